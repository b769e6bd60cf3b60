package ledger

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/ledger/disk"
	"github.com/open-parley/parley/proof"
	"github.com/open-parley/parley/statement"
)

// CosignedFile is the newest checkpoint that enough witnesses have cosigned for
// the log's policy.
const CosignedFile = "checkpoint.cosigned"

const (
	// CosignEvery is the least time from one checkpoint for which cosignatures
	// are asked to the next: witnesses get at most one a second.
	CosignEvery = time.Second
	// CosignRound is how long one is asked for while its quorum is missing.
	// Witnesses that come one after the other all find the same one.
	CosignRound = 15 * time.Second
)

// cosigning is what witnesses are asked for, and what they gave.
type cosigning struct {
	// gathering is held from reading what is there to writing what is new.
	gathering sync.Mutex

	mu sync.Mutex // guards the rest; held for moments
	// candidate is the checkpoint for which cosignatures are asked, since since.
	candidate *proof.Cosigned
	since     time.Time
	// witnessed is the newest that had its quorum.
	witnessed *proof.Cosigned
	changed   chan struct{} // closed when witnessed changes
}

// Candidate is the checkpoint for which cosignatures are asked now, with those
// that are there: the newest one, but that it stands until it has its quorum, for
// CosignRound at most and CosignEvery at least.
func (l *Ledger) Candidate() []byte { return l.candidate().Note }

func (l *Ledger) candidate() *proof.Cosigned {
	l.mu.RLock()
	head, signed := l.head, l.checkpoint
	l.mu.RUnlock()
	policy := l.policy()
	c := &l.cosigning
	c.mu.Lock()
	defer c.mu.Unlock()
	now := c.candidate
	if w := c.witnessed; now == nil && w != nil && w.Size == head.Size {
		now = w // as it was before the ledger was started again
		c.candidate, c.since = now, time.Now()
	}
	age := time.Since(c.since)
	if now == nil || now.Size < head.Size && age >= CosignEvery && (policy.Quorum == 0 || quorate(now, policy) || age >= CosignRound) {
		now = &proof.Cosigned{Checkpoint: proof.Checkpoint{Origin: l.key.verifier.Name(), Size: head.Size, Root: head.Root}, Note: signed}
		c.candidate, c.since = now, time.Now()
	}
	return now
}

