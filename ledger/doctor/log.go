package doctor

import (
	"context"
	"fmt"
	"os"
	"slices"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/ledger/keystore"
	"github.com/open-parley/parley/proof"
)

const (
	scanChunk = 512 // entries that are read together
	// maxNamed is how many damaged entries are named; the others are counted.
	maxNamed = 8
	// maxUnread is after how many entries that can't be read the scan ends.
	maxUnread = 1000
)

// openLog opens the log and scans it.
func (x *exam) openLog() {
	e, err := x.cfg.Engine(x.ctx, x.cfg.Dir)
	if err == nil {
		x.engine = e
		x.head, err = e.Head(x.ctx)
	}
	if err != nil && x.unreachable(err) {
		x.engine = nil
		return
	}
	if err != nil {
		x.add(Finding{Check: "log", Level: Damaged, Code: "log-damaged", Where: x.cfg.Store, What: fmt.Sprintf("The log's store can't be read: %v.", err),
			Todo: x.orShared(todoRefill, "Keep the folder as it is for an inquiry, check the disk, and restore a backup that is at least as new as the checkpoint, or fetch the log from a mirror.")})
		return
	}
	x.report.Size, x.report.Root = x.head.Size, parley.Digest(x.head.Root)
	s := scan{x: x}
	s.run()
	if s.bad == 0 && !s.ended && x.meets() {
		x.sound = true
		x.ok("log", "%d entries follow each other without a gap; every leaf, tree hash and root is what it must be.", x.head.Size)
	}
}

// meets compares the log with its own checkpoint.
func (x *exam) meets() bool {
	if x.signed == nil {
		return true // said elsewhere
	}
	f := Finding{Check: "log", Level: Damaged, Where: x.cfg.Store}
	if x.head.Size < x.signed.Size {
		f.Code, f.What = "log-shorter-than-checkpoint", fmt.Sprintf("The log has %d entries, and has signed %d: entries %d to %d are missing.", x.head.Size, x.signed.Size, x.head.Size, x.signed.Size-1)
		f.Todo = x.orShared(todoCompare, "Restore a newer copy of ledger.db, or fetch the missing entries from a mirror. Do not delete the checkpoint: the parties hold receipts for what is missing.")
		x.add(f)
		return false
	}
	if root, err := ledger.RootAt(x.ctx, x.engine, x.signed.Size); err != nil || root != x.signed.Root {
		f.Code, f.What = "log-differs-from-checkpoint", fmt.Sprintf("The first %d entries have the root %s; the log has signed %s.", x.signed.Size, parley.Digest(root), parley.Digest(x.signed.Root))
		f.Todo = x.orShared(todoCompare, "Keep this folder as it is for an inquiry and restore a backup, or a mirror's copy, whose root agrees with the checkpoint. Do not delete the checkpoint: the parties hold it.")
		x.add(f)
		return false
	}
	if x.head.Size > x.signed.Size && x.cfg.Shared != nil {
		x.add(Finding{Check: "log", Level: Note, What: fmt.Sprintf("The log has %d entries more than this node has signed; it takes them over when it runs.", x.head.Size-x.signed.Size)})
	} else if x.head.Size > x.signed.Size && !x.report.Served {
		x.add(Finding{Check: "log", Level: Note, Code: "unsigned-tail", What: fmt.Sprintf("The last %d entries have no checkpoint yet: the process died, or lost its disk, after writing them. Nobody has a receipt for them; the next start signs them.", x.head.Size-x.signed.Size)})
	}
	return true
}

// scan reads every entry and hashes it again, without any key.
type scan struct {
	x      *exam
	at     parley.Instant
	bad    int
	unread int
	ended  bool // the cluster did not answer any more
}

