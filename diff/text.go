package diff

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/open-parley/parley"
)

// Context is how many unchanged lines stand before and after a change.
const Context = 3

// Text is what changes in one language.
type Text struct {
	Lang string `json:"lang"`
	Op   Op     `json:"op"`
	// Changes of the title and of whether the text is authentic.
	Changes []Change `json:"changes,omitempty"`
	// Hunks of the text itself; none where only the title differs.
	Hunks []Hunk `json:"hunks,omitempty"`
	// Unavailable: one of the two texts was erased, or was not handed over.
	Unavailable bool `json:"unavailable,omitempty"`
}

// Hunk is a run of lines around a change. Line numbers count from 1; a side
// without lines names the line before it.
type Hunk struct {
	FromLine  int    `json:"from_line"`
	FromLines int    `json:"from_lines"`
	ToLine    int    `json:"to_line"`
	ToLines   int    `json:"to_lines"`
	Lines     []Line `json:"lines"`
}

// Line is one line of a hunk: Op is empty for a line that both texts have.
type Line struct {
	Op Op `json:"op,omitempty"`
	// Spans make up the line, without its end; Changed ones are the words that
	// the other text does not have. A line that was added or removed whole has
	// one span.
	Spans []Span `json:"spans"`
}

// Span is a piece of a line.
type Span struct {
	Text    string `json:"text"`
	Changed bool   `json:"changed,omitempty"`
}

// String is the line's text.
func (l Line) String() string {
	var b strings.Builder
	for _, s := range l.Spans {
		b.WriteString(s.Text)
	}
	return b.String()
}

func texts(from, to Side) []Text {
	var out []Text
	for _, lang := range languages(from.Revision.Texts, to.Revision.Texts) {
		a, inA := find(from.Revision.Texts, lang)
		b, inB := find(to.Revision.Texts, lang)
		t := Text{Lang: lang, Op: Changed}
		switch {
		case !inA:
			t.Op = Added
		case !inB:
			t.Op = Removed
		}
		var c changes
		c.add("title", a.Title, b.Title)
		c.add("standing", standing(a, inA), standing(b, inB))
		t.Changes = c
		if a.Part != b.Part {
			was, okA := from.Texts[a.Part]
			is, okB := to.Texts[b.Part]
			if inA && !okA || inB && !okB {
				t.Unavailable = true
			} else {
				t.Hunks = Lines(was, is)
			}
		}
		if t.Op != Changed || len(t.Changes) > 0 || len(t.Hunks) > 0 || t.Unavailable {
			out = append(out, t)
		}
	}
	return out
}

func standing(t parley.Text, there bool) string {
	switch {
	case !there:
		return ""
	case t.Authentic:
		return "authentic"
	}
	return "translation"
}

func languages(a, b []parley.Text) []string {
	var out []string
	for _, t := range append(a[:len(a):len(a)], b...) {
		if !slices.Contains(out, t.Lang) {
			out = append(out, t.Lang)
		}
	}
	slices.Sort(out)
	return out
}

func find(texts []parley.Text, lang string) (parley.Text, bool) {
	for _, t := range texts {
		if t.Lang == lang {
			return t, true
		}
	}
	return parley.Text{}, false
}

// Lines compares two texts line by line, and word by word within the lines
// that changed.
func Lines(was, is string) []Hunk {
	a, b := lines(was), lines(is)
	runs := compare(a, b)
	var out []Hunk
	for i, e := range runs {
		if e.keep {
			continue
		}
		// A run of unchanged lines that two changes' contexts would cover joins
		// them into one hunk.
		joined := len(out) > 0 && i >= 2 && runs[i-1].a1-runs[i-1].a0 <= 2*Context
		if !joined {
			before := 0
			if i > 0 {
				before = min(Context, runs[i-1].a1-runs[i-1].a0)
			}
			out = append(out, Hunk{FromLine: e.a0 - before + 1, ToLine: e.b0 - before + 1})
			out[len(out)-1].keep(a[e.a0-before : e.a0])
		}
		h := &out[len(out)-1]
		h.change(a[e.a0:e.a1], b[e.b0:e.b1])
		if i+1 < len(runs) {
			k := runs[i+1]
			after := k.a1 - k.a0
			if last := i+2 >= len(runs); last || after > 2*Context {
				after = min(Context, after)
			}
			h.keep(a[k.a0 : k.a0+after])
		}
	}
	for i := range out {
		if out[i].FromLines == 0 {
			out[i].FromLine--
		}
		if out[i].ToLines == 0 {
			out[i].ToLine--
		}
	}
	return out
}

