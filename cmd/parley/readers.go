package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/proof"
	"github.com/open-parley/parley/statement"
)

// readersCmd is parley readers.
type readersCmd struct {
	Statement string `arg:"" optional:"" help:"#INDEX, or the beginning of a statement's identifier; absent: all of sealed class that your party said."`
}

func (c *readersCmd) Run(e *env) error {
	s, err := e.open()
	if err != nil {
		return err
	}
	defer s.close()
	var of parley.StatementID
	if c.Statement != "" {
		x, err := s.entry(c.Statement)
		if err != nil {
			return err
		}
		if x.Signed == nil {
			return e.opaque(x)
		}
		if of = x.Signed.ID; !statement.Sealed(x.Signed.Statement.Type) {
			return usage(parley.Refuse("not-sealed", "", "A statement of type %s is of no sealed class: who reads it is not logged.", x.Signed.Statement.Type).
				To("See who may: parley audience %s", c.Statement))
		}
	}
	all, err := s.c.AccessLog(e.ctx)
	if err != nil {
		return err
	}
	list := []proof.Access{}
	for _, a := range all {
		if of == (parley.StatementID{}) || a.Statement == of {
			list = append(list, a)
		}
	}
	if e.cli.JSON {
		return e.print(list)
	}
	return s.readers(list)
}

func (s *session) readers(list []proof.Access) error {
	e := s.e
	d, err := s.directory()
	if err != nil {
		return err
	}
	if len(list) == 0 {
		fmt.Fprintln(e.out, "Nobody has read it.")
		return nil
	}
	t := e.table()
	t.row("WHEN", "PARTY", "POST", "STATEMENT", "HOW")
	for _, a := range list {
		how := "read"
		if a.How == proof.HowExport {
			how = fmt.Sprintf("export %d", a.Export)
		}
		t.row(e.when(a.At), d.name(a.Party), a.Post, parley.Short(a.Statement), how)
	}
	t.flush()
	fmt.Fprintln(e.out, "\nThe access log has grown from what this machine knew of it, and is signed by the host.")
	return nil
}

// annexExportCmd is parley annex export.
type annexExportCmd struct {
	Out string `short:"o" help:"The file." required:"" type:"path" placeholder:"FILE"`
}

func (c *annexExportCmd) Run(e *env) error {
	s, err := e.open()
	if err != nil {
		return err
	}
	defer s.close()
	if _, err := os.Lstat(c.Out); !errors.Is(err, fs.ErrNotExist) {
		return usage(fmt.Errorf("%s is there already: %w", shown(c.Out), fs.ErrExist))
	}
	in, err := s.c.ExportSealed(e.ctx)
	if err != nil {
		return err
	}
	defer in.Close()
	var head *proof.ExportLine
	if err := writeNew(c.Out, func(w io.Writer) error {
		head, err = exported(s.c.Pin().LogKey, io.TeeReader(in, w), nil)
		return err
	}); err != nil {
		return err
	}
	if e.cli.JSON {
		return e.print(head)
	}
	fmt.Fprintf(e.out, "Wrote %s: %s, export %d of your party. Each line is marked as yours; each statement has an entry in your access log.\n",
		shown(c.Out), plural(int(head.Lines), "statement", "statements"), head.Export)
	return nil
}

// exported reads an export and verifies its marks; each is called with every
// line. It gives the first.
func exported(logKey string, in io.Reader, each func(*proof.ExportLine)) (head *proof.ExportLine, err error) {
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, proof.MaxExportLine)
	n := int64(0)
	for ; lines.Scan(); n++ {
		x, err := proof.OpenExportLine(logKey, lines.Bytes())
		if err != nil {
			return nil, err
		}
		if head == nil {
			head = x
		}
		if each != nil {
			each(x)
		}
	}
	if err := lines.Err(); err != nil {
		return nil, err
	}
	if each == nil && (head == nil || n != head.Lines+1) {
		return nil, parley.Refuse("broken-off", "", "The export breaks off after %d lines.", n).To("Export again.")
	}
	return head, nil
}

// annexWhoseCmd is parley annex whose.
type annexWhoseCmd struct {
	File   string `arg:"" help:"The lines that turned up." type:"path"`
	LogKey string `help:"Verifier key of the ledger's log; absent: that of the server." placeholder:"KEY"`
}

func (c *annexWhoseCmd) Run(e *env) error {
	b, err := readLimited(c.File, maxExport)
	if err != nil {
		return usage(err)
	}
	name := func(id parley.PartyID) string { return "party " + parley.Short(id) }
	if c.LogKey == "" {
		s, err := e.open()
		if err != nil {
			return err
		}
		defer s.close()
		c.LogKey = s.c.Pin().LogKey
		if d, err := s.directory(); err == nil {
			name = d.name
		}
	}
	var all []*proof.ExportLine
	if _, err := exported(c.LogKey, bytes.NewReader(b), func(x *proof.ExportLine) { all = append(all, x) }); err != nil {
		return err
	}
	if e.cli.JSON {
		return e.print(all)
	}
	for _, x := range all {
		fmt.Fprintf(e.out, "line %d of %d: export %d of %s, by its post %s with key %s, %s\n", x.Line, x.Lines, x.Export, name(x.Party), x.Post, parley.Short(x.Key), exact(x.At))
	}
	return nil
}

// maxExport is the longest file of lines that is read, in bytes.
const maxExport = 256 << 20
