package tiles

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"sort"

	"github.com/andybalholm/brotli"
)

// entry says where the tiles from id on lie, all the same; with run 0, where the
// directory of those from id on does.
type entry struct {
	id     uint64
	run    uint32
	offset uint64
	length uint32
}

// encodeDirectory writes entries in their order.
func encodeDirectory(entries []entry) []byte {
	b := binary.AppendUvarint(nil, uint64(len(entries)))
	last := uint64(0)
	for _, e := range entries {
		b = binary.AppendUvarint(b, e.id-last)
		last = e.id
	}
	for _, e := range entries {
		b = binary.AppendUvarint(b, uint64(e.run))
	}
	for _, e := range entries {
		b = binary.AppendUvarint(b, uint64(e.length))
	}
	next := uint64(0)
	for i, e := range entries {
		if i > 0 && e.offset == next {
			b = binary.AppendUvarint(b, 0)
		} else {
			b = binary.AppendUvarint(b, e.offset+1)
		}
		next = e.offset + uint64(e.length)
	}
	return b
}

// decodeDirectory reads a directory whose tiles lie in data, and whose
// directories lie in leaves.
func decodeDirectory(b []byte, data, leaves uint64) ([]entry, error) {
	d := numbers{b: b}
	n := d.next()
	if n == 0 || n > uint64(len(b))/4 { // four numbers each
		return nil, errors.New("a directory is empty, or longer than it is")
	}
	entries := make([]entry, n)
	for i := range entries {
		step := d.next()
		if i > 0 {
			if step == 0 || step > math.MaxUint64-entries[i-1].id {
				return nil, errors.New("a directory is not in order")
			}
			step += entries[i-1].id
		}
		entries[i].id = step
	}
	for i := range entries {
		entries[i].run = d.small()
	}
	for i := range entries {
		entries[i].length = d.small()
	}
	for i := range entries {
		e := &entries[i]
		switch off := d.next(); {
		case off > 0:
			e.offset = off - 1
		case i == 0:
			return nil, errors.New("a directory begins where none ended")
		default:
			e.offset = entries[i-1].offset + uint64(entries[i-1].length)
		}
		within, most := data, uint32(MaxTile)
		if e.run == 0 {
			within, most = leaves, MaxDirectory
		}
		if e.length == 0 || e.length > most || !(section{e.offset, uint64(e.length)}).within(within) {
			return nil, fmt.Errorf("a directory names %d bytes at %d, which are not there or too many", e.length, e.offset)
		}
		if i > 0 && entries[i-1].id+uint64(entries[i-1].run) > e.id {
			return nil, errors.New("a directory names a tile twice")
		}
	}
	if d.bad || len(d.b) > 0 {
		return nil, errors.New("a directory is cut short, or something follows it")
	}
	return entries, nil
}

// find gives the entry that holds a tile, or the directory that may.
func find(entries []entry, id uint64) (entry, bool) {
	i := sort.Search(len(entries), func(i int) bool { return entries[i].id > id }) - 1
	if i < 0 {
		return entry{}, false
	}
	e := entries[i]
	return e, e.run == 0 || id-e.id < uint64(e.run)
}

// numbers reads varints; after the first that is none, it gives 0.
type numbers struct {
	b   []byte
	bad bool
}

func (d *numbers) next() uint64 {
	v, n := binary.Uvarint(d.b)
	if n <= 0 {
		d.bad, d.b = true, nil
		return 0
	}
	d.b = d.b[n:]
	return v
}

func (d *numbers) small() uint32 {
	v := d.next()
	if v > math.MaxUint32 {
		d.bad = true
		return 0
	}
	return uint32(v)
}

// Unpack gives what was packed, if that has no more than most bytes.
func Unpack(b []byte, c Coding, most int64) ([]byte, error) {
	var r io.Reader = bytes.NewReader(b)
	switch c {
	case Plain:
	case Gzip:
		z, err := gzip.NewReader(r)
		if err != nil {
			return nil, fmt.Errorf("gzip: %w", err)
		}
		r = z
	case Brotli:
		r = brotli.NewReader(r)
	default:
		return nil, fmt.Errorf("packed in way %d", c)
	}
	out, err := io.ReadAll(io.LimitReader(r, most+1))
	if err != nil {
		return nil, err
	}
	if int64(len(out)) > most {
		return nil, fmt.Errorf("unpacked, it has more than %d bytes", most)
	}
	return out, nil
}
