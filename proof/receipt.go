package proof

import (
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"unicode/utf8"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/statement"
)

// MaxReceipt is the greatest length of a receipt in bytes: one for an audience
// of statement.MaxAudience parties in the widest ledger fits.
const MaxReceipt = statement.MaxDocument

// MaxProof is the greatest number of hashes in an inclusion proof.
const MaxProof = 63

// Receipt proves that an entry is in the log, when it entered, and whom it
// addresses. It verifies without the content.
type Receipt struct {
	Index uint64
	Leaf  Leaf
	// Proof leads from the leaf to the root of the checkpoint.
	Proof tlog.RecordProof
	// Checkpoint is the signed note: the log's line, then those of Witnesses.
	Checkpoint []byte
	// Witnesses are the verifier keys of those who cosigned the checkpoint,
	// ascending. Whether one of them counts is up to the verifier's policy.
	Witnesses []string
	// Openings prove the addressees' slots, ascending by number; nil where
	// Everyone opens them all.
	Openings []Opening
	Everyone *Whole
}

// The JSON of receipts and openings, in the statement's profile.
type (
	wireReceipt struct {
		Checkpoint string          `json:"checkpoint"`
		Everyone   *wireWhole      `json:"everyone,omitempty"`
		Index      uint64          `json:"index"`
		Leaf       string          `json:"leaf"`
		Openings   []wireOpening   `json:"openings,omitempty"`
		Proof      []parley.Digest `json:"proof,omitempty"`
		Witnesses  []string        `json:"witnesses,omitempty"`
	}
	wireWhole struct {
		Secret parley.Digest `json:"secret"`
		Width  int           `json:"width"`
	}
	wireOpening struct {
		Bit    int             `json:"bit"`
		Number int             `json:"number"`
		Path   []parley.Digest `json:"path"`
		Salt   parley.Digest   `json:"salt"`
		Width  int             `json:"width"`
	}
)

// Encode is the receipt's one encoding.
func (r *Receipt) Encode() ([]byte, error) {
	if err := r.valid(); err != nil {
		return nil, err
	}
	if !utf8.Valid(r.Checkpoint) {
		return nil, refuseProof("receipt", errors.New("its checkpoint is no text"))
	}
	b := r.append(nil)
	if len(b) > MaxReceipt {
		return nil, refuseProof("limit", fmt.Errorf("the receipt has %d bytes, the limit is %d", len(b), MaxReceipt))
	}
	return b, nil
}

// append writes the canonical JSON by hand: every statement gets a receipt.
// DecodeReceipt compares what it reads with the general encoder's.
func (r *Receipt) append(b []byte) []byte {
	b = append(b, `{"checkpoint":`...)
	b = statement.AppendString(b, string(r.Checkpoint))
	if r.Everyone != nil {
		b = append(b, `,"everyone":{"secret":"`...)
		b = hex.AppendEncode(b, r.Everyone.Secret[:])
		b = append(b, `","width":`...)
		b = append(strconv.AppendInt(b, int64(r.Everyone.Width), 10), '}')
	}
	b = append(b, `,"index":`...)
	b = strconv.AppendUint(b, r.Index, 10)
	b = append(b, `,"leaf":"`...)
	b = append(hex.AppendEncode(b, r.Leaf.Encode()), '"')
	for i, o := range r.Openings {
		b = append(b, separator(i, `,"openings":[`)...)
		b = o.append(b)
	}
	if len(r.Openings) > 0 {
		b = append(b, ']')
	}
	for i, h := range r.Proof {
		b = append(b, separator(i, `,"proof":[`)...)
		b = appendHex(b, h[:])
	}
	if len(r.Proof) > 0 {
		b = append(b, ']')
	}
	for i, w := range r.Witnesses {
		b = append(b, separator(i, `,"witnesses":[`)...)
		b = statement.AppendString(b, w)
	}
	if len(r.Witnesses) > 0 {
		b = append(b, ']')
	}
	return append(b, '}')
}

// append writes an opening.
func (o Opening) append(b []byte) []byte {
	b = append(b, `{"bit":0`...)
	if o.Bit {
		b[len(b)-1] = '1'
	}
	b = append(b, `,"number":`...)
	b = strconv.AppendInt(b, int64(o.Number), 10)
	for i, h := range o.Path {
		b = append(b, separator(i, `,"path":[`)...)
		b = appendHex(b, h[:])
	}
	b = append(b, `],"salt":"`...)
	b = hex.AppendEncode(b, o.Salt[:])
	b = append(b, `","width":`...)
	return append(strconv.AppendInt(b, int64(o.Width), 10), '}')
}

