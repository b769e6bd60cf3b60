package statement_test

import (
	"bytes"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/statement"
	"github.com/open-parley/parley/statement/statementtest"
)

// What decodes encodes to the very bytes that it came from.

func FuzzDecode(f *testing.F) {
	for _, typ := range statement.Types() {
		s, _ := statementtest.Example(typ)
		b, err := s.Encode()
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
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
	for _, typ := range []statement.Type{statement.PositionTake, statement.LogPadding} {
		sub, _ := signedExample(f, typ)
		b, err := sub.Envelope.Encode()
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
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
	for _, typ := range []statement.Type{statement.PositionTake, statement.OperationPlan} {
		sub, _ := signedExample(f, typ)
		b, err := sub.Encode()
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
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
	for _, typ := range statement.Types() {
		_, parts := statementtest.Example(typ)
		for _, p := range parts {
			if p.Media == statement.MediaAnnex {
				f.Add(p.Data)
			}
		}
	}
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
	p, err := statementtest.NewPasskey(passkeyRecord, false)
	if err != nil {
		f.Fatal(err)
	}
	message := statement.Message([]byte(`{}`))
	sig, err := p.Sign(message)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(sig)
	f.Add([]byte(`{"authenticatorData":"","clientDataJSON":"e30=","signature":""}`))
	id, err := statement.KeyIDOf(p.Key())
	if err != nil {
		f.Fatal(err)
	}
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
