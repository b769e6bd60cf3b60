package bundle

import (
	"bufio"
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
	"io"

	"golang.org/x/mod/sumdb/note"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/proof"
	"github.com/open-parley/parley/statement"
)

// MaxWorld is the longest world file in bytes that a bundle may carry.
const MaxWorld = 64 << 20

// MaxPromises that a bundle may carry.
const MaxPromises = 1 << 16

// MaxEvidence is the greatest number of pieces of evidence in a bundle.
const MaxEvidence = 1 << 10

// Options are the verifier's own. The zero value verifies a bundle by itself.
type Options struct {
	// Policy is whom the verifier trusts. Without a Log, the log's key is taken
	// from the bundle: it then proves itself, and nothing of who the host is.
	Policy proof.Policy
	// Known are signed checkpoints of the log that the verifier holds from
	// elsewhere: a bundle of another history does not pass.
	Known [][]byte
	// Promises that the verifier holds, signed.
	Promises [][]byte
	// After is the fold of the bundle that this one continues.
	After *Fold
	// Progress is told how many entries have been folded, of how many; nil: nobody.
	Progress func(done, total uint64)
	// Entry is told each entry after it was folded in, and the state; nil:
	// nobody. It keeps nothing of the state.
	Entry func(r *Record, e docket.Entry, s *docket.State)
}

// Verify reads a bundle, folds it, and compares it with all that the log signed
// in it and all that the verifier knows. It needs nothing else: no network, no
// clock. Memory beside the state does not grow with the bundle.
//
// The error is a *parley.Refusal, or that of reading; the report then holds what
// was learnt up to there, and must not be relied on. Without an error all is
// proven that Report.Proven says.
func Verify(r io.Reader, o Options) (*Report, error) { return verify(r, o, ahead()) }

// verify makes so many entries ready together.
func verify(r io.Reader, o Options, many int) (*Report, error) {
	v := &verifier{many: many, in: bufio.NewReaderSize(r, readAhead), hash: sha256.New(), o: o, report: &Report{}}
	if err := v.run(); err != nil {
		v.report.Lines = v.line
		return v.report, v.at(err)
	}
	v.report.Lines = v.line
	return v.report, nil
}

// verifier reads one bundle.
type verifier struct {
	in     *bufio.Reader
	hash   hash.Hash
	line   int // being read, from 1
	text   []byte
	o      Options
	report *Report

	waiting []waiting // entries to be verified together
	weight  int       // their bytes
	many    int       // the most of them

	h        Header
	log      note.Verifier
	exporter note.Verifier
	policy   proof.Policy
	world    []byte
	fold     *Fold
	known    []proof.Checkpoint
	differs  uint64           // size of the first of known that signs other entries than these
	last     proof.Checkpoint // the last one read
	view     *proof.View
}

// stages are the order of lines.
const (
	stageHeader = iota
	stageWorld
	stagePromises
	stageEntries
	stageEnd // the last checkpoint has been read
	stageView
	stageDone
)

// at says in which line something was wrong.
func (v *verifier) at(err error) error {
	var r *parley.Refusal
	if !errors.As(err, &r) {
		return err
	}
	out := *r
	out.Sentence = fmt.Sprintf("Line %d: %s", v.line, r.Sentence)
	out.Rule = "R9" // whatever is wrong with a bundle, it proves nothing
	out.Cause = err
	if out.Todo == "" {
		out.Todo = "Keep it as it is, and ask for it again: it may be damaged or forged."
	}
	return &out
}

func (v *verifier) run() error {
	stage := stageHeader
	for stage != stageDone {
		before := v.sum()
		kind, value, err := v.next()
		if err == nil && kind == kindEntry && stage >= stageWorld && stage <= stageEntries {
			if stage = stageEntries; v.wait(value) {
				continue
			}
		}
		if err := v.entries(); err != nil { // it stands before what was read last
			return err
		}
		switch {
		case err != nil:
			return err
		case kind == kindEntry && stage == stageEntries:
			v.wait(value)
			continue
		}
		if stage, err = v.take(stage, kind, value, before); err != nil {
			return err
		}
	}
	v.line++
	if b, err := v.in.ReadByte(); err == nil {
		return refuse("trailing", nil, "Something follows the bundle's end, beginning with byte 0x%02x.", b)
	} else if !errors.Is(err, io.EOF) {
		return err
	}
	v.line--
	return v.finish()
}

// sum is the hash of what was read so far; only before a trailer is it needed,
// and cheap.
func (v *verifier) sum() (h [sha256.Size]byte) {
	v.hash.Sum(h[:0])
	return h
}

