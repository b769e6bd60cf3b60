// Command figures measures the ledger as its users meet it: clients that wait
// for receipts over HTTP, every frame synced to the disk, the server a process
// of its own. It compares with PostgreSQL, which inserts single rows of about
// the same size for the same number of clients, with its default durability
// (fsync, synchronous_commit), and with a Tessera POSIX log, which publishes
// checkpoints at its intervals. Rounds alternate on the same disk, and medians
// are compared, so that a busy machine troubles all alike.
//
//	go run ./internal/gen/figures [--json]
//
// Statements are signed before the clock starts; what the server spends on them
// is its processor time as the system counts it (getrusage), divided by the
// statements. PostgreSQL (initdb, postgres, pgbench) and the network for
// Tessera's module may be missing: that is said, and the rest is measured.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"log"
	"os"
	"os/signal"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"

	"github.com/open-parley/parley/internal/gen/postgres"
)

// batch is how many statements go in one request of the second kind.
const batch = 100

var (
	clientList = flag.String("clients", "1,8,64,256", "numbers of clients")
	rounds     = flag.Int("rounds", 3, "rounds of each")
	seconds    = flag.Int("seconds", 5, "about how long a round takes")
	engine     = flag.String("engine", "sqlite", "engine of the ledger: "+strings.Join([]string{"jetstream", "sqlite"}, ", "))
	asJSON     = flag.Bool("json", false, "print JSON")
	noPostgres = flag.Bool("no-postgres", false, "leave PostgreSQL out")
	noTessera  = flag.Bool("no-tessera", false, "leave Tessera out")
	natsCount  = flag.Int("nats-servers", 1, "NATS servers on this machine, for jetstream: 1 or 3")
	natsURLs   = flag.String("nats-urls", "", "where they are; the command tells itself so")
	natsServe  = flag.String("nats", "", "run a NATS server; the command starts itself so")
	serveDir   = flag.String("serve", "", "serve the ledger in this folder; the command starts itself so")
)

// Figures are what was measured.
type Figures struct {
	Engine   string    `json:"engine"`
	Load     []Load    `json:"load"`
	Receipts float64   `json:"receipts_verified_per_second"` // on all cores
	Replay   float64   `json:"replayed_per_second"`
	Tessera  []Tessera `json:"tessera,omitempty"`
	Missing  []string  `json:"missing,omitempty"` // what could not be measured, and why
}

// Load is one number of clients in one kind of request.
type Load struct {
	Clients    int     `json:"clients"`
	Batch      int     `json:"batch"` // statements in a request
	Statements float64 `json:"statements_per_second"`
	P50        float64 `json:"p50_ms"` // from request to receipt
	P99        float64 `json:"p99_ms"`
	CPU        float64 `json:"cpu_us_per_statement"` // of the server
	Rows       float64 `json:"postgres_rows_per_second,omitempty"`
	Ratio      float64 `json:"ratio,omitempty"` // statements to rows
}

func main() {
	flag.Parse()
	log.SetFlags(0)
	log.SetPrefix("figures: ")
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	var err error
	if *natsServe != "" {
		err = runNATS(*natsServe)
	} else if *serveDir != "" {
		err = serve(*serveDir)
	} else {
		err = run(ctx)
	}
	stop()
	if err != nil {
		log.Fatal(err)
	}
}

func run(ctx context.Context) error {
	var numbers []int
	for _, s := range strings.Split(*clientList, ",") {
		n, err := strconv.Atoi(s)
		if err != nil || n < 1 || n > maxClients {
			return fmt.Errorf("--clients: %q is no number from 1 to %d", s, maxClients)
		}
		numbers = append(numbers, n)
	}
	f := &Figures{Engine: *engine}
	if err := f.measure(ctx, numbers); err != nil {
		return err
	}
	if *noTessera {
		f.Missing = append(f.Missing, "Tessera: left out")
	} else if err := f.tessera(ctx, numbers); err != nil {
		f.Missing = append(f.Missing, "Tessera: "+err.Error())
	}
	if *asJSON {
		enc := json.NewEncoder(os.Stdout)
		enc.SetIndent("", "  ")
		return enc.Encode(f)
	}
	return f.print()
}

