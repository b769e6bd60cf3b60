package fence

import "github.com/open-parley/parley/geo"

// mark is a place in the order of a path: just before a point of it, or just
// after.
type mark struct {
	at    geo.Fraction
	after bool
}

var (
	pathStart = mark{at: geo.Fraction{Num: 0, Den: 1}}
	pathEnd   = mark{geo.Fraction{Num: 1, Den: 1}, true}
)

func (m mark) cmp(n mark) int {
	if c := m.at.Cmp(n.at); c != 0 || m.after == n.after {
		return c
	}
	if n.after {
		return -1
	}
	return 1
}

// course is a relation along a path: each holds from its mark to the next one's.
// The first begins at pathStart.
type course []step

type step struct {
	from     mark
	relation geo.Relation
}

// then goes on with a relation from a mark, which none before lies behind: what
// began there is replaced.
func (c course) then(m mark, r geo.Relation) course {
	if n := len(c); n > 0 && c[n-1].from.cmp(m) >= 0 {
		c = c[:n-1]
	}
	if n := len(c); n > 0 && c[n-1].relation == r || m.cmp(pathEnd) >= 0 {
		return c
	}
	return append(c, step{m, r})
}

// apart reports whether nothing else holds.
func (c course) apart() bool { return len(c) == 1 && c[0].relation == geo.Apart }

// courseOf is what stretches leave Apart, and they.
func courseOf(s []geo.Stretch, c course) course {
	c = c.then(pathStart, geo.Apart)
	for i, v := range s {
		// A point where two meet is Indeterminate.
		from, to := mark{at: v.From}, mark{v.To, true}
		if i > 0 && v.Relation == geo.Touch && s[i-1].To.Cmp(v.From) == 0 {
			from.after = true
		}
		c = c.then(from, v.Relation)
		if i+1 == len(s) || s[i+1].From.Cmp(v.To) != 0 {
			c = c.then(to, geo.Apart)
		}
	}
	return c
}
