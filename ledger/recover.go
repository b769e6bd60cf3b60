package ledger

import (
	"context"
	"errors"
	"io/fs"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/proof"
	"github.com/open-parley/parley/statement"
)

// replayChunk is how many entries are read and checked together.
const replayChunk = 512

// recover rebuilds everything in memory from the disk, by the code that the
// writer uses, and is the guard: nothing that was signed may be missing or
// changed.
func (l *Ledger) recover(ctx context.Context) error {
	signed, c, err := l.readCheckpoint()
	if err != nil {
		return err
	}
	head, err := l.engine.Head(ctx)
	if err != nil {
		return refuseDamaged(err, "The log's end can't be read: %v.", err)
	}
	if err := l.replayAll(ctx, head, c); err != nil {
		return err
	}
	l.head, l.checkpoint = head, signed
	if head.Size > c.Size {
		l.log.Info("the log is longer than the last checkpoint: signing what is on the disk", "signed", c.Size, "entries", head.Size)
		l.checkpoint, err = l.sign(head.Size, head.Root)
	}
	return err
}

// replayAll folds the log up to head, from a snapshot on where one fits, and
// compares it with the checkpoint.
func (l *Ledger) replayAll(ctx context.Context, head Head, c proof.Checkpoint) error {
	if head.Size < c.Size {
		return refuseShorter(head.Size, c.Size)
	}
	var cause error
	name := ""
	if !l.cfg.Deep && !l.cfg.Whole {
		var s *docket.State
		var h *snapshotHeader
		if s, h, name = l.fromSnapshot(ctx, head, c); s != nil {
			if cause = l.replayFrom(ctx, s, h, head, c); cause == nil || ctx.Err() != nil {
				return cause
			}
			l.log.Warn("the log does not go on from the snapshot: it is replayed whole, to say what is wrong", "snapshot", name, "cause", cause)
		}
	}
	err := l.replayFrom(ctx, docket.New(l.cfg.World), &snapshotHeader{Root: proof.EmptyRoot}, head, c)
	if err == nil && cause != nil {
		l.setAside(name, cause)
	}
	return err
}

// replayFrom folds what follows a state.
func (l *Ledger) replayFrom(ctx context.Context, s *docket.State, from *snapshotHeader, head Head, c proof.Checkpoint) error {
	l.recent, l.recentBytes = nil, 0
	r := &replay{l: l, ctx: ctx, checkpoint: c, total: head.Size, verified: l.cfg.Deep, progress: l.cfg.Progress}
	if err := r.from(s, from); err != nil {
		return err
	}
	if head.Size-from.Size > SnapshotEvery {
		defer replayMemory()()
	}
	if err := r.run(); err != nil {
		return err
	}
	if err := r.finish(head); err != nil {
		return err
	}
	l.tree, l.erased, l.committed, l.deciding = r.tree, r.erased, s, s.Clone()
	l.snapshots.last = from.Size
	return nil
}

// replayGC is how much the heap may grow, in percent of what is in use, before
// it is collected: a long replay spends a fifth less time so, for half as much
// memory again while it lasts.
const replayGC = 200

// replayMemory lets the heap grow so, until what it gives is called.
func replayMemory() (restore func()) {
	was := debug.SetGCPercent(replayGC)
	if was < 0 || was > replayGC {
		debug.SetGCPercent(was)
	}
	return func() { debug.SetGCPercent(was) }
}

// readCheckpoint reads the last checkpoint that this ledger signed.
func (l *Ledger) readCheckpoint() ([]byte, proof.Checkpoint, error) {
	signed, c, err := readSigned(l.cfg.Dir, l.key.verifier)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, proof.Checkpoint{}, refuse(errors.Join(ErrDamaged, err), "no-checkpoint", "R9",
			"Restore it from a backup, or from any party or witness who holds a later one: it is signed. Without it nobody can tell whether the log was cut.",
			"The last signed checkpoint (%s) is missing.", filepath.Join(l.cfg.Dir, CheckpointFile))
	}
	var bad *notSigned
	if errors.As(err, &bad) {
		return nil, proof.Checkpoint{}, refuse(errors.Join(ErrDamaged, err), "bad-checkpoint", "R9",
			"Restore checkpoint and "+KeyFile+" from one backup: the log's key did not sign this checkpoint, or it was damaged.",
			"The last checkpoint does not verify: %v", err)
	}
	if err != nil {
		return nil, proof.Checkpoint{}, err
	}
	return signed, c, nil
}

