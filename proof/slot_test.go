package proof

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/open-parley/parley"
)

func TestWidth(t *testing.T) {
	for parties, want := range map[int]int{0: 256, 1: 256, 256: 256, 257: 512, 512: 512, 65_535: MaxWidth, MaxWidth: MaxWidth} {
		if got := Width(parties); got != want {
			t.Errorf("Width(%d) = %d, want %d", parties, got, want)
		}
	}
	for _, w := range []int{0, 128, 255, 300, 2 * MaxWidth} {
		if _, err := NewSlots(new(SlotSecret), w, Addressees{}); err == nil {
			t.Errorf("a tree of width %d was built", w)
		}
	}
	if _, err := NewSlots(new(SlotSecret), MaxWidth, Addressees{Numbers: []int{MaxWidth - 1}}); err != nil {
		t.Error(err)
	}
}

func TestSlotsRefuseNumbers(t *testing.T) {
	for _, numbers := range [][]int{{-1}, {256}, {3, 3}, {4, 3}} {
		if _, err := NewSlots(new(SlotSecret), 256, Addressees{Numbers: numbers}); err == nil {
			t.Errorf("a tree over the numbers %v was built", numbers)
		}
	}
}

// Every slot opens to its own bit, and to no other bit, number or width.
func TestEverySlotOpens(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		width := rapid.SampledFrom([]int{256, 512, 1024}).Draw(t, "width")
		set := rapid.SliceOfDistinct(rapid.IntRange(0, width-1), rapid.ID).Draw(t, "to")
		to := Addressees{Everyone: rapid.Bool().Draw(t, "everyone")}
		for i := range width {
			for _, n := range set {
				if n == i && !to.Everyone {
					to.Numbers = append(to.Numbers, i)
				}
			}
		}
		var secret SlotSecret
		copy(secret[:], rapid.SliceOfN(rapid.Byte(), 32, 32).Draw(t, "secret"))
		s, err := NewSlots(&secret, width, to)
		if err != nil {
			t.Fatal(err)
		}
		if whole := (Whole{Width: width, Secret: secret}).Verify(s.Root()) == nil; whole != (to.Everyone || len(to.Numbers) == width) {
			t.Fatalf("opened as addressed to everyone: %v", whole)
		}
		n := rapid.IntRange(0, width-1).Draw(t, "number")
		o, err := s.Open(n)
		if err != nil {
			t.Fatal(err)
		}
		if o.Bit != (to.Everyone || slices.Contains(to.Numbers, n)) {
			t.Fatalf("slot %d opens to %v", n, o.Bit)
		}
		if err := o.Verify(s.Root()); err != nil {
			t.Fatal(err)
		}
		for name, change := range map[string]func(*Opening){
			"bit":    func(o *Opening) { o.Bit = !o.Bit },
			"number": func(o *Opening) { o.Number ^= 1 },
			"width":  func(o *Opening) { o.Width *= 2 },
			"longer": func(o *Opening) { o.Width *= 2; o.Path = append(o.Path, parley.Digest{}) },
			"short":  func(o *Opening) { o.Path = o.Path[1:] },
			"salt":   func(o *Opening) { o.Salt[n%32] ^= 1 << (n % 8) },
			"path":   func(o *Opening) { o.Path[n%len(o.Path)][n%32] ^= 1 << (n % 8) },
		} {
			bad := o
			bad.Path = append([]parley.Digest(nil), o.Path...)
			change(&bad)
			if bad.Verify(s.Root()) == nil {
				t.Fatalf("an opening with another %s verifies", name)
			}
		}
	})
}

// One bit of the audience changes A, and so does the secret alone: A can't be
// guessed from the audience.
func TestRootHidesAudience(t *testing.T) {
	seen := map[parley.Digest]bool{}
	for _, secret := range []SlotSecret{{}, {1}} {
		for _, to := range []Addressees{{}, {Numbers: []int{1}}, {Numbers: []int{2}}, {Numbers: []int{1, 2}}, {Everyone: true}} {
			s, err := NewSlots(&secret, 256, to)
			if err != nil {
				t.Fatal(err)
			}
			if seen[s.Root()] {
				t.Fatalf("two trees have the root %v", s.Root())
			}
			seen[s.Root()] = true
		}
	}
}

// No two slots share a salt, in a tree or between two entries.
func TestSaltsDiffer(t *testing.T) {
	seen := map[[32]byte]bool{}
	for _, secret := range []SlotSecret{{}, {1}, {31: 1}} {
		s, err := NewSlots(&secret, 512, Addressees{})
		if err != nil {
			t.Fatal(err)
		}
		for i := range 512 {
			o, err := s.Open(i)
			if err != nil {
				t.Fatal(err)
			}
			if seen[o.Salt] {
				t.Fatalf("slot %d has another's salt", i)
			}
			seen[o.Salt] = true
		}
	}
}

func BenchmarkSlotTree(b *testing.B) {
	var secret SlotSecret
	to := Addressees{Numbers: []int{1, 7, 30}}
	for b.Loop() {
		secret[0]++
		s, err := NewSlots(&secret, 256, to)
		if err != nil {
			b.Fatal(err)
		}
		_ = s.Root()
	}
}
