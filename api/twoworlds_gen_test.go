package api_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/api"
	"github.com/open-parley/parley/api/apitest"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/statement"
)

// matter is an arrangement as whoever speaks to it knows it.
type matter struct {
	id      parley.ArrangementID
	rev     parley.RevisionID
	to      statement.Audience
	members []int // of the others, by number; -1 is the observer
}

// annex is a private annex that waits to be deposited.
type annex struct {
	by      int
	deposit *statement.Deposit
	to      statement.Audience
	parts   statement.Parts
}

// known are identifiers of one kind of thing.
type known struct {
	statements   []parley.StatementID
	arrangements []parley.ArrangementID
	revisions    []parley.RevisionID
	operations   []parley.OperationID
	wires        []string // submissions
	kinds        map[statement.Type]int
}

func (k *known) add(x *statement.Signed, sub *statement.Submission, t testing.TB) {
	k.statements = append(k.statements, x.ID)
	if k.kinds == nil {
		k.kinds = map[statement.Type]int{}
	}
	k.kinds[x.Statement.Type]++
	k.wires = append(k.wires, string(apitest.Wire(t, sub)))
	switch x.Statement.Type {
	case statement.ArrangementTable, statement.ArrangementCounter:
		k.arrangements = append(k.arrangements, parley.ArrangementID(x.ID))
		k.revisions = append(k.revisions, x.RevisionID)
	case statement.OperationPlan:
		k.operations = append(k.operations, parley.OperationID(x.ID))
	}
}

// world is one of the two: the same in all that the observer may see.
type world struct {
	t      testing.TB
	h      *apitest.Host
	rng    *rand.Rand // of what is hidden here
	others []*apitest.Actor
	hidden known
	talks  []matter // among the others alone
	// annexes are private ones that may be deposited, the same in both.
	annexes []annex
	plans   []struct {
		by int
		id parley.OperationID
		to statement.Audience
	}
	notes []string // the signed checkpoint of each size since the worlds parted
}

// worlds go on together: each step is one entry in both, at the same time.
type worlds struct {
	t        *testing.T
	rng      *rand.Rand
	at       parley.Instant
	observer *apitest.Actor
	others   []*apitest.Actor
	seen     statement.Seen
	a, b     *world
	own      known
	shared   []matter // which the observer sees
	annexes  []annex  // private, of what the observer sees, for others
	later    []matter // which it does not see yet; the same in both
}

const otherParties = 4

// part founds a ledger and has it go on as two.
func part(t *testing.T, seed uint64) *worlds {
	w := &worlds{t: t, rng: rand.New(rand.NewPCG(seed, 1)), at: parley.At(time.Now())}
	h := apitest.FoundWith(t, api.Options{Authenticate: byHeader, Now: func() parley.Instant { return w.at }, Rates: unlimited})
	w.observer = h.Admit("Observer", parley.ArmedForce)
	for i := range otherParties {
		w.others = append(w.others, h.Admit(fmt.Sprint("Other ", i), parley.ArmedForce))
	}
	head := h.Ledger.Head()
	w.seen = statement.Seen{Size: head.Size, Root: parley.Digest(head.Root)}
	w.a = &world{t: t, h: h, rng: rand.New(rand.NewPCG(seed, 2)), others: w.others}
	w.b = &world{t: t, h: h.Twin(), rng: rand.New(rand.NewPCG(seed, 3))}
	for _, o := range w.others {
		w.b.others = append(w.b.others, o.As(w.b.h))
	}
	w.note()
	return w
}

var unlimited = api.Rates{Post: 1e9, Public: 1e9, Login: 1e9, Failure: 1e9, Sealed: 1e9, Export: 1e9, DayStatements: 1e9, DayBytes: 1e15}

func (w *worlds) note() {
	for _, x := range []*world{w.a, w.b} {
		x.notes = append(x.notes, string(x.h.Ledger.Checkpoint()))
	}
}

// step lets time pass and enters one entry in each world.
func (w *worlds) step() {
	w.at += parley.Instant(1 + w.rng.IntN(20_000))
	before := w.a.h.Ledger.Head().Size
	switch n := w.rng.IntN(10); {
	case n < 3:
		w.say()
	case n == 3:
		w.refuse()
	default:
		w.a.whisper()
		w.b.whisper()
	}
	if a, b := w.a.h.Ledger.Head().Size, w.b.h.Ledger.Head().Size; a != before+1 || b != a {
		w.t.Fatalf("a step led from %d entries to %d and %d", before, a, b)
	}
	w.note()
}

