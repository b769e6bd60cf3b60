package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/lmittmann/tint"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/api"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/ledger/credential"
	"github.com/open-parley/parley/ledger/invitation"
	"github.com/open-parley/parley/web"
	"github.com/open-parley/parley/witness"
)

// serveCmd is parley serve.
type serveCmd struct {
	inFolder
	Addr        string `help:"Address to listen on: loopback only, unless there is TLS or a proxy that does it." default:"127.0.0.1:8080" placeholder:"HOST:PORT"`
	AddressFile string `help:"Write the URL here once the server listens; with port 0 the system chooses the port." type:"path" placeholder:"FILE"`
	Open        bool   `help:"Let whoever connects read everything and submit for anybody: for exercises alone, on this machine."`
	Debug       bool   `help:"Log what matters only while a fault is looked for; no content either."`
	exposure
	clusterFlags
	rateFlags
	mapFlags
	heightFlags
	exerciseFlags
	Witness       []string      `help:"Address of a witness to ask for cosignatures; repeat for each. Whom it counts for is the log's policy (parley log policy)." sep:"none" placeholder:"URL"`
	PromiseWithin time.Duration `help:"How long after a promise its statement enters at the latest." default:"1h" placeholder:"DURATION"`
}

func (c *serveCmd) Run(e *env) error {
	if err := c.choose(e); err != nil {
		return err
	}
	if e.cli.Dir == "" {
		return usage(errors.New("name the ledger's folder: parley serve DIR; parley init founds one"))
	}
	if c.PromiseWithin < time.Second {
		return usage(errors.New("--promise-within: a promise needs a second at least, such as 1h"))
	}
	if err := checkURLs("--witness", c.Witness); err != nil {
		return err
	}
	rates, err := c.rates()
	if err != nil {
		return err
	}
	level := slog.LevelInfo
	if c.Debug {
		level = slog.LevelDebug
	}
	log := loggerFrom(e.errw, level)
	o := api.Options{Log: log, Open: c.Open, Rates: rates, LendsKeys: c.ExerciseKeys != ""}
	if err := c.alone(&c.exposure); err != nil {
		return err
	}
	if err := c.apply(&o, e.cli.Dir, e.cli.CA, log); err != nil {
		return err
	}
	if err := c.gate(e.ctx, &o, e.cli.CA); err != nil {
		return err
	}
	closeMaps, err := c.mapFlags.open(&o)
	if err != nil {
		return err
	}
	defer closeMaps()
	if o.Heights, err = c.heights(log); err != nil {
		return err
	}
	ln, err := c.exposure.listen(e.ctx, c.Addr, &o)
	if err != nil {
		return err
	}
	cluster, err := c.join(e.ctx, e.cli.Dir, log)
	if err != nil {
		return errors.Join(err, ln.Close())
	}
	if cluster != nil {
		defer cluster.Close()
	}
	if o.Page, err = web.New(); err != nil {
		return err
	}
	s := api.New(o)
	ctx, cancel := context.WithCancel(e.ctx)
	defer cancel()
	served := make(chan error, 1)
	go func() { served <- s.ServeOn(ctx, ln) }()

	show, done := e.progress("replaying")
	l, err := openObserved(ctx, s, e.cli.Dir, log, show, onCluster(cluster), func(l *ledger.Config) { l.PromiseWithin = c.PromiseWithin })
	done()
	if err != nil {
		cancel()
		<-served
		return err
	}
	if err := c.mayOpen(l, log); err != nil {
		cancel()
		return errors.Join(err, <-served, closeLedger(l))
	}
	refusals, err := keepRefusals(e.cli.Dir, log)
	if err != nil {
		cancel()
		return errors.Join(err, <-served, closeLedger(l))
	}
	defer refusals.Close()
	s.KeepRefusals(refusals)
	invitations, err := invitation.Open(ctx, e.cli.Dir)
	if err != nil {
		cancel()
		return errors.Join(err, <-served, closeLedger(l))
	}
	defer invitations.Close()
	s.KeepInvitations(invitations)
	credentials, err := credential.Open(ctx, e.cli.Dir)
	if err != nil {
		cancel()
		return errors.Join(err, <-served, closeLedger(l))
	}
	defer credentials.Close()
	s.KeepCredentials(credentials)
	s.Attach(l)
	if c.ExerciseKeys != "" {
		if err := c.lend(s, l, log); err != nil {
			cancel()
			return errors.Join(err, <-served, closeLedger(l))
		}
	}
	var asking sync.WaitGroup
	for _, u := range c.Witness {
		asking.Go(func() { witness.Push(ctx, l, u, log) })
	}
	at := urlOf(ln, &o)
	if c.AddressFile != "" {
		err = writeAddress(c.AddressFile, at)
	}
	if err == nil {
		log.Info("serving", "url", at, "dir", e.cli.Dir, "entries", l.Head().Size, "log_key", l.VerifierKey())
		log.Info(parley.NoteNever)
		err = <-served
	} else {
		cancel()
		<-served
	}
	cancel()
	asking.Wait()
	return errors.Join(err, closeLedger(l))
}

