package ledger

import (
	"bytes"
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
