package main

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/draft"
	"github.com/open-parley/parley/statement"
)

// drafted is embedded by commands that bring in a revision.
type drafted struct {
	signing
	To []string `help:"Who shall see it: parties, among them all who must consent, or everyone. Absent: the parties that it names, and who must consent." placeholder:"PARTY,…"`
}

// loadDraft reads a folder or a YAML file. Somebody else may have written the
// draft: no link in its folder leads out of it.
func loadDraft(name string) (*draft.Draft, error) {
	abs, err := filepath.Abs(name)
	if err == nil {
		abs, err = filepath.EvalSymlinks(abs) // the user named this one
	}
	if err != nil {
		return nil, usage(err)
	}
	info, err := os.Stat(abs)
	if err != nil {
		return nil, usage(err)
	}
	dir, prefix := filepath.Dir(abs), ""
	if info.IsDir() {
		dir, prefix = abs, filepath.Base(abs)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, usage(err)
	}
	defer root.Close()
	d, err := draft.Load(folder{root.FS(), prefix}, filepath.Base(abs))
	return d, usage(err)
}

// folder is a file system whose root bears the name prefix, so that errors
// name the draft's folder; "" is no name.
type folder struct {
	fs.FS
	prefix string
}

func (f folder) within(op, name string) (string, error) {
	switch rest, ok := strings.CutPrefix(name, f.prefix+"/"); {
	case f.prefix == "":
		return name, nil
	case name == f.prefix:
		return ".", nil
	case ok:
		return rest, nil
	}
	return "", &fs.PathError{Op: op, Path: name, Err: fs.ErrNotExist}
}

func (f folder) Open(name string) (fs.File, error) {
	rest, err := f.within("open", name)
	if err != nil {
		return nil, err
	}
	return f.FS.Open(rest)
}

func (f folder) Stat(name string) (fs.FileInfo, error) {
	rest, err := f.within("stat", name)
	if err != nil {
		return nil, err
	}
	return fs.Stat(f.FS, rest)
}

// bring signs what brings in the draft; body makes the statement of the
// revision.
func (c drafted) bring(e *env, file string, audience *statement.Audience, basis []parley.Basis, body func(*session, *parley.Revision) (statement.Body, error)) error {
	d, err := loadDraft(file)
	if err != nil {
		return err
	}
	if err := basisFits(d.Basis(), basis); err != nil {
		return err
	}
	s, err := e.openToSign()
	if err != nil {
		return err
	}
	defer s.close()
	parties, err := s.directory()
	if err != nil {
		return err
	}
	r, parts, notices, err := d.Revision(parties, rand.Reader)
	if err != nil {
		return usage(err)
	}
	for _, n := range notices {
		fmt.Fprintln(e.errw, n)
	}
	b, err := body(s, r)
	if err != nil {
		return err
	}
	id, err := statement.RevisionIDOf(r)
	if err != nil {
		return err
	}
	a := act{signing: c.signing, body: b, parts: parts, audience: statement.Everyone, binding: true, founds: b.Subject().ID == [32]byte{},
		says: [][2]string{{"title", d.Title()}, {"revision", "hash " + id.String()}, {"map", string(r.Map.Status)}}}
	a.arrangement = parley.ArrangementID(b.Subject().ID)
	switch {
	case audience != nil:
		a.audience = *audience
	case len(c.To) > 0:
		a.audience, err = s.audience(c.To)
	default:
		a.audience, err = s.concerned(parties, r, parts)
	}
	if err != nil {
		return err
	}
	to := "everyone"
	if !a.audience.Everyone {
		to = parties.names(a.audience.Parties)
	}
	a.says = append(a.says, [2]string{"seen by", to})
	return s.sign(a)
}

// concerned are those who need to know of a draft: its author, every party that
// it names, and who must consent.
func (s *session) concerned(d directory, r *parley.Revision, parts statement.Parts) (statement.Audience, error) {
	file, _, err := s.e.signer()
	if err != nil {
		return statement.Audience{}, err
	}
	i, err := s.impactOf(r, parts, file.Party, file.Party)
	if err != nil {
		return statement.Audience{}, err
	}
	ids := []parley.PartyID{file.Party}
	add := func(p parley.PartyID) {
		if slices.ContainsFunc(d, func(x docket.Party) bool { return x.ID == p }) {
			ids = append(ids, p)
		}
	}
	for _, p := range r.Named() {
		add(p)
	}
	for _, n := range i.Required {
		add(n.Party)
	}
	for _, c := range i.Claims {
		add(c.Party)
	}
	return statement.Parties(ids...), nil
}