// replay is one pass over the log, or over what follows a snapshot.
type replay struct {
	l          *Ledger
	ctx        context.Context
	checkpoint proof.Checkpoint
	total      uint64
	verified   bool // verify signatures and slot trees too
	background bool // beside the ledger's work: slowly, and nobody is told of the entries
	progress   func(done, total uint64)

	size   uint64
	at     parley.Instant
	state  *docket.State
	tree   *tree
	erased map[parley.StatementID]bool
	opaque map[uint64]parley.StatementID // entries that could not be read
}

// from is the state and place to begin with.
func (r *replay) from(s *docket.State, from *snapshotHeader) (err error) {
	r.state, r.size, r.at = s, from.Size, from.At
	r.opaque, r.erased = map[uint64]parley.StatementID{}, map[parley.StatementID]bool{}
	for _, id := range s.Erased() {
		r.erased[id] = true
	}
	if r.tree, err = loadTree(r.ctx, r.l.engine, int64(from.Size)); err != nil {
		return refuseDamaged(err, "The log's tree can't be read at %d entries: %v.", from.Size, err)
	}
	return nil
}

// run reads chunks ahead, opens them on all cores and folds them in order.
func (r *replay) run() error {
	ctx, cancel := context.WithCancel(r.ctx)
	defer cancel()
	from := r.size
	type chunk struct {
		opened []opened
		hashes []tlog.Hash
		err    error
	}
	chunks := make(chan chunk, 1)
	go func() {
		defer close(chunks)
		for from < r.total {
			start := time.Now()
			c := chunk{}
			c.opened, c.hashes, c.err = r.read(ctx, from)
			r.rest(ctx, start)
			if r.unreachable(ctx, c.err) {
				continue
			}
			select {
			case chunks <- c:
			case <-ctx.Done():
				return
			}
			if c.err != nil {
				return
			}
			from += uint64(len(c.opened))
		}
	}()
	for c := range chunks {
		if c.err != nil {
			var refusal *parley.Refusal
			if errors.As(c.err, &refusal) || r.ctx.Err() != nil {
				return c.err
			}
			return refuseDamaged(c.err, "The log can't be read from entry %d on: %v.", r.size, c.err)
		}
		start := time.Now()
		if err := r.fold(c.opened, c.hashes); err != nil {
			return err
		}
		if r.progress != nil {
			r.progress(r.size, r.total)
		}
		r.rest(ctx, start)
	}
	return r.ctx.Err()
}

// read reads and opens a chunk from an entry on, with the tree hashes that it
// added.
func (r *replay) read(ctx context.Context, from uint64) ([]opened, []tlog.Hash, error) {
	records, err := r.l.engine.Read(ctx, from, int(min(replayChunk, r.total-from)))
	if err == nil && len(records) == 0 {
		err = refuseDamaged(nil, "Entry %d is missing.", from)
	}
	if err != nil {
		return nil, nil, err
	}
	open := (*statement.Submission).Reopen
	if r.verified {
		open = (*statement.Submission).Open
	}
	out := make([]opened, len(records))
	r.each(len(records), func(i int) {
		o := &out[i]
		o.event, o.sealed, o.err = openRecord(ctx, r.l.keys, records[i], open)
	})
	hashes, err := storedHashes(ctx, r.l.engine, from, uint64(len(records)))
	return out, hashes, err
}

// each calls f for 0 … n−1, on all cores unless it is done in the background.
func (r *replay) each(n int, f func(i int)) {
	if !r.background {
		parallel(n, f)
		return
	}
	for i := range n {
		f(i)
	}
}

// opened is one entry of a chunk, or why it can't be read.
type opened struct {
	event  Event
	sealed *Sealed
	err    error
}

func openAll(ctx context.Context, l *Ledger, records []Record) []opened {
	out := make([]opened, len(records))
	parallel(len(records), func(i int) {
		o := &out[i]
		o.event, o.sealed, o.err = openRecord(ctx, l.keys, records[i], (*statement.Submission).Open)
	})
	return out
}

// parallel calls f for 0 … n−1 on all cores.
func parallel(n int, f func(i int)) {
	if n == 1 {
		f(0)
		return
	}
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), n) {
		wg.Go(func() {
			for i := next.Add(1) - 1; int(i) < n; i = next.Add(1) - 1 {
				f(int(i))
			}
		})
	}
	wg.Wait()
}

