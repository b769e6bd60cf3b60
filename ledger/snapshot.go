package ledger

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"sync"
	"time"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/geo"
	"github.com/open-parley/parley/ledger/disk"
	"github.com/open-parley/parley/ledger/keystore"
	"github.com/open-parley/parley/proof"
)

const (
	// SnapshotFolder holds the snapshots in a ledger's folder. Nothing is lost
	// with it: the log is replayed whole then.
	SnapshotFolder = "snapshots"
	// SnapshotEvery is after how many entries a snapshot is taken.
	SnapshotEvery = 100_000
	// SnapshotAtClose is after how many one is taken at a clean end: a tenth of a
	// second's replay. In a ledger that takes longer to write, up to a tenth of
	// SnapshotEvery must have come; where one is taken more often than each
	// SnapshotEvery entries, so it is at the end.
	SnapshotAtClose = 4_000
)

// CodeVersion tells apart programs that might compute another state from the
// same log, or write it otherwise.
func CodeVersion() string { return codeVersion() }

var codeVersion = sync.OnceValue(func() string {
	version := "devel"
	if b, ok := debug.ReadBuildInfo(); ok {
		if b.Main.Version != "" && b.Main.Version != "(devel)" {
			version = b.Main.Version
		}
		for _, s := range b.Settings {
			switch s.Key {
			case "vcs.revision", "vcs.modified":
				version += " " + s.Value
			}
		}
	}
	return version[:min(len(version), maxCodeVersion)]
})

// SnapshotDueAtClose reports whether a snapshot is worth its time at a clean
// end: last is the size of the newest, every after how many entries one is taken.
func SnapshotDueAtClose(size, last, every uint64) bool {
	least := max(1, min(SnapshotAtClose, uint64(float64(every)*SnapshotAtClose/SnapshotEvery)))
	return size > last && size-last >= max(least, min(size/8, every/10))
}

// snapshots takes snapshots in the background, one at a time.
type snapshots struct {
	every uint64

	mu     sync.Mutex // held while one is taken, and by Erase
	cancel context.CancelFunc
	stop   context.Context
	all    sync.WaitGroup

	// last is the size of the newest, or of the one that is being taken.
	// Owner: whoever holds Ledger.mu.
	last uint64
}

func (s *snapshots) init(every uint64) {
	if s.every = every; every == 0 {
		s.every = SnapshotEvery
	}
	s.stop, s.cancel = context.WithCancel(context.Background())
}

// noteSize takes a snapshot in the background once enough entries have come. It
// needs the ledger's lock.
func (l *Ledger) noteSize() {
	if size := l.committed.Size(); l.snapshots.every != 0 && size >= l.snapshots.last+l.snapshots.every {
		l.snapshots.last = size
		l.snapshots.all.Go(func() { l.takeSnapshot(l.snapshots.stop) })
	}
}

// lastSnapshot takes one at the end if there is much that the newest does not
// hold, and waits for the one that is being taken.
func (l *Ledger) lastSnapshot(ctx context.Context) {
	l.mu.Lock()
	size := l.committed.Size()
	due := l.broken == nil && SnapshotDueAtClose(size, l.snapshots.last, l.snapshots.every)
	if due {
		l.snapshots.last = size
	}
	l.mu.Unlock()
	if due {
		l.takeSnapshot(ctx)
	}
	stopped := context.AfterFunc(ctx, l.snapshots.cancel)
	defer stopped()
	l.snapshots.all.Wait()
}

// takeSnapshot copies the committed state, for which it keeps the publisher
// waiting some milliseconds, and writes it without any lock.
func (l *Ledger) takeSnapshot(ctx context.Context) {
	l.snapshots.mu.Lock()
	defer l.snapshots.mu.Unlock()
	if ctx.Err() != nil {
		return
	}
	start := time.Now()
	l.mu.RLock()
	s, head := l.committed.Clone(), l.head
	l.mu.RUnlock()
	held := time.Since(start)
	digest, err := l.writeSnapshot(ctx, s, head)
	switch {
	case ctx.Err() != nil:
	case err != nil:
		l.log.Warn("no snapshot could be taken; the next start takes longer", "entries", head.Size, "error", err)
	default:
		l.log.Info("a snapshot was taken", "entries", head.Size, "state", digest, "held", held, "took", time.Since(start))
	}
}

// untilWriter fails once ctx has ended.
type untilWriter struct {
	w   io.Writer
	ctx context.Context
}

func (u untilWriter) Write(b []byte) (int, error) {
	if err := u.ctx.Err(); err != nil {
		return 0, err
	}
	return u.w.Write(b)
}

func (l *Ledger) writeSnapshot(ctx context.Context, s *docket.State, head Head) (parley.Digest, error) {
	digest := s.Fingerprint()
	h := &snapshotHeader{Code: CodeVersion(), Rules: docket.RulesVersion, Size: head.Size, Root: head.Root, At: head.At}
	key, wrapped, err := l.keys.NewKey(h.object())
	if err != nil {
		return digest, err
	}
	h.Key = wrapped
	err = l.snapshotFiles().Write(head.Size, func(w io.Writer) error {
		return writeSnapshot(untilWriter{w, ctx}, &key, h, digest, s)
	})
	return digest, err
}

