// Command fencebench measures package fence beside what one could take in its
// place: s2.ShapeIndex, an R-tree with ray casting, and PostGIS. All get the
// same zones and positions, in one run, and their answers are compared.
//
//	go run . [--json] [--growth] [--zones 1000,10000,100000] [--only region]
//
// It is a module of its own, so that nothing else depends on the peers. Figures
// are processor time for each operation, as the system counts it for the thread
// (for PostGIS: for the server's process); rounds alternate, and the median and
// the least are told. The collector's time on other threads is in nobody's
// figures. Where PostGIS (Debian: postgresql-15-postgis-3) is missing, that is
// said, and the rest is measured.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"os"
	"os/signal"
	"runtime"
	"strconv"
	"strings"
	"time"

	"github.com/open-parley/parley/internal/gen/zones"
)

// batch is how many positions are looked up at once.
const batch = 64

var (
	zoneList  = flag.String("zones", "", "numbers of zones (1000,10000,100000; with --growth 1000000 too)")
	only      = flag.String("only", "", "one spread alone: region or world")
	growth    = flag.Bool("growth", false, "measure how cost grows instead, without peers")
	rounds    = flag.Int("rounds", 5, "rounds of each")
	roundTime = flag.Duration("round", 300*time.Millisecond, "about how long a round takes")
	trackN    = flag.Int("tracks", 1_000_000, "moving tracks")
	compared  = flag.Int("compared", 100_000, "positions at which answers are compared, of PostGIS a fifth; fewer where many zones lie at each")
	parts     = flag.String("parts", "lookup,track,path,change,peers,postgis", "what to measure")
	seed      = flag.Uint64("seed", 1, "seed of zones and positions")
	asJSON    = flag.Bool("json", false, "print JSON")
)

// Figures are what was measured.
type Figures struct {
	Cores   int      `json:"cores"`
	Go      string   `json:"go"`
	Rows    []Row    `json:"rows"`
	Answers []Answer `json:"answers,omitempty"`
	Missing []string `json:"missing,omitempty"` // what could not be measured, and why
}

// Row is one figure.
type Row struct {
	Spread string `json:"spread"`
	Zones  int    `json:"zones"`
	What   string `json:"what"`
	Who    string `json:"who"`
	Unit   string `json:"unit"` // of Median and Least: ns, of processor time; or B, or hits
	Sample
	Ratio float64 `json:"ratio,omitempty"` // of a peer's median to that of fence, one by one
}

// Answer is how a peer's answers compare with fence's.
type Answer struct {
	Spread    string `json:"spread"`
	Zones     int    `json:"zones"`
	Who       string `json:"who"`
	Positions int    `json:"positions"`
	Hits      int    `json:"hits"`   // of fence
	Edge      int    `json:"edge"`   // hits of one alone, within edgeMM of the zone's outline
	Differ    int    `json:"differ"` // hits of one alone, farther from it
}

func main() {
	flag.Parse()
	log.SetFlags(0)
	log.SetPrefix("fencebench: ")
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx); err != nil {
		stop()
		log.Fatal(err)
	}
}

func run(ctx context.Context) error {
	if *zoneList == "" {
		*zoneList = "1000,10000,100000"
		if *growth {
			*zoneList += ",1000000"
		}
	}
	if *growth {
		*parts = "lookup,track,change"
	}
	if *compared < 0 || *compared > fixCount {
		return fmt.Errorf("--compared: %d is no number from 0 to %d", *compared, fixCount)
	}
	f := &Figures{Cores: runtime.NumCPU(), Go: runtime.Version()}
	for _, s := range []zones.Spread{zones.Region, zones.World} {
		if *only != "" && *only != s.String() {
			continue
		}
		for _, word := range strings.Split(*zoneList, ",") {
			n, err := strconv.Atoi(word)
			if err != nil || n < 1 || n > 1<<24 {
				return fmt.Errorf("--zones: %q is no number from 1 to %d", word, 1<<24)
			}
			if err := f.workload(ctx, s, n); err != nil {
				return fmt.Errorf("%s, %d zones: %w", s, n, err)
			}
		}
	}
	f.ratios()
	if *asJSON {
		enc := json.NewEncoder(os.Stdout)
		enc.SetIndent("", "  ")
		return enc.Encode(f)
	}
	return f.print(os.Stdout)
}

// wanted reports whether a part is to be measured.
func wanted(part string) bool {
	for _, p := range strings.Split(*parts, ",") {
		if p == part {
			return true
		}
	}
	return false
}
