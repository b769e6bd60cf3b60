package api

import (
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/geo"
	"github.com/open-parley/parley/statement"
)

// A time has two spellings, and each reads back as itself.
func FuzzInstant(f *testing.F) {
	for _, s := range []string{"0", "1494028800000", "2017-05-06T00:00:00Z", "2017-05-06T03:00:00+03:00", "2017-05-06T00:00:00.001Z", "9007199254740991", "1e3", "+1", "2017-05-06", ""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		i, err := parseInstant(s)
		if err != nil {
			return
		}
		if i < 0 || i > parley.Never {
			t.Fatalf("%q gives %d", s, i)
		}
		if again, err := parseInstant(strconv.FormatInt(int64(i), 10)); err != nil || again != i {
			t.Fatalf("%q gives %d, which reads as %d, %v", s, i, again, err)
		}
		if y := i.Time().Year(); y > 9999 {
			return
		}
		if again, err := parseInstant(i.Time().Format(time.RFC3339Nano)); err != nil || again != i {
			t.Fatalf("%q gives %v, which reads as %v, %v", s, i, again, err)
		}
	})
}

// An audience that is read is sorted, without repetition, and within the limit.
func FuzzAudience(f *testing.F) {
	a, b := strings.Repeat("ab", 32), strings.Repeat("01", 32)
	for _, s := range []string{"everyone", a, a + "," + b, b + "," + a, a + "," + a, a + ",", ",", "Everyone", strings.Repeat("0", 64)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var p audienceParam
		if p.UnmarshalText([]byte(s)) != nil {
			return
		}
		if p.Everyone != (s == "everyone") || p.Everyone != (len(p.Parties) == 0) || len(p.Parties) > statement.MaxAudience {
			t.Fatalf("%q reads as %+v", s, p)
		}
		if !p.Audience.Equal(statement.Parties(p.Parties...)) && !p.Everyone {
			t.Fatalf("%q is not sorted: %+v", s, p)
		}
		given := strings.Split(s, ",")
		for _, id := range p.Parties {
			if !slices.Contains(given, id.String()) {
				t.Fatalf("%q names nobody like %v", s, id)
			}
		}
	})
}

// A stream begins right after what the reader has, and never past the end.
func FuzzPosition(f *testing.F) {
	f.Add("", "", uint64(5))
	f.Add("4", "", uint64(5))
	f.Add("4", "0", uint64(5))
	f.Add("", "5", uint64(5))
	f.Add("5", "", uint64(5))
	f.Add("18446744073709551615", "", uint64(5))
	f.Add("-1", "01", uint64(0))
	f.Fuzz(func(t *testing.T, last, from string, size uint64) {
		next, p := position(last, from, size)
		if p != nil {
			if p.Code != "malformed" && p.Code != "ahead" {
				t.Fatalf("problem %+v", p)
			}
			return
		}
		switch {
		case next > size:
			t.Fatalf("%q, %q of %d begins at %d", last, from, size, next)
		case last != "" && strconv.FormatUint(next-1, 10) != last,
			last == "" && from != "" && strconv.FormatUint(next, 10) != from,
			last == "" && from == "" && next != size:
			t.Fatalf("%q, %q of %d begins at %d", last, from, size, next)
		}
	})
}

func FuzzSubjectKind(f *testing.F) {
	f.Add("party")
	f.Add("operation")
	f.Add("Party")
	f.Fuzz(func(t *testing.T, s string) {
		var k subjectKind
		if err := k.UnmarshalText([]byte(s)); (err == nil) != slices.Contains([]string{"party", "log", "arrangement", "operation"}, s) {
			t.Fatalf("%q: %v", s, err)
		}
	})
}

func FuzzEntityTags(f *testing.F) {
	f.Add(`"a", W/"b"`, `"b"`)
	f.Add(`*`, `"b"`)
	f.Add(``, `"b"`)
	f.Fuzz(func(t *testing.T, list, tag string) {
		if !matches(tag+", "+list, tag) && !strings.Contains(tag, ",") && strings.TrimSpace(tag) == tag {
			t.Fatalf("%q is not found in a list that begins with it", tag)
		}
	})
}

func TestDegrees(t *testing.T) {
	for units, want := range map[int32]string{0: "0.0000000", 1: "0.0000001", -1: "-0.0000001", 36_0500000: "36.0500000", -180_0000000: "-180.0000000", 90_0000001: "90.0000001"} {
		if got := string(degrees(units)); got != want {
			t.Errorf("%d: %s, want %s", units, got, want)
		}
	}
}

// Outlines run counterclockwise and are closed, holes clockwise, however the
// annex drew them (RFC 7946, section 3.1.6).
func TestOutlinesTurnAsGeoJSONWants(t *testing.T) {
	ring := []parley.Point{{Lon: 0, Lat: 0}, {Lon: 100, Lat: 0}, {Lon: 100, Lat: 100}, {Lon: 0, Lat: 100}}
	hole := []parley.Point{{Lon: 10, Lat: 10}, {Lon: 20, Lat: 10}, {Lon: 20, Lat: 20}}
	for range 2 {
		a, err := geo.Prepare([]parley.Footprint{{Polygons: [][][]parley.Point{{ring, hole}}, Edges: parley.EdgesStraight}}, 0)
		if err != nil {
			t.Fatal(err)
		}
		for i, line := range outline(a).Coordinates[0] {
			if line[0] != line[len(line)-1] {
				t.Errorf("ring %d is open: %v", i, line)
			}
			var points []parley.Point
			for _, c := range line[1:] {
				x, _ := c[0].Float64()
				y, _ := c[1].Float64()
				points = append(points, parley.Point{Lon: int32(x*1e7 + 0.5), Lat: int32(y*1e7 + 0.5)})
			}
			if counterclockwise(points) != (i == 0) {
				t.Errorf("ring %d turns the wrong way: %v", i, line)
			}
		}
		slices.Reverse(ring)
		slices.Reverse(hole)
	}
}
