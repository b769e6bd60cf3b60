package tiles_test

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"github.com/open-parley/parley/tiles"
)

func TestPlaceUndoesID(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		z := rapid.Uint32Range(0, tiles.MaxZoom).Draw(t, "z")
		x, y := rapid.Uint32Range(0, 1<<z-1).Draw(t, "x"), rapid.Uint32Range(0, 1<<z-1).Draw(t, "y")
		id, ok := tiles.ID(z, x, y)
		if !ok {
			t.Fatal("there is such a tile")
		}
		if gz, gx, gy, ok := tiles.Place(id); !ok || gz != z || gx != x || gy != y {
			t.Fatalf("%d/%d/%d is %d, and that is %d/%d/%d", z, x, y, id, gz, gx, gy)
		}
	})
	for _, at := range [][3]uint32{{0, 1, 0}, {1, 0, 2}, {tiles.MaxZoom + 1, 0, 0}} {
		if _, ok := tiles.ID(at[0], at[1], at[2]); ok {
			t.Errorf("there is no tile %v", at)
		}
	}
}

// sheet draws an archive: few tiles, many of which are alike.
func sheet(t *rapid.T) tiles.Sheet {
	s := tiles.Sheet{Kind: tiles.Vector, Packing: rapid.SampledFrom([]tiles.Coding{tiles.Plain, tiles.Gzip, tiles.Brotli}).Draw(t, "packing"),
		Bounds: [4]float64{-180, -85, 180, 85}, Metadata: []byte(`{"vector_layers":[{"id":"land"}],"attribution":"nobody"}`)}
	for id := range rapid.MapOf(rapid.Uint64Range(0, 1<<16), rapid.Just(true)).Filter(func(m map[uint64]bool) bool { return len(m) > 0 }).Draw(t, "ids") {
		z, x, y, _ := tiles.Place(id)
		s.Tiles = append(s.Tiles, tiles.Written{Z: z, X: x, Y: y, Data: rapid.SliceOfN(rapid.Byte(), 1, 2).Draw(t, "data")})
	}
	return s
}

func TestWhatIsWrittenIsRead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := sheet(t)
		b := written(t, s)
		a, err := tiles.Open(bytes.NewReader(b), int64(len(b)))
		if err != nil {
			t.Fatal(err)
		}
		if l := a.Layers(); len(l) != 1 || l[0] != "land" || a.Attribution() != "nobody" {
			t.Fatalf("layers %v, attribution %q", l, a.Attribution())
		}
		there := map[[3]uint32][]byte{}
		for _, w := range s.Tiles {
			there[[3]uint32{w.Z, w.X, w.Y}] = w.Data
		}
		for id := range uint64(1 << 12) {
			z, x, y, _ := tiles.Place(id)
			check(t, a, z, x, y, there[[3]uint32{z, x, y}])
		}
		for at, data := range there {
			check(t, a, at[0], at[1], at[2], data)
		}
	})
}

func written(t interface{ Fatal(...any) }, s tiles.Sheet) []byte {
	var b bytes.Buffer
	if err := tiles.Write(&b, s); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func check(t interface{ Fatalf(string, ...any) }, a *tiles.Archive, z, x, y uint32, want []byte) {
	packed, ok, err := a.Tile(z, x, y)
	if err != nil || ok != (want != nil) {
		t.Fatalf("%d/%d/%d: there %v, want %v: %v", z, x, y, ok, want != nil, err)
	}
	if !ok {
		return
	}
	if got, err := tiles.Unpack(packed, a.Packing(), tiles.MaxUnpacked); err != nil || !bytes.Equal(got, want) {
		t.Fatalf("%d/%d/%d is %x, want %x: %v", z, x, y, got, want, err)
	}
}

// TestManyTiles needs directories below the root.
func TestManyTiles(t *testing.T) {
	s := tiles.Sheet{Kind: tiles.PNG, Packing: tiles.Plain, Bounds: [4]float64{0, 0, 1, 1}, Metadata: []byte("{}")}
	for id := range uint64(80_000) {
		if id%7 == 3 {
			continue
		}
		z, x, y, _ := tiles.Place(id)
		s.Tiles = append(s.Tiles, tiles.Written{Z: z, X: x, Y: y, Data: bytes.Repeat([]byte{1 + byte(id%251)}, 1+int(id*id%61))})
	}
	b := written(t, s)
	if leaves := binary.LittleEndian.Uint64(b[48:]); leaves == 0 {
		t.Fatal("it has no directories below the root")
	}
	a, err := tiles.Open(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	for id := range uint64(80_000) {
		z, x, y, _ := tiles.Place(id)
		var want []byte
		if id%7 != 3 {
			want = bytes.Repeat([]byte{1 + byte(id%251)}, 1+int(id*id%61))
		}
		check(t, a, z, x, y, want)
	}
}

// TestFirstView keeps what is fetched first small: a link may be slow.
func TestFirstView(t *testing.T) {
	w := tiles.World()
	first, last := w.Zooms()
	if first != 0 || last != 6 {
		t.Fatalf("zooms %d to %d", first, last)
	}
	for id := uint64(0); ; id++ {
		z, x, y, _ := tiles.Place(id)
		if z > uint32(last) {
			break
		}
		b, _, err := w.Tile(z, x, y)
		if err != nil {
			t.Fatal(err)
		}
		if most := 25 << 10; len(b) > most {
			t.Errorf("tile %d/%d/%d has %d bytes, %d are the most", z, x, y, len(b), most)
		}
	}
}

func ExampleOpen() {
	a := tiles.World()
	fmt.Println(a.Kind() == tiles.Vector, a.Layers())
	_, there, _ := a.Tile(6, 38, 25)
	fmt.Println("the Levant:", there)
	// Output:
	// true [land coast boundary country place]
	// the Levant: true
}
