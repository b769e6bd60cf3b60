### Every word of the interface, in English. Sections group the messages of a room; `language`, `shell`, `words` and
### `list` are loaded first, the others with the first room that needs them.

## language
language-name = English
language-direction = ltr

## shell
product = Parley
exercise = EXERCISE: nothing here is real
skip = Skip to the content
nav-label = Rooms
nav-situation = Situation
nav-list = List
nav-record = Record
nav-parties = Parties
language = Language
link-live = Live
link-delayed = { $seconds } s behind
link-offline = Offline for { $age }
link-connecting = Connecting
record-checking = Checking the record
record-verified = Record verified
record-unverified = Record not verified yet
record-broken = RECORD REWRITTEN
clock-local = local
past-showing = You look at { $when }. Nothing can be signed here.
past-leave = Back to now
you-are = { $post } of { $party }
log-in = Log in
log-out = Log out
as-another = See it as
as-another-note = exercise only
as-nobody = Nobody
failed-title = This could not be shown
failed-again = Try again
not-found = There is nothing of that name that you may see.
unlisted = Unlisted is not unprotected: what is not shown here keeps every protection that the law gives it.
loading = Loading
age-seconds = { $n ->
    [one] { $n } second
   *[other] { $n } seconds
  }
age-minutes = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
  }
age-hours = { $n ->
    [one] { $n } hour
   *[other] { $n } hours
  }
age-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
  }

## words
state-draft = Draft
state-tabled = Under review
state-clarification-pending = Waits for clarification
state-countered = Countered
state-agreed = Agreed, starts later
state-in-force = In force
state-suspended = Suspended
state-breach-notice = Breach notified
state-termination-notice = Denounced, still in force
state-released = Released
state-expired = Expired
state-terminated = Terminated
state-rejected = Rejected
state-withdrawn = Withdrawn
state-lapsed = Lapsed
state-superseded = Superseded
state-declared = Declared
state-receipted = Receipt confirmed
state-recognised = Recognised
state-recognised-with-condition = Recognised with a condition
state-recognition-refused = Recognition refused
state-ceased = Ceased
state-asserted = Asserted by one side
state-authorised = Authorised
kind-safe-zone = Safe zone
kind-no-fly-zone = No-fly zone
kind-corridor = Humanitarian corridor
kind-de-escalation-area = De-escalation area
kind-demilitarised-zone = Demilitarised zone
kind-hospital-zone = Hospital zone
kind-neutralised-zone = Neutralised zone
kind-non-defended-locality = Non-defended locality
kind-pause = Pause
consents = { $got } of { $need } consents

## list
list-title = Arrangements
list-needs = Needs you
list-all = All arrangements
list-needs-none = Nothing needs you now.
list-needs-nobody = Log in to see what needs you.
list-find = Find
list-state = State
list-sort = Order
list-any = Any state
list-by-urgency = What changed or ends first
list-by-title = Name
list-by-tabled = Newest
list-count = { $n ->
    [one] { $n } arrangement
   *[other] { $n } arrangements
  }
list-none = No arrangement is like that.
list-empty = Nothing has been tabled yet.
list-more = Show { $n } more
list-col-what = Arrangement
list-col-state = State
list-col-term = Term
list-col-waits = Waits for
list-waits-none = nothing
list-changed = changed
term-from = from { $when }
term-until = until { $when }
due = due { $when }
due-in = in { $age }
due-over = overdue
name-odd = This name may not be what it looks like
need-consent = Your consent is required
need-reaffirmation = Your consent is to be reaffirmed
need-clarification = Clarification to answer
need-reservation = Reservation to decide on
need-condition = Condition to confirm
need-cure = Breach to cure
need-renewal = Renewal to sign
need-expiry = Term ends soon
need-recognition = Recognition asked of you
need-resumption = Suspension to end
need-disclaim = May touch your territory
need-map = Final map to table
need-changed = Changed since you accepted
need-countered = Counter-proposal to yours
need-other = Also for you
wait-position = Consent
wait-reaffirmation = Consent anew
wait-admission = Admission here
wait-audience = Sight of it
wait-second-party = A second party
wait-clarification = Answer
wait-reservation = Reservation
wait-condition = Condition
wait-cycle = Conditions in a circle
wait-map = Final map
wait-date = Start
wait-renewal = Renewal
wait-recognition = Recognition
wait-cure = Cure of a breach
wait-resumption = Resumption
live-changes = { $n ->
    [one] { $n } change
   *[other] { $n } changes
  }
