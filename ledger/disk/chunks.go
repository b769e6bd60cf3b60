package disk

import (
	"crypto/cipher"
	"encoding/binary"
	"errors"
	"io"
)

// Chunk is how many bytes are sealed together; each piece is ChunkTag longer.
const (
	Chunk    = 1 << 20
	ChunkTag = 16
)

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

// ChunkWriter seals what is written to it, chunk by chunk.
type ChunkWriter struct {
	w      io.Writer
	aead   cipher.AEAD
	header []byte
	n      uint64
	plain  []byte
	sealed []byte
}

// NewChunkWriter seals under a key that seals nothing else; header is
// authenticated with every chunk.
func NewChunkWriter(w io.Writer, aead cipher.AEAD, header []byte) *ChunkWriter {
	return &ChunkWriter{w: w, aead: aead, header: header, plain: make([]byte, 0, Chunk), sealed: make([]byte, 0, Chunk+ChunkTag)}
}

// Write implements io.Writer.
func (c *ChunkWriter) Write(b []byte) (int, error) {
	n := len(b)
	for len(b) > 0 {
		if len(c.plain) == Chunk {
			if err := c.flush(false); err != nil {
				return 0, err
			}
		}
		k := min(len(b), Chunk-len(c.plain))
		c.plain = append(c.plain, b[:k]...)
		b = b[k:]
	}
	return n, nil
}

// Close seals the last chunk; without it nothing opens.
func (c *ChunkWriter) Close() error { return c.flush(true) }

func (c *ChunkWriter) flush(last bool) error {
	c.sealed = c.aead.Seal(c.sealed[:0], chunkNonce(c.n, last), c.plain, c.header)
	c.n++
	c.plain = c.plain[:0]
	_, err := c.w.Write(c.sealed)
	return err
}

// ChunkReader opens what ChunkWriter has sealed, one chunk ahead of who reads.
type ChunkReader struct {
	chunks <-chan opening
	left   []byte
	err    error
	stop   chan struct{}
}

type opening struct {
	plain []byte
	err   error
}

var errChunk = errors.New("a part of it does not open: it was damaged, or its key has ended with an erasure")

// NewChunkReader opens what a ChunkWriter wrote to r.
func NewChunkReader(r io.Reader, aead cipher.AEAD, header []byte) *ChunkReader {
	chunks := make(chan opening, 2)
	c := &ChunkReader{chunks: chunks, stop: make(chan struct{})}
	go func() {
		defer close(chunks)
		// One byte more than a chunk tells whether it is the last.
		buf := make([]byte, 0, Chunk+ChunkTag+1)
		for n := uint64(0); ; n++ {
			k, err := io.ReadFull(r, buf[len(buf):cap(buf)])
			buf = buf[:len(buf)+k]
			last := errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF)
			o := opening{}
			if err != nil && !last {
				o.err = err
			} else {
				end := min(len(buf), Chunk+ChunkTag)
				if o.plain, o.err = aead.Open(nil, chunkNonce(n, last), buf[:end], header); o.err != nil {
					o.err = errChunk
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
	return c
}

// Read implements io.Reader.
func (c *ChunkReader) Read(b []byte) (int, error) {
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

// Close ends the reading ahead.
func (c *ChunkReader) Close() { close(c.stop) }
