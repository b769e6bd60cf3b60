package ledger

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/ledger/keystore"
	"github.com/open-parley/parley/proof"
	"github.com/open-parley/parley/statement"
)

var update = flag.Bool("update", false, "write the vectors, fuzz seeds and documented examples anew")

const vectorDir = "../testdata/vectors/ledger"

// vectors is all that the vector files hold. Every value follows from the
// formats and from the seeds below; nothing is random.
type vectors struct {
	Leaf        []leafVector      `json:"leaf"`
	Slot        []slotVector      `json:"slot"`
	Sealed      sealedVector      `json:"sealed"`
	Checkpoint  checkpointVector  `json:"checkpoint"`
	Cosignature cosignatureVector `json:"cosignature"`
	Promise     promiseVector     `json:"promise"`
	Receipt     receiptVector     `json:"receipt"`
	Evidence    evidenceVector    `json:"evidence"`
}

type leafVector struct {
	At      parley.Instant `json:"at"`
	C       parley.Digest  `json:"c"`
	A       parley.Digest  `json:"a"`
	Refused bool           `json:"refused,omitempty"`
	Encoded string         `json:"encoded"` // hexadecimal
	Hash    parley.Digest  `json:"hash"`
}

type slotVector struct {
	Secret   parley.Digest     `json:"secret"`
	Width    int               `json:"width"`
	Everyone bool              `json:"everyone,omitempty"`
	Numbers  []int             `json:"numbers,omitempty"`
	Root     parley.Digest     `json:"root"`
	Openings []json.RawMessage `json:"openings"`
}

type sealedVector struct {
	Statement  parley.StatementID `json:"statement"`
	Part       parley.PartID      `json:"part"`
	Keys       []parley.Digest    `json:"keys"` // slot secret, envelope, part
	Envelope   string             `json:"envelope"`
	PartMedia  statement.Media    `json:"part_media"`
	PartSalt   statement.Salt     `json:"part_salt"`
	PartData   string             `json:"part_data"`
	FirstKey   int64              `json:"first_key"`
	Width      int                `json:"width"`
	Encoded    string             `json:"encoded"` // hexadecimal
	Ciphertext string             `json:"envelope_ciphertext"`
}

type checkpointVector struct {
	Seed        parley.Digest `json:"seed"` // of the log's key
	VerifierKey string        `json:"verifier_key"`
	Size        uint64        `json:"size"`
	Root        parley.Digest `json:"root"`
	Signed      string        `json:"signed"`
}

type cosignatureVector struct {
	Seed        parley.Digest `json:"seed"` // of the witness's key
	VerifierKey string        `json:"verifier_key"`
	Time        uint64        `json:"time"` // seconds
	Signed      string        `json:"signed"`
}

type promiseVector struct {
	C         parley.Digest  `json:"c"`
	IncludeBy parley.Instant `json:"include_by"`
	Signed    string         `json:"signed"`
}

type receiptVector struct {
	Envelope string                 `json:"envelope"` // canonical
	Keys     map[string]parley.Key  `json:"keys"`
	Leaves   []string               `json:"leaves"` // of the whole log, hexadecimal
	Receipt  string                 `json:"receipt"`
	Numbers  map[parley.PartyID]int `json:"numbers"`
	Others   map[string]string      `json:"others"` // openings of slots not addressed
	Everyone string                 `json:"everyone"`
	Cosigned string                 `json:"cosigned"` // the receipt, with the cosignature of cosignature.json
}

// evidenceVector has evidence of both kinds, against the checkpoint's log.
type evidenceVector struct {
	OneSize  string `json:"one_size"`
	TwoSizes string `json:"two_sizes"`
}

func seed(name string) (d parley.Digest) { return sha256.Sum256([]byte(name)) }

const at0 parley.Instant = 1767225600000 // 2026-01-01T00:00:00Z

