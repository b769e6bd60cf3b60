package witness

import (
	"bytes"
	"encoding/base64"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/open-parley/parley/proof"
)

var update = flag.Bool("update", false, "write the fuzz seeds anew")

// seeds are the committed seeds of each fuzz target.
func seeds(t testing.TB) map[string][][]byte {
	t.Helper()
	checkpoint := []byte(proof.Checkpoint{Origin: "log.example/1", Size: 7, Root: proof.EmptyRoot}.Text() + "\n— log.example/1 AAAAAAAAAAAA\n")
	r := &Request{Old: 3, Proof: tlog.TreeProof{{1}, {2}}, Checkpoint: checkpoint}
	key := private + "w.example+" + "00000000+" + base64.StdEncoding.EncodeToString(make([]byte, 33))
	return map[string][][]byte{
		"FuzzDecodeRequest": {r.Encode(), (&Request{Checkpoint: checkpoint}).Encode(), []byte("old 0\n\n"), []byte("old 00\n\nx")},
		"FuzzParseKey":      {[]byte(key), []byte(private + "a+b")},
	}
}

// The seed corpus is committed.
func TestSeeds(t *testing.T) {
	for target, all := range seeds(t) {
		for i, s := range all {
			path := filepath.Join("testdata", "fuzz", target, fmt.Sprint("seed-", i))
			want := "go test fuzz v1\n[]byte(" + strconv.Quote(string(s)) + ")\n"
			if *update {
				if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if got, err := os.ReadFile(path); err != nil || string(got) != want {
				t.Errorf("%s is not what the format gives: %v", path, err)
			}
		}
	}
}

func FuzzDecodeRequest(f *testing.F) {
	f.Fuzz(func(t *testing.T, b []byte) {
		r, err := DecodeRequest(b)
		if err != nil {
			return
		}
		if again := r.Encode(); !bytes.Equal(again, b) {
			t.Errorf("%q encodes to %q", b, again)
		}
	})
}

func FuzzParseKey(f *testing.F) {
	f.Fuzz(func(t *testing.T, b []byte) {
		s, err := parseKey(string(b))
		if err != nil {
			return
		}
		if v := s.Verifier().String(); !strings.HasPrefix(string(b), private+s.Name()+"+") || !strings.HasPrefix(v, s.Name()+"+") {
			t.Errorf("%q gives the verifier key %s", b, v)
		}
	})
}
