package client

import (
	"context"
	"errors"
	"fmt"
	"strconv"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/proof"
	"github.com/open-parley/parley/statement"
)

// ErrRewritten: the server has shown two histories that can't both be true. It
// is found by errors.Is; the *Rewritten behind it holds the proof.
var ErrRewritten = errors.New("the ledger's history was rewritten")

// Rewritten holds two checkpoints, both signed by the log, of which the newer
// is not shown to continue the older: the host rewrote the ledger, or went back
// to an older copy.
type Rewritten struct {
	Known []byte // the signed checkpoint that was verified before
	Shown []byte // the one that does not agree with it
	// Evidence proves it to anybody who knows the log's key. Nil where a host
	// only shows less than it has signed, which it may have lost.
	Evidence *proof.Evidence
	Cause    error
}

func (r *Rewritten) Error() string {
	return fmt.Sprintf("R9: The ledger's history was rewritten, or an older copy was put in its place: %v. "+
		"Stop relying on this server. Keep both checkpoints: they are signed, and prove it to the other parties and to the witnesses. Compare with them, and ask the operator.", r.Cause)
}

// Is makes it an ErrRewritten.
func (r *Rewritten) Is(target error) bool { return target == ErrRewritten }

// Unwrap gives the refusal that programs branch on.
func (r *Rewritten) Unwrap() error {
	x := parley.Refuse("rewritten", "R9", "The ledger's history was rewritten, or an older copy was put in its place: %v.", r.Cause).
		To("Stop relying on this server, keep both checkpoints, and compare with the other parties and the witnesses.")
	x.Cause = r.Cause
	return x
}

// trust proves that the server's ledger is the pinned one, or pins it at first
// contact, and gives the policy by which its signatures are verified.
func (c *Client) trust(ctx context.Context) (proof.Policy, error) {
	c.connecting.Lock()
	defer c.connecting.Unlock()
	c.mu.Lock()
	pin, policy := c.pin, c.policy
	c.mu.Unlock()
	if policy != nil {
		return *policy, nil
	}
	id, logKey, err := c.identity(ctx, pin)
	if err != nil {
		return proof.Policy{}, err
	}
	if pin.Ledger == (parley.LedgerID{}) && pin.LogKey != "" && pin.LogKey != logKey {
		return proof.Policy{}, parley.Refuse("another-ledger", "R9", "The log key of this server is %s, not %s, which you know.", logKey, pin.LogKey).
			To("Check the address and the key that its host has published. Only if both are right has the host replaced its ledger.")
	}
	if pin.Ledger != (parley.LedgerID{}) && pin.Ledger != id || pin.LogKey != "" && pin.LogKey != logKey {
		return proof.Policy{}, another(id, pin.Ledger)
	}
	v, err := note.NewVerifier(logKey)
	if err != nil {
		return proof.Policy{}, differs("genesis", err)
	}
	p := proof.Policy{Log: v, Witnesses: c.o.Witnesses, Quorum: c.o.Quorum}
	var known proof.Checkpoint
	if pin.Checkpoint != "" {
		if known, _, err = p.Open([]byte(pin.Checkpoint)); err != nil {
			return proof.Policy{}, fmt.Errorf("the stored checkpoint: %w", err)
		}
	}
	c.mu.Lock()
	c.pin.Ledger, c.pin.LogKey = id, logKey
	c.policy, c.known = &p, known
	c.mu.Unlock()
	return p, nil
}

func another(shown, known parley.LedgerID) error {
	return parley.Refuse("another-ledger", "R9", "This server keeps ledger %s, not %s, which you know.", parley.Short(shown), parley.Short(known)).
		To("Check the address. If it ought to be the same ledger, its host has replaced it: keep your receipts and compare with the other parties.")
}

