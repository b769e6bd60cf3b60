package tiles_test

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/open-parley/parley/tiles"
)

// Archives of testdata were written by the Python package pmtiles 3.8.1: the
// tile numbered i says "tile " and i, or i/3 if i is odd; each fifth is left out.
func fixture(t testing.TB, name string) []byte {
	b, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestAnotherWritersArchives(t *testing.T) {
	for _, c := range []struct {
		name        string
		tiles       uint64
		kind        tiles.Kind
		zoom        int
		attribution string
		layers      int
	}{{"vector.pmtiles", 1000, tiles.Vector, 5, "Example", 1}, {"raster.pmtiles", 300, tiles.PNG, 4, "", 0}} {
		b := fixture(t, c.name)
		a, err := tiles.Open(bytes.NewReader(b), int64(len(b)))
		if err != nil {
			t.Fatal(c.name, err)
		}
		if _, last := a.Zooms(); a.Kind() != c.kind || last != c.zoom || a.Attribution() != c.attribution || len(a.Layers()) != c.layers || a.Bounds() != [4]float64{-10, -20, 30, 40} {
			t.Errorf("%s: kind %d, zoom %d, %q, %v, %v", c.name, a.Kind(), last, a.Attribution(), a.Layers(), a.Bounds())
		}
		for id := range c.tiles + 5 {
			z, x, y, _ := tiles.Place(id)
			var want []byte
			if says := id; id < c.tiles && id%5 != 4 {
				if id%2 == 1 {
					says = id / 3
				}
				want = fmt.Appendf(nil, "tile %d", says)
			}
			check(t, a, z, x, y, want)
		}
	}
}

// TestNumbers are those of the same package.
func TestNumbers(t *testing.T) {
	for at, want := range map[[3]uint32]uint64{{0, 0, 0}: 0, {1, 0, 0}: 1, {1, 0, 1}: 2, {1, 1, 1}: 3, {1, 1, 0}: 4, {2, 0, 0}: 5, {2, 3, 0}: 20, {3, 7, 0}: 84, {4, 0, 0}: 85, {5, 24, 29}: 1000, {9, 182, 159}: 123456, {12, 3423, 1763}: 19078479} {
		if id, ok := tiles.ID(at[0], at[1], at[2]); !ok || id != want {
			t.Errorf("%v is %d, want %d", at, id, want)
		}
	}
}

func TestWhatIsRefused(t *testing.T) {
	whole := fixture(t, "raster.pmtiles")
	for name, c := range map[string]struct {
		change func(b []byte) []byte
		says   string
	}{
		"empty":             {func([]byte) []byte { return nil }, "no PMTiles"},
		"another version":   {func(b []byte) []byte { b[7] = 2; return b }, "no PMTiles"},
		"cut short":         {func(b []byte) []byte { return b[:len(b)-1] }, "cut short"},
		"root far away":     {func(b []byte) []byte { binary.LittleEndian.PutUint64(b[8:], 1<<40); return b }, "cut short"},
		"root over header":  {func(b []byte) []byte { binary.LittleEndian.PutUint64(b[8:], 5); return b }, "first 16 KiB"},
		"overflow":          {func(b []byte) []byte { binary.LittleEndian.PutUint64(b[64:], 1<<63); return b }, "cut short"},
		"packed by zstd":    {func(b []byte) []byte { b[98] = 4; return b }, "packed in way 4"},
		"directory by zstd": {func(b []byte) []byte { b[97] = 4; return b }, "packed in way 4"},
		"unknown kind":      {func(b []byte) []byte { b[99] = 6; return b }, "kind 6"},
		"zooms":             {func(b []byte) []byte { b[100] = 9; return b }, "zooms"},
		"deep":              {func(b []byte) []byte { b[101] = 30; return b }, "zooms"},
		"bounds":            {func(b []byte) []byte { binary.LittleEndian.PutUint32(b[102:], 0x7fffffff); return b }, "globe"},
		"root":              {func(b []byte) []byte { b[130] ^= 0xff; return b }, "root directory"},
	} {
		b := c.change(bytes.Clone(whole))
		if _, err := tiles.Open(bytes.NewReader(b), int64(len(b))); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v, want %q", name, err, c.says)
		}
	}
}

// TestBombs: what is small packed and large unpacked is not unpacked.
func TestBombs(t *testing.T) {
	s := tiles.Sheet{Kind: tiles.Vector, Packing: tiles.Gzip, Metadata: []byte("{}"), Bounds: [4]float64{0, 0, 1, 1}, Tiles: []tiles.Written{{Data: make([]byte, 33<<20)}}}
	b := written(t, s)
	a, err := tiles.Open(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	packed, _, err := a.Tile(0, 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := tiles.Unpack(packed, tiles.Gzip, tiles.MaxUnpacked); err == nil || !strings.Contains(err.Error(), "more than") {
		t.Fatalf("a tile of 33 MiB: %v", err)
	}
	s.Metadata = append(append([]byte(`{"name":"`), bytes.Repeat([]byte("a"), 9<<20)...), `"}`...)
	s.Tiles[0].Data = []byte{1}
	b = written(t, s)
	if _, err := tiles.Open(bytes.NewReader(b), int64(len(b))); err == nil || !strings.Contains(err.Error(), "metadata") {
		t.Fatalf("metadata of 9 MiB: %v", err)
	}
}

func FuzzOpen(f *testing.F) {
	for _, name := range []string{"vector.pmtiles", "raster.pmtiles"} {
		f.Add(fixture(f, name), uint64(7))
	}
	var deep bytes.Buffer
	s := tiles.Sheet{Kind: tiles.PNG, Packing: tiles.Plain, Metadata: []byte("{}"), Bounds: [4]float64{0, 0, 1, 1}}
	for id := range uint64(40) {
		z, x, y, _ := tiles.Place(id * 3)
		s.Tiles = append(s.Tiles, tiles.Written{Z: z, X: x, Y: y, Data: []byte{byte(id)}})
	}
	if err := tiles.Write(&deep, s); err != nil {
		f.Fatal(err)
	}
	f.Add(deep.Bytes(), uint64(6))
	f.Fuzz(func(t *testing.T, b []byte, id uint64) {
		a, err := tiles.Open(bytes.NewReader(b), int64(len(b)))
		if err != nil {
			return
		}
		for _, n := range []uint64{0, id % (1 << 40)} {
			z, x, y, ok := tiles.Place(n)
			if !ok {
				continue
			}
			if packed, ok, err := a.Tile(z, x, y); err == nil && ok {
				tiles.Unpack(packed, a.Packing(), tiles.MaxUnpacked)
			}
		}
	})
}
