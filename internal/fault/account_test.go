package fault

import (
	"errors"
	"fmt"
	"sync"
	"testing"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/ledger/sqlite"
	"github.com/open-parley/parley/proof"
	"github.com/open-parley/parley/statement"
)

// acknowledged is what one receipt says.
type acknowledged struct {
	id    parley.StatementID
	index uint64
	leaf  proof.Leaf
	under proof.Checkpoint
}

// account keeps every receipt, and every state of the log that was ever seen.
type account struct {
	policy proof.Policy

	mu      sync.Mutex
	all     []acknowledged
	checked int // of all: have been found in the log
	roots   map[uint64]tlog.Hash
	changed chan struct{} // closed at each receipt
}

func newAccount(log note.Verifier) *account {
	return &account{policy: proof.Policy{Log: log}, roots: map[uint64]tlog.Hash{}, changed: make(chan struct{})}
}

// receipt verifies a receipt of a statement and keeps what it says.
func (a *account) receipt(sub *statement.Submission, encoded []byte) error {
	r, err := proof.DecodeReceipt(encoded)
	if err != nil {
		return err
	}
	c, _, err := r.Verify(a.policy)
	if err != nil {
		return err
	}
	if of, err := sub.Envelope.Commitment(); err != nil || of != r.Leaf.C {
		return errors.Join(err, errors.New("the receipt is another statement's"))
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	a.all = append(a.all, acknowledged{sub.Envelope.ID(), r.Index, r.Leaf, c})
	close(a.changed)
	a.changed = make(chan struct{})
	return a.state(c.Size, c.Root)
}

// state keeps the root at a size; another root at that size is another history.
// It needs the lock.
func (a *account) state(size uint64, root tlog.Hash) error {
	if had, ok := a.roots[size]; ok && had != root {
		return fmt.Errorf("two histories: the first %d entries have the root %v, and had %v", size, root, had)
	}
	a.roots[size] = root
	return nil
}

func (a *account) count() int {
	a.mu.Lock()
	defer a.mu.Unlock()
	return len(a.all)
}

// reach waits until there are n receipts, or until end is closed.
func (a *account) reach(n int, end <-chan struct{}) {
	for {
		a.mu.Lock()
		have, changed := len(a.all), a.changed
		a.mu.Unlock()
		if have >= n {
			return
		}
		select {
		case <-changed:
		case <-end:
			return
		}
	}
}

// check finds what was acknowledged since the last check in the log that lies
// in dir, whoever left it there and how: each entry at its index with its leaf,
// and each checkpoint that was ever seen as a beginning of the log. all: what was
// found before too.
func (a *account) check(t *testing.T, dir string, all bool) {
	t.Helper()
	a.mu.Lock()
	defer a.mu.Unlock()
	e, err := sqlite.OpenReadOnly(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	head, err := e.Head(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if all {
		a.checked = 0
	}
	lost := 0
	for _, x := range a.all[a.checked:] {
		records, err := e.Read(t.Context(), x.index, 1)
		if err != nil {
			t.Fatal(err)
		}
		if len(records) != 1 || string(records[0].Leaf) != string(x.leaf.Encode()) {
			lost++
			t.Errorf("LOST: entry %d, acknowledged under a checkpoint of %d entries, is not in the log of %d", x.index, x.under.Size, head.Size)
		}
	}
	for size, root := range a.roots {
		if size > head.Size {
			t.Errorf("LOST: %d entries were signed, the log has %d", size, head.Size)
			continue
		}
		if now, err := ledger.RootAt(t.Context(), e, size); err != nil || now != root {
			t.Errorf("TWO HISTORIES: the first %d entries have the root %v, and had %v: %v", size, now, root, err)
		}
	}
	if err := a.state(head.Size, head.Root); err != nil {
		t.Error(err)
	}
	if t.Failed() {
		t.Fatalf("%d of %d acknowledged statements are lost", lost, len(a.all))
	}
	a.checked = len(a.all)
	if !all { // what is behind is behind: only the newest must still be met
		for size := range a.roots {
			if size != head.Size {
				delete(a.roots, size)
			}
		}
	}
}