// separator begins a list, or goes on with it.
func separator(i int, begin string) string {
	if i == 0 {
		return begin
	}
	return ","
}

func appendHex(b, h []byte) []byte { return append(hex.AppendEncode(append(b, '"'), h), '"') }

// DecodeReceipt decodes the one encoding. It proves nothing yet.
func DecodeReceipt(b []byte) (*Receipt, error) {
	if len(b) > MaxReceipt {
		return nil, refuseProof("limit", fmt.Errorf("the receipt has %d bytes, the limit is %d", len(b), MaxReceipt))
	}
	var w wireReceipt
	if err := statement.DecodeStrict(b, &w); err != nil {
		return nil, err
	}
	r := &Receipt{Index: w.Index, Checkpoint: []byte(w.Checkpoint), Witnesses: w.Witnesses}
	leaf, err := hex.DecodeString(w.Leaf)
	if err == nil && hex.EncodeToString(leaf) != w.Leaf {
		err = errors.New("the leaf is not in lower-case hexadecimal digits")
	}
	if err == nil {
		r.Leaf, err = DecodeLeaf(leaf)
	}
	if err != nil {
		return nil, refuseProof("receipt", err)
	}
	for _, h := range w.Proof {
		r.Proof = append(r.Proof, tlog.Hash(h))
	}
	for _, o := range w.Openings {
		opening, err := o.open()
		if err != nil {
			return nil, refuseProof("receipt", err)
		}
		r.Openings = append(r.Openings, opening)
	}
	if w.Everyone != nil {
		r.Everyone = &Whole{Width: w.Everyone.Width, Secret: SlotSecret(w.Everyone.Secret)}
	}
	return r, r.valid()
}

// valid checks what needs no hashing.
func (r *Receipt) valid() error {
	err := func() error {
		switch {
		case r.Index > statement.MaxInteger:
			return fmt.Errorf("the index %d is out of range", r.Index)
		case len(r.Checkpoint) > MaxCheckpoint:
			return fmt.Errorf("the checkpoint has %d bytes, the limit is %d", len(r.Checkpoint), MaxCheckpoint)
		case len(r.Proof) > MaxProof:
			return fmt.Errorf("the proof has %d hashes, the limit is %d", len(r.Proof), MaxProof)
		case len(r.Witnesses) > statement.MaxWitnesses:
			return fmt.Errorf("it names %d witnesses, the limit is %d", len(r.Witnesses), statement.MaxWitnesses)
		case len(r.Openings) > statement.MaxAudience:
			return fmt.Errorf("there are %d slot openings, the limit is %d", len(r.Openings), statement.MaxAudience)
		case (r.Everyone == nil) == (len(r.Openings) == 0):
			return errors.New("it opens either the slots of its addressees or those of everyone")
		}
		for i, w := range r.Witnesses {
			if i > 0 && w <= r.Witnesses[i-1] {
				return errors.New("the witnesses are not in ascending order")
			}
			if _, err := NewWitness(w); err != nil {
				return err
			}
		}
		for i, o := range r.Openings {
			if err := o.valid(); err != nil {
				return err
			}
			if !o.Bit {
				return fmt.Errorf("slot %d is opened, but is not addressed", o.Number)
			}
			if o.Width != r.Openings[0].Width || i > 0 && o.Number <= r.Openings[i-1].Number {
				return errors.New("the slot openings are not of one tree in ascending order")
			}
		}
		if r.Everyone != nil {
			return ValidWidth(r.Everyone.Width)
		}
		return nil
	}()
	if err != nil {
		return refuseProof("receipt", err)
	}
	return nil
}