// makeVectors computes every vector.
func makeVectors(t testing.TB) *vectors {
	t.Helper()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	v := new(vectors)
	for i, at := range []parley.Instant{0, at0, parley.Never - 1} {
		l := proof.Leaf{At: at, C: seed(fmt.Sprint("c", i)), A: seed(fmt.Sprint("a", i))}
		v.Leaf = append(v.Leaf, leafVector{at, l.C, l.A, l.Refused, hex.EncodeToString(l.Encode()), parley.Digest(l.Hash())})
	}
	refused := proof.Leaf{At: at0, C: seed("c3"), A: seed("a3"), Refused: true}
	v.Leaf = append(v.Leaf, leafVector{at0, refused.C, refused.A, true, hex.EncodeToString(refused.Encode()), parley.Digest(refused.Hash())})

	for _, s := range []slotVector{
		{Secret: seed("few"), Width: 256, Numbers: []int{1, 7, 255}},
		{Secret: seed("wide"), Width: 1024, Numbers: []int{0, 1000}},
		{Secret: seed("nobody"), Width: 256},
		{Secret: seed("everyone"), Width: 256, Everyone: true},
	} {
		slots, err := proof.NewSlots((*proof.SlotSecret)(&s.Secret), s.Width, proof.Addressees{Everyone: s.Everyone, Numbers: s.Numbers})
		must(err)
		s.Root = slots.Root()
		for _, n := range []int{0, 1, s.Width - 1} {
			o, err := slots.Open(n)
			must(err)
			b, err := o.Encode()
			must(err)
			s.Openings = append(s.Openings, b)
		}
		v.Slot = append(v.Slot, s)
	}

	part := statement.Part{Media: statement.MediaText, Salt: statement.Salt(seed("salt")), Data: []byte("# Zone\n")}
	s := sealedVector{Statement: parley.StatementID(seed("statement")), Part: part.ID(), Envelope: `{"an":"envelope"}`,
		PartMedia: part.Media, PartSalt: part.Salt, PartData: string(part.Data), FirstKey: 41, Width: 256,
		Keys: []parley.Digest{seed("slot key"), seed("envelope key"), seed("part key")}}
	random := bytes.Join([][]byte{s.Keys[0][:], s.Keys[1][:], s.Keys[2][:]}, nil)
	sealer, err := newSealer(bytes.NewReader(random), s.Statement, 1)
	must(err)
	must(sealer.envelope([]byte(s.Envelope)))
	must(sealer.part(s.Part, partPlain(part)))
	sealer.sealed.FirstKey, sealer.sealed.Width = s.FirstKey, s.Width
	s.Encoded = hex.EncodeToString(sealer.sealed.Encode())
	s.Ciphertext = hex.EncodeToString(sealer.sealed.Envelope)
	v.Sealed = s

	c := checkpointVector{Seed: seed("log"), Size: 5}
	skey, err := signerText("parley.example.org/0123456789abcdef", c.Seed[:])
	must(err)
	log, err := parseLogKey(skey)
	must(err)
	c.VerifierKey = log.text

	v.Receipt = makeReceipt(t, log, &c)
	v.Checkpoint = c
	v.Cosignature = cosign(t, log, c)
	v.Receipt.Cosigned = cosignedReceipt(t, v.Receipt.Receipt, v.Cosignature)

	v.Evidence = makeEvidence(t, log, c)

	p := promiseVector{C: seed("c0"), IncludeBy: at0 + 60_000}
	signed, err := proof.Promise{Origin: log.signer.Name(), C: p.C, IncludeBy: p.IncludeBy}.Sign(log.signer)
	must(err)
	p.Signed = string(signed)
	v.Promise = p
	return v
}

