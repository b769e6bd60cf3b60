package draft

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/geo"
	"github.com/open-parley/parley/statement"
)

// AnnexFile is the map that a folder's draft has where map names no other.
const AnnexFile = "annex.geojson"

var shapeKeys = []string{"polygon", "polygons", "circle", "corridor"}

// defaults of the volumes of one map.
type defaults struct {
	edges          parley.Edges
	accuracy       int64
	floor, ceiling *parley.Height
	windows        []parley.Window
}

func (d defaults) volume(id string) parley.Volume {
	return parley.Volume{ID: id, Floor: d.floor, Ceiling: d.ceiling, Windows: slices.Clone(d.windows), Accuracy: d.accuracy}
}

func (l *loader) annexMap(n *yaml.Node) {
	if n.Kind == yaml.ScalarNode {
		// "map: pending" says all there is to say.
		l.d.mapStatus = word(&l.reader, n, "map", []parley.MapStatus{parley.MapPending})
		return
	}
	o, ok := l.object(n, "the map", "status", "file", "geojson", "edges", "accuracy", "floor", "ceiling", "windows", "volumes")
	if !ok {
		return
	}
	read := len(l.problems.list)
	l.d.mapStatus = word(&l.reader, o.need("status"), "status", []parley.MapStatus{parley.MapPending, parley.MapFinal})
	d := l.defaults(o)
	annex := new(parley.Annex)
	places := map[string]place{}
	switch file, given := l.str(o.get("file"), "file"); {
	case o.get("geojson") != nil && given:
		l.fail(o.get("file"), "Keep one.", "The GeoJSON stands here and in a file.")
	case o.get("geojson") != nil:
		if b, ok := l.inline(o.get("geojson")); ok {
			annex.Volumes = l.features(b, l.reader.at(o.get("geojson")), d)
		}
	case given || l.folder && l.exists(AnnexFile):
		if !given {
			file = AnnexFile
		}
		if b, full, ok := l.beside(n, file); ok {
			annex.Volumes = l.features(b, place{file: full}, d)
		}
	}
	for _, v := range annex.Volumes {
		places[v.ID] = l.reader.at(n).below("geojson")
	}
	if vs := o.get("volumes"); vs != nil {
		for _, c := range l.list(vs, "volumes") {
			l.volume(c, d, annex, places)
		}
	}
	if len(annex.Volumes) == 0 {
		if l.d.mapStatus == parley.MapFinal {
			l.fail(n, "Name a GeoJSON file, or draw volumes here; or write status: pending.", "A final map has no volume.")
		}
		return
	}
	l.checkVolumes(annex, places, read)
	l.d.annex = annex
}

func (l *loader) defaults(o object) defaults {
	d := defaults{edges: parley.EdgesStraight}
	if n := o.get("edges"); n != nil {
		d.edges = word(&l.reader, n, "edges", []parley.Edges{parley.EdgesStraight, parley.EdgesGeodesic})
	}
	d.accuracy = l.accuracy(o.get("accuracy"))
	d.floor = l.height(o.get("floor"), "ground")
	d.ceiling = l.height(o.get("ceiling"), "unlimited")
	d.windows = l.windows(o.get("windows"))
	return d
}

func (l *loader) accuracy(n *yaml.Node) int64 {
	if n == nil || n.Kind == yaml.ScalarNode && strings.EqualFold(n.Value, "exact") {
		return 0
	}
	return l.length(n, "accuracy")
}

