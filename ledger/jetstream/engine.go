package jetstream

import (
	"context"
	"fmt"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/proof"
)

// Engine is the log in a stream. It implements ledger.Engine.
type Engine struct {
	frames *tape[*frame]
	grown  func() // tells other nodes that the log has grown
	close  func() error
}

// span makes a frame a part of a tape: numbers are those of entries.
func (f *frame) span() (first, next uint64) { return f.First, f.next() }

// Append implements ledger.Engine with one message. Where the acknowledgement
// does not come it finds out what became of the frame; see tape.put.
func (e *Engine) Append(ctx context.Context, size uint64, f *ledger.Frame) error {
	if err := f.Follows(size); err != nil {
		return fmt.Errorf("%w: %w", ledger.ErrSize, err)
	}
	return e.append(ctx, &frame{Frame: *f, First: size})
}

// Fence appends a frame without entries after the log that ends at head: from
// then on no frame of an older epoch can be appended, nor any that was sent
// before. ErrSize means that the log does not end there any more.
func (e *Engine) Fence(ctx context.Context, head ledger.Head, epoch uint64) error {
	return e.append(ctx, &frame{Frame: ledger.Frame{Epoch: epoch, Prev: head.Root, Root: head.Root, At: head.At}, First: head.Size})
}

func (e *Engine) append(ctx context.Context, f *frame) error {
	data, err := f.encode()
	if err != nil {
		return err
	}
	seq, last := e.frames.tail()
	if !f.follows(seq, last) {
		if seq, last, err = e.frames.refresh(ctx); err != nil {
			return err
		}
		if !f.follows(seq, last) {
			h := headOf(seq, last)
			return fmt.Errorf("%w: it has %d entries, root %v, epoch %d; the frame follows %d entries, root %v, epoch %d",
				ledger.ErrSize, h.Size, h.Root, h.Epoch, f.First, f.Prev, f.Epoch)
		}
	}
	if err := e.frames.put(ctx, seq, data); err != nil {
		return err
	}
	e.grown()
	return nil
}

// follows reports whether the frame can come after the last one, at seq.
func (f *frame) follows(seq uint64, last *frame) bool {
	h := headOf(seq, last)
	return h.Size == f.First && h.Root == f.Prev && h.Epoch <= f.Epoch
}

func headOf(seq uint64, last *frame) ledger.Head {
	if seq == 0 {
		return ledger.Head{Root: proof.EmptyRoot}
	}
	return last.head()
}

// Head implements ledger.Engine: it asks for the stream's last message.
func (e *Engine) Head(ctx context.Context) (ledger.Head, error) {
	seq, last, err := e.frames.refresh(ctx)
	if err != nil {
		return ledger.Head{}, err
	}
	return headOf(seq, last), nil
}

// reach gives the newest message that is known, and asks only where it ends
// before number.
func (e *Engine) reach(ctx context.Context, number uint64) (seq uint64, err error) {
	seq, last := e.frames.tail()
	if headOf(seq, last).Size <= number {
		if seq, last, err = e.frames.refresh(ctx); err != nil || headOf(seq, last).Size <= number {
			return 0, err
		}
	}
	return seq, nil
}

// Read implements ledger.Engine.
func (e *Engine) Read(ctx context.Context, from uint64, limit int) ([]ledger.Record, error) {
	last, err := e.reach(ctx, from)
	if err != nil || last == 0 || limit <= 0 {
		return nil, err
	}
	seq, err := e.frames.find(ctx, from, last)
	if err != nil {
		return nil, err
	}
	var out []ledger.Record
	bytes, root, next := 0, tlog.Hash{}, from
	err = e.frames.walk(ctx, seq, last, func(f *frame) (bool, error) {
		if f.First > next || len(out) > 0 && (f.First != next || f.Prev != root) || len(out) == 0 && f.next() <= from {
			return false, fmt.Errorf("%w: entry %d is missing", ledger.ErrDamaged, next)
		}
		for _, r := range f.Records[next-f.First:] {
			if len(out) == limit || bytes >= ledger.MaxRead {
				return false, nil
			}
			bytes += len(r.Leaf) + len(r.Sealed)
			out = append(out, r)
			next++
		}
		root = f.Root
		return len(out) < limit && bytes < ledger.MaxRead, nil
	})
	return out, err
}

// Hashes implements ledger.Engine.
func (e *Engine) Hashes(ctx context.Context, indexes []int64) ([]tlog.Hash, error) {
	out := make([]tlog.Hash, len(indexes))
	var f *frame
	for i, index := range indexes {
		if index < 0 {
			return nil, fmt.Errorf("tree hash %d does not exist", index)
		}
		record := ledger.LastRecord(index)
		if f == nil || record < f.First || record >= f.next() {
			var err error
			if f, err = e.holding(ctx, record); err != nil {
				return nil, fmt.Errorf("the frame of tree hash %d: %w", index, err)
			}
		}
		at := index - tlog.StoredHashCount(int64(f.First))
		if at < 0 || at >= int64(len(f.Hashes)) {
			return nil, fmt.Errorf("%w: tree hash %d is missing", ledger.ErrDamaged, index)
		}
		out[i] = f.Hashes[at]
	}
	return out, nil
}

// holding gives the frame that holds an entry.
func (e *Engine) holding(ctx context.Context, entry uint64) (*frame, error) {
	last, err := e.reach(ctx, entry)
	if err != nil {
		return nil, err
	}
	if last == 0 {
		return nil, fmt.Errorf("%w: there is no entry %d", ledger.ErrDamaged, entry)
	}
	seq, err := e.frames.find(ctx, entry, last)
	if err != nil {
		return nil, err
	}
	f, err := e.frames.get(ctx, seq)
	if err != nil {
		return nil, missing(err)
	}
	if entry < f.First || entry >= f.next() {
		return nil, fmt.Errorf("%w: entry %d is missing", ledger.ErrDamaged, entry)
	}
	return f, nil
}

// Close implements ledger.Engine.
func (e *Engine) Close() error { return e.close() }
