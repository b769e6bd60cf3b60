package bundle

import (
	"fmt"
	"maps"
	"slices"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/geo"
	"github.com/open-parley/parley/proof"
	"github.com/open-parley/parley/statement"
)

// Fold checks records one after the other and folds them into the state that
// the holder may know. It takes nothing from whoever gave the records: party
// numbers, keys and widths come from the statements that it has folded itself.
// It is not for concurrent use.
type Fold struct {
	holder parley.PartyID
	world  *geo.World // that came with the records; nil: none
	state  *docket.State
	tree   proof.Edge

	counts Counts
	last   docket.Entry
	// opaque entries that address the holder, to be named by an erasure.
	addressed map[uint64]bool
	// shown are entries that the holder has without being of their audience,
	// until their arrangement is extended to it.
	shown map[uint64]bool
	// doubts are statements on arrangements that the rules would not let in as
	// things look without what was erased, until an erasure names one of these.
	doubts []doubt
	// promises that are watched for.
	promises promises
	// ready is what Ready has done of records that Add has not seen yet.
	ready map[*Record]*readied
}

// Counts are of the records folded so far. Entries = Readable + Opaque.
type Counts struct {
	Entries  uint64 `json:"entries"`
	Readable uint64 `json:"readable"`
	Opaque   uint64 `json:"opaque"`
	// Before: opaque entries older than the holder's admission, which can't be
	// for it. Opened: later ones that are proven not to be for it, or to have
	// been erased. The rest was not opened.
	Before uint64 `json:"before"`
	Opened uint64 `json:"opened"`
	// Erased entries, and those of them that are proven to have been for the
	// holder.
	Erased    uint64 `json:"erased"`
	ErasedOwn uint64 `json:"erased_own"`
	// Extended: readable entries that were said before their arrangement was
	// extended to the holder.
	Extended uint64 `json:"extended"`
}

// Unopened is the number of opaque entries of which it is not proven that they
// were not for the holder.
func (c Counts) Unopened() uint64 { return c.Opaque - c.Before - c.Opened }

type doubt struct {
	index        uint64
	refusal      error
	arrangements []parley.ArrangementID
}

// CodeEarlier is the code of the refusal of an audience/extend by which the
// holder sees an arrangement that the fold does not know: what was said of it
// before has become visible. A reader who continues from an earlier size must
// take the records anew from the beginning.
const CodeEarlier = "earlier-entries"

// NewFold begins at the empty log. world is the file of attributed territories
// that the records came with; nil: none. The genesis tells whether it, the
// built-in world or none is to be used.
func NewFold(holder parley.PartyID, world *geo.World) *Fold {
	return &Fold{holder: holder, world: world, state: docket.New(nil), addressed: map[uint64]bool{}, shown: map[uint64]bool{}, ready: map[*Record]*readied{}}
}

// Holder is the party whose records these are.
func (f *Fold) Holder() parley.PartyID { return f.holder }

// State is what follows from the records so far. It changes with Add.
func (f *Fold) State() *docket.State { return f.state }

// Size is the number of records folded.
func (f *Fold) Size() uint64 { return f.tree.Size() }

// Root is that of the tree over them.
func (f *Fold) Root() tlog.Hash { return f.tree.Root() }

// Counts says what there was.
func (f *Fold) Counts() Counts { return f.counts }

// Last is the entry that was folded last, for a reader who keeps a state of his
// own beside the fold's.
func (f *Fold) Last() docket.Entry { return f.last }

// Add checks the next record and folds it in. The error is a *parley.Refusal
// that names the entry; the fold can't be used any more then.
func (f *Fold) Add(r *Record) error {
	if err := r.valid(); err != nil {
		return refuse("bad-record", err, "Entry %d is no record of a bundle: %v.", r.Index, err)
	}
	if r.Index != f.tree.Size() {
		return refuse("order", nil, "Entry %d stands where entry %d belongs.", r.Index, f.tree.Size())
	}
	if r.Leaf.At < f.state.Head() {
		return refuse("order", nil, "Entry %d is earlier than the one before it.", r.Index)
	}
	e := docket.Entry{Index: r.Index, At: r.Leaf.At, Refused: r.Leaf.Refused}
	if done := f.take(r); r.Submission == nil {
		if err := f.opaque(r, done); err != nil {
			return err
		}
	} else if err := f.readable(r, done, &e); err != nil {
		return err
	}
	if err := f.apply(e); err != nil {
		return refuse("does-not-follow", err, "Entry %d can't follow from what is before it: %v.", r.Index, err)
	}
	if f.state.Genesis() == nil {
		return noGenesis()
	}
	if e.Signed != nil {
		f.after(r, e.Signed)
	}
	f.tree.Add(r.Leaf.Hash())
	f.promises.met(r.Leaf)
	f.counts.Entries++
	f.last = e
	return nil
}

