package ledger

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/geo"
	"github.com/open-parley/parley/ledger/disk"
	"github.com/open-parley/parley/ledger/keystore"
	"github.com/open-parley/parley/proof"
)

// DefaultQueue is the number of verified statements that wait for the writer;
// beyond it, Submit waits.
const DefaultQueue = 1024

// MaxFrameEntries is the greatest number of entries in one frame.
const MaxFrameEntries = 256

// Config is what a ledger needs of the outside.
type Config struct {
	// Dir is the ledger's folder, on a local disk that keeps what it has synced.
	Dir string
	// Engine opens the engine whose store lies in Dir, such as sqlite.Open.
	Engine func(ctx context.Context, dir string) (Engine, error)
	// World holds the attributed territories that the genesis names; nil: none.
	World *geo.World
	// Now is the clock. Ledger time never runs back: an entry's time is the
	// later of Now and the time of the entry before it.
	Now func() parley.Instant
	// Elapsed is a clock that nobody can set, counted from any fixed instant, by
	// which jumps of Now are noticed (ClockLimit); nil: they are not.
	Elapsed func() time.Duration
	// Rand gives keys and salts; nil: crypto/rand.
	Rand io.Reader
	// Log gets what operators must know; nil: slog.Default.
	Log *slog.Logger
	// Progress is told how many entries have been replayed, of how many; nil: nobody.
	Progress func(done, total uint64)
	// Deep: verify every signature and slot tree again on replay. The hashes are
	// always verified.
	Deep bool
	// Whole: replay the log whole, whatever snapshots there are.
	Whole bool
	// SnapshotEvery overrides the constant of that name.
	SnapshotEvery uint64
	// Unverified: leave out the verification in the background after the start.
	Unverified bool
	// Queue overrides DefaultQueue.
	Queue int
	// Cluster joins this node to others over the engine's log; nil: it is alone.
	Cluster Cluster
	// PromiseWithin overrides DefaultPromiseWithin.
	PromiseWithin time.Duration
}

// Ledger is an open ledger. All methods may be called at the same time.
type Ledger struct {
	cfg    Config
	log    *slog.Logger
	lock   *os.File
	engine Engine
	keys   *keystore.Store
	key    *logKey
	tree   *tree
	clock  *timekeeper
	member *member // nil: there is no cluster

	// The pipeline: queue → write → published → publish. Every Submit sends to
	// queue; the writer and the publisher are one goroutine each.
	queue     chan []*pending
	queued    atomic.Int64 // statements in queue
	published chan *job
	closing   chan struct{} // closed by Close or fail: Submit takes nothing more
	closeOnce sync.Once
	filesOnce sync.Once
	dead      chan struct{} // closed when the pipeline has ended

	// Promises: takeIn is one goroutine, which queues on the disk what is
	// promised before the writer gets it.
	intake   *intake
	access   *accessLogs
	founding sync.Mutex // of access logs
	promises chan *promising
	settled  chan struct{} // something that was promised has entered
	takenIn  chan struct{} // closed when takeIn has ended
	keeper   keeper

	// Owner: the writer, after Open. They run ahead of what readers see by the
	// frames in flight.
	deciding *docket.State
	decided  Head
	ahead    ahead
	backlog  []*pending // promised before the ledger was opened

	snapshots    snapshots
	verification verification

	signing sync.Mutex  // guards signed
	signed  *signedFile // the last checkpoint's; nil until one was signed

	// append is held by the writer from the first key of a frame to its
	// last entry, and by Erase.
	append sync.Mutex

	cosigning cosigning

	mu          sync.RWMutex // guards the rest
	committed   *docket.State
	checkpoint  []byte // signed; covers what committed holds
	head        Head
	recent      []Event // the newest entries, for subscribers; contiguous
	recentBytes int
	changed     chan struct{}
	broken      error
	full        bool                        // broken is a full disk: the ledger goes on when there is room
	erased      map[parley.StatementID]bool // named by a retention/erase
}

