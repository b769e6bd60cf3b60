package geo

import (
	"crypto/sha256"
	_ "embed"
	"fmt"
	"slices"
	"sync"

	"github.com/open-parley/parley"
)

// Territory is an area that a source attributes to a country. It is attributed,
// never called sovereignty: a party's own declaration takes its place.
type Territory struct {
	Name    string
	Country string // ISO 3166-1 alpha-2; empty where the source has none
	Area    *Area
}

// World is a set of attributed territories, as one file holds them. It never
// changes.
type World struct {
	file        []byte
	digest      parley.Digest
	source      string
	territories []*Territory
}

//go:generate go run ../internal/gen/world -o world/world.bin

//go:embed world/world.bin
var builtin []byte

// BuiltinWorld is the world that Parley carries (see world/README.md). It is
// decoded once; a territory is laid out when it is first related to an area.
var BuiltinWorld = sync.OnceValue(func() *World {
	w, err := decodeWorld(builtin, false)
	if err != nil {
		panic("geo: built-in world: " + err.Error()) // a test decodes it strictly
	}
	return w
})

// DecodeWorld reads a world file and checks every ring as Prepare does. A
// deployment may so replace the built-in world by its own. b is not kept.
func DecodeWorld(b []byte) (*World, error) { return decodeWorld(b, true) }

// Digest is the SHA-256 of the file.
func (w *World) Digest() parley.Digest { return w.digest }

// Bytes is the file that the world was decoded from: a ledger keeps it, for who
// opens it in ten years. Read only.
func (w *World) Bytes() []byte { return w.file }

// Source says where the territories come from and what they claim to be.
func (w *World) Source() string { return w.source }

// Territories are all of them, in the file's order.
func (w *World) Territories() []*Territory { return slices.Clone(w.territories) }

// Near are the territories that may come within the summed accuracies of a, by
// their bounds, in the file's order. None that Relate would not find Apart is
// missing.
func (w *World) Near(a *Area) []*Territory {
	var out []*Territory
	for _, t := range w.territories {
		if Near(t.Area, a) {
			out = append(out, t)
		}
	}
	return out
}

// RawTerritory is what EncodeWorld takes: polygons with straight edges, each an
// outline and its holes.
type RawTerritory struct {
	Name     string
	Country  string // ISO 3166-1 alpha-2, or empty
	Accuracy int64  // mm
	Polygons [][][]parley.Point
}

func (t *RawTerritory) check() error {
	if err := checkText(t.Name, 1, 200); err != nil {
		return fmt.Errorf("name: %w", err)
	}
	if c := t.Country; c != "" && (len(c) != 2 || c[0] < 'A' || c[0] > 'Z' || c[1] < 'A' || c[1] > 'Z') {
		return fmt.Errorf("country %q: want two capital letters (ISO 3166-1 alpha-2) or nothing", c)
	}
	if t.Accuracy < 0 || t.Accuracy > MaxAccuracy {
		return fmt.Errorf("accuracy of %d mm: want 0 to %d", t.Accuracy, MaxAccuracy)
	}
	if len(t.Polygons) == 0 {
		return fmt.Errorf("no polygon")
	}
	for i, rings := range t.Polygons {
		if len(rings) == 0 {
			return fmt.Errorf("polygon %d has no ring", i)
		}
		for j, pts := range rings {
			if len(pts) < 3 {
				return fmt.Errorf("polygon %d ring %d has %d vertices, want at least 3", i, j, len(pts))
			}
		}
	}
	return nil
}

// checkRings checks the rings as Prepare does.
func (t *RawTerritory) checkRings() error {
	for i, rings := range t.Polygons {
		names := make([]string, len(rings))
		for j, pts := range rings {
			names[j] = fmt.Sprintf("polygon %d ring %d", i, j)
			if err := checkRing(pts, names[j]); err != nil {
				return err
			}
		}
		if err := checkPolygon(rings, names); err != nil {
			return err
		}
	}
	return nil
}

// territory is t with an area that is laid out at its first use.
func (t *RawTerritory) territory() *Territory {
	a := &Area{accuracy: t.Accuracy, box: emptyBox}
	for _, rings := range t.Polygons {
		for _, pts := range rings {
			a.box = a.box.with(ringBox(pts))
		}
	}
	polygons := t.Polygons
	a.load = func() []source { return []source{{polygons: polygons}} }
	return &Territory{Name: t.Name, Country: t.Country, Area: a}
}

func newWorld(b []byte, source string, raw []RawTerritory) *World {
	w := &World{file: b, digest: sha256.Sum256(b), source: source}
	for i := range raw {
		w.territories = append(w.territories, raw[i].territory())
	}
	return w
}
