package jetstream

import (
	"bytes"
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/ledger/jetstream/natstest"
	"github.com/open-parley/parley/ledger/ledgertest"
)

// fill appends frames, and gives all entries.
func fill(t *testing.T, e *Engine, frames int) (all []ledger.Record) {
	t.Helper()
	build := ledgertest.NewBuilder(5)
	for range frames {
		size := build.Size
		f := build.Next(t, 2, 300)
		if err := e.Append(t.Context(), size, f); err != nil {
			t.Fatal(err)
		}
		all = append(all, f.Records...)
	}
	return all
}

// readAll reads a log to its end, as the start of a node does.
func readAll(t *testing.T, c *Cluster) (all []ledger.Record, err error) {
	e, err := c.open(t.Context())
	if err != nil {
		return nil, err
	}
	h, err := e.Head(t.Context())
	if err != nil {
		return nil, err
	}
	for uint64(len(all)) < h.Size {
		some, err := e.Read(t.Context(), uint64(len(all)), 100)
		if err != nil {
			return nil, err
		}
		if len(some) == 0 {
			return nil, errors.New("the log ends early")
		}
		all = append(all, some...)
	}
	return all, nil
}

// blocks are the files in which a server keeps a stream's messages.
func blocks(t *testing.T, store string) (out []string) {
	err := filepath.WalkDir(store, func(name string, d fs.DirEntry, err error) error {
		if err == nil && strings.Contains(name, "-frames") && strings.HasSuffix(name, ".blk") {
			out = append(out, name)
		}
		return err
	})
	if err != nil || len(out) == 0 {
		t.Fatalf("the store has no files: %v", err)
	}
	return out
}

// A bit that flips on a server's disk is noticed, or changes nothing: the log is
// never another, and never shorter without a word. What is shorter at its end,
// the ledger's checkpoint shows.
func TestFlippedBitsOnDisk(t *testing.T) {
	s := natstest.Start(t, 1)
	c := connect(t, s, "abc")
	if err := c.Found(t.Context()); err != nil {
		t.Fatal(err)
	}
	e, err := c.open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	want := fill(t, e, 20)
	c.Close()
	s.Stop(0)
	file := blocks(t, s.Store(0))[0]
	whole, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	indexes, err := filepath.Glob(filepath.Join(filepath.Dir(file), "index.*"))
	if err != nil {
		t.Fatal(err)
	}
	rng := rand.New(rand.NewPCG(1, 1))
	remembered := map[string][]byte{}
	for _, name := range indexes {
		if remembered[name], err = os.ReadFile(name); err != nil {
			t.Fatal(err)
		}
	}
	refused, shorter := 0, 0
	const flips = 10
	for k := range flips {
		bad := bytes.Clone(whole)
		bit := rng.IntN(8 * len(bad))
		bad[bit/8] ^= 1 << (bit % 8)
		if err := os.WriteFile(file, bad, 0o600); err != nil {
			t.Fatal(err)
		}
		for name, b := range remembered {
			// With it the server skips what it can't read, without it it ends the stream there.
			if err := os.WriteFile(name, b, 0o600); err == nil && k%2 == 1 {
				os.Remove(name)
			}
		}
		s.Restart(t, 0)
		s.Ready(t)
		c := connect(t, s, "abc")
		got, err := readAll(t, c)
		c.Close()
		s.Stop(0)
		if err != nil {
			refused++
			continue
		}
		if len(got) < len(want) {
			shorter++
		}
		for i, r := range got {
			if !bytes.Equal(r.Leaf, want[i].Leaf) || !bytes.Equal(r.Sealed, want[i].Sealed) {
				t.Fatalf("bit %d was flipped, and entry %d is another", bit, i)
			}
		}
	}
	if refused == 0 || shorter == 0 {
		t.Error("the test does not reach the messages")
	}
	t.Logf("%d flipped bits: %d refused, %d made the log end earlier, which its checkpoint shows", flips, refused, shorter)
	if err := os.WriteFile(file, whole, 0o600); err != nil {
		t.Fatal(err)
	}
	s.Restart(t, 0)
}

// A server whose copy was wiped is refilled by the others: with one of those
// away, everything can still be read.
func TestWipeAndRefill(t *testing.T) {
	s := natstest.Start(t, 3)
	c := connect(t, s, "abc")
	if err := c.Found(t.Context()); err != nil {
		t.Fatal(err)
	}
	e, err := c.open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	want := fill(t, e, 30)
	s.Stop(0)
	if err := os.RemoveAll(s.Store(0)); err != nil {
		t.Fatal(err)
	}
	s.Restart(t, 0)
	deadline := time.Now().Add(time.Minute)
	for !s.All[0].JetStreamIsStreamCurrent("$G", c.framesStream()) {
		if time.Now().After(deadline) {
			t.Fatal("the wiped server is not refilled")
		}
		time.Sleep(50 * time.Millisecond)
	}
	s.Stop(1)
	defer s.Restart(t, 1)
	for {
		got, err := readAll(t, c)
		if err == nil && len(got) == len(want) {
			for i, r := range got {
				if !bytes.Equal(r.Sealed, want[i].Sealed) {
					t.Fatalf("entry %d is another", i)
				}
			}
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("%d entries can be read, want %d: %v", len(got), len(want), err)
		}
		time.Sleep(100 * time.Millisecond)
	}
}
