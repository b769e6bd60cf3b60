package docket

import (
	"github.com/open-parley/parley"
	"github.com/open-parley/parley/fence"
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

// vertical is nil where there is nothing to convert by.
func (v *Snapshot) vertical() fence.Vertical {
	if v.heights == nil {
		return nil
	}
	return v.heights.Vertical
}

// heightData are those of the deployment, whether an answer asked them or not:
// else it would tell of zones that its asker may not see.
func (v *Snapshot) heightData() []parley.HeightData {
	if v.heights == nil {
		return nil
	}
	return v.heights.Data
}
