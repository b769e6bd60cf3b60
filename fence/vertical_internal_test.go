package fence

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/geo"
)

// nodes of EGM96 that ParseGeoid looks for, and those around the points below.
var knownNodes = map[[2]float64]float64{
	{90, 0}: 13.606, {-90, 0}: -29.534, {0, 0}: 17.162, {5, 79}: -106.594, {-2, 147}: 77.597, {63, 340}: 63.360, {28, 87}: -28.944,
	{38.5, 269.75}: -31.404, {38.5, 270}: -31.333, {38.75, 269.75}: -31.824, {38.75, 270}: -31.717,
	{-14.75, 305}: -2.591, {-14.75, 305.25}: -3.014, {-14.5, 305}: -3.256, {-14.5, 305.25}: -3.597,
	{46.75, 102.25}: -43.410, {46.75, 102.5}: -43.517, {47, 102.25}: -43.791, {47, 102.5}: -43.726,
	{-23.75, 133.75}: 14.140, {-23.75, 134}: 14.816, {-23.5, 133.75}: 16.951, {-23.5, 134}: 17.472,
	{38.5, 359.75}: 50.380, {38.5, 0}: 50.039, {38.75, 359.75}: 50.480, {38.75, 0}: 50.032,
	{-0.5, 0}: 17.358, {-0.5, 0.25}: 17.364, {-0.25, 0}: 17.193, {-0.25, 0.25}: 17.148,
}

// model is a grid of 15′ with known nodes, and smooth elsewhere, in metres.
func model(row, col int) float64 {
	lat, lon := 90-float64(row)/4, float64(col)/4
	if lat == 90 || lat == -90 {
		lon = 0
	}
	if v, ok := knownNodes[[2]float64{lat, lon}]; ok {
		return v
	}
	return math.Round(1000*(40*math.Sin(lat/20)*math.Cos(lon*math.Pi/60)+10*math.Sin(lon*math.Pi/15))) / 1000
}

func pgm(comment string, value func(row, col int) float64) []byte {
	b := []byte("P5\n# Geoid file in PGM format for the GeographicLib::Geoid class\n# Description WGS84 EGM96, 15-minute grid\n" + comment + "# Origin 90N 0E\n1440   721\n65535\n")
	for i := range 721 * 1440 {
		b = binary.BigEndian.AppendUint16(b, uint16(math.Round((value(i/1440, i%1440)+108)/0.003)))
	}
	return b
}

const header = "# MaxBilinearError 1.152\n# RMSBilinearError 0.040\n# Offset -108\n# Scale 0.003\n"

func dac(value func(row, col int) float64) (b []byte) {
	for i := range 721 * 1440 {
		b = binary.BigEndian.AppendUint16(b, uint16(int16(math.Round(100*value(i/1440, i%1440)))))
	}
	return b
}

func gtx(value func(row, col int) float64) (b []byte) {
	for _, x := range []float64{-90, -180, 0.25, 0.25} {
		b = binary.BigEndian.AppendUint64(b, math.Float64bits(x))
	}
	b = binary.BigEndian.AppendUint32(b, 721)
	b = binary.BigEndian.AppendUint32(b, 1440)
	for i := range 721 * 1440 {
		b = binary.BigEndian.AppendUint32(b, math.Float32bits(float32(value(720-i/1440, (i%1440+720)%1440))))
	}
	return b
}

// published are undulations of EGM96 by its harmonics, from the NGA's own test
// of its program F477: latitude, longitude, metres.
var published = [][3]float64{
	{38.6281550, 269.7791550, -31.628}, {-14.6212170, 305.0211140, -2.969}, {46.8743190, 102.4487290, -43.575},
	{-23.6174460, 133.8747120, 15.871}, {38.6254730, 359.9995000, 50.066}, {-0.4667440, 0.0023000, 17.329},
}

func pointAt(lat, lon float64) parley.Point {
	return parley.Point{Lon: int32(math.Round(math.Remainder(lon, 360) * 1e7)), Lat: int32(math.Round(lat * 1e7))}
}

// Each format gives the published undulations, within its stated error.
func TestGeoidFormats(t *testing.T) {
	for name, b := range map[string][]byte{"pgm": pgm(header, model), "dac": dac(model), "gtx": gtx(model)} {
		g, err := ParseGeoid(b)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		checkPublished(t, name, g)
	}
}

