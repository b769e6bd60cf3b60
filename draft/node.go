package draft

import (
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/open-parley/parley"
)

// maxProblems that one reading reports.
const maxProblems = 20

// place is a line of a file, for messages; or a path in what was sent as JSON.
type place struct {
	file string
	line int
	path *string
	in   string // the feature of the GeoJSON there
}

func (p place) String() string {
	switch {
	case p.path != nil:
		return *p.path
	case p.line == 0:
		return p.file
	}
	return fmt.Sprintf("%s:%d", p.file, p.line)
}

// feature is the place of a feature of the GeoJSON at p.
func (p place) feature(id string) place {
	if p.path != nil {
		p.in = id
	} else {
		p.file += ", feature " + id
	}
	return p
}

// says is a sentence on what stands at p.
func (p place) says(s string) string {
	if p.in == "" {
		return s
	}
	return fmt.Sprintf("Feature %s: %s", p.in, s)
}

// below is the place of a member of what stands at p.
func (p place) below(key string) place {
	if p.path != nil {
		path := *p.path + "/" + pointer.Replace(key)
		p.path = &path
	}
	return p
}

// pointer escapes a key of a JSON pointer (RFC 6901).
var pointer = strings.NewReplacer("~", "~0", "/", "~1")

// Problem is one thing that is wrong with a draft.
type Problem struct {
	// Where is file:line, or the file alone; of a draft that was sent as JSON the
	// path of the value (RFC 6901).
	Where    string
	Code     string
	Sentence string
	Todo     string
}

func (p Problem) String() string {
	s := p.Where + ": " + p.Sentence
	if p.Todo != "" {
		s += " " + p.Todo
	}
	return s
}

// problems collects everything that is wrong with a draft, so that it can be
// mended in one go.
type problems struct{ list []Problem }

func (p *problems) add(at place, sentence, todo string) {
	p.report(Problem{at.String(), "draft", at.says(sentence), todo})
}

func (p *problems) report(x Problem) {
	if !slices.ContainsFunc(p.list, func(o Problem) bool { return o.String() == x.String() }) {
		p.list = append(p.list, x)
	}
}

// addError adds an error's sentence and what to do.
func (p *problems) addError(at place, err error) {
	if r, ok := err.(*parley.Refusal); ok {
		p.report(Problem{at.String(), r.Code, at.says(r.Sentence), r.Todo})
		return
	}
	p.add(at, sentence(err.Error()), "")
}

// sentence ends an error's text with a full stop.
func sentence(s string) string {
	if s == "" {
		return s
	}
	s = strings.ToUpper(s[:1]) + s[1:]
	if !strings.HasSuffix(s, ".") {
		s += "."
	}
	return s
}

func (p *problems) err() error {
	if len(p.list) == 0 {
		return nil
	}
	var list []string
	more := ""
	for i, x := range p.list {
		if i == maxProblems {
			more = fmt.Sprintf("\n… and %d more.", len(p.list)-maxProblems)
			break
		}
		list = append(list, x.String())
	}
	return parley.Refuse("draft", "", "%s%s", strings.Join(list, "\n"), more)
}

// reader walks a YAML tree.
type reader struct {
	problems
	file string
	// paths of what was sent as JSON, by the number that a node has for its line;
	// nil: it is YAML.
	paths []string
}

func (r *reader) at(n *yaml.Node) place {
	if r.paths != nil {
		return place{path: &r.paths[n.Line]}
	}
	return place{file: r.file, line: n.Line}
}

// first names where something stands that stands there twice.
func (r *reader) first(n *yaml.Node) string {
	if r.paths != nil {
		return ""
	}
	return fmt.Sprintf(", first on line %d", n.Line)
}

func (r *reader) fail(n *yaml.Node, todo, format string, args ...any) {
	r.add(r.at(n), fmt.Sprintf(format, args...), todo)
}

// document parses b, which must hold one YAML document without anchors, tags
// and merge keys: whoever reads the draft sees what it says.
func (r *reader) document(b []byte) *yaml.Node {
	var doc yaml.Node
	if err := yaml.Load(b, &doc); err != nil {
		r.add(place{file: r.file}, "This is not one YAML document: "+strings.TrimSpace(err.Error())+".", "")
		return nil
	}
	if doc.Kind != yaml.DocumentNode || len(doc.Content) != 1 {
		r.add(place{file: r.file}, "The file is empty.", "Begin with the title.")
		return nil
	}
	if !r.plain(doc.Content[0]) {
		return nil
	}
	return doc.Content[0]
}

func (r *reader) plain(n *yaml.Node) bool {
	switch {
	case n.Kind == yaml.AliasNode:
		r.fail(n, "Write it out.", "*%s refers to something elsewhere.", n.Value)
		return false
	case n.Anchor != "":
		r.fail(n, "Take the anchor out and write each thing where it belongs.", "&%s is an anchor.", n.Anchor)
		return false
	case n.Style&yaml.TaggedStyle != 0:
		r.fail(n, "Take the tag out.", "%s is a YAML tag.", n.Tag)
		return false
	}
	for _, c := range n.Content {
		if !r.plain(c) {
			return false
		}
	}
	return true
}

// object is a mapping whose keys are known.
type object struct {
	r    *reader
	node *yaml.Node
	m    map[string]*yaml.Node
}

func (o object) get(key string) *yaml.Node { return o.m[key] }

