package ledger

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/open-parley/parley/ledger/disk"
	"github.com/open-parley/parley/ledger/keystore"
	"github.com/open-parley/parley/proof"
	"github.com/open-parley/parley/statement"
)

// Init founds a ledger in cfg.Dir, which it makes, and leaves it open. host
// names the log: its key and so the origin of its checkpoints are
// host/<random>. found is given the log's verifier key and returns the signed
// log/genesis that holds it; the registrar's own key is the caller's matter.
//
// A folder that holds a ledger, or half of one, is refused.
func Init(ctx context.Context, cfg Config, host string, found func(logKey string) (*statement.Submission, error)) (*Ledger, *proof.Receipt, error) {
	if cfg.Rand == nil {
		cfg.Rand = rand.Reader
	}
	if err := os.MkdirAll(cfg.Dir, 0o700); err != nil {
		return nil, nil, err
	}
	if err := makeFiles(ctx, cfg, host); err != nil {
		return nil, nil, err
	}
	l, err := open(ctx, cfg)
	if err != nil {
		return nil, nil, err
	}
	l.start()
	sub, err := found(l.VerifierKey())
	var r *proof.Receipt
	if err == nil {
		r, err = l.found(ctx, sub)
	}
	if err != nil {
		return nil, nil, errors.Join(err, l.Close(ctx))
	}
	return l, r, nil
}

// makeFiles makes keys and the checkpoint of the empty log.
func makeFiles(ctx context.Context, cfg Config, host string) error {
	held, err := disk.Lock(filepath.Join(cfg.Dir, LockFile))
	if err != nil {
		return err
	}
	defer held.Close()
	if there, err := exists(cfg.Dir); err != nil || there {
		return errors.Join(err, refuseFolder(os.ErrExist, "Use another folder.", "There is a ledger in %s already.", cfg.Dir))
	}
	if err := newLogKey(cfg.Dir, host, cfg.Rand); err != nil {
		return fmt.Errorf("making the log's key: %w", err)
	}
	if err := keystore.Create(ctx, cfg.Dir, cfg.Rand); err != nil {
		return fmt.Errorf("making the key store: %w", err)
	}
	k, err := readLogKey(cfg.Dir)
	if err != nil {
		return err
	}
	l := &Ledger{cfg: cfg, key: k}
	_, err = l.sign(0, proof.EmptyRoot)
	return errors.Join(err, l.closeFiles())
}

// found enters the genesis, and checks first that it names the log's key:
// otherwise nobody could verify the log by it.
func (l *Ledger) found(ctx context.Context, sub *statement.Submission) (*proof.Receipt, error) {
	signed, err := sub.Open()
	if err != nil {
		return nil, err
	}
	g, ok := signed.Statement.Body.(*statement.Genesis)
	if !ok {
		return nil, refuseFolder(nil, "Sign a log/genesis.", "A ledger is founded by log/genesis, not by %s.", signed.Statement.Type)
	}
	if g.LogKey != l.key.text {
		return nil, refuseFolder(nil, "Put the verifier key that Init gives into the genesis.", "The genesis names another log key.")
	}
	return l.Submit(ctx, sub)
}
