package mirror_test

import (
	"context"
	"log/slog"
	"path/filepath"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/api/apitest"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/mirror"
	"github.com/open-parley/parley/statement"
)

const benchEntries = 2000

// BenchmarkMirror: a mirror of 2,000 remarks is fetched, verified and kept, and
// opened again, which verifies it once more.
func BenchmarkMirror(b *testing.B) {
	h := apitest.Found(b)
	north, south := h.Admit("North", parley.ArmedForce), h.Admit("South", parley.ArmedForce)
	id, _ := north.Table(statement.Everyone, "1. Aid passes.\n", 1_000_000, north, south)
	prev := parley.StatementID{}
	h.Ledger.View(func(st *docket.State) {
		prev = st.Prev(north.ID, statement.Subject{Kind: statement.SubjectArrangement, ID: [32]byte(id)}, statement.Everyone)
	})
	for n := 0; n < benchEntries; n += ledger.MaxBatch {
		batch := make([]*statement.Submission, ledger.MaxBatch)
		for i := range batch {
			parts := statement.Parts{}
			sub, signed := north.SignAfter(prev, &statement.Comment{Arrangement: id, Text: apitest.Text(b, parts, "We have read the second article again, and have no objection.")}, statement.Everyone, parts)
			batch[i], prev = sub, signed.ID
		}
		for _, r := range h.Ledger.SubmitBatch(context.Background(), batch) {
			if r.Err != nil {
				b.Fatal(r.Err)
			}
		}
	}
	identity := mirror.Identity{LogKey: h.Ledger.VerifierKey(), Party: south.ID}
	h.Ledger.View(func(st *docket.State) { identity.Ledger = st.Ledger() })
	entries := float64(h.Ledger.Head().Size)
	slog.SetDefault(slog.New(slog.DiscardHandler))
	made := func() *mirror.Mirror {
		dir := filepath.Join(b.TempDir(), "mirror")
		if err := mirror.Create(b.Context(), dir, identity); err != nil {
			b.Fatal(err)
		}
		m, err := mirror.Open(b.Context(), config(dir))
		if err != nil {
			b.Fatal(err)
		}
		return m
	}
	b.Run("fetch", func(b *testing.B) {
		for b.Loop() {
			m := made()
			if err := m.Sync(b.Context(), &host{l: h.Ledger}); err != nil {
				b.Fatal(err)
			}
			if err := m.Close(); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(entries*float64(b.N)/b.Elapsed().Seconds(), "entries/s")
	})
	b.Run("open", func(b *testing.B) {
		m := made()
		if err := m.Sync(b.Context(), &host{l: h.Ledger}); err != nil {
			b.Fatal(err)
		}
		if err := m.Close(); err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			again, err := mirror.Open(b.Context(), config(m.Dir()))
			if err != nil {
				b.Fatal(err)
			}
			if err := again.Close(); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(entries*float64(b.N)/b.Elapsed().Seconds(), "entries/s")
	})
}
