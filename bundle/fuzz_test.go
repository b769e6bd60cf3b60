package bundle_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/bundle"
	"github.com/open-parley/parley/proof"
)

// seeds are lines and bundles of the vectors. With -update they are written to
// testdata/fuzz.
func seeds(t testing.TB, target string) [][]byte {
	t.Helper()
	whole, err := os.ReadFile(filepath.Join(vectorDir, "outsider.bundle"))
	if err != nil {
		t.Fatal(err)
	}
	if target == "FuzzVerify" || target == "FuzzRecords" {
		lines := bytes.SplitAfter(whole, []byte("\n"))
		return [][]byte{whole, bytes.Join(lines[:4], nil), lines[0], bytes.Join(append(lines[:1:1], lines[3:]...), nil)}
	}
	if target == "FuzzDecodeView" {
		text := "parley view v1\nlog.example.org/0\n" + strings.Repeat("0a", 32) + "\n9\n" + strings.Repeat("0b", 32) + "\n"
		return [][]byte{[]byte(text), []byte(text + "\n"), []byte(strings.Replace(text, "\n9\n", "\n09\n", 1))}
	}
	var out [][]byte
	for line := range bytes.Lines(whole) {
		if value, ok := bytes.CutPrefix(line, []byte(`{"entry":`)); ok {
			out = append(out, bytes.TrimSuffix(value, []byte("}\n")))
		}
	}
	return out
}

// The committed seeds are those.
func TestFuzzSeeds(t *testing.T) {
	for _, target := range []string{"FuzzVerify", "FuzzDecodeRecord", "FuzzDecodeView", "FuzzRecords"} {
		dir := filepath.Join("testdata/fuzz", target)
		for i, seed := range seeds(t, target) {
			name := filepath.Join(dir, fmt.Sprintf("seed-%d", i))
			kind := "[]byte"
			if target == "FuzzDecodeView" {
				kind = "string"
			}
			want := fmt.Appendf(nil, "go test fuzz v1\n%s(%q)\n", kind, seed)
			if *update {
				if err := errors.Join(os.MkdirAll(dir, 0o755), os.WriteFile(name, want, 0o644)); err != nil {
					t.Fatal(err)
				}
			}
			have, err := os.ReadFile(name)
			if err != nil || !bytes.Equal(have, want) {
				t.Errorf("%s is not the seed (%v); go test ./bundle -update writes it", name, err)
			}
		}
	}
}

// Whatever the bytes are, verifying ends without a panic, in a refusal or in a
// bundle whose every byte was checked: the same bytes give the same report.
func FuzzVerify(f *testing.F) {
	f.Fuzz(func(t *testing.T, b []byte) {
		r, err := bundle.Verify(bytes.NewReader(b), bundle.Options{})
		var refusal *parley.Refusal
		switch {
		case err != nil && !errors.As(err, &refusal):
			t.Fatalf("it fails without a refusal: %v", err)
		case err != nil && (refusal.Rule != "R9" || refusal.Todo == ""):
			t.Fatalf("the refusal %+v does not say what to do", refusal)
		case err == nil && (r.Fold == nil || r.Fold.Size() != r.Header.Size):
			t.Fatalf("it verifies as %+v", r)
		}
	})
}

// A record that decodes, and whose statement can be read, encodes to the same
// bytes; any can be folded or not without a panic.
func FuzzDecodeRecord(f *testing.F) {
	f.Fuzz(func(t *testing.T, b []byte) {
		r, err := bundle.DecodeRecord(b)
		if err != nil {
			return
		}
		if again, err := r.Encode(); opens(r) && (err != nil || !bytes.Equal(again, b)) {
			t.Fatalf("%s changes to %s: %v", b, again, err)
		}
		r.Index = 0
		if bundle.NewFold(parley.PartyID{1}, nil).Add(r) == nil && r.Submission == nil {
			t.Fatal("a ledger begins without a genesis")
		}
	})
}

// A view's text that decodes is what it writes.
func FuzzDecodeView(f *testing.F) {
	f.Fuzz(func(t *testing.T, text string) {
		if v, err := proof.DecodeView(text); err == nil && v.Text() != text {
			t.Fatalf("%q changes to %q", text, v.Text())
		}
	})
}

// A line or a territory file beyond the limits is refused before it is kept.
func TestLimits(t *testing.T) {
	long := bytes.Repeat([]byte("a"), bundle.MaxLine+1)
	if _, err := bundle.Verify(bytes.NewReader(long), bundle.Options{}); err == nil || !bytes.Contains([]byte(err.Error()), []byte("more than")) {
		t.Errorf("a line without end: %v", err)
	}
	if _, err := bundle.DecodeRecord(bytes.Repeat([]byte("1"), bundle.MaxRecord+1)); code(err) != "limit" {
		t.Errorf("a long record: %v", err)
	}
	l, dir := small(t)
	x, list := lying(t, l, dir, called(t, l, "Gammaland"))
	x.h.Openings = bundle.Openings{OneIn: bundle.MaxOneIn + 1, Seed: parley.Digest{1}}
	x.h.Size = 9
	if _, err := bundle.NewWriter(new(bytes.Buffer), x.h, nil); code(err) != "bad-header" {
		t.Errorf("too rare a sample: %v", err)
	}
	if err := (bundle.Openings{OneIn: 1, Seed: parley.Digest{1}}).Valid(); err == nil {
		t.Error("all of them, by a seed")
	}
	r := *list[len(list)-1]
	r.Openings = make([]proof.Opening, 257)
	if _, err := r.Encode(); err == nil {
		t.Error("a record of more addressees than an audience has")
	}
}

// opens reports whether a record's statement, if it has one, can be read: that
// is the fold's to find out.
func opens(r *bundle.Record) bool {
	if r.Submission == nil {
		return true
	}
	_, err := r.Submission.Open()
	return err == nil
}

// FuzzRecords reads anything as a stream of entries: each is in its one encoding,
// and a bundle that verifies gives all of its own.
func FuzzRecords(f *testing.F) {
	f.Fuzz(func(t *testing.T, b []byte) {
		n, whole := uint64(0), true
		for r, err := range bundle.Records(bytes.NewReader(b)) {
			if err != nil {
				whole = false
				break
			}
			n++
			if !opens(r) {
				continue
			}
			line, err := r.Encode()
			if err != nil || !bytes.Contains(b, line) {
				t.Fatalf("entry %d is not as it came: %v", r.Index, err)
			}
		}
		if r, err := bundle.Verify(bytes.NewReader(b), bundle.Options{}); err == nil && (!whole || n != r.Counts.Entries) {
			t.Fatalf("of a bundle of %d entries %d were read", r.Counts.Entries, n)
		}
	})
}
