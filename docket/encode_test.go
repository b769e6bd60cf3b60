package docket_test

import (
	"bytes"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/geo"
	"github.com/open-parley/parley/statement"
)

// varied is a log with something of everything: declared and attributed land,
// operations, private talk, holds, a refused entry and an opaque one.
func varied(t testing.TB) (*stream, *geo.World) {
	world := attributed().world
	l := newStream(5, world, func(i int) string { return [...]string{"", "AA", "BB", "", "", ""}[i] })
	l.add(3, &statement.DeclareTerritory{Name: "South", Map: annexPart(parley.Volume{ID: "A", Footprint: square(30.1, 30.1, 0.4)}).ID()},
		annexPart(parley.Volume{ID: "A", Footprint: square(30.1, 30.1, 0.4)}))
	for i := range 3 {
		l.arrangement(i)
	}
	zone := annexPart(parley.Volume{ID: "A", Footprint: parley.Footprint{Circle: &parley.Circle{Centre: parley.Point{Lon: 301000000, Lat: 301000000}, Radius: 9_000_000}}})
	plan := parley.OperationID(l.add(4, &statement.Plan{Intent: statement.Intent{Activity: parley.CivilFlight, Purpose: parley.PurposeMedevac, Map: zone.ID(),
		Window: parley.Window{From: l.at, Until: l.at + 1_000_000}}}, zone))
	l.add(4, &statement.Start{Operation: plan})
	l.add(4, &statement.Change{Operation: plan, Intent: statement.Intent{Activity: parley.Drone, Map: zone.ID(), Window: parley.Window{From: l.at, Until: l.at + 9}}}, zone)
	note := statement.Part{Media: statement.MediaText, Data: []byte("Between us.")}
	arrangement := parley.ArrangementID(l.entries[len(l.ids)+1].Signed.ID)
	l.tell(1, statement.Parties(l.ids[1], l.ids[2]), &statement.Comment{Arrangement: arrangement, Text: note.ID(), Clause: "1", Point: &parley.Point{Lon: 5, Lat: -6}}, note)
	for i := range 2 {
		l.add(2, &statement.TwoPerson{Types: []statement.Type{statement.BreachNotify, statement.PositionTake}[:2-i]})
		l.add(2, &statement.Roster{Post: "office", MustAnswer: i == 0, Deputies: []string{"adviser"}, Watch: []statement.Shift{
			{Window: parley.Window{From: l.at, Until: l.at + 1000}, Post: "office"}, {Window: parley.Window{From: l.at + 1, Until: l.at + 2}, Post: "desk"}}})
	}
	l.add(2, &statement.Roster{Post: "desk"})
	zone0 := l.entries[len(l.ids)+1].Signed
	for i := 1; i < 4; i++ {
		l.add(i, &statement.Publish{Arrangement: parley.ArrangementID(zone0.ID), Revision: zone0.RevisionID, Withdraw: i == 2})
	}
	l.add(0, &statement.Policy{RecoveryDelay: parley.Period{Days: 14}, ErasureNotice: parley.Period{Days: 30}})
	l.add(0, &statement.Policy{RecoveryDelay: parley.Period{Days: 14}, ErasureNotice: parley.Period{Hours: 6}})
	l.add(0, &statement.Announce{Arrangement: arrangement, Comments: true})
	l.add(2, &statement.Hold{Arrangement: arrangement, Reason: "inquiry", Until: l.at + 5_000_000})
	l.add(0, &statement.Hold{Arrangement: arrangement, Reason: "a court"})
	l.add(2, &statement.ReleaseHold{Arrangement: arrangement})
	l.add(0, &statement.Announce{Arrangement: arrangement})
	l.prev = parley.StatementID{9}
	l.add(1, &statement.Update{Profile: parley.Profile{Name: "Elsewhere", Kind: parley.State, Country: "AA"}})
	l.entries[len(l.entries)-1].Refused = true
	l.prev = parley.StatementID{}
	l.entries = append(l.entries, docket.Entry{Index: uint64(len(l.entries)), At: l.at})
	l.add(2, &statement.Update{Profile: parley.Profile{Name: "Party Two", Kind: parley.State, Country: "BB"}})
	return l, world
}

