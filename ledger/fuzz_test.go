package ledger

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"golang.org/x/mod/sumdb/note"

	"github.com/open-parley/parley/proof"
	"github.com/open-parley/parley/statement"
)

// seeds are the committed seeds of each fuzz target, from the vectors.
func seeds(t testing.TB) map[string][][]byte {
	v := makeVectors(t)
	leaf, err := hex.DecodeString(v.Leaf[1].Encoded)
	if err != nil {
		t.Fatal(err)
	}
	sealed, err := hex.DecodeString(v.Sealed.Encoded)
	if err != nil {
		t.Fatal(err)
	}
	part := partPlain(statement.Part{Media: statement.MediaText, Data: []byte("# Zone\n")})
	p := proof.Promise{Origin: "parley.example.org/0", C: v.Promise.C, IncludeBy: v.Promise.IncludeBy}
	c := proof.Checkpoint{Origin: "parley.example.org/0", Size: 7, Root: proof.EmptyRoot}
	return map[string][][]byte{
		"FuzzDecodeLeaf":      {leaf, leaf[:72], append([]byte{2}, leaf[1:]...), append([]byte{3}, leaf[1:]...)},
		"FuzzDecodeSealed":    {sealed, sealed[:50], append(bytes.Clone(sealed), 0)},
		"FuzzDecodeReceipt":   {[]byte(v.Receipt.Receipt), []byte(v.Receipt.Everyone), []byte(`{"checkpoint":"","index":0,"leaf":""}`), []byte(v.Receipt.Cosigned)},
		"FuzzDecodeOpening":   {v.Slot[0].Openings[0], []byte(v.Receipt.Others["2"]), []byte(`{"bit":2,"number":0,"path":[],"salt":"","width":256}`)},
		"FuzzDecodePromise":   {[]byte(p.Text()), []byte("parley promise v1\n\n\n0\n")},
		"FuzzParseCheckpoint": {[]byte(c.Text()), []byte("x\n00\n\n")},
		"FuzzOpenCheckpoint":  {[]byte(v.Checkpoint.Signed), []byte(v.Cosignature.Signed)},
		"FuzzOpenPromise":     {[]byte(v.Promise.Signed), []byte(v.Checkpoint.Signed)},
		"FuzzNewWitness":      {[]byte(v.Cosignature.VerifierKey), []byte(v.Checkpoint.VerifierKey)},
		"FuzzDecodeEvidence":  {[]byte(v.Evidence.OneSize), []byte(v.Evidence.TwoSizes), []byte(`{"log":"","newer":"","older":""}`)},
		"FuzzParseLogKey":     {[]byte("PRIVATE+KEY+parley.example.org/0+00000000+AAAA"), []byte("PRIVATE+KEY+a+b")},
		"FuzzPartOf":          {part, part[:39]},
		"FuzzDecodeManifest":  {exampleManifest(t), []byte("{}\n"), []byte(`{"at":0,"keys":true,"log_key":"","parley_backup":2}` + "\n")},
	}
}

// The seed corpus of every target is committed and is what the formats give.
func TestSeeds(t *testing.T) {
	for target, all := range seeds(t) {
		for i, s := range all {
			path := filepath.Join("testdata", "fuzz", target, fmt.Sprintf("vector-%d", i))
			want := "go test fuzz v1\n[]byte(" + strconv.Quote(string(s)) + ")\n"
			if *update {
				if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			got, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if string(got) != want {
				t.Errorf("%s is not what the format gives", path)
			}
		}
	}
}

func FuzzDecodeLeaf(f *testing.F) {
	f.Fuzz(func(t *testing.T, b []byte) {
		if l, err := proof.DecodeLeaf(b); err == nil && !bytes.Equal(l.Encode(), b) {
			t.Errorf("%x decodes to %v, which encodes to %x", b, l, l.Encode())
		}
	})
}

func FuzzDecodeSealed(f *testing.F) {
	f.Fuzz(func(t *testing.T, b []byte) {
		s, err := DecodeSealed(b)
		if err != nil {
			return
		}
		if again := s.Encode(); !bytes.Equal(again, b) {
			t.Errorf("%x encodes to %x", b, again)
		}
		if got, want := len(s.keys()), 2+len(s.Parts); got != want {
			t.Errorf("%d keys, want %d", got, want)
		}
	})
}

func FuzzDecodeReceipt(f *testing.F) {
	v := makeVectors(f)
	log, err := note.NewVerifier(v.Checkpoint.VerifierKey)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		r, err := proof.DecodeReceipt(b)
		if err != nil {
			return
		}
		again, err := r.Encode()
		if err != nil || !bytes.Equal(again, b) {
			t.Errorf("%s encodes to %s: %v", b, again, err)
		}
		if _, _, err := r.Verify(proof.Policy{Log: log}); err == nil && string(b) != v.Receipt.Receipt && string(b) != v.Receipt.Everyone && string(b) != v.Receipt.Cosigned {
			t.Errorf("a receipt that nobody made verifies: %s", b)
		}
	})
}

