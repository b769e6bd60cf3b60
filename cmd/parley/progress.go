package main

import (
	"fmt"
	"time"
)

// progressAfter is how long something may take before progress is shown.
const progressAfter = time.Second

// progress returns what Config.Progress wants: a line on stderr that counts,
// once something takes longer than a second and a person watches. done ends
// the line.
func (e *env) progress(verb string) (show func(done, total uint64), done func()) {
	start, shown := time.Now(), time.Time{}
	if !e.watch {
		return func(uint64, uint64) {}, func() {}
	}
	show = func(n, total uint64) {
		now := time.Now()
		if now.Sub(start) < progressAfter || now.Sub(shown) < progressAfter/10 {
			return
		}
		shown = now
		percent := 100.0
		left := ""
		if total > 0 {
			percent = 100 * float64(n) / float64(total)
		}
		if n > 0 && n < total {
			rest := time.Duration(float64(now.Sub(start)) / float64(n) * float64(total-n))
			left = ", about " + rest.Round(time.Second).String() + " left"
		}
		fmt.Fprintf(e.errw, "\r\033[K%s: %d of %d (%.0f %%%s)", verb, n, total, percent, left)
	}
	return show, func() {
		if !shown.IsZero() {
			fmt.Fprint(e.errw, "\r\033[K")
		}
	}
}