// Open replays the log and starts the writer. It refuses a log that is shorter
// than the last signed checkpoint, differs from it or is damaged anywhere, with
// a *parley.Refusal that says what to do. A log that is longer, because the
// process died after the last commit, gets its head signed.
func Open(ctx context.Context, cfg Config) (*Ledger, error) {
	l, err := open(ctx, cfg)
	if err != nil {
		return nil, err
	}
	if l.head.Size == 0 {
		l.start()
		return nil, errors.Join(refuseFolder(ErrNotFound, "Remove the folder and found the ledger again (parley init).",
			"The ledger in %s was never founded: its log is empty.", cfg.Dir), l.Close(ctx))
	}
	l.start()
	return l, nil
}

// open opens and replays, founded or not; the pipeline is not started.
func open(ctx context.Context, cfg Config) (_ *Ledger, err error) {
	if cfg.Rand == nil {
		cfg.Rand = rand.Reader
	}
	if cfg.Log == nil {
		cfg.Log = slog.Default()
	}
	if cfg.Queue == 0 {
		cfg.Queue = DefaultQueue
	}
	if cfg.PromiseWithin <= 0 {
		cfg.PromiseWithin = DefaultPromiseWithin
	}
	l := &Ledger{
		cfg: cfg, log: cfg.Log,
		queue: make(chan []*pending, cfg.Queue), published: make(chan *job, framesInFlight),
		closing: make(chan struct{}), dead: make(chan struct{}), changed: make(chan struct{}),
		promises: make(chan *promising), settled: make(chan struct{}, 1), takenIn: make(chan struct{}),
		keeper: keeper{wake: make(chan struct{}, 1), done: make(chan struct{})},
	}
	l.clock = newTimekeeper(&l.cfg)
	l.snapshots.init(cfg.SnapshotEvery)
	l.verification.init()
	defer func() {
		if err != nil {
			err = errors.Join(pointToDoctor(err, cfg.Dir), l.closeFiles())
		}
	}()
	switch is, err := IsBackup(cfg.Dir); {
	case err != nil:
		return nil, err
	case is:
		return nil, refuseIsBackup(cfg.Dir)
	}
	if l.lock, err = disk.Lock(filepath.Join(cfg.Dir, LockFile)); err != nil {
		if errors.Is(err, disk.ErrInUse) {
			return nil, refuse(err, "in-use", "", "Stop the other process, or use another folder.", "Another process has the ledger in %s open.", cfg.Dir)
		}
		return nil, refuseFolder(err, "Give the folder of a ledger, or found one there (parley init).", "There is no ledger in %s: %v.", cfg.Dir, err)
	}
	if l.key, err = readLogKey(cfg.Dir); err != nil {
		if there, _ := exists(cfg.Dir); !there {
			return nil, refuseFolder(err, "Give the folder of a ledger, or found one there (parley init).", "There is no ledger in %s.", cfg.Dir)
		}
		return nil, refuseLogKey(err, cfg.Dir)
	}
	if err = l.makeKeys(ctx); err != nil {
		return nil, err
	}
	if l.keys, err = keystore.Open(ctx, cfg.Dir, cfg.Rand); err != nil {
		return nil, refuseOpen(err, func() error { return refuseKeys(err, "The key store in %s can't be opened: %v.", cfg.Dir, err) })
	}
	if l.engine, err = cfg.Engine(ctx, cfg.Dir); err != nil {
		var refusal *parley.Refusal
		if errors.As(err, &refusal) { // it says itself what to do
			return nil, err
		}
		return nil, refuseDamaged(err, "The log's store in %s can't be opened: %v.", cfg.Dir, err)
	}
	if cfg.Cluster != nil {
		if err = l.join(cfg.Cluster); err != nil {
			return nil, err
		}
		if err = l.syncKeys(ctx); err != nil {
			return nil, err
		}
	}
	if err = l.recover(ctx); err != nil {
		return nil, err
	}
	if err = l.recoverCosigned(ctx); err != nil {
		return nil, err
	}
	if err = l.loadIntake(ctx); err != nil {
		return nil, err
	}
	if err = l.loadAccess(ctx); err != nil {
		return nil, err
	}
	return l, nil
}

