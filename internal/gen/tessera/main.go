// Command tessera measures a Tessera POSIX log: how long it takes from an
// entry's submission until a published checkpoint covers it, with as many
// clients as asked for, each waiting for that before its next entry.
package main

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"flag"
	"log"
	"os"
	"slices"
	"sync"
	"time"

	"github.com/transparency-dev/tessera"
	"github.com/transparency-dev/tessera/storage/posix"
	"golang.org/x/mod/sumdb/note"
)

// interval between checkpoints: the shortest that Tessera recommends.
const interval = time.Second

var (
	clients = flag.Int("clients", 1, "number of clients")
	seconds = flag.Int("seconds", 5, "how long")
	size    = flag.Int("size", 1536, "bytes of an entry")
)

func main() {
	flag.Parse()
	log.SetFlags(0)
	dir, err := os.MkdirTemp("", "figures-tessera-")
	if err == nil {
		err = measure(context.Background(), dir)
		os.RemoveAll(dir)
	}
	if err != nil {
		log.Fatal(err)
	}
}

func measure(ctx context.Context, dir string) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	skey, _, err := note.GenerateKey(rand.Reader, "figures.example.org")
	if err != nil {
		return err
	}
	signer, err := note.NewSigner(skey)
	if err != nil {
		return err
	}
	driver, err := posix.New(ctx, posix.Config{Path: dir})
	if err != nil {
		return err
	}
	appender, shutdown, reader, err := tessera.NewAppender(ctx, driver, tessera.NewAppendOptions().
		WithCheckpointSigner(signer).WithCheckpointInterval(interval))
	if err != nil {
		return err
	}
	published := tessera.NewPublicationAwaiter(ctx, reader.ReadCheckpoint, 5*time.Millisecond)
	took := make([][]time.Duration, *clients)
	errs := make([]error, *clients)
	start := time.Now()
	end := start.Add(time.Duration(*seconds) * time.Second)
	var all sync.WaitGroup
	for i := range *clients {
		all.Go(func() {
			entry := make([]byte, *size)
			for time.Now().Before(end) {
				rand.Read(entry)
				from := time.Now()
				if _, _, errs[i] = published.Await(ctx, appender.Add(ctx, tessera.NewEntry(slices.Clone(entry)))); errs[i] != nil {
					return
				}
				took[i] = append(took[i], time.Since(from))
			}
		})
	}
	all.Wait()
	elapsed := time.Since(start)
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	if err := shutdown(ctx); err != nil {
		return err
	}
	sorted := slices.Sorted(slices.Values(slices.Concat(took...)))
	ms := func(q float64) float64 {
		return float64(sorted[min(len(sorted)-1, int(q*float64(len(sorted))))].Microseconds()) / 1000
	}
	return json.NewEncoder(os.Stdout).Encode(map[string]any{"clients": *clients, "checkpoint_interval": interval.String(),
		"entries_per_second": float64(len(sorted)) / elapsed.Seconds(), "p50_ms": ms(0.5), "p99_ms": ms(0.99)})
}
