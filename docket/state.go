package docket

import (
	"fmt"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/geo"
	"github.com/open-parley/parley/statement"
)

// Entry is one place in the log.
type Entry struct {
	Index uint64
	At    parley.Instant // ledger time
	// Signed is nil where the entry is opaque: erased, or not for us.
	Signed *statement.Signed
	// Refused: the entry keeps a promise, and its statement has no effect.
	Refused bool
}

// RulesVersion is the version of the rules that this package folds by.
const RulesVersion = 1

// State is everything that follows from the entries so far.
type State struct {
	world *geo.World
	size  uint64
	head  parley.Instant

	ledger    parley.LedgerID
	genesis   *statement.Genesis
	registrar parley.PartyID
	policy    statement.Policy
	rules     int64

	parties map[parley.PartyID]*party
	order   []*party         // by number
	named   []parley.Instant // when a party was admitted or renamed, ascending
	keys    map[parley.KeyID]*key
	pieces  []*piece // declared territory, in order of declaration

	arrangements map[parley.ArrangementID]*arrangement
	tabled       []*arrangement // in order of tabling
	operations   map[parley.OperationID]*operation
	planned      []*operation
	forgotten    map[parley.ArrangementID]parley.Instant
	retained     map[parley.ArrangementID]Retention
	shortened    shortened

	founded int       // arrangements so far, erased ones counted
	stirred []stirred // what entries have changed, for pictures

	zones, flights, grounds *sheet // where all that lies: revisions, operations, pieces

	log    []*record // by index; nil where opaque
	ids    index     // of log, by statement
	chains index     // of log, by chain: the latest of each

	line     *line
	viewed   *viewed // nil: it is nobody's view
	erasures int     // that were folded here: each replaces earlier records
}

// line is one state as it grows, with its views. What a moment remembers of a
// status holds for one line: clones share moments, and go their own ways.
type line struct{ _ byte }

// record is what the fold keeps of every entry that it could read. Once its
// entry is folded it never changes: an erasure puts another in its place.
type record struct {
	index       uint64
	at          parley.Instant // of an erased one, when it was named
	id          parley.StatementID
	kind        statement.Type
	author      parley.PartyID
	audience    statement.Audience
	arrangement parley.ArrangementID // zero: not of an arrangement
	whole       bool                 // said to the arrangement's whole audience: extensions carry it along
	erased      bool
	talk        *remark         // nil: not shown in the arrangement's talk
	chain       *chain          // nil for a refused entry
	refusal     *parley.Refusal // why it has no effect; nil: it has
}

// chain is an author's statements on one subject with one audience.
type chain struct {
	author   parley.PartyID
	kind     statement.SubjectKind
	id       [32]byte
	audience string
}

func chainOf(author parley.PartyID, subject statement.Subject, a statement.Audience) *chain {
	if subject.Kind == statement.SubjectParty || subject.Kind == statement.SubjectLog {
		subject.ID = [32]byte{}
	}
	return &chain{author, subject.Kind, subject.ID, audienceKey(a)}
}

func audienceKey(a statement.Audience) string {
	if a.Everyone {
		return "*"
	}
	b := make([]byte, 0, 32*len(a.Parties))
	for _, p := range a.Parties {
		b = append(b, p[:]...)
	}
	return string(b)
}

// New returns the empty state. world holds the attributed territories; nil:
// none. Its digest must be the one that the genesis names.
func New(world *geo.World) *State {
	return &State{
		world:        world,
		parties:      make(map[parley.PartyID]*party),
		keys:         make(map[parley.KeyID]*key),
		arrangements: make(map[parley.ArrangementID]*arrangement),
		operations:   make(map[parley.OperationID]*operation),
		forgotten:    make(map[parley.ArrangementID]parley.Instant),
		retained:     make(map[parley.ArrangementID]Retention),
		zones:        newSheet(),
		flights:      newSheet(),
		grounds:      newSheet(),
		ids:          newIndex(0),
		chains:       newIndex(0),
		line:         new(line),
	}
}

// Size is the number of entries folded, opaque ones among them.
func (s *State) Size() uint64 { return s.size }

// Head is the ledger time of the last entry.
func (s *State) Head() parley.Instant { return s.head }

// Ledger is the hash of the genesis entry.
func (s *State) Ledger() parley.LedgerID { return s.ledger }

// Genesis is the body of the genesis entry; nil before it.
func (s *State) Genesis() *statement.Genesis { return s.genesis }

// Exercise reports whether nothing in the ledger is real.
func (s *State) Exercise() bool { return s.genesis != nil && s.genesis.Exercise }

