package parley

import (
	"encoding/hex"
	"fmt"
	"strings"
)

// Each identifier is a SHA-256 digest and has a type of its own, so that the
// compiler refuses a party where an arrangement is meant. In text all of them
// are 64 lower-case hexadecimal digits; the zero value means "absent".
type (
	// LedgerID is the hash of the ledger's genesis statement.
	LedgerID [32]byte
	// StatementID is the hash of a statement's pre-authentication encoding.
	StatementID [32]byte
	// PartyID is the hash of a party's self-signed founding key.
	PartyID [32]byte
	// KeyID is the hash of a key's record.
	KeyID [32]byte
	// ArrangementID is the StatementID of the statement that founded it.
	ArrangementID [32]byte
	// OperationID is the StatementID of the operation/plan that founded it.
	OperationID [32]byte
	// RevisionID is the hash over a revision's part commitments, rules and terms.
	RevisionID [32]byte
	// PartID is the salted commitment to one part (a text, a map, an annex).
	PartID [32]byte
	// Digest is any other SHA-256 digest: a root, a state, a data set.
	Digest [32]byte
)

func (id LedgerID) String() string                     { return hex.EncodeToString(id[:]) }
func (id LedgerID) MarshalText() ([]byte, error)       { return encodeID(id[:]) }
func (id *LedgerID) UnmarshalText(b []byte) error      { return decodeID(id[:], b, "ledger") }
func (id StatementID) String() string                  { return hex.EncodeToString(id[:]) }
func (id StatementID) MarshalText() ([]byte, error)    { return encodeID(id[:]) }
func (id *StatementID) UnmarshalText(b []byte) error   { return decodeID(id[:], b, "statement") }
func (id PartyID) String() string                      { return hex.EncodeToString(id[:]) }
func (id PartyID) MarshalText() ([]byte, error)        { return encodeID(id[:]) }
func (id *PartyID) UnmarshalText(b []byte) error       { return decodeID(id[:], b, "party") }
func (id KeyID) String() string                        { return hex.EncodeToString(id[:]) }
func (id KeyID) MarshalText() ([]byte, error)          { return encodeID(id[:]) }
func (id *KeyID) UnmarshalText(b []byte) error         { return decodeID(id[:], b, "key") }
func (id ArrangementID) String() string                { return hex.EncodeToString(id[:]) }
func (id ArrangementID) MarshalText() ([]byte, error)  { return encodeID(id[:]) }
func (id *ArrangementID) UnmarshalText(b []byte) error { return decodeID(id[:], b, "arrangement") }
func (id OperationID) String() string                  { return hex.EncodeToString(id[:]) }
func (id OperationID) MarshalText() ([]byte, error)    { return encodeID(id[:]) }
func (id *OperationID) UnmarshalText(b []byte) error   { return decodeID(id[:], b, "operation") }
func (id RevisionID) String() string                   { return hex.EncodeToString(id[:]) }
func (id RevisionID) MarshalText() ([]byte, error)     { return encodeID(id[:]) }
func (id *RevisionID) UnmarshalText(b []byte) error    { return decodeID(id[:], b, "revision") }
func (id PartID) String() string                       { return hex.EncodeToString(id[:]) }
func (id PartID) MarshalText() ([]byte, error)         { return encodeID(id[:]) }
func (id *PartID) UnmarshalText(b []byte) error        { return decodeID(id[:], b, "part") }
func (id Digest) String() string                       { return hex.EncodeToString(id[:]) }
func (id Digest) MarshalText() ([]byte, error)         { return encodeID(id[:]) }
func (id *Digest) UnmarshalText(b []byte) error        { return decodeID(id[:], b, "digest") }

// Short is the form for people: the first 12 digits, enough to tell
// identifiers of one ledger apart, never enough to bind one.
func Short[ID ~[32]byte](id ID) string {
	b := [32]byte(id)
	return hex.EncodeToString(b[:6])
}

func encodeID(b []byte) ([]byte, error) {
	return hex.AppendEncode(make([]byte, 0, 2*len(b)), b), nil
}

func decodeID(dst, text []byte, noun string) error {
	if len(text) != 2*len(dst) {
		return fmt.Errorf("%s identifier has %d characters, want %d hexadecimal digits", noun, len(text), 2*len(dst))
	}
	if strings.ToLower(string(text)) != string(text) {
		return fmt.Errorf("%s identifier %q has upper-case digits, want lower case", noun, text)
	}
	if _, err := hex.Decode(dst, text); err != nil {
		return fmt.Errorf("%s identifier %q: %w", noun, text, err)
	}
	return nil
}
