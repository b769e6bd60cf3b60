package scenario

import (
	"errors"
	"fmt"
	"strings"
)

// word is one word of a line; what stood in quotes is one word.
type word struct {
	text   string
	quoted bool
}

func (w word) is(s string) bool { return !w.quoted && w.text == s }

// split takes a line apart. A # after a space begins a note to the end of the
// line; commas and colons at the end of a word are punctuation.
func split(line string) ([]word, error) {
	var out []word
	for rest := line; ; {
		rest = strings.TrimLeft(rest, " \t")
		switch {
		case rest == "" || rest[0] == '#':
			return out, nil
		case rest[0] == '"':
			text, after, ok := quotation(rest)
			if !ok {
				return nil, errors.New("a quotation does not end")
			}
			out = append(out, word{text, true})
			rest = after
		case rest[0] == '[' || rest[0] == ']':
			out = append(out, word{text: rest[:1]})
			rest = rest[1:]
		default:
			end := strings.IndexAny(rest, " \t[]\"")
			if end < 0 {
				end = len(rest)
			}
			text := strings.TrimRight(rest[:end], ",;")
			rest = rest[end:]
			if colon := strings.TrimSuffix(text, ":"); colon != text {
				out = appendWord(out, colon)
				out = append(out, word{text: ":"})
				continue
			}
			out = appendWord(out, text)
		}
	}
}

func appendWord(out []word, text string) []word {
	if text == "" {
		return out
	}
	return append(out, word{text: text})
}

// quotation reads what stands between the quotes that s begins with; a
// backslash takes the next character as it is, and \n is a new line.
func quotation(s string) (content, after string, ok bool) {
	var b strings.Builder
	for i := 1; i < len(s); i++ {
		switch {
		case s[i] == '\\' && i+1 < len(s):
			i++
			if s[i] == 'n' {
				b.WriteByte('\n')
			} else {
				b.WriteByte(s[i])
			}
		case s[i] == '"':
			return b.String(), s[i+1:], true
		default:
			b.WriteByte(s[i])
		}
	}
	return "", "", false
}

func join(words []word) string {
	var out []string
	for _, w := range words {
		if w.quoted {
			out = append(out, fmt.Sprintf("%q", w.text))
			continue
		}
		out = append(out, w.text)
	}
	return strings.Join(out, " ")
}

// pattern is the form of a line, as it stands in the reference: small words
// stand for themselves, capitals for what they name, [ ] for what may be left
// out.
type pattern []item

type item struct {
	literal  string
	slot     string  // such as PARTY; "" for a literal or an option
	name     string  // of the slot: FROM:TIME is the slot TIME named FROM
	optional pattern // set: what may be left out
}

// several are the slots that take more than one word.
var several = map[string]bool{"PARTIES": true, "TIME": true, "PERIOD": true, "CONDITION": true, "AREA": true, "HEIGHT": true, "WORDS": true, "ITEMS": true, "NAMES": true}

func compile(s string) pattern {
	p, rest := compileUntil(strings.Fields(strings.NewReplacer("[", " [ ", "]", " ] ").Replace(s)))
	if len(rest) > 0 {
		panic("scenario: unbalanced pattern " + s) // the patterns are ours
	}
	return p
}

func compileUntil(fields []string) (pattern, []string) {
	var p pattern
	for len(fields) > 0 {
		f := fields[0]
		fields = fields[1:]
		switch {
		case f == "]":
			return p, fields
		case f == "[":
			var o pattern
			o, fields = compileUntil(fields)
			p = append(p, item{optional: o})
		case strings.ToUpper(f) == f && strings.ToLower(f) != f:
			name, slot, named := strings.Cut(f, ":")
			if !named {
				slot = name
			}
			p = append(p, item{slot: slot, name: name})
		default:
			p = append(p, item{literal: f})
		}
	}
	return p, nil
}

// literals of a pattern, in options too.
func (p pattern) literals(into map[string]bool) {
	for _, it := range p {
		if it.literal != "" {
			into[it.literal] = true
		}
		it.optional.literals(into)
	}
}

// args are the words that filled the slots, by name. An option that was taken
// leaves its first literal as a key too.
type args map[string][]word

func (a args) has(name string) bool { _, ok := a[name]; return ok }

// text is the slot's words, joined; quoted words without their quotes.
func (a args) text(name string) string {
	var out []string
	for _, w := range a[name] {
		out = append(out, w.text)
	}
	return strings.Join(out, " ")
}

func (a args) list(name string) []string {
	var out []string
	for _, w := range a[name] {
		if w.is("and") {
			continue
		}
		out = append(out, w.text)
	}
	return out
}

// match fills the pattern with all of the words. reach is how many words fitted
// at best.
func (p pattern) match(words []word, into args, reach *int, done int) bool {
	*reach = max(*reach, done)
	if len(p) == 0 {
		return len(words) == 0
	}
	it, rest := p[0], p[1:]
	switch {
	case it.optional != nil:
		taken := args{}
		if append(append(pattern{}, it.optional...), rest...).match(words, taken, reach, done) {
			for k, v := range taken {
				into[k] = v
			}
			if lit := it.optional[0].literal; lit != "" {
				into[lit] = nil
			}
			return true
		}
		return rest.match(words, into, reach, done)
	case it.literal != "":
		if len(words) == 0 || !words[0].is(it.literal) {
			return false
		}
		return rest.match(words[1:], into, reach, done+1)
	}
	most := 1
	if several[it.slot] {
		stop := map[string]bool{}
		rest.literals(stop)
		most = 0
		for most < len(words) && !(stop[words[most].text] && !words[most].quoted) {
			most++
		}
	}
	for n := min(most, len(words)); n >= 1; n-- {
		if !fits(it.slot, words[:n]) {
			continue
		}
		if rest.match(words[n:], into, reach, done+n) {
			into[it.name] = words[:n]
			return true
		}
	}
	return false
}

// fits reports whether words can fill a slot at all.
func fits(slot string, words []word) bool {
	for _, w := range words {
		if w.is(":") || w.is("[") || w.is("]") {
			return slot == "ITEMS" && w.is(":")
		}
		switch slot {
		case "TEXT":
			if !w.quoted {
				return false
			}
		case "PARTY", "PARTIES", "FACT", "CLAUSE", "CONDITION", "ITEMS", "AGAINST":
		default:
			if w.quoted {
				return false
			}
		}
	}
	return true
}
