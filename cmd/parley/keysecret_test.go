package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/rand"
	"encoding/base64"
	"errors"
	"net"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/agent"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/statement"
)

// serveAgent answers at a socket as an ssh-agent does.
func serveAgent(t *testing.T, a agent.Agent) {
	t.Helper()
	ln, err := net.Listen("unix", filepath.Join(t.TempDir(), "agent"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ln.Close() })
	t.Setenv(agentVariable, ln.Addr().String())
	go func() {
		for {
			c, err := ln.Accept()
			if err != nil {
				return
			}
			go func() {
				agent.ServeAgent(a, c)
				c.Close()
			}()
		}
	}()
}

// liar is an agent that signs something else.
type liar struct{ agent.Agent }

func (l liar) Sign(key ssh.PublicKey, data []byte) (*ssh.Signature, error) {
	return l.Agent.Sign(key, append([]byte("x"), data...))
}

// What an agent's key signs verifies as the statement of any other key; an
// agent that signs something else is found out before anything is sent.
func TestAnAgentSignsAsAnyKey(t *testing.T) {
	public, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	ring := agent.NewKeyring()
	for _, comment := range []string{"envoy", ""} {
		key := private
		if comment == "" {
			_, key, _ = ed25519.GenerateKey(rand.Reader)
		}
		if err := ring.Add(agent.AddedKey{PrivateKey: &key, Comment: comment}); err != nil {
			t.Fatal(err)
		}
	}
	serveAgent(t, ring)
	record := parley.Key{Use: parley.UseSign, Post: "envoy", Powers: []parley.Power{parley.PowerAdminister}}
	f, err := newAgentFile("envoy", record, parley.PartyID{}, &parley.Profile{Name: "Aland", Kind: parley.State})
	if err != nil {
		t.Fatal(err)
	}
	if f.Key.Public != base64.StdEncoding.EncodeToString(public) || f.secret() || !f.signs() {
		t.Fatalf("the file is %+v", f)
	}
	name := filepath.Join(t.TempDir(), "envoy.key")
	if err := f.write(name); err != nil {
		t.Fatal(err)
	}
	if f, err = readKeyFile(name); err != nil {
		t.Fatal(err)
	}
	e := &env{cli: &cli{Key: name}}
	_, k, err := e.signer()
	if err != nil {
		t.Fatal(err)
	}
	st := &statement.Statement{Type: statement.PartyUpdate, Version: statement.Version, Author: f.Party, Post: "envoy", SignedAt: 1,
		Ledger: parley.LedgerID{1}, Seen: statement.Seen{Size: 1, Root: parley.Digest{1}}, Audience: statement.Everyone,
		Body: &statement.Update{Profile: parley.Profile{Name: "Aland", Kind: parley.State}}}
	rand.Read(st.Salt[:])
	sub, _, err := statement.Sign(st, nil, k)
	if err != nil {
		t.Fatal(err)
	}
	if !ed25519.Verify(public, statement.Message(sub.Envelope.Payload), sub.Envelope.Signatures[0].Sig) {
		t.Error("the signature is not plain Ed25519 over the message")
	}

	serveAgent(t, liar{ring})
	var r *parley.Refusal
	if _, _, err = statement.Sign(st, nil, k); !errors.As(err, &r) || r.Code != "agent-key" {
		t.Errorf("an agent that signs something else: %v", err)
	}
}

// A key file has one secret at most, and a sealed one opens by its passphrase
// alone, without more work than is reasonable.
func TestSealedSeeds(t *testing.T) {
	k, err := statement.NewSoftKey(rand.Reader, parley.Key{Use: parley.UseSign, Post: "envoy", Powers: []parley.Power{parley.PowerConsent}})
	if err != nil {
		t.Fatal(err)
	}
	made := func() *keyFile {
		f, err := newKeyFile(k, parley.PartyID{}, nil)
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	f := made()
	if err := f.seal([]byte("several words")); err != nil {
		t.Fatal(err)
	}
	if b, _ := f.encode(); bytes.Contains(b, []byte(made().Seed)) {
		t.Error("the seed lies open")
	}
	seed, err := f.open("file", []byte("several words"))
	if err != nil || !bytes.Equal(seed, k.Seed()) {
		t.Errorf("it opens to another seed: %v", err)
	}
	var r *parley.Refusal
	if _, err := f.open("file", []byte("other words")); !errors.As(err, &r) || r.Code != "passphrase" {
		t.Errorf("by another passphrase: %v", err)
	}
	for _, change := range []func(*keyFile){
		func(x *keyFile) { x.Seed = made().Seed },
		func(x *keyFile) { x.Agent = "envoy" },
		func(x *keyFile) { x.Sealed, x.Seed, x.Agent = "", made().Seed, "envoy" },
	} {
		x := *f
		change(&x)
		b, _ := x.encode()
		if _, err := parseKeyFile("file", b); err == nil || !strings.Contains(err.Error(), "twice") {
			t.Errorf("a file with two secrets: %v", err)
		}
	}
	// The header says how much work it asks for.
	raw, _ := base64.StdEncoding.DecodeString(f.Sealed)
	more := bytes.Replace(raw, []byte(" 18\n"), []byte(" 63\n"), 1)
	if bytes.Equal(raw, more) {
		t.Fatalf("the header is %q", raw[:80])
	}
	f.Sealed = base64.StdEncoding.EncodeToString(more)
	if _, err := f.open("file", []byte("several words")); err == nil || exitCodeOf(err) != exitUsage {
		t.Errorf("a file that asks for too much work: %v", err)
	}
}
