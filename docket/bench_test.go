package docket_test

import (
	"bytes"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/geo"
	"github.com/open-parley/parley/statement"
)

// arrangement tables a zone between three parties and takes it into force, with
// talk on the way: a dozen statements of the usual mix.
func (l *stream) arrangement(i int) {
	note := statement.Part{Media: statement.MediaText, Salt: statement.Salt{byte(i), byte(i >> 8)}, Data: []byte("As discussed.")}
	text := note.ID()
	part := annexPart(parley.Volume{ID: "A", Footprint: square(float64(i%340)-170, float64(i/340%120)-60, 0.2)})
	a, b, c := 1+i%(len(l.ids)-1), 1+(i+1)%(len(l.ids)-1), 1+(i+2)%(len(l.ids)-1)
	rev := parley.Revision{
		Kind: parley.SafeZone, Basis: parley.Agreed,
		Texts: []parley.Text{{Lang: "en", Authentic: true, Title: fmt.Sprint("Zone ", i), Part: text}},
		Map:   parley.Map{Status: parley.MapFinal, Part: part.ID()},
		Roles: []parley.RoleHolder{
			{Party: l.ids[a], Name: "A", Role: parley.Belligerent}, {Party: l.ids[b], Name: "B", Role: parley.Belligerent}, {Party: l.ids[c], Name: "C", Role: parley.Guarantor}},
		Consenting: []parley.Role{parley.Belligerent, parley.Guarantor},
		Rules:      []parley.Rule{{Clause: "1", Forbids: []parley.Activity{parley.MilitaryFlight}}},
		Terms:      parley.Terms{Duration: parley.Period{Months: 6}, Renewal: &parley.Renewal{Mode: parley.RenewTacit}, Denunciation: &parley.Denunciation{Notice: parley.Period{Days: 30}}},
	}
	id := parley.ArrangementID(l.add(a, &statement.Table{Revision: rev}, part, note))
	r := l.last().RevisionID
	q := l.add(b, &statement.Ask{Arrangement: id, Revision: r, Blocking: true, Text: text}, note)
	l.add(a, &statement.Answer{Arrangement: id, Question: q, Text: text}, note)
	l.add(b, &statement.Settle{Arrangement: id, Question: q})
	l.add(c, &statement.Comment{Arrangement: id, Revision: r, Text: text}, note)
	l.add(b, &statement.Comment{Arrangement: id, Revision: r, Text: text}, note)
	l.add(a, &statement.Position{Arrangement: id, Revision: r, Stance: parley.Accept})
	l.add(b, &statement.Position{Arrangement: id, Revision: r, Stance: parley.AcceptWithCondition, Condition: &parley.Condition{Accepts: l.ids[c]}})
	l.add(c, &statement.Position{Arrangement: id, Revision: r, Stance: parley.Undecided})
	l.add(c, &statement.Comment{Arrangement: id, Revision: r, Text: text}, note)
	if i%2 == 0 {
		l.add(c, &statement.Position{Arrangement: id, Revision: r, Stance: parley.Accept})
		l.add(b, &statement.Comment{Arrangement: id, Revision: r, Text: text}, note)
	}
}

// BenchmarkApply folds a log of the usual mix, without signatures.
func BenchmarkApply(b *testing.B) {
	l := newStream(40, nil, nil)
	for i := range 2000 {
		l.arrangement(i)
	}
	b.ReportAllocs()
	for b.Loop() {
		l.fold(b, nil)
	}
	b.ReportMetric(float64(len(l.entries)*b.N)/b.Elapsed().Seconds(), "statements/s")
}

// BenchmarkAt asks for the whole state of 10,000 arrangements: first at an
// instant that nobody asked about before, then again.
func BenchmarkAt(b *testing.B) {
	l := newStream(40, nil, nil)
	for i := range 10_000 {
		l.arrangement(i)
	}
	s := l.fold(b, nil)
	b.Run("cold", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			s := l.fold(b, nil)
			b.StartTimer()
			if n := len(s.At(s.Head()).Arrangements()); n != 10_000 {
				b.Fatal(n)
			}
		}
	})
	b.Run("later", func(b *testing.B) {
		for t := s.Head(); b.Loop(); { // a term further each time: all that is in force has been renewed
			t = parley.Period{Months: 6}.From(t)
			s.At(t).Arrangements()
		}
	})
	b.Run("again", func(b *testing.B) {
		for b.Loop() {
			s.At(s.Head()).Arrangements()
		}
	})
}

