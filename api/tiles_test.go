package api_test

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"

	"filippo.io/torchwood"
	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/api/apitest"
	"github.com/open-parley/parley/proof"
	"github.com/open-parley/parley/statement"
)

// grow lets the log grow to a size.
func grow(t *testing.T, h *apitest.Host, a *apitest.Actor, size uint64) {
	t.Helper()
	for n := h.Ledger.Head().Size; n < size; n++ {
		a.Enter(&statement.Update{Profile: parley.Profile{Name: fmt.Sprintf("Name %d", n), Kind: parley.State}}, statement.Everyone, nil)
	}
}

// fetch gets a path, as it comes over the wire.
func fetch(t *testing.T, url string, header ...string) (*http.Response, []byte) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Accept-Encoding", "identity")
	for i := 0; i+1 < len(header); i += 2 {
		req.Header.Set(header[i], header[i+1])
	}
	r := must(http.DefaultTransport.RoundTrip(req))(t)
	defer r.Body.Close()
	return r, must(io.ReadAll(r.Body))(t)
}

// A C2SP client that knows nothing of Parley follows the growing log over HTTP,
// reads every entry and proves each.
func TestAnotherClientFollowsTheLog(t *testing.T) {
	h := apitest.Found(t)
	a := h.Admit("North", parley.State)
	verifier := must(note.NewVerifier(h.Ledger.VerifierKey()))(t)
	policy := torchwood.ThresholdPolicy(2, torchwood.OriginPolicy(verifier.Name()), torchwood.SingleVerifierPolicy(verifier))
	fetcher := must(torchwood.NewTileFetcher(h.URL + "/log"))(t)
	c := must(torchwood.NewClient(fetcher))(t)
	next := int64(0)
	for _, size := range []uint64{3, 200, 256, 257, 600} {
		grow(t, h, a, size)
		signed := must(fetcher.ReadEndpoint(t.Context(), "checkpoint"))(t)
		k, _, err := torchwood.VerifyCheckpoint(signed, policy)
		if err != nil || k.N != int64(size) {
			t.Fatalf("the checkpoint is of %d, want %d: %v", k.N, size, err)
		}
		for i, entry := range c.AllEntries(t.Context(), k.Tree, next) {
			if i != next {
				t.Fatalf("entry %d comes after %d", i, next-1)
			}
			next++
			leaf, err := proof.DecodeLeaf(entry)
			if err != nil {
				t.Fatalf("entry %d is no leaf: %v", i, err)
			}
			if e := must(h.Ledger.ReadEntry(t.Context(), uint64(i)))(t); e.Leaf != leaf {
				t.Fatalf("entry %d reads %v, want %v", i, leaf, e.Leaf)
			}
		}
		if err := c.Err(); err != nil || next != k.N {
			t.Fatalf("it read %d of %d: %v", next, k.N, err)
		}
		if _, proved, err := c.Entry(t.Context(), k.Tree, k.N-1); err != nil || tlog.CheckRecord(proved, k.N, k.Hash, k.N-1, tlog.RecordHash(must(h.Ledger.Leaves(t.Context(), uint64(k.N-1), 1))(t)[0])) != nil {
			t.Fatalf("the last of %d is not proven: %v", k.N, err)
		}
	}
}

