package ledger

import (
	"context"
	"errors"
	"path/filepath"
	"time"

	"github.com/open-parley/parley/ledger/disk"
)

// moveOutPatience is how long MoveOut waits until no other node decides: longer
// than the lease of one that was killed holds.
const moveOutPatience = 10 * time.Second

// moveOutRounds is how often the copy goes on because the log has grown before
// it could be ended.
const moveOutRounds = 3

// MoveOut copies the ledger of the node in cfg.Dir out of its cluster into the new
// folder t.To, and ends the log there: from then on no node can append to it.
// The copy has all entries, keys and promises, was verified by a full replay
// before the log ended, and has the same roots. Where it fails, the cluster goes
// on, or, once it has ended, the same can be done again.
//
// No other node may decide meanwhile. t.Source opens the log also where it has
// ended.
func MoveOut(ctx context.Context, cfg Config, t Transfer) (*Inspection, error) {
	return t.make(func(part string) (_ *Inspection, err error) {
		l, err := open(ctx, cfg)
		if err != nil {
			return nil, err
		}
		defer func() { err = errors.Join(err, l.closeFiles()) }()
		ended, err := cfg.Cluster.Ended(ctx)
		if err != nil {
			return nil, err
		}
		if !ended {
			lease, err := l.alone(ctx)
			if err != nil {
				return nil, err
			}
			defer lease.Release()
		}
		for range moveOutRounds {
			found, err := l.copyOut(ctx, t, part)
			if err == nil {
				err = cfg.Cluster.End(ctx)
			}
			if err != nil {
				return nil, err
			}
			before := l.intake.nextNumber()
			if err := l.bringUp(ctx); err != nil {
				return nil, err
			}
			if l.Head().Size == found.Head.Size && l.intake.nextNumber() == before {
				return found, nil
			}
		}
		return nil, refuse(nil, "in-use", "", "Stop all nodes, and do it again: the log has ended, nothing more can come.", "The log has grown while it was copied.")
	})
}

// alone waits until this node may decide.
func (l *Ledger) alone(ctx context.Context) (Lease, error) {
	waiting, cancel := context.WithTimeout(ctx, moveOutPatience)
	defer cancel()
	lease, err := l.member.Campaign(waiting)
	if err != nil && waiting.Err() != nil && ctx.Err() == nil {
		err = refuse(err, "in-use", "", "Stop all nodes first: what they would write meanwhile would be missing from the copy.", "A node of this ledger decides.")
	}
	return lease, err
}

// bringUp takes over all that the cluster has.
func (l *Ledger) bringUp(ctx context.Context) error {
	if _, err := l.catchUp(ctx); err != nil {
		return err
	}
	if err := l.syncKeys(ctx); err != nil {
		return err
	}
	if err := l.pullQueue(ctx); err != nil {
		return err
	}
	return l.intake.mark(ctx)
}

// copyOut copies what this node has to part, and verifies it.
func (l *Ledger) copyOut(ctx context.Context, t Transfer, part string) (*Inspection, error) {
	if err := l.bringUp(ctx); err != nil {
		return nil, err
	}
	if err := t.copyConsistently(ctx, part, nil); err != nil {
		return nil, err
	}
	if !disk.Exists(filepath.Join(part, KeyFile)) {
		if err := disk.CopySecret(filepath.Join(t.From, KeyFile), part, KeyFile, maxKeyFile); err != nil {
			return nil, refuseLogKey(err, t.From)
		}
	}
	return t.verify(ctx, part, Keys{})
}