func (l *Ledger) snapshotFiles() disk.Snapshots {
	return disk.Snapshots(filepath.Join(l.cfg.Dir, SnapshotFolder))
}

// removeSnapshots removes all that was ever taken, set aside or left half
// written. Nothing takes one meanwhile.
func (l *Ledger) removeSnapshots() error {
	err := l.snapshotFiles().Remove()
	l.mu.Lock()
	l.snapshots.last = 0
	l.mu.Unlock()
	return err
}

// fromSnapshot gives the newest snapshot's state that agrees with the log and
// the checkpoint, its header and name; nil: there is none. Those that do
// not are set aside.
func (l *Ledger) fromSnapshot(ctx context.Context, head Head, c proof.Checkpoint) (*docket.State, *snapshotHeader, string) {
	names, err := l.snapshotFiles().Names()
	if err != nil {
		l.log.Warn("the snapshots can't be listed; the log is replayed whole", "error", err)
	}
	for _, name := range names {
		start := time.Now()
		s, h, err := l.openSnapshot(ctx, name, head, c)
		if err == nil {
			l.log.Info("the state comes from a snapshot", "entries", h.Size, "took", time.Since(start))
			return s, h, name
		}
		if ctx.Err() != nil {
			return nil, nil, ""
		}
		l.setAside(name, err)
	}
	return nil, nil, ""
}

// setAside keeps a snapshot that does not fit for an inquiry: the newest such.
func (l *Ledger) setAside(name string, cause error) {
	l.log.Warn("a snapshot is set aside; an older one, or the whole log, takes its place", "snapshot", name, "cause", cause)
	if l.lock == nil { // an inspection changes nothing
		return
	}
	if err := l.snapshotFiles().SetAside(name); err != nil {
		l.log.Warn("a snapshot could not be set aside", "snapshot", name, "error", err)
	}
}

// openSnapshot reads a snapshot and checks everything about it but that its
// state is what the log folds to, which is verified in the background.
func (l *Ledger) openSnapshot(ctx context.Context, name string, head Head, c proof.Checkpoint) (*docket.State, *snapshotHeader, error) {
	f, err := os.Open(l.snapshotFiles().Path(name))
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	r := bufio.NewReaderSize(f, 1<<16)
	h, header, err := readSnapshotHeader(r)
	if err != nil {
		return nil, nil, err
	}
	if err := l.fits(ctx, h, head, c); err != nil {
		return nil, nil, err
	}
	key, err := l.keys.Unwrap(h.Key, h.object())
	if err != nil {
		return nil, nil, fmt.Errorf("its key does not open: it is another ledger's, was damaged, or ended with an erasure: %w", err)
	}
	s, err := decodeSnapshot(r, &key, header, l.cfg.World)
	if err != nil {
		return nil, nil, err
	}
	if s.Size() != h.Size || s.Head() != h.At {
		return nil, nil, fmt.Errorf("its state has %d entries up to %v, and it says %d up to %v", s.Size(), s.Head(), h.Size, h.At)
	}
	if g := s.Genesis(); g == nil || g.LogKey != l.key.text {
		return nil, nil, errors.New("it is of another ledger")
	}
	return s, h, nil
}

// decodeSnapshot reads the sealed state; the digest before it is for people.
func decodeSnapshot(r io.Reader, key *keystore.Key, header []byte, world *geo.World) (*docket.State, error) {
	aead, err := newAEAD(key)
	if err != nil {
		return nil, err
	}
	chunks := disk.NewChunkReader(r, aead, header)
	defer chunks.Close()
	var digest parley.Digest
	if _, err := io.ReadFull(chunks, digest[:]); err != nil {
		return nil, short(err)
	}
	return docket.Decode(chunks, world)
}

// fits compares what a snapshot says with the log and with what was signed.
func (l *Ledger) fits(ctx context.Context, h *snapshotHeader, head Head, c proof.Checkpoint) error {
	switch {
	case h.Code != CodeVersion():
		return fmt.Errorf("version %q of the program took it, this is %q", h.Code, CodeVersion())
	case h.Rules != docket.RulesVersion:
		return fmt.Errorf("it was folded by rules version %d, this is %d", h.Rules, docket.RulesVersion)
	case h.Size == 0 || h.Size > head.Size:
		return fmt.Errorf("it is of %d entries, the log has %d", h.Size, head.Size)
	}
	hashes := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) { return l.engine.Hashes(ctx, indexes) })
	root, err := tlog.TreeHash(int64(h.Size), hashes)
	if err != nil {
		return fmt.Errorf("the log's tree can't be read at its size: %w", err)
	}
	if root != h.Root {
		return fmt.Errorf("its root is %v, the log's at its size is %v", h.Root, root)
	}
	if c.Size == 0 || c.Size > h.Size { // the replay of what follows meets the checkpoint
		return nil
	}
	proved, err := tlog.ProveTree(int64(h.Size), int64(c.Size), hashes)
	if err != nil {
		return fmt.Errorf("the log's tree can't be read at the checkpoint's size: %w", err)
	}
	if err := tlog.CheckTree(proved, int64(h.Size), h.Root, int64(c.Size), c.Root); err != nil {
		return fmt.Errorf("it does not agree with the last checkpoint, of %d entries", c.Size)
	}
	return nil
}
