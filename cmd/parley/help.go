package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/open-parley/parley"
)

// topics are the help pages beside those of the commands.
var topics = map[string]string{
	"exit-codes": exitCodes,
	"names": `How things are named on the command line:

  arrangement   the beginning of its identifier, its title or a part of it
  revision      ARRANGEMENT@2 by number, or ARRANGEMENT@ and the beginning of its hash
  party         its name or a part of it, its country code, or the beginning of its identity
  statement     #17 by its place in the log, or the beginning of its identifier

What fits several is refused, and they are listed.
`,
	"times": `Times, lengths and heights:

  2017-05-06T00:00Z                  UTC
  2017-05-06T00:00+03:00             with an offset
  "2017-05-06T00:00 Asia/Damascus"   local time; refused where a clock change makes it ambiguous
  "6 months", "10 days", "36 hours"  periods
  "6 km", "500 m"                    lengths
  "3000 ft amsl", "500 m agl", FL100 heights; ground; unlimited

--at TIME asks about the state at any time, past or future: what is recorded is
never changed by a later statement, and what lies ahead is computed as if
nothing more were said.
`,
	"guardrails": "What Parley is never for:\n\n" + wrapped(parley.NoteNever) + "\n",
	"environment": `Environment:

  PARLEY_SERVER  address of the server (--server)
  PARLEY_KEY     key file to log in and sign with (--key)
  PARLEY_ID_TOKEN file with an identity provider's token (--id-token)
  PARLEY_CA      certificates that a server's must come from (--ca)
  PARLEY_BROWSER Chromium, Chrome or Edge that prints sheets (--browser)
  PARLEY_ZONE    time zone to show beside UTC (--zone)
  PARLEY_HOME    folder for what was pinned of each server; absent: parley in the
                 user's configuration folder
  NO_COLOR       no colours in the server's log
`,
}

// helpCmd is parley help.
type helpCmd struct {
	Topic []string `arg:"" optional:"" help:"Command or topic."`
}

func (c *helpCmd) Run(e *env) error {
	if text, ok := topics[strings.Join(c.Topic, "-")]; ok {
		fmt.Fprint(e.out, text)
		return nil
	}
	_, err := e.app.Parse(append(slices.Clone(c.Topic), "--help"))
	if err != nil {
		return usage(fmt.Errorf("%w; topics are %s", err, strings.Join(slices.Sorted(maps.Keys(topics)), ", ")))
	}
	return nil
}

// welcome is what parley says alone.
func (e *env) welcome() int {
	fmt.Fprint(e.out, `Parley: safe zones, no-fly zones, corridors and protected sites, agreed among
parties that do not trust each other.

  parley demo            an exercise with a story in it, on this machine
  parley init, serve     a ledger of your own
  parley status          what there is, and what it waits for
  parley help            every command
  parley help COMMAND    one of them
`)
	return exitOK
}
