package jetstream

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"regexp"
	"strings"
	"sync"
	"time"

	"github.com/nats-io/nats.go"
	nats_js "github.com/nats-io/nats.go/jetstream"

	"github.com/nats-io/nuid"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/ledger"
)

// Options say which cluster, and which log on it.
type Options struct {
	// URLs of the NATS servers, such as nats://10.0.0.1:4222 or tls://…
	URLs []string
	// Log names the log on the cluster: 1 to 32 of a–z, 0–9.
	Log string
	// Node is this node's name, as the other nodes and the operator see it.
	Node string
	// CA is a file with the authority that signed the servers' certificates;
	// Creds a file with NATS credentials. Empty: none.
	CA, Creds string
	// Monitors are the addresses of the servers' monitoring ports, such as
	// http://10.0.0.1:8222, which tell whether they sync each write. Empty: it
	// is not checked.
	Monitors []string
	// Ended: open the log also where it has ended, to be read.
	Ended bool
	// Logger gets what operators must know; nil: slog.Default.
	Logger *slog.Logger
}

const (
	connectTimeout = 5 * time.Second
	// pingInterval and maxPings: a server that is silent for about 2 s is left
	// for another one.
	pingInterval = 700 * time.Millisecond
	maxPings     = 2
	reconnect    = 100 * time.Millisecond
	// duplicates is the shortest window that a stream takes; nothing rests on it.
	duplicates = 100 * time.Millisecond
	// replicas of each stream where there is a cluster.
	replicas = 3
)

// Cluster is a connection to a NATS cluster, for one log on it.
type Cluster struct {
	o   Options
	log *slog.Logger
	nc  *nats.Conn
	js  nats_js.JetStream
	// id is this connection's own, so that a node that was started twice does
	// not take itself for another.
	id    string
	grown chan struct{} // the log may have grown

	mu     sync.Mutex // guards the rest
	engine *Engine
	queue  *tape[*queuePiece]
	keys   *epochKeys // of the epoch that had not ended when it was asked for
	holder holder     // who decides, as far as is known
}

var (
	logName  = regexp.MustCompile(`^[a-z0-9]{1,32}$`)
	nodeName = regexp.MustCompile(`^[A-Za-z0-9_-]{1,32}$`)
)

// LogName reports whether a log on a cluster can have that name.
func LogName(name string) bool { return logName.MatchString(name) }

// Connect connects and checks what can be checked of the servers.
func Connect(ctx context.Context, o Options) (*Cluster, error) {
	if o.Logger == nil {
		o.Logger = slog.Default()
	}
	if !logName.MatchString(o.Log) {
		return nil, fmt.Errorf("%q can't name a log in a cluster: use 1 to 32 of a–z and 0–9", o.Log)
	}
	if !nodeName.MatchString(o.Node) {
		return nil, refuse(nil, "node-name", "Use 1 to 32 letters, digits, hyphens and underscores.", "%q can't name a node.", o.Node)
	}
	if err := checkMonitors(ctx, o); err != nil {
		return nil, err
	}
	c := &Cluster{o: o, log: o.Logger, id: nuid.Next(), grown: make(chan struct{}, 1)}
	opts := []nats.Option{
		nats.Name("parley " + o.Node), nats.Timeout(connectTimeout), nats.MaxReconnects(-1), nats.ReconnectWait(reconnect),
		nats.ReconnectBufSize(-1), // what can't be sent now must not be sent later
		nats.PingInterval(pingInterval), nats.MaxPingsOutstanding(maxPings),
		nats.DisconnectErrHandler(func(nc *nats.Conn, err error) {
			if !nc.IsClosed() {
				c.log.Warn("the connection to the NATS server is lost; another is looked for", "error", err)
			}
		}),
		nats.ReconnectHandler(func(nc *nats.Conn) {
			c.log.Info("connected to a NATS server again", "server", nc.ConnectedServerName())
		}),
		nats.ErrorHandler(func(_ *nats.Conn, _ *nats.Subscription, err error) { c.log.Warn("NATS", "error", err) }),
	}
	if o.CA != "" {
		opts = append(opts, nats.RootCAs(o.CA))
	}
	if o.Creds != "" {
		opts = append(opts, nats.UserCredentials(o.Creds))
	}
	var err error
	if c.nc, err = nats.Connect(strings.Join(o.URLs, ","), opts...); err != nil {
		return nil, refuse(err, "unreachable", "Start the NATS servers, or correct --cluster, --nats-ca and --nats-creds.",
			"The NATS cluster can't be reached: %v.", err)
	}
	if c.js, err = nats_js.New(c.nc, nats_js.WithDefaultTimeout(readTimeout)); err != nil {
		return nil, errors.Join(err, c.Close())
	}
	if err = c.checkServer(ctx); err != nil {
		return nil, errors.Join(err, c.Close())
	}
	if err = c.listen(); err != nil {
		return nil, errors.Join(err, c.Close())
	}
	return c, nil
}