// volume reads one entry of volumes. An entry without a shape changes the
// volume that the GeoJSON drew under the same id.
func (l *loader) volume(n *yaml.Node, d defaults, annex *parley.Annex, places map[string]place) {
	o, ok := l.object(n, "a volume", append([]string{"id", "edges", "accuracy", "floor", "ceiling", "windows"}, shapeKeys...)...)
	if !ok {
		return
	}
	id, ok := l.str(o.need("id"), "id")
	if !ok {
		return
	}
	var shapes []string
	for _, k := range shapeKeys {
		if o.get(k) != nil {
			shapes = append(shapes, k)
		}
	}
	i := slices.IndexFunc(annex.Volumes, func(v parley.Volume) bool { return v.ID == id })
	switch {
	case len(shapes) > 1:
		l.fail(n, "Draw a volume of its own for each.", "The volume %q has %s.", id, strings.Join(shapes, " and "))
		return
	case i >= 0 && len(shapes) == 1:
		l.fail(n, "Give one of them another id.", "A volume %q is drawn twice.", id)
		return
	case i < 0 && len(shapes) == 0:
		var known []string
		for _, v := range annex.Volumes {
			known = append(known, v.ID)
		}
		todo := "Add polygon, polygons, circle or corridor."
		if near := Nearest(id, known); near != "" {
			todo = fmt.Sprintf("Did you mean %q, which the GeoJSON draws?", near)
		}
		l.fail(n, todo, "The volume %q has no shape.", id)
		return
	case i < 0:
		v := d.volume(id)
		v.Footprint = l.footprint(o, shapes[0], d.edges)
		annex.Volumes = append(annex.Volumes, v)
		i = len(annex.Volumes) - 1
	}
	places[id] = l.reader.at(n)
	v := &annex.Volumes[i]
	if e := o.get("edges"); e != nil && len(v.Footprint.Polygons) > 0 {
		v.Footprint.Edges = word(&l.reader, e, "edges", []parley.Edges{parley.EdgesStraight, parley.EdgesGeodesic})
	} else if e != nil {
		l.fail(e, "Leave it out.", "Only polygons have edges to choose.")
	}
	if a := o.get("accuracy"); a != nil {
		v.Accuracy = l.accuracy(a)
	}
	if h := o.get("floor"); h != nil {
		v.Floor = l.height(h, "ground")
	}
	if h := o.get("ceiling"); h != nil {
		v.Ceiling = l.height(h, "unlimited")
	}
	if w := o.get("windows"); w != nil {
		v.Windows = l.windows(w)
	}
}

func (l *loader) footprint(o object, shape string, edges parley.Edges) parley.Footprint {
	n := o.get(shape)
	switch shape {
	case "circle":
		c, _ := l.object(n, "a circle", "centre", "radius")
		return parley.Footprint{Circle: &parley.Circle{Centre: l.point(c.need("centre")), Radius: l.length(c.need("radius"), "radius")}}
	case "corridor":
		c, _ := l.object(n, "a corridor", "line", "half_width")
		f := &parley.Corridor{HalfWidth: l.length(c.need("half_width"), "half_width")}
		if line := c.need("line"); line != nil {
			for _, p := range l.list(line, "line") {
				f.Line = append(f.Line, l.point(p))
			}
		}
		return parley.Footprint{Corridor: f}
	case "polygon":
		return parley.Footprint{Polygons: [][][]parley.Point{l.polygon(n)}, Edges: edges}
	}
	f := parley.Footprint{Edges: edges}
	for _, p := range l.list(n, "polygons") {
		f.Polygons = append(f.Polygons, l.polygon(p))
	}
	return f
}

// polygon reads one ring of points, or several rings: an outline and holes.
func (l *loader) polygon(n *yaml.Node) [][]parley.Point {
	depth := 0
	for c := n; c.Kind == yaml.SequenceNode && len(c.Content) > 0; c = c.Content[0] {
		depth++
	}
	switch depth {
	case 2:
		return [][]parley.Point{l.ring(n)}
	case 3:
		var rings [][]parley.Point
		for _, c := range n.Content {
			rings = append(rings, l.ring(c))
		}
		return rings
	}
	l.fail(n, "Write its corners as [[lon, lat], [lon, lat], [lon, lat]]; with holes, a list of such lists.", "This is no polygon.")
	return nil
}

