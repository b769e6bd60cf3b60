package main

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/draft"
	"github.com/open-parley/parley/statement"
)

// rosterCmd is parley roster.
type rosterCmd struct {
	Show rosterShowCmd `cmd:"" default:"withargs" help:"Who stands in for a party's posts, who is on watch, and when nobody is."`
	Set  rosterSetCmd  `cmd:"" help:"Replace the roster of one of your posts, whole."`
}

// rosterShowCmd is parley roster show, or parley roster alone.
type rosterShowCmd struct{ ofParty }

func (c *rosterShowCmd) Run(e *env) error {
	s, err := e.open()
	if err != nil {
		return err
	}
	defer s.close()
	p, a, err := c.posts(s)
	if err != nil {
		return err
	}
	if e.cli.JSON {
		return e.print(a)
	}
	fmt.Fprintln(e.out, p.Profile.Name)
	if !slices.ContainsFunc(a.Posts, func(p docket.Post) bool { return p.Roster != nil }) {
		fmt.Fprintln(e.out, "No post has a roster: each acts for itself.")
	}
	e.rosters(a.Posts)
	e.asOf(a.AsOf)
	return nil
}

// rosters tells each post's.
func (e *env) rosters(posts []docket.Post) {
	for _, p := range posts {
		if p.Roster != nil {
			e.roster(p.Post, p.Roster)
		}
	}
}

func (e *env) roster(post string, r *docket.PostRoster) {
	fmt.Fprintf(e.out, "\n%s (since %s)\n", post, e.when(r.Since))
	t := e.table()
	t.row("  deputies", orNobody(r.Deputies))
	t.row("  on watch", orNobody(r.OnWatch))
	for _, w := range r.Watch {
		t.row("  watch", e.span(w.Window)+", "+w.Post)
	}
	if r.MustAnswer && len(r.Gaps) == 0 {
		t.row("  must answer", "no gap in the next 14 days")
	}
	for _, g := range r.Gaps {
		t.row("  NOBODY", e.span(g)+": it must answer, and nobody keeps watch")
	}
	t.flush()
}

func (e *env) span(w parley.Window) string { return e.when(w.From) + " to " + e.when(w.Until) }

func orNobody(list []string) string {
	if len(list) == 0 {
		return "nobody"
	}
	return strings.Join(list, ", ")
}

// rosterSetCmd is parley roster set.
type rosterSetCmd struct {
	signing
	Roster     string   `arg:"" name:"post-name" help:"Whose roster: a post of your party."`
	Deputy     []string `help:"Post that may sign what this one may, at all times; repeat for each." sep:"none" placeholder:"POST"`
	Watch      string   `help:"CSV file of shifts, a line each: from, until, post. Times are RFC 3339, or local time and zone." type:"path" placeholder:"FILE"`
	MustAnswer bool     `help:"Somebody is to be on watch at every hour: gaps are shown."`
	Clear      bool     `help:"Nobody stands in any more."`
}

func (c *rosterSetCmd) Run(e *env) error {
	if c.Clear != (len(c.Deputy) == 0 && c.Watch == "" && !c.MustAnswer) {
		return usage(errors.New("say --deputy, --watch or --must-answer, or --clear alone: the roster is replaced whole"))
	}
	body := &statement.Roster{Post: c.Roster, MustAnswer: c.MustAnswer}
	body.Deputies = append(body.Deputies, c.Deputy...)
	slices.Sort(body.Deputies)
	body.Deputies = slices.Compact(body.Deputies)
	if c.Watch != "" {
		var err error
		if body.Watch, err = readShifts(c.Watch); err != nil {
			return err
		}
	}
	if err := body.Valid(); err != nil {
		return usage(err)
	}
	s, err := e.openToSign()
	if err != nil {
		return err
	}
	defer s.close()
	return s.sign(act{signing: c.signing, audience: statement.Everyone, body: body, says: e.rosterSays(body), binding: true})
}

// rosterSays is a roster in words.
func (e *env) rosterSays(body *statement.Roster) [][2]string {
	says := [][2]string{{"roster of", body.Post}, {"deputies", orNobody(body.Deputies)}}
	if body.MustAnswer {
		says = append(says, [2]string{"must answer", "at every hour"})
	}
	if len(body.Watch) == 0 {
		says = append(says, [2]string{"watch", "nobody"})
	}
	for _, w := range body.Watch {
		says = append(says, [2]string{"watch", e.span(w.Window) + ", " + w.Post})
	}
	return append(says, [2]string{"note", "who stands in may sign all that the post may sign; the roster before ends"})
}

// maxShiftsFile is the longest file of shifts that is read, in bytes.
const maxShiftsFile = 256 << 10

// readShifts reads shifts and sorts them.
func readShifts(name string) ([]statement.Shift, error) {
	b, err := readLimited(name, maxShiftsFile)
	if err != nil {
		return nil, usage(err)
	}
	r := csv.NewReader(bytes.NewReader(b))
	r.FieldsPerRecord, r.TrimLeadingSpace, r.Comment, r.ReuseRecord = 3, true, '#', true
	var out []statement.Shift
	for line := 1; ; line++ {
		f, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, usage(fmt.Errorf("%s: a shift is a line with from, until and post: %w", shown(name), err))
		}
		if line == 1 && strings.EqualFold(strings.TrimSpace(f[0]), "from") {
			continue // the table's head
		}
		at, _ := r.FieldPos(0)
		w := statement.Shift{Post: strings.TrimSpace(f[2])}
		if w.From, err = draft.ParseTime(strings.TrimSpace(f[0])); err == nil {
			w.Until, err = draft.ParseTime(strings.TrimSpace(f[1]))
		}
		if err != nil {
			return nil, usage(parley.Refuse("shift", "", "%s, line %d: %s", shown(name), at, sentence(err.Error())).
				To("Write a shift as from, until, post, such as 2027-05-01T18:00Z, 2027-05-02T06:00Z, night-desk."))
		}
		if len(out) == statement.MaxShifts {
			return nil, usage(fmt.Errorf("%s has more than %d shifts, the most of one roster", shown(name), statement.MaxShifts))
		}
		out = append(out, w)
	}
	slices.SortFunc(out, statement.CompareShifts)
	return out, nil
}
