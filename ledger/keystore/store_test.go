package keystore

import (
	"bytes"
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/open-parley/parley"
)

func items(from, n int) []Item {
	out := make([]Item, n)
	for i := range out {
		out[i].Object = Object{Kind: Kind(i%3 + 1), Statement: parley.StatementID{byte(from + i), byte((from + i) >> 8)}}
		if out[i].Object.Kind == Part {
			out[i].Object.Part = parley.PartID{byte(i), 9}
		}
		rand.Read(out[i].Key[:])
	}
	return out
}

func create(t *testing.T) (dir string, s *Store) {
	t.Helper()
	dir = t.TempDir()
	if err := Create(t.Context(), dir, rand.Reader); err != nil {
		t.Fatal(err)
	}
	return dir, open(t, dir)
}

func open(t *testing.T, dir string) *Store {
	t.Helper()
	s, err := Open(t.Context(), dir, rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func TestPutGetReopen(t *testing.T) {
	dir, s := create(t)
	all := map[int64]Item{}
	next := int64(1)
	for i := range 40 {
		its := items(100*i, 1+i%7)
		first, err := s.Put(t.Context(), its)
		if err != nil {
			t.Fatal(err)
		}
		if first != next {
			t.Fatalf("first key of batch %d has number %d, want %d", i, first, next)
		}
		for j, it := range its {
			all[first+int64(j)] = it
		}
		next += int64(len(its))
	}
	for round := range 2 {
		for number, it := range all {
			k, err := s.Get(t.Context(), number, it.Object)
			if err != nil || k != it.Key {
				t.Fatalf("round %d: key %d: %v", round, number, err)
			}
		}
		if _, err := s.Get(t.Context(), next, Object{}); !errors.Is(err, ErrNoKey) {
			t.Fatalf("a key that was never put: %v", err)
		}
		if _, err := s.Get(t.Context(), 0, Object{}); !errors.Is(err, ErrNoKey) {
			t.Fatalf("key 0: %v", err)
		}
		if _, err := s.Get(t.Context(), 1, Object{Kind: Part}); !errors.Is(err, ErrDamaged) {
			t.Fatalf("a key of another object: %v", err)
		}
		s.Close()
		s = open(t, dir)
	}
	first, err := s.Put(t.Context(), items(0, 1))
	if err != nil || first != next {
		t.Fatalf("after reopening the next number is %d, want %d: %v", first, next, err)
	}
}

func TestBatchLimits(t *testing.T) {
	_, s := create(t)
	for _, n := range []int{0, MaxBatch + 1} {
		if _, err := s.Put(t.Context(), make([]Item, n)); err == nil {
			t.Errorf("a batch of %d keys was taken", n)
		}
	}
	if _, err := s.Put(t.Context(), make([]Item, MaxBatch)); err != nil {
		t.Error(err)
	}
}

// A story: three are kept and one is erased; nothing on the disk opens it, and
// the kept ones can be read as before.
func TestRotateErases(t *testing.T) {
	dir, s := create(t)
	its := items(0, 30)
	first, err := s.Put(t.Context(), its)
	if err != nil {
		t.Fatal(err)
	}
	oldKey, err := readEpoch(filepath.Join(dir, "keys"), 1)
	if err != nil {
		t.Fatal(err)
	}
	gone := func(o Object) bool { return o.Statement[0]%4 == 1 }
	for round := range 2 {
		n, err := s.Rotate(t.Context(), Ended{}, func(o Object) bool { return !gone(o) })
		if err != nil {
			t.Fatal(err)
		}
		if want := map[int]int{0: 8, 1: 0}[round]; n != want {
			t.Fatalf("round %d forgot %d keys, want %d", round, n, want)
		}
	}
	if s.Epoch() != 3 {
		t.Fatalf("epoch is %d, want 3", s.Epoch())
	}
	for range 2 {
		for i, it := range its {
			k, err := s.Get(t.Context(), first+int64(i), it.Object)
			switch {
			case gone(it.Object) && !errors.Is(err, ErrErased):
				t.Fatalf("key %d was erased, reading it says %v", i, err)
			case !gone(it.Object) && (err != nil || k != it.Key):
				t.Fatalf("key %d was kept, reading it says %v", i, err)
			}
		}
		s.Close()
		s = open(t, dir)
	}
	files, err := os.ReadDir(filepath.Join(dir, "keys"))
	if err != nil || len(files) != 1 || files[0].Name() != EpochFile(3) {
		t.Fatalf("the key folder holds %v: %v", files, err)
	}
	for _, f := range []string{"keys.db", "keys.db-wal", "keys/" + EpochFile(3)} {
		b, err := os.ReadFile(filepath.Join(dir, f))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			t.Fatal(err)
		}
		if bytes.Contains(b, oldKey[:]) {
			t.Fatalf("%s holds the old epoch key", f)
		}
		for _, it := range its {
			if bytes.Contains(b, it.Key[:]) {
				t.Fatalf("%s holds a data key in the clear", f)
			}
		}
	}
}

// A rotation that dies after its transaction is finished by the next start;
// one that dies before it has not happened.
func TestRotationCutShort(t *testing.T) {
	dir, s := create(t)
	its := items(0, 3)
	if _, err := s.Put(t.Context(), its); err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join(dir, "keys")
	if _, err := writeEpoch(folder, 2, rand.Reader); err != nil { // died before
		t.Fatal(err)
	}
	s.Close()
	s = open(t, dir)
	if k, err := s.Get(t.Context(), 1, its[0].Object); err != nil || k != its[0].Key {
		t.Fatal(err)
	}
	first, err := readEpoch(folder, 1)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Rotate(t.Context(), Ended{}, func(Object) bool { return true }); err != nil {
		t.Fatal(err)
	}
	// died after: the old epoch is still there
	if err := os.WriteFile(filepath.Join(folder, EpochFile(1)), []byte(strings.Repeat("0", 64)+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	c := check(&first)
	if _, err := s.db.Exec(`insert into epoch values (1, ?)`, c[:]); err != nil {
		t.Fatal(err)
	}
	s.Close()
	s = open(t, dir)
	if _, err := os.Stat(filepath.Join(folder, EpochFile(1))); !errors.Is(err, fs.ErrNotExist) {
		t.Fatalf("the old epoch key is still there: %v", err)
	}
	if k, err := s.Get(t.Context(), 1, its[0].Object); err != nil || k != its[0].Key {
		t.Fatal(err)
	}
}

func TestForeignOrMissingEpochKey(t *testing.T) {
	dir, s := create(t)
	s.Close()
	name := filepath.Join(dir, "keys", EpochFile(1))
	if fi, err := os.Stat(name); err != nil || fi.Mode().Perm() != 0o600 {
		t.Fatalf("the epoch key's file has mode %v: %v", fi.Mode(), err)
	}
	if err := os.WriteFile(name, []byte(strings.Repeat("ab", 32)+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(t.Context(), dir, rand.Reader); err == nil || !strings.Contains(err.Error(), "belongs to another") {
		t.Fatalf("a foreign epoch key: %v", err)
	}
	os.Remove(name)
	if _, err := Open(t.Context(), dir, rand.Reader); !errors.Is(err, fs.ErrNotExist) {
		t.Fatalf("no epoch key: %v", err)
	}
	if err := Create(t.Context(), dir, rand.Reader); err == nil {
		t.Fatal("a second store was created over the first")
	}
}

// Every flipped bit of a stored batch is noticed.
func TestFlippedBits(t *testing.T) {
	dir, s := create(t)
	its := items(0, 3)
	if _, err := s.Put(t.Context(), its); err != nil {
		t.Fatal(err)
	}
	s.Close()
	db, err := sql.Open("sqlite", dsn(filepath.Join(dir, "keys.db")))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var keys []byte
	if err := db.QueryRow(`select keys from batch`).Scan(&keys); err != nil {
		t.Fatal(err)
	}
	for i := 0; i < 8*len(keys); i += 7 {
		bad := bytes.Clone(keys)
		bad[i/8] ^= 1 << (i % 8)
		if _, err := db.Exec(`update batch set keys = ?`, bad); err != nil {
			t.Fatal(err)
		}
		s := open(t, dir)
		var found error
		for j, it := range its {
			if k, err := s.Get(t.Context(), int64(1+j), it.Object); err != nil {
				found = err
			} else if k != it.Key {
				t.Fatalf("bit %d: another key was read", i)
			}
		}
		if !errors.Is(found, ErrDamaged) {
			t.Fatalf("bit %d flipped: %v", i, found)
		}
		s.Close()
	}
}

// Readers and the one writer at the same time, for the race detector.
func TestConcurrentReaders(t *testing.T) {
	_, s := create(t)
	its := items(0, 5)
	if _, err := s.Put(t.Context(), its); err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for i := range 100 {
				j := i % len(its)
				if k, err := s.Get(context.Background(), int64(1+j), its[j].Object); err != nil || k != its[j].Key {
					t.Errorf("key %d: %v", j, err)
				}
			}
		})
	}
	for i := range 10 {
		if _, err := s.Put(t.Context(), items(i, 20)); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.Rotate(t.Context(), Ended{}, func(Object) bool { return true }); err != nil {
		t.Fatal(err)
	}
	wg.Wait()
}

func BenchmarkPut(b *testing.B) {
	dir := b.TempDir()
	if err := Create(b.Context(), dir, rand.Reader); err != nil {
		b.Fatal(err)
	}
	s, err := Open(b.Context(), dir, rand.Reader)
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	its := items(0, 64)
	for b.Loop() {
		if _, err := s.Put(b.Context(), its); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkRotate wraps 64,000 keys anew.
func BenchmarkRotate(b *testing.B) {
	dir := b.TempDir()
	if err := Create(b.Context(), dir, rand.Reader); err != nil {
		b.Fatal(err)
	}
	s, err := Open(b.Context(), dir, rand.Reader)
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	for i := range 1000 {
		if _, err := s.Put(b.Context(), items(64*i, 64)); err != nil {
			b.Fatal(err)
		}
	}
	for b.Loop() {
		if _, err := s.Rotate(b.Context(), Ended{}, func(Object) bool { return true }); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)*64_000/b.Elapsed().Seconds(), "keys/s")
}

// What one node wraps another stores: in order, once, of the same epoch.
func TestBatchesTravel(t *testing.T) {
	dir, a := create(t)
	other := t.TempDir()
	if err := Copy(t.Context(), dir, other, false); err != nil {
		t.Fatal(err)
	}
	b := open(t, other)
	var batches []*Batch
	var all []Item
	for i := range 3 {
		its := items(10*i, 4)
		x, err := a.Wrap(its)
		if err != nil {
			t.Fatal(err)
		}
		if err := a.Add(t.Context(), x); err != nil {
			t.Fatal(err)
		}
		if x, err = DecodeBatch(x.Encode()); err != nil {
			t.Fatal(err)
		}
		batches, all = append(batches, x), append(all, its...)
	}
	if err := b.Add(t.Context(), batches[1]); !errors.Is(err, ErrNotNext) {
		t.Fatalf("a batch was left out: %v", err)
	}
	for _, x := range batches {
		if err := b.Add(t.Context(), x); err != nil {
			t.Fatal(err)
		}
	}
	if err := b.Add(t.Context(), batches[2]); !errors.Is(err, ErrNotNext) {
		t.Fatalf("a batch came twice: %v", err)
	}
	if b.Next() != a.Next() {
		t.Fatalf("next is %d, and %d at the other", b.Next(), a.Next())
	}
	for i, it := range all {
		if k, err := b.Get(t.Context(), int64(1+i), it.Object); err != nil || k != it.Key {
			t.Fatalf("key %d: %v", 1+i, err)
		}
	}
	if x, err := b.Stored(t.Context(), batches[1].First); err != nil || !bytes.Equal(x.Encode(), batches[1].Encode()) {
		t.Fatalf("the second batch as it is stored: %v", err)
	}
}

// An epoch that two nodes share ends for both: what is erased opens on neither,
// what stays opens on both, and the old epoch key is gone from both.
func TestEpochEndsForAll(t *testing.T) {
	dir, a := create(t)
	its := items(0, 30)
	if _, err := a.Put(t.Context(), its[:20]); err != nil {
		t.Fatal(err)
	}
	if _, err := a.Put(t.Context(), its[20:]); err != nil {
		t.Fatal(err)
	}
	other := t.TempDir()
	if err := Copy(t.Context(), dir, other, false); err != nil {
		t.Fatal(err)
	}
	b := open(t, other)
	epoch, old, err := a.EpochKey()
	if err != nil {
		t.Fatal(err)
	}
	var fresh Key
	rand.Read(fresh[:])
	gone := func(o Object) bool { return o.Statement[0]%3 == 1 }
	var all []*Batch
	n, err := a.Rewrap(t.Context(), epoch+1, &fresh, func(o Object) bool { return !gone(o) }, 7, func(x *Batch) error {
		if x.Count() > 7 {
			t.Errorf("a batch has %d keys", x.Count())
		}
		all = append(all, x)
		return nil
	})
	if err != nil || n != 10 {
		t.Fatalf("%d keys were left out: %v", n, err)
	}
	give := func(first int64) (out []*Batch, err error) {
		for _, x := range all {
			if x.First >= first && len(out) < 2 {
				out = append(out, x)
			}
		}
		return out, nil
	}
	if err := b.Adopt(t.Context(), Ended{}, epoch+1, &old, give); !errors.Is(err, ErrDamaged) {
		t.Fatalf("another epoch key: %v", err)
	}
	if err := b.Adopt(t.Context(), Ended{}, epoch+1, &fresh, func(first int64) ([]*Batch, error) {
		if first > 10 {
			return nil, nil
		}
		return give(first)
	}); !errors.Is(err, ErrNotNext) {
		t.Fatalf("fewer keys than there are: %v", err)
	}
	for _, s := range []*Store{a, b} {
		if err := s.Adopt(t.Context(), Ended{}, epoch+1, &fresh, give); err != nil {
			t.Fatal(err)
		}
		if s.Next() != 31 || s.Epoch() != epoch+1 {
			t.Fatalf("next is %d of epoch %d", s.Next(), s.Epoch())
		}
	}
	for _, dir := range []string{dir, other} {
		s := open(t, dir)
		for i, it := range its {
			k, err := s.Get(t.Context(), int64(1+i), it.Object)
			if gone(it.Object) && !errors.Is(err, ErrErased) || !gone(it.Object) && (err != nil || k != it.Key) {
				t.Fatalf("key %d: %v", 1+i, err)
			}
		}
		files, err := os.ReadDir(filepath.Join(dir, "keys"))
		if err != nil || len(files) != 1 || files[0].Name() != EpochFile(epoch+1) {
			t.Fatalf("the key folder holds %v: %v", files, err)
		}
	}
}
