package tiles

import (
	"encoding/binary"
	"errors"
	"fmt"
)

const (
	magic      = "PMTiles\x03"
	headerSize = 127
	// The root directory has to lie in the first 16 KiB of a file.
	rootWithin = 16 << 10
)

// Coding is how bytes are packed.
type Coding byte

// Codings of PMTiles. Zstandard (4) is not read.
const (
	Plain  Coding = 1
	Gzip   Coding = 2
	Brotli Coding = 3
)

// String is the name of the coding in HTTP; "" for plain.
func (c Coding) String() string {
	return map[Coding]string{Gzip: "gzip", Brotli: "br"}[c]
}

// Kind is what tiles are.
type Kind byte

// Kinds of PMTiles.
const (
	Vector Kind = 1 // Mapbox Vector Tiles
	PNG    Kind = 2
	JPEG   Kind = 3
	WebP   Kind = 4
	AVIF   Kind = 5
)

var mediaTypes = map[Kind]string{Vector: "application/vnd.mapbox-vector-tile", PNG: "image/png", JPEG: "image/jpeg", WebP: "image/webp", AVIF: "image/avif"}

// MediaType of a tile.
func (k Kind) MediaType() string { return mediaTypes[k] }

// section is a stretch of the file.
type section struct{ offset, length uint64 }

func (s section) within(size uint64) bool { return s.offset <= size && s.length <= size-s.offset }

// header is the first 127 bytes of a file.
type header struct {
	root, metadata, leaves, data section
	tiles, entries, contents     uint64 // 0: not told
	clustered                    bool
	directories, packing         Coding
	kind                         Kind
	minZoom, maxZoom             uint8
	west, south, east, north     int32 // 1e-7 degree
	centreZoom                   uint8
	centreLon, centreLat         int32
}

func (h *header) sections() []*section {
	return []*section{&h.root, &h.metadata, &h.leaves, &h.data}
}

func (h *header) encode() []byte {
	b := []byte(magic)
	for _, s := range h.sections() {
		b = binary.LittleEndian.AppendUint64(b, s.offset)
		b = binary.LittleEndian.AppendUint64(b, s.length)
	}
	for _, n := range []uint64{h.tiles, h.entries, h.contents} {
		b = binary.LittleEndian.AppendUint64(b, n)
	}
	clustered := byte(0)
	if h.clustered {
		clustered = 1
	}
	b = append(b, clustered, byte(h.directories), byte(h.packing), byte(h.kind), h.minZoom, h.maxZoom)
	for _, v := range []int32{h.west, h.south, h.east, h.north} {
		b = binary.LittleEndian.AppendUint32(b, uint32(v))
	}
	b = append(b, h.centreZoom)
	b = binary.LittleEndian.AppendUint32(b, uint32(h.centreLon))
	return binary.LittleEndian.AppendUint32(b, uint32(h.centreLat))
}

func decodeHeader(b []byte, size uint64) (h header, err error) {
	if len(b) < headerSize || string(b[:len(magic)]) != magic {
		return h, errors.New("it is no PMTiles archive of version 3")
	}
	at := len(magic)
	number := func() uint64 {
		at += 8
		return binary.LittleEndian.Uint64(b[at-8:])
	}
	for _, s := range h.sections() {
		s.offset, s.length = number(), number()
		if !s.within(size) {
			return h, fmt.Errorf("its header names %d bytes at %d, and it has %d: it was cut short", s.length, s.offset, size)
		}
	}
	h.tiles, h.entries, h.contents = number(), number(), number()
	h.clustered, h.directories, h.packing, h.kind, h.minZoom, h.maxZoom = b[at] == 1, Coding(b[at+1]), Coding(b[at+2]), Kind(b[at+3]), b[at+4], b[at+5]
	at += 6
	degree := func() int32 {
		at += 4
		return int32(binary.LittleEndian.Uint32(b[at-4:]))
	}
	h.west, h.south, h.east, h.north = degree(), degree(), degree(), degree()
	h.centreZoom = b[at]
	at++
	h.centreLon, h.centreLat = degree(), degree()
	return h, h.check()
}

func (h *header) check() error {
	known := func(c Coding) bool { return c >= Plain && c <= Brotli }
	switch {
	case h.root.offset < headerSize || h.root.offset+h.root.length > rootWithin || h.root.length == 0:
		return errors.New("its root directory does not lie in its first 16 KiB")
	case h.metadata.length > MaxMetadata:
		return fmt.Errorf("its metadata have %d bytes, %d are the most", h.metadata.length, MaxMetadata)
	case !known(h.directories):
		return fmt.Errorf("its directories are packed in way %d; gzip, brotli and none are read", h.directories)
	case !known(h.packing):
		return fmt.Errorf("its tiles are packed in way %d; gzip, brotli and none are read", h.packing)
	case mediaTypes[h.kind] == "":
		return fmt.Errorf("its tiles are of kind %d; vector tiles, PNG, JPEG, WebP and AVIF are read", h.kind)
	case h.minZoom > h.maxZoom || h.maxZoom > MaxZoom:
		return fmt.Errorf("its zooms are %d to %d, and %d is the deepest", h.minZoom, h.maxZoom, MaxZoom)
	case h.west < -1800000000 || h.east > 1800000000 || h.south < -900000000 || h.north > 900000000 || h.west > h.east || h.south > h.north:
		return errors.New("its bounds are not on the globe")
	}
	return nil
}
