package main

import (
	"errors"
	"fmt"
	"strings"

	"golang.org/x/mod/sumdb/note"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/bundle"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/proof"
)

// verifyCmd is parley verify.
type verifyCmd struct {
	asOf
	File       []string `arg:"" optional:"" help:"Bundles as parley bundle writes them, each whole or continuing the one before it; receipts, as --receipt and parley log receipt write them. Absent: replay the ledger in --dir."`
	LogKey     string   `help:"The log's verifier key: the host publishes it, parley init and the demo print it. Absent: what is pinned of --server; of a bundle its own, which proves nothing of who the host is." placeholder:"KEY"`
	Witness    []string `help:"Verifier key of a witness whom you trust; repeat for each." sep:"none" placeholder:"KEY"`
	Quorum     int      `help:"How many of them must have cosigned; absent: all." placeholder:"N"`
	Checkpoint []string `help:"A signed checkpoint that you hold from elsewhere: a bundle of another history does not pass; repeat for each." sep:"none" placeholder:"FILE" type:"path"`
	Promise    []string `help:"A signed promise that you hold: does the bundle keep it? Repeat for each." sep:"none" placeholder:"FILE" type:"path"`
}

func (c *verifyCmd) Run(e *env) error {
	if len(c.File) == 0 {
		if e.cli.Dir == "" {
			return usage(errors.New("name a bundle or a receipt, or a ledger's folder with --dir"))
		}
		return c.replay(e)
	}
	at, err := c.instant()
	if err != nil {
		return err
	}
	var first error
	var before *bundle.Report // of the bundle that the next one may continue
	for _, name := range c.File {
		logKey, is, err := peek(name)
		if err == nil && is {
			before, err = c.bundle(e, name, logKey, before, at)
		} else if err == nil {
			err = c.receipt(e, name)
		}
		if err == nil {
			continue
		}
		var verdict verdictError
		if len(c.File) > 1 && !errors.As(err, &verdict) {
			e.fail(fmt.Errorf("%s: %w", name, err))
		}
		if first == nil {
			first = err
		}
	}
	if first != nil && len(c.File) > 1 {
		return verdictError(exitCodeOf(first))
	}
	return first
}

// receipt verifies a receipt's file and tells what it proves.
func (c *verifyCmd) receipt(e *env, name string) error {
	policy, err := c.policy(e)
	if err != nil {
		return err
	}
	v, err := verifyReceipt(name, policy)
	if err != nil {
		return err
	}
	if e.cli.JSON {
		return e.print(v)
	}
	e.verified(v)
	return nil
}

// policy is whom the user trusts; nothing of it comes from the receipt.
func (c *verifyCmd) policy(e *env) (proof.Policy, error) {
	var p proof.Policy
	key := c.LogKey
	if key == "" {
		pins, err := readPins()
		if err != nil {
			return p, err
		}
		where := strings.TrimSuffix(e.cli.Server, "/")
		if e.cli.Dir != "" {
			where = "folder " + e.cli.Dir
		}
		if key = pins[where].LogKey; key == "" {
			return p, usage(parley.Refuse("no-log-key", "", "Nothing is pinned of %s, so it isn't known whose signature to believe.", where).
				To("Give the log's verifier key with --log-key; its host publishes it. Never take it from the one who gave you the receipt."))
		}
	}
	return p, c.trust(&p, key)
}

// trust fills a policy; key may be empty.
func (c *verifyCmd) trust(p *proof.Policy, key string) error {
	if key != "" {
		log, err := note.NewVerifier(key)
		if err != nil {
			return usage(fmt.Errorf("--log-key: %w", err))
		}
		p.Log = log
	}
	for _, w := range c.Witness {
		v, err := proof.NewWitness(w)
		if err != nil {
			return usage(fmt.Errorf("--witness: %w", err))
		}
		p.Witnesses = append(p.Witnesses, v)
	}
	if c.Quorum < 0 || c.Quorum > len(p.Witnesses) {
		return usage(fmt.Errorf("--quorum: %d of the %d witnesses that --witness names can't cosign", c.Quorum, len(p.Witnesses)))
	}
	if p.Quorum = c.Quorum; p.Quorum == 0 {
		p.Quorum = len(c.Witness)
	}
	return nil
}

