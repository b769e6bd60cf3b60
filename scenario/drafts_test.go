package scenario_test

import (
	"bytes"
	"encoding/json"
	"reflect"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/draft"
	"github.com/open-parley/parley/statement"
)

// identities resolves identities, and gives the names of a state.
type identities struct{ s *docket.State }

func (n identities) Party(label string) (id parley.PartyID, name string, ok bool) {
	if id.UnmarshalText([]byte(label)) != nil {
		return id, "", false
	}
	p, ok := n.s.Party(id)
	return id, p.Profile.Name, ok
}

// Every revision of every story, written as a draft and made again with its own
// salts, is the same revision.
func TestRevisionsSurviveBeingDrafts(t *testing.T) {
	seen := 0
	for _, file := range stories(t) {
		entries(t, file, func(s *docket.State, x *statement.Signed) {
			r := x.Statement.Revision()
			if r == nil {
				return
			}
			seen++
			b, err := draft.ToJSON(r, x.Parts)
			if err != nil {
				t.Fatalf("%s: %v", file, err)
			}
			var salts bytes.Buffer
			for _, text := range r.Texts {
				salt := x.Parts[text.Part].Salt
				salts.Write(salt[:])
			}
			salt := x.Parts[r.Map.Part].Salt
			salts.Write(salt[:])
			c, err := draft.Compile(b, identities{s}, &salts)
			if err != nil || len(c.Problems) > 0 || len(c.Notices) > 0 {
				t.Fatalf("%s: %v %+v\n%s", file, err, c, b)
			}
			if id, err := statement.RevisionIDOf(c.Revision); err != nil || id != x.RevisionID || !reflect.DeepEqual(c.Revision, r) {
				t.Errorf("%s: %v\n%s\nhas become\n%s", file, err, written(r), written(c.Revision))
			}
			for id, p := range c.Parts {
				if q, ok := x.Parts[id]; !ok || !bytes.Equal(p.Data, q.Data) || p.Media != q.Media {
					t.Errorf("%s: the part %s is another", file, id)
				}
			}
		})
	}
	if seen < 60 {
		t.Errorf("the stories have %d revisions", seen)
	}
}

func written(v any) string {
	b, _ := json.Marshal(v)
	return string(b)
}
