package statement_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"
	"unicode/utf8"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/statement"
	"github.com/open-parley/parley/statement/statementtest"
)

var update = flag.Bool("update", false, "write the vectors and the examples of the format pages")

// vectors compares v with a file of testdata/vectors/statement, or writes it.
func vectors(t *testing.T, name string, v any) {
	t.Helper()
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(v); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join("..", "testdata", "vectors", "statement", name)
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, buf.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(b, buf.Bytes()) {
		t.Errorf("%s differs from what this code makes: a format has changed. If that is meant, run go test ./statement -update.", path)
	}
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func TestVectorsProfile(t *testing.T) {
	type vector struct {
		Name   string `json:"name"`
		Text   string `json:"text,omitempty"`
		Base64 string `json:"base64,omitempty"` // where the text is not UTF-8
		Code   string `json:"code,omitempty"`   // absent: accepted
	}
	var out []vector
	for _, c := range profileCases {
		v := vector{Name: c.Name, Text: c.Text, Code: c.Code}
		if !utf8.ValidString(c.Text) {
			v.Text, v.Base64 = "", base64.StdEncoding.EncodeToString([]byte(c.Text))
		}
		out = append(out, v)
	}
	vectors(t, "profile.json", out)
}

type keyVector struct {
	Name    string          `json:"name"`
	Seed    string          `json:"seed"`   // hexadecimal; the scalar, for ES256
	Record  string          `json:"record"` // canonical
	KeyID   parley.KeyID    `json:"key_id"`
	Message string          `json:"message"` // what the proof signs, hexadecimal
	Proof   string          `json:"proof"`
	PartyID *parley.PartyID `json:"party_id,omitempty"`
}

func TestVectorsKeys(t *testing.T) {
	seed := [32]byte{7}
	soft := must(statement.SoftKeyFromSeed(seed[:], parley.Key{Use: parley.UseSign, Post: "legal-adviser", Powers: []parley.Power{parley.PowerConsent}}))
	out := []keyVector{{Name: "ed25519", Seed: hex.EncodeToString(seed[:]), Proof: soft.Proof()}}
	records := []parley.Key{soft.Key()}
	for _, eddsa := range []bool{false, true} {
		p := passkey(t, eddsa)
		name := "passkey, ES256"
		if eddsa {
			name = "passkey, Ed25519"
		}
		out = append(out, keyVector{Name: name, Seed: hex.EncodeToString(seed[:]), Proof: must(p.Proof())})
		records = append(records, p.Key())
	}
	for i, k := range records {
		v := &out[i]
		v.Record = string(must(statement.Canonical(k)))
		v.KeyID = must(statement.KeyIDOf(k))
		v.Message = hex.EncodeToString(must(statement.ProofMessage(k)))
		party := must(statement.PartyIDOf(k, v.Proof))
		v.PartyID = &party
	}
	vectors(t, "keys.json", out)
}

func TestVectorsParts(t *testing.T) {
	type vector struct {
		Media statement.Media `json:"media"`
		Salt  statement.Salt  `json:"salt"`
		Data  string          `json:"data"` // the text itself
		Part  parley.PartID   `json:"part"`
	}
	var out []vector
	for _, typ := range []statement.Type{statement.ArrangementTable, statement.ArrangementDeclare} {
		s, parts := statementtest.Example(typ)
		for _, ref := range s.Body.Parts() {
			p := parts[ref.ID]
			out = append(out, vector{p.Media, p.Salt, string(p.Data), p.ID()})
		}
	}
	vectors(t, "parts.json", out)
}

func TestVectorsRevisions(t *testing.T) {
	type vector struct {
		Name     string            `json:"name"`
		Revision string            `json:"revision"` // canonical
		ID       parley.RevisionID `json:"id"`
	}
	var out []vector
	for _, typ := range statement.Types() {
		s, _ := statementtest.Example(typ)
		if r := s.Revision(); r != nil {
			out = append(out, vector{string(typ), string(must(statement.Canonical(r))), must(statement.RevisionIDOf(r))})
		}
	}
	vectors(t, "revisions.json", out)
}

func TestVectorsStatements(t *testing.T) {
	type vector struct {
		Type    statement.Type     `json:"type"`
		Payload string             `json:"payload"` // canonical
		ID      parley.StatementID `json:"id"`
	}
	var out []vector
	for _, typ := range statement.Types() {
		s, _ := statementtest.Example(typ)
		b := must(s.Encode())
		out = append(out, vector{typ, string(b), statement.MessageID(statement.Message(b))})
		// The same by hand, from the DSSE specification.
		message := append([]byte("DSSEv1 40 application/vnd.parley.statement.v1+json "+itoa(len(b))+" "), b...)
		if id := sha256.Sum256(append([]byte("parley.v1.statement\x00"), message...)); id != out[len(out)-1].ID {
			t.Errorf("%s: by hand %x", typ, id)
		}
	}
	vectors(t, "statements.json", out)
}

func itoa(n int) string { return string(must(json.Marshal(n))) }

func TestVectorsEnvelopes(t *testing.T) {
	type vector struct {
		Type       statement.Type     `json:"type"`
		Records    []string           `json:"records"` // of the keys that signed, canonical, in the order of the signatures
		Envelope   string             `json:"envelope"`
		ID         parley.StatementID `json:"id"`
		Commitment parley.Digest      `json:"commitment"`
		Submission string             `json:"submission"`
	}
	var out []vector
	soft := statementtest.ExampleKey()
	for _, c := range []struct {
		typ     statement.Type
		signers []statement.Signer
	}{
		{statement.PositionTake, []statement.Signer{soft}},
		{statement.ClarificationAsk, []statement.Signer{soft, passkey(t, false)}},
		{statement.PartyUpdate, []statement.Signer{passkey(t, true)}},
		{statement.ArrangementTable, []statement.Signer{soft}},
	} {
		s, parts := statementtest.Example(c.typ)
		sub, signed, err := statement.Sign(s, parts, c.signers...)
		if err != nil {
			t.Fatal(err)
		}
		v := vector{Type: c.typ, Envelope: string(must(sub.Envelope.Encode())), ID: signed.ID,
			Commitment: must(sub.Envelope.Commitment()), Submission: string(must(sub.Encode()))}
		for _, id := range signed.KeyIDs() {
			k, _ := keyring(c.signers...)(id)
			v.Records = append(v.Records, string(must(statement.Canonical(k))))
		}
		out = append(out, v)
	}
	vectors(t, "envelopes.json", out)
}
