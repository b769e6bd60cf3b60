package bundle

import (
	"encoding/json"
	"errors"
	"fmt"

	"github.com/open-parley/parley/proof"
	"github.com/open-parley/parley/statement"
)

// MaxRecord is the longest record in bytes: a statement of
// statement.MaxDocument for statement.MaxAudience parties fits.
const MaxRecord = 1 << 20

// Record is one entry of the log as one party, the holder, has it.
type Record struct {
	Index uint64
	Leaf  proof.Leaf
	// Submission is nil where the holder may not see the entry, or it was
	// erased.
	Submission *statement.Submission
	// Openings prove the addressees' slots, ascending by number; nil where
	// Everyone opens them all, and without a Submission.
	Openings []proof.Opening
	Everyone *proof.Whole
	// Own is the opening of the holder's own slot in an entry without a
	// Submission: 0, so that it was not for the holder; or 1 in one that was,
	// and that a retention/erase of the log names. Nil: not asked for.
	Own *proof.Opening
}

// wireRecord is a record's JSON.
type wireRecord struct {
	Everyone   *proof.Whole    `json:"everyone,omitempty"`
	Index      uint64          `json:"index"`
	Leaf       proof.Leaf      `json:"leaf"`
	Openings   []proof.Opening `json:"openings,omitempty"`
	Own        *proof.Opening  `json:"own,omitempty"`
	Submission json.RawMessage `json:"submission,omitempty"`
}

// Encode is the record's one encoding: canonical JSON without a line break.
func (r *Record) Encode() ([]byte, error) {
	w, err := r.wire()
	if err != nil {
		return nil, err
	}
	return statement.CanonicalWithin(w, MaxRecord)
}

// DecodeRecord decodes the one encoding. It proves nothing yet: that is Fold's.
func DecodeRecord(b []byte) (*Record, error) {
	var w wireRecord
	if err := statement.DecodeStrictWithin(b, &w, MaxRecord); err != nil {
		return nil, err
	}
	return w.open()
}

func (r *Record) wire() (*wireRecord, error) {
	if err := r.valid(); err != nil {
		return nil, err
	}
	w := &wireRecord{Everyone: r.Everyone, Index: r.Index, Leaf: r.Leaf, Openings: r.Openings, Own: r.Own}
	if r.Submission == nil {
		return w, nil
	}
	var err error
	w.Submission, err = r.Submission.Encode()
	return w, err
}

func (w *wireRecord) open() (*Record, error) {
	r := &Record{Index: w.Index, Leaf: w.Leaf, Everyone: w.Everyone, Openings: w.Openings, Own: w.Own}
	if w.Submission != nil {
		var err error
		if r.Submission, err = statement.DecodeSubmission(w.Submission); err != nil {
			return nil, err
		}
	}
	if err := r.valid(); err != nil {
		return nil, refuse("bad-record", err, "Entry %d is no record of a bundle: %v.", r.Index, err)
	}
	return r, nil
}

// valid checks which fields go together.
func (r *Record) valid() error {
	switch {
	case r.Index > statement.MaxInteger:
		return errors.New("its index is too great")
	case r.Submission == nil && (r.Openings != nil || r.Everyone != nil):
		return errors.New("it opens the slots of addressees without a statement")
	case r.Submission != nil && r.Own != nil:
		return errors.New("it opens the holder's own slot beside a statement that the holder has")
	case r.Submission != nil && (r.Everyone == nil) == (len(r.Openings) == 0):
		return errors.New("it opens the slots of its addressees, or all of them, and not both")
	case len(r.Openings) > statement.MaxAudience:
		return fmt.Errorf("it opens %d slots, may open %d", len(r.Openings), statement.MaxAudience)
	}
	for i := range r.Openings {
		if !r.Openings[i].Bit || i > 0 && r.Openings[i].Number <= r.Openings[i-1].Number {
			return errors.New("the slots of its addressees hold 1 and stand in ascending order")
		}
	}
	return nil
}
