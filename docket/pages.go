package docket

import (
	"maps"
	"slices"

	"github.com/open-parley/parley"
)

const (
	pageBits = 7
	pageSize = 1 << pageBits
)

// pages is a list that is never changed: its copies share what they have in
// common.
type pages[T any] []*[pageSize]T

// at is an element; zero: none was set.
func (p pages[T]) at(i int) (v T) {
	if i>>pageBits < len(p) && p[i>>pageBits] != nil {
		v = p[i>>pageBits][i%pageSize]
	}
	return v
}

// pen writes the next list: it copies the pages that it changes.
type pen[T any] struct {
	pages[T]
	fresh map[int]bool
}

func (w *pen[T]) set(i int, v T) {
	n := i >> pageBits
	if w.fresh == nil {
		w.pages, w.fresh = slices.Clone(w.pages), map[int]bool{}
	}
	for len(w.pages) <= n {
		w.pages = append(w.pages, nil)
	}
	if !w.fresh[n] {
		w.fresh[n] = true
		c := new([pageSize]T)
		if w.pages[n] != nil {
			*c = *w.pages[n]
		}
		w.pages[n] = c
	}
	w.pages[n][i%pageSize] = v
}

// bases are those of all arrangements, by number, and for each page of them the
// time in which none stands otherwise.
type bases struct {
	pages[base]
	within []parley.Window
	all    parley.Window
}

// always is every instant that is computed with.
var always = parley.Window{From: -parley.Never, Until: parley.Never}

// then is what a pen has made of b.
func (b bases) then(w *pen[base]) bases {
	if w.fresh == nil {
		return b
	}
	within := slices.Clone(b.within)
	for len(within) < len(w.pages) {
		within = append(within, always)
	}
	for n := range maps.Keys(w.fresh) {
		within[n] = always
		for i := range w.pages[n] {
			if one := &w.pages[n][i]; one.stands != (parley.Window{}) {
				within[n] = meet(within[n], one.stands)
			}
		}
	}
	out := bases{w.pages, within, always}
	for _, x := range within {
		out.all = meet(out.all, x)
	}
	return out
}

// otherwise are those that do not stand at t as they are.
func (b bases) otherwise(t parley.Instant) (out []int) {
	for n, w := range b.within {
		if holds(w, t) || b.pages[n] == nil {
			continue
		}
		for i := range b.pages[n] {
			if w := b.pages[n][i].stands; w != (parley.Window{}) && !holds(w, t) {
				out = append(out, n<<pageBits|i)
			}
		}
	}
	return out
}

func meet(a, b parley.Window) parley.Window {
	return parley.Window{From: max(a.From, b.From), Until: min(a.Until, b.Until)}
}

func holds(w parley.Window, t parley.Instant) bool { return w.From <= t && t < w.Until }
