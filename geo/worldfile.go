package geo

import (
	"encoding/binary"
	"errors"
	"fmt"
	"unicode"
	"unicode/utf8"

	"github.com/open-parley/parley"
)

// A world file is
//
//	magic "PARLEYW1"
//	source            text
//	territories       count, then for each
//	  name            text
//	  country         text, two capital letters or empty
//	  accuracy        number, mm
//	  polygons        count, then for each
//	    rings         count (an outline, then holes), then for each
//	      vertices    count, then for each
//	        longitude, latitude: steps, in 1e-7 degree, from the vertex before
//
// A count or number is an unsigned varint in its shortest form, a text is its
// length in bytes and UTF-8, a step a zigzag varint; the first vertex of a ring
// steps from the last vertex of the ring before it, the first of all from
// (0, 0). Nothing follows the last territory. So there is one file for a set of
// territories.
const worldMagic = "PARLEYW1"

// Limits of a world file.
const (
	maxTerritories   = 10_000
	maxWorldVertices = 20_000_000
	maxSource        = 1_000 // bytes
)

// EncodeWorld writes a world file. source says where the territories come from
// and what they claim to be. Every ring is checked as Prepare does.
func EncodeWorld(source string, territories []RawTerritory) ([]byte, error) {
	if err := checkText(source, 1, maxSource); err != nil {
		return nil, fmt.Errorf("world's source: %w", err)
	}
	if len(territories) == 0 || len(territories) > maxTerritories {
		return nil, fmt.Errorf("world of %d territories, want 1 to %d", len(territories), maxTerritories)
	}
	b := []byte(worldMagic)
	text := func(s string) {
		b = binary.AppendUvarint(b, uint64(len(s)))
		b = append(b, s...)
	}
	count := func(n int) { b = binary.AppendUvarint(b, uint64(n)) }
	text(source)
	count(len(territories))
	var last parley.Point
	for i := range territories {
		t := &territories[i]
		if err := errors.Join(t.check(), t.checkRings()); err != nil {
			return nil, fmt.Errorf("territory %d (%s): %w", i, t.Name, err)
		}
		text(t.Name)
		text(t.Country)
		count(int(t.Accuracy))
		count(len(t.Polygons))
		for _, rings := range t.Polygons {
			count(len(rings))
			for _, pts := range rings {
				count(len(pts))
				for _, p := range pts {
					b = binary.AppendVarint(b, int64(p.Lon)-int64(last.Lon))
					b = binary.AppendVarint(b, int64(p.Lat)-int64(last.Lat))
					last = p
				}
			}
		}
	}
	return b, nil
}

func checkText(s string, least, most int) error {
	if len(s) < least || len(s) > most {
		return fmt.Errorf("%d bytes, want %d to %d", len(s), least, most)
	}
	if !utf8.ValidString(s) {
		return errors.New("not UTF-8")
	}
	for _, r := range s {
		if !unicode.IsPrint(r) {
			return fmt.Errorf("holds %q, which does not print", r)
		}
	}
	return nil
}

// worldReader reads a world file; after its first error it reads zeros.
type worldReader struct {
	b   []byte
	off int
	err error
}

func (r *worldReader) fail(format string, args ...any) {
	if r.err == nil {
		r.err = fmt.Errorf("world file, byte %d: %w", r.off, fmt.Errorf(format, args...))
		r.b = r.b[:r.off]
	}
}

func (r *worldReader) number() uint64 {
	v, n := binary.Uvarint(r.b[r.off:])
	switch {
	case n <= 0:
		r.fail("a number is cut off or too long")
		return 0
	case n > 1 && r.b[r.off+n-1] == 0:
		r.fail("a number is not in its shortest form")
		return 0
	}
	r.off += n
	return v
}

