package diff_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/diff"
)

var (
	aster = parley.PartyID{1}
	borea = parley.PartyID{2}
	orgn  = parley.PartyID{3}
)

func square(id string, lon, lat, size int32) parley.Volume {
	return parley.Volume{ID: id, Footprint: parley.Footprint{
		Polygons: [][][]parley.Point{{{{Lon: lon, Lat: lat}, {Lon: lon + size, Lat: lat}, {Lon: lon + size, Lat: lat + size}, {Lon: lon, Lat: lat + size}}}},
		Edges:    parley.EdgesStraight,
	}}
}

// two is a corridor's first revision, and a second that narrows it.
func two() (from, to diff.Side) {
	from = diff.Side{ID: parley.RevisionID{1}, Number: 1,
		Revision: &parley.Revision{
			Kind: parley.HumanitarianCorridor, Basis: parley.Agreed,
			Texts: []parley.Text{{Lang: "ar", Title: "الممر", Part: parley.PartID{3}}, {Lang: "en", Authentic: true, Title: "The corridor", Part: parley.PartID{1}}},
			Map:   parley.Map{Status: parley.MapPending, Part: parley.PartID{2}},
			Roles: []parley.RoleHolder{{Party: aster, Name: "Aster", Role: parley.TerritorialState}, {Party: borea, Name: "Borea", Role: parley.Guarantor}},
			Rules: []parley.Rule{
				{Clause: "2", Forbids: []parley.Activity{parley.Strike, parley.MilitaryFlight}},
				{Clause: "3", Forbids: []parley.Activity{parley.HeavyWeapon}},
			},
			Consenting: []parley.Role{parley.TerritorialState},
			Terms: parley.Terms{Duration: parley.Period{Months: 6},
				Renewal:      &parley.Renewal{Mode: parley.RenewTacit, Notice: parley.Period{Days: 10}},
				Denunciation: &parley.Denunciation{}},
			Private: []parley.PrivateAnnex{{Label: "camps", Part: parley.PartID{21}, Parties: []parley.PartyID{aster}},
				{Label: "routes", Part: parley.PartID{24}, Parties: []parley.PartyID{aster}}},
		},
		Annex: &parley.Annex{Volumes: []parley.Volume{square("east", 36_0000000, 35_0000000, 1000000), square("west", 35_0000000, 35_0000000, 1000000)}},
		Texts: map[parley.PartID]string{{1}: "1. Aid passes at all hours.\n2. No strike.\n", {3}: "١"},
	}
	east := square("east", 36_0000000, 35_0000000, 500000)
	east.Floor = &parley.Height{Datum: parley.DatumAGL, MM: 500_000}
	east.Ceiling = &parley.Height{Datum: parley.DatumFL, MM: 3_048_000}
	east.Accuracy = 25_000
	to = diff.Side{ID: parley.RevisionID{2}, Number: 2,
		Revision: &parley.Revision{
			Kind: parley.HumanitarianCorridor, Basis: parley.Agreed,
			Texts: []parley.Text{{Lang: "en", Authentic: true, Title: "The corridor", Part: parley.PartID{11}}, {Lang: "fr", Title: "Le corridor", Part: parley.PartID{13}}},
			Map:   parley.Map{Status: parley.MapFinal, Part: parley.PartID{12}},
			Roles: []parley.RoleHolder{{Party: aster, Name: "Aster", Role: parley.TerritorialState}, {Party: orgn, Name: "Relief", Role: parley.Humanitarian}},
			Rules: []parley.Rule{
				{Clause: "2", Forbids: []parley.Activity{parley.Strike}, Roles: []parley.Role{parley.Guarantor},
					Schedule: []parley.Slot{{Days: []int64{1, 7}, From: 6 * 3_600_000, Until: 0}},
					Exempt:   &parley.Exempt{Purposes: []parley.Purpose{parley.PurposeMedevac}, Groups: []string{"Group X"}}},
				{Clause: "4", Forbids: []parley.Activity{parley.Drone}, Ceiling: &parley.Height{Datum: parley.DatumAMSL, MM: 914_400}},
			},
			Consenting: []parley.Role{parley.TerritorialState, parley.Guarantor},
			Terms: parley.Terms{Duration: parley.Period{Months: 3},
				Effective:  parley.Effective{When: &parley.Condition{All: []parley.Condition{{Accepts: aster}, {Confirmed: &parley.Confirmed{By: orgn, Label: "withdrawal"}}}}},
				Renewal:    &parley.Renewal{Mode: parley.RenewByConsent, By: &parley.Who{Parties: []parley.PartyID{aster}}, Notice: parley.Period{Days: 10}, Most: 1},
				Suspension: &parley.Suspension{Longest: parley.Period{Hours: 48}}},
			Private: []parley.PrivateAnnex{{Label: "camps", Part: parley.PartID{22}, Parties: []parley.PartyID{aster}},
				{Label: "stores", Part: parley.PartID{23}, Parties: []parley.PartyID{orgn}}},
		},
		Annex: &parley.Annex{Volumes: []parley.Volume{east, square("north", 36_0000000, 36_0000000, 1000000)}},
		Texts: map[parley.PartID]string{{11}: "1. Aid passes by day.\n2. No strike.\n"},
	}
	return from, to
}

