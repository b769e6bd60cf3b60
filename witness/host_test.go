package witness_test

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/mod/sumdb/note"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/api/apitest"
	"github.com/open-parley/parley/client"
	"github.com/open-parley/parley/proof"
	"github.com/open-parley/parley/statement"
	"github.com/open-parley/parley/witness"
)

// served is a witness behind HTTP that signs for a host's log.
type served struct {
	*witness.Witness
	dir, url string
	server   *httptest.Server
}

func serve(t *testing.T, h *apitest.Host, name string) *served {
	t.Helper()
	dir := t.TempDir()
	if _, err := witness.Init(dir, name, seeded(name)); err != nil {
		t.Fatal(err)
	}
	check(t, witness.Add(dir, witness.Log{Key: h.Ledger.VerifierKey(), URL: h.URL}))
	s := &served{Witness: open(t, dir), dir: dir}
	s.server = httptest.NewServer(s.Witness)
	s.url = s.server.URL
	t.Cleanup(func() {
		s.server.Close()
		s.Close() // some tests have
	})
	return s
}

// seeded gives a key that follows from a name.
func seeded(name string) io.Reader { return strings.NewReader(strings.Repeat(name, 32)) }

// background runs f until the test ends.
func background(t *testing.T, f func(context.Context)) (stop func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	var wg sync.WaitGroup
	wg.Go(func() { f(ctx) })
	var once sync.Once
	stop = func() { once.Do(func() { cancel(); wg.Wait() }) }
	t.Cleanup(stop)
	return stop
}

// name enters a statement, and gives its identifier.
func rename(t *testing.T, a *apitest.Actor, name string) (parley.StatementID, *proof.Receipt) {
	t.Helper()
	signed, r := a.Enter(&statement.Update{Profile: parley.Profile{Name: name, Kind: parley.State}}, statement.Everyone, nil)
	return signed.ID, r
}

// policy has the registrar name witnesses.
func policy(t *testing.T, h *apitest.Host, quorum int64, keys ...string) {
	t.Helper()
	h.Registrar.Enter(&statement.Policy{RecoveryDelay: parley.Period{Days: 7}, Witnesses: slices.Sorted(slices.Values(keys)), Quorum: quorum}, statement.Everyone, nil)
}

// A host collects cosignatures, from witnesses that it asks and from one that it
// can't reach and that asks it; a receipt then proves them to whom trusts them,
// and its API says who they are and that they are enough for the log's policy.
func TestAHostCollects(t *testing.T) {
	h := apitest.Found(t)
	north := h.Admit("North", parley.State)
	asked, also, asking := serve(t, h, "asked.example"), serve(t, h, "also.example"), serve(t, h, "asking.example")
	keys := []string{asked.VerifierKey(), also.VerifierKey(), asking.VerifierKey()}
	_, before := rename(t, north, "Before")
	if len(before.Witnesses) != 0 || h.Ledger.Witnessed() != nil {
		t.Fatal("it is witnessed before anybody was named")
	}
	policy(t, h, 3, keys...)
	quiet := slog.New(slog.DiscardHandler)
	for _, w := range []*served{asked, also} {
		background(t, func(ctx context.Context) { witness.Push(ctx, h.Ledger, w.url+"/", quiet) })
	}
	background(t, func(ctx context.Context) { asking.Follow(ctx, h.URL) })

	var trusted []note.Verifier
	for _, k := range keys {
		v, err := proof.NewWitness(k)
		check(t, err)
		trusted = append(trusted, v)
	}
	c, err := client.New(h.URL, client.Options{Witnesses: trusted, Quorum: 3})
	check(t, err)
	for i := range 3 {
		id, first := rename(t, north, fmt.Sprint("Name ", i))
		if len(first.Witnesses) != 0 {
			t.Error("a receipt is witnessed before its entry was shown to anybody")
		}
		r, err := c.Witnessed(t.Context(), id)
		if err != nil || r.Standing != proof.Witnessed || len(r.Witnesses) != 3 || r.Answer.Standing != proof.Witnessed {
			t.Fatalf("the receipt is %+v: %v", r, err)
		}
		if _, standing, err := r.Verify(proof.Policy{Log: h.Ledger.Verifier()}); err != nil || standing != proof.Logged {
			t.Errorf("to whom knows no witness it is %s: %v", standing, err)
		}
	}
	a, err := c.Ledger(t.Context())
	if err != nil || a.Quorum != 3 || len(a.Witnesses) != 3 || a.Witnessed != a.Size {
		t.Errorf("the ledger says %+v: %v", a, err)
	}
	for _, w := range []*served{asked, also, asking} {
		latest, err := w.Latest(h.Ledger.Verifier().Name())
		check(t, err)
		if k, _, err := (proof.Policy{Log: h.Ledger.Verifier()}).Open(latest); err != nil || k.Size != h.Ledger.Head().Size {
			t.Errorf("a witness has signed %d of %d: %v", k.Size, h.Ledger.Head().Size, err)
		}
		if w.Found() != 0 {
			t.Error("a witness found a contradiction")
		}
	}
	for path, size := range map[string]int{"checkpoint": 4, "candidate": 4, "witnessed": 4} {
		n, err := note.Open(get(t, h.URL+"/log/"+path), note.VerifierList(append(trusted, h.Ledger.Verifier())...))
		if err != nil || len(n.Sigs) != size {
			t.Errorf("/log/%s has %d lines: %v", path, len(n.Sigs), err)
		}
	}
}

