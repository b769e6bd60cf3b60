// Package doctor says what is wrong with a ledger's folder, where, and what to
// do. It reads alone: no lock is taken for longer than a look, nothing is
// repaired, and another process may serve the ledger meanwhile.
//
// Each check stands by itself, so that one that fails hides no other.
package doctor

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"golang.org/x/mod/sumdb/note"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/geo"
	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/ledger/disk"
	"github.com/open-parley/parley/proof"
)

// Level is how bad a finding is.
type Level string

const (
	// OK: looked at, and well.
	OK Level = "ok"
	// Note: worth knowing, nothing to do at once.
	Note Level = "note"
	// Wrong: something must be done, the record itself is not in doubt.
	Wrong Level = "wrong"
	// Damaged: the record, or what proves it, does not hold.
	Damaged Level = "damaged"
)

// Finding is one thing that was looked at.
type Finding struct {
	Check string `json:"check"` // what was looked at: folder, log-key, checkpoint, log, streams, keys, replay, promises, snapshots, disk, clock, elsewhere
	Level Level  `json:"level"`
	Code  string `json:"code,omitempty"`  // for programs; of a refusal, its own
	Where string `json:"where,omitempty"` // file or entry
	What  string `json:"what"`
	Todo  string `json:"todo,omitempty"`
}

// Report is all findings, in the order of looking.
type Report struct {
	Dir    string `json:"dir"`
	Served bool   `json:"served"` // another process has it open
	// Size, Root and State are those of the log as far as it holds; State is
	// zero where it could not be replayed.
	Size     uint64        `json:"size"`
	Root     parley.Digest `json:"root,omitzero"`
	State    parley.Digest `json:"state,omitzero"`
	Findings []Finding     `json:"findings"`
}

// Worst is the worst level of all findings.
func (r *Report) Worst() Level {
	worst := OK
	rank := map[Level]int{OK: 0, Note: 1, Wrong: 2, Damaged: 3}
	for _, f := range r.Findings {
		if rank[f.Level] > rank[worst] {
			worst = f.Level
		}
	}
	return worst
}

// Checkpoint is a signed checkpoint of the log that somebody else holds.
type Checkpoint struct {
	Source string // who or which file
	Signed []byte
}

// Config is what is looked at, and how.
type Config struct {
	Dir string
	// Engine opens the log to be read alone, such as sqlite.OpenReadOnly; nil:
	// the log is not looked at (Shared says why).
	Engine ledger.Opener
	// Store is the engine's file in the folder; "": none.
	Store string
	// Shared: the folder is a node's of a cluster. nil: the log lies in it.
	Shared *Shared
	// World opens what the folder says about attributed territory.
	World func() (*geo.World, error)
	// Also are further files that belong into the folder; a secret is true.
	Also map[string]bool
	// Now is the clock.
	Now func() parley.Instant
	// Elsewhere are checkpoints of other sources.
	Elsewhere []Checkpoint
	// Progress is told how many entries were looked at, twice: once for the
	// hashes, once for the replay. nil: nobody.
	Progress func(done, total uint64)
}

// exam is one examination under way.
type exam struct {
	cfg    Config
	ctx    context.Context
	report Report

	log    note.Verifier // nil: the key can't be read
	signed *proof.Checkpoint
	engine ledger.Engine
	head   ledger.Head
	sound  bool // the log's hashes hold
}

// Examine looks at everything. The error is the context's alone.
func Examine(ctx context.Context, cfg Config) (*Report, error) {
	x := &exam{cfg: cfg, ctx: ctx, report: Report{Dir: cfg.Dir, Findings: []Finding{}}}
	if !x.folder() {
		return &x.report, ctx.Err()
	}
	x.logKey()
	x.checkpoint() // before the log's end: it never runs ahead of it
	x.shared()
	if x.cfg.Engine != nil {
		x.openLog()
	}
	x.keys()
	x.replay()
	x.elsewhere()
	x.space()
	x.clock()
	if x.engine != nil {
		if err := x.engine.Close(); err != nil {
			x.add(Finding{Check: "log", Level: Note, Where: cfg.Store, What: fmt.Sprintf("Closing the log's store failed: %v.", err)})
		}
	}
	return &x.report, ctx.Err()
}

func (x *exam) add(f Finding) { x.report.Findings = append(x.report.Findings, f) }

func (x *exam) ok(check, format string, args ...any) {
	x.add(Finding{Check: check, Level: OK, What: fmt.Sprintf(format, args...)})
}

// refusal adds what a refusal of the ledger says.
func (x *exam) refusal(check, where string, err error) { x.add(Refused(check, where, err)) }

