package sqlite

import (
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/ledger/ledgertest"
)

func TestConformance(t *testing.T) {
	ledgertest.Run(t, Open)
}

// The settings that durability rests on are really in force on the writer.
func TestSettings(t *testing.T) {
	dir := t.TempDir()
	e, err := open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	for pragma, want := range map[string]string{"journal_mode": "wal", "synchronous": "2", "cell_size_check": "1", "trusted_schema": "0", "wal_autocheckpoint": "4000"} {
		for name, db := range map[string]*sql.DB{"writer": e.write, "reader": e.read} {
			var got string
			if err := db.QueryRow("pragma " + pragma).Scan(&got); err != nil || got != want {
				t.Errorf("%s: %s is %q, want %q: %v", name, pragma, got, want, err)
			}
		}
	}
	if _, err := e.read.Exec(`delete from entry`); err == nil {
		t.Error("a reader's connection can write")
	}
	if fi, err := os.Stat(filepath.Join(dir, File)); err != nil || fi.Mode().Perm() != 0o600 {
		t.Errorf("%s has mode %v: %v", File, fi.Mode(), err)
	}
}

func TestForeignFile(t *testing.T) {
	dir := t.TempDir()
	db, err := sql.Open("sqlite", "file:"+filepath.Join(dir, File))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec(`create table t (x)`); err != nil {
		t.Fatal(err)
	}
	db.Close()
	if _, err := Open(t.Context(), dir); err == nil || !strings.Contains(err.Error(), "no ledger") {
		t.Fatalf("a foreign database: %v", err)
	}
}

// A missing row is never skipped.
func TestGap(t *testing.T) {
	dir := t.TempDir()
	e, err := open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	if err := e.Append(t.Context(), 0, ledgertest.NewBuilder(1).Next(t, 10, 100)); err != nil {
		t.Fatal(err)
	}
	if _, err := e.write.Exec(`delete from entry where idx = 4`); err != nil {
		t.Fatal(err)
	}
	for _, from := range []uint64{0, 4} {
		if _, err := e.Read(t.Context(), from, 10); !errors.Is(err, ledger.ErrDamaged) {
			t.Fatalf("read from %d over the gap at 4: %v", from, err)
		}
	}
}

func BenchmarkAppend(b *testing.B) {
	for _, n := range []int{1, 32, 100} {
		b.Run(map[int]string{1: "one", 32: "frame32", 100: "frame100"}[n], func(b *testing.B) {
			e, err := open(b.Context(), b.TempDir())
			if err != nil {
				b.Fatal(err)
			}
			defer e.Close()
			build := ledgertest.NewBuilder(1)
			entries := 0
			for b.Loop() {
				b.StopTimer()
				size := build.Size
				f := build.Next(b, n, 1500)
				b.StartTimer()
				if err := e.Append(b.Context(), size, f); err != nil {
					b.Fatal(err)
				}
				entries += n
			}
			b.ReportMetric(float64(entries)/b.Elapsed().Seconds(), "entries/s")
		})
	}
}