// start starts the pipeline.
func (l *Ledger) start() {
	l.decided = l.head
	l.timeAfter(l.head.At) // tells the operator where the clock is behind
	if l.member != nil {
		if err := errors.Join(l.member.Answer(l.answer), l.member.Hear(l.hear)); err != nil {
			l.fail(fmt.Errorf("joining the cluster: %w", err))
		}
		go l.conduct()
		go l.compare()
		go l.feed()
	} else {
		go l.write()
	}
	go l.publish()
	go l.takeIn()
	go l.keep()
	l.mu.Lock()
	l.noteSize()
	l.mu.Unlock()
	if !l.cfg.Unverified && l.head.Size > 0 {
		l.verification.set(Verification{Total: l.head.Size, State: VerificationRunning})
		l.verification.all.Go(func() { l.verify(l.verification.ctx) })
	}
}

// Close takes nothing more, writes what was queued, and closes the stores. If
// ctx ends first, writing goes on but Close returns; the stores are then closed
// when it is done.
func (l *Ledger) Close(ctx context.Context) error {
	l.stopTaking()
	done := make(chan error, 1)
	go func() {
		<-l.dead
		<-l.takenIn
		<-l.keeper.done
		if l.member != nil {
			l.member.stop()
			<-l.member.fed
		}
		l.verification.end()
		l.lastSnapshot(ctx)
		done <- l.closeFiles()
	}()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (l *Ledger) stopTaking() { l.closeOnce.Do(func() { close(l.closing) }) }

// closeFiles closes the stores once; later calls do nothing.
func (l *Ledger) closeFiles() (err error) {
	l.filesOnce.Do(func() {
		if l.member != nil {
			l.member.stop()
		}
		if l.engine != nil {
			err = errors.Join(err, l.engine.Close())
		}
		if l.keys != nil {
			err = errors.Join(err, l.keys.Close())
		}
		if l.signed != nil {
			err = errors.Join(err, l.signed.close())
		}
		if l.intake != nil {
			err = errors.Join(err, l.intake.close())
		}
		if l.access != nil {
			err = errors.Join(err, l.access.close())
		}
		if l.lock != nil {
			err = errors.Join(err, l.lock.Close())
		}
	})
	return err
}

// View calls f with the state of what is on the disk and signed. f must not
// keep the state, nor change it, nor take long: publishing waits for it.
func (l *Ledger) View(f func(*docket.State)) {
	l.mu.RLock()
	defer l.mu.RUnlock()
	f(l.committed)
}

// Checkpoint is the latest signed checkpoint.
func (l *Ledger) Checkpoint() []byte {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.checkpoint
}

// Head is the size, root and time that the latest checkpoint signs.
func (l *Ledger) Head() Head {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.head
}

// Verifier verifies the log's signatures; VerifierKey is its text, which the
// genesis holds.
func (l *Ledger) Verifier() note.Verifier { return l.key.verifier }

// VerifierKey is the log's verifier key in the note format.
func (l *Ledger) VerifierKey() string { return l.key.text }

// Queued is how many verified statements wait for the writer.
func (l *Ledger) Queued() int { return int(l.queued.Load()) }

// Err is why the ledger has stopped; nil while it runs.
func (l *Ledger) Err() error {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.broken
}

// fail stops the ledger: what the writer has decided may be ahead of the disk, so
// nothing more may be decided until the log has been read again. What was
// committed can still be read.
func (l *Ledger) fail(cause error) {
	l.mu.Lock()
	if l.broken == nil || l.full {
		l.broken, l.full = cause, false
		l.log.Error("the ledger has stopped; restart it when the cause is mended", "error", cause)
	}
	l.mu.Unlock()
	l.stopTaking()
}

// sign signs a head; the checkpoint is on the disk when sign returns.
func (l *Ledger) sign(size uint64, root tlog.Hash) ([]byte, error) {
	c := proof.Checkpoint{Origin: l.key.signer.Name(), Size: size, Root: root}
	signed, err := c.Sign(l.key.signer)
	if err != nil {
		return nil, err
	}
	l.signing.Lock()
	defer l.signing.Unlock()
	if l.signed == nil {
		l.signed, err = newSignedFile(l.cfg.Dir, signed)
	} else {
		err = l.signed.write(signed)
	}
	return signed, err
}
