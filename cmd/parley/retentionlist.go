package main

import (
	"errors"
	"fmt"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/client"
	"github.com/open-parley/parley/draft"
	"github.com/open-parley/parley/ledger/keystore"
)

// retentionListCmd is parley retention list.
type retentionListCmd struct{}

func (c *retentionListCmd) Run(e *env) error {
	s, err := e.open()
	if err != nil {
		return err
	}
	defer s.close()
	a, err := s.c.Retention(e.ctx, 0)
	if err != nil {
		return err
	}
	for next := a.Next; next != 0; {
		more, err := s.c.Retention(e.ctx, next)
		if err != nil {
			return err
		}
		a.Erased, a.AsOf, next = append(a.Erased, more.Erased...), more.AsOf, more.Next
	}
	a.Next = 0
	if e.cli.JSON {
		return e.print(a)
	}
	d, err := s.directory()
	if err != nil {
		return err
	}
	e.retained(d, a)
	e.asOf(a.AsOf)
	return nil
}

// retained tells what is held, announced and erased.
func (e *env) retained(d directory, a *answer.Retention) {
	t := e.table()
	for _, r := range a.Arrangements {
		for _, h := range r.Retention.Standing(a.AsOf.At) {
			t.row(parley.Short(r.Arrangement), "held", "by "+d.name(h.Party)+" since "+e.when(h.From)+", until "+until(e, h.Until)+": "+h.Reason)
		}
		for _, n := range r.Retention.Announcements {
			what := "all of it"
			if n.Comments {
				what = "its comments"
			}
			t.row(parley.Short(r.Arrangement), "announced", what+", at "+e.when(n.At)+"; from "+e.when(n.From))
		}
	}
	for _, x := range a.Erased {
		t.row(fmt.Sprintf("#%d", x.Index), string(x.Erasure.Stage), string(x.Type)+" of "+d.name(x.Author)+", "+e.erasure(&x.Erasure))
	}
	if len(t.rows) == 0 {
		fmt.Fprintln(e.out, "Nothing is held, announced or erased.")
	}
	t.flush()
}

func until(e *env, t parley.Instant) string {
	if t >= parley.Never {
		return "it is released"
	}
	return e.when(t)
}

// erasure says how far an entry is gone.
func (e *env) erasure(x *answer.Erasure) string {
	said := "named at " + e.when(x.Named)
	switch {
	case x.Stage == answer.StageNamed:
		return said + "; its keys are still there"
	case x.KeysDestroyed == 0:
		return said + "; keys destroyed, when was not noted"
	case x.Stage == answer.StageKeysDestroyed:
		return said + "; keys destroyed at " + e.when(x.KeysDestroyed) + "; erased when the last backup with them has expired, at " + e.when(x.Gone)
	}
	return said + "; keys destroyed at " + e.when(x.KeysDestroyed) + "; erased since " + e.when(x.Gone)
}

// opaque tells of an entry that can't be read.
func (e *env) opaque(x *client.Entry) error {
	if e.cli.JSON {
		return e.print(struct {
			Index   uint64          `json:"index"`
			At      parley.Instant  `json:"at"`
			Opaque  bool            `json:"opaque"`
			Erasure *answer.Erasure `json:"erasure,omitempty"`
		}{x.Index, x.At, true, x.Erasure})
	}
	why := "not for you"
	if x.Erasure != nil {
		why = e.erasure(x.Erasure)
	}
	fmt.Fprintf(e.out, "#%d at %s is opaque: %s.\n", x.Index, exact(x.At), why)
	return nil
}

// retentionCopiedCmd is parley retention copied.
type retentionCopiedCmd struct {
	Expires string `help:"When the copy will be destroyed, from now on: the folder, a disk's snapshot, paper." required:"" placeholder:"PERIOD"`
}

func (c *retentionCopiedCmd) Run(e *env) error {
	if e.cli.Dir == "" {
		return usage(errors.New("name the ledger's folder with --dir DIR; it may be served meanwhile"))
	}
	p, err := draft.ParsePeriod(c.Expires)
	if err != nil {
		return usage(err)
	}
	at := nowUTC()
	if err := keystore.NoteCopy(e.ctx, e.cli.Dir, at, p.From(at)); err != nil {
		return usage(fmt.Errorf("the key store in %s: %w", shown(e.cli.Dir), err))
	}
	if e.cli.JSON {
		return e.print(struct {
			At      parley.Instant `json:"at"`
			Expires parley.Instant `json:"expires"`
		}{at, p.From(at)})
	}
	fmt.Fprintf(e.out, "Noted: a copy of the keys, which will be destroyed by %s.\n", e.when(p.From(at)))
	return nil
}
