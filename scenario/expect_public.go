package scenario

import (
	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
)

// public is what anybody may read of the revision that an expectation names; nil:
// nothing.
func (t *teller) public(st *step) (out *docket.Published, err error) {
	m, rev, err := t.revision(st.args.text("ARRANGEMENT"))
	if err != nil {
		return nil, err
	}
	at, err := instant(st.args, "TIME")
	if err != nil {
		return nil, err
	}
	if at == 0 {
		at = t.clock
	}
	t.stage.view(func(s *docket.State) {
		for _, p := range s.At(at).PublishedOf(m.id) {
			if p.Revision == rev {
				out = &p
			}
		}
	})
	return out, nil
}

func (t *teller) expectPublic(st *step) error {
	want, err := t.parties(st)
	if err != nil {
		return err
	}
	p, err := t.public(st)
	if err != nil {
		return err
	}
	if p == nil {
		t.expect(st, false, "public", "not public")
		return nil
	}
	var named []parley.PartyID
	for _, b := range p.Bound {
		named = append(named, b.Party)
	}
	t.compare(st, want, t.labels(named))
	return nil
}

func (t *teller) expectNotPublic(st *step) error {
	p, err := t.public(st)
	if err != nil {
		return err
	}
	t.expect(st, p == nil, "not public", "public")
	return nil
}
