package proof_test

import (
	"bytes"
	"crypto/ed25519"
	"encoding/json"
	"strings"
	"testing"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/proof"
	"github.com/open-parley/parley/statement"
)

func exampleAccess() proof.Access {
	return proof.Access{At: 1_804_000_000_000, Party: parley.PartyID{1}, Post: "duty-officer", Key: parley.KeyID{2}, Statement: parley.StatementID{3}, How: proof.HowRead}
}

func exampleExportLine() proof.ExportLine {
	return proof.ExportLine{At: 1_804_000_000_000, Export: 1, Key: parley.KeyID{2}, Ledger: parley.LedgerID{4}, Line: 1, Lines: 1,
		Party: parley.PartyID{1}, Post: "duty-officer", Submission: json.RawMessage(`{}`)}
}

// An entry of an access log has one encoding, and says nothing that can't be.
func TestAccess(t *testing.T) {
	a := exampleAccess()
	b, err := a.Encode()
	if err != nil {
		t.Fatal(err)
	}
	if again, err := proof.DecodeAccess(b); err != nil || *again != a {
		t.Fatalf("%s is read as %+v: %v", b, again, err)
	}
	for name, change := range map[string]func(*proof.Access){
		"no time":                    func(a *proof.Access) { a.At = 0 },
		"no reader":                  func(a *proof.Access) { a.Party = parley.PartyID{} },
		"no key":                     func(a *proof.Access) { a.Key = parley.KeyID{} },
		"no post":                    func(a *proof.Access) { a.Post = "" },
		"a post that is too long":    func(a *proof.Access) { a.Post = strings.Repeat("x", statement.MaxLabel+1) },
		"no statement":               func(a *proof.Access) { a.Statement = parley.StatementID{} },
		"another way":                func(a *proof.Access) { a.How = "listed" },
		"a read with a number":       func(a *proof.Access) { a.Export = 1 },
		"an export without a number": func(a *proof.Access) { a.How = proof.HowExport },
	} {
		x := exampleAccess()
		change(&x)
		if _, err := x.Encode(); err == nil {
			t.Errorf("an entry with %s is encoded", name)
		}
	}
}

func FuzzDecodeAccess(f *testing.F) {
	a := exampleAccess()
	b, err := a.Encode()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b)
	a.How, a.Export = proof.HowExport, 7
	if b, err = a.Encode(); err != nil {
		f.Fatal(err)
	}
	f.Add(b)
	f.Fuzz(func(t *testing.T, b []byte) {
		a, err := proof.DecodeAccess(b)
		if err != nil {
			return
		}
		if again, err := a.Encode(); err != nil || !bytes.Equal(again, b) {
			t.Errorf("%s is read as %s: %v", b, again, err)
		}
	})
}

// A submitter's access log is signed by the ledger's key under another name:
// neither checkpoint passes for the other, nor one submitter's for another's.
func TestAccessVerifier(t *testing.T) {
	seed := bytes.Repeat([]byte{7}, ed25519.SeedSize)
	public := ed25519.NewKeyFromSeed(seed).Public().(ed25519.PublicKey)
	vkey, err := note.NewEd25519VerifierKey("log.example/1", public)
	if err != nil {
		t.Fatal(err)
	}
	verifiers := map[string]note.Verifier{}
	if verifiers["log.example/1"], err = note.NewVerifier(vkey); err != nil {
		t.Fatal(err)
	}
	for _, p := range []parley.PartyID{{1}, {2}} {
		if verifiers[proof.AccessOrigin("log.example/1", p)], err = proof.AccessVerifier(vkey, p); err != nil {
			t.Fatal(err)
		}
	}
	for origin := range verifiers {
		signer := accessSigner{origin, verifiers[origin].KeyHash(), ed25519.NewKeyFromSeed(seed)}
		signed, err := proof.Checkpoint{Origin: origin, Size: 3, Root: tlog.Hash{5}}.Sign(signer)
		if err != nil {
			t.Fatal(err)
		}
		for other, v := range verifiers {
			if _, _, err := (proof.Policy{Log: v}).Open(signed); (err == nil) != (other == origin) {
				t.Errorf("the checkpoint of %s opens as one of %s: %v", origin, other, err)
			}
		}
	}
	if _, err := proof.AccessVerifier("no key", parley.PartyID{1}); err == nil {
		t.Error("what is no key verifies")
	}
}