func (l *loader) ring(n *yaml.Node) []parley.Point {
	var out []parley.Point
	for _, c := range l.list(n, "polygon") {
		out = append(out, l.point(c))
	}
	if len(out) > 1 && out[0] == out[len(out)-1] {
		out = out[:len(out)-1] // a ring closes by itself
	}
	if len(out) < 3 {
		l.fail(n, "Give at least three corners.", "A ring has %d corners.", len(out))
	}
	return out
}

// point reads [lon, lat] in decimal degrees.
func (l *loader) point(n *yaml.Node) parley.Point {
	if n == nil {
		return parley.Point{}
	}
	if n.Kind != yaml.SequenceNode || len(n.Content) != 2 {
		l.fail(n, "Write [longitude, latitude] in decimal degrees, such as [36.9, 35.1].", "A point is %s.", kindOf(n))
		return parley.Point{}
	}
	var c [2]int64
	for i, limit := range []int64{parley.MaxLon, parley.MaxLat} {
		s, ok := l.str(n.Content[i], "a coordinate")
		if !ok {
			return parley.Point{}
		}
		v, exact, err := parseDegrees(s, limit)
		if err != nil {
			l.addError(l.reader.at(n), err)
			return parley.Point{}
		}
		if !exact {
			l.notice(l.reader.at(n), "%s was rounded to %s degrees.", s, formatDegrees(v))
		}
		c[i] = v
	}
	return parley.Point{Lon: int32(c[0]), Lat: int32(c[1])}
}

// checkVolumes checks each volume by itself, and all together as the annex. read
// is how many problems there were before the map was read.
func (l *loader) checkVolumes(annex *parley.Annex, places map[string]place, read int) {
	known := len(l.problems.list)
	judge := known == read // what is not well read cannot be judged
	for _, v := range annex.Volumes {
		_, err := statement.EncodeAnnex(&parley.Annex{Volumes: []parley.Volume{v}})
		if err == nil {
			_, err = geo.PrepareVolume(v)
		}
		if err == nil {
			l.d.sound = append(l.d.sound, v)
		} else if judge {
			l.addAbout(places[v.ID], v.ID, err)
		}
	}
	if !judge || len(l.problems.list) > known {
		return
	}
	if _, err := statement.EncodeAnnex(annex); err != nil {
		at := place{file: l.file}
		if l.paths != nil {
			at = l.root.below("map")
		}
		l.addError(at, err)
	}
}

func (l *loader) addAbout(at place, id string, err error) {
	l.add(at, fmt.Sprintf("Volume %q: %s", id, sentence(err.Error())), "")
}

// LoadMap reads a map by itself, for a territory, an operation or a check: a
// GeoJSON file, or YAML with the keys that a draft has under map, but for
// status. Refusals are those of Load.
func LoadMap(fsys fs.FS, name string) (*parley.Annex, []Notice, error) {
	name = path.Clean(name)
	l := loader{fsys: fsys, dir: path.Dir(name), d: new(Draft)}
	l.file = name
	b, err := l.read(name)
	if err != nil {
		return nil, nil, err
	}
	if ext := path.Ext(name); ext == ".yaml" || ext == ".yml" {
		if n := l.document(b); n != nil {
			if n.Kind == yaml.MappingNode {
				n.Content = append(n.Content, scalar("status"), scalar(string(parley.MapFinal)))
			}
			l.annexMap(n)
		}
	} else {
		annex := &parley.Annex{Volumes: l.features(b, place{file: name}, defaults{edges: parley.EdgesStraight})}
		places := map[string]place{}
		for _, v := range annex.Volumes {
			places[v.ID] = place{file: name}
		}
		if len(annex.Volumes) == 0 {
			l.add(place{file: name}, "There is no area in it.", "Draw at least one.")
		}
		l.checkVolumes(annex, places, 0)
		l.d.annex = annex
	}
	if err := l.err(); err != nil {
		return nil, nil, err
	}
	return l.d.annex, l.d.notices, nil
}
