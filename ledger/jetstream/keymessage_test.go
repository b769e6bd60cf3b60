package jetstream

import (
	"bytes"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/ledger/jetstream/natstest"
	"github.com/open-parley/parley/ledger/keystore"
)

// batches are what a real store wraps.
func batches(t testing.TB, n, each int) (out []*keystore.Batch) {
	t.Helper()
	dir := t.TempDir()
	if err := keystore.Create(t.Context(), dir, rand.Reader); err != nil {
		t.Fatal(err)
	}
	s, err := keystore.Open(t.Context(), dir, rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	for i := range n {
		items := make([]keystore.Item, each)
		for k := range items {
			items[k].Object = keystore.Object{Kind: keystore.Envelope, Statement: parley.StatementID{byte(i), byte(k)}}
		}
		b, err := s.Wrap(items)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Add(t.Context(), b); err != nil {
			t.Fatal(err)
		}
		out = append(out, b)
	}
	return out
}

func keyMessages(t testing.TB) (out [][]byte) {
	for _, m := range []*keyMessage{
		{kind: keysBatch, batch: *batches(t, 1, 2)[0]},
		{kind: keysBegin, epoch: 2, handover: bytes.Repeat([]byte{7}, 80)},
		{kind: keysMoved, epoch: 2, next: 41, suffix: "0123456789abcdef"},
	} {
		b, err := m.encode()
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, b)
	}
	return out
}

// Every flipped bit of a message of keys is noticed.
func TestFlippedBitsOfKeys(t *testing.T) {
	for _, m := range keyMessages(t) {
		if _, err := decodeKeys(m); err != nil {
			t.Fatal(err)
		}
		for i := range 8 * len(m) {
			bad := bytes.Clone(m)
			bad[i/8] ^= 1 << (i % 8)
			if _, err := decodeKeys(bad); err == nil {
				t.Fatalf("bit %d of a message of %d bytes was flipped, and nobody noticed", i, len(m))
			}
		}
	}
}

func FuzzDecodeKeys(f *testing.F) {
	for _, m := range keyMessages(f) {
		f.Add(m[:len(m)-32])
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		if _, err := decodeKeys(b); err == nil {
			t.Fatalf("%x was taken without a sum", b)
		}
		whole := sealSum(bytes.Clone(b))
		m, err := decodeKeys(whole)
		if err != nil {
			return
		}
		if again, err := m.encode(); err != nil || !bytes.Equal(again, whole) {
			t.Fatalf("%x is read as %x: %v", whole, again, err)
		}
		if first, next := m.span(); next < first || first < firstKey {
			t.Fatalf("%x spans %d to %d", whole, first, next)
		}
	})
}