// count is a number of things that take at least each bytes.
func (r *worldReader) count(what string, least, each int) int {
	n := r.number()
	if left := uint64(len(r.b) - r.off); r.err == nil && (n < uint64(least) || n > left/uint64(each)) {
		r.fail("%d %s, want at least %d and no more than the file has room for", n, what, least)
	}
	if r.err != nil {
		return 0
	}
	return int(n)
}

func (r *worldReader) text(what string, least, most int) string {
	n := r.count("bytes of "+what, 0, 1)
	s := string(r.b[r.off : r.off+n])
	if r.err == nil {
		if err := checkText(s, least, most); err != nil {
			r.fail("%s: %w", what, err)
			return ""
		}
	}
	r.off += n
	return s
}

// step is a coordinate, given as a zigzag varint from last.
func (r *worldReader) step(last int32, most int64) int32 {
	// The common case, inlined: this runs a million times at start-up.
	u := uint64(0)
	if b := r.b[r.off:]; len(b) >= 3 && b[0] >= 0x80 && b[1] >= 0x80 && b[2] < 0x80 && b[2] > 0 {
		u = uint64(b[0]&0x7f) | uint64(b[1]&0x7f)<<7 | uint64(b[2])<<14
		r.off += 3
	} else {
		u = r.number()
	}
	d := int64(u>>1) ^ -int64(u&1)
	if d > 2*full || d < -2*full {
		r.fail("a step of %d leaves the globe", d)
		return 0
	}
	v := int64(last) + d
	if v < -most || v > most {
		r.fail("a vertex lies outside ±180° of longitude, ±90° of latitude")
		return 0
	}
	return int32(v)
}

// decodeWorld reads a world file; rings are checked unless they are known to
// be valid.
func decodeWorld(b []byte, strict bool) (*World, error) {
	if len(b) < len(worldMagic) || string(b[:len(worldMagic)]) != worldMagic {
		return nil, fmt.Errorf("not a world file: it does not begin with %q", worldMagic)
	}
	r := &worldReader{b: b, off: len(worldMagic)}
	source := r.text("source", 1, maxSource)
	n := r.count("territories", 1, 11)
	if n > maxTerritories {
		return nil, fmt.Errorf("world file of %d territories, want at most %d", n, maxTerritories)
	}
	raw := make([]RawTerritory, n)
	slab := make([]parley.Point, 0, min(len(b)/5, maxWorldVertices))
	var last parley.Point
	for i := range raw {
		t := &raw[i]
		t.Name = r.text("name", 1, 200)
		t.Country = r.text("country", 0, 2)
		accuracy := r.number()
		if accuracy > MaxAccuracy {
			r.fail("accuracy of %d mm, want at most %d", accuracy, MaxAccuracy)
		}
		t.Accuracy = int64(accuracy)
		t.Polygons = make([][][]parley.Point, r.count("polygons", 1, 8))
		for j := range t.Polygons {
			rings := make([][]parley.Point, r.count("rings", 1, 7))
			for k := range rings {
				first := len(slab)
				m := r.count("vertices", 3, 2)
				if first+m > maxWorldVertices {
					r.fail("more than %d vertices", maxWorldVertices)
				}
				for range m {
					last.Lon = r.step(last.Lon, parley.MaxLon)
					last.Lat = r.step(last.Lat, parley.MaxLat)
					if r.err != nil {
						return nil, r.err
					}
					slab = append(slab, last)
				}
				rings[k] = slab[first:len(slab):len(slab)]
			}
			t.Polygons[j] = rings
		}
		if r.err != nil {
			return nil, r.err
		}
		err := t.check()
		if err == nil && strict {
			err = t.checkRings()
		}
		if err != nil {
			return nil, fmt.Errorf("world file: territory %d (%s): %w", i, t.Name, err)
		}
	}
	if r.err == nil && r.off != len(b) {
		r.fail("%d bytes after the last territory", len(b)-r.off)
	}
	if r.err != nil {
		return nil, r.err
	}
	return newWorld(b, source, raw), nil
}
