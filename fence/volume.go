package fence

import (
	"slices"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/geo"
)

// Volume appends the zones that q meets to out, by ID. The relation of two zones
// is the least of three:
//
//   - of their areas: geo.Relate;
//   - of their heights, as [Zone.Concur] lays them over one another with what
//     the index converts by;
//   - of their times: an instant that lies in Active, Windows and Schedule of
//     both, each [from, until).
//
// Hours that rest on the Sun are searched as [Schedule.During] does. An instant of
// two schedules is looked for from change to change, 4096 of them at most; where
// that does not find one, and the time is not over, the answer is Indeterminate.
//
// q is not checked as Add checks a zone: its windows and exceptions must be sorted,
// without overlaps, and its slots within their limits, or the answer is worth
// nothing. A q without an area meets nothing.
func (x *Index) Volume(q Zone, out []Hit) []Hit {
	if q.Area == nil {
		return out
	}
	for _, id := range x.Near(q.Area, nil) {
		z := x.Zone(id)
		r := q.Concur(z, x.vertical)
		if r != geo.Apart {
			r = min(r, geo.Relate(q.Area, z.Area))
		}
		if r != geo.Apart {
			out = append(out, Hit{id, r})
		}
	}
	return out
}

// Near appends the zones, by ID, whose areas may come within the summed
// accuracies of a, by their bounds; heights and times are left aside. None that
// geo.Relate would not find Apart is missing.
func (x *Index) Near(a *geo.Area, out []ID) []ID {
	// Relate widens a band toward the poles by the sum of both accuracies, which
	// is more than what either widens by itself.
	return x.candidates(a.Boxes(a.Accuracy()+x.widest), out)
}

// With is the same index, which converts heights by v; nil: not at all. It
// shares the zones.
func (x *Index) With(v Vertical) *Index {
	y := *x
	y.vertical = v
	y.edition++
	y.since = y.edition // for Tracks
	return &y
}

// Concur is how z and o lie to one another in height and time, wherever their
// areas have a place in common; whether they have one is left aside.
//
// All ranges of heights of both are laid over one another pairwise, for ranges
// that meet pairwise have a height in common. A range whose floor lies above its
// ceiling meets nothing. Heights over one datum compare exactly. A floor and a
// ceiling over different ones are converted by v: Touch where they meet wherever
// the zones may have a place in common, or certainly do at one such place; Apart
// where the ranges certainly meet at none of them; Indeterminate otherwise, and
// where v is nil or has no data. It errs to Indeterminate alone: after MaxPieces
// pieces of the common ground it stops looking. A range between two datums by
// itself counts as one that holds some height, unless the data say otherwise.
func (z *Zone) Concur(o *Zone, v Vertical) geo.Relation {
	r := z.levels(o)
	if r == geo.Apart {
		return r
	}
	when := z.times(o)
	if when == geo.Apart || v == nil || z.Area == nil || o.Area == nil {
		return min(r, when)
	}
	if g := commonGround(z, o, v); len(g.bounds) > 0 {
		r = g.relation()
	}
	return min(r, when)
}

// levels lays all ranges of heights of both over one another, within one datum.
func (z *Zone) levels(o *Zone) geo.Relation {
	out, n := geo.Touch, len(z.Heights)
	at := func(i int) Range {
		if i < n {
			return z.Heights[i]
		}
		return o.Heights[i-n]
	}
	for i := range n + len(o.Heights) {
		a := at(i)
		if a.empty() {
			return geo.Apart
		}
		for j := range i {
			b := at(j)
			out = min(out, geo.HeightsOverlap(a.Floor, a.Ceiling, b.Floor, b.Ceiling))
		}
	}
	return out
}

// empty reports whether no height is certainly in the range.
func (r Range) empty() bool {
	return r.Floor != nil && r.Ceiling != nil && r.Floor.Datum == r.Ceiling.Datum && r.Floor.MM > r.Ceiling.MM
}

// times looks for an instant at which both count.
func (z *Zone) times(o *Zone) geo.Relation {
	all := z.active(o)
	none := []parley.Window{all}
	u, v := z.Windows, o.Windows
	if len(u) == 0 {
		u = none
	}
	if len(v) == 0 {
		v = none
	}
	out := geo.Apart
	for i, j := 0, 0; i < len(u) && j < len(v) && out != geo.Touch; {
		if w := both(both(u[i], v[j]), all); w.From < w.Until {
			out = max(out, concur(&z.Schedule, &o.Schedule, w))
		}
		if u[i].Until <= v[j].Until {
			i++
		} else {
			j++
		}
	}
	return out
}

// active is when both may count at all.
func (z *Zone) active(o *Zone) parley.Window {
	all := parley.Window{From: -parley.Never - 1, Until: parley.Never}
	for _, a := range [...]parley.Window{z.Active, o.Active} {
		if a != (parley.Window{}) {
			all = both(all, a)
		}
	}
	return all
}

func both(a, b parley.Window) parley.Window {
	return parley.Window{From: max(a.From, b.From), Until: min(a.Until, b.Until)}
}

// concur looks for an instant of w at which both schedules count. Where one
// always does, the other's hours decide. Otherwise it goes from change to
// change; hours that do not rest on the Sun have been searched after a week.
func concur(a, b *Schedule, w parley.Window) geo.Relation {
	switch {
	case b.always():
		return a.During(w)
	case a.always():
		return b.During(w)
	}
	out, solar := geo.Apart, a.solar() || b.solar()
	if !solar && !inWeek(a, b, w) {
		return out
	}
	searched, steps := parley.Instant(0), 0
	for t := max(w.From, -parley.Never); t < min(w.Until, parley.Never); steps++ {
		ra, ua := a.At(t)
		rb, ub := b.At(t)
		if out = max(out, min(ra, rb)); out == geo.Touch {
			return out
		}
		next := min(ua, ub)
		switch { // nothing is in common before what is apart ends
		case ra == geo.Apart && rb == geo.Apart:
			next = max(ua, ub)
		case ra == geo.Apart:
			next = ua
		case rb == geo.Apart:
			next = ub
		}
		if next <= t || next >= w.Until {
			return out
		}
		if !a.excepted(t) && !b.excepted(t) {
			searched += next - t
		}
		if steps > maxSteps || solar && searched > maxSearch {
			return geo.Indeterminate
		}
		t = next
	}
	return out
}

// inWeek reports whether the slots of both, exceptions aside, have an instant in
// common within w: if any, then one of its first week.
func inWeek(a, b *Schedule, w parley.Window) bool {
	x, y := Schedule{Slots: a.Slots}, Schedule{Slots: b.Slots}
	w.Until = min(w.Until, w.From+7*day)
	for t := w.From; t < w.Until; {
		ra, ua := x.At(t)
		rb, ub := y.At(t)
		switch {
		case ra == geo.Touch && rb == geo.Touch:
			return true
		case ra == rb:
			t = max(t+1, ua, ub)
		case ra == geo.Apart:
			t = max(t+1, ua)
		default:
			t = max(t+1, ub)
		}
	}
	return false
}

func (s *Schedule) solar() bool { return slices.ContainsFunc(s.Slots, solar) }
