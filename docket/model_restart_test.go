package docket_test

import (
	"bytes"
	"encoding/json"
	"fmt"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/geo"
)

// restarts stops the fold at random points, goes on from a copy, and compares
// everything with the state that never stopped.
func (x *show) restarts(d *dice) (broken string) {
	want := x.told(x.state)
	for range 2 {
		k := d.n(len(x.entries) + 1)
		s := docket.New(x.world)
		if err := fold(s, x.entries[:k]); err != nil {
			return x.story() + err.Error()
		}
		s.At(s.Head()).Arrangements() // which a moment remembers
		before := x.told(s)
		copied, restored := s.Clone(), restored(s, x.world)
		if x.told(restored) != before {
			return x.story() + fmt.Sprintf("what was stored after entry %d tells otherwise", k)
		}
		if err := fold(s, x.entries[k:]); err != nil {
			return x.story() + err.Error()
		}
		if x.told(copied) != before {
			return x.story() + fmt.Sprintf("what was folded after entry %d shows in a copy made there", k)
		}
		if err := fold(copied, x.entries[k:]); err != nil {
			return x.story() + err.Error()
		}
		if x.told(copied) != want || x.told(s) != want {
			return x.story() + fmt.Sprintf("a copy made after %d entries goes on otherwise", k)
		}
		if err := fold(restored, x.entries[k:]); err != nil {
			return x.story() + err.Error()
		}
		if x.told(restored) != want || !bytes.Equal(encoded(restored), encoded(x.state)) {
			return x.story() + fmt.Sprintf("what was stored after %d entries goes on otherwise", k)
		}
	}
	return ""
}

// encoded is the one encoding of a state.
func encoded(s *docket.State) []byte {
	var b bytes.Buffer
	if err := s.Encode(&b); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// restored is the state that comes out of a state's encoding.
func restored(s *docket.State, world *geo.World) *docket.State {
	b := encoded(s)
	out, err := docket.Decode(bytes.NewReader(b), world)
	if err != nil {
		panic(err)
	}
	if !bytes.Equal(encoded(out), b) {
		panic("a state has two encodings")
	}
	return out
}

func fold(s *docket.State, entries []docket.Entry) error {
	for _, e := range entries {
		if err := s.Apply(e); err != nil {
			return err
		}
	}
	return nil
}

// told is everything that a state says.
func (x *show) told(s *docket.State) string {
	var out []any
	out = append(out, s.Size(), s.Head(), s.Digest(), s.Fingerprint(), s.Parties(), s.Territories(), s.Operations(), s.Policy(), s.Genesis())
	for _, t := range []parley.Instant{dawn, (dawn + s.Head()) / 2, s.Head(), s.Head() + 40*24*hour} {
		for _, a := range s.At(t).Arrangements() {
			measured, _ := s.At(t).Arrangement(a.Arrangement)
			impact, err := s.At(t).Impact(a.Arrangement, a.Current, parley.PartyID{})
			audience, _ := s.Audience(a.Arrangement)
			out = append(out, a, measured, impact, fmt.Sprint(err), s.Talk(a.Arrangement), s.Effects(a.Arrangement, false), audience)
			for _, r := range a.Revisions {
				out = append(out, s.Deposits(a.Arrangement, r.Revision))
			}
		}
	}
	for _, p := range s.Parties() {
		out = append(out, s.Keys(p.ID), s.View(p.ID).Digest(), s.View(p.ID).Fingerprint())
	}
	for _, e := range x.entries {
		n, ok := s.Find(e.Signed.ID)
		out = append(out, n, ok, s.Prev(e.Signed.Statement.Author, e.Signed.Statement.Subject(), e.Signed.Statement.Audience))
		for _, p := range s.Parties() {
			out = append(out, s.Visible(e.Index, p.ID))
		}
	}
	b, err := json.Marshal(out)
	if err != nil {
		panic(err)
	}
	return string(b)
}
