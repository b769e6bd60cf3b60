package ledger

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/ledger/disk"
	"github.com/open-parley/parley/ledger/keystore"
)

// SnapshotFormat is the version of a snapshot's format.
const SnapshotFormat = 1

// snapshotMagic begins every snapshot.
const snapshotMagic = "parley snapshot\n"

const maxCodeVersion = 255

// snapshotHeader says in the clear what a snapshot is of; nothing of it tells
// content. It is authenticated with every chunk.
type snapshotHeader struct {
	Code  string // version of the program that computed the state
	Rules int64  // of the fold
	Size  uint64
	Root  tlog.Hash
	At    parley.Instant // of the last entry
	Key   []byte         // wrapped under the epoch key
}

// object is what the snapshot's key belongs to.
func (h *snapshotHeader) object() keystore.Object {
	o := keystore.Object{Kind: keystore.Snapshot, Statement: parley.StatementID(h.Root)}
	binary.BigEndian.PutUint64(o.Part[:], h.Size)
	return o
}

// encode is
//
//	magic (16) ‖ format (1) ‖ state's encoding (1) ‖ length of code (1) ‖ code ‖ rules (8) ‖ size (8) ‖ root (32) ‖ at (8) ‖ wrapped key (125)
//
// with integers big-endian.
func (h *snapshotHeader) encode() []byte {
	b := append([]byte(snapshotMagic), SnapshotFormat, docket.EncodingVersion, byte(len(h.Code)))
	b = append(b, h.Code...)
	b = binary.BigEndian.AppendUint64(b, uint64(h.Rules))
	b = binary.BigEndian.AppendUint64(b, h.Size)
	b = append(b, h.Root[:]...)
	b = binary.BigEndian.AppendUint64(b, uint64(h.At))
	return append(b, h.Key...)
}

var errSnapshotShort = errors.New("it ends too early")

// readSnapshotHeader reads a header, and gives its bytes.
func readSnapshotHeader(r io.Reader) (*snapshotHeader, []byte, error) {
	start := make([]byte, len(snapshotMagic)+3)
	if _, err := io.ReadFull(r, start); err != nil {
		return nil, nil, short(err)
	}
	if string(start[:len(snapshotMagic)]) != snapshotMagic {
		return nil, nil, errors.New("it is no snapshot")
	}
	v := start[len(snapshotMagic):]
	if v[0] != SnapshotFormat || v[1] != docket.EncodingVersion {
		return nil, nil, fmt.Errorf("its format is %d.%d, and this program reads %d.%d", v[0], v[1], SnapshotFormat, docket.EncodingVersion)
	}
	rest := make([]byte, int(v[2])+8+8+32+8+keystore.WrappedSize)
	if _, err := io.ReadFull(r, rest); err != nil {
		return nil, nil, short(err)
	}
	all := append(start, rest...)
	h := &snapshotHeader{Code: string(rest[:v[2]])}
	rest = rest[v[2]:]
	h.Rules = int64(binary.BigEndian.Uint64(rest))
	h.Size = binary.BigEndian.Uint64(rest[8:])
	h.Root = tlog.Hash(rest[16:48])
	h.At = parley.Instant(binary.BigEndian.Uint64(rest[48:]))
	h.Key = rest[56:]
	return h, all, nil
}

func short(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return errSnapshotShort
	}
	return err
}

// writeSnapshot writes a whole snapshot.
func writeSnapshot(w io.Writer, key *keystore.Key, h *snapshotHeader, digest parley.Digest, s *docket.State) error {
	header := h.encode()
	if _, err := w.Write(header); err != nil {
		return err
	}
	aead, err := newAEAD(key)
	if err != nil {
		return err
	}
	c := disk.NewChunkWriter(w, aead, header)
	if _, err := c.Write(digest[:]); err != nil {
		return err
	}
	if err := s.Encode(c); err != nil {
		return err
	}
	return c.Close()
}