// Close ends the connection.
func (c *Cluster) Close() error {
	c.nc.Close()
	return nil
}

// checkServer checks what the connected server tells every client.
func (c *Cluster) checkServer(ctx context.Context) error {
	if got := c.nc.MaxPayload(); got < MaxMessage+headroom {
		return refuse(nil, "nats-payload", fmt.Sprintf("Set max_payload: %d in the configuration of every NATS server.", MaxMessage+headroom),
			"The NATS server takes messages of at most %d bytes; a frame has up to %d.", got, MaxMessage)
	}
	ctx, cancel := context.WithTimeout(ctx, connectTimeout)
	defer cancel()
	if _, err := c.js.AccountInfo(ctx); err != nil {
		return refuse(err, "nats-jetstream", "Put a jetstream block into the configuration of every NATS server, with sync_interval: always, and wait until the cluster has a leader.",
			"The NATS server gives no JetStream: %v.", err)
	}
	return nil
}

// headroom is what a message's headers may take beside MaxMessage.
const headroom = 1 << 10

func (c *Cluster) framesStream() string { return "parley-" + c.o.Log + "-frames" }

// subject is a subject of this log's.
func (c *Cluster) subject(what string) string { return "parley." + c.o.Log + "." + what }

// streamConfig is how a stream of this log must be configured. Nothing is ever
// removed from the stream of frames, by anyone.
func (c *Cluster) streamConfig(name, subject string, keep bool) nats_js.StreamConfig {
	n := 1
	if c.nc.ConnectedClusterName() != "" {
		n = replicas
	}
	return nats_js.StreamConfig{
		Name: name, Subjects: []string{subject}, Retention: nats_js.LimitsPolicy, Storage: nats_js.FileStorage, Replicas: n,
		MaxMsgs: -1, MaxBytes: -1, MaxMsgsPerSubject: -1, MaxConsumers: -1, MaxMsgSize: MaxMessage + headroom,
		Discard: nats_js.DiscardNew, Duplicates: duplicates, DenyDelete: true, DenyPurge: keep, AllowDirect: false,
	}
}

// Found makes the stream of frames, which must not be there yet.
func (c *Cluster) Found(ctx context.Context) error {
	if _, err := c.js.Stream(ctx, c.framesStream()); err == nil {
		return refuse(nil, "log-exists", "Found the ledger in another folder: each gets a log of its own.", "The stream %s is on the cluster already.", c.framesStream())
	} else if !errors.Is(err, nats_js.ErrStreamNotFound) {
		return err
	}
	if err := c.create(ctx, c.streamConfig(c.framesStream(), c.subject("frames"), true)); err != nil {
		return err
	}
	if err := c.create(ctx, c.streamConfig(c.keysName(firstKeys), c.keysSubject(firstKeys), false)); err != nil {
		return err
	}
	return c.create(ctx, c.streamConfig(c.queueStream(), c.subject("promises"), true))
}

// storeFailed is NATS's error code of a store that could not be made; it is
// tried again that often, after a pause.
const (
	storeFailed nats_js.ErrorCode = 10049
	storeTries                    = 10
	storePause                    = 200 * time.Millisecond
)

func (c *Cluster) create(ctx context.Context, cfg nats_js.StreamConfig) error {
	ctx, cancel := context.WithTimeout(ctx, createTimeout)
	defer cancel()
	_, err := c.js.CreateStream(ctx, cfg)
	// A server that is still removing a stream of that name says so.
	var failed *nats_js.APIError
	for try := 0; try < storeTries && errors.As(err, &failed) && failed.ErrorCode == storeFailed; try++ {
		select {
		case <-time.After(storePause):
			_, err = c.js.CreateStream(ctx, cfg)
		case <-ctx.Done():
			try = storeTries
		}
	}
	if err != nil {
		return refuse(err, "nats-stream", fmt.Sprintf("Bring up %d NATS servers with JetStream and enough disk, then try again.", cfg.Replicas),
			"The stream %s can't be made with %d copies: %v.", cfg.Name, cfg.Replicas, err)
	}
	return nil
}

// createTimeout is how long it may take to make a stream: its leader is elected.
const createTimeout = 20 * time.Second

// Open opens the stream of frames and checks how it is configured. It fits
// ledger.Config; the folder is not used.
func (c *Cluster) Open(ctx context.Context, _ string) (ledger.Engine, error) {
	e, err := c.open(ctx)
	if err != nil {
		return nil, err // not a nil *Engine in the interface
	}
	return e, nil
}

// OpenToRead opens the stream of frames however it is configured.
func (c *Cluster) OpenToRead(ctx context.Context, _ string) (ledger.Engine, error) {
	ctx, cancel := context.WithTimeout(ctx, createTimeout)
	defer cancel()
	t, err := newTape(ctx, c.js, c.framesStream(), c.subject("frames"), 0, decodeFrame)
	if err == nil {
		_, _, err = t.refresh(ctx)
	}
	if err != nil {
		return nil, err
	}
	return &Engine{frames: t, grown: func() {}, close: func() error { return nil }}, nil
}

