package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/geo"
	"github.com/open-parley/parley/ledger/audit"
	"github.com/open-parley/parley/ledger/doctor"
	"github.com/open-parley/parley/ledger/sqlite"
	"github.com/open-parley/parley/proof"
)

// doctorCmd is parley doctor.
type doctorCmd struct {
	inFolder
	Checkpoint []string `help:"A signed checkpoint from elsewhere to compare with: a party's, a witness's, an older folder's; repeat for each." sep:"none" placeholder:"FILE"`
	clusterFlags
	URL []string `help:"A running host, mirror or witness to compare with; repeat for each." name:"url" sep:"none" placeholder:"URL"`
}

func (c *doctorCmd) Run(e *env) error {
	if err := c.choose(e); err != nil {
		return err
	}
	if e.cli.Dir == "" {
		return usage(errors.New("name the ledger's folder: parley doctor DIR"))
	}
	cfg := doctor.Config{Dir: e.cli.Dir, Engine: sqlite.OpenReadOnly, Store: sqlite.File, Now: nowUTC,
		Also:  map[string]bool{registrarKey: true, worldFile: false, worldDataFile: false, clusterFile: false, audit.Folder: true},
		World: func() (*geo.World, error) { return openWorld(e.cli.Dir) }}
	leave, err := c.examineCluster(e, &cfg)
	if err != nil {
		return err
	}
	defer leave()
	for _, name := range c.Checkpoint {
		b, err := readLimited(name, proof.MaxCheckpoint)
		if err != nil {
			return usage(err)
		}
		cfg.Elsewhere = append(cfg.Elsewhere, doctor.Checkpoint{Source: shown(name), Signed: b})
	}
	for _, url := range c.URL {
		b, err := fetchCheckpoint(e.ctx, url)
		if err != nil {
			return err
		}
		cfg.Elsewhere = append(cfg.Elsewhere, doctor.Checkpoint{Source: url, Signed: b})
	}
	show, done := e.progress("looking at entries")
	cfg.Progress = show
	report, err := doctor.Examine(e.ctx, cfg)
	done()
	if err != nil {
		return err
	}
	if e.cli.JSON {
		err = e.print(report)
	} else {
		e.diagnosis(report)
	}
	switch report.Worst() {
	case doctor.Damaged:
		return errors.Join(err, verdictError(exitUnverified))
	case doctor.Wrong:
		return errors.Join(err, verdictError(exitRefused))
	}
	return err
}

// fetchTimeout is how long another host may take to show its checkpoint.
const fetchTimeout = 20 * time.Second

// fetchCheckpoint reads the checkpoint that a host shows (c2sp.org/tlog-tiles).
func fetchCheckpoint(ctx context.Context, url string) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, fetchTimeout)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, strings.TrimSuffix(url, "/")+"/log/checkpoint", nil)
	if err != nil {
		return nil, usage(err)
	}
	r, err := http.DefaultClient.Do(req)
	if err != nil {
		return nil, parley.Refuse("unreachable", "", "Nobody answers at %s: %v.", url, cause(err)).To("Check the address, or look without --url.")
	}
	defer r.Body.Close()
	b, err := io.ReadAll(io.LimitReader(r.Body, proof.MaxCheckpoint))
	if err == nil && r.StatusCode != http.StatusOK {
		return nil, parley.Refuse("unreachable", "", "%s shows no checkpoint: it answers %s.", url, r.Status).To("Check the address: it is that of the host, without a path.")
	}
	return b, err
}

// diagnosis prints what was found for people.
func (e *env) diagnosis(r *doctor.Report) {
	served := ""
	if r.Served {
		served = ", which a process serves"
	}
	fmt.Fprintf(e.out, "%s%s; nothing was changed.\n\n", shown(r.Dir), served)
	t := e.table()
	todo := 0
	for _, f := range r.Findings {
		what := f.What
		if f.Where != "" {
			what = f.Where + ": " + what
		}
		t.row(map[doctor.Level]string{doctor.OK: "ok", doctor.Note: "note", doctor.Wrong: "WRONG", doctor.Damaged: "DAMAGED"}[f.Level], f.Check, what)
		if f.Todo != "" {
			t.row("", "", "→ "+f.Todo)
		}
		if f.Level == doctor.Wrong || f.Level == doctor.Damaged {
			todo++
		}
	}
	t.flush()
	switch todo {
	case 0:
		fmt.Fprintln(e.out, "\nNothing has to be done.")
	default:
		fmt.Fprintf(e.out, "\n%s.\n", plural(todo, "thing has to be done", "things have to be done"))
	}
}
