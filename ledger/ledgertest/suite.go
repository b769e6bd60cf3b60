// Package ledgertest is the one suite that every engine of the ledger passes:
// its contract, told as tests, over the engine's real store.
package ledgertest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"sync"
	"testing"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/proof"
)

// Opener opens the engine whose store lies in dir, or makes an empty one.
type Opener func(ctx context.Context, dir string) (ledger.Engine, error)

// Run runs the suite.
func Run(t *testing.T, open Opener) {
	for _, c := range []struct {
		name string
		test func(*testing.T, Opener)
	}{
		{"empty", empty},
		{"append and read back", appendAndRead},
		{"a frame that does not follow is refused", refused},
		{"a cancelled append is whole or absent", cancelled},
		{"reopened, it has what was acknowledged", reopen},
		{"large frames", large},
		{"readers see whole frames", concurrent},
		{"tree hashes prove", proofs},
	} {
		t.Run(c.name, func(t *testing.T) { c.test(t, open) })
	}
}

// Builder makes frames that follow each other, with the hashes that the tree
// really has.
type Builder struct {
	Size   uint64
	Root   tlog.Hash
	Hashes []tlog.Hash
	rng    *rand.Rand
}

// NewBuilder starts at the empty log.
func NewBuilder(seed uint64) *Builder {
	return &Builder{Root: proof.EmptyRoot, rng: rand.New(rand.NewPCG(seed, 1))}
}

func (b *Builder) reader() tlog.HashReader {
	return tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		out := make([]tlog.Hash, len(indexes))
		for i, x := range indexes {
			out[i] = b.Hashes[x]
		}
		return out, nil
	})
}

// Next makes a frame of n entries whose sealed bytes have about that length.
func (b *Builder) Next(t testing.TB, n, sealed int) *ledger.Frame {
	t.Helper()
	f := &ledger.Frame{Epoch: 1, Prev: b.Root, At: parley.Instant(1_000_000 + b.Size)}
	start := len(b.Hashes)
	for i := range n {
		r := ledger.Record{Index: b.Size + uint64(i), Leaf: make([]byte, proof.LeafSize), Sealed: make([]byte, sealed+b.rng.IntN(50))}
		for _, p := range [][]byte{r.Leaf, r.Sealed} {
			for j := range p {
				p[j] = byte(b.rng.Uint32())
			}
		}
		hashes, err := tlog.StoredHashes(int64(r.Index), r.Leaf, b.reader())
		if err != nil {
			t.Fatal(err)
		}
		b.Hashes = append(b.Hashes, hashes...)
		f.Records = append(f.Records, r)
	}
	b.Size += uint64(n)
	root, err := tlog.TreeHash(int64(b.Size), b.reader())
	if err != nil {
		t.Fatal(err)
	}
	b.Root, f.Root, f.Hashes = root, root, b.Hashes[start:]
	return f
}

func start(t *testing.T, open Opener) (string, ledger.Engine) {
	t.Helper()
	dir := t.TempDir()
	e, err := open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { e.Close() })
	return dir, e
}

// check compares the whole store with the frames.
func check(t *testing.T, e ledger.Engine, frames []*ledger.Frame) {
	t.Helper()
	want := ledger.Head{Root: proof.EmptyRoot}
	var records []ledger.Record
	var hashes []tlog.Hash
	for _, f := range frames {
		records = append(records, f.Records...)
		hashes = append(hashes, f.Hashes...)
		want = ledger.Head{Epoch: f.Epoch, Size: uint64(len(records)), Root: f.Root, At: f.At}
	}
	if h, err := e.Head(t.Context()); err != nil || h != want {
		t.Fatalf("head is %v, want %v: %v", h, want, err)
	}
	for _, limit := range []int{1, 7, 1 << 20} {
		from := uint64(0)
		for {
			got, err := e.Read(t.Context(), from, limit)
			if err != nil {
				t.Fatal(err)
			}
			if len(got) > limit {
				t.Fatalf("read %d entries, the limit was %d", len(got), limit)
			}
			if len(got) == 0 {
				break
			}
			for _, r := range got {
				if from >= uint64(len(records)) || !same(r, records[from]) {
					t.Fatalf("entry %d is not what was appended", from)
				}
				from++
			}
		}
		if from != uint64(len(records)) {
			t.Fatalf("read %d entries, want %d", from, len(records))
		}
	}
	indexes := make([]int64, len(hashes))
	for i := range indexes {
		indexes[i] = int64(i)
	}
	got, err := e.Hashes(t.Context(), indexes)
	if err != nil || len(got) != len(hashes) {
		t.Fatalf("read %d hashes, want %d: %v", len(got), len(hashes), err)
	}
	for i, h := range hashes {
		if got[i] != h {
			t.Fatalf("tree hash %d is not what was appended", i)
		}
	}
	for _, beyond := range []int64{-1, int64(len(hashes)), int64(len(hashes)) + 100} {
		if _, err := e.Hashes(t.Context(), []int64{beyond}); err == nil {
			t.Fatalf("tree hash %d was given, there are %d", beyond, len(hashes))
		}
	}
}

