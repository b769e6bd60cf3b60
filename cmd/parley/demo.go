package main

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/api"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/ledger/credential"
	"github.com/open-parley/parley/ledger/invitation"
	"github.com/open-parley/parley/scenario"
	"github.com/open-parley/parley/statement"
	"github.com/open-parley/parley/testdata"
	"github.com/open-parley/parley/web"
)

// demoStory is the story that the demo plays.
const demoStory = "scenarios/syria-2017.txtar"

// demoCmd is parley demo.
type demoCmd struct {
	Addr        string `help:"Address to listen on: loopback only." default:"127.0.0.1:8080" placeholder:"HOST:PORT"`
	AddressFile string `help:"Write the URL here once everything is ready." type:"path" placeholder:"FILE"`
	Once        bool   `help:"Tell the story, and end."`
	Quiet       bool   `help:"Don't tell the story." short:"q"`
}

func (c *demoCmd) Run(e *env) error {
	data, err := fs.ReadFile(testdata.Demo, demoStory)
	if err != nil {
		return err
	}
	story, err := scenario.Parse(path.Base(demoStory), data)
	if err != nil {
		return err
	}
	if c.Once && e.cli.Dir == "" {
		return c.tell(e, story, "")
	}
	ln, err := listen(e.ctx, c.Addr, api.Listen)
	if err != nil {
		return err
	}
	defer ln.Close()
	dir := e.cli.Dir
	if dir == "" {
		if dir, err = os.MkdirTemp("", "parley-demo-"); err != nil {
			return err
		}
		defer os.RemoveAll(dir)
	}
	home := filepath.Join(dir, "ledger")
	if err := c.tell(e, story, home); err != nil || c.Once {
		return err
	}
	page, err := web.New()
	if err != nil {
		return err
	}
	s := api.New(api.Options{Log: quiet(e), Open: true, LendsKeys: true, Page: page})
	l, err := openObserved(e.ctx, s, home, quiet(e), nil)
	if err != nil {
		return err
	}
	s.Attach(l)
	invitations, err := invitation.Open(e.ctx, home)
	if err != nil {
		return errors.Join(err, closeLedger(l))
	}
	defer invitations.Close()
	s.KeepInvitations(invitations)
	credentials, err := credential.Open(e.ctx, home)
	if err != nil {
		return errors.Join(err, closeLedger(l))
	}
	defer credentials.Close()
	s.KeepCredentials(credentials)
	ctx, cancel := context.WithCancel(e.ctx)
	defer cancel()
	served := make(chan error, 1)
	go func() { served <- s.ServeOn(ctx, ln) }()
	at := "http://" + ln.Addr().String()
	err = c.prepare(e, s, l, dir, at, data)
	if err == nil {
		c.invite(e, dir, at)
		if c.AddressFile != "" {
			err = writeAddress(c.AddressFile, at)
		}
	}
	if err != nil {
		cancel()
	}
	return errors.Join(err, <-served, closeLedger(l))
}

// tell plays the story on a real ledger, and keeps it in dir.
func (c *demoCmd) tell(e *env, story *scenario.Story, dir string) error {
	w := e.out
	if c.Quiet || e.cli.JSON {
		w = nowhere{}
	}
	o := scenario.Options{Dir: dir}
	if dir != "" && !c.Once {
		// It is served, and goes on: another ledger each time, for what comes after
		// the story is another log, and who remembers the last one must not take
		// this for the same, rewritten.
		o.Rand = rand.Reader
	}
	r, err := story.Tell(e.ctx, w, o)
	if err != nil {
		return err
	}
	if e.cli.JSON && c.Once {
		if err := e.print(r); err != nil {
			return err
		}
	}
	if !r.OK {
		return errors.New("the story did not go as it says")
	}
	if dir == "" {
		return nil
	}
	return keepStoryWorld(dir, r.World)
}

// nowhere takes what nobody reads.
type nowhere struct{}

func (nowhere) Write(b []byte) (int, error) { return len(b), nil }

// quiet logs what a person must know; requests are no such thing here.
func quiet(e *env) *slog.Logger { return slog.New(warnings{logger(e.errw).Handler()}) }

// warnings lets warnings and errors through.
type warnings struct{ slog.Handler }

func (w warnings) Enabled(ctx context.Context, l slog.Level) bool {
	return l >= slog.LevelWarn && w.Handler.Enabled(ctx, l)
}

// WithAttrs and WithGroup keep the limit.
func (w warnings) WithAttrs(a []slog.Attr) slog.Handler { return warnings{w.Handler.WithAttrs(a)} }
func (w warnings) WithGroup(n string) slog.Handler      { return warnings{w.Handler.WithGroup(n)} }

