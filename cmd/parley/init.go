package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/draft"
	"github.com/open-parley/parley/geo"
	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/ledger/jetstream"
	"github.com/open-parley/parley/ledger/keystore"
	"github.com/open-parley/parley/ledger/sqlite"
	"github.com/open-parley/parley/statement"
)

// registrarKey is the registrar's key in a ledger's folder.
const registrarKey = "registrar.key"

// inFolder is embedded by commands whose ledger's folder may stand without --dir.
type inFolder struct {
	Folder string `arg:"" optional:"" name:"dir" help:"Ledger's folder, as --dir." type:"path"`
}

// choose takes the folder for --dir.
func (f inFolder) choose(e *env) error {
	if f.Folder != "" && e.cli.Dir != "" && f.Folder != e.cli.Dir {
		return usage(errors.New("two folders are named; leave one out"))
	}
	if f.Folder != "" {
		e.cli.Dir = f.Folder
	}
	return nil
}

// initCmd is parley init.
type initCmd struct {
	inFolder
	Name     string `help:"The ledger's name, such as \"Joint register of the northern areas\"." required:"" placeholder:"NAME"`
	Host     string `help:"Name of the host in the log's key." default:"localhost" placeholder:"HOST"`
	Exercise bool   `help:"Nothing in it is real; every statement says so."`
	World    string `help:"Territory attributed to states before they declare their own: builtin, none, or a file." default:"builtin" placeholder:"builtin|none|FILE"`
	Recovery string `help:"Delay before a key that the registrar recovers for a party is valid." default:"7 days" placeholder:"PERIOD"`

	ErasureNotice string `help:"How long an erasure is announced before it is admitted, or none; absent: 30 days, and none in an exercise." placeholder:"PERIOD"`

	Passphrase bool `help:"Put the registrar's key under a passphrase, which is asked for (--passphrase-file, --passphrase-fd)."`
	clusterFlags

	// protect does that.
	protect func(*keyFile) error
}

func (c *initCmd) Run(e *env) error {
	if err := c.choose(e); err != nil {
		return err
	}
	if e.cli.Dir == "" {
		return usage(errors.New("name a folder for the ledger: parley init DIR --name NAME"))
	}
	if c.Passphrase {
		c.protect = func(f *keyFile) error { return e.protect(f, "the registrar's key") }
	}
	f, err := found(e.ctx, e.cli.Dir, c, nowUTC)
	if err != nil {
		return err
	}
	defer f.close(context.WithoutCancel(e.ctx))
	if e.cli.JSON {
		return e.print(struct {
			Ledger    parley.LedgerID `json:"ledger"`
			LogKey    string          `json:"log_key"`
			Registrar parley.PartyID  `json:"registrar"`
			Key       string          `json:"key"`
		}{f.id, f.ledger.VerifierKey(), f.registrar.Party, f.keyPath})
	}
	t := e.table()
	t.row("ledger", f.id.String())
	t.row("log key", f.ledger.VerifierKey())
	t.row("registrar", f.registrar.Party.String())
	t.row("its key", shown(f.keyPath)+" (secret)")
	t.flush()
	fmt.Fprintf(e.out, `
Publish the ledger and its log key: parties pin them when they first connect.

Next:
  parley serve --dir %s
  parley key new --name "Exampleland" --kind state -o exampleland.key
  parley party admit exampleland.key.pub --key %s

%s
`, shown(e.cli.Dir)+c.serveFlags(), shown(f.keyPath), wrapped(parley.NoteNever))
	return nil
}

// serveFlags are what serve needs beside the folder.
func (c *clusterFlags) serveFlags() string {
	if len(c.Cluster) == 0 {
		return ""
	}
	return " --cluster " + strings.Join(c.Cluster, ",") + " --node " + c.Node
}

// founded is a ledger that was just founded, and its registrar.
type founded struct {
	ledger    *ledger.Ledger
	cluster   *jetstream.Cluster // nil: none
	id        parley.LedgerID
	registrar *keyFile
	keyPath   string
	key       *statement.SoftKey
}

func (f *founded) close(ctx context.Context) error {
	err := f.ledger.Close(ctx)
	if f.cluster != nil {
		err = errors.Join(err, f.cluster.Close())
	}
	return err
}

// ledgerFiles are what a ledger leaves in its folder; where one of them lies,
// none is founded.
var ledgerFiles = []string{sqlite.File, ledger.KeyFile, ledger.CheckpointFile, keystore.File, keystore.Folder, worldFile, worldDataFile, registrarKey, clusterFile}

