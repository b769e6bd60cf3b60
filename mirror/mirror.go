package mirror

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"time"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/bundle"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/geo"
	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/ledger/disk"
	"github.com/open-parley/parley/proof"
)

const (
	// DefaultMaxAge of a checkpoint, past which a check is indeterminate.
	DefaultMaxAge = time.Hour
	// DefaultPoll is how often the host is asked although nothing was heard of it.
	DefaultPoll = 30 * time.Second
	// DefaultViewEvery is how often what follows from the entries is compared
	// with what the host has signed to follow: both compute it anew each time.
	DefaultViewEvery = 10 * time.Minute
	// DefaultMaxBytes of the store: some fifteen million entries.
	DefaultMaxBytes = 32 << 30
)

// Identity is what a mirror is of, and for whom: pinned when it is made, and
// never changed.
type Identity struct {
	Ledger parley.LedgerID
	LogKey string // the log's verifier key, in the note format
	Party  parley.PartyID
}

// Config is what a mirror needs of the outside.
type Config struct {
	// Dir is the mirror's folder, made by Create.
	Dir string
	// World is the file of attributed territories that the ledger was founded
	// with; nil: the built-in one, or none, as the genesis says.
	World *geo.World
	// Now is the clock, by which the age of a checkpoint is told.
	Now func() parley.Instant
	// MaxAge, Poll and ViewEvery; 0: the defaults.
	MaxAge, Poll, ViewEvery time.Duration
	// MaxBytes is how long the store may become; 0: DefaultMaxBytes. A host can
	// sign a log of any length.
	MaxBytes uint64
	// SnapshotEvery is after how many entries a snapshot is taken; 0:
	// ledger.SnapshotEvery. Whole: none is used at the start.
	SnapshotEvery uint64
	Whole         bool
	// Log gets what operators must know; nil: slog.Default.
	Log *slog.Logger
	// Progress is told how many entries have been verified, of how many; nil: nobody.
	Progress func(done, total uint64)
}

// Mirror is an open mirror. All methods may be called at the same time; Follow
// by one goroutine.
type Mirror struct {
	cfg      Config
	id       Identity
	verifier note.Verifier
	lock     *os.File
	store    *store
	sealer   *sealer

	// Owner: Follow, after Open. It verifies, and runs ahead of what readers
	// see while a step is under way.
	ahead *bundle.Fold
	kept  kept
	again bool   // everything is being fetched anew
	next  uint64 // from where on
	// viewed is when the host's view was compared last.
	viewed parley.Instant
	// snapshotted is the size of the newest snapshot.
	snapshotted uint64

	verification verification

	nudge   chan struct{} // the host has something new
	sending chan struct{} // the outbox has something to send
	pending sync.Mutex    // held while the outbox is looked at and changed

	exporting sync.Mutex // held while the export key is read or made

	mu        sync.RWMutex // guards the rest
	served    *docket.State
	tree      *tree // as of head; never changed, only replaced
	head      ledger.Head
	note      []byte // the signed checkpoint of head
	heard     parley.Instant
	witnessed *proof.Cosigned // nil: none
	view      []byte          // the host's, signed, as it was last found right
	doubt     *answer.Finding // why the host is not to be relied on now
	broken    error
	closed    bool
	changed   chan struct{}
}

// kept is the newest checkpoint that was verified. The head may be behind it,
// while its entries are being fetched.
type kept struct {
	note []byte
	proof.Checkpoint
}

