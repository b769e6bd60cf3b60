package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"os"
	"slices"
	"time"

	"golang.org/x/sys/unix"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/api"
	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/ledger/sqlite"
)

// engines by name.
var engines = map[string]func(ctx context.Context, dir string) (ledger.Engine, error){
	"sqlite": sqlite.Open,
}

func engineNames() []string { return slices.Sorted(maps.Keys(engines)) }

func config(dir string) ledger.Config {
	return ledger.Config{Dir: dir, Engine: engines[*engine], Now: func() parley.Instant { return parley.At(time.Now()) },
		Log: slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelWarn}))}
}

// serve is the server's process: it prints its address, then, for each line
// that it reads, the processor time that it has used, in microseconds.
func serve(dir string) error {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	l, err := ledger.Open(ctx, config(dir))
	if err != nil {
		return err
	}
	ln, err := api.Listen(ctx, "127.0.0.1:0")
	if err != nil {
		return errors.Join(err, l.Close(ctx))
	}
	s := api.New(api.Options{Log: slog.New(slog.DiscardHandler)})
	s.Attach(l)
	served := make(chan error, 1)
	go func() { served <- s.ServeOn(ctx, ln) }()
	fmt.Println("http://" + ln.Addr().String())
	for in := bufio.NewScanner(os.Stdin); in.Scan(); {
		var u unix.Rusage
		if err := unix.Getrusage(unix.RUSAGE_SELF, &u); err != nil {
			return err
		}
		fmt.Println((u.Utime.Nano() + u.Stime.Nano()) / 1000)
	}
	cancel()
	return errors.Join(<-served, l.Close(context.Background()))
}