// makeReceipt builds a log of five leaves, of which number 3 is a real
// statement, and signs its checkpoint.
func makeReceipt(t testing.TB, log *logKey, c *checkpointVector) receiptVector {
	t.Helper()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	sk := seed("party")
	key, err := statement.SoftKeyFromSeed(sk[:], parley.Key{Use: parley.UseSign, Post: "duty-officer", Powers: []parley.Power{parley.PowerAdminister, parley.PowerOperate}})
	must(err)
	author, err := statement.PartyIDOf(key.Key(), key.Proof())
	must(err)
	other := parley.PartyID(seed("another party"))
	st := &statement.Statement{Type: statement.OperationStart, Version: 1, Ledger: parley.LedgerID(seed("ledger")), Author: author,
		Post: "duty-officer", SignedAt: at0, Audience: statement.Parties(author, other), Salt: statement.Salt(seed("statement salt")),
		Body: &statement.Start{Operation: parley.OperationID(seed("operation"))}}
	sub, _, err := statement.Sign(st, nil, key)
	must(err)
	envelope, err := sub.Envelope.Encode()
	must(err)
	commitmentOf, err := sub.Envelope.Commitment()
	must(err)
	secret := proof.SlotSecret(seed("few"))
	slots, err := proof.NewSlots(&secret, 256, proof.Addressees{Numbers: []int{1, 7}})
	must(err)
	everyone, err := proof.NewSlots(&secret, 256, proof.Addressees{Everyone: true})
	must(err)

	r := receiptVector{Envelope: string(envelope), Keys: map[string]parley.Key{key.ID().String(): key.Key()},
		Numbers: map[parley.PartyID]int{author: 1, other: 7}, Others: map[string]string{}}
	tree := &tree{}
	var leaves []proof.Leaf
	for i := range 5 {
		l := proof.Leaf{At: at0 + parley.Instant(i), C: seed(fmt.Sprint("c", i)), A: everyone.Root()}
		if i == 3 {
			l.C, l.A = commitmentOf, slots.Root()
		}
		leaves = append(leaves, l)
		_, err := tree.add(l.Hash())
		must(err)
		r.Leaves = append(r.Leaves, hex.EncodeToString(l.Encode()))
	}
	root, err := tree.root(5)
	must(err)
	c.Root = parley.Digest(root)
	signed, err := proof.Checkpoint{Origin: log.signer.Name(), Size: 5, Root: root}.Sign(log.signer)
	must(err)
	c.Signed = string(signed)
	for i, s := range map[int64]*proof.Slots{3: slots, 4: everyone} {
		rec := &proof.Receipt{Index: uint64(i), Leaf: leaves[i], Checkpoint: signed}
		rec.Proof, err = tlog.ProveRecord(5, i, tlog.HashReaderFunc(tree.known))
		must(err)
		rec.Open(s)
		b, err := rec.Encode()
		must(err)
		if i == 3 {
			r.Receipt = string(b)
		} else {
			r.Everyone = string(b)
		}
	}
	o, err := slots.Open(2)
	must(err)
	b, err := o.Encode()
	must(err)
	r.Others["2"] = string(b)
	return r
}

// cosign adds a witness's line to the checkpoint.
func cosign(t testing.TB, log *logKey, c checkpointVector) cosignatureVector {
	t.Helper()
	w := cosignatureVector{Seed: seed("witness"), Time: uint64(at0 / 1000)}
	private := ed25519.NewKeyFromSeed(w.Seed[:])
	public := append([]byte{proof.AlgCosignature}, private.Public().(ed25519.PublicKey)...)
	const name = "witness.example.net"
	sum := sha256.Sum256(append([]byte(name+"\n"), public...))
	w.VerifierKey = fmt.Sprintf("%s+%08x+%s", name, binary.BigEndian.Uint32(sum[:]), base64.StdEncoding.EncodeToString(public))
	n, err := note.Open([]byte(c.Signed), note.VerifierList(log.verifier))
	if err != nil {
		t.Fatal(err)
	}
	sig := binary.BigEndian.AppendUint64(nil, w.Time)
	sig = append(sig, ed25519.Sign(private, fmt.Appendf(nil, "cosignature/v1\ntime %d\n%s", w.Time, n.Text))...)
	line := base64.StdEncoding.EncodeToString(append(sum[:4:4], sig...))
	w.Signed = c.Signed + "— " + name + " " + line + "\n"
	return w
}

