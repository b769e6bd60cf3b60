package docket_test

import (
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/statement"
)

// A small scope, played out: every order of every choice of up to depth of the
// lines, each said at most once. What both refuse changes nothing, so an order
// with a refused line is the order without it; only those that enter are walked.
type scope struct {
	name    string
	parties int
	depth   int
	step    parley.Instant // from one entry to the next
	lines   []draft
}

// orders counts the ordered choices of one up to k of n.
func orders(n, k int) int {
	sum, product := 0, 1
	for i := range min(n, k) {
		product *= n - i
		sum += product
	}
	return sum
}

// stageRevision is a revision that A and B must accept and C may, with terms.
func stageRevision(n int, terms parley.Terms, consenting ...parley.Role) (*parley.Revision, []statement.Part) {
	text, where := textPart(n), area{squares: []plot{{0, 0, 1, 1}}}
	drawn := mapPart(where)
	r := &parley.Revision{Kind: parley.NoFlyZone, Basis: parley.Agreed,
		Texts: []parley.Text{{Lang: "en", Authentic: true, Title: "Zone", Part: text.ID()}},
		Map:   parley.Map{Status: parley.MapFinal, Part: drawn.ID()},
		Roles: []parley.RoleHolder{
			{Party: cast()[1].id, Name: "A", Role: parley.Belligerent},
			{Party: cast()[2].id, Name: "B", Role: parley.TerritorialState},
			{Party: cast()[3].id, Name: "C", Role: parley.Guarantor}},
		Consenting: consenting, Terms: terms}
	return r, []statement.Part{text, drawn}
}

