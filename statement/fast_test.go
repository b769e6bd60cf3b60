package statement_test

import (
	"bytes"
	"reflect"
	"testing"

	"github.com/open-parley/parley/statement"
)

// sameFast checks that the fast decoders take nothing else than the general ones
// do, and read the same in it.
func sameFast(t *testing.T, b []byte) (fast bool) {
	t.Helper()
	if s, ok := statement.FastStatement(b); ok {
		fast = true
		if want, err := statement.GeneralStatement(b); err != nil || !reflect.DeepEqual(s, want) {
			t.Fatalf("%q is read as %+v; the general decoder says %+v, %v", b, s, want, err)
		}
		if again, ok := statement.KnownStatement(b); !ok || !reflect.DeepEqual(s, again) {
			t.Fatalf("%q, once accepted, is read as %+v", b, again)
		}
	}
	if e, ok := statement.FastEnvelope(b); ok {
		fast = true
		got, gotErr := statement.DecodeEnvelope(b)
		want, wantErr := statement.GeneralEnvelope(b)
		if (gotErr == nil) != (wantErr == nil) || wantErr == nil && (!reflect.DeepEqual(e, want) || !reflect.DeepEqual(got, want)) {
			t.Fatalf("%q is read as %+v (%v); the general decoder says %+v, %v", b, e, gotErr, want, wantErr)
		}
	}
	if got, ok, gotErr := statement.FastSubmission(b); ok {
		fast = true
		want, wantErr := statement.GeneralSubmission(b)
		if (gotErr == nil) != (wantErr == nil) || gotErr != nil && gotErr.Error() != wantErr.Error() || wantErr == nil && !reflect.DeepEqual(got, want) {
			t.Fatalf("%q is read as %+v (%v); the general decoder says %+v, %v", b, got, gotErr, want, wantErr)
		}
	}
	return fast
}

// Every statement type's example is read fast, and as the general decoders read
// it; so is every text that comes of it by leaving a byte out, changing one or
// putting one in, where it is read at all.
func TestFastDecodersAgree(t *testing.T) {
	const places = 40 // of each text, others for each type
	for k, typ := range statement.Types() {
		sub, _ := signedExample(t, typ)
		wire, err := sub.Encode()
		if err != nil {
			t.Fatal(err)
		}
		envelope, err := sub.Envelope.Encode()
		if err != nil {
			t.Fatal(err)
		}
		for _, b := range [][]byte{sub.Envelope.Payload, envelope, wire} {
			if !sameFast(t, b) {
				t.Errorf("%s is not read fast: %s", typ, b)
			}
			step := 1 + len(b)/places
			for i := k % step; i < len(b); i += step {
				sameFast(t, append(bytes.Clone(b[:i]), b[i+1:]...))
				for _, c := range []byte{'"', '0', '1', 'a', 'F', ',', '}', ' ', '\\', '\n', 0x80, '='} {
					changed := bytes.Clone(b)
					changed[i] = c
					sameFast(t, changed)
					sameFast(t, append(append(bytes.Clone(b[:i]), c), b[i:]...))
				}
			}
		}
	}
}