// prepare writes keys and samples, and has the story's parties speak of matters
// of today.
func (c *demoCmd) prepare(e *env, s *api.Server, l *ledger.Ledger, dir, at string, story []byte) error {
	if err := writeSamples(dir); err != nil {
		return err
	}
	if err := writeStoryKeys(l, filepath.Join(dir, "keys"), story); err != nil {
		return err
	}
	if err := (exerciseFlags{filepath.Join(dir, "keys")}).lend(s, l, quiet(e)); err != nil {
		return err
	}
	for _, a := range demoActs {
		if err := c.act(e, a, dir, at); err != nil {
			return err
		}
	}
	return nil
}

func writeSamples(dir string) error {
	samples, err := fs.Sub(testdata.Demo, "demo")
	if err != nil {
		return err
	}
	return fs.WalkDir(samples, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := fs.ReadFile(samples, name)
		if err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(dir, name), dated(b, time.Now()), 0o644)
	})
}

var storyParty = regexp.MustCompile(`(?m)^party ([a-z0-9-]+) `)

// writeStoryKeys writes the keys of the story's parties, which are drawn from
// the story's name (docs/formats/scenario.md) and protect nothing. Each is
// compared with the ledger's parties before it is handed out.
func writeStoryKeys(l *ledger.Ledger, dir string, story []byte) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	var name string
	parties := map[parley.PartyID]docket.Party{}
	l.View(func(s *docket.State) {
		name = s.Name()
		for _, p := range s.Parties() {
			parties[p.ID] = p
		}
	})
	powers := slices.Sorted(slices.Values(parley.PartyPowers))
	labels := []string{"registrar"}
	for _, m := range storyParty.FindAllSubmatch(story, -1) {
		labels = append(labels, string(m[1]))
	}
	root := sha256.Sum256([]byte("parley exercise\x00" + name))
	for _, label := range labels {
		may := powers
		if label == "registrar" {
			may = []parley.Power{parley.PowerAdminister, parley.PowerRegister}
		}
		seed := sha256.Sum256(append(root[:], "key\x00"+label+"\x00founding"...))
		k, err := statement.SoftKeyFromSeed(seed[:], parley.Key{Use: parley.UseSign, Post: "head-of-delegation", Powers: may})
		if err != nil {
			return err
		}
		id, err := statement.PartyIDOf(k.Key(), k.Proof())
		if err != nil {
			return err
		}
		p, ok := parties[id]
		if !ok {
			return fmt.Errorf("the story's party %q is not in the ledger under the key that the story's format says", label)
		}
		f, err := newKeyFile(k, parley.PartyID{}, &p.Profile)
		if err == nil {
			err = f.write(filepath.Join(dir, label+".key"))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// invite prints what to try next.
func (c *demoCmd) invite(e *env, dir, at string) {
	me := "parley"
	if strings.ContainsRune(os.Args[0], filepath.Separator) {
		me = os.Args[0]
	}
	if at != "http://127.0.0.1:8080" {
		me += " --server " + at
	}
	fmt.Fprintf(e.out, `
----------------------------------------------------------------------------------------------------
The story's ledger is served at %[2]s, and a pause of today was tabled in it.
It is an exercise: the keys in %[3]s/keys are the story's, and protect nothing.
Open %[2]s in a browser: it shows what waits for whom, as any of the story's parties.

Try, in another terminal:

  %[1]s status
  %[1]s status astana --at 2017-06-01T00:00Z
  %[1]s status "winter pause"
  %[1]s talk "winter pause"

May a drone fly? Exit code 0 no-conflict, 3 coordinate, 4 conflict, 5 indeterminate:

  %[1]s check --party turkey --activity drone --volume %[3]s/flight.geojson --from 2026-01-01T00:00Z --until 2100-01-01T00:00Z
  %[1]s check --party us --activity heavy-weapon --volume %[3]s/flight.geojson --from 2017-06-01T00:00Z --until 2017-06-02T00:00Z --at 2017-05-31T00:00Z

What would a no-fly zone mean, before anybody signs it?

  %[1]s impact %[3]s/no-fly.yaml --key %[3]s/keys/us.key

The pause waits for Syria, on whose territory it lies. Accept it as Syria, check again, leave again:

  %[1]s accept "winter pause" --key %[3]s/keys/syria.key --receipt %[3]s/receipt.json
  %[1]s check --party turkey --activity drone --volume %[3]s/flight.geojson --from 2026-01-01T00:00Z --until 2100-01-01T00:00Z
  %[1]s verify %[3]s/receipt.json
  %[1]s denounce "winter pause" --key %[3]s/keys/syria.key

Watch what is said; table an arrangement of your own:

  %[1]s log --follow
  %[1]s table --new my-arrangement.yaml

The interface is described at %[2]s/v1/openapi.json. Stop with Ctrl-C.
`, me, at, dir)
}
