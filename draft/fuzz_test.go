package draft_test

import (
	"testing"

	"github.com/open-parley/parley/draft"
)

// Whatever Load takes can be written and read again to the same.
func FuzzLoad(f *testing.F) {
	f.Add(string(draft.Template()), "Nobody fires.", `{"type":"Feature","geometry":{"type":"Point","coordinates":[10,45]},"properties":{"radius_m":1000}}`)
	f.Add(minimal, "", "")
	f.Fuzz(func(t *testing.T, yaml, text, geojson string) {
		d, err := draft.Load(mapFS(map[string]string{"z/arrangement.yaml": yaml, "z/text.en.md": text, "z/annex.geojson": geojson}), "z")
		if err != nil {
			return
		}
		r, parts, _, err := d.Revision(everybody, salts())
		if err != nil {
			return
		}
		b, err := draft.FromRevision(r, parts, nil)
		if err != nil {
			return // a text that only submitting refuses, or a map too large
		}
		again, err := draft.Load(mapFS(map[string]string{"d.yaml": string(b)}), "d.yaml")
		if err != nil {
			t.Fatalf("%v\n%s", err, b)
		}
		r2, parts2, _, err := again.Revision(everybody, salts())
		if err != nil {
			t.Fatalf("%v\n%s", err, b)
		}
		if diff := difference(r, r2, parts, parts2); diff != "" {
			t.Fatalf("%s\n%s", diff, b)
		}
	})
}

func FuzzParseTime(f *testing.F) {
	for _, s := range []string{"2017-05-06T00:00Z", "2017-05-06T00:00 Asia/Damascus", "2017-03-26T02:30 Europe/Berlin", "2017-05-06T00:00:00.001+03:00", "2017-05-06"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		i, err := draft.ParseTime(s)
		if err != nil {
			return
		}
		if again, err := draft.ParseTime(draft.FormatTime(i)); err != nil || again != i || i <= 0 {
			t.Errorf("%q is %v, which is written %q and read %v, %v", s, int64(i), draft.FormatTime(i), again, err)
		}
	})
}

func FuzzParsePeriod(f *testing.F) {
	for _, s := range []string{"6 months", "1 month, 10 days and 6 hours", "2 weeks", "-1 day", "9999999999 years"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p, err := draft.ParsePeriod(s)
		if err != nil {
			return
		}
		if again, err := draft.ParsePeriod(draft.FormatPeriod(p)); err != nil || again != p || p.Valid() != nil || p.IsZero() {
			t.Errorf("%q is %v, which is written %q and read %v, %v", s, p, draft.FormatPeriod(p), again, err)
		}
	})
}

func FuzzParseHeight(f *testing.F) {
	for _, s := range []string{"3000 ft amsl", "FL100", "500 m agl", "-2.5 m wgs84", "1e3 m agl", "3000 ft"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		h, err := draft.ParseHeight(s)
		if err != nil {
			return
		}
		if again, err := draft.ParseHeight(draft.FormatHeight(h)); err != nil || again != h {
			t.Errorf("%q is %v, which is written %q and read %v, %v", s, h, draft.FormatHeight(h), again, err)
		}
	})
}

func FuzzParseCondition(f *testing.F) {
	for _, s := range []string{"alpha accepts", "(alpha accepts or beta accepts) and monitor confirms 'a b'", "((", `monitor confirms "\""`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		c, err := draft.ParseCondition(s, everybody)
		if err != nil {
			return
		}
		out := draft.FormatCondition(c, label)
		again, err := draft.ParseCondition(out, everybody)
		if err != nil || draft.FormatCondition(again, label) != out {
			t.Errorf("%q is written %q and read %+v, %v", s, out, again, err)
		}
	})
}
