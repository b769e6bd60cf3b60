package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/alecthomas/kong"
)

// versionCmd is parley version.
type versionCmd struct{}

// versionFlag is parley --version.
type versionFlag bool

// BeforeReset tells the version before the rest of the line is looked at.
func (versionFlag) BeforeReset(app *kong.Kong, e *env) error {
	err := (*versionCmd)(nil).Run(e)
	app.Exit(e.fail(err))
	return nil
}

func (*versionCmd) Run(e *env) error {
	v := struct {
		Version  string `json:"version"`
		Revision string `json:"revision,omitempty"`
		Go       string `json:"go"`
		System   string `json:"system"`
	}{"devel", "", runtime.Version(), runtime.GOOS + "/" + runtime.GOARCH}
	if b, ok := debug.ReadBuildInfo(); ok {
		if b.Main.Version != "" && b.Main.Version != "(devel)" {
			v.Version = b.Main.Version
		}
		for _, s := range b.Settings {
			if s.Key == "vcs.revision" {
				v.Revision = s.Value
			}
		}
	}
	if e.cli.JSON {
		return e.print(v)
	}
	fmt.Fprintf(e.out, "parley %s %s %s %s\n", v.Version, v.Revision, v.Go, v.System)
	return nil
}
