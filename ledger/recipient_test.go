package ledger_test

import (
	"bytes"
	"crypto/ecdh"
	"crypto/hpke"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"maps"
	"os"
	"strings"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/proof"
	"github.com/open-parley/parley/statement"
)

// receiver enrols a key of the party's that receives.
func (s *spoken) receiver(t *testing.T, p *speaker) (parley.KeyID, *ecdh.PrivateKey) {
	t.Helper()
	private, err := ecdh.X25519().GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	k := statement.NewReceiveKey(private, "archive")
	id, err := statement.KeyIDOf(k)
	if err != nil {
		t.Fatal(err)
	}
	s.stage.submit(t, p.say(t, &statement.Enrol{Key: k}, statement.Everyone))
	return id, private
}

func code(err error) string {
	var r *parley.Refusal
	if errors.As(err, &r) {
		return r.Code
	}
	return ""
}

// A recipient opens with its own key what the host keeps, and finds that it is
// what was said; another's key opens nothing, and whatever was changed is noticed.
// Once the keys are destroyed the host has nothing to give; what was given
// before opens still.
func TestARecipientOpensWhatIsKept(t *testing.T) {
	s := speak(t)
	a, b := s.parties[0], s.parties[1]
	stranger := s.admit(t, "stranger")
	key, private := s.receiver(t, a)
	foreign, foreignPrivate := s.receiver(t, stranger)
	id := s.effect.Statement
	x, err := s.l.SealedFor(t.Context(), id, key)
	if err != nil {
		t.Fatal(err)
	}
	signed, err := x.Open(private)
	if err != nil {
		t.Fatal(err)
	}
	if signed.ID != id || signed.Statement.Author != b.id || string(signed.Parts[signed.Statement.Body.(*statement.Comment).Text].Data) != s.words {
		t.Fatalf("it opens to %+v", signed)
	}
	receipt, err := s.l.Receipt(t.Context(), id)
	if err != nil || receipt.Leaf != x.Leaf {
		t.Fatalf("its leaf is not the receipt's: %v", err)
	}
	if _, err := x.Open(foreignPrivate); code(err) != "not-what-was-said" {
		t.Errorf("with another's key: %v", err)
	}
	for name, c := range map[string]func(*ledger.ForRecipient){
		"another leaf":      func(x *ledger.ForRecipient) { x.Leaf.C[0] ^= 1 },
		"another key":       func(x *ledger.ForRecipient) { x.Key[0] ^= 1 },
		"another wrapping":  func(x *ledger.ForRecipient) { x.Wrapped[len(x.Wrapped)-1] ^= 1 },
		"no wrapping":       func(x *ledger.ForRecipient) { x.Wrapped = nil },
		"too much of it":    func(x *ledger.ForRecipient) { x.Wrapped = make([]byte, ledger.MaxWrapped+1) },
		"another statement": func(x *ledger.ForRecipient) { x.Sealed[5] ^= 1 },
		"another envelope":  func(x *ledger.ForRecipient) { x.Sealed[60] ^= 1 },
		"another part":      func(x *ledger.ForRecipient) { x.Sealed[len(x.Sealed)-1] ^= 1 },
		"cut short":         func(x *ledger.ForRecipient) { x.Sealed = x.Sealed[:len(x.Sealed)-1] },
	} {
		bad := *x
		bad.Sealed, bad.Wrapped = bytes.Clone(x.Sealed), bytes.Clone(x.Wrapped)
		c(&bad)
		if _, err := bad.Open(private); code(err) != "not-what-was-said" {
			t.Errorf("%s: %v", name, err)
		}
	}

	// Who does not see it gets it no more than what is not there.
	if _, err := s.l.SealedFor(t.Context(), id, foreign); code(err) != "not-found" {
		t.Errorf("for one who does not see it: %v", err)
	}
	if _, err := s.l.SealedFor(t.Context(), parley.StatementID{1}, key); code(err) != "not-found" {
		t.Errorf("what is not there: %v", err)
	}
	if _, err := s.l.SealedFor(t.Context(), id, a.key.ID()); code(err) != "not-found" {
		t.Errorf("for a key that signs: %v", err)
	}
	revoked, _ := s.receiver(t, b)
	s.stage.submit(t, b.say(t, &statement.Revoke{Key: revoked}, statement.Everyone))
	if _, err := s.l.SealedFor(t.Context(), id, revoked); code(err) != "revoked-key" {
		t.Errorf("for a revoked key: %v", err)
	}

	s.name(t)
	if _, err := s.l.SealedFor(t.Context(), id, key); code(err) != "erased" {
		t.Errorf("once it is named: %v", err)
	}
	if _, err := s.l.Erase(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := s.l.SealedFor(t.Context(), id, key); code(err) != "erased" {
		t.Errorf("once its keys are destroyed: %v", err)
	}
	if again, err := x.Open(private); err != nil || again.ID != id {
		t.Errorf("what the recipient holds: %v", err)
	}
	s.reopen(t) // the log holds keys that receive, and replays
}

// Nobody enrols a key that receives for another, nor one that everybody can read
// with; and it neither signs nor founds a party.
func TestKeysThatReceive(t *testing.T) {
	s := speak(t)
	a := s.parties[0]
	private, err := ecdh.X25519().GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	k := statement.NewReceiveKey(private, "archive")
	admit := func(p *speaker, body statement.Body) (err error) {
		chains := maps.Clone(p.prev) // it does not enter
		sub := p.say(t, body, statement.Everyone)
		p.prev = chains
		x, err2 := sub.Open()
		if err2 != nil {
			t.Fatal(err2)
		}
		s.l.View(func(d *docket.State) { err = d.Admit(x, s.clock.Now()) })
		return err
	}
	if err := admit(s.registrar, &statement.Enrol{Key: k, Party: a.id}); code(err) != "receive-key" {
		t.Errorf("the registrar enrols one for a party: %v", err)
	}
	if err := admit(s.registrar, &statement.Admit{Key: k, Profile: parley.Profile{Name: "x", Kind: parley.State}}); code(err) != "founding-key" {
		t.Errorf("one founds a party: %v", err)
	}
	for name, bad := range map[string]parley.Key{
		"one of small order":    {Alg: parley.X25519, Use: parley.UseReceive, Post: "x", Public: "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="},
		"one that is short":     {Alg: parley.X25519, Use: parley.UseReceive, Post: "x", Public: "AAAA"},
		"one that signs":        {Alg: parley.X25519, Use: parley.UseSign, Post: "x", Public: k.Public, Powers: []parley.Power{parley.PowerConsent}},
		"one of Ed25519":        {Alg: parley.Ed25519, Use: parley.UseReceive, Post: "x", Public: a.key.Key().Public},
		"one with powers":       {Alg: parley.X25519, Use: parley.UseReceive, Post: "x", Public: k.Public, Powers: []parley.Power{parley.PowerRead}},
		"one with a web origin": {Alg: parley.X25519, Use: parley.UseReceive, Post: "x", Public: k.Public, Origin: "https://x.example"},
	} {
		if err := (&statement.Enrol{Key: bad}).Valid(); err == nil {
			t.Errorf("%s is taken", name)
		}
	}
	if err := (&statement.Enrol{Key: k, Proof: a.key.Proof()}).Valid(); code(err) != "bad-proof" {
		t.Errorf("one with a proof: %v", err)
	}
	if err := statement.CheckSignature(k, []byte("x"), make([]byte, 64)); err == nil {
		t.Error("one signs")
	}
}

// Whatever a host gives, wrapped rightly or not, opening it says what is wrong
// or gives what the leaf commits to.
func FuzzForRecipient(f *testing.F) {
	private, err := ecdh.X25519().NewPrivateKey(append(bytes.Repeat([]byte{7}, 31), 1))
	if err != nil {
		f.Fatal(err)
	}
	pub, err := hpke.NewDHKEMPublicKey(private.PublicKey())
	if err != nil {
		f.Fatal(err)
	}
	f.Add([]byte{}, []byte{}, []byte{}, false)
	f.Fuzz(func(t *testing.T, sealed, keys, leaf []byte, wrap bool) {
		x := &ledger.ForRecipient{Sealed: sealed, Wrapped: keys}
		if l, err := proof.DecodeLeaf(leaf); err == nil {
			x.Leaf = l
		}
		if d, err := ledger.DecodeSealed(sealed); wrap && err == nil {
			info := append(append([]byte("parley.v1.recipient\x00"), x.Key[:]...), d.Statement[:]...)
			if x.Wrapped, err = hpke.Seal(pub, hpke.HKDFSHA256(), hpke.AES256GCM(), info, keys); err != nil {
				t.Fatal(err)
			}
		}
		signed, err := x.Open(private)
		if (signed == nil) == (err == nil) {
			t.Fatalf("it gives %v and %v", signed, err)
		}
		if err != nil && code(err) != "not-what-was-said" {
			t.Fatalf("it says %v", err)
		}
	})
}

// The example of the page opens with the key that is named there; -update makes
// another.
func TestDocumentedRecipient(t *testing.T) {
	const page = "../docs/formats/recipient.md"
	secret := sha256.Sum256([]byte("parley example: recipient"))
	private, err := ecdh.X25519().NewPrivateKey(secret[:])
	if err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	head, rest, _ := strings.Cut(string(b), "```json\n")
	block, tail, ok := strings.Cut(rest, "```")
	if !ok {
		t.Fatal("the page has no example")
	}
	if flag.Lookup("update").Value.String() == "true" {
		s := speak(t)
		k := statement.NewReceiveKey(private, "archive")
		s.stage.submit(t, s.parties[0].say(t, &statement.Enrol{Key: k}, statement.Everyone))
		id, err := statement.KeyIDOf(k)
		if err != nil {
			t.Fatal(err)
		}
		x, err := s.l.SealedFor(t.Context(), s.effect.Statement, id)
		if err != nil {
			t.Fatal(err)
		}
		size := s.l.Head().Size
		out, err := json.MarshalIndent(answer.Sealed{Index: x.Index, Statement: s.effect.Statement, Leaf: hex.EncodeToString(x.Leaf.Encode()), Sealed: x.Sealed,
			Key: x.Key, Wrapped: x.Wrapped, AsOf: parley.AsOf{Size: size, At: x.Leaf.At, Head: x.Leaf.At}}, "", "  ")
		if err != nil {
			t.Fatal(err)
		}
		block = string(out) + "\n"
		if err := os.WriteFile(page, []byte(head+"```json\n"+block+"```"+tail), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var a answer.Sealed
	if err := json.Unmarshal([]byte(block), &a); err != nil {
		t.Fatal(err)
	}
	leaf, err := hex.DecodeString(a.Leaf)
	if err != nil {
		t.Fatal(err)
	}
	x := &ledger.ForRecipient{Index: a.Index, Sealed: a.Sealed, Key: a.Key, Wrapped: a.Wrapped}
	if x.Leaf, err = proof.DecodeLeaf(leaf); err != nil {
		t.Fatal(err)
	}
	signed, err := x.Open(private)
	if err != nil || signed.ID != a.Statement || signed.Statement.Type != statement.CommentMake {
		t.Fatalf("the example opens to %v: %v", signed, err)
	}
	if most := fmt.Sprintf("at most %d bytes of `wrapped`", ledger.MaxWrapped); !strings.Contains(tail, most) {
		t.Errorf("the page does not say %q", most)
	}
}
