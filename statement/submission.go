package statement

import (
	"encoding/json"
	"fmt"

	"github.com/open-parley/parley"
)

// Submission is what a party sends: the envelope and the parts that its body
// commits to.
type Submission struct {
	Envelope *Envelope
	Parts    Parts
	order    []parley.PartID // as they came, until Open compares them with the body
}

type wireSubmission struct {
	Envelope wireEnvelope `json:"envelope"`
	Parts    []wirePart   `json:"parts,omitempty"`
}

type wirePart struct {
	Data  string `json:"data"`
	Media Media  `json:"media"`
	Salt  Salt   `json:"salt"`
}

// Signed is a statement with its envelope and parts, taken apart.
type Signed struct {
	ID        parley.StatementID
	Statement *Statement
	Envelope  *Envelope
	Parts     Parts
	// RevisionID of the revision that the statement brings in; zero if none.
	RevisionID parley.RevisionID

	annexes map[parley.PartID]*parley.Annex // as Open decoded them
}

// Annex is the content of an annex part, decoded once. It is shared: read only.
func (s *Signed) Annex(id parley.PartID) (*parley.Annex, error) {
	if a, ok := s.annexes[id]; ok {
		return a, nil
	}
	p, ok := s.Parts[id]
	if !ok {
		return nil, parley.Refuse("part-missing", "R3", "The part %s, which the statement commits to, is not there.", parley.Short(id)).
			To("Send every part with the statement.")
	}
	return DecodeAnnex(p.Data)
}

// KeyIDs names the keys that signed, ascending.
func (s *Signed) KeyIDs() []parley.KeyID {
	ids := make([]parley.KeyID, len(s.Envelope.Signatures))
	for i, sig := range s.Envelope.Signatures {
		ids[i] = sig.KeyID
	}
	return ids
}

// DecodeSubmission decodes a submission from its one wire form:
//
//	{"envelope":{…},"parts":[{"data":base64,"media":…,"salt":hex},…]}
//
// with the parts in the order of the body.
func DecodeSubmission(b []byte) (*Submission, error) {
	e, parts, ok := fastSubmission(b)
	if !ok {
		return decodeSubmission(b)
	}
	if err := e.valid(); err != nil {
		return nil, err
	}
	return submissionOf(e, parts)
}

// decodeSubmission decodes any submission, or says what is wrong with it.
func decodeSubmission(b []byte) (*Submission, error) {
	var w wireSubmission
	if err := DecodeStrict(b, &w); err != nil {
		return nil, err
	}
	e, err := w.Envelope.open()
	if err != nil {
		return nil, err
	}
	var c check
	c.count("parts", len(w.Parts), 0, MaxParts)
	if err := c.err(); err != nil {
		return nil, err
	}
	parts := make([]Part, len(w.Parts))
	for i, p := range w.Parts {
		data, err := unbase64(fmt.Sprintf("Part %d", i), p.Data, MaxStatement)
		if err != nil {
			return nil, err
		}
		parts[i] = Part{p.Media, p.Salt, data}
	}
	return submissionOf(e, parts)
}

func submissionOf(e *Envelope, parts []Part) (*Submission, error) {
	s := &Submission{Envelope: e, Parts: make(Parts, len(parts))}
	for _, p := range parts {
		s.order = append(s.order, s.Parts.Add(p))
	}
	if len(s.order) != len(s.Parts) {
		return nil, parley.Refuse("repeated", "", "A part is sent twice.").To("Send each part once.")
	}
	return s, s.checkSize()
}

// Size is the submission's size in bytes as MaxStatement counts it: the
// canonical envelope, and for each part its data, media type and salt.
func (s *Submission) Size() int {
	n := s.Envelope.size()
	for _, p := range s.Parts {
		n += len(p.Data) + len(p.Media) + len(p.Salt)
	}
	return n
}

