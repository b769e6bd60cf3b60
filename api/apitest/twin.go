package apitest

import (
	"context"
	"io/fs"
	"log/slog"
	"net/http/httptest"
	"os"
	"path/filepath"

	"github.com/open-parley/parley/api"
	"github.com/open-parley/parley/ledger"
)

// Twin is a second ledger that begins with all that the host's holds now, under
// the same log key, and goes on by itself: what a host needs that shows two
// histories. Nothing may be entering meanwhile. Actors speak to it through As.
func (h *Host) Twin() *Host {
	h.T.Helper()
	dir := h.T.TempDir()
	must(h.T, os.CopyFS(dir, os.DirFS(h.Dir)))
	must(h.T, filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() { // CopyFS opens them to all
			err = os.Chmod(path, 0o600)
		}
		return err
	}))
	c := Config(dir)
	c.Now = h.now
	l, err := ledger.Open(context.Background(), c)
	must(h.T, err)
	o := h.Options
	o.Log = slog.New(slog.DiscardHandler)
	twin := &Host{T: h.T, Dir: dir, Ledger: l, Log: h.Log, API: api.New(o), Options: o}
	twin.Registrar = h.Registrar.As(twin)
	twin.API.Attach(l)
	twin.keepDoor()
	twin.Server = httptest.NewServer(twin.API)
	twin.URL = twin.Server.URL
	h.T.Cleanup(func() {
		twin.API.Stop()
		twin.Server.Close()
		if err := l.Close(context.Background()); err != nil {
			h.T.Error(err)
		}
	})
	return twin
}

// As is the actor, speaking to another host.
func (a *Actor) As(h *Host) *Actor {
	other := *a
	other.Host = h
	return &other
}
