package main

import (
	"context"
	"errors"
	"fmt"
	"log"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/internal/gen/postgres"
)

// postgis measures PostGIS in a server of its own, by the processor time of the
// server's process: in one query that joins positions and zones, which no
// protocol slows, and one position after another, prepared and pipelined.
func (w *workload) postgis(ctx context.Context) (err error) {
	server, err := postgres.Find()
	if err != nil {
		w.f.miss("PostGIS: " + err.Error())
		return nil
	}
	if !server.HasExtension(ctx, "postgis") {
		w.f.miss("PostGIS: it is not installed (Debian: apt-get install postgresql-15-postgis-3)")
		return nil
	}
	defer func() { err = errors.Join(err, server.Stop()) }()
	if err := server.Start(ctx, 1); err != nil {
		return err
	}
	c, err := pgx.Connect(ctx, "host="+server.Dir()+" user="+postgres.User+" dbname=postgres")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, c.Close(ctx)) }()
	p := &postgisPeer{ctx: ctx, c: c, pid: c.PgConn().PID()}
	if err := p.load(w.volumes); err != nil {
		return err
	}
	if err := w.postgisJoined(p); err != nil {
		return err
	}
	if err := w.postgisServed(p); err != nil {
		return err
	}
	return w.compare(p, *compared/5)
}

func (f *Figures) miss(what string) {
	for _, m := range f.Missing {
		if m == what {
			return
		}
	}
	f.Missing = append(f.Missing, what)
}

// postgisPeer is a connection to a server that has the zones.
type postgisPeer struct {
	ctx context.Context
	c   *pgx.Conn
	pid uint32
}

func (p *postgisPeer) who() string { return "PostGIS, served and pipelined" }

func (p *postgisPeer) do(statements ...string) error {
	for _, s := range statements {
		if _, err := p.c.Exec(p.ctx, s); err != nil {
			return fmt.Errorf("%.100s: %w", s, err)
		}
	}
	return nil
}

// load writes the zones into a table with a GiST index.
func (p *postgisPeer) load(volumes []parley.Volume) error {
	err := p.do("create extension postgis", "create temporary table drawn (id int, outline text)",
		// Compiling queries and parallel workers would blur what one core does.
		"set jit = off", "set max_parallel_workers_per_gather = 0")
	if err != nil {
		return err
	}
	_, err = p.c.CopyFrom(p.ctx, pgx.Identifier{"drawn"}, []string{"id", "outline"}, pgx.CopyFromSlice(len(volumes), func(i int) ([]any, error) {
		return []any{i, wkt(volumes[i])}, nil
	}))
	if err != nil {
		return err
	}
	return p.do("create table zone as select id, ST_GeomFromText(outline, 4326) as outline from drawn",
		"create index on zone using gist (outline)", "vacuum analyze zone")
}

// degrees writes units of 1e-7 degree.
func degrees(b []byte, v int32) []byte { return strconv.AppendFloat(b, float64(v)/1e7, 'f', -1, 64) }

func wkt(v parley.Volume) string {
	ring := outline(v)
	b := []byte("POLYGON((")
	for i := range len(ring) + 1 {
		if i > 0 {
			b = append(b, ',')
		}
		q := ring[i%len(ring)]
		b = degrees(append(degrees(b, q.Lon), ' '), q.Lat)
	}
	return string(append(b, "))"...))
}

// cpu is the processor time that the server's process has taken.
func (p *postgisPeer) cpu() (time.Duration, error) {
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/schedstat", p.pid))
	if err != nil {
		return 0, err
	}
	first, _, _ := strings.Cut(string(b), " ")
	ns, err := strconv.ParseInt(first, 10, 64)
	return time.Duration(ns), err
}

// postgisRound is about how much processor time the server takes in a round.
const postgisRound = time.Second

// measure is how long an operation takes the server, over some rounds.
func (p *postgisPeer) measure(rounds int, run func(n int) error) (Sample, error) {
	n, out := batch, Sample{}
	var took []float64
	for len(took) < rounds {
		start, err := p.cpu()
		if err != nil {
			return out, err
		}
		if err := run(n); err != nil {
			return out, err
		}
		end, err := p.cpu()
		if err != nil {
			return out, err
		}
		if d := end - start; d < postgisRound/3 && took == nil {
			n *= 1 + min(int(postgisRound/(d+1)), 32)
			n = min(n, fixCount)
			if n < fixCount {
				continue
			}
		} else {
			took = append(took, float64(d)/float64(n))
		}
	}
	return summary(took), nil
}

func (w *workload) postgisJoined(p *postgisPeer) error {
	if err := p.do("create temporary table raw (n int, lon float8, lat float8)", "create temporary table place (n int, at geometry(Point, 4326))"); err != nil {
		return err
	}
	const places = 100_000
	_, err := p.c.CopyFrom(p.ctx, pgx.Identifier{"raw"}, []string{"n", "lon", "lat"}, pgx.CopyFromSlice(places, func(i int) ([]any, error) {
		q := w.points[i]
		return []any{i, float64(q.Lon) / 1e7, float64(q.Lat) / 1e7}, nil
	}))
	if err != nil {
		return err
	}
	err = p.do("insert into place select n, ST_SetSRID(ST_MakePoint(lon, lat), 4326) from raw", "create index on place (n)", "analyze place")
	if err != nil {
		return err
	}
	s, err := p.measure(*rounds, func(n int) error {
		for n > 0 {
			var hits int
			err := p.c.QueryRow(p.ctx, "select count(*) from place p join zone z on ST_Covers(z.outline, p.at) where p.n < $1", n).Scan(&hits)
			if err != nil {
				return err
			}
			n -= places
		}
		return nil
	})
	if err != nil {
		return err
	}
	w.row("lookup", "PostGIS, all in one query", "ns", s)
	return nil
}

const covers = "select id from zone where ST_Covers(outline, ST_SetSRID(ST_MakePoint($1, $2), 4326))"

// ask sends positions in one go, and gives f the zones of each.
func (p *postgisPeer) ask(points []parley.Point, f func(ids []int) error) error {
	var b pgx.Batch
	for _, q := range points {
		b.Queue(covers, float64(q.Lon)/1e7, float64(q.Lat)/1e7).Query(func(rows pgx.Rows) error {
			ids, err := pgx.CollectRows(rows, pgx.RowTo[int])
			if err != nil {
				return err
			}
			return f(ids)
		})
	}
	return p.c.SendBatch(p.ctx, &b).Close()
}

func (p *postgisPeer) at(q parley.Point) (out []int, err error) {
	err = p.ask([]parley.Point{q}, func(ids []int) error {
		slices.Sort(ids)
		out = ids
		return nil
	})
	return out, err
}

func (w *workload) postgisServed(p *postgisPeer) error {
	var t turns
	start, asked := time.Now(), 0
	s, err := p.measure(*rounds, func(n int) error {
		asked += n
		return t.over(len(w.points), n, func(from, to int) error {
			for ; from < to; from += batch {
				if err := p.ask(w.points[from:min(from+batch, to)], func([]int) error { return nil }); err != nil {
					return err
				}
			}
			return nil
		})
	})
	if err != nil {
		return err
	}
	w.row("lookup", p.who(), "ns", s)
	log.Printf("PostGIS answered %.0f lookups a second of wall time", float64(asked)/time.Since(start).Seconds())
	return nil
}
