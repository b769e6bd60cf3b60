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
list-needs-none = Nothing needs you now.

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
