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
	"strings"
	"time"

	"golang.org/x/sys/unix"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/api"
	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/ledger/sqlite"
)

// engines by name: what has to be set to open a ledger on one.
var engines = map[string]func(ctx context.Context, c *ledger.Config) error{
	"sqlite": func(_ context.Context, c *ledger.Config) error { c.Engine = sqlite.Open; return nil },
	"jetstream": func(ctx context.Context, c *ledger.Config) error {
		cluster, err := connectNATS(ctx, strings.Split(*natsURLs, ","))
		if err == nil {
			c.Engine, c.Cluster = cluster.Open, cluster
		}
		return err
	},
}

func engineNames() []string { return slices.Sorted(maps.Keys(engines)) }

func config(ctx context.Context, dir string) (ledger.Config, error) {
	c := ledger.Config{Dir: dir, Now: func() parley.Instant { return parley.At(time.Now()) },
		Log: slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelError}))}
	set := engines[*engine]
	if set == nil {
		return c, fmt.Errorf("--engine: there is no engine %q, but %s", *engine, strings.Join(engineNames(), ", "))
	}
	return c, set(ctx, &c)
}

// serve is the server's process: it prints its address, then, for each line
// that it reads, the processor time that it has used, in microseconds.
func serve(dir string) error {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	c, err := config(ctx, dir)
	if err != nil {
		return err
	}
	l, err := ledger.Open(ctx, c)
	if err != nil {
		return err
	}
	ln, err := api.Listen(ctx, "127.0.0.1:0")
	if err != nil {
		return errors.Join(err, l.Close(ctx))
	}
	s := api.New(api.Options{Log: slog.New(slog.DiscardHandler), Open: true})
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