// Verify proves without the content that the leaf is at its index in the log
// that the policy names, and whom the leaf addresses. Every line that signs the
// checkpoint must be the log's or one of the receipt's own witnesses, so that
// no byte goes unchecked; whether it is called witnessed is up to the policy.
func (r *Receipt) Verify(p Policy) (Checkpoint, Standing, error) {
	if err := r.valid(); err != nil {
		return Checkpoint{}, "", err
	}
	c, standing, err := p.Open(r.Checkpoint)
	if err != nil {
		return Checkpoint{}, "", err
	}
	if err := exactly(r.Checkpoint, p.Log, r.Witnesses); err != nil {
		return Checkpoint{}, "", err
	}
	if r.Index >= c.Size {
		return Checkpoint{}, "", refuseProof("proof", fmt.Errorf("entry %d is not among the checkpoint's %d", r.Index, c.Size))
	}
	if err := tlog.CheckRecord(r.Proof, int64(c.Size), c.Root, int64(r.Index), r.Leaf.Hash()); err != nil {
		return Checkpoint{}, "", refuseProof("proof", err)
	}
	for _, o := range r.Openings {
		if err := o.Verify(r.Leaf.A); err != nil {
			return Checkpoint{}, "", refuseProof("opening", err)
		}
	}
	if r.Everyone != nil {
		if err := r.Everyone.Verify(r.Leaf.A); err != nil {
			return Checkpoint{}, "", refuseProof("opening", err)
		}
	}
	return c, standing, nil
}

// VerifyWith proves all that Verify does, and that the entry is this envelope,
// properly signed by the keys that keyOf knows: C first, then the signatures.
// Whether those keys were valid at the leaf's time is the fold's question.
func (r *Receipt) VerifyWith(p Policy, e *statement.Envelope, keyOf func(parley.KeyID) (parley.Key, bool)) (Checkpoint, Standing, error) {
	c, standing, err := r.Verify(p)
	if err != nil {
		return c, "", err
	}
	commitment, err := e.Commitment()
	if err != nil {
		return Checkpoint{}, "", err
	}
	if commitment != r.Leaf.C {
		return Checkpoint{}, "", refuseProof("envelope", errors.New("its commitment differs from the leaf's"))
	}
	if err := e.Verify(keyOf); err != nil {
		return Checkpoint{}, "", err
	}
	return c, standing, nil
}

// Addresses reports whether the receipt opens exactly the slots of that
// audience, whose party numbers a verifier learns from the log's admissions.
func (r *Receipt) Addresses(a statement.Audience, numberOf func(parley.PartyID) (int, bool)) error {
	if a.Everyone != (r.Everyone != nil) {
		return refuseProof("opening", errors.New("one of statement and receipt is for everyone, the other is not"))
	}
	if a.Everyone {
		return nil
	}
	numbers := make([]int, 0, len(a.Parties))
	for _, p := range a.Parties {
		n, ok := numberOf(p)
		if !ok {
			return refuseProof("opening", fmt.Errorf("the party %s has no number", parley.Short(p)))
		}
		numbers = append(numbers, n)
	}
	slices.Sort(numbers)
	opened := make([]int, 0, len(r.Openings))
	for _, o := range r.Openings {
		opened = append(opened, o.Number)
	}
	if !slices.Equal(numbers, opened) {
		return refuseProof("opening", fmt.Errorf("it opens the slots %v, the statement addresses %v", opened, numbers))
	}
	return nil
}

func (o Opening) wire() wireOpening {
	w := wireOpening{Number: o.Number, Width: o.Width, Salt: o.Salt, Path: o.Path}
	if o.Bit {
		w.Bit = 1
	}
	return w
}

func (w wireOpening) open() (Opening, error) {
	o := Opening{Number: w.Number, Width: w.Width, Bit: w.Bit == 1, Salt: w.Salt, Path: w.Path}
	if w.Bit != 0 && w.Bit != 1 {
		return Opening{}, fmt.Errorf("a slot holds 0 or 1, not %d", w.Bit)
	}
	return o, o.valid()
}

// Encode is the opening's one encoding.
func (o Opening) Encode() ([]byte, error) {
	if err := o.valid(); err != nil {
		return nil, err
	}
	return statement.Canonical(o.wire())
}

// DecodeOpening decodes the one encoding of an opening. It proves nothing yet.
func DecodeOpening(b []byte) (Opening, error) {
	var w wireOpening
	if err := statement.DecodeStrict(b, &w); err != nil {
		return Opening{}, err
	}
	o, err := w.open()
	if err != nil {
		return Opening{}, refuseProof("opening", err)
	}
	return o, nil
}

// Open adds the openings of all addressees.
func (r *Receipt) Open(s *Slots) {
	if s.to.Everyone {
		r.Everyone = &Whole{Width: s.width, Secret: s.secret}
		return
	}
	r.Openings = s.openings
}