func noGenesis() error {
	return refuse("no-genesis", nil, "The first entry, which founds the ledger and goes to everyone, is missing.")
}

// apply folds the entry. What an honest ledger admits never makes it panic;
// here anything may come.
func (f *Fold) apply(e docket.Entry) (err error) {
	defer func() {
		if v := recover(); v != nil {
			err = fmt.Errorf("the fold gave up: %v", v)
		}
	}()
	return f.state.Apply(e)
}

// opaque checks an entry that the holder can't read.
func (f *Fold) opaque(r *Record, done *readied) error {
	if r.Index == 0 {
		return noGenesis()
	}
	f.counts.Opaque++
	number, admitted := f.state.PartyNumber(f.holder)
	if !admitted {
		if r.Own != nil {
			return refuse("bad-opening", nil, "Entry %d opens a slot of a party that was not admitted yet.", r.Index)
		}
		f.counts.Before++
		return nil
	}
	if r.Own == nil {
		return nil
	}
	if r.Own.Number != number {
		return refuse("bad-opening", nil, "Entry %d opens slot %d; the holder's is %d.", r.Index, r.Own.Number, number)
	}
	if err := f.opens(r, *r.Own, done.own); err != nil {
		return err
	}
	f.counts.Opened++
	if r.Own.Bit {
		f.addressed[r.Index] = true
	}
	return nil
}

// opens checks an opening, which was verified against the leaf, against the
// number of parties.
func (f *Fold) opens(r *Record, o proof.Opening, err error) error {
	if want := proof.Width(f.state.PartyCount()); o.Width != want {
		return refuse("bad-opening", nil, "Entry %d has %d slots; with the parties that there were it has %d.", r.Index, o.Width, want)
	}
	if err != nil {
		return refuse("bad-opening", err, "Entry %d: %v.", r.Index, err)
	}
	return nil
}

// readable checks an entry that the holder has: that it is what the leaf
// commits to, properly signed, for this audience, and let in by the rules.
func (f *Fold) readable(r *Record, done *readied, e *docket.Entry) error {
	f.counts.Readable++
	signed, err := done.signed, done.unreadable
	if err != nil {
		return refuse("bad-statement", err, "The statement of entry %d can't be read: %v", r.Index, err)
	}
	if done.bad != nil || done.commitment != r.Leaf.C {
		return refuse("bad-envelope", done.bad, "Entry %d is not the statement that its leaf commits to.", r.Index)
	}
	keyOf := f.state.Key
	if g, ok := signed.Statement.Body.(*statement.Genesis); ok && !r.Leaf.Refused {
		if r.Index != 0 {
			return refuse("not-first", nil, "Entry %d founds a ledger; only the first can.", r.Index)
		}
		if keyOf, err = f.begin(g); err != nil {
			return err
		}
	}
	if err = done.invalid; !done.verified {
		err = signed.Envelope.Verify(keyOf)
	}
	if err != nil {
		return refuse("bad-signature", err, "Entry %d: %v", r.Index, err)
	}
	if err := f.addresses(r, done, signed.Statement.Audience); err != nil {
		return err
	}
	e.Signed = signed
	return f.admit(r, signed)
}

// begin takes the world that the genesis names, and its key.
func (f *Fold) begin(g *statement.Genesis) (func(parley.KeyID) (parley.Key, bool), error) {
	world, err := WorldFor(g.World, f.world)
	if err != nil {
		return nil, err
	}
	f.state = docket.New(world)
	return func(id parley.KeyID) (parley.Key, bool) {
		own, err := statement.KeyIDOf(g.Key)
		return g.Key, err == nil && own == id
	}, nil
}

// WorldFor finds the file of attributed territories with that digest: none for
// zero, the built-in one, or the one that was carried along.
func WorldFor(digest parley.Digest, carried *geo.World) (*geo.World, error) {
	switch {
	case digest == parley.Digest{}:
		return nil, nil
	case carried != nil && carried.Digest() == digest:
		return carried, nil
	case geo.BuiltinWorld().Digest() == digest:
		return geo.BuiltinWorld(), nil
	}
	return nil, refuse("another-world", nil, "The ledger was founded with the territory file %s, which is neither built in nor carried along.", parley.Short(digest))
}

// addresses checks that the slot tree holds a 1 for exactly whom the statement
// addresses, as far as a receipt proves it.
func (f *Fold) addresses(r *Record, done *readied, a statement.Audience) error {
	if r.Everyone != nil {
		if want := proof.Width(f.state.PartyCount()); r.Everyone.Width != want {
			return refuse("bad-opening", nil, "Entry %d has %d slots; with the parties that there were it has %d.", r.Index, r.Everyone.Width, want)
		}
		if err := done.everyone; err != nil {
			return refuse("bad-opening", err, "Entry %d: %v.", r.Index, err)
		}
	}
	for i, o := range r.Openings {
		if err := f.opens(r, o, done.openings[i]); err != nil {
			return err
		}
	}
	receipt := proof.Receipt{Openings: r.Openings, Everyone: r.Everyone}
	if err := receipt.Addresses(a, f.state.PartyNumber); err != nil {
		return refuse("bad-opening", err, "Entry %d: %v", r.Index, err)
	}
	return nil
}

