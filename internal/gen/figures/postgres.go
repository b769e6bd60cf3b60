package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// rowSize is about what a statement takes in the ledger, in bytes.
const rowSize = 1536

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

func (p *postgres) start(ctx context.Context, clients int) error {
	dir, err := os.MkdirTemp("", "figures-pg-")
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

// bench inserts single rows, each client the next when its last is durable.
func (p *postgres) bench(ctx context.Context, clients int) (float64, error) {
	out, err := p.do(ctx, "pgbench", "--host="+p.dir, "--username=bench", "--no-vacuum", "--file="+filepath.Join(p.dir, "insert.sql"),
		fmt.Sprintf("--client=%d", clients), fmt.Sprintf("--jobs=%d", min(2, clients)), fmt.Sprintf("--time=%d", *seconds), "--protocol=prepared", "postgres")
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
