package fault

import (
	"context"
	"errors"
	"math/rand/v2"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/open-parley/parley/client"
	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/ledger/sqlite"
)

// writers is how many parties write at the same time.
const writers = 32

// writing is all parties at their work.
type writing struct {
	done chan struct{} // closed when nobody can go on
	errs []error       // what kept each; after done
}

// writeAll lets all write until nobody can go on.
func writeAll(t *testing.T, h *host, all []*party, a *account) *writing {
	w := &writing{done: make(chan struct{}), errs: make([]error, len(all))}
	var wg sync.WaitGroup
	for i, p := range all {
		wg.Go(func() { w.errs[i] = p.write(t, context.Background(), h, a) })
	}
	go func() { wg.Wait(); close(w.done) }()
	return w
}

// wait waits until nobody can go on, and gives what kept them.
func (w *writing) wait() []error {
	<-w.done
	return w.errs
}

// onlyGone fails the test where something else than the server's death kept a
// writer from going on.
func onlyGone(t *testing.T, h *host, errs []error) {
	t.Helper()
	for i, err := range errs {
		if !errors.Is(err, errGone) {
			t.Fatalf("writer %d was kept by %v: %s", i, err, h.tail())
		}
	}
}

// R8, R9: the server is killed with kill -9 while 32 parties write, again and
// again, some times while it starts. Nothing that was acknowledged is lost, and
// a client that watches sees one log that grows.
func TestKill(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "ledger")
	h, all := found(t, dir, writers)
	a := newAccount(h.verifier)
	watcher, err := client.New("http://"+h.addr, client.Options{})
	if err != nil {
		t.Fatal(err)
	}
	n := times(4)
	for round := range n {
		if round > 0 {
			if round%6 == 5 { // killed while it starts
				h.launch()
				time.Sleep(time.Duration(rand.IntN(100)) * time.Millisecond)
				h.kill()
			}
			h.start()
		}
		if _, err := watcher.Checkpoint(t.Context()); err != nil {
			t.Fatalf("round %d: %v", round, err)
		}
		w := writeAll(t, h, all, a)
		a.reach(a.count()+1+rand.IntN(400), w.done)
		time.Sleep(time.Duration(rand.IntN(3000)) * time.Microsecond)
		h.kill()
		onlyGone(t, h, w.wait())
		a.check(t, dir, false)
	}
	finish(t, h, a, watcher)
	t.Logf("killed %d times: %d statements acknowledged, 0 lost, one history", n, a.count())
}

// finish starts the ledger once more, lets it end in peace, and verifies all of it.
func finish(t *testing.T, h *host, a *account, watcher *client.Client) {
	t.Helper()
	h.start()
	if watcher != nil {
		if _, err := watcher.Checkpoint(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	h.stop()
	a.check(t, h.dir, true)
	found, err := ledger.Inspect(t.Context(), ledger.Config{Dir: h.dir, Engine: sqlite.OpenReadOnly, Deep: true}, ledger.Keys{})
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range a.all {
		if index, ok := found.State.Find(x.id); !ok || index != x.index {
			t.Fatalf("entry %d is at %d in the state: %v", x.index, index, ok)
		}
	}
	if found.Signed.Size != found.Head.Size {
		t.Fatalf("%d entries, %d signed", found.Head.Size, found.Signed.Size)
	}
}
