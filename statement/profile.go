package statement

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/open-parley/parley"
)

// CheckProfile reports whether b is one value in the strict JSON profile, in
// its one canonical form (RFC 8785). encoding/json and JavaScript's JSON.parse
// both keep the last of duplicate members, and encoding/json folds the case of
// names, so nothing may reach a decoder before this scan. The refusal says what
// is wrong, at which byte and JSON path, and what to do.
//
// Codes: limit, not-utf8, syntax, depth, duplicate-key, key, null, float,
// negative-zero, leading-zero, big-integer, surrogate, not-canonical.
func CheckProfile(b []byte) error { return checkProfile(b, MaxDocument) }

func checkProfile(b []byte, limit int) error {
	s := scanner{b: b, strict: true, limit: limit}
	if r := s.run(); r != nil {
		return r
	}
	return nil
}

// Canonicalise brings a JSON text that a person or another program wrote into
// the canonical form: white space, the order of members and the spelling of
// strings may differ, all else must keep to the profile.
func Canonicalise(b []byte) ([]byte, error) { return canonicalise(b, MaxDocument) }

func canonicalise(b []byte, limit int) ([]byte, error) {
	s := scanner{b: b, limit: limit, out: make([]byte, 0, len(b))}
	if r := s.run(); r != nil {
		return nil, r
	}
	return s.out, nil
}

// scanner walks one JSON text once. Strict, it refuses whatever differs from
// the canonical form; otherwise it writes that form to out.
type scanner struct {
	b      []byte
	i      int
	limit  int // the longest text in bytes
	strict bool
	out    []byte
	names  [][]byte // member names of the objects that are open, outermost first
	path   []step
}

// step is one step of a JSON path: into a member; if name is nil, into an
// element; with index −1, into an object of which no member is read yet.
type step struct {
	name  []byte
	index int
}

func (s *scanner) run() *parley.Refusal {
	if len(s.b) == 0 {
		return s.refuse("syntax", "The text is empty").To("Send one JSON value.")
	}
	if len(s.b) > s.limit {
		return s.refuse("limit", "The text has %d bytes, the limit is %d", len(s.b), s.limit).To("Send less, or split it.")
	}
	if !utf8.Valid(s.b) {
		for s.i < len(s.b) {
			r, n := utf8.DecodeRune(s.b[s.i:])
			if r == utf8.RuneError && n == 1 {
				break
			}
			s.i += n
		}
		return s.refuse("not-utf8", "The text is not UTF-8").To("Encode it as UTF-8.")
	}
	if err := s.value(); err != nil {
		return err
	}
	if err := s.space(); err != nil {
		return err
	}
	if s.i != len(s.b) {
		return s.refuse("syntax", "Something follows the value").To("Send one JSON value and nothing else.")
	}
	return nil
}

// refuse says what is wrong at the scanner's place.
func (s *scanner) refuse(code, format string, args ...any) *parley.Refusal {
	return parley.Refuse(code, "", "%s (at byte %d, %s).", fmt.Sprintf(format, args...), s.i, s.place())
}

// place is the JSON path, such as $.body.rules[3].
func (s *scanner) place() string {
	var p strings.Builder
	p.WriteByte('$')
	for _, st := range s.path {
		if st.name != nil {
			fmt.Fprintf(&p, ".%s", st.name)
		} else if st.index >= 0 {
			fmt.Fprintf(&p, "[%d]", st.index)
		}
	}
	return p.String()
}

// space skips white space, of which the canonical form has none.
func (s *scanner) space() *parley.Refusal {
	for s.i < len(s.b) {
		switch s.b[s.i] {
		case ' ', '\t', '\n', '\r':
			if s.strict {
				return s.refuse("not-canonical", "There is white space").To("Send the canonical form (RFC 8785).")
			}
			s.i++
		default:
			return nil
		}
	}
	return nil
}