func (c *Cluster) open(ctx context.Context) (*Engine, error) {
	ctx, cancel := context.WithTimeout(ctx, createTimeout)
	defer cancel()
	t, err := newTape(ctx, c.js, c.framesStream(), c.subject("frames"), 0, decodeFrame)
	if errors.Is(err, nats_js.ErrStreamNotFound) {
		return nil, refuseLost("The stream %s is not on this cluster.", c.framesStream())
	}
	if err != nil {
		return nil, err
	}
	if err := c.checkStream(ctx, t.stream, c.streamConfig(t.name, t.subject, true), false); err != nil {
		return nil, err
	}
	if t.stream.CachedInfo().Config.Sealed && !c.o.Ended {
		return nil, refuseEnded(t.name)
	}
	if _, _, err := t.refresh(ctx); err != nil {
		return nil, err
	}
	e := &Engine{frames: t, grown: c.tellGrown, close: func() error { return nil }}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.engine = e
	return e, nil
}

// checkStream compares a stream with how it must be: nothing may be removed
// from it, changed in it or put into it but by its subject. purged: all but its
// last message may be gone.
func (c *Cluster) checkStream(ctx context.Context, s nats_js.Stream, want nats_js.StreamConfig, purged bool) error {
	info, err := s.Info(ctx)
	if err != nil {
		return err
	}
	got := info.Config
	wrong := ""
	switch {
	case len(got.Subjects) != 1 || got.Subjects[0] != want.Subjects[0]:
		wrong = fmt.Sprintf("its subjects are %q, not %q", got.Subjects, want.Subjects)
	case got.Storage != nats_js.FileStorage:
		wrong = "it is kept in memory"
	case !got.DenyDelete:
		wrong = "messages can be deleted from it"
	case want.DenyPurge && !got.DenyPurge:
		wrong = "it can be purged"
	case got.AllowDirect || got.MirrorDirect:
		wrong = "any copy may answer for it (allow_direct), and so an old one"
	case got.Retention != nats_js.LimitsPolicy || got.MaxMsgs > 0 || got.MaxBytes > 0 || got.MaxAge > 0 || got.MaxMsgsPerSubject > 0 || got.AllowMsgTTL || got.AllowRollup:
		wrong = "a limit removes old messages"
	case got.MaxMsgSize >= 0 && got.MaxMsgSize < MaxMessage:
		wrong = fmt.Sprintf("it takes messages of at most %d bytes, a frame has up to %d", got.MaxMsgSize, MaxMessage)
	case got.Mirror != nil || len(got.Sources) > 0 || got.SubjectTransform != nil || got.AllowMsgCounter || got.AllowMsgSchedules:
		wrong = "messages come into it from elsewhere"
	case got.NoAck || got.PersistMode != nats_js.DefaultPersistMode:
		wrong = "it acknowledges before it writes"
	case got.Duplicates > time.Second:
		wrong = "its window for duplicates is longer than a second"
	case !purged && info.State.Msgs > 0 && (info.State.FirstSeq != 1 || info.State.NumDeleted > 0 || info.State.Msgs != info.State.LastSeq):
		return refuseLost("Stream %s has messages %d to %d, and %d of them: some were removed.", got.Name, info.State.FirstSeq, info.State.LastSeq, info.State.Msgs)
	}
	if wrong != "" {
		return refuse(nil, "nats-stream", "Nothing but Parley makes or changes its streams; put its configuration right (nats stream edit), and find out who changed it.",
			"The stream %s is not configured as it must be: %s.", got.Name, wrong)
	}
	if got.Replicas < want.Replicas {
		c.log.Warn("the stream has fewer copies than the cluster has room for: losing one server may lose the log", "stream", got.Name, "copies", got.Replicas)
	}
	return nil
}

func refuse(cause error, code, todo, format string, args ...any) error {
	r := parley.Refuse(code, "", format, args...)
	r.Todo, r.Cause = todo, cause
	return r
}

// refuseLost: acknowledged messages are not there any more.
func refuseLost(format string, args ...any) error {
	r := parley.Refuse("stream-lost", "R9", format, args...)
	r.Todo = "Check that this is the right cluster, and bring back the servers that have its copies. If all copies are lost, restore the stream from a backup; found nothing in its place."
	r.Cause = ledger.ErrDamaged
	return r
}

// refuseEnded: the log was moved out of the cluster.
func refuseEnded(stream string) error {
	return refuse(nil, "log-ended", "Serve the folder that it was moved into, without --cluster; what was appended here would be a second history.",
		"The log in the stream %s has ended: it was moved out of the cluster.", stream)
}
