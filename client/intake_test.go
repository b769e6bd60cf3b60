package client_test

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/api/apitest"
	"github.com/open-parley/parley/client"
	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/statement"
)

func renamed(name string) *statement.Update {
	return &statement.Update{Profile: parley.Profile{Name: name, Kind: parley.State}}
}

// In one request the registrar admits a party, whose first statement and a
// second key follow, and that key signs; what the rules forbid in between is
// told at its place, and what builds on it fails too.
func TestABatchBuildsOnItself(t *testing.T) {
	h := apitest.Found(t)
	north := h.Admit("North", parley.State)
	south := &apitest.Actor{Host: h, Name: "South", Key: apitest.NewKey(t, parley.PowerAdminister, parley.PowerTable)}
	south.ID = must(statement.PartyIDOf(south.Key.Key(), south.Key.Proof()))(t)
	second := &apitest.Actor{Host: h, ID: south.ID, Key: apitest.NewKey(t, parley.PowerAdminister)}

	var subs []*statement.Submission
	add := func(sub *statement.Submission, x *statement.Signed) parley.StatementID {
		subs = append(subs, sub)
		return x.ID
	}
	admitted := add(h.Registrar.Sign(&statement.Admit{Key: south.Key.Key(), Proof: south.Key.Proof(), Profile: parley.Profile{Name: "South", Kind: parley.State}}, statement.Everyone, nil))
	first := add(south.SignAfter(parley.StatementID{}, renamed("South 1"), statement.Everyone, nil))
	enrolled := add(south.SignAfter(first, &statement.Enrol{Key: second.Key.Key(), Proof: second.Key.Proof()}, statement.Everyone, nil))
	add(second.SignAfter(enrolled, renamed("South 2"), statement.Everyone, nil))
	wrong := add(north.SignAfter(admitted, renamed("North 1"), statement.Everyone, nil))
	add(north.SignAfter(wrong, renamed("North 2"), statement.Everyone, nil))
	add(north.Sign(renamed("North 3"), statement.Everyone, nil))
	subs = append(subs, subs[1])

	c := connect(t, h.URL, client.Pin{})
	for round := range 2 {
		got := must(c.SubmitBatch(t.Context(), subs))(t)
		for i, want := range []string{"", "", "", "", "broken-prev", "broken-prev", "", ""} {
			var p *answer.Problem
			errors.As(got[i].Err, &p)
			switch {
			case want == "" && got[i].Err != nil:
				t.Fatalf("statement %d: %v", i, got[i].Err)
			case want != "" && (p == nil || p.Code != want || p.Todo == ""):
				t.Fatalf("statement %d: %v", i, got[i].Err)
			case want == "" && got[i].Receipt.Duplicate != (round == 1 || i == 7):
				t.Errorf("round %d, statement %d: duplicate %v", round, i, got[i].Receipt.Duplicate)
			}
		}
		index := uint64(2)
		for _, i := range []int{0, 1, 2, 3, 6} {
			if got[i].Receipt.Index != index {
				t.Errorf("statement %d is entry %d, want %d", i, got[i].Receipt.Index, index)
			}
			index++
		}
		if got[7].Receipt.Index != got[1].Receipt.Index {
			t.Error("a copy has an entry of its own")
		}
	}
}

