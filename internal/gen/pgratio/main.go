// Command pgratio compares the ledger with PostgreSQL on the same disk: 32
// clients, each waiting until its statement is durable before it sends the
// next. The ledger verifies, decides, seals, chains and signs each; PostgreSQL
// inserts a row of about the same size with a unique key, with its default
// durability (fsync, synchronous_commit). Rounds alternate, and the medians
// are compared, so that a busy machine troubles both alike.
//
//	go run ./internal/gen/pgratio
//
// It needs initdb, postgres and pgbench, installs nothing, and leaves nothing
// behind. Where they are missing it says so and exits with 0. PostgreSQL does
// not run as root; started by root, it runs as the user postgres.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"log"
	"os"
	"os/exec"
	"os/signal"
	"os/user"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

const (
	clients = 32   // as ledger.BenchmarkSubmit
	rowSize = 1536 // bytes
)

var (
	rounds  = flag.Int("rounds", 3, "rounds of each")
	seconds = flag.Int("seconds", 8, "length of a round of PostgreSQL")
	count   = flag.Int("statements", 20_000, "statements in a round of the ledger")
)

func main() {
	flag.Parse()
	log.SetFlags(0)
	log.SetPrefix("pgratio: ")
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := run(ctx)
	stop()
	if err != nil {
		log.Fatal(err)
	}
}

func run(ctx context.Context) error {
	pg, err := find()
	if err != nil {
		log.Printf("no comparison with PostgreSQL: %v", err)
		return nil
	}
	if err := pg.start(ctx); err != nil {
		return errors.Join(err, pg.stop())
	}
	var ours, theirs []float64
	for i := range *rounds {
		a, err := submit(ctx)
		if err != nil {
			return errors.Join(err, pg.stop())
		}
		b, err := pg.bench(ctx)
		if err != nil {
			return errors.Join(err, pg.stop())
		}
		ours, theirs = append(ours, a), append(theirs, b)
		fmt.Printf("round %d: ledger %.0f statements/s, PostgreSQL %.0f rows/s\n", i+1, a, b)
	}
	a, b := median(ours), median(theirs)
	fmt.Printf("median: ledger %.0f statements/s, PostgreSQL %.0f rows/s; ratio %.2f\n", a, b, a/b)
	return pg.stop()
}

func median(v []float64) float64 {
	slices.Sort(v)
	return v[len(v)/2]
}

var figure = regexp.MustCompile(`([0-9.e+]+) statements/s`)

// submit runs the ledger's own benchmark once.
func submit(ctx context.Context) (float64, error) {
	c := exec.CommandContext(ctx, "go", "test", "-run=^$", "-bench=^BenchmarkSubmit$", fmt.Sprintf("-benchtime=%dx", *count), "./ledger")
	out, err := c.CombinedOutput()
	m := figure.FindSubmatch(out)
	if err != nil || m == nil {
		return 0, fmt.Errorf("the ledger's benchmark: %v\n%s", err, out)
	}
	return strconv.ParseFloat(string(m[1]), 64)
}

// postgres is a server of its own in a temporary folder, reached by its socket.
type postgres struct {
	bin  string
	dir  string
	user string // to run as; "" as this one
}

// find looks for PostgreSQL, and for a user who may run it.
func find() (*postgres, error) {
	pg := &postgres{}
	folders, err := filepath.Glob("/usr/lib/postgresql/*/bin")
	if err != nil {
		return nil, err
	}
	slices.Reverse(folders) // the newest last in order, first wanted
	if p, err := exec.LookPath("initdb"); err == nil {
		if p, err = filepath.EvalSymlinks(p); err == nil {
			folders = append([]string{filepath.Dir(p)}, folders...)
		}
	}
	for _, f := range folders {
		if has(f, "initdb") && has(f, "postgres") && has(f, "pg_ctl") && has(f, "pgbench") {
			pg.bin = f
			break
		}
	}
	if pg.bin == "" {
		return nil, errors.New("initdb, postgres, pg_ctl and pgbench are not installed (Debian: apt-get install postgresql postgresql-contrib)")
	}
	if os.Geteuid() == 0 {
		if _, err := user.Lookup("postgres"); err != nil {
			return nil, errors.New("this is root, as whom PostgreSQL does not run, and there is no user postgres")
		}
		if _, err := exec.LookPath("setpriv"); err != nil {
			return nil, errors.New("this is root, as whom PostgreSQL does not run, and setpriv (util-linux) is missing")
		}
		pg.user = "postgres"
	}
	return pg, nil
}

