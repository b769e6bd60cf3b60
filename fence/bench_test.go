package fence_test

import (
	"fmt"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/fence"
	"github.com/open-parley/parley/geo"
	"github.com/open-parley/parley/internal/gen/zones"
)

// BenchmarkIndex asks an index of zones with heights and times, in a region and
// world-wide; about half of the zones count at the time.
func BenchmarkIndex(b *testing.B) {
	for _, s := range []zones.Spread{zones.Region, zones.World} {
		for _, n := range []int{1_000, 10_000, 100_000} {
			b.Run(fmt.Sprintf("%s/%d", s, n), func(b *testing.B) {
				x, fixes := drawn(b, s, n)
				b.Run("point", func(b *testing.B) { benchPoint(b, x, fixes) })
				b.Run("points", func(b *testing.B) { benchPoints(b, x, fixes) })
				b.Run("segment", func(b *testing.B) { benchSegment(b, x, fixes) })
				b.Run("volume", func(b *testing.B) { benchVolume(b, x, fixes) })
				b.Run("follow", func(b *testing.B) { benchFollow(b, x, s) })
				b.Run("change", func(b *testing.B) { benchChange(b, x, s) })
			})
		}
	}
}

// drawn is an index of n zones, and positions to look up.
func drawn(b *testing.B, s zones.Spread, n int) (*fence.Index, []fence.Fix) {
	b.Helper()
	e := fence.New(nil).Edit()
	for _, v := range s.Volumes(n, 1) {
		if _, err := e.Add(zoneOf(b, v)); err != nil {
			b.Fatal(err)
		}
	}
	r := zones.Source(3)
	fixes := make([]fence.Fix, 1<<16)
	for i, p := range s.Points(len(fixes), 2) {
		fixes[i] = fence.Fix{Point: p, At: zones.Start + 20_000_000, Height: int32(r.IntN(3000)) * 1000, Datum: fence.AMSL}
	}
	return e.Index(), fixes
}

func zoneOf(b *testing.B, v parley.Volume) fence.Zone {
	b.Helper()
	p, err := geo.PrepareVolume(v)
	if err != nil {
		b.Fatal(err)
	}
	return fence.ZoneOf(p)
}

// benchPoint looks positions up one by one.
func benchPoint(b *testing.B, x *fence.Index, fixes []fence.Fix) {
	b.ReportAllocs()
	var hits []fence.Hit
	var err error
	for i := 0; b.Loop(); i++ {
		if hits, err = x.Point(fixes[i%len(fixes)], hits[:0]); err != nil {
			b.Fatal(err)
		}
	}
}

// benchPoints looks positions up in batches of 64.
func benchPoints(b *testing.B, x *fence.Index, fixes []fence.Fix) {
	const batch = 64
	b.ReportAllocs()
	var found fence.Found
	n := 0
	for ; b.Loop(); n++ {
		at := n * batch % len(fixes)
		if err := x.Points(fixes[at:at+batch], &found); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed())/float64(n*batch), "ns/position")
}

// benchSegment asks about paths of a minute and about 1 km.
func benchSegment(b *testing.B, x *fence.Index, fixes []fence.Fix) {
	b.ReportAllocs()
	var passages []fence.Passage
	var err error
	for i := 0; b.Loop(); i++ {
		from := fixes[i%len(fixes)]
		to := from
		to.Point.Lat, to.At = from.Point.Lat+90_000, from.At+60_000
		if passages, err = x.Segment(from, to, passages[:0]); err != nil {
			b.Fatal(err)
		}
	}
}

// benchVolume asks which zones another one like them meets.
func benchVolume(b *testing.B, x *fence.Index, fixes []fence.Fix) {
	b.ReportAllocs()
	r := zones.Source(5)
	ask := make([]fence.Zone, 256)
	for i := range ask {
		ask[i] = zoneOf(b, zones.Volume(r, fixes[i].Point))
	}
	var hits []fence.Hit
	for i := 0; b.Loop(); i++ {
		hits = x.Volume(ask[i%len(ask)], hits[:0])
	}
}

// benchFollow follows 2^16 tracks that report each second, 100 m on each time.
func benchFollow(b *testing.B, x *fence.Index, s zones.Spread) {
	b.ReportAllocs()
	moving := s.Tracks(1<<16, 100, 7)
	reports := make([]fence.Report, len(moving))
	t := fence.NewTracks(x)
	var events []fence.Event
	follow := func() {
		var err error
		if events, err = t.Follow(reports, events[:0]); err != nil {
			b.Fatal(err)
		}
	}
	step := func(n int) {
		for i := range moving {
			reports[i] = fence.Report{Track: uint64(i), Fix: fence.Fix{Point: moving[i].At(n % 1000),
				At: zones.Start + 20_000_000 + 1000*parley.Instant(n), Height: moving[i].Height, Datum: fence.AMSL}}
		}
	}
	step(0)
	follow()
	n := 0
	for b.Loop() {
		b.StopTimer()
		n++
		step(n)
		b.StartTimer()
		follow()
	}
	b.ReportMetric(float64(b.Elapsed())/float64(n*len(reports)), "ns/position")
}

// benchChange adds a zone and removes it, which makes two indexes.
func benchChange(b *testing.B, x *fence.Index, s zones.Spread) {
	b.ReportAllocs()
	var ask []fence.Zone
	for _, v := range s.Volumes(256, 6) {
		ask = append(ask, zoneOf(b, v))
	}
	for i := 0; b.Loop(); i++ {
		e := x.Edit()
		id, err := e.Add(ask[i%len(ask)])
		if err != nil {
			b.Fatal(err)
		}
		e = e.Index().Edit()
		e.Remove(id)
		x = e.Index()
	}
}
