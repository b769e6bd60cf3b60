package bundle_test

import (
	"bytes"
	"testing"

	"github.com/open-parley/parley/bundle"
)

// A fold that was encoded and decoded goes on as it would have, from any size
// at which it is whole; one that is not whole is not encoded.
func TestFoldGoesOn(t *testing.T) {
	l, _ := small(t)
	p := called(t, l, "Gammaland")
	_, list := records(t, l, p, bundle.All)
	whole := bundle.NewFold(p, l.world)
	encoded := 0
	for i, r := range list {
		if err := whole.Add(r); err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if err := whole.Encode(&b); err != nil {
			if whole.Check() == nil {
				t.Fatalf("after entry %d: %v", i, err)
			}
			continue
		}
		encoded++
		again, err := bundle.DecodeFold(bytes.NewReader(b.Bytes()), p, l.world)
		if err != nil {
			t.Fatalf("after entry %d: %v", i, err)
		}
		for _, r := range list[i+1:] {
			if err := again.Add(r); err != nil {
				t.Fatal(err)
			}
		}
		if err := again.Check(); err != nil {
			t.Fatal(err)
		}
		c := bundle.NewFold(p, l.world)
		for _, r := range list {
			if err := c.Add(r); err != nil {
				t.Fatal(err)
			}
		}
		if again.Root() != c.Root() || again.Counts() != c.Counts() || again.State().Digest() != c.State().Digest() {
			t.Fatalf("from entry %d on it comes to %+v, not to %+v", i, again.Counts(), c.Counts())
		}
	}
	if encoded == 0 {
		t.Fatal("nothing was encoded")
	}
}

// A fold has one encoding.
func FuzzDecodeFold(f *testing.F) {
	l, _ := small(f)
	p := called(f, l, "Gammaland")
	whole := bundle.NewFold(p, l.world)
	_, list := records(f, l, p, bundle.All)
	for _, r := range list {
		if err := whole.Add(r); err != nil {
			f.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := whole.Encode(&b); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Fuzz(func(t *testing.T, b []byte) {
		fold, err := bundle.DecodeFold(bytes.NewReader(b), p, l.world)
		if err != nil {
			return
		}
		var again bytes.Buffer
		if err := fold.Encode(&again); err != nil || !bytes.Equal(again.Bytes(), b) {
			t.Errorf("%x is read as %x: %v", b, again.Bytes(), err)
		}
	})
}
