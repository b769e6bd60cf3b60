package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"testing"

	"golang.org/x/mod/sumdb/note"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/bundle"
	"github.com/open-parley/parley/proof"
	"github.com/open-parley/parley/statement"
)

// FuzzKeyFile: whatever passes is what newKeyFile would have written: its key,
// proof, party and seed belong together.
func FuzzKeyFile(f *testing.F) {
	k, err := statement.NewSoftKey(bytes.NewReader(make([]byte, 32)), parley.Key{Use: parley.UseSign, Post: "envoy", Powers: []parley.Power{parley.PowerConsent}})
	if err != nil {
		f.Fatal(err)
	}
	file, err := newKeyFile(k, parley.PartyID{}, &parley.Profile{Name: "Aland", Kind: parley.State})
	if err != nil {
		f.Fatal(err)
	}
	agent, sealed := *file.public(), *file.public()
	agent.Agent, sealed.Sealed = "envoy@host", "YWdl"
	for _, x := range []*keyFile{file, file.public(), &agent, &sealed} {
		b, err := json.Marshal(x)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		x, err := parseKeyFile("file", b)
		if err != nil {
			if exitCodeOf(err) != exitUsage {
				t.Errorf("exit code %d: %v", exitCodeOf(err), err)
			}
			return
		}
		if x.Profile != nil {
			if id, err := statement.PartyIDOf(x.Key, x.Proof); err != nil || id != x.Party {
				t.Errorf("it founds %v, not %v: %v", id, x.Party, err)
			}
		}
		if x.Seed == "" {
			return
		}
		if x.Key.Use == parley.UseReceive {
			if k, err := x.receives(); err != nil || statement.NewReceiveKey(k, x.Key.Post).Public != x.Key.Public {
				t.Errorf("its seed makes another key: %v", err)
			}
			return
		}
		k, err := x.soft()
		if err != nil || k.ID() != x.KeyID {
			t.Errorf("its seed makes another key: %v", err)
		}
	})
}

// FuzzReceiptFile: nothing that the log did not sign is believed, and whatever
// is wrong is a refusal by R9.
func FuzzReceiptFile(f *testing.F) {
	v, err := note.NewVerifier(testLogKey(f))
	if err != nil {
		f.Fatal(err)
	}
	f.Add([]byte(`{"receipt":{}}`))
	f.Add([]byte(`{"receipt":{"checkpoint":"parley.example.org\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\n— x AAAA\n","index":0,"leaf":"00"}}`))
	f.Add([]byte(`{"keys":[],"receipt":null,"submission":{}}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		x, err := bundle.VerifyReceipt(b, proof.Policy{Log: v})
		if err == nil {
			t.Fatalf("believed without the log's signature: %+v", x)
		}
		var r *parley.Refusal
		if !errors.As(err, &r) || r.Rule != "R9" || exitCodeOf(err) != exitUnverified {
			t.Errorf("%v (exit code %d)", err, exitCodeOf(err))
		}
	})
}

// testLogKey is the verifier key of a log that signs nothing.
func testLogKey(f *testing.F) string {
	_, key, err := note.GenerateKey(bytes.NewReader(make([]byte, 64)), "parley.example.org")
	if err != nil {
		f.Fatal(err)
	}
	return key
}