type accessSigner struct {
	name string
	hash uint32
	key  ed25519.PrivateKey
}

func (s accessSigner) Name() string                    { return s.name }
func (s accessSigner) KeyHash() uint32                 { return s.hash }
func (s accessSigner) Sign(msg []byte) ([]byte, error) { return ed25519.Sign(s.key, msg), nil }

// An edge grows to the roots of RFC 6962, from any size on.
func TestEdge(t *testing.T) {
	var stored []tlog.Hash
	reader := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		out := make([]tlog.Hash, len(indexes))
		for i, n := range indexes {
			out[i] = stored[n]
		}
		return out, nil
	})
	var grown proof.Edge
	for n := range int64(70) {
		leaf := tlog.RecordHash([]byte{byte(n)})
		hashes, err := tlog.StoredHashesForRecordHash(n, leaf, reader)
		if err != nil {
			t.Fatal(err)
		}
		stored = append(stored, hashes...)
		grown.Add(leaf)
		want, err := tlog.TreeHash(n+1, reader)
		if err != nil {
			t.Fatal(err)
		}
		read, err := proof.ReadEdge(uint64(n)+1, reader)
		if err != nil {
			t.Fatal(err)
		}
		again, err := proof.NewEdge(read.Size(), read.Roots())
		if err != nil || grown.Root() != want || read.Root() != want || again.Root() != want || again.Size() != uint64(n)+1 {
			t.Fatalf("at %d the roots are %v, %v and %v, want %v: %v", n+1, grown.Root(), read.Root(), again.Root(), want, err)
		}
	}
	if e, err := proof.ReadEdge(0, reader); err != nil || e.Root() != proof.EmptyRoot {
		t.Errorf("an empty edge has the root %v: %v", e.Root(), err)
	}
	if _, err := proof.NewEdge(3, []tlog.Hash{{1}}); err == nil {
		t.Error("an edge with too few roots is taken")
	}
}

func exportKey(t testing.TB) (string, ed25519.PrivateKey) {
	t.Helper()
	key := ed25519.NewKeyFromSeed(bytes.Repeat([]byte{7}, ed25519.SeedSize))
	vkey, err := note.NewEd25519VerifierKey("log.example/1", key.Public().(ed25519.PublicKey))
	if err != nil {
		t.Fatal(err)
	}
	return vkey, key
}

// Each line of an export tells by itself whose it is.
func TestExportLine(t *testing.T) {
	vkey, key := exportKey(t)
	x := exampleExportLine()
	line, err := x.Mark(key)
	if err != nil {
		t.Fatal(err)
	}
	got, err := proof.OpenExportLine(vkey, line)
	if err != nil || got.Party != x.Party || got.Export != 1 || string(got.Submission) != "{}" {
		t.Fatalf("%s is read as %+v: %v", line, got, err)
	}
	other := ed25519.NewKeyFromSeed(bytes.Repeat([]byte{8}, ed25519.SeedSize))
	if line, err = x.Mark(other); err != nil {
		t.Fatal(err)
	}
	if _, err := proof.OpenExportLine(vkey, line); err == nil {
		t.Error("a line marked by another key passes")
	}
	for name, change := range map[string]func(*proof.ExportLine){
		"no exporter":                   func(x *proof.ExportLine) { x.Party = parley.PartyID{} },
		"no number":                     func(x *proof.ExportLine) { x.Export = 0 },
		"a line beyond the last":        func(x *proof.ExportLine) { x.Line = 2 },
		"a header that holds something": func(x *proof.ExportLine) { x.Line = 0 },
	} {
		x := exampleExportLine()
		change(&x)
		if _, err := x.Mark(key); err == nil {
			t.Errorf("a line with %s is marked", name)
		}
	}
}

func FuzzOpenExportLine(f *testing.F) {
	vkey, key := exportKey(f)
	x := exampleExportLine()
	for _, n := range []int64{1, 0} {
		if x.Line = n; n == 0 {
			x.Submission = nil
		}
		line, err := x.Mark(key)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		x, err := proof.OpenExportLine(vkey, b)
		if err != nil {
			return
		}
		if again, err := x.Mark(key); err != nil || !bytes.Equal(bytes.TrimSuffix(again, []byte("\n")), bytes.TrimSuffix(b, []byte("\n"))) {
			t.Errorf("%s is read as %s: %v", b, again, err)
		}
	})
}