func checkPublished(t *testing.T, name string, g *Geoid) {
	for _, x := range published {
		lo, hi, ok := g.Undulation(pointAt(x[0], x[1]), 0)
		if mm := int64(math.Round(1000 * x[2])); !ok || mm < lo || mm > hi || hi-lo > 2*1_170 {
			t.Errorf("%s at %v: %d to %d mm, %v", name, x, lo, hi, ok)
		}
		if mid := (lo + hi) / 2; math.Abs(float64(mid)-1000*x[2]) > 70 {
			t.Errorf("%s at %v: the middle is %d mm", name, x, mid)
		}
	}
}

// The file of Debian's package proj-data, where it is installed.
func TestGeoidOfProj(t *testing.T) {
	b, err := os.ReadFile("/usr/share/proj/egm96_15.gtx")
	if err != nil {
		t.Skip(err)
	}
	g, err := ParseGeoid(b)
	if err != nil {
		t.Fatal(err)
	}
	checkPublished(t, "proj", g)
}

// What is not EGM96, or not the whole of it, is refused.
func TestGeoidRefused(t *testing.T) {
	off := func(row, col int) float64 { return model(row, col) + 0.1 }
	for name, b := range map[string][]byte{
		"nothing": nil, "few bytes": make([]byte, 39), "zeros": make([]byte, 721*1440*2),
		"another model in dac": dac(off), "another model in gtx": gtx(off), "another model in pgm": pgm(header, off),
		"short": gtx(model)[:4_000_000], "long": append(pgm(header, model), 0),
		"no offset": pgm("# MaxBilinearError 1\n# Scale 0.003\n", model), "no error": pgm("# Offset -108\n# Scale 0.003\n", model),
		"no number":  pgm("# MaxBilinearError NaN\n# Offset -108\n# Scale 0.003\n", model),
		"no size":    []byte("P5\n# x\n65535\n"),
		"large size": []byte("P5\n99999999999 99999999999\n65535\n"),
		"no end":     append([]byte("P5\n"), bytes.Repeat([]byte("#"), 9000)...),
		"huge":       make([]byte, MaxGeoid+1),
		"not finite": func() []byte { b := gtx(model); copy(b[44:], []byte{0x7f, 0xc0, 0, 0}); return b }(),
	} {
		if _, err := ParseGeoid(b); err == nil {
			t.Errorf("%s is taken", name)
		}
	}
	var none *Geoid
	if _, _, ok := none.Undulation(parley.Point{}, 0); ok {
		t.Error("no geoid has an undulation")
	}
}

// An undulation holds the bilinear surface everywhere within the accuracy, at
// the poles and across the antimeridian too, and no more than the disc needs.
func TestUndulationHoldsTheDisc(t *testing.T) {
	g, err := parseGrid(dac(model))
	if err != nil {
		t.Fatal(err)
	}
	g.err = 0
	surface := func(lat, lon float64) float64 {
		y, x := (90-lat)*4, math.Mod(lon+360, 360)*4
		r, c := min(int(y), 719), int(x)
		fy, fx := y-float64(r), x-float64(c)
		v := func(r, c int) float64 { return float64(g.mm[r*1440+c%1440]) }
		return (v(r, c)*(1-fx)+v(r, c+1)*fx)*(1-fy) + (v(r+1, c)*(1-fx)+v(r+1, c+1)*fx)*fy
	}
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	rng := rand.New(rand.NewPCG(seed, 4))
	for i := range 3000 {
		lat, lon := rng.Float64()*180-90, rng.Float64()*360-180
		if i%5 == 0 {
			lat = []float64{90, -90, 89.9, -89.99, 0}[rng.IntN(5)]
		}
		if i%7 == 0 {
			lon = []float64{180, -180, 0, 179.9999999, -0.25}[rng.IntN(5)]
		}
		p := pointAt(lat, lon)
		accuracy := []int64{0, 10_000, 1_000_000, 100_000_000}[rng.IntN(4)]
		lo, hi, ok := g.Undulation(p, accuracy)
		if !ok || lo > hi {
			t.Fatalf("%v ± %d: %d to %d, %v", p, accuracy, lo, hi, ok)
		}
		if accuracy == 0 && hi-lo > 3 && lat < 89 && lat > -89 {
			t.Fatalf("%v: from %d to %d mm for a single point", p, lo, hi)
		}
		d := float64(accuracy) / 6_400e6 * 180 / math.Pi // degrees
		for range 20 {
			bearing, far := rng.Float64()*2*math.Pi, d*math.Sqrt(rng.Float64())
			a, b := destination(float64(p.Lat)/1e7, float64(p.Lon)/1e7, bearing, far)
			if s := surface(a, b); s < float64(lo)-1 || s > float64(hi)+1 {
				t.Fatalf("%v ± %d: %d to %d, but %.1f at %f, %f", p, accuracy, lo, hi, s, a, b)
			}
		}
	}
}

