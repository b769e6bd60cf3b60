package statement

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"

	"github.com/open-parley/parley"
	"github.com/secure-systems-lab/go-securesystemslib/dsse"
)

// PayloadType is the DSSE payload type of statements.
const PayloadType = "application/vnd.parley.statement.v1+json"

// Envelope is a DSSE envelope: a statement's canonical bytes and the
// signatures over their pre-authentication encoding, by keys in ascending order.
type Envelope struct {
	Payload    []byte
	Signatures []Signature
}

// Signature by one key. Its algorithm comes from the ledgered key.
type Signature struct {
	KeyID parley.KeyID
	Sig   []byte
}

// wireEnvelope is the JSON of an envelope, with members in DSSE's names.
type wireEnvelope struct {
	Payload     string          `json:"payload"`
	PayloadType string          `json:"payloadType"`
	Signatures  []wireSignature `json:"signatures"`
}

type wireSignature struct {
	KeyID parley.KeyID `json:"keyid"`
	Sig   string       `json:"sig"`
}

// DecodeEnvelope decodes an envelope from its one encoding. It verifies nothing.
func DecodeEnvelope(b []byte) (*Envelope, error) {
	if len(b) > MaxEnvelope {
		return nil, parley.Refuse("limit", "", "The envelope has %d bytes, the limit is %d.", len(b), MaxEnvelope).To("Send less.")
	}
	if e, ok := fastEnvelope(b); ok {
		return e, e.valid()
	}
	return decodeEnvelope(b)
}

// decodeEnvelope decodes any envelope, or says what is wrong with it.
func decodeEnvelope(b []byte) (*Envelope, error) {
	var w wireEnvelope
	if err := DecodeStrict(b, &w); err != nil {
		return nil, err
	}
	return w.open()
}

func (w *wireEnvelope) open() (*Envelope, error) {
	if w.PayloadType != PayloadType {
		return nil, parley.Refuse("payload-type", "", "The envelope's payload type is %.64q.", w.PayloadType).To("Use %q.", PayloadType)
	}
	payload, err := unbase64("The payload", w.Payload, MaxPayload)
	if err != nil {
		return nil, err
	}
	e := &Envelope{Payload: payload, Signatures: make([]Signature, 0, min(len(w.Signatures), MaxSignatures))}
	for i, s := range w.Signatures {
		if i == MaxSignatures {
			break // valid refuses the count
		}
		sig, err := unbase64(fmt.Sprintf("Signature %d", i), s.Sig, MaxSignature)
		if err != nil {
			return nil, err
		}
		e.Signatures = append(e.Signatures, Signature{s.KeyID, sig})
	}
	if len(w.Signatures) > MaxSignatures {
		return nil, parley.Refuse("limit", "", "The envelope has %d signatures, may have %d.", len(w.Signatures), MaxSignatures).To("Sign with fewer keys.")
	}
	return e, e.valid()
}

// valid checks counts, lengths and order.
func (e *Envelope) valid() error {
	var c check
	c.that(len(e.Payload) > 0, "missing", "payload", "is empty", "Send a statement.")
	c.that(len(e.Payload) <= MaxPayload, "limit", "payload", "is too long", "Put texts and maps into parts.")
	c.count("signatures", len(e.Signatures), 1, MaxSignatures)
	for i, s := range e.Signatures {
		if s.KeyID != (parley.KeyID{}) && len(s.Sig) > 0 && len(s.Sig) <= MaxSignature {
			continue // the usual case costs no text
		}
		at := fmt.Sprintf("signatures[%d]", i)
		required(&c, at+".keyid", s.KeyID)
		c.count(at+".sig", len(s.Sig), 1, MaxSignature)
	}
	ascending(&c, "signatures", e.Signatures, func(a, b Signature) int { return bytes.Compare(a.KeyID[:], b.KeyID[:]) })
	return c.err()
}