func has(folder, name string) bool {
	info, err := os.Stat(filepath.Join(folder, name))
	return err == nil && !errors.Is(err, fs.ErrNotExist) && info.Mode()&0o111 != 0
}

func (p *postgres) command(ctx context.Context, name string, args ...string) *exec.Cmd {
	words := append([]string{filepath.Join(p.bin, name)}, args...)
	if p.user != "" {
		words = append([]string{"setpriv", "--reuid=" + p.user, "--regid=" + p.user, "--init-groups"}, words...)
	}
	c := exec.CommandContext(ctx, words[0], words[1:]...)
	c.Dir = p.dir
	return c
}

func (p *postgres) do(ctx context.Context, name string, args ...string) ([]byte, error) {
	out, err := p.command(ctx, name, args...).CombinedOutput()
	if err != nil {
		return nil, fmt.Errorf("%s: %w\n%s", name, err, out)
	}
	return out, nil
}

func (p *postgres) start(ctx context.Context) error {
	dir, err := os.MkdirTemp("", "pgratio-")
	if err != nil {
		return err
	}
	p.dir = dir
	if p.user != "" {
		u, err := user.Lookup(p.user)
		if err != nil {
			return err
		}
		uid, err := strconv.Atoi(u.Uid)
		if err != nil {
			return err
		}
		if err := os.Chown(dir, uid, -1); err != nil {
			return err
		}
	}
	if _, err := p.do(ctx, "initdb", "--auth=trust", "--username=bench", "--pgdata="+p.data()); err != nil {
		return err
	}
	options := "-c listen_addresses= -c unix_socket_directories=" + dir + " -c max_connections=" + strconv.Itoa(clients+8)
	c := p.command(ctx, "pg_ctl", "--pgdata="+p.data(), "--wait", "--log="+filepath.Join(dir, "log"), "--options="+options, "start")
	if err := c.Run(); err != nil { // not CombinedOutput: the server keeps the pipe open
		return fmt.Errorf("pg_ctl start: %w", err)
	}
	_, err = p.do(ctx, "psql", "--host="+dir, "--username=bench", "--dbname=postgres", "--quiet", "--command="+
		"create table entry (index bigserial primary key, id bytea not null unique, at timestamptz not null default clock_timestamp(), payload bytea not null)")
	if err != nil {
		return err
	}
	script := fmt.Sprintf("insert into entry (id, payload) values (sha256(gen_random_uuid()::text::bytea), decode(repeat(md5(random()::text), %d), 'hex'));\n", rowSize/16)
	return os.WriteFile(filepath.Join(dir, "insert.sql"), []byte(script), 0o644)
}

func (p *postgres) data() string { return filepath.Join(p.dir, "data") }

var tps = regexp.MustCompile(`tps = ([0-9.]+) \(without initial connection time\)`)

func (p *postgres) bench(ctx context.Context) (float64, error) {
	out, err := p.do(ctx, "pgbench", "--host="+p.dir, "--username=bench", "--no-vacuum", "--file="+filepath.Join(p.dir, "insert.sql"),
		fmt.Sprintf("--client=%d", clients), "--jobs=2", fmt.Sprintf("--time=%d", *seconds), "--protocol=prepared", "postgres")
	if err != nil {
		return 0, err
	}
	m := tps.FindSubmatch(out)
	if m == nil {
		return 0, fmt.Errorf("pgbench told no figure:\n%s", strings.TrimSpace(string(out)))
	}
	return strconv.ParseFloat(string(m[1]), 64)
}

// stop ends the server and removes the folder.
func (p *postgres) stop() error {
	if p.dir == "" {
		return nil
	}
	var err error
	if _, statErr := os.Stat(filepath.Join(p.data(), "postmaster.pid")); statErr == nil {
		_, err = p.do(context.Background(), "pg_ctl", "--pgdata="+p.data(), "--mode=immediate", "--wait", "stop")
	}
	return errors.Join(err, os.RemoveAll(p.dir))
}
