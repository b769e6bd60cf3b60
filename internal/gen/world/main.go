// Command world makes geo/world/world.bin, the territories that Parley carries,
// from Natural Earth's 1:10m countries as the npm package world-atlas has them.
//
//	npm ci --prefix internal/gen/world
//	go generate ./geo
//
// The same input gives the same bytes. Territories keep the source's order but
// are sorted by name; those that share a country's code stay apart, since the
// source keeps them apart. What it repairs it prints.
package main

import (
	"cmp"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"

	"golang.org/x/text/language"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/geo"
	"github.com/open-parley/parley/internal/gen/topojson"
)

const (
	source = "Natural Earth 1:10m admin-0 countries via npm world-atlas 2.0.2 (public domain); de facto control, not sovereignty"
	// accuracy in mm: 0.5 mm on a map of 1:10,000,000, which is where the United
	// States National Map Accuracy Standards (1947) want nine of ten points of a
	// map of 1:20,000 or smaller (1/50 inch). It also covers the file's grid of
	// 400 m by 190 m.
	accuracy = 5_000_000
)

func main() {
	out := flag.String("o", "world/world.bin", "file to write")
	_, here, _, _ := runtime.Caller(0)
	in := flag.String("i", filepath.Join(filepath.Dir(here), "node_modules/world-atlas/countries-10m.json"), "TopoJSON to read")
	flag.Parse()
	if err := run(*in, *out); err != nil {
		fmt.Fprintln(os.Stderr, "world:", err)
		os.Exit(1)
	}
}

func run(in, out string) error {
	b, err := os.ReadFile(in)
	if err != nil {
		return fmt.Errorf("%w (run npm ci in internal/gen/world first)", err)
	}
	var t topojson.Topology
	if err := json.Unmarshal(b, &t); err != nil {
		return err
	}
	lines, err := t.Lines()
	if err != nil {
		return err
	}
	var territories []geo.RawTerritory
	for i, g := range t.Objects.Countries.Geometries {
		r, err := territory(lines, &g)
		if err != nil {
			return fmt.Errorf("geometry %d (%s): %w", i, g.Properties.Name, err)
		}
		territories = append(territories, r)
	}
	slices.SortStableFunc(territories, func(a, b geo.RawTerritory) int { return cmp.Compare(a.Name, b.Name) })
	file, err := geo.EncodeWorld(source, territories)
	if err != nil {
		return err
	}
	fmt.Printf("%d territories, %d bytes\n", len(territories), len(file))
	return os.WriteFile(out, file, 0o644)
}

func territory(lines [][]parley.Point, g *topojson.Geometry) (geo.RawTerritory, error) {
	country, err := alpha2(g.ID)
	if err != nil {
		return geo.RawTerritory{}, err
	}
	t := geo.RawTerritory{Name: g.Properties.Name, Country: country, Accuracy: accuracy}
	polygons, err := g.Polygons()
	if err != nil {
		return t, err
	}
	for i, rings := range polygons {
		var p [][]parley.Point
		for _, arcs := range rings {
			p = append(p, topojson.Ring(lines, arcs))
		}
		fixed, notes := repair(p)
		for _, n := range notes {
			fmt.Printf("%s, polygon %d: %s\n", t.Name, i, n)
		}
		t.Polygons = append(t.Polygons, fixed...)
	}
	return t, nil
}

// alpha2 turns a numeric ISO 3166-1 code into letters; "" stays "".
func alpha2(id string) (string, error) {
	if id == "" {
		return "", nil
	}
	var n int
	if _, err := fmt.Sscanf(id, "%d", &n); err != nil {
		return "", fmt.Errorf("id %q: %w", id, err)
	}
	r, err := language.EncodeM49(n)
	if err != nil || !r.IsCountry() {
		return "", fmt.Errorf("id %q is no country's code: %v", id, err)
	}
	return r.String(), nil
}