// need is get, and reports what is missing.
func (o object) need(key string) *yaml.Node {
	if n := o.m[key]; n != nil {
		return n
	}
	o.r.add(o.r.at(o.node).below(key), fmt.Sprintf("%q is missing.", key), fmt.Sprintf("Add %s.", key))
	return nil
}

// object reads a mapping with these keys and no others, each once. what names
// it for messages.
func (r *reader) object(n *yaml.Node, what string, keys ...string) (object, bool) {
	o := object{r: r, node: n, m: map[string]*yaml.Node{}}
	if n.Kind != yaml.MappingNode {
		r.fail(n, "Write keys and values: "+strings.Join(keys, ", ")+".", "%s is %s.", what, kindOf(n))
		return o, false
	}
	for _, kv := range pairs(n) {
		name := kv[0].Value
		switch {
		case kv[0].Kind != yaml.ScalarNode:
			r.fail(kv[0], "", "A key of %s is no word.", what)
		case !slices.Contains(keys, name):
			r.unknown(kv[0], "key", name, " in "+what, keys)
		case o.m[name] != nil:
			r.fail(kv[0], "Keep one.", "%q stands twice in %s%s.", name, what, r.first(o.m[name]))
		default:
			o.m[name] = kv[1]
		}
	}
	return o, true
}

func pairs(n *yaml.Node) [][2]*yaml.Node {
	var out [][2]*yaml.Node
	for i := 0; i+1 < len(n.Content); i += 2 {
		out = append(out, [2]*yaml.Node{n.Content[i], n.Content[i+1]})
	}
	return out
}

func (r *reader) unknown(n *yaml.Node, what, word, where string, known []string) {
	todo := "Known are " + strings.Join(known, ", ") + "."
	if near := Nearest(word, known); near != "" {
		todo = fmt.Sprintf("Did you mean %q?", near)
	}
	r.fail(n, todo, "There is no %s %q%s.", what, word, where)
}

func kindOf(n *yaml.Node) string {
	switch {
	case n.Kind == yaml.MappingNode:
		return "a set of keys"
	case n.Kind == yaml.SequenceNode:
		return "a list"
	case isNull(n):
		return "empty"
	}
	return fmt.Sprintf("%q", n.Value)
}

func isNull(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode && n.Tag == "!!null" }

// list reads a sequence; one value stands for a list of one.
func (r *reader) list(n *yaml.Node, what string) []*yaml.Node {
	switch {
	case n.Kind == yaml.SequenceNode:
		if len(n.Content) == 0 {
			r.fail(n, "Leave it out, or fill it in.", "%s is an empty list.", what)
		}
		return n.Content
	case isNull(n):
		r.fail(n, "Leave it out, or fill it in.", "%s is empty.", what)
		return nil
	}
	return []*yaml.Node{n}
}

// str reads a scalar as it is written.
func (r *reader) str(n *yaml.Node, what string) (string, bool) {
	if n == nil {
		return "", false
	}
	if n.Kind != yaml.ScalarNode || isNull(n) || n.Value == "" {
		r.fail(n, "Write one value.", "%s is %s.", what, kindOf(n))
		return "", false
	}
	return n.Value, true
}

func (r *reader) boolean(n *yaml.Node, what string) bool {
	if n == nil {
		return false
	}
	if n.Kind == yaml.ScalarNode && n.Tag == "!!bool" {
		return strings.EqualFold(n.Value, "true")
	}
	r.fail(n, "Write true or false.", "%s is %s.", what, kindOf(n))
	return false
}

// word reads one of a vocabulary.
func word[W ~string](r *reader, n *yaml.Node, what string, known []W) W {
	s, ok := r.str(n, what)
	if ok && !slices.Contains(known, W(s)) {
		all := make([]string, len(known))
		for i, k := range known {
			all[i] = string(k)
		}
		r.unknown(n, what, s, "", all)
		return ""
	}
	return W(s)
}

// words reads a list of a vocabulary, each word once.
func words[W ~string](r *reader, n *yaml.Node, what string, known []W) []W {
	if n == nil {
		return nil
	}
	var out []W
	for _, c := range r.list(n, what) {
		w := word(r, c, what, known)
		if w == "" {
			continue
		}
		if slices.Contains(out, w) {
			r.fail(c, "Name it once.", "%q stands twice.", string(w))
			continue
		}
		out = append(out, w)
	}
	return out
}

// value reads a scalar by parse, whose refusal is reported at its line.
func value[T any](r *reader, n *yaml.Node, what string, parse func(string) (T, error)) (v T) {
	s, ok := r.str(n, what)
	if !ok {
		return v
	}
	v, err := parse(s)
	if err != nil {
		r.addError(r.at(n), err)
	}
	return v
}

// Nearest is the known word most like w, or "" if none is.
func Nearest(w string, known []string) string {
	best, least := "", 1+max(1, len(w)/3)
	for _, k := range known {
		if d := distance(strings.ToLower(w), k); d < least {
			best, least = k, d
		}
	}
	return best
}

// distance counts the insertions, deletions, substitutions and swaps of
// neighbours between a and b.
func distance(a, b string) int {
	two, one, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		two, one, row = one, row, two
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(one[j]+1, row[j-1]+1, one[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], two[j-2]+1)
			}
		}
	}
	return row[len(b)]
}
