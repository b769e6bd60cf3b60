package main

import (
	"fmt"
	"slices"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/draft"
	"github.com/open-parley/parley/statement"
)

// keyRevokeCmd is parley key revoke.
type keyRevokeCmd struct {
	signing
	KeyID            string `arg:"" name:"key-id" help:"Beginning of the key's identifier, or its file."`
	CompromisedSince string `help:"Others may have signed with it since then: what it signed is to be reaffirmed." placeholder:"TIME"`
	Anyway           bool   `help:"Also where a two-person rule could then be kept, or loosened, by nobody."`
}

func (c *keyRevokeCmd) Run(e *env) error {
	s, err := e.openToSign()
	if err != nil {
		return err
	}
	defer s.close()
	file, _, err := e.signer()
	if err != nil {
		return err
	}
	keys, err := s.c.Keys(e.ctx, file.Party)
	if err != nil {
		return err
	}
	k, err := findKey(keys.Keys, c.KeyID)
	if err != nil {
		return err
	}
	if err := s.mayEnd(keys.Keys, k, nil, c.Anyway); err != nil {
		return err
	}
	body := &statement.Revoke{Key: k.ID}
	if c.CompromisedSince != "" {
		if body.CompromisedSince, err = draft.ParseTime(c.CompromisedSince); err != nil {
			return usage(err)
		}
	}
	return s.revoke(c.signing, k, body)
}

func (s *session) revoke(c signing, k docket.KeyStatus, body *statement.Revoke) error {
	return s.sign(act{signing: c, audience: statement.Everyone, body: body, binding: true, says: s.e.revokeSays(body, k.Key.Post)})
}

// revokeSays is the end of a key in words.
func (e *env) revokeSays(body *statement.Revoke, post string) [][2]string {
	says := [][2]string{{"revoke", body.Key.String()}, {"post", post}}
	if body.CompromisedSince != 0 {
		says = append(says, [2]string{"compromised", "since " + e.when(body.CompromisedSince)})
	}
	return append(says, [2]string{"note", "from now on it signs nothing; that can't be undone"})
}

// mayEnd refuses to end a key without which nobody could enrol others, or keep a
// two-person rule. fresh is the key that takes its place; nil: none.
func (s *session) mayEnd(keys []docket.KeyStatus, old docket.KeyStatus, fresh *keyFile, anyway bool) error {
	var posts []string
	stands := func(use parley.KeyUse, powers []parley.Power, post string) {
		if use == parley.UseSign && slices.Contains(powers, parley.PowerAdminister) && !slices.Contains(posts, post) {
			posts = append(posts, post)
		}
	}
	for _, k := range keys {
		if k.ID != old.ID && k.Until == 0 {
			stands(k.Key.Use, k.Key.Powers, k.Key.Post)
		}
	}
	if fresh != nil {
		stands(fresh.Key.Use, fresh.Key.Powers, fresh.Key.Post)
	}
	if old.Until != 0 { // the ledger says so better
		return nil
	}
	if len(posts) == 0 {
		return parley.Refuse("last-key", "keys", "Without this key nobody could enrol or revoke keys of the party any more.").
			To("Give another key the power administer first: parley key new --power administer,…, then parley key enrol.")
	}
	party, err := s.c.Posts(s.e.ctx, old.Party, 0)
	if err != nil {
		return err
	}
	if len(party.TwoPerson) > 0 && len(posts) == 1 && !anyway {
		return parley.Refuse("last-post", "keys", "Only the post %s could then administer, and the party's two-person rule asks for two posts to enrol a key or to loosen the rule.", posts[0]).
			To("Enrol a key of another post with the power administer first. With --anyway the key is ended all the same; a second post then comes from the registrar alone (parley key enrol --recover), after the policy's delay.")
	}
	return nil
}

// keyRotateCmd is parley key rotate.
type keyRotateCmd struct {
	signing
	File   string `arg:"" help:"The new key's file, or better its public half." type:"path"`
	Old    string `help:"The key that it replaces: beginning of its identifier, or its file; absent: the one of --key." placeholder:"KEY"`
	Anyway bool   `help:"Also where the new key is of another post or has fewer powers, or a two-person rule could then be kept by nobody."`
}

// Run enrols the new key and then ends the old one: each step is done where it
// is not done yet, so that after a break the same command goes on.
func (c *keyRotateCmd) Run(e *env) error {
	fresh, err := readKeyFile(c.File)
	if err != nil {
		return err
	}
	s, err := e.openToSign()
	if err != nil {
		return err
	}
	defer s.close()
	file, _, err := e.signer()
	if err != nil {
		return err
	}
	if c.Old == "" {
		c.Old = file.KeyID.String()
	}
	keys, err := s.c.Keys(e.ctx, file.Party)
	if err != nil {
		return err
	}
	old, err := findKey(keys.Keys, c.Old)
	if err != nil {
		return err
	}
	if err := c.fits(fresh, old); err != nil {
		return err
	}
	if err := s.mayEnd(keys.Keys, old, fresh, c.Anyway); err != nil {
		return err
	}
	enrolled := slices.ContainsFunc(keys.Keys, func(k docket.KeyStatus) bool { return k.ID == fresh.KeyID })
	if !enrolled {
		if err := s.enrol(c.signing, &statement.Enrol{Key: fresh.Key, Proof: fresh.Proof}, fresh); err != nil || c.CosignOut != "" || c.DryRun {
			return err
		}
	} else if !e.cli.JSON {
		fmt.Fprintf(e.out, "The new key %s is enrolled.\n", parley.Short(fresh.KeyID))
	}
	if old.Until != 0 {
		if !e.cli.JSON {
			fmt.Fprintf(e.out, "The old key %s was revoked %s; the rotation is done.\n", parley.Short(old.ID), e.when(old.Until))
		}
		return nil
	}
	c.Receipt, c.Promise = "", "" // they are of the first statement
	return s.revoke(c.signing, old, &statement.Revoke{Key: old.ID})
}

// fits refuses a new key that can't take the old one's place.
func (c *keyRotateCmd) fits(fresh *keyFile, old docket.KeyStatus) error {
	switch {
	case fresh.KeyID == old.ID:
		return usage(parley.Refuse("same-key", "", "The new key is the old one.").To("Make a new one: parley key new --party YOUR-KEY-FILE --post %s.", old.Key.Post))
	case fresh.Party != old.Party:
		return usage(parley.Refuse("another-party", "", "The new key was made for another party.").To("Make it with parley key new --party YOUR-KEY-FILE."))
	case c.Anyway:
		return nil
	case fresh.Key.Post != old.Key.Post:
		return usage(parley.Refuse("another-post", "", "The new key is of the post %q, the old one of %q.", fresh.Key.Post, old.Key.Post).
			To("Make it with --post %q, or say --anyway.", old.Key.Post))
	}
	for _, p := range old.Key.Powers {
		if !slices.Contains(fresh.Key.Powers, p) {
			return usage(parley.Refuse("fewer-powers", "", "The new key lacks the power %q, which the old one has.", p).To("Make it with that power, or say --anyway."))
		}
	}
	return nil
}
