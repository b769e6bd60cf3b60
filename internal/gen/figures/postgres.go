package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"

	"github.com/open-parley/parley/internal/gen/postgres"
)

// rowSize is about what a statement takes in the ledger, in bytes.
const rowSize = 1536

// prepare makes the table that rows are inserted into, and the script for it.
func prepare(ctx context.Context, p *postgres.Server) error {
	_, err := p.Do(ctx, "psql", "--host="+p.Dir(), "--username="+postgres.User, "--dbname=postgres", "--quiet", "--command="+
		"create table entry (index bigserial primary key, id bytea not null unique, at timestamptz not null default clock_timestamp(), payload bytea not null)")
	if err != nil {
		return err
	}
	text := fmt.Sprintf("insert into entry (id, payload) values (sha256(gen_random_uuid()::text::bytea), decode(repeat(md5(random()::text), %d), 'hex'));\n", rowSize/16)
	return os.WriteFile(script(p), []byte(text), 0o644)
}

func script(p *postgres.Server) string { return filepath.Join(p.Dir(), "insert.sql") }

var tps = regexp.MustCompile(`tps = ([0-9.]+) \(without initial connection time\)`)

// insert inserts single rows, each client the next when its last is durable.
func insert(ctx context.Context, p *postgres.Server, clients int) (float64, error) {
	out, err := p.Do(ctx, "pgbench", "--host="+p.Dir(), "--username="+postgres.User, "--no-vacuum", "--file="+script(p),
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