// Encode is the canonical encoding. Base64 and hexadecimal digits need no
// escapes, so it is written as it stands.
func (e *Envelope) Encode() ([]byte, error) {
	if err := e.valid(); err != nil {
		return nil, err
	}
	if n := e.size(); n > MaxEnvelope {
		return nil, parley.Refuse("limit", "", "The envelope has %d bytes, the limit is %d.", n, MaxEnvelope).To("Sign with fewer keys.")
	}
	b := append(make([]byte, 0, e.size()), envelopeHead...)
	b = b64.AppendEncode(b, e.Payload)
	b = append(b, envelopeType...)
	for i, s := range e.Signatures {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(b, signatureHead...)
		b = hex.AppendEncode(b, s.KeyID[:])
		b = append(b, signatureSig...)
		b = b64.AppendEncode(b, s.Sig)
		b = append(b, `"}`...)
	}
	return append(b, `]}`...), nil
}

const (
	envelopeHead  = `{"payload":"`
	envelopeType  = `","payloadType":"` + PayloadType + `","signatures":[`
	signatureHead = `{"keyid":"`
	signatureSig  = `","sig":"`
)

// size is the length of the canonical encoding, without writing it.
func (e *Envelope) size() int {
	n := len(envelopeHead) + b64.EncodedLen(len(e.Payload)) + len(envelopeType) + len(`]}`)
	for _, s := range e.Signatures {
		n += len(signatureHead) + 2*len(s.KeyID) + len(signatureSig) + b64.EncodedLen(len(s.Sig)) + len(`"},`)
	}
	return n - min(1, len(e.Signatures)) // one comma less than there are signatures
}

// Message is the DSSE pre-authentication encoding of a payload: what its
// author's keys sign.
func Message(payload []byte) []byte { return dsse.PAE(PayloadType, payload) }

// MessageID is the identifier of the statement whose Message it is; a passkey
// signs it as its challenge.
func MessageID(message []byte) parley.StatementID {
	return parley.StatementID(digest(TagStatement, message))
}

// ID identifies the statement: the hash of its Message, which is not copied
// together for it. It does not depend on the signatures.
func (e *Envelope) ID() parley.StatementID {
	head := fmt.Appendf(make([]byte, 0, 64), "DSSEv1 %d %s %d ", len(PayloadType), PayloadType, len(e.Payload))
	return parley.StatementID(digest(TagStatement, head, e.Payload))
}

// Commitment is C, the hash of the canonical envelope, which its leaf in the
// ledger carries.
func (e *Envelope) Commitment() (parley.Digest, error) {
	b, err := e.Encode()
	if err != nil {
		return parley.Digest{}, err
	}
	return parley.Digest(digest(TagCommitment, b)), nil
}

// Verify verifies every signature with the keys that keyOf knows. Whether a key
// was valid, and may sign this, is for the fold. The refusal names the key;
// codes: unknown-key, bad-signature, bad-assertion, key.
func (e *Envelope) Verify(keyOf func(parley.KeyID) (parley.Key, bool)) error {
	if err := e.valid(); err != nil {
		return err
	}
	message := Message(e.Payload)
	id := MessageID(message)
	for _, s := range e.Signatures {
		k, ok := keyOf(s.KeyID)
		if !ok {
			return parley.Refuse("unknown-key", "keys", "The key %s is not enrolled in this ledger.", parley.Short(s.KeyID)).To("Have the party admitted, or the key enrolled, first.")
		}
		v, refused := verifierOf(k)
		if refused != nil {
			return refused
		}
		if err := v.verify(message, id, s.Sig); err != nil {
			r := *refusalOf(err)
			r.Sentence = fmt.Sprintf("Key %s of post %q: %s", parley.Short(s.KeyID), k.Post, r.Sentence)
			return &r
		}
	}
	return nil
}

// VerifyAll verifies many envelopes on all cores; the error at index i is that
// of envelope i, nil where it verifies. Calls to keyOf run at the same time.
func VerifyAll(envelopes []*Envelope, keyOf func(parley.KeyID) (parley.Key, bool)) []error {
	errs := make([]error, len(envelopes))
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(envelopes)) {
		wg.Go(func() {
			for i := next.Add(1) - 1; int(i) < len(envelopes); i = next.Add(1) - 1 {
				errs[i] = envelopes[i].Verify(keyOf)
			}
		})
	}
	wg.Wait()
	return errs
}
