package parley_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/open-parley/parley"
)

func instant(t *testing.T, s string) parley.Instant {
	t.Helper()
	at, err := time.Parse(time.RFC3339, s)
	if err != nil {
		t.Fatal(err)
	}
	return parley.At(at)
}

func TestPeriodsAreCutToTheMonthsEndOnce(t *testing.T) {
	for _, c := range []struct {
		start  string
		period parley.Period
		times  int64
		want   string
	}{
		{"2027-01-31T12:00:00Z", parley.Period{Months: 1}, 1, "2027-02-28T12:00:00Z"},
		{"2027-01-31T12:00:00Z", parley.Period{Months: 1}, 2, "2027-03-31T12:00:00Z"}, // counted from the start, not from February
		{"2028-01-31T00:00:00Z", parley.Period{Months: 1}, 1, "2028-02-29T00:00:00Z"},
		{"2028-02-29T00:00:00Z", parley.Period{Months: 12}, 1, "2029-02-28T00:00:00Z"},
		{"2028-02-29T00:00:00Z", parley.Period{Months: 12}, 4, "2032-02-29T00:00:00Z"},
		{"2016-12-31T23:59:59Z", parley.Period{Hours: 1}, 1, "2017-01-01T00:59:59Z"},
		{"2027-03-27T12:00:00Z", parley.Period{Days: 1}, 1, "2027-03-28T12:00:00Z"}, // a day has 24 hours, whatever clocks do that night
		{"2027-01-30T00:00:00Z", parley.Period{Months: 1, Days: 1, Hours: 1}, 1, "2027-03-01T01:00:00Z"},
	} {
		if got := c.period.Times(c.times).From(instant(t, c.start)); got != instant(t, c.want) {
			t.Errorf("%d × %v from %s is %v, want %s", c.times, c.period, c.start, got, c.want)
		}
	}
	if got := (parley.Period{Months: 1}).Before(instant(t, "2027-03-31T00:00:00Z")); got != instant(t, "2027-02-28T00:00:00Z") {
		t.Errorf("a month before 31 March is %v", got)
	}
}

// Whatever is added, time goes on and stops at Never.
func TestPeriodsNeverGoBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.Int64Range(0, 1<<40)
		start := parley.Instant(rapid.Int64Range(0, int64(parley.Never)).Draw(t, "start"))
		p := parley.Period{Months: n.Draw(t, "months"), Days: n.Draw(t, "days"), Hours: n.Draw(t, "hours")}
		if end := p.From(start); end < start || end > parley.Never {
			t.Fatalf("%v after %d is %d", p, start, end)
		}
	})
}

func TestPointsOutsideTheWorldAreRefused(t *testing.T) {
	for _, bad := range []string{`[1800000001,0]`, `[0,-900000001]`, `[1]`, `[1,2,3]`, `[1.5,2]`, `{"lon":1}`, `["1","2"]`} {
		var p parley.Point
		if err := json.Unmarshal([]byte(bad), &p); err == nil {
			t.Errorf("%s was taken as %v", bad, p)
		}
	}
	p := parley.Point{Lon: -1800000000, Lat: 900000000}
	b, err := json.Marshal(p)
	var q parley.Point
	if err != nil || json.Unmarshal(b, &q) != nil || q != p {
		t.Errorf("%v is written %s and read %v", p, b, q)
	}
}

func TestIdentifiersHaveOneSpelling(t *testing.T) {
	id := parley.PartyID{0xab, 1}
	text, _ := id.MarshalText()
	for _, bad := range []string{"", string(text[1:]), strings.ToUpper(string(text)), "zz" + string(text[2:]), string(text) + "00"} {
		var other parley.PartyID
		if err := other.UnmarshalText([]byte(bad)); err == nil {
			t.Errorf("%q was taken as a party", bad)
		}
	}
	var back parley.PartyID
	if err := back.UnmarshalText(text); err != nil || back != id {
		t.Errorf("%s is read as %v: %v", text, back, err)
	}
}

func TestTheWorstReasonGivesTheVerdict(t *testing.T) {
	order := []parley.Verdict{parley.NoConflict, parley.Coordinate, parley.Indeterminate, parley.Conflict}
	codes := []int{0, 3, 5, 4}
	for i, v := range order {
		if v.ExitCode() != codes[i] {
			t.Errorf("%s exits with %d, want %d", v, v.ExitCode(), codes[i])
		}
		for j, w := range order {
			if v.Worse(w) != (i > j) {
				t.Errorf("%s worse than %s: %v", v, w, v.Worse(w))
			}
		}
	}
}

func ExamplePeriod_From() {
	start := parley.At(time.Date(2027, 1, 31, 0, 0, 0, 0, time.UTC))
	month := parley.Period{Months: 1}
	fmt.Println(month.From(start), month.Times(2).From(start))
	// Output: 2027-02-28T00:00:00Z 2027-03-31T00:00:00Z
}

func ExampleActivity_Covers() {
	fmt.Println(parley.AnyFlight.Covers(parley.Drone), parley.Drone.Covers(parley.AnyFlight))
	// Output: true false
}

func ExampleRefusal() {
	err := parley.Refuse("superseded", "R3", "Revision 1 is superseded.").To("Speak to revision 2.")
	fmt.Println(err)
	// Output: R3: Revision 1 is superseded. Speak to revision 2.
}