func (s *Submission) checkSize() error {
	if n := s.Size(); n > MaxStatement {
		return parley.Refuse("limit", "", "The statement and its parts have %d bytes, the limit is %d.", n, MaxStatement).
			To("Shorten the texts or simplify the map.")
	}
	return nil
}

// Encode is the wire form, with the parts in the order of the body; where those
// of a statement of sealed class are withheld, it is without them.
func (s *Submission) Encode() ([]byte, error) {
	signed, err := s.OpenEither()
	if err != nil {
		return nil, err
	}
	envelope, err := s.Envelope.Encode()
	if err != nil {
		return nil, err
	}
	w := struct {
		Envelope json.RawMessage `json:"envelope"`
		Parts    []wirePart      `json:"parts,omitempty"`
	}{Envelope: envelope}
	for _, ref := range signed.Statement.Body.Parts() {
		if p, ok := s.Parts[ref.ID]; ok {
			w.Parts = append(w.Parts, wirePart{b64.EncodeToString(p.Data), p.Media, p.Salt})
		}
	}
	return Canonical(&w)
}

// Open decodes the payload and checks that the parts are exactly those that
// the body commits to, of the right media types, and can be read. It verifies
// no signature.
func (s *Submission) Open() (*Signed, error) { return s.open(Decode, Part.check, false) }

// Reopen is Open for what was accepted before and is known, by its hash, to be
// the same: that payload and parts are in their one form is not checked again.
func (s *Submission) Reopen() (*Signed, error) { return s.open(redecode, Part.read, false) }

// open is all of these; bare: a statement of sealed class may stand without its
// parts.
func (s *Submission) open(decode func([]byte) (*Statement, error), check func(Part, string) (*parley.Annex, error), bare bool) (*Signed, error) {
	if err := s.Envelope.valid(); err != nil {
		return nil, err
	}
	if err := s.checkSize(); err != nil {
		return nil, err
	}
	st, err := decode(s.Envelope.Payload)
	if err != nil {
		return nil, err
	}
	signed := &Signed{ID: s.Envelope.ID(), Statement: st, Envelope: s.Envelope, Parts: s.Parts}
	refs := st.Body.Parts()
	if bare && signed.Withheld() {
		return signed, nil
	}
	for i, ref := range refs {
		path := fmt.Sprintf("part %d", i)
		p, ok := s.Parts[ref.ID]
		switch {
		case !ok:
			return nil, parley.Refuse("part-missing", "R3", "The part %s, which the statement commits to, is not there.", parley.Short(ref.ID)).
				To("Send every part with the statement.")
		case p.ID() != ref.ID:
			return nil, parley.Refuse("part-differs", "R3", "The part %s is not the one that was signed.", parley.Short(ref.ID)).
				To("Send the part as it was signed, with its salt and media type.")
		case ref.Media != "" && p.Media != ref.Media:
			return nil, parley.Refuse("part-media", "", "The part %s has the media type %.64q.", parley.Short(ref.ID), p.Media).
				To("Use %q.", ref.Media)
		case s.order != nil && (i >= len(s.order) || s.order[i] != ref.ID):
			return nil, parley.Refuse("order", "", "The parts do not stand in the order of the body.").To("Sort them.")
		}
		annex, err := check(p, path)
		if err != nil {
			return nil, err
		}
		if annex != nil {
			if signed.annexes == nil {
				signed.annexes = make(map[parley.PartID]*parley.Annex)
			}
			signed.annexes[ref.ID] = annex
		}
	}
	if len(s.Parts) != len(refs) {
		return nil, parley.Refuse("part-extra", "", "There are %d parts, the statement commits to %d.", len(s.Parts), len(refs)).
			To("Send the parts that the statement commits to and no others.")
	}
	if rev := st.Revision(); rev != nil {
		if signed.RevisionID, err = RevisionIDOf(rev); err != nil {
			return nil, err
		}
	}
	return signed, nil
}
