package api

import (
	"cmp"
	"container/list"
	"math"
	"net"
	"net/http"
	"net/netip"
	"strings"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"github.com/open-parley/parley"
)

// Rates say how much each may ask for. Zero: the constants of limit.go.
type Rates struct {
	// Post and Public are requests a second, of a post and of a peer address
	// that has not logged in. Bursts are BurstFactor times as many.
	Post, Public float64
	// Login are the logins and invitations tried a second by a peer address, and
	// Failure those of them that are refused; Sealed and Export the reads a
	// second of what is sealed by a post, and its exports.
	Login, Failure, Sealed, Export float64
	// DayStatements and DayBytes are what one party may enter in a day of UTC.
	DayStatements, DayBytes int64
}

// buckets are token buckets by name, a fixed number of them. A bucket is
// forgotten only once it is full again, so that being forgotten gains nothing;
// while none can be, newcomers share one.
type buckets struct {
	each  rate.Limit
	burst int
	most  int

	mu    sync.Mutex // guards the rest
	all   map[string]*list.Element
	order *list.List // of *bucket, the one used last at the back
	rest  *rate.Limiter
}

type bucket struct {
	name string
	used time.Time
	*rate.Limiter
}

func newBuckets(perSecond float64, burst, most int) *buckets {
	b := &buckets{each: rate.Limit(perSecond), burst: burst, most: most, all: map[string]*list.Element{}, order: list.New()}
	b.rest = rate.NewLimiter(b.each, burst)
	return b
}

// take takes one token of the bucket; wait is how long until there is one, if
// there is none.
func (b *buckets) take(name string, now time.Time) (wait time.Duration) {
	b.mu.Lock()
	defer b.mu.Unlock()
	r := b.of(name, now).ReserveN(now, 1)
	if wait = r.DelayFrom(now); wait > 0 {
		r.CancelAt(now)
	}
	return wait
}

// empty tells how long until the bucket has a token, and takes none.
func (b *buckets) empty(name string, now time.Time) (wait time.Duration) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if _, ok := b.all[name]; !ok && len(b.all) < b.most {
		return 0
	}
	if tokens := b.of(name, now).TokensAt(now); tokens < 1 {
		return time.Duration((1 - tokens) / float64(b.each) * float64(time.Second))
	}
	return 0
}

// of finds the bucket, or makes it. The caller holds the lock.
func (b *buckets) of(name string, now time.Time) *rate.Limiter {
	if e, ok := b.all[name]; ok {
		x := e.Value.(*bucket)
		x.used = now
		b.order.MoveToBack(e)
		return x.Limiter
	}
	if len(b.all) >= b.most {
		oldest := b.order.Front()
		x := oldest.Value.(*bucket)
		if now.Sub(x.used) < b.full() {
			return b.rest
		}
		b.order.Remove(oldest)
		delete(b.all, x.name)
	}
	x := &bucket{name, now, rate.NewLimiter(b.each, b.burst)}
	b.all[name] = b.order.PushBack(x)
	return x.Limiter
}

// full is how long an empty bucket takes to be full again.
func (b *buckets) full() time.Duration {
	return time.Duration(float64(b.burst) / float64(b.each) * float64(time.Second))
}

// underway counts requests that are being answered, by name.
type underway struct {
	mu  sync.Mutex // guards the rest
	all map[string]int
}

// enter counts one more of name, unless there are limit.
func (u *underway) enter(name string, limit int) bool {
	u.mu.Lock()
	defer u.mu.Unlock()
	if u.all[name] >= limit {
		return false
	}
	u.all[name]++
	return true
}

func (u *underway) leave(name string) {
	u.mu.Lock()
	defer u.mu.Unlock()
	if u.all[name]--; u.all[name] == 0 {
		delete(u.all, name)
	}
}

// limits are what is counted of those who ask.
type limits struct {
	now      func() time.Time // a clock that nobody sets back
	posts    *buckets
	peers    *buckets
	logins   *buckets
	failures *buckets
	sealed   *buckets
	exports  *buckets
	underway underway
	quotas   quotas
}

func newLimits(r Rates) *limits {
	post, public := cmp.Or(r.Post, PostRate), cmp.Or(r.Public, PublicRate)
	login, failure := cmp.Or(r.Login, LoginRate), cmp.Or(r.Failure, FailureRate)
	sealed, export := cmp.Or(r.Sealed, SealedRate), cmp.Or(r.Export, ExportRate)
	return &limits{
		now:      time.Now,
		posts:    newBuckets(post, burst(post), MaxBuckets),
		peers:    newBuckets(public, burst(public), MaxBuckets),
		logins:   newBuckets(login, burst(login), MaxBuckets),
		failures: newBuckets(failure, FailureBurst, MaxBuckets),
		sealed:   newBuckets(sealed, SealedBurst, MaxBuckets),
		exports:  newBuckets(export, ExportBurst, MaxBuckets),
		underway: underway{all: map[string]int{}},
		quotas:   quotas{statements: cmp.Or(r.DayStatements, DayStatements), bytes: cmp.Or(r.DayBytes, DayBytes)},
	}
}

