package keystore

import (
	"bytes"
	"errors"
	"testing"
)

// Whatever lies in a slot: it is erased, damaged, or the item that was wrapped.
func FuzzUnwrap(f *testing.F) {
	epoch := Key{1}
	aead, err := newWrap(&epoch)
	if err != nil {
		f.Fatal(err)
	}
	it := Item{Object: Object{Kind: Part}, Key: Key{2}}
	it.Object.Statement[0], it.Object.Part[0] = 3, 4
	good := wrap(nil, aead, make([]byte, nonceSize), &it)
	f.Add(good)
	f.Add(append(it.Object.Bytes(), make([]byte, wrapSize)...))
	f.Fuzz(func(t *testing.T, b []byte) {
		if len(b) != slotSize {
			return // batches are cut into slots
		}
		got, err := unwrap(aead, b)
		switch {
		case err == nil && (got != it || !bytes.Equal(b, good)):
			t.Errorf("%x unwraps to a key that nobody wrapped", b)
		case err != nil && !errors.Is(err, ErrErased) && !errors.Is(err, ErrDamaged):
			t.Error(err)
		}
	})
}

// An epoch key's file has one form.
func FuzzParseEpoch(f *testing.F) {
	f.Fuzz(func(t *testing.T, b []byte) {
		if k, err := parseEpoch(string(b)); err == nil && formatEpoch(&k) != string(b) {
			t.Errorf("%q is read as %q", b, formatEpoch(&k))
		}
	})
}

// A batch has one encoding.
func FuzzDecodeBatch(f *testing.F) {
	f.Fuzz(func(t *testing.T, b []byte) {
		if x, err := DecodeBatch(b); err == nil && (!bytes.Equal(x.Encode(), b) || x.Count() < 1 || x.Count() > MaxBatch) {
			t.Errorf("%x is read as %x", b, x.Encode())
		}
	})
}
