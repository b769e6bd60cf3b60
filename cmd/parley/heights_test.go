package main

import (
	"encoding/binary"
	"math"
	"os"
	"path/filepath"
	"strconv"

	"github.com/rogpeppe/go-internal/testscript"
)

// makesGround writes a tile of level ground, 30″ apart.
func makesGround(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: ground FILE METRES")
	}
	metres, err := strconv.ParseInt(args[1], 10, 16)
	ts.Check(err)
	var b []byte
	for range 121 * 121 {
		b = binary.BigEndian.AppendUint16(b, uint16(metres))
	}
	ts.Check(os.MkdirAll(filepath.Dir(ts.MkAbs(args[0])), 0o755))
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), b, 0o644))
}

// makesGeoid writes a grid of the form of WW15MGH.DAC: the nodes by which EGM96
// is told from other models, and no undulation elsewhere.
func makesGeoid(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: geoid FILE")
	}
	b := make([]byte, 721*1440*2)
	put := func(row, col int, metres float64) {
		binary.BigEndian.PutUint16(b[2*(1440*row+col):], uint16(int16(math.Round(100*metres))))
	}
	for col := range 1440 {
		put(0, col, 13.606)
		put(720, col, -29.534)
	}
	for _, n := range []struct {
		lat, lon int
		metres   float64
	}{{0, 0, 17.162}, {5, 79, -106.594}, {-2, 147, 77.597}, {63, 340, 63.360}, {28, 87, -28.944}} {
		put(4*(90-n.lat), 4*n.lon, n.metres)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), b, 0o644))
}
