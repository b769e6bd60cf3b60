package scenario_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/open-parley/parley/scenario"
)

const small = `# A story
exercise "Small"
party alpha state "Alphaland"
party beta state "Betaland"
alpha tables zone from zone.yaml to beta
-- zone.yaml --
title: A pause
kind: pause
texts:
  en: {authentic: true, text: "Nobody fires."}
map: {status: final, volumes: [{id: a, circle: {centre: [10, 45], radius: 1 km}}]}
roles: {belligerent: [alpha, beta]}
consenting: [belligerent]
rules: [{clause: "1", forbids: strike}]
`

func tell(t *testing.T, text string) (*scenario.Result, string, error) {
	t.Helper()
	s, err := scenario.Parse("s.txtar", []byte(text))
	if err != nil {
		return nil, "", err
	}
	var w bytes.Buffer
	r, err := s.Tell(t.Context(), &w, scenario.Options{Engine: scenario.OnDocket})
	return r, w.String(), err
}

// with puts lines at the end of the script of small.
func with(lines string) string {
	return strings.Replace(small, "-- zone.yaml --", lines+"\n-- zone.yaml --", 1)
}

func TestFailedExpectationsShowADifference(t *testing.T) {
	r, told, err := tell(t, with(`alpha accepts zone
expect zone bound alpha
expect zone waits only for position of alpha map
refused R1: beta accepts zone
beta denounces zone
expect zone is in-force`))
	if err != nil {
		t.Fatal(err)
	}
	if r.OK {
		t.Error("the story held")
	}
	var got []string
	for _, e := range r.Expectations {
		if !e.OK {
			got = append(got, e.Want+" | "+e.Have)
		}
	}
	want := []string{"alpha | nobody", "map; position of alpha | position of beta", "refused R1 | it was taken",
		"taken | refused life not-provided in-force: The terms provide no denunciation."}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("failed:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	for _, s := range []string{"FAILED s.txtar:7: expect zone bound alpha\n  - want: alpha\n  + have: nobody\n", "2 of 6"} {
		if s == "2 of 6" {
			continue
		}
		if !strings.Contains(told, s) {
			t.Errorf("the telling does not show %q:\n%s", s, told)
		}
	}
	b, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range []string{`"ok":false`, `"kind":"refused"`, `"want":"alpha","have":"nobody"`, `"digest":"`} {
		if !bytes.Contains(b, []byte(s)) {
			t.Errorf("the JSON form lacks %s", s)
		}
	}
}

func TestSameStorySameDigest(t *testing.T) {
	a, _, err := tell(t, small)
	if err != nil {
		t.Fatal(err)
	}
	b, _, err := tell(t, small)
	if err != nil {
		t.Fatal(err)
	}
	other, _, err := tell(t, strings.Replace(small, `"Small"`, `"Another"`, 1))
	if err != nil {
		t.Fatal(err)
	}
	if a.Digest != b.Digest || a.Digest == other.Digest {
		t.Errorf("%v, %v; %v", a.Digest, b.Digest, other.Digest)
	}
}

