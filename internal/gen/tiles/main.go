// Command tiles makes tiles/world.pmtiles, the base map that Parley carries:
// land, boundaries as the source attributes them, and names, cut into vector
// tiles of the zooms 0 to 6.
//
//	npm ci --prefix internal/gen/world
//	npm ci --prefix internal/gen/tiles
//	go generate ./tiles
//
// The same input gives the same bytes; names change with the Unicode CLDR that
// node carries, which the archive's metadata name.
package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"

	"github.com/open-parley/parley/tiles"
)

const (
	deepest = 6
	// around is how much beyond a tile's edge is drawn, in units of its
	// coordinates, so that lines end where nobody sees it.
	around = 32
	credit = "Land and boundaries: Natural Earth (de facto, as its source draws them). Towns: GeoNames, CC BY 4.0."
)

// detail of a zoom: the map it is taken from, how far a line may move and how
// small an island may be, in units of the tile.
type detail struct {
	file   string
	within float64
	least  int64
}

func detailOf(z uint32) detail {
	switch {
	case z <= 2:
		return detail{"50m", 2, 6}
	case z == 3:
		return detail{"50m", 1.5, 4}
	case z <= 5:
		return detail{"10m", 1.5, 3}
	default:
		return detail{"10m", 0.7, 1}
	}
}

func main() {
	_, here, _, _ := runtime.Caller(0)
	at := filepath.Dir(here)
	in := flag.String("i", filepath.Join(at, "../world/node_modules/world-atlas"), "folder of world-atlas")
	out := flag.String("o", "world.pmtiles", "file to write")
	flag.Parse()
	if err := run(*in, filepath.Join(at, "labels.mjs"), *out); err != nil {
		fmt.Fprintln(os.Stderr, "tiles:", err)
		os.Exit(1)
	}
}

func run(atlas, script, out string) error {
	said, err := readLabels(script)
	if err != nil {
		return err
	}
	maps := map[string]*world{}
	for _, scale := range []string{"50m", "10m"} {
		if maps[scale], err = readWorld(filepath.Join(atlas, "countries-"+scale+".json")); err != nil {
			return err
		}
	}
	labels := append(countries(maps["10m"].countries, said), towns(said)...)
	sheet := tiles.Sheet{Kind: tiles.Vector, Packing: tiles.Brotli, Bounds: [4]float64{-180, -85.0511287, 180, 85.0511287}}
	if sheet.Metadata, err = metadata(said); err != nil {
		return err
	}
	for z := uint32(0); z <= deepest; z++ {
		d := detailOf(z)
		drawn := maps[d.file].drawing(z, d)
		for _, l := range labels {
			if l.zoom <= z {
				drawn.labels = append(drawn.labels, l)
			}
		}
		pad := around / float64(uint64(extent)<<z)
		before, n := len(sheet.Tiles), 0
		descend(drawn, 0, 0, 0, z, pad, func(x, y uint32, d drawing) {
			if b := encodeTile(grid{z, x, y}, d); len(b) > 0 {
				sheet.Tiles = append(sheet.Tiles, tiles.Written{Z: z, X: x, Y: y, Data: b})
				n += len(b)
			}
		})
		fmt.Printf("zoom %d: %d tiles, %d bytes\n", z, len(sheet.Tiles)-before, n)
	}
	var b bytes.Buffer
	if err := tiles.Write(&b, sheet); err != nil {
		return err
	}
	fmt.Printf("%d bytes\n", b.Len())
	return os.WriteFile(out, b.Bytes(), 0o644)
}

func metadata(s said) ([]byte, error) {
	type layer struct {
		ID     string            `json:"id"`
		Fields map[string]string `json:"fields"`
	}
	names := map[string]string{"name": "String", "rank": "Number"}
	for _, l := range s.Languages {
		names["name:"+l] = "String"
	}
	return json.Marshal(map[string]any{
		"name":        "Parley's built-in world",
		"description": "Attributed by its sources; no statement on sovereignty or on the course of any border. Names of territories: Unicode CLDR " + s.CLDR + ".",
		"attribution": credit,
		"vector_layers": []layer{
			{"land", map[string]string{}}, {"coast", map[string]string{}}, {"boundary", map[string]string{}}, {"country", names}, {"place", map[string]string{"name": "String", "rank": "Number", "capital": "Number"}},
		},
	})
}

func encodeTile(g grid, d drawing) []byte {
	land, coast, boundary, country, place := &layer{name: "land"}, &layer{name: "coast"}, &layer{name: "boundary"}, &layer{name: "country"}, &layer{name: "place"}
	for _, p := range d.land {
		land.add(kindPolygon, g.polygon(p, detailOf(g.z).least))
	}
	coast.add(kindLine, g.lines(d.coast))
	boundary.add(kindLine, g.lines(d.boundaries))
	own := boxOf(g.z, g.x, g.y, 0)
	for _, l := range (drawing{labels: d.labels}).clip(own).labels {
		attributes := []attribute{{key: "rank", number: l.rank}}
		if l.name != "" {
			attributes = append(attributes, attribute{key: "name", text: l.name})
		}
		for _, language := range []string{"en", "ar", "fr", "ru", "es", "zh"} {
			if n := l.names[language]; n != "" {
				attributes = append(attributes, attribute{key: "name:" + language, text: n})
			}
		}
		if l.capital {
			attributes = append(attributes, attribute{key: "capital", number: 1})
		}
		if l.town {
			place.add(kindPoint, g.point(l.at), attributes...)
		} else {
			country.add(kindPoint, g.point(l.at), attributes...)
		}
	}
	return encode(land, coast, boundary, country, place)
}
