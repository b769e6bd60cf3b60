package statement

import (
	"slices"

	"github.com/open-parley/parley"
)

// Deposit (annex/deposit) brings the content of a private annex in, for the
// parties that the revision names to it and the sponsor. It is of sealed class,
// and changes nothing that holds.
type Deposit struct {
	Arrangement parley.ArrangementID `json:"arrangement"`
	Revision    parley.RevisionID    `json:"revision"`
	Label       string               `json:"label"`
	Part        parley.PartID        `json:"part"` // text or map
}

func (*Deposit) Type() Type         { return AnnexDeposit }
func (b *Deposit) Subject() Subject { return of(b.Arrangement) }
func (b *Deposit) Parts() []PartRef { return []PartRef{{ID: b.Part}} }

func (b *Deposit) Valid() error {
	var c check
	c.matter(b.Arrangement, b.Revision)
	c.label("label", b.Label, true)
	required(&c, "part", b.Part)
	return c.err()
}

// DepositAudience is who may see the deposit of a private annex: the parties that
// it names, and the sponsor.
func DepositAudience(a *parley.PrivateAnnex, sponsor parley.PartyID) Audience {
	return Parties(append(slices.Clone(a.Parties), sponsor)...)
}

// Withhold is s without the parts that are of sealed class, as all but its own
// reader see it; s itself if there are none.
func (s *Signed) Withhold() *Signed {
	if !Sealed(s.Statement.Type) || len(s.Parts) == 0 {
		return s
	}
	shown := *s
	shown.Parts, shown.annexes = nil, nil
	return &shown
}

// Withheld reports whether s is without its parts, which are of sealed class.
func (s *Signed) Withheld() bool {
	return Sealed(s.Statement.Type) && len(s.Parts) == 0 && len(s.Statement.Body.Parts()) > 0
}

// Submission is s as it is sent, or as it is shown where its parts are withheld.
func (s *Signed) Submission() *Submission {
	return &Submission{Envelope: s.Envelope, Parts: s.Parts}
}

// OpenEither is Open for who can't tell whether the parts of a statement of sealed
// class were withheld: they are all there, or none.
func (s *Submission) OpenEither() (*Signed, error) { return s.open(Decode, Part.check, true) }

// OpenShown is Open for a submission as it is shown in lists, bundles and
// mirrors: a statement of sealed class stands there without its parts.
func (s *Submission) OpenShown() (*Signed, error) {
	signed, err := s.OpenEither()
	if err == nil && len(s.Parts) > 0 && Sealed(signed.Statement.Type) {
		return nil, parley.Refuse("sealed-part", "R6", "The statement is of type %s; its parts are shown to its readers one at a time, and stand here.", signed.Statement.Type).
			To("Leave the parts out.")
	}
	return signed, err
}
