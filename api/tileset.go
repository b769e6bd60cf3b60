package api

import (
	"cmp"
	"encoding/json"
	"fmt"
	"net/http"
	"regexp"
	"strconv"
	"strings"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/tiles"
)

// TileSet is a map to draw on: the base, or a layer over it. It is the same for
// everybody, and holds nothing of any ledger.
type TileSet struct {
	Name    string // in its address: see MayNameTiles
	Archive *tiles.Archive
}

var tileName = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,39}$`)

// Routes of the maps.
const (
	tilesIndexRoute = "GET /tiles/index.json"
	tilesRoute      = "GET /tiles/{set}/{version}/{z}/{x}/{y}"
)

// baseTiles is the name of the base map, built in or brought.
const baseTiles = "world"

// MayNameTiles reports whether a set of tiles may have a name: small letters,
// digits and hyphens, at most 40, and not that of the base.
func MayNameTiles(name string) bool { return tileName.MatchString(name) && name != baseTiles }

// tileInfo is what is told of a set.
type tileInfo struct {
	Name        string     `json:"name"`
	Role        string     `json:"role"` // base, layer
	Kind        string     `json:"kind"` // vector, raster
	URL         string     `json:"url"`  // with {z}, {x} and {y}
	Bounds      [4]float64 `json:"bounds"`
	MinZoom     int        `json:"minzoom"`
	MaxZoom     int        `json:"maxzoom"`
	Attribution string     `json:"attribution,omitempty"`
	Layers      []string   `json:"layers,omitempty"` // of vector tiles
}

// tileSetRoutes serves the maps to draw on. They are public: which tiles are
// asked for tells where somebody looks, to this server alone, which writes no
// line about it.
func (s *Server) tileSetRoutes() {
	sets := map[string]*tiles.Archive{baseTiles: cmp.Or(s.base, tiles.World())}
	index := []tileInfo{infoOf(baseTiles, "base", sets[baseTiles])}
	for _, t := range s.tileSets {
		sets[t.Name] = t.Archive
		index = append(index, infoOf(t.Name, "layer", t.Archive))
	}
	body, err := json.Marshal(map[string]any{"tiles": index})
	if err != nil {
		panic(err) // strings and numbers
	}
	s.mux.HandleFunc(tilesIndexRoute, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		w.Header().Set("Cache-Control", "no-cache")
		w.Write(body)
	})
	s.mux.HandleFunc(tilesRoute, func(w http.ResponseWriter, r *http.Request) {
		a, ok := sets[r.PathValue("set")]
		if !ok || r.PathValue("version") != a.Version() {
			fail(r.Context(), noMap("There is no such map here.")).write(w)
			return
		}
		if p := sendTile(w, r, a); p != nil {
			fail(r.Context(), p).write(w)
		}
	})
}

func infoOf(name, role string, a *tiles.Archive) tileInfo {
	first, last := a.Zooms()
	i := tileInfo{Name: name, Role: role, Kind: "raster", Bounds: a.Bounds(), MinZoom: first, MaxZoom: last, Attribution: a.Attribution(),
		URL: fmt.Sprintf("/tiles/%s/%s/{z}/{x}/{y}", name, a.Version())}
	if a.Kind() == tiles.Vector {
		i.Kind, i.Layers = "vector", a.Layers()
	}
	return i
}

// sendTile sends a tile as it lies in its archive, or unpacked to whoever does
// not take it so. Where nothing is on a tile, there is nothing to send.
func sendTile(w http.ResponseWriter, r *http.Request, a *tiles.Archive) *problem {
	var at [3]uint32
	for i, name := range []string{"z", "x", "y"} {
		n, err := strconv.ParseUint(r.PathValue(name), 10, 32)
		if err != nil {
			return noMap("A tile is named by its zoom, column and row.")
		}
		at[i] = uint32(n)
	}
	b, ok, err := a.Tile(at[0], at[1], at[2])
	if err != nil {
		return problemOf(fmt.Errorf("tile %d/%d/%d: %w", at[0], at[1], at[2], err), 0)
	}
	h := w.Header()
	h.Set("Cache-Control", "public, max-age=31536000, immutable")
	h.Set("Vary", "Accept-Encoding")
	if !ok {
		w.WriteHeader(http.StatusNoContent)
		return nil
	}
	if coding := a.Packing().String(); coding != "" && accepts(r, coding) {
		h.Set("Content-Encoding", coding)
	} else if b, err = tiles.Unpack(b, a.Packing(), tiles.MaxUnpacked); err != nil {
		return problemOf(fmt.Errorf("tile %d/%d/%d: %w", at[0], at[1], at[2], err), 0)
	}
	h.Set("Content-Type", a.Kind().MediaType())
	h.Set("Content-Length", strconv.Itoa(len(b)))
	w.Write(b)
	return nil
}

func noMap(sentence string) *problem {
	return newProblem(http.StatusNotFound, parley.Refuse("unknown-map", "", "%s", sentence).To("GET /tiles/index.json tells which maps there are, and how their tiles are asked for."))
}

// accepts reports whether a client takes a coding of content.
func accepts(r *http.Request, coding string) bool {
	for _, line := range r.Header.Values("Accept-Encoding") {
		for part := range strings.SplitSeq(line, ",") {
			name, weight, weighted := strings.Cut(strings.ReplaceAll(part, " ", ""), ";q=")
			q, err := strconv.ParseFloat(weight, 64)
			if strings.EqualFold(name, coding) && (!weighted || err == nil && q > 0) {
				return true
			}
		}
	}
	return false
}