// basisFits sends a draft to the command that brings it in.
func basisFits(b parley.Basis, basis []parley.Basis) error {
	for _, ok := range basis {
		if b == ok {
			return nil
		}
	}
	verb := map[parley.Basis]string{parley.Agreed: "table", parley.Declared: "declare", parley.Asserted: "assert", parley.Authorised: "assert"}[b]
	return usage(parley.Refuse("basis", "bases", "The draft's basis is %s.", b).To("Bring it in with parley %s.", verb))
}

// tableCmd is parley table.
type tableCmd struct {
	drafted
	File string `arg:"" optional:"" help:"Folder with arrangement.yaml, or one YAML file." type:"path"`
	New  bool   `help:"Write a commented template to FILE instead of tabling (absent: arrangement.yaml, or where the output goes if that is no terminal; - prints it)."`
}

func (c *tableCmd) Run(e *env) error {
	if c.New {
		return e.newDraft(c.File, draft.Template())
	}
	if c.File == "" {
		return usage(errors.New("name a folder or a YAML file; parley table --new writes a template"))
	}
	return c.bring(e, c.File, nil, []parley.Basis{parley.Agreed}, func(_ *session, r *parley.Revision) (statement.Body, error) {
		return &statement.Table{Revision: *r}, nil
	})
}

// newDraft writes a draft to edit: a YAML file, or arrangement.yaml in a folder.
func (e *env) newDraft(name string, content []byte) error {
	if base := filepath.Base(name); base == "-" || name == "" && !terminal(e.out) {
		_, err := e.out.Write(content)
		return err
	}
	switch ext := filepath.Ext(name); {
	case name == "":
		name = draft.FileName
	case ext != ".yaml" && ext != ".yml":
		if err := os.MkdirAll(name, 0o755); err != nil {
			return usage(err)
		}
		name = filepath.Join(name, draft.FileName)
	}
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return usage(fmt.Errorf("%s is there already; name another", name))
	}
	if err != nil {
		return usage(err)
	}
	_, err = f.Write(content)
	if err := errors.Join(err, f.Close()); err != nil {
		return err
	}
	fmt.Fprintf(e.out, "Wrote %s. Edit it, then see  parley draft check %s\n", shown(name), shown(name))
	return nil
}

// addressed asks for the addressees of a zone that nobody need consent to: the
// draft does not tell who they are.
func (c drafted) addressed() error {
	if len(c.To) == 0 {
		return usage(errors.New("say who shall see it: --to PARTY,… or --to everyone"))
	}
	return nil
}

// declareCmd is parley declare.
type declareCmd struct {
	drafted
	File string `arg:"" help:"Folder with arrangement.yaml, or one YAML file, with basis: declared." type:"path"`
}

func (c *declareCmd) Run(e *env) error {
	if err := c.addressed(); err != nil {
		return err
	}
	return c.bring(e, c.File, nil, []parley.Basis{parley.Declared}, func(_ *session, r *parley.Revision) (statement.Body, error) {
		return &statement.Declare{Revision: *r}, nil
	})
}

// assertCmd is parley assert.
type assertCmd struct {
	drafted
	File string `arg:"" help:"Folder with arrangement.yaml, or one YAML file, with basis: asserted or authorised." type:"path"`
}

func (c *assertCmd) Run(e *env) error {
	if err := c.addressed(); err != nil {
		return err
	}
	return c.bring(e, c.File, nil, []parley.Basis{parley.Asserted, parley.Authorised}, func(_ *session, r *parley.Revision) (statement.Body, error) {
		return &statement.Assert{Revision: *r}, nil
	})
}

// edited is embedded by commands that start from a revision that is there.
type edited struct {
	Arrangement string `arg:"" help:"Identifier or title, or a part of either."`
	File        string `arg:"" optional:"" help:"Folder with arrangement.yaml, or one YAML file." type:"path"`
	New         bool   `help:"Write the latest revision to FILE for editing instead."`
}

