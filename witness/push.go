package witness

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"strconv"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/proof"
)

// Asking is a ledger that asks witnesses to cosign (*ledger.Ledger).
type Asking interface {
	Verifier() note.Verifier
	// AwaitCandidate waits for a checkpoint of another size for which
	// cosignatures are asked.
	AwaitCandidate(ctx context.Context, other uint64) ([]byte, error)
	// Cosign takes cosignatures in: a note with the lines of witnesses.
	Cosign(note []byte) error
	ProveConsistency(ctx context.Context, old, now uint64) (tlog.TreeProof, error)
}

// Push asks the witness at a URL, the prefix of its add-checkpoint, for a
// cosignature of each checkpoint for which the ledger wants one, until ctx is
// done. What fails is tried again after a pause that doubles.
func Push(ctx context.Context, l Asking, url string, log *slog.Logger) {
	p := &pusher{l: l, url: strings.TrimSuffix(url, "/"), log: log.With("witness", url)}
	pause, said := FirstPause, ""
	for {
		signed, err := l.AwaitCandidate(ctx, p.done)
		if err == nil {
			err = p.ask(ctx, signed)
		}
		switch {
		case ctx.Err() != nil:
			return
		case err == nil:
			if said != "" {
				p.log.Info("the witness cosigns again")
			}
			pause, said = FirstPause, ""
			continue
		case err.Error() != said: // once, not at every try
			said = err.Error()
			p.log.Warn("the witness has not cosigned", "error", err)
		}
		select {
		case <-time.After(pause):
		case <-ctx.Done():
			return
		}
		pause = min(2*pause, MaxPause)
	}
}

// pusher asks one witness. It belongs to Push's goroutine.
type pusher struct {
	l     Asking
	url   string
	log   *slog.Logger
	known uint64 // size of the checkpoint that the witness signed last, as far as we know
	done  uint64 // size of the last candidate that was settled
}

// ask asks for one checkpoint; a conflict tells from where to prove.
func (p *pusher) ask(ctx context.Context, signed []byte) error {
	c, _, err := proof.Policy{Log: p.l.Verifier()}.Open(signed)
	if err != nil {
		return err
	}
	for range 2 {
		if p.known > c.Size {
			p.known = 0 // to be told anew
		}
		r := &Request{Old: p.known, Checkpoint: signed}
		if r.Old > 0 && r.Old < c.Size {
			if r.Proof, err = p.l.ProveConsistency(ctx, r.Old, c.Size); err != nil {
				return err
			}
		}
		status, header, b, err := ask(ctx, http.MethodPost, p.url+AddCheckpoint, r.Encode(), MaxAnswer)
		if err != nil {
			return err
		}
		if status == http.StatusConflict && header.Get("Content-Type") == sizeType {
			size, err := strconv.ParseUint(strings.TrimSuffix(string(b), "\n"), 10, 63)
			switch {
			case err != nil:
				return fmt.Errorf("the witness answers that it knows the size %.32q", b)
			case size == c.Size && r.Old == size:
				return errors.New("the witness has signed another history of this log, of the same size: compare with its evidence")
			case size > c.Size:
				return fmt.Errorf("the witness has signed %d entries of this log, and is asked for %d: if that stays so, the ledger was restored from an older copy", size, c.Size)
			}
			p.known = size
			continue
		}
		if status != http.StatusOK {
			return fmt.Errorf("the witness answers with status %d: %s", status, firstLine(b))
		}
		p.known = c.Size
		err = p.l.Cosign(append(bytes.Clone(signed), b...))
		var refusal *parley.Refusal
		if errors.As(err, &refusal) && refusal.Code == "not-asked" {
			err = nil // it came too late: the next one is asked for
		}
		if err == nil {
			p.done = c.Size
		}
		return err
	}
	return errors.New("the witness changes its mind about what it signed")
}

// firstLine of what a witness says about an error, for the log.
func firstLine(b []byte) string {
	line, _, _ := bytes.Cut(b, []byte("\n"))
	return strconv.QuoteToASCII(string(line[:min(len(line), 200)]))
}
