package ledger

import (
	"context"
	"crypto/ecdh"
	"crypto/hpke"
	"errors"
	"fmt"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/ledger/keystore"
	"github.com/open-parley/parley/proof"
	"github.com/open-parley/parley/statement"
)

// What the host keeps of an entry can be given to a recipient as it is kept: the
// ciphertexts, and their data keys wrapped for a key of that recipient. They are
// wrapped when they are asked for and never stored: once the data keys are
// destroyed there is nothing left to wrap.

// tagRecipient separates what is wrapped for a recipient from all else.
const tagRecipient = "parley.v1.recipient\x00"

// MaxWrapped is the longest wrapping in bytes: an encapsulated key, a data key
// for the envelope and each part, and a tag.
const MaxWrapped = 32 + keystore.KeySize*(1+statement.MaxParts) + 16

// ForRecipient is an entry as it is kept, for one recipient.
type ForRecipient struct {
	Index  uint64
	Leaf   proof.Leaf
	Sealed []byte       // see Sealed.Encode
	Key    parley.KeyID // whom the data keys are wrapped for
	// Wrapped are the data keys of the envelope and of each part, in order: HPKE
	// (RFC 9180) in base mode with X25519, HKDF-SHA256 and AES-256-GCM, as the
	// encapsulated key and the ciphertext.
	Wrapped []byte
}

// recipientInfo binds a wrapping to the key and the statement.
func recipientInfo(key parley.KeyID, id parley.StatementID) []byte {
	return append(append([]byte(tagRecipient), key[:]...), id[:]...)
}

// SealedFor gives a statement as it is kept to the holder of a key that
// receives, whose party must see it. What is of sealed class is not given so:
// each read of it leaves a trace.
func (l *Ledger) SealedFor(ctx context.Context, id parley.StatementID, key parley.KeyID) (*ForRecipient, error) {
	var index uint64
	var k docket.KeyStatus
	var found, enrolled, class, gone bool
	now := l.now()
	l.View(func(s *docket.State) {
		if k, enrolled = s.KeyStatus(key); !enrolled {
			return
		}
		if index, found = s.Find(id); found {
			found = s.Visible(index, k.Party)
		}
		_, class = s.SealedBy(index)
		_, gone = s.ErasedEntry(index)
	})
	switch {
	case !enrolled || k.Key.Use != parley.UseReceive:
		return nil, notFound("There is no key %s here that receives.", parley.Short(key))
	case k.Until != 0 && now >= k.Until || now < k.From:
		return nil, refuse(nil, "revoked-key", "keys", "Enrol another key that receives.", "Key %s is not valid.", parley.Short(key))
	case !found:
		return nil, notFound("The statement %s is not in the ledger.", parley.Short(id))
	case gone:
		return nil, refuse(ErrErasedEntry, "erased", "", "Its entry remains.", "The content of entry %d was erased.", index)
	case class:
		return nil, refuse(nil, "sealed-class", "R6", "Read it one at a time.", "Statement %s is of sealed class: it is not given as it is kept.", parley.Short(id))
	}
	return l.wrapFor(ctx, index, k)
}

func (l *Ledger) wrapFor(ctx context.Context, index uint64, k docket.KeyStatus) (*ForRecipient, error) {
	records, err := l.engine.Read(ctx, index, 1)
	if err != nil {
		return nil, unreadable(ctx, err)
	}
	if len(records) != 1 {
		return nil, refuseDamaged(nil, "Entry %d is missing.", index)
	}
	leaf, err := proof.DecodeLeaf(records[0].Leaf)
	if err != nil {
		return nil, refuseDamaged(err, "Entry %d is damaged: %v.", index, err)
	}
	sealed, err := DecodeSealed(records[0].Sealed)
	if err != nil {
		return nil, refuseDamaged(err, "Entry %d is damaged: %v.", index, err)
	}
	var plain []byte
	for i, o := range sealed.keys()[1:] {
		key, err := l.keys.Get(ctx, sealed.FirstKey+1+int64(i), o)
		if err != nil {
			return nil, refuseKeys(err, "The data key of entry %d can't be read: %v.", index, err)
		}
		plain = append(plain, key[:]...)
	}
	pub, err := statement.ReceiveKey(k.Key)
	if err != nil {
		return nil, err
	}
	to, err := hpke.NewDHKEMPublicKey(pub)
	if err != nil {
		return nil, err
	}
	wrapped, err := hpke.Seal(to, hpke.HKDFSHA256(), hpke.AES256GCM(), recipientInfo(k.ID, sealed.Statement), plain)
	if err != nil {
		return nil, err
	}
	return &ForRecipient{Index: index, Leaf: leaf, Sealed: records[0].Sealed, Key: k.ID, Wrapped: wrapped}, nil
}

// Open reads the statement with the private half of the key that it is wrapped
// for, with no help from the host: the ciphertexts open, the envelope is the one
// that the leaf's C commits to, the parts those that the statement commits to.
// That the leaf is in the log, a receipt proves; whose signatures those are, the
// log's keys tell.
func (x *ForRecipient) Open(private *ecdh.PrivateKey) (*statement.Signed, error) {
	bad := func(cause error, what string) error {
		return refuse(errors.Join(ErrDamaged, cause), "not-what-was-said", "R9", "Keep it, and compare with what you hold: what the host keeps is not what its log commits to, or it was changed on its way.",
			"Entry %d can't be opened: %s.", x.Index, what)
	}
	sealed, err := DecodeSealed(x.Sealed)
	if err != nil {
		return nil, bad(err, err.Error())
	}
	if len(x.Wrapped) > MaxWrapped {
		return nil, bad(nil, fmt.Sprintf("its keys have %d bytes, the limit is %d", len(x.Wrapped), MaxWrapped))
	}
	k, err := hpke.NewDHKEMPrivateKey(private)
	if err != nil {
		return nil, err
	}
	plain, err := hpke.Open(k, hpke.HKDFSHA256(), hpke.AES256GCM(), recipientInfo(x.Key, sealed.Statement), x.Wrapped)
	if err != nil {
		return nil, bad(err, "its keys are not wrapped for this key and this statement")
	}
	objects := sealed.keys()[1:]
	if len(plain) != keystore.KeySize*len(objects) {
		return nil, bad(nil, "its keys are too few or too many")
	}
	unsealed := func(i int, data []byte) ([]byte, error) {
		return unseal(nil, (*keystore.Key)(plain[keystore.KeySize*i:]), objects[i], data)
	}
	b, err := unsealed(0, sealed.Envelope)
	if err != nil {
		return nil, bad(err, "its envelope does not open")
	}
	if commitment(b) != x.Leaf.C {
		return nil, bad(nil, "its envelope is not the one that its leaf commits to")
	}
	envelope, err := statement.DecodeEnvelope(b)
	if err != nil {
		return nil, bad(err, err.Error())
	}
	sub := &statement.Submission{Envelope: envelope, Parts: make(statement.Parts, len(sealed.Parts))}
	for i, p := range sealed.Parts {
		b, err := unsealed(1+i, p.Data)
		if err != nil {
			return nil, bad(err, "a part does not open")
		}
		if sub.Parts[p.ID], err = partOf(b); err != nil {
			return nil, bad(err, "a part is damaged")
		}
	}
	signed, err := sub.Open()
	if err != nil {
		return nil, bad(err, err.Error())
	}
	if signed.ID != sealed.Statement {
		return nil, bad(nil, "it holds another statement than it says")
	}
	return signed, nil
}
