package statement

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/open-parley/parley"
)

// Canonical is the one encoding of v: its JSON in the form of RFC 8785, within
// the profile. It refuses a v that the profile cannot hold, such as a nil
// slice that is not left out (null) or a fraction.
func Canonical(v any) ([]byte, error) { return CanonicalWithin(v, MaxDocument) }

// CanonicalWithin is Canonical for formats whose texts have another limit in
// bytes than MaxDocument.
func CanonicalWithin(v any, limit int) ([]byte, error) {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, refusalOf(err)
	}
	return canonicalise(bytes.TrimSuffix(buf.Bytes(), []byte{'\n'}), limit)
}

// DecodeStrict decodes b into v: the profile first, then no unknown fields,
// then v's own canonical encoding must equal b, so that a value has one
// encoding and nothing in b is lost. A failed decode may leave v half filled.
func DecodeStrict(b []byte, v any) error { return DecodeStrictWithin(b, v, MaxDocument) }

// DecodeStrictWithin is DecodeStrict for formats whose texts have another limit
// in bytes than MaxDocument.
func DecodeStrictWithin(b []byte, v any, limit int) error {
	if err := checkProfile(b, limit); err != nil {
		return err
	}
	if err := decode(b, v); err != nil {
		return err
	}
	return encodesTo(v, b, limit)
}

// decode decodes without the profile's checks, which its caller has made.
func decode(b []byte, v any) error {
	dec := json.NewDecoder(bytes.NewReader(b))
	dec.DisallowUnknownFields()
	if err := dec.Decode(v); err != nil {
		return refusalOf(err)
	}
	return nil
}

// encodesTo checks that v's canonical encoding is b.
func encodesTo(v any, b []byte, limit int) error {
	again, err := CanonicalWithin(v, limit)
	if err == nil && bytes.Equal(again, b) {
		return nil
	}
	if path := missing(v, b); path != "" {
		return parley.Refuse("missing", "", "%s is missing.", path).To("Send it.")
	}
	if err != nil {
		return err
	}
	at := 0
	for at < len(b) && at < len(again) && b[at] == again[at] {
		at++
	}
	return parley.Refuse("not-canonical", "",
		"The text differs from the one encoding of its content from byte %d on: …%s…", at, excerpt(b, at)).
		To("Leave out fields that are zero, false or empty, and spell field names as the format does.")
}

// missing is the JSON path of the first field that v's encoding always has and
// b has not, under no spelling; "" if there is none.
func missing(v any, b []byte) string {
	whole, err := json.Marshal(v)
	if err != nil {
		return ""
	}
	var want, have any
	if json.Unmarshal(whole, &want) != nil || json.Unmarshal(b, &have) != nil {
		return ""
	}
	return absent("$", want, have)
}

// absent is the path, from path on, of the first member of want that have lacks.
func absent(path string, want, have any) string {
	switch want := want.(type) {
	case map[string]any:
		have, ok := have.(map[string]any)
		if !ok {
			return ""
		}
		for _, name := range slices.Sorted(maps.Keys(want)) {
			below := path + "." + name
			value, ok := have[name]
			if ok {
				if at := absent(below, want[name], value); at != "" {
					return at
				}
				continue
			}
			respelt := func(other string) bool { return strings.EqualFold(other, name) }
			if !slices.ContainsFunc(slices.Collect(maps.Keys(have)), respelt) {
				return below
			}
		}
	case []any:
		have, ok := have.([]any)
		if !ok {
			return ""
		}
		for i := range min(len(want), len(have)) {
			if at := absent(fmt.Sprintf("%s[%d]", path, i), want[i], have[i]); at != "" {
				return at
			}
		}
	}
	return ""
}

// excerpt is what surrounds byte at, for people.
func excerpt(b []byte, at int) string {
	return strings.ToValidUTF8(string(b[max(0, at-20):min(len(b), at+20)]), "")
}

// refusalOf turns an error of encoding/json into a refusal that says where.
func refusalOf(err error) *parley.Refusal {
	var r *parley.Refusal
	if errors.As(err, &r) {
		return r
	}
	var wrong *json.UnmarshalTypeError
	if errors.As(err, &wrong) {
		r = parley.Refuse("wrong-type", "", "%s holds a JSON %s (at byte %d).", cmp.Or(wrong.Field, "The value"), wrong.Value, wrong.Offset).
			To("Send what the format says.")
	} else if name, ok := strings.CutPrefix(err.Error(), "json: unknown field "); ok {
		r = parley.Refuse("unknown-field", "", "There is an unknown field %s.", name).
			To("Leave it out: a statement holds nothing that its format does not know.")
	} else {
		r = parley.Refuse("value", "", "A value cannot be read: %s.", strings.TrimPrefix(err.Error(), "json: ")).
			To("Send what the format says.")
	}
	r.Cause = err
	return r
}