// verifyReceipt verifies a receipt file: the bare receipt, or one with its
// statement.
func verifyReceipt(name string, p proof.Policy) (*bundle.ReceiptReport, error) {
	b, err := readLimited(name, bundle.MaxReceiptFile)
	if err != nil {
		return nil, usage(err)
	}
	v, err := bundle.VerifyReceipt(b, p)
	if err != nil {
		return nil, err
	}
	v.File = name
	return v, nil
}

// witnessNames are the names in verifier keys.
func witnessNames(keys []string) string {
	var names []string
	for _, k := range keys {
		name, _, _ := strings.Cut(k, "+")
		names = append(names, name)
	}
	return strings.Join(names, ", ")
}

func (e *env) verified(v *bundle.ReceiptReport) {
	t := e.table()
	t.row("verified", shown(v.File))
	t.row("log", v.Log)
	t.row("entry", fmt.Sprintf("#%d of %d", v.Index, v.Size))
	t.row("entered", exact(v.At))
	if v.Refused {
		t.row("effect", "none: the log had promised that it enters, and it stands refused")
	}
	t.row("standing", map[proof.Standing]string{
		proof.Logged:    "logged: the log has signed it; that it shows everyone the same log, witnesses must say",
		proof.Witnessed: "witnessed: your witnesses have cosigned this log"}[v.Standing])
	if len(v.Witnesses) > 0 {
		t.row("cosigned by", witnessNames(v.Witnesses)+"; who counts is for you to say (--witness)")
	}
	to := "everyone"
	if !v.Everyone {
		to = fmt.Sprintf("parties number %v", v.Slots)
	}
	t.row("addressed to", to)
	if v.Signatures {
		t.row("statement", v.Statement.String())
		t.row("type", string(v.Type))
		t.row("author", v.Author.String())
		for _, k := range v.Keys {
			t.row("signed by", k.String())
		}
	}
	t.flush()
	if !v.Signatures {
		fmt.Fprintln(e.out, "The statement itself does not lie beside the receipt; that something entered, when and for whom is proven.")
	}
}

// replay opens the ledger in the folder with every signature and slot tree
// verified again.
func (c *verifyCmd) replay(e *env) error {
	show, done := e.progress("verifying")
	l, err := openLedger(e.ctx, e.cli.Dir, discard, true, show)
	done()
	if err != nil {
		return err
	}
	var state struct {
		Ledger   parley.LedgerID `json:"ledger"`
		Name     string          `json:"name"`
		Exercise bool            `json:"exercise"`
		LogKey   string          `json:"log_key"`
		Size     uint64          `json:"size"`
		Root     parley.Digest   `json:"root"`
		State    parley.Digest   `json:"state"`
		Head     parley.Instant  `json:"head"`
	}
	h := l.Head()
	state.LogKey, state.Size, state.Root, state.Head = l.VerifierKey(), h.Size, parley.Digest(h.Root), h.At
	l.View(func(s *docket.State) {
		state.Ledger, state.Name, state.Exercise, state.State = s.Ledger(), s.Name(), s.Exercise(), s.Digest()
	})
	if err := closeLedger(l); err != nil {
		return err
	}
	if c.LogKey != "" && c.LogKey != state.LogKey {
		return parley.Refuse("another-ledger", "R9", "The ledger in %s has the log key %s.", e.cli.Dir, state.LogKey).To("Check the folder, or the key.")
	}
	if e.cli.JSON {
		return e.print(state)
	}
	fmt.Fprintf(e.out, "Every entry, signature, tree hash and audience in %s verifies, and the log is the one that was signed.\n\n", shown(e.cli.Dir))
	t := e.table()
	t.row("ledger", state.Ledger.String())
	t.row("name", state.Name)
	t.row("log key", state.LogKey)
	t.row("entries", fmt.Sprint(state.Size))
	t.row("root", state.Root.String())
	t.row("state", state.State.String())
	t.row("last entry", e.when(state.Head))
	t.flush()
	return nil
}
