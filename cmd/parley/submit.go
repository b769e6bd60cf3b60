package main

import (
	"bufio"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/bundle"
	"github.com/open-parley/parley/client"
	"github.com/open-parley/parley/draft"
	"github.com/open-parley/parley/ledger/disk"
	"github.com/open-parley/parley/proof"
	"github.com/open-parley/parley/statement"
)

// signing is embedded by every command that signs something.
type signing struct {
	EnterBy string `help:"Last time at which the statement may enter." placeholder:"TIME"`
	Receipt string `help:"Keep the receipt, with the statement, in this file." type:"path" placeholder:"FILE"`
	Promise string `help:"Don't wait until it has entered: have the log promise that it will, and keep the promise in this file." type:"path" placeholder:"FILE"`
	DryRun  bool   `help:"Ask whether it would be taken; enter nothing."`

	Post      string `help:"Speak for this post of your party; absent: that of the key, or else the one that it stands in for." placeholder:"POST"`
	CosignOut string `help:"Don't submit it: write it, signed by you, to this file, which a second post signs with parley cosign." type:"path" placeholder:"FILE"`
}

// act is something to be signed.
type act struct {
	signing
	body     statement.Body
	parts    statement.Parts
	audience statement.Audience
	// says tells what will be signed, a line each: name and value.
	says [][2]string
	// binding: the party is asked before it signs, where a person sits there.
	binding bool
	// show: what will be signed is shown though nobody is asked.
	show bool
	// arrangement whose state follows from it; zero: none, or the one it founds.
	arrangement parley.ArrangementID
	founds      bool
	then        []string // what to do next
}

// sign signs, submits, and tells what follows.
func (s *session) sign(a act) error {
	e := s.e
	file, key, err := e.signer()
	if err != nil {
		return err
	}
	if a.parts == nil {
		a.parts = statement.Parts{}
	}
	st := &statement.Statement{Type: a.body.Type(), Version: statement.Version, Author: file.Party,
		Audience: a.audience, Body: a.body}
	if st.Post, err = s.postFor(file, st.Type, a.Post); err != nil {
		return err
	}
	if a.EnterBy != "" {
		if st.Until, err = draft.ParseTime(a.EnterBy); err != nil {
			return usage(err)
		}
	}
	if _, err := rand.Read(st.Salt[:]); err != nil {
		return err
	}
	if err := s.confirm(a, st); err != nil {
		return err
	}
	var sub *statement.Submission
	var signed *statement.Signed
	sign := func(on client.Base) (*statement.Submission, error) {
		st.Ledger, st.Seen, st.Prev, st.SignedAt = on.Ledger, on.Seen, on.Prev, nowUTC()
		sub, signed, err = statement.Sign(st, a.parts, key)
		return sub, err
	}
	if a.Promise != "" && (a.DryRun || a.Receipt != "") {
		return usage(errors.New("--promise does not wait for a receipt, and enters: leave --receipt and --dry-run out; parley log promise shows the receipt later"))
	}
	if a.CosignOut != "" && (a.DryRun || a.Receipt != "" || a.Promise != "") {
		return usage(errors.New("--cosign-out submits nothing: leave --dry-run, --receipt and --promise out"))
	}
	if a.DryRun || a.Promise != "" || a.CosignOut != "" {
		on, err := s.c.Base(e.ctx, file.Party, a.body.Subject(), a.audience)
		if err != nil {
			return err
		}
		if _, err := sign(on); err != nil {
			return err
		}
		if a.Promise != "" {
			return s.havePromised(sub, a.Promise)
		}
		if a.CosignOut != "" {
			return s.toCosign(a.CosignOut, sub, signed)
		}
		return s.tryOut(sub)
	}
	r, err := s.c.Say(e.ctx, file.Party, a.body.Subject(), a.audience, sign)
	if err != nil {
		return err
	}
	if r.Queued != nil {
		return s.queued(a, signed, r.Queued)
	}
	if a.Receipt != "" {
		if err := writeReceipt(a.Receipt, sub, r, key.Key()); err != nil {
			return err
		}
	}
	if e.cli.JSON {
		return e.print(entered{r.Statement, r.Index, r.Leaf.At, r.Duplicate, r.Standing, r.Wire})
	}
	return s.follows(a, signed, r)
}

// entered is what --json tells of a statement that was taken.
type entered struct {
	Statement parley.StatementID `json:"statement"`
	Index     uint64             `json:"index"`
	At        parley.Instant     `json:"at"`
	Duplicate bool               `json:"duplicate,omitempty"`
	Standing  proof.Standing     `json:"standing"`
	Receipt   json.RawMessage    `json:"receipt"` // its one encoding
}

