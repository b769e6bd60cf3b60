package ledger

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"github.com/open-parley/parley/proof"
)

// signedBy signs a checkpoint of that size with the vectors' log.
func signedBy(t *testing.T, signer note.Signer, size uint64) []byte {
	t.Helper()
	b, err := proof.Checkpoint{Origin: signer.Name(), Size: size, Root: tlog.Hash{byte(size)}}.Sign(signer)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// Wherever a write is cut short, the file holds the checkpoint before it or the
// one that was being written, never less; and so it does whatever single bit
// flips in it.
func TestSignedFileCutShort(t *testing.T) {
	text, err := signerText("parley.example.org/0", bytes.Repeat([]byte{5}, 32))
	if err != nil {
		t.Fatal(err)
	}
	key, err := parseLogKey(text)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	s, err := newSignedFile(dir, signedBy(t, key.signer, 1))
	if err != nil {
		t.Fatal(err)
	}
	defer s.close()
	path := filepath.Join(dir, CheckpointFile)
	read := func() []byte {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	for size := uint64(2); size < 7; size++ {
		before := read()
		if err := s.write(signedBy(t, key.signer, size)); err != nil {
			t.Fatal(err)
		}
		after := read()
		if len(after) != 2*signedSlot {
			t.Fatalf("the file has %d bytes", len(after))
		}
		if signed, c, err := OpenSigned(after, key.verifier); err != nil || c.Size != size || !bytes.Equal(signed, signedBy(t, key.signer, size)) {
			t.Fatalf("it holds the checkpoint of %d: %v", c.Size, err)
		}
		for cut := 0; cut <= len(after); cut += 1 + cut%53 { // the rest did not reach the disk
			for _, torn := range [][]byte{append(bytes.Clone(after[:cut]), before[cut:]...), append(bytes.Clone(before[:cut]), after[cut:]...)} {
				if _, c, err := OpenSigned(torn, key.verifier); err != nil || c.Size < size-1 {
					t.Fatalf("cut at %d, it holds the checkpoint of %d: %v", cut, c.Size, err)
				}
			}
		}
		for bit := 0; bit < 8*len(after); bit += 211 {
			after[bit/8] ^= 1 << (bit % 8)
			if _, c, err := OpenSigned(after, key.verifier); err != nil || c.Size < size-1 {
				t.Fatalf("with bit %d flipped it holds the checkpoint of %d: %v", bit, c.Size, err)
			}
			after[bit/8] ^= 1 << (bit % 8)
		}
	}
	// A note alone is read, another log's is not, and neither is an empty file.
	if _, c, err := OpenSigned(signedBy(t, key.signer, 9), key.verifier); err != nil || c.Size != 9 {
		t.Errorf("a note alone: %v", err)
	}
	other, err := signerText("parley.example.org/0", bytes.Repeat([]byte{6}, 32))
	if err != nil {
		t.Fatal(err)
	}
	stranger, err := parseLogKey(other)
	if err != nil {
		t.Fatal(err)
	}
	for what, b := range map[string][]byte{"another log's": read(), "an empty file": nil, "line feeds": bytes.Repeat([]byte{'\n'}, 2*signedSlot)} {
		verifier := stranger.verifier
		if _, c, err := OpenSigned(b, verifier); err == nil {
			t.Errorf("%s is taken for the checkpoint of %d", what, c.Size)
		}
	}
	if err := s.write(bytes.Repeat([]byte{'x'}, signedSlot+1)); err == nil {
		t.Error("a checkpoint longer than its slot is written")
	}
}
