// Package zones draws zones, positions and moving things by numbers from a
// seed: the workload of the figures and benchmarks of package fence. The same
// seed draws the same, on one kind of processor.
package zones

import (
	"fmt"
	"math"
	"math/rand/v2"

	"github.com/open-parley/parley"
)

// Spread is where things lie.
type Spread int

const (
	Region Spread = iota // longitude 0° to 10°, latitude 40° to 50°
	World                // longitude ±179°, latitude ±70°, alike on each square kilometre
)

func (s Spread) String() string {
	if s == World {
		return "world"
	}
	return "region"
}

// Start is the first instant at which a zone may count: 2026-01-01T00:00:00Z.
const Start parley.Instant = 1_767_225_600_000

const (
	unit      = 1e7     // a degree
	kmPerDeg  = 111.195 // of a great circle on the sphere of mean radius
	degPerRad = 180 / math.Pi
	second    = 1000 // ms
)

// Source is where numbers come from.
func Source(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 0x9e3779b97f4a7c15)) }

// degrees draws a position.
func (s Spread) degrees(r *rand.Rand) (lon, lat float64) {
	if s == Region {
		return 10 * r.Float64(), 40 + 10*r.Float64()
	}
	lat = degPerRad * math.Asin((2*r.Float64()-1)*math.Sin(70/degPerRad))
	return -179 + 358*r.Float64(), lat
}

// Point draws a position.
func (s Spread) Point(r *rand.Rand) parley.Point { return point(s.degrees(r)) }

func point(lon, lat float64) parley.Point {
	return parley.Point{Lon: int32(math.Round(lon * unit)), Lat: int32(math.Round(lat * unit))}
}

// Points draws n positions.
func (s Spread) Points(n int, seed uint64) []parley.Point {
	r := Source(seed)
	out := make([]parley.Point, n)
	for i := range out {
		out[i] = s.Point(r)
	}
	return out
}

// Volumes draws n zones.
func (s Spread) Volumes(n int, seed uint64) []parley.Volume {
	r := Source(seed)
	out := make([]parley.Volume, n)
	for i := range out {
		out[i] = Volume(r, s.Point(r))
		out[i].ID = fmt.Sprint("z", i)
	}
	return out
}

// Volume draws a zone about a position: a star of 20 to 60 vertices, 5 to 50 km
// across, with straight edges, a floor of 0 or 50 m and a ceiling 120 to 2,120 m
// above it over mean sea level, for 1 to 25 hours.
func Volume(r *rand.Rand, centre parley.Point) parley.Volume {
	n := 20 + r.IntN(41)
	radius := (5 + 45*r.Float64()) / 2
	lon, lat := float64(centre.Lon)/unit, float64(centre.Lat)/unit
	shrink := math.Cos(lat / degPerRad)
	ring := make([]parley.Point, n)
	for i := range ring {
		s, c := math.Sincos((float64(i) + 0.8*r.Float64()) * 2 * math.Pi / float64(n))
		d := radius * (0.6 + 0.4*r.Float64()) / kmPerDeg
		ring[i] = point(lon+d*c/shrink, lat+d*s)
	}
	floor := int64(r.IntN(2)) * 50_000
	ceiling := floor + 120_000 + int64(r.IntN(2000))*1000
	from := Start + parley.Instant(r.IntN(3600))*second
	until := from + parley.Instant(3600+r.IntN(86_400))*second
	return parley.Volume{
		ID:        "z",
		Footprint: parley.Footprint{Polygons: [][][]parley.Point{{ring}}, Edges: parley.EdgesStraight},
		Floor:     &parley.Height{Datum: parley.DatumAMSL, MM: floor},
		Ceiling:   &parley.Height{Datum: parley.DatumAMSL, MM: ceiling},
		Windows:   []parley.Window{{From: from, Until: until}},
	}
}

// Track is something that moves straight ahead at one height.
type Track struct {
	lon, lat    float64 // degrees
	east, north float64 // degrees a step
	Height      int32   // mm over mean sea level
}

// Tracks draws n moving things, which go the given metres a step.
func (s Spread) Tracks(n int, metres float64, seed uint64) []Track {
	r := Source(seed)
	out := make([]Track, n)
	for i := range out {
		lon, lat := s.degrees(r)
		sin, cos := math.Sincos(2 * math.Pi * r.Float64())
		d := metres / (1000 * kmPerDeg)
		out[i] = Track{lon, lat, d * cos / math.Cos(lat/degPerRad), d * sin, int32(r.IntN(3000)) * 1000}
	}
	return out
}

// At is where it is after some steps.
func (t *Track) At(step int) parley.Point {
	lon := t.lon + float64(step)*t.east
	return point(lon-360*math.Round(lon/360), t.lat+float64(step)*t.north)
}
