package ledger

import (
	"context"
	"fmt"
	"runtime"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/ledger/keystore"
	"github.com/open-parley/parley/proof"
	"github.com/open-parley/parley/statement"
)

// framesInFlight is how many committed frames may wait for the publisher, which
// signs them all at once.
const framesInFlight = 4

// job is a frame on its way through the pipeline, with those who wait for it.
type job struct {
	size    uint64 // of the log before it
	frame   *Frame // nil: nothing new; without the sealed bytes until the key numbers are known
	entries []accepted
	again   []waiting     // statements that were in already, perhaps in a frame in flight
	shown   chan struct{} // closed when all before it is shown; nil: nobody waits for that
}

type accepted struct {
	p     *pending
	leaf  proof.Leaf
	slots *proof.Slots
}

type waiting struct {
	p     *pending
	index uint64
}

// failJob tells everybody who waits for the job.
func (l *Ledger) failJob(j *job, err error) {
	for _, a := range j.entries {
		l.finish(a.p, outcome{err: err})
	}
	for _, w := range j.again {
		l.finish(w.p, outcome{err: err})
	}
	if j.shown != nil {
		close(j.shown)
	}
}

// write is the one goroutine that gives statements their places and puts them
// on the disk, a frame at a time: whatever came while the last frame was being
// written shares the next one and its syncs. What was promised before the
// ledger was opened comes first.
func (l *Ledger) write() {
	defer close(l.published)
	l.decide(nil)
}

// decide decides until the ledger closes, or the lease of its node is lost; nil:
// there are no other nodes.
func (l *Ledger) decide(lease Lease) {
	var lost <-chan struct{}
	if lease != nil {
		lost = lease.Lost()
	}
	held := l.backlog // what waits for the next frame
	l.backlog = nil
	for {
		if len(held) == 0 {
			select {
			case held = <-l.queue:
			case <-lost:
				return
			case <-l.closing:
				select {
				case held = <-l.queue:
				default:
					return
				}
			}
			l.queued.Add(-int64(len(held)))
		}
		if l.Err() != nil {
			for _, p := range held {
				l.finish(p, outcome{err: l.goneError()})
			}
			held = nil
			continue
		}
		if lease != nil && !lease.Held() {
			l.bounce(held)
			return
		}
		// Callers that are ready to run come first: their statements then share
		// this frame.
		runtime.Gosched()
		var j *job
		if j, held = l.frame(held); j == nil {
			continue
		}
		if j.frame != nil {
			perhaps, err := l.commit(j)
			if err != nil && lease != nil {
				l.log.Warn("a frame may not be in the log; another node decides, or this one when it has read the log again", "error", err)
				l.failJob(j, errDeposed)
				l.bounce(held)
				return
			}
			if err != nil && sqliteIsFull(err) {
				l.waitForRoom(j, held, perhaps, err)
				held = nil
				continue
			}
			if err != nil {
				l.fail(fmt.Errorf("writing entries %d to %d: %w", j.size, j.size+uint64(len(j.entries))-1, err))
				if perhaps {
					l.failJob(j, unknownOutcome(err))
				} else {
					l.failJob(j, stopped(err))
				}
				continue
			}
		}
		l.published <- j
	}
}

