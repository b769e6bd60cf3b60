package jetstream

import (
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"testing"

	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/ledger/jetstream/natstest"
)

func queueMessage(t testing.TB, first, next int64, sealed []byte) []byte {
	t.Helper()
	b, err := (&queuePiece{ledger.QueuePiece{First: first, Next: next, Sealed: sealed}}).encode()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// Every flipped bit of a piece of the queue is noticed.
func TestFlippedBitsOfQueue(t *testing.T) {
	m := queueMessage(t, 4, 6, bytes.Repeat([]byte{7}, 80))
	if _, err := decodeQueue(m); err != nil {
		t.Fatal(err)
	}
	for i := range 8 * len(m) {
		bad := bytes.Clone(m)
		bad[i/8] ^= 1 << (i % 8)
		if _, err := decodeQueue(bad); err == nil {
			t.Fatalf("bit %d of a message of %d bytes was flipped, and nobody noticed", i, len(m))
		}
	}
	if _, err := (&queuePiece{ledger.QueuePiece{First: 1, Next: 2, Sealed: make([]byte, MaxMessage)}}).encode(); err == nil {
		t.Fatal("a piece beyond the limit is encoded")
	}
}

func FuzzDecodeQueue(f *testing.F) {
	for _, m := range [][]byte{queueMessage(f, 1, 2, nil), queueMessage(f, 4, 6, bytes.Repeat([]byte{7}, 80))} {
		f.Add(m[:len(m)-32])
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		if _, err := decodeQueue(b); err == nil {
			t.Fatalf("%x was taken without a sum", b)
		}
		whole := sealSum(bytes.Clone(b))
		p, err := decodeQueue(whole)
		if err != nil {
			return
		}
		if again, err := p.encode(); err != nil || !bytes.Equal(again, whole) {
			t.Fatalf("%x is read as %x: %v", whole, again, err)
		}
		if first, next := p.span(); next <= first || first < firstRow {
			t.Fatalf("%x spans %d to %d", whole, first, next)
		}
	})
}

// Pieces go in behind each other, whoever appends; who was not first is told so,
// and who knows more than the stream is too.
func TestQueue(t *testing.T) {
	s := natstest.Start(t, 1)
	a, b := connect(t, s, "abc"), connect(t, s, "abc")
	piece := func(first, next int64) *ledger.QueuePiece {
		return &ledger.QueuePiece{First: first, Next: next, Sealed: fmt.Appendf(nil, "piece %d", first)}
	}
	if got, err := b.Queue(t.Context(), 1); err != nil || len(got) != 0 {
		t.Fatalf("a queue that was never made has %d pieces: %v", len(got), err)
	}
	for _, p := range []*ledger.QueuePiece{piece(1, 3), piece(3, 4), piece(4, 9)} {
		if err := a.AppendQueue(t.Context(), p); err != nil {
			t.Fatal(err)
		}
	}
	if err := b.AppendQueue(t.Context(), piece(4, 5)); !errors.Is(err, ledger.ErrSize) {
		t.Fatalf("another was there first: %v", err)
	}
	if err := b.AppendQueue(t.Context(), piece(9, 10)); err != nil {
		t.Fatal(err)
	}
	if err := a.AppendQueue(t.Context(), piece(9, 11)); !errors.Is(err, ledger.ErrSize) {
		t.Fatalf("another was there first, unseen: %v", err)
	}
	got, err := a.Queue(t.Context(), 3)
	if err != nil || len(got) != 3 || got[0].First != 3 || string(got[2].Sealed) != "piece 9" {
		t.Fatalf("from 3 on: %v, %v", got, err)
	}
	if _, err := a.Queue(t.Context(), 12); !errors.Is(err, ledger.ErrDamaged) {
		t.Fatalf("the queue is shorter than what is known of it: %v", err)
	}
}

// describeQueue shows a piece of the queue as the page does.
func describeQueue() map[string]string {
	h := hex.EncodeToString
	m, _ := (&queuePiece{ledger.QueuePiece{First: 4, Next: 6, Sealed: bytes.Repeat([]byte{7}, 80)}}).encode()
	return map[string]string{
		"queue": fmt.Sprintf("version  %s\nfirst    %s\nnext     %s\nsealed   %s…\nsum      %s\n", h(m[:1]), h(m[1:9]), h(m[9:17]), h(m[17:33]), h(m[len(m)-32:])),
	}
}