func TestADiffTellsAMediatorEverythingThatChanged(t *testing.T) {
	from, to := two()
	d := diff.Revisions(from, to, nil)
	const want = `From revision 1 (010000000000) to revision 2 (020000000000)

Heading
~ roles that must consent: territorial-state → territorial-state, guarantor

Roles
- Borea: guarantor
+ Relief: humanitarian

Terms
+ effective when: (Aster accepts and Relief confirms withdrawal)
~ duration: 6 months → 3 months
~ renewal: tacit → by-consent
~ renewal signed by: every party that must consent → Aster
~ renewals at most: any number of times → once
~ denunciation: by any bound party, no notice → not provided for
~ suspension: not provided for → by any bound party, no notice, at most 48 hours

Private annexes, sealed
~ camps: part 150000000000, for Aster → part 160000000000, for Aster
- routes: part 180000000000, for Aster
+ stores: part 170000000000, for Relief

Rules
~ 2
  ~ forbids: strike, military-flight → strike
  ~ addresses: everyone bound → every guarantor
  ~ schedule: at all hours → Mon Sun 06:00–00:00 UTC
  + exempt purposes: medevac
  + excluded groups: Group X
- 3 forbids heavy-weapon to everyone bound
+ 4 forbids drone to everyone bound, up to 3000 ft amsl

Map
~ map: pending → final
~ volume east
  outline: 101 km² → 25.3 km², gains 0 km², loses 75.9 km²
  ~ floor: the ground → 500 m agl
  ~ ceiling: unlimited → FL100
  ~ accuracy: exact → 25 m
- volume west, 101 km²
+ volume north, 100 km²
Altogether 202 km² → 125 km², gains 100 km², loses 177 km². Areas inform, they never decide.
Unlisted is not unprotected: what is not shown here keeps every protection that the law gives it.

Text (ar), dropped
- title: الممر
- standing: translation
@@ -1,1 +0,0 @@
-١

Text (en)
@@ -1,2 +1,2 @@
-1. Aid passes [-at all hours-].
+1. Aid passes {+by day+}.
 2. No strike.

Text (fr), new
+ title: Le corridor
+ standing: translation
One of the two texts can't be shown: it was erased, or is not for you.
`
	if got := d.String(); got != want {
		t.Errorf("got\n%s", lineDiff(got, want))
	}
	b, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	var back diff.Diff
	if err := json.Unmarshal(b, &back); err != nil || back.String() != want {
		t.Errorf("%v: JSON does not carry all of it", err)
	}
}

func lineDiff(got, want string) string {
	var b strings.Builder
	for _, h := range diff.Lines(want, got) {
		for _, l := range h.Lines {
			fmt.Fprintf(&b, "%-8s %s\n", l.Op, l)
		}
	}
	return b.String()
}