// makeEvidence has the log sign other histories than the checkpoint's, of five
// and of seven entries.
func makeEvidence(t testing.TB, log *logKey, c checkpointVector) evidenceVector {
	t.Helper()
	other := &tree{}
	signed := map[int64][]byte{}
	for i := range int64(7) {
		l := proof.Leaf{At: at0 + parley.Instant(i), C: seed(fmt.Sprint("another c", i)), A: seed("a")}
		if _, err := other.add(l.Hash()); err != nil {
			t.Fatal(err)
		}
		root, err := other.root(i + 1)
		if err != nil {
			t.Fatal(err)
		}
		if signed[i+1], err = (proof.Checkpoint{Origin: log.signer.Name(), Size: uint64(i + 1), Root: root}).Sign(log.signer); err != nil {
			t.Fatal(err)
		}
	}
	find := func(size int64) string {
		e, err := proof.Contradiction(c.VerifierKey, []byte(c.Signed), signed[size], tlog.HashReaderFunc(other.known))
		if err != nil {
			t.Fatal(err)
		}
		b, err := e.Encode()
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	return evidenceVector{OneSize: find(5), TwoSizes: find(7)}
}

// cosignedReceipt is a receipt under the cosigned checkpoint.
func cosignedReceipt(t testing.TB, receipt string, w cosignatureVector) string {
	t.Helper()
	r, err := proof.DecodeReceipt([]byte(receipt))
	if err != nil {
		t.Fatal(err)
	}
	r.Checkpoint, r.Witnesses = []byte(w.Signed), []string{w.VerifierKey}
	b, err := r.Encode()
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// files splits the vectors into a file for each format.
func (v *vectors) files(t testing.TB) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	for name, x := range map[string]any{"leaf": v.Leaf, "slot": v.Slot, "sealed": v.Sealed, "checkpoint": v.Checkpoint,
		"cosignature": v.Cosignature, "promise": v.Promise, "receipt": v.Receipt, "evidence": v.Evidence} {
		var b bytes.Buffer
		enc := json.NewEncoder(&b)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", "  ")
		if err := enc.Encode(x); err != nil {
			t.Fatal(err)
		}
		out[name+".json"] = b.Bytes()
	}
	return out
}

// The formats give what the vector files hold, byte for byte.
func TestVectors(t *testing.T) {
	for name, want := range makeVectors(t).files(t) {
		path := filepath.Join(vectorDir, name)
		if *update {
			if err := os.WriteFile(path, want, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		got, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s differs from what the format gives; a format never changes after its release", name)
		}
	}
}

// Whoever has only the vector files can verify what they say.
func TestVectorsVerify(t *testing.T) {
	read := func(name string, v any) {
		t.Helper()
		b, err := os.ReadFile(filepath.Join(vectorDir, name+".json"))
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(b, v); err != nil {
			t.Fatal(err)
		}
	}
	var c checkpointVector
	var w cosignatureVector
	var p promiseVector
	var r receiptVector
	var s sealedVector
	read("checkpoint", &c)
	read("cosignature", &w)
	read("promise", &p)
	read("receipt", &r)
	read("sealed", &s)
	log, err := note.NewVerifier(c.VerifierKey)
	if err != nil {
		t.Fatal(err)
	}
	witness, err := proof.NewWitness(w.VerifierKey)
	if err != nil {
		t.Fatal(err)
	}
	logged, witnessed := proof.Policy{Log: log}, proof.Policy{Log: log, Witnesses: []note.Verifier{witness}, Quorum: 1}
	for _, x := range []struct {
		policy proof.Policy
		signed string
		want   proof.Standing
	}{{logged, c.Signed, proof.Logged}, {witnessed, c.Signed, proof.Logged}, {logged, w.Signed, proof.Logged}, {witnessed, w.Signed, proof.Witnessed}} {
		if got, standing, err := x.policy.Open([]byte(x.signed)); err != nil || standing != x.want || got.Size != c.Size || parley.Digest(got.Root) != c.Root {
			t.Errorf("the checkpoint is %v, %s, want %s: %v", got, standing, x.want, err)
		}
	}
	if got, err := proof.OpenPromise([]byte(p.Signed), log); err != nil || got.C != p.C || got.IncludeBy != p.IncludeBy {
		t.Errorf("the promise is %v: %v", got, err)
	}

	envelope, err := statement.DecodeEnvelope([]byte(r.Envelope))
	if err != nil {
		t.Fatal(err)
	}
	rec, err := proof.DecodeReceipt([]byte(r.Receipt))
	if err != nil {
		t.Fatal(err)
	}
	keyOf := func(id parley.KeyID) (parley.Key, bool) { k, ok := r.Keys[id.String()]; return k, ok }
	if _, _, err := rec.VerifyWith(logged, envelope, keyOf); err != nil {
		t.Error(err)
	}
	st, err := statement.Decode(envelope.Payload)
	if err != nil {
		t.Fatal(err)
	}
	if err := rec.Addresses(st.Audience, func(id parley.PartyID) (int, bool) { n, ok := r.Numbers[id]; return n, ok }); err != nil {
		t.Error(err)
	}
	zero, err := proof.DecodeOpening([]byte(r.Others["2"]))
	if err != nil || zero.Bit || zero.Verify(rec.Leaf.A) != nil {
		t.Errorf("slot 2 is not shown to be 0: %v", err)
	}
	var found evidenceVector
	read("evidence", &found)
	for _, s := range []string{found.OneSize, found.TwoSizes} {
		e, err := proof.DecodeEvidence([]byte(s))
		if err != nil {
			t.Fatal(err)
		}
		if older, _, err := e.Verify(log); err != nil || older.Size != c.Size {
			t.Errorf("the evidence is against %v: %v", older, err)
		}
	}
	cosigned, err := proof.DecodeReceipt([]byte(r.Cosigned))
	if err != nil || len(cosigned.Witnesses) != 1 {
		t.Fatalf("the cosigned receipt names %v: %v", cosigned, err)
	}
	for _, x := range []struct {
		policy proof.Policy
		want   proof.Standing
	}{{logged, proof.Logged}, {witnessed, proof.Witnessed}} {
		if _, standing, err := cosigned.Verify(x.policy); err != nil || standing != x.want {
			t.Errorf("the cosigned receipt is %s, want %s: %v", standing, x.want, err)
		}
	}
	all, err := proof.DecodeReceipt([]byte(r.Everyone))
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := all.Verify(logged); err != nil || all.Everyone == nil {
		t.Errorf("the receipt for everyone: %v", err)
	}

	b, err := hex.DecodeString(s.Encoded)
	if err != nil {
		t.Fatal(err)
	}
	sealed, err := DecodeSealed(b)
	if err != nil {
		t.Fatal(err)
	}
	k1, k2 := keystore.Key(s.Keys[1]), keystore.Key(s.Keys[2])
	plain, err := unseal(nil, &k1, sealed.keys()[1], sealed.Envelope)
	if err != nil || string(plain) != s.Envelope {
		t.Errorf("the envelope unseals to %q: %v", plain, err)
	}
	plain, err = unseal(nil, &k2, sealed.keys()[2], sealed.Parts[0].Data)
	if err != nil {
		t.Fatal(err)
	}
	if part, err := partOf(plain); err != nil || part.ID() != s.Part {
		t.Errorf("the part unseals to %q: %v", plain, err)
	}
	for i := range 8 * len(sealed.Envelope) {
		bad := bytes.Clone(sealed.Envelope)
		bad[i/8] ^= 1 << (i % 8)
		if _, err := unseal(nil, &k1, sealed.keys()[1], bad); err == nil {
			t.Fatalf("bit %d of a ciphertext is flipped and it opens", i)
		}
	}
	if _, err := unseal(nil, &k1, sealed.keys()[2], sealed.Envelope); err == nil {
		t.Error("an envelope opens as a part")
	}
}

// Every flipped bit of a signed checkpoint, promise or cosigned checkpoint
// makes it fail.
func TestFlippedNotes(t *testing.T) {
	v := makeVectors(t)
	log, err := note.NewVerifier(v.Checkpoint.VerifierKey)
	if err != nil {
		t.Fatal(err)
	}
	witness, err := proof.NewWitness(v.Cosignature.VerifierKey)
	if err != nil {
		t.Fatal(err)
	}
	for name, x := range map[string]struct {
		signed string
		open   func([]byte) error
	}{
		"checkpoint": {v.Checkpoint.Signed, func(b []byte) error { _, _, err := proof.Policy{Log: log}.Open(b); return err }},
		"cosignature": {v.Cosignature.Signed, func(b []byte) error {
			_, standing, err := proof.Policy{Log: log, Witnesses: []note.Verifier{witness}, Quorum: 1}.Open(b)
			if err == nil && standing != proof.Witnessed {
				return fmt.Errorf("it is not witnessed")
			}
			return err
		}},
		"promise": {v.Promise.Signed, func(b []byte) error { _, err := proof.OpenPromise(b, log); return err }},
	} {
		if err := x.open([]byte(x.signed)); err != nil {
			t.Fatal(err)
		}
		for i := range 8 * len(x.signed) {
			bad := []byte(x.signed)
			bad[i/8] ^= 1 << (i % 8)
			if x.open(bad) == nil {
				t.Errorf("%s: bit %d is flipped and it verifies: %q", name, i, bad)
			}
		}
	}
	if _, err := proof.OpenPromise([]byte(v.Checkpoint.Signed), log); err == nil {
		t.Error("a checkpoint passes as a promise")
	}
	if _, _, err := (proof.Policy{Log: log}).Open([]byte(v.Promise.Signed)); err == nil {
		t.Error("a promise passes as a checkpoint")
	}
	if _, err := proof.NewWitness(v.Checkpoint.VerifierKey); err == nil {
		t.Error("a log's key passes as a witness's")
	}
}