func same(a, b ledger.Record) bool {
	return a.Index == b.Index && bytes.Equal(a.Leaf, b.Leaf) && bytes.Equal(a.Sealed, b.Sealed)
}

func empty(t *testing.T, open Opener) {
	_, e := start(t, open)
	check(t, e, nil)
}

func appendAndRead(t *testing.T, open Opener) {
	_, e := start(t, open)
	b := NewBuilder(1)
	var frames []*ledger.Frame
	for _, n := range []int{1, 1, 2, 3, 64, 1, 100} {
		size := b.Size
		f := b.Next(t, n, 300)
		if err := e.Append(t.Context(), size, f); err != nil {
			t.Fatal(err)
		}
		frames = append(frames, f)
	}
	check(t, e, frames)
}

func refused(t *testing.T, open Opener) {
	_, e := start(t, open)
	b := NewBuilder(2)
	first := b.Next(t, 5, 100)
	second := b.Next(t, 5, 100)
	if err := e.Append(t.Context(), 5, second); !errors.Is(err, ledger.ErrSize) {
		t.Fatalf("a frame beyond the end: %v", err)
	}
	check(t, e, nil)
	if err := e.Append(t.Context(), 0, first); err != nil {
		t.Fatal(err)
	}
	for name, f := range map[string]func(*ledger.Frame) uint64{
		"again":             func(f *ledger.Frame) uint64 { *f = *first; return 0 },
		"no entries":        func(f *ledger.Frame) uint64 { f.Records = nil; return 5 },
		"another root":      func(f *ledger.Frame) uint64 { f.Prev[3] ^= 1; return 5 },
		"an older epoch":    func(f *ledger.Frame) uint64 { f.Epoch = 0; return 5 },
		"a hash too few":    func(f *ledger.Frame) uint64 { f.Hashes = f.Hashes[1:]; return 5 },
		"an index twice":    func(f *ledger.Frame) uint64 { f.Records[1].Index--; return 5 },
		"an index left out": func(f *ledger.Frame) uint64 { f.Records[4].Index++; return 5 },
	} {
		bad := *second
		bad.Records = append([]ledger.Record(nil), second.Records...)
		size := f(&bad)
		if err := e.Append(t.Context(), size, &bad); !errors.Is(err, ledger.ErrSize) {
			t.Fatalf("%s: %v", name, err)
		}
		check(t, e, []*ledger.Frame{first})
	}
	if err := e.Append(t.Context(), 5, second); err != nil {
		t.Fatal(err)
	}
	check(t, e, []*ledger.Frame{first, second})
}

func cancelled(t *testing.T, open Opener) {
	_, e := start(t, open)
	b := NewBuilder(3)
	var frames []*ledger.Frame
	rng := rand.New(rand.NewPCG(3, 3))
	for range 30 {
		before := *b
		size := b.Size
		f := b.Next(t, 40, 2000)
		ctx, cancel := context.WithCancel(t.Context())
		done := make(chan struct{})
		go func() {
			defer close(done)
			for range rng.IntN(200_000) { // a moment of unknown length, without a clock
			}
			cancel()
		}()
		err := e.Append(ctx, size, f)
		<-done
		h, herr := e.Head(t.Context())
		if herr != nil {
			t.Fatal(herr)
		}
		switch {
		case h.Size == size+40 && h.Root == f.Root:
			frames = append(frames, f)
		case h.Size == size && err != nil:
			*b = before
		default:
			t.Fatalf("the append said %v and left %d entries, there were %d", err, h.Size, size)
		}
	}
	check(t, e, frames)
}

