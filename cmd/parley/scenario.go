package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/open-parley/parley/geo"
	"github.com/open-parley/parley/scenario"
)

// scenarioCmd is parley scenario.
type scenarioCmd struct {
	Play scenarioRun `cmd:"" name:"run" help:"Play stories on a real ledger; exit code 1 where one does not go as it says."`
}

// scenarioRun is parley scenario run.
type scenarioRun struct {
	Story []string `arg:"" help:"Stories (docs/formats/scenario.md), one file each."`
	Fold  bool     `help:"Play on the fold alone, without a ledger on the disk: faster, and every party's view is compared."`
	Quiet bool     `help:"Tell only what fails." short:"q"`
}

func (c *scenarioRun) Run(e *env) error {
	if e.cli.Dir != "" && (len(c.Story) > 1 || c.Fold) {
		return usage(errors.New("--dir keeps the ledger of one story; name one, and leave --fold out"))
	}
	failed := 0
	for i, name := range c.Story {
		if info, err := os.Stat(name); err == nil && info.IsDir() {
			return usage(fmt.Errorf("%s is a folder: name its stories, such as %s", shown(name), shown(filepath.Join(name, "*.txtar"))))
		}
		o := scenario.Options{Dir: e.cli.Dir}
		if c.Fold {
			o.Engine = scenario.OnDocket
		}
		w := e.out
		if e.cli.JSON || c.Quiet {
			w = io.Discard
		} else if i > 0 {
			fmt.Fprintln(e.out)
		}
		r, err := scenario.Run(e.ctx, w, name, o)
		if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) {
			return usage(err)
		}
		if err == nil && o.Dir != "" {
			err = keepStoryWorld(o.Dir, r.World)
		}
		if err != nil {
			return err
		}
		if !r.OK {
			failed++
		}
		switch {
		case e.cli.JSON:
			if err := e.print(r); err != nil {
				return err
			}
		case c.Quiet:
			for _, x := range r.Expectations {
				if !x.OK {
					fmt.Fprintf(e.out, "%s:%d: %s\n    wanted: %s\n    is: %s\n", r.Story, x.Line, x.Text, x.Want, x.Have)
				}
			}
		}
	}
	if failed > 0 {
		return verdictError(exitFailed)
	}
	return nil
}

// keepStoryWorld notes in a story's folder which world its ledger was founded
// with, as parley init does.
func keepStoryWorld(dir string, w *geo.World) error {
	if _, err := os.Stat(worldPath(dir)); err == nil {
		return nil
	}
	return keepWorld(dir, w)
}
