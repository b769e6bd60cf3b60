package ledger

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/proof"
	"github.com/open-parley/parley/statement"
)

// The longest receipt, for the greatest audience in the widest ledger with the
// longest proof and checkpoint, still fits and comes back.
func TestLongestReceipt(t *testing.T) {
	v := makeVectors(t)
	signed := []byte(v.Cosignature.Signed)
	line := signed[bytes.LastIndexByte(signed[:len(signed)-1], '\n')+1:]
	for len(signed)+len(line) <= proof.MaxCheckpoint {
		signed = append(signed, line...)
	}
	to := proof.Addressees{}
	for i := range statement.MaxAudience {
		to.Numbers = append(to.Numbers, proof.MaxWidth-statement.MaxAudience+i)
	}
	s, err := proof.NewSlots(&proof.SlotSecret{1}, proof.MaxWidth, to)
	if err != nil {
		t.Fatal(err)
	}
	r := &proof.Receipt{Index: statement.MaxInteger, Leaf: proof.Leaf{At: parley.Never - 1, A: s.Root()}, Proof: make(tlog.RecordProof, proof.MaxProof), Checkpoint: signed}
	r.Open(s)
	b, err := r.Encode()
	if err != nil {
		t.Fatal(err)
	}
	if len(b) > proof.MaxReceipt {
		t.Fatalf("the longest receipt has %d bytes, the limit is %d", len(b), proof.MaxReceipt)
	}
	if _, err := proof.DecodeReceipt(b); err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string]func(*proof.Receipt){
		"proof":      func(r *proof.Receipt) { r.Proof = make(tlog.RecordProof, proof.MaxProof+1) },
		"checkpoint": func(r *proof.Receipt) { r.Checkpoint = make([]byte, proof.MaxCheckpoint+1) },
		"index":      func(r *proof.Receipt) { r.Index = statement.MaxInteger + 1 },
		"openings":   func(r *proof.Receipt) { r.Openings = append([]proof.Opening{{}}, r.Openings...) },
		"both":       func(r *proof.Receipt) { r.Everyone = &proof.Whole{Width: 256} },
		"neither":    func(r *proof.Receipt) { r.Openings = nil },
		"order":      func(r *proof.Receipt) { r.Openings = []proof.Opening{r.Openings[1], r.Openings[0]} },
		"zero":       func(r *proof.Receipt) { r.Openings = []proof.Opening{r.Openings[0]}; r.Openings[0].Bit = false },
		"width":      func(r *proof.Receipt) { r.Openings = nil; r.Everyone = &proof.Whole{Width: 100} },
	} {
		bad := *r
		bad.Openings = append([]proof.Opening(nil), r.Openings...)
		change(&bad)
		if _, err := bad.Encode(); err == nil {
			t.Errorf("a receipt with a wrong %s is encoded", name)
		}
		if _, _, err := bad.Verify(proof.Policy{}); err == nil {
			t.Errorf("a receipt with a wrong %s verifies", name)
		}
	}
	if _, err := proof.DecodeReceipt(make([]byte, proof.MaxReceipt+1)); err == nil {
		t.Error("a receipt beyond the limit is decoded")
	}
}

func TestLongNotes(t *testing.T) {
	v := makeVectors(t)
	log, err := note.NewVerifier(v.Checkpoint.VerifierKey)
	if err != nil {
		t.Fatal(err)
	}
	var r *parley.Refusal
	long := []byte(v.Checkpoint.Signed + strings.Repeat("x", proof.MaxCheckpoint))
	if _, _, err := (proof.Policy{Log: log}).Open(long); !errors.As(err, &r) || r.Code != "bad-limit" {
		t.Errorf("a long checkpoint: %v", err)
	}
	if _, err := proof.OpenPromise(long, log); !errors.As(err, &r) || r.Code != "bad-limit" {
		t.Errorf("a long promise: %v", err)
	}
	if _, err := DecodeSealed(make([]byte, statement.MaxFrame+1)); err == nil {
		t.Error("a sealed entry beyond the limit is decoded")
	}
}

