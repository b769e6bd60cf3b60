//go:build unix

package ledger_test

import (
	"database/sql"
	"fmt"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"

	"golang.org/x/sys/unix"

	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/ledger/sqlite"
	"github.com/open-parley/parley/statement"
)

const benchClients = 32

// presign signs n statements, round robin over the parties, each party's in
// the order of its chain.
func presign(b *testing.B, s *stage, n int) [][]*statement.Submission {
	b.Helper()
	out := make([][]*statement.Submission, len(s.parties))
	var wg sync.WaitGroup
	for i, p := range s.parties {
		wg.Go(func() {
			for k := 0; k*len(s.parties)+i < n; k++ {
				out[i] = append(out[i], p.rename(b, fmt.Sprint("name ", k)))
			}
		})
	}
	wg.Wait()
	return out
}

// BenchmarkSubmit: 32 clients, each waiting for its receipt before its next
// statement; every frame synced to the disk. Signing is the client's and not
// counted.
func BenchmarkSubmit(b *testing.B) {
	s := found(b, b.TempDir(), benchClients)
	subs := presign(b, s, b.N)
	b.ResetTimer()
	before := cpuTime(b)
	submitAll(b, s, subs)
	b.ReportMetric((cpuTime(b)-before)/float64(b.N), "cpu-µs/statement")
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "statements/s")
	b.ReportMetric(float64(b.N)/float64(frames(b, s)), "statements/frame")
}

// cpuTime is what this process has used of all cores, in microseconds: on a
// busy machine it says more than the clock.
func cpuTime(b *testing.B) float64 {
	b.Helper()
	var u unix.Rusage
	if err := unix.Getrusage(unix.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return float64(u.Utime.Nano()+u.Stime.Nano()) / 1000
}

// frames counts the frames that the ledger's store holds.
func frames(b *testing.B, s *stage) (n int) {
	b.Helper()
	db, err := sql.Open("sqlite", "file:"+filepath.Join(s.cfg.Dir, sqlite.File))
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	if err := db.QueryRow(`select count(*) from frame`).Scan(&n); err != nil {
		b.Fatal(err)
	}
	return n
}

func submitAll(b *testing.B, s *stage, subs [][]*statement.Submission) {
	var wg sync.WaitGroup
	var failed atomic.Bool
	for i := range subs {
		wg.Go(func() {
			for _, sub := range subs[i] {
				if _, err := s.l.Submit(b.Context(), sub); err != nil && !failed.Swap(true) {
					b.Error(err)
				}
			}
		})
	}
	wg.Wait()
}

// BenchmarkReplay opens a ledger of 10,000 entries; deep also verifies
// signatures and slot trees.
func BenchmarkReplay(b *testing.B) {
	const n = 10_000
	s := found(b, b.TempDir(), benchClients)
	submitAll(b, s, presign(b, s, n))
	if err := s.l.Close(b.Context()); err != nil {
		b.Fatal(err)
	}
	for _, deep := range []bool{false, true} {
		b.Run(map[bool]string{false: "plain", true: "deep"}[deep], func(b *testing.B) {
			cfg := s.cfg
			cfg.Deep = deep
			for b.Loop() {
				l, err := ledger.Open(b.Context(), cfg)
				if err != nil {
					b.Fatal(err)
				}
				b.StopTimer()
				if err := l.Close(b.Context()); err != nil {
					b.Fatal(err)
				}
				b.StartTimer()
			}
			b.ReportMetric(float64(b.N)*n/b.Elapsed().Seconds(), "entries/s")
		})
	}
}