func destination(lat, lon, bearing, far float64) (float64, float64) {
	const r = math.Pi / 180
	s := math.Sin(lat*r)*math.Cos(far*r) + math.Cos(lat*r)*math.Sin(far*r)*math.Cos(bearing)
	b := math.Asin(max(-1, min(1, s)))
	l := lon*r + math.Atan2(math.Sin(bearing)*math.Sin(far*r)*math.Cos(lat*r), math.Cos(far*r)-math.Sin(lat*r)*s)
	return b / r, math.Remainder(l/r, 360)
}

// hills is a tile of 30″ with heights from rng.
func hills(rng *rand.Rand) []byte {
	b := make([]byte, 2*121*121)
	for i := 0; i < len(b); i += 2 {
		binary.BigEndian.PutUint16(b[i:], uint16(int16(rng.IntN(3000)-100)))
	}
	return b
}

// The ground's interval holds every node of the cells within the accuracy, and
// none is told where data are missing.
func TestGround(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	rng := rand.New(rand.NewPCG(seed, 5))
	terrain, err := NewTerrain(30_000)
	if err != nil {
		t.Fatal(err)
	}
	tiles := map[[2]int][]byte{}
	for lat := 34; lat <= 35; lat++ {
		for _, lon := range []int{36, 37, -180, 179} {
			tiles[[2]int{lat, lon}] = hills(rng)
			if err := terrain.Add(lat, lon, tiles[[2]int{lat, lon}]); err != nil {
				t.Fatal(err)
			}
		}
	}
	// The node nearest to a place, whichever tile has it.
	node := func(lat, lon float64) (float64, bool) {
		x, y := int(math.Floor(lon)), int(math.Floor(lat))
		data, ok := tiles[[2]int{y, x}]
		if !ok {
			return 0, false
		}
		r, c := 120-int(math.Round((lat-float64(y))*120)), int(math.Round((lon-float64(x))*120))
		return 1000 * float64(int16(binary.BigEndian.Uint16(data[2*(r*121+c):]))), true
	}
	told := 0
	for range 4000 {
		lat, lon := 33.9+2.2*rng.Float64(), 35.9+2.2*rng.Float64()
		if rng.IntN(4) == 0 {
			lon = math.Remainder(179.5+rng.Float64(), 360)
		}
		if rng.IntN(5) == 0 {
			lat, lon = math.Round(lat), math.Round(lon)
		}
		p, accuracy := pointAt(lat, lon), []int64{0, 10_000, 1_000_000, 5_000_000}[rng.IntN(4)]
		lo, hi, ok := terrain.Ground(p, accuracy)
		d := float64(accuracy) / 6_400e6 * 180 / math.Pi
		all := true
		for range 30 {
			a, b := destination(float64(p.Lat)/1e7, float64(p.Lon)/1e7, rng.Float64()*2*math.Pi, d*math.Sqrt(rng.Float64()))
			h, there := node(a, b)
			all = all && there
			if ok && there && (h < float64(lo)+29_000 || h > float64(hi)-29_000) {
				t.Fatalf("%v ± %d: %d to %d mm, but %.0f at %f, %f", p, accuracy, lo, hi, h, a, b)
			}
		}
		if ok {
			told++
			if !all && accuracy > 0 {
				t.Fatalf("%v ± %d: told though a tile is missing", p, accuracy)
			}
		}
	}
	if told < 1000 {
		t.Errorf("only %d of 4000 told", told)
	}
	if _, _, ok := terrain.Ground(pointAt(34.5, 36.5), MaxConvertAccuracy+1); ok {
		t.Error("told beyond MaxConvertAccuracy")
	}
	binary.BigEndian.PutUint16(tiles[[2]int{34, 36}][2*(60*121+60):], 0x8000)
	if _, _, ok := terrain.Ground(pointAt(34.5, 36.5), 0); ok {
		t.Error("a void has a height")
	}
	if _, _, ok := terrain.Ground(pointAt(34.2, 36.2), 0); !ok {
		t.Error("a void takes the tile with it")
	}
}

