package main

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"path/filepath"
	"strings"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/ledger/disk"
	"github.com/open-parley/parley/ledger/jetstream"
	"github.com/open-parley/parley/ledger/sqlite"
)

// clusterFile is in the folder of a ledger whose log lies in a NATS cluster: a
// line that names the log there.
const clusterFile = "cluster"

// maxClusterFile is more bytes than it has.
const maxClusterFile = 64

// clusterFlags are of commands that open a ledger in a NATS cluster.
type clusterFlags struct {
	Cluster     []string `help:"NATS servers that keep the log, such as nats://10.0.0.1:4222; their URLs, with commas." placeholder:"URL,…"`
	Node        string   `help:"This node's name among those of the cluster." default:"node-1" placeholder:"NAME"`
	NATSCA      string   `name:"nats-ca" help:"Certificates of the authority that signed the NATS servers'." type:"path" placeholder:"FILE"`
	NATSCreds   string   `name:"nats-creds" help:"NATS credentials." type:"path" placeholder:"FILE"`
	NATSMonitor []string `name:"nats-monitor" help:"Monitoring addresses of all NATS servers, such as http://10.0.0.1:8222: it is checked that they sync each write." placeholder:"URL,…"`
}

// connect connects to the cluster for the log of that name.
func (c *clusterFlags) connect(ctx context.Context, name string, log *slog.Logger) (*jetstream.Cluster, error) {
	return jetstream.Connect(ctx, c.options(name, log))
}

func (c *clusterFlags) options(name string, log *slog.Logger) jetstream.Options {
	return jetstream.Options{URLs: c.Cluster, Log: name, Node: c.Node, CA: c.NATSCA, Creds: c.NATSCreds, Monitors: c.NATSMonitor, Logger: log}
}

// connectToRead is connect for what only reads: a log that has ended is open to
// it too.
func (c *clusterFlags) connectToRead(ctx context.Context, name string, log *slog.Logger) (*jetstream.Cluster, error) {
	o := c.options(name, log)
	o.Ended = true
	return jetstream.Connect(ctx, o)
}

// join connects for the ledger in dir, where --cluster was given; nil: it was
// not. A folder and flags that do not fit each other are refused.
func (c *clusterFlags) join(ctx context.Context, dir string, log *slog.Logger) (*jetstream.Cluster, error) {
	name, err := clusterLog(dir)
	switch {
	case err != nil:
		return nil, err
	case name == "" && len(c.Cluster) == 0:
		return nil, nil
	case name == "":
		return nil, parley.Refuse("not-in-cluster", "", "The log of the ledger in %s does not lie in a cluster.", shown(dir)).
			To("Serve it without --cluster; parley init --cluster founds a ledger in one.")
	case len(c.Cluster) == 0:
		return nil, inCluster(dir)
	}
	return c.connect(ctx, name, log)
}

// joinFor is join for a command that opens the ledger itself, as one more node;
// the caller leaves again when it has closed it.
func (c *clusterFlags) joinFor(e *env) (leave func(), err error) {
	if e.cli.Dir == "" {
		return func() {}, nil
	}
	cluster, err := c.join(e.ctx, e.cli.Dir, discard)
	if err != nil || cluster == nil {
		return func() {}, err
	}
	e.cluster = cluster
	return func() { cluster.Close() }, nil
}

// inCluster refuses to look for the log in the folder.
func inCluster(dir string) error {
	return parley.Refuse("in-cluster", "", "The log of the ledger in %s lies in a NATS cluster.", shown(dir)).
		To("Serve it with parley serve --dir %s --cluster URL --node NAME, and ask the server.", shown(dir))
}

// clusterLog reads the name of the log; empty: it lies in the folder.
func clusterLog(dir string) (string, error) {
	if there, err := exists(dir, clusterFile); err != nil || there == "" {
		return "", err
	}
	b, err := readLimited(filepath.Join(dir, clusterFile), maxClusterFile)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) {
		return "", err
	}
	name, ok := strings.CutPrefix(strings.TrimSuffix(string(b), "\n"), "log ")
	if err != nil || !ok || !jetstream.LogName(name) {
		r := parley.Refuse("bad-cluster-file", "R9", "The file %q in %s does not name the log that lies in a cluster.", clusterFile, shown(dir)).
			To("Copy it from another node: it is the same on all, a line such as %q. The stream's name on the cluster (nats stream ls) tells it too: parley-…-frames.", "log 4fa01c")
		r.Cause = errors.Join(ledger.ErrDamaged, err)
		return "", r
	}
	return name, nil
}