func TestMalformedStories(t *testing.T) {
	for _, c := range []struct{ text, says string }{
		{"", "Nothing happens"},
		{with("alpha acepts zone"), `s.txtar:6: "alpha acepts zone" is no form of line`},
		{with("alpha accepts zone [by key x]"), "Near it: key LABEL"},
		{with("alpha accepts zone [key a] [key b]"), "stands twice"},
		{with("alpha accepts zone [key a] now"), "brackets stand at the end"},
		{with(`alpha asks q about zone "Where?`), "quotation does not end"},
		{with("refused R1 beta accepts zone"), "the act"},
		{with("refused R1: at 2027-01-01T00:00Z"), "cannot be refused"},
		{with("expect zone in-force"), "Near it"},
		{with("sign p: at 2027-01-01T00:00Z"), "no statement that a party signs"},
		{"  begins with a space\n" + small, "continues the one before"},
		{small + "-- zone.yaml --\n", "stands twice"},
		{small + "-- ../secret --\n", "cannot name a file"},
	} {
		if _, err := scenario.Parse("s.txtar", []byte(c.text)); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%q\ngives %v\nwhich does not say %q", c.text, err, c.says)
		}
	}
	if _, err := scenario.Parse("s.txtar", make([]byte, scenario.MaxStory+1)); err == nil {
		t.Error("a story above MaxStory was read")
	}
	for _, c := range []struct{ text, says string }{
		{with("gamma accepts zone"), `s.txtar:6: Nobody in this story is called "gamma"`},
		{with("alpha accepts zones"), `There is no arrangement "zones" yet`},
		{with("alpha accepts zone@2"), "has 1 revisions"},
		{with("alpha settles q1"), `no question called "q1"`},
		{with("submit p"), `no paper "p"`},
		{with("at 1999-01-01T00:00Z"), "does not run back"},
		{with("at 2027-03-28T02:30 Europe/Berlin"), "does not exist in Europe/Berlin"},
		{with("alpha tables zone from zone.yaml to beta"), "names one already"},
		{with("alpha tables other from absent.yaml to beta"), "absent.yaml cannot be read"},
		{with("alpha accepts zone [key deputy]"), `alpha has no key "deputy"`},
		{with("party registrar state \"X\""), "cannot name a party"},
		{with("expect zone waits for peace"), "nothing that is waited for"},
		{with("exercise \"Twice\""), "one ledger"},
		{"party alpha state \"X\"", "There is no ledger yet"},
		{"exercise \"X\"\nparty alpha kingdom \"X\"", `no kind of party "kingdom"`},
	} {
		if _, _, err := tell(t, c.text); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%q\ngives %v\nwhich does not say %q", c.text, err, c.says)
		}
	}
}

func TestLedgerIsKeptWhereAsked(t *testing.T) {
	file := filepath.Join(t.TempDir(), "s.txtar")
	if err := os.WriteFile(file, []byte(small), 0o600); err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "ledger")
	var w bytes.Buffer
	if _, err := scenario.Run(t.Context(), &w, file, scenario.Options{Dir: dir}); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(dir, "checkpoint")); err != nil {
		t.Error(err)
	}
	if _, err := scenario.Run(t.Context(), &w, file, scenario.Options{Dir: dir}); err == nil {
		t.Error("a second story was told into the same ledger")
	}
}

// The reference lists every form of line, and its examples are stories.
func TestReference(t *testing.T) {
	b, err := os.ReadFile("../docs/formats/scenario.md")
	if err != nil {
		t.Fatal(err)
	}
	page := string(b)
	for _, f := range scenario.Forms() {
		if !strings.Contains(page, "`"+f.Pattern+"`") {
			t.Errorf("docs/formats/scenario.md lacks | `%s` | %s |", f.Pattern, f.About)
		}
	}
	listed := map[string]bool{}
	for _, f := range scenario.Forms() {
		listed[f.Pattern] = true
	}
	for _, m := range regexp.MustCompile("(?m)^\\| `([^`]+)` \\|").FindAllStringSubmatch(page, -1) {
		if !listed[m[1]] {
			t.Errorf("docs/formats/scenario.md lists `%s`, which is no form of line", m[1])
		}
	}
	examples := regexp.MustCompile("(?s)```story\n(.*?)```").FindAllStringSubmatch(page, -1)
	if len(examples) == 0 {
		t.Error("there is no example")
	}
	for _, m := range examples {
		r, told, err := tell(t, m[1])
		if err != nil || !r.OK {
			t.Errorf("an example does not hold: %v\n%s", err, told)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(small))
	for _, name := range []string{"r1-consent", "papers", "syria-2017"} {
		b, err := os.ReadFile("../testdata/scenarios/" + name + ".txtar")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		s, err := scenario.Parse("s.txtar", b)
		if err != nil {
			return
		}
		var w bytes.Buffer
		if len(b) < 4096 {
			// Whatever can be read can be told, or is refused with a line.
			if _, err := s.Tell(t.Context(), &w, scenario.Options{Engine: scenario.OnDocket}); err != nil && !strings.Contains(err.Error(), "s.txtar") {
				t.Errorf("%v", err)
			}
		}
	})
}