func (s *scan) run() {
	for from := uint64(0); from < s.x.head.Size && s.x.ctx.Err() == nil; {
		records, err := s.x.engine.Read(s.x.ctx, from, int(min(scanChunk, s.x.head.Size-from)))
		if err != nil || len(records) == 0 {
			// Somewhere in this chunk: find out which.
			if records, err = s.x.engine.Read(s.x.ctx, from, 1); err != nil || len(records) == 0 {
				if err != nil && s.x.unreachable(err) {
					s.ended = true
					return
				}
				s.damaged(from, fmt.Sprintf("It can't be read: %v.", orMissing(err)))
				if s.unread++; s.unread > maxUnread {
					break
				}
				from++
				continue
			}
		}
		s.chunk(from, records)
		from += uint64(len(records))
		if s.x.cfg.Progress != nil {
			s.x.cfg.Progress(from, 2*s.x.head.Size)
		}
	}
	if s.bad > maxNamed {
		s.x.add(Finding{Check: "log", Level: Damaged, Code: "log-damaged", What: fmt.Sprintf("%d more entries are damaged.", s.bad-maxNamed)})
	}
	if root, err := ledger.RootAt(s.x.ctx, s.x.engine, s.x.head.Size); s.bad == 0 && (err != nil || root != s.x.head.Root) {
		s.damaged(s.x.head.Size, fmt.Sprintf("The last frame says the root %s; its tree hashes give %s.", parley.Digest(s.x.head.Root), parley.Digest(root)))
	}
}

func orMissing(err error) error {
	if err == nil {
		return fmt.Errorf("it is missing")
	}
	return err
}

// chunk checks entries that were read together.
func (s *scan) chunk(from uint64, records []ledger.Record) {
	stored, err := s.hashes(from, uint64(len(records)))
	if err != nil {
		s.damaged(from, fmt.Sprintf("The tree hashes of entries %d to %d can't be read: %v.", from, from+uint64(len(records))-1, err))
		return
	}
	old := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) { return s.x.engine.Hashes(s.x.ctx, indexes) })
	base := tlog.StoredHashCount(int64(from))
	for _, r := range records {
		own := stored[tlog.StoredHashCount(int64(r.Index))-base : tlog.StoredHashCount(int64(r.Index)+1)-base]
		s.entry(r, own, old)
	}
}

// entry compares one entry with the tree hashes that it added.
func (s *scan) entry(r ledger.Record, stored []tlog.Hash, old tlog.HashReader) {
	leaf, err := proof.DecodeLeaf(r.Leaf)
	if err != nil {
		s.damaged(r.Index, fmt.Sprintf("Its leaf is damaged: %v.", err))
		return
	}
	if leaf.At < s.at {
		s.damaged(r.Index, "It is earlier than the one before it.")
		return
	}
	s.at = leaf.At
	want, err := tlog.StoredHashesForRecordHash(int64(r.Index), leaf.Hash(), old)
	if err != nil {
		s.damaged(r.Index, fmt.Sprintf("Its tree hashes can't be computed: %v.", err))
		return
	}
	if !slices.Equal(want, stored) {
		s.damaged(r.Index, "It is not the one that was written: its tree hashes differ from the stored ones.")
	}
}

func (s *scan) hashes(from, n uint64) ([]tlog.Hash, error) {
	first, last := tlog.StoredHashCount(int64(from)), tlog.StoredHashCount(int64(from+n))
	indexes := make([]int64, 0, last-first)
	for i := first; i < last; i++ {
		indexes = append(indexes, i)
	}
	return s.x.engine.Hashes(s.x.ctx, indexes)
}

func (s *scan) damaged(entry uint64, what string) {
	if s.bad++; s.bad > maxNamed {
		return
	}
	f := Finding{Check: "log", Level: Damaged, Code: "log-damaged", Where: fmt.Sprintf("entry %d", entry), What: what}
	if s.bad == 1 {
		f.Todo = s.x.orShared(todoRefill, "Keep the folder as it is for an inquiry, check the disk, and restore a backup that is at least as new as the checkpoint, or fetch the log from a mirror.")
	}
	s.x.add(f)
}

// keys opens the key store.
func (x *exam) keys() {
	if x.sharedKeys() {
		return
	}
	s, err := keystore.OpenReadOnly(x.ctx, x.cfg.Dir, "")
	if err != nil {
		x.add(Finding{Check: "keys", Level: Damaged, Code: "keys-lost", Where: keystore.File, What: fmt.Sprintf("The keys can't be read: %v.", err),
			Todo: "Restore keys.db and the keys folder, both from one backup that is no older than the last erasure. Without them the entries stay sealed."})
		return
	}
	defer s.Close()
	x.ok("keys", "The data keys are of epoch %d, and its key opens them.", s.Epoch())
}

