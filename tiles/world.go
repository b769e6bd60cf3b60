package tiles

import (
	"bytes"
	_ "embed"
	"sync"
)

//go:generate go run ../internal/gen/tiles -o world.pmtiles

//go:embed world.pmtiles
var world []byte

// World is the built-in base map: land, boundaries as their source attributes
// them, the names of territories in the languages of the United Nations, and
// larger towns, at zooms 0 to 6. README.md tells where it comes from.
var World = sync.OnceValue(func() *Archive {
	a, err := Open(bytes.NewReader(world), int64(len(world)))
	if err != nil {
		panic(err) // it was built into the program
	}
	return a
})