func TestTerrainRefused(t *testing.T) {
	terrain, _ := NewTerrain(0)
	if err := terrain.Add(10, 10, make([]byte, 2*121*121)); err != nil {
		t.Fatal(err)
	}
	for name, err := range map[string]error{
		"twice": terrain.Add(10, 10, make([]byte, 2*121*121)), "short": terrain.Add(11, 10, make([]byte, 2*121*120)),
		"north": terrain.Add(90, 10, make([]byte, 2*121*121)), "east": terrain.Add(9, 180, make([]byte, 2*121*121)),
		"zero": new(Terrain).Add(1, 1, make([]byte, 2*121*121)),
	} {
		if err == nil {
			t.Errorf("%s is taken", name)
		}
	}
	for _, e := range []int64{-1, MaxTerrainError + 1} {
		if _, err := NewTerrain(e); err == nil {
			t.Errorf("an error of %d mm is taken", e)
		}
	}
	for name, want := range map[string][2]int{"N35E036.hgt": {35, 36}, "S03W060.hgt": {-3, -60}, "N00E000.HGT": {}, "S90W180.hgt": {-90, -180}} {
		if lat, lon, err := TileName(name); err != nil || [2]int{lat, lon} != want {
			t.Errorf("%s: %d, %d, %v", name, lat, lon, err)
		}
	}
	for _, name := range []string{"", "N35E036", "N35E36.hgt", "X35E036.hgt", "N35X036.hgt", "N+5E036.hgt", "N91E036.hgt", "N35E180.hgt", "N35E0360hgt"} {
		if _, _, err := TileName(name); err == nil {
			t.Errorf("%s is a tile", name)
		}
	}
}

// Pressure altitudes become altitudes as the standard atmosphere has it, and
// back; the truth of any air within the stated warmth lies in the interval.
func TestAir(t *testing.T) {
	std := Air{QNH: 101_325, Kelvin: 1}
	lo, hi, ok := std.altitude(3_048_000)
	if mid := (lo + hi) / 2; !ok || mid < 3_047_000 || mid > 3_049_000 || hi-lo > 60_000 {
		t.Errorf("FL100 in the standard atmosphere: %d to %d, %v", lo, hi, ok)
	}
	// 10 hPa are 273 ft near sea level (27.3 ft for each hPa), 83 m.
	if lo, hi, ok := (&Air{QNH: 102_325, Kelvin: 1}).altitude(0); !ok || (lo+hi)/2 < 82_000 || (lo+hi)/2 > 84_000 {
		t.Errorf("FL000 at a QNH of 1023.25: %d to %d, %v", lo, hi, ok)
	}
	if lo, hi, ok := (&Air{QNH: 97_000, Kelvin: 1}).altitude(0); !ok || (lo+hi)/2 > -365_000 || (lo+hi)/2 < -371_000 {
		t.Errorf("FL000 at a QNH of 970: %d to %d, %v; by the standard atmosphere 970 hPa lie at 368 m", lo, hi, ok)
	}
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	rng := rand.New(rand.NewPCG(seed, 6))
	for range 2000 {
		a := Air{QNH: 95_000 + rng.Int64N(10_000), Accuracy: rng.Int64N(300), Kelvin: 1 + rng.Int64N(40)}
		fl := rng.Int64N(10_900_000) - 300_000
		lo, hi, ok := a.altitude(fl)
		if !ok {
			t.Fatalf("%+v: no altitude for %d", a, fl)
		}
		// Integrate the hydrostatic equation through air that is warmer or colder
		// by some of the stated kelvin, from a pressure within the accuracy.
		p, dt := float64(a.QNH+rng.Int64N(2*a.Accuracy+1)-a.Accuracy), (2*rng.Float64()-1)*float64(a.Kelvin)
		target := 101_325 * math.Pow(1-float64(fl)/44_330_769, 5.255880)
		z := altitudeIn(p, target, dt)
		if z < float64(lo) || z > float64(hi) {
			t.Fatalf("%+v, %.0f Pa, %+.1f K: pressure altitude %d lies at %.0f mm, not %d to %d", a, p, dt, fl, z, lo, hi)
		}
		l, h, ok := a.level(int64(z))
		if ok && (fl < l || fl > h) || !ok && fl > 1_000_000 && fl < 7_000_000 {
			t.Fatalf("%+v: %.0f mm is pressure altitude %d to %d, %v, not %d", a, z, l, h, ok, fl)
		}
	}
	for _, mm := range []int64{lowest - 1, highest + 1, math.MaxInt64, math.MinInt64} {
		if _, _, ok := std.altitude(mm); ok {
			t.Errorf("pressure altitude %d is converted", mm)
		}
	}
	for _, a := range []Air{{}, {QNH: 101_325}, {QNH: 84_999, Kelvin: 1}, {QNH: 110_001, Kelvin: 1}, {QNH: 101_325, Kelvin: 61}, {QNH: 101_325, Kelvin: 1, Accuracy: -1}} {
		if a.check() == nil {
			t.Errorf("%+v is air", a)
		}
	}
}

