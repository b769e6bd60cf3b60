package statement_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/statement"
)

// square is a volume that is right; each case below spoils it.
func square() parley.Volume {
	return parley.Volume{ID: "A1", Accuracy: 1_000,
		Footprint: parley.Footprint{Edges: parley.EdgesStraight, Polygons: [][][]parley.Point{{{{Lon: 0, Lat: 0}, {Lon: 10, Lat: 0}, {Lon: 10, Lat: 10}, {Lon: 0, Lat: 10}}}}},
		Floor:     &parley.Height{Datum: parley.DatumAMSL, MM: 0},
		Ceiling:   &parley.Height{Datum: parley.DatumAMSL, MM: 1_000_000},
		Windows:   []parley.Window{{From: 1_000, Until: 2_000}, {From: 2_000, Until: 3_000}},
	}
}

func circle(radius int64) parley.Footprint {
	return parley.Footprint{Circle: &parley.Circle{Centre: parley.Point{Lon: 1, Lat: 1}, Radius: radius}}
}

func corridor(half int64, line ...parley.Point) parley.Footprint {
	return parley.Footprint{Corridor: &parley.Corridor{Line: line, HalfWidth: half}}
}

// zigzag is a ring of n vertices.
func zigzag(n int) [][]parley.Point {
	ring := make([]parley.Point, n)
	for i := range ring {
		ring[i] = parley.Point{Lon: int32(i), Lat: int32(i % 2)}
	}
	return [][]parley.Point{ring}
}

func TestAnnexRefuses(t *testing.T) {
	from, to := parley.Point{Lon: 1, Lat: 1}, parley.Point{Lon: 2, Lat: 2}
	for name, c := range map[string]struct {
		change func(v *parley.Volume)
		code   string
	}{
		"as it is":                   {func(v *parley.Volume) {}, ""},
		"no name":                    {func(v *parley.Volume) { v.ID = "" }, "missing"},
		"a name of two lines":        {func(v *parley.Volume) { v.ID = "A\nB" }, "label"},
		"no shape":                   {func(v *parley.Volume) { v.Footprint = parley.Footprint{} }, "conflicting-fields"},
		"two shapes":                 {func(v *parley.Volume) { v.Footprint.Circle = circle(1).Circle }, "conflicting-fields"},
		"edges of a circle":          {func(v *parley.Volume) { v.Footprint = circle(1); v.Footprint.Edges = parley.EdgesStraight }, "conflicting-fields"},
		"no edges":                   {func(v *parley.Volume) { v.Footprint.Edges = "" }, "unknown-word"},
		"a polygon without ring":     {func(v *parley.Volume) { v.Footprint.Polygons[0] = nil }, "missing"},
		"two vertices":               {func(v *parley.Volume) { v.Footprint.Polygons[0][0] = v.Footprint.Polygons[0][0][:2] }, "missing"},
		"a closed ring":              {func(v *parley.Volume) { r := &v.Footprint.Polygons[0][0]; *r = append(*r, (*r)[0]) }, "geometry"},
		"a vertex twice":             {func(v *parley.Volume) { r := v.Footprint.Polygons[0][0]; r[1] = r[0] }, "geometry"},
		"a vertex beyond the pole":   {func(v *parley.Volume) { v.Footprint.Polygons[0][0][1].Lat = parley.MaxLat + 1 }, "range"},
		"a circle":                   {func(v *parley.Volume) { v.Footprint = circle(statement.MaxRadius) }, ""},
		"a circle of nothing":        {func(v *parley.Volume) { v.Footprint = circle(0) }, "range"},
		"a circle too wide":          {func(v *parley.Volume) { v.Footprint = circle(statement.MaxRadius + 1) }, "range"},
		"a corridor":                 {func(v *parley.Volume) { v.Footprint = corridor(statement.MaxHalfWidth, from, to) }, ""},
		"a corridor of one vertex":   {func(v *parley.Volume) { v.Footprint = corridor(1, from) }, "missing"},
		"a corridor of no width":     {func(v *parley.Volume) { v.Footprint = corridor(0, from, to) }, "range"},
		"a corridor too wide":        {func(v *parley.Volume) { v.Footprint = corridor(statement.MaxHalfWidth+1, from, to) }, "range"},
		"a corridor that stands":     {func(v *parley.Volume) { v.Footprint = corridor(1, from, from) }, "geometry"},
		"a floor at the ceiling":     {func(v *parley.Volume) { v.Floor.MM = v.Ceiling.MM }, "height"},
		"other datums":               {func(v *parley.Volume) { v.Floor = &parley.Height{Datum: parley.DatumAGL, MM: 2_000_000} }, ""},
		"below the sea":              {func(v *parley.Volume) { v.Floor.MM = statement.MinHeight - 1 }, "range"},
		"beyond the air":             {func(v *parley.Volume) { v.Ceiling.MM = statement.MaxHeight + 1 }, "range"},
		"windows that overlap":       {func(v *parley.Volume) { v.Windows[1].From-- }, "order"},
		"a window of nothing":        {func(v *parley.Volume) { v.Windows[1].Until = v.Windows[1].From }, "window"},
		"a window without beginning": {func(v *parley.Volume) { v.Windows[0].From = 0 }, "missing"},
		"negative accuracy":          {func(v *parley.Volume) { v.Accuracy = -1 }, "range"},
		"too coarse":                 {func(v *parley.Volume) { v.Accuracy = statement.MaxAccuracy + 1 }, "range"},
		"too many windows": {func(v *parley.Volume) {
			v.Windows = nil
			for i := range parley.Instant(statement.MaxWindows + 1) {
				v.Windows = append(v.Windows, parley.Window{From: i + 1, Until: i + 2})
			}
		}, "limit"},
		"most vertices":     {func(v *parley.Volume) { v.Footprint.Polygons = [][][]parley.Point{zigzag(statement.MaxVertices)} }, ""},
		"too many vertices": {func(v *parley.Volume) { v.Footprint.Polygons = [][][]parley.Point{zigzag(5_000), zigzag(5_001)} }, "limit"},
	} {
		v := square()
		c.change(&v)
		b, err := statement.EncodeAnnex(&parley.Annex{Volumes: []parley.Volume{v}})
		if code(err) != c.code || (err == nil) != (c.code == "") {
			t.Errorf("%s: %v, want code %q", name, err, c.code)
		}
		if err == nil {
			if _, err := statement.DecodeAnnex(b); err != nil {
				t.Errorf("%s, decoded: %v", name, err)
			}
		}
	}
}

