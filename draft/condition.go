package draft

import (
	"strings"

	"github.com/open-parley/parley"
)

// Names resolves what people call a party: its name, a short label, a country
// code, its identity or a unique beginning of it.
type Names interface {
	// Party gives the identity that label stands for, and the party's name.
	Party(label string) (id parley.PartyID, name string, ok bool)
}

// maxConditionDepth limits brackets within brackets.
const maxConditionDepth = 16

// ParseCondition reads a condition as people say it:
//
//	syria accepts
//	russia accepts and turkey accepts
//	monitor confirms withdrawal-complete
//	(syria accepts or jordan accepts) and 'Joint Commission' confirms "belts drawn"
//
// A name of several words stands in quotes. Beside each other, and & or need
// brackets. A refusal's code is "condition" or "party".
func ParseCondition(s string, names Names) (parley.Condition, error) {
	p := conditionParser{text: s, names: names}
	if err := p.split(); err != nil {
		return parley.Condition{}, err
	}
	c, err := p.list(0)
	if err == nil && len(p.tokens) > 0 {
		err = p.refuse("%q is left over at the end.", p.tokens[0].text)
	}
	return c, err
}

type token struct {
	text   string
	quoted bool
}

func (t token) is(word string) bool { return !t.quoted && strings.EqualFold(t.text, word) }

type conditionParser struct {
	text   string
	names  Names
	tokens []token
}

func (p *conditionParser) refuse(format string, args ...any) error {
	return parley.Refuse("condition", "", format, args...).
		To("Write it such as: syria accepts; russia accepts and turkey accepts; monitor confirms withdrawal-complete.")
}

func (p *conditionParser) split() error {
	for rest := p.text; ; {
		rest = strings.TrimLeft(rest, " \t\r\n")
		if rest == "" {
			return nil
		}
		switch rest[0] {
		case '(', ')':
			p.tokens, rest = append(p.tokens, token{text: rest[:1]}), rest[1:]
		case '"', '\'':
			name, after, ok := quotation(rest)
			if !ok {
				return p.refuse("A quotation in %q is empty or does not end.", p.text)
			}
			p.tokens, rest = append(p.tokens, token{name, true}), after
		default:
			end := strings.IndexAny(rest, " \t\r\n()\"'")
			if end < 0 {
				end = len(rest)
			}
			p.tokens, rest = append(p.tokens, token{text: rest[:end]}), rest[end:]
		}
	}
}

// quotation reads what stands between the quotes that s begins with; a
// backslash takes the next character as it is.
func quotation(s string) (content, after string, ok bool) {
	var b strings.Builder
	for i := 1; i < len(s); i++ {
		switch {
		case s[i] == '\\' && i+1 < len(s):
			i++
			b.WriteByte(s[i])
		case s[i] == s[0]:
			return b.String(), s[i+1:], b.Len() > 0
		default:
			b.WriteByte(s[i])
		}
	}
	return "", "", false
}

func (p *conditionParser) next() (token, bool) {
	if len(p.tokens) == 0 {
		return token{}, false
	}
	t := p.tokens[0]
	p.tokens = p.tokens[1:]
	return t, true
}

// list reads facts joined by one of and, or.
func (p *conditionParser) list(depth int) (parley.Condition, error) {
	var none parley.Condition
	first, err := p.fact(depth)
	if err != nil {
		return none, err
	}
	all, joint := []parley.Condition{first}, ""
	for len(p.tokens) > 0 && (p.tokens[0].is("and") || p.tokens[0].is("or")) {
		t, _ := p.next()
		word := strings.ToLower(t.text)
		if joint != "" && word != joint {
			return none, p.refuse("%q mixes and with or: brackets must say which belongs together.", p.text)
		}
		joint = word
		c, err := p.fact(depth)
		if err != nil {
			return none, err
		}
		all = append(all, c)
	}
	switch joint {
	case "and":
		return parley.Condition{All: all}, nil
	case "or":
		return parley.Condition{Any: all}, nil
	}
	return first, nil
}

func (p *conditionParser) fact(depth int) (parley.Condition, error) {
	var none parley.Condition
	t, ok := p.next()
	if !ok {
		return none, p.refuse("A party is missing at the end of %q.", p.text)
	}
	if !t.quoted && t.text == "(" {
		if depth == maxConditionDepth {
			return none, p.refuse("%q has too many brackets within brackets.", p.text)
		}
		c, err := p.list(depth + 1)
		if err != nil {
			return none, err
		}
		if t, ok := p.next(); !ok || t.quoted || t.text != ")" {
			return none, p.refuse("A bracket in %q does not close.", p.text)
		}
		return c, nil
	}
	if !t.quoted && t.text == ")" {
		return none, p.refuse("A bracket in %q closes nothing.", p.text)
	}
	verb, ok := p.next()
	if !ok {
		return none, p.refuse("%q does not say what %s does.", p.text, t.text)
	}
	id, _, known := p.names.Party(t.text)
	if !known {
		return none, unknownParty(t.text)
	}
	switch {
	case verb.is("accepts"):
		return parley.Condition{Accepts: id}, nil
	case verb.is("confirms"):
		label, ok := p.next()
		if !ok || !label.quoted && (label.text == "(" || label.text == ")") {
			return none, p.refuse("%q does not say what %s confirms.", p.text, t.text)
		}
		return parley.Condition{Confirmed: &parley.Confirmed{By: id, Label: label.text}}, nil
	}
	return none, p.refuse("%q stands where accepts or confirms should.", verb.text)
}

func unknownParty(label string) error {
	return parley.Refuse("party", "", "Nobody here is called %q.", label).
		To("Use a party's name, its country code, or the beginning of its identity.")
}

// FormatCondition writes c as ParseCondition reads it; label names a party.
func FormatCondition(c parley.Condition, label func(parley.PartyID) string) string {
	return formatCondition(c, label, true)
}

func formatCondition(c parley.Condition, label func(parley.PartyID) string, outer bool) string {
	switch {
	case c.Confirmed != nil:
		return quoteName(label(c.Confirmed.By)) + " confirms " + quoteName(c.Confirmed.Label)
	case len(c.All) > 0:
		return joinConditions(c.All, " and ", label, outer)
	case len(c.Any) > 0:
		return joinConditions(c.Any, " or ", label, outer)
	}
	return quoteName(label(c.Accepts)) + " accepts"
}

func joinConditions(list []parley.Condition, joint string, label func(parley.PartyID) string, outer bool) string {
	out := make([]string, len(list))
	for i, c := range list {
		out[i] = formatCondition(c, label, false)
	}
	s := strings.Join(out, joint)
	if !outer {
		s = "(" + s + ")"
	}
	return s
}

// quoteName puts a name in quotes where it needs them.
func quoteName(s string) string {
	t := token{text: s}
	if s != "" && !strings.ContainsAny(s, " \t\r\n()\"'\\") && !t.is("and") && !t.is("or") {
		return s
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}