// start writes the revision that m names as a draft.
func (c edited) start(e *env, s *session, m matter) error {
	entry, err := s.c.Statement(e.ctx, m.rev.By)
	if err != nil {
		return err
	}
	d, err := s.directory()
	if err != nil {
		return err
	}
	text, err := draft.FromRevision(entry.Signed.Statement.Revision(), entry.Signed.Parts, d.name)
	if err != nil {
		return err
	}
	return e.newDraft(c.File, text)
}

// prepare resolves the arrangement; done means that a draft was written.
func (c edited) prepare(e *env) (m matter, done bool, err error) {
	if c.File == "" && !c.New {
		return m, false, usage(errors.New("name a folder or a YAML file; --new writes the latest revision to start from"))
	}
	s, err := e.open()
	if err != nil {
		return m, false, err
	}
	defer s.close()
	if m, err = s.matter(c.Arrangement, 0, latest); err != nil || !c.New {
		return m, false, err
	}
	return m, true, c.start(e, s, m)
}

// reviseCmd is parley revise.
type reviseCmd struct {
	signing
	edited
}

func (c *reviseCmd) Run(e *env) error {
	m, done, err := c.prepare(e)
	if err != nil || done {
		return err
	}
	audience := audienceOf(m.Status)
	return drafted{signing: c.signing}.bring(e, c.File, &audience, []parley.Basis{m.Basis}, func(_ *session, r *parley.Revision) (statement.Body, error) {
		return &statement.Revise{Arrangement: m.Arrangement, Replaces: latest(m.Status).Revision, Revision: *r}, nil
	})
}

// counterCmd is parley counter.
type counterCmd struct {
	drafted
	edited
}

func (c *counterCmd) Run(e *env) error {
	m, done, err := c.prepare(e)
	if err != nil || done {
		return err
	}
	var audience *statement.Audience
	if len(c.To) == 0 {
		same := audienceOf(m.Status)
		audience = &same
	}
	return c.bring(e, c.File, audience, []parley.Basis{parley.Agreed}, func(_ *session, r *parley.Revision) (statement.Body, error) {
		return &statement.Counter{Answers: m.Arrangement, To: m.rev.Revision, Revision: *r}, nil
	})
}

// draftCmd is parley draft.
type draftCmd struct {
	Check draftCheckCmd `cmd:"" help:"Read a draft and say what is wrong with it, without a server."`
}

// draftCheckCmd is parley draft check.
type draftCheckCmd struct {
	File string `arg:"" help:"Folder with arrangement.yaml, or one YAML file." type:"path"`
}

// anyone stands for the parties where no ledger is asked: each label is one.
type anyone struct{ seen map[string]parley.PartyID }

func (a anyone) Party(label string) (parley.PartyID, string, bool) {
	key := strings.ToLower(label)
	id, ok := a.seen[key]
	if !ok {
		id[0], id[1] = 1, byte(len(a.seen)+1)
		a.seen[key] = id
	}
	return id, label, true
}

func (c *draftCheckCmd) Run(e *env) error {
	d, err := loadDraft(c.File)
	if err != nil {
		return err
	}
	names := anyone{map[string]parley.PartyID{}}
	r, parts, notices, err := d.Revision(names, rand.Reader)
	if err != nil {
		return usage(err)
	}
	if e.cli.JSON {
		return e.print(struct {
			Title    string           `json:"title"`
			Revision *parley.Revision `json:"revision"`
			Notices  []draft.Notice   `json:"notices,omitempty"`
		}{d.Title(), r, notices})
	}
	for _, n := range notices {
		fmt.Fprintln(e.out, n)
	}
	bytes := 0
	for _, p := range parts {
		bytes += len(p.Data)
	}
	fmt.Fprintf(e.out, "%q: %s, %s, %s, map %s; %d bytes of texts and map, of at most %d with the rest.\n", d.Title(), r.Kind, r.Basis,
		plural(len(r.Texts), "text", "texts"), r.Map.Status, bytes, statement.MaxStatement)
	fmt.Fprintln(e.out, "Parties are resolved when it is brought in; what it would mean: parley impact", shown(c.File))
	return nil
}
