package statement

import "github.com/open-parley/parley"

// Version is the version of the payload format.
const Version = 1

// Statement is what one party says, as it is signed. Decode and Encode convert
// between it and its canonical bytes.
type Statement struct {
	Type    Type  `json:"type"`
	Version int64 `json:"version"`
	// Ledger is the host's ledger; absent in log/genesis alone, whose hash it is.
	Ledger   parley.LedgerID `json:"ledger,omitzero"`
	Author   parley.PartyID  `json:"author"`
	Post     string          `json:"post"`
	SignedAt parley.Instant  `json:"signed_at"` // evidence only; legal time is ledger time
	// Seen is the checkpoint that the author knew; it need not be the head.
	Seen Seen `json:"seen"`
	// Prev is the author's previous statement on this subject with this
	// audience; absent on the first.
	Prev parley.StatementID `json:"prev,omitzero"`
	// Until is the last ledger time at which the statement may enter; absent: any.
	Until    parley.Instant `json:"until,omitzero"`
	Audience Audience       `json:"audience"`
	Salt     Salt           `json:"salt"` // 32 random bytes
	Body     Body           `json:"body"`
}

// Seen names a checkpoint by its size and root hash.
type Seen struct {
	Size uint64        `json:"size"`
	Root parley.Digest `json:"root"`
}

// Salt is 32 random bytes, in text as 64 lower-case hexadecimal digits.
type Salt [32]byte

// Audience is who may see a statement: everyone, or named parties in ascending
// order, the author among them. In JSON it is ["everyone"] or the array of
// party identifiers.
type Audience struct {
	Everyone bool
	Parties  []parley.PartyID
}

// Subject is the matter that a statement belongs to; an author's statements on
// one subject with one audience form a chain through Prev.
type Subject struct {
	Kind SubjectKind
	// ID is the arrangement's or operation's identifier; zero for the party's
	// own matters, for the log, and in the statement that founds its subject.
	ID [32]byte
}

// SubjectKind separates the chains.
type SubjectKind uint8

const (
	SubjectParty SubjectKind = iota + 1 // the author's own profile, keys and territory
	SubjectLog                          // the host's keeping of the log, admissions among it
	SubjectArrangement
	SubjectOperation
)

// Body is the part of a statement that differs by type. It is one of the
// pointer types of this package.
type Body interface {
	// Type is the statement type that the body belongs to.
	Type() Type
	// Subject is the matter it belongs to. A founding statement's has a zero
	// ID: the statement's own identifier is the subject's.
	Subject() Subject
	// Parts lists the commitments that the body signs, in the order of the body.
	Parts() []PartRef
	// Valid checks what the body can be checked for by itself: counts, lengths,
	// known words, order. The error says which field and what to do.
	Valid() error
}

// PartRef is a commitment in a body and the media type its part must have; none:
// it may have any.
type PartRef struct {
	ID    parley.PartID
	Media Media
}

// Media is a part's media type.
type Media string

const (
	MediaText  Media = "text/markdown; charset=utf-8"
	MediaAnnex Media = "application/vnd.parley.annex.v1+json" // a parley.Annex in the JSON profile
)
