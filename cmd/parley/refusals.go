package main

import (
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/api"
	"github.com/open-parley/parley/draft"
	"github.com/open-parley/parley/ledger/audit"
	"github.com/open-parley/parley/ledger/disk"
)

// rateFlags are how much each may ask of a server.
type rateFlags struct {
	PostRate      float64 `help:"Requests a second of one post; ten times as many at once." default:"100" placeholder:"N"`
	PublicRate    float64 `help:"Requests a second of one address that has not logged in; ten times as many at once." default:"50" placeholder:"N"`
	DayStatements int64   `help:"Statements that one party may enter in a day (UTC)." default:"10000" placeholder:"N"`
	DayMegabytes  int64   `help:"Megabytes (2^20 bytes) that one party may enter in a day (UTC)." default:"256" placeholder:"N"`
}

// rates checks the flags.
func (f *rateFlags) rates() (api.Rates, error) {
	if f.PostRate <= 0 || f.PublicRate <= 0 || f.DayStatements <= 0 || f.DayMegabytes <= 0 || f.DayMegabytes > maxDayMegabytes {
		return api.Rates{}, usage(errors.New("--post-rate, --public-rate, --day-statements and --day-megabytes are greater than 0"))
	}
	return api.Rates{Post: f.PostRate, Public: f.PublicRate, DayStatements: f.DayStatements, DayBytes: f.DayMegabytes << 20}, nil
}

// maxDayMegabytes is a terabyte and some.
const maxDayMegabytes = 1 << 20

// keepRefusals opens the audit in a ledger's folder.
func keepRefusals(dir string, log *slog.Logger) (*audit.Log, error) {
	l, err := audit.Open(dir, log)
	return l, auditOpen(err)
}

// auditOpen tells what to do where others can read the audit.
func auditOpen(err error) error {
	var open *disk.OpenError
	if !errors.As(err, &open) {
		return err
	}
	mode := "600"
	if open.Mode.IsDir() {
		mode = "700"
	}
	return parley.Refuse("key-file-open", "", "Others than you can reach the audit in %s (mode %04o).", shown(open.Path), open.Mode.Perm()).
		To("Close it with chmod %s %s.", mode, shown(open.Path))
}

// refusalsCmd is parley refusals.
type refusalsCmd struct {
	From uint64 `help:"Number of the first that is wanted." placeholder:"N"`
}

func (c *refusalsCmd) Run(e *env) error {
	s, err := e.open()
	if err != nil {
		return err
	}
	defer s.close()
	all := answer.Refusals{Refusals: []answer.Refused{}}
	for from := c.From; ; {
		page, err := s.c.Refusals(e.ctx, from)
		if err != nil {
			return err
		}
		all.Refusals, all.AsOf = append(all.Refusals, page.Refusals...), page.AsOf
		if from = page.Next; from == 0 {
			break
		}
	}
	if e.cli.JSON {
		return e.print(all)
	}
	e.refusalTable(all.Refusals, false)
	return nil
}

// auditCmd is parley audit.
type auditCmd struct {
	inFolder
	Party  string `help:"Of this party alone: the beginning of its identity." placeholder:"PARTY"`
	Public bool   `help:"Of those alone who had not logged in."`
	Since  string `help:"From this time on." placeholder:"TIME"`
}

func (c *auditCmd) Run(e *env) error {
	if err := c.choose(e); err != nil {
		return err
	}
	if e.cli.Dir == "" {
		return usage(errors.New("name the ledger's folder: parley audit DIR"))
	}
	if c.Party != "" && (c.Public || !hexadecimal(c.Party)) {
		return usage(errors.New("--party is the beginning of an identity, in hexadecimal digits, and goes without --public"))
	}
	var since parley.Instant
	if c.Since != "" {
		var err error
		if since, err = draft.ParseTime(c.Since); err != nil {
			return usage(err)
		}
	}
	if _, err := os.Stat(filepath.Join(e.cli.Dir, audit.Folder)); errors.Is(err, fs.ErrNotExist) {
		return usage(parley.Refuse("no-audit", "", "No audit of refusals lies in %s.", shown(e.cli.Dir)).To("Name the folder of a ledger that was served."))
	}
	all, err := audit.All(e.cli.Dir)
	if err != nil {
		return auditOpen(err)
	}
	kept := []answer.Refused{}
	for _, r := range all {
		public := r.Party == (parley.PartyID{})
		if r.At >= since && (!c.Public || public) && (c.Party == "" || !public && strings.HasPrefix(r.Party.String(), c.Party)) {
			kept = append(kept, r)
		}
	}
	if e.cli.JSON {
		return e.print(kept)
	}
	e.refusalTable(kept, true)
	return nil
}

// refusalTable lists refusals; to the operator, of whom.
func (e *env) refusalTable(all []answer.Refused, whose bool) {
	if len(all) == 0 {
		fmt.Fprintln(e.out, "Nothing was refused.")
		return
	}
	t := e.table()
	t.row("WHEN", "WHO", "WHAT", "STATUS", "CODE", "RULE", "REQUEST")
	for _, r := range all {
		if r.Omitted > 0 {
			t.row(e.when(r.At), "", strconv.FormatUint(r.Omitted, 10)+" more were refused before this and not kept")
		}
		if r.Code == "" {
			continue
		}
		who := r.Post
		switch {
		case r.Party == (parley.PartyID{}):
			who = r.Peer
		case whose:
			who = parley.Short(r.Party) + ", " + r.Post
		}
		t.row(e.when(r.At), who, r.Route, strconv.Itoa(r.Status), r.Code, r.Rule, r.Request)
	}
	t.flush()
}
