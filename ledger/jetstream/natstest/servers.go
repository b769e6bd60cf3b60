// Package natstest starts real NATS servers inside a test.
package natstest

import (
	"fmt"
	"net"
	"strings"
	"testing"
	"time"

	"github.com/nats-io/nats-server/v2/server"
	"github.com/nats-io/nats.go"
	nats_js "github.com/nats-io/nats.go/jetstream"
)

// Servers are NATS servers on loopback addresses, with JetStream that syncs
// each write. They stop when the test ends.
type Servers struct {
	All  []*server.Server
	opts []*server.Options
}

// Start starts one server, or that many as a cluster, and waits until
// JetStream can be used.
func Start(t testing.TB, n int) *Servers {
	t.Helper()
	return StartWith(t, func(*server.Options) {}, n)
}

// Lazy servers sync as NATS does when it is told nothing; Short ones take short
// messages.
func Lazy(o *server.Options)  { o.SyncAlways = false }
func Short(o *server.Options) { o.MaxPayload = 64 << 10 }

// StartWith is Start with other options; without n it starts one server.
func StartWith(t testing.TB, change func(*server.Options), size ...int) *Servers {
	t.Helper()
	n := 1
	if len(size) > 0 {
		n = size[0]
	}
	s := &Servers{}
	var routes []string
	var ports []int
	for range n {
		p := freePort(t)
		ports = append(ports, p)
		routes = append(routes, fmt.Sprintf("nats://127.0.0.1:%d", p))
	}
	for i := range n {
		o := &server.Options{ServerName: fmt.Sprintf("nats-%d", i+1), Host: "127.0.0.1", Port: freePort(t), JetStream: true, StoreDir: t.TempDir(),
			SyncAlways: true, NoLog: true, NoSigs: true, HTTPHost: "127.0.0.1", HTTPPort: freePort(t),
			JetStreamMaxMemory: 64 << 20, JetStreamMaxStore: 4 << 30}
		if n > 1 {
			o.Cluster = server.ClusterOpts{Name: "test", Host: "127.0.0.1", Port: ports[i]}
			o.Routes = server.RoutesFromStr(strings.Join(routes, ","))
		}
		change(o)
		s.opts = append(s.opts, o)
		s.All = append(s.All, nil)
		s.Restart(t, i)
	}
	t.Cleanup(func() {
		for _, x := range s.All {
			x.Shutdown()
			x.WaitForShutdown()
		}
	})
	s.Ready(t)
	return s
}

// Stop stops one server; Restart brings it back with its store.
func (s *Servers) Stop(i int) {
	s.All[i].Shutdown()
	s.All[i].WaitForShutdown()
}

// Restart starts server i.
func (s *Servers) Restart(t testing.TB, i int) {
	t.Helper()
	x, err := server.NewServer(s.opts[i])
	if err != nil {
		t.Fatal(err)
	}
	s.All[i] = x
	x.Start()
}

// Leader is the server that leads a stream.
func (s *Servers) Leader(t testing.TB, stream string) int {
	t.Helper()
	for deadline := time.Now().Add(time.Minute); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		for i, x := range s.All {
			if x.JetStreamIsStreamLeader(server.DEFAULT_GLOBAL_ACCOUNT, stream) {
				return i
			}
		}
	}
	t.Fatalf("nobody leads the stream %s", stream)
	return 0
}

// Store is the folder of server i.
func (s *Servers) Store(i int) string { return s.opts[i].StoreDir }

// URLs are where clients connect.
func (s *Servers) URLs() (out []string) {
	for _, o := range s.opts {
		out = append(out, fmt.Sprintf("nats://%s:%d", o.Host, o.Port))
	}
	return out
}

// Monitors are the monitoring addresses.
func (s *Servers) Monitors() (out []string) {
	for _, o := range s.opts {
		out = append(out, fmt.Sprintf("http://%s:%d", o.HTTPHost, o.HTTPPort))
	}
	return out
}

// Ready waits until JetStream takes a stream with a copy on every server.
func (s *Servers) Ready(t testing.TB) {
	t.Helper()
	deadline := time.Now().Add(time.Minute)
	for {
		err := s.try(t)
		if err == nil {
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("the NATS servers do not come up: %v", err)
		}
		time.Sleep(100 * time.Millisecond)
	}
}

func (s *Servers) try(t testing.TB) error {
	nc, err := nats.Connect(strings.Join(s.URLs(), ","))
	if err != nil {
		return err
	}
	defer nc.Close()
	js, err := nats_js.New(nc)
	if err != nil {
		return err
	}
	if _, err := js.CreateStream(t.Context(), nats_js.StreamConfig{Name: "ready", Storage: nats_js.MemoryStorage, Replicas: len(s.All)}); err != nil {
		return err
	}
	return js.DeleteStream(t.Context(), "ready")
}

func freePort(t testing.TB) int {
	t.Helper()
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer ln.Close()
	return ln.Addr().(*net.TCPAddr).Port
}