// confirm shows what will be signed and asks, where a person can answer.
func (s *session) confirm(a act, st *statement.Statement) error {
	e := s.e
	asks := a.binding && !e.cli.Yes && !a.DryRun && e.ask
	if !asks && !a.show {
		return nil
	}
	d, err := s.directory()
	if err != nil {
		return err
	}
	real := "This ledger is REAL."
	if s.info.Exercise {
		real = "This is an exercise."
	}
	w := *e
	w.out = e.errw
	t := w.table()
	t.row("you sign", string(st.Type))
	t.row("as", d.name(st.Author)+", "+st.Post)
	for _, l := range a.says {
		t.row(l[0], l[1])
	}
	t.row("ledger", s.info.Name+". "+real)
	t.flush()
	if !asks {
		return nil
	}
	fmt.Fprint(e.errw, "Sign? It can't be taken out again. [y/N] ")
	line, err := e.line()
	if err != nil {
		return err
	}
	if w := strings.ToLower(strings.TrimSpace(line)); w != "y" && w != "yes" {
		return errDeclined
	}
	return nil
}

// line is what somebody types, or an error once he interrupts. The terminal
// can't be told to stop reading: then that goes on until the process ends.
func (e *env) line() (string, error) {
	type typed struct {
		line string
		err  error
	}
	done := make(chan typed, 1)
	go func() {
		line, err := bufio.NewReader(e.in).ReadString('\n')
		if err == io.EOF {
			err = nil
		}
		done <- typed{line, err}
	}()
	select {
	case t := <-done:
		return t.line, t.err
	case <-e.ctx.Done():
		fmt.Fprintln(e.errw)
		return "", errDeclined
	}
}

// tryOut asks whether the statement would be taken.
func (s *session) tryOut(sub *statement.Submission) error {
	a, err := s.c.Admit(s.e.ctx, sub)
	if err != nil {
		return err
	}
	if s.e.cli.JSON {
		if err := s.e.print(a); err != nil {
			return err
		}
		if !a.Admitted {
			return verdictError(exitRefused)
		}
		return nil
	}
	if !a.Admitted {
		return a.Why
	}
	fmt.Fprintln(s.e.out, "It would be taken. Nothing was entered.")
	return nil
}

// follows tells what was entered, and what follows from it now.
func (s *session) follows(a act, signed *statement.Signed, r *client.Receipt) error {
	e := s.e
	again := ""
	if r.Duplicate {
		again = " (it was in already)"
	}
	fmt.Fprintf(e.out, "Entered as #%d%s: %s, statement %s. Its receipt verifies.\n", r.Index, again, signed.Statement.Type, parley.Short(signed.ID))
	id := a.arrangement
	if a.founds {
		id = parley.ArrangementID(signed.ID)
	}
	if id != (parley.ArrangementID{}) {
		if signed.RevisionID != (parley.RevisionID{}) {
			fmt.Fprintf(e.out, "Arrangement %s, revision %s.\n", parley.Short(id), parley.Short(signed.RevisionID))
		}
		now, err := s.c.Arrangement(e.ctx, id, 0)
		if err != nil {
			return err
		}
		s.brief(now.Arrangement)
	}
	for _, line := range a.then {
		fmt.Fprintln(e.out, line)
	}
	return nil
}

// brief tells an arrangement's state and what it waits for.
func (s *session) brief(a *parley.Status) {
	fmt.Fprintf(s.e.out, "%q is now: %s.\n", a.Title, a.State)
	for _, w := range a.Waiting {
		fmt.Fprintf(s.e.out, "  waits: %s\n", w.Sentence)
	}
}

// words reads text that was typed, or lies in a file (@FILE) or in stdin (-).
func (e *env) words(arg string) (string, error) {
	text := arg
	switch {
	case arg == "-":
		b, err := io.ReadAll(io.LimitReader(e.in, statement.MaxStatement+1))
		if err != nil {
			return "", err
		}
		text = string(b)
	case strings.HasPrefix(arg, "@"):
		b, err := readLimited(arg[1:], statement.MaxStatement)
		if err != nil {
			return "", usage(err)
		}
		text = string(b)
	}
	return norm.NFC.String(strings.ReplaceAll(text, "\r\n", "\n")), nil
}

// addPart salts a part and puts it in.
func addPart(parts statement.Parts, media statement.Media, data []byte) (parley.PartID, error) {
	p := statement.Part{Media: media, Data: data}
	if _, err := rand.Read(p.Salt[:]); err != nil {
		return parley.PartID{}, err
	}
	return parts.Add(p), nil
}

// writeReceipt writes what parley verify takes.
func writeReceipt(name string, sub *statement.Submission, r *client.Receipt, keys ...parley.Key) error {
	wire, err := sub.Encode()
	if err != nil {
		return err
	}
	b, err := json.Marshal(bundle.ReceiptFile{Receipt: r.Wire, Submission: wire, Keys: keys})
	if err != nil {
		return err
	}
	return disk.WriteAside(filepath.Dir(name), filepath.Base(name), append(b, '\n'), 0o600)
}
