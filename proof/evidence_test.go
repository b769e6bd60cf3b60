package proof_test

import (
	"bytes"
	"errors"
	"fmt"
	"testing"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"github.com/open-parley/parley/proof"
)

// history is a log that remembers all its checkpoints.
type history struct {
	hashes []tlog.Hash
	signed [][]byte // by size
}

func (h *history) ReadHashes(at []int64) (out []tlog.Hash, err error) {
	for _, i := range at {
		if i >= int64(len(h.hashes)) {
			return nil, errors.New("there is no such hash")
		}
		out = append(out, h.hashes[i])
	}
	return out, nil
}

// tell makes a history of n entries that differs from others from entry fork on.
func tell(t testing.TB, l log, n, fork int, other string) *history {
	t.Helper()
	h := &history{}
	for i := range n + 1 {
		root, err := tlog.TreeHash(int64(i), h)
		check(t, err)
		signed, err := proof.Checkpoint{Origin: l.Name(), Size: uint64(i), Root: root}.Sign(l)
		check(t, err)
		h.signed = append(h.signed, signed)
		entry := fmt.Sprint("entry ", i)
		if i >= fork {
			entry += other
		}
		hashes, err := tlog.StoredHashes(int64(i), []byte(entry), h)
		check(t, err)
		h.hashes = append(h.hashes, hashes...)
	}
	return h
}

func newNamedLog(t testing.TB, name string) (log, string) {
	t.Helper()
	skey, vkey, err := note.GenerateKey(nil, name)
	check(t, err)
	s, err := note.NewSigner(skey)
	check(t, err)
	v, err := note.NewVerifier(vkey)
	check(t, err)
	return log{s, v}, vkey
}

// Wherever two histories part, any two of their checkpoints behind that point
// are evidence, and no two before it are; nor are two of one history.
func TestEvidenceOfAllForks(t *testing.T) {
	const n = 11
	l, vkey := newNamedLog(t, "log.example/1")
	for fork := range n {
		straight, other := tell(t, l, n, fork, ""), tell(t, l, n, fork, "!")
		for i := range n + 1 {
			for j := i; j <= n; j++ {
				e, err := proof.Contradiction(vkey, straight.signed[i], other.signed[j], other)
				if want := i > fork; err != nil || (e != nil) != want {
					t.Fatalf("fork at %d, sizes %d and %d: evidence %v, want %v: %v", fork, i, j, e != nil, want, err)
				}
				if again, err := proof.Contradiction(vkey, straight.signed[j], straight.signed[i], straight); again != nil || err != nil {
					t.Fatalf("a log of %d entries contradicts itself of %d: %v", j, i, err)
				}
				if e == nil {
					continue
				}
				if i < j && i&(i-1) != 0 {
					p, err := tlog.ProveTree(int64(j), int64(i), other)
					check(t, err)
					x := proof.FromProof(vkey, straight.signed[i], other.signed[j], p)
					if x == nil || x.Prefix != e.Prefix {
						t.Fatalf("fork at %d: the proof from %d to %d is no evidence", fork, i, j)
					}
					p, err = tlog.ProveTree(int64(j), int64(i), straight)
					check(t, err)
					if proof.FromProof(vkey, straight.signed[i], straight.signed[j], p) != nil || proof.FromProof(vkey, straight.signed[i], other.signed[j], p[1:]) != nil {
						t.Fatalf("a log of %d entries that grew to %d is evidence", i, j)
					}
				}
				b, err := e.Encode()
				check(t, err)
				back, err := proof.DecodeEvidence(b)
				check(t, err)
				older, newer, err := back.Verify(l)
				if err != nil || older.Size != uint64(i) || newer.Size != uint64(j) {
					t.Fatalf("fork at %d: it proves %v against %v: %v", fork, older, newer, err)
				}
			}
		}
	}
}

