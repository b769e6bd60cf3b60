package fence_test

import (
	"cmp"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/fence"
	"github.com/open-parley/parley/geo"
)

var oracleFile = flag.String("oracle.file", "testdata/oracle.json", "cases whose answers were computed by internal/gen/oracle")

// oracleWorld is zones, questions about them, and the answers of a program that
// shares nothing with this one (internal/gen/oracle, in Python).
type oracleWorld struct {
	Name    string
	Zones   []oracleZone
	Points  []oraclePoint
	Paths   []oraclePath
	Volumes []oracleVolume
}

type oracleZone struct {
	Place    []parley.Footprint
	Accuracy int64
	Heights  [][2]*parley.Height
	Active   *[2]parley.Instant
	Windows  [][2]parley.Instant
	Slots    []parley.Slot
	Except   [][2]parley.Instant
}

// oracleFix is longitude, latitude, instant, height, accuracy, the height's
// accuracy, datum; what is missing is 0.
type oracleFix []int64

type oraclePoint struct {
	Fix  oracleFix
	Want [][2]int // zone and the answers that are right; zones not listed: Apart
}

type oraclePath struct {
	From, To oracleFix
	Want     [][4]int64    // zone, relation, entry, exit
	Along    []oracleAlong // instead: what is right at some instants
}

// oracleAlong is an instant, and the zones with the answers that are right.
type oracleAlong struct {
	At   parley.Instant
	Want [][2]int
}

// UnmarshalJSON reads [at, want].
func (a *oracleAlong) UnmarshalJSON(b []byte) error {
	return json.Unmarshal(b, &[2]any{&a.At, &a.Want})
}

type oracleVolume struct {
	Zone oracleZone
	Want [][2]int
}

func windowsOf(ws [][2]parley.Instant) (out []parley.Window) {
	for _, w := range ws {
		out = append(out, parley.Window{From: w[0], Until: w[1]})
	}
	return out
}

func (z *oracleZone) zone() (fence.Zone, error) {
	a, err := geo.Prepare(z.Place, z.Accuracy)
	if err != nil {
		return fence.Zone{}, err
	}
	out := fence.Zone{Area: a, Windows: windowsOf(z.Windows), Schedule: fence.Schedule{Slots: z.Slots, Except: windowsOf(z.Except)}}
	if z.Active != nil {
		out.Active = parley.Window{From: z.Active[0], Until: z.Active[1]}
	}
	for _, h := range z.Heights {
		out.Heights = append(out.Heights, fence.Range{Floor: h[0], Ceiling: h[1]})
	}
	return out, nil
}

func (f oracleFix) fix() fence.Fix {
	var v [7]int64
	copy(v[:], f)
	return fence.Fix{Point: parley.Point{Lon: int32(v[0]), Lat: int32(v[1])}, At: parley.Instant(v[2]), Height: int32(v[3]),
		Accuracy: int32(v[4]), HeightAccuracy: int32(v[5]), Datum: fence.Datum(v[6])}
}

// differ says where hits are not what is right.
func differ(hits []fence.Hit, want [][2]int) string {
	right, got := map[fence.ID]int{}, map[fence.ID]geo.Relation{}
	for _, w := range want {
		right[fence.ID(w[0])] = w[1]
	}
	for _, h := range hits {
		if _, twice := got[h.Zone]; twice {
			return fmt.Sprintf("zone %d is found twice", h.Zone)
		}
		got[h.Zone] = h.Relation
		if _, ok := right[h.Zone]; !ok {
			return fmt.Sprintf("zone %d: %v, want apart", h.Zone, h.Relation)
		}
	}
	for z, set := range right {
		if set>>got[z]&1 == 0 {
			return fmt.Sprintf("zone %d: %v, want one of the set %03b (touch, indeterminate, apart)", z, got[z], set)
		}
	}
	return ""
}

