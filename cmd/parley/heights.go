package main

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/draft"
	"github.com/open-parley/parley/fence"
)

// maxTerrain is how many bytes of terrain are kept in memory at most: tiles of 3″
// for a continent, or of 1″ for a large country.
const maxTerrain = 4 << 30

// maxTile is the longest tile in bytes, one of 1″.
const maxTile = 2 * 3601 * 3601

// heightFlags are the data by which checks and impacts compare heights over
// different datums.
type heightFlags struct {
	Geoid        string   `help:"Compare heights over the sea with heights over the ellipsoid by this grid of EGM96: egm96-15.pgm, egm96-5.pgm, WW15MGH.DAC or egm96_15.gtx." type:"path" placeholder:"FILE"`
	Terrain      []string `help:"Compare heights over ground by these tiles of one degree, such as N35E036.hgt, or all in a folder; repeat for each." sep:"none" type:"path" placeholder:"FILE|FOLDER"`
	TerrainError string   `help:"How far the ground may lie from the tiles." default:"30 m" placeholder:"LENGTH"`
}

// heights reads the data; nil: none was given.
func (f *heightFlags) heights(log *slog.Logger) (*docket.Heights, error) {
	if f.Geoid == "" && len(f.Terrain) == 0 {
		return nil, nil
	}
	v, out := &fence.Heights{}, &docket.Heights{}
	out.Vertical = v
	if f.Geoid != "" {
		b, err := readLimited(f.Geoid, fence.MaxGeoid)
		if err == nil {
			v.Geoid, err = fence.ParseGeoid(b)
		}
		if err != nil {
			return nil, usage(fmt.Errorf("--geoid: %s: %w", shown(f.Geoid), err))
		}
		out.Data = append(out.Data, parley.HeightData{Kind: parley.HeightGeoid, Digest: sha256.Sum256(b), ErrorMM: v.Geoid.Accuracy()})
	}
	if len(f.Terrain) > 0 {
		data, err := f.tiles(v)
		if err != nil {
			return nil, err
		}
		out.Data = append(out.Data, data)
	}
	for _, d := range out.Data {
		log.Info("heights over different datums are compared", "by", d.Kind, "digest", d.Digest, "tiles", d.Tiles, "error_mm", d.ErrorMM)
	}
	return out, nil
}

// compareBy has a folder that is asked itself compare heights by data.
func (e *env) compareBy(f *heightFlags) (err error) {
	if e.cli.Dir == "" && (f.Geoid != "" || len(f.Terrain) > 0) {
		return usage(errors.New("--geoid and --terrain are for a ledger's folder (--dir): a server compares heights by data of its own, and says by which"))
	}
	e.data, err = f.heights(discard)
	return err
}

// tiles reads all tiles of the terrain. Their digest is of a line for each, by
// their names: "N35E036 SHA-256".
func (f *heightFlags) tiles(v *fence.Heights) (data parley.HeightData, err error) {
	wrong, err := draft.ParseLength(f.TerrainError)
	if err == nil {
		v.Terrain, err = fence.NewTerrain(wrong)
	}
	if err != nil {
		return data, usage(fmt.Errorf("--terrain-error: %w", err))
	}
	files, err := f.tileFiles()
	if err != nil {
		return data, usage(fmt.Errorf("--terrain: %w", err))
	}
	var lines []string
	left := int64(maxTerrain)
	for _, name := range files {
		line, size, err := addTile(v.Terrain, name, left)
		if err != nil {
			return data, usage(fmt.Errorf("--terrain: %s: %w", shown(name), err))
		}
		left -= size
		lines = append(lines, line)
	}
	slices.Sort(lines)
	return parley.HeightData{Kind: parley.HeightTerrain, Digest: sha256.Sum256([]byte(strings.Join(lines, ""))), Tiles: len(lines), ErrorMM: wrong}, nil
}

// tileFiles are the files that were named, and the tiles in folders that were.
func (f *heightFlags) tileFiles() (files []string, err error) {
	for _, name := range f.Terrain {
		info, err := os.Stat(name)
		if err != nil {
			return nil, err
		}
		if !info.IsDir() {
			files = append(files, name)
			continue
		}
		entries, err := os.ReadDir(name)
		if err != nil {
			return nil, err
		}
		before := len(files)
		for _, e := range entries {
			if strings.EqualFold(filepath.Ext(e.Name()), ".hgt") {
				files = append(files, filepath.Join(name, e.Name()))
			}
		}
		if len(files) == before {
			return nil, fmt.Errorf("%s holds no tiles, such as N35E036.hgt; unpack them first", shown(name))
		}
	}
	return files, nil
}

// addTile reads one tile, if there is room.
func addTile(t *fence.Terrain, name string, room int64) (line string, size int64, err error) {
	lat, lon, err := fence.TileName(filepath.Base(name))
	if err != nil {
		return "", 0, err
	}
	b, err := readLimited(name, maxTile)
	if err != nil {
		return "", 0, err
	}
	if int64(len(b)) > room {
		return "", 0, fmt.Errorf("all tiles together have more than %d bytes; give those of the area alone, or coarser ones", int64(maxTerrain))
	}
	b = bytes.Clone(b) // without the room that reading has left
	if err := t.Add(lat, lon, b); err != nil {
		return "", 0, err
	}
	return fmt.Sprintf("%s %x\n", strings.ToUpper(filepath.Base(name)[:7]), sha256.Sum256(b)), int64(len(b)), nil
}