// identity is the ledger's identifier and its log's key, proven by the genesis.
// Who is not let in to read that, and knows both from before, goes by what it
// knows: what the server says is only compared.
func (c *Client) identity(ctx context.Context, pin Pin) (parley.LedgerID, string, error) {
	var e answer.Entry
	err := c.get(ctx, &e, "/entries/0")
	if c.o.Signer == nil && asksForLogin(err) && pin.Ledger != (parley.LedgerID{}) && pin.LogKey != "" {
		var a answer.Ledger
		err := c.get(ctx, &a, "/ledger")
		return a.Ledger, a.LogKey, err
	}
	if err != nil {
		return parley.LedgerID{}, "", err
	}
	id, g, err := genesis(e)
	if err != nil {
		return parley.LedgerID{}, "", differs("genesis", err)
	}
	c.mu.Lock()
	entered := c.entered
	c.mu.Unlock()
	if entered != (parley.LedgerID{}) && entered != id {
		return parley.LedgerID{}, "", differs("login", errors.New("its challenge was for another ledger than the one that it keeps"))
	}
	return id, g.LogKey, nil
}

// genesis reads the first entry: its identifier is the ledger's, and it is
// signed by the registrar that it founds.
func genesis(e answer.Entry) (parley.LedgerID, *statement.Genesis, error) {
	sub, err := statement.DecodeSubmission(e.Submission)
	if err != nil {
		return parley.LedgerID{}, nil, err
	}
	signed, err := sub.Open()
	if err != nil {
		return parley.LedgerID{}, nil, err
	}
	g, ok := signed.Statement.Body.(*statement.Genesis)
	if !ok || e.Index != 0 {
		return parley.LedgerID{}, nil, fmt.Errorf("it is %s", signed.Statement.Type)
	}
	own, err := statement.KeyIDOf(g.Key)
	if err != nil {
		return parley.LedgerID{}, nil, err
	}
	return parley.LedgerID(signed.ID), g, sub.Envelope.Verify(func(id parley.KeyID) (parley.Key, bool) { return g.Key, id == own })
}

// observe takes in a checkpoint that was verified as the log's: it must agree
// with the newest one known, and becomes that one if it is newer.
func (c *Client) observe(ctx context.Context, shown proof.Checkpoint, signed []byte) error {
	for {
		c.mu.Lock()
		known, note := c.known, []byte(c.pin.Checkpoint)
		c.mu.Unlock()
		if err := c.agrees(ctx, known, note, shown, signed); err != nil {
			return err
		}
		c.mu.Lock()
		if c.known.Size == known.Size { // nobody else was faster
			if shown.Size > known.Size {
				c.known, c.pin.Checkpoint = shown, string(signed)
			}
			c.mu.Unlock()
			return nil
		}
		c.mu.Unlock()
	}
}

// agrees proves that one of two checkpoints continues the other.
func (c *Client) agrees(ctx context.Context, known proof.Checkpoint, note []byte, shown proof.Checkpoint, signed []byte) error {
	older, newer := known, shown
	if shown.Size < known.Size {
		older, newer = shown, known
	}
	rewritten := func(cause error) error {
		e, err := c.contradiction(ctx, newer, note, signed)
		if e == nil && err == nil {
			return nil // the tiles prove that they agree
		}
		return &Rewritten{Known: note, Shown: signed, Evidence: e, Cause: cause}
	}
	switch {
	case known.Size == 0:
		return nil
	case older.Size == newer.Size:
		if older.Root != newer.Root {
			return rewritten(fmt.Errorf("it has shown two different logs of %d entries", older.Size))
		}
		return nil
	}
	var a answer.Consistency
	err := c.get(ctx, &a, "/consistency", "from", strconv.FormatUint(older.Size, 10), "to", strconv.FormatUint(newer.Size, 10))
	var p *answer.Problem
	if errors.As(err, &p) && p.Code == "not-found" {
		return rewritten(fmt.Errorf("it no longer has the %d entries that it signed", newer.Size))
	}
	if err != nil {
		return err
	}
	proof := make(tlog.TreeProof, len(a.Hashes))
	for i, h := range a.Hashes {
		proof[i] = tlog.Hash(h)
	}
	if err := tlog.CheckTree(proof, int64(newer.Size), newer.Root, int64(older.Size), older.Root); err != nil {
		return rewritten(fmt.Errorf("its %d entries do not begin with the %d that it showed before", newer.Size, older.Size))
	}
	return nil
}

// differs is something that the server says and that its proofs contradict.
func differs(what string, cause error) error {
	r := parley.Refuse("bad-"+what, "R9", "The server's %s is not what it says: %v.", what, cause).
		To("Do not rely on it. Compare with another source, and tell the operator.")
	r.Cause = cause
	return r
}