// measure runs the rounds of ledger and PostgreSQL, in turn.
func (f *Figures) measure(ctx context.Context, numbers []int) (err error) {
	var pg *postgres.Server
	if *noPostgres {
		f.Missing = append(f.Missing, "PostgreSQL: left out")
	} else if pg, err = postgres.Find(); err != nil {
		f.Missing = append(f.Missing, "PostgreSQL: "+err.Error())
		pg = nil
	} else {
		defer func() { err = errors.Join(err, pg.Stop()) }()
		if err := pg.Start(ctx, slices.Max(numbers)); err != nil {
			return err
		}
		if err := prepare(ctx, pg); err != nil {
			return err
		}
	}
	s, err := newStage(ctx, slices.Max(numbers))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.close()) }()
	for _, n := range numbers {
		if err := f.rounds(ctx, s, pg, n); err != nil {
			return err
		}
	}
	if f.Receipts, err = s.verifyReceipts(); err != nil {
		return err
	}
	f.Replay, err = s.replay(ctx)
	return err
}

// rounds measures one number of clients.
func (f *Figures) rounds(ctx context.Context, s *stage, pg *postgres.Server, n int) error {
	var one, many []Load
	var rows []float64
	for range *rounds {
		a, err := s.load(ctx, n, 1)
		if err != nil {
			return err
		}
		if pg != nil {
			r, err := insert(ctx, pg, n)
			if err != nil {
				return err
			}
			rows = append(rows, r)
		}
		b, err := s.load(ctx, n, batch)
		if err != nil {
			return err
		}
		one, many = append(one, a), append(many, b)
		log.Printf("%d clients: %.0f statements/s one at a time, %.0f in requests of %d", n, a.Statements, b.Statements, batch)
	}
	for _, all := range [][]Load{one, many} {
		l := Load{Clients: n, Batch: all[0].Batch, Statements: median(all, func(l Load) float64 { return l.Statements }),
			P50: median(all, func(l Load) float64 { return l.P50 }), P99: median(all, func(l Load) float64 { return l.P99 }),
			CPU: median(all, func(l Load) float64 { return l.CPU })}
		if rows != nil {
			l.Rows = median(rows, func(r float64) float64 { return r })
			l.Ratio = l.Statements / l.Rows
		}
		f.Load = append(f.Load, l)
	}
	return nil
}

func median[T any](all []T, of func(T) float64) float64 {
	v := make([]float64, len(all))
	for i, x := range all {
		v[i] = of(x)
	}
	slices.Sort(v)
	return v[len(v)/2]
}

func (f *Figures) print() error {
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(w, "engine %s\n\nclients\ta request\tstatements/s\tp50 ms\tp99 ms\tCPU µs each\tPostgreSQL rows/s\tratio\t\n", f.Engine)
	for _, l := range f.Load {
		rows, ratio := "-", "-"
		if l.Rows > 0 {
			rows, ratio = fmt.Sprintf("%.0f", l.Rows), fmt.Sprintf("%.2f", l.Ratio)
		}
		fmt.Fprintf(w, "%d\t%d\t%.0f\t%.1f\t%.1f\t%.0f\t%s\t%s\t\n", l.Clients, l.Batch, l.Statements, l.P50, l.P99, l.CPU, rows, ratio)
	}
	fmt.Fprintf(w, "\nreceipts verified/s, all cores\t%.0f\t\nstatements replayed/s\t%.0f\t\n", f.Receipts, f.Replay)
	if f.Tessera != nil {
		fmt.Fprintf(w, "\nTessera POSIX, until a published checkpoint\nclients\tcheckpoints each\tentries/s\tp50 ms\tp99 ms\t\n")
		for _, t := range f.Tessera {
			fmt.Fprintf(w, "%d\t%v\t%.0f\t%.1f\t%.1f\t\n", t.Clients, t.Interval, t.Entries, t.P50, t.P99)
		}
	}
	for _, m := range f.Missing {
		fmt.Fprintf(w, "\nnot measured: %s\n", m)
	}
	return w.Flush()
}
