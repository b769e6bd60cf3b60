package draft_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/draft"
)

func TestParsePeriod(t *testing.T) {
	for _, c := range []struct {
		in   string
		want parley.Period
	}{
		{"6 months", parley.Period{Months: 6}},
		{"10 days", parley.Period{Days: 10}},
		{"36 hours", parley.Period{Hours: 36}},
		{"2 weeks", parley.Period{Days: 14}},
		{"1 year", parley.Period{Months: 12}},
		{"1 month, 10 days and 6 hours", parley.Period{Months: 1, Days: 10, Hours: 6}},
		{" 1month ", parley.Period{Months: 1}},
		{"100 years", parley.Period{Months: parley.MaxMonths}},
	} {
		if got, err := draft.ParsePeriod(c.in); err != nil || got != c.want {
			t.Errorf("ParsePeriod(%q) = %v, %v; want %v", c.in, got, err, c.want)
		}
	}
	for _, in := range []string{"", "6", "months", "-1 day", "1.5 days", "30 minutes", "0 days", "101 years", "99999999999 days", "6 months soon", "6 moons"} {
		if got, err := draft.ParsePeriod(in); err == nil {
			t.Errorf("ParsePeriod(%q) = %v", in, got)
		}
	}
}

func TestParseHeight(t *testing.T) {
	for _, c := range []struct {
		in   string
		want parley.Height
	}{
		{"3000 ft amsl", parley.Height{Datum: parley.DatumAMSL, MM: 914_400}},
		{"3000 ft MSL", parley.Height{Datum: parley.DatumAMSL, MM: 914_400}},
		{"500 m agl", parley.Height{Datum: parley.DatumAGL, MM: 500_000}},
		{"FL100", parley.Height{Datum: parley.DatumFL, MM: 3_048_000}},
		{"fl 65", parley.Height{Datum: parley.DatumFL, MM: 1_981_200}},
		{"-2.5 m wgs84", parley.Height{Datum: parley.DatumWGS84, MM: -2_500}},
		{"1 ft agl", parley.Height{Datum: parley.DatumAGL, MM: 305}}, // 304.8
	} {
		if got, err := draft.ParseHeight(c.in); err != nil || got != c.want {
			t.Errorf("ParseHeight(%q) = %v, %v; want %v", c.in, got, err, c.want)
		}
	}
	for in, says := range map[string]string{
		"3000 ft": "3000 ft amsl", "3000": "no height", "high": "no height", "3000 amsl": "no height",
		"3000 ft above": "no height", "": "no height", "FL": "no height", "1e3 m agl": "no height",
	} {
		if got, err := draft.ParseHeight(in); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("ParseHeight(%q) = %v, %v; want a refusal that says %q", in, got, err, says)
		}
	}
}

func TestParseLength(t *testing.T) {
	for in, want := range map[string]int64{
		"6 km": 6_000_000, "500m": 500_000, "12 nm": 22_224_000, "1.852 km": 1_852_000, "10 ft": 3_048, "0.5 mm": 1, "1 mi": 1_609_344,
	} {
		if got, err := draft.ParseLength(in); err != nil || got != want {
			t.Errorf("ParseLength(%q) = %d, %v; want %d", in, got, err, want)
		}
	}
	for _, in := range []string{"", "6", "km", "six km", "6 leagues", "1e9 km", "99999999999 km"} {
		if got, err := draft.ParseLength(in); err == nil {
			t.Errorf("ParseLength(%q) = %d", in, got)
		}
	}
}

// What the writers write, the readers read back.
func TestQuantitiesRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := parley.Period{
			Months: rapid.Int64Range(0, parley.MaxMonths).Draw(t, "months"),
			Days:   rapid.Int64Range(0, parley.MaxDays).Draw(t, "days"),
			Hours:  rapid.Int64Range(1, parley.MaxHours).Draw(t, "hours"),
		}
		if got, err := draft.ParsePeriod(draft.FormatPeriod(p)); err != nil || got != p {
			t.Fatalf("%v is written %q and read %v, %v", p, draft.FormatPeriod(p), got, err)
		}
		h := parley.Height{
			Datum: rapid.SampledFrom([]parley.Datum{parley.DatumAGL, parley.DatumAMSL, parley.DatumWGS84, parley.DatumFL}).Draw(t, "datum"),
			MM:    rapid.Int64Range(-12_000_000, 1_000_000_000).Draw(t, "mm"),
		}
		if got, err := draft.ParseHeight(draft.FormatHeight(h)); err != nil || got != h {
			t.Fatalf("%v is written %q and read %v, %v", h, draft.FormatHeight(h), got, err)
		}
		mm := rapid.Int64Range(1, 1_000_000_000).Draw(t, "length")
		if got, err := draft.ParseLength(draft.FormatLength(mm)); err != nil || got != mm {
			t.Fatalf("%d is written %q and read %v, %v", mm, draft.FormatLength(mm), got, err)
		}
		i := parley.Instant(rapid.Int64Range(1, 253_402_300_799_999).Draw(t, "instant"))
		if got, err := draft.ParseTime(draft.FormatTime(i)); err != nil || got != i {
			t.Fatalf("%v is written %q and read %v, %v", i, draft.FormatTime(i), got, err)
		}
	})
}
