package jetstream

import (
	"errors"
	"log/slog"
	"strings"
	"testing"
	"time"

	nats_js "github.com/nats-io/nats.go/jetstream"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/ledger/jetstream/natstest"
	"github.com/open-parley/parley/ledger/ledgertest"
)

func connect(t *testing.T, s *natstest.Servers, log string) *Cluster {
	t.Helper()
	c, err := Connect(t.Context(), Options{URLs: s.URLs(), Log: log, Node: "test", Logger: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	return c
}

// A stream that somebody has configured otherwise is refused, by what is wrong.
func TestForeignConfiguration(t *testing.T) {
	c := connect(t, natstest.Start(t, 1), "abc")
	for name, change := range map[string]func(*nats_js.StreamConfig){
		"in memory":    func(x *nats_js.StreamConfig) { x.Storage = nats_js.MemoryStorage },
		"deleted":      func(x *nats_js.StreamConfig) { x.DenyDelete = false },
		"purged":       func(x *nats_js.StreamConfig) { x.DenyPurge = false },
		"allow_direct": func(x *nats_js.StreamConfig) { x.AllowDirect = true },
		"old messages": func(x *nats_js.StreamConfig) { x.MaxAge = time.Hour },
		"at most":      func(x *nats_js.StreamConfig) { x.MaxMsgSize = 1000 },
		"duplicates":   func(x *nats_js.StreamConfig) { x.Duplicates = 2 * time.Minute },
		"before it":    func(x *nats_js.StreamConfig) { x.NoAck = true },
		"subjects":     func(x *nats_js.StreamConfig) { x.Subjects = append(x.Subjects, "elsewhere") },
	} {
		cfg := c.streamConfig(c.framesStream(), c.subject("frames"), true)
		change(&cfg)
		if err := c.create(t.Context(), cfg); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		_, err := c.Open(t.Context(), "")
		var refusal *parley.Refusal
		if !errors.As(err, &refusal) || refusal.Code != "nats-stream" || !strings.Contains(refusal.Sentence, name) {
			t.Errorf("%s: %v", name, err)
		}
		if err := c.js.DeleteStream(t.Context(), cfg.Name); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := c.Open(t.Context(), ""); !errors.Is(err, ledger.ErrDamaged) {
		t.Errorf("no stream at all: %v", err)
	}
	if err := c.Found(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := c.Open(t.Context(), ""); err != nil {
		t.Errorf("the stream as it is made: %v", err)
	}
	if err := c.Found(t.Context()); err == nil {
		t.Error("a log was founded over another")
	}
}

// A server that syncs later, or takes short messages, is refused.
func TestForeignServers(t *testing.T) {
	s := natstest.StartWith(t, natstest.Lazy)
	_, err := Connect(t.Context(), Options{URLs: s.URLs(), Monitors: s.Monitors(), Log: "abc", Node: "test", Logger: slog.New(slog.DiscardHandler)})
	if err == nil || !strings.Contains(err.Error(), "sync_interval: always") {
		t.Errorf("a server that syncs every two minutes: %v", err)
	}
	s = natstest.StartWith(t, natstest.Short)
	_, err = Connect(t.Context(), Options{URLs: s.URLs(), Log: "abc", Node: "test", Logger: slog.New(slog.DiscardHandler)})
	if err == nil || !strings.Contains(err.Error(), "max_payload") {
		t.Errorf("a server that takes short messages: %v", err)
	}
	_, err = Connect(t.Context(), Options{URLs: []string{"nats://127.0.0.1:1"}, Log: "abc", Node: "test", Logger: slog.New(slog.DiscardHandler)})
	var refusal *parley.Refusal
	if !errors.As(err, &refusal) || refusal.Code != "unreachable" {
		t.Errorf("no server: %v", err)
	}
}

// Two who append at the same place: one is told that it was not first, whatever
// it believed, and a fence keeps out whoever came before it.
func TestTwoWriters(t *testing.T) {
	s := natstest.Start(t, 1)
	a, b := connect(t, s, "abc"), connect(t, s, "abc")
	if err := a.Found(t.Context()); err != nil {
		t.Fatal(err)
	}
	ea, err := a.open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	eb, err := b.open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	build, other := ledgertest.NewBuilder(1), ledgertest.NewBuilder(2)
	if err := ea.Append(t.Context(), 0, build.Next(t, 3, 100)); err != nil {
		t.Fatal(err)
	}
	if err := eb.Append(t.Context(), 0, other.Next(t, 2, 100)); !errors.Is(err, ledger.ErrSize) {
		t.Fatalf("the second at the same place: %v", err)
	}
	head, err := eb.Head(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := eb.Fence(t.Context(), head, 2); err != nil {
		t.Fatal(err)
	}
	if err := ea.Append(t.Context(), 3, build.Next(t, 1, 100)); !errors.Is(err, ledger.ErrSize) {
		t.Fatalf("an append of an older epoch behind the fence: %v", err)
	}
	if h, err := ea.Head(t.Context()); err != nil || h.Epoch != 2 || h.Size != 3 {
		t.Fatalf("head is %v: %v", h, err)
	}
	if got, err := ea.Read(t.Context(), 0, 10); err != nil || len(got) != 3 {
		t.Fatalf("read %d entries: %v", len(got), err)
	}
}

// While one of three servers is away the other two go on; the appends during
// the change of leaders are all there, once each, in their order.
func TestServerKilledWhileAppending(t *testing.T) {
	s := natstest.Start(t, 3)
	c := connect(t, s, "abc")
	if err := c.Found(t.Context()); err != nil {
		t.Fatal(err)
	}
	e, err := c.open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	leader := func() int {
		for i, x := range s.All {
			if x.JetStreamIsStreamLeader("$G", c.framesStream()) {
				return i
			}
		}
		t.Fatal("the stream has no leader")
		return 0
	}
	build := ledgertest.NewBuilder(3)
	for i := range 60 {
		if i == 20 {
			k := leader()
			s.Stop(k)
			defer s.Restart(t, k)
		}
		before := *build
		size := build.Size
		f := build.Next(t, 2, 200)
		for {
			err := e.Append(t.Context(), size, f)
			if err == nil {
				break
			}
			if errors.Is(err, ledger.ErrSize) {
				t.Fatalf("append %d: %v", i, err)
			}
		}
		if before.Size+2 != build.Size {
			t.Fatal("the builder is out of step")
		}
	}
	fresh := connect(t, s, "abc")
	again, err := fresh.open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	got, err := again.Read(t.Context(), 0, 1000)
	if err != nil || len(got) != 120 {
		t.Fatalf("read %d entries, want 120: %v", len(got), err)
	}
	if h, err := again.Head(t.Context()); err != nil || h.Root != build.Root {
		t.Fatalf("head is %v, want root %v: %v", h, build.Root, err)
	}
}
