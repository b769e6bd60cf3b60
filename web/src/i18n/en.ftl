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
mirror = Your party’s own copy of the record. It last heard of its host { $age } ago.
mirror-stale = Your party’s own copy of the record. It has not heard of its host for { $age }: what was agreed or ended since is not known here.
mirror-doubt = The host has signed what can’t be true. This copy has the evidence: see parley mirror findings. Do not rely on what is new.
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
need-audience = Somebody to show it to
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

## propose
propose-heading-new = A new proposal
propose-heading-counter = Counter-proposal
propose-heading-revise = New revision
propose-of-counter = Counter-proposal to
propose-of-revise = New revision of
propose-untitled = Without a title
propose-steps = Steps
propose-step-where = Where
propose-step-what = What
propose-step-rules = Rules
propose-step-who = Who
propose-step-terms = Terms
propose-step-sign = Sign
propose-check = Check and sign
propose-complete = complete
propose-continue = Continue: { $step }
propose-aside = The map, and what the draft would mean
propose-remove = Remove
propose-clear = Clear
propose-choose = Choose…
propose-unit = Unit
propose-unit-km = km
propose-unit-m = m
propose-unit-nm = nautical miles
propose-unit-ft = ft
propose-unit-hours = hours
propose-unit-days = days
propose-unit-weeks = weeks
propose-unit-months = months
propose-unit-years = years
propose-from = From
propose-until = Until
propose-about = about { $area }

propose-drafts = Drafts
propose-drafts-hint = Drafts are kept in this browser, for your party alone, until you table or delete them. They are not encrypted there.
propose-drafts-none = There is no draft.
propose-new = New draft
propose-import = Open a draft file
propose-import-failed = { $name } can’t be read as a draft: { $why }
propose-import-line = line { $line } is not understood: { $found }
propose-untaken = This of the file could not be taken. A text or a map that stands in another file is brought in here by itself.
propose-noted = Noted
propose-export = Save as a file
propose-drop = Delete
propose-drop-of = Delete { $title }
propose-drop-sure = Delete it for good?
propose-keep = Keep it
propose-kept = Kept in this browser, { $when }
propose-kept-none = Kept in this browser as you write
propose-unkept = This browser keeps nothing. Save the draft as a file before you leave.
propose-newer = A newer revision was tabled after you began this copy. The changes below are against the one that you began from.
propose-anew = Begin anew from the latest

propose-where-intro = Draw the outline, or write its coordinates: both are the same. Add as many volumes as the text names.
propose-shape-polygon = Polygon
propose-shape-circle = Circle
propose-shape-corridor = Corridor
propose-add = Add a volume
propose-upload = Upload GeoJSON
propose-upload-large = { $name } is larger than 1 MiB.
propose-upload-none = { $name } is no GeoJSON.
propose-upload-taken = { $n ->
    [0] Nothing was taken from the file.
    [one] { $n } volume was taken from the file.
   *[other] { $n } volumes were taken from the file.
  }
propose-upload-left = { $n ->
    [one] { $n } feature could not be taken:
   *[other] { $n } features could not be taken:
  }
propose-left = Feature { $n }
propose-left-none = it has no geometry.
propose-left-coordinates = its coordinates are no longitudes and latitudes, or too few.
propose-left-radius = a point needs the property radius_m to be a circle.
propose-left-width = a line needs the property half_width_m to be a corridor.
propose-left-type = { $type } is neither a polygon, a circle nor a corridor.
propose-left-height = its { $field } is not written such as “3000 ft amsl”.
propose-left-accuracy = its accuracy_m is no number of metres.
propose-left-windows = its windows are no list of from and until.
propose-volume-name = volume
propose-volume-id = Name of the volume
propose-volume-id-hint = Rules refer to it by this name.
propose-volume-remove = Remove { $id }
propose-volume-more = Accuracy, edges and hours
propose-points-polygon = Corners
propose-points-circle = Centre
propose-points-corridor = Line along the middle
propose-points-hint = One point a line, in any usual notation: degrees, minutes, seconds, decimals, UTM, MGRS.
propose-notation = How coordinates are written
propose-notation-dms = degrees, minutes, seconds
propose-notation-ddm = degrees, decimal minutes
propose-notation-decimal = decimal degrees
propose-notation-utm = UTM
propose-notation-mgrs = MGRS
propose-order = Which comes first
propose-order-lat = Latitude first
propose-order-lon = Longitude first
propose-points-unread = Line { $line } can’t be read:
propose-points-one = A circle has one centre.
propose-rings = { $n ->
    [one] { $n } part
   *[other] { $n } parts
  }, { $holes ->
    [0] no hole
    [one] { $holes } hole
   *[other] { $holes } holes
  }, { $corners } corners. Change its outline on the map, or in the file that it came from.
propose-radius = Radius
propose-half-width = Half of the width, to each side
propose-floor = From height
propose-ceiling = Up to height
propose-height-from = Measured from
propose-height-n = Height
propose-height-ground = the ground
propose-height-unlimited = without limit
propose-as-volume = as the volume
propose-accuracy = Accuracy of the line
propose-accuracy-exact = exact
propose-accuracy-hint = How far the true line may lie from the drawn one. Within it, whoever’s territory may be touched must consent or disclaim the touch.
propose-edges = Edges between corners
propose-edges-straight = straight in longitude and latitude
propose-edges-geodesic = shortest lines on the ground (geodesic)
propose-windows = Dates
propose-windows-hint = Without any, the volume counts whenever the arrangement is in force.
propose-window = Dates { $n }
propose-window-add = Add dates
propose-status = The map
propose-status-final = is final: the text of record
propose-status-pending = is pending: it can be agreed in principle, and comes into force only with a final map, which needs consent anew
propose-map = Map of the draft
propose-map-look = Show the draft
propose-map-final = final map
propose-map-pending = map pending

propose-kind = Kind
propose-kind-safe-zone = People are safe there from attack, by what the text forbids.
propose-kind-no-fly-zone = What the text names does not fly there.
propose-kind-corridor = A way for relief or for people to leave.
propose-kind-de-escalation-area = Fighting ends there, and conditions improve.
propose-kind-demilitarised-zone = Without forces or installations, by agreement (Additional Protocol I, art. 60).
propose-kind-hospital-zone = For the wounded and sick, and those who must be spared (Geneva Convention IV, art. 14).
propose-kind-neutralised-zone = Shelter for the wounded and for civilians amid fighting (Geneva Convention IV, art. 15).
propose-kind-non-defended-locality = Open for occupation, and not defended (Additional Protocol I, art. 59).
propose-kind-pause = Nobody fires for a time.
propose-basis = What it rests on
propose-basis-agreed = It needs the consent of all who must consent, and binds nobody before.
propose-basis-declared = One party’s word about its own ground. It binds others once they recognise it.
propose-basis-authorised = A third body decided it, such as the Security Council. Here it binds who accepts it.
propose-basis-asserted = One side’s say. It binds who accepts it.
propose-basis-fixed = The basis of an arrangement never changes; a counter-proposal is to be agreed.
propose-authority = The decision that is claimed
propose-texts = Texts
propose-texts-hint = Every authentic text binds alike. A change of one letter in any of them is a new revision.
propose-language-add = Language
propose-language-other = Another, by its code
propose-language-wrong = This is no language code, or the language is there already.
propose-language-remove = Take { $language } out
propose-title = Title
propose-authentic = authentic
propose-authentic-hint = This text binds; others are translations.
propose-text = Text
propose-clause-number = Insert “{ $n }.”
propose-preview = As it will read
propose-preview-empty = Clauses begin with their number: “1. Nobody fires within the circle.”
propose-clauses-uneven = The languages number their clauses differently:

propose-rules-intro = Rules say the text’s prohibitions in the protocol’s words, so that a flight or a plan can be checked against them. Each refers to the clause that it comes from.
propose-rules-none = No rule: nothing that anybody does would be found to breach it.
propose-rule-add = Add a rule
propose-rule = Clause { $clause }
propose-rule-remove = Remove the rule of clause { $clause }
propose-rule-more = Where, how high, when, and whom it exempts
propose-clause = Clause in the text
propose-forbids = Forbids
propose-forbids-any = “Anything” covers all others.
propose-addressed = To whom
propose-addressed-all = Everyone who is bound.
propose-addressed-parties = Parties by name
propose-another-party = Another party…
propose-every-role = { $role }
propose-rule-volumes = In these volumes
propose-rule-volumes-all = The whole map.
propose-schedule = Weekly hours
propose-schedule-always = At all hours.
propose-slot = Hours { $n }
propose-slot-add = Add hours
propose-slot-over = Ends on the next day.
propose-hour-of = { $of }: by what
propose-hour-shift = { $of }: before or after
propose-hour-clock = UTC
propose-hour-sunrise = sunrise
propose-hour-sunset = sunset
propose-hour-at = then
propose-hour-before = before
propose-hour-after = after
propose-hour-time = Hour in UTC
propose-hour-long = How long before or after
propose-sun = Where the Sun rises and sets
propose-sun-hint = Latitude first. Within minutes of sunrise and sunset a check can’t tell.
propose-except = Rests
propose-except-add = Add a rest
propose-exempt = Exempts these purposes
propose-exempt-parties = Exempts these parties
propose-exempt-groups = Exempts these groups, one a line
propose-exempt-groups-hint = As the text names them. They are no parties, so nothing is computed from them.

propose-who-intro = Who is what, in the order of the text. Whoever holds a role that must consent, and whoever’s territory the map touches, must consent.
propose-party = Party
propose-party-unknown = { $name } (not a party here)
propose-role = Role
propose-as = Name in the text
propose-as-hint = The name that the text quotes; the party decides, never its name.
propose-up = Move { $n } up
propose-down = Move { $n } down
propose-holder-add = Add a party
propose-holder-remove = Remove { $name }
propose-consenting = Roles whose every holder must consent
propose-consenting-none = None: only those whose territory it touches must consent.
propose-consents = must consent
propose-no-consent-declared = Nobody need consent to a declared zone. You must be the sole claimant of its ground.
propose-no-consent-asserted = Nobody need consent to an asserted zone, and it binds only who accepts it.
propose-no-consent-authorised = Nobody need consent here to an authorised zone, and it binds here only who accepts it.
propose-private = Private annexes
propose-private-hint = They stay as they were deposited, bound into this revision too, unless you remove them.
propose-seen = Who will see it
propose-seen-everyone = Every party here
propose-seen-parties = These parties alone
propose-seen-you = you
propose-seen-must = must see it
propose-seen-same = Those who see the arrangement now. A revision goes to its whole audience.
propose-seen-counter = A counter-proposal starts with those who see what it answers.
propose-seen-hint = Others can be let in later, and then see all that was said to the whole audience. Nobody can be shut out again.