// mayOpen refuses to show a real ledger to whoever connects, and says loudly
// that an exercise is shown.
func (c *serveCmd) mayOpen(l *ledger.Ledger, log *slog.Logger) error {
	if !c.Open {
		return nil
	}
	exercise := false
	l.View(func(s *docket.State) { exercise = s.Exercise() })
	if !exercise {
		return parley.Refuse("not-an-exercise", "R6", "--open lets whoever connects read everything and speak to the ledger unasked, and this ledger is real.").
			To("Serve it without --open: each post logs in with its key, and sees what is for its party.")
	}
	log.Warn("OPEN: whoever connects to this address reads everything in the ledger, and may submit. It is an exercise; nothing in it is real.")
	return nil
}

// openObserved opens the ledger with its engine measured for /metrics.
func openObserved(ctx context.Context, s *api.Server, dir string, log *slog.Logger, show func(done, total uint64), with ...func(*ledger.Config)) (*ledger.Ledger, error) {
	return openLedger(ctx, dir, log, false, show, append(with, func(c *ledger.Config) {
		open := c.Engine
		c.Engine = func(ctx context.Context, dir string) (ledger.Engine, error) {
			engine, err := open(ctx, dir)
			if err != nil {
				return nil, err
			}
			return s.Observe(engine), nil
		}
	})...)
}

// listen opens an address; one that can't be had is the user's to change.
func listen(ctx context.Context, addr string, open func(context.Context, string) (net.Listener, error)) (net.Listener, error) {
	ln, err := open(ctx, addr)
	var op *net.OpError
	if errors.As(err, &op) {
		return nil, usage(fmt.Errorf("cannot listen on %s: %w; choose another with --addr", addr, op.Err))
	}
	var refusal *parley.Refusal
	if err != nil && !errors.As(err, &refusal) {
		return nil, usage(err)
	}
	return ln, err
}

// closeTimeout is how long closing may take: what was queued is written first.
const closeTimeout = 30 * time.Second

func closeLedger(l *ledger.Ledger) error {
	ctx, cancel := context.WithTimeout(context.Background(), closeTimeout)
	defer cancel()
	return l.Close(ctx)
}

// writeAddress writes the file in one step, so that whoever waits for it reads
// all of it.
func writeAddress(name, url string) error {
	aside := filepath.Join(filepath.Dir(name), "."+filepath.Base(name)+".new")
	if err := os.WriteFile(aside, []byte(url+"\n"), 0o644); err != nil {
		return err
	}
	return os.Rename(aside, name)
}

// logger writes for people on a terminal, and JSON elsewhere.
func logger(w io.Writer) *slog.Logger { return loggerFrom(w, slog.LevelInfo) }

// loggerFrom is logger that leaves out what is below a level.
func loggerFrom(w io.Writer, level slog.Level) *slog.Logger {
	if terminal(w) {
		return slog.New(tint.NewTextHandler(w, &tint.Options{Level: level, TimeFormat: time.TimeOnly, NoColor: os.Getenv("NO_COLOR") != ""}))
	}
	return slog.New(slog.NewJSONHandler(w, &slog.HandlerOptions{Level: level}))
}