// both enters one statement in both worlds, if the first takes it.
func (w *worlds) both(by *apitest.Actor, body statement.Body, to statement.Audience, parts statement.Parts) *statement.Signed {
	sub, signed := by.SignSeeing(w.seen, body, to, parts)
	if _, err := w.a.h.Ledger.Submit(context.Background(), sub); err != nil {
		return nil
	}
	if _, err := w.b.h.Ledger.Submit(context.Background(), sub); err != nil {
		w.t.Fatalf("what entered one world does not enter the other: %T by %v to %v: %v", body, by.ID, to, err)
	}
	if to.Has(w.observer.ID) {
		w.own.add(signed, sub, w.t)
	}
	return signed
}

func (w *worlds) actor(n int) *apitest.Actor {
	if n < 0 {
		return w.observer
	}
	return w.others[n]
}

// say enters what is the same in both worlds: most of it the observer sees.
func (w *worlds) say() {
	for range 20 {
		if w.trySay() != nil {
			return
		}
	}
	w.both(w.observer, &statement.Update{Profile: parley.Profile{Name: fmt.Sprint("Observer ", w.at), Kind: parley.ArmedForce}}, statement.Everyone, nil)
}

func (w *worlds) trySay() *statement.Signed {
	var m *matter
	if len(w.shared) > 0 {
		m = &w.shared[w.rng.IntN(len(w.shared))]
	}
	n := w.rng.IntN(10)
	if m == nil && n > 3 {
		n = 0
	}
	switch n {
	case 0: // an arrangement that the observer sees
		return w.table(true)
	case 1: // one that it does not see yet
		return w.table(false)
	case 2:
		i := w.rng.IntN(otherParties)
		return w.both(w.others[i], &statement.Update{Profile: parley.Profile{Name: fmt.Sprint("Other ", i, " ", w.at), Kind: parley.ArmedForce}}, statement.Everyone, nil)
	case 3:
		if len(w.later) == 0 {
			return nil
		}
		late := w.later[0]
		x := w.both(w.actor(late.members[0]), &statement.Extend{Arrangement: late.id, Parties: []parley.PartyID{w.observer.ID}}, late.to, nil)
		if x != nil {
			late.to = statement.Parties(append(late.to.Parties, w.observer.ID)...)
			late.members = append(late.members, -1)
			w.shared, w.later = append(w.shared, late), w.later[1:]
			w.own.arrangements, w.own.revisions = append(w.own.arrangements, late.id), append(w.own.revisions, late.rev)
		}
		return x
	case 4, 5, 6:
		stance := []parley.Stance{parley.Accept, parley.Reject, parley.Accept}[w.rng.IntN(3)]
		return w.both(w.actor(m.members[w.rng.IntN(len(m.members))]), &statement.Position{Arrangement: m.id, Revision: m.rev, Stance: stance}, m.to, nil)
	case 7:
		parts := statement.Parties(w.observer.ID, w.others[w.rng.IntN(otherParties)].ID)
		return w.plan(parts)
	case 8: // private talk of the observer's own
		parts := statement.Parts{}
		other := m.members[0]
		if other < 0 {
			return nil
		}
		return w.both(w.observer, &statement.Comment{Arrangement: m.id, Text: apitest.Text(w.t, parts, "Between us.")}, statement.Parties(w.observer.ID, w.others[other].ID), parts)
	default:
		parts := statement.Parts{}
		return w.both(w.actor(m.members[w.rng.IntN(len(m.members))]), &statement.Ask{Arrangement: m.id, Revision: m.rev, Blocking: true, Text: apitest.Text(w.t, parts, "Which road?")}, m.to, parts)
	}
}

func (w *worlds) table(sees bool) *statement.Signed {
	first := w.rng.IntN(otherParties)
	members := []int{first, (first + 1) % otherParties}
	to := []parley.PartyID{w.others[members[0]].ID, w.others[members[1]].ID}
	if sees {
		members, to = append(members, -1), append(to, w.observer.ID)
	}
	holders := make([]*apitest.Actor, len(members))
	for i, n := range members {
		holders[i] = w.actor(n)
	}
	r, parts := apitest.Corridor(w.t, fmt.Sprint("1. The road at ", w.at, ".\n"), int32(100_000+w.rng.IntN(900_000)), holders...)
	private := statement.Parts{}
	if sees {
		r.Private = []parley.PrivateAnnex{{Label: "guards", Part: apitest.Text(w.t, private, "Who stands where."), Parties: []parley.PartyID{w.others[members[1]].ID}}}
	}
	x := w.both(w.others[members[0]], &statement.Table{Revision: r}, statement.Parties(to...), parts)
	if x == nil {
		return nil
	}
	if sees {
		w.annexes = append(w.annexes, annex{members[0], &statement.Deposit{Arrangement: parley.ArrangementID(x.ID), Revision: x.RevisionID, Label: "guards", Part: r.Private[0].Part},
			statement.DepositAudience(&r.Private[0], w.others[members[0]].ID), private})
		w.a.annexes, w.b.annexes = w.annexes, w.annexes
	}
	m := matter{parley.ArrangementID(x.ID), x.RevisionID, statement.Parties(to...), members}
	if sees {
		w.shared = append(w.shared, m)
	} else {
		w.later = append(w.later, m)
	}
	return x
}

