package bundle_test

import (
	"bytes"
	"crypto/ed25519"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"filippo.io/torchwood"
	"golang.org/x/mod/sumdb/note"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/bundle"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/proof"
	"github.com/open-parley/parley/scenario"
	"github.com/open-parley/parley/statement"
)

// Each byte of a bundle that is changed makes it fail, in whatever way: by the
// line's form, by a proof, or by the exporter's signature over all. One bit of
// each byte is flipped; all of them with PARLEY_ALL_BITS set.
func TestFlippedBundle(t *testing.T) {
	l, _ := small(t)
	b := export(t, l, called(t, l, "Gammaland"), 0, bundle.All)
	step, bits := 1, 1
	if testing.Short() {
		step = 17
	}
	if os.Getenv("PARLEY_ALL_BITS") != "" {
		bits = 8
	}
	workers := runtime.GOMAXPROCS(0)
	var wg sync.WaitGroup
	for w := range workers {
		wg.Go(func() {
			bad := bytes.Clone(b)
			for i := w * step; i < len(b); i += workers * step {
				for k := range bits {
					bad[i] ^= 1 << ((i + k) % 8)
					if _, err := bundle.Verify(bytes.NewReader(bad), bundle.Options{}); err == nil {
						t.Errorf("bit %d of byte %d is flipped and it verifies: %s", (i+k)%8, i, bad[max(0, i-20):min(len(bad), i+20)])
						return
					}
					bad[i] = b[i]
				}
			}
		})
	}
	wg.Wait()
	if _, err := bundle.Verify(bytes.NewReader(b), trusting(l)); err != nil {
		t.Fatal(err)
	}
}

// A bundle that is cut anywhere, or goes on after its end, fails.
func TestCutAndTrailing(t *testing.T) {
	l, _ := small(t)
	b := export(t, l, called(t, l, "Gammaland"), 0, bundle.All)
	for i := 0; i < len(b); i += 13 {
		if _, err := bundle.Verify(bytes.NewReader(b[:i]), trusting(l)); err == nil {
			t.Fatalf("the first %d of %d bytes verify", i, len(b))
		}
	}
	if _, err := bundle.Verify(bytes.NewReader(b[:len(b)-1]), trusting(l)); code(err) != "truncated" {
		t.Errorf("without the last line break: %v", err)
	}
	for _, more := range []string{"\n", " ", "{", string(b)} {
		if _, err := bundle.Verify(strings.NewReader(string(b)+more), trusting(l)); code(err) != "trailing" {
			t.Errorf("with %.5q after its end: %v", more, err)
		}
	}
}

// host is a host that lies: it has the log's key, and signs what it writes.
type host struct {
	log  note.Signer
	vkey string
	h    bundle.Header
	view []byte
}

func lying(t *testing.T, l played, dir string, party parley.PartyID) (*host, []*bundle.Record) {
	t.Helper()
	_, list := records(t, l, party, bundle.All)
	x := &host{log: logSigner(t, dir), vkey: l.VerifierKey()}
	x.h = bundle.Header{Exporter: x.vkey, LogKey: x.vkey, Party: party, Openings: bundle.All}
	l.View(func(s *docket.State) { x.h.Ledger = s.Ledger() })
	var err error
	if x.view, err = l.SignedView(party); err != nil {
		t.Fatal(err)
	}
	return x, list
}

