package ledger

import (
	"bytes"
	"crypto/rand"
	"io"
	"testing"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/open-parley/parley/ledger/keystore"
)

func exampleHeader() *snapshotHeader {
	return &snapshotHeader{Code: "devel", Rules: 1, Size: 7, Root: tlog.Hash{1}, At: 9, Key: make([]byte, keystore.WrappedSize)}
}

// A snapshot's header has one encoding.
func FuzzReadSnapshotHeader(f *testing.F) {
	f.Add(exampleHeader().encode())
	f.Add([]byte(snapshotMagic))
	f.Fuzz(func(t *testing.T, b []byte) {
		h, all, err := readSnapshotHeader(bytes.NewReader(b))
		if err != nil {
			return
		}
		if again := h.encode(); !bytes.Equal(again, all) || !bytes.HasPrefix(b, all) {
			t.Errorf("%x is read as %x", b, again)
		}
	})
}

// Chunks come out as they went in, whatever their number; cut, exchanged or
// with more behind them they do not.
func TestChunks(t *testing.T) {
	key, header := keystore.Key{1}, exampleHeader().encode()
	open := func(sealed []byte) ([]byte, error) {
		r, err := newChunkReader(bytes.NewReader(sealed), &key, header)
		if err != nil {
			t.Fatal(err)
		}
		defer r.close()
		return io.ReadAll(r)
	}
	for _, n := range []int{0, 1, snapshotChunk - 1, snapshotChunk, snapshotChunk + 1, 3*snapshotChunk + 5} {
		plain := make([]byte, n)
		if _, err := rand.Read(plain); err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		w, err := newChunkWriter(&out, &key, header)
		if err != nil {
			t.Fatal(err)
		}
		for part := plain; len(part) > 0; part = part[min(len(part), 70_000):] {
			if _, err := w.Write(part[:min(len(part), 70_000)]); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.flush(true); err != nil {
			t.Fatal(err)
		}
		sealed := out.Bytes()
		if got, err := open(sealed); err != nil || !bytes.Equal(got, plain) {
			t.Fatalf("%d bytes come out as %d: %v", n, len(got), err)
		}
		const one = snapshotChunk + snapshotTagSize
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