// BenchmarkConsent computes who must consent to a zone of 500 vertices, against
// the world's countries: far inland, and across borders.
func BenchmarkConsent(b *testing.B) {
	world := geo.BuiltinWorld()
	s := newStream(3, world, nil).fold(b, world)
	for _, where := range []struct {
		name     string
		lon, lat float64
		radius   float64
	}{{"inland", 38.5, 35.0, 0.3}, {"borders", 36.7, 33.2, 1.0}, {"sea", -30, 40, 2}} {
		annex := &parley.Annex{Volumes: []parley.Volume{{ID: "A", Footprint: wobbly(where.lon, where.lat, where.radius, 500)}}}
		b.Run(where.name, func(b *testing.B) {
			for b.Loop() {
				if _, err := s.ClaimsOf(annex); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkMeets asks, among 2,000 and 10,000 arrangements that lie all over the
// world, as many operations and a tenth of the territories: whether a flight may
// go somewhere, what a revision means, and what a draft would mean; each by the
// index and by plain loops. "first" is the first question of a state that has
// just come out of its encoding, "declare" folds one more territory.
func BenchmarkMeets(b *testing.B) {
	for _, n := range []int{2000, 10_000} {
		l := newStream(40, nil, nil)
		territory := func(i int) {
			part := annexPart(parley.Volume{ID: "T", Footprint: wobbly(float64(i*7%340)-170, float64(i*7/340%120)-60, 0.5, 100)})
			l.add(1+i%40, &statement.DeclareTerritory{Name: fmt.Sprint(i), Map: part.ID()}, part)
		}
		for i := range n / 10 {
			territory(i)
		}
		for i := range n {
			l.arrangement(i)
			part := annexPart(parley.Volume{ID: "F", Footprint: square(float64(i%340)-170, float64(i/340%120)-60, 0.1)})
			l.add(1+i%40, &statement.Plan{Intent: statement.Intent{Activity: parley.MilitaryFlight,
				Window: parley.Window{From: l.at, Until: l.at + 365*24*3_600_000}, Map: part.ID()}}, part)
		}
		s := l.fold(b, nil)
		now := s.At(s.Head())
		flight := []parley.Volume{{ID: "flight", Footprint: square(-100.3, -57.2, 0.5)}}
		q := parley.Question{Party: l.ids[7], Activity: parley.MilitaryFlight, Window: parley.Window{From: s.Head(), Until: s.Head() + 3_600_000}, Volumes: flight}
		st := now.Arrangements()[n/2]
		rev, _ := s.Revision(st.Arrangement, st.Current)
		run := func(name string, f func() (found int, err error)) {
			b.Run(fmt.Sprint(name, "/", n), func(b *testing.B) {
				if _, err := f(); err != nil { // what is indexed at the first question is measured below
					b.Fatal(err)
				}
				for b.ReportAllocs(); b.Loop(); {
					if found, err := f(); err != nil || found == 0 {
						b.Fatal(found, err)
					}
				}
			})
		}
		checked := func(a *parley.Answer, err error) (int, error) { return len(a.Reasons), err }
		meant := func(x *parley.Impact, err error) (int, error) { return len(x.Confrontations), err }
		run("check/index", func() (int, error) { return checked(now.Check(q)) })
		run("check/plain", func() (int, error) { return checked(now.PlainCheck(q)) })
		run("impact/index", func() (int, error) { return meant(now.Impact(st.Arrangement, st.Current, parley.PartyID{})) })
		run("impact/plain", func() (int, error) { return meant(now.PlainImpact(st.Arrangement, st.Current, parley.PartyID{})) })
		run("draft/index", func() (int, error) {
			return meant(s.At(s.Head()).ImpactOf(l.ids[1], rev.Revision, rev.Annex, parley.PartyID{}))
		})
		var buf bytes.Buffer
		if err := s.Encode(&buf); err != nil {
			b.Fatal(err)
		}
		for _, plain := range []bool{false, true} {
			b.Run(fmt.Sprintf("first/plain=%v/%d", plain, n), func(b *testing.B) {
				for b.Loop() {
					b.StopTimer()
					again, err := docket.Decode(bytes.NewReader(buf.Bytes()), nil)
					if err != nil {
						b.Fatal(err)
					}
					v := again.At(again.Head())
					b.StartTimer()
					if plain {
						_, err = v.PlainCheck(q)
					} else {
						_, err = v.Check(q)
					}
					if err != nil {
						b.Fatal(err)
					}
				}
			})
		}
		for _, most := range []int{16, 64, 256, 1 << 20} {
			b.Run(fmt.Sprintf("ready/%d/%d", most, n), func(b *testing.B) { benchReady(b, buf.Bytes(), most) })
		}
		b.Run(fmt.Sprint("declare/", n), func(b *testing.B) {
			for i := n / 10; b.Loop(); i++ {
				b.StopTimer()
				territory(i)
				e := l.entries[len(l.entries)-1]
				b.StartTimer()
				if err := s.Apply(e); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkPicture keeps everybody's picture of 10,000 arrangements: drawn anew;
// after a statement by which a zone comes into force, or one that changes no
// zone; and moved back and forth in time, over what ends and begins within.
func BenchmarkPicture(b *testing.B) {
	l := newStream(40, nil, nil)
	for i := range 10_000 {
		l.arrangement(2 * i)
	}
	s := l.fold(b, nil)
	first, now := l.entries[0].At, s.Head()
	b.Run("anew", func(b *testing.B) {
		for b.Loop() {
			if x := s.Picture(parley.PartyID{}, now); x.Index().Len() != 10_000 {
				b.Fatal(x.Index().Len())
			}
		}
	})
	p := docket.NewProjector(parley.PartyID{})
	p.Update(s, now)
	update := func(name string, acts func(kind statement.Type) bool) {
		b.Run(name, func(b *testing.B) {
			var times []time.Duration
			for i := 1; b.Loop(); {
				b.StopTimer()
				from := len(l.entries)
				l.arrangement(20_000 + 2*i)
				i++
				for _, e := range l.entries[from:] {
					if err := s.Apply(e); err != nil {
						b.Fatal(err)
					}
					if !acts(e.Signed.Statement.Type) {
						p.Update(s, e.At)
						continue
					}
					b.StartTimer()
					start := time.Now()
					p.Update(s, e.At)
					times = append(times, time.Since(start))
					b.StopTimer()
				}
				b.StartTimer()
			}
			slices.Sort(times)
			b.ReportMetric(float64(times[len(times)/2].Nanoseconds())/1000, "median-µs/update")
		})
	}
	update("accept", func(kind statement.Type) bool { return kind == statement.PositionTake })
	update("comment", func(kind statement.Type) bool { return kind == statement.CommentMake })
	x := p.Picture()
	for _, far := range []parley.Instant{60_000, 24 * 3_600_000} {
		b.Run(fmt.Sprintf("slide/%dm", far/60_000), func(b *testing.B) {
			for t := first; b.Loop(); t = first + (t-first+far)%(now-first) {
				x = x.At(s, t)
			}
		})
	}
}

// BenchmarkViews: 100,000 statements among 200 parties, half of the arrangements
// said to everyone, half to their three participants and party 1, who sees all.
// The host's own is the fold, and then the answer for all arrangements. Ratios
// are those of a party's time to the host's: from nothing; and right after a
// statement, for a party like the others, and for the one that sees all, the
// median of many.
func BenchmarkViews(b *testing.B) {
	const parties, statements = 200, 100_000
	l := newStream(parties, nil, nil)
	for i := 0; len(l.entries) < statements; i++ {
		l.to = statement.Audience{}
		if i%2 == 1 {
			n := len(l.ids) - 1
			l.to = statement.Parties(l.ids[1], l.ids[1+i%n], l.ids[1+(i+1)%n], l.ids[1+(i+2)%n])
		}
		l.arrangement(i)
	}
	l.to = statement.Audience{}
	more := len(l.entries)
	for i := range 1000 {
		l.arrangement(statements + i)
	}
	took := func(f func()) time.Duration {
		start := time.Now()
		f()
		return time.Since(start)
	}
	answer := func(s *docket.State) { s.At(l.at).Arrangements() }
	var host, view, own time.Duration
	var hostNow, partyNow, allNow []time.Duration
	middle := func(all []time.Duration) float64 {
		slices.Sort(all)
		return float64(all[len(all)/2])
	}
	fold := func(entries []docket.Entry) *docket.State {
		s := docket.New(nil)
		for _, e := range entries {
			if err := s.Apply(e); err != nil {
				b.Fatal(err)
			}
		}
		return s
	}
	for b.Loop() {
		var s *docket.State
		host += took(func() { s = fold(l.entries[:more]); answer(s) })
		p := l.ids[77]
		mine := slices.Clone(l.entries[:more])
		for i := range mine {
			if !s.Visible(uint64(i), p) {
				mine[i].Signed = nil
			}
		}
		own += took(func() { answer(fold(mine)) })
		view += took(func() { answer(s.View(l.ids[1])) })

		views := make([]*docket.State, len(l.ids))
		for i, p := range l.ids {
			views[i] = s.ViewFrom(p, nil)
		}
		for i := range 40 { // statements
			if err := s.Apply(l.entries[more+i]); err != nil {
				b.Fatal(err)
			}
			hostNow = append(hostNow, took(func() { answer(s) }))
			for j, p := range l.ids {
				d := took(func() { views[j] = s.ViewFrom(p, views[j]); answer(views[j]) })
				switch {
				case j == 1:
					allNow = append(allNow, d)
				case j > 1:
					partyNow = append(partyNow, d)
				}
			}
		}
	}
	b.ReportMetric(float64(host.Milliseconds())/float64(b.N), "host-ms")
	b.ReportMetric(float64(own)/float64(host), "fold-ratio")
	b.ReportMetric(float64(host+view)/float64(host), "view-ratio")
	b.ReportMetric(middle(hostNow)/1000, "after-host-µs")
	b.ReportMetric(middle(partyNow)/middle(hostNow), "after-ratio")
	b.ReportMetric(middle(allNow)/middle(hostNow), "after-all-ratio")
}

// benchReady has a state that comes out of its encoding index what lies on its
// maps, some maps at a time, and tells how long the longest time was.
func benchReady(b *testing.B, state []byte, most int) {
	longest := time.Duration(0)
	for b.Loop() {
		b.StopTimer()
		s, err := docket.Decode(bytes.NewReader(state), nil)
		if err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		for more := true; more; {
			from := time.Now()
			more = s.Ready(most)
			longest = max(longest, time.Since(from))
		}
	}
	b.ReportMetric(float64(longest.Microseconds())/1000, "ms-longest")
}