// readAhead is how many bytes are read together.
const readAhead = 64 << 10

// next reads a line and cuts it. It is overwritten by the next one.
func (v *verifier) next() (kind string, value []byte, err error) {
	line, err := v.readLine()
	if err != nil {
		return "", nil, err
	}
	kind, value, ok := cutLine(line)
	if !ok {
		err = refuse("bad-line", nil, "It is no line of a bundle.")
	}
	return kind, value, err
}

// readLine reads a line without its break.
func (v *verifier) readLine() ([]byte, error) {
	v.line++
	v.text = v.text[:0]
	for {
		piece, err := v.in.ReadSlice('\n')
		if len(v.text)+len(piece) > MaxLine {
			return nil, refuse("limit", nil, "It has more than %d bytes.", MaxLine)
		}
		v.text = append(v.text, piece...)
		switch {
		case errors.Is(err, io.EOF):
			return nil, refuse("truncated", nil, "The bundle ends before its trailer: something is missing.")
		case err == nil:
			v.hash.Write(v.text)
			return v.text[:len(v.text)-1], nil
		case !errors.Is(err, bufio.ErrBufferFull):
			return nil, err
		}
	}
}

// take reads one line, where lines of its kind may stand, and gives the stage
// after it.
func (v *verifier) take(stage int, kind string, value []byte, before [sha256.Size]byte) (int, error) {
	switch {
	case kind == kindHeader && stage == stageHeader:
		return stageWorld, v.header(value)
	case kind == kindWorld && stage == stageWorld:
		return stageWorld, v.worldChunk(value)
	case kind == kindPromise && (stage == stageWorld || stage == stagePromises):
		return stagePromises, v.promise(value)
	case kind == kindCheckpoint && stage >= stageWorld && stage <= stageEntries:
		last, err := v.checkpoint(value)
		if last {
			return stageEnd, err
		}
		return stageEntries, err
	case kind == kindView && stage == stageEnd:
		return stageView, v.takeView(value)
	case kind == kindEvidence && (stage == stageEnd || stage == stageView):
		return stageView, v.evidence(value)
	case kind == kindTrailer && stage >= stageEnd:
		return stageDone, v.trailer(value, before)
	}
	return stage, refuse("order", nil, "A line of the kind %.64q does not belong here.", kind)
}

func (v *verifier) header(value []byte) error {
	if err := statement.DecodeStrict(value, &v.h); err != nil {
		return err
	}
	if err := v.h.valid(); err != nil {
		return err
	}
	v.report.Header, v.report.Policy = v.h, len(v.o.Policy.Witnesses) > 0
	var err error
	if v.log, err = note.NewVerifier(v.h.LogKey); err != nil {
		return err
	}
	if v.exporter, err = note.NewVerifier(v.h.Exporter); err != nil {
		return err
	}
	v.policy = v.o.Policy
	if v.policy.Log == nil {
		v.policy.Log = v.log
	} else if v.policy.Log.Name() != v.log.Name() || v.policy.Log.KeyHash() != v.log.KeyHash() {
		return refuse("another-log", nil, "The bundle is of the log %q, not of the one whose key you trust, %q.", v.log.Name(), v.policy.Log.Name())
	} else {
		v.report.LogKeyTrusted = true
		v.log = v.policy.Log
	}
	for _, k := range v.o.Known {
		c, _, err := v.policy.Open(k)
		if err != nil {
			r := parley.Refuse("bad-signature", "R9", "A checkpoint that you hold can't be used, whatever the bundle is: it is none that the log %q has signed.", v.policy.Log.Name()).
				To("Name a file that holds the signed checkpoint alone, as GET /log/checkpoint gives it.")
			r.Cause = err
			return r
		}
		v.known = append(v.known, c)
	}
	if err := v.begin(); err != nil {
		return err
	}
	for _, p := range v.o.Promises {
		if err := v.addPromise(p); err != nil {
			return err
		}
	}
	return nil
}

// begin takes up the fold that the bundle continues, where it continues one.
func (v *verifier) begin() error {
	if v.h.From == 0 {
		v.fold = NewFold(v.h.Party, nil)
		return nil
	}
	f := v.o.After
	switch {
	case f == nil:
		return afterAnother("The bundle continues one of %d entries.", v.h.From)
	case f.Size() != v.h.From || f.Holder() != v.h.Party || f.State().Ledger() != v.h.Ledger || f.State().Genesis().LogKey != v.h.LogKey:
		return afterAnother("The bundle continues one of %d entries of the same ledger and party; the one before it has %d.", v.h.From, f.Size())
	}
	v.fold = f
	return nil
}

