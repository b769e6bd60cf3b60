package bundle

import (
	"crypto/sha256"
	"encoding/binary"

	"golang.org/x/mod/sumdb/note"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/statement"
)

// Version of the format.
const Version = 1

// Header is a bundle's first line: what it claims to be. All of it is compared
// with what follows.
type Header struct {
	Bundle int `json:"bundle"` // Version
	// ExportedAt is by the exporter's clock: it proves nothing.
	ExportedAt parley.Instant `json:"exported_at"`
	// Exporter is the verifier key of who signed the trailer: the log's, or a
	// mirror's.
	Exporter string `json:"exporter"`
	// From is the first entry; the bundle continues one of that size. Absent: 0.
	From   uint64          `json:"from,omitempty"`
	Ledger parley.LedgerID `json:"ledger"`
	// LogKey is the log's verifier key; the genesis holds it too.
	LogKey   string         `json:"log_key"`
	Openings Openings       `json:"openings,omitzero"`
	Party    parley.PartyID `json:"party"` // the holder
	// Size of the log at the last checkpoint.
	Size uint64 `json:"size"`
	// World is the digest of the file of attributed territories; absent: none.
	World parley.Digest `json:"world,omitzero"`
}

// Openings tells of which entries that the holder can't see its own slot is
// opened. The zero value: of none.
type Openings struct {
	// OneIn: of one in so many, chosen by Seed; 1: of every one.
	OneIn uint64 `json:"one_in"`
	// Seed is drawn by who asked for the bundle, after the entries were in the
	// log: the host could not know which would be opened. Zero with one_in 1.
	Seed parley.Digest `json:"seed,omitzero"`
}

// All opens the holder's own slot in every entry that it can't see.
var All = Openings{OneIn: 1}

// MaxOneIn is the rarest sample.
const MaxOneIn = 1 << 20

const tagSample = "parley.v1.sample\x00"

// Wants reports whether the entry of that index is to be opened:
//
//	SHA-256(tagSample ‖ seed ‖ index (8 bytes, big-endian)), its first 8 bytes
//	as a big-endian number, is divisible by OneIn
func (o Openings) Wants(index uint64) bool {
	if o.OneIn <= 1 {
		return o.OneIn == 1
	}
	b := make([]byte, 0, len(tagSample)+len(o.Seed)+8)
	b = append(b, tagSample...)
	b = append(b, o.Seed[:]...)
	sum := sha256.Sum256(binary.BigEndian.AppendUint64(b, index))
	return binary.BigEndian.Uint64(sum[:8])%o.OneIn == 0
}

// Valid refuses what is no sample.
func (o Openings) Valid() error {
	if o.OneIn > MaxOneIn || (o.OneIn > 1) != (o.Seed != parley.Digest{}) {
		return refuse("bad-header", nil, "A sample is one in 2 to %d entries, with a seed; one in 1 is all of them and has none.", MaxOneIn)
	}
	return nil
}

// valid checks the header by itself.
func (h *Header) valid() error {
	switch {
	case h.Bundle != Version:
		return refuse("unknown-version", nil, "The bundle has version %d; this program knows %d.", h.Bundle, Version)
	case h.ExportedAt < 0 || h.ExportedAt >= parley.Never:
		return refuse("bad-header", nil, "The time of export is out of range.")
	case h.Size == 0 || h.Size > statement.MaxInteger || h.From > h.Size:
		return refuse("bad-header", nil, "A bundle holds the entries from %d up to a size of at least that and of at least 1, not %d.", h.From, h.Size)
	}
	for _, key := range []string{h.LogKey, h.Exporter} {
		if len(key) > statement.MaxVerifierKey {
			return refuse("bad-header", nil, "A verifier key has more than %d bytes.", statement.MaxVerifierKey)
		}
		if _, err := note.NewVerifier(key); err != nil {
			return refuse("bad-header", err, "%q is no verifier key of a log: %v.", key, err)
		}
	}
	return h.Openings.Valid()
}
