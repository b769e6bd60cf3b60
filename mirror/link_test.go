package mirror_test

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/api"
	"github.com/open-parley/parley/api/apitest"
	"github.com/open-parley/parley/client"
	"github.com/open-parley/parley/mirror"
)

var _ mirror.Host = (*client.Raw)(nil)
var _ api.Mirror = (*mirror.Mirror)(nil)

// link is what lies between a mirror and its host.
type link struct {
	down atomic.Bool
	// cut breaks the bodies of answers off after so many bytes; 0: never.
	cut  atomic.Int64
	cuts atomic.Int64
}

// through puts a link before the host, and gives what asks through it.
func through(t *testing.T, s *stage) (*link, *client.Raw) {
	t.Helper()
	l := new(link)
	target, err := url.Parse(s.URL)
	check(t, err)
	proxy := httputil.NewSingleHostReverseProxy(target)
	proxy.FlushInterval = -1
	proxy.ErrorLog = nil
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if l.down.Load() {
			panic(http.ErrAbortHandler)
		}
		ctx, cancel := context.WithCancel(r.Context())
		defer cancel()
		if n := l.cut.Load(); n > 0 && strings.HasSuffix(r.URL.Path, "/bundle") || n > 0 && strings.HasSuffix(r.URL.Path, "/events") {
			w = &cutting{ResponseWriter: w, left: n, l: l, cancel: cancel}
		}
		proxy.ServeHTTP(w, r.WithContext(ctx))
	}))
	t.Cleanup(func() { server.CloseClientConnections(); server.Close() })
	c, err := client.New(server.URL, client.Options{})
	check(t, err)
	return l, c.Raw()
}

// cutting breaks off in the middle of a line.
type cutting struct {
	http.ResponseWriter
	left   int64
	l      *link
	cancel context.CancelFunc
}

func (c *cutting) Write(b []byte) (int, error) {
	if int64(len(b)) <= c.left {
		c.left -= int64(len(b))
		return c.ResponseWriter.Write(b)
	}
	n, _ := c.ResponseWriter.Write(b[:c.left])
	http.NewResponseController(c.ResponseWriter).Flush()
	c.l.cuts.Add(1)
	c.cancel()
	return n, http.ErrAbortHandler
}

func (c *cutting) Unwrap() http.ResponseWriter { return c.ResponseWriter }

// follow follows until the test ends, or stop is called.
func follow(t *testing.T, m *mirror.Mirror, h mirror.Host) (stop func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- m.Follow(ctx, h) }()
	var once sync.Once
	stop = func() {
		once.Do(func() {
			cancel()
			if err := <-done; err != nil {
				t.Error(err)
			}
		})
	}
	t.Cleanup(stop)
	return stop
}

// arrives waits until the mirror holds an entry.
func arrives(t *testing.T, m *mirror.Mirror, index uint64) {
	t.Helper()
	if _, err := m.Await(t.Context(), index); err != nil {
		t.Fatal(err)
	}
}

// A host goes away and comes back, again and again; streams are cut at every
// length. The mirror catches up, and what was queued meanwhile enters.
func TestAnIntermittentLink(t *testing.T) {
	s := found(t)
	l, raw := through(t, s)
	m := s.mirror(s.north)
	l.down.Store(true)
	stop := follow(t, m, raw)
	var queued []parley.StatementID
	for round := range 3 {
		for range 4 {
			s.comment(s.south, strings.Repeat("A long remark. ", 100))
		}
		if round > 0 {
			sub, signed := s.chained(m, s.north, "Said without a link.")
			if _, err := m.Queue(t.Context(), sub); err != nil {
				t.Fatal(err)
			}
			queued = append(queued, signed.ID)
		}
		l.down.Store(false)
		arrives(t, m, s.Ledger.Head().Size-1)
		for _, id := range queued {
			for entered := false; !entered; {
				all, err := m.Outbox(t.Context())
				check(t, err)
				for _, q := range all {
					entered = entered || q.Statement == id && q.State == answer.Entered
				}
				time.Sleep(time.Millisecond)
			}
		}
		l.down.Store(true)
	}
	stop()
	s.agrees(m)
	if f, err := m.Findings(t.Context()); err != nil || len(f) != 0 {
		t.Errorf("a broken link is held against the host: %+v, %v", f, err)
	}
}

