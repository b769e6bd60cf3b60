package fence

import (
	"slices"
	"testing"

	"github.com/open-parley/parley/geo"
)

func sameCourse(a, b course) bool {
	return slices.EqualFunc(a, b, func(x, y step) bool { return x.from.cmp(y.from) == 0 && x.relation == y.relation })
}

// Stretches and courses say the same at each point, and between points.
func TestCourse(t *testing.T) {
	f := func(n uint64) geo.Fraction { return geo.Fraction{Num: n, Den: 10} }
	before, after := func(n uint64) mark { return mark{at: f(n)} }, func(n uint64) mark { return mark{f(n), true} }
	on := func(r geo.Relation, from, to uint64) geo.Stretch {
		return geo.Stretch{Relation: r, From: f(from), To: f(to)}
	}
	type list = []geo.Stretch
	for _, c := range []struct {
		name      string
		stretches []geo.Stretch
		want      course
	}{
		{"none", nil, course{{pathStart, geo.Apart}}},
		{"all", list{on(geo.Touch, 0, 10)}, course{{pathStart, geo.Touch}}},
		{"a point", list{on(geo.Touch, 4, 4)}, course{{pathStart, geo.Apart}, {before(4), geo.Touch}, {after(4), geo.Apart}}},
		{"the last point", list{on(geo.Touch, 10, 10)}, course{{pathStart, geo.Apart}, {before(10), geo.Touch}}},
		{"a band and what it bounds", list{on(geo.Indeterminate, 2, 3), on(geo.Touch, 3, 5), on(geo.Indeterminate, 5, 6)},
			course{{pathStart, geo.Apart}, {before(2), geo.Indeterminate}, {after(3), geo.Touch}, {before(5), geo.Indeterminate}, {after(6), geo.Apart}}},
		{"a point that is open", list{on(geo.Touch, 0, 4), on(geo.Indeterminate, 4, 4), on(geo.Touch, 4, 10)},
			course{{pathStart, geo.Touch}, {before(4), geo.Indeterminate}, {after(4), geo.Touch}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := courseOf(c.stretches, nil); !sameCourse(got, c.want) {
				t.Errorf("got %v\nwant %v", got, c.want)
			}
		})
	}
	// Of two courses the least: a point that is open stays so, however briefly.
	s := &segment{all: courseOf(list{on(geo.Touch, 2, 8)}, nil)}
	s.least(courseOf(list{on(geo.Touch, 0, 4), on(geo.Indeterminate, 4, 4), on(geo.Touch, 4, 9)}, nil))
	want := course{{pathStart, geo.Apart}, {before(2), geo.Touch}, {before(4), geo.Indeterminate}, {after(4), geo.Touch}, {after(8), geo.Apart}}
	if !sameCourse(s.all, want) {
		t.Errorf("the least is %v\nwant %v", s.all, want)
	}
}