// Name is the ledger's, by its genesis.
func (s *State) Name() string {
	if s.genesis == nil {
		return ""
	}
	return s.genesis.Name
}

// Registrar is the host's own party.
func (s *State) Registrar() parley.PartyID { return s.registrar }

// Policy is the log's policy as it stands.
func (s *State) Policy() statement.Policy { return s.policy }

// Find gives the index of the entry of a statement.
func (s *State) Find(id parley.StatementID) (uint64, bool) {
	r := s.record(id)
	if r == nil {
		return 0, false
	}
	return r.index, true
}

// Prev is the author's latest statement on the subject with the audience: what
// the next one must name. Zero: there is none.
func (s *State) Prev(author parley.PartyID, subject statement.Subject, a statement.Audience) parley.StatementID {
	if subject.Kind == statement.SubjectArrangement || subject.Kind == statement.SubjectOperation {
		if subject.ID == ([32]byte{}) {
			return parley.StatementID{}
		}
	}
	if r := s.last(chainOf(author, subject, a)); r != nil {
		return r.id
	}
	return parley.StatementID{}
}

// Apply folds one entry in. An error means that the log is broken: it holds
// what could not have been admitted. The state is then unusable.
func (s *State) Apply(e Entry) error {
	if e.Index != s.size {
		return fmt.Errorf("docket: entry %d follows size %d", e.Index, s.size)
	}
	if e.At < s.head {
		return fmt.Errorf("docket: entry %d at %v is earlier than the head at %v", e.Index, e.At, s.head)
	}
	s.size++
	s.head = e.At
	if e.Signed == nil {
		s.log = append(s.log, nil)
		return nil
	}
	if e.Refused {
		s.refuse(e)
		return nil
	}
	st := e.Signed.Statement
	r := &record{index: e.Index, at: e.At, id: e.Signed.ID, kind: st.Type, author: st.Author, audience: st.Audience}
	subject := st.Subject()
	if subject.ID == ([32]byte{}) {
		subject.ID = e.Signed.ID
	}
	r.chain = s.shared(chainOf(st.Author, subject, st.Audience))
	s.log = append(s.log, nil)
	s.enter(r)
	s.link(r)
	if err := s.fold(e, r); err != nil {
		return fmt.Errorf("docket: entry %d (%s): %w", e.Index, st.Type, err)
	}
	return nil
}

// fold dispatches on the statement's type.
func (s *State) fold(e Entry, r *record) error {
	x := e.Signed
	switch b := x.Statement.Body.(type) {
	case *statement.Genesis:
		return s.foldGenesis(b, r)
	case *statement.Rules:
		s.rules = b.Rules
	case *statement.Policy:
		s.foldPolicy(b, e.At)
	case *statement.Padding:
	case *statement.Erase:
		return s.foldErase(b, r)
	case *statement.Announce:
		s.foldRetention(b.Arrangement, b, r)
	case *statement.Hold:
		s.foldRetention(b.Arrangement, b, r)
	case *statement.ReleaseHold:
		s.foldRetention(b.Arrangement, b, r)
	case *statement.Admit:
		return s.foldAdmit(b, r)
	case *statement.Update:
		s.parties[r.author].rename(e.At, b.Profile)
		s.named = append(s.named, e.At)
	case *statement.TwoPerson:
		p := s.parties[r.author]
		p.rules = append(p.rules, ruleSince{e.At, *b})
	case *statement.Roster:
		s.parties[r.author].post(b, e.At)
	case *statement.Enrol:
		return s.foldEnrol(b, r)
	case *statement.Revoke:
		s.foldRevoke(b, r)
	case *statement.DeclareTerritory:
		return s.foldDeclareTerritory(b, x, r)
	case *statement.DisclaimTerritory:
		s.foldDisclaimTerritory(b, r)
	case *statement.Plan:
		return s.foldPlan(b, x, r)
	case *statement.Change:
		return s.foldChange(b, x, r)
	case *statement.Start:
		s.operations[b.Operation].started(r)
	case *statement.End:
		s.operations[b.Operation].ended(r)
	case *statement.Table:
		return s.foldFounding(&b.Revision, x, r, nil)
	case *statement.Declare:
		return s.foldFounding(&b.Revision, x, r, nil)
	case *statement.Assert:
		return s.foldFounding(&b.Revision, x, r, nil)
	case *statement.Counter:
		return s.foldFounding(&b.Revision, x, r, b)
	case *statement.Extend:
		s.foldExtend(b, r)
	default:
		return s.foldMatter(x, r)
	}
	return nil
}
