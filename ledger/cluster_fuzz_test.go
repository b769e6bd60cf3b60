package ledger

import (
	"bytes"
	"crypto/rand"
	"testing"
)

// An offer has one encoding.
func FuzzDecodeOffer(f *testing.F) {
	f.Add([]byte{})
	f.Add([]byte{0, 0, 0, 2, '{', '}'})
	f.Add([]byte{0, 0, 0, 9, '{'})
	f.Fuzz(func(t *testing.T, b []byte) {
		subs, err := decodeOffer(b)
		if err != nil {
			return
		}
		var again []byte
		for from := 0; from < len(subs); {
			var some []byte
			if some, from, err = encodeOffer(subs, from); err != nil {
				t.Fatal(err)
			}
			again = append(again, some...)
		}
		if !bytes.Equal(again, b) {
			t.Errorf("%x is read as %x", b, again)
		}
	})
}

// Whatever comes from elsewhere does not open.
func FuzzOpenEnvelope(f *testing.F) {
	e, err := newEnvelopes(make([]byte, 32), rand.Reader)
	if err != nil {
		f.Fatal(err)
	}
	f.Add([]byte{})
	f.Add(make([]byte, saltSize+16))
	f.Fuzz(func(t *testing.T, b []byte) {
		if _, err := e.open(purposeSubmit, nil, b); err == nil {
			t.Errorf("%x opens", b)
		}
	})
}

// A sealed message opens for its purpose, its request and its log alone, and no
// bit of it may be changed.
func TestEnvelopes(t *testing.T) {
	one, err := newEnvelopes(bytes.Repeat([]byte{1}, 32), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	two, err := newEnvelopes(bytes.Repeat([]byte{2}, 32), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	request, err := one.close(purposeSubmit, nil, []byte("a request"))
	if err != nil {
		t.Fatal(err)
	}
	answer, err := one.close(purposeAnswer, request, []byte("an answer"))
	if err != nil {
		t.Fatal(err)
	}
	other, err := one.close(purposeSubmit, nil, []byte("a request"))
	if err != nil {
		t.Fatal(err)
	}
	if b, err := one.open(purposeAnswer, request, answer); err != nil || string(b) != "an answer" {
		t.Fatalf("it opens as %q: %v", b, err)
	}
	for name, err := range map[string]error{
		"another purpose": second(one.open(purposeState, request, answer)),
		"another request": second(one.open(purposeAnswer, other, answer)),
		"another log":     second(two.open(purposeAnswer, request, answer)),
		"no request":      second(one.open(purposeAnswer, nil, answer)),
	} {
		if err == nil {
			t.Errorf("%s: it opens", name)
		}
	}
	for i := range 8 * len(answer) {
		bad := bytes.Clone(answer)
		bad[i/8] ^= 1 << (i % 8)
		if _, err := one.open(purposeAnswer, request, bad); err == nil {
			t.Errorf("bit %d was changed, and it opens", i)
		}
	}
}

func second(_ []byte, err error) error { return err }
