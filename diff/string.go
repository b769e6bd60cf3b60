package diff

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/open-parley/parley"
)

// String is the difference as people read it: a section for each part that
// changes, texts as unified hunks with the changed words in [-…-] and {+…+}.
func (d *Diff) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "From %s to %s\n", d.From, d.To)
	switch {
	case d.Same:
		b.WriteString("They are one revision.\n")
		return b.String()
	case d.Empty():
		b.WriteString("Nothing that can be shown differs; they are two revisions all the same, and each needs consent of its own (R3).\n")
		return b.String()
	}
	section(&b, "Heading", d.Heading)
	section(&b, "Roles", d.Roles)
	section(&b, "Terms", d.Terms)
	section(&b, "Private annexes, sealed", d.Private)
	if len(d.Rules) > 0 {
		b.WriteString("\nRules\n")
	}
	for _, r := range d.Rules {
		switch r.Op {
		case Added:
			fmt.Fprintf(&b, "+ %s %s\n", r.Clause, r.Is)
		case Removed:
			fmt.Fprintf(&b, "- %s %s\n", r.Clause, r.Was)
		default:
			fmt.Fprintf(&b, "~ %s\n", r.Clause)
			for _, c := range r.Changes {
				fmt.Fprintf(&b, "  %s\n", c)
			}
		}
	}
	if d.Map != nil {
		d.Map.write(&b)
	}
	for _, t := range d.Texts {
		t.write(&b)
	}
	return b.String()
}

func (r Ref) String() string {
	if r.Number == 0 {
		return "revision " + parley.Short(r.Revision)
	}
	return fmt.Sprintf("revision %d (%s)", r.Number, parley.Short(r.Revision))
}

// String is such as "~ duration: 6 months → 3 months".
func (c Change) String() string {
	switch c.Op {
	case Added:
		return fmt.Sprintf("+ %s: %s", c.Field, c.Is)
	case Removed:
		return fmt.Sprintf("- %s: %s", c.Field, c.Was)
	}
	return fmt.Sprintf("~ %s: %s → %s", c.Field, c.Was, c.Is)
}

func section(b *strings.Builder, title string, of []Change) {
	if len(of) == 0 {
		return
	}
	b.WriteString("\n" + title + "\n")
	for _, c := range of {
		b.WriteString(c.String() + "\n")
	}
}

func (m *Map) write(b *strings.Builder) {
	b.WriteString("\nMap\n")
	if m.Status != nil {
		b.WriteString(m.Status.String() + "\n")
	}
	if m.Unavailable {
		b.WriteString("One of the two maps can't be shown: it was erased, or is not for you.\n")
		return
	}
	for _, v := range m.Volumes {
		switch v.Op {
		case Added:
			fmt.Fprintf(b, "+ volume %s, %s\n", v.ID, km2(v.Is))
		case Removed:
			fmt.Fprintf(b, "- volume %s, %s\n", v.ID, km2(v.Was))
		default:
			fmt.Fprintf(b, "~ volume %s\n", v.ID)
			if v.Outline {
				fmt.Fprintf(b, "  outline: %s → %s, gains %s, loses %s\n", km2(v.Was), km2(v.Is), km2(v.Gained), km2(v.Lost))
			}
			for _, c := range v.Changes {
				fmt.Fprintf(b, "  %s\n", c)
			}
		}
	}
	if len(m.Volumes) > 0 {
		fmt.Fprintf(b, "Altogether %s → %s, gains %s, loses %s. Areas inform, they never decide.\n", km2(m.Was), km2(m.Is), km2(m.Gained), km2(m.Lost))
	}
	b.WriteString(m.Note + "\n")
}

// km2 has three significant digits below 100 km², none after the point above.
func km2(squareMetres int64) string {
	km := float64(squareMetres) / 1e6
	if squareMetres == 0 || km >= 100 {
		return strconv.FormatFloat(km, 'f', 0, 64) + " km²"
	}
	if km < 0.01 {
		return strconv.FormatInt(squareMetres, 10) + " m²"
	}
	return strconv.FormatFloat(km, 'g', 3, 64) + " km²"
}

func (t Text) write(b *strings.Builder) {
	fmt.Fprintf(b, "\nText (%s)", t.Lang)
	switch t.Op {
	case Added:
		b.WriteString(", new")
	case Removed:
		b.WriteString(", dropped")
	}
	b.WriteString("\n")
	for _, c := range t.Changes {
		b.WriteString(c.String() + "\n")
	}
	if t.Unavailable {
		b.WriteString("One of the two texts can't be shown: it was erased, or is not for you.\n")
	}
	for _, h := range t.Hunks {
		h.write(b)
	}
}

func (h Hunk) write(b *strings.Builder) {
	fmt.Fprintf(b, "@@ -%d,%d +%d,%d @@\n", h.FromLine, h.FromLines, h.ToLine, h.ToLines)
	for _, l := range h.Lines {
		switch l.Op {
		case Added:
			b.WriteByte('+')
		case Removed:
			b.WriteByte('-')
		default:
			b.WriteByte(' ')
		}
		for _, s := range l.Spans {
			switch {
			case !s.Changed || l.Op == "":
				b.WriteString(s.Text)
			case l.Op == Added:
				b.WriteString("{+" + s.Text + "+}")
			default:
				b.WriteString("[-" + s.Text + "-]")
			}
		}
		b.WriteByte('\n')
	}
}