// Keys go in behind each other and by their epoch; an epoch ends for all, and
// what it held is gone.
func TestKeys(t *testing.T) {
	s := natstest.Start(t, 1)
	a, b := connect(t, s, "abc"), connect(t, s, "abc")
	if err := a.Found(t.Context()); err != nil {
		t.Fatal(err)
	}
	all := batches(t, 5, 3)
	if err := a.AppendKeys(t.Context(), all[1]); !errors.Is(err, ledger.ErrSize) {
		t.Fatalf("a batch was left out: %v", err)
	}
	for i, x := range all[:4] {
		if err := []*Cluster{a, b}[i%2].AppendKeys(t.Context(), x); err != nil {
			t.Fatal(err)
		}
	}
	if err := a.AppendKeys(t.Context(), all[0]); !errors.Is(err, ledger.ErrSize) {
		t.Fatalf("a batch came twice: %v", err)
	}
	read := func(c *Cluster, epoch, first int64) string {
		t.Helper()
		got, err := c.Keys(t.Context(), epoch, first)
		if err != nil {
			t.Fatal(err)
		}
		out := ""
		for _, x := range got {
			out += fmt.Sprintf("%d+%d ", x.First, x.Count())
		}
		return out
	}
	if got := read(b, 1, 4); got != "4+3 7+3 10+3 " {
		t.Fatalf("from key 4 on there are %s", got)
	}
	if got := read(b, 1, 13); got != "" {
		t.Fatalf("from key 13 on there are %s", got)
	}
	fill := func(add func(*keystore.Batch) error) error {
		for _, x := range all[:4] {
			y := *x
			y.Epoch = 2
			if err := add(&y); err != nil {
				return err
			}
		}
		return nil
	}
	if err := b.EndEpoch(t.Context(), 2, 10, []byte("sealed"), fill); !errors.Is(err, ledger.ErrSize) {
		t.Fatalf("an epoch ends without its last keys: %v", err)
	}
	// Keys that come in while the next epoch is being filled.
	err := b.EndEpoch(t.Context(), 2, 13, []byte("sealed"), func(add func(*keystore.Batch) error) error {
		if err := fill(add); err != nil {
			return err
		}
		return a.AppendKeys(t.Context(), all[4])
	})
	if !errors.Is(err, ledger.ErrSize) {
		t.Fatalf("an epoch ends without keys that came in between: %v", err)
	}
	if err := b.EndEpoch(t.Context(), 2, 16, []byte("sealed"), func(add func(*keystore.Batch) error) error {
		if err := fill(add); err != nil {
			return err
		}
		last := *all[4]
		last.Epoch = 2
		return add(&last)
	}); err != nil {
		t.Fatal(err)
	}
	// One that has read the end of the epoch, and does not know yet what follows.
	if _, last, err := a.keys.refresh(t.Context()); err != nil || last.kind != keysMoved {
		t.Fatalf("the epoch does not end with its end: %v", err)
	}
	late := *all[4]
	late.First = 16
	if err := a.AppendKeys(t.Context(), &late); !errors.Is(err, ledger.ErrEpoch) {
		t.Fatalf("keys behind the end of their epoch: %v", err)
	}
	for _, c := range []*Cluster{a, b, connect(t, s, "abc")} {
		if err := c.AppendKeys(t.Context(), all[0]); !errors.Is(err, ledger.ErrEpoch) {
			t.Fatalf("keys of an epoch that has ended: %v", err)
		}
		if _, err := c.Keys(t.Context(), 1, 1); !errors.Is(err, ledger.ErrEpoch) {
			t.Fatalf("keys of an epoch that has ended can be read: %v", err)
		}
		epoch, _, handover, err := c.KeyEpoch(t.Context())
		if err != nil || epoch != 2 || string(handover) != "sealed" {
			t.Fatalf("epoch %d, handed over by %q: %v", epoch, handover, err)
		}
		if got := read(c, 2, 1); got != "1+3 4+3 7+3 10+3 13+3 " {
			t.Fatalf("epoch 2 has %s", got)
		}
	}
	old, err := a.js.Stream(t.Context(), a.keysName(firstKeys))
	if err != nil {
		t.Fatal(err)
	}
	if info, err := old.Info(t.Context()); err != nil || info.State.Msgs != 1 {
		t.Fatalf("the stream of the epoch that has ended holds %d messages: %v", info.State.Msgs, err)
	}
}

// describeKeys shows messages of keys as the page does.
func describeKeys() map[string]string {
	h := hex.EncodeToString
	begin, _ := (&keyMessage{kind: keysBegin, epoch: 2, handover: bytes.Repeat([]byte{7}, 80)}).encode()
	moved, _ := (&keyMessage{kind: keysMoved, epoch: 2, next: 41, suffix: "0123456789abcdef"}).encode()
	return map[string]string{
		"begin": fmt.Sprintf("kind     %s\nepoch    %s\nsealed   %s…\nsum      %s\n", h(begin[:1]), h(begin[1:9]), h(begin[9:25]), h(begin[len(begin)-32:])),
		"moved": fmt.Sprintf("kind     %s\nepoch    %s\nnext     %s\nending   %s    0123456789abcdef\nsum      %s\n", h(moved[:1]), h(moved[1:9]), h(moved[9:17]), h(moved[17:33]), h(moved[33:])),
	}
}
