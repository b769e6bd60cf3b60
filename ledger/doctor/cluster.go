package doctor

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/ledger/keystore"
	"github.com/open-parley/parley/proof"
)

// Shared says that the folder is a node's of a cluster, where the log lies:
// Config.Engine is then nil where the cluster was not looked at.
type Shared struct {
	// Findings are about the cluster itself.
	Findings []Finding
	// Epoch is that of the cluster's keys; 0: not known.
	Epoch int64
}

// shared reports what was found about the cluster.
func (x *exam) shared() {
	if x.cfg.Shared != nil {
		x.report.Findings = append(x.report.Findings, x.cfg.Shared.Findings...)
	}
}

// What to do about a log in a cluster.
const (
	todoCompare = "Stop all nodes, keep the NATS stores and the nodes' folders as they are for an inquiry, and compare the other nodes' checkpoints: which of them does the log bear out? Do not delete any checkpoint."
	todoRefill  = "NATS may give a damaged copy, and the other servers have the message: have another server lead the stream (nats stream cluster step-down) and look again. If the log then holds, stop the server with the damaged copy, wipe its store and let NATS refill it; never two at once. If no server leads to a log that holds, restore a backup."
)

// orShared gives what is to be done where the log lies in a cluster, or else alone.
func (x *exam) orShared(shared, alone string) string {
	if x.cfg.Shared != nil {
		return shared
	}
	return alone
}

// unreachable says that the cluster did not answer; false: it is something else.
func (x *exam) unreachable(err error) bool {
	if x.cfg.Shared == nil || errors.Is(err, ledger.ErrDamaged) {
		return false
	}
	var r *parley.Refusal
	if errors.As(err, &r) {
		x.refusal("log", "", err)
		return true
	}
	x.add(Finding{Check: "log", Level: Wrong, Code: "unreachable", What: fmt.Sprintf("The log can't be read from the cluster: %v.", err),
		Todo: "Look whether the NATS servers run and have a majority, and do it again."})
	return true
}

// sharedKeys looks at a node's copy of the keys.
func (x *exam) sharedKeys() bool {
	if x.cfg.Shared == nil {
		return false
	}
	keys, err := filepath.Glob(filepath.Join(x.path(keystore.Folder), "epoch-*.key"))
	if err != nil || len(keys) == 0 {
		x.add(Finding{Check: "keys", Level: Damaged, Code: "keys-lost", Where: keystore.Folder, What: "There is no epoch key: this node can read nothing that is in the log.",
			Todo: "Copy the folder keys/ from another node of this ledger; keys.db is then filled from the cluster."})
		return true
	}
	if _, err := os.Lstat(x.path(keystore.File)); errors.Is(err, os.ErrNotExist) {
		x.add(Finding{Check: "keys", Level: Note, Where: keystore.File, What: "The node's copy of the wrapped keys is missing; the next start fills it from the cluster."})
		return true
	}
	s, err := keystore.OpenReadOnly(x.ctx, x.cfg.Dir, "")
	if err != nil {
		x.add(Finding{Check: "keys", Level: Damaged, Code: "keys-lost", Where: keystore.File, What: fmt.Sprintf("The node's copy of the keys can't be read: %v.", err),
			Todo: "Stop the node, put the folder keys/ of a node that is up to date in place of its own, and remove keys.db: it is filled from the cluster."})
		return true
	}
	defer s.Close()
	switch own, theirs := s.Epoch(), x.cfg.Shared.Epoch; {
	case theirs > own+1, theirs > 0 && theirs < own:
		x.add(Finding{Check: "keys", Level: Wrong, Code: "keys-behind", Where: keystore.File, What: fmt.Sprintf("The cluster's keys are in epoch %d, this node's in epoch %d; it can follow one step.", theirs, own),
			Todo: "Stop the node, put the folder keys/ of a node that is up to date in place of its own, and remove keys.db: it is filled from the cluster."})
	case theirs == own+1:
		x.add(Finding{Check: "keys", Level: Note, What: fmt.Sprintf("The cluster's keys are in epoch %d, this node's in epoch %d: it has not followed the last erasure yet, and does when it runs.", theirs, own)})
	default:
		x.ok("keys", "The data keys are of epoch %d, and its key opens them.", own)
	}
	return true
}

// replayShared replays what the node has signed: the log may be ahead of its
// copy of the keys.
func (x *exam) replayShared(inspect func(ledger.Opener) (*ledger.Inspection, error)) (*ledger.Inspection, error) {
	found, err := inspect(func(context.Context, string) (ledger.Engine, error) {
		return &cut{Engine: x.engine, size: x.signed.Size}, nil
	})
	var r *parley.Refusal
	if errors.As(err, &r) && r.Code == "keys-lost" && x.head.Size > x.signed.Size {
		// Perhaps the node has followed an erasure that it has not read yet.
		if whole, err := inspect(func(context.Context, string) (ledger.Engine, error) {
			return &cut{Engine: x.engine, size: x.head.Size}, nil
		}); err == nil {
			return whole, nil
		}
	}
	return found, err
}

// cut is the beginning of a log. It leaves the engine open.
type cut struct {
	ledger.Engine
	size uint64
}

// Head implements ledger.Engine.
func (c *cut) Head(ctx context.Context) (h ledger.Head, err error) {
	h.Size, h.Root = c.size, proof.EmptyRoot
	if c.size == 0 {
		return h, nil
	}
	if h.Root, err = ledger.RootAt(ctx, c.Engine, c.size); err != nil {
		return h, err
	}
	records, err := c.Engine.Read(ctx, c.size-1, 1)
	if err != nil || len(records) == 0 {
		return h, errors.Join(err, fmt.Errorf("entry %d can't be read", c.size-1))
	}
	leaf, err := proof.DecodeLeaf(records[0].Leaf)
	h.At = leaf.At
	return h, err
}

// Read implements ledger.Engine.
func (c *cut) Read(ctx context.Context, from uint64, limit int) ([]ledger.Record, error) {
	if from >= c.size {
		return nil, nil
	}
	return c.Engine.Read(ctx, from, int(min(uint64(limit), c.size-from)))
}

// Close implements ledger.Engine.
func (c *cut) Close() error { return nil }
