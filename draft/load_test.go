package draft_test

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/draft"
	"github.com/open-parley/parley/statement"
)

// names are parties by their labels; each identity is a hash of the label.
type names []string

func id(label string) parley.PartyID { return parley.PartyID(sha256.Sum256([]byte(label))) }

func (n names) Party(label string) (parley.PartyID, string, bool) {
	for _, k := range n {
		if k == label || id(k).String() == label {
			return id(k), "The " + k, true
		}
	}
	return parley.PartyID{}, "", false
}

var everybody = names{"alpha", "beta", "gamma", "monitor"}

func salts() *rand.ChaCha8 { return rand.NewChaCha8([32]byte{7}) }

func load(t *testing.T, files map[string]string, name string) *draft.Draft {
	t.Helper()
	d, err := draft.Load(mapFS(files), name)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func mapFS(files map[string]string) fstest.MapFS {
	m := fstest.MapFS{}
	for k, v := range files {
		m[k] = &fstest.MapFile{Data: []byte(v)}
	}
	return m
}

func TestTemplateLoadsAsItIs(t *testing.T) {
	d := load(t, map[string]string{"t.yaml": string(draft.Template())}, "t.yaml")
	r, parts, notices, err := d.Revision(everybody, salts())
	if err != nil {
		t.Fatal(err)
	}
	if len(notices) > 0 {
		t.Errorf("the template is exact, yet there are notices: %v", notices)
	}
	if d.Title() != "Hospital zone of Exampleville" || r.Kind != parley.HospitalZone || len(r.Texts) != 2 || len(parts) != 3 {
		t.Errorf("read %+v", r)
	}
	if want := parley.At(parley.Instant(1798758000000).Time()); r.Terms.Effective.At != want {
		t.Errorf("effective at %v, want 2026-12-31T23:00Z", r.Terms.Effective.At)
	}
	// The lines that are commented out are true too, each by itself.
	for _, line := range strings.Split(string(draft.Template()), "\n") {
		if s := strings.TrimSpace(line); strings.HasPrefix(s, "# ") && strings.Contains(s, ": ") && !strings.HasPrefix(s, "# An ") {
			key, _, _ := strings.Cut(strings.TrimPrefix(s, "# "), ":")
			if strings.Contains(key, " ") || strings.Contains("authority file ends parties groups roles windows text", key) {
				continue
			}
			t.Errorf("an untested suggestion: %s", line)
		}
	}
}

const minimal = `title: A pause
kind: pause
texts:
  en: {authentic: true, text: "Nobody fires."}
map: pending
`

func TestFolder(t *testing.T) {
	d := load(t, map[string]string{
		"zone/arrangement.yaml": `title: A zone
kind: safe-zone
texts:
  en: {authentic: true}
  ar: {authentic: true, title: "منطقة"}
map:
  status: final
  ceiling: 1000 ft agl
  accuracy: 100 m
  volumes:
    - {id: north, ceiling: unlimited}
roles:
  - belligerent: [alpha, {party: beta, as: "Beta's High Command"}]
  - guarantor: gamma
  - belligerent: monitor
consenting: [guarantor, belligerent]
rules:
  - {clause: 1(a), forbids: any, volumes: [north, "Old town"], exempt: {parties: monitor, groups: [A group]}}
terms: {duration: 1 month, renewal: {mode: tacit, notice: 5 days, most: 3}}
`,
		"zone/text.en.md": "One.\r\n",
		"zone/text.ar.md": "واحد\n",
		"zone/annex.geojson": `{"type":"FeatureCollection","features":[
 {"type":"Feature","id":"north","properties":{"accuracy_m":12.5},"geometry":{"type":"Polygon","coordinates":[[[10,45],[11,45],[11,46],[10,45]]]}},
 {"type":"Feature","properties":{"name":"Old town","floor":"ground","ceiling":"FL100","windows":[{"from":"2027-01-01T00:00Z","until":"2027-01-02T00:00Z"}]},
  "geometry":{"type":"Polygon","coordinates":[[[10.123456789,47],[11,47],[11,48],[10.123456789,47]]]}}]}`,
	}, "zone")
	r, parts, notices, err := d.Revision(everybody, salts())
	if err != nil {
		t.Fatal(err)
	}
	annex, err := statement.DecodeAnnex(parts[r.Map.Part].Data)
	if err != nil {
		t.Fatal(err)
	}
	north, town := annex.Volumes[0], annex.Volumes[1]
	if north.ID != "north" || north.Ceiling != nil || north.Accuracy != 12_500 {
		t.Errorf("north is %+v", north)
	}
	if town.ID != "Old town" || town.Accuracy != 100_000 || *town.Ceiling != (parley.Height{Datum: parley.DatumFL, MM: 3_048_000}) || len(town.Windows) != 1 {
		t.Errorf("the old town is %+v", town)
	}
	said := fmt.Sprint(notices)
	if !strings.Contains(said, "Line ends") || !strings.Contains(said, "Old town") || len(notices) != 2 {
		t.Errorf("notices: %v", notices)
	}
	if got := fmt.Sprint(r.Consenting); got != "[belligerent guarantor]" {
		t.Errorf("consenting %s", got)
	}
	var who []string
	for _, h := range r.Roles {
		who = append(who, string(h.Role)+" "+h.Name)
	}
	if got := strings.Join(who, "; "); got != "belligerent The alpha; belligerent Beta's High Command; guarantor The gamma; belligerent The monitor" {
		t.Errorf("roles in the order of the text: %s", got)
	}
	if string(parts[r.Texts[1].Part].Data) != "One.\n" || r.Texts[0].Title != "منطقة" {
		t.Errorf("texts: %+v", r.Texts)
	}
}

func TestRefusals(t *testing.T) {
	zone := minimal[:strings.Index(minimal, "map:")]
	for _, c := range []struct {
		name, yaml string
		says       []string
	}{
		{"unknown key", minimal + "terms:\n  effectve: {at: 2027-01-01T00:00Z}\n", []string{`d.yaml:7: There is no key "effectve" in the terms. Did you mean "effective"?`}},
		{"duplicate", minimal + "kind: pause\n", []string{`d.yaml:6: "kind" stands twice`, "line 2"}},
		{"unknown word", strings.Replace(minimal, "kind: pause", "kind: safezone", 1), []string{`d.yaml:2: There is no kind "safezone". Did you mean "safe-zone"?`}},
		{"missing", "title: X\n", []string{`"kind" is missing`, `"texts" is missing`, `"map" is missing`}},
		{"no authentic text", strings.Replace(minimal, "authentic: true, ", "", 1), []string{"No text is authentic"}},
		{"two values", minimal + "---\na: b\n", []string{"not one YAML document"}},
		{"anchor", minimal + "rules: &x []\n", []string{"d.yaml:6: &x is an anchor"}},
		{"tag", minimal + "authority: !!binary aGk=\n", []string{"is a YAML tag"}},
		{"empty", "", []string{"d.yaml"}},
		{"date", minimal + "terms: {ends: 2027-01-01}\n", []string{"d.yaml:6: ", "is a date", "2027-01-01T00:00Z"}},
		{"gap", minimal + "terms: {ends: 2027-03-28T02:30 Europe/Berlin}\n", []string{"does not exist in Europe/Berlin", "2027-03-28T01:30+01:00 or 2027-03-28T03:30+02:00"}},
		{"period", minimal + "terms: {duration: half a year}\n", []string{"is no length of time"}},
		{"final without map", zone + "map: {status: final}\n", []string{"has no volume"}},
		{"self-crossing", zone + "map: {status: final, volumes: [{id: a, polygon: [[10, 45], [11, 46], [11, 45], [10, 46]]}]}\n", []string{`d.yaml:5: Volume "a"`}},
		{"lat first", zone + "map: {status: final, volumes: [{id: a, circle: {centre: [45, 100], radius: 1 km}}]}\n", []string{"Write longitude first"}},
		{"height without datum", zone + "map: {status: final, ceiling: 3000 ft, volumes: [{id: a, circle: {centre: [10, 45], radius: 1 km}}]}\n", []string{"3000 ft amsl over mean sea level"}},
		{"no shape", zone + "map: {status: final, volumes: [{id: a}]}\n", []string{`The volume "a" has no shape`}},
		{"volume unknown", zone + "map: {status: final, volumes: [{id: north, circle: {centre: [10, 45], radius: 1 km}}]}\nrules: [{clause: '1', forbids: strike, volumes: nort}]\n", []string{`Did you mean "north"?`}},
		{"climbing out", strings.Replace(minimal, `text: "Nobody fires."`, "file: ../secret", 1), []string{"does not lie beside"}},
		{"absent file", strings.Replace(minimal, `text: "Nobody fires."`, "file: text.md", 1), []string{"text.md cannot be read"}},
		{"schedule in local time", zone + "map: pending\nrules: [{clause: '1', forbids: strike, schedule: [{from: 06:00+03:00, until: 20:00Z}]}]\n", []string{"no time of day in UTC"}},
		{"condition", minimal + "terms: {effective: {when: alpha agrees}}\n", []string{"accepts or confirms"}},
	} {
		_, err := draft.Load(mapFS(map[string]string{"d.yaml": c.yaml}), "d.yaml")
		if err == nil {
			t.Errorf("%s: taken", c.name)
			continue
		}
		for _, says := range c.says {
			if !strings.Contains(err.Error(), says) {
				t.Errorf("%s: %q\ndoes not say %q", c.name, err, says)
			}
		}
	}
	for name, c := range map[string]struct{ yaml, says string }{
		"stranger":            {minimal + "roles: {monitor: [delta]}\n", `d.yaml:6: Nobody here is called "delta"`},
		"stranger condition":  {minimal + "terms: {effective: {when: delta accepts}}\n", `"delta"`},
		"what statements say": {minimal + "terms: {renewal: {mode: tacit}}\n", "duration"},
	} {
		d := load(t, map[string]string{"d.yaml": c.yaml}, "d.yaml")
		if _, _, _, err := d.Revision(everybody, salts()); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v\ndoes not say %q", name, err, c.says)
		}
	}
	if _, err := draft.Load(mapFS(map[string]string{"z/arrangement.yaml": minimal, "z/text.fr.md": "Personne ne tire."}), "z"); err == nil || !strings.Contains(err.Error(), "text.fr.md") {
		t.Errorf("a language beside the others is left out silently: %v", err)
	}
	if _, err := draft.Load(mapFS(map[string]string{"d.yaml": strings.Repeat("#", draft.MaxFile+1)}), "d.yaml"); err == nil {
		t.Error("a file above MaxFile was read")
	}
}

