package proof

import (
	"encoding/base64"
	"errors"
	"fmt"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/statement"
)

// How a statement of sealed class was given away.
type How string

const (
	HowRead   How = "read"   // one statement, to one of whom it addresses
	HowExport How = "export" // with all others of its submitter, to the submitter
)

// Access is one entry of a submitter's access log: who was given what of sealed
// class, when. Its canonical form is the leaf that the log's tree hashes.
type Access struct {
	At        parley.Instant     `json:"at"` // by the host's clock; never earlier than the entry before
	Party     parley.PartyID     `json:"party"`
	Post      string             `json:"post"`
	Key       parley.KeyID       `json:"key"` // that had opened the session
	Statement parley.StatementID `json:"statement"`
	How       How                `json:"how"`
	Export    int64              `json:"export,omitempty"` // number of the export, from 1
}

// MaxAccess is the longest entry of an access log in bytes.
const MaxAccess = 2 << 10

// Encode is the canonical form.
func (a *Access) Encode() ([]byte, error) {
	if err := a.valid(); err != nil {
		return nil, err
	}
	return statement.CanonicalWithin(a, MaxAccess)
}

// DecodeAccess is the inverse of Encode; it accepts nothing else.
func DecodeAccess(b []byte) (*Access, error) {
	a := new(Access)
	if err := statement.DecodeStrictWithin(b, a, MaxAccess); err != nil {
		return nil, err
	}
	return a, a.valid()
}

func (a *Access) valid() error {
	switch {
	case a.At <= 0 || a.At > statement.MaxInstant:
		return errors.New("its time lies out of range")
	case a.Party == parley.PartyID{} || a.Key == parley.KeyID{} || a.Statement == parley.StatementID{} || a.Post == "":
		return errors.New("it does not name party, post, key and statement")
	case len(a.Post) > statement.MaxLabel:
		return fmt.Errorf("its post has more than %d bytes", statement.MaxLabel)
	case a.How != HowRead && a.How != HowExport:
		return fmt.Errorf("how is %.16q", string(a.How))
	case (a.How == HowExport) != (a.Export > 0) || a.Export > statement.MaxInteger:
		return errors.New("an export has a number, and a read none")
	}
	return nil
}

// Hash is that of the entry as a leaf (RFC 6962, section 2.1).
func (a *Access) Hash() (tlog.Hash, error) {
	b, err := a.Encode()
	return tlog.RecordHash(b), err
}

// AccessOrigin is the origin of a submitter's access log, and the name of the
// key that signs its checkpoints: the log's own key under another name, so that
// neither's checkpoint can stand for the other's.
func AccessOrigin(log string, submitter parley.PartyID) string {
	return log + "/access/" + submitter.String()
}

// AccessVerifier verifies the checkpoints of a submitter's access log, by the
// verifier key of the ledger's log.
func AccessVerifier(vkey string, submitter parley.PartyID) (note.Verifier, error) {
	log, err := logKey(vkey)
	if err != nil {
		return nil, err
	}
	own, err := note.NewEd25519VerifierKey(AccessOrigin(log.Name(), submitter), publicOf(vkey))
	if err != nil {
		return nil, err
	}
	return note.NewVerifier(own)
}

// publicOf is the Ed25519 key of a verifier key that is valid: name, hash, and
// the base64 of one byte and the key.
func publicOf(vkey string) []byte {
	b, _ := base64.StdEncoding.DecodeString(strings.SplitN(vkey, "+", 3)[2])
	return b[1:]
}