propose-terms-intro = What the terms do not provide is refused later. Accepting them is consent to it in advance.
propose-effective = Beginning
propose-effective-hint = Without a date or a condition, it comes into force with the last consent.
propose-effective-at = Not before
propose-zone = Time zone
propose-date = { $of }: date
propose-date-form = YYYY-MM-DD
propose-date-wrong = That is no date. Write it as 2017-05-06: year, month, day.
propose-hour = { $of }: hour
propose-time-means = That is { $when }.
propose-time-twice = The clocks go back over this hour, so that it comes twice: { $first } and { $second }. Give it in UTC.
propose-time-never = This hour does not exist there: the clocks go forward over it, or the zone is unknown. Give it in UTC.
propose-when = Only once
propose-when-does = What the party does
propose-when-accepts = accepts
propose-when-confirms = confirms
propose-when-fact = The fact to be confirmed
propose-when-fact-example = withdrawal-complete
propose-when-add = Add a condition
propose-when-all = All of them
propose-when-any = One of them is enough
propose-open-until = Lapses if not in force by
propose-open-until-hint = Without it, it stays open.
propose-duration = Term
propose-duration-term = Lasts
propose-duration-none = without a term
propose-ends = Ends for good at
propose-ends-hint = Beyond it nothing renews.
propose-renewal = It can be renewed
propose-renewal-hint = at the end of each term
propose-renewal-mode = How
propose-renewal-by-consent = by consent: those named sign before the term ends
propose-renewal-tacit = tacitly: unless one who must consent objects in time
propose-renewal-by = Who must sign
propose-by-required = Everyone who must consent.
propose-by-bound = Any party that is bound.
propose-by-seeing = Any party that sees it.
propose-renewal-notice = Objections are in so long before its end
propose-renewal-period = Each renewal lasts
propose-renewal-same = as the term
propose-renewal-most = At most how many times
propose-renewal-any = any number
propose-notice = Notice
propose-notice-none = at once
propose-denunciation = A party can denounce it
propose-denunciation-hint = and leave after its notice
propose-denunciation-by = Who may
propose-suspension = It can be suspended
propose-suspension-hint = while the term runs on
propose-suspension-by = Who may
propose-suspension-longest = For so long at most
propose-suspension-open = until resumed
propose-accession = Others can join
propose-accession-hint = once it is in force
propose-accession-by = Who may
propose-breach = A breach can be notified
propose-breach-hint = which opens a time to cure it
propose-cure = Time to cure
propose-cure-none = none
propose-release = Whoever notified it may release itself afterwards toward the party in breach

propose-meaning = What it would mean
propose-meaning-empty = Who must consent, and what it meets, stand here while you draft.
propose-meaning-none = Not known yet.
propose-ask = Ask while I write
propose-ask-hint = sends the draft to this server, which answers and keeps nothing of it
propose-ask-off = Not asked while you write
propose-asking = Asking…
propose-ask-offline = No link: drafting goes on
propose-ask-current = As of now
propose-ask-before = As of before your last change
propose-you = you
propose-must = { $n ->
    [0] Nobody must consent
    [one] { $n } party must consent
   *[other] { $n } parties must consent
  }
propose-must-none = No role must consent, and no party’s territory is touched: say on the step Who whose consent it needs.
propose-must-two = At least two parties must accept before anything comes into force.
propose-why-role = Its role must consent.
propose-why-territory = The map touches its territory.
propose-why-territory-area = The map touches its territory: about { $area }.
propose-why-indeterminate = The map may touch its territory, within the accuracy of the lines.
propose-why-bound = It is bound by what this would replace.
propose-attributed = As the built-in map of the world attributes it, which is no statement on sovereignty.
propose-not-here = Not a party here: until it is admitted and accepts, nothing can come into force.
propose-strangers = { $n ->
    [one] A claimant is not a party here:
   *[other] { $n } claimants are not parties here:
  }
propose-ground-title = Whose ground it is
propose-ground = about { $area }
propose-ground-indeterminate = may be touched, within the accuracy of the lines
propose-ground-none = Nobody’s, as far as is known here.
propose-not-sole = Only the sole claimant of all the ground can declare a zone on it. Assert it instead, or table it to be agreed.
propose-binds-nobody = It would bind only who accepts it. Others are shown it, with the confrontation that it may mean.
propose-meets = What it meets
propose-meets-none = No zone and no operation that you may see.
propose-overlap = covers about { $area } of the same ground
propose-overlap-maybe = may cover the same ground, within the accuracy of the lines
propose-confrontation = { $activity } of { $party } would breach clause { $clause } in “{ $volume }”
propose-confrontation-maybe = { $activity } of { $party } may breach clause { $clause } in “{ $volume }”
propose-during = { $from } to { $until }
propose-during-open = from { $from }

propose-changes-counter = What you would change
propose-changes-revise = What you change
propose-changes-wait = What changes is shown once the server has answered.
propose-changes-none = Nothing differs yet.
propose-changes-area = Area: { $was }, then { $is } ({ $gained } gained, { $lost } given up)

propose-lacks = { $n ->
    [one] { $n } thing lacks
   *[other] { $n } things lack
  }
propose-problems = { $n ->
    [one] { $n } problem
   *[other] { $n } problems
  }
propose-notices = What the exact form says otherwise
propose-lack-volume = The map has no volume yet.
propose-lack-id = Volume { $n } has no name.
propose-lack-id-twice = Two volumes are called “{ $id }”.
propose-lack-typed = Coordinates of “{ $id }” can’t be read.
propose-lack-shape = “{ $id }” is not drawn yet.
propose-lack-circle = “{ $id }” has no radius.
propose-lack-corridor = “{ $id }” has no width.
propose-lack-kind = The kind is not chosen.
propose-lack-authority = The decision that it rests on is not named.
propose-lack-language = There is no text.
propose-lack-authentic = No text is authentic.
propose-lack-title = The title lacks ({ $lang }).
propose-lack-text = The text lacks ({ $lang }).
propose-lack-clause = Rule { $n } does not say which clause it comes from.
propose-lack-clause-twice = Two rules are of clause “{ $clause }”.
propose-lack-forbids = The rule of clause { $clause } forbids nothing.
propose-lack-slot = The hours of clause { $clause } are not complete.
propose-lack-sun = Clause { $clause } does not say where the Sun rises and sets.
propose-lack-except = A rest of clause { $clause } is not complete.
propose-lack-rule-volume = Clause { $clause } speaks of “{ $id }”, which is not on the map.
propose-lack-party = Line { $n } names no party.
propose-lack-holder-twice = Line { $n } says the same as one above it.
propose-lack-consenting = Nobody holds a role whose consent is asked for.
propose-lack-duration = A renewal needs the length of the term.
propose-unchanged = Nothing differs from what you began from, so there is nothing to sign.
propose-unfaithful = The server made something else of these than what you wrote. Do not sign; tell its operator.
propose-fingerprint = Fingerprint of the revision
propose-sign-offline = No link. The draft is kept; it can be signed when the link is back.
propose-sign-login = To table it, log in.
propose-sign-power = Your post may not bring in arrangements. Save the draft as a file for a post that may.
propose-sign-agreed = Sign and table
propose-sign-declared = Sign and declare
propose-sign-asserted = Sign and make known
propose-sign-authorised = Sign and make known
propose-sign-counter = Sign the counter-proposal
propose-sign-revise = Sign the new revision
propose-then = Tabling is not accepting: you take a position afterwards like everyone else. Nothing comes into force by it.
propose-then-declared = It binds you from now on, and others once they recognise it.
propose-then-asserted = It binds only who accepts it.
propose-then-authorised = It binds here only who accepts it.

## map
map-zoom-in = Zoom in
map-zoom-out = Zoom out
map-all = Show everything
map-legend = Legend
map-loading = The map is loading
map-zones-loading = Zones are loading
map-empty = Nothing is drawn here at this time.
map-bare = Coasts and names could not be loaded; zones are drawn.
map-disclaimer = Boundaries and names shown do not imply endorsement.
map-sources = Sources
map-signs = Signs
map-failed = The map can’t be drawn.
map-no-webgl = This browser or machine has no WebGL 2. Everything that would be on the map is listed here.
map-lost = The graphics of this machine have stopped. Everything that would be on the map is listed here; the map comes back by itself if they do.
map-content = On the map
map-content-view = { $n ->
    [0] Nothing is in view.
    [one] { $n } arrangement is in view.
   *[other] { $n } arrangements are in view.
  }
map-content-all = { $n ->
    [0] Nothing is drawn at this time.
    [one] { $n } arrangement
   *[other] { $n } arrangements
  }
map-content-more = { $n ->
    [one] { $n } more: zoom in to see it here.
   *[other] { $n } more: zoom in to see them here.
  }
map-volumes =
    { $n ->
        [one] { $n } volume
       *[other] { $n } volumes
    }
map-role-now = Now proposed
map-role-was = Was
map-role-added = Added
map-role-removed = Left out
draw-tools = Draw
draw-polygon = Polygon
draw-circle = Circle
draw-corridor = Corridor
draw-edit = Change shapes
draw-delete = Remove shape
draw-undo = Undo
draw-redo = Redo
draw-finish = Finish
draw-cancel = Cancel
draw-polygon-how = Click each corner. Click the first one again, or press Finish, to close the outline.
draw-circle-how = Click the centre, then where the circle ends.
draw-corridor-how = Click along the middle of the corridor. Click the last point again, or press Finish, to end it.
draw-edit-how = Drag a corner to move it, a middle point to add one; right-click a corner to remove it. Drag the shape to move all of it.
draw-pick = Click a shape to change it.
draw-corridor-width = { $width } to each side
draw-typed = The same can be done with the coordinates as text.
notation-order = Which comes first? Write the latitude with N or S and the longitude with E or W, such as 33.5N 36.25E.
notation-comma = Do the commas separate or mark decimals? Write decimals with a point, and N or S, E or W, such as 33.5N 36.25E.
notation-mark-each = Each latitude needs its N or S, each longitude its E or W, such as 33.5N 36.25E.
notation-marks = Write all of N, S, E and W before their numbers, or all after them.
notation-same-axis = Two latitudes or two longitudes follow each other. Write one of each, such as 33.5N 36.25E.
notation-two = A point is a latitude and a longitude. Write both, such as 33.5N 36.25E.
notation-nothing = No coordinates stand here.
notation-sign = { $text } has a sign that does not belong there. Write a minus, or S or W, not both, and before the degrees alone.
notation-latitude = A latitude of { $value }° does not exist: it goes from 90S to 90N.
notation-longitude = A longitude of { $value }° does not exist: it goes from 180W to 180E.
notation-sixty = Minutes and seconds go up to 59.
notation-fraction = Only the last of degrees, minutes and seconds may have decimals.
notation-unit = Degrees °, minutes ′ and seconds ″ follow each other in this order, each after its number.
notation-many-numbers = There are more than degrees, minutes and seconds. Put each point on a line of its own.
notation-packed = { $text } can’t be told apart into degrees, minutes and seconds. Write a latitude with 2 digits of degrees, a longitude with 3, such as 335130N0361500E.
notation-west-or-east = O is west in some languages and east in others. Write W or E.
notation-letter = “{ $text }” is no part of a coordinate.
notation-long = The line is too long.
notation-geo = After geo: write latitude, comma, longitude in degrees, such as geo:33.5,36.25.
notation-datum = Only WGS 84 can be read, not { $datum }. Convert the coordinates first.
notation-utm = Write UTM as zone, north or south, easting and northing in metres, such as 37 north 244527 3710105.
notation-utm-zone = There is no zone { $zone } of UTM: they go from 1 to 60.
notation-utm-band = { $band } is no band of UTM. Write north or south instead.
notation-utm-s = Is S the southern hemisphere, or the band from 32° to 40° north? Write { $zone } south or { $zone } north.
notation-utm-not-band = The northing does not lie in the band { $band }. Write north or south instead, or check the digits.
notation-mgrs = { $text } names no square of MGRS.
notation-mgrs-odd = { $text } has an odd number of digits: MGRS has as many for the easting as for the northing.
notation-mgrs-coarse = { $text } is a square of more than 100 m. Write at least three digits each for easting and northing.

