package main

import (
	"bufio"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"golang.org/x/mod/sumdb/note"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/bundle"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/proof"
)

// holder is embedded by what asks for one party's view of the log.
type holder struct {
	Party string `help:"Whose view of the log; absent: the party of --key." placeholder:"PARTY"`
}

// of resolves the holder.
func (c holder) of(s *session) (docket.Party, error) {
	d, err := s.directory()
	if err != nil {
		return docket.Party{}, err
	}
	if c.Party != "" {
		return d.find(c.Party)
	}
	if s.e.cli.Key == "" {
		return docket.Party{}, usage(errors.New("name the party with --party, or its key with --key"))
	}
	file, err := readKeyFile(s.e.cli.Key)
	if err != nil {
		return docket.Party{}, err
	}
	return d.find(file.Party.String())
}

// bundleCmd is parley bundle.
type bundleCmd struct {
	holder
	Out      string   `help:"File to write; absent: the party's name and .bundle." short:"o" placeholder:"FILE" type:"path"`
	Openings string   `help:"Proof for what the party can't see that it was not for it: all, sample, none." enum:"all,sample,none" default:"all"`
	OneIn    uint64   `help:"Of the sample: one in so many entries, 2 or more." default:"16" placeholder:"N"`
	Since    string   `help:"Continue this bundle: write what has entered since." placeholder:"BUNDLE" type:"path"`
	Promise  []string `help:"A signed promise to verify along with it; repeat for each." sep:"none" placeholder:"FILE" type:"path"`
}

func (c *bundleCmd) Run(e *env) error {
	s, err := e.open()
	if err != nil {
		return err
	}
	defer s.close()
	p, err := c.of(s)
	if err != nil {
		return err
	}
	openings, err := sample(c.Openings, c.OneIn)
	if err != nil {
		return err
	}
	if c.Out == "" {
		c.Out = fileName(p.Profile.Name) + ".bundle"
	}
	if _, err := os.Lstat(c.Out); !errors.Is(err, fs.ErrNotExist) {
		return usage(fmt.Errorf("%s is there already: %w", shown(c.Out), fs.ErrExist))
	}
	o, err := s.trusting()
	if err != nil {
		return err
	}
	if o.Promises, err = readAll(c.Promise); err != nil {
		return err
	}
	from := uint64(0)
	if c.Since != "" {
		before, err := e.readBundle(c.Since, o)
		if err != nil {
			return err
		}
		o.After, from = before.Fold, before.Fold.Size()
	}
	var r *bundle.Report
	err = writeNew(c.Out, func(w io.Writer) error {
		r, err = s.fetch(p.ID, from, openings, o, w)
		return err
	})
	if err != nil {
		return err
	}
	if e.cli.JSON {
		return e.print(r)
	}
	fmt.Fprintf(e.out, "Wrote %s: %s of the log as %s may see it, verified on the way.\n", shown(c.Out), plural(int(r.Counts.Entries-from), "entry", "entries"), r.Holder)
	e.says(r)
	return broken(r)
}

// sample is what to have opened.
func sample(word string, oneIn uint64) (bundle.Openings, error) {
	switch word {
	case "all":
		return bundle.All, nil
	case "none":
		return bundle.Openings{}, nil
	}
	o := bundle.Openings{OneIn: oneIn}
	if _, err := rand.Read(o.Seed[:]); err != nil {
		return o, err
	}
	if oneIn < 2 {
		return o, usage(errors.New("--one-in: a sample is one in 2 or more; for all of them: --openings all"))
	}
	return o, usage(o.Valid())
}

// trusting is how to verify what this session's ledger gives: by its key and
// the checkpoint that is known of it.
func (s *session) trusting() (bundle.Options, error) {
	pin := s.c.Pin()
	log, err := note.NewVerifier(pin.LogKey)
	if err != nil {
		return bundle.Options{}, err
	}
	return bundle.Options{Policy: proof.Policy{Log: log}, Known: [][]byte{[]byte(pin.Checkpoint)}}, nil
}

// fetch verifies a bundle while it is written to w.
func (s *session) fetch(party parley.PartyID, from uint64, openings bundle.Openings, o bundle.Options, w io.Writer) (*bundle.Report, error) {
	in, err := s.c.Bundle(s.e.ctx, party, from, openings)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	show, done := s.e.progress("verifying")
	defer done()
	o.Progress = show
	return bundle.Verify(io.TeeReader(in, w), o)
}

