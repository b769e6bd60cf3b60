package statement

import "github.com/open-parley/parley"

// Hold (retention/hold) forbids the erasure of an arrangement and of what is
// said of it: until it ends, or its author releases it. A party has one hold on
// an arrangement; a later one takes its place.
type Hold struct {
	Arrangement parley.ArrangementID `json:"arrangement"`
	Reason      string               `json:"reason"`
	Until       parley.Instant       `json:"until,omitzero"` // absent: until it is released
}

func (*Hold) Type() Type         { return RetentionHold }
func (b *Hold) Subject() Subject { return of(b.Arrangement) }
func (*Hold) Parts() []PartRef   { return nil }

func (b *Hold) Valid() error {
	var c check
	required(&c, "arrangement", b.Arrangement)
	c.label("reason", b.Reason, true)
	c.instant("until", b.Until, false)
	return c.err()
}

// ReleaseHold (retention/release) ends the author's own hold.
type ReleaseHold struct {
	Arrangement parley.ArrangementID `json:"arrangement"`
}

func (*ReleaseHold) Type() Type         { return RetentionRelease }
func (b *ReleaseHold) Subject() Subject { return of(b.Arrangement) }
func (*ReleaseHold) Parts() []PartRef   { return nil }

func (b *ReleaseHold) Valid() error {
	var c check
	required(&c, "arrangement", b.Arrangement)
	return c.err()
}

// Announce (retention/announce) gives notice that an arrangement, or its
// comments alone, will be erased: retention/erase is admitted once the notice
// of the log's policy has run, and no hold came meanwhile.
type Announce struct {
	Arrangement parley.ArrangementID `json:"arrangement"`
	Comments    bool                 `json:"comments,omitempty"` // those made so far; false: all of it
}

func (*Announce) Type() Type         { return RetentionAnnounce }
func (b *Announce) Subject() Subject { return of(b.Arrangement) }
func (*Announce) Parts() []PartRef   { return nil }

func (b *Announce) Valid() error {
	var c check
	required(&c, "arrangement", b.Arrangement)
	return c.err()
}
