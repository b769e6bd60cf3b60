package ledger

import (
	"sync"
	"time"

	"github.com/open-parley/parley"
)

// ClockLimit is how far the machine's clock may jump since the ledger was
// opened, or lie behind the last entry, before the ledger takes nothing more. A
// time service slews; whatever steps a running clock by more is a mistake or an
// attack until a person has looked.
const ClockLimit = 10 * time.Second

// timekeeper gives ledger time, and refuses to give a wrong one.
type timekeeper struct {
	now     func() parley.Instant
	elapsed func() time.Duration // nil: jumps go unnoticed
	// What both clocks said when the ledger was opened.
	wall parley.Instant
	mono time.Duration

	mu   sync.Mutex
	said bool // the operator was told of the present trouble
}

func newTimekeeper(cfg *Config) *timekeeper {
	t := &timekeeper{now: cfg.Now, elapsed: cfg.Elapsed}
	if t.elapsed != nil {
		t.wall, t.mono = t.now(), t.elapsed()
	}
	return t
}

// after is the time of an entry that follows one of time last: never earlier,
// and refused where the machine's clock can't be right.
func (t *timekeeper) after(last parley.Instant) (parley.Instant, error) {
	now := t.now()
	if t.elapsed == nil {
		return max(now, last), nil
	}
	jump := time.Duration(now-t.wall)*time.Millisecond - (t.elapsed() - t.mono)
	switch {
	case jump > ClockLimit:
		return 0, refuseJumped(jump, "ahead")
	case jump < -ClockLimit:
		return 0, refuseJumped(-jump, "back")
	case time.Duration(last-now)*time.Millisecond > ClockLimit:
		return 0, refuse(nil, "clock-behind", "R12",
			"Set the machine's clock. If it is right, earlier entries were written with a wrong one: ledger time never runs back, so statements are taken again once it is reached.",
			"The machine's clock says %v, which is before the last entry, of %v. The statement has not entered.", now, last)
	}
	return max(now, last), nil
}

func refuseJumped(by time.Duration, where string) error {
	return refuse(nil, "clock-jumped", "R12",
		"Set the machine's clock, and statements are taken again. If it is right now, because the machine slept or its clock was wrong before, start the ledger again.",
		"The machine's clock has jumped %s by %v since the ledger was opened, so nobody can be sure of the legal time. The statement has not entered.", where, by.Round(time.Millisecond))
}

// tell reports whether the operator is to be told of err: once for each trouble.
func (t *timekeeper) tell(err error) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	first := err != nil && !t.said
	t.said = err != nil
	return first
}

// timeAfter is the ledger time of what follows last, or why there is none.
func (l *Ledger) timeAfter(last parley.Instant) (parley.Instant, error) {
	at, err := l.clock.after(last)
	if l.clock.tell(err) {
		l.log.Error("the ledger takes nothing while the clock can't be right", "error", err)
	}
	return at, err
}
