package jetstream

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
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