// bundle writes records with a checkpoint that fits them, as good as any.
func (x *host) bundle(t *testing.T, list []*bundle.Record, checkpoint []byte) []byte {
	t.Helper()
	x.h.Size = uint64(len(list))
	var b bytes.Buffer
	w, err := bundle.NewWriter(&b, x.h, nil)
	for i, r := range list {
		if err == nil {
			var line []byte
			if line, err = r.Encode(); err == nil {
				err = w.Encoded(uint64(i), line)
			}
		}
	}
	if err == nil {
		err = w.Checkpoint(checkpoint)
	}
	if err == nil && x.view != nil {
		err = w.View(x.view)
	}
	if err == nil {
		err = w.Close(x.log)
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// signed is the log's checkpoint over whatever the records are.
func (x *host) signed(t *testing.T, list []*bundle.Record) []byte {
	t.Helper()
	var h proof.Edge
	for _, r := range list {
		h.Add(r.Leaf.Hash())
	}
	b, err := proof.Checkpoint{Origin: x.log.Name(), Size: uint64(len(list)), Root: h.Root()}.Sign(x.log)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// Whatever a host does to the entries, with its real key, shows: against the
// checkpoint that it signed before, or, where it signs another, against the
// authors' signatures, the rules, or its own view. Only a history that it could
// have had from the start passes, and only before one who holds nothing else.
func TestHostThatTampers(t *testing.T) {
	l, dir := small(t)
	gamma := called(t, l, "Gammaland")
	x, honest := lying(t, l, dir, gamma)
	if _, err := bundle.Verify(bytes.NewReader(x.bundle(t, honest, l.Checkpoint())), trusting(l)); err != nil {
		t.Fatal(err)
	}
	admission := slices.IndexFunc(honest, func(r *bundle.Record) bool { return r.Index == 2 })
	renumber := func(list []*bundle.Record) []*bundle.Record {
		for i, r := range list {
			r.Index = uint64(i)
		}
		return list
	}
	opaque := slices.IndexFunc(honest, func(r *bundle.Record) bool {
		return r.Own != nil && r.Index+1 < uint64(len(honest)) && honest[r.Index+1].Leaf.At > r.Leaf.At
	})
	for name, lie := range map[string]func([]*bundle.Record) []*bundle.Record{
		"altered time": func(r []*bundle.Record) []*bundle.Record { r[opaque].Leaf.At++; return r },
		"altered statement": func(r []*bundle.Record) []*bundle.Record {
			e := r[admission].Submission.Envelope
			e.Payload = bytes.Replace(e.Payload, []byte("Betaland"), []byte("Bethland"), 1)
			r[admission].Leaf.C, _ = e.Commitment()
			return r
		},
		"dropped admission": func(r []*bundle.Record) []*bundle.Record {
			return renumber(slices.Delete(r, admission, admission+1))
		},
		"re-ordered": func(r []*bundle.Record) []*bundle.Record {
			r[admission], r[admission+1] = r[admission+1], r[admission]
			return renumber(r)
		},
		"inserted again": func(r []*bundle.Record) []*bundle.Record {
			again := *r[admission]
			return renumber(slices.Insert(r, admission+1, &again))
		},
		"dropped opaque": func(r []*bundle.Record) []*bundle.Record { return renumber(slices.Delete(r, opaque, opaque+1)) },
	} {
		list := change(t, honest, lie)
		if _, err := bundle.Verify(bytes.NewReader(x.bundle(t, list, l.Checkpoint())), trusting(l)); err == nil {
			t.Errorf("%s, under the checkpoint that was: it verifies", name)
		}
		_, err := bundle.Verify(bytes.NewReader(x.bundle(t, list, x.signed(t, list))), trusting(l))
		switch {
		case name == "altered time" || name == "dropped opaque":
			// What nobody here can read may be anything: whoever holds the
			// checkpoint that was, or can read the entry, finds it.
			x.view = nil
			o := trusting(l)
			o.Known = [][]byte{l.Checkpoint()}
			forged := x.bundle(t, list, x.signed(t, list))
			if r, err := bundle.Verify(bytes.NewReader(forged), o); len(list) == len(honest) && code(err) != "another-history" ||
				len(list) < len(honest) && (err != nil || r.Beyond != uint64(len(honest)) || r.Compared != 0) {
				t.Errorf("%s, signed anew, against the checkpoint that was: %v", name, err)
			}
			if r, err := bundle.Verify(bytes.NewReader(forged), trusting(l)); err != nil || !strings.Contains(strings.Join(r.Unproven(), ""), "rewrote everything with its real key") {
				t.Errorf("%s, before one who holds nothing else: %v", name, err)
			}
			if _, err := bundle.Verify(bytes.NewReader(x.bundle(t, list, l.Checkpoint())), o); code(err) == "" || code(err) == "another-history" {
				t.Errorf("%s, which the log has not signed, before one who holds the checkpoint: %v", name, err)
			}
			x, _ = lying(t, l, dir, gamma)
		case err == nil:
			t.Errorf("%s, signed anew: it verifies", name)
		}
	}
}

// A history that is rewritten from an entry on with the log's real key is
// consistent in itself. It is found by whoever holds a checkpoint of the other
// one, and by the witnesses' absence; the report says so.
func TestRewrittenHistory(t *testing.T) {
	l, dir := small(t)
	head := l.Head().At
	if err := l.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	copied := filepath.Join(t.TempDir(), "copy")
	if err := os.CopyFS(copied, os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	chmod(t, copied)
	one, two := reopened(t, dir, head+1000), reopened(t, copied, head+1000)
	gamma := called(t, one, "Gammaland")
	rename(t, one, gamma, "Gammaland and the isles")
	rename(t, two, gamma, "Gammaland without the isles")
	a, b := export(t, one, gamma, 0, bundle.All), export(t, two, gamma, 0, bundle.All)
	for _, each := range [][]byte{a, b} {
		if _, err := bundle.Verify(bytes.NewReader(each), trusting(one)); err != nil {
			t.Fatal(err)
		}
	}
	o := trusting(one)
	o.Known = [][]byte{one.Checkpoint()}
	if r, err := bundle.Verify(bytes.NewReader(a), o); err != nil || r.Compared != one.Head().Size {
		t.Errorf("the history that is known: %v", err)
	}
	if _, err := bundle.Verify(bytes.NewReader(b), o); code(err) != "another-history" {
		t.Errorf("another history than the one that is known: %v", err)
	}

	// A witness saw the first alone.
	witness, err := torchwood.NewCosignatureSigner("witness.example.net", ed25519.NewKeyFromSeed(make([]byte, 32)))
	if err != nil {
		t.Fatal(err)
	}
	n, err := note.Open(one.Checkpoint(), note.VerifierList(one.Verifier()))
	if err != nil {
		t.Fatal(err)
	}
	cosigned, err := note.Sign(n, witness)
	if err != nil {
		t.Fatal(err)
	}
	v, err := proof.NewWitness(witness.Verifier().String())
	if err != nil {
		t.Fatal(err)
	}
	o = trusting(one)
	o.Policy.Witnesses, o.Policy.Quorum = []note.Verifier{v}, 1
	x, list := lying(t, one, dir, gamma)
	r, err := bundle.Verify(bytes.NewReader(x.bundle(t, list, cosigned)), o)
	if err != nil || r.Witnessed != one.Head().Size || strings.Contains(strings.Join(r.Unproven(), ""), "everyone the same") {
		t.Errorf("the witnessed history: %v, %+v", err, r)
	}
	r, err = bundle.Verify(bytes.NewReader(b), o)
	if err != nil || r.Witnessed != 0 || !strings.Contains(strings.Join(r.Unproven(), ""), "too few of your witnesses have cosigned") {
		t.Errorf("the history that no witness saw: %v", err)
	}
}

func chmod(t *testing.T, dir string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err == nil && d.IsDir() {
			return os.Chmod(path, 0o700)
		}
		return errors.Join(err, os.Chmod(path, 0o600))
	})
	if err != nil {
		t.Fatal(err)
	}
}

// rename lets a party of the small story change its name.
func rename(t *testing.T, l played, party parley.PartyID, name string) {
	t.Helper()
	k, err := statement.SoftKeyFromSeed(scenario.KeySeed("small", "gamma", "founding"), keyOf(l, party))
	if err != nil {
		t.Fatal(err)
	}
	body := &statement.Update{Profile: parley.Profile{Name: name, Kind: parley.State}}
	st := &statement.Statement{Type: body.Type(), Version: 1, Author: party, Post: k.Key().Post, Audience: statement.Everyone, Body: body, Salt: statement.Salt{1}}
	l.View(func(s *docket.State) {
		st.Ledger, st.SignedAt, st.Prev = s.Ledger(), s.Head(), s.Prev(party, body.Subject(), statement.Everyone)
	})
	sub, _, err := statement.Sign(st, nil, k)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := l.Submit(t.Context(), sub); err != nil {
		t.Fatal(err)
	}
}

// keyOf is the record of a party's first key, without what its seed gives.
func keyOf(l played, party parley.PartyID) (k parley.Key) {
	l.View(func(s *docket.State) { k = s.Keys(party)[0].Key })
	k.Public, k.Alg = "", ""
	return k
}

// Promises that the log kept, broke by coming late, and broke by absence.
func TestPromises(t *testing.T) {
	l, dir := small(t)
	gamma := called(t, l, "Gammaland")
	x, list := lying(t, l, dir, gamma)
	promise := func(c parley.Digest, by parley.Instant) []byte {
		b, err := proof.Promise{Origin: x.log.Name(), C: c, IncludeBy: by}.Sign(x.log)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	last := list[len(list)-1].Leaf
	first := list[0].Leaf
	b := export(t, l, gamma, 0, bundle.All)
	for name, c := range map[string]struct {
		promise []byte
		broken  string
	}{
		"kept":     {promise(last.C, last.At), ""},
		"early":    {promise(last.C, last.At+1), ""},
		"late":     {promise(last.C, last.At-1), fmt.Sprintf("it entered at %v", last.At)},
		"absent":   {promise(parley.Digest{1}, first.At), "goes on to"},
		"open yet": {promise(parley.Digest{1}, last.At), ""},
	} {
		o := trusting(l)
		o.Promises = [][]byte{c.promise}
		r, err := bundle.Verify(bytes.NewReader(b), o)
		if err != nil {
			t.Fatal(err)
		}
		against := strings.Join(r.Against(), "")
		if r.Promises != 1 || r.Faithless() != (c.broken != "") || !strings.Contains(against, c.broken) || c.broken == "" && against != "" {
			t.Errorf("%s: %+v %s", name, r.Broken, against)
		}
	}
	o := trusting(l)
	o.Promises = [][]byte{[]byte("no promise")}
	if _, err := bundle.Verify(bytes.NewReader(b), o); err == nil {
		t.Error("what is no promise passes for one")
	}
}

// Evidence that lies in a bundle is verified and told.
func TestEvidenceInside(t *testing.T) {
	l, dir := small(t)
	gamma := called(t, l, "Gammaland")
	x, list := lying(t, l, dir, gamma)
	other := change(t, list, func(r []*bundle.Record) []*bundle.Record { r[0].Leaf.At--; return r })
	e, err := proof.Contradiction(x.vkey, l.Checkpoint(), x.signed(t, other), nil)
	if err != nil || e == nil {
		t.Fatal(err)
	}
	encoded, err := e.Encode()
	if err != nil {
		t.Fatal(err)
	}
	x.h.Size = uint64(len(list))
	write := func(evidence []byte) []byte {
		var b bytes.Buffer
		w, err := bundle.NewWriter(&b, x.h, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range list {
			err = errors.Join(err, w.Record(r))
		}
		if err = errors.Join(err, w.Checkpoint(l.Checkpoint()), w.View(x.view), w.Evidence(evidence), w.Close(x.log)); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	r, err := bundle.Verify(bytes.NewReader(write(encoded)), trusting(l))
	if err != nil || !r.Faithless() || !strings.Contains(strings.Join(r.Against(), ""), "can't both be true") {
		t.Errorf("evidence: %v, %+v", err, r)
	}
	if _, err := bundle.Verify(bytes.NewReader(write(bytes.Replace(encoded, []byte(`"newer":"`), []byte(`"newer":"x`), 1))), trusting(l)); err == nil {
		t.Error("false evidence passes")
	}
}
