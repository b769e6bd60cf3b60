package proof_test

import (
	"bytes"
	"crypto/ed25519"
	"fmt"
	"slices"
	"strings"
	"testing"

	"filippo.io/torchwood"
	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/proof"
)

// log is a log's key for tests.
type log struct {
	note.Signer
	note.Verifier
}

func (l log) Name() string    { return l.Signer.Name() }
func (l log) KeyHash() uint32 { return l.Signer.KeyHash() }

func newLog(t testing.TB, name string) log {
	t.Helper()
	skey, vkey, err := note.GenerateKey(nil, name)
	check(t, err)
	s, err := note.NewSigner(skey)
	check(t, err)
	v, err := note.NewVerifier(vkey)
	check(t, err)
	return log{s, v}
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// newWitness makes a key by the C2SP library, and gives its verifier key.
func newWitness(t testing.TB, name string) (*torchwood.CosignatureSigner, string) {
	t.Helper()
	_, key, err := ed25519.GenerateKey(nil)
	check(t, err)
	s, err := torchwood.NewCosignatureSigner(name, key)
	check(t, err)
	return s, s.Verifier().String()
}

// cosign adds the line of a signer to a note.
func cosign(t testing.TB, signed []byte, s note.Signer) []byte {
	t.Helper()
	text := signed[:bytes.LastIndex(signed, []byte("\n\n"))+1]
	own, err := note.Sign(&note.Note{Text: string(text)}, s)
	check(t, err)
	return append(bytes.Clone(signed), own[len(text)+1:]...)
}

// receiptOf is the receipt of the second of three leaves, under note.
func receiptOf(t testing.TB, l log) *proof.Receipt {
	t.Helper()
	slots, err := proof.NewSlots(&proof.SlotSecret{1}, proof.MinWidth, proof.Addressees{Numbers: []int{4}})
	check(t, err)
	var hashes []tlog.Hash
	read := tlog.HashReaderFunc(func(at []int64) (out []tlog.Hash, err error) {
		for _, i := range at {
			out = append(out, hashes[i])
		}
		return out, nil
	})
	leaf := proof.Leaf{At: 7, C: parley.Digest{9}, A: slots.Root()}
	for i := range int64(3) {
		other := proof.Leaf{At: parley.Instant(i)}
		if i == 1 {
			other = leaf
		}
		h, err := tlog.StoredHashesForRecordHash(i, other.Hash(), read)
		check(t, err)
		hashes = append(hashes, h...)
	}
	root, err := tlog.TreeHash(3, read)
	check(t, err)
	r := &proof.Receipt{Index: 1, Leaf: leaf}
	r.Proof, err = tlog.ProveRecord(3, 1, read)
	check(t, err)
	r.Open(slots)
	r.Checkpoint, err = proof.Checkpoint{Origin: l.Name(), Size: 3, Root: root}.Sign(l)
	check(t, err)
	return r
}

// gather gives a receipt the cosignatures of those witnesses.
func gather(t testing.TB, r *proof.Receipt, l log, signers ...note.Signer) {
	t.Helper()
	var notes [][]byte
	var keys []string
	for _, s := range signers {
		notes = append(notes, cosign(t, r.Checkpoint, s))
		keys = append(keys, s.(*torchwood.CosignatureSigner).Verifier().String())
	}
	c, err := proof.Gather(l, keys, notes...)
	check(t, err)
	if want := slices.Sorted(slices.Values(keys)); !slices.Equal(c.Witnesses, want) || c.Size != 3 {
		t.Fatalf("gathered %v of %d, want %v", c.Witnesses, c.Size, want)
	}
	r.Checkpoint, r.Witnesses = c.Note, c.Witnesses
}

// No byte of a cosigned receipt goes unchecked, whether the verifier knows its
// witnesses or has never heard of them.
func TestFlippedCosignedReceipt(t *testing.T) {
	l := newLog(t, "log.example/1")
	a, akey := newWitness(t, "a.example")
	b, _ := newWitness(t, "b.example/w")
	r := receiptOf(t, l)
	gather(t, r, l, b, a)
	known, err := proof.NewWitness(akey)
	check(t, err)
	wire, err := r.Encode()
	check(t, err)
	for name, p := range map[string]proof.Policy{"stranger": {Log: l}, "friend": {Log: l, Witnesses: []note.Verifier{known}, Quorum: 1}} {
		if _, standing, err := r.Verify(p); err != nil || (standing == proof.Witnessed) != (name == "friend") {
			t.Fatalf("to a %s it is %s: %v", name, standing, err)
		}
		step := 1
		if testing.Short() {
			step = 13
		}
		for i := 0; i < 8*len(wire); i += step {
			bad := bytes.Clone(wire)
			bad[i/8] ^= 1 << (i % 8)
			r, err := proof.DecodeReceipt(bad)
			if err != nil {
				continue
			}
			if _, _, err := r.Verify(p); err == nil {
				t.Fatalf("bit %d is flipped and it verifies to a %s: %s", i, name, bad[max(0, i/8-20):min(len(bad), i/8+20)])
			}
		}
	}
}

// A receipt names exactly those who cosigned, in order; another's line, one
// less, one twice or another order fails.
func TestReceiptNamesItsWitnesses(t *testing.T) {
	l := newLog(t, "log.example/1")
	a, akey := newWitness(t, "a.example")
	b, bkey := newWitness(t, "b.example")
	stranger := newLog(t, "stranger.example")
	p := proof.Policy{Log: l}
	whole := receiptOf(t, l)
	bare := whole.Checkpoint
	gather(t, whole, l, a, b)
	body, lines, _ := strings.Cut(string(whole.Checkpoint), "\n\n")
	line := strings.SplitAfter(lines, "\n")
	for name, change := range map[string]func(*proof.Receipt){
		"one key less":          func(r *proof.Receipt) { r.Witnesses = []string{akey} },
		"no key":                func(r *proof.Receipt) { r.Witnesses = nil },
		"one line less":         func(r *proof.Receipt) { r.Checkpoint = []byte(body + "\n\n" + line[0] + line[1]) },
		"no line":               func(r *proof.Receipt) { r.Checkpoint = bare },
		"another order":         func(r *proof.Receipt) { r.Checkpoint = []byte(body + "\n\n" + line[0] + line[2] + line[1]) },
		"a line twice":          func(r *proof.Receipt) { r.Checkpoint = append(bytes.Clone(r.Checkpoint), line[2]...) },
		"a stranger's line":     func(r *proof.Receipt) { r.Checkpoint = cosign(t, r.Checkpoint, stranger) },
		"keys in another order": func(r *proof.Receipt) { r.Witnesses = []string{bkey, akey} },
		"a key twice":           func(r *proof.Receipt) { r.Witnesses = []string{akey, akey} },
		"a log's key":           func(r *proof.Receipt) { r.Witnesses = []string{"a.example+00000000+AQ=="} },
		"an upper-case hash":    func(r *proof.Receipt) { r.Witnesses = []string{upper(akey), bkey} },
		"without the log's":     func(r *proof.Receipt) { r.Checkpoint = []byte(body + "\n\n" + line[1] + line[2]) },
	} {
		r := *whole
		change(&r)
		if _, _, err := r.Verify(p); err == nil {
			t.Errorf("a receipt with %s verifies", name)
		}
	}
	if _, _, err := whole.Verify(p); err != nil {
		t.Error(err)
	}
}

// upper writes the hash of a verifier key in capitals.
func upper(vkey string) string {
	p := strings.SplitN(vkey, "+", 3)
	p[1] = strings.ToUpper(p[1])
	if !strings.ContainsAny(p[1], "ABCDEF") {
		p[1] = "0X" + p[1]
	}
	return strings.Join(p, "+")
}

// Cosignatures are gathered for one checkpoint, from those who are named.
func TestGather(t *testing.T) {
	l := newLog(t, "log.example/1")
	a, akey := newWitness(t, "a.example")
	b, bkey := newWitness(t, "b.example")
	r := receiptOf(t, l)
	one := cosign(t, r.Checkpoint, a)
	both := cosign(t, one, b)
	for _, x := range []struct {
		name  string
		among []string
		notes [][]byte
		want  []string
	}{
		{"nobody", nil, [][]byte{both}, nil},
		{"one of two", []string{bkey}, [][]byte{both}, []string{bkey}},
		{"twice the same", []string{akey, akey}, [][]byte{one, one}, []string{akey}},
		{"none there", []string{bkey}, [][]byte{one}, nil},
	} {
		c, err := proof.Gather(l, x.among, x.notes...)
		if err != nil || !slices.Equal(c.Witnesses, x.want) {
			t.Errorf("%s: %v, %v", x.name, c, err)
		}
	}
	other, err := proof.Checkpoint{Origin: l.Name(), Size: 4}.Sign(l)
	check(t, err)
	if _, err := proof.Gather(l, []string{akey}, one, other); err == nil {
		t.Error("cosignatures of two checkpoints are gathered into one")
	}
	text := one[:bytes.LastIndex(one, []byte("\n\n"))+2]
	if _, err := proof.Gather(l, []string{akey}, cosign(t, text, a)); err == nil {
		t.Error("a checkpoint that the log has not signed is gathered")
	}
	forged := bytes.Replace(both, []byte("a.example "), []byte("b.example "), 1)
	if _, err := proof.Gather(l, []string{akey}, forged); err != nil {
		t.Errorf("a line of somebody who is not named matters: %v", err)
	}
	bad := bytes.Clone(one)
	bad[len(bad)-10] ^= 1
	if _, err := proof.Gather(l, []string{akey}, bad); err == nil {
		t.Error("a false cosignature is gathered")
	}
}

// Where the C2SP library is lax, a witness's key and signature are not.
func TestWitnessIsStrict(t *testing.T) {
	l := newLog(t, "log.example/1")
	_, private, err := ed25519.GenerateKey(nil)
	check(t, err)
	s, err := torchwood.NewCosignatureSigner("w.example", private)
	check(t, err)
	vkey := s.Verifier().String()
	for _, bad := range []string{upper(vkey), vkey[:len(vkey)-4] + "\n" + vkey[len(vkey)-4:], vkey + "\n", " " + vkey, vkey[1:]} {
		if _, err := proof.NewWitness(bad); err == nil {
			t.Errorf("%q is taken as a key", bad)
		}
	}
	v, err := proof.NewWitness(vkey)
	check(t, err)
	text := []byte(proof.Checkpoint{Origin: l.Name(), Size: 1}.Text())
	for at, want := range map[uint64]bool{0: true, 1<<63 - 1: true, 1 << 63: false, 1<<64 - 1: false} {
		sig := make([]byte, 8, 72)
		for i := range 8 {
			sig[i] = byte(at >> (56 - 8*i))
		}
		sig = append(sig, ed25519.Sign(private, fmt.Appendf(nil, "cosignature/v1\ntime %d\n%s", at, text))...)
		if got := v.Verify(text, sig); got != want {
			t.Errorf("a signature at %d verifies: %v", at, got)
		}
	}
	if v.Verify(text, nil) || v.Verify([]byte("no checkpoint\n"), nil) {
		t.Error("nothing verifies as a signature")
	}
}
