package statement

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/open-parley/parley"
)

// MaxInstant is 9999-12-31T23:59:59.999Z, the last time that RFC 3339 can write.
const MaxInstant parley.Instant = 253_402_300_799_999

// check keeps the first thing that is wrong with a body. Paths are those of
// the JSON below the body, such as revision.rules[2].clause.
type check struct{ first *parley.Refusal }

func (c *check) err() error {
	if c.first == nil {
		return nil
	}
	return c.first
}

// fail records what is wrong with the field at path, and what to do.
func (c *check) fail(code, path, what, todo string) {
	if c.first == nil {
		c.first = parley.Refuse(code, "", "%s %s.", path, what).To("%s", todo)
	}
}

// that records a refusal where ok is false.
func (c *check) that(ok bool, code, path, what, todo string) {
	if !ok {
		c.fail(code, path, what, todo)
	}
}

// required records an absent identifier.
func required[ID ~[32]byte](c *check, path string, id ID) {
	c.that(id != ID{}, "missing", path, "is missing", "Name it.")
}

// matter checks the two identifiers that most bodies begin with.
func (c *check) matter(a parley.ArrangementID, r parley.RevisionID) {
	required(c, "arrangement", a)
	required(c, "revision", r)
}

// count checks a list's length.
func (c *check) count(path string, n, least, most int) {
	if n < least {
		c.fail("missing", path, fmt.Sprintf("has %d entries, needs at least %d", n, least), "Add what is missing.")
	}
	if n > most {
		c.fail("limit", path, fmt.Sprintf("has %d entries, may have at most %d", n, most), "Send fewer.")
	}
}

// between checks a number's range, in the unit that the format gives.
func (c *check) between(path string, n, least, most int64) {
	if n < least || n > most {
		c.fail("range", path, fmt.Sprintf("is %d, must lie between %d and %d", n, least, most), "Correct it.")
	}
}

// word checks that w is one of the words of its vocabulary.
func word[W ~string](c *check, path string, w W, known []W) {
	if !slices.Contains(known, w) {
		c.fail("unknown-word", path, fmt.Sprintf("is %.64q", string(w)), fmt.Sprintf("Use one of %q.", known))
	}
}

// words checks a list of words without repetition.
func words[W ~string](c *check, path string, list, known []W) {
	for i, w := range list {
		at := fmt.Sprintf("%s[%d]", path, i)
		word(c, at, w, known)
		c.that(!slices.Contains(list[:i], w), "repeated", at, fmt.Sprintf("repeats %q", string(w)), "Name it once.")
	}
}

// ascending checks that a list is in ascending order without repetition.
func ascending[T any](c *check, path string, list []T, compare func(a, b T) int) {
	for i := 1; i < len(list); i++ {
		if compare(list[i-1], list[i]) >= 0 {
			c.fail("order", fmt.Sprintf("%s[%d]", path, i), "does not follow the one before it in ascending order",
				"Sort the list and name each once.")
			return
		}
	}
}

// parties checks a list of parties: present, ascending, each once.
func (c *check) parties(path string, list []parley.PartyID, least, most int) {
	c.count(path, len(list), least, most)
	for i, p := range list {
		required(c, fmt.Sprintf("%s[%d]", path, i), p)
	}
	ascending(c, path, list, compareParties)
}

func compareParties(a, b parley.PartyID) int { return slices.Compare(a[:], b[:]) }

// instant checks a time; zero means that it is absent.
func (c *check) instant(path string, i parley.Instant, needed bool) {
	if i == 0 {
		c.that(!needed, "missing", path, "is missing", "Give the time in milliseconds since 1970, UTC.")
		return
	}
	c.that(i > 0 && i <= MaxInstant, "range", path, "is no time between 1970 and 9999", "Give the time in milliseconds since 1970, UTC.")
}

// window checks a half-open interval.
func (c *check) window(path string, w parley.Window) {
	c.instant(path+".from", w.From, true)
	c.instant(path+".until", w.Until, true)
	c.that(w.From < w.Until, "window", path, "does not end after it begins", "Let until lie after from; it is not part of the window.")
}

// period checks a length of time; zero is allowed.
func (c *check) period(path string, p parley.Period) {
	if err := p.Valid(); err != nil {
		c.fail("period", path, "is negative or longer than a century", "Correct it.")
	}
}

// heights checks a floor and a ceiling, either of which may be absent. Heights
// over different datums are not compared.
func (c *check) heights(path string, floor, ceiling *parley.Height) {
	for _, h := range []struct {
		name string
		h    *parley.Height
	}{{".floor", floor}, {".ceiling", ceiling}} {
		if h.h != nil {
			word(c, path+h.name+".datum", h.h.Datum, []parley.Datum{parley.DatumAGL, parley.DatumAMSL, parley.DatumWGS84, parley.DatumFL})
			c.between(path+h.name+".mm", h.h.MM, MinHeight, MaxHeight)
		}
	}
	if floor != nil && ceiling != nil && floor.Datum == ceiling.Datum {
		c.that(floor.MM < ceiling.MM, "height", path+".ceiling", "does not lie above the floor", "Correct one of them.")
	}
}

// point checks a position's range; its JSON does so too.
func (c *check) point(path string, p parley.Point) {
	c.between(path+"[0]", int64(p.Lon), -parley.MaxLon, parley.MaxLon)
	c.between(path+"[1]", int64(p.Lat), -parley.MaxLat, parley.MaxLat)
}

// distinctParts checks that a body commits to each part once.
func (c *check) distinctParts(parts []PartRef) {
	c.count("parts", len(parts), 0, MaxParts)
	for i, p := range parts {
		for _, q := range parts[:i] {
			c.that(p.ID != q.ID, "repeated", "the part "+p.ID.String(), "is committed to twice", "Salt each part anew.")
		}
	}
}

// someOf counts what is set among fields of which exactly one may be.
func someOf(set ...bool) (n int) {
	for _, s := range set {
		if s {
			n++
		}
	}
	return n
}

// ordered compares strings and numbers, for ascending.
func ordered[T cmp.Ordered](a, b T) int { return cmp.Compare(a, b) }
