package main

import (
	"errors"
	"fmt"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/draft"
	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/ledger/sqlite"
	"github.com/open-parley/parley/proof"
)

// ledgerCmd is parley ledger.
type ledgerCmd struct {
	Backup  ledgerBackupCmd  `cmd:"" help:"Copy a ledger, served or not, and verify the copy."`
	Restore ledgerRestoreCmd `cmd:"" help:"Make a ledger's folder of a backup, verified before and after."`
	Copy    ledgerCopyCmd    `cmd:"" help:"Copy a ledger's log out of its folder into a NATS cluster, or out of that into a folder, where it lies from then on."`
}

// ledgerBackupCmd is parley ledger backup.
type ledgerBackupCmd struct {
	Out         string `help:"Folder to make." short:"o" required:"" type:"path" placeholder:"FOLDER"`
	WithoutKeys bool   `help:"Leave log.key and the epoch key out; keep them apart."`
	Expires     string `help:"How long a backup with keys is kept, and then destroyed: what was erased is told to be so only when all have expired." default:"30 days" placeholder:"PERIOD"`
	clusterFlags
}

func (c *ledgerBackupCmd) Run(e *env) error {
	if e.cli.Dir == "" {
		return usage(errors.New("name the ledger's folder with --dir DIR"))
	}
	leave, err := c.joinFor(e)
	if err != nil {
		return err
	}
	defer leave()
	t, done, err := e.transfer(e.cli.Dir, c.Out)
	if err != nil {
		return err
	}
	t.WithoutKeys = c.WithoutKeys
	kept, err := draft.ParsePeriod(c.Expires)
	if err != nil {
		return usage(fmt.Errorf("--expires: %w", err))
	}
	t.Expires = kept.From(nowUTC())
	found, err := ledger.Backup(e.ctx, t)
	done()
	if err != nil {
		return err
	}
	if e.cli.JSON {
		return e.print(transferred(c.Out, found, nil))
	}
	e.inspected("Copied, and verified by a full replay of the copy.", c.Out, found)
	if c.WithoutKeys {
		fmt.Fprintf(e.out, "\nNothing in it can be read without log.key and keys/. Keep a copy of both apart from it; after an erasure keys/ holds\nanother key, and the older one must be destroyed wherever it lies.\n")
	} else {
		fmt.Fprintf(e.out, "\nWhoever has it can read everything and sign as the log. %s is not in it: it belongs away from the server.\nDestroy it by %s: until then what is erased meanwhile can be read with it.\n", registrarKey, e.when(t.Expires))
	}
	return nil
}

// transfer is how this program copies a ledger's folder, which must be one.
func (e *env) transfer(from, to string) (ledger.Transfer, func(), error) {
	world, err := openWorld(from)
	if err != nil {
		return ledger.Transfer{}, nil, err
	}
	source := ledger.Opener(sqlite.OpenReadOnly)
	if e.cluster != nil {
		source = e.cluster.Open
	} else if err := hasStore(from); err != nil {
		return ledger.Transfer{}, nil, err
	}
	t := ledger.Transfer{From: from, To: to, Source: source, Target: sqlite.Open, Check: sqlite.OpenReadOnly,
		World: world, Shared: e.cluster != nil, Files: []string{worldFile, worldDataFile}, Now: nowUTC}
	copying, copied := e.progress(string(ledger.Copying))
	verifying, verified := e.progress(string(ledger.Verifying))
	t.Progress = func(s ledger.Step, done, total uint64) {
		if s == ledger.Copying {
			copying(done, total)
			return
		}
		copied()
		verifying(done, total)
	}
	return t, func() { copied(); verified() }, nil
}

// transferredJSON is what a backup or a restored folder holds.
type transferredJSON struct {
	Dir        string          `json:"dir"`
	Ledger     parley.LedgerID `json:"ledger"`
	Name       string          `json:"name"`
	LogKey     string          `json:"log_key"`
	Size       uint64          `json:"size"`
	Root       parley.Digest   `json:"root"`
	State      parley.Digest   `json:"state"`
	Head       parley.Instant  `json:"head"`
	Checkpoint string          `json:"checkpoint"`
	Lost       *lostJSON       `json:"lost,omitempty"`
}

