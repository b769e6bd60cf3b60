package statement

import (
	"fmt"
	"slices"
	"strings"

	"github.com/open-parley/parley"
)

// Genesis (log/genesis) founds a ledger; its identifier is the ledger's.
type Genesis struct {
	Name     string `json:"name"`
	Exercise bool   `json:"exercise,omitempty"` // nothing in it is real
	// Key and Proof found the registrar, the host's own party.
	Key   parley.Key `json:"key"`
	Proof string     `json:"proof"`
	// LogKey is the verifier key of the checkpoints, in the note format.
	LogKey string `json:"log_key"`
	// World is the hash of the file of attributed territories; absent: none.
	World  parley.Digest `json:"world,omitzero"`
	Rules  int64         `json:"rules"`
	Policy Policy        `json:"policy"`
}

func (*Genesis) Type() Type       { return LogGenesis }
func (*Genesis) Subject() Subject { return Subject{Kind: SubjectLog} }
func (*Genesis) Parts() []PartRef { return nil }

func (b *Genesis) Valid() error {
	var c check
	c.label("name", b.Name, true)
	c.proof(b.Key, b.Proof)
	c.that(slices.Contains(b.Key.Powers, parley.PowerRegister), "missing", "key.powers", "lacks register", "Found the log with a key that may keep it.")
	c.verifierKey("log_key", b.LogKey)
	c.between("rules", b.Rules, 1, MaxInteger)
	c.policy("policy.", &b.Policy)
	return c.err()
}

// Rules (log/rules) switches the fold to rules version Rules from this entry on.
type Rules struct {
	Rules int64 `json:"rules"`
}

func (*Rules) Type() Type       { return LogRules }
func (*Rules) Subject() Subject { return Subject{Kind: SubjectLog} }
func (*Rules) Parts() []PartRef { return nil }

func (b *Rules) Valid() error {
	var c check
	c.between("rules", b.Rules, 1, MaxInteger)
	return c.err()
}

// Policy (log/policy) replaces the log's policy.
type Policy struct {
	// RecoveryDelay before a key that the registrar enrols for a party is valid.
	RecoveryDelay parley.Period `json:"recovery_delay"`
	// Witnesses and Quorum: cosigners and how many make a receipt witnessed.
	Witnesses []string `json:"witnesses,omitempty"` // verifier keys, ascending
	Quorum    int64    `json:"quorum,omitempty"`
	// ErasureNotice between retention/announce and retention/erase. Zero: nothing
	// needs to be announced.
	ErasureNotice parley.Period `json:"erasure_notice,omitzero"`
}

func (*Policy) Type() Type       { return LogPolicy }
func (*Policy) Subject() Subject { return Subject{Kind: SubjectLog} }
func (*Policy) Parts() []PartRef { return nil }

func (b *Policy) Valid() error {
	var c check
	c.policy("", b)
	return c.err()
}

// Padding (log/padding) is a cover entry: it says nothing.
type Padding struct{}

func (*Padding) Type() Type       { return LogPadding }
func (*Padding) Subject() Subject { return Subject{Kind: SubjectLog} }
func (*Padding) Parts() []PartRef { return nil }
func (*Padding) Valid() error     { return nil }

// Erase (retention/erase) names entries whose data keys are destroyed, and what
// remains of each for the fold: replay skips the erased entries and applies
// the effects.
type Erase struct {
	Arrangement parley.ArrangementID `json:"arrangement"`
	Effects     []Effect             `json:"effects"`           // ascending by Index
	Private     bool                 `json:"private,omitempty"` // what was said to the same few, whom alone it addresses
}

func (*Erase) Type() Type       { return RetentionErase }
func (*Erase) Subject() Subject { return Subject{Kind: SubjectLog} }
func (*Erase) Parts() []PartRef { return nil }

func (b *Erase) Valid() error {
	var c check
	required(&c, "arrangement", b.Arrangement)
	c.count("effects", len(b.Effects), 1, MaxEffects)
	for i, e := range b.Effects {
		at := fmt.Sprintf("effects[%d]", i)
		c.that(e.Index <= MaxInteger, "range", at+".index", "is too great", "Name an entry of this ledger.")
		required(&c, at+".statement", e.Statement)
		required(&c, at+".author", e.Author)
		_, ok := kinds[e.Type]
		c.that(ok, "unknown-word", at+".type", fmt.Sprintf("is %.64q", string(e.Type)), "Use a type that this version knows.")
		c.audience(at+".audience", e.Audience)
	}
	ascending(&c, "effects", b.Effects, func(a, b Effect) int { return ordered(a.Index, b.Index) })
	return c.err()
}

// Effect is what remains of one erased entry.
type Effect struct {
	Index     uint64             `json:"index"`
	Statement parley.StatementID `json:"statement"`
	Type      Type               `json:"type"`
	Author    parley.PartyID     `json:"author"`
	Audience  Audience           `json:"audience"`
}

// policy checks a policy whose fields lie below the prefix p.
func (c *check) policy(p string, b *Policy) {
	c.period(p+"recovery_delay", b.RecoveryDelay)
	c.that(!b.RecoveryDelay.IsZero(), "missing", p+"recovery_delay", "is zero", "Give the party time to object to a recovered key.")
	c.count(p+"witnesses", len(b.Witnesses), 0, MaxWitnesses)
	for i, w := range b.Witnesses {
		c.verifierKey(fmt.Sprintf("%switnesses[%d]", p, i), w)
	}
	ascending(c, p+"witnesses", b.Witnesses, ordered[string])
	c.between(p+"quorum", b.Quorum, 0, int64(len(b.Witnesses)))
	c.period(p+"erasure_notice", b.ErasureNotice)
}

// verifierKey checks the form of a key of the note format (golang.org/x/mod
// /sumdb/note): name+hash+base64, where the hash is 8 hexadecimal digits.
func (c *check) verifierKey(path, key string) {
	name, rest, _ := strings.Cut(key, "+")
	hash, data, _ := strings.Cut(rest, "+")
	hexadecimal := func(c byte) bool { return digit(c) || c >= 'a' && c <= 'f' }
	visible := func(c byte) bool { return c > ' ' && c <= '~' }
	_, err := unbase64(path, data, MaxVerifierKey)
	c.that(len(key) <= MaxVerifierKey && name != "" && only(name, visible) && len(hash) == 8 && only(hash, hexadecimal) && data != "" && err == nil,
		"verifier-key", path, "is no verifier key", "Give it as name+hash+base64, as the log or the witness publishes it.")
}
