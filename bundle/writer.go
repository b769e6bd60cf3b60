package bundle

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"hash"
	"io"

	"golang.org/x/mod/sumdb/note"

	"github.com/open-parley/parley/geo"
	"github.com/open-parley/parley/statement"
)

// MaxLine is the longest line of a bundle in bytes, with its break.
const MaxLine = MaxRecord + 64

// worldChunk is how many bytes of a world file one line carries.
const worldChunk = 256 << 10

// The kinds of lines: each is an object of one member, named so.
const (
	kindHeader     = "header"     // Header; first
	kindWorld      = "world"      // base64 of the next worldChunk bytes of the world file
	kindPromise    = "promise"    // a signed promise; before the first entry
	kindEntry      = "entry"      // Record
	kindCheckpoint = "checkpoint" // signed, of as many entries as stand before it
	kindView       = "view"       // signed, of the holder and of all entries
	kindEvidence   = "evidence"   // proof.Evidence
	kindTrailer    = "trailer"    // signed by the exporter; last
)

// Writer writes a bundle, one line after the other in the order of the kinds
// above; checkpoints may stand after any entry, and one must after the last.
type Writer struct {
	w    io.Writer
	hash hash.Hash
	h    Header
	next uint64
}

// NewWriter writes the header, and the world file where it is not built in: it
// is the one with the header's digest, nil if that is zero.
func NewWriter(w io.Writer, h Header, world *geo.World) (*Writer, error) {
	h.Bundle = Version
	if err := h.valid(); err != nil {
		return nil, err
	}
	b := &Writer{w: w, hash: sha256.New(), h: h, next: h.From}
	if err := b.value(kindHeader, &h); err != nil || world == nil || world.Digest() == geo.BuiltinWorld().Digest() {
		return b, err
	}
	if world.Digest() != h.World {
		return nil, fmt.Errorf("the bundle is to be of a ledger with the world %v, not %v", h.World, world.Digest())
	}
	for rest := world.Bytes(); len(rest) > 0; rest = rest[min(worldChunk, len(rest)):] {
		if err := b.value(kindWorld, rest[:min(worldChunk, len(rest))]); err != nil {
			return nil, err
		}
	}
	return b, nil
}

// Promise writes a signed promise.
func (b *Writer) Promise(signed []byte) error { return b.value(kindPromise, string(signed)) }

// Record writes the next record.
func (b *Writer) Record(r *Record) error {
	line, err := r.Encode()
	if err != nil {
		return err
	}
	return b.Encoded(r.Index, line)
}

// Encoded writes the next record, encoded before.
func (b *Writer) Encoded(index uint64, record []byte) error {
	if index != b.next {
		return fmt.Errorf("entry %d is to be written where entry %d belongs", index, b.next)
	}
	b.next++
	return b.line(kindEntry, record)
}

// Checkpoint writes a signed checkpoint of what was written so far.
func (b *Writer) Checkpoint(signed []byte) error { return b.value(kindCheckpoint, string(signed)) }

// View writes the signed view.
func (b *Writer) View(signed []byte) error { return b.value(kindView, string(signed)) }

// Evidence writes evidence against the log, as proof.Evidence encodes it.
func (b *Writer) Evidence(evidence []byte) error { return b.line(kindEvidence, evidence) }

// Close writes the trailer, signed with the key that the header names.
func (b *Writer) Close(exporter note.Signer) error {
	if b.next != b.h.Size {
		return fmt.Errorf("the bundle of %d entries ends after %d", b.h.Size, b.next)
	}
	t := trailer{Exporter: exporter.Name()}
	b.hash.Sum(t.Hash[:0])
	signed, err := note.Sign(&note.Note{Text: t.text()}, exporter)
	if err != nil {
		return err
	}
	if err := b.value(kindTrailer, string(signed)); err != nil {
		return err
	}
	if v, err := note.NewVerifier(b.h.Exporter); err != nil || v.Name() != exporter.Name() || v.KeyHash() != exporter.KeyHash() {
		return fmt.Errorf("the trailer is not signed by the key that the header names")
	}
	return nil
}

func (b *Writer) value(kind string, v any) error {
	encoded, err := statement.CanonicalWithin(v, MaxRecord)
	if err != nil {
		return err
	}
	return b.line(kind, encoded)
}

func (b *Writer) line(kind string, encoded []byte) error {
	line := make([]byte, 0, len(kind)+len(encoded)+6)
	line = fmt.Appendf(line, `{"%s":`, kind)
	line = append(line, encoded...)
	line = append(line, "}\n"...)
	b.hash.Write(line)
	_, err := b.w.Write(line)
	return err
}

// cutLine takes a line, without its break, apart.
func cutLine(line []byte) (kind string, value []byte, ok bool) {
	rest, ok := bytes.CutPrefix(line, []byte(`{"`))
	if !ok {
		return "", nil, false
	}
	name, rest, ok := bytes.Cut(rest, []byte(`":`))
	if !ok || len(name) > statement.MaxFieldName {
		return "", nil, false
	}
	value, ok = bytes.CutSuffix(rest, []byte(`}`))
	return string(name), value, ok && len(value) > 0
}

// trailer is what the exporter signs: the hash of every byte before its line.
type trailer struct {
	Exporter string
	Hash     [sha256.Size]byte
}

// trailerHeader is its first line; like a promise's it has spaces, which a
// checkpoint's has not.
const trailerHeader = "parley bundle v1"

func (t trailer) text() string {
	return trailerHeader + "\n" + t.Exporter + "\n" + hex.EncodeToString(t.Hash[:]) + "\n"
}

// opened verifies a signed trailer over what was read. Nothing covers its own
// line but the signature, so that must be the only one, in its one encoding.
func (t trailer) opened(signed string, exporter note.Verifier) error {
	n, err := note.Open([]byte(signed), note.VerifierList(exporter))
	if err != nil {
		return refuse("bad-trailer", err, "The exporter's signature of the bundle does not verify: %v.", err)
	}
	s := n.Sigs[0]
	if _, err := base64.StdEncoding.Strict().DecodeString(s.Base64); err != nil || signed != fmt.Sprintf("%s\n— %s %s\n", n.Text, s.Name, s.Base64) {
		return refuse("bad-trailer", err, "The bundle's trailer has another form than one signature gives it.")
	}
	if n.Text != t.text() {
		return refuse("bad-trailer", nil, "The bundle is not the one that its exporter signed: it was changed, or something is missing.")
	}
	return nil
}
