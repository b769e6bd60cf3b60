package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
)

// Tessera is what its log reached for one number of clients.
type Tessera struct {
	Clients  int     `json:"clients"`
	Interval string  `json:"checkpoint_interval"`
	Entries  float64 `json:"entries_per_second"`
	P50      float64 `json:"p50_ms"` // until a published checkpoint covers the entry
	P99      float64 `json:"p99_ms"`
}

// tesseraModule has its own go.mod, so that nothing else depends on Tessera.
const tesseraModule = "internal/gen/tessera"

// tessera measures a Tessera POSIX log on the same disk.
func (f *Figures) tessera(ctx context.Context, numbers []int) error {
	if _, err := os.Stat(tesseraModule); err != nil {
		return errors.New("run this in the repository's root")
	}
	for _, n := range numbers {
		c := exec.CommandContext(ctx, "go", "run", ".", "-clients", strconv.Itoa(n), "-seconds", strconv.Itoa(*seconds), "-size", strconv.Itoa(rowSize))
		c.Dir = tesseraModule
		out, err := c.Output()
		if err != nil {
			var exit *exec.ExitError
			if errors.As(err, &exit) {
				return fmt.Errorf("%w: %.300s", err, exit.Stderr)
			}
			return err
		}
		var t Tessera
		if err := json.Unmarshal(out, &t); err != nil {
			return err
		}
		f.Tessera = append(f.Tessera, t)
	}
	return nil
}
