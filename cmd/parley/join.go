package main

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/client"
	"github.com/open-parley/parley/statement"
)

// joinCmd is parley join.
type joinCmd struct {
	Link    string `arg:"" help:"The invitation's link."`
	Out     string `help:"Key file to write; the public half goes to FILE.pub." short:"o" required:"" type:"path" placeholder:"FILE"`
	Name    string `help:"Where a party is invited: its name." placeholder:"NAME"`
	Kind    string `help:"What it is: ${enum}." enum:"state,armed-force,armed-group,humanitarian-organisation,monitoring-mission,mediator" default:"state"`
	Country string `help:"ISO 3166-1 code of a state." placeholder:"CC"`
}

func (c *joinCmd) Run(e *env) error {
	link, err := client.ParseLink(c.Link)
	if err != nil {
		return usage(err)
	}
	if _, err := os.Lstat(c.Out); !errors.Is(err, fs.ErrNotExist) {
		return usage(fmt.Errorf("%s is there already: %w", shown(c.Out), fs.ErrExist))
	}
	web, err := caClient(e.cli.CA)
	if err != nil {
		return err
	}
	host, err := client.New(link.Server, client.Options{HTTP: web})
	if err != nil {
		return usage(err)
	}
	invited, err := host.Look(e.ctx, link)
	if err != nil {
		return err
	}
	profile, err := c.profile(invited)
	if err != nil {
		return err
	}
	k, err := statement.NewSoftKey(rand.Reader, parley.Key{Use: invited.Use, Post: invited.Post, Powers: invited.Powers})
	if err != nil {
		return err
	}
	party := invited.By
	if invited.Admits {
		party = parley.PartyID{}
	}
	f, err := newKeyFile(k, party, profile)
	if err != nil {
		return err
	}
	// The key is on the disk before anybody can let it in.
	if err := errors.Join(f.write(c.Out), f.public().write(c.Out+".pub")); err != nil {
		return usage(err)
	}
	if _, err := host.Redeem(e.ctx, link, k.Key(), k.Proof(), profile); err != nil {
		return fmt.Errorf("the key in %s was made and asks for nothing: %w", shown(c.Out), err)
	}
	if e.cli.JSON {
		return e.print(f.public())
	}
	fmt.Fprintf(e.out, "Wrote %s (secret: keep it, and a copy where a fire does not reach both) and %s.pub.\n", shown(c.Out), shown(c.Out))
	e.describeKey(f)
	fmt.Fprintf(e.out, "\nIt asks %s, in %q, to be let in. Once it is:  parley whoami --server %s --key %s\n", invited.ByName, invited.Name, link.Server, shown(c.Out))
	return nil
}

// profile is who a party that is invited says that it is.
func (c *joinCmd) profile(invited *answer.Invited) (*parley.Profile, error) {
	if !invited.Admits {
		if c.Name != "" || c.Country != "" {
			return nil, usage(fmt.Errorf("%s invites you to a post of its own; --name and --country are for a new party", invited.ByName))
		}
		return nil, nil
	}
	p := &parley.Profile{Name: c.Name, Kind: parley.PartyKind(c.Kind), Country: strings.ToUpper(c.Country)}
	return p, usage((&statement.Update{Profile: *p}).Valid())
}
