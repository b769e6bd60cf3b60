package proof

import (
	"fmt"

	"filippo.io/torchwood"
	"golang.org/x/mod/sumdb/tlog"
)

// TileHashes reads tree hashes of a log from its tiles (c2sp.org/tlog-tiles),
// each proven by the checkpoint: false tiles are an error. fetch is given a
// path below the log's prefix and how many bytes are to be expected there.
func TileHashes(c Checkpoint, fetch func(path string, length int) ([]byte, error)) tlog.HashReader {
	return tlog.TileHashReader(tlog.Tree{N: int64(c.Size), Hash: c.Root}, tileReader(fetch))
}

type tileReader func(path string, length int) ([]byte, error)

func (tileReader) Height() int { return torchwood.TileHeight }

func (tileReader) SaveTiles([]tlog.Tile, [][]byte) {}

// ReadTiles falls back to the full tile where a partial one is gone, as logs may
// drop it.
func (fetch tileReader) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	out := make([][]byte, len(tiles))
	for i, t := range tiles {
		length := t.W * tlog.HashSize
		b, err := fetch(torchwood.TilePath(t), length)
		if err != nil && t.W < torchwood.TileWidth {
			full := t
			full.W = torchwood.TileWidth
			if whole, again := fetch(torchwood.TilePath(full), torchwood.TileWidth*tlog.HashSize); again == nil && len(whole) >= length {
				b, err = whole[:length], nil
			}
		}
		if err != nil {
			return nil, err
		}
		if len(b) != length {
			return nil, refuseProof("tile", fmt.Errorf("%s has %d bytes, want %d", torchwood.TilePath(t), len(b), length))
		}
		out[i] = b
	}
	return out, nil
}
