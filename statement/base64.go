package statement

import (
	"encoding/base64"

	"github.com/open-parley/parley"
)

// The one base64 alphabet: standard, padded, no line breaks, no stray bits.
var b64 = base64.StdEncoding.Strict()

// unbase64 decodes at most limit bytes. The standard decoder skips line
// breaks, which would give one value many spellings.
func unbase64(field, s string, limit int) ([]byte, error) {
	if b64.DecodedLen(len(s)) > limit+2 {
		return nil, parley.Refuse("limit", "", "%s is longer than %d bytes.", field, limit).To("Send less.")
	}
	b, err := b64.DecodeString(s)
	if err != nil || b64.EncodeToString(b) != s {
		r := parley.Refuse("base64", "", "%s is not base64.", field).To("Use the standard alphabet with padding and no line breaks.")
		r.Cause = err
		return nil, r
	}
	if len(b) > limit {
		return nil, parley.Refuse("limit", "", "%s is longer than %d bytes.", field, limit).To("Send less.")
	}
	return b, nil
}
