package doctor_test

import (
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/nats-io/nats.go"
	nats_js "github.com/nats-io/nats.go/jetstream"

	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/ledger/doctor"
	"github.com/open-parley/parley/ledger/jetstream"
	"github.com/open-parley/parley/ledger/jetstream/natstest"
	"github.com/open-parley/parley/ledger/sqlite"
)

// node is the folder of a node whose log lies in a cluster, with its first upTo
// entries.
func node(t *testing.T, servers *natstest.Servers, log, dir string, upTo uint64) (*jetstream.Cluster, doctor.Config) {
	t.Helper()
	c, err := jetstream.Connect(t.Context(), jetstream.Options{URLs: servers.URLs(), Log: log, Node: "doctor", Logger: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	if err := c.Found(t.Context()); err != nil {
		t.Fatal(err)
	}
	from, err := sqlite.OpenReadOnly(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	to, err := c.Open(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := ledger.Copy(t.Context(), from, to, upTo, nil); err != nil {
		t.Fatal(err)
	}
	if err := from.Close(); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{sqlite.File, sqlite.File + "-wal", sqlite.File + "-shm"} {
		if err := os.Remove(filepath.Join(dir, name)); err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
	}
	cfg := config(dir)
	cfg.Engine, cfg.Store, cfg.Shared = c.OpenToRead, "", new(doctor.Shared)
	return c, cfg
}

func bad(r *doctor.Report) (out []string) {
	for _, f := range r.Findings {
		if f.Level == doctor.Wrong || f.Level == doctor.Damaged {
			out = append(out, f.Code)
			if f.Todo == "" {
				out = append(out, "and nothing is said to do")
			}
		}
	}
	return out
}

// A node of a cluster: sound, without its copies of what the cluster has, and
// with each thing that it must have itself missing or damaged.
func TestNode(t *testing.T) {
	servers := natstest.Start(t, 1)
	dir := founded(t)
	c, cfg := node(t, servers, "sound", dir, entries)
	r := examine(t, cfg)
	if got := bad(r); len(got) > 0 || r.Size != entries || r.State.String() == strings.Repeat("0", 64) {
		t.Fatalf("a sound node: %d entries, state %v, %q: %+v", r.Size, r.State, got, r.Findings)
	}
	streams, epoch, err := c.Survey(t.Context())
	if err != nil || epoch != 1 || len(streams) != 3 {
		t.Fatalf("%+v, epoch %d: %v", streams, epoch, err)
	}
	for _, s := range streams {
		if s.Wrong != nil || s.Copies != 1 {
			t.Errorf("%+v", s)
		}
	}
	// What the cluster has need not be here.
	for _, name := range []string{"keys.db", "keys.db-wal", "keys.db-shm", ledger.IntakeFile, ledger.IntakeFile + "-wal", ledger.IntakeFile + "-shm"} {
		if err := os.Remove(filepath.Join(dir, name)); err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
	}
	if got := bad(examine(t, cfg)); len(got) > 0 {
		t.Fatalf("a node without its copies: %q", got)
	}
	// One slot of the checkpoint: the other counts.
	path := filepath.Join(dir, ledger.CheckpointFile)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	spoilt := append([]byte("garbage"), whole[7:]...)
	if err := os.WriteFile(path, spoilt, 0o644); err != nil {
		t.Fatal(err)
	}
	if r := examine(t, cfg); !has(r, doctor.Note, "slot-damaged", ledger.CheckpointFile) || len(bad(r)) > 0 {
		t.Fatalf("a spoilt slot: %+v", r.Findings)
	}
	if err := os.WriteFile(path, whole, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(dir, "keys", "epoch-000001.key")); err != nil {
		t.Fatal(err)
	}
	if r := examine(t, cfg); !has(r, doctor.Damaged, "keys-lost", "keys") {
		t.Fatalf("a lost epoch key: %+v", r.Findings)
	}
	// The servers are gone: what is here is looked at all the same.
	servers.Stop(0)
	if r := examine(t, cfg); !has(r, doctor.Wrong, "unreachable", "") || !has(r, doctor.Damaged, "keys-lost", "keys") || !has(r, doctor.OK, "", "") {
		t.Fatalf("without servers: %+v", r.Findings)
	}
}

// A log in a cluster that is shorter than the node has signed, another's,
// garbled, or configured so that it can be changed.
func TestDamagedCluster(t *testing.T) {
	servers := natstest.Start(t, 1)
	nc, err := nats.Connect(servers.URLs()[0])
	if err != nil {
		t.Fatal(err)
	}
	defer nc.Close()
	js, err := nats_js.New(nc)
	if err != nil {
		t.Fatal(err)
	}
	t.Run("shorter", func(t *testing.T) {
		_, cfg := node(t, servers, "shorter", founded(t), entries-3)
		if r := examine(t, cfg); !has(r, doctor.Damaged, "log-shorter-than-checkpoint", "") {
			t.Fatalf("%+v", r.Findings)
		}
	})
	t.Run("another", func(t *testing.T) {
		_, cfg := node(t, servers, "another", founded(t), entries)
		cfg.Dir = founded(t)
		if r := examine(t, cfg); !has(r, doctor.Damaged, "log-differs-from-checkpoint", "") {
			t.Fatalf("%+v", r.Findings)
		}
	})
	t.Run("garbled", func(t *testing.T) {
		_, cfg := node(t, servers, "garbled", founded(t), entries)
		if _, err := js.Publish(t.Context(), "parley.garbled.frames", []byte("garbage")); err != nil {
			t.Fatal(err)
		}
		if r := examine(t, cfg); !has(r, doctor.Damaged, "log-damaged", "") {
			t.Fatalf("%+v", r.Findings)
		}
	})
	t.Run("configured otherwise", func(t *testing.T) {
		c, cfg := node(t, servers, "loose", founded(t), entries)
		s, err := js.Stream(t.Context(), "parley-loose-frames")
		if err != nil {
			t.Fatal(err)
		}
		loose := s.CachedInfo().Config
		loose.AllowDirect = true
		if _, err := js.UpdateStream(t.Context(), loose); err != nil {
			t.Fatal(err)
		}
		streams, _, err := c.Survey(t.Context())
		if err != nil || streams[0].Wrong == nil || !strings.Contains(streams[0].Wrong.Error(), "allow_direct") {
			t.Fatalf("%+v: %v", streams, err)
		}
		if f := doctor.Refused("streams", "", streams[0].Wrong); f.Level != doctor.Wrong || f.Code != "nats-stream" {
			t.Errorf("%+v", f)
		}
		if got := bad(examine(t, cfg)); len(got) > 0 {
			t.Errorf("the log holds all the same, and it says %q", got)
		}
	})
	t.Run("lost", func(t *testing.T) {
		c, _ := node(t, servers, "lost", founded(t), entries)
		if err := js.DeleteStream(t.Context(), "parley-lost-frames"); err != nil {
			t.Fatal(err)
		}
		streams, _, err := c.Survey(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if f := doctor.Refused("streams", "", streams[0].Wrong); f.Level != doctor.Damaged || f.Code != "stream-lost" {
			t.Errorf("%+v", f)
		}
	})
}