func afterAnother(format string, args ...any) error {
	return parley.Refuse("continuation", "R9", format, args...).To("Verify that one first and this one after it: parley verify FIRST SECOND.")
}

func (v *verifier) worldChunk(value []byte) error {
	var chunk []byte
	if err := statement.DecodeStrict(value, &chunk); err != nil {
		return err
	}
	switch {
	case v.h.World == parley.Digest{}:
		return refuse("another-world", nil, "The bundle carries a territory file that its header does not name.")
	case len(v.world)%worldChunk != 0 || len(chunk) == 0 || len(chunk) > worldChunk:
		return refuse("bad-line", nil, "The territory file does not come in pieces of %d bytes, the last one shorter.", worldChunk)
	case len(v.world)+len(chunk) > MaxWorld:
		return refuse("limit", nil, "The territory file has more than %d bytes.", MaxWorld)
	}
	v.world = append(v.world, chunk...)
	return nil
}

func (v *verifier) checkpoint(value []byte) (last bool, err error) {
	var signed string
	if err := statement.DecodeStrict(value, &signed); err != nil {
		return false, err
	}
	c, standing, err := v.policy.Open([]byte(signed))
	if err != nil {
		return false, err
	}
	if c.Size <= v.last.Size || c.Size != v.fold.Size() {
		return false, refuse("order", nil, "A checkpoint of %d entries stands after %d entries.", c.Size, v.fold.Size())
	}
	if c.Root != v.fold.Root() {
		return false, refuse("another-root", nil, "The log has signed other entries than these %d: one of them was changed, left out, added or moved.", c.Size)
	}
	if v.differs > 0 {
		return false, refuse("another-history", nil, "The log showed you another history: the first %d entries of this bundle are not those whose checkpoint you hold, and the log has signed both.", v.differs)
	}
	v.last = c
	v.report.checkpoint(c, standing)
	return c.Size == v.h.Size, nil
}

func (v *verifier) takeView(value []byte) error {
	var signed string
	if err := statement.DecodeStrict(value, &signed); err != nil {
		return err
	}
	view, err := proof.OpenView([]byte(signed), v.log)
	if err != nil {
		return err
	}
	if view.Party != v.h.Party || view.Size != v.h.Size {
		return refuse("bad-view", nil, "The view is of party %s at %d entries, not of the holder at %d.", parley.Short(view.Party), view.Size, v.h.Size)
	}
	v.view = &view
	return nil
}

func (v *verifier) evidence(value []byte) error {
	e, err := proof.DecodeEvidence(value)
	if err != nil {
		return err
	}
	older, newer, err := e.Verify(v.log)
	if err != nil {
		return err
	}
	if len(v.report.Evidence) >= MaxEvidence {
		return refuse("limit", nil, "There are more than %d pieces of evidence.", MaxEvidence)
	}
	v.report.Evidence = append(v.report.Evidence, Contradiction{older.Size, newer.Size})
	return nil
}

func (v *verifier) trailer(value []byte, before [sha256.Size]byte) error {
	var signed string
	if err := statement.DecodeStrict(value, &signed); err != nil {
		return err
	}
	if len(signed) > proof.MaxCheckpoint {
		return refuse("limit", nil, "The trailer has more than %d bytes.", proof.MaxCheckpoint)
	}
	v.report.Exporter = v.exporter.Name()
	return trailer{Exporter: v.exporter.Name(), Hash: before}.opened(signed, v.exporter)
}

// finish draws the conclusions.
func (v *verifier) finish() error {
	if err := v.fold.Check(); err != nil {
		return err
	}
	r, s := v.report, v.fold.State()
	r.Fold, r.Counts = v.fold, v.fold.Counts()
	r.Name, r.Exercise, r.Head, r.Digest = s.Name(), s.Exercise(), s.Head(), s.Digest()
	p, _ := s.Party(v.h.Party)
	r.Holder = p.Profile.Name
	if v.view != nil {
		if v.view.Digest != r.Digest {
			return refuse("another-view", nil, "The log has signed that another state follows for %s than what follows from these entries: something was withheld, or shown to it alone.", r.Holder)
		}
		r.View = true
	}
	for _, c := range v.known {
		if c.Size > v.fold.Size() {
			r.Beyond = max(r.Beyond, c.Size)
		} else {
			r.Compared = max(r.Compared, c.Size)
		}
	}
	r.Promises, r.Broken = v.fold.promises.result(s.Head())
	return nil
}
