package main

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
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
	return jetstream.Connect(ctx, jetstream.Options{URLs: c.Cluster, Log: name, Node: c.Node, CA: c.NATSCA, Creds: c.NATSCreds, Monitors: c.NATSMonitor, Logger: log})
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
	if err != nil {
		return "", err
	}
	name, ok := strings.CutPrefix(strings.TrimSuffix(string(b), "\n"), "log ")
	if !ok || name == "" {
		return "", usage(fmt.Errorf("%s does not name a log: it is a line such as %q", filepath.Join(dir, clusterFile), "log 4fa01c"))
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
	clusterFlags
}

func (c *ledgerCopyCmd) Run(e *env) error {
	if e.cli.Dir == "" || len(c.Cluster) == 0 {
		return usage(errors.New("name the ledger's folder with --dir DIR, and the NATS servers with --cluster URL,…; the other way, out of a cluster, is parley ledger backup"))
	}
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

// onCluster sets what a ledger on a cluster is opened with.
func onCluster(cluster *jetstream.Cluster) func(*ledger.Config) {
	return func(c *ledger.Config) {
		if cluster != nil {
			c.Engine, c.Cluster = cluster.Open, cluster
		}
	}
}