func TestOneRevisionDiffersByNothing(t *testing.T) {
	from, to := two()
	if d := diff.Revisions(from, from, nil); !d.Same || !d.Empty() {
		t.Errorf("a revision differs from itself: %v", d)
	}
	to = from
	to.ID = parley.RevisionID{9} // the same words under other salts
	d := diff.Revisions(from, to, nil)
	if d.Same || !d.Empty() || !strings.Contains(d.String(), "R3") {
		t.Errorf("two revisions with the same words: %v", d)
	}
}

// A territory's edge moved east: what the one side gains the other loses, and
// back again it is the other way round.
func TestMapsAreMeasuredBothWays(t *testing.T) {
	from, to := two()
	there, back := diff.Revisions(from, to, nil).Map, diff.Revisions(to, from, nil).Map
	if there.Gained != back.Lost || there.Lost != back.Gained || there.Was != back.Is {
		t.Errorf("there %+v, back %+v", there, back)
	}
	if there.Was+there.Gained-there.Lost != there.Is {
		t.Errorf("%+v does not add up", there)
	}
}

func TestErasedMapIsSaidToBe(t *testing.T) {
	from, to := two()
	from.Annex = nil
	d := diff.Revisions(from, to, nil)
	if d.Map == nil || !d.Map.Unavailable || !strings.Contains(d.String(), "erased") {
		t.Errorf("the erased map is told as %+v", d.Map)
	}
}

func TestPartiesAreCalledByTheirNames(t *testing.T) {
	from, to := two()
	from.Revision.Roles, to.Revision.Roles = nil, nil
	from.Revision.Rules = nil
	to.Revision.Rules = []parley.Rule{{Clause: "1", Forbids: []parley.Activity{parley.AnyActivity}, Parties: []parley.PartyID{aster, borea}}}
	names := func(p parley.PartyID) string {
		if p == aster {
			return "Aster"
		}
		return ""
	}
	rules := diff.Revisions(from, to, names).Rules
	if i := slices.IndexFunc(rules, func(r diff.Rule) bool { return r.Is == "forbids any to Aster, party 020000000000" }); i < 0 {
		t.Errorf("rules are told as %+v", rules)
	}
}

// Hours by the sun and exceptions are told, whether a clause has changed or is new.
func TestHoursAreTold(t *testing.T) {
	day := []int64{1}
	old := parley.Rule{Clause: "1", Forbids: []parley.Activity{parley.Strike}, Schedule: []parley.Slot{{Days: day, From: 0, Until: 3_600_000}}}
	rule := old
	rule.Schedule = []parley.Slot{{Days: day, FromSun: parley.Sunset, From: 1_800_000, UntilSun: parley.Sunrise, Until: -60_000}}
	rule.Sun = &parley.Point{Lon: 36_3000000, Lat: -33_5000000}
	rule.Except = []parley.Window{{From: 1_800_000_000_000, Until: 1_800_003_600_000}}
	side := func(n byte, r parley.Rule) diff.Side {
		return diff.Side{ID: parley.RevisionID{n}, Revision: &parley.Revision{Rules: []parley.Rule{r}}}
	}
	rules := diff.Revisions(side(1, old), side(2, rule), nil).Rules
	if len(rules) != 1 {
		t.Fatalf("told as %+v", rules)
	}
	told := rules[0]
	const is = "forbids strike to everyone bound, Mon sunset+00:30–sunrise−00:01 UTC, with the sun at [36.3, -33.5], except from 2027-01-15T08:00:00Z until 2027-01-15T09:00:00Z"
	if told.Is != is {
		t.Errorf("told as %q", told.Is)
	}
	for i, want := range []diff.Change{
		{Field: "schedule", Op: diff.Changed, Was: "Mon 00:00–01:00 UTC", Is: "Mon sunset+00:30–sunrise−00:01 UTC"},
		{Field: "except", Op: diff.Changed, Was: "never", Is: "from 2027-01-15T08:00:00Z until 2027-01-15T09:00:00Z"},
		{Field: "sun", Op: diff.Changed, Was: "not named", Is: "[36.3, -33.5]"},
	} {
		if len(told.Changes) != 3 || told.Changes[i] != want {
			t.Errorf("changes %+v, want %+v", told.Changes, want)
		}
	}
}
