package bundle

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/proof"
	"github.com/open-parley/parley/statement"
)

// MaxReceiptFile is the longest file of a receipt in bytes.
const MaxReceiptFile = 4 * proof.MaxReceipt

// ReceiptFile is a receipt with the statement that it is for, and the keys that
// signed it. Nothing in it is trusted.
type ReceiptFile struct {
	Receipt    json.RawMessage `json:"receipt"`
	Submission json.RawMessage `json:"submission,omitempty"`
	Keys       []parley.Key    `json:"keys,omitempty"`
}

// ReceiptReport is what a receipt was found to prove.
type ReceiptReport struct {
	File       string             `json:"file,omitempty"` // for who read it from one
	Standing   proof.Standing     `json:"standing"`
	Witnesses  []string           `json:"witnesses,omitempty"` // who cosigned, by verifier key
	Log        string             `json:"log"`
	Index      uint64             `json:"index"`
	At         parley.Instant     `json:"at"`
	Refused    bool               `json:"refused,omitempty"` // it keeps a promise, and its statement has no effect
	Size       uint64             `json:"size"`              // of the log that the checkpoint signs
	Everyone   bool               `json:"everyone,omitempty"`
	Slots      []int              `json:"slots,omitempty"`
	Statement  parley.StatementID `json:"statement,omitzero"`
	Type       statement.Type     `json:"type,omitempty"`
	Author     parley.PartyID     `json:"author,omitzero"`
	Signatures bool               `json:"signatures,omitempty"` // verified, by the keys beside it
	Keys       []parley.KeyID     `json:"keys,omitempty"`
}

// VerifyReceipt verifies a receipt's file: the bare receipt, or one with its
// statement and the keys that signed it, ended by at most one line feed. The
// error is a *parley.Refusal by R9.
func VerifyReceipt(b []byte, p proof.Policy) (*ReceiptReport, error) {
	w, err := decodeReceipt(bytes.TrimSuffix(b, []byte("\n")))
	if err != nil {
		return nil, parley.Refuse("bad-receipt", "R9", "This is no receipt: %v", err).To("Ask for it again.")
	}
	r, err := proof.DecodeReceipt(w.Receipt)
	if err != nil {
		return nil, asProof(err)
	}
	c, standing, err := r.Verify(p)
	if err != nil {
		return nil, asProof(err)
	}
	v := &ReceiptReport{Standing: standing, Witnesses: r.Witnesses, Log: c.Origin, Index: r.Index, At: r.Leaf.At, Refused: r.Leaf.Refused, Size: c.Size, Everyone: r.Everyone != nil}
	for _, o := range r.Openings {
		v.Slots = append(v.Slots, o.Number)
	}
	if len(p.Witnesses) > 0 && standing != proof.Witnessed {
		return nil, parley.Refuse("not-witnessed", "R9", "The log has signed the receipt, but too few of your witnesses have cosigned it.").
			To("Ask the host for a receipt under a later checkpoint.")
	}
	if w.Submission == nil {
		return v, nil
	}
	return v, v.with(w, r, p)
}

// decodeReceipt reads a receipt file: a receipt with what lies beside it, or
// the receipt alone. White space inside it and the order of members
// are free; each member is known, is there once and is strict, so that nothing in
// the file goes unread.
func decodeReceipt(b []byte) (*ReceiptFile, error) {
	d := json.NewDecoder(bytes.NewReader(b))
	if t, err := d.Token(); err != nil || t != json.Delim('{') {
		return nil, errors.New("it is no JSON object")
	}
	w := new(ReceiptFile)
	members := map[string]func(json.RawMessage) error{
		"receipt":    func(v json.RawMessage) error { w.Receipt = v; return nil },
		"submission": func(v json.RawMessage) error { w.Submission = v; return nil },
		"keys":       func(v json.RawMessage) error { return statement.DecodeStrict(v, &w.Keys) },
	}
	for d.More() {
		name, err := d.Token()
		if err != nil {
			return nil, err
		}
		key, _ := name.(string)
		read, ok := members[key]
		if !ok {
			if w.Receipt == nil && w.Submission == nil && w.Keys == nil {
				return &ReceiptFile{Receipt: b}, nil // its own decoder says what is wrong with it
			}
			return nil, fmt.Errorf("there is an unknown or a second member %q", key)
		}
		delete(members, key)
		var v json.RawMessage
		if err := d.Decode(&v); err != nil {
			return nil, err
		}
		if v, err = statement.Canonicalise(v); err == nil {
			err = read(v)
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", key, err)
		}
	}
	if _, err := d.Token(); err != nil {
		return nil, err
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) || b[len(b)-1] != '}' {
		return nil, errors.New("something follows it")
	}
	if w.Receipt == nil {
		return nil, errors.New("it holds no receipt")
	}
	if w.Submission == nil && w.Keys != nil {
		return nil, errors.New("it holds keys without a statement that they sign")
	}
	return w, nil
}

// with verifies the statement that lies beside the receipt.
func (v *ReceiptReport) with(w *ReceiptFile, r *proof.Receipt, p proof.Policy) error {
	sub, err := statement.DecodeSubmission(w.Submission)
	if err != nil {
		return asProof(err)
	}
	signed, err := sub.OpenEither()
	if err != nil {
		return asProof(err)
	}
	if _, _, err := r.VerifyWith(p, sub.Envelope, func(id parley.KeyID) (parley.Key, bool) {
		for _, k := range w.Keys {
			if own, err := statement.KeyIDOf(k); err == nil && own == id {
				return k, true
			}
		}
		return parley.Key{}, false
	}); err != nil {
		return asProof(err)
	}
	v.Statement, v.Type, v.Author, v.Signatures, v.Keys = signed.ID, signed.Statement.Type, signed.Statement.Author, true, signed.KeyIDs()
	return nil
}

// asProof makes whatever is wrong with a proof a refusal by R9.
func asProof(err error) error {
	var r *parley.Refusal
	if errors.As(err, &r) && r.Rule == "R9" {
		return err
	}
	out := parley.Refuse("bad-receipt", "R9", "The receipt and what lies beside it don't prove each other: %v", err).
		To("Ask for it again: it may be damaged or forged.")
	out.Cause = err
	return out
}
