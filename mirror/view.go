package mirror

import (
	"context"
	"fmt"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/proof"
)

// compareView compares what follows from the party's entries with what the host
// has signed to follow from them. A host that is ahead, or behind, is asked
// another time.
func (m *Mirror) compareView(ctx context.Context, host Host) error {
	now := m.cfg.Now()
	if m.viewed != 0 && int64(now-m.viewed) < m.cfg.ViewEvery.Milliseconds() {
		return nil
	}
	signed, err := host.View(ctx, m.id.Party)
	if err != nil {
		return err
	}
	v, err := proof.OpenView(signed, m.verifier)
	if err == nil && v.Party != m.id.Party {
		err = fmt.Errorf("it is the view of another party")
	}
	if err != nil {
		return caught("bad-view", err)
	}
	if v.Size != m.Head().Size {
		return nil
	}
	m.viewed = now
	var state *docket.State
	m.View(func(s *docket.State) { state = s.Clone() })
	if own := state.Digest(); own != v.Digest {
		return &lie{code: "wrong-view", evidence: signed, kind: "view",
			cause: fmt.Errorf("the host has signed that %s follows from the party's first %d entries; what follows from them is %s", parley.Short(v.Digest), v.Size, parley.Short(own))}
	}
	m.mu.Lock()
	m.view = signed
	m.mu.Unlock()
	return nil
}
