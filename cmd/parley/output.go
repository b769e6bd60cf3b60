package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/draft"
)

// print writes v as JSON, indented for a terminal's reader.
func (e *env) print(v any) error {
	enc := json.NewEncoder(e.out)
	enc.SetEscapeHTML(false)
	if terminal(e.out) {
		enc.SetIndent("", "  ")
	}
	return enc.Encode(v)
}

// table prints rows whose columns are aligned.
type table struct {
	e    *env
	rows [][]string
	// last is the column that is not padded and may be wide.
	gap string
}

func (e *env) table() *table { return &table{e: e, gap: "  "} }

func (t *table) row(cells ...string) { t.rows = append(t.rows, cells) }

func (t *table) flush() {
	var width []int
	for _, r := range t.rows {
		for i, c := range r {
			if i == len(width) {
				width = append(width, 0)
			}
			if i < len(r)-1 {
				width[i] = max(width[i], utf8.RuneCountInString(c))
			}
		}
	}
	for _, r := range t.rows {
		var b strings.Builder
		for i, c := range r {
			if i == len(r)-1 {
				b.WriteString(c)
				break
			}
			b.WriteString(c)
			b.WriteString(strings.Repeat(" ", width[i]-utf8.RuneCountInString(c)))
			b.WriteString(t.gap)
		}
		fmt.Fprintln(t.e.out, strings.TrimRight(b.String(), " "))
	}
	t.rows = nil
}

// when shows an instant: UTC, and the user's zone where one is set.
func (e *env) when(i parley.Instant) string {
	if i == 0 {
		return "–"
	}
	if i >= parley.Never {
		return "never"
	}
	s := stamp(i.Time()) + " UTC"
	if e.cli.Zone != "" {
		if zone, err := time.LoadLocation(e.cli.Zone); err == nil {
			s += " (" + stamp(i.Time().In(zone)) + " " + e.cli.Zone + ")"
		}
	}
	return s
}

// stamp shows seconds only where there are any. Milliseconds are shown where
// an order rests on them: see exact.
func stamp(t time.Time) string {
	if t.Second() != 0 || t.Nanosecond() != 0 {
		return t.Format("2006-01-02 15:04:05")
	}
	return t.Format("2006-01-02 15:04")
}

// exact shows an instant with its milliseconds, as --at takes it.
func exact(i parley.Instant) string { return i.String() }

// heights tells by which data heights over different datums were compared.
func (e *env) heights(data []parley.HeightData) {
	if len(data) == 0 {
		return
	}
	fmt.Fprintln(e.out, "\nHeights over different datums are compared by data of whoever answers:")
	for _, d := range data {
		of := ""
		if d.Tiles > 0 {
			of = ", " + plural(d.Tiles, "tile", "tiles")
		}
		fmt.Fprintf(e.out, "  %s %s%s, within %s\n", d.Kind, parley.Short(d.Digest), of, draft.FormatLength(d.ErrorMM))
	}
}

// asOf is the line that every answer ends with (R10).
func (e *env) asOf(a parley.AsOf) {
	fmt.Fprintf(e.out, "\nAs of %s, computed from %s; the last entered at %s.\n", e.when(a.At), plural(int(a.Size), "entry", "entries"), e.when(a.Head))
	m := a.Mirror
	if m == nil {
		return
	}
	fmt.Fprintf(e.out, "A mirror answers for its host, which it last heard at %s.\n", e.when(m.Heard))
	if m.Stale {
		fmt.Fprintln(e.out, "That is longer ago than its checkpoint counts: what has changed since is not known here.")
	}
	if m.Doubt != "" {
		fmt.Fprintf(e.out, "THE HOST IS IN DOUBT (%s): see parley mirror findings.\n", m.Doubt)
	}
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// shown is a path as a person would type it: relative where that is shorter.
func shown(path string) string {
	if wd, err := os.Getwd(); err == nil {
		if rel, err := filepath.Rel(wd, path); err == nil && !strings.HasPrefix(rel, "..") {
			return rel
		}
	}
	return path
}

// pageWidth is how many characters a line of prose has at most.
const pageWidth = 100

// wrapped breaks a sentence into lines.
func wrapped(s string) string {
	var b strings.Builder
	column := 0
	for i, word := range strings.Fields(s) {
		switch {
		case i == 0:
		case column+1+len(word) > pageWidth:
			b.WriteByte('\n')
			column = 0
		default:
			b.WriteByte(' ')
			column++
		}
		b.WriteString(word)
		column += len(word)
	}
	return b.String()
}
