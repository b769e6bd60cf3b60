package statement

import (
	"bytes"
	"encoding/binary"
	"encoding/hex"

	"github.com/open-parley/parley"
)

// Part is a text or a map that a body commits to. The salt keeps the
// commitment from being guessed by those who may not see the part.
type Part struct {
	Media Media
	Salt  Salt
	Data  []byte
}

// Parts holds parts by their commitments.
type Parts map[parley.PartID]Part

// ID is the commitment to p.
func (p Part) ID() parley.PartID {
	var n [8]byte
	binary.BigEndian.PutUint64(n[:], uint64(len(p.Media)))
	return parley.PartID(digest(TagPart, p.Salt[:], n[:], []byte(p.Media), p.Data))
}

// Add puts p in and gives its commitment.
func (ps Parts) Add(p Part) parley.PartID {
	id := p.ID()
	ps[id] = p
	return id
}

// check checks a part's content by its media type.
func (p Part) check(path string) (*parley.Annex, error) {
	switch p.Media {
	case MediaText:
		var c check
		c.text(path, string(p.Data))
		return nil, c.err()
	case MediaAnnex:
		return DecodeAnnex(p.Data)
	}
	return nil, parley.Refuse("unknown-word", "", "%s has the media type %.64q.", path, p.Media).To("Use %q or %q.", MediaText, MediaAnnex)
}

// read is check for a part that was checked before.
func (p Part) read(path string) (*parley.Annex, error) {
	switch p.Media {
	case MediaText:
		return nil, nil
	case MediaAnnex:
		a := new(parley.Annex)
		return a, decode(p.Data, a)
	}
	return p.check(path)
}

// EncodePart is a part by itself, as it stands in a submission: for a file that
// keeps it until it is sent. It is checked by its media type.
func EncodePart(p Part) ([]byte, error) {
	if _, err := p.check("the part"); err != nil {
		return nil, err
	}
	return Canonical(&wirePart{b64.EncodeToString(p.Data), p.Media, p.Salt})
}

// DecodePart reads what EncodePart gives, perhaps with a line break behind it.
func DecodePart(b []byte) (Part, error) {
	var w wirePart
	if err := DecodeStrict(bytes.TrimSuffix(b, []byte("\n")), &w); err != nil {
		return Part{}, err
	}
	data, err := unbase64("The part", w.Data, MaxStatement)
	if err != nil {
		return Part{}, err
	}
	p := Part{w.Media, w.Salt, data}
	_, err = p.check("the part")
	return p, err
}

func (s Salt) String() string               { return hex.EncodeToString(s[:]) }
func (s Salt) MarshalText() ([]byte, error) { return parley.Digest(s).MarshalText() }

// UnmarshalText reads 64 lower-case hexadecimal digits.
func (s *Salt) UnmarshalText(b []byte) error { return (*parley.Digest)(s).UnmarshalText(b) }

// optional is the reference to a part that may be absent.
func optional(id parley.PartID, m Media) []PartRef {
	if id == (parley.PartID{}) {
		return nil
	}
	return []PartRef{{id, m}}
}
