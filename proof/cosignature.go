package proof

import (
	"bytes"
	"errors"
	"fmt"
	"slices"

	"filippo.io/torchwood"
	"golang.org/x/mod/sumdb/note"
)

// AlgCosignature is the type of a witness's key, https://c2sp.org/tlog-cosignature.
const AlgCosignature = 4

// NewWitness reads a witness's verifier key (type 4: timestamped Ed25519
// cosignatures, cosignature/v1) in its one form. Plain note keys are refused: a
// witness's signature states when, a log's does not, and neither must pass for
// the other.
func NewWitness(vkey string) (note.Verifier, error) {
	v, err := torchwood.NewCosignatureVerifier(vkey)
	if err != nil {
		return nil, fmt.Errorf("this is no key of a witness (type 4, Ed25519 cosignature): %w", err)
	}
	if v.String() != vkey {
		return nil, errors.New("the witness's key is not in its one form: lower-case hash, strict base64")
	}
	return witness{v}, nil
}

// witness is stricter than the library in one thing: it refuses times that the
// format does not have.
type witness struct{ *torchwood.CosignatureVerifier }

// Verify checks an 8-byte time in seconds, below 2^63, followed by a signature
// over it and the checkpoint's text.
func (w witness) Verify(msg, sig []byte) bool {
	return len(sig) > 0 && sig[0] < 0x80 && w.CosignatureVerifier.Verify(msg, sig)
}

// Cosigned is a checkpoint with the cosignatures of witnesses, in its one form:
// the log's line, then one of each witness in the order of Witnesses.
type Cosigned struct {
	Checkpoint
	Note      []byte
	Witnesses []string // verifier keys, ascending
}

// Gather collects cosignatures: from notes of one checkpoint, each signed by
// the log, the first line of each witness among those named. Lines of others
// are left out; a false one of a witness that is named makes it fail.
func Gather(log note.Verifier, among []string, notes ...[]byte) (*Cosigned, error) {
	keys := []note.Verifier{log}
	among = slices.Compact(slices.Sorted(slices.Values(among)))
	for _, w := range among {
		v, err := NewWitness(w)
		if err != nil {
			return nil, err
		}
		keys = append(keys, v)
	}
	out := new(Cosigned)
	lines := make([]*note.Signature, len(keys))
	text := ""
	for i, b := range notes {
		c, _, err := Policy{Log: log}.Open(b)
		if err != nil {
			return nil, err
		}
		n, err := openNote(b, keys...)
		if err != nil {
			return nil, err
		}
		if i > 0 && n.Text != text {
			return nil, refuseProof("checkpoint", errors.New("the cosignatures are of another checkpoint"))
		}
		out.Checkpoint, text = c, n.Text
		for _, s := range n.Sigs {
			k := slices.IndexFunc(keys, func(v note.Verifier) bool { return v.Name() == s.Name && v.KeyHash() == s.Hash })
			if lines[k] == nil {
				lines[k] = &s
			}
		}
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s\n", text)
	for k, s := range lines {
		if s == nil {
			continue
		}
		fmt.Fprintf(&b, "— %s %s\n", s.Name, s.Base64)
		if k > 0 {
			out.Witnesses = append(out.Witnesses, among[k-1])
		}
	}
	out.Note = b.Bytes()
	return out, nil
}

// exactly verifies that a note, which the log has signed, holds its signature
// and one of each witness, in this order, and no other line.
func exactly(signed []byte, log note.Verifier, witnesses []string) error {
	lines := bytes.Count(signed[bytes.LastIndex(signed, []byte("\n\n"))+2:], []byte("\n"))
	if lines == 1 && len(witnesses) == 0 {
		return nil // it is the log's
	}
	keys := []note.Verifier{log}
	for _, w := range witnesses {
		v, err := NewWitness(w)
		if err != nil {
			return refuseProof("checkpoint", err)
		}
		keys = append(keys, v)
	}
	n, err := openNote(signed, keys...)
	if err != nil {
		return err
	}
	same := slices.EqualFunc(n.Sigs, keys, func(s note.Signature, v note.Verifier) bool { return s.Name == v.Name() && s.Hash == v.KeyHash() })
	if !same || lines != len(keys) {
		return refuseProof("signature", fmt.Errorf("its signatures are not those of the log and the %d witnesses that it names, in order", len(witnesses)))
	}
	return nil
}

// Quorate reports whether enough of those whom a policy names are among the
// witnesses of a checkpoint. A quorum of 0 asks for nothing, and is never
// reached.
func Quorate(witnesses, named []string, quorum int64) bool {
	n := int64(0)
	for _, w := range witnesses {
		if slices.Contains(named, w) {
			n++
		}
	}
	return quorum > 0 && n >= quorum
}
