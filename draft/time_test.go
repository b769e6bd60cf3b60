package draft_test

import (
	"strings"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/draft"
)

func TestParseTime(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"2017-05-06T00:00Z", "2017-05-06T00:00:00Z"},
		{"2017-05-06T00:00:00+03:00", "2017-05-05T21:00:00Z"},
		{"2017-05-06 00:00 Asia/Damascus", "2017-05-05T21:00:00Z"},
		{"2017-05-04T15:00 Europe/Moscow", "2017-05-04T12:00:00Z"},
		{"2017-01-28T12:00:00.25-05:00", "2017-01-28T17:00:00.250Z"},
		{"2020-02-29T12:00Z", "2020-02-29T12:00:00Z"},                 // a leap day
		{"2017-03-31T01:00 Asia/Damascus", "2017-03-30T22:00:00Z"},    // the hour before is missing
		{"2017-10-27T00:30+02:00", "2017-10-26T22:30:00Z"},            // one of two, told apart
		{"2011-12-29T23:59 Pacific/Apia", "2011-12-30T09:59:00Z"},     // the day before the one left out
		{"2016-12-31T23:59:59.999Z", "2016-12-31T23:59:59.999Z"},      // before a leap second
		{"2017-05-06T00:00 UTC", "2017-05-06T00:00:00Z"},              // a zone too
		{"9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z"},              // the last that can be written
		{"2038-01-19T03:14:08 Europe/Berlin", "2038-01-19T02:14:08Z"}, // beyond 32 bits
		{"2007-06-01T12:00 America/Argentina/San_Juan", "2007-06-01T15:00:00Z"},
	} {
		got, err := draft.ParseTime(c.in)
		if err != nil || got.String() != c.want {
			t.Errorf("ParseTime(%q) = %v, %v; want %s", c.in, got, err, c.want)
		}
		if again, err := draft.ParseTime(draft.FormatTime(got)); err != nil || again != got {
			t.Errorf("%s is written as %s and read as %v, %v", got, draft.FormatTime(got), again, err)
		}
	}
}

func TestParseTimeRefuses(t *testing.T) {
	for _, c := range []struct{ in, says string }{
		{"", "is no time"},
		{"2017-05-06", "T00:00Z"},
		{"2017-05-06T00:00", "does not say in which zone"},
		{"2017-02-29T12:00Z", "does not exist"}, // no leap year
		{"2017-05-06T24:00Z", "next day"},
		{"2017-05-06T25:00Z", "does not exist"},
		{"2016-12-31T23:59:60Z", "leap second"},
		{"2017-05-06T00:00:00.0001Z", "millisecond"},
		{"2017-05-06T00:00 Mars/Olympus", "no time zone"},
		{"2017-05-06T00:00 Local", "no time zone"},
		{"2017-05-06T00:00+99:00", "offset"},
		{"1969-12-31T23:00Z", "1970"},
		{"1970-01-01T00:00Z", "1970"}, // zero means absent
		{"yesterday", "is no time"},
		// The clocks go forward at 00:00: no half past midnight.
		{"2017-03-31T00:30 Asia/Beirut", ""},
		{"2017-03-26T00:30 Asia/Beirut", "Write 2017-03-25T23:30+02:00 or 2017-03-26T01:30+03:00"},
		{"2017-03-26T02:30 Europe/Berlin", "2017-03-26T01:30+01:00 or 2017-03-26T03:30+02:00"},
		// They go back: twice half past two.
		{"2017-10-29T02:30 Europe/Berlin", "2017-10-29T02:30+02:00 for the first or 2017-10-29T02:30+01:00 for the second"},
		{"2017-10-26T23:30 Asia/Damascus", "2017-10-26T23:30+03:00 for the first or 2017-10-26T23:30+02:00 for the second"},
		// A whole day that never was.
		{"2011-12-30T12:00 Pacific/Apia", "does not exist"},
	} {
		got, err := draft.ParseTime(c.in)
		if c.says == "" {
			if err != nil {
				t.Errorf("ParseTime(%q) = %v", c.in, err)
			}
			continue
		}
		if err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("ParseTime(%q) = %v, %v; want a refusal that says %q", c.in, got, err, c.says)
		}
	}
}

// Every reading that a refusal offers is one that ParseTime takes, and the two
// are different instants whose local time, in the zone, is the one written or
// stands beside the gap.
func TestReadingsOfRefusedTimesAreTaken(t *testing.T) {
	for _, in := range []string{"2017-03-26T02:30 Europe/Berlin", "2017-10-29T02:30 Europe/Berlin", "2017-04-02T01:45 Australia/Lord_Howe", "2017-10-01T02:15 Australia/Lord_Howe"} {
		_, err := draft.ParseTime(in)
		if err == nil {
			t.Errorf("%s was taken", in)
			continue
		}
		var at []parley.Instant
		for _, w := range strings.Fields(strings.NewReplacer(".", " ", ",", " ").Replace(err.Error())) {
			if i, err := draft.ParseTime(w); err == nil {
				at = append(at, i)
			}
		}
		if len(at) != 2 || at[0] == at[1] {
			t.Errorf("%s: the refusal %q offers %v", in, err, at)
		}
	}
}
