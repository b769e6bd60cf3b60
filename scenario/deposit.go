package scenario

import (
	"fmt"
	"io/fs"
	"slices"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/statement"
)

// deposit brings in the content of a private annex, from a file as parley annex
// new writes it: the revision's annex with that part.
func (t *teller) deposit(st *step) (*act, error) {
	who, m, rev, a, err := t.on(st)
	if err != nil {
		return nil, err
	}
	b, err := fs.ReadFile(t.story.files, st.args.text("FILE"))
	if err != nil {
		return nil, err
	}
	p, err := statement.DecodePart(b)
	if err != nil {
		return nil, err
	}
	var content *docket.RevisionContent
	var sponsor parley.PartyID
	t.stage.view(func(d *docket.State) {
		content, _ = d.Revision(m.id, rev)
		if s, ok := d.At(t.clock).Arrangement(m.id); ok {
			sponsor = s.Sponsor
		}
	})
	if content == nil {
		return nil, parley.Refuse("story", "", "There is no such revision of %s.", t.quote(m)).To("Table it first.")
	}
	at := slices.IndexFunc(content.Revision.Private, func(x parley.PrivateAnnex) bool { return x.Part == p.ID() })
	if at < 0 {
		return nil, parley.Refuse("story", "", "%s lists no private annex with the content of %s.", t.ref(m, rev), st.args.text("FILE")).To("Name the file in its draft.")
	}
	annex := &content.Revision.Private[at]
	a.audience = statement.DepositAudience(annex, sponsor)
	a.body = &statement.Deposit{Arrangement: m.id, Revision: rev, Label: annex.Label, Part: a.parts.Add(p)}
	a.tell = fmt.Sprintf("%s deposits the private annex %q of %s for %s", who.profile.Name, annex.Label, t.ref(m, rev), t.toward(a.audience, who))
	return a, nil
}

// expectDeposited compares which private annexes a party can see to be there.
func (t *teller) expectDeposited(st *step) error {
	p, err := t.actor(st.args.text("PARTY"))
	if err != nil {
		return err
	}
	m, rev, err := t.revision(st.args.text("ARRANGEMENT"))
	if err != nil {
		return err
	}
	var have []string
	t.stage.view(func(d *docket.State) {
		for _, x := range d.View(p.id).Deposits(m.id, rev) {
			have = append(have, x.Label)
		}
	})
	slices.Sort(have)
	t.compare(st, t.namesOf(st), have)
	return nil
}