// altitudeIn is the height in mm at which the pressure is target, where it is q
// at mean sea level and the air dt warmer than the standard one at its height.
func altitudeIn(q, target, dt float64) float64 {
	const steps = 400
	z, lnp := 0.0, math.Log(q)
	step := (math.Log(target) - lnp) / steps
	for range steps {
		z1 := z - 287.05287*(288.15-6.5e-6*z+dt)/9.80665*step*1000
		z -= 287.05287 * (288.15 - 6.5e-6*(z+z1)/2 + dt) / 9.80665 * step * 1000
	}
	return z
}

// Heights goes by way of the sea, and only where it has data.
func TestHeights(t *testing.T) {
	g, err := ParseGeoid(dac(model))
	if err != nil {
		t.Fatal(err)
	}
	terrain, err := NewTerrain(10_000)
	if err != nil {
		t.Fatal(err)
	}
	flat := make([]byte, 2*121*121)
	for i := 0; i < len(flat); i += 2 {
		binary.BigEndian.PutUint16(flat[i:], 500)
	}
	if err := terrain.Add(46, 102, flat); err != nil {
		t.Fatal(err)
	}
	p := pointAt(46.8743190, 102.4487290) // 43.6 m below the ellipsoid
	area, err := geo.Prepare([]parley.Footprint{{Circle: &parley.Circle{Centre: p, Radius: 50_000_000}}}, 0)
	if err != nil {
		t.Fatal(err)
	}
	h := &Heights{g, terrain, []Air{{Area: area, Window: parley.Window{From: 1000, Until: 2000}, QNH: 101_325, Kelvin: 10}}}
	for _, c := range []struct {
		from, to Datum
		mm       int64
		want     int64
		width    int64
	}{
		{AMSL, WGS84, 1_000_000, 956_400, 2_500}, {WGS84, AMSL, 956_400, 1_000_000, 2_500}, {AGL, AMSL, 100_000, 600_000, 21_000}, {AMSL, AGL, 600_000, 100_000, 21_000},
		{AGL, WGS84, 100_000, 556_400, 24_000}, {WGS84, AGL, 556_400, 100_000, 24_000}, {FL, AMSL, 3_048_000, 3_048_000, 280_000}, {AMSL, FL, 3_048_000, 3_048_000, 280_000},
		{FL, AGL, 3_048_000, 2_548_000, 300_000}, {AMSL, AMSL, 7, 7, 0},
	} {
		lo, hi, ok := h.Convert(p, 10_000, 1500, c.from, c.mm, c.to)
		if !ok || lo > c.want || hi < c.want || hi-lo > c.width {
			t.Errorf("%d over %d is %d to %d over %d, %v; want %d", c.mm, c.from, lo, hi, c.to, ok, c.want)
		}
	}
	for name, c := range map[string]struct {
		h        *Heights
		at       parley.Point
		t        parley.Instant
		from, to Datum
	}{
		"before the air": {h, p, 999, FL, AMSL}, "after the air": {h, p, 2000, AMSL, FL}, "beside the air": {h, pointAt(48, 102.4), 1500, FL, AMSL},
		"no tile": {h, pointAt(45, 102.4), 1500, AGL, AMSL}, "no geoid": {&Heights{Terrain: terrain}, p, 1500, AGL, WGS84},
		"no data": {&Heights{}, p, 1500, AMSL, WGS84}, "no datum": {h, p, 1500, NoDatum, AMSL}, "a datum too many": {h, p, 1500, AMSL, FL + 1},
	} {
		if lo, hi, ok := c.h.Convert(c.at, 0, c.t, c.from, 1_000_000, c.to); ok {
			t.Errorf("%s: %d to %d", name, lo, hi)
		}
	}
	if _, _, ok := h.Convert(p, 0, 1500, AMSL, math.MaxInt64, WGS84); ok {
		t.Error("a height beyond all is converted")
	}

	// A zone in another datum than the fix: indeterminate without data, told with.
	e := New(h).Edit()
	ceiling := parley.Height{Datum: parley.DatumAMSL, MM: 1_000_000}
	id, err := e.Add(Zone{Area: area, Heights: []Range{{Ceiling: &ceiling}}})
	if err != nil {
		t.Fatal(err)
	}
	x := e.Index()
	for mm, want := range map[int32]string{900_000: "[touch]", 956_000: "[indeterminate]", 1_100_000: "[]"} {
		hits, err := x.Point(Fix{Point: p, Height: mm, Datum: WGS84}, nil)
		var got []string
		for _, h := range hits {
			if h.Zone == id {
				got = append(got, strings.ToLower(fmt.Sprint(h.Relation)))
			}
		}
		if fmt.Sprint(got) != want || err != nil {
			t.Errorf("%d mm over the ellipsoid: %v, %v, want %s", mm, got, err, want)
		}
	}
}

