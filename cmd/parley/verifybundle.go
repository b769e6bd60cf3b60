package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"golang.org/x/mod/sumdb/note"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/bundle"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/ledger"
)

// bundleMagic is what every bundle begins with, and no receipt.
const bundleMagic = `{"header":`

// evidenceMagic is what evidence begins with, and no bundle or receipt.
const evidenceMagic = `{"log":`

// peek tells whether a file is a bundle, and of which log it says it is.
func peek(name string) (logKey string, is bool, err error) {
	f, err := openRegular(name)
	if err != nil {
		return "", false, usage(err)
	}
	defer f.Close()
	line, err := bufio.NewReaderSize(f, maxHeader).ReadSlice('\n')
	if err != nil && !errors.Is(err, bufio.ErrBufferFull) && !errors.Is(err, io.EOF) {
		return "", false, err
	}
	if bytes.HasPrefix(line, []byte(evidenceMagic)) {
		return "", false, usage(parley.Refuse("evidence", "", "%s is no bundle and no receipt: it looks like evidence that a log has signed two histories.", shown(name)).
			To("Run parley evidence verify %s.", shown(name)))
	}
	if !bytes.HasPrefix(line, []byte(bundleMagic)) {
		return "", false, nil
	}
	var w struct {
		Header bundle.Header `json:"header"`
	}
	if json.Unmarshal(line, &w) != nil {
		return "", true, nil // bundle.Verify says what is wrong with it
	}
	return w.Header.LogKey, true, nil
}

// maxHeader is the longest first line in bytes that is looked at.
const maxHeader = 8 << 10

// bundle verifies a bundle and tells what it proves, and who was bound at a
// time; 0: when the last entry came.
func (c *verifyCmd) bundle(e *env, name, logKey string, before *bundle.Report, at parley.Instant) (*bundle.Report, error) {
	o, err := c.options(logKey)
	if err != nil {
		return nil, err
	}
	if before != nil {
		o.After = before.Fold
	}
	r, err := e.readBundle(name, o)
	if err != nil {
		return nil, err
	}
	if at == 0 {
		at = r.Head
	}
	s := r.Fold.State()
	v := s.At(at)
	if e.cli.JSON {
		return r, errors.Join(e.print(struct {
			File string `json:"file"`
			*bundle.Report
			Proven       []string         `json:"proven"`
			Unproven     []string         `json:"unproven"`
			Against      []string         `json:"against,omitempty"`
			Arrangements []*parley.Status `json:"arrangements"`
			AsOf         parley.AsOf      `json:"as_of"`
		}{name, r, r.Proven(), r.Unproven(), r.Against(), v.Arrangements(), v.AsOf()}), broken(r))
	}
	e.bundleHead(name, r)
	e.says(r)
	e.bindings(s, v)
	return r, broken(r)
}

// options are the user's own trust: what the command line says, or what is
// pinned of a server with the log key that the bundle names.
func (c *verifyCmd) options(logKey string) (bundle.Options, error) {
	var o bundle.Options
	var err error
	if o.Known, err = readAll(c.Checkpoint); err != nil {
		return o, err
	}
	if log, err := note.NewVerifier(logKey); err == nil {
		for i, b := range o.Known { // a ledger's own file holds two; what holds none is refused later
			if signed, _, err := ledger.OpenSigned(b, log); err == nil {
				o.Known[i] = signed
			}
		}
	}
	if o.Promises, err = readAll(c.Promise); err != nil {
		return o, err
	}
	pins, err := readPins()
	if err != nil {
		return o, err
	}
	key := c.LogKey
	for _, known := range pins {
		if known.LogKey == "" || known.LogKey != logKey || c.LogKey != "" && c.LogKey != logKey {
			continue
		}
		key = known.LogKey
		if known.Checkpoint != "" {
			o.Known = append(o.Known, []byte(known.Checkpoint))
		}
	}
	return o, c.trust(&o.Policy, key)
}

func (e *env) bundleHead(name string, r *bundle.Report) {
	kind := "REAL"
	if r.Exercise {
		kind = "exercise"
	}
	fmt.Fprintf(e.out, "%s verifies.\n\n", shown(name))
	t := e.table()
	t.row("ledger", fmt.Sprintf("%s (%s), %s", r.Name, kind, r.Header.Ledger))
	t.row("as seen by", r.Holder)
	t.row("log key", r.Header.LogKey)
	t.row("entries", fmt.Sprintf("%d; %d readable, %d not", r.Counts.Entries, r.Counts.Readable, r.Counts.Opaque))
	t.row("last entry", exact(r.Head))
	t.row("root", r.Root.String())
	t.row("digest", r.Digest.String())
	standing := "logged: the log has signed it"
	switch {
	case r.Witnessed == r.Counts.Entries:
		standing = "witnessed: your witnesses have cosigned all of it"
	case r.Witnessed > 0:
		standing = fmt.Sprintf("witnessed up to entry %d, logged from there", r.Witnessed-1)
	}
	t.row("standing", standing)
	t.flush()
}

// bindings tells how each arrangement stands and whom it binds.
func (e *env) bindings(s *docket.State, v *docket.Snapshot) {
	list := v.Arrangements()
	if len(list) == 0 {
		fmt.Fprintln(e.out, "\nThere is no arrangement.")
	} else {
		d := directory(s.Parties())
		fmt.Fprintln(e.out)
		e.arrangements(d, list)
		for _, x := range list {
			if len(x.Bound) > 0 {
				fmt.Fprintf(e.out, "\n%s binds %s, and nobody else.\n", x.Title, d.names(x.Bound))
			}
		}
		fmt.Fprintf(e.out, "\n%s\n", parley.NoteUnlisted)
	}
	e.asOf(v.AsOf())
}
