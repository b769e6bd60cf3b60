package diff

import (
	"math"
	"reflect"
	"slices"
	"strings"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/geo"
)

// Map is what changes on the annex map. Square metres inform, they never
// decide; they are 0 where an outline can't be laid out or is too intricate to
// be measured.
type Map struct {
	// Status of the map: pending or final.
	Status *Change `json:"status,omitempty"`
	// Volumes by identifier, in the order of the old map and then of the new.
	Volumes []Volume `json:"volumes,omitempty"`
	// SquareMetres of all volumes together, overlaps counted once, before and
	// after, and what the whole gained and lost.
	Was    int64 `json:"square_metres_was"`
	Is     int64 `json:"square_metres_is"`
	Gained int64 `json:"square_metres_gained"`
	Lost   int64 `json:"square_metres_lost"`
	// Unavailable: one of the two maps was erased, or was not handed over.
	Unavailable bool   `json:"unavailable,omitempty"`
	Note        string `json:"note"` // R5
}

// Volume is what changes about one volume.
type Volume struct {
	ID string `json:"id"`
	Op Op     `json:"op"`
	// Outline tells that the footprint itself differs.
	Outline bool `json:"outline,omitempty"`
	// Changes of floor, ceiling, windows, accuracy and the kind of edges.
	Changes []Change `json:"changes,omitempty"`
	// SquareMetres before and after, and what the outline gained and lost.
	Was    int64 `json:"square_metres_was"`
	Is     int64 `json:"square_metres_is"`
	Gained int64 `json:"square_metres_gained"`
	Lost   int64 `json:"square_metres_lost"`
}

// maps compares the two maps; nil if nothing differs.
func maps(from, to Side) *Map {
	m := &Map{Note: parley.NoteUnlisted}
	var c changes
	c.add("map", string(from.Revision.Map.Status), string(to.Revision.Map.Status))
	if len(c) > 0 {
		m.Status = &c[0]
	}
	zero := parley.PartID{}
	a, b := from.Revision.Map.Part, to.Revision.Map.Part
	if a == b {
		if m.Status == nil {
			return nil
		}
		if from.Annex != nil {
			m.Was = squareMetres(area(from.Annex.Volumes))
			m.Is = m.Was
		}
		return m
	}
	if a != zero && from.Annex == nil || b != zero && to.Annex == nil {
		m.Unavailable = true
		return m
	}
	var was, is []parley.Volume
	if from.Annex != nil {
		was = from.Annex.Volumes
	}
	if to.Annex != nil {
		is = to.Annex.Volumes
	}
	m.Volumes = volumes(was, is)
	m.Was, m.Is, m.Gained, m.Lost = measure(area(was), area(is))
	if m.Status == nil && len(m.Volumes) == 0 {
		return nil
	}
	return m
}

func volumes(was, is []parley.Volume) []Volume {
	var out []Volume
	for _, a := range was {
		i := slices.IndexFunc(is, func(b parley.Volume) bool { return b.ID == a.ID })
		if i < 0 {
			n := squareMetres(area([]parley.Volume{a}))
			out = append(out, Volume{ID: a.ID, Op: Removed, Was: n, Lost: n})
			continue
		}
		if v, differs := volume(a, is[i]); differs {
			out = append(out, v)
		}
	}
	for _, b := range is {
		if !slices.ContainsFunc(was, func(a parley.Volume) bool { return a.ID == b.ID }) {
			n := squareMetres(area([]parley.Volume{b}))
			out = append(out, Volume{ID: b.ID, Op: Added, Is: n, Gained: n})
		}
	}
	return out
}

func volume(a, b parley.Volume) (Volume, bool) {
	v := Volume{ID: b.ID, Op: Changed}
	var c changes
	c.add("floor", floor(a.Floor), floor(b.Floor))
	c.add("ceiling", ceiling(a.Ceiling), ceiling(b.Ceiling))
	c.add("windows", windows(a.Windows), windows(b.Windows))
	c.add("accuracy", accuracy(a.Accuracy), accuracy(b.Accuracy))
	c.add("edges", string(a.Footprint.Edges), string(b.Footprint.Edges))
	v.Changes = c
	v.Outline = !reflect.DeepEqual(a.Footprint, b.Footprint)
	if !v.Outline && len(c) == 0 {
		return v, false
	}
	x := area([]parley.Volume{a})
	if v.Outline {
		v.Was, v.Is, v.Gained, v.Lost = measure(x, area([]parley.Volume{b}))
	} else {
		v.Was = squareMetres(x)
		v.Is = v.Was
	}
	return v, true
}

// area lays footprints out as one; nil without any, or if that fails.
func area(volumes []parley.Volume) *geo.Area {
	var f []parley.Footprint
	for _, v := range volumes {
		f = append(f, v.Footprint)
	}
	a, err := geo.Prepare(f, 0)
	if err != nil {
		return nil
	}
	return a
}

func squareMetres(a *geo.Area) int64 {
	if a == nil {
		return 0
	}
	return max(0, measured(a.KM2()))
}

// measured is square metres; negative where an area is too intricate.
func measured(km2 float64) int64 { return int64(math.Round(km2 * 1e6)) }

// measure gives the areas, and what b has that a has not, and the reverse. What
// is too intricate to measure is 0, and neither gains nor loses.
func measure(a, b *geo.Area) (was, is, gained, lost int64) {
	var both int64
	if a != nil {
		was = measured(a.KM2())
	}
	if b != nil {
		is = measured(b.KM2())
	}
	if a != nil && b != nil {
		both = measured(geo.OverlapKM2(a, b))
	}
	if was < 0 || is < 0 || both < 0 {
		return max(0, was), max(0, is), 0, 0
	}
	both = min(both, was, is)
	return was, is, is - both, was - both
}

func windows(w []parley.Window) string {
	if len(w) == 0 {
		return "whenever in force"
	}
	var s []string
	for _, x := range w {
		s = append(s, x.From.String()+" until "+x.Until.String())
	}
	return strings.Join(s, ", ")
}

func accuracy(mm int64) string {
	if mm == 0 {
		return "exact"
	}
	return length(mm)
}
