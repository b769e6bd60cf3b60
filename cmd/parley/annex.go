package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/ledger/disk"
	"github.com/open-parley/parley/statement"
)

// annexCmd is parley annex.
type annexCmd struct {
	New     annexNewCmd     `cmd:"" help:"Make a private annex: a file to keep, and what a draft says of it."`
	Deposit annexDepositCmd `cmd:"" help:"Give the host the content of a private annex, for those whom the revision names."`
	Show    annexShowCmd    `cmd:"" help:"A revision's private annexes; with a label, read one: its sponsor sees that you did."`
	Export  annexExportCmd  `cmd:"" help:"Take out all that your party said of sealed class, marked as this export of yours."`
	Whose   annexWhoseCmd   `cmd:"" help:"Whose export a line is of that has turned up."`
}

// maxPartFile is the longest file of one part in bytes.
const maxPartFile = statement.MaxDocument

// annexNewCmd is parley annex new.
type annexNewCmd struct {
	Label    string   `arg:"" help:"What the revision calls it, such as shelters."`
	Text     string   `help:"The content: words, @FILE, or - for stdin." placeholder:"TEXT" xor:"content" required:""`
	Volume   string   `help:"GeoJSON file with the content: longitude first, WGS 84." type:"path" placeholder:"FILE" xor:"content" required:""`
	Floor    string   `help:"Lower height of a map, such as \"3000 ft amsl\"." placeholder:"HEIGHT"`
	Ceiling  string   `help:"Upper height of a map." placeholder:"HEIGHT"`
	Accuracy string   `help:"How far the true line of a map may lie from the one drawn; absent: exact." placeholder:"LENGTH"`
	For      []string `help:"Who may see it, for the draft." placeholder:"PARTY,…"`
	Out      string   `short:"o" help:"The file (absent: LABEL.annex). Keep it until it is deposited: without it the revision can't be filled." type:"path" placeholder:"FILE"`
}

func (c *annexNewCmd) Run(e *env) error {
	p, err := c.part(e)
	if err != nil {
		return err
	}
	b, err := statement.EncodePart(p)
	if err != nil {
		return usage(err)
	}
	if c.Out == "" {
		c.Out = fileName(c.Label) + ".annex"
	}
	if err := disk.WriteNew(filepath.Dir(c.Out), filepath.Base(c.Out), append(b, '\n'), 0o600); err != nil {
		return usage(err)
	}
	if e.cli.JSON {
		return e.print(struct {
			File  string        `json:"file"`
			Label string        `json:"label"`
			Part  parley.PartID `json:"part"`
		}{c.Out, c.Label, p.ID()})
	}
	who := "PARTY"
	if len(c.For) > 0 {
		who = strings.Join(c.For, ", ")
	}
	fmt.Fprintf(e.out, "Wrote %s. It holds the content: keep it, and give it to nobody. In the draft:\n\nprivate:\n  - label: %s\n    file: %s\n    parties: [%s]\n\nOnce it is tabled: parley annex deposit ARRANGEMENT %s\n",
		shown(c.Out), shown(c.Label), shown(filepath.Base(c.Out)), who, shown(c.Out))
	return nil
}

func (c *annexNewCmd) part(e *env) (p statement.Part, err error) {
	parts := statement.Parts{}
	var id parley.PartID
	if c.Volume != "" {
		volumes, err := place{c.Volume, c.Floor, c.Ceiling, c.Accuracy}.volumes(e)
		if err != nil {
			return p, err
		}
		id, err = annexPart(parts, volumes)
		return parts[id], err
	}
	if c.Floor+c.Ceiling+c.Accuracy != "" {
		return p, usage(errors.New("heights and accuracy belong to a map (--volume)"))
	}
	if id, err = e.text(c.Text, parts); err == nil && id == (parley.PartID{}) {
		err = usage(errors.New("the text is empty"))
	}
	return parts[id], err
}

// annexDepositCmd is parley annex deposit.
type annexDepositCmd struct {
	about
	File string `arg:"" help:"The file that parley annex new has made." type:"path"`
}

