package statement_test

import (
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/statement"
	"github.com/open-parley/parley/statement/statementtest"
)

var passkeyRecord = parley.Key{Use: parley.UseSign, Post: "legal-adviser", Powers: []parley.Power{parley.PowerConsent},
	RelyingParty: "example.org", Origin: "https://parley.example.org:8443"}

func passkey(t testing.TB, eddsa bool) *statementtest.Passkey { return passkeyOf(t, eddsa, 7) }

func passkeyOf(t testing.TB, eddsa bool, seed byte) *statementtest.Passkey {
	t.Helper()
	p, err := statementtest.NewPasskey(passkeyRecord, eddsa, [32]byte{seed})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestPasskeySigns(t *testing.T) {
	for _, eddsa := range []bool{false, true} {
		p := passkey(t, eddsa)
		p.Extra = map[string]any{"other_keys_can_be_added_here": "do not compare clientDataJSON against a template"}
		s, parts := statementtest.Example(statement.PositionTake)
		sub, _, err := statement.Sign(s, parts, p, statementtest.ExampleKey())
		if err != nil {
			t.Fatal(err)
		}
		b, err := sub.Encode()
		if err != nil {
			t.Fatal(err)
		}
		if err := intact(b, keyring(p, statementtest.ExampleKey())); err != nil {
			t.Fatal(err)
		}
		proof, err := p.Proof()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := statement.PartyIDOf(p.Key(), proof); err != nil {
			t.Fatal(err)
		}
		if err := statement.CheckProof(passkeyOf(t, eddsa, 8).Key(), proof); !hasCode(err, "bad-proof") {
			t.Fatalf("another passkey's proof: %v", err)
		}
	}
}

func TestPasskeyRefuses(t *testing.T) {
	const present, verified, backedUp, attested = 1, 4, 0x18, 0x40
	for name, c := range map[string]struct {
		change func(p *statementtest.Passkey)
		code   string
	}{
		"nothing wrong":    {func(p *statementtest.Passkey) {}, ""},
		"backed up":        {func(p *statementtest.Passkey) { p.Flags |= backedUp }, ""},
		"user not there":   {func(p *statementtest.Passkey) { p.Flags = verified }, "bad-assertion"},
		"not verified":     {func(p *statementtest.Passkey) { p.Flags = present }, "bad-assertion"},
		"a registration":   {func(p *statementtest.Passkey) { p.Type = "webauthn.create" }, "bad-assertion"},
		"has a credential": {func(p *statementtest.Passkey) { p.Flags |= attested }, "bad-assertion"},
		"another origin":   {func(p *statementtest.Passkey) { p.Origin = "https://parley.example.com" }, "bad-assertion"},
		"another party":    {func(p *statementtest.Passkey) { p.RelyingParty = "example.com" }, "bad-assertion"},
		"framed":           {func(p *statementtest.Passkey) { p.CrossOrigin = true }, "bad-assertion"},
		"under a page":     {func(p *statementtest.Passkey) { p.TopOrigin = "https://evil.example" }, "bad-assertion"},
		"null in its data": {func(p *statementtest.Passkey) { p.Extra = map[string]any{"x": nil} }, "null"},
		"duplicate type":   {func(p *statementtest.Passkey) { p.Extra = map[string]any{"Type": "webauthn.get"} }, "duplicate-key"},
		"old challenge":    {func(p *statementtest.Passkey) { p.Extra = map[string]any{"challenge": "AAAA"} }, "bad-assertion"},
	} {
		for _, eddsa := range []bool{false, true} {
			p := passkey(t, eddsa)
			c.change(p)
			s, parts := statementtest.Example(statement.PositionTake)
			_, _, err := statement.Sign(s, parts, p)
			if code(err) != c.code || (err == nil) != (c.code == "") {
				t.Errorf("%s: %v, want %q", name, err, c.code)
			}
		}
	}
}

// Every bit of the assertion counts, but for the members of the client data
// and the authenticator's counter, which the signature covers too.
func TestPasskeyFlippedBits(t *testing.T) {
	p := passkey(t, false)
	s, parts := statementtest.Example(statement.PositionTake)
	sub, _, err := statement.Sign(s, parts, p)
	if err != nil {
		t.Fatal(err)
	}
	sig := sub.Envelope.Signatures[0].Sig
	for i := range sig {
		sig[i] ^= 1
		if sub.Envelope.Verify(keyring(p)) == nil {
			t.Errorf("byte %d flipped unseen", i)
		}
		sig[i] ^= 1
	}
}

func TestPasskeyRecord(t *testing.T) {
	good := passkey(t, false).Key()
	for name, c := range map[string]struct {
		change func(k *parley.Key)
		code   string
	}{
		"as it is":               {func(k *parley.Key) {}, ""},
		"localhost":              {func(k *parley.Key) { k.Origin, k.RelyingParty = "http://localhost:8080", "localhost" }, ""},
		"no TLS":                 {func(k *parley.Key) { k.Origin = "http://parley.example.org" }, "origin"},
		"a path":                 {func(k *parley.Key) { k.Origin += "/login" }, "origin"},
		"a user":                 {func(k *parley.Key) { k.Origin = "https://x@parley.example.org" }, "origin"},
		"capitals":               {func(k *parley.Key) { k.Origin = "https://Parley.example.org" }, "origin"},
		"another relying party":  {func(k *parley.Key) { k.RelyingParty = "example.com" }, "origin"},
		"half a domain":          {func(k *parley.Key) { k.RelyingParty = "ample.org" }, "origin"},
		"no origin":              {func(k *parley.Key) { k.Origin = "" }, "missing"},
		"no relying party":       {func(k *parley.Key) { k.RelyingParty = "" }, "missing"},
		"a raw key":              {func(k *parley.Key) { k.Public = statementtest.ExampleKey().Key().Public }, "key"},
		"Ed25519 with an origin": {func(k *parley.Key) { k.Alg, k.Public = parley.Ed25519, statementtest.ExampleKey().Key().Public }, "conflicting-fields"},
	} {
		k := good
		c.change(&k)
		if _, err := statement.KeyIDOf(k); code(err) != c.code || (err == nil) != (c.code == "") {
			t.Errorf("%s: %v, want %q", name, err, c.code)
		}
	}
}