func TestSameSaltsSameRevision(t *testing.T) {
	d := load(t, map[string]string{"t.yaml": string(draft.Template())}, "t.yaml")
	var ids [3]parley.RevisionID
	for i := range ids {
		random := salts()
		if i == 2 {
			random = rand.NewChaCha8([32]byte{8})
		}
		r, _, _, err := d.Revision(everybody, random)
		if err != nil {
			t.Fatal(err)
		}
		if ids[i], err = statement.RevisionIDOf(r); err != nil {
			t.Fatal(err)
		}
	}
	if ids[0] != ids[1] || ids[0] == ids[2] {
		t.Errorf("%v", ids)
	}
}

func TestInlineGeoJSONIsAsInAFile(t *testing.T) {
	shape := `{"type":"Feature","id":"a","properties":{"ceiling":"FL100"},"geometry":{"type":"Polygon","coordinates":[[[10,45.5],[11,45],[11,46],[10,45.5]]]}}`
	zone := minimal[:strings.Index(minimal, "map:")]
	var annexes [][]byte
	for _, m := range []string{
		"map: {status: final, geojson: " + shape + "}\n",
		"map:\n  status: final\n  geojson: |\n    " + shape + "\n",
		"map: {status: final, file: maps/a.json}\n",
		"map: {status: final, file: maps/marked.json}\n",
	} {
		d := load(t, map[string]string{"d.yaml": zone + m, "maps/a.json": shape, "maps/marked.json": "\ufeff" + shape}, "d.yaml")
		r, parts, _, err := d.Revision(everybody, salts())
		if err != nil {
			t.Fatal(err)
		}
		annexes = append(annexes, parts[r.Map.Part].Data)
	}
	if !bytes.Equal(annexes[0], annexes[1]) || !bytes.Equal(annexes[0], annexes[2]) || !bytes.Equal(annexes[0], annexes[3]) {
		t.Errorf("%s", bytes.Join(annexes, []byte("\n")))
	}
}