// differAt says where no passage at an instant is what is right. Passages may
// share an instant, since their ends are rounded outward.
func differAt(at parley.Instant, got []fence.Passage, want [][2]int) string {
	right, found, first := map[fence.ID]int{}, map[fence.ID]int{}, map[fence.ID]geo.Relation{}
	for _, w := range want {
		right[fence.ID(w[0])] = w[1]
	}
	for _, p := range got {
		switch {
		case at < p.Enter || at > p.Exit:
			continue
		case at == p.Enter, at == p.Exit:
			found[p.Zone] |= 1 << geo.Apart
		}
		found[p.Zone] |= 1 << p.Relation
		first[p.Zone] = p.Relation
	}
	for z, set := range found {
		if r, ok := right[z]; set&max(r, 1) == 0 {
			return fmt.Sprintf("zone %d: %v, want %03b (%v)", z, first[z], r, ok)
		}
	}
	for z, set := range right {
		if max(found[z], 1)&set == 0 {
			return fmt.Sprintf("zone %d: apart, want one of the set %03b (touch, indeterminate, apart)", z, set)
		}
	}
	return ""
}

// Every answer is the one that another program computed, by other means.
func TestOracle(t *testing.T) {
	f, err := os.Open(*oracleFile)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	points, paths, volumes := 0, 0, 0
	for d := json.NewDecoder(f); ; {
		var w oracleWorld
		if err := d.Decode(&w); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		points, paths, volumes = points+len(w.Points), paths+len(w.Paths), volumes+len(w.Volumes)
		t.Run(w.Name, w.run)
	}
	if points == 0 && paths == 0 && volumes == 0 {
		t.Errorf("%s has %d points, %d paths and %d volumes", *oracleFile, points, paths, volumes)
	}
	t.Logf("%d points, %d paths, %d volumes", points, paths, volumes)
}

func (w *oracleWorld) run(t *testing.T) {
	e := fence.New(nil).Edit()
	for i := range w.Zones {
		z, err := w.Zones[i].zone()
		if err != nil {
			t.Fatalf("zone %d: %v", i, err)
		}
		if id, err := e.Add(z); err != nil || int(id) != i {
			t.Fatalf("zone %d: %d, %v", i, id, err)
		}
	}
	x := e.Index()
	w.points(t, x)
	for _, p := range w.Paths {
		got, err := x.Segment(p.From.fix(), p.To.fix(), nil)
		if err != nil {
			t.Errorf("path %v to %v: %v", p.From, p.To, err)
			continue
		}
		if p.Along != nil {
			for _, a := range p.Along {
				if s := differAt(a.At, got, a.Want); s != "" {
					t.Errorf("path %v to %v at %d: %s", p.From, p.To, a.At, s)
				}
			}
			continue
		}
		var want []fence.Passage
		for _, v := range p.Want {
			want = append(want, fence.Passage{Zone: fence.ID(v[0]), Relation: geo.Relation(v[1]), Enter: parley.Instant(v[2]), Exit: parley.Instant(v[3])})
		}
		slices.SortStableFunc(want, func(a, b fence.Passage) int { return cmp.Compare(a.Zone, b.Zone) })
		if !slices.Equal(got, want) {
			t.Errorf("path %v to %v:\n%v, want\n%v", p.From, p.To, got, want)
		}
	}
	for i := range w.Volumes {
		q, err := w.Volumes[i].Zone.zone()
		if err != nil {
			t.Errorf("volume %d: %v", i, err)
			continue
		}
		if s := differ(x.Volume(q, nil), w.Volumes[i].Want); s != "" {
			t.Errorf("volume %d: %s", i, s)
		}
	}
}

// points asks one by one, and in batches, which may be answered otherwise.
func (w *oracleWorld) points(t *testing.T, x *fence.Index) {
	fixes := make([]fence.Fix, len(w.Points))
	for i, p := range w.Points {
		fixes[i] = p.Fix.fix()
		got, err := x.Point(fixes[i], nil)
		if err != nil {
			t.Errorf("point %v: %v", p.Fix, err)
			return
		}
		if s := differ(got, p.Want); s != "" {
			t.Errorf("point %v: %s", p.Fix, s)
		}
	}
	var found fence.Found
	if err := x.Points(fixes, &found); err != nil {
		t.Error(err)
		return
	}
	for i, p := range w.Points {
		if s := differ(found.Of(i), p.Want); s != "" {
			t.Errorf("point %v in a batch: %s", p.Fix, s)
		}
	}
}
