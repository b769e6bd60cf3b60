package fence

import (
	"fmt"
	"slices"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/geo"
)

// Index is a set of zones. It never changes and is safe for concurrent use.
type Index struct {
	zones    []*Zone // by ID; nil: free
	n        int
	widest   int64 // the greatest accuracy of any zone's area that was ever in
	vertical Vertical
}

// New is an index without zones. v converts heights; nil: heights compare within
// one datum only.
func New(v Vertical) *Index { return &Index{vertical: v} }

// Len is the number of zones.
func (x *Index) Len() int { return x.n }

// Zone gives a zone, not to be changed; nil: none has that ID.
func (x *Index) Zone(id ID) *Zone {
	if int(id) >= len(x.zones) {
		return nil
	}
	return x.zones[id]
}

// Edit begins a change.
func (x *Index) Edit() *Edit {
	return &Edit{x: &Index{slices.Clone(x.zones), x.n, x.widest, x.vertical}}
}

// Edit is a change to an index, for one goroutine.
type Edit struct {
	x *Index
}

// Add adds a zone, which is not to be changed afterwards.
func (e *Edit) Add(z Zone) (ID, error) {
	if err := z.check(); err != nil {
		return 0, err
	}
	x := e.x
	id := slices.Index(x.zones, nil)
	if id < 0 {
		if len(x.zones) == MaxZones {
			return 0, fmt.Errorf("the index is full: it holds %d zones", MaxZones)
		}
		id = len(x.zones)
		x.zones = append(x.zones, nil)
	}
	x.zones[id] = &z
	x.widest = max(x.widest, z.Area.Accuracy())
	x.n++
	return ID(id), nil
}

// Remove takes a zone out, and reports whether it was in.
func (e *Edit) Remove(id ID) bool {
	if e.x.Zone(id) == nil {
		return false
	}
	e.x.zones[id] = nil
	e.x.n--
	return true
}

// Index ends the change. The Edit is not to be used afterwards.
func (e *Edit) Index() *Index {
	x := e.x
	e.x = nil
	return x
}

// Point appends the zones at f to out, by ID.
func (x *Index) Point(f Fix, out []Hit) ([]Hit, error) {
	if err := f.check(); err != nil {
		return out, err
	}
	for id, z := range x.zones {
		if z == nil {
			continue
		}
		if r := min(z.time(f.At), z.level(&f, x.vertical)); r != geo.Apart {
			if r = min(r, z.Area.At(f.Point, int64(f.Accuracy))); r != geo.Apart {
				out = append(out, Hit{ID(id), r})
			}
		}
	}
	return out, nil
}

// candidates appends the zones that may come within one of the boxes, each once,
// by ID: every zone whose area, with its accuracy, does, and maybe others.
func (x *Index) candidates(boxes []geo.Box, out []ID) []ID {
	for id, z := range x.zones {
		if z != nil && slices.ContainsFunc(z.Area.Boxes(z.Area.Accuracy()), func(b geo.Box) bool { return slices.ContainsFunc(boxes, b.Meets) }) {
			out = append(out, ID(id))
		}
	}
	return out
}

// time is how an instant lies to z.
func (z *Zone) time(t parley.Instant) geo.Relation {
	if z.Active != (parley.Window{}) && (t < z.Active.From || t >= z.Active.Until) {
		return geo.Apart
	}
	if len(z.Windows) > 0 && !slices.ContainsFunc(z.Windows, func(w parley.Window) bool { return w.From <= t && t < w.Until }) {
		return geo.Apart
	}
	r, _ := z.Schedule.At(t)
	return r
}

func (z *Zone) level(f *Fix, v Vertical) geo.Relation {
	out := geo.Touch
	for _, r := range z.Heights {
		out = min(out, r.level(f, v))
	}
	return out
}