func FuzzDecodeOpening(f *testing.F) {
	f.Fuzz(func(t *testing.T, b []byte) {
		o, err := proof.DecodeOpening(b)
		if err != nil {
			return
		}
		if again, err := o.Encode(); err != nil || !bytes.Equal(again, b) {
			t.Errorf("%s encodes to %s: %v", b, again, err)
		}
	})
}

func FuzzDecodePromise(f *testing.F) {
	f.Fuzz(func(t *testing.T, b []byte) {
		p, err := proof.DecodePromise(string(b))
		if err != nil {
			return
		}
		if p.Text() != string(b) {
			t.Errorf("%q encodes to %q", b, p.Text())
		}
		if _, err := proof.ParseCheckpoint(string(b)); err == nil {
			t.Errorf("%q is a checkpoint too", b)
		}
	})
}

func FuzzParseCheckpoint(f *testing.F) {
	f.Fuzz(func(t *testing.T, b []byte) {
		if c, err := proof.ParseCheckpoint(string(b)); err == nil && c.Text() != string(b) {
			t.Errorf("%q encodes to %q", b, c.Text())
		}
	})
}

func FuzzOpenCheckpoint(f *testing.F) {
	v := makeVectors(f)
	log, err := note.NewVerifier(v.Checkpoint.VerifierKey)
	if err != nil {
		f.Fatal(err)
	}
	witness, err := proof.NewWitness(v.Cosignature.VerifierKey)
	if err != nil {
		f.Fatal(err)
	}
	policy := proof.Policy{Log: log, Witnesses: []note.Verifier{witness}, Quorum: 1}
	f.Fuzz(func(t *testing.T, b []byte) {
		c, standing, err := policy.Open(b)
		if err != nil {
			return
		}
		if c.Size != v.Checkpoint.Size {
			t.Errorf("a checkpoint that nobody signed: %q", b)
		}
		if standing == proof.Witnessed && !bytes.Contains(b, []byte("witness.example.net")) {
			t.Errorf("witnessed by nobody: %q", b)
		}
	})
}

func FuzzOpenPromise(f *testing.F) {
	v := makeVectors(f)
	log, err := note.NewVerifier(v.Checkpoint.VerifierKey)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		if p, err := proof.OpenPromise(b, log); err == nil && p.C != v.Promise.C {
			t.Errorf("a promise that nobody signed: %q", b)
		}
	})
}

func FuzzNewWitness(f *testing.F) {
	f.Fuzz(func(t *testing.T, b []byte) {
		if w, err := proof.NewWitness(string(b)); err == nil && w.Verify(b, nil) {
			t.Errorf("%q verifies an empty signature", b)
		}
	})
}

func FuzzDecodeEvidence(f *testing.F) {
	v := makeVectors(f)
	log, err := note.NewVerifier(v.Checkpoint.VerifierKey)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		e, err := proof.DecodeEvidence(b)
		if err != nil {
			return
		}
		if again, err := e.Encode(); err != nil || !bytes.Equal(again, b) {
			t.Errorf("%s encodes to %s: %v", b, again, err)
		}
		if _, _, err := e.Verify(log); err == nil && string(b) != v.Evidence.OneSize && string(b) != v.Evidence.TwoSizes {
			t.Errorf("evidence that nobody found verifies: %s", b)
		}
	})
}

func FuzzParseLogKey(f *testing.F) {
	f.Fuzz(func(t *testing.T, b []byte) {
		if k, err := parseLogKey(string(b)); err == nil && k.verifier.Name() != k.signer.Name() {
			t.Errorf("%q gives a signer and a verifier of different names", b)
		}
	})
}

func FuzzPartOf(f *testing.F) {
	f.Fuzz(func(t *testing.T, b []byte) {
		if p, err := partOf(b); err == nil && !bytes.Equal(partPlain(p), b) {
			t.Errorf("%x encodes to %x", b, partPlain(p))
		}
	})
}