// peek is the next byte after white space, or 0 at the end.
func (s *scanner) peek() (byte, *parley.Refusal) {
	if err := s.space(); err != nil {
		return 0, err
	}
	if s.i == len(s.b) {
		return 0, s.refuse("syntax", "The text ends too early").To("Send the whole value.")
	}
	return s.b[s.i], nil
}

func (s *scanner) value() *parley.Refusal {
	c, err := s.peek()
	if err != nil {
		return err
	}
	switch {
	case c == '{':
		return s.object()
	case c == '[':
		return s.array()
	case c == '"':
		_, err := s.str()
		return err
	case c == '-' || c >= '0' && c <= '9':
		return s.number()
	case c == 't':
		return s.word("true")
	case c == 'f':
		return s.word("false")
	case c == 'n' && bytes.HasPrefix(s.b[s.i:], []byte("null")):
		return s.refuse("null", "There is a null").To("Leave the field out.")
	}
	return s.refuse("syntax", "%q starts no JSON value", s.char()).To("Send JSON.")
}

func (s *scanner) word(w string) *parley.Refusal {
	if !bytes.HasPrefix(s.b[s.i:], []byte(w)) {
		return s.refuse("syntax", "This is not %q", w).To("Send JSON.")
	}
	s.i += len(w)
	s.put([]byte(w)...)
	return nil
}

// char is the character at the scanner's place, for people.
func (s *scanner) char() rune {
	r, _ := utf8.DecodeRune(s.b[s.i:])
	return r
}

func (s *scanner) put(b ...byte) {
	if !s.strict {
		s.out = append(s.out, b...)
	}
}

func (s *scanner) enter() *parley.Refusal {
	if len(s.path) == MaxDepth {
		return s.refuse("depth", "Values nest deeper than %d", MaxDepth).To("Nest less deeply.")
	}
	s.path = append(s.path, step{index: -1})
	return nil
}

func (s *scanner) leave() { s.path = s.path[:len(s.path)-1] }

func (s *scanner) array() *parley.Refusal {
	if err := s.enter(); err != nil {
		return err
	}
	s.i++
	s.put('[')
	for n := 0; ; n++ {
		c, err := s.peek()
		if err != nil {
			return err
		}
		if c == ']' && n == 0 {
			break
		}
		s.path[len(s.path)-1] = step{index: n}
		if err := s.value(); err != nil {
			return err
		}
		if c, err = s.peek(); err != nil {
			return err
		}
		if c == ']' {
			break
		}
		if c != ',' {
			return s.refuse("syntax", "%q stands where , or ] should", s.char()).To("Send JSON.")
		}
		s.i++
		s.put(',')
	}
	s.i++
	s.put(']')
	s.leave()
	return nil
}

// member is one member of an object as it stands in out, its comma excluded.
type member struct {
	name     []byte
	from, to int
}

func (s *scanner) object() *parley.Refusal {
	if err := s.enter(); err != nil {
		return err
	}
	s.i++
	s.put('{')
	first := len(s.names) // where this object's names begin
	var members []member  // not kept when strict
	sorted := true
	for n := 0; ; n++ {
		c, err := s.peek()
		if err != nil {
			return err
		}
		if c == '}' && n == 0 {
			break
		}
		if c != '"' {
			return s.refuse("syntax", "%q stands where a member's name should", s.char()).To("Send JSON.")
		}
		if n == MaxMembers {
			return s.refuse("limit", "An object has more than %d members", MaxMembers).To("Send the fields that the format knows.")
		}
		from := len(s.out)
		name, err := s.name(s.names[first:])
		if err != nil {
			return err
		}
		sorted = sorted && (n == 0 || bytes.Compare(s.names[len(s.names)-1], name) < 0)
		s.names = append(s.names, name)
		if c, err = s.peek(); err != nil {
			return err
		}
		if c != ':' {
			return s.refuse("syntax", "%q stands where : should", s.char()).To("Send JSON.")
		}
		s.i++
		s.put(':')
		if err := s.value(); err != nil {
			return err
		}
		if !s.strict {
			members = append(members, member{name, from, len(s.out)})
		}
		if c, err = s.peek(); err != nil {
			return err
		}
		if c == '}' {
			break
		}
		if c != ',' {
			return s.refuse("syntax", "%q stands where , or } should", s.char()).To("Send JSON.")
		}
		s.i++
		s.put(',')
	}
	s.i++
	s.names = s.names[:first]
	s.leave()
	if !s.strict && !sorted {
		s.sort(members)
	}
	s.put('}')
	return nil
}

