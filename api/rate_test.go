package api

import (
	"bytes"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/open-parley/parley"
)

// A bucket lets a burst through, then as many as it is filled with; its
// neighbour has its own.
func TestABucket(t *testing.T) {
	b, now := newBuckets(2, 3, 10), time.Unix(1000, 0)
	for i := range 3 {
		if wait := b.take("a", now); wait != 0 {
			t.Fatalf("request %d of a burst waits %v", i, wait)
		}
	}
	if wait := b.take("a", now); wait != time.Second/2 {
		t.Errorf("the next waits %v", wait)
	}
	if wait := b.empty("a", now); wait != time.Second/2 {
		t.Errorf("it is said to be empty for %v", wait)
	}
	if b.take("b", now) != 0 || b.empty("c", now) != 0 {
		t.Error("a neighbour waits too")
	}
	now = now.Add(time.Second / 2)
	if b.take("a", now) != 0 || b.take("a", now) == 0 {
		t.Error("after half a second there is not just one")
	}
}

// However many names there are, there are no more buckets than the number
// given; to come under many names does not empty anybody's bucket, nor fill
// one's own again.
func TestBucketsAreBounded(t *testing.T) {
	const most = 50
	b, now := newBuckets(1, 2, most), time.Unix(1000, 0)
	for b.take("greedy", now) == 0 {
	}
	b.take("modest", now)
	let := 0
	for i := range 100 * most {
		if b.take(fmt.Sprint("name ", i), now) == 0 {
			let++
		}
		if len(b.all) > most || b.order.Len() > most {
			t.Fatalf("there are %d buckets", len(b.all))
		}
	}
	if let > most+2 {
		t.Errorf("%d of many names came through, of whom those without a bucket share one", let)
	}
	if b.take("greedy", now) == 0 {
		t.Error("a bucket was filled by being forgotten")
	}
	if b.take("modest", now) != 0 {
		t.Error("others emptied a bucket")
	}
	if now = now.Add(b.full()); b.take("newcomer", now) != 0 || b.all["newcomer"] == nil || len(b.all) > most {
		t.Error("full buckets make no room")
	}
}

// Who asks is told by the connection; by a proxy only where there is one, and
// then by what that proxy has added itself.
func TestPeers(t *testing.T) {
	for _, c := range []struct {
		remote    string
		proxy     bool
		forwarded []string
		want      string
	}{
		{"192.0.2.7:1234", false, nil, "192.0.2.7"},
		{"192.0.2.7:1234", false, []string{"198.51.100.1"}, "192.0.2.7"},
		{"[2001:db8:1:2:3::4]:1", false, nil, "2001:db8:1:2::/64"},
		{"[2001:db8:1:2:ffff::1]:1", false, nil, "2001:db8:1:2::/64"},
		{"[::ffff:192.0.2.7]:1", false, nil, "192.0.2.7"},
		{"[fe80::1%eth0]:1", false, nil, "fe80::/64"},
		{"inside", false, nil, "unknown"},
		{"127.0.0.1:1", true, []string{"198.51.100.1"}, "198.51.100.1"},
		{"127.0.0.1:1", true, []string{"203.0.113.9, 198.51.100.1"}, "198.51.100.1"},
		{"127.0.0.1:1", true, []string{"203.0.113.9", "10.0.0.1,198.51.100.1:443"}, "198.51.100.1"},
		{"127.0.0.1:1", true, []string{"[2001:db8::5]:80"}, "2001:db8::/64"},
		{"127.0.0.1:1", true, nil, "unknown"},
		{"127.0.0.1:1", true, []string{"forged\nline"}, "unknown"},
	} {
		s := New(Options{BehindProxy: c.proxy})
		r := httptest.NewRequest(http.MethodGet, "/v1/ledger", nil)
		r.RemoteAddr = c.remote
		r.Header["X-Forwarded-For"] = c.forwarded
		if got := s.peer(r); got != c.want {
			t.Errorf("%+v is counted as %q", c, got)
		}
	}
}

