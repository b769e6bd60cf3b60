package diff

// MaxEdits is the greatest number of insertions and deletions that are looked
// for in one sequence. Past it, what lies between the common beginning and the
// common end counts as replaced: the answer is right, only coarser, and no text
// can make it slow.
const MaxEdits = 500

// edit is one run of a comparison: a[a0:a1] became b[b0:b1]. With keep, the two
// are equal.
type edit struct {
	keep           bool
	a0, a1, b0, b1 int
}

// compare gives the runs that turn a into b: alternately kept and changed,
// covering both. It is the greedy algorithm of Myers, "An O(ND) Difference
// Algorithm and Its Variations", 1986.
func compare[T comparable](a, b []T) []edit {
	pre := 0
	for pre < len(a) && pre < len(b) && a[pre] == b[pre] {
		pre++
	}
	post := 0
	for post < len(a)-pre && post < len(b)-pre && a[len(a)-1-post] == b[len(b)-1-post] {
		post++
	}
	var out []edit
	emit := func(e edit) {
		if e.a0 == e.a1 && e.b0 == e.b1 {
			return
		}
		if n := len(out); n > 0 && out[n-1].keep == e.keep {
			out[n-1].a1, out[n-1].b1 = e.a1, e.b1
			return
		}
		out = append(out, e)
	}
	emit(edit{true, 0, pre, 0, pre})
	ca, cb := pre, pre // how far the runs reach
	for _, m := range matches(a[pre:len(a)-post], b[pre:len(b)-post]) {
		x, y := pre+m.x, pre+m.y
		emit(edit{false, ca, x, cb, y})
		emit(edit{true, x, x + m.n, y, y + m.n})
		ca, cb = x+m.n, y+m.n
	}
	emit(edit{false, ca, len(a) - post, cb, len(b) - post})
	emit(edit{true, len(a) - post, len(a), len(b) - post, len(b)})
	return out
}

// match is a common run: a[x:x+n] equals b[y:y+n].
type match struct{ x, y, n int }

// matches finds the common runs of a shortest edit script, in order; none if
// it would be longer than MaxEdits.
func matches[T comparable](a, b []T) []match {
	if len(a) == 0 || len(b) == 0 {
		return nil
	}
	most := min(len(a)+len(b), MaxEdits)
	// best[most+k] is the furthest x reached on diagonal k = x − y; steps keeps
	// its state before each round, to walk back.
	best := make([]int32, 2*most+3)
	var steps [][]int32
	for d := 0; d <= most; d++ {
		lo := most + 1 - d
		steps = append(steps, append([]int32(nil), best[lo-1:most+1+d+2]...))
		for k := -d; k <= d; k += 2 {
			i := most + 1 + k
			x := best[i-1] + 1
			if k == -d || k != d && best[i-1] < best[i+1] {
				x = best[i+1]
			}
			y := int(x) - k
			for int(x) < len(a) && y < len(b) && y >= 0 && a[x] == b[y] {
				x++
				y++
			}
			best[i] = x
			if int(x) >= len(a) && y >= len(b) {
				return walk(steps, len(a), len(b))
			}
		}
	}
	return nil
}

// walk goes back from the end through the rounds and collects the runs.
func walk(steps [][]int32, x, y int) []match {
	var back []match
	for d := len(steps) - 1; d >= 0; d-- {
		best := steps[d] // best[d+1+k] belongs to diagonal k
		k := x - y
		px, py := 0, 0 // where this round's run begins
		if d > 0 {
			prev := k - 1
			if k == -d || k != d && best[d+k] < best[d+2+k] {
				prev = k + 1
			}
			qx := int(best[d+1+prev])
			px, py = qx, qx-prev
			if prev == k-1 {
				px++
			} else {
				py++
			}
			if n := x - px; n > 0 {
				back = append(back, match{px, py, n})
			}
			x, y = qx, qx-prev
			continue
		}
		if x > 0 {
			back = append(back, match{px, py, x})
		}
	}
	for i, j := 0, len(back)-1; i < j; i, j = i+1, j-1 {
		back[i], back[j] = back[j], back[i]
	}
	return back
}
