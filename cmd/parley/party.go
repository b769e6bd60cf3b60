package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/statement"
)

// partyCmd is parley party.
type partyCmd struct {
	Admit  partyAdmitCmd  `cmd:"" help:"Let a party in: the registrar's key signs."`
	List   partyListCmd   `cmd:"" help:"The parties in the order of their admission."`
	Show   partyShowCmd   `cmd:"" help:"One party, its keys, its rosters, and what needs two of its posts."`
	Update partyUpdateCmd `cmd:"" help:"Change your party's name, kind or country."`
}

// partyAdmitCmd is parley party admit.
type partyAdmitCmd struct {
	signing
	File string `arg:"" help:"The party's key file, or better its public half." type:"path"`
}

func (c *partyAdmitCmd) Run(e *env) error {
	f, err := readKeyFile(c.File)
	if err != nil {
		return err
	}
	if f.Profile == nil {
		return usage(parley.Refuse("not-founding", "", "%s is a further key of a party that is in; it founds none.", c.File).To("Add it with parley key enrol."))
	}
	if e.cli.Key == "" && e.cli.Dir != "" {
		e.cli.Key = registrarKeyIn(e.cli.Dir)
	}
	s, err := e.openToSign()
	if err != nil {
		return err
	}
	defer s.close()
	return s.sign(act{signing: c.signing, binding: true, audience: statement.Everyone,
		body: &statement.Admit{Key: f.Key, Proof: f.Proof, Profile: *f.Profile},
		says: [][2]string{{"admit", f.Profile.Name + ", " + string(f.Profile.Kind) + country(*f.Profile)}, {"party", f.Party.String()}},
		then: []string{"The party is " + f.Party.String() + "."}})
}

// partyListCmd is parley party list.
type partyListCmd struct{}

func (*partyListCmd) Run(e *env) error {
	s, err := e.open()
	if err != nil {
		return err
	}
	defer s.close()
	a, err := s.c.Parties(e.ctx)
	if err != nil {
		return err
	}
	if e.cli.JSON {
		return e.print(a)
	}
	t := e.table()
	t.row("PARTY", "NAME", "KIND", "SINCE")
	for _, p := range a.Parties {
		t.row(parley.Short(p.ID), p.Profile.Name+country(p.Profile), string(p.Profile.Kind), e.when(p.Since))
	}
	t.flush()
	e.asOf(a.AsOf)
	return nil
}

// partyShowCmd is parley party show.
type partyShowCmd struct {
	Party string `arg:"" help:"Name, country code, or beginning of the identity."`
}

func (c *partyShowCmd) Run(e *env) error {
	s, err := e.open()
	if err != nil {
		return err
	}
	defer s.close()
	d, err := s.directory()
	if err != nil {
		return err
	}
	p, err := d.find(c.Party)
	if err != nil {
		return err
	}
	keys, err := s.c.Keys(e.ctx, p.ID)
	if err != nil {
		return err
	}
	if e.cli.JSON {
		return e.print(keys)
	}
	posts, err := s.c.Posts(e.ctx, p.ID, 0)
	if err != nil {
		return err
	}
	t := e.table()
	t.row("name", p.Profile.Name+country(p.Profile))
	t.row("kind", string(p.Profile.Kind))
	t.row("party", p.ID.String())
	t.row("since", e.when(p.Since))
	t.flush()
	fmt.Fprintln(e.out)
	e.keyTable(keys.Keys)
	e.rule(posts)
	e.rosters(posts.Posts)
	e.asOf(posts.AsOf)
	return nil
}

// partyUpdateCmd is parley party update.
type partyUpdateCmd struct {
	signing
	Name    string `help:"New name." placeholder:"NAME"`
	Kind    string `help:"New kind." placeholder:"KIND"`
	Country string `help:"New country code; none: no code." placeholder:"CC"`
}

func (c *partyUpdateCmd) Run(e *env) error {
	if c.Name == "" && c.Kind == "" && c.Country == "" {
		return usage(errors.New("say what to change: --name, --kind or --country"))
	}
	f, _, err := e.signer()
	if err != nil {
		return err
	}
	s, err := e.openToSign()
	if err != nil {
		return err
	}
	defer s.close()
	d, err := s.directory()
	if err != nil {
		return err
	}
	p, err := d.find(f.Party.String())
	if err != nil {
		return err
	}
	profile := p.Profile
	if c.Name != "" {
		profile.Name = c.Name
	}
	if c.Kind != "" {
		profile.Kind = parley.PartyKind(c.Kind)
	}
	if c.Country != "" {
		profile.Country = strings.ToUpper(c.Country)
		if c.Country == "none" {
			profile.Country = ""
		}
	}
	return s.sign(act{signing: c.signing, audience: statement.Everyone, body: &statement.Update{Profile: profile},
		says: [][2]string{{"profile", profile.Name + ", " + string(profile.Kind) + country(profile)}}, binding: true})
}

