package main

import (
	"errors"
	"fmt"
	"slices"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/statement"
)

// logEraseCmd is parley log erase.
type logEraseCmd struct {
	signing
	clusterFlags
	Arrangement string `arg:"" help:"Identifier or title, or a part of either."`
	Comments    bool   `help:"Its comments alone, which may go at any time; absent: all of it, which must have ended."`
}

// Run enters the erasure and destroys the data keys. It works on the folder
// itself: keys are destroyed where they lie.
func (c *logEraseCmd) Run(e *env) error {
	if e.cli.Dir == "" {
		return usage(errors.New("name the ledger's folder with --dir DIR, and stop its server meanwhile: keys are destroyed where they lie"))
	}
	if e.cli.Key == "" {
		e.cli.Key = registrarKeyIn(e.cli.Dir)
	}
	file, _, err := e.signer()
	if err != nil {
		return err
	}
	left, err := c.joinFor(e)
	if err != nil {
		return err
	}
	defer left()
	s, err := e.open()
	if err != nil {
		return err
	}
	defer s.close()
	m, err := s.matter(c.Arrangement, 0, latest)
	if err != nil {
		return err
	}
	var effects []statement.Effect
	var private [][]statement.Effect
	s.ledger.View(func(d *docket.State) {
		effects, private = d.Effects(m.Arrangement, c.Comments), d.PrivateEffects(m.Arrangement, c.Comments)
	})
	if len(effects)+len(private) == 0 {
		return usage(fmt.Errorf("there is nothing of %q to erase", m.Title))
	}
	if err := c.private(s, m, private, file.Party); err != nil || c.DryRun && len(private) > 0 {
		return err
	}
	if err := c.whole(s, m, effects, file.Party); err != nil || c.DryRun {
		return err
	}
	forgotten, err := s.ledger.Erase(e.ctx)
	if err == nil && !e.cli.JSON {
		e.destroyed(forgotten)
	}
	return err
}

// whole names what was said to all who see the arrangement, if there is any.
func (c *logEraseCmd) whole(s *session, m matter, effects []statement.Effect, registrar parley.PartyID) error {
	if len(effects) == 0 {
		return nil
	}
	audience := audienceOf(m.Status)
	if !audience.Everyone {
		audience = statement.Parties(append(audience.Parties, registrar)...)
	}
	return s.sign(act{signing: c.signing, audience: audience, binding: true,
		body: &statement.Erase{Arrangement: m.Arrangement, Effects: effects},
		says: [][2]string{{"erase", plural(len(effects), "entry", "entries") + " of " + m.Title},
			{"note", "contents are gone for good here; what recipients hold remains, and that there was an entry, when, by whom"}}})
}

// private names what was said to fewer first, each to those whom it was for.
func (c *logEraseCmd) private(s *session, m matter, groups [][]statement.Effect, registrar parley.PartyID) error {
	for _, g := range groups {
		err := s.sign(act{signing: c.signing, audience: statement.Parties(append(slices.Clone(g[0].Audience.Parties), registrar)...), binding: true,
			body: &statement.Erase{Arrangement: m.Arrangement, Effects: g, Private: true},
			says: [][2]string{{"erase", plural(len(g), "entry", "entries") + " of " + m.Title + " that " + plural(len(g[0].Audience.Parties), "party", "parties") + " alone could see"},
				{"note", "before all others, and known to those alone"}}})
		if err != nil {
			return err
		}
	}
	return nil
}