func (w *worlds) plan(to statement.Audience) *statement.Signed {
	parts := statement.Parts{}
	return w.both(w.observer, &statement.Plan{Intent: intent(w.t, w.rng, w.at, parts)}, to, parts)
}

func intent(t testing.TB, rng *rand.Rand, at parley.Instant, parts statement.Parts) statement.Intent {
	from := at + parley.Instant(rng.IntN(3_600_000))
	return statement.Intent{Activity: parley.MilitaryFlight, Window: parley.Window{From: from, Until: from + 7_200_000},
		Map: apitest.Annex(t, parts, apitest.Square("flight", 36_0000000+int32(rng.IntN(1_000_000)), 35_0000000, 200_000))}
}

// refuse enters a refused entry in each world: its own, or a hidden one.
func (w *worlds) refuse() {
	if w.rng.IntN(3) == 0 {
		sub, _ := w.observer.SignAfterSeeing(w.seen, parley.StatementID{1}, &statement.Update{Profile: parley.Profile{Name: fmt.Sprint("No ", w.at), Kind: parley.State}}, statement.Everyone, nil)
		w.own.wires, w.own.statements = append(w.own.wires, string(apitest.Wire(w.t, sub))), append(w.own.statements, sub.Envelope.ID())
		w.a.promise(sub)
		w.b.promise(sub)
		return
	}
	if hidden := w.a.talks; len(hidden) > 0 && w.rng.IntN(2) == 0 { // the reason is the author's alone
		m := hidden[w.rng.IntN(len(hidden))]
		by := w.others[m.members[0]]
		sub, signed := by.SignAfterSeeing(w.seen, parley.StatementID{}, &statement.Position{Arrangement: m.id, Revision: m.rev, Stance: parley.Accept}, statement.Parties(by.ID, w.observer.ID), nil)
		w.own.wires, w.own.statements = append(w.own.wires, string(apitest.Wire(w.t, sub))), append(w.own.statements, signed.ID)
		w.a.promise(sub)
		w.b.promise(sub)
		return
	}
	for _, x := range []*world{w.a, w.b} {
		by := x.others[x.rng.IntN(otherParties)]
		parts := statement.Parts{}
		text := apitest.Text(w.t, parts, "Never said"+longer(x.rng))
		sub, signed := by.SignAfter(parley.StatementID{2}, &statement.Comment{Arrangement: parley.ArrangementID{9, byte(x.rng.IntN(256))}, Text: text}, x.among(by), parts)
		x.hidden.add(signed, sub, w.t)
		x.promise(sub)
	}
}

// promise has a statement promised, and waits until it has entered.
func (x *world) promise(sub *statement.Submission) {
	next := x.h.Ledger.Head().Size
	_, err := x.h.Ledger.Promise(context.Background(), sub)
	if err == nil {
		_, err = x.h.Ledger.Await(context.Background(), next)
	}
	if err != nil {
		x.t.Fatal(err)
	}
}

// among is an audience of others, by among them.
func (x *world) among(by *apitest.Actor) statement.Audience {
	ids := []parley.PartyID{by.ID}
	for _, o := range x.others {
		if o.ID != by.ID && x.rng.IntN(2) == 0 {
			ids = append(ids, o.ID)
		}
	}
	return statement.Parties(ids...)
}

// longer makes texts of other lengths.
func longer(rng *rand.Rand) string { return fmt.Sprintf("%*s", rng.IntN(3000), ".") }

func (x *world) try(by *apitest.Actor, body statement.Body, to statement.Audience, parts statement.Parts) *statement.Signed {
	if to.Has(x.h.Registrar.ID) && body.Type() != statement.RetentionHold && body.Type() != statement.RetentionAnnounce && body.Type() != statement.RetentionErase {
		return nil
	}
	sub, signed := by.Sign(body, to, parts)
	if _, err := x.h.Ledger.Submit(context.Background(), sub); err != nil {
		return nil
	}
	x.hidden.add(signed, sub, x.t)
	return signed
}

// effects of erasing an arrangement.
func (x *world) effects(id parley.ArrangementID) (out []statement.Effect) {
	x.h.Ledger.View(func(st *docket.State) { out = st.Effects(id, false) })
	return out
}