// scopes of three parties. Line 1 tables arrangement 1001.
func scopes() []scope {
	a, b, c := 1, 2, 3
	var lines []draft
	n := 1000
	line := func(who int, body statement.Body, parts ...statement.Part) draft {
		n++
		return draft{n: n, author: cast()[who].id, key: cast()[who].first.ID(), body: body, parts: parts}
	}
	var arr parley.ArrangementID
	begin := func(terms parley.Terms, consenting ...parley.Role) parley.RevisionID {
		n, lines = 1000, nil
		r, parts := stageRevision(1, terms, consenting...)
		lines = append(lines, line(a, &statement.Table{Revision: *r}, parts...))
		arr = parley.ArrangementID(numbered(1001))
		id, err := statement.RevisionIDOf(r)
		if err != nil {
			panic(err)
		}
		return id
	}
	revise := func(old parley.RevisionID, terms parley.Terms, consenting ...parley.Role) parley.RevisionID {
		r, parts := stageRevision(2, terms, consenting...)
		lines = append(lines, line(a, &statement.Revise{Arrangement: arr, Replaces: old, Revision: *r}, parts...))
		id, err := statement.RevisionIDOf(r)
		if err != nil {
			panic(err)
		}
		return id
	}
	say := func(who int, r parley.RevisionID, stance parley.Stance, cond *parley.Condition) parley.StatementID {
		p := &statement.Position{Arrangement: arr, Revision: r, Stance: stance, Condition: cond}
		var parts []statement.Part
		if stance == parley.AcceptWithReservation {
			t := textPart(n + 1)
			p.Reservation, parts = t.ID(), []statement.Part{t}
		}
		lines = append(lines, line(who, p, parts...))
		return numbered(n)
	}
	add := func(who int, body statement.Body, parts ...statement.Part) {
		lines = append(lines, line(who, body, parts...))
	}
	if_ := func(who int) *parley.Condition { return &parley.Condition{Accepts: cast()[who].id} }
	var out []scope
	done := func(name string, depth int, step parley.Instant) {
		for i := range lines {
			all := statement.Parties(cast()[1].id, cast()[2].id, cast()[3].id)
			lines[i].audience = &all
		}
		out = append(out, scope{name, 3, depth, step, lines})
	}

	r1 := begin(parley.Terms{Denunciation: &parley.Denunciation{Notice: parley.Period{Hours: 2}}, Accession: &parley.Accession{}},
		parley.Belligerent, parley.TerritorialState)
	say(a, r1, parley.Accept, nil)
	say(b, r1, parley.Accept, nil)
	say(c, r1, parley.Accept, nil)
	say(b, r1, parley.Reject, nil)
	r2 := revise(r1, parley.Terms{Effective: parley.Effective{At: dawn + 6*hour}}, parley.Belligerent, parley.Guarantor)
	say(a, r2, parley.Accept, nil)
	say(b, r2, parley.Accept, nil)
	say(c, r2, parley.Accept, nil)
	add(b, &statement.Denounce{Arrangement: arr, Revision: r1})
	add(a, &statement.Withdraw{Arrangement: arr, Revision: r1})
	done("table, accept, reject, revise, denounce", 11, hour)
	at := slices.Clone(lines)
	out = append(out, scope{"the same, all at one instant", 3, 11, 0, at})

	r1 = begin(parley.Terms{}, parley.Belligerent, parley.Guarantor, parley.TerritorialState)
	first := say(a, r1, parley.AcceptWithReservation, nil)
	say(a, r1, parley.Accept, nil)
	say(b, r1, parley.Accept, nil)
	second := say(c, r1, parley.AcceptWithReservation, nil)
	add(b, &statement.AcceptReservation{Arrangement: arr, Revision: r1, Reservation: first})
	add(c, &statement.AcceptReservation{Arrangement: arr, Revision: r1, Reservation: first})
	add(c, &statement.ObjectReservation{Arrangement: arr, Revision: r1, Reservation: first})
	add(a, &statement.AcceptReservation{Arrangement: arr, Revision: r1, Reservation: second})
	add(b, &statement.AcceptReservation{Arrangement: arr, Revision: r1, Reservation: second})
	done("reservations", 7, hour)

	r1 = begin(parley.Terms{OpenUntil: dawn + 8*hour}, parley.Belligerent, parley.TerritorialState)
	say(a, r1, parley.AcceptWithCondition, if_(b))
	say(b, r1, parley.AcceptWithCondition, if_(a))
	say(a, r1, parley.AcceptWithCondition, &parley.Condition{Any: []parley.Condition{*if_(b), *if_(c)}})
	say(c, r1, parley.AcceptWithCondition, &parley.Condition{All: []parley.Condition{*if_(b), *if_(a)}})
	say(c, r1, parley.Accept, nil)
	say(b, r1, parley.Undecided, nil)
	both := []parley.PartyID{cast()[a].id, cast()[b].id}
	slices.SortFunc(both, byID)
	add(a, &statement.Simultaneous{Arrangement: arr, Revision: r1, Members: both})
	add(b, &statement.Simultaneous{Arrangement: arr, Revision: r1, Members: both})
	question := textPart(77)
	add(b, &statement.Ask{Arrangement: arr, Revision: r1, Blocking: true, Text: question.ID()}, question)
	add(b, &statement.Settle{Arrangement: arr, Question: numbered(n)})
	done("conditions, cycles, questions", 6, hour)

	r1 = begin(parley.Terms{}, parley.Belligerent)
	say(a, r1, parley.Accept, nil)
	say(a, r1, parley.Reject, nil)
	say(b, r1, parley.AcceptWithCondition, if_(c))
	say(c, r1, parley.Accept, nil)
	r2 = revise(r1, parley.Terms{}, parley.Belligerent)
	say(a, r2, parley.Accept, nil)
	say(b, r2, parley.Accept, nil)
	say(c, r2, parley.Undecided, nil)
	done("one must consent, two are needed", 9, hour)

	r1 = begin(parley.Terms{Duration: parley.Period{Hours: 7}, Renewal: &parley.Renewal{Mode: parley.RenewTacit, Notice: parley.Period{Hours: 1}, Most: 1},
		Denunciation: &parley.Denunciation{Notice: parley.Period{Hours: 1}}, Suspension: &parley.Suspension{Longest: parley.Period{Hours: 3}},
		Accession: &parley.Accession{}, Breach: &parley.Breach{Cure: parley.Period{Hours: 1}, Release: true}}, parley.Belligerent, parley.TerritorialState)
	say(a, r1, parley.Accept, nil)
	say(b, r1, parley.Accept, nil)
	say(c, r1, parley.Accept, nil)
	add(b, &statement.Suspend{Arrangement: arr, Revision: r1})
	add(b, &statement.Resume{Arrangement: arr, Revision: r1})
	add(c, &statement.Denounce{Arrangement: arr, Revision: r1})
	add(c, &statement.Renew{Arrangement: arr, Revision: r1, Expiry: dawn + 10*hour, Decision: statement.DecideObject})
	text := textPart(78)
	add(a, &statement.NotifyBreach{Arrangement: arr, Revision: r1, Against: cast()[b].id, Text: text.ID()}, text)
	notice := numbered(n)
	add(b, &statement.CureBreach{Arrangement: arr, Notice: notice})
	add(a, &statement.Release{Arrangement: arr, Notice: notice})
	done("life after the entry into force", 11, hour)
	return out
}