func (c *annexDepositCmd) Run(e *env) error {
	b, err := readLimited(c.File, maxPartFile)
	if err != nil {
		return usage(err)
	}
	p, err := statement.DecodePart(b)
	if err != nil {
		return usage(fmt.Errorf("%s: %w", shown(c.File), err))
	}
	return c.on(e, latest, "", func(s *session, m matter, _ parley.PartID, parts statement.Parts) (act, error) {
		r, err := s.c.Revision(e.ctx, m.Arrangement, m.rev.Revision)
		if err != nil {
			return act{}, err
		}
		d, err := s.directory()
		if err != nil {
			return act{}, err
		}
		for i := range r.Content.Private {
			annex := &r.Content.Private[i]
			if annex.Part != p.ID() {
				continue
			}
			a := m.act(c.signing, &statement.Deposit{Arrangement: m.Arrangement, Revision: m.rev.Revision, Label: annex.Label, Part: parts.Add(p)}, parts)
			a.audience = statement.DepositAudience(annex, m.Sponsor)
			a.says = append(a.says, [2]string{"private annex", annex.Label}, [2]string{"seen by", d.names(a.audience.Parties)})
			a.binding = false
			return a, nil
		}
		return act{}, usage(parley.Refuse("unknown-annex", "R3", "Revision %d of %q lists no private annex with the content of %s.", m.rev.Number, m.Title, shown(c.File)).
			To("Name the revision (ARRANGEMENT@NUMBER) and the very file that its draft named: parley annex show %s", parley.Short(m.Arrangement)))
	})
}

// annexShowCmd is parley annex show.
type annexShowCmd struct {
	Arrangement string `arg:"" help:"Arrangement: identifier or title, or a part of either; ARRANGEMENT@2 or @HASH names a revision."`
	Label       string `arg:"" optional:"" help:"The annex to read; absent: list them."`
	Out         string `short:"o" help:"Write the content to FILE, for you alone." type:"path" placeholder:"FILE"`
}

func (c *annexShowCmd) Run(e *env) error {
	s, err := e.open()
	if err != nil {
		return err
	}
	defer s.close()
	m, err := s.matter(c.Arrangement, 0, latest)
	if err != nil {
		return err
	}
	list, err := s.c.Annexes(e.ctx, m.Arrangement, m.rev.Revision)
	if err != nil {
		return err
	}
	if c.Label == "" {
		return s.annexes(m, list)
	}
	var labels []string
	for _, a := range list.Annexes {
		if labels = append(labels, a.Label); a.Label != c.Label {
			continue
		}
		if a.Deposited == nil {
			return usage(parley.Refuse("not-deposited", "", "The private annex %q has not been deposited, or is not for you.", a.Label).
				To("It is for %s.", named(a.Parties)))
		}
		return c.read(s, a.Deposited.Statement)
	}
	return unknown("private annex", c.Label, labels)
}

func named(list []answer.Named) string {
	names := make([]string, len(list))
	for i, p := range list {
		names[i] = p.Name
	}
	return strings.Join(names, ", ")
}

func (s *session) annexes(m matter, list *answer.Annexes) error {
	e := s.e
	if e.cli.JSON {
		return e.print(list)
	}
	if len(list.Annexes) == 0 {
		fmt.Fprintf(e.out, "Revision %d of %q has no private annex.\n", m.rev.Number, m.Title)
		return nil
	}
	t := e.table()
	t.row("LABEL", "DEPOSITED", "SEEN BY", "PART")
	for _, a := range list.Annexes {
		at := "not that you can see"
		if a.Deposited != nil {
			at = fmt.Sprintf("#%d, %s", a.Deposited.Index, e.when(a.Deposited.At))
		}
		t.row(a.Label, at, named(a.Parties)+" and the sponsor", parley.Short(a.Part))
	}
	t.flush()
	return nil
}

func (c *annexShowCmd) read(s *session, id parley.StatementID) error {
	e := s.e
	x, err := s.c.ReadSealed(e.ctx, id)
	if err != nil {
		return err
	}
	if x.Signed == nil || x.Signed.Withheld() {
		return usage(parley.Refuse("held-by-host", "", "What is sealed is held by the host, and read there one at a time, by a post that has logged in.").
			To("Ask the host itself, with --key."))
	}
	for _, ref := range x.Signed.Statement.Body.Parts() {
		p := x.Signed.Parts[ref.ID]
		switch {
		case c.Out != "":
			if err := disk.WriteNew(filepath.Dir(c.Out), filepath.Base(c.Out), p.Data, 0o600); err != nil {
				return usage(err)
			}
			fmt.Fprintf(e.out, "Wrote %s. That it was read stands in the access log of its sponsor.\n", shown(c.Out))
		case e.cli.JSON:
			return e.print(struct {
				Statement parley.StatementID `json:"statement"`
				Media     statement.Media    `json:"media"`
				Content   string             `json:"content"`
			}{id, p.Media, string(p.Data)})
		default:
			fmt.Fprintf(e.out, "%s\n", strings.TrimRight(string(p.Data), "\n"))
		}
	}
	return nil
}