func FuzzParseGeoid(f *testing.F) {
	f.Add([]byte("P5\n# Offset -108\n# Scale 0.003\n# MaxBilinearError 1\n360 181\n65535\n"), uint16(3))
	f.Add(gtx(model)[:60], uint16(0))
	f.Fuzz(func(t *testing.T, head []byte, fill uint16) {
		if len(head) > 10_000 {
			return
		}
		// A body of the right length for the least grid makes more of it pass.
		b := append(bytes.Clone(head), bytes.Repeat([]byte{byte(fill >> 8), byte(fill)}, 360*181)...)
		for _, b := range [][]byte{head, b} {
			g, err := parseGrid(b)
			if err != nil {
				continue
			}
			if lo, hi, ok := g.Undulation(parley.Point{Lon: -180_0000000, Lat: 90_0000000}, 1000); !ok || lo > hi || lo < -2_000_000 || hi > 2_000_000 {
				t.Fatalf("%d to %d, %v", lo, hi, ok)
			}
		}
	})
}

func FuzzTerrain(f *testing.F) {
	f.Add("N35E036.hgt", int32(36_5000000), int32(35_5000000), int64(1000))
	f.Add("S90W180.hgt", int32(-180_0000000), int32(-90_0000000), int64(0))
	data := hills(rand.New(rand.NewPCG(1, 1)))
	f.Fuzz(func(t *testing.T, name string, lon, lat int32, accuracy int64) {
		y, x, err := TileName(name)
		if err != nil || lon < -parley.MaxLon || lon > parley.MaxLon || lat < -parley.MaxLat || lat > parley.MaxLat {
			return
		}
		terrain, _ := NewTerrain(1)
		if err := terrain.Add(y, x, data); err != nil {
			t.Fatal(err)
		}
		if lo, hi, ok := terrain.Ground(parley.Point{Lon: lon, Lat: lat}, accuracy); ok && (lo > hi || lo < -101_000 || hi > 3_000_000) {
			t.Fatalf("%d to %d", lo, hi)
		}
	})
}

func BenchmarkConvert(b *testing.B) {
	g, err := ParseGeoid(dac(model))
	if err != nil {
		b.Fatal(err)
	}
	h := &Heights{Geoid: g}
	for b.Loop() {
		h.Convert(parley.Point{Lon: 36_1234567, Lat: 33_7654321}, 10_000, 0, WGS84, 1_000_000, AMSL)
	}
}