// foundIn makes the streams of a new log, whose name then gets.
func (c *clusterFlags) foundIn(ctx context.Context, then func(name string) error) (*jetstream.Cluster, error) {
	var random [8]byte
	if _, err := rand.Read(random[:]); err != nil {
		return nil, err
	}
	name := hex.EncodeToString(random[:])
	cluster, err := c.connect(ctx, name, slog.Default())
	if err != nil {
		return nil, err
	}
	if err = cluster.Found(ctx); err == nil {
		err = then(name)
	}
	if err != nil {
		return nil, errors.Join(err, cluster.Close())
	}
	return cluster, nil
}

// noteCluster notes in a ledger's folder that its log lies in a cluster.
func noteCluster(dir, name string) error {
	return disk.WriteNew(dir, clusterFile, []byte("log "+name+"\n"), 0o644)
}

// ledgerCopyCmd is parley ledger copy.
type ledgerCopyCmd struct {
	Out string `help:"Folder to make of a log that lies in the cluster, which ends there; without it, the folder's log goes into the cluster." short:"o" type:"path" placeholder:"FOLDER"`
	clusterFlags
}

func (c *ledgerCopyCmd) Run(e *env) error {
	if e.cli.Dir == "" || len(c.Cluster) == 0 {
		return usage(errors.New("name the ledger's folder with --dir DIR, the NATS servers with --cluster URL,… and, out of the cluster, the folder to make with -o FOLDER"))
	}
	name, err := clusterLog(e.cli.Dir)
	switch {
	case err != nil:
		return err
	case name == "" && c.Out == "":
		return c.into(e)
	case name == "":
		return parley.Refuse("not-in-cluster", "", "The log of the ledger in %s does not lie in a cluster.", shown(e.cli.Dir)).
			To("To copy it into one, leave -o out; to copy the folder, use parley ledger backup.")
	case c.Out == "":
		return parley.Refuse("in-cluster", "", "The log of the ledger in %s lies in a NATS cluster already.", shown(e.cli.Dir)).
			To("To copy it out into a folder of its own, name that with -o FOLDER.")
	}
	return c.outOf(e, name)
}

// into copies the folder's log into the cluster.
func (c *ledgerCopyCmd) into(e *env) error {
	if err := hasStore(e.cli.Dir); err != nil {
		return err
	}
	name := ""
	cluster, err := c.foundIn(e.ctx, func(n string) error { name = n; return nil })
	if err != nil {
		return err
	}
	defer cluster.Close()
	show, done := e.progress(string(ledger.Copying))
	head, err := ledger.Move(e.ctx, e.cli.Dir, sqlite.OpenReadOnly, cluster.Open, cluster, show, func() error { return noteCluster(e.cli.Dir, name) })
	done()
	if err != nil {
		return err
	}
	if e.cli.JSON {
		return e.print(struct {
			Log  string        `json:"log"`
			Size uint64        `json:"size"`
			Root parley.Digest `json:"root"`
		}{name, head.Size, parley.Digest(head.Root)})
	}
	fmt.Fprintf(e.out, "%s copied; the root is the same, %s. The log lies in the cluster from now on, as %s.\n\nNext:\n  parley serve --dir %s%s\n\n%s is a copy as of now, and is not read any more.\n",
		plural(int(head.Size), "entry", "entries"), head.Root, name, shown(e.cli.Dir), c.serveFlags(), sqlite.File)
	return nil
}

// outOf copies the log out of the cluster into a folder of its own, and ends it
// there.
func (c *ledgerCopyCmd) outOf(e *env, name string) error {
	cluster, err := c.connectToRead(e.ctx, name, discard)
	if err != nil {
		return err
	}
	defer cluster.Close()
	e.cluster = cluster
	t, done, err := e.transfer(e.cli.Dir, c.Out)
	if err != nil {
		return err
	}
	t.Shared = false // no node writes meanwhile, and everything is copied
	replaying, replayed := e.progress("replaying")
	cfg := ledgerConfig(e.cli.Dir, t.World, nowUTC)
	cfg.Log, cfg.Engine, cfg.Cluster = discard, cluster.Open, cluster
	cfg.Progress = func(n, total uint64) {
		if replaying(n, total); n == total {
			replayed()
		}
	}
	found, err := ledger.MoveOut(e.ctx, cfg, t)
	replayed()
	done()
	if err != nil {
		return err
	}
	if e.cli.JSON {
		return e.print(transferred(c.Out, found, nil))
	}
	e.inspected("Copied, and verified by a full replay of the copy. The log in the cluster has ended.", c.Out, found)
	fmt.Fprintf(e.out, "\nNext:\n  parley serve --dir %s\n\nThe nodes' folders and the streams of %s are not needed any more. %s is not in the copy.\n", shown(c.Out), name, registrarKey)
	return nil
}

// onCluster sets what a ledger on a cluster is opened with.
func onCluster(cluster *jetstream.Cluster) func(*ledger.Config) {
	return func(c *ledger.Config) {
		if cluster != nil {
			c.Engine, c.Cluster = cluster.Open, cluster
		}
	}
}