// Create makes an empty mirror in dir, which is made with mode 0700 and must
// hold none yet.
func Create(ctx context.Context, dir string, id Identity) error {
	if _, err := note.NewVerifier(id.LogKey); err != nil {
		return refuse(err, "log-key", "", "Give the verifier key that the host has published.", "This is no log key: %v.", err)
	}
	if err := secure(dir); err != nil {
		return err
	}
	if Exists(dir) {
		return refuse(nil, "mirror-exists", "", "Start it, or name another folder.", "There is a mirror in %s already.", dir)
	}
	if err := createKey(dir); err != nil && !errors.Is(err, os.ErrExist) { // left by a start that was cut short
		return err
	}
	// Under its own name only once it is whole.
	aside, err := os.MkdirTemp(dir, ".new-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(aside)
	if err := createStore(ctx, aside, id); err != nil {
		return err
	}
	if err := os.Rename(filepath.Join(aside, File), filepath.Join(dir, File)); err != nil {
		return err
	}
	return disk.SyncFolder(dir)
}

// Exists reports whether dir holds a mirror.
func Exists(dir string) bool {
	_, err := os.Lstat(filepath.Join(dir, File))
	return err == nil
}

// Open verifies all that the mirror holds: that each record is the one that was
// sealed, every hash and commitment, the signatures, the fold, and the newest
// checkpoint. It refuses what is damaged with a *parley.Refusal.
func Open(ctx context.Context, cfg Config) (_ *Mirror, err error) {
	if cfg.Log == nil {
		cfg.Log = slog.Default()
	}
	if cfg.MaxAge == 0 {
		cfg.MaxAge = DefaultMaxAge
	}
	if cfg.Poll == 0 {
		cfg.Poll = DefaultPoll
	}
	if cfg.ViewEvery == 0 {
		cfg.ViewEvery = DefaultViewEvery
	}
	if cfg.MaxBytes == 0 {
		cfg.MaxBytes = DefaultMaxBytes
	}
	if cfg.SnapshotEvery == 0 {
		cfg.SnapshotEvery = ledger.SnapshotEvery
	}
	if !Exists(cfg.Dir) {
		return nil, refuse(nil, "no-mirror", "", "Name the folder of one, or make one with parley mirror URL.", "There is no mirror in %s.", cfg.Dir)
	}
	m := &Mirror{cfg: cfg, nudge: make(chan struct{}, 1), sending: make(chan struct{}, 1), changed: make(chan struct{})}
	defer func() {
		if err != nil {
			err = errors.Join(err, m.closeFiles())
		}
	}()
	if m.lock, err = disk.Lock(filepath.Join(cfg.Dir, LockFile)); err != nil {
		if errors.Is(err, disk.ErrInUse) {
			return nil, refuse(err, "in-use", "", "Stop the other process, or use another folder.", "Another process has the mirror in %s open.", cfg.Dir)
		}
		return nil, err
	}
	if m.sealer, err = openSealer(cfg.Dir); err != nil {
		return nil, err
	}
	if m.store, m.id, err = openStore(ctx, cfg.Dir); err != nil {
		return nil, refuseDamaged(err, "The mirror's store in %s can't be opened: %v.", cfg.Dir, err)
	}
	if m.verifier, err = note.NewVerifier(m.id.LogKey); err != nil {
		return nil, refuseDamaged(err, "The pinned log key is damaged: %v.", err)
	}
	if err = m.recover(ctx); err != nil {
		return nil, err
	}
	return m, nil
}

// Identity is what the mirror is of, and for whom.
func (m *Mirror) Identity() Identity { return m.id }

// Close closes the store. Follow must have ended.
func (m *Mirror) Close() error {
	m.mu.Lock()
	was := m.closed
	if m.closed = true; !was {
		close(m.changed)
	}
	m.mu.Unlock()
	if was {
		return nil
	}
	m.verification.end()
	m.lastSnapshot()
	return m.closeFiles()
}

func (m *Mirror) closeFiles() (err error) {
	if m.store != nil {
		err = m.store.close()
	}
	if m.lock != nil {
		err = errors.Join(err, m.lock.Close())
	}
	return err
}

// publish shows readers a new head; apply brings the served state there.
func (m *Mirror) publish(h head, root tlog.Hash, t *tree, apply func() error) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := apply(); err != nil {
		m.broken = err
		return err
	}
	m.tree, m.note, m.heard = t, h.note, h.heard
	m.head = ledger.Head{Size: h.size, Root: root, At: m.served.Head()}
	m.signal()
	return nil
}

// signal wakes who waits; it needs the lock.
func (m *Mirror) signal() {
	if !m.closed {
		close(m.changed)
		m.changed = make(chan struct{})
	}
}

// Dir is the mirror's folder.
func (m *Mirror) Dir() string { return m.cfg.Dir }