// The evidence is the same from whichever side it is found, and whatever
// cosignatures the checkpoints carry.
func TestEvidenceIsOne(t *testing.T) {
	l, vkey := newNamedLog(t, "log.example/1")
	w, _ := newWitness(t, "w.example")
	a, b := tell(t, l, 5, 2, ""), tell(t, l, 5, 2, "!")
	one, err := proof.Contradiction(vkey, a.signed[5], b.signed[5], nil)
	check(t, err)
	two, err := proof.Contradiction(vkey, cosign(t, b.signed[5], w), a.signed[5], nil)
	check(t, err)
	x, err := one.Encode()
	check(t, err)
	y, err := two.Encode()
	check(t, err)
	if !bytes.Equal(x, y) {
		t.Errorf("%s\n%s", x, y)
	}
}

// Every flipped bit of evidence makes it fail, and so does every way of making
// it of checkpoints that agree.
func TestFalseEvidence(t *testing.T) {
	l, vkey := newNamedLog(t, "log.example/1")
	a, b := tell(t, l, 7, 2, ""), tell(t, l, 7, 2, "!")
	for name, e := range map[string]func() (*proof.Evidence, error){
		"one size":  func() (*proof.Evidence, error) { return proof.Contradiction(vkey, a.signed[7], b.signed[7], nil) },
		"two sizes": func() (*proof.Evidence, error) { return proof.Contradiction(vkey, a.signed[5], b.signed[7], b) },
	} {
		e, err := e()
		check(t, err)
		wire, err := e.Encode()
		check(t, err)
		for i := range 8 * len(wire) {
			bad := bytes.Clone(wire)
			bad[i/8] ^= 1 << (i % 8)
			if x, err := proof.DecodeEvidence(bad); err == nil {
				if _, _, err := x.Verify(l); err == nil {
					t.Fatalf("%s: bit %d is flipped and it verifies: %s", name, i, bad)
				}
			}
		}
	}
	agree, err := tlog.ProveTree(7, 5, a)
	check(t, err)
	five, err := tlog.TreeHash(5, a)
	check(t, err)
	fork, err := proof.Contradiction(vkey, a.signed[5], b.signed[7], b)
	check(t, err)
	stranger, strange := newNamedLog(t, "other.example/1")
	w, _ := newWitness(t, "w.example")
	for name, e := range map[string]proof.Evidence{
		"of a log that grew":        {Log: vkey, Older: a.signed[5], Newer: a.signed[7], Prefix: five, Proof: agree},
		"with a prefix made up":     {Log: vkey, Older: a.signed[5], Newer: a.signed[7], Prefix: tlog.Hash{1}, Proof: agree},
		"without a proof":           {Log: vkey, Older: a.signed[5], Newer: b.signed[7]},
		"of one checkpoint":         {Log: vkey, Older: a.signed[5], Newer: a.signed[5]},
		"in the wrong order":        {Log: vkey, Older: fork.Newer, Newer: fork.Older, Prefix: fork.Prefix, Proof: fork.Proof},
		"under another key":         {Log: strange, Older: fork.Older, Newer: fork.Newer, Prefix: fork.Prefix, Proof: fork.Proof},
		"with a cosignature":        {Log: vkey, Older: cosign(t, fork.Older, w), Newer: fork.Newer, Prefix: fork.Prefix, Proof: fork.Proof},
		"against a log of nothing":  {Log: vkey, Older: a.signed[0], Newer: b.signed[7], Prefix: tlog.Hash{1}},
		"with a proof without need": {Log: vkey, Older: fork.Newer, Newer: fork.Newer, Proof: fork.Proof},
	} {
		if _, _, err := e.Verify(l); err == nil {
			t.Errorf("evidence %s verifies", name)
		}
	}
	if _, _, err := fork.Verify(stranger); err == nil {
		t.Error("evidence verifies against another log")
	}
	if _, err := proof.Contradiction(vkey, a.signed[5], mustSign(t, stranger, 7), b); err == nil {
		t.Error("another log's checkpoint is evidence")
	}
	if e, err := proof.Contradiction(vkey, a.signed[5], b.signed[7], a); e != nil || err == nil {
		t.Errorf("with hashes of another tree it finds %v: %v", e, err)
	}
	if _, err := proof.DecodeEvidence(make([]byte, proof.MaxEvidence+1)); err == nil {
		t.Error("evidence beyond the limit is read")
	}
}

func mustSign(t testing.TB, l log, size uint64) []byte {
	t.Helper()
	b, err := proof.Checkpoint{Origin: l.Name(), Size: size}.Sign(l)
	check(t, err)
	return b
}
