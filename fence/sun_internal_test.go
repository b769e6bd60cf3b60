package fence

import (
	"bufio"
	"math"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/geo"
)

// almanac is one line of testdata/sun.csv.
type almanac struct {
	at    parley.Point
	event string
	ms    parley.Instant
}

func readAlmanac(t testing.TB) []almanac {
	f, err := os.Open("testdata/sun.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []almanac
	for s := bufio.NewScanner(f); s.Scan(); {
		if strings.HasPrefix(s.Text(), "#") {
			continue
		}
		c := strings.Split(s.Text(), ",")
		lon, err1 := strconv.ParseFloat(c[0], 64)
		lat, err2 := strconv.ParseFloat(c[1], 64)
		ms, err3 := strconv.ParseInt(c[3], 10, 64)
		if err1 != nil || err2 != nil || err3 != nil {
			t.Fatal(s.Text())
		}
		out = append(out, almanac{parley.Point{Lon: int32(math.Round(lon * 1e7)), Lat: int32(math.Round(lat * 1e7))}, c[2], parley.Instant(ms)})
	}
	return out
}

// Sunrise and sunset lie within the stated accuracy of those by the JPL's
// ephemeris, and that accuracy is as the documentation says.
func TestSunIsTheAlmanacs(t *testing.T) {
	seen := map[string]int{}
	worst := map[string]float64{}
	for _, a := range readAlmanac(t) {
		s := skyOf(a.at)
		seen[a.event]++
		if a.event == "up" || a.event == "down" {
			// Around the noon of that day the Sun neither rises nor sets.
			k := floorDiv(int64(a.ms)+s.lon*3/125+day/2, day)
			for _, rises := range []bool{true, false} {
				lo, hi := s.event(k, rises)
				noon := s.meridian(k, 0)
				if lo != hi || (a.event == "down") != (lo == noon) {
					t.Errorf("%+v: rises %v from %v to %v, noon at %v", a, rises, lo, hi, noon)
				}
			}
			continue
		}
		k := floorDiv(int64(a.ms)+s.lon*3/125, day)
		best := math.Inf(1)
		var width parley.Instant
		for d := k - 1; d <= k+1; d++ {
			lo, hi := s.event(d, a.event == "sunrise")
			if lo <= a.ms && a.ms <= hi {
				best, width = math.Abs(float64((lo+hi)/2-a.ms)), hi-lo
			}
		}
		if math.IsInf(best, 1) {
			t.Errorf("%+v is no %s here", a, a.event)
			continue
		}
		lat := math.Abs(float64(a.at.Lat)) / 1e7
		for _, b := range []struct {
			upTo           float64
			apart, minutes float64
		}{{25, 10_000, 1.4}, {60, 15_000, 2}, {65.05, 30_000, 3.2}} {
			if lat <= b.upTo {
				name := "to " + strconv.FormatFloat(b.upTo, 'f', 0, 64)
				worst[name+"°, ms from the almanac"] = max(worst[name+"°, ms from the almanac"], best)
				worst[name+"°, accuracy in minutes"] = max(worst[name+"°, accuracy in minutes"], float64(width)/120_000)
				if best > b.apart || float64(width)/120_000 > b.minutes {
					t.Errorf("%+v: %.0f ms from the middle of %.2f minutes to each side", a, best, float64(width)/120_000)
				}
				break
			}
		}
	}
	t.Log(seen, worst)
	if seen["sunrise"] < 200 || seen["sunset"] < 200 || seen["up"] < 10 || seen["down"] < 10 {
		t.Error("the almanac has too little of something")
	}
}

func BenchmarkSun(b *testing.B) {
	s := skyOf(parley.Point{Lon: 36_0000000, Lat: 33_0000000})
	for k := int64(20_000); b.Loop(); k++ {
		s.event(k, true)
	}
}

// What a schedule keeps of its last answer changes none, whoever asks at the
// same time.
func TestScheduleKeepsNothingWrong(t *testing.T) {
	at := parley.Point{Lon: 15_6000000, Lat: 68_2000000}
	week := []int64{1, 2, 3, 4, 5, 6, 7}
	plain := Schedule{Sun: &at, Slots: []parley.Slot{{Days: week, FromSun: parley.Sunset, UntilSun: parley.Sunrise}}, Except: []parley.Window{{From: 1.8e12, Until: 1.8e12 + 3_600_000}}}
	kept := plain
	if err := kept.check(); err != nil {
		t.Fatal(err)
	}
	kept.prepare()
	if kept.last == nil {
		t.Fatal("nothing is kept")
	}
	var wg sync.WaitGroup
	for n := range 4 {
		wg.Go(func() {
			rng := rand.New(rand.NewPCG(1, uint64(n)))
			x := parley.Instant(1.8e12) - 40*3_600_000
			for range 2000 {
				x += parley.Instant(rng.Int64N(7_200_000) - 3_500_000)
				a, u := kept.At(x)
				if b, v := plain.At(x); a != b || u < x || u != v {
					t.Errorf("%v: %v until %v, want %v until %v", x, a, u, b, v)
					return
				}
			}
		})
	}
	wg.Wait()
}

// Near a pole the Sun is highest some minutes before or after it passes the
// meridian: on the last day on which it rises it may set before noon. By the
// ephemeris VSOP87.
func TestSunSetsBeforeNoon(t *testing.T) {
	at := parley.Point{Lon: -180_0000000, Lat: 88_8961785}
	sets := parley.Instant(749_173_498_555)
	s := skyOf(at)
	k := floorDiv(int64(sets)+s.lon*3/125, day)
	lo, hi := s.event(k, false)
	if noon := s.meridian(k, 0); sets >= noon || sets < lo || sets > hi {
		t.Errorf("sets at %v, noon at %v: from %v to %v here", sets, noon, lo, hi)
	}
	z := Schedule{Sun: &at, Slots: []parley.Slot{{Days: []int64{1, 2, 3, 4, 5, 6, 7}, From: day / 2, UntilSun: parley.Sunset}}}
	if r, _ := z.At(sets + 120_000); r == geo.Touch {
		t.Errorf("%v two minutes after sunset", r)
	}
}
