package ledger

import (
	"bytes"
	"testing"

	"github.com/open-parley/parley"
)

// Rows of a queue have one encoding.
func FuzzDecodeRows(f *testing.F) {
	waits := waitingRow{promised: promised{c: parley.Digest{1}, statement: parley.StatementID{2}, includeBy: 1_000_000, size: 3}, key: 7, sealed: []byte{4, 5, 6}}
	kept := waitingRow{promised: promised{c: parley.Digest{3}, statement: parley.StatementID{4}, includeBy: 2_000_000, entry: 0, entered: true}}
	f.Add([]byte{})
	f.Add(encodeRows([]waitingRow{waits}))
	f.Add(encodeRows([]waitingRow{kept, waits}))
	f.Add(encodeRows([]waitingRow{kept})[:rowHead-1])
	f.Fuzz(func(t *testing.T, b []byte) {
		rows, err := decodeRows(b)
		if err != nil {
			return
		}
		if again := encodeRows(rows); !bytes.Equal(again, b) {
			t.Errorf("%x is read as %x", b, again)
		}
	})
}

func TestRowsOverTheLimit(t *testing.T) {
	row := waitingRow{promised: promised{includeBy: 1, size: maxForward}, key: 1, sealed: make([]byte, maxForward)}
	if _, err := decodeRows(encodeRows([]waitingRow{row})); err == nil {
		t.Fatal("a piece of the queue beyond the limit was read")
	}
	row.size = maxForward - rowHead
	row.sealed = row.sealed[:row.size]
	if rows, err := decodeRows(encodeRows([]waitingRow{row})); err != nil || len(rows) != 1 {
		t.Fatalf("a piece of the queue at the limit: %v", err)
	}
}