## login
login-title = Log in
login-title-of = Log in to { $ledger }
login-ended = Your session has ended
login-ended-note = Nothing is lost: log in again, and what you were doing is as it was.
login-are = You are logged in
login-roles = Enter as
login-roles-note = In this exercise everybody may play every party. These keys protect nothing.
login-kept = Keys in this browser
login-file = With a key file
login-file-other = With another key file
login-passkey = With a passkey
login-passkey-note = Your device, or the service that keeps your passkeys, asks you to unlock it.
login-passkey-do = Log in with a passkey
login-file-note = The file stays on this computer: nothing of it is sent to the server but a signature.
login-ledger = The ledger
login-ledger-note = Compare this with what the host has published, or with what another party sees.
login-ledger-id = Identity of the ledger
login-no-passkeys = Passkeys need an address with a name; this one is a bare number.
login-refused = This ledger does not know the key, or the signature does not verify.
login-foreign = The server asked for a signature that is meant for somewhere else. Nothing was signed.
login-stranger = The key is not in this ledger yet
login-stranger-todo = Give the public half to whoever lets you in: the registrar for a new party, an administrator of your party for a new key. Read the fingerprint out to them by another channel, so that nobody can put another key in its place.
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
passkey-add = Add a passkey
passkey-add-note = A passkey is kept by your device or your security key and unlocked by you each time. An administrator of your party lets it in.
passkey-post = For the post
passkey-powers = It may sign
passkey-make = Make a passkey
passkey-made-enrol = The passkey was made. Sign its enrolment with the key that you logged in with.
passkey-made-hand = The passkey was made. Give its public half to an administrator of your party, and read the fingerprint out to them by another channel.
passkey-enrol = Enrol it
passkey-enrolled = It is enrolled: you can log in and sign with it.
cosign-title = Sign as the second post
cosign-note = Open a file in which another post of your party has signed a statement. You see all that it says before you add your signature.
cosign-choose = Choose the file
cosign-not-one = This is no statement that waits for a second signature.
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
situation-propose = Propose a zone
time-label = Time
time-shown = Time shown, UTC
time-back = To what happened before
time-forth = To what comes next
time-field = Date and time, UTC
time-stretch = Stretch of time
time-day = 2 days
time-fortnight = 2 weeks
time-quarter = 3 months
time-years = 2 years
time-all = All of it
time-now = Now
time-wrong = That is no date and time. Write it as 2017-05-06 21:00.
instant-form = Year-month-day and hour:minute, 24 hours, UTC
mark-tabled = { $title } is tabled
mark-starts = { $title } comes into force
mark-ends = the term of { $title } ends
mark-due = due: { $title }
situation-map = Map of the arrangements
situation-map-failed = The map can’t be loaded now. The list beside it is complete.


## terms
terms-rules = What is forbidden
terms-rules-none = This revision forbids nothing: it has no rules.
terms-terms = Term and life
terms-texts = Texts
terms-volumes = Where
terms-roles = Who takes part
terms-private = Private annexes
terms-clause = Clause { $clause }
terms-forbidden = Forbidden to { $who }: { $acts }.
terms-everyone-bound = everyone bound
terms-every-role = every { $role }
terms-where = { $n ->
    [one] In the volume { $volumes }.
   *[other] In the volumes { $volumes }.
  }
terms-where-all = In all of the map.
terms-heights = From { $floor } up to { $ceiling }.
terms-heights-all = At all heights of the map’s volumes.
terms-as-volume = the volume’s own limit
terms-when = Only { $slots }.
terms-when-all = At all hours.
terms-slot = on { $days } from { $from } until { $until } UTC
terms-slot-over = on { $days } from { $from } until { $until } UTC of the next day
terms-slot-sun = on { $days } from { $from } until { $until }
terms-clock = { $time } UTC
terms-sunrise = sunrise
terms-sunset = sunset
terms-sun-before = { $time } before { $sun }
terms-sun-after = { $time } after { $sun }
terms-sun-place = The Sun rises and sets as at latitude { $lat }, longitude { $lon }, give or take minutes; days are those of UTC.
terms-except = Not { $windows }.
terms-except-window = from { $from } until { $until }
terms-every-day = every day
terms-exempt = Except
terms-exempt-purposes = Not touched: { $purposes }.
terms-exempt-parties = Not addressed to { $parties }.
terms-exempt-groups = The text excludes these groups, which are no parties here: { $groups }.
terms-effective = Start
terms-effective-at = Not before { $when }.
terms-effective-when = Not before this is so: { $condition }.
terms-effective-none = As soon as everyone who must consent has.
terms-open-until = It lapses if it is not in force by { $when }.
terms-duration-field = Term
terms-duration = { $period } from the start.
terms-ends = It ends on { $when } at the latest.
terms-duration-none = No end is set.
terms-renewal-field = Renewal
terms-renewal-tacit = It goes on by itself, unless a party that must consent objects in time.
terms-renewal-consent = It goes on only if that is signed before it ends by { $who }.
terms-every-required = all who must consent
terms-renewal-same = For as long as the first term.
terms-renewal-period = For { $period } each time.
terms-renewal-notice = An objection must be in { $period } before the end.
terms-renewal-most = { $n ->
    [one] Once at most.
   *[other] { $n } times at most.
  }
terms-renewal-none = Not provided for: it is not renewed.
terms-denunciation-field = Denunciation
terms-denunciation = It may be left by { $who }, { $notice }.
terms-denunciation-none = Not provided for: nobody may leave before the end.
terms-suspension-field = Suspension
terms-suspension = It may be suspended by { $who }, { $notice }.
terms-suspension-longest = For { $period } at most.
terms-suspension-open = Until it resumes it.
terms-suspension-none = Not provided for: nobody may suspend it.
terms-accession-field = Accession
terms-accession = Once in force it is open to { $who }.
terms-accession-none = Not provided for: nobody joins later.
terms-breach-field = Breach
terms-breach = After a notice of breach there are { $period } to cure it.
terms-breach-no-cure = A notice of breach leaves no time to cure it.
terms-breach-release = Then who gave notice may release itself toward the party in breach.
terms-breach-no-release = No release follows.
terms-breach-none = Not provided for: no notice of breach can be given.
terms-any-bound = any party bound
terms-any-seeing = any party that sees it
terms-notice = { $period } after saying so
terms-no-notice = at once
terms-no-time = no time
terms-months = { $n ->
    [one] { $n } month
   *[other] { $n } months
  }
terms-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
  }
terms-hours = { $n ->
    [one] { $n } hour
   *[other] { $n } hours
  }
terms-if-accepts = { $party } has accepted
terms-if-confirms = { $party } has confirmed “{ $label }”
terms-feet = { $n } ft
terms-metres = { $n } m
terms-km = { $n } km
terms-km2 = { $n } km²
terms-m2 = { $n } m²
terms-height = { $value } { $datum }
terms-ground = the ground
terms-unlimited = without limit
terms-volume-heights = From { $floor } up to { $ceiling }.
terms-volume-open = From { $floor } up, without limit.
terms-volume-windows = Only { $windows }.
terms-window = from { $from } until { $until }
terms-accuracy = The true line lies within { $length } of the one drawn.
terms-exact = The coordinates are exact: they are the text of record.
terms-circle = Circle with a radius of { $radius }
terms-corridor = { $n ->
    [one] Corridor { $width } wide
   *[other] Corridor { $width } wide, along { $n } points
  }
terms-polygon = { $n ->
    [one] Outline with { $n } corner, edges straight in longitude and latitude
   *[other] Outline with { $n } corners, edges straight in longitude and latitude
  }
terms-polygon-geodesic = { $n ->
    [one] Outline with { $n } corner, edges along great circles
   *[other] Outline with { $n } corners, edges along great circles
  }
terms-map-pending = The map is pending: it can be agreed in principle, and comes into force only once a revision with the final map is accepted.
terms-map-none = There is no map yet.
terms-coordinates = Coordinates
terms-outline = Outline
terms-hole = Hole { $n }
terms-part-of = Part { $n }
terms-centre = Centre
terms-line = Line
terms-point = Point
terms-notation = Notation
terms-notation-dms = degrees, minutes, seconds
terms-notation-ddm = degrees, minutes
terms-notation-decimal = decimal degrees
terms-notation-utm = UTM
terms-notation-mgrs = MGRS
terms-authentic = Authentic
terms-translation = Translation
terms-text-erased = This text was erased. Its commitment remains in the record.
terms-invisible = An invisible character that could change how the text reads
terms-more = { $n ->
    [one] Show { $n } more paragraph
   *[other] Show the next of { $n } more paragraphs
  }
terms-more-points = { $n ->
    [one] Show { $n } more point
   *[other] Show the next of { $n } more points
  }
terms-private-note = { $n ->
    [one] There is one private annex. It is bound into this revision and shown to those named alone.
   *[other] There are { $n } private annexes. They are bound into this revision and shown to those named alone.
  }
terms-private-for = For { $parties } alone.
terms-consents = must consent
terms-fingerprint = Fingerprint of this revision
terms-authority = It rests on: { $authority }

## review
review-tabs = What to look at
review-tab-terms = Terms
review-tab-changes = Changes since revision { $n }
review-tab-answered = What it changes
review-answered = { $title }, revision { $n }
review-tab-discussion = Discussion
review-tab-positions = Positions
review-tab-record = Record
review-open-questions = { $n ->
    [one] { $n } question is open
   *[other] { $n } questions are open
  }
review-tabled = Revision { $n } of { $of }, tabled by { $party }, { $when }
review-revision = Revision { $n }
review-answers = A counter-proposal to
review-countered = { $n ->
    [one] Countered by
   *[other] Countered by { $n } proposals:
  }
review-newer = There is a newer revision, { $n }.
review-newer-force = Revision { $n } is tabled to replace this one. Until it is in force, this one holds.
review-newer-see = See what it changes
review-not-carried = You accepted revision { $n }. That does not carry over: this is another text, and it needs your word anew.
review-compare-from = From
review-compare-to = to
review-first = This is the first revision: there is nothing to compare it with.
review-nothing-differs = Nothing that can be shown differs. They are two revisions all the same, and each needs consent of its own.
review-field = What
review-was = Was
review-is = Now proposed
review-absent = was not there
review-dropped = is left out
review-alike = These read alike and are not the same: two parties may bear one name.
review-nobody = nobody by role
review-always = whenever it is in force
review-exact = exact
review-outline-moved = { $shape }, elsewhere
review-area-note = Gained { $gained }, given up { $lost }. Areas inform; they never decide.
review-map-erased = One of the two maps can’t be shown: it was erased, or is not for you.
review-text-added = new
review-text-removed = left out
review-standing = Was: { $was }. Now: { $is }.
review-group-area = Area
review-group-heading = What it is
review-group-terms = Term and life
review-group-rules = What is forbidden
review-group-volumes = Where
review-group-roles = Who takes part
review-group-private = Private annexes
review-field-area = All volumes
review-field-kind = Kind
review-field-basis = Basis
review-field-authority = Authority
review-field-consenting = Roles that must consent
review-field-map = Map
review-field-volume = { $volume }
review-field-outline = { $volume }: outline
review-field-floor = { $volume }: lower limit
review-field-ceiling = { $volume }: upper limit
review-field-windows = { $volume }: times
review-field-accuracy = { $volume }: accuracy
review-field-called = { $party }: name in the text
review-map-pending = pending
review-map-final = final
review-claim = { $area } lie on territory that { $party } declares.
review-claim-attributed = { $area } lie on territory that the map of the world attributes to { $party }.
review-gate = { $n ->
    [one] It comes into force only when that party and at least one more have consented to this same revision.
   *[other] It comes into force only when all { $n } have consented to this same revision.
  }