// Whoever has no time to wait gets a promise, and later the receipt: of an
// entry, or of one that stands refused, which is never taken for an entry.
func TestAPromise(t *testing.T) {
	h := apitest.Found(t)
	north := h.Admit("North", parley.State)
	c := connect(t, h.URL, client.Pin{})
	good, x := north.Sign(renamed("North 1"), statement.Everyone, nil)
	bad, y := north.SignAfter(parley.StatementID{9}, renamed("Elsewhere"), statement.Everyone, nil)
	for _, sub := range []*statement.Submission{good, bad} {
		p := must(c.Promise(t.Context(), sub))(t)
		if again := must(c.Promise(t.Context(), sub))(t); string(again.Note) != string(p.Note) {
			t.Fatal("the second promise is another one")
		}
	}
	wait := func(id parley.StatementID) *client.Promise {
		for {
			if p := must(c.PromiseOf(t.Context(), id, parley.Digest{}))(t); p.Receipt != nil {
				return p
			}
			time.Sleep(time.Millisecond)
		}
	}
	if p := wait(x.ID); p.Receipt.Leaf.Refused || p.Refused != nil || p.Broken() {
		t.Errorf("the good one: %+v", p)
	}
	p := wait(y.ID)
	if !p.Receipt.Leaf.Refused || p.Refused == nil || p.Refused.Code != "broken-prev" || p.Broken() {
		t.Errorf("the bad one: %+v", p)
	}
	var refused *parley.Refusal
	if _, err := c.Submit(t.Context(), bad); !errors.As(err, &refused) || refused.Code != "refused" {
		t.Errorf("submitted: %v", err)
	}
	if r := must(c.Receipt(t.Context(), y.ID))(t); !r.Leaf.Refused {
		t.Error("its receipt does not say that it stands refused")
	}
	if e := must(c.Statement(t.Context(), y.ID))(t); !e.Receipt.Leaf.Refused || e.Signed.ID != y.ID {
		t.Error("the entry does not say that it stands refused")
	}
	if party := must(c.Party(t.Context(), north.ID))(t); party.Party.Profile.Name != "North 1" {
		t.Errorf("the party is called %q", party.Party.Profile.Name)
	}
	for e, err := range c.Events(t.Context(), 2) {
		if err != nil {
			t.Fatal(err)
		}
		if e.Refused != (e.Index == p.Receipt.Index) {
			t.Errorf("event %d: refused %v", e.Index, e.Refused)
		}
		if e.Index == p.Receipt.Index {
			break
		}
	}
	if _, err := c.PromiseOf(t.Context(), parley.StatementID{1}, parley.Digest{}); !errors.As(err, &refused) || refused.Code != "not-found" {
		t.Errorf("a promise that nobody gave: %v", err)
	}
}

// A server that gives another statement's promise, or changes one, is found out.
func TestAFalsePromise(t *testing.T) {
	h := apitest.Found(t)
	north := h.Admit("North", parley.State)
	one, _ := north.Sign(renamed("1"), statement.Everyone, nil)
	two, y := north.Sign(renamed("2"), statement.Everyone, nil)
	honest := connect(t, h.URL, client.Pin{})
	p := must(honest.Promise(t.Context(), one))(t)
	q := must(honest.Promise(t.Context(), two))(t)
	for what, change := range map[string]func(string) string{
		"another's promise": func(b string) string {
			return strings.ReplaceAll(b, lines(q.Note), lines(p.Note))
		},
		"another time": func(b string) string {
			return strings.ReplaceAll(b, fmt.Sprintf(`\n%d\n`, int64(q.IncludeBy)), fmt.Sprintf(`\n%d\n`, int64(q.IncludeBy)+1))
		},
	} {
		u := must(url.Parse(h.URL))(t)
		proxy := httputil.NewSingleHostReverseProxy(u)
		proxy.ModifyResponse = func(r *http.Response) error {
			if !strings.Contains(r.Request.URL.Path, "/promises") {
				return nil
			}
			b, err := io.ReadAll(r.Body)
			if err != nil {
				return err
			}
			changed := change(string(b))
			if changed == string(b) {
				t.Errorf("%s: nothing was changed in %s", what, b)
			}
			r.Body = io.NopCloser(strings.NewReader(changed))
			r.Header.Del("Content-Length")
			r.ContentLength = int64(len(changed))
			return nil
		}
		s := httptest.NewServer(proxy)
		c := connect(t, s.URL, client.Pin{})
		if _, err := c.Promise(t.Context(), two); err == nil {
			t.Errorf("%s is taken", what)
		}
		if _, err := c.PromiseOf(t.Context(), y.ID, q.C); err == nil {
			t.Errorf("%s is taken from PromiseOf", what)
		}
		s.Close()
	}
}

// lines is a note as it stands in JSON.
func lines(note []byte) string { return strings.ReplaceAll(string(note), "\n", `\n`) }

// A request with more statements than the limit enters nothing.
func TestABatchIsBounded(t *testing.T) {
	h := apitest.Found(t)
	north := h.Admit("North", parley.State)
	sub, _ := north.Sign(renamed("1"), statement.Everyone, nil)
	subs := make([]*statement.Submission, ledger.MaxBatch+1)
	for i := range subs {
		subs[i] = sub
	}
	c := connect(t, h.URL, client.Pin{})
	var p *answer.Problem
	if _, err := c.SubmitBatch(t.Context(), subs); !errors.As(err, &p) || p.Code != "limit" || p.Status != 413 {
		t.Errorf("%d statements: %v", len(subs), err)
	}
	if n := h.Ledger.Head().Size; n != 2 {
		t.Errorf("there are %d entries", n)
	}
	got := must(c.SubmitBatch(t.Context(), subs[:ledger.MaxBatch]))(t)
	for i, r := range got {
		if r.Err != nil || r.Receipt.Index != 2 || r.Receipt.Duplicate != (i > 0) {
			t.Fatalf("copy %d: %+v", i, r)
		}
	}
}