// readBundle verifies a bundle in a file.
func (e *env) readBundle(name string, o bundle.Options) (*bundle.Report, error) {
	f, err := openRegular(name)
	if err != nil {
		return nil, usage(err)
	}
	defer f.Close()
	show, done := e.progress("verifying")
	defer done()
	o.Progress = show
	return bundle.Verify(readsUntil{e.ctx, f}, o)
}

// readsUntil stops reading when the context ends.
type readsUntil struct {
	ctx context.Context
	r   io.Reader
}

func (r readsUntil) Read(b []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.r.Read(b)
}

// readAll reads signed notes.
func readAll(names []string) ([][]byte, error) {
	var out [][]byte
	for _, n := range names {
		b, err := readLimited(n, proof.MaxCheckpoint)
		if err != nil {
			return nil, usage(err)
		}
		out = append(out, b)
	}
	return out, nil
}

// writeNew writes a file that nobody else can read and that is whole or not
// there; one that is there is never replaced.
func writeNew(name string, write func(io.Writer) error) (err error) {
	f, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+".*")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.Remove(f.Name())) }()
	b := bufio.NewWriter(f)
	if err = write(b); err == nil {
		err = b.Flush()
	}
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return err
	}
	return os.Link(f.Name(), name)
}

// says tells what a bundle proves and what it does not.
func (e *env) says(r *bundle.Report) {
	list := func(title string, lines []string) {
		if len(lines) == 0 {
			return
		}
		fmt.Fprintf(e.out, "\n%s\n", title)
		for _, l := range lines {
			fmt.Fprintf(e.out, "  - %s\n", l)
		}
	}
	list("AGAINST THE HOST it proves:", r.Against())
	list("Proven:", r.Proven())
	list("Not proven:", r.Unproven())
	if n := withheld(r); n > 0 {
		fmt.Fprintf(e.out, "\nSealed: the parts of %s are held by the host, read one at a time; what they are committed to, signed and received by holds without them.\n", plural(n, "statement", "statements"))
	}
}

// withheld counts the statements of sealed class that stand in a bundle.
func withheld(r *bundle.Report) (n int) {
	if r.Fold == nil {
		return 0
	}
	s := r.Fold.State()
	for i := range s.Size() {
		if _, ok := s.SealedBy(i); ok {
			n++
		}
	}
	return n
}

// broken gives the exit code of a bundle that proves something against the
// host.
func broken(r *bundle.Report) error {
	if r.Faithless() {
		return verdictError(exitUnverified)
	}
	return nil
}

// completenessCmd is parley log completeness.
type completenessCmd struct {
	holder
	Sample uint64 `help:"Have about so many entries opened, chosen at random." default:"200" placeholder:"N"`
	All    bool   `help:"Have all of them opened."`
}

func (c *completenessCmd) Run(e *env) error {
	s, err := e.open()
	if err != nil {
		return err
	}
	defer s.close()
	p, err := c.of(s)
	if err != nil {
		return err
	}
	openings := bundle.All
	if c.Sample == 0 && !c.All {
		return usage(errors.New("--sample: 1 or more"))
	}
	if every := s.info.Size / max(1, c.Sample); !c.All && every > 1 {
		if openings, err = sample("sample", min(every, bundle.MaxOneIn)); err != nil {
			return err
		}
	}
	o, err := s.trusting()
	if err != nil {
		return err
	}
	r, err := s.fetch(p.ID, 0, openings, o, io.Discard)
	if err != nil {
		return err
	}
	if e.cli.JSON {
		return e.print(r)
	}
	n := r.Counts
	t := e.table()
	t.row("party", r.Holder)
	t.row("entries", fmt.Sprint(n.Entries))
	t.row("it can read", fmt.Sprint(n.Readable))
	t.row("before its admission", fmt.Sprint(n.Before))
	t.row("opened: not for it", fmt.Sprint(n.Opened-n.ErasedOwn))
	if n.ErasedOwn > 0 {
		t.row("opened: for it, erased since", fmt.Sprint(n.ErasedOwn))
	}
	t.row("not opened", fmt.Sprint(n.Unopened()))
	t.flush()
	e.says(r)
	return broken(r)
}
