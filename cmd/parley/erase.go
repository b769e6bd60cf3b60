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
	s.ledger.View(func(d *docket.State) { effects = d.Effects(m.Arrangement, c.Comments) })
	if len(effects) == 0 {
		return usage(fmt.Errorf("there is nothing of %q to erase", m.Title))
	}
	if !c.Comments {
		if more, err := c.sealed(s, m, file.Party); err != nil || c.DryRun && more {
			return err
		}
	}
	audience := audienceOf(m.Status)
	if !audience.Everyone {
		audience = statement.Parties(append(audience.Parties, file.Party)...)
	}
	err = s.sign(act{signing: c.signing, audience: audience, binding: true,
		body: &statement.Erase{Arrangement: m.Arrangement, Effects: effects},
		says: [][2]string{{"erase", plural(len(effects), "entry", "entries") + " of " + m.Title},
			{"note", "contents are gone for good here; what recipients hold remains, and that there was an entry, when, by whom"}}})
	if err != nil || c.DryRun {
		return err
	}
	forgotten, err := s.ledger.Erase(e.ctx)
	if err == nil && !e.cli.JSON {
		e.destroyed(forgotten)
	}
	return err
}

// sealed names what is of sealed class first, each to those whom it is for; it
// reports whether there was any.
func (c *logEraseCmd) sealed(s *session, m matter, registrar parley.PartyID) (bool, error) {
	groups := s.sealedEffects(m.Arrangement)
	for _, g := range groups {
		err := s.sign(act{signing: c.signing, audience: statement.Parties(append(slices.Clone(g[0].Audience.Parties), registrar)...), binding: true,
			body: &statement.Erase{Arrangement: m.Arrangement, Effects: g},
			says: [][2]string{{"erase", plural(len(g), "private annex", "private annexes") + " of " + m.Title},
				{"note", "before the arrangement itself, and known to those alone whom it was for"}}})
		if err != nil {
			return true, err
		}
	}
	return len(groups) > 0, nil
}

func (s *session) sealedEffects(id parley.ArrangementID) (groups [][]statement.Effect) {
	s.ledger.View(func(d *docket.State) { groups = d.SealedEffects(id) })
	return groups
}
