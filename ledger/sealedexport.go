package ledger

import (
	"context"
	"crypto/ed25519"
	"io"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/proof"
)

// ExportSealed writes all that the reader's own party has said of sealed class,
// one line for each statement under a header, each marked with whose export it
// is of. Every statement has an entry in the party's access log before the first
// line is written.
func (l *Ledger) ExportSealed(ctx context.Context, r Reader, w io.Writer) error {
	if err := l.mayReadSealed(); err != nil {
		return err
	}
	var indexes []uint64
	var id parley.LedgerID
	l.View(func(s *docket.State) { indexes, id = s.SealedOf(r.Party), s.Ledger() })
	entries := make([]proof.Access, 0, len(indexes))
	at := l.cfg.Now()
	for _, i := range indexes {
		e, _, err := l.readSealed(ctx, i)
		if err != nil {
			return err
		}
		if e.Signed != nil { // else erased meanwhile
			indexes[len(entries)] = i
			entries = append(entries, proof.Access{At: at, Party: r.Party, Post: r.Post, Key: r.Key, Statement: e.Signed.ID, How: proof.HowExport})
		}
	}
	if len(entries) == 0 {
		return refuse(nil, "nothing-sealed", "", "What others have said is read one statement at a time.", "Your party has said nothing of sealed class.")
	}
	number, err := l.noteAccess(ctx, r.Party, entries)
	if err != nil {
		return err
	}
	x := proof.ExportLine{At: at, Export: number, Key: r.Key, Ledger: id, Lines: int64(len(entries)), Party: r.Party, Post: r.Post}
	return l.exportLines(ctx, x, indexes[:len(entries)], w)
}

func (l *Ledger) exportLines(ctx context.Context, x proof.ExportLine, indexes []uint64, w io.Writer) error {
	key := ed25519.NewKeyFromSeed(l.key.seed)
	write := func() error {
		line, err := x.Mark(key)
		if err != nil {
			return err
		}
		_, err = w.Write(line)
		return err
	}
	if err := write(); err != nil {
		return err
	}
	for i, index := range indexes {
		e, err := l.unsealed(ctx, index)
		if err != nil {
			return err
		}
		if x.Submission, err = e.Signed.Submission().Encode(); err != nil {
			return err
		}
		x.Line = int64(i) + 1
		if err := write(); err != nil {
			return err
		}
	}
	return nil
}
