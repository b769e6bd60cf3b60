package draft

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/statement"
)

// maxJSONDepth is how deep a draft's JSON may be.
const maxJSONDepth = 32

// Compiled is what a draft makes, with what is wrong with it.
type Compiled struct {
	// Revision is exact where there is no problem; with problems it holds what
	// could be read, and can't be tabled.
	Revision *parley.Revision
	Parts    statement.Parts
	// Annex holds the volumes with which nothing is wrong; nil: none.
	Annex    *parley.Annex
	Notices  []Notice
	Problems []Problem
}

// Compile reads a draft as JSON: the keys and values of the YAML file, with
// texts and maps written out, for nothing lies beside it. Places are paths in it
// (RFC 6901). The error is that of random.
func Compile(b []byte, names Names, random io.Reader) (*Compiled, error) {
	d := new(Draft)
	l := loader{d: d}
	l.paths = []string{""}
	l.root = place{path: &l.paths[0]}
	if root := l.json(b); root != nil {
		l.arrangement(root)
	}
	c := &Compiled{}
	if len(d.sound) > 0 {
		c.Annex = &parley.Annex{Volumes: d.sound}
		if _, err := statement.EncodeAnnex(c.Annex); err != nil {
			c.Annex = nil
		}
	}
	res := resolver{names: names}
	res.list = l.problems.list
	var err error
	if c.Revision, c.Parts, err = d.exact(&res, c.Annex, random); err != nil {
		return nil, err
	}
	if len(res.list) == 0 {
		if err := valid(c.Revision); err != nil {
			res.report(d.invalid(c.Revision, err))
		}
	}
	c.Notices, c.Problems = d.notices, res.list
	return c, nil
}

// json parses b into the tree that YAML would give. A node has the number of its
// path for its line.
func (l *loader) json(b []byte) *yaml.Node {
	if !utf8.Valid(b) {
		l.add(l.root, "This is not UTF-8.", "")
		return nil
	}
	d := json.NewDecoder(bytes.NewReader(b))
	d.UseNumber()
	n, err := l.value(d, "", 0)
	if err == nil {
		if _, err = d.Token(); err == nil || !errors.Is(err, io.EOF) {
			err = errors.New("something follows it")
		} else {
			err = nil
		}
	}
	if err != nil {
		l.add(l.root, fmt.Sprintf("This is not one JSON document: %v.", err), "")
		return nil
	}
	return n
}

func (l *loader) node(kind yaml.Kind, path string) *yaml.Node {
	l.paths = append(l.paths, path)
	return &yaml.Node{Kind: kind, Line: len(l.paths) - 1}
}

func (l *loader) value(d *json.Decoder, path string, depth int) (*yaml.Node, error) {
	t, err := d.Token()
	if errors.Is(err, io.EOF) {
		err = io.ErrUnexpectedEOF
	}
	if err == nil && depth > maxJSONDepth {
		err = fmt.Errorf("it is nested more than %d deep", maxJSONDepth)
	}
	if err != nil {
		return nil, err
	}
	n := l.node(yaml.ScalarNode, path)
	switch t := t.(type) {
	case json.Delim:
		return n, l.members(d, n, t == '{', path, depth)
	case string:
		n.Tag, n.Value = "!!str", t
	case json.Number:
		n.Tag, n.Value = "!!float", t.String()
		if _, err := strconv.ParseInt(n.Value, 10, 64); err == nil {
			n.Tag = "!!int"
		}
	case bool:
		n.Tag, n.Value = "!!bool", strconv.FormatBool(t)
	case nil:
		n.Tag, n.Value = "!!null", "null"
	}
	return n, nil
}

// members reads an object or an array into n.
func (l *loader) members(d *json.Decoder, n *yaml.Node, object bool, path string, depth int) error {
	n.Kind, n.Tag = yaml.SequenceNode, "!!seq"
	if object {
		n.Kind, n.Tag = yaml.MappingNode, "!!map"
	}
	for i := 0; d.More(); i++ {
		at := path + "/" + strconv.Itoa(i)
		if object {
			t, err := d.Token()
			if err != nil {
				return err
			}
			key, _ := t.(string)
			at = path + "/" + pointer.Replace(key)
			k := l.node(yaml.ScalarNode, at)
			k.Tag, k.Value = "!!str", key
			n.Content = append(n.Content, k)
		}
		v, err := l.value(d, at, depth+1)
		if err != nil {
			return err
		}
		n.Content = append(n.Content, v)
	}
	_, err := d.Token()
	return err
}

// refused is where package statement finds fault with a body.
var refused = regexp.MustCompile(`^revision((?:\.[a-z_]+|\[\d+\])*) `)

// invalid tells where in the draft stands what package statement refuses.
func (d *Draft) invalid(r *parley.Revision, err error) Problem {
	p := Problem{Code: "draft", Sentence: sentence(err.Error())}
	var ref *parley.Refusal
	if errors.As(err, &ref) {
		p = Problem{Code: ref.Code, Sentence: ref.Sentence, Todo: ref.Todo}
	}
	m := refused.FindStringSubmatch(p.Sentence)
	if m == nil {
		return p
	}
	steps := strings.FieldsFunc(m[1], func(c rune) bool { return c == '.' || c == '[' || c == ']' })
	if len(steps) == 0 {
		return p
	}
	if i, err := strconv.Atoi(steps[min(1, len(steps)-1)]); err == nil && steps[0] == "texts" && i < len(r.Texts) {
		steps[1] = pointer.Replace(r.Texts[i].Lang)
	} else if steps[0] == "roles" || steps[0] == "private" {
		steps = steps[:1] // they stand there in another order
	}
	if last := len(steps) - 1; steps[last] == "part" && steps[0] == "texts" {
		steps[last] = "text"
	}
	p.Where = "/" + strings.Join(steps, "/")
	p.Sentence = sentence(strings.TrimPrefix(m[1], ".") + p.Sentence[len(m[0])-1:])
	return p
}

// ToJSON writes r as the JSON that Compile reads back to the same rules, terms,
// map and texts, as FromRevision does in YAML. Parties are their identities.
func ToJSON(r *parley.Revision, parts statement.Parts) ([]byte, error) {
	w := writer{name: parley.PartyID.String, parts: parts}
	root := w.revision(r)
	if w.err != nil {
		return nil, w.err
	}
	return toJSON(root)
}
