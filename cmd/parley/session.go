package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/client"
	"github.com/open-parley/parley/draft"
	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/statement"
)

// session is a conversation with one ledger: behind a server, or in a folder
// that is opened here.
type session struct {
	e     *env
	c     *client.Client
	info  answer.Ledger
	where string // what the pin is kept under
	// witnesses are the addresses of those that the server is compared with.
	witnesses []string
	end       func() error
	// ledger is the one in the folder; nil behind a server.
	ledger *ledger.Ledger
	// stay: what was logged in stays so after the command.
	stay bool

	parties  directory                           // once asked for
	statuses map[parley.Instant][]*parley.Status // by the time asked about; 0: now
}

// asOf is embedded by every question about a state.
type asOf struct {
	At *string `help:"Ask about this time, past or future: RFC 3339, or local time and zone." placeholder:"TIME"`
}

// instant is the time asked about; 0: now.
func (a asOf) instant() (parley.Instant, error) {
	if a.At == nil {
		return 0, nil
	}
	if *a.At == "" { // a variable of a script that holds nothing must not mean now
		return 0, usage(errors.New("--at: name a time; absent: now"))
	}
	t, err := draft.ParseTime(*a.At)
	return t, usage(err)
}

// directory lists the parties, once.
func (s *session) directory() (directory, error) {
	if s.parties == nil {
		a, err := s.c.Parties(s.e.ctx)
		if err != nil {
			return nil, err
		}
		s.parties = a.Parties
	}
	return s.parties, nil
}

// all lists the arrangements as they stand at t.
func (s *session) all(t parley.Instant) ([]*parley.Status, error) {
	if list, ok := s.statuses[t]; ok {
		return list, nil
	}
	a, err := s.c.Arrangements(s.e.ctx, t)
	if err != nil {
		return nil, err
	}
	if s.statuses == nil {
		s.statuses = map[parley.Instant][]*parley.Status{}
	}
	s.statuses[t] = a.Arrangements
	return a.Arrangements, nil
}

// matter is an arrangement and one of its revisions.
type matter struct {
	*parley.Status
	rev parley.RevisionStatus
	// named: the user named the revision.
	named bool
}

// which chooses a revision where none is named.
type which func(*parley.Status) parley.RevisionStatus

// matter resolves ARRANGEMENT or ARRANGEMENT@REVISION at t.
func (s *session) matter(label string, t parley.Instant, choose which) (m matter, err error) {
	name, rev, named := cutRevision(label)
	list, err := s.all(t)
	if err != nil {
		return m, err
	}
	if m.Status, err = findArrangement(list, name); err != nil {
		return m, err
	}
	if m.named = named; named {
		m.rev, err = findRevision(m.Status, rev)
		return m, err
	}
	m.rev = choose(m.Status)
	return m, nil
}

// cutRevision splits at the last @.
func cutRevision(label string) (name, rev string, named bool) {
	if i := strings.LastIndexByte(label, '@'); i >= 0 {
		return label[:i], label[i+1:], true
	}
	return label, "", false
}

// talk is all that was said of an arrangement.
func (s *session) talk(id parley.ArrangementID) ([]answer.Remark, error) {
	var all []answer.Remark
	for from := uint64(0); ; {
		page, err := s.c.Talk(s.e.ctx, id, from)
		if err != nil {
			return nil, err
		}
		all = append(all, page.Talk...)
		if page.Next == 0 {
			return all, nil
		}
		from = page.Next
	}
}

// remark finds a statement in the talk of the arrangements: in one, where its
// label is given, else in all.
func (s *session) remark(label, of string, types ...statement.Type) (matter, answer.Remark, error) {
	list, err := s.all(0)
	if err != nil {
		return matter{}, answer.Remark{}, err
	}
	if of != "" {
		m, err := s.matter(of, 0, latest)
		if err != nil {
			return m, answer.Remark{}, err
		}
		list = []*parley.Status{m.Status}
	}
	var talk []answer.Remark
	owner := map[parley.StatementID]*parley.Status{}
	for _, a := range list {
		said, err := s.talk(a.Arrangement)
		if err != nil {
			return matter{}, answer.Remark{}, err
		}
		for _, r := range said {
			owner[r.Statement] = a
		}
		talk = append(talk, said...)
	}
	r, err := findRemark(talk, label, types...)
	if err != nil {
		return matter{}, r, err
	}
	m := matter{Status: owner[r.Statement]}
	m.rev = latest(m.Status)
	for _, rev := range m.Revisions {
		if rev.Revision == r.Revision {
			m.rev = rev
		}
	}
	return m, r, nil
}

// audienceOf is who sees an arrangement: what changes its state goes to all of
// them.
func audienceOf(a *parley.Status) statement.Audience {
	if len(a.Audience) == 0 {
		return statement.Everyone
	}
	return statement.Parties(a.Audience...)
}

// text makes a part of words; "-" reads stdin, @FILE a file.
func (e *env) text(words string, parts statement.Parts) (parley.PartID, error) {
	if words == "" {
		return parley.PartID{}, nil
	}
	data, err := e.words(words)
	if err != nil {
		return parley.PartID{}, err
	}
	if strings.TrimSpace(data) == "" {
		return parley.PartID{}, usage(fmt.Errorf("the text is empty"))
	}
	return addPart(parts, statement.MediaText, []byte(data))
}