review-bound-count = { $n ->
    [0] Nobody is bound
    [one] { $n } party is bound
   *[other] { $n } parties are bound
  }
review-bound = bound
review-you = you
review-party = Party
review-by-revision = By revision
review-not-admitted = Is not a party here, and must consent
review-key-compromised = signed with a key since called compromised
review-required = Must consent: { $why }.
review-because-role = its role must consent
review-because-territory = it lies on its territory
review-because-indeterminate = it may lie on its territory, within the accuracy of the maps
review-because-bound = it is bound by the revision that this one replaces
review-if = If { $condition }.
review-with = At the same time as { $parties }.
review-later-claims = Claimed since it came into force: { $parties }. Such a claim counts for the next revision.
review-stance-accept = Accepts this revision
review-stance-accept-open = Accepts, once the others have signed too
review-stance-accept-with-reservation = Accepts with a reservation, which the others accept
review-stance-accept-with-reservation-open = Accepts with a reservation that is open
review-stance-accept-with-condition = Accepts; its condition has come true
review-stance-accept-with-condition-open = Accepts on a condition that is open
review-stance-reject = Rejects this revision
review-stance-undecided = Has said that it is undecided
review-stance-again = Accepted revision { $n } only; must review again
review-stance-missing = Has not answered yet
review-stance-none = Has said nothing
review-standing-accepted = accepted
review-standing-open = accepted, something is open
review-standing-rejected = rejected
review-standing-undecided = undecided
review-standing-again = accepted an earlier revision
review-standing-missing = asked, not answered
review-standing-none = said nothing
review-waits = What it waits for
review-printed = This is the screen. The document itself is printed from “As a sheet to print and sign”.
review-you-must = It waits for you
review-must = It waits for { $parties }
review-time = Only time must pass
review-blocks-nothing = holds nothing back
review-wait-position = { $party } has not accepted this revision ({ $why }).
review-wait-position-undecided = { $party } has not accepted this revision: it says that it is undecided ({ $why }).
review-wait-position-reject = { $party } rejects this revision ({ $why }).
review-wait-disclaim = It may also disclaim the touch, which is within the accuracy of the maps.
review-wait-reaffirmation = { $party } accepted with a key that it has since called compromised, and has not reaffirmed.
review-wait-admission = { $party } must consent ({ $why }) and is not a party here.
review-wait-audience = { $party } must consent and does not see this arrangement yet; { $sponsor } can show it.
review-wait-second-party = An agreement needs two distinct parties at least that have accepted it.
review-wait-answer = { $party } waits for clarification; nobody has answered.
review-wait-settle = { $party } has an answer to its question and has not settled it.
review-wait-reservation = The reservation of { $party } is open; a plain acceptance would give it up.
review-wait-reservation-objects = { $n ->
    [one] { $parties } objects to it.
   *[other] { $parties } object to it.
  }
review-wait-reservation-silent = { $n ->
    [one] { $parties } has not accepted it.
   *[other] { $parties } have not accepted it.
  }
review-wait-condition = { $party } accepts on condition that { $condition }.
review-wait-condition-open = { $party } accepts on a condition that rests with { $parties }.
review-wait-simultaneous = { $n ->
    [one] { $party } accepts at the same time as others: { $parties } has not signed yet.
   *[other] { $party } accepts at the same time as others: { $parties } have not signed yet.
  }
review-wait-cycle = The conditions of { $parties } wait for each other. One plain acceptance opens the circle, or all of them sign at the same time.
review-wait-map = The map is pending. It comes into force only once a revision with the final map is accepted; { $party } can table it.
review-wait-date = Its terms let it start on { $when }, not before.
review-wait-start = Its terms let it start once { $condition }.
review-wait-renewal = { $n ->
    [one] The term ends on { $when }; for a renewal { $parties } has not signed.
   *[other] The term ends on { $when }; for a renewal { $parties } have not signed.
  }
review-wait-recognition = { $party } has neither recognised the zone nor refused to.
review-wait-cure = { $over ->
    [yes] { $by } holds { $party } to be in breach; the time to cure it ended on { $when }.
   *[no] { $by } holds { $party } to be in breach; the time to cure it ends on { $when }.
}
review-wait-cure-claimed = { $party } says that it has cured it.
review-wait-resumption = { $party } has suspended it; its term runs on.
review-wait-resumption-until = { $party } has suspended it until { $when } at the latest; its term runs on.
review-record-note = What was said of this matter to you, newest first. Times are the ledger’s.
review-entry = Entry
review-when = When
review-what = What
review-earlier = Show earlier ones
review-map-label = Map of this arrangement
review-hide-map = Hide map
review-show-map = Show map
review-pin-question = A question of { $party } about this place
review-pin-comment = A comment of { $party } on this place
review-past = This is how it stood then. Nothing can be signed here.
review-log-in = Log in to answer.
review-you-accepted = You have accepted this revision.
review-see = Show it
review-tab-force = In force
review-tab-bound = Whom it binds
act-sign = Continue to signing
act-back = Back
act-choose = Choose
act-remove = Remove
act-more = One more
act-done = Signed: { $what }
act-accept = Accept this revision
act-accept-lead = Review and sign consent
act-accept-done = you accept this revision.
act-accede-lead = Review and join
act-declare = Accept, with a declaration beside it
act-declare-note = The declaration stands beside your acceptance and is no part of it.
act-declare-done = you accept this revision, with a declaration.
act-reserve = Accept with a reservation
act-reserve-note = It counts once every other party that must consent has accepted your reservation. Until then it holds everything back, if your consent is required.
act-reserve-done = you accept with a reservation.
act-condition = Accept on a condition
act-condition-note = It counts once the condition has come true. Nobody but those you name can make it so.
act-condition-done = you accept on a condition.
act-undecided = Say that you are undecided
act-undecided-note = It consents to nothing and takes back what you said before.
act-undecided-done = you are undecided.
act-reject = Reject this revision
act-reject-note = You may take another position later, as long as it is not in force.
act-reject-done = you reject this revision.
act-simultaneous = Accept at the same time as others
act-simultaneous-note = It counts as your acceptance once the last of those you choose has signed the same, and not before.
act-simultaneous-done = you accept at the same time as the others.
act-accept-reservation = Accept the reservation
act-accept-reservation-done = you accept the reservation.
act-object-reservation = Object to the reservation
act-object-reservation-note = While you object, the reservation of { $party } stays open.
act-object-reservation-done = you object to the reservation.
act-confirm = Confirm “{ $label }”
act-confirm-note = You say that this is so. It cannot be taken back.
act-confirm-done = you confirm it.
act-settle = My question is answered
act-settle-done = your question is settled.
act-ask = Ask
act-ask-done = your question is in.
act-answer-done = your answer is in.
act-comment-done = your comment is in.
act-counter = Counter-propose
act-revise = Table a new revision
act-renew = Sign the renewal
act-renew-done = you sign for another term.
act-object-renewal = Object to the renewal
act-object-renewal-note = It then ends when the term does: for all if your consent was required, else for you.
act-object-renewal-done = you object to the renewal.
act-suspend = Suspend it
act-suspend-note = While it is suspended nobody is bound by it. Its term runs on.
act-suspend-done = you suspend it.
act-resume = Resume it
act-resume-note = Your suspension ends at once. Another party’s goes on.
act-resume-done = you end your suspension.
act-denounce = Denounce it
act-denounce-note = You leave it after the notice that its terms provide. If your consent was required, it ends for all then.
act-denounce-done = you denounce it.
act-breach = Give notice of a breach
act-breach-note = The time to cure it begins with your notice.
act-breach-done = you give notice of a breach.
act-cure = Say that it is cured
act-cure-done = you say that the breach is cured.
act-release = Release yourself from it
act-release-note = Between you and the party in breach it binds no more. Toward others it goes on.
act-release-done = you release yourself.
act-withdraw = Withdraw it
act-withdraw-note = It ends here. Nobody can accept it any more.
act-withdraw-done = you withdraw it.
act-publish = Take part in publishing it
act-publish-done = you take part in publishing it.
act-unpublish = Take no part in publishing it any more
act-unpublish-done = you take no part in publishing it any more.
act-acknowledge = Confirm receipt only
act-acknowledge-done = you confirm that you received it; nothing more.
act-recognise = Recognise it
act-recognise-lead = Review and recognise
act-recognise-done = you recognise it.
act-recognise-if = Recognise it on a condition
act-recognise-if-note = It binds you once the condition has come true.
act-recognise-if-done = you recognise it on a condition.
act-refuse = Refuse to recognise it
act-refuse-note = A place that is not recognised keeps every protection that the law gives it.
act-refuse-done = you refuse to recognise it.
act-extend = Show it to { $party }
act-extend-done = it is shown to one more party.
act-show = Show it to more parties
act-show-note = They see all that its whole audience has seen, and all that it will see. Nobody can be taken out again.
act-show-done = it is shown to more parties.
act-disclaim = Disclaim the touch
act-disclaim-done = you disclaim the touch for this revision.
act-positions = Other positions
act-others = More
act-field-reservation = Your reservation
act-field-condition = You accept if
act-field-members = At the same time as
act-field-parties = To whom
act-field-everyone = To everybody, also who comes later
act-field-against = Against whom
act-field-clause = Clause
act-no-clause = No clause in particular
act-field-ends = Until when, in UTC (may be left open)
act-field-text = What you say
act-field-text-optional = Words beside it (may be left out)
act-lacks-text = Write what you want to say.
act-lacks-reservation = Write your reservation.
act-lacks-against = Choose the party.
act-lacks-members = Choose at least one other party.
act-lacks-parties = Choose a party, or everybody.
act-lacks-condition = Name a party in each line, and the fact where one is to be confirmed.
act-lacks-source = Say how, when and where it was said before, or leave all three empty.
act-all = all of these are so
act-any = one of these is so
act-condition-party = Party
act-condition-what = What it does
act-condition-fact = The fact, in a few words
act-accepts = has accepted
act-confirms = has confirmed
act-source = It was said in public before
act-source-kind = Where
act-source-press = to the press
act-source-call = in a call
act-source-meeting = at a meeting
act-source-note = in a note
act-source-at = When, in UTC
act-source-citation = Where it can be found

