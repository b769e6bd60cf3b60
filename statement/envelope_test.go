package statement_test

import (
	"bytes"
	"crypto/ed25519"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/statement"
	"github.com/open-parley/parley/statement/statementtest"
)

// signedExample is the worked example of a type, signed by one key.
func signedExample(t testing.TB, typ statement.Type) (*statement.Submission, *statement.SoftKey) {
	t.Helper()
	s, parts := statementtest.Example(typ)
	k := statementtest.ExampleKey()
	sub, _, err := statement.Sign(s, parts, k)
	if err != nil {
		t.Fatal(err)
	}
	return sub, k
}

// intact reports whether a submission opens and verifies.
func intact(b []byte, keyOf func(parley.KeyID) (parley.Key, bool)) error {
	sub, err := statement.DecodeSubmission(b)
	if err != nil {
		return err
	}
	if _, err := sub.Open(); err != nil {
		return err
	}
	return sub.Envelope.Verify(keyOf)
}

// Every bit of what is sent counts: payload, signatures, parts and salts.
func TestEveryFlippedBitFails(t *testing.T) {
	t.Parallel()
	sub, k := signedExample(t, statement.ClarificationAsk)
	b, err := sub.Encode()
	if err != nil {
		t.Fatal(err)
	}
	ring := keyring(k)
	if err := intact(b, ring); err != nil {
		t.Fatal(err)
	}
	for i := range b {
		for bit := range 8 {
			b[i] ^= 1 << bit
			if intact(b, ring) == nil {
				t.Fatalf("bit %d of byte %d flipped unseen: %s", bit, i, b)
			}
			b[i] ^= 1 << bit
		}
	}
}

// The same below the encoding, where no base64 or JSON can catch it.
func TestEveryFlippedBitOfTheBytesFails(t *testing.T) {
	sub, k := signedExample(t, statement.ClarificationAsk)
	e := sub.Envelope
	flips := func(name string, b []byte, fails func() error) {
		for i := range b {
			for bit := range 8 {
				b[i] ^= 1 << bit
				if fails() == nil {
					t.Errorf("%s: bit %d of byte %d flipped unseen", name, bit, i)
				}
				b[i] ^= 1 << bit
			}
		}
	}
	verify := func() error { return e.Verify(keyring(k)) }
	flips("payload", e.Payload, verify)
	flips("signature", e.Signatures[0].Sig, verify)
	flips("key identifier", e.Signatures[0].KeyID[:], verify)
	for id, p := range sub.Parts {
		flips("part", p.Data, func() error { _, err := sub.Open(); return err })
		salt := p.Salt
		flips("salt", salt[:], func() error {
			sub.Parts[id] = statement.Part{Media: p.Media, Salt: salt, Data: p.Data}
			_, err := sub.Open()
			return err
		})
		sub.Parts[id] = p
	}
	if _, err := sub.Open(); err != nil {
		t.Fatal(err)
	}
}

