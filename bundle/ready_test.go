package bundle_test

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/open-parley/parley/bundle"
	"github.com/open-parley/parley/docket"
)

// What many entries together are told is what each alone is told: the same
// report and the same entries; and of a bundle that was changed in two places
// the same first error, after the same entries.
func TestTogetherIsOneByOne(t *testing.T) {
	l, _ := small(t)
	b := export(t, l, called(t, l, "Gammaland"), 0, bundle.All)
	said := func(b []byte, many int) (*bundle.Report, string) {
		var seen strings.Builder
		o := trusting(l)
		o.Entry = func(r *bundle.Record, e docket.Entry, s *docket.State) { fmt.Fprintln(&seen, r.Index, e.At, s.Size()) }
		r, err := bundle.VerifyBy(bytes.NewReader(b), o, many)
		fmt.Fprintln(&seen, r.Lines, err, code(err))
		r.Fold = nil
		return r, seen.String()
	}
	for _, many := range []int{2, 7, 1 << 20} {
		one, oneSaid := said(b, 1)
		if got, saw := said(b, many); saw != oneSaid || !reflect.DeepEqual(got, one) {
			t.Fatalf("%d together: %s; one by one: %s", many, saw, oneSaid)
		}
		for i := 0; i+500 < len(b); i += 211 {
			bad := bytes.Clone(b)
			bad[i] ^= 1
			bad[i+500] ^= 1
			_, want := said(bad, 1)
			if _, got := said(bad, many); got != want {
				t.Fatalf("bytes %d and %d are changed; %d together: %s; one by one: %s", i, i+500, many, got, want)
			}
		}
	}
}

// A fold that was told of all records beforehand is told the same by each.
func TestReady(t *testing.T) {
	l, _ := small(t)
	p := called(t, l, "Gammaland")
	_, list := records(t, l, p, bundle.All)
	for wrong := range len(list) + 1 {
		bad := make([]*bundle.Record, len(list))
		for i, r := range list {
			c := *r
			if bad[i] = &c; i == wrong {
				c.Leaf.C[0] ^= 1
			}
		}
		f := bundle.NewFold(p, l.world)
		f.Ready(len(bad), func(i int) (*bundle.Record, error) { return bad[i], nil })
		var err error
		for _, r := range bad {
			if err = f.Add(r); err != nil {
				break
			}
		}
		if err == nil {
			err = f.Check()
		}
		if want := fold(p, bad); !errors.Is(err, want) && fmt.Sprint(err) != fmt.Sprint(want) {
			t.Fatalf("entry %d is wrong: %v; one by one: %v", wrong, err, want)
		}
	}
}
