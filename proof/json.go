package proof

import (
	"encoding/hex"
	"encoding/json"
	"errors"

	"github.com/open-parley/parley"
)

// The JSON of leaves and openings by themselves, as receipts hold them. What
// else is in the text is for statement.DecodeStrict to refuse.

// MarshalText writes 146 lower-case hexadecimal digits.
func (l Leaf) MarshalText() ([]byte, error) { return hex.AppendEncode(nil, l.Encode()), nil }

// UnmarshalText is its inverse.
func (l *Leaf) UnmarshalText(b []byte) error {
	raw, err := hex.AppendDecode(nil, b)
	if err != nil {
		return errors.New("the leaf is not in lower-case hexadecimal digits")
	}
	*l, err = DecodeLeaf(raw)
	return err
}

// MarshalJSON writes bit, number, path, salt and width.
func (o Opening) MarshalJSON() ([]byte, error) {
	if err := o.valid(); err != nil {
		return nil, err
	}
	return json.Marshal(o.wire())
}

// UnmarshalJSON is its inverse. It proves nothing yet.
func (o *Opening) UnmarshalJSON(b []byte) error {
	var w wireOpening
	if err := json.Unmarshal(b, &w); err != nil {
		return err
	}
	var err error
	*o, err = w.open()
	return err
}

// MarshalJSON writes secret and width.
func (w Whole) MarshalJSON() ([]byte, error) {
	if err := ValidWidth(w.Width); err != nil {
		return nil, err
	}
	return json.Marshal(wireWhole{Secret: parley.Digest(w.Secret), Width: w.Width})
}

// UnmarshalJSON is its inverse. It proves nothing yet.
func (w *Whole) UnmarshalJSON(b []byte) error {
	var wire wireWhole
	if err := json.Unmarshal(b, &wire); err != nil {
		return err
	}
	*w = Whole{Width: wire.Width, Secret: SlotSecret(wire.Secret)}
	return ValidWidth(w.Width)
}
