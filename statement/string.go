package statement

import (
	"strconv"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/open-parley/parley"
)

// str reads a JSON string and gives its raw bytes between the quotes.
func (s *scanner) str() ([]byte, *parley.Refusal) {
	start := s.i + 1
	s.put('"')
	for s.i = start; s.i < len(s.b); {
		switch c := s.b[s.i]; {
		case c == '"':
			raw := s.b[start:s.i]
			s.i++
			s.put('"')
			return raw, nil
		case c == '\\':
			if err := s.escape(); err != nil {
				return nil, err
			}
		case c < 0x20:
			return nil, s.refuse("syntax", "A string holds a raw control character").To("Escape it.")
		default:
			from := s.i
			for s.i < len(s.b) && s.b[s.i] >= 0x20 && s.b[s.i] != '"' && s.b[s.i] != '\\' {
				s.i++
			}
			s.put(s.b[from:s.i]...)
		}
	}
	return nil, s.refuse("syntax", "A string does not end").To("Send the whole value.")
}

// escape reads one escape sequence. RFC 8785 leaves one spelling for each
// character: raw, or one of \" \\ \b \t \n \f \r, or \u00xx in lower case for
// the other control characters.
func (s *scanner) escape() *parley.Refusal {
	rest := s.b[s.i:]
	r, n := utf8.RuneError, 0
	if len(rest) > 1 {
		switch rest[1] {
		case '"', '\\', '/':
			r, n = rune(rest[1]), 2
		case 'b':
			r, n = '\b', 2
		case 't':
			r, n = '\t', 2
		case 'n':
			r, n = '\n', 2
		case 'f':
			r, n = '\f', 2
		case 'r':
			r, n = '\r', 2
		case 'u':
			if u, ok := hex4(rest[2:]); ok {
				r, n = u, 6
				if utf16.IsSurrogate(u) {
					low, ok := rune(0), len(rest) > 7 && rest[6] == '\\' && rest[7] == 'u'
					if ok {
						low, ok = hex4(rest[8:])
					}
					if r = utf16.DecodeRune(u, low); !ok || r == utf8.RuneError {
						return s.refuse("surrogate", "Half of a surrogate pair stands alone").To("Write the character itself in UTF-8.")
					}
					n = 12
				}
			}
		}
	}
	if n == 0 {
		return s.refuse("syntax", "This is no escape sequence").To("Send JSON.")
	}
	want := appendEscaped(make([]byte, 0, 8), r)
	if s.strict && string(want) != string(rest[:n]) {
		return s.refuse("not-canonical", "%s is written where %s should be", rest[:n], want).To("Send the canonical form (RFC 8785).")
	}
	s.put(want...)
	s.i += n
	return nil
}

// AppendString appends s as the canonical form spells it, quotes included. s is
// UTF-8.
func AppendString(dst []byte, s string) []byte {
	dst = append(dst, '"')
	for _, r := range s {
		dst = appendEscaped(dst, r)
	}
	return append(dst, '"')
}

func hex4(b []byte) (rune, bool) {
	if len(b) < 4 {
		return 0, false
	}
	n, err := strconv.ParseUint(string(b[:4]), 16, 16)
	return rune(n), err == nil
}

// appendEscaped appends r as RFC 8785 spells it within a string.
func appendEscaped(dst []byte, r rune) []byte {
	switch r {
	case '"', '\\':
		return append(dst, '\\', byte(r))
	case '\b':
		return append(dst, `\b`...)
	case '\t':
		return append(dst, `\t`...)
	case '\n':
		return append(dst, `\n`...)
	case '\f':
		return append(dst, `\f`...)
	case '\r':
		return append(dst, `\r`...)
	}
	if r < 0x20 {
		const digits = "0123456789abcdef"
		return append(dst, '\\', 'u', '0', '0', digits[r>>4], digits[r&15])
	}
	return utf8.AppendRune(dst, r)
}