// fold checks a chunk against the tree and the checkpoint, and applies it.
func (r *replay) fold(chunk []opened, stored []tlog.Hash) error {
	for i := range chunk {
		o := &chunk[i]
		if o.err != nil {
			return o.err
		}
		if o.event.Leaf.At < r.at {
			return refuseDamaged(nil, "Entry %d is earlier than the one before it.", r.size)
		}
		r.at = o.event.Leaf.At
		hashes, err := r.tree.add(o.event.Leaf.Hash())
		if err != nil {
			return err
		}
		for _, h := range hashes {
			if stored[0] != h {
				return r.differs()
			}
			stored = stored[1:]
		}
		r.size++
		if r.size == r.checkpoint.Size {
			if err := r.meetCheckpoint(); err != nil {
				return err
			}
		}
		if o.event.Signed == nil {
			r.opaque[o.event.Index] = o.sealed.Statement
		} else {
			noteErased(r.erased, o.event)
		}
	}
	if r.verified {
		// The slot trees need the party numbers as they were before each entry.
		if err := r.deep(chunk); err != nil {
			return err
		}
	}
	for _, o := range chunk {
		if r.state.Size() > o.event.Index { // deep has applied it
			continue
		}
		if err := r.state.Apply(o.event.entry()); err != nil {
			return doesNotFollow(err)
		}
	}
	if r.background || r.size+recentEvents < r.total {
		return nil
	}
	events := make([]Event, len(chunk))
	for i, o := range chunk {
		events[i] = o.event
	}
	r.l.remember(events)
	return nil
}

// meetCheckpoint compares the root at the checkpoint's size.
func (r *replay) meetCheckpoint() error {
	root, err := r.tree.root(int64(r.size))
	if err != nil {
		return err
	}
	if root != r.checkpoint.Root {
		return refuseDiffers(r.checkpoint.Size)
	}
	return nil
}

// differs says what a tree hash that differs means: changed entries where they
// were signed, damage elsewhere.
func (r *replay) differs() error {
	if r.size < r.checkpoint.Size {
		return refuseDamaged(nil, "Entry %d is not the one that was written: its tree hashes differ from the stored ones.", r.size)
	}
	return refuseDamaged(nil, "Entry %d, which has no checkpoint yet, is not the one that was written: its tree hashes differ from the stored ones.", r.size)
}

// deep verifies signatures and slot trees again, on all cores. It applies the
// chunk to the committed state one by one first, because each slot tree rests
// on the parties that there were before its entry.
func (r *replay) deep(chunk []opened) error {
	s := r.state
	to := make([]proof.Addressees, len(chunk))
	for i, o := range chunk {
		e := o.event
		if e.Signed != nil {
			var ok bool
			if to[i], ok = addressees(s, e.Signed.Statement.Audience); !ok || o.sealed.Width != proof.Width(s.PartyCount()) {
				return refuseDamaged(nil, "Entry %d addresses a party that was not admitted yet.", e.Index)
			}
		}
		if err := s.Apply(e.entry()); err != nil {
			return doesNotFollow(err)
		}
	}
	errs := make([]error, len(chunk))
	r.each(len(chunk), func(i int) {
		e := chunk[i].event
		if e.Signed == nil {
			return
		}
		keyOf := s.Key
		if g, ok := e.Signed.Statement.Body.(*statement.Genesis); ok && e.Index == 0 {
			keyOf = genesisKey(g)
		}
		if _, errs[i] = r.l.slotsOf(r.ctx, chunk[i].sealed, e.Leaf, to[i]); errs[i] != nil {
			return
		}
		if err := e.Signed.Envelope.Verify(keyOf); err != nil {
			errs[i] = refuseDamaged(err, "A signature of entry %d does not verify: %v", e.Index, err)
		}
	})
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// doesNotFollow: the hashes are right, the fold does not take it.
func doesNotFollow(err error) error {
	return refuse(errors.Join(ErrDamaged, err), "log-does-not-follow", "R12",
		"Start the version of Parley that wrote the log, or a newer one, and report this: the hashes are right, so the log is as it was written, but these rules would not have let it in.",
		"The log can't be folded: %v.", err)
}

// finish checks what can only be checked at the end.
func (r *replay) finish(head Head) error {
	root, err := r.tree.root(int64(r.size))
	if err != nil {
		return err
	}
	if r.size != head.Size || root != head.Root || r.at != head.At {
		return refuseDamaged(nil, "The log's last frame says %d entries with the root %v; there are %d with the root %v.", head.Size, head.Root, r.size, root)
	}
	if r.checkpoint.Size == 0 && r.checkpoint.Root != proof.EmptyRoot {
		return refuseDiffers(0)
	}
	for index, id := range r.opaque {
		if !r.erased[id] {
			return refuseKeys(nil, "The data key of entry %d is gone, and no retention/erase names that entry.", index)
		}
	}
	if g := r.state.Genesis(); g != nil && g.LogKey != r.l.key.text {
		return refuseFolder(nil, "Put the log's own key and database together again.", "The log was founded for the key %s, not for the one in %s.", g.LogKey, KeyFile)
	}
	return nil
}