## talk
talk-nothing = Nothing was said yet.
talk-open = Not answered
talk-answered = Answered, not settled
talk-settled = Settled
talk-blocks = Holds it back
talk-aside = Said to { $parties } alone
talk-did-arrangement-table = tabled it
talk-did-arrangement-revise = tabled a new revision
talk-did-arrangement-counter = tabled it as a counter-proposal
talk-did-arrangement-declare = declared it
talk-did-arrangement-assert = asserted it
talk-did-arrangement-withdraw = withdrew it
talk-did-arrangement-suspend = suspended it
talk-did-arrangement-resume = resumed it
talk-did-arrangement-denounce = denounced it
talk-did-arrangement-renew = decided on its renewal
talk-did-arrangement-publish = took part in publishing it
talk-did-audience-extend = showed it to more parties
talk-did-clarification-ask = asked
talk-did-clarification-answer = answered
talk-did-clarification-settle = settled the question
talk-did-comment-make = commented
talk-did-position-take = took a position
talk-did-position-simultaneous = accepted at the same time as others
talk-did-reservation-accept = accepted the reservation
talk-did-reservation-object = objected to the reservation
talk-did-condition-confirm = confirmed what a condition asks for
talk-did-recognition-acknowledge = confirmed receipt
talk-did-recognition-give = recognised it
talk-did-recognition-condition = recognised it with a condition
talk-did-recognition-refuse = refused to recognise it
talk-did-breach-notify = gave notice of a breach
talk-did-breach-cure = said that the breach is cured
talk-did-breach-release = released itself
talk-did-territory-disclaim = disclaimed the touch
talk-did-retention-hold = forbade its erasure
talk-did-retention-release = ended its hold
talk-did-retention-announce = announced its erasure
talk-took-accept = accepted
talk-took-accept-with-reservation = accepted with a reservation
talk-took-accept-with-condition = accepted on a condition
talk-took-reject = rejected
talk-took-undecided = said that it is undecided
## broken
broken-title = The record does not hold
broken-rewritten = The host has signed two histories that can’t both be true.
broken-shortened = The host no longer has all the entries that it signed.
broken-another-key = The host shows another key for this ledger than the one that this browser remembers.
broken-another-ledger = At this address there was another ledger before. This one is not it.
broken-signature = The newest checkpoint is not signed by the key of this ledger.
broken-genesis = The first entry of this ledger does not name the key that signs it.
broken-means = What this server shows can’t be relied on: not what is in force, not what others have signed.
broken-sign-nothing = Sign nothing here until this is settled. This page refuses it.
broken-keep = Keep what proves it: save the file below.
broken-tell = Tell the other parties and the witnesses by another way than this server, and compare your checkpoints with theirs.
broken-evidence = Save the evidence
broken-evidence-note = The file proves it to anybody who knows the ledger’s key; parley evidence verify checks it without a network.
broken-no-evidence = This proves nothing to others by itself yet: the host may have lost its newest entries. Both checkpoints are signed; keep them.
broken-unproven = This proves nothing to others by itself. Keep what you have: it shows what this browser knew before.
broken-both = Save the checkpoints
broken-close = Back
broken-anew = It was settled with the other parties
broken-anew-note = This browser then forgets what it remembered, and trusts what the server shows now.
broken-anew-do = Forget, and begin anew

## record
record-title = Record
record-intro = Every statement that was entered, the newest first. Nobody can alter or remove an entry, the host included, without being found out.
record-count = { $n ->
    [one] { $n } entry in all
   *[other] { $n } entries in all
  }
record-filter = Show
record-all-matters = All matters
record-all-parties = All parties
record-all-types = All kinds of statement
record-filter-matter = Matter
record-filter-party = Said by
record-filter-type = Kind of statement
record-clear = Show all
record-none = No entry that you may see is like that.
record-earlier = Earlier entries
record-beginning = This is the beginning of the record.
record-searching = Looking further back
record-new = { $n ->
    [one] Show { $n } new entry
   *[other] Show { $n } new entries
  }
record-hidden = { $n ->
    [one] An entry that is not for you
   *[other] { $n } entries that are not for you
  }
record-hidden-why = They are in the record and count in its proofs. What they say, and who said it, is for others.
record-erased = Erased
record-erased-line = { $type }, erased since
record-refused = Refused: it has no effect
record-became = became
record-column-entry = Entry
record-column-when = Ledger time
record-column-who = Who
record-column-what = What
record-column-matter = Matter
record-post = as { $post }
record-entry = Entry { $index }
record-back = All entries
record-newer = Newer entry
record-older = Older entry
record-at = Entered { $when }
record-local = { $when } local time
record-what = What it says
record-matter-state = State of the matter then
record-who = Who signed
record-key = Key
record-key-passkey = passkey
record-key-file = Ed25519 key
record-key-of = post { $post }
record-key-unknown = a key that is not among the author’s
record-key-stood = It stood when the entry came in.
record-key-compromised = The party said that others may have used this key since { $when }.
record-key-revoked = It was revoked { $when }.
record-signature-holds = The signature holds.
record-signature-fails = THE SIGNATURE DOES NOT HOLD
record-signed-at = Signed { $when } by the signer’s own clock, which is evidence only. Ledger time counts.
record-seen = The signer knew the record up to entry { $size }.
record-prev = It follows what the author said before on this matter:
record-until = It could enter until { $when }.
record-audience = Who sees it
record-audience-everyone = It was said to everyone.
record-audience-whole = It was said to all who take part in the matter.
record-audience-private = It was said to these alone, and no extension shows it to others.
record-open-revision = Open this revision
record-open-sheet = As a sheet to print
record-why-author = said it
record-why-named = was named
record-why-everyone = said to everyone
record-why-extended = shown to it later
record-since = since { $when }
record-receipt = Is it really in the record?
record-receipt-steps = How it was verified
record-receipt-checking = Verifying
record-receipt-save = Save the receipt
record-raw = The signed bytes
record-raw-note = This is what was signed, byte for byte. All that is shown above is read from it.
record-raw-copy = Copy
record-raw-copied = Copied
record-raw-id = Statement
record-raw-show = { $n ->
    [one] Show { $n } byte
   *[other] Show { $n } bytes
  }
record-opaque-title = An entry that is not for you
record-opaque = What it says is for others. Its leaf is in the record, and counts in every proof.
record-opaque-slot = Prove that it is not for your party
record-opaque-slot-none = It came before your party was admitted, and has no place for it.
record-opaque-slot-zero = Your party’s place in this entry is empty, and the entry’s own commitment proves it.
record-opaque-slot-one = THIS ENTRY ADDRESSES YOUR PARTY, and its content was withheld. Keep what you see and ask the host.
record-opaque-slot-erased = It was for your party, as the entry’s own commitment proves, and was erased since.
record-opaque-slot-bad = The host’s proof does not fit the entry. Keep what you see and ask the host.
record-erasure-named = The record has named it for erasure; its keys are still to be destroyed.
record-erasure-keys-destroyed = Its keys were destroyed. Copies of them may lie in backups until { $gone }.
record-erasure-erased = Its keys were destroyed, and no noted copy of them is left.
record-leaf = Leaf
record-step-leaf = 1. The statement’s own bytes give its fingerprint, and the entry’s leaf holds that fingerprint.
record-step-tree = { $n ->
    [0] 2. It is the only entry: its fingerprint is the whole record’s.
    [one] 2. The leaf and { $n } neighbouring fingerprint give the fingerprint of the whole record of { $size } entries.
   *[other] 2. The leaf and { $n } neighbouring fingerprints, combined one after the other, give the fingerprint of the whole record of { $size } entries.
  }
record-step-sign = 3. The record’s key signed that fingerprint.
record-step-known = This browser knows the record by that key.
record-step-first = This is the server’s own word: this browser has not known the record before.
record-step-slots = { $n ->
    [one] 4. Its second fingerprint is of whom it is for: { $n } party is, and the receipt opens its place.
   *[other] 4. Its second fingerprint is of whom it is for: { $n } parties are, and the receipt opens their places.
  }
record-step-everyone = 4. Its second fingerprint is of whom it is for: everyone, and the receipt opens every place.
record-step-witness = { $n ->
    [0] 5. No witness has cosigned this checkpoint.
    [one] 5. { $n } witness has cosigned it.
   *[other] 5. { $n } witnesses have cosigned it.
  }
record-proven = Proven: it is in the record, since { $when }, as it stands here.
record-not-proven = NOT PROVEN
record-not-proven-why = { $why }
record-not-proven-todo = Do not rely on this entry. Save the receipt, compare with another party, and ask the host.
record-hashes = The fingerprints, from the leaf to the root
record-export = Take it with you
record-export-intro = What is in your hands needs neither the host nor this page. Keep it apart from both.
record-bundle = Bundle of { $party }
record-bundle-note = All that the party may see, with every proof, in one file.
record-bundle-complete = with the proof of each entry that it is not for the party
record-bundle-save = Save the bundle
record-bundle-stop = Stop
record-bundle-progress = { $size } received
record-bundle-done = { $size } saved. It ends as it must; verify it before you rely on it.
record-bundle-cut = The file ended early and was not saved. Try again.
record-bundle-party = Party
record-checkpoint = Signed checkpoint
record-checkpoint-note = { $n ->
    [one] The record’s fingerprint at { $n } entry, signed. Kept by you, it shows any later change.
   *[other] The record’s fingerprint at { $n } entries, signed. Kept by you, it shows any later change.
  }
record-checkpoint-save = Save the checkpoint
record-judge = What somebody else does with it
record-judge-1 = They verify the file on a machine of their own, without any network:
record-judge-2 = With the checkpoint that you kept, they see that nothing was rewritten since:
record-judge-3 = Without the command line: the verifier is one page that opens in any browser and has no network. The host or any party builds it from Parley’s sources.
record-judge-key = The record’s key must come from the host’s publication or from another party, never from whoever gave them the file. This browser knows it as:
record-field-arrangement = Matter
record-field-revision = Revision
record-field-replaces = Replaces
record-field-answers = Answers
record-field-to = Its revision
record-field-stance = Position
record-field-clause = Clause
record-field-blocking = Blocks the entry into force
record-field-point = Place
record-field-text = Text
record-field-reservation = Reservation
record-field-condition = Condition
record-field-source = Said in public before
record-field-question = Question
record-field-expiry = End of the term
record-field-decision = Decision
record-field-ends = Until
record-field-withdraw = Withdraws its consent to publication
record-field-parties = Parties
record-field-everyone = Everyone
record-field-against = Against
record-field-notice = Notice
record-field-label = Name
record-field-name = Name
record-field-members = Together
record-field-key = Key
record-field-proof = Proof by the new key
record-field-profile = Profile
record-field-party = Party
record-field-compromised_since = Others may have used it since
record-field-post = Post
record-field-must_answer = Somebody must be on watch at every hour
record-field-deputies = Deputies
record-field-watch = Watch
record-field-types = Statements
record-field-map = Map
record-field-attributed = What the map of the world attributes to it
record-field-reason = Reason
record-field-until = Until
record-field-comments = Comments alone
record-field-private = What was said to the same few
record-field-effects = Entries
record-field-intent = Operation
record-field-operation = Operation
record-field-about = About
record-field-remark = About
record-field-part = Content
record-field-log_key = The record’s key
record-field-policy = Policy
record-field-rules = Rules of the protocol
record-field-world = Map of the world
record-field-exercise = Exercise
record-field-witnesses = Witnesses
record-field-quorum = Of them at least
record-field-recovery_delay = Delay of recovery
record-field-at = When
record-field-citation = Source
record-field-kind = Kind
record-field-country = Country
record-field-powers = Powers
record-field-use = Use
record-field-alg = Algorithm
record-field-public = Public key
record-field-activity = Activity
record-field-purpose = Purpose
record-field-window = Time
record-field-from = From
record-yes = Yes
record-value-accept = accepts
record-value-accept-with-reservation = accepts with a reservation
record-value-accept-with-condition = accepts with a condition
record-value-reject = rejects
record-value-undecided = undecided
record-value-renew = renew
record-value-object = object
record-value-meeting = at a meeting
record-value-press = in the press
record-value-call = in a call
record-value-note = in a note
record-map-part = a map, in the signed bytes below
record-sealed-part = kept by the host, and read one at a time: each read is logged
record-shifts = { $n ->
    [one] { $n } shift
   *[other] { $n } shifts
  }
