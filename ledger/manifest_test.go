package ledger

import (
	"bytes"
	"os"
	"strings"
	"testing"
)

// exampleManifest is the manifest that the page shows.
func exampleManifest(t testing.TB) []byte {
	b, err := Manifest{At: 1798365600000, LogKey: makeVectors(t).Checkpoint.VerifierKey, Keys: true}.Encode()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestManifest(t *testing.T) {
	want := exampleManifest(t)
	page, err := os.ReadFile("../docs/formats/backup.md")
	if err != nil {
		t.Fatal(err)
	}
	if block := "<!-- example: backup -->\n```json\n" + string(want) + "```\n"; !strings.Contains(string(page), block) {
		t.Errorf("the page does not show the example as it is:\n%s", block)
	}
	m, err := DecodeManifest(want)
	if err != nil {
		t.Fatal(err)
	}
	if again, err := m.Encode(); err != nil || !bytes.Equal(again, want) {
		t.Errorf("%s encodes to %s: %v", want, again, err)
	}
	for _, bad := range []string{"", "{}", "{}\n", string(want[:len(want)-1]), strings.Replace(string(want), ":1}", ":2}", 1),
		strings.Replace(string(want), `"keys":true`, `"keys":true,"more":1`, 1), strings.Repeat(" ", maxManifest) + string(want)} {
		if _, err := DecodeManifest([]byte(bad)); err == nil {
			t.Errorf("%q was read as a manifest", bad)
		}
	}
}

func FuzzDecodeManifest(f *testing.F) {
	f.Fuzz(func(t *testing.T, b []byte) {
		m, err := DecodeManifest(b)
		if err != nil {
			return
		}
		if again, err := m.Encode(); err != nil || !bytes.Equal(again, b) {
			t.Errorf("%q encodes to %q: %v", b, again, err)
		}
	})
}
