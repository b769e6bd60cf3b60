package ledger

import (
	"bytes"
	"strings"
	"testing"

	"golang.org/x/mod/sumdb/note"
)

// Keys are read back whatever their base64 looks like: about half of all keys
// hold a plus sign, which also separates the fields.
func TestLogKeyRoundTrip(t *testing.T) {
	plus := 0
	for i := range 64 {
		text, err := signerText("parley.example.org/0123", bytes.Repeat([]byte{byte(i), 0xfb}, 16))
		if err != nil {
			t.Fatal(err)
		}
		if strings.Count(text, "+") > 4 {
			plus++
		}
		k, err := parseLogKey(text)
		if err != nil {
			t.Fatalf("key %d: %v", i, err)
		}
		signed, err := note.Sign(&note.Note{Text: "x\n"}, k.signer)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := note.Open(signed, note.VerifierList(k.verifier)); err != nil {
			t.Fatalf("key %d: %v", i, err)
		}
	}
	if plus == 0 {
		t.Fatal("no key held a plus sign")
	}
	for _, bad := range []string{"", "x", "PRIVATE+KEY+a+00000000+", "PRIVATE+KEY+a"} {
		if _, err := parseLogKey(bad); err == nil {
			t.Errorf("%q was read as a key", bad)
		}
	}
}

func TestHostNames(t *testing.T) {
	for _, bad := range []string{"", "a b", "a+b", "a\nb"} {
		if err := newLogKey(t.TempDir(), bad, bytes.NewReader(make([]byte, 64))); err == nil {
			t.Errorf("%q was taken to name a log", bad)
		}
	}
}
