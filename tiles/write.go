package tiles

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"crypto/sha256"
	"errors"
	"io"
	"slices"

	"github.com/andybalholm/brotli"
)

// Written is one tile to be written.
type Written struct {
	Z, X, Y uint32
	Data    []byte // not packed
}

// Sheet is what an archive is made of.
type Sheet struct {
	Kind     Kind
	Packing  Coding
	Bounds   [4]float64 // west, south, east, north in degrees
	Metadata []byte     // JSON
	Tiles    []Written
}

// leafSize is how many entries a directory has, where one does not do.
const leafSize = 2048

// Write writes an archive: the same sheet, the same bytes. Tiles that are alike
// are written once.
func Write(w io.Writer, s Sheet) error {
	entries, data, contents, err := layOut(s)
	if err != nil {
		return err
	}
	metadata, err := pack(s.Metadata, Gzip)
	if err != nil {
		return err
	}
	h := header{clustered: true, directories: Gzip, packing: s.Packing, kind: s.Kind, contents: uint64(contents), entries: uint64(len(entries))}
	first, last := entries[0].id, entries[len(entries)-1].id
	z, _, _, _ := Place(first)
	h.minZoom = uint8(z)
	z, _, _, _ = Place(last)
	h.maxZoom = uint8(z)
	for _, e := range entries {
		h.tiles += uint64(e.run)
	}
	degree := func(v float64) int32 { return int32(v * 1e7) }
	h.west, h.south, h.east, h.north = degree(s.Bounds[0]), degree(s.Bounds[1]), degree(s.Bounds[2]), degree(s.Bounds[3])
	h.centreZoom, h.centreLon, h.centreLat = h.minZoom, h.west/2+h.east/2, h.south/2+h.north/2
	root, leaves, err := directories(entries)
	if err != nil {
		return err
	}
	at := uint64(headerSize)
	for i, b := range [][]byte{root, metadata, leaves, data} {
		*h.sections()[i] = section{at, uint64(len(b))}
		at += uint64(len(b))
	}
	if err := h.check(); err != nil {
		return err
	}
	for _, b := range [][]byte{h.encode(), root, metadata, leaves, data} {
		if _, err := w.Write(b); err != nil {
			return err
		}
	}
	return nil
}

// layOut packs the tiles in the order of their identifiers.
func layOut(s Sheet) (entries []entry, data []byte, contents int, err error) {
	if len(s.Tiles) == 0 {
		return nil, nil, 0, errors.New("no tiles")
	}
	type numbered struct {
		id   uint64
		data []byte
	}
	var list []numbered
	for _, t := range s.Tiles {
		id, ok := ID(t.Z, t.X, t.Y)
		if !ok || len(t.Data) == 0 {
			return nil, nil, 0, errors.New("a tile that is not there, or is empty")
		}
		list = append(list, numbered{id, t.Data})
	}
	slices.SortFunc(list, func(a, b numbered) int { return cmp.Compare(a.id, b.id) })
	where := map[[sha256.Size]byte]entry{}
	for i, t := range list {
		if i > 0 && list[i-1].id == t.id {
			return nil, nil, 0, errors.New("a tile stands twice")
		}
		sum := sha256.Sum256(t.data)
		e, ok := where[sum]
		if !ok {
			b, err := pack(t.data, s.Packing)
			if err != nil {
				return nil, nil, 0, err
			}
			e = entry{offset: uint64(len(data)), length: uint32(len(b)), run: 1}
			where[sum] = e
			data = append(data, b...)
		}
		e.id = t.id
		if n := len(entries); n > 0 && entries[n-1].offset == e.offset && entries[n-1].id+uint64(entries[n-1].run) == e.id {
			entries[n-1].run++
		} else {
			entries = append(entries, e)
		}
	}
	return entries, data, len(where), nil
}

// directories writes the root, and the leaves if the root alone would be too long.
func directories(entries []entry) (root, leaves []byte, err error) {
	if root, err = pack(encodeDirectory(entries), Gzip); err != nil || len(root) <= rootWithin-headerSize {
		return root, nil, err
	}
	var top []entry
	for chunk := range slices.Chunk(entries, leafSize) {
		b, err := pack(encodeDirectory(chunk), Gzip)
		if err != nil {
			return nil, nil, err
		}
		top = append(top, entry{id: chunk[0].id, offset: uint64(len(leaves)), length: uint32(len(b))})
		leaves = append(leaves, b...)
	}
	root, err = pack(encodeDirectory(top), Gzip)
	return root, leaves, err
}

func pack(b []byte, c Coding) ([]byte, error) {
	var out bytes.Buffer
	var w io.WriteCloser
	switch c {
	case Plain:
		return b, nil
	case Gzip:
		z, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
		if err != nil {
			return nil, err
		}
		w = z
	case Brotli:
		w = brotli.NewWriterOptions(&out, brotli.WriterOptions{Quality: brotli.BestCompression, LGWin: 22})
	default:
		return nil, errors.New("tiles are packed by gzip, brotli or not at all")
	}
	if _, err := w.Write(b); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