record-effects = { $n ->
    [one] { $n } entry
   *[other] { $n } entries
  }

## said
type-party-admit = Admission of a party
type-party-update = Change of a profile
## sign
sign-heading = Sign
sign-for = You are signing for { $party }
sign-as = as { $post }
sign-preparing = Reading what will be signed…
sign-yes = yes
sign-no-login = Nobody is logged in. Log in with a key that may sign this.
sign-no-past = You look at another time than now. Nothing can be signed here: go back to now.
sign-no-broken = The record does not hold. Sign nothing until this is settled with the other parties.
sign-no-unverified = The record could not be verified just now. Nothing is signed on what was not verified; try again when the link is back.
sign-no-power = Your key may not sign this.
sign-no-power-others = These posts of your party may: { $posts }.
sign-no-mismatch = What the server shows is not what its hashes say. Sign nothing, keep this page, and tell the other parties.
sign-no-another-party = This was signed for another party than yours.
sign-no-another-ledger = This was signed for another ledger.
sign-no-signature = A signature on it does not verify, or its key is not known here. Don’t add yours.
sign-title-in = Title ({ $language })
sign-kind = What
sign-heights = Heights
sign-map = Map
sign-map-final = { $n ->
    [0] no map
    [one] final, { $n } volume
   *[other] final, { $n } volumes
  }
sign-map-pending = pending: it can be agreed in principle, and comes into force only with the final map
sign-windows = At these times
sign-consenting = Must consent, by their roles
sign-rules-show = { $n ->
    [0] Terms
    [one] Terms and { $n } rule
   *[other] Terms and { $n } rules
  }
sign-texts-show = { $n ->
    [one] The text
   *[other] The text in { $n } languages
  }
sign-outline = The outline of the map; its coordinates follow as text.
sign-coordinates = Coordinates (latitude, longitude, WGS 84)
sign-half-width = Half width: { $width }
sign-accuracy = The true line may lie { $length } from the drawn one.
sign-fingerprint = Fingerprint of the document
sign-fingerprint-whole = The whole fingerprint
sign-statement-id = Identifier of the statement
sign-seen-by = Seen by:
sign-everyone = everyone in this ledger
sign-speak-for = Sign for the post
sign-all = Everything that is signed
sign-at = Written at { $when }
sign-next-waits = After this it still waits for { $parties }.
sign-next-all = With this everyone who must consent has consented: it comes into force as its terms say.
sign-next-more = After this something else is still open; the review shows what.
sign-now = It is now: { $state }.
sign-now-waits = It waits for { $parties }.
sign-two = Your party’s rule asks for two posts. You sign first; then hand the file to a second post, which signs and submits it.
sign-anew = Your party has said something on this meanwhile. It was written anew: read it once more, and sign.
sign-exercise = This is an exercise.
sign-with-passkey = Sign with passkey
sign-with-key = Sign
sign-pick-key = Sign with a key file
sign-wrong-key = This is another key than the one that you logged in with. Log in with it first.
sign-signing = Signing…
sign-send-again = Send it again
sign-outcome-unknown = The link broke while it was sent, so that it may have arrived or not. It is signed; to send it again is safe.
sign-ended = Your session has ended. Nothing is lost: log in again, and go on.
sign-again = Log in again, and go on
sign-back = Back
sign-close = Done
sign-done = Signed
sign-done-what = It is entry { $index } of the record. Its receipt was verified here.
sign-receipt = Save the receipt
sign-half = Signed once, and not submitted
sign-half-what = A second post of your party must sign it. Save the file and hand it over as you like: it holds the text of the statement.
sign-half-fingerprint = Read this out to the second post
sign-half-void = What your party says on the same subject meanwhile makes it void.
sign-half-save = Save the file
sign-queued = Signed, and waiting
sign-queued-what = This mirror keeps it, and sends it when there is a link to the host. It has not entered yet.
sign-signed-by = Signed by { $post }; the signature verifies
sign-any = By signing, { $party } makes this statement: { $type }. Others can prove it.
sign-position-take-accept = By signing, { $party } accepts “{ $title }”{ $number ->
    [0] .
   *[other] , revision { $number }.
  } Others can prove it.
sign-position-take-accept-with-reservation = By signing, { $party } accepts “{ $title }” with the reservation below. It is no consent until the others have accepted the reservation.
sign-position-take-accept-with-condition = By signing, { $party } accepts “{ $title }” on the condition below. It is no consent until the condition is fulfilled.
sign-position-take-reject = By signing, { $party } rejects “{ $title }”. It may change its mind until it is in force.
sign-position-take-undecided = By signing, { $party } says that it is undecided on “{ $title }”. An acceptance that it gave before no longer counts.
sign-position-simultaneous = By signing, { $party } accepts “{ $title }” together with the others named below. It counts once the last of them has signed.
sign-reservation-accept = By signing, { $party } accepts the reservation of another party to “{ $title }”.
sign-reservation-object = By signing, { $party } objects to the reservation of another party to “{ $title }”.
sign-condition-confirm = By signing, { $party } confirms that this has happened: { $label }.
sign-arrangement-table = By signing, { $party } tables “{ $title }” to those named below. Nothing is agreed by it, by { $party } neither.
sign-arrangement-revise = By signing, { $party } tables a new revision of “{ $title }” in the place of the one before. Everyone who must consent consents anew.
sign-arrangement-counter = By signing, { $party } tables “{ $title }” as a counter-proposal. Both stay open, and nothing is agreed by it.
sign-arrangement-declare = By signing, { $party } declares “{ $title }” on its own territory. It binds { $party } at once, and others once they recognise it.
sign-arrangement-assert = By signing, { $party } makes “{ $title }” known as its own word. It binds nobody who has not accepted it.
sign-arrangement-withdraw = By signing, { $party } takes “{ $title }” off the table.
sign-arrangement-suspend = By signing, { $party } suspends “{ $title }”. Nobody is held by it meanwhile, and the term runs on.
sign-arrangement-resume = By signing, { $party } ends its own suspension of “{ $title }”.
sign-arrangement-denounce = By signing, { $party } denounces “{ $title }”. It ends after the notice, and this can’t be taken back.
sign-arrangement-renew-renew = By signing, { $party } renews “{ $title }” for another term.
sign-arrangement-renew-object = By signing, { $party } objects to the renewal of “{ $title }”.
sign-arrangement-publish = By signing, { $party } agrees that “{ $title }” is made public. Once all have signed, nobody can take it back.
sign-arrangement-publish-withdraw = By signing, { $party } takes its consent to the publication of “{ $title }” back.
sign-clarification-ask = By signing, { $party } asks a question on “{ $title }”.
sign-clarification-ask-blocking = By signing, { $party } asks a question on “{ $title }” that must be settled before it can come into force.
sign-clarification-answer = By signing, { $party } answers a question on “{ $title }”.
sign-clarification-settle = By signing, { $party } says that its question on “{ $title }” is settled.
sign-comment-make = By signing, { $party } comments on “{ $title }”.
sign-recognition-acknowledge = By signing, { $party } confirms that it has received “{ $title }”. It recognises nothing by that.
sign-recognition-give = By signing, { $party } recognises “{ $title }”, and is bound by it.
sign-recognition-condition = By signing, { $party } recognises “{ $title }” on the condition below.
sign-recognition-refuse = By signing, { $party } refuses to recognise “{ $title }”.
sign-breach-notify = By signing, { $party } notifies { $other } of a breach of “{ $title }”.
sign-breach-cure = By signing, { $party } finds that a breach of “{ $title }” is cured.
sign-breach-release = By signing, { $party } releases itself from “{ $title }” toward the party in breach.
sign-audience-extend = By signing, { $party } lets those named below see “{ $title }”, with all that the whole audience saw before.
sign-annex-deposit = By signing, { $party } deposits the private annex “{ $label }” for those named below.
sign-operation-plan = By signing, { $party } makes an operation known to those named below.
sign-operation-change = By signing, { $party } changes an operation that it made known.
sign-operation-start = By signing, { $party } says that its operation has begun.
sign-operation-end = By signing, { $party } says that its operation has ended.
sign-party-admit = By signing, { $party } lets { $name } in as a party. What it is called is attested by this; its key decides who it is.
sign-party-update = By signing, { $party } changes how it is called.
sign-party-two-person = By signing, { $party } has these statements need the signatures of two of its posts from now on.
sign-party-two-person-end = By signing, { $party } ends its rule that two posts must sign.
sign-post-roster = By signing, { $party } says who stands in for its post { $name }. It replaces what was said before.
sign-key-enrol = By signing, { $party } lets the key below sign or log in for one of its posts.
sign-key-enrol-recover = By signing, { $party } gives { $other } a new key. Everyone sees it, and { $other } can revoke it before it is valid.
sign-key-revoke = By signing, { $party } revokes the key below. From then on it signs nothing and opens nothing.
sign-territory-declare = By signing, { $party } declares this territory to be its own.
sign-territory-disclaim = By signing, { $party } declares that it claims no territory here.
sign-retention-hold = By signing, { $party } holds “{ $title }”: nothing of it may be erased.
sign-retention-release = By signing, { $party } ends its hold on “{ $title }”.
sign-retention-announce = By signing, { $party } announces that this will be erased.
sign-retention-erase = By signing, { $party } has this erased. Nobody can bring it back.
sign-log-policy = By signing, { $party } replaces the policy of the record.
sign-field-against = Against
sign-field-attributed = As attributed by the map
sign-field-clause = Clause
sign-field-compromised_since = Compromised since
sign-field-condition = Condition
sign-field-deputies = Deputies
sign-field-effects = What remains
sign-field-ends = Ends
sign-field-erasure_notice = Notice before erasure
sign-field-everyone = Everyone
sign-field-expiry = Term that ends
sign-field-intent = What is planned
sign-field-key = Key
sign-field-label = Label
sign-field-map = Map
sign-field-members = Together with
sign-field-must_answer = Somebody must be on watch at every hour
sign-field-name = Name
sign-field-notice = Notice of breach
sign-field-operation = Operation
sign-field-part = Content
sign-field-parties = For
sign-field-party = Party
sign-field-point = Place
sign-field-post = Post
sign-field-profile = Party
sign-field-proof = Proof of the key
sign-field-question = Question
sign-field-quorum = Quorum
sign-field-reason = Reason
sign-field-recovery_delay = Delay of recovery
sign-field-reservation = Reservation
sign-field-source = Said before
sign-field-text = Text
sign-field-types = Statements
sign-field-until = Until
sign-field-watch = Watches
sign-field-witnesses = Witnesses
type-party-two-person = Two-person rule
type-post-roster = Roster
type-key-enrol = New key
type-key-revoke = Revocation of a key
type-territory-declare = Declaration of territory
type-territory-disclaim = Disclaimer of territory
type-arrangement-table = Tabling
type-arrangement-revise = New revision
type-arrangement-counter = Counter-proposal
type-arrangement-withdraw = Withdrawal
type-arrangement-declare = Declaration of a zone
type-arrangement-assert = Assertion of a zone
type-arrangement-suspend = Suspension
type-arrangement-resume = Resumption
type-arrangement-denounce = Denunciation
type-arrangement-renew = Renewal
type-arrangement-publish = Publication
type-clarification-ask = Question
type-clarification-answer = Answer
type-clarification-settle = Question settled
type-comment-make = Comment
type-position-take = Position
type-position-simultaneous = Simultaneous acceptance
type-reservation-accept = Acceptance of a reservation
type-reservation-object = Objection to a reservation
type-condition-confirm = Confirmation of a condition
type-recognition-acknowledge = Receipt confirmed
type-recognition-give = Recognition
type-recognition-condition = Recognition with a condition
type-recognition-refuse = Refusal of recognition
type-annex-deposit = Private annex
type-audience-extend = Extension of the audience
type-breach-notify = Notice of breach
type-breach-cure = Breach cured
type-breach-release = Release
type-operation-plan = Operation planned
type-operation-change = Operation changed
type-operation-start = Operation started
type-operation-end = Operation ended
type-log-genesis = Foundation of the record
type-log-rules = Rules of the protocol
type-log-policy = Policy of the record
type-log-padding = Cover entry
type-retention-announce = Announcement of an erasure
type-retention-erase = Erasure
type-retention-hold = Legal hold
type-retention-release = Legal hold lifted
said-party-admit = Admitted { $name }
said-party-update = Is now called { $name }
said-post-roster = Set who stands in for the post { $post }
said-key-enrol = { $recovery ->
    [yes] Recovers a party’s lost keys: a key for the post { $post }
   *[other] Enrolled a key for the post { $post }
  }
