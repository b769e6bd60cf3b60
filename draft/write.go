package draft

import (
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/statement"
)

// FromRevision writes r as one YAML file that Load reads back to the same
// rules, terms, map and texts (with new salts, so as another revision). name
// gives what to call a party; nil: its identity. parts must hold what r commits
// to; a refusal's code is "part-missing".
func FromRevision(r *parley.Revision, parts statement.Parts, name func(parley.PartyID) string) ([]byte, error) {
	if name == nil {
		name = parley.PartyID.String
	}
	w := writer{name: name, parts: parts}
	root := w.revision(r)
	if w.err != nil {
		return nil, w.err
	}
	return yaml.Dump(root, yaml.WithIndent(2), yaml.WithLineWidth(-1))
}

type writer struct {
	name  func(parley.PartyID) string
	parts statement.Parts
	err   error
}

// mapping builds a YAML mapping; what is nil is left out.
type mapping struct{ node *yaml.Node }

func newMapping() mapping { return mapping{&yaml.Node{Kind: yaml.MappingNode, Tag: "!!map"}} }

func (m mapping) put(key string, v *yaml.Node) {
	if v != nil {
		m.node.Content = append(m.node.Content, scalar(key), v)
	}
}

// flow writes a short mapping or list on one line.
func flow(n *yaml.Node) *yaml.Node {
	n.Style = yaml.FlowStyle
	return n
}

func scalar(s string) *yaml.Node {
	n := new(yaml.Node)
	n.SetString(s)
	return n
}

// bare is a scalar that needs no quotes, such as a number or true.
func bare(tag, s string) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: tag, Value: s}
}

// optional is a scalar, or nothing where s is empty.
func optional(s string) *yaml.Node {
	if s == "" {
		return nil
	}
	return scalar(s)
}

func sequence(items ...*yaml.Node) *yaml.Node {
	return &yaml.Node{Kind: yaml.SequenceNode, Tag: "!!seq", Content: items}
}

func list[W ~string](items []W) *yaml.Node {
	if len(items) == 0 {
		return nil
	}
	n := flow(sequence())
	for _, s := range items {
		n.Content = append(n.Content, scalar(string(s)))
	}
	return n
}

func (w *writer) parties(ids []parley.PartyID) *yaml.Node {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = w.name(id)
	}
	return list(names)
}

func (w *writer) revision(r *parley.Revision) *yaml.Node {
	m := newMapping()
	title := ""
	for _, t := range r.Texts {
		if t.Authentic {
			title = t.Title
			break
		}
	}
	m.put("title", scalar(title))
	m.put("kind", scalar(string(r.Kind)))
	m.put("basis", scalar(string(r.Basis)))
	m.put("authority", optional(r.Authority))
	texts := newMapping()
	for _, t := range r.Texts {
		o := newMapping()
		if t.Title != title {
			o.put("title", scalar(t.Title))
		}
		if t.Authentic {
			o.put("authentic", bare("!!bool", "true"))
		}
		n := scalar(string(w.part(t.Part)))
		n.Style = yaml.LiteralStyle
		o.put("text", n)
		texts.put(t.Lang, o.node)
	}
	m.put("texts", texts.node)
	m.put("map", w.annexMap(r))
	m.put("roles", w.roles(r.Roles))
	m.put("consenting", list(r.Consenting))
	if len(r.Rules) > 0 {
		rules := sequence()
		for _, rule := range r.Rules {
			rules.Content = append(rules.Content, w.rule(rule))
		}
		m.put("rules", rules)
	}
	m.put("terms", w.terms(r.Terms))
	m.put("private", w.privateAnnexes(r.Private))
	return m.node
}

func (w *writer) part(id parley.PartID) []byte {
	p, ok := w.parts[id]
	if !ok && w.err == nil {
		w.err = parley.Refuse("part-missing", "R3", "The part %s of the revision is not there.", parley.Short(id)).To("Fetch the revision with its texts and its map.")
	}
	return p.Data
}

func (w *writer) annexMap(r *parley.Revision) *yaml.Node {
	m := newMapping()
	m.put("status", scalar(string(r.Map.Status)))
	if r.Map.Part == (parley.PartID{}) {
		return m.node
	}
	data := w.part(r.Map.Part)
	if w.err != nil {
		return m.node
	}
	annex, err := statement.DecodeAnnex(data)
	if err != nil {
		w.err = err
		return m.node
	}
	vs := sequence()
	for _, v := range annex.Volumes {
		o := newMapping()
		o.put("id", scalar(v.ID))
		switch f := v.Footprint; {
		case f.Circle != nil:
			c := newMapping()
			c.put("centre", point(f.Circle.Centre))
			c.put("radius", scalar(FormatLength(f.Circle.Radius)))
			o.put("circle", flow(c.node))
		case f.Corridor != nil:
			c := newMapping()
			c.put("line", points(f.Corridor.Line))
			c.put("half_width", scalar(FormatLength(f.Corridor.HalfWidth)))
			o.put("corridor", flow(c.node))
		default:
			ps := flow(sequence())
			for _, rings := range f.Polygons {
				p := flow(sequence())
				for _, ring := range rings {
					p.Content = append(p.Content, points(ring))
				}
				ps.Content = append(ps.Content, p)
			}
			o.put("polygons", ps)
			o.put("edges", scalar(string(f.Edges)))
		}
		o.put("floor", heightNode(v.Floor))
		o.put("ceiling", heightNode(v.Ceiling))
		if v.Accuracy != 0 {
			o.put("accuracy", scalar(FormatLength(v.Accuracy)))
		}
		if len(v.Windows) > 0 {
			o.put("windows", windows(v.Windows))
		}
		vs.Content = append(vs.Content, o.node)
	}
	m.put("volumes", vs)
	return m.node
}