// AwaitCandidate waits for a candidate of another size.
func (l *Ledger) AwaitCandidate(ctx context.Context, other uint64) ([]byte, error) {
	tick := time.NewTicker(CosignEvery)
	defer tick.Stop()
	for {
		l.mu.RLock()
		changed := l.changed
		l.mu.RUnlock()
		if c := l.candidate(); c.Size != other {
			return c.Note, nil
		}
		select {
		case <-changed:
		case <-tick.C:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
}

// Cosign takes cosignatures in: a note of the candidate, or of the newest
// witnessed checkpoint, with lines of witnesses that the log's policy names.
// Those that are there already change nothing, and lines of others are left out.
func (l *Ledger) Cosign(note []byte) error {
	keys := witnessKeys(l.policy())
	given, err := proof.Gather(l.Verifier(), keys, note)
	if err != nil {
		return err
	}
	if len(given.Witnesses) == 0 {
		return refuse(nil, "no-witness", "R9", "Have the registrar name the witness in the log's policy (parley log policy --witness KEY --quorum N).",
			"No witness that the log's policy names has cosigned this.")
	}
	c := &l.cosigning
	c.gathering.Lock()
	defer c.gathering.Unlock()
	c.mu.Lock()
	candidate, witnessed := c.candidate, c.witnessed
	c.mu.Unlock()
	for _, have := range []*proof.Cosigned{candidate, witnessed} {
		if have == nil || have.Size != given.Size {
			continue
		}
		if have.Checkpoint != given.Checkpoint {
			l.log.Error("a witness has cosigned another history, which the log's key has signed", "size", given.Size)
			return refuse(nil, "another-history", "R9", "Stop: the log's key was used elsewhere, or the ledger was restored from another copy. Compare with the witnesses' evidence.",
				"The checkpoint is signed by this log's key, but is not of this log.")
		}
		all, err := proof.Gather(l.Verifier(), keys, have.Note, note)
		if err != nil {
			return err
		}
		return l.gathered(have, all)
	}
	return refuse(nil, "not-asked", "R9", "Cosign the one that is asked for: GET /log/candidate.",
		"Cosignatures are asked for another checkpoint, not for the one of %d entries.", given.Size)
}

// gathered keeps what has more cosignatures than before.
func (l *Ledger) gathered(before, all *proof.Cosigned) error {
	c := &l.cosigning
	if len(all.Witnesses) <= len(before.Witnesses) {
		return nil
	}
	c.mu.Lock()
	enough := quorate(all, l.policy()) && (c.witnessed == nil || c.witnessed.Size <= all.Size)
	c.mu.Unlock()
	if enough {
		if err := disk.WriteAside(l.cfg.Dir, CosignedFile, all.Note, 0o644); err != nil {
			return err
		}
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.candidate == before {
		c.candidate = all
	}
	if enough {
		c.witnessed = all
		close(c.changed)
		c.changed = make(chan struct{})
	}
	return nil
}

// Witnessed is the newest checkpoint with enough cosignatures for the log's
// policy as it stands; nil: none, or the policy asks for none.
func (l *Ledger) Witnessed() []byte {
	if w := l.witnessed(); w != nil {
		return w.Note
	}
	return nil
}

// WitnessedSize is of how many entries Witnessed is; 0: there is none.
func (l *Ledger) WitnessedSize() uint64 {
	if w := l.witnessed(); w != nil {
		return w.Size
	}
	return 0
}

func (l *Ledger) witnessed() *proof.Cosigned {
	policy := l.policy()
	l.cosigning.mu.Lock()
	defer l.cosigning.mu.Unlock()
	if w := l.cosigning.witnessed; w != nil && quorate(w, policy) {
		return w
	}
	return nil
}

// AwaitWitnessed waits until a witnessed checkpoint covers an entry.
func (l *Ledger) AwaitWitnessed(ctx context.Context, index uint64) error {
	for {
		l.cosigning.mu.Lock()
		changed := l.cosigning.changed
		l.cosigning.mu.Unlock()
		if w := l.witnessed(); w != nil && index < w.Size {
			return nil
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// WithCosignatures is a checkpoint of this log with the cosignatures that are
// there for it.
func (l *Ledger) WithCosignatures(signed []byte) []byte {
	l.cosigning.mu.Lock()
	defer l.cosigning.mu.Unlock()
	for _, c := range []*proof.Cosigned{l.cosigning.candidate, l.cosigning.witnessed} {
		if c != nil && len(c.Note) >= len(signed) && string(c.Note[:len(signed)]) == string(signed) {
			return c.Note
		}
	}
	return signed
}

// policy is the log's policy as readers see it.
func (l *Ledger) policy() (p statement.Policy) {
	l.View(func(s *docket.State) { p = s.Policy() })
	return p
}

// witnessKeys are those of the policy that can verify a cosignature.
func witnessKeys(p statement.Policy) []string {
	return slices.DeleteFunc(slices.Clone(p.Witnesses), func(w string) bool {
		_, err := proof.NewWitness(w)
		return err != nil
	})
}

func quorate(c *proof.Cosigned, p statement.Policy) bool {
	return proof.Quorate(c.Witnesses, p.Witnesses, p.Quorum)
}

// recoverCosigned reads the newest witnessed checkpoint, which must be of this
// very log. One that was damaged is collected anew.
func (l *Ledger) recoverCosigned(ctx context.Context) error {
	l.cosigning.changed = make(chan struct{})
	b, err := os.ReadFile(filepath.Join(l.cfg.Dir, CosignedFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	w, err := proof.Gather(l.Verifier(), witnessKeys(l.policy()), b)
	if err != nil {
		l.log.Warn("the witnessed checkpoint was damaged; cosignatures are collected anew", "file", CosignedFile, "error", err)
		return nil
	}
	if w.Size > l.head.Size {
		return refuseShorter(l.head.Size, w.Size)
	}
	root, err := tlog.TreeHash(int64(w.Size), l.tree.reader(ctx))
	if err != nil {
		return err
	}
	if root != w.Root {
		return refuseDiffers(w.Size)
	}
	l.cosigning.witnessed = w
	return nil
}