func TestEnvelopeHasOneEncoding(t *testing.T) {
	sub, _ := signedExample(t, statement.PositionTake)
	b, err := sub.Envelope.Encode()
	if err != nil {
		t.Fatal(err)
	}
	e, err := statement.DecodeEnvelope(b)
	if err != nil {
		t.Fatal(err)
	}
	if again, err := e.Encode(); err != nil || !bytes.Equal(b, again) || e.ID() != sub.Envelope.ID() {
		t.Fatalf("encoded again (%v): %s", err, again)
	}
	var w struct {
		Payload, PayloadType string
		Signatures           []struct{ KeyID, Sig string }
	}
	if err := json.Unmarshal(b, &w); err != nil {
		t.Fatal(err)
	}
	sig := fmt.Sprintf(`{"keyid":"%s","sig":"%s"}`, w.Signatures[0].KeyID, w.Signatures[0].Sig)
	form := `{"payload":"%s","payloadType":"%s","signatures":[%s]}`
	later := strings.Replace(sig, w.Signatures[0].KeyID[:2], "ff", 1)
	url := strings.NewReplacer("+", "-", "/", "_").Replace(w.Signatures[0].Sig)
	for _, c := range []struct{ name, payload, typ, sigs, code string }{
		{"as it is", w.Payload, w.PayloadType, sig, ""},
		{"another payload type", w.Payload, "application/vnd.in-toto+json", sig, "payload-type"},
		{"no signature", w.Payload, w.PayloadType, "", "missing"},
		{"no payload", "", w.PayloadType, sig, "missing"},
		{"the same key twice", w.Payload, w.PayloadType, sig + "," + sig, "order"},
		{"keys out of order", w.Payload, w.PayloadType, later + "," + sig, "order"},
		{"too many signatures", w.Payload, w.PayloadType, strings.Repeat(sig+",", statement.MaxSignatures) + sig, "limit"},
		{"URL alphabet", w.Payload, w.PayloadType, strings.Replace(sig, w.Signatures[0].Sig, url, 1), "base64"},
		{"no padding", w.Payload, w.PayloadType, strings.Replace(sig, "==", "", 1), "base64"},
		{"line break in base64", w.Payload[:4] + `\n` + w.Payload[4:], w.PayloadType, sig, "base64"},
		{"stray bits in base64", w.Payload, w.PayloadType, strings.Replace(sig, w.Signatures[0].Sig, w.Signatures[0].Sig[:85]+"h==", 1), "base64"},
		{"empty signature", w.Payload, w.PayloadType, strings.Replace(sig, w.Signatures[0].Sig, "", 1), "missing"},
		{"long signature", w.Payload, w.PayloadType, strings.Replace(sig, w.Signatures[0].Sig, base64.StdEncoding.EncodeToString(make([]byte, statement.MaxSignature+1)), 1), "limit"},
		{"long payload", base64.StdEncoding.EncodeToString(make([]byte, statement.MaxPayload+1)), w.PayloadType, sig, "limit"},
		{"short key identifier", w.Payload, w.PayloadType, strings.Replace(sig, w.Signatures[0].KeyID, "aa", 1), "value"},
		{"an algorithm in the envelope", w.Payload, w.PayloadType, `{"alg":"none",` + sig[1:], "unknown-field"},
	} {
		_, err := statement.DecodeEnvelope(fmt.Appendf(nil, form, c.payload, c.typ, c.sigs))
		if code(err) != c.code || (err == nil) != (c.code == "") {
			t.Errorf("%s: %v, want %q", c.name, err, c.code)
		}
	}
}

// The key's record decides how a signature is verified, and one key's
// signature is not another's.
func TestVerifyJudgesByTheLedgeredKey(t *testing.T) {
	sub, k := signedExample(t, statement.PositionTake)
	id := k.ID()
	other, err := statement.SoftKeyFromSeed(bytes.Repeat([]byte{9}, 32), k.Key())
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		key  parley.Key
		code string
	}{
		"its own":           {k.Key(), ""},
		"another":           {other.Key(), "bad-signature"},
		"unknown algorithm": {parley.Key{Alg: "rsa", Public: k.Key().Public}, "unknown-word"},
		"a passkey":         {parley.Key{Alg: parley.WebAuthn, Public: k.Key().Public}, "key"},
		"no key":            {parley.Key{Alg: parley.Ed25519}, "key"},
	} {
		err := sub.Envelope.Verify(func(got parley.KeyID) (parley.Key, bool) { return c.key, got == id })
		if code(err) != c.code || (err == nil) != (c.code == "") {
			t.Errorf("%s: %v, want %q", name, err, c.code)
		}
	}
	if err := sub.Envelope.Verify(keyring(other)); !hasCode(err, "unknown-key") || !strings.Contains(err.Error(), parley.Short(id)) {
		t.Errorf("the refusal does not name the key: %v", err)
	}
}

func TestVerifyAll(t *testing.T) {
	var all []*statement.Envelope
	var want []string
	var k *statement.SoftKey
	for i, typ := range statement.Types() {
		var sub *statement.Submission
		sub, k = signedExample(t, typ)
		c := ""
		if i%3 == 0 {
			sub.Envelope.Signatures[0].Sig[i] ^= 1
			c = "bad-signature"
		}
		all, want = append(all, sub.Envelope), append(want, c)
	}
	for i, err := range statement.VerifyAll(all, keyring(k)) {
		if code(err) != want[i] {
			t.Errorf("envelope %d: %v, want %q", i, err, want[i])
		}
	}
	if errs := statement.VerifyAll(nil, keyring()); len(errs) != 0 {
		t.Error(errs)
	}
}

