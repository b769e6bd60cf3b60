package main

import (
	"encoding/binary"
	"math"
	"slices"
)

// extent is the side of a tile in units of its coordinates.
const extent = 2048

// A tile is written as the Mapbox Vector Tile Specification 2.1 has it.
const (
	kindPoint   = 1
	kindLine    = 2
	kindPolygon = 3

	moveTo    = 1
	lineTo    = 2
	closePath = 7
)

// message builds a protocol buffer.
type message []byte

func (m *message) bytes(field int, b []byte) {
	*m = binary.AppendUvarint(*m, uint64(field)<<3|2)
	*m = binary.AppendUvarint(*m, uint64(len(b)))
	*m = append(*m, b...)
}

func (m *message) number(field int, v uint64) {
	*m = binary.AppendUvarint(*m, uint64(field)<<3)
	*m = binary.AppendUvarint(*m, v)
}

func (m *message) packed(field int, list []uint32) {
	var b []byte
	for _, v := range list {
		b = binary.AppendUvarint(b, uint64(v))
	}
	m.bytes(field, b)
}

// layer collects features; keys and values stand once.
type layer struct {
	name     string
	features [][]byte
	keys     []string
	values   [][]byte
	known    map[string]uint32
}

// attribute is a string or a number.
type attribute struct {
	key    string
	text   string
	number uint64 // where there is no text
}

func (l *layer) add(kind int, geometry []uint32, attributes ...attribute) {
	if len(geometry) == 0 {
		return
	}
	var tags []uint32
	for _, a := range attributes {
		tags = append(tags, l.key(a.key), l.value(a))
	}
	var f message
	if len(tags) > 0 {
		f.packed(2, tags)
	}
	f.number(3, uint64(kind))
	f.packed(4, geometry)
	l.features = append(l.features, f)
}

func (l *layer) key(k string) uint32 {
	if i := slices.Index(l.keys, k); i >= 0 {
		return uint32(i)
	}
	l.keys = append(l.keys, k)
	return uint32(len(l.keys) - 1)
}

func (l *layer) value(a attribute) uint32 {
	var v message
	if a.text != "" {
		v.bytes(1, []byte(a.text))
	} else {
		v.number(5, a.number)
	}
	if i, ok := l.known[string(v)]; ok {
		return i
	}
	if l.known == nil {
		l.known = map[string]uint32{}
	}
	l.known[string(v)] = uint32(len(l.values))
	l.values = append(l.values, v)
	return uint32(len(l.values) - 1)
}

// encode writes the layers that have something.
func encode(layers ...*layer) []byte {
	var tile message
	for _, l := range layers {
		if len(l.features) == 0 {
			continue
		}
		var m message
		m.bytes(1, []byte(l.name))
		for _, f := range l.features {
			m.bytes(2, f)
		}
		for _, k := range l.keys {
			m.bytes(3, []byte(k))
		}
		for _, v := range l.values {
			m.bytes(4, v)
		}
		m.number(5, extent)
		m.number(15, 2)
		tile.bytes(3, m)
	}
	return tile
}

// grid is a tile's own coordinates.
type grid struct{ z, x, y uint32 }

type cell struct{ x, y int32 }

func (g grid) cell(p point) cell {
	scale := float64(uint64(1)<<g.z) * extent
	return cell{int32(math.Round(p.x*scale - float64(g.x)*extent)), int32(math.Round(p.y*scale - float64(g.y)*extent))}
}

// cells are a line's, without those that fall onto the one before.
func (g grid) cells(line []point, ring bool) (out []cell) {
	for _, p := range line {
		if c := g.cell(p); len(out) == 0 || out[len(out)-1] != c {
			out = append(out, c)
		}
	}
	for ring && len(out) > 1 && out[0] == out[len(out)-1] {
		out = out[:len(out)-1]
	}
	return out
}

// pen writes commands with steps from where it is.
type pen struct {
	at  cell
	out []uint32
}

func zigzag(v int32) uint32 { return uint32(v<<1) ^ uint32(v>>31) }

func (p *pen) run(command uint32, cells []cell) {
	p.out = append(p.out, uint32(len(cells))<<3|command)
	for _, c := range cells {
		p.out = append(p.out, zigzag(c.x-p.at.x), zigzag(c.y-p.at.y))
		p.at = c
	}
}

func (p *pen) ring(cells []cell) {
	p.run(moveTo, cells[:1])
	p.run(lineTo, cells[1:])
	p.out = append(p.out, 1<<3|closePath)
}

// area is twice the signed area of a ring, positive where it runs as outlines do.
func area(ring []cell) (sum int64) {
	for i, a := range ring {
		b := ring[(i+1)%len(ring)]
		sum += int64(a.x)*int64(b.y) - int64(b.x)*int64(a.y)
	}
	return sum
}

// polygon writes one polygon; an outline of less than least square units is
// nothing, and so is a hole.
func (g grid) polygon(p polygon, least int64) []uint32 {
	var w pen
	for i, r := range p {
		cells := g.cells(r, true)
		a := area(cells)
		if len(cells) < 3 || max(a, -a) < 2*least {
			if i == 0 {
				return nil
			}
			continue
		}
		if a > 0 != (i == 0) {
			slices.Reverse(cells)
		}
		w.ring(cells)
	}
	return w.out
}

// lines writes lines; those that fall onto one cell are nothing.
func (g grid) lines(list [][]point) []uint32 {
	var w pen
	for _, l := range list {
		if cells := g.cells(l, false); len(cells) > 1 {
			w.run(moveTo, cells[:1])
			w.run(lineTo, cells[1:])
		}
	}
	return w.out
}

func (g grid) point(p point) []uint32 {
	var w pen
	w.run(moveTo, []cell{g.cell(p)})
	return w.out
}
