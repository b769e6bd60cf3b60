package statement

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// label checks a short text that people read and that stands in the payload
// itself: 1 to MaxLabel bytes (or empty, unless needed), NFC, no space at either
// end, and only characters that show as themselves. Characters that Unicode 15
// does not assign are refused: a later release could normalise them otherwise.
func (c *check) label(path, s string, needed bool) {
	if s == "" {
		c.that(!needed, "missing", path, "is empty", "Fill it in.")
		return
	}
	if len(s) > MaxLabel {
		c.fail("limit", path, fmt.Sprintf("has %d bytes, may have %d", len(s), MaxLabel), "Shorten it.")
		return
	}
	what := badText(s, false)
	c.that(what == "", "label", path, what, "Write it as plain text on one line.")
	c.that(s == strings.TrimSpace(s), "label", path, "begins or ends with a space", "Take the space out.")
}

// text checks the content of a text part: UTF-8, NFC, lines ended by \n.
// Directional marks and isolates that close on their line are allowed, for
// texts in several scripts; overrides and embeddings, which can show a text in
// an order that it is not signed in, are not.
func (c *check) text(path, s string) {
	c.that(s != "", "missing", path, "is empty", "Fill it in, or leave the part out.")
	what := badText(s, true)
	c.that(what == "", "text", path, what, "Write plain Markdown in UTF-8, normalised to NFC, with \\n at line ends.")
}

// badText says what is wrong with a text, or nothing.
func badText(s string, lines bool) string {
	if !utf8.ValidString(s) {
		return "is not UTF-8"
	}
	open := 0 // isolates
	for i, r := range s {
		switch {
		case lines && r == '\n':
			if open != 0 {
				return fmt.Sprintf("leaves a directional isolate open at byte %d", i)
			}
		case lines && r == '\t':
		case r == '\u200c' || r == '\u200d': // joiners: Persian, Indic scripts, emoji
		case lines && r >= '\u2066' && r <= '\u2068':
			open++
		case lines && r == '\u2069':
			if open--; open < 0 {
				return fmt.Sprintf("closes a directional isolate that is not open at byte %d", i)
			}
		case lines && textFormat(r):
		case !unicode.IsGraphic(r):
			return fmt.Sprintf("holds the invisible or unassigned character %U at byte %d", r, i)
		}
	}
	if open != 0 {
		return "leaves a directional isolate open"
	}
	if !norm.NFC.IsNormalString(s) {
		return "is not in Unicode normal form C"
	}
	return ""
}

// textFormat lists the format characters that texts need: directional marks and
// the signs that Arabic and Syriac set before numbers.
func textFormat(r rune) bool {
	switch r {
	case '\u200e', '\u200f', '\u061c', '\u06dd', '\u070f', '\u08e2':
		return true
	}
	return r >= '\u0600' && r <= '\u0605'
}

// language checks the form of a BCP 47 tag in its recommended case: language,
// script, region, variants. Whether the subtags are registered is not checked:
// the registry grows, and what was once valid must stay so.
func (c *check) language(path, tag string) {
	if !wellFormed(tag) {
		c.fail("language", path, fmt.Sprintf("is %.64q", tag), "Give a language tag such as en, fr, ar or zh-Hant.")
	}
}

func wellFormed(tag string) bool {
	sub := strings.Split(tag, "-")
	if len(tag) > 35 || !(2 <= len(sub[0]) && len(sub[0]) <= 3 && only(sub[0], lower)) {
		return false
	}
	sub = sub[1:]
	if len(sub) > 0 && len(sub[0]) == 4 && only(sub[0][:1], upper) && only(sub[0][1:], lower) {
		sub = sub[1:]
	}
	if len(sub) > 0 && (len(sub[0]) == 2 && only(sub[0], upper) || len(sub[0]) == 3 && only(sub[0], digit)) {
		sub = sub[1:]
	}
	for i, v := range sub {
		long := len(v) >= 5 && len(v) <= 8
		short := len(v) == 4 && only(v[:1], digit)
		if !(long || short) || !only(v, func(c byte) bool { return lower(c) || digit(c) }) {
			return false
		}
		for _, w := range sub[:i] {
			if v == w {
				return false
			}
		}
	}
	return true
}

func lower(c byte) bool { return c >= 'a' && c <= 'z' }
func upper(c byte) bool { return c >= 'A' && c <= 'Z' }
func digit(c byte) bool { return c >= '0' && c <= '9' }

func only(s string, is func(byte) bool) bool {
	for i := range len(s) {
		if !is(s[i]) {
			return false
		}
	}
	return true
}
