package audit

import (
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/ledger/disk"
)

var quiet = slog.New(slog.DiscardHandler)

func party(n byte) parley.PartyID { return parley.PartyID{n} }

// refused is a refusal in the given second.
func refused(p parley.PartyID, second int, code string) answer.Refused {
	return answer.Refused{At: parley.Instant(second) * 1000, Party: p, Post: "envoy", Route: "POST /v1/statements", Status: 409, Code: code, Rule: "R1", Request: "0123456789abcdef"}
}

// keep writes refusals by one process, many at a time.
func keep(t *testing.T, dir string, all ...answer.Refused) {
	t.Helper()
	l, err := open(dir, quiet)
	if err != nil {
		t.Fatal(err)
	}
	for some := range slices.Chunk(all, Queue) {
		l.append(some)
	}
	l.flush()
}

// of reads a party's pages, all of them.
func of(t *testing.T, dir string, p parley.PartyID) (all []answer.Refused) {
	t.Helper()
	l, err := Open(dir, quiet)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	const page = 700
	for from := uint64(0); ; {
		some, next, err := l.Of(p, from, page)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, some...)
		if next == 0 {
			return all
		}
		from = next
	}
}

// A party finds its own refusals and nobody else's, after a restart too; the
// operator finds all, those of the public among them.
func TestEachPartyFindsItsOwn(t *testing.T) {
	dir := t.TempDir()
	l, err := Open(dir, quiet)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range []answer.Refused{refused(party(1), 1, "a"), refused(party(2), 2, "b"), refused(parley.PartyID{}, 3, "c")} {
		l.Add(r)
	}
	l.Close()
	l.Close()
	keep(t, dir, refused(party(1), 4, "d"))
	mine := of(t, dir, party(1))
	if len(mine) != 2 || mine[0].Code != "a" || mine[1].Code != "d" || mine[0].N != 0 || mine[1].N != 1 {
		t.Errorf("the first party finds %+v", mine)
	}
	if of(t, dir, party(9)) != nil {
		t.Error("a party that was refused nothing finds something")
	}
	all, err := All(dir)
	if err != nil {
		t.Fatal(err)
	}
	codes := ""
	for _, r := range all {
		codes += r.Code
	}
	if codes != "abcd" {
		t.Errorf("the operator finds %s", codes)
	}
	if runtime.GOOS == "windows" {
		return
	}
	if info, _ := os.Stat(filepath.Join(dir, Folder)); info.Mode().Perm() != 0o700 {
		t.Errorf("the folder has mode %v", info.Mode())
	}
	path := filepath.Join(dir, Folder, party(1).String()+ending)
	if info, _ := os.Stat(path); info.Mode().Perm() != 0o600 {
		t.Errorf("a file has mode %v", info.Mode())
	}
	if err := os.Chmod(path, 0o640); err != nil {
		t.Fatal(err)
	}
	var open *disk.OpenError
	if _, err := All(dir); !errors.As(err, &open) {
		t.Errorf("a file that others can read: %v", err)
	}
	os.Chmod(filepath.Join(dir, Folder), 0o750)
	if _, err := Open(dir, quiet); !errors.As(err, &open) {
		t.Errorf("a folder that others can read: %v", err)
	}
}

// What a party is refused a lot fills its own files, which stay within their
// size, and nobody else's.
func TestNobodyFillsAnothersFile(t *testing.T) {
	dir := t.TempDir()
	keep(t, dir, refused(party(1), 0, "first"))
	var many []answer.Refused
	for i := range 3 * MaxFile / 200 {
		many = append(many, refused(party(2), i, strings.Repeat("x", 20)))
	}
	keep(t, dir, many...)
	if mine := of(t, dir, party(1)); len(mine) != 1 || mine[0].Code != "first" {
		t.Errorf("the first party finds %d", len(mine))
	}
	theirs := of(t, dir, party(2))
	last := theirs[len(theirs)-1]
	if last.At != many[len(many)-1].At || theirs[0].N == 0 || last.N-theirs[0].N != uint64(len(theirs)-1) {
		t.Errorf("the second finds %d, from %d to %d", len(theirs), theirs[0].N, last.N)
	}
	files, _ := os.ReadDir(filepath.Join(dir, Folder))
	if len(files) != 3 {
		t.Errorf("there are %d files", len(files))
	}
	for _, f := range files {
		if info, _ := f.Info(); info.Size() > MaxFile {
			t.Errorf("%s has %d bytes", f.Name(), info.Size())
		}
	}
}

// Of too many in a minute the number is kept.
func TestAFloodIsCounted(t *testing.T) {
	dir := t.TempDir()
	var many []answer.Refused
	for range PerMinute + 30 {
		many = append(many, refused(party(1), 59, "flood"))
	}
	keep(t, dir, append(many, refused(party(1), 60, "after"))...)
	all := of(t, dir, party(1))
	if n := len(all); n != PerMinute+1 || all[n-1].Code != "after" || all[n-1].Omitted != 30 {
		t.Errorf("%d lines; the last is %+v", n, all[n-1])
	}
	keep(t, dir, many...) // and nothing after
	all = of(t, dir, party(1))
	if n := len(all); n != 2*PerMinute+2 || all[n-1].Omitted != 30 || all[n-1].Party != party(1) {
		t.Errorf("%d lines; the last is %+v", n, all[n-1])
	}
}

// A line that was cut, or that somebody wrote by hand, harms no other.
func TestHalfALine(t *testing.T) {
	dir := t.TempDir()
	keep(t, dir, refused(party(1), 1, "a"))
	path := filepath.Join(dir, Folder, party(1).String()+ending)
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_APPEND, 0)
	if err != nil {
		t.Fatal(err)
	}
	f.WriteString("hello\n{\"n\":1,\"at\":2000,\"ro")
	f.Close()
	keep(t, dir, refused(party(1), 3, "b"))
	if all := of(t, dir, party(1)); len(all) != 2 || all[1].Code != "b" || all[1].N != 1 {
		t.Errorf("there are %+v", all)
	}
}

// FuzzLine: what is read back is what would be written.
func FuzzLine(f *testing.F) {
	w := file{next: 3, omitted: 2}
	r := refused(party(1), 1, "in-force")
	f.Add(w.line(&r))
	f.Add([]byte("{}\n"))
	f.Add([]byte("{\"n\":-1}\n"))
	f.Add([]byte("{} {}\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		r, ok := parseLine(b)
		if !ok {
			return
		}
		w := file{next: r.N, omitted: r.Omitted}
		again := r
		line := w.line(&again)
		if len(line) > MaxLine { // of characters that JSON spells out
			return
		}
		if back, ok := parseLine(line); !ok || back != r {
			t.Errorf("%q is read as %+v, and written as %q", b, r, line)
		}
	})
}