said-key-revoke = { $compromised ->
    [yes] Revoked a key, which others may have used
   *[other] Revoked a key
  }
said-territory-declare = Declared territory: { $name }
said-territory-disclaim = { $attributed ->
    [yes] Disclaimed what the map of the world attributes to it
   *[other] Disclaimed territory
  }
said-clarification-ask = { $blocks ->
    [yes] { $clause ->
        [none] Asked, and it blocks the entry into force
       *[other] Asked on clause { $clause }, and it blocks the entry into force
      }
   *[other] { $clause ->
        [none] Asked
       *[other] Asked on clause { $clause }
      }
  }
said-position-take = { $stance ->
    [accept] { $source ->
        [yes] Accepted, as it said in public before
       *[other] Accepted
      }
    [accept-with-reservation] Accepted with a reservation
    [accept-with-condition] Accepted with a condition
    [reject] Rejected
   *[undecided] Left it open
  }
said-arrangement-renew = { $decision ->
    [renew] Renewed the term
   *[object] Objected to the renewal
  }
said-arrangement-publish = { $withdraw ->
    [yes] Took back its consent to publication
   *[other] Agreed to make it public
  }
said-breach-notify = { $clause ->
    [none] Notified a breach by { $party }
   *[other] Notified a breach of clause { $clause } by { $party }
  }
said-condition-confirm = Confirmed the condition { $label }
said-annex-deposit = Deposited the private annex { $label }
said-audience-extend = { $everyone ->
    [yes] Showed it to everyone
   *[other] Showed it to further parties
  }
said-retention-erase = { $count ->
    [one] Had { $count } entry erased
   *[other] Had { $count } entries erased
  }
said-log-genesis = Founded the record { $name }

## sheet
sheet-open = As a sheet to print and sign
sheet-back = Back to the arrangement
sheet-paper = Paper
sheet-print = Print, or save as PDF
sheet-mismatch = This revision is not what was signed.
sheet-mismatch-todo = Do not print or sign anything. Tell the other parties, and ask the host.
sheet-exercise = EXERCISE
sheet-not-in-force = NOT IN FORCE
sheet-basis-declared = DECLARED BY ONE PARTY
sheet-basis-asserted = ASSERTED BY ONE SIDE
sheet-basis-authorised = AUTHORISED, WITHOUT CONSENT
sheet-kind = Kind
sheet-basis = Basis
sheet-revision = Revision
sheet-revision-of = { $n } of { $of }
sheet-tabled = Tabled
sheet-tabled-by = { $when } by { $party }
sheet-map-status = Map
sheet-map-final = final
sheet-map-pending = pending: it can be agreed in principle, and comes into force only with a final map
sheet-in-force = In force since
sheet-was-in-force = Came into force
sheet-bound-since = Accepted, and bound since { $when }
sheet-was-bound = Accepted; it was bound from { $when }
sheet-ends = The term ends
sheet-ended = The term ended
sheet-qr = The revision’s fingerprint as a QR code
sheet-hash = Fingerprint of this revision
sheet-hash-note = Whoever signs compares it with what the record shows. Texts, map, rules, terms and roles are all in it: any change gives another one.
sheet-text = Text
sheet-map = Map
sheet-map-label =
    { $n ->
        [one] Map of { $n } volume, with scale and north; its corners are in the table below
       *[other] Map of { $n } volumes, with scale and north; their corners are in the table below
    }
sheet-map-note = Mercator, WGS 84. The scale holds in the middle of the map. The coordinates count, not the drawing.
sheet-map-land = Boundaries and names shown do not imply endorsement or acceptance by anybody.
sheet-map-no-land = Drawn without land: no map of the world is at hand.
sheet-map-polar = So near to a pole no map is drawn; the coordinates below count.
sheet-map-none = There is no map.
sheet-coordinates = Coordinates
sheet-coordinates-note = WGS 84. MGRS names the square metre that the place lies in.
sheet-dms = Degrees, minutes, seconds
sheet-parties = Parties
sheet-must-consent = Must consent
sheet-need-not = Need not consent
sheet-not-admitted = It has not been admitted to this ledger.
sheet-entered = In the record since { $when }
sheet-line-name = Name and office
sheet-line-signature = Signature
sheet-line-date = Date and place
sheet-parties-note = What binds is in the record. A signature on this paper counts there only once it is entered.
sheet-waits = What it waits for
sheet-as-of = As of { $when }, on { $size } entries of the record.
sheet-root = Root of the record at its newest checkpoint
sheet-ledger = Ledger
sheet-matter = Arrangement

## parties
parties-title = Parties
parties-intro = Who takes part here. Each party enrols its own keys, by keys that it had before; everybody sees them.
parties-search = Search by name, kind or country
parties-count = { $n ->
    [one] { $n } party
   *[other] { $n } parties
  }
parties-all = All parties
parties-yours = yours
parties-kind-state = State
parties-kind-armed-force = Armed force
parties-kind-armed-group = Armed group
parties-kind-humanitarian-organisation = Humanitarian organisation
parties-kind-monitoring-mission = Monitoring mission
parties-kind-mediator = Mediator
parties-kind-registrar = Registrar: the host’s own party
parties-since = Admitted { $when }
parties-identity = Identity
parties-said = What it has said
parties-territory = Declares
parties-territories = Territory
parties-territory-none = It declares no territory.
parties-attributed = It has declared none itself. What the map of the world attributes to { $country } counts until it does.
parties-declared = declared { $when }
parties-disclaimed = disclaimed { $when }
parties-posts = Posts
parties-posts-note = Keys belong to posts, and people hold posts. A post may sign what stands beside it.
parties-post = Post
parties-may = May sign
parties-may-nothing = nothing
parties-no-key = No key stands for this post: nobody can sign for it, nor stand in.
parties-alg-ed25519 = Ed25519 key
parties-alg-webauthn = Passkey
parties-alg-x25519 = Key that receives
parties-use-sign = signs
parties-use-login = opens sessions only
parties-use-receive = receives only
parties-from = since { $when }
parties-stands = stands
parties-valid = Valid
parties-revoked = Revoked { $when }
parties-compromised = Others may have used it since { $when }
parties-recovery = Enrolled by the registrar to recover a lost key
parties-stands-deputy = also signs for { $post }, as its deputy
parties-stands-watch = also signs for { $post }, on watch until { $when }
parties-deputies = Deputies
parties-on-watch = On watch now
parties-watch = Watch
parties-more-shifts = { $n ->
    [one] and { $n } shift more
   *[other] and { $n } shifts more
  }
parties-nobody = nobody
parties-gaps = Nobody is on watch, though somebody must be:
parties-no-gap = Somebody is on watch at every hour of the next 14 days.
parties-keys = Keys
parties-key = Key
parties-two = Two-person rule
parties-two-none = One post alone signs for this party.
parties-two-note = These statements enter only with the signatures of two of its posts:
parties-two-stands = While the rule stands, two posts must also sign to loosen it, to enrol a key that signs, and to let another post stand in.
own-title = Your party
own-note = You administer this party. What you sign here is for everyone to see.
own-keys = Keys: replace, revoke
own-this-key = the key that you are logged in with
own-replace = Replace
own-replace-note = First the new key is let in, then the old one is revoked.
own-replace-post = The new key is of another post than the old one.
own-replace-powers = The new key lacks powers that the old one has.
own-revoke = Revoke
own-revoke-title = Revoke a key of { $post }
own-revoke-last = Without this key nobody could let keys in, or revoke them, any more. Let in another key with the power of administration first.
own-revoke-now = From its entry on it signs nothing, and every session that it opened ends.
own-revoke-before = What it signed before stands.
own-revoke-self = You are logged in with it: you will be logged out.
own-revoke-final = This can’t be undone.
own-revoke-alone = Only the post { $post } could then administer, and your two-person rule asks for two. A second post would then come from the registrar alone, after a delay that everybody sees.
own-revoke-others = Others may have used it
own-revoke-since = Since when, in UTC
own-revoke-since-note = Positions that it signed from then on must be taken again before what they are for comes into force; after that they are only marked.
own-revoke-since-wrong = Name a time that is not in the future.
own-revoke-sign = Review and sign the revocation
own-back = Back
own-enrol = Let another key in
own-enrol-file = From its public half
own-enrol-make = Make one here
own-enrol-file-note = Whoever holds the new key gives you its public half. Compare its fingerprint with them by another channel.
own-enrol-choose = File of the public half
own-enrol-paste = Or its content
own-enrol-read = Read it
own-enrol-make-note = The key file is saved on this computer, and is nowhere else. Hand it to the post, and keep a copy where a fire does not reach both.
own-enrol-phrase = Passphrase of the file, if it is to have one
own-enrol-make-it = Make the key and save its file
own-enrol-is = A key for the post { $post }:
own-enrol-saved = Its file was saved on this computer. It can do nothing until it is let in.
own-enrol-compare = Compare the fingerprint with whoever holds the key before you sign.
own-enrol-sign = Review and sign
own-enrol-done = It was let in.
own-enrol-not-one = This is no key file of Parley, nor the public half of one.
own-enrol-damaged = It was damaged, or changed by hand: the proof that the key is held does not verify.
own-enrol-another-party = This key was made for another party.
own-invitations = Invitations
own-invite-new = Invite somebody
own-invite-party = A party
own-invite-open = waits to be used
own-invite-used = a key asks
own-invite-until = until { $when }
own-invite-none = Nobody is invited.
own-invite-asks = The key that asks
own-invite-asks-party = It would found
own-invite-sealed = It is the key of whoever had your link.
own-invite-foreign = THIS IS NOT THE KEY OF WHOEVER HAD YOUR LINK. Let nobody in; ask them for their key’s fingerprint.
own-invite-unknown = The invitation was not made in this browser. Ask the invited to read out the fingerprint, and type its first twelve digits.
own-invite-digits = Digits that were read out
own-invite-let-in = Review and let in
own-invite-withdraw = Withdraw
own-invite-link = Hand this link over by a channel that nobody else reads. It can be used once, and is not shown again.
own-invite-shell = On the command line:
own-invite-admits = Invite a new party
own-invite-login = Without any power the key opens sessions to read, and signs nothing.
own-invite-hours = Usable for so many hours
own-invite-make = Make the link
own-roster = Rosters
own-roster-note = Who stands in may sign all that the post may sign. What you set replaces the post’s roster.
own-roster-watch = Watch, in UTC
own-roster-from = From
own-roster-until = Until
own-roster-remove = Remove
own-roster-add = Add a shift
own-roster-paste = Paste a table
own-roster-paste-note = A line each: from, until, post. Times have a zone, such as 2027-05-01T18:00Z.
own-roster-take = Add these
own-roster-line = Line { $n } can’t be read.
own-roster-wrong = Each shift has a post, and ends after it begins.
own-roster-set = Review and sign
own-two = Two-person rule
own-two-note = Statements of the kinds that you choose enter only with the signatures of two of your posts.
own-two-all = All of these
own-two-loosens = To loosen the rule two posts must sign.
own-two-set = Review and sign
own-sessions = Who is logged in
own-session-times = since { $opened }, used { $used }, ends { $ends } at the latest
own-session-this = this one
own-session-end = End it
own-refusals = What was refused
own-refusals-note = To whom of your party, and why; never what was asked for.
own-refusals-none = Nothing was refused.
own-refusals-none-kept = No record of refusals is kept here.
own-refusal-when = When
own-refusal-what = What was asked for
own-refusal-why = Why not
own-refusal-omitted = { $n ->
    [one] and { $n } more before it
   *[other] and { $n } more before it
  }
