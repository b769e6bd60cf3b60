package statement_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/statement"
	"github.com/open-parley/parley/statement/statementtest"
)

// seeds are the inputs that each target starts from: those committed in
// testdata/fuzz, written there by -update.
func seeds(t testing.TB) map[string][][]byte {
	out := map[string][][]byte{}
	add := func(target string, b []byte) { out[target] = append(out[target], b) }
	for _, c := range profileCases {
		if len(c.Text) < 1_000 {
			add("FuzzCheckProfile", []byte(c.Text))
		}
	}
	for _, typ := range statement.Types() {
		s, parts := statementtest.Example(typ)
		add("FuzzDecode", must(s.Encode()))
		for _, ref := range s.Body.Parts() {
			if ref.Media == statement.MediaAnnex {
				add("FuzzDecodeAnnex", parts[ref.ID].Data)
			}
		}
	}
	for _, typ := range []statement.Type{statement.ClarificationAsk, statement.PositionTake, statement.OperationPlan, statement.LogPadding} {
		sub, _ := signedExample(t, typ)
		add("FuzzDecodeEnvelope", must(sub.Envelope.Encode()))
		add("FuzzDecodeSubmission", must(sub.Encode()))
	}
	for _, typ := range []statement.Type{statement.AnnexDeposit, statement.OperationPlan} {
		_, parts := statementtest.Example(typ)
		for _, p := range parts {
			add("FuzzDecodePart", must(statement.EncodePart(p)))
		}
	}
	for _, eddsa := range []bool{false, true} {
		add("FuzzPasskey", must(passkey(t, eddsa).Sign(statement.Message([]byte(`{}`)))))
	}
	return out
}

func TestFuzzSeeds(t *testing.T) {
	for target, list := range seeds(t) {
		dir := filepath.Join("testdata", "fuzz", target)
		if *update {
			if err := os.MkdirAll(dir, 0o755); err != nil {
				t.Fatal(err)
			}
			for i, b := range list {
				if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("seed-%02d", i)), fmt.Appendf(nil, "go test fuzz v1\n[]byte(%q)\n", b), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		}
		if files, err := os.ReadDir(dir); err != nil || len(files) < len(list) {
			t.Errorf("%s has %d seeds, want at least %d (%v): run go test ./statement -update", target, len(files), len(list), err)
		}
	}
}

// What decodes encodes to the very bytes that it came from.

func FuzzDecode(f *testing.F) {
	f.Fuzz(func(t *testing.T, b []byte) {
		sameFast(t, b)
		s, err := statement.Decode(b)
		if err != nil {
			refused(t, err)
			return
		}
		if again, err := s.Encode(); err != nil || !bytes.Equal(b, again) {
			t.Fatalf("%q encodes again (%v) to %q", b, err, again)
		}
	})
}

func FuzzDecodeEnvelope(f *testing.F) {
	f.Fuzz(func(t *testing.T, b []byte) {
		sameFast(t, b)
		e, err := statement.DecodeEnvelope(b)
		if err != nil {
			refused(t, err)
			return
		}
		if again, err := e.Encode(); err != nil || !bytes.Equal(b, again) {
			t.Fatalf("%q encodes again (%v) to %q", b, err, again)
		}
		k := statementtest.ExampleKey().Key()
		_ = e.Verify(func(parley.KeyID) (parley.Key, bool) { return k, true })
	})
}

func FuzzDecodeSubmission(f *testing.F) {
	f.Fuzz(func(t *testing.T, b []byte) {
		sameFast(t, b)
		sub, err := statement.DecodeSubmission(b)
		if err == nil {
			_, err = sub.Open()
		}
		if err != nil {
			refused(t, err)
			return
		}
		if again, err := sub.Encode(); err != nil || !bytes.Equal(b, again) {
			t.Fatalf("%q encodes again (%v) to %q", b, err, again)
		}
	})
}

func FuzzDecodeAnnex(f *testing.F) {
	f.Fuzz(func(t *testing.T, b []byte) {
		a, err := statement.DecodeAnnex(b)
		if err != nil {
			refused(t, err)
			return
		}
		if again, err := statement.EncodeAnnex(a); err != nil || !bytes.Equal(b, again) {
			t.Fatalf("%q encodes again (%v) to %q", b, err, again)
		}
	})
}

// FuzzPasskey feeds assertions to a passkey's verifier.
func FuzzPasskey(f *testing.F) {
	p := passkey(f, false)
	id := must(statement.KeyIDOf(p.Key()))
	f.Fuzz(func(t *testing.T, b []byte) {
		e := statement.Envelope{Payload: []byte(`[]`), Signatures: []statement.Signature{{KeyID: id, Sig: b}}}
		if e.Verify(keyring(p)) == nil {
			t.Fatalf("%q signs what was never signed", b)
		}
	})
}

// refused checks that a user could be told why.
func refused(t *testing.T, err error) {
	t.Helper()
	if code(err) == "" {
		t.Fatalf("%v (%T) has no code", err, err)
	}
}

// A part's file has one encoding, but for a line break at its end.
func FuzzDecodePart(f *testing.F) {
	f.Fuzz(func(t *testing.T, b []byte) {
		p, err := statement.DecodePart(b)
		if err != nil {
			return
		}
		if again, err := statement.EncodePart(p); err != nil || !bytes.Equal(again, bytes.TrimSuffix(b, []byte("\n"))) {
			t.Errorf("%q is read as %q: %v", b, again, err)
		}
	})
}