func TestAnnexOfManyVolumes(t *testing.T) {
	many := func(n int) *parley.Annex {
		a := new(parley.Annex)
		for i := range n {
			a.Volumes = append(a.Volumes, parley.Volume{ID: fmt.Sprint(i), Footprint: circle(1)})
		}
		return a
	}
	twice := many(2)
	twice.Volumes[1].ID = twice.Volumes[0].ID
	for name, c := range map[string]struct {
		annex *parley.Annex
		code  string
	}{
		"none":       {many(0), "missing"},
		"most":       {many(statement.MaxVolumes), ""},
		"too many":   {many(statement.MaxVolumes + 1), "limit"},
		"name twice": {twice, "repeated"},
	} {
		if _, err := statement.EncodeAnnex(c.annex); code(err) != c.code {
			t.Errorf("%s: %v, want %q", name, err, c.code)
		}
	}
}

// What the JSON can say and a Volume cannot.
func TestDecodeAnnexRefuses(t *testing.T) {
	good := `{"volumes":[{"footprint":{"circle":{"centre":[1,2],"radius":3}},"id":"A"}]}`
	if _, err := statement.DecodeAnnex([]byte(good)); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ old, new, code string }{
		{`[1,2]`, `[1,2,3]`, "value"},
		{`[1,2]`, `[1]`, "value"},
		{`[1,2]`, `[1800000001,2]`, "value"},
		{`[1,2]`, `{"lat":2,"lon":1}`, "wrong-type"},
		{`[1,2]`, `[1.5,2]`, "float"},
		{`"id":"A"`, `"id":"A","name":"B"`, "unknown-field"},
		{`"radius":3`, `"radius":"3"`, "wrong-type"},
		{`"id":"A"`, `"accuracy":0,"id":"A"`, "not-canonical"},
	} {
		text := strings.Replace(good, c.old, c.new, 1)
		b, err := statement.Canonicalise([]byte(text))
		if err == nil {
			_, err = statement.DecodeAnnex(b)
		}
		if !hasCode(err, c.code) {
			t.Errorf("%s: %v, want %q", text, err, c.code)
		}
	}
}
