package witness_test

import (
	"bytes"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"filippo.io/torchwood"
	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"github.com/open-parley/parley/proof"
	"github.com/open-parley/parley/witness"
)

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// logKey is a log's key, which may sign several histories.
type logKey struct {
	signer note.Signer
	vkey   string
}

func newLogKey(t testing.TB, name string) logKey {
	t.Helper()
	skey, vkey, err := note.GenerateKey(nil, name)
	check(t, err)
	s, err := note.NewSigner(skey)
	check(t, err)
	return logKey{s, vkey}
}

// history is a log in memory.
type history struct {
	key    logKey
	size   int64
	hashes []tlog.Hash
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

// grow adds entries of that name up to a size.
func (h *history) grow(t testing.TB, size int64, name string) *history {
	t.Helper()
	for ; h.size < size; h.size++ {
		hashes, err := tlog.StoredHashes(h.size, fmt.Appendf(nil, "%s %d", name, h.size), h)
		check(t, err)
		h.hashes = append(h.hashes, hashes...)
	}
	return h
}

// at is the checkpoint of a size, perhaps with extension lines.
func (h *history) at(t testing.TB, size int64, extension ...string) []byte {
	t.Helper()
	root, err := tlog.TreeHash(size, h)
	check(t, err)
	text := torchwood.Checkpoint{Origin: h.key.signer.Name(), Tree: tlog.Tree{N: size, Hash: root}, Extension: strings.Join(extension, "")}.String()
	b, err := note.Sign(&note.Note{Text: text}, h.key.signer)
	check(t, err)
	return b
}

// ask is the request from one size to another.
func (h *history) ask(t testing.TB, old, size int64) []byte {
	t.Helper()
	r := &witness.Request{Old: uint64(old), Checkpoint: h.at(t, size)}
	if old > 0 && old < size {
		var err error
		r.Proof, err = tlog.ProveTree(size, old, h)
		check(t, err)
	}
	return r.Encode()
}

// open makes a witness, and opens it.
func open(t testing.TB, dir string) *witness.Witness {
	t.Helper()
	if _, err := os.Stat(filepath.Join(dir, witness.KeyFile)); err != nil {
		_, err := witness.Init(dir, "witness.example/w1", rand.Reader)
		check(t, err)
	}
	w, err := witness.Open(dir, slog.New(slog.DiscardHandler))
	check(t, err)
	return w
}

// post sends a body to add-checkpoint.
func post(t testing.TB, h http.Handler, body []byte) (*http.Response, string) {
	t.Helper()
	rec := httptest.NewRecorder()
	h.ServeHTTP(rec, httptest.NewRequest(http.MethodPost, witness.AddCheckpoint, bytes.NewReader(body)))
	r := rec.Result()
	b, err := io.ReadAll(r.Body)
	check(t, err)
	return r, string(b)
}

// other puts another character of base64 in a place.
func other(b []byte, i int) {
	if b[i]++; b[i] == '0' || b[i] == ':' || b[i] == '[' || b[i] == '{' || b[i] == ',' {
		b[i] = 'A'
	}
}

// The specification, request by request: what is signed, and with which status
// everything else is refused.
func TestAddCheckpoint(t *testing.T) {
	dir := t.TempDir()
	w := open(t, dir)
	defer w.Close()
	verifier, err := torchwood.NewCosignatureVerifier(w.VerifierKey())
	check(t, err)
	key, stranger := newLogKey(t, "log.example/1"), newLogKey(t, "other.example/1")
	h := (&history{key: key}).grow(t, 20, "entry")
	check(t, witness.Add(dir, witness.Log{Key: key.vkey}))

	refused := func(name string, body []byte, status int, says string) {
		t.Helper()
		r, b := post(t, w, body)
		if r.StatusCode != status || says != "" && b != says {
			t.Errorf("%s: %d %q, want %d %q", name, r.StatusCode, b, status, says)
		}
		if is := r.Header.Get("Content-Type") == "text/x.tlog.size"; is != (status == http.StatusConflict) {
			t.Errorf("%s: %v", name, r.Header)
		}
		if strings.Contains(b, "—") {
			t.Errorf("%s: it signed: %s", name, b)
		}
	}
	signed := func(name string, body []byte) {
		t.Helper()
		r, b := post(t, w, body)
		if r.StatusCode != http.StatusOK || !strings.HasPrefix(b, "— witness.example/w1 ") || strings.Count(b, "\n") != 1 || !strings.HasSuffix(b, "\n") {
			t.Fatalf("%s: %d %q", name, r.StatusCode, b)
		}
		_, checkpoint, _ := bytes.Cut(body, []byte("\n\n"))
		n, err := note.Open(append(checkpoint, b...), note.VerifierList(verifier))
		if err != nil || len(n.Sigs) != 1 {
			t.Fatalf("%s: the cosignature does not verify: %v", name, err)
		}
		if at, err := torchwood.CosignatureTimestamp(n.Sigs[0]); err != nil || at < 1_700_000_000 {
			t.Fatalf("%s: its time is %d: %v", name, at, err)
		}
	}

	refused("an unknown log", (&history{key: stranger}).grow(t, 3, "x").ask(t, 0, 3), 404, "")
	forged := bytes.Replace(h.ask(t, 0, 3), []byte("log.example/1 "), []byte("log.example/2 "), 1)
	refused("signed by nobody it knows", forged, 403, "")
	lie := h.ask(t, 0, 3)
	other(lie, len(lie)-8)
	refused("a false signature", lie, 403, "")
	refused("the first, from a size that was never signed", h.ask(t, 2, 3), 409, "0\n")
	refused("the first, with a proof", bytes.Replace(h.ask(t, 0, 3), []byte("old 0\n"), []byte("old 0\n"+tlog.Hash{}.String()+"\n"), 1), 422, "")
	for name, body := range map[string]string{
		"empty": "", "no old": "\n\n" + string(h.at(t, 3)), "a sign": "old +0\n\n" + string(h.at(t, 3)), "zeroes": "old 00\n\n" + string(h.at(t, 3)),
		"no empty line": "old 0\n" + string(h.at(t, 3)), "a bad hash": "old 0\nAA==\n\n" + string(h.at(t, 3)), "negative": "old -1\n\n" + string(h.at(t, 3)),
		"spaces": "old 0 \n\n" + string(h.at(t, 3)), "too many hashes": "old 1\n" + strings.Repeat(tlog.Hash{}.String()+"\n", 64) + "\n" + string(h.at(t, 3)),
		"old beyond the checkpoint": string(h.ask(t, 0, 3)[:4]) + "4" + string(h.ask(t, 0, 3)[5:]),
		"too long":                  "old 0\n\n" + string(h.at(t, 3, strings.Repeat("x", witness.MaxRequest)+"\n")),
	} {
		if r, b := post(t, w, []byte(body)); r.StatusCode != 400 && !(r.StatusCode == 404 && name == "no empty line") {
			t.Errorf("%s: %d %s", name, r.StatusCode, b)
		}
	}

	signed("the first", h.ask(t, 0, 3))
	signed("the same again", h.ask(t, 3, 3))
	refused("from another size", h.ask(t, 2, 5), 409, "3\n")
	refused("as if it were the first", h.ask(t, 0, 5), 409, "3\n")
	refused("an older one", h.ask(t, 2, 2), 409, "3\n")
	refused("the same with a proof", bytes.Replace(h.ask(t, 3, 3), []byte("old 3\n"), []byte("old 3\n"+tlog.Hash{}.String()+"\n"), 1), 422, "")
	wrong := h.ask(t, 3, 9)
	other(wrong, 8)
	refused("a false proof", wrong, 422, "")
	signed("with a proof", h.ask(t, 3, 9))
	extended := &witness.Request{Old: 9, Checkpoint: h.at(t, 9, "an extension\n")}
	signed("with an extension line", extended.Encode())
	several := &witness.Request{Old: 9, Checkpoint: append(h.at(t, 9), []byte("— somebody AAAAAAAAAAAA\n")...)}
	signed("with a line of somebody unknown", several.Encode())

	for path, want := range map[string]int{"/checkpoint?origin=log.example/1": 200, "/checkpoint?origin=other.example/1": 404, "/checkpoint": 404, "/evidence": 200, "/": 404, "/add-checkpoint": 405} {
		rec := httptest.NewRecorder()
		w.ServeHTTP(rec, httptest.NewRequest(http.MethodGet, path, nil))
		if rec.Code != want {
			t.Errorf("GET %s: %d", path, rec.Code)
		}
		if path == "/evidence" && rec.Body.Len() != 0 {
			t.Errorf("there is evidence: %s", rec.Body)
		}
	}
	if w.Found() != 0 {
		t.Errorf("%d contradictions were found", w.Found())
	}
	latest, err := w.Latest("log.example/1")
	check(t, err)
	logVerifier, err := note.NewVerifier(key.vkey)
	check(t, err)
	if n, err := note.Open(latest, note.VerifierList(logVerifier, verifier)); err != nil || len(n.Sigs) != 2 || len(n.UnverifiedSigs) != 0 {
		t.Errorf("what it keeps is not signed by both: %v", err)
	}
}

// A fork that it is shown is evidence, which others verify without it; what it
// has signed stands, and it goes on.
func TestForkIsEvidence(t *testing.T) {
	for _, signedSize := range []int64{6, 8} {
		for _, size := range []int64{signedSize, 13} {
			dir := t.TempDir()
			w := open(t, dir)
			key := newLogKey(t, "log.example/1")
			check(t, witness.Add(dir, witness.Log{Key: key.vkey}))
			straight := (&history{key: key}).grow(t, 20, "entry")
			fork := (&history{key: key}).grow(t, 5, "entry").grow(t, 20, "another")
			if r, b := post(t, w, straight.ask(t, 0, signedSize)); r.StatusCode != 200 {
				t.Fatal(b)
			}
			r, _ := post(t, w, fork.ask(t, signedSize, size))
			if r.StatusCode == http.StatusOK {
				t.Fatalf("a fork of %d was signed at %d", signedSize, size)
			}
			kept, err := witness.Evidence(dir)
			check(t, err)
			// A proof from a power of two leaves the older root out; the tiles
			// are needed then.
			if want := signedSize == size || signedSize == 6; (len(kept) == 1) != want || (w.Found() == 1) != want {
				t.Fatalf("%d and %d: %d pieces of evidence", signedSize, size, len(kept))
			}
			v, err := note.NewVerifier(key.vkey)
			check(t, err)
			for _, k := range kept {
				if older, newer, err := k.Evidence.Verify(v); err != nil || older.Size != uint64(signedSize) || newer.Size != uint64(size) {
					t.Errorf("%v, %v: %v", older, newer, err)
				}
			}
			post(t, w, fork.ask(t, signedSize, size))
			if again, err := witness.Evidence(dir); err != nil || len(again) != len(kept) {
				t.Errorf("the same is kept %d times: %v", len(again), err)
			}
			if r, b := post(t, w, straight.ask(t, signedSize, 20)); r.StatusCode != 200 {
				t.Errorf("it does not go on: %d %s", r.StatusCode, b)
			}
			check(t, w.Close())
		}
	}
}

// Evidence that is asked for over HTTP is a line for each piece.
func TestEvidenceIsShown(t *testing.T) {
	dir := t.TempDir()
	w := open(t, dir)
	defer w.Close()
	key := newLogKey(t, "log.example/1")
	check(t, witness.Add(dir, witness.Log{Key: key.vkey}))
	post(t, w, (&history{key: key}).grow(t, 7, "entry").ask(t, 0, 7))
	for i := range witness.MaxKept + 3 {
		post(t, w, (&history{key: key}).grow(t, 7, fmt.Sprint("fork ", i)).ask(t, 7, 7))
	}
	rec := httptest.NewRecorder()
	w.ServeHTTP(rec, httptest.NewRequest(http.MethodGet, "/evidence", nil))
	all := strings.Split(strings.TrimSuffix(rec.Body.String(), "\n"), "\n")
	if len(all) != witness.MaxKept || w.Found() != witness.MaxKept+3 {
		t.Errorf("%d pieces, %d found", len(all), w.Found())
	}
	v, err := note.NewVerifier(key.vkey)
	check(t, err)
	for _, line := range all {
		e, err := proof.DecodeEvidence([]byte(line))
		check(t, err)
		if _, _, err := e.Verify(v); err != nil {
			t.Error(err)
		}
	}
}

// Two that ask at the same time never both get what can't both be true, and the
// size never goes back.
func TestOneAtATime(t *testing.T) {
	dir := t.TempDir()
	w := open(t, dir)
	defer w.Close()
	key := newLogKey(t, "log.example/1")
	check(t, witness.Add(dir, witness.Log{Key: key.vkey}))
	start := (&history{key: key}).grow(t, 3, "entry")
	post(t, w, start.ask(t, 0, 3))
	var wg sync.WaitGroup
	var mu sync.Mutex
	got := 0
	for i := range 16 {
		body := (&history{key: key}).grow(t, 3, "entry").grow(t, 4, fmt.Sprint("by ", i)).ask(t, 3, 4)
		wg.Go(func() {
			if _, err := w.Sign(body); err == nil {
				mu.Lock()
				got++
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	if got != 1 {
		t.Errorf("%d histories were signed at size 4", got)
	}
}

// What was signed is remembered over a restart; what was damaged is never taken
// for nothing.
func TestItRemembers(t *testing.T) {
	dir := t.TempDir()
	w := open(t, dir)
	key := newLogKey(t, "log.example/1")
	h := (&history{key: key}).grow(t, 9, "entry")
	check(t, witness.Add(dir, witness.Log{Key: key.vkey}))
	post(t, w, h.ask(t, 0, 5))
	if _, err := witness.Open(dir, slog.New(slog.DiscardHandler)); err == nil {
		t.Error("two processes have it open")
	}
	check(t, w.Close())
	w = open(t, dir)
	if r, b := post(t, w, h.ask(t, 0, 9)); r.StatusCode != 409 || b != "5\n" {
		t.Errorf("after a restart: %d %s", r.StatusCode, b)
	}
	check(t, w.Close())

	logs, err := filepath.Glob(filepath.Join(dir, "logs", "*", "checkpoint"))
	check(t, err)
	kept, err := os.ReadFile(logs[0])
	check(t, err)
	for i := 0; i < len(kept); i += 3 {
		bad := bytes.Clone(kept)
		bad[i] ^= 1
		check(t, os.WriteFile(logs[0], bad, 0o600))
		w = open(t, dir)
		for _, from := range []int64{0, 5} {
			if r, b := post(t, w, h.ask(t, from, 9)); r.StatusCode != 500 {
				t.Fatalf("byte %d of what it signed is damaged, and it answers %d: %s", i, r.StatusCode, b)
			}
		}
		check(t, w.Close())
	}
}

// A log is added once, under one key, while the witness runs too.
func TestAdd(t *testing.T) {
	dir := t.TempDir()
	w := open(t, dir)
	defer w.Close()
	key, other := newLogKey(t, "log.example/1"), newLogKey(t, "log.example/1")
	h := (&history{key: key}).grow(t, 2, "entry")
	if r, _ := post(t, w, h.ask(t, 0, 2)); r.StatusCode != 404 {
		t.Errorf("before it is added: %d", r.StatusCode)
	}
	check(t, witness.Add(dir, witness.Log{Key: key.vkey}))
	if r, _ := post(t, w, h.ask(t, 0, 2)); r.StatusCode != 200 {
		t.Errorf("once it is added: %d", r.StatusCode)
	}
	check(t, witness.Add(dir, witness.Log{Key: key.vkey, URL: "http://127.0.0.1:1/"}))
	for name, l := range map[string]witness.Log{"another key": {Key: other.vkey}, "no key": {Key: "x"}, "no address": {Key: key.vkey, URL: "ftp://x"}, "a witness's key": {Key: w.VerifierKey()}} {
		if witness.Add(dir, l) == nil {
			t.Errorf("%s is added", name)
		}
	}
	if witness.Add(t.TempDir(), witness.Log{Key: key.vkey}) == nil {
		t.Error("a log is added where there is no witness")
	}
	all, err := witness.Logs(dir)
	if err != nil || len(all) != 1 || all[0].URL != "http://127.0.0.1:1" {
		t.Errorf("it lists %v: %v", all, err)
	}
	if _, err := witness.Init(dir, "again.example", rand.Reader); err == nil {
		t.Error("a witness is founded twice")
	}
	for _, name := range []string{"", "with space", "with+plus", strings.Repeat("x", 300)} {
		if _, err := witness.Init(t.TempDir(), name, rand.Reader); err == nil {
			t.Errorf("%q is a name", name)
		}
	}
	check(t, os.Chmod(filepath.Join(dir, witness.KeyFile), 0o644))
	check(t, w.Close())
	if _, err := witness.Open(dir, slog.New(slog.DiscardHandler)); err == nil {
		t.Error("a key that others can read is used")
	}
}