func burst(perSecond float64) int { return max(1, int(math.Ceil(perSecond*BurstFactor))) }

// limit counts a request before it is answered; leave is called once it was.
// What one asks for is never counted for another: posts are counted apart, and
// whoever has not logged in by address.
func (s *Server) limit(r *http.Request, route string) (leave func(), p *problem) {
	leave = func() {}
	if free[route] {
		return leave, nil
	}
	now, l := s.limits.now(), s.limits
	c, known := CallerOf(r.Context())
	if !known && s.isOpen {
		return leave, nil
	}
	name, most := s.peer(r), peerUnderway(route)
	if known {
		name, most = c.Party.String(), partyUnderway(route)
	}
	if guarded(route) {
		if wait := max(l.failures.empty(s.peer(r), now), l.logins.take(s.peer(r), now)); wait > 0 {
			return leave, tooMany("logins", "your address", wait)
		}
	}
	if known {
		if wait := l.posts.take(name+" "+c.Post, now); wait > 0 {
			return leave, tooMany("requests", "your post", wait)
		}
	} else if wait := l.peers.take(name, now); wait > 0 {
		return leave, tooMany("requests", "your address", wait)
	}
	kind := kindOf(route) + name
	if !l.underway.enter(kind, most) {
		p := newProblem(http.StatusTooManyRequests, parley.Refuse("too-many-at-once", "", "There are %d such requests of yours under way.", most).
			To("Wait until one of them has been answered."))
		p.wait = RetryAfter
		return leave, p
	}
	return func() { l.underway.leave(kind) }, nil
}

// failed counts a login, or an invitation, that was refused.
func (s *Server) failed(r *http.Request, route string, status int) {
	if guarded(route) && status >= http.StatusBadRequest && status < http.StatusInternalServerError && status != http.StatusTooManyRequests {
		s.limits.failures.take(s.peer(r), s.limits.now())
	}
}

func tooMany(what, whose string, wait time.Duration) *problem {
	p := newProblem(http.StatusTooManyRequests, parley.Refuse("too-many-requests", "", "More %s have come from %s than are answered at a time.", what, whose).
		To("Try again after the time in Retry-After."))
	p.wait = wait
	return p
}

// free are not counted: they cost nothing, and machines rely on them.
var free = map[string]bool{"GET /healthz": true, "GET /readyz": true, "GET /metrics": true}

// guarded routes are where keys and tokens can be tried.
func guarded(route string) bool {
	for _, p := range []string{"/login", "/invitations/"} {
		if strings.HasPrefix(route, http.MethodPost+" "+prefix+p) {
			return true
		}
	}
	return false
}

// kindOf sorts what is under way: event streams and bundles take long, and
// don't count among the others.
func kindOf(route string) string {
	switch route {
	case routeEvents:
		return "streams "
	case routeBundle:
		return "bundles "
	case routeBatch:
		return "batches "
	}
	return ""
}

func partyUnderway(route string) int {
	switch route {
	case routeEvents:
		return PartyStreams
	case routeBundle:
		return PartyBundles
	case routeBatch:
		return PartyBatches
	}
	return PartyUnderway
}

func peerUnderway(string) int { return PeerUnderway }

// peer is the address that asks: of IPv6, the network of 64 bits, of which one
// machine has all addresses. Behind a proxy it is what that proxy has written,
// the last of X-Forwarded-For; what a client writes there itself is not believed.
func (s *Server) peer(r *http.Request) string {
	host := r.RemoteAddr
	if s.viaProxy(r) {
		host = ""
		if all := r.Header.Values("X-Forwarded-For"); len(all) > 0 {
			last := all[len(all)-1]
			host = strings.TrimSpace(last[strings.LastIndexByte(last, ',')+1:])
		}
	}
	if h, _, err := net.SplitHostPort(host); err == nil {
		host = h
	}
	ip, err := netip.ParseAddr(strings.Trim(host, "[]"))
	if err != nil {
		return "unknown"
	}
	if ip = ip.Unmap().WithZone(""); ip.Is6() {
		if network, err := ip.Prefix(PeerPrefix); err == nil {
			return network.String()
		}
	}
	return ip.String()
}
