package draft

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/statement"
)

// privateItem is a private annex: committed to, its content elsewhere.
type privateItem struct {
	label   string
	part    parley.PartID
	parties []label
}

// private reads the private annexes: each names the file that holds its part, as
// parley annex new writes it, or the commitment.
func (l *loader) private(n *yaml.Node) {
	for _, c := range l.list(n, "private") {
		o, ok := l.object(c, "a private annex", "label", "file", "part", "parties")
		if !ok {
			continue
		}
		var it privateItem
		it.label, _ = l.str(o.need("label"), "label")
		if slices.ContainsFunc(l.d.private, func(x privateItem) bool { return x.label == it.label }) {
			l.fail(o.get("label"), "Keep one.", "The private annex %q stands twice.", it.label)
		}
		file, inFile := l.str(o.get("file"), "file")
		switch part := o.get("part"); {
		case inFile == (part != nil):
			l.fail(c, "Write file: with what parley annex new has made, or part: with its commitment.", "The private annex %q does not say which content it is.", it.label)
		case inFile:
			b, full, ok := l.beside(o.get("file"), file)
			if !ok {
				break
			}
			p, err := statement.DecodePart(b)
			if err != nil {
				l.addError(place{file: full}, err)
			}
			it.part = p.ID()
		default:
			it.part = value(&l.reader, part, "part", func(s string) (id parley.PartID, err error) { return id, id.UnmarshalText([]byte(s)) })
		}
		if it.parties = l.labels(o.need("parties")); o.get("parties") != nil && len(it.parties) == 0 {
			l.fail(o.get("parties"), "Name who may see it.", "The private annex %q is for nobody.", it.label)
		}
		l.d.private = append(l.d.private, it)
	}
	slices.SortFunc(l.d.private, func(a, b privateItem) int { return strings.Compare(a.label, b.label) })
}

// privateAnnexes writes private annexes by their commitments.
func (w *writer) privateAnnexes(list []parley.PrivateAnnex) *yaml.Node {
	if len(list) == 0 {
		return nil
	}
	n := sequence()
	for _, p := range list {
		m := newMapping()
		m.put("label", scalar(p.Label))
		m.put("part", scalar(p.Part.String()))
		m.put("parties", w.parties(p.Parties))
		n.Content = append(n.Content, m.node)
	}
	return n
}
