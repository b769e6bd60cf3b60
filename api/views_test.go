package api_test

import (
	"io"
	"net/http/httptest"
	"sync"
	"testing"
	"time"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/api"
	"github.com/open-parley/parley/api/apitest"
	"github.com/open-parley/parley/statement"
)

// Views grow while statements enter and many read: an extension shows earlier
// entries, and in the end what was kept is what is seen anew.
func TestViewsGrowWhileStatementsEnter(t *testing.T) {
	now := parley.At(time.Now())
	o := api.Options{Authenticate: byHeader, Rates: unlimited, Now: func() parley.Instant { return now }}
	h := apitest.FoundWith(t, o)
	north, south, east := h.Admit("North", parley.ArmedForce), h.Admit("South", parley.ArmedForce), h.Admit("East", parley.ArmedForce)
	two := statement.Parties(north.ID, south.ID)
	id, rev := north.Table(two, "1. Aid passes.\n", 1_000_000, north, south)
	paths := []string{"/v1/arrangements", "/v1/arrangements/" + id.String(), "/v1/arrangements/" + id.String() + "/talk", "/v1/statements/" + id.String(), "/v1/operations"}
	done := make(chan struct{})
	var readers sync.WaitGroup
	for i := range 6 {
		p := []*apitest.Actor{north, south, east}[i%3]
		readers.Go(func() {
			for n := 0; ; n++ {
				select {
				case <-done:
					return
				default:
				}
				r := asks(t, "GET", h.URL+paths[n%len(paths)], p.ID, "")
				if b := must(io.ReadAll(r.Body))(t); r.StatusCode >= 500 {
					t.Errorf("%s: %s", r.Status, b)
				}
			}
		})
	}
	to := two
	for n := range 60 {
		parts := statement.Parts{}
		by := []*apitest.Actor{north, south}[n%2]
		by.Enter(&statement.Comment{Arrangement: id, Text: apitest.Text(t, parts, "Well.")}, to, parts)
		if n == 30 {
			north.Enter(&statement.Extend{Arrangement: id, Parties: []parley.PartyID{east.ID}}, to, nil)
			to = statement.Parties(north.ID, south.ID, east.ID)
			south.Enter(&statement.Position{Arrangement: id, Revision: rev, Stance: parley.Accept}, to, nil)
		}
	}
	close(done)
	readers.Wait()
	fresh := api.New(o)
	fresh.Attach(h.Ledger)
	anew := httptest.NewServer(fresh)
	defer anew.Close()
	for _, p := range []*apitest.Actor{north, south, east} {
		for _, path := range paths {
			kept, again := asks(t, "GET", h.URL+path, p.ID, ""), asks(t, "GET", anew.URL+path, p.ID, "")
			a, b := string(must(io.ReadAll(kept.Body))(t)), string(must(io.ReadAll(again.Body))(t))
			if kept.StatusCode != again.StatusCode || a != b {
				t.Errorf("%s for %s: kept %s, anew %s\n%s\n%s", path, p.Name, kept.Status, again.Status, a, b)
			}
		}
	}
	if r := asks(t, "GET", h.URL+paths[3], east.ID, ""); r.StatusCode != 200 {
		t.Errorf("what was extended to East is %s to it", r.Status)
	}
}
