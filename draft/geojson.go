package draft

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/geo"
)

// inline gives the GeoJSON that stands in the YAML, as text or as keys.
func (l *loader) inline(n *yaml.Node) ([]byte, bool) {
	if n.Kind == yaml.ScalarNode {
		s, ok := l.str(n, "geojson")
		return []byte(s), ok
	}
	b, err := toJSON(n)
	if err != nil {
		l.addError(l.reader.at(n), err)
		return nil, false
	}
	return b, true
}

func toJSON(n *yaml.Node) ([]byte, error) {
	switch n.Kind {
	case yaml.MappingNode:
		b := []byte{'{'}
		for i, kv := range pairs(n) {
			if i > 0 {
				b = append(b, ',')
			}
			key, _ := json.Marshal(kv[0].Value)
			v, err := toJSON(kv[1])
			if err != nil {
				return nil, err
			}
			b = append(append(append(b, key...), ':'), v...)
		}
		return append(b, '}'), nil
	case yaml.SequenceNode:
		b := []byte{'['}
		for i, c := range n.Content {
			if i > 0 {
				b = append(b, ',')
			}
			v, err := toJSON(c)
			if err != nil {
				return nil, err
			}
			b = append(b, v...)
		}
		return append(b, ']'), nil
	}
	if isNull(n) {
		return []byte("null"), nil
	}
	if n.Tag != "!!str" && json.Valid([]byte(n.Value)) {
		return []byte(n.Value), nil
	}
	if n.Tag == "!!int" || n.Tag == "!!float" {
		return nil, fmt.Errorf("line %d: %q is no number of JSON", n.Line, n.Value)
	}
	return json.Marshal(n.Value)
}

// features makes volumes of GeoJSON. A feature's properties id, floor,
// ceiling, accuracy_m and windows say more of its volume.
func (l *loader) features(b []byte, at place, d defaults) []parley.Volume {
	list, err := geo.FootprintsFromGeoJSON(bytes.TrimPrefix(b, []byte("\ufeff")))
	var partly *geo.ImportError
	if errors.As(err, &partly) {
		for _, p := range partly.Problems {
			l.add(at, fmt.Sprintf("Feature %d %s cannot be taken: %v.", p.Index+1, p.ID, p.Err), "")
		}
	} else if err != nil {
		l.add(at, "This is no GeoJSON: "+err.Error()+".", "")
		return nil
	}
	var out []parley.Volume
	for i, f := range list {
		id := f.ID
		if s, ok := f.Properties["id"].(string); ok {
			id = s
		} else if f.Name != "" && id == fmt.Sprint(i) {
			id = f.Name
		}
		v := d.volume(id)
		v.Footprint = f.Footprint
		if len(v.Footprint.Polygons) > 0 && d.edges == parley.EdgesGeodesic {
			v.Footprint.Edges = d.edges
		}
		for _, note := range f.Notes {
			l.notice(at, "Volume %q: %s.", id, strings.TrimSuffix(note, "."))
		}
		l.properties(&v, f.Properties, at.feature(id))
		if slices.ContainsFunc(out, func(o parley.Volume) bool { return o.ID == id }) {
			l.add(at, fmt.Sprintf("Two features have the id %q.", id), "Give one of them another id.")
		}
		out = append(out, v)
	}
	return out
}

func (l *loader) properties(v *parley.Volume, props map[string]any, at place) {
	word := func(key, none string) (*parley.Height, bool) {
		s, ok := props[key].(string)
		switch {
		case props[key] == nil:
			return nil, false
		case !ok:
			l.add(at, fmt.Sprintf("%s is no text.", key), `Write it such as "3000 ft amsl".`)
			return nil, false
		case strings.EqualFold(s, none):
			return nil, true
		}
		h, exact, err := height(s)
		if err != nil {
			l.addError(at, err)
			return nil, false
		}
		if !exact {
			l.notice(at, "%s was rounded to %d mm.", s, h.MM)
		}
		return &h, true
	}
	if h, ok := word("floor", "ground"); ok {
		v.Floor = h
	}
	if h, ok := word("ceiling", "unlimited"); ok {
		v.Ceiling = h
	}
	if a := props["accuracy_m"]; a != nil {
		number, ok := a.(json.Number)
		r, good := new(big.Rat), false
		if ok && len(number) < 40 && !strings.ContainsAny(number.String(), "eE") {
			r, good = r.SetString(number.String())
		}
		if !good || r.Sign() < 0 {
			l.add(at, "accuracy_m is no number of metres.", "Write it such as 500.")
		} else {
			mm, exact := roundRat(r.Mul(r, big.NewRat(1000, 1)))
			if v.Accuracy = mm; !exact {
				l.notice(at, "accuracy_m was rounded to %d mm.", mm)
			}
		}
	}
	if ws, ok := props["windows"].([]any); ok {
		v.Windows = nil
		for _, w := range ws {
			m, _ := w.(map[string]any)
			from, _ := m["from"].(string)
			until, _ := m["until"].(string)
			var win parley.Window
			for _, t := range []struct {
				s string
				i *parley.Instant
			}{{from, &win.From}, {until, &win.Until}} {
				var err error
				if *t.i, err = ParseTime(t.s); err != nil {
					l.addError(at, err)
				}
			}
			v.Windows = append(v.Windows, win)
		}
	} else if props["windows"] != nil {
		l.add(at, "windows is no list.", `Write [{"from": …, "until": …}].`)
	}
}