// A link that never carries a whole answer is enough, as long as it carries more
// than one entry: what came before each cut stays, also when the mirror restarts.
func TestStreamsAreCut(t *testing.T) {
	s := found(t)
	for range 30 {
		s.comment(s.south, strings.Repeat("A remark. ", 50))
	}
	l, raw := through(t, s)
	l.cut.Store(9_000)
	m := s.mirror(s.north)
	for try := 0; m.Head().Size < s.Ledger.Head().Size; try++ {
		if try > 100 {
			t.Fatal("there is no progress")
		}
		if err := m.Sync(t.Context(), raw); err != nil && l.cuts.Load() == 0 {
			t.Fatal(err)
		}
		if try%3 == 2 {
			check(t, m.Close())
			m = open(t, config(m.Dir()))
		}
	}
	if l.cuts.Load() < 3 {
		t.Errorf("the streams were cut %d times: the test is idle", l.cuts.Load())
	}
	l.cut.Store(0)
	check(t, m.Sync(t.Context(), raw))
	s.agrees(m)
	if f, err := m.Findings(t.Context()); err != nil || len(f) != 0 {
		t.Errorf("a broken link is held against the host: %+v, %v", f, err)
	}
}

// A link that is cut while everything is fetched anew loses nothing either.
func TestStreamsAreCutWhileFetchedAnew(t *testing.T) {
	s := found(t)
	id, _ := s.north.Table(audience(two(s)), "1. For two.\n", 500_000, s.north, s.south)
	for range 20 {
		s.comment(s.south, strings.Repeat("A remark. ", 50))
	}
	l, raw := through(t, s)
	m := s.mirror(s.east)
	check(t, m.Sync(t.Context(), raw))
	s.extend(id)
	l.cut.Store(9_000)
	for try := 0; m.Head().Size < s.Ledger.Head().Size; try++ {
		if try > 100 {
			t.Fatal("there is no progress")
		}
		if err := m.Sync(t.Context(), raw); err != nil && l.cuts.Load() == 0 {
			t.Fatal(err)
		}
	}
	l.cut.Store(0)
	check(t, m.Sync(t.Context(), raw))
	s.agrees(m)
}