// frame decides what is held and what is queued behind it. It returns nil where
// nobody waits for the disk, and what did not fit.
func (l *Ledger) frame(held []*pending) (*job, []*pending) {
	j := &job{size: l.decided.Size, frame: &Frame{Epoch: max(l.decided.Epoch, 1), Prev: l.decided.Root, At: l.decided.At}}
	l.ahead.forget(l.Head().Size)
	for bytes := 0; ; {
		if len(held) == 0 {
			select {
			case held = <-l.queue:
				l.queued.Add(-int64(len(held)))
			default:
			}
		}
		if len(held) == 0 || len(j.entries) == MaxFrameEntries || len(j.entries) > 0 && bytes+held[0].size > statement.MaxFrame {
			break
		}
		p := held[0]
		held = held[1:]
		if err := l.place(j, p); err != nil {
			// The state, or the tree, did not take what it had admitted: nothing
			// that it decided in this frame may go to the disk.
			l.fail(fmt.Errorf("deciding entry %d: %w", j.size+uint64(len(j.entries)), err))
			l.finish(p, outcome{err: stopped(err)})
			l.failJob(j, stopped(err))
			return nil, held
		}
		bytes += p.size
	}
	if len(j.entries) == 0 {
		j.frame = nil
		if len(j.again) == 0 {
			return nil, held
		}
		return j, held
	}
	root, err := l.tree.root(int64(j.size) + int64(len(j.entries)))
	if err != nil {
		l.fail(err)
		l.failJob(j, stopped(err))
		return nil, held
	}
	j.frame.Root = root
	l.decided = Head{Epoch: j.frame.Epoch, Size: j.size + uint64(len(j.entries)), Root: root, At: j.frame.At}
	return j, held
}

// place admits one statement, gives it the next place in the frame and folds it
// in. Refusals go to their caller, but for what was promised, which then enters
// as refused; an error is a broken state.
func (l *Ledger) place(j *job, p *pending) error {
	index, in, err := l.placed(p)
	if err != nil {
		return err
	}
	if in {
		j.again = append(j.again, waiting{p, index})
		return nil
	}
	// Each has the time at which it is decided: one that was sent after another
	// was answered may share its frame.
	at, err := l.timeAfter(j.frame.At)
	if err != nil {
		l.finish(p, outcome{err: err})
		return nil
	}
	refusal := l.deciding.Admit(p.signed, at)
	if refusal != nil && !p.promised {
		l.finish(p, outcome{err: refusal})
		return nil
	}
	slots := p.slots
	if width := proof.Width(l.deciding.PartyCount()); slots == nil || width != p.width {
		to, ok := addressees(l.deciding, p.signed.Statement.Audience)
		if !ok {
			return fmt.Errorf("an audience was admitted that names an unknown party")
		}
		var err error
		if slots, err = proof.NewSlots(p.sealer.secret(), width, to); err != nil {
			return err
		}
	}
	p.sealer.sealed.Width = slots.Width()
	leaf := proof.Leaf{At: at, C: p.c, A: slots.Root(), Refused: refusal != nil}
	index = j.size + uint64(len(j.entries))
	if err := l.deciding.Apply(docket.Entry{Index: index, At: leaf.At, Signed: p.signed, Refused: leaf.Refused}); err != nil {
		return err
	}
	l.ahead.add(index, p.c)
	encoded := leaf.Encode()
	hashes, err := l.tree.add(tlog.RecordHash(encoded))
	if err != nil {
		return err
	}
	j.frame.At = at
	j.frame.Records = append(j.frame.Records, Record{Index: index, Leaf: encoded})
	j.frame.Hashes = append(j.frame.Hashes, hashes...)
	j.entries = append(j.entries, accepted{p, leaf, slots})
	return nil
}

// placed reports whether the statement is in, and where: a promised one in the
// very envelope that was promised, any other in whichever came first.
func (l *Ledger) placed(p *pending) (index uint64, in bool, err error) {
	if index, in = l.deciding.Find(p.signed.ID); !in || !p.promised {
		return index, in, nil
	}
	for _, i := range l.deciding.FindAll(p.signed.ID) {
		c, ok := l.ahead.at(i)
		if !ok {
			records, err := l.engine.Read(context.Background(), i, 1)
			if err != nil {
				return 0, false, err
			}
			if len(records) != 1 {
				return 0, false, refuseDamaged(nil, "Entry %d is missing.", i)
			}
			leaf, err := proof.DecodeLeaf(records[0].Leaf)
			if err != nil {
				return 0, false, refuseDamaged(err, "Entry %d is damaged: %v.", i, err)
			}
			c = leaf.C
		}
		if c == p.c {
			return i, true, nil
		}
	}
	return 0, false, nil
}

