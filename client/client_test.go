package client_test

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/api"
	"github.com/open-parley/parley/api/apitest"
	"github.com/open-parley/parley/client"
	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/proof"
	"github.com/open-parley/parley/statement"
)

func connect(t *testing.T, url string, pin client.Pin) *client.Client {
	t.Helper()
	c, err := client.New(url, client.Options{Pin: pin})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// say has an actor say something through the client.
func say(ctx context.Context, c *client.Client, a *apitest.Actor, b statement.Body, to statement.Audience, parts statement.Parts) (*client.Receipt, error) {
	return c.Say(ctx, a.ID, b.Subject(), to, func(on client.Base) (*statement.Submission, error) {
		s := &statement.Statement{Type: b.Type(), Version: statement.Version, Ledger: on.Ledger, Author: a.ID, Post: "chief",
			SignedAt: 1, Seen: on.Seen, Prev: on.Prev, Audience: to, Salt: statement.Salt{1}, Body: b}
		sub, _, err := statement.Sign(s, parts, a.Key)
		return sub, err
	})
}

func must[T any](v T, err error) func(testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

// A delegation that has only the address pins the ledger at first contact,
// tables a corridor, reads it back verified, and gets answers.
func TestADelegationTablesAndReadsBack(t *testing.T) {
	h := apitest.Found(t)
	envoy := h.Admit("Envoy", parley.MediatorParty)
	north, south := h.Admit("North", parley.ArmedForce), h.Admit("South", parley.ArmedForce)
	ctx := t.Context()
	c := connect(t, h.URL, client.Pin{})

	r, parts := apitest.Corridor(t, "1. Aid passes at all hours.\n", 1_000_000, north, south)
	receipt := must(say(ctx, c, envoy, &statement.Table{Revision: r}, statement.Everyone, parts))(t)
	if receipt.Duplicate || receipt.Standing != proof.Logged || receipt.Index != 4 {
		t.Errorf("the receipt is %+v", receipt)
	}
	pin := c.Pin()
	if pin.LogKey != h.Ledger.VerifierKey() || pin.Checkpoint == "" || pin.Ledger == (parley.LedgerID{}) {
		t.Errorf("the pin is %+v", pin)
	}

	id := parley.ArrangementID(receipt.Statement)
	status := must(c.Arrangement(ctx, id, client.Now))(t)
	first := must(c.Revision(ctx, id, status.Arrangement.Current))(t)
	if first.Texts[r.Texts[0].Part] != "1. Aid passes at all hours.\n" || first.Annex.Volumes[0].ID != "road" {
		t.Errorf("the revision reads %+v", first)
	}

	// It is revised; the other side reads what changed, what it would mean, and
	// what is on the map.
	r2, parts2 := apitest.Corridor(t, "1. Aid passes by day.\n", 500_000, north, south)
	must(say(ctx, c, envoy, &statement.Revise{Arrangement: id, Replaces: first.Revision, Revision: r2}, statement.Everyone, parts2))(t)
	status = must(c.Arrangement(ctx, id, client.Now))(t)
	d := must(c.Diff(ctx, id, first.Revision, status.Arrangement.Current))(t)
	if s := d.Diff.String(); !strings.Contains(s, "-1. Aid passes [-at all hours-].") || !strings.Contains(s, "~ volume road") {
		t.Errorf("the difference reads\n%s", s)
	}
	if i := must(c.Impact(ctx, id, status.Arrangement.Current, parley.PartyID{}, client.Now))(t); len(i.Required) != 2 {
		t.Errorf("the impact is %+v", i)
	}
	draft := must(c.ImpactOf(ctx, answer.Draft{Sponsor: envoy.ID, Revision: r2, Annex: first.Annex}))(t)
	if len(draft.Overlaps) != 1 {
		t.Errorf("the draft's impact is %+v", draft)
	}
	if m := must(c.Map(ctx, id, first.Revision))(t); !strings.Contains(string(m), parley.NoteUnlisted) || !strings.Contains(string(m), "[36.0000000,35.0000000]") {
		t.Errorf("the map is %s", m)
	}

	// Both accept; one of them is told so by its receipt, and again.
	for _, force := range []*apitest.Actor{north, south} {
		must(say(ctx, c, force, &statement.Position{Arrangement: id, Revision: status.Arrangement.Current, Stance: parley.Accept}, statement.Everyone, nil))(t)
	}
	if now := must(c.Arrangement(ctx, id, client.Now))(t); now.Arrangement.State != parley.StateInForce {
		t.Errorf("it is %s", now.Arrangement.State)
	}
	head := must(c.Ledger(ctx))(t).AsOf.Head
	q := parley.Question{Party: north.ID, Activity: parley.Strike, Window: parley.Window{From: head + 1, Until: head + 1000}, Volumes: []parley.Volume{apitest.Square("x", 36_0100000, 35_0100000, 1000)}}
	if a := must(c.Check(ctx, q, client.Now))(t); a.Verdict != parley.Conflict {
		t.Errorf("the check says %+v", a)
	}
	if all := must(c.Arrangements(ctx, 1))(t); len(all.Arrangements) != 0 {
		t.Errorf("in 1970 there was %+v", all)
	}

	// The next run starts from the stored pin, and verifies all that came since.
	again := connect(t, h.URL, pin)
	if k := must(again.Checkpoint(ctx))(t); k.Size != 8 {
		t.Errorf("the checkpoint has size %d", k.Size)
	}
	for _, list := range []func() error{
		func() error { _, err := again.Parties(ctx); return err },
		func() error { _, err := again.Party(ctx, north.ID); return err },
		func() error { _, err := again.Keys(ctx, north.ID); return err },
		func() error { _, err := again.Territories(ctx); return err },
		func() error { _, err := again.Operations(ctx); return err },
		func() error { _, err := again.Talk(ctx, id, 0); return err },
		func() error { _, err := again.Entry(ctx, 0); return err },
	} {
		if err := list(); err != nil {
			t.Error(err)
		}
	}
}

// A statement for two parties alone: the receipt proves to whom.
func TestAPrivateCommentIsReceiptedForItsAudience(t *testing.T) {
	h := apitest.Found(t)
	north, south := h.Admit("North", parley.ArmedForce), h.Admit("South", parley.ArmedForce)
	id, _ := north.Table(statement.Everyone, "1. x\n", 1_000_000, north, south)
	c := connect(t, h.URL, client.Pin{})
	parts := statement.Parts{}
	to := statement.Parties(north.ID, south.ID)
	r := must(say(t.Context(), c, north, &statement.Comment{Arrangement: id, Text: apitest.Text(t, parts, "Between us.")}, to, parts))(t)
	if len(r.Openings) != 2 || r.Everyone != nil {
		t.Errorf("the receipt opens %+v", r.Openings)
	}
	e := must(c.Statement(t.Context(), r.Statement))(t)
	if !e.Signed.Statement.Audience.Equal(to) {
		t.Errorf("it is for %+v", e.Signed.Statement.Audience)
	}
}

// Sent twice, it gets its first receipt; so it does when the answer to the
// first time was lost on the way.
func TestALostAnswerIsAskedForAgain(t *testing.T) {
	h := apitest.Found(t)
	north := h.Admit("North", parley.State)
	var lose atomic.Int32
	proxy := through(t, h, func(w http.ResponseWriter, r *http.Request, next http.Handler) {
		if r.Method == http.MethodPost && lose.Add(-1) >= 0 {
			next.ServeHTTP(httptest.NewRecorder(), r) // it enters, and nobody hears of it
			panic(http.ErrAbortHandler)
		}
		next.ServeHTTP(w, r)
	})
	c := connect(t, proxy, client.Pin{})
	lose.Store(1)
	sub, signed := north.Sign(&statement.Update{Profile: parley.Profile{Name: "The North", Kind: parley.State}}, statement.Everyone, nil)
	r := must(c.Submit(t.Context(), sub))(t)
	if !r.Duplicate || r.Statement != signed.ID || r.Index != 2 || h.Ledger.Head().Size != 3 {
		t.Errorf("got %+v; the ledger has %d entries", r, h.Ledger.Head().Size)
	}
	again := must(c.Submit(t.Context(), sub))(t)
	if again.Index != r.Index || again.Leaf != r.Leaf {
		t.Errorf("a second time it gets %+v", again)
	}
}

// The same statement with one more signature is the same statement: the first
// envelope stands.
func TestAnotherSignatureMakesNoOtherStatement(t *testing.T) {
	h := apitest.Found(t)
	north := h.Admit("North", parley.State)
	second := apitest.NewKey(t, parley.PowerAdminister)
	north.Enter(&statement.Enrol{Key: second.Key(), Proof: second.Proof()}, statement.Everyone, nil)
	sub, _ := north.Sign(&statement.Update{Profile: parley.Profile{Name: "N", Kind: parley.State}}, statement.Everyone, nil)
	c := connect(t, h.URL, client.Pin{})
	first := must(c.Submit(t.Context(), sub))(t)
	st := must(statement.Decode(sub.Envelope.Payload))(t)
	both, _, err := statement.Sign(st, nil, north.Key, second)
	if err != nil {
		t.Fatal(err)
	}
	if r := must(c.Submit(t.Context(), both))(t); !r.Duplicate || r.Leaf != first.Leaf {
		t.Errorf("got %+v, first %+v", r, first)
	}
}

// Another statement of the same author comes between: the base is asked for
// anew and the statement signed again, until it fits or the signer declines.
func TestSayingTheSameMomentAsAColleague(t *testing.T) {
	h := apitest.Found(t)
	north := h.Admit("North", parley.State)
	c := connect(t, h.URL, client.Pin{})
	update := func(name string) *statement.Update {
		return &statement.Update{Profile: parley.Profile{Name: name, Kind: parley.State}}
	}
	signings := 0
	try := func(rivals int) (*client.Receipt, error) {
		signings = 0
		b := update("Mine")
		return c.Say(t.Context(), north.ID, b.Subject(), statement.Everyone, func(on client.Base) (*statement.Submission, error) {
			signings++
			s := &statement.Statement{Type: b.Type(), Version: statement.Version, Ledger: on.Ledger, Author: north.ID, Post: "chief",
				SignedAt: 1, Seen: on.Seen, Prev: on.Prev, Audience: statement.Everyone, Salt: statement.Salt{9}, Body: b}
			sub, _, err := statement.Sign(s, nil, north.Key)
			if signings <= rivals {
				north.Enter(update("Rival"), statement.Everyone, nil)
			}
			return sub, err
		})
	}
	if _, err := try(2); err != nil || signings != 3 {
		t.Errorf("after two rivals: %v, signed %d times", err, signings)
	}
	var refusal *parley.Refusal
	if _, err := try(client.MaxSignings); !errors.As(err, &refusal) || refusal.Code != "broken-prev" || refusal.Todo == "" || signings != client.MaxSignings {
		t.Errorf("with a rival each time: %v, signed %d times", err, signings)
	}
}

// Many use one client at the same time; each gets its own receipt, verified.
func TestManySpeakThroughOneClient(t *testing.T) {
	h := apitest.Found(t)
	c := connect(t, h.URL, client.Pin{})
	var parties []*apitest.Actor
	for _, n := range []string{"A", "B", "C", "D", "E", "F", "G", "H"} {
		parties = append(parties, h.Admit(n, parley.State))
	}
	var wg sync.WaitGroup
	for _, p := range parties {
		wg.Go(func() {
			for range 5 {
				if _, err := say(t.Context(), c, p, &statement.Update{Profile: parley.Profile{Name: p.Name, Kind: parley.State}}, statement.Everyone, nil); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	if k := must(c.Checkpoint(t.Context()))(t); k.Size != 9+40 {
		t.Errorf("the ledger has %d entries", k.Size)
	}
}

// through serves the host through a meddler, and gives the address.
func through(t *testing.T, h *apitest.Host, meddle func(http.ResponseWriter, *http.Request, http.Handler)) string {
	t.Helper()
	target, err := url.Parse(h.URL)
	if err != nil {
		t.Fatal(err)
	}
	p := httputil.NewSingleHostReverseProxy(target)
	p.FlushInterval = -1
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { meddle(w, r, p) }))
	t.Cleanup(s.Close)
	return s.URL
}

// replaced serves the host with some answers changed.
func replaced(t *testing.T, h *apitest.Host, path string, change func([]byte) []byte) string {
	return through(t, h, func(w http.ResponseWriter, r *http.Request, next http.Handler) {
		if !strings.Contains(r.URL.Path, path) {
			next.ServeHTTP(w, r)
			return
		}
		r.Header.Del("Accept-Encoding")
		rec := httptest.NewRecorder()
		next.ServeHTTP(rec, r)
		for k, v := range rec.Header() {
			w.Header()[k] = v
		}
		w.Header().Del("Content-Length")
		w.WriteHeader(rec.Code)
		w.Write(change(rec.Body.Bytes()))
	})
}

// Whatever a man in the middle changes in a receipt or a statement, the client
// refuses it.
func TestForgedAnswersAreRefused(t *testing.T) {
	h := apitest.Found(t)
	north := h.Admit("North", parley.State)
	signed, _ := north.Enter(&statement.Update{Profile: parley.Profile{Name: "Northland", Kind: parley.State}}, statement.Everyone, nil)
	other, _ := north.Enter(&statement.Update{Profile: parley.Profile{Name: "Southland", Kind: parley.State}}, statement.Everyone, nil)
	var otherEntry, otherReceipt []byte
	for path, into := range map[string]*[]byte{"/v1/statements/": &otherEntry, "/v1/receipts/": &otherReceipt} {
		r := must(http.Get(h.URL + path + other.ID.String()))(t)
		*into = must(io.ReadAll(r.Body))(t)
		r.Body.Close()
	}
	forge := func(old, new string) func([]byte) []byte {
		return func(b []byte) []byte {
			if !strings.Contains(string(b), old) {
				t.Errorf("%q is not in %s", old, b)
			}
			return []byte(strings.Replace(string(b), old, new, 1))
		}
	}
	for name, c := range map[string]struct {
		path   string
		change func([]byte) []byte
	}{
		"index":             {"/receipts/", forge(`"index":2`, `"index":1`)},
		"leaf":              {"/receipts/", forge(`"leaf":"01`, `"leaf":"02`)},
		"proof":             {"/receipts/", forge(`"proof":["`, `"proof":["`+strings.Repeat("0", 64)+`","`)},
		"slots":             {"/receipts/", forge(`"width":256`, `"width":512`)},
		"checkpoint":        {"/receipts/", forge(`\n4\n`, `\n5\n`)},
		"another receipt":   {"/receipts/", func([]byte) []byte { return otherReceipt }},
		"another statement": {"/statements/", func([]byte) []byte { return otherEntry }},
		"its index":         {"/statements/", forge(`"index":2`, `"index":1`)},
		"its time":          {"/statements/", forge(`"at":`, `"at":1`)},
		"keys":              {"/keys", forge(`"public":"`, `"public":"A`)},
		"genesis":           {"/entries/0", func([]byte) []byte { return otherEntry }},
	} {
		t.Run(name, func(t *testing.T) {
			cl := connect(t, replaced(t, h, c.path, c.change), client.Pin{})
			e, err := cl.Statement(t.Context(), signed.ID)
			var r *parley.Refusal
			if err == nil || !errors.As(err, &r) || r.Todo == "" {
				t.Errorf("it passed, or said nothing useful: %+v, %v", e, err)
			}
		})
	}
	if e := must(connect(t, h.URL, client.Pin{}).Statement(t.Context(), signed.ID))(t); e.Signed.ID != signed.ID {
		t.Errorf("unchanged it is %+v", e)
	}
}

// The server is exchanged for one of another ledger: the pinned client will
// not speak to it.
func TestAnotherLedgerIsRefused(t *testing.T) {
	a, b := apitest.Found(t), apitest.Found(t)
	c := connect(t, a.URL, client.Pin{})
	must(c.Checkpoint(t.Context()))(t)
	stranger := connect(t, b.URL, c.Pin())
	var r *parley.Refusal
	if _, err := stranger.Checkpoint(t.Context()); !errors.As(err, &r) || r.Code != "another-ledger" || r.Rule != "R9" {
		t.Errorf("got %v", err)
	}
}

// The host puts back a copy of last week. Whoever has seen more since has
// proof, and is told what to do; whoever saw no more is not alarmed.
func TestARolledBackLedgerIsFound(t *testing.T) {
	h := apitest.Found(t)
	north := h.Admit("North", parley.State)
	ctx := t.Context()
	early, late := connect(t, h.URL, client.Pin{}), connect(t, h.URL, client.Pin{})
	must(early.Checkpoint(ctx))(t)

	// Last week's copy, taken while nothing was written.
	copyDir := t.TempDir()
	if err := os.CopyFS(copyDir, os.DirFS(h.Dir)); err != nil {
		t.Fatal(err)
	}
	epochs := must(filepath.Glob(filepath.Join(copyDir, "keys", "*")))(t)
	for _, secret := range append(epochs, filepath.Join(copyDir, ledger.KeyFile)) { // CopyFS opens them to all
		if err := os.Chmod(secret, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	north.Enter(&statement.Update{Profile: parley.Profile{Name: "Northland", Kind: parley.State}}, statement.Everyone, nil)
	must(late.Checkpoint(ctx))(t)

	old := must(ledger.Open(ctx, apitest.Config(filepath.Clean(copyDir))))(t)
	server := httptest.NewServer(api.Handler(old, api.Options{Open: true}))
	t.Cleanup(func() {
		server.Close()
		old.Close(context.Background())
	})
	_, err := connect(t, server.URL, late.Pin()).Checkpoint(ctx)
	var proof *client.Rewritten
	if !errors.Is(err, client.ErrRewritten) || !errors.As(err, &proof) || len(proof.Known) == 0 || len(proof.Shown) == 0 {
		t.Fatalf("who saw more is told %v", err)
	}
	var r *parley.Refusal
	if !errors.As(err, &r) || r.Code != "rewritten" || r.Rule != "R9" {
		t.Errorf("the refusal is %+v", r)
	}
	if _, err := connect(t, server.URL, early.Pin()).Checkpoint(ctx); err != nil {
		t.Errorf("who saw no more is told %v", err)
	}

	// The copy goes on by itself: two histories of one length.
	north.Host.Ledger = old
	north.Enter(&statement.Update{Profile: parley.Profile{Name: "Elsewhere", Kind: parley.State}}, statement.Everyone, nil)
	north.Host.Ledger = h.Ledger
	if _, err := connect(t, server.URL, late.Pin()).Checkpoint(ctx); !errors.Is(err, client.ErrRewritten) || !strings.Contains(err.Error(), "two different logs") {
		t.Errorf("of two histories the client says %v", err)
	}
	// A longer one is found too: it does not begin with what was seen.
	north.Host.Ledger = old
	north.Enter(&statement.Update{Profile: parley.Profile{Name: "Elsewhere still", Kind: parley.State}}, statement.Everyone, nil)
	north.Host.Ledger = h.Ledger
	if _, err := connect(t, server.URL, late.Pin()).Checkpoint(ctx); !errors.Is(err, client.ErrRewritten) || !strings.Contains(err.Error(), "do not begin with") {
		t.Errorf("of a longer one the client says %v", err)
	}
}

func TestRefusalsArriveWhole(t *testing.T) {
	h := apitest.Found(t)
	north := h.Admit("North", parley.State)
	c := connect(t, h.URL, client.Pin{})
	sub, _ := north.SignAfter(parley.StatementID{7}, &statement.Update{Profile: parley.Profile{Name: "N", Kind: parley.State}}, statement.Everyone, nil)
	_, err := c.Submit(t.Context(), sub)
	var p *answer.Problem
	var r *parley.Refusal
	if !errors.As(err, &p) || p.Status != http.StatusConflict || !errors.As(err, &r) || r.Code != "broken-prev" || r.Rule != "statement" || r.Sentence == "" || r.Todo == "" {
		t.Errorf("got %v", err)
	}
	a := must(c.Admit(t.Context(), sub))(t)
	if a.Admitted || a.Why == nil || a.Why.Code != "broken-prev" {
		t.Errorf("tried out: %+v", a)
	}
	if _, err := c.Arrangement(t.Context(), parley.ArrangementID{1}, client.Now); !errors.As(err, &p) || p.Status != http.StatusNotFound {
		t.Errorf("an unknown arrangement: %v", err)
	}
	if _, err := client.New("example.org", client.Options{}); !errors.As(err, &r) || r.Todo == "" {
		t.Errorf("a bad address: %v", err)
	}
	page := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "<html>") }))
	defer page.Close()
	if _, err := connect(t, page.URL, client.Pin{}).Checkpoint(t.Context()); !errors.As(err, &p) || p.Code != "not-parley" {
		t.Errorf("a web page: %v", err)
	}
}

func asProblem(err error, p **answer.Problem) bool { return errors.As(err, p) }