// admit asks the rules. A statement on an arrangement may look as if it could
// not enter, because what it rests on was erased since: it is in doubt until
// the erasure comes.
func (f *Fold) admit(r *Record, x *statement.Signed) error {
	if r.Leaf.Refused {
		return nil // it keeps a promise, and the rules let nothing follow from it
	}
	if err := f.state.AdmitSpeaker(x, r.Leaf.At); err != nil {
		return f.notAdmitted(r.Index, err)
	}
	if b, ok := x.Statement.Body.(*statement.Erase); ok {
		return f.erases(r.Index, b)
	}
	if b, ok := x.Statement.Body.(*statement.Extend); ok && (b.Everyone || slices.Contains(b.Parties, f.holder)) {
		if _, known := f.state.Audience(b.Arrangement); !known {
			return refuse(CodeEarlier, nil, "Entry %d shows arrangement %s to more parties, and what was said of it before is missing.", r.Index, parley.Short(b.Arrangement))
		}
	}
	err := f.state.Admit(x, r.Leaf.At)
	subject := x.Statement.Subject()
	if err == nil || subject.Kind != statement.SubjectArrangement {
		return f.notAdmitted(r.Index, err)
	}
	d := doubt{index: r.Index, refusal: err, arrangements: []parley.ArrangementID{parley.ArrangementID(subject.ID)}}
	switch b := x.Statement.Body.(type) {
	case *statement.Counter:
		d.arrangements = []parley.ArrangementID{parley.ArrangementID(x.ID), b.Answers}
	case *statement.Table, *statement.Declare, *statement.Assert:
		d.arrangements[0] = parley.ArrangementID(x.ID)
	}
	f.doubts = append(f.doubts, d)
	return nil
}

func (f *Fold) notAdmitted(index uint64, err error) error {
	if err == nil {
		return nil
	}
	return refuse("not-admitted", err, "Entry %d should not be in the log: %v", index, err)
}

// erases checks what an erasure says of entries that are there to compare.
func (f *Fold) erases(index uint64, b *statement.Erase) error {
	for _, e := range b.Effects {
		at, known := f.state.Find(e.Statement)
		if e.Index >= index || known && at != e.Index {
			return refuse("wrong-effect", nil, "Entry %d erases statement %s as entry %d, where it is not.", index, parley.Short(e.Statement), e.Index)
		}
	}
	return nil
}

// after keeps account of what a folded statement shows or erases.
func (f *Fold) after(r *Record, x *statement.Signed) {
	if !x.Statement.Audience.Has(f.holder) {
		f.shown[r.Index] = true
		f.counts.Extended++
	}
	b, ok := x.Statement.Body.(*statement.Erase)
	if !ok || r.Leaf.Refused {
		return
	}
	f.counts.Erased += uint64(len(b.Effects))
	for _, e := range b.Effects {
		if f.addressed[e.Index] {
			f.counts.ErasedOwn++
			delete(f.addressed, e.Index)
		}
		delete(f.shown, e.Index)
	}
	f.doubts = slices.DeleteFunc(f.doubts, func(d doubt) bool { return slices.Contains(d.arrangements, b.Arrangement) })
}

// Check tells, at a size at which the log was signed, whether the records are
// the holder's own and whole: nothing that addresses it lies opaque without
// having been erased, it was shown nothing that is not for it, and the rules
// let everything in. Between two such sizes it may fail for what is on its way.
func (f *Fold) Check() error {
	if len(f.addressed) > 0 {
		first := slices.Min(slices.Collect(maps.Keys(f.addressed)))
		return refuse("withheld", nil, "Entry %d is for %s by the log's own proof, but its statement was withheld, and no erasure names it.", first, f.name())
	}
	for _, i := range slices.Sorted(maps.Keys(f.shown)) {
		if !f.state.Visible(i, f.holder) {
			return refuse("not-for-holder", nil, "Entry %d is not for %s: this is another party's view of the log, or the host showed what it must not.", i, f.name())
		}
		delete(f.shown, i)
	}
	if len(f.doubts) > 0 {
		d := f.doubts[0]
		return f.notAdmitted(d.index, d.refusal)
	}
	if _, ok := f.state.PartyNumber(f.holder); !ok {
		return refuse("unknown-holder", nil, "%s is no party of this ledger.", f.name())
	}
	return nil
}

// name is the holder's, for sentences.
func (f *Fold) name() string {
	if p, ok := f.state.Party(f.holder); ok {
		return p.Profile.Name
	}
	return "party " + parley.Short(f.holder)
}
