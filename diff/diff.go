// Package diff tells what one revision of an arrangement changes against
// another: its texts line by line and word by word, its map volume by volume
// with the square metres that it gains and loses, its rules clause by clause,
// its terms and its roles field by field.
//
// It informs, it never decides: two revisions are the same only if their
// identifiers are (R3), however little a Diff has to say. Everything here is
// pure: the contents come as arguments.
package diff

import (
	"strings"

	"github.com/open-parley/parley"
)

// Side is one of the two revisions, with what its parts hold.
type Side struct {
	ID     parley.RevisionID
	Number int
	// Revision is required; the rest may be missing where a part was erased.
	Revision *parley.Revision
	Annex    *parley.Annex
	Texts    map[parley.PartID]string // Markdown by commitment
}

// Op is what happened to a thing between the two revisions.
type Op string

const (
	Added   Op = "added"
	Removed Op = "removed"
	Changed Op = "changed"
)

// Ref names one of the two revisions.
type Ref struct {
	Revision parley.RevisionID `json:"revision"`
	Number   int               `json:"number"`
}

// Diff is everything that changes from one revision to another. Empty lists
// mean that nothing changes there.
type Diff struct {
	From Ref `json:"from"`
	To   Ref `json:"to"`
	// Same: the two identifiers are equal, and so is everything else.
	Same bool `json:"same,omitempty"`
	// Heading holds kind, basis, authority and which roles must consent.
	Heading []Change `json:"heading,omitempty"`
	Roles   []Change `json:"roles,omitempty"`
	Texts   []Text   `json:"texts,omitempty"`
	Map     *Map     `json:"map,omitempty"`
	Rules   []Rule   `json:"rules,omitempty"`
	Terms   []Change `json:"terms,omitempty"`
	// Private tells of private annexes by their labels: for whom, and whether
	// another content is committed to. The contents are never compared.
	Private []Change `json:"private,omitempty"`
}

// Change is one field that differs, in words. Was is empty if To adds the
// field, Is if To drops it.
type Change struct {
	Field string `json:"field"`
	Op    Op     `json:"op"`
	Was   string `json:"was,omitempty"`
	Is    string `json:"is,omitempty"`
}

// Names is what a party is called; it may be nil. The labels that the
// revisions quote come first.
type Names func(parley.PartyID) string

// Revisions compares two revisions, of one arrangement or of two that answer
// each other.
func Revisions(from, to Side, names Names) *Diff {
	d := &Diff{
		From: Ref{from.ID, from.Number},
		To:   Ref{to.ID, to.Number},
		Same: from.ID == to.ID,
	}
	if d.Same {
		return d
	}
	w := newWords(names, from.Revision, to.Revision)
	d.Heading = heading(w, from.Revision, to.Revision)
	d.Roles = roles(w, from.Revision.Roles, to.Revision.Roles)
	d.Texts = texts(from, to)
	d.Map = maps(from, to)
	d.Rules = rules(w, from.Revision.Rules, to.Revision.Rules)
	d.Terms = terms(w, &from.Revision.Terms, &to.Revision.Terms)
	d.Private = private(w, from.Revision, to.Revision)
	return d
}

// Empty reports whether nothing that a Diff shows differs. The revisions may
// still be two: their parts' salts differ, or their order of texts.
func (d *Diff) Empty() bool {
	return len(d.Heading)+len(d.Roles)+len(d.Texts)+len(d.Rules)+len(d.Terms)+len(d.Private) == 0 && d.Map == nil
}

func heading(w words, a, b *parley.Revision) []Change {
	var c changes
	c.add("kind", string(a.Kind), string(b.Kind))
	c.add("basis", string(a.Basis), string(b.Basis))
	c.add("authority", a.Authority, b.Authority)
	c.add("roles that must consent", list(a.Consenting), list(b.Consenting))
	return c
}

// private compares private annexes label by label.
func private(w words, a, b *parley.Revision) []Change {
	say := func(p *parley.PrivateAnnex) string {
		if p == nil {
			return ""
		}
		return "part " + parley.Short(p.Part) + ", for " + strings.Join(w.parties(p.Parties), ", ")
	}
	var c changes
	for i := range a.Private {
		p := &a.Private[i]
		c.add(p.Label, say(p), say(b.PrivateAnnex(p.Label)))
	}
	for i := range b.Private {
		if p := &b.Private[i]; a.PrivateAnnex(p.Label) == nil {
			c.add(p.Label, "", say(p))
		}
	}
	return c
}

// roles compares party by party: the roles that each holds, and its label.
func roles(w words, a, b []parley.RoleHolder) []Change {
	was, is := byParty(a), byParty(b)
	var c changes
	for _, h := range append(a[:len(a):len(a)], b...) {
		if was[h.Party] == nil && is[h.Party] == nil {
			continue // told already
		}
		c.add(w.party(h.Party), list(was[h.Party]), list(is[h.Party]))
		delete(was, h.Party)
		delete(is, h.Party)
	}
	for _, h := range a {
		for _, g := range b {
			if h.Party == g.Party && h.Role == g.Role {
				c.add("name of "+parley.Short(h.Party), h.Name, g.Name)
			}
		}
	}
	return c
}

func byParty(holders []parley.RoleHolder) map[parley.PartyID][]parley.Role {
	m := map[parley.PartyID][]parley.Role{}
	for _, h := range holders {
		m[h.Party] = append(m[h.Party], h.Role)
	}
	return m
}

// changes collects what differs.
type changes []Change

func (c *changes) add(field, was, is string) {
	switch {
	case was == is:
	case was == "":
		*c = append(*c, Change{Field: field, Op: Added, Is: is})
	case is == "":
		*c = append(*c, Change{Field: field, Op: Removed, Was: was})
	default:
		*c = append(*c, Change{Field: field, Op: Changed, Was: was, Is: is})
	}
}