func get(t *testing.T, url string) []byte {
	t.Helper()
	r, err := http.Get(url)
	check(t, err)
	defer r.Body.Close()
	b := make([]byte, proof.MaxCheckpoint)
	n, _ := r.Body.Read(b)
	if r.StatusCode != http.StatusOK {
		t.Fatalf("%s: %d %s", url, r.StatusCode, b[:n])
	}
	return b[:n]
}

// A witness that is away is asked again until it is back; the log goes on
// meanwhile, and receipts under the newest witnessed checkpoint stay.
func TestAWitnessIsAway(t *testing.T) {
	h := apitest.Found(t)
	north := h.Admit("North", parley.State)
	w := serve(t, h, "w.example")
	policy(t, h, 1, w.VerifierKey())
	var mu sync.Mutex
	away := false
	door := httptest.NewServer(http.HandlerFunc(func(out http.ResponseWriter, r *http.Request) {
		mu.Lock()
		shut := away
		mu.Unlock()
		if shut {
			http.Error(out, "away", http.StatusBadGateway)
			return
		}
		w.ServeHTTP(out, r)
	}))
	t.Cleanup(door.Close)
	background(t, func(ctx context.Context) { witness.Push(ctx, h.Ledger, door.URL, slog.New(slog.DiscardHandler)) })
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	_, first := rename(t, north, "First")
	check(t, h.Ledger.AwaitWitnessed(ctx, first.Index))
	mu.Lock()
	away = true
	mu.Unlock()
	for i := range 5 {
		rename(t, north, fmt.Sprint("Away ", i))
	}
	r, err := h.Ledger.Receipt(ctx, firstOf(t, h, first.Index))
	if err != nil || len(r.Witnesses) != 1 {
		t.Errorf("the first receipt names %d witnesses: %v", len(r.Witnesses), err)
	}
	mu.Lock()
	away = false
	mu.Unlock()
	_, last := rename(t, north, "Last")
	check(t, h.Ledger.AwaitWitnessed(ctx, last.Index))
}

// A host that was started again has lost the cosignatures that it had no quorum
// with: a witness that follows it gives them again, though nothing else is new.
func TestAFollowedHostIsStartedAgain(t *testing.T) {
	h := apitest.Found(t)
	near, far := serve(t, h, "near.example"), serve(t, h, "far.example")
	policy(t, h, 2, near.VerifierKey(), far.VerifierKey())
	var mu sync.Mutex
	at := h.URL
	door := httptest.NewServer(&httputil.ReverseProxy{Rewrite: func(r *httputil.ProxyRequest) {
		mu.Lock()
		defer mu.Unlock()
		u, err := url.Parse(at)
		if err != nil {
			panic(err)
		}
		r.SetURL(u)
	}})
	t.Cleanup(door.Close)
	background(t, func(ctx context.Context) { far.Follow(ctx, door.URL) })
	v, err := proof.NewWitness(far.VerifierKey())
	check(t, err)
	for {
		if n, err := note.Open(h.Ledger.Candidate(), note.VerifierList(v)); err == nil && len(n.Sigs) == 1 {
			break
		}
		select {
		case <-t.Context().Done():
			t.Fatal("the test ends")
		case <-time.After(10 * time.Millisecond):
		}
	}
	again := h.Twin()
	mu.Lock()
	at = again.URL
	mu.Unlock()
	background(t, func(ctx context.Context) { witness.Push(ctx, again.Ledger, near.url, slog.New(slog.DiscardHandler)) })
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	size := again.Ledger.Head().Size
	check(t, again.Ledger.AwaitWitnessed(ctx, size-1))
	if got := again.Ledger.WitnessedSize(); got != size || again.Ledger.Head().Size != size {
		t.Errorf("of %d entries %d are witnessed", size, got)
	}
}

