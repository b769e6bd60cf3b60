package diff

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// The runs cover both sequences in order, what is kept is equal, and no shorter
// script exists than the one that the textbook recurrence finds.
func TestCompareIsRightAndShortest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		letters := rapid.SliceOfN(rapid.IntRange(0, rapid.IntRange(0, 5).Draw(t, "letters")), 0, 40)
		a, b := letters.Draw(t, "a"), letters.Draw(t, "b")
		runs := compare(a, b)
		x, y, cost := 0, 0, 0
		for i, e := range runs {
			if e.a0 != x || e.b0 != y || e.a1 < e.a0 || e.b1 < e.b0 || e.a0 == e.a1 && e.b0 == e.b1 {
				t.Fatalf("run %d of %v does not follow", i, runs)
			}
			if i > 0 && runs[i-1].keep == e.keep {
				t.Fatalf("runs %d and %d of %v should be one", i-1, i, runs)
			}
			if e.keep && !slices.Equal(a[e.a0:e.a1], b[e.b0:e.b1]) {
				t.Fatalf("run %d of %v is not kept", i, runs)
			}
			if !e.keep {
				cost += e.a1 - e.a0 + e.b1 - e.b0
			}
			x, y = e.a1, e.b1
		}
		if x != len(a) || y != len(b) {
			t.Fatalf("%v covers %d and %d of %d and %d", runs, x, y, len(a), len(b))
		}
		if want := distance(a, b); cost != want {
			t.Fatalf("%v costs %d edits, %d would do", runs, cost, want)
		}
	})
}

func distance(a, b []int) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j := range b {
			next := min(row[j], row[j+1]) + 1
			if a[i] == b[j] {
				next = diagonal
			}
			diagonal, row[j+1] = row[j+1], next
		}
	}
	return row[len(b)]
}

func TestTooManyEditsCountAsReplaced(t *testing.T) {
	var a, b []int
	for i := range MaxEdits {
		a = append(a, 2*i, -1)
		b = append(b, 2*i+1, -1)
	}
	a, b = append([]int{7, 7}, a...), append([]int{7, 7}, b...)
	got := compare(a, b)
	want := []edit{{true, 0, 2, 0, 2}, {false, 2, len(a) - 1, 2, len(b) - 1}, {true, len(a) - 1, len(a), len(b) - 1, len(b)}}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