// Refused is a finding of what a refusal says: damage, or something wrong.
func Refused(check, where string, err error) Finding {
	f := Finding{Check: check, Level: Wrong, Where: where, What: err.Error()}
	if errors.Is(err, ledger.ErrDamaged) {
		f.Level = Damaged
	}
	var r *parley.Refusal
	if errors.As(err, &r) {
		f.What, f.Todo, f.Code = r.Sentence, r.Todo, r.Code
	}
	return f
}

func (x *exam) path(name string) string { return filepath.Join(x.cfg.Dir, name) }

func (x *exam) logKey() {
	text, err := ledger.VerifierKeyIn(x.cfg.Dir)
	if err == nil {
		x.log, err = note.NewVerifier(text)
	}
	if err != nil {
		x.refusal("log-key", ledger.KeyFile, err)
		return
	}
	x.ok("log-key", "The log's key is %s.", text)
}

func (x *exam) checkpoint() {
	b, err := disk.ReadLimited(x.path(ledger.CheckpointFile), proof.MaxCheckpoint)
	if err != nil {
		x.add(Finding{Check: "checkpoint", Level: Damaged, Code: "no-checkpoint", Where: ledger.CheckpointFile, What: fmt.Sprintf("The last signed checkpoint can't be read: %v.", err),
			Todo: "Restore it from a backup, or from any party, witness or mirror that holds a later one. Without it nobody can tell whether the log was cut."})
		return
	}
	if x.log == nil {
		x.add(Finding{Check: "checkpoint", Level: Note, Where: ledger.CheckpointFile, What: "It was not verified: the log's key can't be read."})
		return
	}
	_, c, err := ledger.OpenSigned(b, x.log)
	if err != nil {
		x.add(Finding{Check: "checkpoint", Level: Damaged, Code: "bad-checkpoint", Where: ledger.CheckpointFile, What: fmt.Sprintf("The last checkpoint does not verify: %v", err),
			Todo: "Restore checkpoint and log.key from one backup: the log's key did not sign this checkpoint, or it was damaged."})
		return
	}
	x.signed = &c
	for _, n := range ledger.SignedSlots(b) {
		if _, _, err := ledger.OpenSigned(n, x.log); err != nil && !x.report.Served {
			x.add(Finding{Check: "checkpoint", Level: Note, Code: "slot-damaged", Where: ledger.CheckpointFile, What: fmt.Sprintf("One of its two slots does not verify, and the other counts: %v", err),
				Todo: "Nothing: a write that was cut short does this, and the next one takes its place."})
		}
	}
	x.ok("checkpoint", "The log has signed %d entries with the root %s.", c.Size, parley.Digest(c.Root))
}

// elsewhere compares the log with the checkpoints that others hold.
func (x *exam) elsewhere() {
	for _, k := range x.cfg.Elsewhere {
		x.compare(k)
	}
}

func (x *exam) compare(k Checkpoint) {
	f := Finding{Check: "elsewhere", Level: Damaged, Where: k.Source}
	if x.log == nil || x.engine == nil {
		f.Level, f.What = Note, "It was not compared: the log's key or the log itself can't be read."
		x.add(f)
		return
	}
	_, c, err := ledger.OpenSigned(k.Signed, x.log)
	if err != nil {
		f.Level, f.Code, f.What = Wrong, "bad-checkpoint", fmt.Sprintf("The checkpoint does not verify by this log's key: %v", err)
		f.Todo = "Show a checkpoint of this very log. If it says that it is of this log, somebody else signs in its name, or it was damaged."
		x.add(f)
		return
	}
	if c.Size > x.head.Size {
		f.Code, f.What = "log-shorter-than-elsewhere", fmt.Sprintf("It signs %d entries; there are %d here: entries %d to %d are missing.", c.Size, x.head.Size, x.head.Size, c.Size-1)
		f.Todo = "Do not serve this folder: what is entered would be a second history. Restore a newer backup, or fetch the missing entries from a mirror."
		x.add(f)
		return
	}
	root, err := ledger.RootAt(x.ctx, x.engine, c.Size)
	if err != nil {
		f.Code, f.What, f.Todo = "log-damaged", fmt.Sprintf("The root of the first %d entries can't be computed: %v.", c.Size, err), "See what is said of the log."
		x.add(f)
		return
	}
	if root != c.Root {
		f.Code, f.What = "two-histories", fmt.Sprintf("It signs %d entries with the root %s; the first %[1]d here have the root %s. The log's key has signed two histories.", c.Size, parley.Digest(c.Root), parley.Digest(root))
		f.Todo = "Stop serving, keep this folder and that checkpoint as they are: together they prove it. Ask the parties which of the two their receipts verify under."
		x.add(f)
		return
	}
	f.Level = OK
	if c.Size == x.head.Size {
		f.What = fmt.Sprintf("It signs the same %d entries.", c.Size)
	} else {
		f.What = fmt.Sprintf("It signs the first %d of the %d entries here.", c.Size, x.head.Size)
	}
	x.add(f)
}
