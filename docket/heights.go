package docket

import (
	"github.com/open-parley/parley"
	"github.com/open-parley/parley/fence"
	"github.com/open-parley/parley/geo"
)

// Heights are what a deployment converts heights between datums by, and what
// answers call it. Checks and impacts alone ask for them: what is in force, for
// whom, and whose consent is needed is the same whatever data there are.
type Heights struct {
	Vertical fence.Vertical
	Data     []parley.HeightData // one of each kind at most
}

// With is the snapshot whose checks and impacts convert heights by h; nil: they
// compare within one datum.
func (v *Snapshot) With(h *Heights) *Snapshot {
	w := *v
	w.heights = h
	return &w
}

// MaxConversions is how often one answer converts heights at most.
const MaxConversions = 100_000

// compare has an answer computed with the data, and tells which they are; none
// where there are none. They are told whether a height was converted or not: else
// they would tell of zones that the asker may not see. An answer that converts
// heights more often than MaxConversions is computed anew without data, because
// what it would find first depends on how its host has numbered the zones.
func (v *Snapshot) compare(answer func(fence.Vertical)) []parley.HeightData {
	if v.heights == nil {
		answer(nil)
		return nil
	}
	g := &gauge{Vertical: v.heights.Vertical, left: MaxConversions}
	if answer(g); g.left < 0 {
		answer(nil)
		return nil
	}
	return v.heights.Data
}

// gauge counts conversions, and makes so many.
type gauge struct {
	fence.Vertical
	left int
}

// ConvertOver is the data's.
func (g *gauge) ConvertOver(b geo.Box, during parley.Window, from fence.Datum, mm int64, to fence.Datum) (lo, hi int64, ok bool) {
	if g.left--; g.left < 0 {
		return 0, 0, false
	}
	return g.Vertical.ConvertOver(b, during, from, mm, to)
}
