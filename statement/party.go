package statement

import (
	"fmt"

	"github.com/open-parley/parley"
)

// Admit (party/admit) lets a party in. The registrar signs it; Proof is the
// new party's own signature over its founding key, base64, and the party's
// identity is the hash of the two.
type Admit struct {
	Key     parley.Key     `json:"key"`
	Proof   string         `json:"proof"`
	Profile parley.Profile `json:"profile"`
}

func (*Admit) Type() Type       { return PartyAdmit }
func (*Admit) Subject() Subject { return Subject{Kind: SubjectLog} }
func (*Admit) Parts() []PartRef { return nil }

func (b *Admit) Valid() error {
	var c check
	c.proof(b.Key, b.Proof)
	c.profile("profile", b.Profile)
	return c.err()
}

// Update (party/update) replaces the author's profile.
type Update struct {
	Profile parley.Profile `json:"profile"`
}

func (*Update) Type() Type       { return PartyUpdate }
func (*Update) Subject() Subject { return Subject{Kind: SubjectParty} }
func (*Update) Parts() []PartRef { return nil }

func (b *Update) Valid() error {
	var c check
	c.profile("profile", b.Profile)
	return c.err()
}

// Enrol (key/enrol) adds a key to one of the author's posts; Proof is the new
// key's own signature over its record. With Party set it is the registrar's
// recovery of that party's lost key: valid only after the policy's delay, and
// void if the party revokes it meanwhile.
type Enrol struct {
	Key   parley.Key     `json:"key"`
	Proof string         `json:"proof"`
	Party parley.PartyID `json:"party,omitzero"`
}

func (*Enrol) Type() Type { return KeyEnrol }

// Subject is the author's own party; a recovery by the registrar is its keeping of the log.
func (b *Enrol) Subject() Subject {
	if b.Party != (parley.PartyID{}) {
		return Subject{Kind: SubjectLog}
	}
	return Subject{Kind: SubjectParty}
}

func (*Enrol) Parts() []PartRef { return nil }

func (b *Enrol) Valid() error {
	var c check
	c.proof(b.Key, b.Proof)
	return c.err()
}

// Revoke (key/revoke) ends one of the author's keys from its ledger time on.
// CompromisedSince asks for reaffirmation of what the key signed from then on,
// before the entry into force, and only flags it after.
type Revoke struct {
	Key              parley.KeyID   `json:"key"`
	CompromisedSince parley.Instant `json:"compromised_since,omitzero"`
}

func (*Revoke) Type() Type       { return KeyRevoke }
func (*Revoke) Subject() Subject { return Subject{Kind: SubjectParty} }
func (*Revoke) Parts() []PartRef { return nil }

func (b *Revoke) Valid() error {
	var c check
	required(&c, "key", b.Key)
	c.instant("compromised_since", b.CompromisedSince, false)
	return c.err()
}

// DeclareTerritory (territory/declare) declares an area over which the author
// claims authority. A later declaration with the same Name replaces it. With
// the first, what the built-in world attributes to the party yields.
type DeclareTerritory struct {
	Name string        `json:"name"`
	Map  parley.PartID `json:"map"` // a parley.Annex; heights and windows are ignored
}

func (*DeclareTerritory) Type() Type         { return TerritoryDeclare }
func (*DeclareTerritory) Subject() Subject   { return Subject{Kind: SubjectParty} }
func (b *DeclareTerritory) Parts() []PartRef { return []PartRef{{b.Map, MediaAnnex}} }

func (b *DeclareTerritory) Valid() error {
	var c check
	c.label("name", b.Name, true)
	required(&c, "map", b.Map)
	return c.err()
}

// DisclaimTerritory (territory/disclaim) takes back exactly one of: the
// author's declared territory of that name; what the built-in world attributes
// to it; or, for one revision, an indeterminate touch.
type DisclaimTerritory struct {
	Name        string               `json:"name,omitempty"`
	Attributed  bool                 `json:"attributed,omitempty"`
	Arrangement parley.ArrangementID `json:"arrangement,omitzero"`
	Revision    parley.RevisionID    `json:"revision,omitzero"`
}

func (*DisclaimTerritory) Type() Type { return TerritoryDisclaim }

// Subject is the author's own party, or the arrangement whose touch it disclaims.
func (b *DisclaimTerritory) Subject() Subject {
	if b.Arrangement != (parley.ArrangementID{}) {
		return of(b.Arrangement)
	}
	return Subject{Kind: SubjectParty}
}

func (*DisclaimTerritory) Parts() []PartRef { return nil }

func (b *DisclaimTerritory) Valid() error {
	var c check
	touch := b.Arrangement != parley.ArrangementID{} || b.Revision != parley.RevisionID{}
	c.that(someOf(b.Name != "", b.Attributed, touch) == 1, "conflicting-fields", "body",
		"does not set exactly one of name, attributed, and arrangement with revision", "Disclaim one thing at a time.")
	c.label("name", b.Name, false)
	if touch {
		c.matter(b.Arrangement, b.Revision)
	}
	return c.err()
}

// proof checks a key's record and its own signature over it.
func (c *check) proof(k parley.Key, proof string) {
	c.key("key", k)
	if c.first == nil {
		if err := CheckProof(k, proof); err != nil {
			c.first = refusalOf(err)
		}
	}
}

// profile checks what a party says of itself.
func (c *check) profile(p string, b parley.Profile) {
	c.label(p+".name", b.Name, true)
	word(c, p+".kind", b.Kind, parley.PartyKinds)
	if b.Country != "" {
		c.that(len(b.Country) == 2 && only(b.Country, upper), "country", p+".country", fmt.Sprintf("is %.64q", b.Country), "Use the two capitals of ISO 3166-1.")
		c.that(b.Kind == parley.State, "conflicting-fields", p+".country", "is set though the party is no state", "Leave it out: territory is attributed to states.")
	}
}
