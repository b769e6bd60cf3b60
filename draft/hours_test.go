package draft_test

import (
	"reflect"
	"strings"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/draft"
)

const hours = `title: Hours
kind: pause
texts: {en: {authentic: true, text: "1. Nobody."}}
map: pending
roles: {belligerent: [alpha, beta]}
consenting: [belligerent]
`

func loadHours(rule, terms string) (*draft.Draft, error) {
	y := hours + "rules:\n  - {clause: '1', forbids: [strike], " + rule + "}\n"
	if terms != "" {
		y += "terms: {" + terms + "}\n"
	}
	return draft.Load(mapFS(map[string]string{"d.yaml": y}), "d.yaml")
}

var week = []int64{1, 2, 3, 4, 5, 6, 7}

// Hours are read in UTC, by the sun, or in a zone that keeps its clocks for the
// term, whose days may be others than those of UTC.
func TestHours(t *testing.T) {
	const h = 3_600_000
	for _, c := range []struct {
		rule, terms string
		want        parley.Slot
		notice      string
	}{
		{"schedule: [{from: 06:00Z, until: 24:00Z}]", "", parley.Slot{Days: week, From: 6 * h, Until: 24 * h}, ""},
		{"schedule: [{from: sunrise, until: sunset}], sun: [36.3, 33.5]", "", parley.Slot{Days: week, FromSun: "sunrise", UntilSun: "sunset"}, ""},
		{"schedule: [{from: Sunset + 30 min, until: sunrise - 01:15}], sun: [36.3, 33.5]", "", parley.Slot{Days: week, From: h / 2, FromSun: "sunset", Until: -h * 5 / 4, UntilSun: "sunrise"}, ""},
		{"schedule: [{days: [mon], from: 06:00 Asia/Damascus, until: 18:00 Asia/Damascus}]", "", parley.Slot{Days: []int64{1}, From: 3 * h, Until: 15 * h}, "06:00 Asia/Damascus is 03:00Z"},
		{"schedule: [{days: [mon], from: 06:00 Asia/Yangon, until: sunset}], sun: [36.3, 33.5]", "", parley.Slot{Days: []int64{7}, From: 23*h + h/2, UntilSun: "sunset"}, "is 23:30Z"},
		{"schedule: [{days: [sun], from: 20:00 America/Bogota, until: 24:00 America/Bogota}]", "", parley.Slot{Days: []int64{1}, From: 1 * h, Until: 5 * h}, "is 01:00Z"},
		{"schedule: [{days: [mon], from: sunrise, until: sunset}], sun: [96, 16.8]", "", parley.Slot{Days: []int64{1}, FromSun: "sunrise", UntilSun: "sunset"}, "at 23:36Z of the day before"},
		{"schedule: [{from: 08:00 Europe/Paris, until: 09:00Z}]", "effective: {at: 2027-05-01T00:00Z}, ends: 2027-09-01T00:00Z", parley.Slot{Days: week, From: 6 * h, Until: 9 * h}, "is 06:00Z"},
		{"schedule: [{from: 08:00 Europe/Paris, until: 09:00Z}]", "effective: {at: 2027-11-01T00:00Z}, open_until: 2027-12-01T00:00Z, duration: 1 month, renewal: {mode: by-consent, most: 2}",
			parley.Slot{Days: week, From: 7 * h, Until: 9 * h}, "is 07:00Z"},
	} {
		d, err := loadHours(c.rule, c.terms)
		if err != nil {
			t.Errorf("%s: %v", c.rule, err)
			continue
		}
		r, _, notices, err := d.Revision(everybody, salts())
		if err != nil {
			t.Errorf("%s: %v", c.rule, err)
			continue
		}
		if got := r.Rules[0].Schedule[0]; !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: %+v, want %+v", c.rule, got, c.want)
		}
		var said []string
		for _, n := range notices {
			said = append(said, n.Sentence)
		}
		if s := strings.Join(said, " "); c.notice == "" && s != "" || !strings.Contains(s, c.notice) {
			t.Errorf("%s: noticed %q, want %q", c.rule, s, c.notice)
		}
	}
}

// What a weekly slot in UTC cannot say is refused with what to write.
func TestHoursRefused(t *testing.T) {
	for _, c := range []struct{ rule, terms, want string }{
		{"schedule: [{from: 08:00 Europe/Paris, until: 09:00Z}]", "", "changes its clocks in the week before 2025-04"},
		{"schedule: [{from: 08:00 Europe/Paris, until: 09:00Z}]", "effective: {at: 2027-05-01T00:00Z}, ends: 2027-12-01T00:00Z", "within the term"},
		{"schedule: [{from: 08:00 Europe/Paris, until: 09:00Z}]", "effective: {at: 2027-05-01T00:00Z}, duration: 1 month", "nothing in the terms lets the arrangement end before"},
		{"schedule: [{from: 08:00 Mars/Olympus, until: 09:00Z}]", "", "no time zone"},
		{"schedule: [{from: '08:00', until: 09:00Z}]", "", "no time of day in UTC"},
		{"schedule: [{from: sunrise + 13:00, until: 09:00Z}], sun: [0, 0]", "", "more than 12 hours"},
		{"schedule: [{from: sunrise, until: 09:00Z}]", "", "does not say where"},
		{"schedule: [{from: 08:00Z, until: 09:00Z}], sun: [0, 0]", "", "names neither"},
		{"schedule: [{from: noon, until: 09:00Z}]", "", "no time of day"},
		{"except: [{from: 2027-05-01}]", "", "until"},
	} {
		d, err := loadHours(c.rule, c.terms)
		if err == nil {
			_, _, _, err = d.Revision(everybody, salts())
		}
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s, %s: %v, want %q", c.rule, c.terms, err, c.want)
		}
	}
}
