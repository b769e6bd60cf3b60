package api

import (
	"cmp"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"sync"
	"sync/atomic"
	"time"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/ledger/audit"
	"github.com/open-parley/parley/ledger/credential"
	"github.com/open-parley/parley/ledger/invitation"
	"github.com/open-parley/parley/session"
	"github.com/open-parley/parley/tiles"
)

// Options of a server. The zero value will do.
type Options struct {
	// Log receives a line for each request, and the causes of failures.
	// Nil: slog.Default().
	Log *slog.Logger
	// Now is the clock by which questions about now are answered. Nil: the
	// system's.
	Now func() parley.Instant
	// Authenticate tells who asks: the zero Caller is the public. An error is
	// the answer. Nil: by the sessions of /v1/login.
	Authenticate func(*http.Request) (Caller, error)
	// Open: whoever connects and has not logged in reads all that the ledger
	// holds, and may submit for any party. For exercises on one machine, and for
	// whoever holds the ledger's folder anyway.
	Open bool
	// LendsKeys: it serves an exercise whose keys it lends (LendKeys), on
	// loopback addresses alone and behind no proxy.
	LendsKeys bool
	// Gate must let a login in beside the key; nil: the key is enough.
	Gate Gate
	// Rates are how much each may ask for; the zero value: the constants.
	Rates Rates
	// BehindProxy: whoever connects is a proxy, and tells in X-Forwarded-For who
	// asks. Never so without one: whoever connects could claim any address.
	BehindProxy bool
	// Proxies are the only ones that may then connect from another machine and
	// are believed; none: whoever connects.
	Proxies []netip.Prefix
	// TLS, of version 1.3 at least; nil: plain HTTP.
	TLS *tls.Config
	// Origins are where the server is reached, such as
	// https://parley.example.org: it answers under these names, and under those
	// of this machine to programs on it.
	Origins []string
	// Page is the user interface, which tells nothing of the ledger. Nil: none.
	Page Page
	// Base is the map that zones are drawn on. Nil: the one that is built in.
	Base *tiles.Archive
	// Tiles are further maps over it, in their order. Their names are as
	// MayNameTiles says, each another.
	Tiles []TileSet
	// Heights convert heights between datums in checks and impacts. Nil: heights
	// compare within one datum.
	Heights *docket.Heights
	// Heartbeat and EventTimeout of event streams; 0: the constants of those
	// names.
	Heartbeat    time.Duration
	EventTimeout time.Duration
}

// Server serves one ledger. It is ready once the ledger is attached; until
// then it answers 503 but for /healthz, /metrics and its own description.
type Server struct {
	log          *slog.Logger
	now          func() parley.Instant
	heartbeat    time.Duration
	eventTimeout time.Duration
	mux          *routes
	words        map[string][]string // methods of the described paths without parameters
	metrics      *metrics
	authenticate func(*http.Request) (Caller, error)
	isOpen       bool
	lendsKeys    bool
	page         Page
	base         *tiles.Archive
	tileSets     []TileSet
	heights      *docket.Heights
	views        *views
	sessions     *session.Keeper
	crossOrigin  *http.CrossOriginProtection
	limits       *limits
	gate         Gate
	behindProxy  bool
	proxies      []netip.Prefix
	tls          *tls.Config
	origins      []string
	audit        atomic.Pointer[audit.Log] // set once by KeepRefusals

	invitations atomic.Pointer[invitation.Store] // set once by KeepInvitations
	credentials atomic.Pointer[credential.Store] // set once by KeepCredentials

	lent atomic.Pointer[[]answer.ExerciseKey] // set by LendKeys

	ledger atomic.Pointer[Ledger] // set once by Attach

	submissions  gate
	batches      gate
	computations gate
	bundles      gate
	witnessing   gate
	logins       gate
	events       *events

	stop     sync.Once
	stopping chan struct{} // closed by the first stop
}