// TestModelExhaustive plays out the scopes.
func TestModelExhaustive(t *testing.T) {
	for _, sc := range scopes() {
		t.Run(sc.name, func(t *testing.T) {
			depth := sc.depth
			if testing.Short() {
				depth = 5
			}
			var logs atomic.Int64
			var failed atomic.Bool
			var wg sync.WaitGroup
			free := make(chan struct{}, runtime.GOMAXPROCS(0))
			var walk func(path []int)
			walk = func(path []int) {
				if failed.Load() {
					return
				}
				logs.Add(1)
				next, diverged := sc.play(path, len(path) < depth)
				if diverged != "" && !failed.Swap(true) {
					t.Error(diverged)
				}
				for _, i := range next {
					longer := append(slices.Clone(path), i)
					if len(longer) != 3 {
						walk(longer)
						continue
					}
					wg.Go(func() {
						free <- struct{}{}
						defer func() { <-free }()
						walk(longer)
					})
				}
			}
			walk(nil)
			wg.Wait()
			t.Logf("%d orders of up to %d of %d lines, by %d different logs", orders(len(sc.lines), depth), depth, len(sc.lines), logs.Load())
		})
	}
}

// play a path of lines that enter, compare, and give the lines that may follow.
func (sc *scope) play(path []int, further bool) (next []int, diverged string) {
	x, first := newShow(false, sc.parties)
	x.m.maps[mapPart(area{squares: []plot{{0, 0, 1, 1}}}).ID()] = area{squares: []plot{{0, 0, 1, 1}}}
	if err := x.begin(first[:sc.parties+1]); err != nil {
		return nil, err.Error()
	}
	at := func(i int) parley.Instant { return dawn + sc.step*parley.Instant(i+1) }
	for i, k := range path {
		d := sc.lines[k]
		d.at = at(i)
		if entered, diverged := x.send(&d); diverged != "" || !entered {
			return nil, x.story() + "what entered does not enter again: " + diverged
		}
	}
	now := at(len(path) - 1)
	for _, t := range []parley.Instant{now - 1, now, now + 3*hour, now + 100*hour} {
		if diverged := x.compare(t); diverged != "" {
			return nil, x.story() + diverged
		}
	}
	if !further {
		return nil, ""
	}
	for k := range sc.lines {
		if slices.Contains(path, k) {
			continue
		}
		d := sc.lines[k]
		d.at = at(len(path))
		enters, diverged := x.ask(&d)
		if diverged != "" {
			return nil, x.story() + diverged
		}
		if enters {
			next = append(next, k)
		}
	}
	return next, ""
}