// commit puts the data keys and then the frame on the disk. perhaps tells, with
// an error, whether the frame may be there all the same.
func (l *Ledger) commit(j *job) (perhaps bool, err error) {
	ctx := context.Background() // what was decided is written, whoever has gone
	l.append.Lock()
	defer l.append.Unlock()
	var items []keystore.Item
	for _, a := range j.entries {
		items = append(items, a.p.sealer.items...)
	}
	number, err := l.putKeys(ctx, items)
	if err != nil {
		return false, err
	}
	for i, a := range j.entries {
		a.p.sealer.sealed.FirstKey = number
		number += int64(len(a.p.sealer.items))
		j.frame.Records[i].Sealed = a.p.sealer.sealed.Encode()
	}
	return true, l.engine.Append(ctx, j.size, j.frame)
}

// publish is the one goroutine that signs checkpoints, folds committed frames
// into what readers see, and lets the callers go. Frames that were committed
// while it was busy share one checkpoint.
func (l *Ledger) publish() {
	defer close(l.dead)
	var broken error
	for j := range l.published {
		if broken != nil { // what readers see has stopped before this frame
			l.failJob(j, unknownOutcome(broken))
			continue
		}
		jobs := []*job{j}
	more:
		for len(jobs) < framesInFlight {
			select {
			case next, ok := <-l.published:
				if !ok {
					break more
				}
				jobs = append(jobs, next)
			default:
				break more
			}
		}
		broken = l.publishAll(jobs)
	}
}

func (l *Ledger) publishAll(jobs []*job) error {
	head := l.Head()
	checkpoint := l.Checkpoint()
	events := []Event{}
	for _, j := range jobs {
		if j.frame == nil {
			continue
		}
		head = Head{Epoch: j.frame.Epoch, Size: j.size + uint64(len(j.entries)), Root: j.frame.Root, At: j.frame.At}
		for i, a := range j.entries {
			events = append(events, Event{Index: j.size + uint64(i), Leaf: a.leaf, Signed: a.p.signed})
		}
	}
	if len(events) > 0 {
		var err error
		if checkpoint, err = l.sign(head.Size, head.Root); err == nil {
			err = l.reveal(head, checkpoint, events)
		}
		if err != nil {
			// The entries are on the disk: the next start signs them.
			l.fail(fmt.Errorf("publishing up to entry %d: %w", head.Size-1, err))
			for _, j := range jobs {
				l.failJob(j, unknownOutcome(err))
			}
			return err
		}
	}
	for _, j := range jobs {
		for i, a := range j.entries {
			l.finish(a.p, outcome{index: j.size + uint64(i), leaf: a.leaf, slots: a.slots, size: head.Size, checkpoint: checkpoint})
		}
		for _, w := range j.again {
			l.finish(w.p, outcome{index: w.index, again: true})
		}
		if j.shown != nil {
			close(j.shown)
		}
	}
	return nil
}

// reveal makes committed and signed entries visible to readers.
func (l *Ledger) reveal(head Head, checkpoint []byte, events []Event) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, e := range events {
		if err := l.committed.Apply(e.entry()); err != nil {
			return err
		}
		if noteErased(l.erased, e) {
			l.dropErased()
		}
		l.noteState()
	}
	l.head, l.checkpoint = head, checkpoint
	l.remember(events)
	close(l.changed)
	l.changed = make(chan struct{})
	l.noteSize()
	return nil
}

// noteErased keeps which entries were erased; true: the entry erases some.
func noteErased(erased map[parley.StatementID]bool, e Event) bool {
	if e.Leaf.Refused || e.Signed == nil {
		return false
	}
	b, ok := e.Signed.Statement.Body.(*statement.Erase)
	if ok {
		for _, e := range b.Effects {
			erased[e.Statement] = true
		}
	}
	return ok
}
