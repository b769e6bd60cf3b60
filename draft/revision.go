package draft

import (
	"bytes"
	"fmt"
	"io"
	"slices"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/statement"
)

// Revision is the exact form of d: the revision, and the parts that it commits
// to, salted from random. names resolves what the draft calls parties.
// Calling it again salts anew, and so makes another revision. Refusals have
// the code "draft", or what package statement refuses in it.
func (d *Draft) Revision(names Names, random io.Reader) (*parley.Revision, statement.Parts, []Notice, error) {
	res := resolver{names: names}
	r, parts, err := d.exact(&res, d.annex, random)
	if err == nil {
		err = res.err()
	}
	if err == nil {
		err = d.check(r)
	}
	if err != nil {
		return nil, nil, nil, err
	}
	return r, parts, slices.Clone(d.notices), nil
}

// exact is the revision that d makes with that annex; what res can't resolve it
// reports, and leaves out.
func (d *Draft) exact(res *resolver, annex *parley.Annex, random io.Reader) (*parley.Revision, statement.Parts, error) {
	r := &parley.Revision{Kind: d.kind, Basis: d.basis, Authority: d.authority, Consenting: slices.Clone(d.consent), Terms: copyTerms(d.terms)}
	parts := statement.Parts{}
	for _, t := range d.texts {
		id, err := add(parts, statement.MediaText, []byte(t.data), random)
		if err != nil {
			return nil, nil, err
		}
		r.Texts = append(r.Texts, parley.Text{Lang: t.lang, Authentic: t.authentic, Title: t.title, Part: id})
	}
	r.Map.Status = d.mapStatus
	if annex != nil {
		b, err := statement.EncodeAnnex(annex)
		if err != nil {
			return nil, nil, err
		}
		if r.Map.Part, err = add(parts, statement.MediaAnnex, b, random); err != nil {
			return nil, nil, err
		}
	}
	for _, it := range d.roles {
		id, name := res.party(it.party)
		if it.as != "" {
			name = it.as
		}
		if id != (parley.PartyID{}) {
			r.Roles = append(r.Roles, parley.RoleHolder{Party: id, Name: name, Role: it.role})
		}
	}
	for _, it := range d.rules {
		rule := it.Rule
		rule.Parties = res.parties(it.parties)
		if it.Exempt != nil {
			e := *it.Exempt
			e.Parties = res.parties(it.exempt)
			rule.Exempt = &e
		}
		r.Rules = append(r.Rules, rule)
	}
	for _, p := range d.private {
		r.Private = append(r.Private, parley.PrivateAnnex{Label: p.label, Part: p.part, Parties: res.parties(p.parties)})
	}
	for _, w := range d.who {
		w.set(&r.Terms, res.parties(w.parties))
	}
	if d.when.text != "" {
		c, err := ParseCondition(d.when.text, res.names)
		if err != nil {
			res.addError(d.when.at, err)
		} else {
			r.Terms.Effective.When = &c
		}
	}
	return r, parts, nil
}

// check has package statement validate r.
func (d *Draft) check(r *parley.Revision) error {
	err := valid(r)
	if ref, ok := err.(*parley.Refusal); ok {
		out := *ref
		out.Sentence = d.file + ": " + ref.Sentence
		return &out
	}
	if err != nil {
		return fmt.Errorf("%s: %w", d.file, err)
	}
	return nil
}

// valid has package statement validate r, as the body of the statement that
// will bring it in.
func valid(r *parley.Revision) error {
	switch r.Basis {
	case parley.Agreed:
		return (&statement.Table{Revision: *r}).Valid()
	case parley.Declared:
		return (&statement.Declare{Revision: *r}).Valid()
	}
	return (&statement.Assert{Revision: *r}).Valid()
}

func add(parts statement.Parts, media statement.Media, data []byte, random io.Reader) (parley.PartID, error) {
	p := statement.Part{Media: media, Data: data}
	if _, err := io.ReadFull(random, p.Salt[:]); err != nil {
		return parley.PartID{}, err
	}
	return parts.Add(p), nil
}

// resolver turns labels into identities.
type resolver struct {
	problems
	names Names
}

func (r *resolver) party(l label) (parley.PartyID, string) {
	id, name, ok := r.names.Party(l.text)
	if !ok {
		r.addError(l.at, unknownParty(l.text))
	}
	return id, name
}

func (r *resolver) parties(labels []label) []parley.PartyID {
	var out []parley.PartyID
	for _, l := range labels {
		if id, _ := r.party(l); id != (parley.PartyID{}) {
			out = append(out, id)
		}
	}
	slices.SortFunc(out, func(a, b parley.PartyID) int { return bytes.Compare(a[:], b[:]) })
	return slices.Compact(out)
}

// copyTerms copies t with what Revision fills in.
func copyTerms(t parley.Terms) parley.Terms {
	if t.Renewal != nil {
		r := *t.Renewal
		r.By = copyWho(r.By)
		t.Renewal = &r
	}
	if t.Denunciation != nil {
		d := *t.Denunciation
		d.By = copyWho(d.By)
		t.Denunciation = &d
	}
	if t.Suspension != nil {
		s := *t.Suspension
		s.By = copyWho(s.By)
		t.Suspension = &s
	}
	if t.Accession != nil {
		t.Accession = &parley.Accession{By: copyWho(t.Accession.By)}
	}
	if t.Breach != nil {
		b := *t.Breach
		t.Breach = &b
	}
	return t
}

func copyWho(w *parley.Who) *parley.Who {
	if w == nil {
		return nil
	}
	return &parley.Who{Roles: slices.Clone(w.Roles)}
}
