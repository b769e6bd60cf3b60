package draft_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/draft"
	"github.com/open-parley/parley/statement"
)

const withPrivate = `title: Zone
kind: safe-zone
texts: {en: {authentic: true, text: "1. Nobody attacks."}}
map: {status: pending}
private:
%s
`

// A draft names the file of a private annex, and the revision commits to what
// lies there, however often it is made; the file itself does not travel.
func TestPrivateAnnexOfADraft(t *testing.T) {
	p := statement.Part{Media: statement.MediaText, Salt: statement.Salt{7}, Data: []byte("Under the mill.\n")}
	file, err := statement.EncodePart(p)
	if err != nil {
		t.Fatal(err)
	}
	other := parley.PartID{5}
	files := map[string]string{"shelters.annex": string(file) + "\n", "d.yaml": fmt.Sprintf(withPrivate,
		"  - {label: stores, part: "+other.String()+", parties: ["+everybody[1]+"]}\n  - {label: shelters, file: shelters.annex, parties: ["+everybody[1]+", "+everybody[0]+"]}")}
	d, err := draft.Load(mapFS(files), "d.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		r, parts, _, err := d.Revision(everybody, salts())
		if err != nil {
			t.Fatal(err)
		}
		if len(r.Private) != 2 || r.Private[0].Label != "shelters" || r.Private[0].Part != p.ID() || r.Private[1].Part != other || len(r.Private[0].Parties) != 2 {
			t.Fatalf("the revision has %+v", r.Private)
		}
		if _, there := parts[p.ID()]; there {
			t.Error("the content of a private annex travels with the revision")
		}
	}
}

// What a draft says wrongly of a private annex is refused with its place.
func TestPrivateAnnexesThatAreRefused(t *testing.T) {
	for name, c := range map[string]struct{ private, want string }{
		"no content":      {"  - {label: a, parties: [x]}", "does not say which content"},
		"two contents":    {"  - {label: a, file: f, part: ab, parties: [x]}", "does not say which content"},
		"no such file":    {"  - {label: a, file: none.annex, parties: [x]}", "none.annex"},
		"a file outside":  {"  - {label: a, file: ../f, parties: [x]}", "does not lie beside"},
		"no annex's file": {"  - {label: a, file: d.yaml, parties: [x]}", "d.yaml"},
		"no commitment":   {"  - {label: a, part: ab, parties: [x]}", "d.yaml:6"},
		"nobody":          {"  - {label: a, part: " + strings.Repeat("ab", 32) + ", parties: []}", "for nobody"},
		"twice":           {"  - {label: a, part: " + strings.Repeat("ab", 32) + ", parties: [x]}\n  - {label: a, part: " + strings.Repeat("cd", 32) + ", parties: [x]}", "stands twice"},
		"an unknown key":  {"  - {label: a, text: b, parties: [x]}", "text"},
	} {
		_, err := draft.Load(mapFS(map[string]string{"d.yaml": fmt.Sprintf(withPrivate, c.private)}), "d.yaml")
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