live-show = Show { $n ->
    [one] { $n } change
   *[other] { $n } changes
  }
unreachable = The server can’t be reached, and this browser has kept nothing to show. It tries again by itself.

## vocabulary
basis-agreed = Agreed
basis-declared = Declared
basis-authorised = Authorised
basis-asserted = Asserted
role-territorial-state = territorial state
role-belligerent = belligerent
role-guarantor = guarantor
role-monitor = monitor
role-humanitarian = humanitarian organisation
role-mediator = mediator
role-observer = observer
activity-any = anything
activity-any-flight = any flight
activity-military-flight = military flight
activity-civil-flight = civil flight
activity-drone = drones
activity-strike = strikes
activity-ground-force = ground forces
activity-heavy-weapon = heavy weapons
activity-artillery = artillery
activity-movement = movement on the ground, unarmed
purpose-humanitarian = humanitarian
purpose-medevac = medical evacuation
purpose-search-and-rescue = search and rescue
purpose-monitor = monitoring
datum-agl = above ground
datum-amsl = above mean sea level
datum-wgs84 = above the WGS 84 ellipsoid
datum-fl = flight level
## login
login-title = Log in
login-title-of = Log in to { $ledger }
login-are = You are logged in
login-roles = Enter as
login-roles-note = In this exercise everybody may play every party. These keys protect nothing.
login-kept = Keys in this browser
login-file = With a key file
login-file-note = The file stays on this computer: nothing of it is sent to the server but a signature.
login-ledger = The ledger
login-ledger-note = Compare this with what the host has published, or with what another party sees.
login-ledger-id = Identity of the ledger
login-no-passkeys = Passkeys need an address with a name; this one is a bare number.
login-refused = This ledger does not know the key, or the signature does not verify.
login-foreign = The server asked for a signature that is meant for somewhere else. Nothing was signed.
login-stranger = The key is not in this ledger yet
login-stranger-todo = Give the public half to whoever lets you in: the registrar for a new party, an administrator of your party for a new key. Read the fingerprint out to them on another way, so that nobody can put another key in its place.
login-public-half = Save the public half

## keys
key-file = Key file
key-file-choose = Choose a key file
key-file-drop = or drop it here
key-file-paste = Paste it instead
key-file-pasted = Content of the key file
key-file-not-one = This is no key file of Parley.
key-file-damaged = The key file was damaged, or changed by hand. Take your copy.
key-file-public = This is the public half of a key; it can’t sign. Take the key file itself.
key-file-agent = The secret of this key is in an ssh-agent, which a browser can’t reach. Use the command line with it.
key-file-receives = This key receives; it neither signs nor opens sessions.
key-file-passkey = This is the record of a passkey. Log in with the passkey itself.
key-file-passphrase = The passphrase does not open the file.
key-file-too-large = The file is too large for a key file.
key-another-party = This key is of another party than the one that you speak for.
key-passphrase = Passphrase
key-keep = Keep this key in this browser
key-keep-note = It can be used here by whoever uses this browser, and can’t be copied out of it.
key-opening = Opening the key
key-fingerprint = Fingerprint of the key
key-fingerprint-is = key
key-is-passkey = passkey
key-is-kept = kept key
key-forget = Forget
passkey-not-given = No passkey was given. Try again, or use a key file.

## situation
situation-show = More of { $title }
situation-selected = { $title }: { $state }
situation-watching = Watching
situation-ended = Ended
situation-kind = Kind
situation-any-kind = Any kind
situation-you = You
situation-bound = bound by it
situation-unbound = not bound by it
situation-accepted = you accepted revision { $n }
situation-endless = without an end
situation-binds = Binds
situation-tabled = Tabled by
situation-revision = revision { $n }, { $when }
situation-map-pending = The map is pending: it can’t come into force until a revision with the final map is accepted.
situation-open = Open
