package scenario

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/open-parley/parley"
)

// pageWidth is where lines are broken.
const pageWidth = 100

// page writes a story as dated paragraphs.
type page struct {
	w     io.Writer
	now   parley.Instant
	dated bool // something has been written under the date
	last  string
}

func (p *page) line(s string) {
	if s == "" && p.last == "" {
		return
	}
	p.last = s
	fmt.Fprintln(p.w, s)
}

func (p *page) title(s string) {
	p.line(s)
	p.line(strings.Repeat("=", utf8.RuneCountInString(s)))
	p.line("")
}

func (p *page) prose(s string) {
	p.line("")
	p.fill("", "", s)
	p.line("")
}

// at begins a dated paragraph where the clock has moved.
func (p *page) at(now parley.Instant, zone string) {
	if p.dated && p.now == now {
		return
	}
	p.now, p.dated = now, true
	p.line("")
	head := day(now)
	if zone != "" {
		if loc, err := time.LoadLocation(zone); err == nil {
			head += fmt.Sprintf(" (%s in %s)", now.Time().In(loc).Format("2 January, 15:04"), zone)
		}
	}
	p.line(head)
}

// sentence and its points, under the present date.
func (p *page) sentence(s string, points []string) {
	p.fill("  ", "  ", s)
	for _, x := range points {
		p.fill("    - ", "      ", x)
	}
}

// follows is what follows by itself.
func (p *page) follows(s string, points []string) {
	p.fill("  → ", "    ", s)
	for _, x := range points {
		p.fill("      - ", "        ", x)
	}
}

func (p *page) failed(name string, e Expectation) {
	p.line(fmt.Sprintf("FAILED %s:%d: %s", name, e.Line, e.Text))
	p.line("  - want: " + e.Want)
	p.line("  + have: " + e.Have)
}

func (p *page) end(r *Result) {
	held := 0
	for _, e := range r.Expectations {
		if e.OK {
			held++
		}
	}
	p.line("")
	p.line(fmt.Sprintf("%d entries, digest %s. %d of %d expectations hold.", r.Size, r.Digest, held, len(r.Expectations)))
}

// fill breaks s into lines.
func (p *page) fill(first, rest, s string) {
	line := first
	width := utf8.RuneCountInString(first)
	empty := true
	for _, w := range strings.Fields(s) {
		n := utf8.RuneCountInString(w)
		if !empty && width+1+n > pageWidth {
			p.line(strings.TrimRight(line, " "))
			line, width, empty = rest, utf8.RuneCountInString(rest), true
		}
		if !empty {
			line, width = line+" ", width+1
		}
		line, width, empty = line+w, width+n, false
	}
	p.line(strings.TrimRight(line, " "))
}

// day writes an instant for people, in UTC.
func day(i parley.Instant) string {
	if i >= parley.Never {
		return "never"
	}
	t := i.Time()
	s := t.Format("2 January 2006, 15:04")
	if t.Second() != 0 || t.Nanosecond() != 0 {
		s += t.Format(":05")
	}
	if t.Nanosecond() != 0 {
		s += t.Format(".000")
	}
	return s + " UTC"
}

// capital begins a sentence.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return strings.ToUpper(string(r)) + s[n:]
}

// stop ends a sentence, unless it ends already.
func stop(s string) string {
	for _, end := range []string{":", ".", ".”", "?”", "!”"} {
		if strings.HasSuffix(s, end) {
			return s
		}
	}
	return s + "."
}

// list joins names as a sentence does.
func list(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
