package disk

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"io"
	"testing"
)

// Chunks come out as they went in, whatever their number; cut, exchanged or
// with more behind them they do not.
func TestChunks(t *testing.T) {
	header := []byte("a header")
	block, err := aes.NewCipher(make([]byte, 32))
	if err != nil {
		t.Fatal(err)
	}
	aead, err := cipher.NewGCM(block)
	if err != nil {
		t.Fatal(err)
	}
	open := func(sealed []byte) ([]byte, error) {
		r := NewChunkReader(bytes.NewReader(sealed), aead, header)
		defer r.Close()
		return io.ReadAll(r)
	}
	for _, n := range []int{0, 1, Chunk - 1, Chunk, Chunk + 1, 3*Chunk + 5} {
		plain := make([]byte, n)
		if _, err := rand.Read(plain); err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		w := NewChunkWriter(&out, aead, header)
		for part := plain; len(part) > 0; part = part[min(len(part), 70_000):] {
			if _, err := w.Write(part[:min(len(part), 70_000)]); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		sealed := out.Bytes()
		if got, err := open(sealed); err != nil || !bytes.Equal(got, plain) {
			t.Fatalf("%d bytes come out as %d: %v", n, len(got), err)
		}
		const one = Chunk + ChunkTag
		for name, changed := range map[string][]byte{
			"a byte less":        sealed[:len(sealed)-1],
			"a byte more":        append(bytes.Clone(sealed), 0),
			"once more":          append(bytes.Clone(sealed), sealed...),
			"no last chunk":      sealed[:(len(sealed)-1)/one*one],
			"chunks exchanged":   exchanged(sealed, one),
			"the first left out": sealed[min(one, len(sealed)):],
		} {
			if bytes.Equal(changed, sealed) {
				continue
			}
			if _, err := open(changed); err == nil {
				t.Fatalf("%d bytes, %s: it opens", n, name)
			}
		}
	}
}

func exchanged(b []byte, one int) []byte {
	if len(b) < 2*one {
		return b
	}
	return append(append(bytes.Clone(b[one:2*one]), b[:one]...), b[2*one:]...)
}