// lostJSON are the entries that a later checkpoint signs and that are not there.
type lostJSON struct {
	From  uint64 `json:"from"`
	Until uint64 `json:"until"`
}

func transferred(dir string, i *ledger.Inspection, lost *ledger.Lost) transferredJSON {
	out := transferredJSON{Dir: dir, LogKey: i.LogKey, Size: i.Head.Size, Root: parley.Digest(i.Head.Root), State: i.State.Digest(),
		Ledger: i.State.Ledger(), Name: i.State.Name(), Head: i.Head.At, Checkpoint: string(i.Checkpoint)}
	if lost != nil {
		out.Lost = &lostJSON{lost.From, lost.Until}
	}
	return out
}

// inspected prints what was found to hold.
func (e *env) inspected(says, dir string, i *ledger.Inspection) {
	fmt.Fprintf(e.out, "%s\n\n", says)
	t := e.table()
	t.row("folder", shown(dir))
	t.row("ledger", i.State.Ledger().String())
	t.row("name", i.State.Name())
	t.row("log key", i.LogKey)
	t.row("entries", fmt.Sprint(i.Head.Size))
	t.row("root", parley.Digest(i.Head.Root).String())
	t.row("state", i.State.Digest().String())
	t.row("last entry", e.when(i.Head.At))
	t.row("checkpoint", fmt.Sprintf("of %s, signed by the log", plural(int(i.Signed.Size), "entry", "entries")))
	t.flush()
}

// ledgerRestoreCmd is parley ledger restore.
type ledgerRestoreCmd struct {
	Backup     string `arg:"" help:"Folder that parley ledger backup has made." type:"path"`
	Keys       string `help:"Folder with log.key and keys/, for a backup without them." type:"path" placeholder:"FOLDER"`
	Checkpoint string `help:"A signed checkpoint of this log from elsewhere: the old folder, a party, a witness. A backup that is older is refused." type:"path" placeholder:"FILE"`
	AcceptLoss bool   `help:"Restore it although entries are lost that the log has signed."`
	Expired    bool   `help:"Restore it although it has expired, and should have been destroyed."`
}

func (c *ledgerRestoreCmd) Run(e *env) error {
	if e.cli.Dir == "" {
		return usage(errors.New("name the folder to make with --dir DIR"))
	}
	var known []byte
	if c.Checkpoint != "" {
		var err error
		if known, err = readLimited(c.Checkpoint, proof.MaxCheckpoint); err != nil {
			return usage(err)
		}
	}
	if _, err := ledger.ReadManifest(c.Backup); err != nil {
		return err
	}
	t, done, err := e.transfer(c.Backup, e.cli.Dir)
	if err != nil {
		return err
	}
	t.Keys, t.Expired = c.Keys, c.Expired
	found, lost, err := ledger.Restore(e.ctx, t, known, c.AcceptLoss)
	done()
	if err != nil {
		return err
	}
	if e.cli.JSON {
		return e.print(transferred(e.cli.Dir, found, lost))
	}
	e.inspected("Restored, and verified by a full replay before and after.", e.cli.Dir, found)
	switch {
	case lost != nil:
		fmt.Fprintf(e.out, `
LOST: entries %d to %d, which this log has signed. Tell the parties now: whatever is entered here from now on
contradicts the receipts that they hold for these entries, and their programs will say so. If erasures were among them,
what they erased can be read here again: erase it anew (parley retention list --dir %s).
`, lost.From, lost.Until-1, e.cli.Dir)
	case known == nil:
		fmt.Fprint(e.out, "\nNo checkpoint was shown: whether entries are missing at its end, it can't tell by itself. Compare with one that a\nparty, a witness or a mirror holds before it is served (parley doctor --checkpoint FILE).\n")
	}
	return nil
}