// New makes a server without a ledger.
func New(o Options) *Server {
	s := &Server{
		log:          o.Log,
		now:          o.Now,
		heartbeat:    cmp.Or(o.Heartbeat, Heartbeat),
		eventTimeout: cmp.Or(o.EventTimeout, EventTimeout),
		authenticate: o.Authenticate,
		isOpen:       o.Open,
		lendsKeys:    o.LendsKeys,
		page:         o.Page,
		base:         o.Base,
		tileSets:     o.Tiles,
		heights:      o.Heights,
		limits:       newLimits(o.Rates),
		gate:         o.Gate,
		behindProxy:  o.BehindProxy,
		views:        newViews(),
		proxies:      o.Proxies,
		tls:          o.TLS,
		origins:      o.Origins,
		mux:          &routes{ServeMux: http.NewServeMux()},
		submissions:  make(gate, MaxSubmissions),
		batches:      make(gate, MaxBatches),
		computations: make(gate, MaxComputations),
		bundles:      make(gate, MaxBundles),
		witnessing:   make(gate, MaxWitnessing),
		logins:       make(gate, MaxLogins),
		crossOrigin:  http.NewCrossOriginProtection(),
		stopping:     make(chan struct{}),
	}
	if s.log == nil {
		s.log = slog.Default()
	}
	if s.now == nil {
		s.now = func() parley.Instant { return parley.At(time.Now()) }
	}
	if s.authenticate == nil {
		s.authenticate = s.identify
	}
	s.sessions = session.New(s.now)
	s.metrics = newMetrics(s)
	s.events = newEvents()
	s.routes()
	return s
}

// Handler serves l: for tests, and for programs that bring their own server.
func Handler(l Ledger, o Options) http.Handler {
	s := New(o)
	s.ledger.Store(&l)
	return s
}

// Attach gives the server its ledger, once, and begins to index its maps. The
// caller closes the ledger after the server has stopped.
func (s *Server) Attach(l Ledger) {
	s.ledger.Store(&l)
	go s.index(l)
}

// KeepRefusals has l keep what is refused from now on; without, nobody does. The
// caller closes it after the server has stopped.
func (s *Server) KeepRefusals(l *audit.Log) { s.audit.Store(l) }

// KeepInvitations has s keep invitations from now on; without, nobody is
// invited here. The caller closes it after the server has stopped.
func (s *Server) KeepInvitations(i *invitation.Store) { s.invitations.Store(i) }

// KeepCredentials has s remember passkeys' credentials from now on; without,
// each login names its key. The caller closes it after the server has stopped.
func (s *Server) KeepCredentials(c *credential.Store) { s.credentials.Store(c) }

// Serve listens on addr until ctx is done, then lets requests under way finish
// and ends the event streams. It refuses an address that is not loopback.
func (s *Server) Serve(ctx context.Context, addr string) error {
	ln, err := Listen(ctx, addr)
	if err != nil {
		return err
	}
	return s.ServeOn(ctx, ln)
}

// ServeOn is Serve on a listener, which it closes. Without TLS and without a
// proxy that does it, or where the server is open, that must be loopback.
func (s *Server) ServeOn(ctx context.Context, ln net.Listener) error {
	if err := s.mayListen(ln.Addr()); err != nil {
		return errors.Join(err, ln.Close())
	}
	h := s.http()
	done := make(chan error, 1)
	go func() {
		if s.tls != nil {
			done <- h.ServeTLS(ln, "", "")
		} else {
			done <- h.Serve(ln)
		}
	}()
	select {
	case err := <-done:
		s.Stop()
		return err
	case <-ctx.Done():
	}
	s.Stop()
	drain, cancel := context.WithTimeout(context.WithoutCancel(ctx), DrainTimeout)
	defer cancel()
	if err := h.Shutdown(drain); err != nil {
		return errors.Join(fmt.Errorf("requests were still under way after %v: %w", DrainTimeout, err), h.Close())
	}
	return nil
}

func (s *Server) http() *http.Server {
	return &http.Server{
		Handler:           s,
		TLSConfig:         s.tls,
		ReadHeaderTimeout: HeaderTimeout,
		ReadTimeout:       ReadTimeout,
		WriteTimeout:      WriteTimeout,
		IdleTimeout:       IdleTimeout,
		MaxHeaderBytes:    MaxHeader,
		ErrorLog:          slog.NewLogLogger(s.log.Handler(), slog.LevelWarn),
	}
}

// Stop ends the event streams, each with an event that says so, and makes
// /readyz tell that the server is going away.
func (s *Server) Stop() { s.stop.Do(func() { close(s.stopping) }) }

// gate admits as many at a time as it has places.
type gate chan struct{}

func (g gate) enter() bool {
	select {
	case g <- struct{}{}:
		return true
	default:
		return false
	}
}

// wait is enter, for up to MaxWait.
func (g gate) wait(ctx context.Context) bool { return g.within(ctx, MaxWait) }

// within is enter, for up to d.
func (g gate) within(ctx context.Context, d time.Duration) bool {
	if g.enter() {
		return true
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case g <- struct{}{}:
		return true
	case <-ctx.Done():
	case <-t.C:
	}
	return false
}

func (g gate) leave() { <-g }
