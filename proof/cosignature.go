package proof

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
)

// AlgCosignature is the type of a witness's key, https://c2sp.org/tlog-cosignature.
const AlgCosignature = 4

// NewWitness reads a witness's verifier key (type 4: timestamped Ed25519
// cosignatures, cosignature/v1). Plain note keys are refused: a witness's
// signature states when, a log's does not, and neither must pass for the other.
func NewWitness(vkey string) (note.Verifier, error) {
	parts := strings.SplitN(vkey, "+", 3)
	if len(parts) != 3 || parts[0] == "" {
		return nil, errors.New("a verifier key has three parts: name+hash+key")
	}
	hash, err := strconv.ParseUint(parts[1], 16, 32)
	if err != nil || len(parts[1]) != 8 {
		return nil, fmt.Errorf("the hash %q of the verifier key is not 8 hexadecimal digits", parts[1])
	}
	key, err := base64.StdEncoding.Strict().DecodeString(parts[2])
	if err != nil || len(key) != 1+ed25519.PublicKeySize || key[0] != AlgCosignature {
		return nil, errors.New("this is no key of a witness (type 4, Ed25519 cosignature)")
	}
	sum := sha256.Sum256(append([]byte(parts[0]+"\n"), key...))
	if binary.BigEndian.Uint32(sum[:]) != uint32(hash) {
		return nil, errors.New("the verifier key's hash does not match its key")
	}
	return &witness{name: parts[0], hash: uint32(hash), key: key[1:]}, nil
}

type witness struct {
	name string
	hash uint32
	key  ed25519.PublicKey
}

func (w *witness) Name() string    { return w.name }
func (w *witness) KeyHash() uint32 { return w.hash }

// Verify checks an 8-byte time in seconds followed by a signature over it and
// the checkpoint's text.
func (w *witness) Verify(msg, sig []byte) bool {
	if len(sig) != 8+ed25519.SignatureSize {
		return false
	}
	at := binary.BigEndian.Uint64(sig)
	return at < 1<<63 && ed25519.Verify(w.key, Cosigned(at, msg), sig[8:])
}

// Cosigned is what a witness signs.
func Cosigned(seconds uint64, text []byte) []byte {
	return append(fmt.Appendf(nil, "cosignature/v1\ntime %d\n", seconds), text...)
}