// A point of small order verifies one signature for many messages: there is no
// such key here. The list is checked against what crypto/ed25519 accepts.
func TestNoKeyOfSmallOrder(t *testing.T) {
	points := []string{
		"0100000000000000000000000000000000000000000000000000000000000000",
		"0000000000000000000000000000000000000000000000000000000000000000",
		"0000000000000000000000000000000000000000000000000000000000000080",
		"ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
		"26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
		"26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
		"c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
		"c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
	}
	identity := append([]byte{1}, make([]byte, 63)...) // R the neutral element, S zero
	for _, p := range points {
		var pub parley.Digest
		if err := pub.UnmarshalText([]byte(p)); err != nil {
			t.Fatal(err)
		}
		forged := false
		for i := 0; i < 256 && !forged; i++ {
			forged = ed25519.Verify(pub[:], []byte{byte(i)}, identity)
		}
		if !forged {
			t.Errorf("%s is not of small order", p)
		}
		k := statementtest.ExampleKey().Key()
		k.Public = base64.StdEncoding.EncodeToString(pub[:])
		if _, err := statement.KeyIDOf(k); !hasCode(err, "key") {
			t.Errorf("%s: %v", p, err)
		}
	}
	// y = p + 1, another spelling of y = 1.
	k := statementtest.ExampleKey().Key()
	k.Public = base64.StdEncoding.EncodeToString(append(append([]byte{0xee}, bytes.Repeat([]byte{0xff}, 30)...), 0x7f))
	if _, err := statement.KeyIDOf(k); !hasCode(err, "key") {
		t.Error(err)
	}
}

// A seed is all that need be kept of a key.
func TestSoftKeyFromItsSeed(t *testing.T) {
	k := statementtest.ExampleKey()
	again, err := statement.SoftKeyFromSeed(k.Seed(), parley.Key{Use: parley.UseSign, Post: k.Key().Post, Powers: k.Key().Powers})
	if err != nil || again.ID() != k.ID() || again.Proof() != k.Proof() {
		t.Error(err, again)
	}
	if _, err := statement.SoftKeyFromSeed(k.Seed()[1:], k.Key()); !hasCode(err, "key") {
		t.Error(err)
	}
	if _, err := statement.NewSoftKey(bytes.NewReader(nil), k.Key()); err == nil {
		t.Error("a key was made from nothing")
	}
}

func TestSubmissionRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		change func(s *statement.Submission)
		code   string
	}{
		"a part is missing": {func(s *statement.Submission) { clear(s.Parts) }, "part-missing"},
		"a part too many": {func(s *statement.Submission) {
			s.Parts.Add(statement.Part{Media: statement.MediaText, Data: []byte("x")})
		}, "part-extra"},
		"a part under another's name": {func(s *statement.Submission) {
			for id, p := range s.Parts {
				p.Data = append([]byte("not "), p.Data...)
				s.Parts[id] = p
			}
		}, "part-differs"},
		"no signature": {func(s *statement.Submission) { s.Envelope.Signatures = nil }, "missing"},
		"too large": {func(s *statement.Submission) {
			s.Parts.Add(statement.Part{Media: statement.MediaText, Data: make([]byte, statement.MaxStatement)})
		}, "limit"},
		"no statement": {func(s *statement.Submission) { s.Envelope.Payload = []byte(`{}`) }, "unknown-version"},
	} {
		sub, _ := signedExample(t, statement.ClarificationAsk)
		c.change(sub)
		if _, err := sub.Open(); !hasCode(err, c.code) {
			t.Errorf("%s: %v, want %q", name, err, c.code)
		}
		if _, err := sub.Encode(); !hasCode(err, c.code) {
			t.Errorf("%s, encoding: %v, want %q", name, err, c.code)
		}
	}
}

// The greatest statement fits the document limit in its wire form.
func TestGreatestSubmissionFits(t *testing.T) {
	s, parts := statementtest.Example(statement.ClarificationAsk)
	clear(parts)
	filled := func(n int) error {
		clear(parts)
		s.Body.(*statement.Ask).Text = parts.Add(statement.Part{Media: statement.MediaText, Salt: statement.Salt{1}, Data: bytes.Repeat([]byte("x"), n)})
		_, _, err := statement.Sign(s, parts, statementtest.ExampleKey())
		return err
	}
	n := statement.MaxStatement
	for filled(n) != nil {
		n -= 64
	}
	if n < statement.MaxStatement-4<<10 {
		t.Fatalf("only %d bytes of text fit", n)
	}
	sub, _, err := statement.Sign(s, parts, statementtest.ExampleKey())
	if err != nil {
		t.Fatal(err)
	}
	b, err := sub.Encode()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := statement.DecodeSubmission(b); err != nil {
		t.Fatal(err)
	}
	if err := filled(n + 64); !hasCode(err, "limit") {
		t.Fatal(err)
	}
}
