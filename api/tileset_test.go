package api_test

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"

	"github.com/open-parley/parley/api"
	"github.com/open-parley/parley/tiles"
)

type tileIndex struct {
	Tiles []struct {
		Name, Role, Kind, URL, Attribution string
		MinZoom, MaxZoom                   int
		Layers                             []string
	}
}

func TestMapsToDrawOn(t *testing.T) {
	b := must(os.ReadFile("../tiles/testdata/vector.pmtiles"))(t)
	roads := must(tiles.Open(bytes.NewReader(b), int64(len(b))))(t)
	s := api.New(api.Options{Tiles: []api.TileSet{{Name: "roads", Archive: roads}}})
	get := func(path, coding string) *http.Response {
		r := httptest.NewRequest(http.MethodGet, path, nil)
		r.Host, r.RemoteAddr = "127.0.0.1", "127.0.0.1:9"
		if coding != "" {
			r.Header.Set("Accept-Encoding", coding)
		}
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		return w.Result()
	}
	var index tileIndex
	if err := json.NewDecoder(get("/tiles/index.json", "").Body).Decode(&index); err != nil {
		t.Fatal(err)
	}
	if len(index.Tiles) != 2 || index.Tiles[0].Role != "base" || index.Tiles[1].Role != "layer" || index.Tiles[1].Kind != "vector" || index.Tiles[1].Attribution != "Example" {
		t.Fatalf("%+v", index)
	}
	at := func(url, tile string) string { return strings.Replace(url, "{z}/{x}/{y}", tile, 1) }
	world := index.Tiles[0].URL

	plain := get(at(world, "6/38/25"), "")
	body := must(io.ReadAll(plain.Body))(t)
	if plain.StatusCode != http.StatusOK || plain.Header.Get("Content-Encoding") != "" || !strings.Contains(plain.Header.Get("Cache-Control"), "immutable") || plain.Header.Get("Content-Type") != "application/vnd.mapbox-vector-tile" {
		t.Fatalf("plain: %d %v", plain.StatusCode, plain.Header)
	}
	packed := get(at(world, "6/38/25"), "gzip, br;q=0.5")
	if got := must(io.ReadAll(brotli.NewReader(packed.Body)))(t); packed.Header.Get("Content-Encoding") != "br" || !bytes.Equal(got, body) || packed.Header.Get("Vary") != "Accept-Encoding" {
		t.Fatalf("brotli: %v", packed.Header)
	}
	if refused := get(at(world, "6/38/25"), "br;q=0"); refused.Header.Get("Content-Encoding") != "" {
		t.Error("who takes no brotli was given it")
	}
	own := get(at(index.Tiles[1].URL, "0/0/0"), "gzip")
	if got := must(io.ReadAll(must(gzip.NewReader(own.Body))(t)))(t); string(got) != "tile 0" {
		t.Errorf("the operator's tile is %q", got)
	}
	for path, want := range map[string]int{
		at(world, "6/0/30"):                    http.StatusNoContent, // the open sea
		at(world, "7/0/0"):                     http.StatusNoContent,
		at(world, "0/9/9"):                     http.StatusNoContent,
		at(world, "0/-1/0"):                    http.StatusNotFound,
		at(world, "0/0/0.png"):                 http.StatusNotFound,
		"/tiles/world/0000000000000000/0/0/0":  http.StatusNotFound,
		"/tiles/nobody/0000000000000000/0/0/0": http.StatusNotFound,
	} {
		if got := get(path, ""); got.StatusCode != want {
			t.Errorf("%s: %d, want %d", path, got.StatusCode, want)
		}
	}
}

func TestNamesOfMaps(t *testing.T) {
	for name, may := range map[string]bool{"roads": true, "a": true, "2": true, "my-map": true, "world": false, "": false, "-a": false, "A": false, "a/b": false, "a b": false, "ä": false, strings.Repeat("a", 41): false} {
		if api.MayNameTiles(name) != may {
			t.Errorf("%q may name a map: %v", name, !may)
		}
	}
}