// replay does all that a start does, with every signature and audience, on the
// same code. Where the log's hashes do not hold, that was said already.
func (x *exam) replay() {
	if x.engine == nil || !x.sound || x.log == nil || x.signed == nil {
		x.add(Finding{Check: "replay", Level: Note, What: "Envelopes, signatures and what follows from them were not looked at, because of what is said above."})
		return
	}
	world, err := x.cfg.World()
	if err != nil {
		x.refusal("replay", x.cfg.Dir, err)
		return
	}
	cfg := ledger.Config{Dir: x.cfg.Dir, Engine: func(ctx context.Context, dir string) (ledger.Engine, error) { return x.cfg.Engine(ctx, dir) }, World: world, Deep: true}
	if x.cfg.Progress != nil {
		cfg.Progress = func(done, total uint64) { x.cfg.Progress(total+done, 2*total) }
	}
	var found *ledger.Inspection
	if x.cfg.Shared != nil {
		if _, err := os.Lstat(x.path(keystore.File)); err != nil {
			return // said above
		}
		found, err = x.replayShared(func(open ledger.Opener) (*ledger.Inspection, error) {
			cfg.Engine = open
			return ledger.Inspect(x.ctx, cfg, ledger.Keys{})
		})
	} else {
		found, err = ledger.Inspect(x.ctx, cfg, ledger.Keys{})
	}
	if err != nil {
		x.refusal("replay", "", err)
		return
	}
	x.report.State = found.State.Digest()
	if x.cfg.Shared == nil {
		x.promises(found.Lost)
		x.accessLogs(found.AccessLost)
	}
	for _, s := range found.Snapshots {
		if s.Unfit != nil {
			x.add(Finding{Check: "snapshots", Level: Note, Code: "snapshot-unfit", Where: s.Name, What: fmt.Sprintf("The next start does not take it: %v.", s.Unfit),
				Todo: "Nothing: an older one, or the whole log, takes its place. Remove it if no inquiry needs it."})
			continue
		}
		x.add(Finding{Check: "snapshots", Level: OK, Where: s.Name, What: fmt.Sprintf("It opens, and holds the state after %d entries.", s.Size)})
	}
	x.ok("replay", "Every envelope opens, every signature and audience verifies, and %d entries fold to the state %s.", found.Head.Size, x.report.State)
}

// accessLogs says how many access logs are lost with access.db.
func (x *exam) accessLogs(lost int) {
	if lost > 0 {
		x.add(Finding{Check: "access", Level: Damaged, Code: "access-lost", Where: ledger.AccessFile,
			What: fmt.Sprintf("The access logs of %d submitters were begun, and the file is missing: who read what is of sealed class can't be told any more.", lost),
			Todo: "Restore access.db, together with keys.db and keys/, before anything is served. Without one, tell the submitters: their programs will say that their access logs were cut."})
	}
}

// promises says what is lost with intake.db; nil: it is there.
func (x *exam) promises(lost *ledger.PromisesLost) {
	if lost == nil || lost.Given == 0 {
		return
	}
	f := Finding{Check: "promises", Level: Wrong, Code: "promises-lost", Where: ledger.IntakeFile,
		What: fmt.Sprintf("Promises were given of %d statements, of which only keys.db still tells; all of them are in the log.", lost.Given),
		Todo: "Restore intake.db, together with keys.db and keys/, so that whoever asks gets the same promise again."}
	if lost.Open > 0 {
		f.Level = Damaged
		f.What = fmt.Sprintf("Promises were given of %d statements, and %d of these are not in the log: without intake.db their promises are broken, which whoever holds one can prove.", lost.Given, lost.Open)
		f.Todo = "Restore intake.db, together with keys.db and keys/, before anything is served. If there is no backup of it, ask the parties to send again whatever was promised."
	}
	x.add(f)
}
