package doctor_test

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"database/sql"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/geo"
	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/ledger/doctor"
	"github.com/open-parley/parley/ledger/sqlite"
	"github.com/open-parley/parley/statement"
)

// dawn is when the ledger is founded: 2026-01-01T00:00:00Z.
const dawn parley.Instant = 1767225600000

// entries is how many the ledger has: the genesis and cover entries.
const entries = 20

// founded is the folder of a ledger at rest.
func founded(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "ledger")
	seed := sha256.Sum256([]byte("registrar"))
	k, err := statement.SoftKeyFromSeed(seed[:], parley.Key{Use: parley.UseSign, Post: "registrar", Powers: []parley.Power{parley.PowerAdminister, parley.PowerRegister}})
	if err != nil {
		t.Fatal(err)
	}
	party, err := statement.PartyIDOf(k.Key(), k.Proof())
	if err != nil {
		t.Fatal(err)
	}
	var of parley.LedgerID
	var prev parley.StatementID
	say := func(n int, body statement.Body) *statement.Submission {
		st := &statement.Statement{Type: body.Type(), Version: statement.Version, Ledger: of, Author: party, Post: "registrar", Prev: prev,
			SignedAt: dawn, Audience: statement.Everyone, Body: body, Salt: sha256.Sum256(fmt.Append(nil, n))}
		sub, signed, err := statement.Sign(st, nil, k)
		if err != nil {
			t.Fatal(err)
		}
		if prev = signed.ID; n == 0 {
			of = parley.LedgerID(signed.ID)
		}
		return sub
	}
	cfg := ledger.Config{Dir: dir, Engine: sqlite.Open, Now: func() parley.Instant { return dawn }, Rand: rand.Reader, Log: slog.New(slog.DiscardHandler)}
	l, _, err := ledger.Init(t.Context(), cfg, "parley.example.org", func(logKey string) (*statement.Submission, error) {
		return say(0, &statement.Genesis{Name: "Register", Exercise: true, Key: k.Key(), Proof: k.Proof(), LogKey: logKey, Rules: docket.RulesVersion,
			Policy: statement.Policy{RecoveryDelay: parley.Period{Days: 7}}}), nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for i := 1; i < entries; i++ {
		if _, err := l.Submit(t.Context(), say(i, &statement.Padding{})); err != nil {
			t.Fatal(err)
		}
	}
	if err := l.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	return dir
}

func config(dir string) doctor.Config {
	return doctor.Config{Dir: dir, Engine: sqlite.OpenReadOnly, Store: sqlite.File, World: func() (*geo.World, error) { return nil, nil },
		Now: func() parley.Instant { return dawn }}
}

func examine(t *testing.T, cfg doctor.Config) *doctor.Report {
	t.Helper()
	before := contents(t, cfg.Dir)
	r, err := doctor.Examine(t.Context(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	if after := contents(t, cfg.Dir); after != before {
		t.Error("the doctor has changed the folder")
	}
	return r
}

// contents are the names and hashes of all files.
func contents(t *testing.T, dir string) string {
	t.Helper()
	var out strings.Builder
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		fmt.Fprintf(&out, "%s %x\n", path, sha256.Sum256(b))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func has(r *doctor.Report, level doctor.Level, code, where string) bool {
	for _, f := range r.Findings {
		if f.Level == level && f.Code == code && strings.Contains(f.Where, where) && (level != doctor.Damaged && level != doctor.Wrong || f.What != "") {
			return true
		}
	}
	return false
}

func TestSound(t *testing.T) {
	r := examine(t, config(founded(t)))
	if w := r.Worst(); w == doctor.Wrong || w == doctor.Damaged {
		t.Fatalf("a sound ledger: %+v", r.Findings)
	}
	if r.Size != entries || r.State == (parley.Digest{}) {
		t.Fatalf("the report is of %d entries, state %v", r.Size, r.State)
	}
}

// Each entry that was changed is named, though the ledger itself would stop at
// the first.
func TestDamageIsNamed(t *testing.T) {
	for name, c := range map[string]struct {
		sql, code string
		where     []string
	}{
		"leaves":      {"update entry set leaf = cast(substr(leaf, 1, 20) || x'5a5a' || substr(leaf, 23) as blob) where idx in (3, 11)", "log-damaged", []string{"entry 3", "entry 11"}},
		"no leaf":     {"update entry set leaf = x'01' where idx = 4", "log-damaged", []string{"entry 4"}},
		"a gap":       {"delete from entry where idx in (7, 9)", "log-damaged", []string{"entry 7", "entry 9"}},
		"cut":         {"delete from frame where first >= 15; delete from entry where idx >= 15", "log-shorter-than-checkpoint", []string{"ledger.db"}},
		"hashes":      {"update frame set hashes = zeroblob(length(hashes)) where first = 6", "log-damaged", []string{"entry 6"}},
		"root":        {"update frame set root = zeroblob(32) where first = (select max(first) from frame)", "log-damaged", []string{fmt.Sprint("entry ", entries)}},
		"ciphertext":  {"update entry set sealed = cast(substr(sealed, 1, 80) || x'5a5a' || substr(sealed, 83) as blob) where idx = 5", "log-damaged", []string{""}},
		"not a store": {"pragma user_version = 9", "log-damaged", []string{"ledger.db"}},
	} {
		t.Run(name, func(t *testing.T) {
			dir := founded(t)
			change(t, dir, sqlite.File, c.sql)
			r := examine(t, config(dir))
			for _, where := range c.where {
				if !has(r, doctor.Damaged, c.code, where) {
					t.Errorf("nothing is said of %s: %+v", where, r.Findings)
				}
			}
		})
	}
}

func change(t *testing.T, dir, file, query string) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+filepath.Join(dir, file))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.ExecContext(context.Background(), query); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestKeysAndClock(t *testing.T) {
	dir := founded(t)
	cfg := config(dir)
	cfg.Now = func() parley.Instant { return dawn - 3_600_000 }
	if r := examine(t, cfg); !has(r, doctor.Wrong, "clock-behind", "") {
		t.Errorf("a clock that lies an hour behind: %+v", r.Findings)
	}
	change(t, dir, "keys.db", "update batch set keys = zeroblob(length(keys)) where first = (select max(first) from batch)")
	if r := examine(t, config(dir)); !has(r, doctor.Damaged, "keys-lost", "") {
		t.Errorf("lost data keys: %+v", r.Findings)
	}
	if err := os.Remove(filepath.Join(dir, "keys", "epoch-000001.key")); err != nil {
		t.Fatal(err)
	}
	if r := examine(t, config(dir)); !has(r, doctor.Damaged, "keys-lost", "keys.db") {
		t.Errorf("a lost epoch key: %+v", r.Findings)
	}
}
