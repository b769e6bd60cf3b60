package tiles

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"sync"
	"unicode/utf8"
)

// Limits of an archive.
const (
	MaxTile      = 8 << 20  // bytes of a tile as it lies there
	MaxUnpacked  = 32 << 20 // bytes of a tile unpacked
	MaxDirectory = 4 << 20  // bytes of a directory as it lies there
	MaxMetadata  = 1 << 20  // bytes, packed
	// maxDirectoryUnpacked: what a directory grows to.
	maxDirectoryUnpacked = 32 << 20
	maxMetadataUnpacked  = 8 << 20
	maxDepth             = 3  // directories on the way to a tile, the root's included
	maxKept              = 16 // directories that are kept unpacked
	maxCredit            = 500
	maxLayers            = 200
)

// Archive is an open archive. It may be asked by many at once.
type Archive struct {
	r       io.ReaderAt
	h       header
	root    []entry
	about   about
	version string

	mu   sync.Mutex
	kept map[uint64][]entry // by offset; guarded by mu
}

// about is what is read of the metadata.
type about struct {
	Name        string `json:"name"`
	Attribution string `json:"attribution"`
	Layers      []struct {
		ID string `json:"id"`
	} `json:"vector_layers"`
}

// Open reads the header, the root directory and the metadata of an archive.
func Open(r io.ReaderAt, size int64) (*Archive, error) {
	first := make([]byte, min(size, rootWithin))
	if _, err := r.ReadAt(first, 0); err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	h, err := decodeHeader(first, uint64(size))
	if err != nil {
		return nil, err
	}
	a := &Archive{r: r, h: h, kept: map[uint64][]entry{}}
	root := first[h.root.offset : h.root.offset+h.root.length]
	if a.root, err = a.directory(root); err != nil {
		return nil, fmt.Errorf("its root directory: %w", err)
	}
	metadata := make([]byte, h.metadata.length)
	if _, err := r.ReadAt(metadata, int64(h.metadata.offset)); err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	if err := a.describe(metadata); err != nil {
		return nil, fmt.Errorf("its metadata: %w", err)
	}
	sum := sha256.New()
	sum.Write(first)
	sum.Write(metadata)
	fmt.Fprintf(sum, "%d", size)
	a.version = hex.EncodeToString(sum.Sum(nil)[:8])
	return a, nil
}

func (a *Archive) describe(packed []byte) error {
	if len(packed) == 0 {
		return nil
	}
	b, err := Unpack(packed, a.h.directories, maxMetadataUnpacked)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(b, &a.about); err != nil {
		return err
	}
	if len(a.about.Attribution) > maxCredit || !utf8.ValidString(a.about.Attribution) {
		return fmt.Errorf("an attribution of %d bytes, %d are the most", len(a.about.Attribution), maxCredit)
	}
	if len(a.about.Layers) > maxLayers {
		return fmt.Errorf("%d layers, %d are the most", len(a.about.Layers), maxLayers)
	}
	return nil
}

func (a *Archive) directory(packed []byte) ([]entry, error) {
	b, err := Unpack(packed, a.h.directories, maxDirectoryUnpacked)
	if err != nil {
		return nil, err
	}
	return decodeDirectory(b, a.h.data.length, a.h.leaves.length)
}

// Tile gives a tile as it lies in the archive, packed as Packing says; false:
// there is none, or nothing is on it.
func (a *Archive) Tile(z, x, y uint32) ([]byte, bool, error) {
	id, ok := ID(z, x, y)
	if !ok || z < uint32(a.h.minZoom) || z > uint32(a.h.maxZoom) {
		return nil, false, nil
	}
	entries := a.root
	for range maxDepth {
		e, ok := find(entries, id)
		if !ok {
			return nil, false, nil
		}
		if e.run > 0 {
			b, err := a.read(a.h.data, e)
			return b, err == nil, err
		}
		var err error
		if entries, err = a.leaf(e); err != nil {
			return nil, false, fmt.Errorf("a directory: %w", err)
		}
	}
	return nil, false, errors.New("directories lead to directories without end")
}

func (a *Archive) read(of section, e entry) ([]byte, error) {
	b := make([]byte, e.length)
	if _, err := a.r.ReadAt(b, int64(of.offset+e.offset)); err != nil {
		return nil, err
	}
	return b, nil
}

// leaf gives a directory, of which the last few are kept.
func (a *Archive) leaf(e entry) ([]entry, error) {
	a.mu.Lock()
	entries, ok := a.kept[e.offset]
	a.mu.Unlock()
	if ok {
		return entries, nil
	}
	packed, err := a.read(a.h.leaves, e)
	if err != nil {
		return nil, err
	}
	if entries, err = a.directory(packed); err != nil {
		return nil, err
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	if len(a.kept) >= maxKept {
		clear(a.kept)
	}
	a.kept[e.offset] = entries
	return entries, nil
}

// Packing is how tiles are packed.
func (a *Archive) Packing() Coding { return a.h.packing }

// Kind is what tiles are.
func (a *Archive) Kind() Kind { return a.h.kind }

// Zooms are the first and the last zoom of which there are tiles.
func (a *Archive) Zooms() (first, last int) { return int(a.h.minZoom), int(a.h.maxZoom) }

// Bounds are west, south, east, north in degrees.
func (a *Archive) Bounds() [4]float64 {
	return [4]float64{float64(a.h.west) / 1e7, float64(a.h.south) / 1e7, float64(a.h.east) / 1e7, float64(a.h.north) / 1e7}
}

// Attribution is whom its maker says to name.
func (a *Archive) Attribution() string { return a.about.Attribution }

// Layers are the names of the layers of vector tiles, as its maker lists them.
func (a *Archive) Layers() []string {
	out := make([]string, len(a.about.Layers))
	for i, l := range a.about.Layers {
		out[i] = l.ID
	}
	return out
}

// Version changes with the archive's directory: what is kept of it under
// another is of another archive.
func (a *Archive) Version() string { return a.version }
