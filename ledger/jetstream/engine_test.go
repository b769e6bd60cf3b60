package jetstream

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"testing"

	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/ledger/jetstream/natstest"
	"github.com/open-parley/parley/ledger/ledgertest"
)

// opener opens the log that is named after the folder, and founds it first
// where it is not there yet.
func opener(t testing.TB, s *natstest.Servers) ledgertest.Opener {
	return func(ctx context.Context, dir string) (ledger.Engine, error) {
		sum := sha256.Sum256([]byte(dir))
		c, err := Connect(ctx, Options{URLs: s.URLs(), Monitors: s.Monitors(), Log: hex.EncodeToString(sum[:8]), Node: "test"})
		if err != nil {
			return nil, err
		}
		e, err := c.open(ctx)
		if errors.Is(err, ledger.ErrDamaged) {
			if err = c.Found(ctx); err == nil {
				e, err = c.open(ctx)
			}
		}
		if err != nil {
			return nil, errors.Join(err, c.Close())
		}
		e.close = c.Close
		return e, nil
	}
}

func TestConformance(t *testing.T) {
	ledgertest.Run(t, opener(t, natstest.Start(t, 1)))
}

func TestConformanceOfThree(t *testing.T) {
	ledgertest.Run(t, opener(t, natstest.Start(t, 3)))
}

// BenchmarkAppend appends frames of entries of 1,500 bytes, each synced: to one
// server, and to three of which two must have it.
func BenchmarkAppend(b *testing.B) {
	for _, servers := range []int{1, 3} {
		s := natstest.Start(b, servers)
		for _, n := range []int{1, 100} {
			b.Run(fmt.Sprintf("servers=%d/frame=%d", servers, n), func(b *testing.B) {
				e, err := opener(b, s)(b.Context(), b.TempDir())
				if err != nil {
					b.Fatal(err)
				}
				defer e.Close()
				build := ledgertest.NewBuilder(1)
				entries := 0
				for b.Loop() {
					b.StopTimer()
					size := build.Size
					f := build.Next(b, n, 1500)
					b.StartTimer()
					if err := e.Append(b.Context(), size, f); err != nil {
						b.Fatal(err)
					}
					entries += n
				}
				b.ReportMetric(float64(entries)/b.Elapsed().Seconds(), "entries/s")
			})
		}
	}
}