// A key signs only under its own name, and what another name signed is not
// taken for it.
func TestOrigins(t *testing.T) {
	v := makeVectors(t)
	skey, err := signerText("parley.example.org/0123456789abcdef", v.Checkpoint.Seed[:])
	if err != nil {
		t.Fatal(err)
	}
	log, err := parseLogKey(skey)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := (proof.Checkpoint{Origin: "another"}).Sign(log.signer); err == nil {
		t.Error("a checkpoint is signed under another name")
	}
	if _, err := (proof.Promise{Origin: "another"}).Sign(log.signer); err == nil {
		t.Error("a promise is signed under another name")
	}
	for name, text := range map[string]string{
		"checkpoint": proof.Checkpoint{Origin: "another", Root: proof.EmptyRoot}.Text(),
		"extension":  proof.Checkpoint{Origin: log.signer.Name(), Root: proof.EmptyRoot}.Text() + "more\n",
		"promise":    proof.Promise{Origin: "another"}.Text(),
	} {
		signed, err := note.Sign(&note.Note{Text: text}, log.signer)
		if err != nil {
			t.Fatal(err)
		}
		if _, _, err := (proof.Policy{Log: log.verifier}).Open(signed); err == nil {
			t.Errorf("%s: it passes as this log's checkpoint", name)
		}
		if _, err := proof.OpenPromise(signed, log.verifier); err == nil {
			t.Errorf("%s: it passes as this log's promise", name)
		}
	}
	// A witness's signature alone does not make a checkpoint of the log.
	lines := strings.SplitAfter(v.Cosignature.Signed, "\n")
	alone := strings.Join(append(lines[:4:4], lines[5]), "")
	witness, err := proof.NewWitness(v.Cosignature.VerifierKey)
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := (proof.Policy{Log: log.verifier, Witnesses: []note.Verifier{witness}, Quorum: 1}).Open([]byte(alone)); err == nil {
		t.Error("a checkpoint that only a witness signed is taken")
	}
}

// Hashes left of the recent ones come from the engine; the proofs are the same.
func TestTreeTrimmed(t *testing.T) {
	all := &tree{}
	var stored []tlog.Hash
	old := tlog.HashReaderFunc(func(x []int64) ([]tlog.Hash, error) {
		out := make([]tlog.Hash, len(x))
		for i, n := range x {
			out[i] = stored[n]
		}
		return out, nil
	})
	const n = 3 * recentHashes / 2
	for i := range n {
		h, err := all.add(tlog.Hash(seed(string(rune(i)))))
		if err != nil {
			t.Fatal(err)
		}
		stored = append(stored, h...)
	}
	if all.first == 0 || len(all.recent) < recentHashes/2 {
		t.Fatalf("%d hashes are kept from %d on", len(all.recent), all.first)
	}
	for _, size := range []int64{n, n - 1, n - 777} {
		want, err := tlog.TreeHash(size, old)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := all.root(size); err != nil || got != want {
			t.Fatalf("the root of %d differs: %v", size, err)
		}
		for _, i := range []int64{size - 1, size - 2, size - 500} {
			p, err := tlog.ProveRecord(size, i, tlog.HashReaderFunc(all.known))
			if err != nil {
				t.Fatalf("entry %d of %d is not proven from memory: %v", i, size, err)
			}
			if err := tlog.CheckRecord(p, size, want, i, stored[tlog.StoredHashIndex(0, i)]); err != nil {
				t.Fatal(err)
			}
		}
	}
	if _, err := tlog.ProveRecord(n, 5, tlog.HashReaderFunc(all.known)); !errors.Is(err, errNotRecent) {
		t.Fatalf("an old entry is proven from memory: %v", err)
	}
}