func TestLoadMap(t *testing.T) {
	files := map[string]string{
		"a.geojson": `{"type":"Feature","id":"a","properties":{},"geometry":{"type":"Polygon","coordinates":[[[10,45],[11,45],[11,46],[10,45]]]}}`,
		"a.yaml":    "volumes: [{id: a, polygon: [[10, 45], [11, 45], [11, 46]]}]\n",
		"bad.yaml":  "volumes: [{id: a, polygon: [[10, 45], [11, 45]]}]\n",
		"none.json": `{"type":"FeatureCollection","features":[]}`,
	}
	a, _, err := draft.LoadMap(mapFS(files), "a.geojson")
	if err != nil {
		t.Fatal(err)
	}
	b, _, err := draft.LoadMap(mapFS(files), "a.yaml")
	if err != nil || fmt.Sprint(a) != fmt.Sprint(b) {
		t.Errorf("%v, %v; want %v", b, err, a)
	}
	for _, name := range []string{"bad.yaml", "none.json", "absent.json"} {
		if _, _, err := draft.LoadMap(mapFS(files), name); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// The example of the format's page loads.
func TestReferenceExample(t *testing.T) {
	page, err := os.ReadFile("../docs/formats/draft.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(page), "```yaml\n")
	example, _, ok := strings.Cut(rest, "```")
	if !ok {
		t.Fatal("there is no example")
	}
	d := load(t, map[string]string{"d.yaml": example, "text.fr.md": "Personne ne tire.\n"}, "d.yaml")
	if _, _, notices, err := d.Revision(everybody, salts()); err != nil || len(notices) > 0 {
		t.Error(err, notices)
	}
}
