package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/open-parley/parley/api"
	"github.com/open-parley/parley/tiles"
)

// mapFlags are the maps that zones are drawn on.
type mapFlags struct {
	Base  string   `help:"Draw zones on this map instead of the built-in one: its coasts, boundaries and names replace the others." type:"existingfile" placeholder:"FILE.pmtiles"`
	Tiles []string `help:"Draw this map over the base, under the zones; repeat for each. Without a name, the file's." sep:"none" placeholder:"[NAME=]FILE.pmtiles"`
}

// open opens them; close is called after the server has stopped.
func (f *mapFlags) open(o *api.Options) (closeAll func(), err error) {
	var files []*os.File
	closeAll = func() {
		for _, f := range files {
			f.Close()
		}
	}
	archive := func(flag, name string) (*tiles.Archive, error) {
		file, err := os.Open(name)
		if err != nil {
			return nil, usage(fmt.Errorf("%s: %w", flag, err))
		}
		files = append(files, file)
		info, err := file.Stat()
		if err != nil {
			return nil, usage(fmt.Errorf("%s: %w", flag, err))
		}
		a, err := tiles.Open(file, info.Size())
		if err != nil {
			return nil, usage(fmt.Errorf("%s: %s: %w", flag, name, err))
		}
		return a, nil
	}
	if f.Base != "" {
		if o.Base, err = archive("--base", f.Base); err != nil {
			closeAll()
			return nil, err
		}
	}
	names := map[string]bool{}
	for _, given := range f.Tiles {
		name, file, ok := strings.Cut(given, "=")
		if !ok {
			file = given
			name = strings.ToLower(strings.TrimSuffix(filepath.Base(given), filepath.Ext(given)))
		}
		if !api.MayNameTiles(name) || names[name] {
			closeAll()
			return nil, usage(fmt.Errorf("--tiles: %q can't name a map: give each a name of its own of small letters, digits and hyphens, such as --tiles roads=%s", name, file))
		}
		names[name] = true
		a, err := archive("--tiles", file)
		if err != nil {
			closeAll()
			return nil, err
		}
		o.Tiles = append(o.Tiles, api.TileSet{Name: name, Archive: a})
	}
	return closeAll, nil
}