// A state is stored after every entry, and goes on from there.
func TestStoredAfterEveryEntry(t *testing.T) {
	l, world := varied(t)
	x := &show{world: world, entries: l.entries}
	for i := range x.entries {
		if x.entries[i].Signed == nil { // told asks about statements
			x.entries = append(x.entries[:i:i], x.entries[i+1:]...)
			break
		}
	}
	whole := l.fold(t, world)
	want, bytes_ := x.told(whole), encoded(whole)
	s := docket.New(world)
	for i, e := range l.entries {
		r := restored(s, world)
		if err := fold(r, l.entries[i:]); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(encoded(r), bytes_) || x.told(r) != want {
			t.Fatalf("stored after %d entries, the state goes on otherwise", i)
		}
		if err := s.Apply(e); err != nil {
			t.Fatal(err)
		}
	}
}

// No change of an encoding gives the same state, and hardly any gives another:
// whatever is accepted has that very encoding. (A snapshot is sealed besides.)
func TestChangedEncodings(t *testing.T) {
	l, world := varied(t)
	b := encoded(l.fold(t, world))
	for i := range b {
		if _, err := docket.Decode(bytes.NewReader(b[:i]), world); err == nil {
			t.Fatalf("the first %d bytes of %d are accepted", i, len(b))
		}
		for _, x := range [...]byte{1, 0x80} {
			changed := bytes.Clone(b)
			changed[i] ^= x
			oneEncoding(t, changed, world)
		}
	}
	if _, err := docket.Decode(bytes.NewReader(append(b, 0)), world); err == nil {
		t.Fatal("a byte too many is accepted")
	}
	if _, err := docket.Decode(bytes.NewReader(b), nil); err == nil {
		t.Fatal("a state is accepted with another world than its own")
	}
}

// oneEncoding decodes, and checks that what is accepted has this one encoding.
func oneEncoding(t *testing.T, b []byte, world *geo.World) {
	t.Helper()
	s, err := docket.Decode(bytes.NewReader(b), world)
	if err != nil {
		return
	}
	if again := encoded(s); !bytes.Equal(again, b) {
		at := 0
		for at < len(b) && at < len(again) && b[at] == again[at] {
			at++
		}
		t.Fatalf("a state has two encodings, which part at byte %d:\n%x\n%x", at, b[max(0, at-20):min(len(b), at+20)], again[max(0, at-20):min(len(again), at+20)])
	}
}

// FuzzDecode: whatever is decoded has the encoding that it came from.
func FuzzDecode(f *testing.F) {
	l, world := varied(f)
	for _, n := range []int{0, 1, 7, 12, len(l.entries)} {
		s := docket.New(world)
		if err := fold(s, l.entries[:n]); err != nil {
			f.Fatal(err)
		}
		f.Add(encoded(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) { oneEncoding(t, b, world) })
}

// BenchmarkDecode reads the state of a log of the usual mix.
func BenchmarkDecode(b *testing.B) {
	l := newStream(40, nil, nil)
	for i := range 8000 {
		l.arrangement(i)
	}
	s := l.fold(b, nil)
	code := encoded(s)
	for _, what := range []struct {
		name string
		do   func()
	}{
		{"decode", func() {
			if _, err := docket.Decode(bytes.NewReader(code), nil); err != nil {
				b.Fatal(err)
			}
		}},
		{"encode", func() { encoded(s) }},
		{"clone", func() { s.Clone() }},
		{"fingerprint", func() { s.Fingerprint() }},
		{"digest", func() { s.Digest() }},
	} {
		b.Run(what.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				what.do()
			}
			b.ReportMetric(float64(len(l.entries)*b.N)/b.Elapsed().Seconds(), "statements/s")
			b.ReportMetric(float64(len(code))/float64(len(l.entries)), "bytes/statement")
		})
	}
}