func reopen(t *testing.T, open Opener) {
	dir, e := start(t, open)
	b := NewBuilder(4)
	var frames []*ledger.Frame
	for i := range 5 {
		size := b.Size
		f := b.Next(t, 1+i*3, 500)
		if err := e.Append(t.Context(), size, f); err != nil {
			t.Fatal(err)
		}
		frames = append(frames, f)
		if err := e.Close(); err != nil {
			t.Fatal(err)
		}
		var err error
		if e, err = open(t.Context(), dir); err != nil {
			t.Fatal(err)
		}
		check(t, e, frames)
	}
	e.Close()
}

func large(t *testing.T, open Opener) {
	_, e := start(t, open)
	b := NewBuilder(5)
	var frames []*ledger.Frame
	add := func(n, sealed int) {
		size := b.Size
		f := b.Next(t, n, sealed)
		if err := e.Append(t.Context(), size, f); err != nil {
			t.Fatal(err)
		}
		frames = append(frames, f)
	}
	add(512, 1200)
	add(3, 250<<10)
	for range 40 {
		add(1, 768<<10)
	}
	check(t, e, frames)
	got, err := e.Read(t.Context(), 515, 40)
	if err != nil || len(got) == 0 || len(got) == 40 {
		t.Fatalf("a read of 30 MB gave %d entries in one piece: %v", len(got), err)
	}
}

func concurrent(t *testing.T, open Opener) {
	_, e := start(t, open)
	b := NewBuilder(6)
	stop := make(chan struct{})
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for last := uint64(0); ; {
				select {
				case <-stop:
					return
				default:
				}
				h, err := e.Head(context.Background())
				if err != nil {
					t.Errorf("head: %v", err)
					return
				}
				if h.Size%8 != 0 || h.Size < last {
					t.Errorf("the head went from %d to %d; frames have 8 entries", last, h.Size)
				}
				last = h.Size
				got, err := e.Read(context.Background(), 0, 1<<20)
				if err != nil || uint64(len(got)) < h.Size || len(got)%8 != 0 {
					t.Errorf("read %d entries of %d: %v", len(got), h.Size, err)
				}
				if h.Size > 0 {
					root, err := tlog.TreeHash(int64(h.Size), tlog.HashReaderFunc(func(x []int64) ([]tlog.Hash, error) {
						return e.Hashes(context.Background(), x)
					}))
					if err != nil || root != h.Root {
						t.Errorf("the root over the stored hashes differs from the head's: %v", err)
					}
				}
			}
		})
	}
	for range 60 {
		size := b.Size
		if err := e.Append(t.Context(), size, b.Next(t, 8, 200)); err != nil {
			t.Fatal(err)
		}
	}
	close(stop)
	wg.Wait()
}

func proofs(t *testing.T, open Opener) {
	_, e := start(t, open)
	b := NewBuilder(7)
	for _, n := range []int{1, 6, 10, 3, 30} {
		size := b.Size
		if err := e.Append(t.Context(), size, b.Next(t, n, 10)); err != nil {
			t.Fatal(err)
		}
	}
	r := tlog.HashReaderFunc(func(x []int64) ([]tlog.Hash, error) { return e.Hashes(t.Context(), x) })
	for i := range int64(b.Size) {
		p, err := tlog.ProveRecord(int64(b.Size), i, r)
		if err != nil {
			t.Fatal(err)
		}
		if err := tlog.CheckRecord(p, int64(b.Size), b.Root, i, b.Hashes[tlog.StoredHashIndex(0, i)]); err != nil {
			t.Fatal(fmt.Errorf("entry %d: %w", i, err))
		}
	}
}