func firstOf(t *testing.T, h *apitest.Host, index uint64) parley.StatementID {
	t.Helper()
	e, err := h.Ledger.ReadEntry(t.Context(), index)
	check(t, err)
	return e.Signed.ID
}

// A host that shows one history to one party and another to a witness is caught
// by the witness, with evidence, whoever asks whom and however far the two have
// come; and it goes on serving the witness's evidence.
func TestAHostWithTwoHistories(t *testing.T) {
	for name, x := range map[string]struct {
		signed, other int // entries after the fork: that the witness has signed, and that it is shown
	}{"same size": {2, 2}, "longer": {1, 4}, "shorter": {4, 1}} {
		for _, follows := range []bool{false, true} {
			t.Run(fmt.Sprint(name, ", follows ", follows), func(t *testing.T) {
				h := apitest.Found(t)
				north := h.Admit("North", parley.State)
				for h.Ledger.Head().Size < 8 { // a power of two: the hardest, as its own root is left out of proofs
					rename(t, north, fmt.Sprint("Name ", h.Ledger.Head().Size))
				}
				twin := h.Twin()
				w := serve(t, h, "w.example")
				policy(t, h, 1, w.VerifierKey())
				policy(t, twin, 1, w.VerifierKey())
				for i := range x.signed - 1 {
					rename(t, north, fmt.Sprint("To the one ", i))
				}
				for i := range x.other - 1 {
					rename(t, north.As(twin), fmt.Sprint("To the other ", i))
				}
				quiet := slog.New(slog.DiscardHandler)
				stop := background(t, func(ctx context.Context) { witness.Push(ctx, h.Ledger, w.url, quiet) })
				ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
				defer cancel()
				check(t, h.Ledger.AwaitWitnessed(ctx, h.Ledger.Head().Size-1))
				stop()

				// From now on the address shows the other history, but for the tiles
				// of the one that is longer: without them nobody could follow it.
				check(t, witness.Add(w.dir, witness.Log{Key: h.Ledger.VerifierKey(), URL: longer(h, twin).URL}))
				check(t, w.Close())
				again, err := witness.Open(w.dir, quiet)
				check(t, err)
				defer again.Close()
				if follows {
					both := httptest.NewServer(http.HandlerFunc(func(out http.ResponseWriter, r *http.Request) {
						if len(r.URL.Path) > 10 && r.URL.Path[:10] == "/log/tile/" {
							longer(h, twin).API.ServeHTTP(out, r)
							return
						}
						twin.API.ServeHTTP(out, r)
					}))
					defer both.Close()
					background(t, func(ctx context.Context) { again.Follow(ctx, both.URL) })
				} else {
					server := httptest.NewServer(again)
					defer server.Close()
					background(t, func(ctx context.Context) { witness.Push(ctx, twin.Ledger, server.URL, quiet) })
				}
				for again.Found() == 0 {
					select {
					case <-ctx.Done():
						t.Fatal("it is not found out")
					case <-time.After(5 * time.Millisecond):
					}
				}
				kept, err := witness.Evidence(w.dir)
				if err != nil || len(kept) != 1 {
					t.Fatalf("%d pieces of evidence: %v", len(kept), err)
				}
				older, newer, err := kept[0].Evidence.Verify(h.Ledger.Verifier())
				if err != nil || older.Size != uint64(8+min(x.signed, x.other)) || newer.Size != uint64(8+max(x.signed, x.other)) {
					t.Errorf("it proves %v against %v: %v", older, newer, err)
				}
				if twin.Ledger.Witnessed() != nil {
					t.Error("the other history is witnessed")
				}
			})
		}
	}
}

func longer(a, b *apitest.Host) *apitest.Host {
	if a.Ledger.Head().Size >= b.Ledger.Head().Size {
		return a
	}
	return b
}