// Served by the API, a mirror answers its party's questions as the host does,
// and says that it is a mirror; once its checkpoint is too old, it does not say
// that there is no conflict.
func TestAMirrorIsServed(t *testing.T) {
	s := found(t)
	_, raw := through(t, s)
	dir := s.mirror(s.north)
	check(t, dir.Close())
	cfg := config(dir.Dir())
	var shift atomic.Int64
	cfg.Now = func() parley.Instant { return parley.At(time.Now()) + parley.Instant(shift.Load()) }
	m := open(t, cfg)
	check(t, m.Sync(t.Context(), raw))
	server := httptest.NewServer(api.Handler(m, api.Options{Heartbeat: 20 * time.Millisecond, Log: cfg.Log, Open: true}))
	defer server.Close()
	c, err := client.New(server.URL, client.Options{})
	check(t, err)
	host, err := client.New(s.URL, client.Options{})
	check(t, err)

	at := s.Ledger.Head().At
	mine, err := c.Arrangements(t.Context(), at)
	check(t, err)
	theirs, err := host.Arrangements(t.Context(), at)
	check(t, err)
	if mine.AsOf.Mirror == nil || mine.AsOf.Mirror.Party != s.north.ID || mine.AsOf.Mirror.Size != s.Ledger.Head().Size || theirs.AsOf.Mirror != nil {
		t.Errorf("the mirror says %+v, the host %+v", mine.AsOf.Mirror, theirs.AsOf.Mirror)
	}
	if len(mine.Arrangements) != 1 || mine.Arrangements[0].State != theirs.Arrangements[0].State {
		t.Errorf("the mirror answers %+v", mine.Arrangements)
	}
	for i := range s.Ledger.Head().Size {
		e, err := c.Entry(t.Context(), i)
		check(t, err)
		if e.Signed == nil {
			continue
		}
		if _, err := c.Statement(t.Context(), e.Signed.ID); err != nil {
			t.Error(err)
		}
	}
	if k, err := c.Checkpoint(t.Context()); err != nil || k.Size != m.Head().Size {
		t.Errorf("its checkpoint: %v", err)
	}
	r, err := http.Get(server.URL + "/v1/parties")
	check(t, err)
	r.Body.Close()
	if got := r.Header.Get(api.MirrorHeader); !strings.HasPrefix(got, parley.Short(s.north.ID)+"; age=") {
		t.Errorf("the header is %q", got)
	}
	for _, path := range []string{"/readyz", "/log/checkpoint", "/log/tile/0/000.p/8", "/log/tile/entries/000.p/8", "/v1/view?party=" + s.north.ID.String(),
		"/v1/entries/6/slot?party=" + s.north.ID.String(), "/v1/entries/0/slot?party=" + s.north.ID.String(), "/v1/mirror", "/v1/outbox", "/v1/consistency?from=2&to=7"} {
		r, err := http.Get(server.URL + path)
		check(t, err)
		r.Body.Close()
		if r.StatusCode != http.StatusOK {
			t.Errorf("%s: %s", path, r.Status)
		}
	}

	q := parley.Question{Party: s.north.ID, Activity: parley.Movement, Window: parley.Window{From: at + 1000, Until: at + 2000},
		Volumes: []parley.Volume{apitest.Square("way", 36_0500000, 35_0500000, 1000)}}
	a, err := c.Check(t.Context(), q, client.Now)
	check(t, err)
	if a.Verdict != parley.NoConflict || a.AsOf.Mirror == nil || a.AsOf.Mirror.Stale {
		t.Errorf("fresh, it answers %+v", a)
	}
	shift.Store(mirror.DefaultMaxAge.Milliseconds() + 60_000)
	if a, err = c.Check(t.Context(), q, client.Now); err != nil || a.Verdict != parley.Indeterminate || len(a.Reasons) == 0 || !strings.Contains(a.Reasons[0].Sentence, "longer ago") || !a.AsOf.Mirror.Stale {
		t.Errorf("too old, it answers %+v: %v", a, err)
	}
	check(t, m.Sync(t.Context(), raw))
	if a, err = c.Check(t.Context(), q, client.Now); err != nil || a.Verdict != parley.NoConflict {
		t.Errorf("heard again, it answers %+v: %v", a, err)
	}

	// Events follow, and what is said through it is queued.
	sub, signed := s.chained(m, s.north, "Through the mirror.")
	receipt, err := c.Submit(t.Context(), sub)
	check(t, err)
	if receipt.Queued == nil || receipt.Queued.Statement != signed.ID || receipt.Queued.AsOf.Mirror == nil {
		t.Fatalf("it is answered %+v", receipt)
	}
	base, err := c.Base(t.Context(), s.north.ID, signed.Statement.Subject(), signed.Statement.Audience)
	check(t, err)
	if base.Prev != signed.ID {
		t.Errorf("the next one is to build on %v", base.Prev)
	}
	stop := follow(t, m, raw)
	defer stop()
	for e, err := range c.Events(t.Context(), m.Head().Size) {
		check(t, err)
		if e.Statement == signed.ID {
			break
		}
	}
	if e, err := c.Statement(t.Context(), signed.ID); err != nil || e.Receipt.Standing == "" {
		t.Errorf("it can't be read back: %v", err)
	}
	p := new(answer.Problem)
	if _, err := c.Promise(t.Context(), sub); !errors.As(err, &p) || p.Code != "mirror" {
		t.Errorf("asked for a promise of its own it says %v", err)
	}
	if _, err := host.Outbox(t.Context()); !errors.As(err, &p) || p.Code != "no-mirror" {
		t.Errorf("a host's outbox: %v", err)
	}
}
