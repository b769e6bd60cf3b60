package docket_test

import (
	"errors"
	"fmt"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/statement"
)

// grown folds the entries and lets a view of each party grow along, each at a
// pace of its own: at every step of it the view must be the one taken anew.
func grown(s *docket.State, entries []docket.Entry, parties []parley.PartyID) error {
	views := make([]*docket.State, len(parties))
	for n, e := range entries {
		if err := s.Apply(e); err != nil {
			return fmt.Errorf("entry %d: %w", e.Index, err)
		}
		for i, p := range parties {
			if (n+i)%(1+i%3) != 0 && n < len(entries)-1 {
				continue
			}
			views[i] = s.ViewFrom(p, views[i])
			v := s.View(p)
			if views[i].Digest() != v.Digest() || views[i].Fingerprint() != v.Fingerprint() {
				return fmt.Errorf("after entry %d the view of %s that grew differs from the one taken anew", e.Index, parley.Short(p))
			}
			if again := s.ViewFrom(p, views[i]); again != views[i] {
				return fmt.Errorf("after entry %d a view that is current was taken anew", e.Index)
			}
		}
	}
	return nil
}

// saysMore tells where a refusal, or its absence, rests on what the author can't
// see: the author's view must say the same, word for word. Only the registrar is
// answered of arrangements that it does not see, when it is about to erase them.
func saysMore(s *docket.State, x *statement.Signed, at parley.Instant, said error) string {
	if x.Statement.Type == statement.RetentionErase || x.Statement.Type == statement.RetentionAnnounce {
		return ""
	}
	own := s.View(x.Statement.Author).Admit(x, at)
	if tell(own) == tell(said) {
		return ""
	}
	return fmt.Sprintf("%s: of all that is known it is %s; of what its author may see, %s", x.Statement.Type, tell(said), tell(own))
}

func tell(err error) string {
	var r *parley.Refusal
	if !errors.As(err, &r) {
		return fmt.Sprint(err)
	}
	return fmt.Sprintf("%s (%s, %s): %s %s", r.Code, r.Rule, r.State, r.Sentence, r.Todo)
}