// territoryCmd is parley territory.
type territoryCmd struct {
	Declare  territoryDeclareCmd  `cmd:"" help:"Declare an area over which your party claims authority."`
	Disclaim territoryDisclaimCmd `cmd:"" help:"Take back a declaration, what the built-in map attributes to you, or a touch."`
	List     territoryListCmd     `cmd:"" help:"What parties declare theirs."`
}

// territoryDeclareCmd is parley territory declare.
type territoryDeclareCmd struct {
	signing
	Name     string `arg:"" help:"What to call the area; declaring the same name again replaces it."`
	File     string `arg:"" help:"GeoJSON file: longitude first, WGS 84." type:"path"`
	Accuracy string `help:"How far the true line may lie from the one drawn; absent: exact." placeholder:"LENGTH"`
}

func (c *territoryDeclareCmd) Run(e *env) error {
	volumes, err := place{Volume: c.File, Accuracy: c.Accuracy}.volumes(e)
	if err != nil {
		return err
	}
	parts := statement.Parts{}
	part, err := annexPart(parts, volumes)
	if err != nil {
		return err
	}
	s, err := e.openToSign()
	if err != nil {
		return err
	}
	defer s.close()
	return s.sign(act{signing: c.signing, audience: statement.Everyone, parts: parts, binding: true,
		body: &statement.DeclareTerritory{Name: c.Name, Map: part},
		says: [][2]string{{"territory", c.Name}, {"map", fmt.Sprintf("%s, %s", shown(c.File), plural(len(volumes), "area", "areas"))},
			{"note", "everyone sees it; what the built-in map attributes to you yields"}}})
}

// territoryDisclaimCmd is parley territory disclaim.
type territoryDisclaimCmd struct {
	signing
	Name       string `arg:"" optional:"" help:"The declared area."`
	Attributed bool   `help:"What the built-in map attributes to you."`
	Touch      string `help:"That this arrangement's map touches you: it does not." placeholder:"ARRANGEMENT[@REVISION]"`
}

func (c *territoryDisclaimCmd) Run(e *env) error {
	s, err := e.openToSign()
	if err != nil {
		return err
	}
	defer s.close()
	a := act{signing: c.signing, audience: statement.Everyone, binding: true}
	switch {
	case c.Touch != "":
		m, err := s.matter(c.Touch, 0, latest)
		if err != nil {
			return err
		}
		a.body = &statement.DisclaimTerritory{Arrangement: m.Arrangement, Revision: m.rev.Revision, Name: c.Name, Attributed: c.Attributed}
		a.audience, a.arrangement, a.says = audienceOf(m.Status), m.Arrangement, m.says()
	default:
		a.body = &statement.DisclaimTerritory{Name: c.Name, Attributed: c.Attributed}
		what := c.Name
		if c.Attributed {
			what = "what the built-in map attributes to you"
		}
		a.says = [][2]string{{"disclaim", what}}
	}
	if err := a.body.Valid(); err != nil {
		return usage(errors.New("name exactly one: a declared area, --attributed, or --touch"))
	}
	return s.sign(a)
}

// territoryListCmd is parley territory list.
type territoryListCmd struct{}

func (*territoryListCmd) Run(e *env) error {
	s, err := e.open()
	if err != nil {
		return err
	}
	defer s.close()
	a, err := s.c.Territories(e.ctx)
	if err != nil {
		return err
	}
	if e.cli.JSON {
		return e.print(a)
	}
	d, err := s.directory()
	if err != nil {
		return err
	}
	t := e.table()
	t.row("PARTY", "TERRITORY", "KM²", "SINCE", "UNTIL")
	for _, x := range a.Territories {
		until := ""
		if x.Until != 0 {
			until = e.when(x.Until)
		}
		t.row(d.name(x.Owner), x.Name, km2(x.SquareMetres), e.when(x.Since), until)
	}
	t.flush()
	fmt.Fprintf(e.out, "\nBefore a state declares its own, the built-in map's territory is attributed to it.\n%s\n", a.Note)
	e.asOf(a.AsOf)
	return nil
}

// km2 shows an area that is kept in square metres.
func km2(m2 int64) string {
	if m2 < 0 { // too intricate to measure
		return "?"
	}
	if m2 < 10_000_000 {
		return fmt.Sprintf("%.2f", float64(m2)/1e6)
	}
	return fmt.Sprintf("%.0f", float64(m2)/1e6)
}