// lines splits at line feeds; a last line without one counts like the others.
func lines(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(strings.TrimSuffix(s, "\n"), "\n")
}

func (h *Hunk) keep(lines []string) {
	for _, l := range lines {
		h.Lines = append(h.Lines, Line{Spans: []Span{{Text: l}}})
	}
	h.FromLines += len(lines)
	h.ToLines += len(lines)
}

// change adds removed and then added lines, with the words marked that differ.
func (h *Hunk) change(was, is []string) {
	h.FromLines += len(was)
	h.ToLines += len(is)
	a, b := mark(strings.Join(was, "\n"), strings.Join(is, "\n"))
	if len(was) > 0 {
		h.Lines = append(h.Lines, split(Removed, a, len(is) == 0)...)
	}
	if len(is) > 0 {
		h.Lines = append(h.Lines, split(Added, b, len(was) == 0)...)
	}
}

// mark compares by words and gives both sides in spans.
func mark(was, is string) (a, b []Span) {
	wa, wb := tokens(was), tokens(is)
	for _, e := range joinWords(compare(wa, wb), wa) {
		if e.a1 > e.a0 {
			a = append(a, Span{strings.Join(wa[e.a0:e.a1], ""), !e.keep})
		}
		if e.b1 > e.b0 {
			b = append(b, Span{strings.Join(wb[e.b0:e.b1], ""), !e.keep})
		}
	}
	return a, b
}

// joinWords makes one change of two that only a space keeps apart, as a reader
// takes them.
func joinWords(runs []edit, a []string) []edit {
	var out []edit
	for i, e := range runs {
		gap := e.keep && i > 0 && i+1 < len(runs) && e.a1-e.a0 == 1 && strings.TrimSpace(a[e.a0]) == "" && a[e.a0] != "\n"
		if gap {
			e.keep = false
		}
		if n := len(out); n > 0 && !e.keep && !out[n-1].keep {
			out[n-1].a1, out[n-1].b1 = e.a1, e.b1
			continue
		}
		out = append(out, e)
	}
	return out
}

// split cuts spans into lines. A whole line stands unmarked: its Op says enough.
func split(op Op, spans []Span, whole bool) []Line {
	out := []Line{{Op: op}}
	for _, s := range spans {
		for i, piece := range strings.Split(s.Text, "\n") {
			if i > 0 {
				out = append(out, Line{Op: op})
			}
			if piece != "" {
				l := &out[len(out)-1]
				l.Spans = append(l.Spans, Span{piece, s.Changed && !whole})
			}
		}
	}
	for i := range out {
		if len(out[i].Spans) == 0 {
			out[i].Spans = []Span{{}}
		}
	}
	return out
}

// tokens cuts a text into words, runs of space and single other characters;
// joined they are the text again. It knows words of any script that uses
// spaces; in others a run of letters counts as one.
func tokens(s string) []string {
	var out []string
	for len(s) > 0 {
		n, class := 0, 0
		for i, r := range s {
			c := classOf(r)
			if i > 0 && (c != class || c == other || r == '\n') {
				break
			}
			class, n = c, i+utf8.RuneLen(r)
			if r == utf8.RuneError || r == '\n' {
				_, size := utf8.DecodeRuneInString(s[i:])
				n = i + size
				break
			}
		}
		out = append(out, s[:n])
		s = s[n:]
	}
	return out
}

const (
	word = iota + 1
	space
	other
)

func classOf(r rune) int {
	switch {
	case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r), r == '\'', r == '’':
		return word
	case unicode.IsSpace(r):
		return space
	}
	return other
}