// What a party enters in a day is counted as it is taken in, and given back
// where it did not enter; the next day, and another party, begin anew.
func TestQuotas(t *testing.T) {
	now := parley.Instant(5*dayMS + dayMS - 90_000)
	s := New(Options{Rates: Rates{DayStatements: 3, DayBytes: 100}, Now: func() parley.Instant { return now }})
	north := WithCaller(t.Context(), Caller{Party: parley.PartyID{1}})
	south := WithCaller(t.Context(), Caller{Party: parley.PartyID{2}})
	first, p := s.reserve(north, 2, 50)
	if p != nil {
		t.Fatal(p)
	}
	for _, too := range [][2]int{{2, 1}, {1, 51}} {
		_, p := s.reserve(north, too[0], too[1])
		if p == nil || p.Status != 429 || p.Code != "quota-spent" || p.GetHeaders().Get("Retry-After") != "90" {
			t.Fatalf("%v more: %+v", too, p)
		}
	}
	if _, p := s.reserve(south, 3, 100); p != nil {
		t.Errorf("another party: %v", p)
	}
	first.giveBack(1, 40)
	if _, p := s.reserve(north, 2, 90); p != nil {
		t.Errorf("what did not enter still counts: %v", p)
	}
	now += 90_000
	if _, p := s.reserve(north, 3, 100); p != nil {
		t.Errorf("the next day: %v", p)
	}
	first.giveBack(1, 10) // of yesterday
	if _, p := s.reserve(north, 1, 1); p == nil {
		t.Error("yesterday is given back today")
	}
	if _, p := s.reserve(t.Context(), 1_000_000, 1<<40); p != nil {
		t.Errorf("where the ledger is open to all: %v", p)
	}
}

// A panic is answered and logged, without what it may have been about.
func TestAPanicTellsNothing(t *testing.T) {
	var log bytes.Buffer
	s := New(Options{Open: true, Log: slog.New(slog.NewJSONHandler(&log, nil))})
	s.mux.HandleFunc("GET /said", func(http.ResponseWriter, *http.Request) { panic(fmt.Errorf("the hospital behind the mill")) })
	s.mux.HandleFunc("GET /found", func(http.ResponseWriter, *http.Request) { _ = []int{}[len(log.Bytes())*0+1:] })
	for path, want := range map[string]string{"/said": "panic: a *", "/found": "slice bounds out of range"} {
		log.Reset()
		w, r := httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, "http://localhost"+path, nil)
		r.RemoteAddr = "127.0.0.1:1"
		s.ServeHTTP(w, r)
		if w.Code != 500 || !strings.Contains(log.String(), want) || !strings.Contains(log.String(), "goroutine") {
			t.Errorf("%s: %d, the log has %s", path, w.Code, &log)
		}
		if strings.Contains(log.String()+w.Body.String(), "hospital") {
			t.Errorf("%s: it tells what was said", path)
		}
	}
}

// The limits are those that docs/api.md states.
func TestTheLimitsAreTheStatedOnes(t *testing.T) {
	for name, is := range map[string]bool{
		"requests":  PostRate == 100 && PublicRate == 50 && LoginRate == 5 && BurstFactor == 10,
		"failures":  FailureRate == 0.1 && FailureBurst == 20,
		"under way": PartyUnderway == 64 && PartyStreams == 32 && PartyBundles == 2 && PartyBatches == 8 && PeerUnderway == 32,
		"a day":     DayStatements == 10_000 && DayBytes == 256<<20,
		"sizes":     MaxBody == 512<<10 && MaxBatchBody == 4<<20 && MaxQuery == 20<<10 && MaxPath == 1<<10 && MaxParameters == 16 && MaxHeaders == 64,
	} {
		if !is {
			t.Errorf("%s: change docs/api.md too", name)
		}
	}
}
