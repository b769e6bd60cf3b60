package api_test

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/api"
	"github.com/open-parley/parley/bundle"
	"github.com/open-parley/parley/client"
	"github.com/open-parley/parley/mirror"
)

// asParty sends requests as a party.
type asParty parley.PartyID

func (p asParty) RoundTrip(r *http.Request) (*http.Response, error) {
	r = r.Clone(r.Context())
	r.Header.Set(asHeader, parley.PartyID(p).String())
	return plainClient.Transport.RoundTrip(r)
}

// mirrors follows both worlds for the observer, and serves what it has.
func (w *worlds) mirrors() map[*world]string {
	out := map[*world]string{}
	key := ""
	for _, x := range []*world{w.a, w.b} {
		dir := filepath.Join(w.t.TempDir(), "mirror")
		host := must(client.New(x.h.URL, client.Options{HTTP: &http.Client{Transport: asParty(w.observer.ID)}}))(w.t)
		info := must(host.Ledger(w.t.Context()))(w.t)
		check(w.t, mirror.Create(w.t.Context(), dir, mirror.Identity{Ledger: info.Ledger, LogKey: info.LogKey, Party: w.observer.ID}))
		now := func() parley.Instant { return w.at }
		quiet := slog.New(slog.DiscardHandler)
		m := must(mirror.Open(w.t.Context(), mirror.Config{Dir: dir, Now: now, Log: quiet}))(w.t)
		check(w.t, m.Sync(w.t.Context(), host.Raw()))
		s := httptest.NewServer(api.Handler(m, api.Options{Authenticate: byHeader, Now: now, Log: quiet, Rates: unlimited}))
		w.t.Cleanup(func() {
			s.Close()
			if err := m.Close(); err != nil {
				w.t.Error(err)
			}
		})
		out[x] = s.URL
		// Each mirror draws a key for its bundles, which says nothing: the other
		// takes it over.
		if key == "" {
			check(w.t, m.Bundle(context.Background(), io.Discard, w.observer.ID, 0, bundle.Openings{}))
			key = string(must(os.ReadFile(filepath.Join(dir, mirror.ExportKeyFile)))(w.t))
		} else {
			check(w.t, os.WriteFile(filepath.Join(dir, mirror.ExportKeyFile), []byte(key), 0o600))
		}
	}
	return out
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
