package diff

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/open-parley/parley"
)

// Rule is what changes about one clause. Was and Is say the whole rule.
type Rule struct {
	Clause  string   `json:"clause"`
	Op      Op       `json:"op"`
	Was     string   `json:"was,omitempty"`
	Is      string   `json:"is,omitempty"`
	Changes []Change `json:"changes,omitempty"`
}

// rules compares clause by clause, in the order of the old revision and then
// of the new.
func rules(w words, a, b []parley.Rule) []Rule {
	is := map[string]*parley.Rule{}
	for i := range b {
		is[b[i].Clause] = &b[i]
	}
	var out []Rule
	known := map[string]bool{}
	for i := range a {
		x := &a[i]
		known[x.Clause] = true
		y := is[x.Clause]
		if y == nil {
			out = append(out, Rule{Clause: x.Clause, Op: Removed, Was: w.rule(x)})
			continue
		}
		if c := clause(w, x, y); len(c) > 0 {
			out = append(out, Rule{Clause: x.Clause, Op: Changed, Was: w.rule(x), Is: w.rule(y), Changes: c})
		}
	}
	for i := range b {
		if y := &b[i]; !known[y.Clause] {
			out = append(out, Rule{Clause: y.Clause, Op: Added, Is: w.rule(y)})
		}
	}
	return out
}

func clause(w words, a, b *parley.Rule) []Change {
	var c changes
	c.add("forbids", list(a.Forbids), list(b.Forbids))
	c.add("addresses", w.addressees(a), w.addressees(b))
	c.add("volumes", where(a.Volumes), where(b.Volumes))
	c.add("floor", narrowed(a.Floor), narrowed(b.Floor))
	c.add("ceiling", narrowed(a.Ceiling), narrowed(b.Ceiling))
	c.add("schedule", schedule(a.Schedule), schedule(b.Schedule))
	c.add("except", except(a.Except), except(b.Except))
	c.add("sun", sunAt(a.Sun), sunAt(b.Sun))
	var x, y parley.Exempt
	if a.Exempt != nil {
		x = *a.Exempt
	}
	if b.Exempt != nil {
		y = *b.Exempt
	}
	c.add("exempt purposes", list(x.Purposes), list(y.Purposes))
	c.add("exempt parties", strings.Join(w.parties(x.Parties), ", "), strings.Join(w.parties(y.Parties), ", "))
	c.add("excluded groups", list(x.Groups), list(y.Groups))
	return c
}

// rule says one rule in a sentence.
func (w words) rule(r *parley.Rule) string {
	s := "forbids " + list(r.Forbids) + " to " + w.addressees(r)
	if len(r.Volumes) > 0 {
		s += " in " + where(r.Volumes)
	}
	if r.Floor != nil {
		s += ", from " + height(*r.Floor)
	}
	if r.Ceiling != nil {
		s += ", up to " + height(*r.Ceiling)
	}
	if len(r.Schedule) > 0 {
		s += ", " + schedule(r.Schedule)
	}
	if r.Sun != nil {
		s += ", with the sun at " + sunAt(r.Sun)
	}
	if len(r.Except) > 0 {
		s += ", except " + except(r.Except)
	}
	if e := r.Exempt; e != nil {
		var not []string
		if len(e.Purposes) > 0 {
			not = append(not, list(e.Purposes))
		}
		not = append(not, w.parties(e.Parties)...)
		if len(e.Groups) > 0 {
			not = append(not, "against "+list(e.Groups))
		}
		s += "; save " + strings.Join(not, ", ")
	}
	return s
}

func (w words) addressees(r *parley.Rule) string {
	if len(r.Parties) == 0 && len(r.Roles) == 0 {
		return "everyone bound"
	}
	return w.who(&parley.Who{Parties: r.Parties, Roles: r.Roles}, "")
}

func where(volumes []string) string {
	if len(volumes) == 0 {
		return "all of the map"
	}
	return strings.Join(volumes, ", ")
}

func narrowed(h *parley.Height) string {
	if h == nil {
		return "as the volumes"
	}
	return height(*h)
}

func schedule(slots []parley.Slot) string {
	if len(slots) == 0 {
		return "at all hours"
	}
	days := [...]string{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"}
	var s []string
	for _, x := range slots {
		var d []string
		for _, n := range x.Days {
			if n >= 1 && int(n) <= len(days) {
				d = append(d, days[n-1])
			}
		}
		s = append(s, strings.Join(d, " ")+" "+hour(x.From, x.FromSun)+"–"+hour(x.Until, x.UntilSun)+" UTC")
	}
	return strings.Join(s, ", ")
}

// hour is the begin or the end of a slot.
func hour(ms int64, sun parley.Sun) string {
	switch {
	case sun == "":
		return clock(ms)
	case ms == 0:
		return string(sun)
	case ms < 0:
		return string(sun) + "−" + clock(-ms)
	}
	return string(sun) + "+" + clock(ms)
}

func degrees(units int32) string { return strconv.FormatFloat(float64(units)/1e7, 'f', -1, 64) }

func except(list []parley.Window) string {
	if len(list) == 0 {
		return "never"
	}
	var s []string
	for _, w := range list {
		s = append(s, "from "+w.From.String()+" until "+w.Until.String())
	}
	return strings.Join(s, ", ")
}

func sunAt(p *parley.Point) string {
	if p == nil {
		return "not named"
	}
	return fmt.Sprintf("[%s, %s]", degrees(p.Lon), degrees(p.Lat))
}

// clock is milliseconds after midnight as hours and minutes, with what is
// smaller only where there is any.
func clock(ms int64) string {
	s := fmt.Sprintf("%02d:%02d", ms/3_600_000, ms/60_000%60)
	if ms%60_000 != 0 {
		s += fmt.Sprintf(":%02d", ms/1000%60)
	}
	if ms%1000 != 0 {
		s += fmt.Sprintf(".%03d", ms%1000)
	}
	return s
}
