package diff

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/open-parley/parley"
)

// words says things as people do; it knows what parties are called.
type words struct {
	labels map[parley.PartyID]string
	names  Names
}

func newWords(names Names, revisions ...*parley.Revision) words {
	w := words{labels: map[parley.PartyID]string{}, names: names}
	for _, r := range revisions {
		for _, h := range r.Roles {
			w.labels[h.Party] = h.Name
		}
	}
	return w
}

func (w words) party(id parley.PartyID) string {
	if n := w.labels[id]; n != "" {
		return n
	}
	if w.names != nil {
		if n := w.names(id); n != "" {
			return n
		}
	}
	return "party " + parley.Short(id)
}

func (w words) parties(ids []parley.PartyID) []string {
	var out []string
	for _, id := range ids {
		out = append(out, w.party(id))
	}
	return out
}

// who names the parties and the roles.
func (w words) who(x *parley.Who, absent string) string {
	if x == nil {
		return absent
	}
	all := w.parties(x.Parties)
	for _, r := range x.Roles {
		all = append(all, "every "+string(r))
	}
	return strings.Join(all, ", ")
}

func (w words) condition(c *parley.Condition) string {
	if c == nil {
		return ""
	}
	group := func(of []parley.Condition, by string) string {
		var s []string
		for i := range of {
			s = append(s, w.condition(&of[i]))
		}
		return "(" + strings.Join(s, by) + ")"
	}
	switch {
	case len(c.All) > 0:
		return group(c.All, " and ")
	case len(c.Any) > 0:
		return group(c.Any, " or ")
	case c.Confirmed != nil:
		return w.party(c.Confirmed.By) + " confirms " + c.Confirmed.Label
	}
	return w.party(c.Accepts) + " accepts"
}

func list[S ~string](of []S) string {
	var s []string
	for _, x := range of {
		s = append(s, string(x))
	}
	return strings.Join(s, ", ")
}

func floor(h *parley.Height) string {
	if h == nil {
		return "the ground"
	}
	return height(*h)
}

func ceiling(h *parley.Height) string {
	if h == nil {
		return "unlimited"
	}
	return height(*h)
}

// height says flight levels and whole hundreds of feet as such, all else in
// metres.
func height(h parley.Height) string {
	const mmPer100ft = 30_480
	hundreds, rest := h.MM/mmPer100ft, h.MM%mmPer100ft
	switch {
	case h.Datum == parley.DatumFL && rest == 0 && hundreds >= 0:
		return fmt.Sprintf("FL%03d", hundreds)
	case rest == 0 && hundreds != 0:
		return fmt.Sprintf("%d ft %s", hundreds*100, h.Datum)
	}
	return length(h.MM) + " " + string(h.Datum)
}

// length in metres, or in kilometres where that is a whole number.
func length(mm int64) string {
	if mm != 0 && mm%1_000_000 == 0 {
		return strconv.FormatInt(mm/1_000_000, 10) + " km"
	}
	sign := ""
	if mm < 0 {
		sign, mm = "-", -mm
	}
	s := fmt.Sprintf("%s%d.%03d", sign, mm/1000, mm%1000)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".") + " m"
}

func instant(i parley.Instant) string {
	if i == 0 {
		return ""
	}
	return i.String()
}

func period(p parley.Period) string {
	if p.IsZero() {
		return ""
	}
	return p.String()
}
