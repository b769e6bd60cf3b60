package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/mod/sumdb/note"

	"github.com/open-parley/parley/bundle"
	"github.com/open-parley/parley/proof"
)

// must runs a command that succeeds, and gives what it printed.
func must(t *testing.T, args ...string) []byte {
	t.Helper()
	var out, errw bytes.Buffer
	if code := run(context.Background(), args, strings.NewReader(""), &out, &errw); code != exitOK {
		t.Fatalf("%v: exit code %d\n%s%s", args, code, &out, &errw)
	}
	return out.Bytes()
}

func TestAReceiptFileWithAnyByteChangedDoesNotVerify(t *testing.T) {
	t.Setenv("PARLEY_HOME", t.TempDir())
	dir := filepath.Join(t.TempDir(), "ledger")
	out := string(must(t, "init", "--dir", dir, "--name", "Joint register", "--exercise", "--world", "none"))
	_, key, _ := strings.Cut(out, "log key")
	verifier, err := note.NewVerifier(strings.Fields(key)[0])
	if err != nil {
		t.Fatal(err)
	}
	b := must(t, "log", "receipt", "0", "--dir", dir)
	p := proof.Policy{Log: verifier}
	if _, err := bundle.VerifyReceipt(b, p); err != nil {
		t.Fatal(err)
	}
	for i := range b {
		for _, mask := range []byte{0x01, 0x20, 0x80} {
			flipped := bytes.Clone(b)
			flipped[i] ^= mask
			if v, err := bundle.VerifyReceipt(flipped, p); err == nil {
				t.Errorf("byte %d, …%s…, became %q and verifies: %+v", i, b[max(0, i-20):min(len(b), i+20)], flipped[i], v)
			}
		}
	}
	for _, more := range []string{`,"keys":[]}`, `,"Receipt":{}}`, `,"receipt":{}}`, `,"x":1}`, `}{}`, `} x`, "}\n\n", "}\r\n", "} "} {
		if _, err := bundle.VerifyReceipt(append(bytes.Clone(b[:len(b)-2]), more...), p); err == nil {
			t.Errorf("verifies with %s at its end", more)
		}
	}
}

func TestWhatIsPinnedIsReadStrictly(t *testing.T) {
	home := t.TempDir()
	t.Setenv("PARLEY_HOME", home)
	if err := writePin("http://127.0.0.1:8080", &pin{Name: "Joint register", Exercise: true}); err != nil {
		t.Fatal(err)
	}
	pins, err := readPins()
	if err != nil || pins["http://127.0.0.1:8080"].Name != "Joint register" {
		t.Fatalf("%v, %v", pins, err)
	}
	good, err := os.ReadFile(filepath.Join(home, pinFile))
	if err != nil {
		t.Fatal(err)
	}
	for old, new := range map[string]string{`"name"`: `"nome"`, `"Joint register"`: `"Joint register", "name": "Other"`, `true`: `null`, `{`: `{} {`} {
		if err := os.WriteFile(filepath.Join(home, pinFile), bytes.Replace(good, []byte(old), []byte(new), 1), 0o600); err != nil {
			t.Fatal(err)
		}
		if pins, err := readPins(); err == nil {
			t.Errorf("%s for %s was read: %v", new, old, pins)
		}
	}
}
