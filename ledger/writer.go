package ledger

import (
	"context"
	"fmt"
	"runtime"

	"golang.org/x/mod/sumdb/tlog"

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
	again   []waiting // statements that were in already, perhaps in a frame in flight
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

func (j *job) fail(err error) {
	for _, a := range j.entries {
		a.p.done <- outcome{err: err}
	}
	for _, w := range j.again {
		w.p.done <- outcome{err: err}
	}
}

// write is the one goroutine that gives statements their places and puts them
// on the disk, a frame at a time: whatever came while the last frame was being
// written shares the next one and its syncs.
func (l *Ledger) write() {
	defer close(l.published)
	var held *pending // did not fit into the last frame
	for {
		p := held
		held = nil
		if p == nil {
			select {
			case p = <-l.queue:
			case <-l.closing:
				select {
				case p = <-l.queue:
				default:
					return
				}
			}
		}
		if l.Err() != nil {
			p.done <- outcome{err: l.goneError()}
			continue
		}
		// Callers that are ready to run come first: their statements then share
		// this frame.
		runtime.Gosched()
		var j *job
		if j, held = l.frame(p); j == nil {
			continue
		}
		if j.frame != nil {
			if perhaps, err := l.commit(j); err != nil {
				l.fail(fmt.Errorf("writing entries %d to %d: %w", j.size, j.size+uint64(len(j.entries))-1, err))
				if perhaps {
					j.fail(unknownOutcome(err))
				} else {
					j.fail(stopped(err))
				}
				continue
			}
		}
		l.published <- j
	}
}

// frame decides p and what is queued behind it. It returns nil where nobody
// waits for the disk, and the statement that did not fit.
func (l *Ledger) frame(p *pending) (j *job, held *pending) {
	j = &job{size: l.decided.Size, frame: &Frame{Epoch: max(l.decided.Epoch, 1), Prev: l.decided.Root, At: l.decided.At}}
	bytes := 0
	for p != nil {
		if len(j.entries) == MaxFrameEntries || len(j.entries) > 0 && bytes+p.size > statement.MaxFrame {
			held = p
			break
		}
		switch err := l.place(j, p); {
		case err != nil:
			// The state, or the tree, did not take what it had admitted: nothing
			// that it decided in this frame may go to the disk.
			l.fail(fmt.Errorf("deciding entry %d: %w", j.size+uint64(len(j.entries)), err))
			p.done <- outcome{err: stopped(err)}
			j.fail(stopped(err))
			return nil, nil
		default:
			bytes += p.size
		}
		select {
		case p = <-l.queue:
		default:
			p = nil
		}
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
		j.fail(stopped(err))
		return nil, held
	}
	j.frame.Root = root
	l.decided = Head{Epoch: j.frame.Epoch, Size: j.size + uint64(len(j.entries)), Root: root, At: j.frame.At}
	return j, held
}

// place admits one statement, gives it the next place in the frame and folds it
// in. Refusals go to their caller; an error is a broken state.
func (l *Ledger) place(j *job, p *pending) error {
	if index, ok := l.deciding.Find(p.signed.ID); ok {
		j.again = append(j.again, waiting{p, index})
		return nil
	}
	// Each has the time at which it is decided: one that was sent after another
	// was answered may share its frame.
	at := max(j.frame.At, l.cfg.Now())
	if err := l.deciding.Admit(p.signed, at); err != nil {
		p.done <- outcome{err: err}
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
	leaf := proof.Leaf{At: at, C: p.c, A: slots.Root()}
	index := j.size + uint64(len(j.entries))
	if err := l.deciding.Apply(docket.Entry{Index: index, At: leaf.At, Signed: p.signed}); err != nil {
		return err
	}
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
	number, err := l.keys.Put(ctx, items)
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
			j.fail(unknownOutcome(broken))
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
				j.fail(unknownOutcome(err))
			}
			return err
		}
	}
	for _, j := range jobs {
		for i, a := range j.entries {
			a.p.done <- outcome{index: j.size + uint64(i), leaf: a.leaf, slots: a.slots, size: head.Size, checkpoint: checkpoint}
		}
		for _, w := range j.again {
			w.p.done <- outcome{index: w.index, again: true}
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
		l.noteErased(e)
	}
	l.head, l.checkpoint = head, checkpoint
	l.remember(events)
	close(l.changed)
	l.changed = make(chan struct{})
	return nil
}

// noteErased keeps which entries were erased; it needs the lock.
func (l *Ledger) noteErased(e Event) {
	if e.Leaf.Refused {
		return
	}
	if b, ok := e.Signed.Statement.Body.(*statement.Erase); ok {
		for _, e := range b.Effects {
			l.erased[e.Statement] = true
		}
	}
}
