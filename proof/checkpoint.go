package proof

import (
	"encoding/base64"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/statement"
)

// Checkpoint is what the log signs: its size and root under its origin, in the
// format of https://c2sp.org/tlog-checkpoint without extension lines. The
// origin is the name of the log's key, which belongs to one ledger alone and is
// written in its genesis.
type Checkpoint struct {
	Origin string
	Size   uint64
	Root   tlog.Hash
}

// MaxCheckpoint is the greatest length of a signed checkpoint in bytes.
const MaxCheckpoint = 16 << 10

// MaxSize is the greatest size of a log: proofs over more can't be computed.
const MaxSize = statement.MaxInteger

// Text is what is signed.
func (c Checkpoint) Text() string {
	return fmt.Sprintf("%s\n%d\n%s\n", c.Origin, c.Size, c.Root)
}

// Sign gives the signed note. Cosignatures are further lines at its end.
func (c Checkpoint) Sign(log note.Signer) ([]byte, error) {
	if log.Name() != c.Origin {
		return nil, fmt.Errorf("a checkpoint of %q can't be signed by the key of %q", c.Origin, log.Name())
	}
	return note.Sign(&note.Note{Text: c.Text()}, log)
}

// ParseCheckpoint reads the text of a checkpoint; the signatures are Policy's
// matter.
func ParseCheckpoint(text string) (Checkpoint, error) {
	lines := strings.Split(text, "\n")
	if len(lines) != 4 || lines[3] != "" || lines[0] == "" {
		return Checkpoint{}, errors.New("a checkpoint has three lines: origin, size, root")
	}
	size, err := strconv.ParseUint(lines[1], 10, 63)
	if err != nil || strconv.FormatUint(size, 10) != lines[1] {
		return Checkpoint{}, fmt.Errorf("checkpoint's size %q is no decimal number", lines[1])
	}
	if size > MaxSize {
		return Checkpoint{}, fmt.Errorf("checkpoint's size %d is more than %d", size, uint64(MaxSize))
	}
	root, err := parseHash(lines[2])
	if err != nil {
		return Checkpoint{}, fmt.Errorf("checkpoint's root: %w", err)
	}
	return Checkpoint{Origin: lines[0], Size: size, Root: root}, nil
}

// parseHash reads the one base64 form of a hash.
func parseHash(s string) (tlog.Hash, error) {
	var h tlog.Hash
	b, err := base64.StdEncoding.Strict().DecodeString(s)
	if err != nil || len(b) != len(h) || len(s) != base64.StdEncoding.EncodedLen(len(h)) {
		return h, fmt.Errorf("%q is not the base64 of 32 bytes", s)
	}
	copy(h[:], b)
	return h, nil
}

// Standing is how far a receipt or checkpoint can be relied on.
type Standing string

const (
	// Logged: the log itself has signed.
	Logged Standing = "logged"
	// Witnessed: enough of the verifier's own witnesses have cosigned, so the
	// log has not shown another history to them.
	Witnessed Standing = "witnessed"
)

// Policy is whom a verifier trusts. It is always the verifier's own, never
// taken from what is to be verified.
type Policy struct {
	Log note.Verifier
	// Witnesses of whom Quorum must have cosigned for Witnessed. A quorum of 0
	// means that nothing is ever called witnessed.
	Witnesses []note.Verifier
	Quorum    int
}

// Open verifies a signed checkpoint: the log must have signed it, under its own
// name as the origin. A signature of a key in the policy that is false makes it
// fail; signatures of others are not looked at.
func (p Policy) Open(signed []byte) (Checkpoint, Standing, error) {
	n, err := openNote(signed, append([]note.Verifier{p.Log}, p.Witnesses...)...)
	if err != nil {
		return Checkpoint{}, "", err
	}
	c, err := ParseCheckpoint(n.Text)
	if err != nil {
		return Checkpoint{}, "", refuseProof("checkpoint", err)
	}
	if c.Origin != p.Log.Name() {
		return Checkpoint{}, "", refuseProof("checkpoint", fmt.Errorf("it is of %q, not of %q", c.Origin, p.Log.Name()))
	}
	logged, witnesses := false, 0
	for _, s := range n.Sigs {
		if s.Name == p.Log.Name() && s.Hash == p.Log.KeyHash() {
			logged = true
		} else {
			witnesses++
		}
	}
	switch {
	case !logged:
		return Checkpoint{}, "", refuseProof("checkpoint", errors.New("the log has not signed it"))
	case p.Quorum > 0 && witnesses >= p.Quorum:
		return c, Witnessed, nil
	}
	return c, Logged, nil
}

// openNote opens a note with the keys given, and refuses signatures that are
// not in their one encoding.
func openNote(signed []byte, keys ...note.Verifier) (*note.Note, error) {
	if len(signed) > MaxCheckpoint {
		return nil, refuseProof("limit", fmt.Errorf("the note has %d bytes, the limit is %d", len(signed), MaxCheckpoint))
	}
	n, err := note.Open(signed, note.VerifierList(keys...))
	if err != nil {
		return nil, refuseProof("signature", err)
	}
	for _, s := range append(append([]note.Signature(nil), n.Sigs...), n.UnverifiedSigs...) {
		if _, err := base64.StdEncoding.Strict().DecodeString(s.Base64); err != nil {
			return nil, refuseProof("signature", fmt.Errorf("the signature of %q: %w", s.Name, err))
		}
	}
	return n, nil
}

// refuseProof is the refusal of anything whose purpose is to prove (R9).
func refuseProof(what string, err error) error {
	sentence := map[string]string{
		"checkpoint": "This is no checkpoint of that log",
		"signature":  "The log's signature does not verify",
		"limit":      "It is longer than its format allows",
		"receipt":    "This is no receipt",
		"proof":      "The receipt does not prove that the entry is in the log",
		"envelope":   "The receipt is for another statement",
		"opening":    "The receipt does not prove whom the entry addresses",
		"promise":    "This is no promise of that log",
		"evidence":   "This is no evidence against that log",
		"tile":       "This is no tile of that log",
		"view":       "This is no view of that log",
		"export":     "This is no line of an export that this log has marked",
	}[what]
	r := parley.Refuse("bad-"+what, "R9", "%s: %v.", sentence, err).
		To("Ask the one who gave it to you again, and compare with another source: it may be damaged or forged.")
	r.Cause = err
	return r
}

// EmptyRoot is the root of a log without entries (RFC 6962, section 2.1).
var EmptyRoot, _ = tlog.TreeHash(0, nil)
