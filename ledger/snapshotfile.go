package ledger

import (
	"crypto/cipher"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/ledger/keystore"
)

// SnapshotFormat is the version of a snapshot's format.
const SnapshotFormat = 1

// snapshotMagic begins every snapshot.
const snapshotMagic = "parley snapshot\n"

const (
	maxCodeVersion  = 255
	snapshotChunk   = 1 << 20 // bytes of content sealed together
	snapshotTagSize = 16
)

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

// chunkNonce counts the chunks; the last one is marked, so that none can be cut
// off, exchanged or added.
func chunkNonce(n uint64, last bool) []byte {
	nonce := make([]byte, 12)
	if last {
		nonce[0] = 1
	}
	binary.BigEndian.PutUint64(nonce[4:], n)
	return nonce
}

// chunkWriter seals what is written to it, chunk by chunk.
type chunkWriter struct {
	w      io.Writer
	aead   cipher.AEAD
	header []byte
	n      uint64
	plain  []byte
	sealed []byte
}

func newChunkWriter(w io.Writer, key *keystore.Key, header []byte) (*chunkWriter, error) {
	aead, err := newAEAD(key)
	return &chunkWriter{w: w, aead: aead, header: header, plain: make([]byte, 0, snapshotChunk), sealed: make([]byte, 0, snapshotChunk+snapshotTagSize)}, err
}

func (c *chunkWriter) Write(b []byte) (int, error) {
	n := len(b)
	for len(b) > 0 {
		if len(c.plain) == snapshotChunk {
			if err := c.flush(false); err != nil {
				return 0, err
			}
		}
		k := min(len(b), snapshotChunk-len(c.plain))
		c.plain = append(c.plain, b[:k]...)
		b = b[k:]
	}
	return n, nil
}

func (c *chunkWriter) flush(last bool) error {
	c.sealed = c.aead.Seal(c.sealed[:0], chunkNonce(c.n, last), c.plain, c.header)
	c.n++
	c.plain = c.plain[:0]
	_, err := c.w.Write(c.sealed)
	return err
}

// chunkReader opens what chunkWriter has sealed, one chunk ahead of who reads.
type chunkReader struct {
	chunks <-chan opening
	left   []byte
	err    error
	stop   chan struct{}
}

type opening struct {
	plain []byte
	err   error
}

var errSnapshotDamaged = errors.New("a part of it does not open: it was damaged, or its key has ended with an erasure")

func newChunkReader(r io.Reader, key *keystore.Key, header []byte) (*chunkReader, error) {
	aead, err := newAEAD(key)
	if err != nil {
		return nil, err
	}
	chunks := make(chan opening, 2)
	c := &chunkReader{chunks: chunks, stop: make(chan struct{})}
	go func() {
		defer close(chunks)
		// One byte more than a chunk tells whether it is the last.
		buf := make([]byte, 0, snapshotChunk+snapshotTagSize+1)
		for n := uint64(0); ; n++ {
			k, err := io.ReadFull(r, buf[len(buf):cap(buf)])
			buf = buf[:len(buf)+k]
			last := errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF)
			o := opening{}
			if err != nil && !last {
				o.err = err
			} else {
				end := min(len(buf), snapshotChunk+snapshotTagSize)
				if o.plain, o.err = aead.Open(nil, chunkNonce(n, last), buf[:end], header); o.err != nil {
					o.err = errSnapshotDamaged
				}
				buf = append(buf[:0], buf[end:]...)
			}
			select {
			case chunks <- o:
			case <-c.stop:
				return
			}
			if last || o.err != nil {
				return
			}
		}
	}()
	return c, nil
}

func (c *chunkReader) Read(b []byte) (int, error) {
	for len(c.left) == 0 {
		if c.err != nil {
			return 0, c.err
		}
		o, ok := <-c.chunks
		switch {
		case !ok:
			c.err = io.EOF
		case o.err != nil:
			c.err = o.err
		default:
			c.left = o.plain
		}
	}
	n := copy(b, c.left)
	c.left = c.left[n:]
	return n, nil
}

func (c *chunkReader) close() { close(c.stop) }

// writeSnapshot writes a whole snapshot.
func writeSnapshot(w io.Writer, key *keystore.Key, h *snapshotHeader, digest parley.Digest, s *docket.State) error {
	header := h.encode()
	if _, err := w.Write(header); err != nil {
		return err
	}
	c, err := newChunkWriter(w, key, header)
	if err != nil {
		return err
	}
	if _, err := c.Write(digest[:]); err != nil {
		return err
	}
	if err := s.Encode(c); err != nil {
		return err
	}
	return c.flush(true)
}