// found founds a ledger in dir and leaves it open.
func found(ctx context.Context, dir string, c *initCmd, now func() parley.Instant) (*founded, error) {
	recovery, err := draft.ParsePeriod(c.Recovery)
	if err != nil {
		return nil, usage(err)
	}
	notice := realNotice
	if c.Exercise {
		notice = parley.Period{}
	}
	if c.ErasureNotice != "" {
		if notice, err = parseNotice(c.ErasureNotice); err != nil {
			return nil, err
		}
	}
	switch name, err := exists(dir, ledgerFiles...); {
	case err != nil:
		return nil, err
	case name != "":
		return nil, parley.Refuse("no-ledger", "", "There is a ledger in %s already, or a part of one: %s.", shown(dir), name).
			To("Use another folder. If a file of that ledger was lost, restore it from a backup.")
	}
	world, err := chooseWorld(c.World)
	if err != nil {
		return nil, err
	}
	powers := slices.Sorted(slices.Values([]parley.Power{parley.PowerRegister, parley.PowerAdminister}))
	k, err := statement.NewSoftKey(rand.Reader, parley.Key{Use: parley.UseSign, Post: "registrar", Powers: powers})
	if err != nil {
		return nil, err
	}
	profile := &parley.Profile{Name: c.Name, Kind: parley.Registrar}
	f := &founded{key: k, keyPath: filepath.Join(dir, registrarKey)}
	if f.registrar, err = newKeyFile(k, parley.PartyID{}, profile); err != nil {
		return nil, err
	}
	if c.protect != nil {
		if err := c.protect(f.registrar); err != nil {
			return nil, err
		}
	}
	genesis := &statement.Genesis{Name: c.Name, Exercise: c.Exercise, Key: k.Key(), Proof: k.Proof(),
		Rules: docket.RulesVersion, Policy: statement.Policy{RecoveryDelay: recovery, ErasureNotice: notice}}
	if world != nil {
		genesis.World = world.Digest()
	}
	cfg := ledgerConfig(dir, world, now)
	if len(c.Cluster) > 0 {
		if f.cluster, err = c.foundIn(ctx, func(name string) error {
			return errors.Join(os.MkdirAll(dir, 0o700), noteCluster(dir, name))
		}); err != nil {
			return nil, err
		}
		onCluster(f.cluster)(&cfg)
	}
	f.ledger, _, err = ledger.Init(ctx, cfg, c.Host, func(logKey string) (*statement.Submission, error) {
		genesis.LogKey = logKey
		st := &statement.Statement{Type: statement.LogGenesis, Version: statement.Version, Author: f.registrar.Party, Post: k.Key().Post,
			SignedAt: now(), Audience: statement.Everyone, Body: genesis}
		if _, err := rand.Read(st.Salt[:]); err != nil {
			return nil, err
		}
		sub, signed, err := statement.Sign(st, nil, k)
		if err != nil {
			return nil, err
		}
		f.id = parley.LedgerID(signed.ID)
		// The key first: a ledger whose registrar's key is lost can admit nobody.
		if err := f.registrar.write(f.keyPath); err != nil {
			return nil, err
		}
		return sub, keepWorld(dir, world)
	})
	if err != nil {
		if f.cluster != nil {
			err = errors.Join(err, f.cluster.Close())
		}
		return nil, err
	}
	return f, nil
}

// ledgerConfig is how this program opens every ledger.
func ledgerConfig(dir string, world *geo.World, now func() parley.Instant) ledger.Config {
	return ledger.Config{Dir: dir, Engine: sqlite.Open, World: world, Now: now, Elapsed: elapsed, Log: slog.Default()}
}

// openLedger opens the ledger in dir; progress is told of the replay.
func openLedger(ctx context.Context, dir string, log *slog.Logger, deep bool, progress func(done, total uint64), more ...func(*ledger.Config)) (*ledger.Ledger, error) {
	if _, err := os.Stat(dir); err != nil {
		return nil, usage(err)
	}
	world, err := openWorld(dir)
	if err != nil {
		return nil, err
	}
	c := ledgerConfig(dir, world, nowUTC)
	c.Log, c.Deep, c.Progress = log, deep, progress
	for _, f := range more {
		f(&c)
	}
	if c.Cluster == nil {
		if err := hasStore(dir); err != nil {
			return nil, err
		}
	}
	return ledger.Open(ctx, c)
}

// hasStore refuses a folder without the log's store: the engine would make a
// new, empty one.
func hasStore(dir string) error {
	name, err := clusterLog(dir)
	if err != nil {
		return err
	}
	if name != "" {
		return inCluster(dir)
	}
	there, err := exists(dir, sqlite.File)
	if err == nil && there == "" {
		err = logMissing(dir)
	}
	return err
}

func logMissing(dir string) error {
	return parley.Refuse("log-missing", "R9", "The log's store %s is missing in the ledger's folder %s.", sqlite.File, shown(dir)).
		To("Restore it from a backup that is at least as new as the checkpoint, or from a mirror.")
}

// started is when this program did, by the clock that nobody sets.
var started = time.Now()

func elapsed() time.Duration { return time.Since(started) }

// nowUTC is the clock.
func nowUTC() parley.Instant { return parley.At(time.Now()) }