power-administer = administration
power-consent = consent
power-monitor = monitoring
power-negotiate = negotiation
power-operate = operations
power-read = reading
power-register = the record
power-table = tabling
key-use-sign = signs
key-use-login = logs in, and signs nothing
key-use-receive = receives
key-alg-ed25519 = key file
key-alg-webauthn = passkey
key-alg-x25519 = X25519
source-press = press
source-call = call
source-meeting = meeting
source-note = note


talk-ask = Ask a question
talk-comment = Comment
talk-answer = Answer
talk-reply = Comment on it
talk-all = Show all
talk-ask-label = Your question
talk-answer-label = Your answer
talk-comment-label = Your comment
talk-ask-sign = Sign the question
talk-answer-sign = Sign the answer
talk-comment-sign = Sign the comment
talk-blocking = Nothing comes into force until I settle this
talk-blocking-note = It goes to everyone who sees the arrangement. Your later acceptance settles it too.
talk-accepted-already = You have accepted this revision. A later acceptance of yours settles the question.
talk-some = For some of the parties alone
talk-to = For whom
talk-at-clause = { $n ->
    [one] { $n } question is open here
   *[other] { $n } questions are open here
  }
talk-ask-here = Ask about this clause
talk-ask-at = Ask about clause { $clause }

## force
force-clock = The term
force-began = In force since
force-holds = Holds since
force-ends = Ends
force-ended = Ended
force-was = In force from
force-local = local time
force-no-end = No end is set
force-renewed = Renewed
force-times = { $n ->
    [one] once
   *[other] { $n } times
  }
force-left = { $time } left
force-over = The term is over
force-no-renewal = It is not renewed.
force-tacit = It goes on by itself, unless an objection is in before { $when }.
force-suspended = It is suspended: while that lasts nobody is bound by it. Its term runs on.
force-waits = What must be done
force-since = Since { $when }.
force-released-from = Released from it toward { $parties }.
force-leaving = It is leaving.
force-free = { $n ->
    [one] { $n } party is not bound
   *[other] { $n } parties are not bound
  }
force-toward = Toward who is not bound it stands as what it is: not accepted. Where others uphold it, a confrontation is possible.
force-why-never = It has not accepted it.
force-why-open = It accepted with something that is still open.
force-why-rejected = It rejected it.
force-why-left = It has left.
force-why-over = It has ended.
force-why-released = It was released after a breach.
force-why-released-from = It was released after a breach, toward { $parties }.
force-why-suspended = It is suspended.
force-why-declared = It has not recognised it.
force-why-receipted = It confirmed receipt and has recognised nothing.
force-why-recognition-refused = It refused to recognise it.
force-why-recognised-with-condition = It recognised it on a condition that is open.
force-why-asserted = One side asserts it; this party has not accepted it.
force-why-authorised = A third body authorised it; this party has not accepted it.
force-public = Public since { $when }.
force-publishing = Want it to be public: { $parties }.
force-check = Check a flight or movement here
force-check-note = Against everything that you see here, not only this arrangement. Nothing is entered in the record.
force-check-ask = Check
force-who = Who
force-activity = What it does
force-purpose = Purpose
force-no-purpose = none that is exempt
force-around = Around a place
force-whole = In all of this map
force-place = Place
force-pick = Pick on the map
force-picking = Click on the map
force-pick-hint = Click on the map, or move it and press Enter for its middle.
force-unreadable = This can’t be read as a place. Write for example 34.8 N, 36.6 E.
force-radius = Radius in km
force-floor = From
force-ceiling = Up to
force-unit = Unit and datum
force-unit-ft-amsl = ft above mean sea level
force-unit-ft-agl = ft above ground
force-unit-m-amsl = m above mean sea level
force-unit-m-agl = m above ground
force-unit-m-wgs84 = m above the ellipsoid
force-unit-fl = flight level
force-from = From, in UTC
force-until = Until, in UTC
force-lacks-party = Choose who does it.
force-lacks-place = Say where: coordinates, or a click on the map.
force-lacks-time = The end must come after the start.
force-lacks-radius = Give a radius of up to 1,000 km.
check-conflict = Conflict
check-conflict-note = A rule that binds this party forbids it.
check-indeterminate = Cannot be told
check-indeterminate-note = Within the accuracy of maps and heights it cannot be told. Treat it as a conflict until it can.
check-coordinate = Speak to others first
check-coordinate-note = No rule binds this party there, but others mean to uphold one, or are there themselves.
check-no-conflict = No conflict is known
check-no-conflict-note = Nothing that this party is told of forbids it. That is no permission.
check-forbids = Clause { $clause } of “{ $title }” forbids it in volume { $volume }, and { $party } is bound.
check-may = Clause { $clause } of “{ $title }” may forbid it in volume { $volume }: within the accuracy stated, at sunrise or sunset, or for want of a common datum, it cannot be told; { $party } is bound.
check-upheld = { $n ->
    [one] Clause { $clause } of “{ $title }” forbids it in volume { $volume }. { $party } is not bound, but { $parties } means to uphold it: a confrontation is possible.
   *[other] Clause { $clause } of “{ $title }” forbids it in volume { $volume }. { $party } is not bound, but { $parties } mean to uphold it: a confrontation is possible.
  }
check-exempt = Clause { $clause } of “{ $title }” in volume { $volume } exempts it, as you say it of yourself.
check-nobody = Clause { $clause } of “{ $title }” in volume { $volume } would forbid it, but nobody is bound ({ $state }).
check-operation = An operation of { $parties } is there.
check-call = Speak to { $parties }.
check-heights = Heights over different datums are compared by data of whoever answers: { $data }.
check-heights-geoid = a geoid ({ $digest }), within { $error }
check-heights-terrain = the ground ({ $digest }, tiles: { $n }), within { $error }
check-as-of = As of entry { $size }, { $when }.

## invitation
invitation-title = You are invited
invitation-not-one = This is no invitation’s link, or not all of it. Take the whole link that you were given.
invitation-foreign = This invitation is for another ledger than this server keeps. Do nothing here, and tell who invited you.
invitation-post = { $by } invites you to its post { $post } in “{ $ledger }”.
invitation-admits = { $by } invites you to “{ $ledger }” as a party of its own.
invitation-for = Post
invitation-may = May sign
invitation-reads = nothing: it reads
invitation-until = Open until
invitation-who = Who you are
invitation-name = Name of the party
invitation-kind = Kind
invitation-country = Country code, such as SY
invitation-passkey = Make a passkey
invitation-passkey-note = Kept by your device or your security key, unlocked by you each time. You are asked twice: to make it, and to prove it.
invitation-passkey-make = Make a passkey and ask to be let in
invitation-file = Or make a key file
invitation-file-note = A file that you keep, with a copy where a fire does not reach both. The command line takes it too.
invitation-phrase = Passphrase (recommended)
invitation-phrase-again = The passphrase once more
invitation-phrase-rule = Both must be the same, with 12 letters or more: several words drawn at random.
invitation-file-make = Make a key file
invitation-save = Save the key file first
invitation-save-note = It is nowhere but on this page. Once it is saved, it can ask to be let in.
invitation-save-do = Save the key file
invitation-ask = Ask to be let in
invitation-asks = Your key asks to be let in
invitation-asks-note = { $by } decides. Read the fingerprint out to them by another channel, so that nobody can put another key in its place.
invitation-not-yet = It is not let in yet.

## problem
problem-unreachable = The server did not answer.
problem-busy = The server is busy. Try again in a moment.
problem-too-many-requests = Too much was asked in a short time. Wait a moment.
problem-quota-spent = Your party has entered as much as it may in a day.
problem-session-ended = Your session has ended. Log in again.
problem-login-needed = Log in first.
problem-key-revoked = The key was revoked. Use another one of your party.
problem-not-your-party = It is for another party.
problem-not-in-force = It is not in force.
problem-in-force = It is in force: positions on it are closed.
problem-not-bound = Only who is bound by it may do this.
problem-not-provided = Its terms do not provide this, or not for you.
problem-suspended = You have suspended it already.
problem-not-suspended = You have not suspended it.
problem-leaving = You have denounced it already.
problem-over = It has ended.
problem-superseded = A newer revision has taken its place.
problem-settled = It has been settled already.
problem-cure-period = The time to cure the breach is not over yet.
problem-too-late = It is too late for this.
problem-audience = Who sees it has changed meanwhile. Open it again.
problem-published = It is public: that can’t be taken back.
problem-broken-prev = Your party has said something on this meanwhile. Read it and begin again.
problem-two-person = Two posts of your party must sign this.
problem-one-post = With this rule nobody could sign any more: let in a second post first.
problem-last-key = It is the last key that can let others in.
problem-enrolled = The key is known already.
problem-unknown-post = A post that it names has no key that stands.
problem-invitation-used = The invitation was used already.
problem-invitation-expired = The invitation has expired.