// What exists is at its one path, and may be kept for ever; all else is 404.
func TestTilePaths(t *testing.T) {
	h := apitest.Found(t)
	a := h.Admit("North", parley.State)
	grow(t, h, a, 300)
	for path, want := range map[string]int{
		"tile/0/000":            256 * 32,
		"tile/0/000.p/1":        32,
		"tile/0/000.p/255":      255 * 32,
		"tile/0/001.p/44":       44 * 32,
		"tile/0/001.p/1":        32,
		"tile/1/000.p/1":        32,
		"tile/entries/000":      256 * 75,
		"tile/entries/000.p/7":  7 * 75,
		"tile/entries/001.p/44": 44 * 75,
		"tile/0/001.p/45":       -1,
		"tile/0/001":            -1,
		"tile/0/002.p/1":        -1,
		"tile/1/000":            -1,
		"tile/1/000.p/2":        -1,
		"tile/1/001.p/1":        -1,
		"tile/2/000.p/1":        -1,
		"tile/63/000.p/1":       -1,
		"tile/64/000.p/1":       -1,
		"tile/entries/001":      -1,
		"tile/entries/001.p/45": -1,
		"tile/entries/002.p/1":  -1,
		"tile/0/000.p/0":        -1,
		"tile/0/000.p/256":      -1,
		"tile/0/000.p/01":       -1,
		"tile/0/000.p":          -1,
		"tile/00/000":           -1,
		"tile/0/0":              -1,
		"tile/0/00":             -1,
		"tile/0/0000":           -1,
		"tile/0/x000/000":       -1,
		"tile/0/000/":           -1,
		"tile/-1/000":           -1,
		"tile/data/000":         -1,
		"tile/8/0/000":          -1,
		"tile/0/x999/x999/x999/x999/x999/x999/999": -1,
		"tile/%30/000":                   -1,
		"tile/0/000?x=1":                 -1,
		"tile/":                          -1,
		"tile/entries/":                  -1,
		"tile/entries/x001/x000/000.p/1": -1,
	} {
		r, b := fetch(t, h.URL+"/log/"+path)
		switch {
		case want < 0:
			if r.StatusCode != http.StatusNotFound || strings.Contains(r.Header.Get("Cache-Control"), "immutable") {
				t.Errorf("%s: %d, %s", path, r.StatusCode, r.Header.Get("Cache-Control"))
			}
		case r.StatusCode != http.StatusOK || len(b) != want || r.Header.Get("Content-Type") != "application/octet-stream" ||
			!strings.Contains(r.Header.Get("Cache-Control"), "immutable"):
			t.Errorf("%s: %d, %d bytes (want %d), %v", path, r.StatusCode, len(b), want, r.Header)
		}
	}
	full, _ := tilesOf(t, h, "tile/0/000")
	top, _ := tilesOf(t, h, "tile/1/000.p/1")
	part, _ := tilesOf(t, h, "tile/0/000.p/3")
	if !bytes.Equal(full[:96], part) {
		t.Error("a partial tile is not the beginning of the full one")
	}
	root, err := tlog.TreeHash(256, tlog.HashReaderFunc(func(at []int64) (out []tlog.Hash, err error) {
		return h.Ledger.Hashes(t.Context()).ReadHashes(at)
	}))
	if err != nil || !bytes.Equal(root[:], top) {
		t.Errorf("the tile above holds %x, want the root of 256 entries %x: %v", top, root, err)
	}
}

func tilesOf(t *testing.T, h *apitest.Host, path string) ([]byte, http.Header) {
	t.Helper()
	r, b := fetch(t, h.URL+"/log/"+path)
	if r.StatusCode != http.StatusOK {
		t.Fatalf("%s: %d", path, r.StatusCode)
	}
	return b, r.Header
}

// The checkpoint is never kept; bundles come compressed to those who ask.
func TestTileHeaders(t *testing.T) {
	h := apitest.Found(t)
	r, b := fetch(t, h.URL+"/log/checkpoint")
	if r.Header.Get("Content-Type") != "text/plain; charset=utf-8" || r.Header.Get("Cache-Control") != "no-cache" || !bytes.Equal(b, h.Ledger.Checkpoint()) {
		t.Errorf("the checkpoint: %v\n%s", r.Header, b)
	}
	if r, _ := fetch(t, h.URL+"/log/checkpoint", "If-None-Match", r.Header.Get("ETag")); r.StatusCode != http.StatusNotModified {
		t.Errorf("the same checkpoint again: %d", r.StatusCode)
	}
	plain, _ := fetch(t, h.URL+"/log/tile/entries/000.p/1")
	for accept, want := range map[string]string{"gzip": "gzip", "br, GZIP;q=0.5": "gzip", "gzip;q=0.0": "", "identity": "", "gzip;q=0, identity": ""} {
		r, _ := fetch(t, h.URL+"/log/tile/entries/000.p/1", "Accept-Encoding", accept)
		if r.Header.Get("Content-Encoding") != want || r.Header.Get("Vary") != "Accept-Encoding" || plain.Header.Get("Vary") != "Accept-Encoding" {
			t.Errorf("to %q: %v", accept, r.Header)
		}
	}
	r = must(http.Post(h.URL+"/log/checkpoint", "application/json", strings.NewReader("{}")))(t)
	if r.Body.Close(); r.StatusCode != http.StatusMethodNotAllowed {
		t.Errorf("a checkpoint posted: %d", r.StatusCode)
	}
}