func windows(list []parley.Window) *yaml.Node {
	n := sequence()
	for _, w := range list {
		x := newMapping()
		x.put("from", scalar(FormatTime(w.From)))
		x.put("until", scalar(FormatTime(w.Until)))
		n.Content = append(n.Content, flow(x.node))
	}
	return n
}

func point(p parley.Point) *yaml.Node {
	return flow(sequence(bare("!!float", formatDegrees(int64(p.Lon))), bare("!!float", formatDegrees(int64(p.Lat)))))
}

func points(list []parley.Point) *yaml.Node {
	n := flow(sequence())
	for _, p := range list {
		n.Content = append(n.Content, point(p))
	}
	return n
}

func heightNode(h *parley.Height) *yaml.Node {
	if h == nil {
		return nil
	}
	return scalar(FormatHeight(*h))
}

// roles keeps the order of the text: a list of roles, each with its holders.
func (w *writer) roles(holders []parley.RoleHolder) *yaml.Node {
	if len(holders) == 0 {
		return nil
	}
	n := sequence()
	for i := 0; i < len(holders); {
		role := holders[i].Role
		who := sequence()
		for ; i < len(holders) && holders[i].Role == role; i++ {
			m := newMapping()
			m.put("party", scalar(w.name(holders[i].Party)))
			m.put("as", scalar(holders[i].Name))
			who.Content = append(who.Content, flow(m.node))
		}
		m := newMapping()
		m.put(string(role), who)
		n.Content = append(n.Content, m.node)
	}
	return n
}

func (w *writer) rule(r parley.Rule) *yaml.Node {
	m := newMapping()
	m.put("clause", scalar(r.Clause))
	m.put("forbids", list(r.Forbids))
	m.put("parties", w.parties(r.Parties))
	m.put("roles", list(r.Roles))
	m.put("volumes", list(r.Volumes))
	m.put("floor", heightNode(r.Floor))
	m.put("ceiling", heightNode(r.Ceiling))
	if len(r.Schedule) > 0 {
		n := sequence()
		for _, s := range r.Schedule {
			var days []string
			for _, d := range s.Days {
				days = append(days, dayNames[d-1])
			}
			o := newMapping()
			o.put("days", list(days))
			o.put("from", scalar(formatHour(s.From, s.FromSun)))
			o.put("until", scalar(formatHour(s.Until, s.UntilSun)))
			n.Content = append(n.Content, flow(o.node))
		}
		m.put("schedule", n)
	}
	if len(r.Except) > 0 {
		m.put("except", windows(r.Except))
	}
	if r.Sun != nil {
		m.put("sun", point(*r.Sun))
	}
	if e := r.Exempt; e != nil {
		o := newMapping()
		o.put("purposes", list(e.Purposes))
		o.put("parties", w.parties(e.Parties))
		o.put("groups", list(e.Groups))
		m.put("exempt", o.node)
	}
	return m.node
}

func (w *writer) terms(t parley.Terms) *yaml.Node {
	m := newMapping()
	if t.Effective.At != 0 || t.Effective.When != nil {
		o := newMapping()
		o.put("at", instant(t.Effective.At))
		if t.Effective.When != nil {
			o.put("when", scalar(FormatCondition(*t.Effective.When, w.name)))
		}
		m.put("effective", o.node)
	}
	m.put("open_until", instant(t.OpenUntil))
	m.put("duration", period(t.Duration))
	m.put("ends", instant(t.Ends))
	if r := t.Renewal; r != nil {
		o := newMapping()
		o.put("mode", scalar(string(r.Mode)))
		o.put("by", w.whoever(r.By))
		o.put("period", period(r.Period))
		o.put("notice", period(r.Notice))
		if r.Most != 0 {
			o.put("most", bare("!!int", strconv.FormatInt(r.Most, 10)))
		}
		m.put("renewal", o.node)
	}
	if d := t.Denunciation; d != nil {
		o := newMapping()
		o.put("by", w.whoever(d.By))
		o.put("notice", period(d.Notice))
		m.put("denunciation", orAllowed(o))
	}
	if s := t.Suspension; s != nil {
		o := newMapping()
		o.put("by", w.whoever(s.By))
		o.put("notice", period(s.Notice))
		o.put("longest", period(s.Longest))
		m.put("suspension", orAllowed(o))
	}
	if a := t.Accession; a != nil {
		o := newMapping()
		o.put("by", w.whoever(a.By))
		m.put("accession", orAllowed(o))
	}
	if b := t.Breach; b != nil {
		o := newMapping()
		o.put("cure", period(b.Cure))
		if b.Release {
			o.put("release", bare("!!bool", "true"))
		}
		m.put("breach", orAllowed(o))
	}
	if len(m.node.Content) == 0 {
		return nil
	}
	return m.node
}

func orAllowed(m mapping) *yaml.Node {
	if len(m.node.Content) == 0 {
		return scalar("allowed")
	}
	return m.node
}

func instant(i parley.Instant) *yaml.Node {
	if i == 0 {
		return nil
	}
	return scalar(FormatTime(i))
}

func period(p parley.Period) *yaml.Node {
	if p.IsZero() {
		return nil
	}
	return scalar(strings.TrimSpace(p.String()))
}

func (w *writer) whoever(who *parley.Who) *yaml.Node {
	if who == nil {
		return nil
	}
	m := newMapping()
	m.put("parties", w.parties(who.Parties))
	m.put("roles", list(slices.Clone(who.Roles)))
	return flow(m.node)
}
