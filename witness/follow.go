package witness

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"time"

	"filippo.io/torchwood"
	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"github.com/open-parley/parley/proof"
)

// Follow asks a host for checkpoints to cosign, proves them from the log's
// tiles, and gives it the cosignatures, until ctx is done: for a witness that
// the host can't reach. The log must have been added.
func (w *Witness) Follow(ctx context.Context, url string) {
	f := &follower{w: w, host: newHost(url)}
	log := w.log.With("host", url)
	pause, said := Poll, ""
	for {
		err := f.step(ctx)
		switch {
		case ctx.Err() != nil:
			return
		case err == nil:
			if said != "" {
				log.Info("the host is followed again")
			}
			pause, said = Poll, ""
		default:
			if said != err.Error() { // once, not at every try
				said = err.Error()
				log.Warn("the host can't be followed", "error", err)
			}
			pause = min(2*pause, MaxFollowPause)
		}
		select {
		case <-time.After(pause):
		case <-ctx.Done():
			return
		}
	}
}

// follower follows one host. It belongs to Follow's goroutine.
type follower struct {
	w    *Witness
	host host
}

// step looks once.
func (f *follower) step(ctx context.Context) error {
	signed, err := f.host.get(ctx, "candidate", proof.MaxCheckpoint)
	if err != nil {
		return err
	}
	if f.w.has(signed) {
		return nil
	}
	origin, _, _ := bytes.Cut(signed, []byte("\n"))
	l, err := f.w.logOf(string(origin))
	if err != nil {
		return err
	}
	given, err := f.w.sign(ctx, f.host, l, signed)
	if err != nil {
		return err
	}
	status, _, b, err := ask(ctx, http.MethodPost, f.host.prefix+"cosignature", append(bytes.Clone(signed), given...), MaxAnswer)
	switch {
	case err != nil:
		return err
	case status == http.StatusConflict && bytes.Contains(b, []byte(`"not-asked"`)):
		return nil // it came too late: the next one is asked for
	case status != http.StatusNoContent:
		return fmt.Errorf("the host does not take the cosignature: status %d: %s", status, firstLine(b))
	}
	return nil
}

// has reports whether our cosignature is on a candidate: a host that was started
// again has lost those that it had no quorum with.
func (w *Witness) has(signed []byte) bool {
	n, err := note.Open(signed, note.VerifierList(w.signer.Verifier()))
	return err == nil && len(n.Sigs) > 0
}

// sign proves from the tiles that a checkpoint continues what was signed, and
// signs it.
func (w *Witness) sign(ctx context.Context, h host, l *record, signed []byte) ([]byte, error) {
	c, err := openHead(signed, l.verifier)
	if err != nil {
		return nil, err
	}
	l.mu.Lock()
	before, head := l.signed, l.head
	l.mu.Unlock()
	r := &Request{Old: uint64(head.N), Checkpoint: signed}
	switch {
	case c.N < head.N:
		if err := w.compare(ctx, h, l, before, signed); err != nil {
			return nil, err
		}
		return nil, fmt.Errorf("the host shows a log of %d entries and has signed one of %d: it hides its newest entries, or was restored from an older copy", c.N, head.N)
	case head.N > 0 && c.N > head.N:
		hashes := proof.TileHashes(checkpointOf(c), func(path string, length int) ([]byte, error) { return h.get(ctx, path, length) })
		if r.Proof, err = tlog.ProveTree(c.N, head.N, hashes); err != nil {
			return nil, err
		}
		if tlog.CheckTree(r.Proof, c.N, c.Hash, head.N, head.Hash) != nil {
			if err := w.compare(ctx, h, l, before, signed); err != nil {
				return nil, err
			}
		}
	}
	return w.Sign(r.Encode())
}

// compare keeps what it finds in two checkpoints as evidence, and fails then.
func (w *Witness) compare(ctx context.Context, h host, l *record, a, b []byte) error {
	e, err := h.contradiction(ctx, l, a, b)
	if err != nil || e == nil {
		return err
	}
	w.keep(e)
	return fmt.Errorf("the log has signed two histories")
}

func checkpointOf(c torchwood.Checkpoint) proof.Checkpoint {
	return proof.Checkpoint{Origin: c.Origin, Size: uint64(c.N), Root: c.Hash}
}