// sort puts an object's members, the last thing written, in ascending order.
func (s *scanner) sort(members []member) {
	start := members[0].from
	was := bytes.Clone(s.out[start:])
	slices.SortFunc(members, func(a, b member) int { return bytes.Compare(a.name, b.name) })
	s.out = s.out[:start]
	for i, m := range members {
		if i > 0 {
			s.out = append(s.out, ',')
		}
		s.out = append(s.out, was[m.from-start:m.to-start]...)
	}
}

// name reads a member's name and compares it with the names before it: ASCII
// without escapes, so that no two decoders can fold two names into one.
func (s *scanner) name(before [][]byte) ([]byte, *parley.Refusal) {
	at := s.i
	raw, err := s.str()
	if err != nil {
		return nil, err
	}
	end := s.i
	s.i = at // refusals point at the name
	if len(raw) == 0 || len(raw) > MaxFieldName {
		return nil, s.refuse("key", "A member's name has %d bytes, not 1 to %d", len(raw), MaxFieldName).To("Send the fields that the format knows.")
	}
	for _, c := range raw {
		if c <= ' ' || c > '~' || c == '\\' {
			return nil, s.refuse("key", "The member's name %.64q is not plain ASCII", raw).To("Use visible ASCII letters without escapes.")
		}
	}
	s.path[len(s.path)-1] = step{name: raw}
	for i, b := range before {
		if len(b) == len(raw) && equalFold(b, raw) {
			return nil, s.refuse("duplicate-key", "The member %q repeats %q", raw, b).To("Send each field once; upper and lower case are one.")
		}
		if s.strict && i == len(before)-1 && bytes.Compare(b, raw) > 0 {
			return nil, s.refuse("not-canonical", "The member %q stands after %q", raw, b).To("Send the canonical form (RFC 8785): members in ascending order.")
		}
	}
	s.i = end
	return raw, nil
}

// equalFold compares two ASCII names of one length without regard to case.
func equalFold(a, b []byte) bool {
	for i := range a {
		x, y := a[i], b[i]
		if x|0x20 >= 'a' && x|0x20 <= 'z' {
			x, y = x|0x20, y|0x20
		}
		if x != y {
			return false
		}
	}
	return true
}

// number reads an integer within ±(2^53−1), written in its one form.
func (s *scanner) number() *parley.Refusal {
	at := s.i
	digits := at
	if s.b[at] == '-' {
		digits++
	}
	end := digits
	for end < len(s.b) && s.b[end] >= '0' && s.b[end] <= '9' {
		end++
	}
	text := s.b[digits:end]
	switch {
	case len(text) == 0:
		return s.refuse("syntax", "A minus sign stands alone").To("Send JSON.")
	case end < len(s.b) && (s.b[end] == '.' || s.b[end]|0x20 == 'e'):
		return s.refuse("float", "The number has a fraction or an exponent").To("Use integers in the unit that the format gives, such as 1e-7 degree or millimetres.")
	case len(text) > 1 && text[0] == '0':
		return s.refuse("leading-zero", "The number has a leading zero").To("Leave it out.")
	case digits > at && text[0] == '0':
		return s.refuse("negative-zero", "The number is −0").To("Write 0.")
	}
	if n, err := strconv.ParseUint(string(text), 10, 64); err != nil || n > MaxInteger {
		return s.refuse("big-integer", "The integer lies outside ±(2^53−1)").To("Use a smaller number: not every reader can hold this one.")
	}
	s.i = end
	s.put(s.b[at:end]...)
	return nil
}
