package main

import (
	"encoding/json"
	"fmt"
	"os"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/client"
	"github.com/open-parley/parley/proof"
	"github.com/open-parley/parley/statement"
)

// havePromised has the log promise that a statement enters, and keeps the
// promise.
func (s *session) havePromised(sub *statement.Submission, file string) error {
	p, err := s.c.Promise(s.e.ctx, sub)
	if err != nil {
		return err
	}
	if err := os.WriteFile(file, p.Note, 0o600); err != nil {
		return err
	}
	return s.promised(p)
}

// promised tells of a promise that was verified.
func (s *session) promised(p *client.Promise) error {
	e := s.e
	if e.cli.JSON {
		return e.print(promisedOut(p))
	}
	fmt.Fprintf(e.out, "The log has promised that statement %s enters by %s.\n", parley.Short(p.Statement), exact(p.IncludeBy))
	switch {
	case p.Receipt == nil:
		fmt.Fprintf(e.out, "Ask later: parley log promise %s\n", p.Statement)
	case p.Broken():
		fmt.Fprintf(e.out, "It entered only at %s, as #%d: the promise was broken, and promise and receipt prove it.\n", exact(p.Receipt.Leaf.At), p.Receipt.Index)
	default:
		fmt.Fprintf(e.out, "It entered at %s as #%d. Its receipt verifies.\n", exact(p.Receipt.Leaf.At), p.Receipt.Index)
	}
	if p.Refused != nil {
		fmt.Fprintf(e.out, "It stands refused, and has no effect: %s %s\n", p.Refused.Detail, p.Refused.Todo)
	}
	return nil
}

// promiseOut is what --json tells of a promise.
type promiseOut struct {
	Statement  parley.StatementID `json:"statement"`
	Commitment parley.Digest      `json:"commitment"`
	IncludeBy  parley.Instant     `json:"include_by"`
	Promise    string             `json:"promise"`
	Broken     bool               `json:"broken,omitempty"`
	Index      *uint64            `json:"index,omitempty"` // absent: it waits
	Standing   proof.Standing     `json:"standing,omitempty"`
	Receipt    json.RawMessage    `json:"receipt,omitempty"`
	Refused    *answer.Problem    `json:"refused,omitempty"`
}

func promisedOut(p *client.Promise) promiseOut {
	o := promiseOut{Statement: p.Statement, Commitment: p.C, IncludeBy: p.IncludeBy, Promise: string(p.Note), Broken: p.Broken(), Refused: p.Refused}
	if p.Receipt != nil {
		o.Index, o.Standing, o.Receipt = &p.Receipt.Index, p.Receipt.Standing, p.Receipt.Wire
	}
	return o
}

// logPromiseCmd is parley log promise.
type logPromiseCmd struct {
	Statement string `arg:"" help:"The statement's identifier; its beginning is enough once it has entered."`
}

func (c *logPromiseCmd) Run(e *env) error {
	s, err := e.open()
	if err != nil {
		return err
	}
	defer s.close()
	var id parley.StatementID
	if id.UnmarshalText([]byte(c.Statement)) != nil {
		x, err := s.entry(c.Statement)
		if err != nil {
			return err
		}
		if x.Signed == nil {
			return unknown("promise", c.Statement, nil)
		}
		id = x.Signed.ID
	}
	p, err := s.c.PromiseOf(e.ctx, id, parley.Digest{})
	if err != nil {
		return err
	}
	return s.promised(p)
}
