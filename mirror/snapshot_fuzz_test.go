package mirror

import (
	"bytes"
	"testing"

	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/statement"
)

// A snapshot's header has one encoding.
func FuzzDecodeSnapshotHeader(f *testing.F) {
	good, err := statement.Canonical(snapshotHeader{Code: "devel", Format: SnapshotFormat, Rules: 1, Size: 7, State: docket.EncodingVersion})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(good)
	f.Add([]byte("{}"))
	f.Fuzz(func(t *testing.T, b []byte) {
		h, err := decodeSnapshotHeader(b)
		if err != nil {
			return
		}
		if again, err := statement.Canonical(h); err != nil || !bytes.Equal(again, b) {
			t.Errorf("%q is read as %q: %v", b, again, err)
		}
	})
}

// A tree has one encoding.
func TestTreeEncoding(t *testing.T) {
	tr := new(tree)
	for i := range 1100 {
		tr.add([32]byte{byte(i), byte(i >> 8)})
		if i%97 != 0 && i != 255 && i != 256 && i != 1023 {
			continue
		}
		var b bytes.Buffer
		if err := tr.encode(&b); err != nil {
			t.Fatal(err)
		}
		again, err := decodeTree(&b, tr.size)
		if err != nil || b.Len() != 0 || again.root() != tr.root() {
			t.Fatalf("the tree of %d entries comes back with the root %v, and %d bytes are left: %v", tr.size, again.root(), b.Len(), err)
		}
		c := tr.clone()
		for n := range 600 {
			c.add([32]byte{1, byte(n)})
			again.add([32]byte{1, byte(n)})
		}
		if again.root() != c.root() {
			t.Fatalf("the tree of %d entries grows to another after it came back", tr.size)
		}
	}
}
