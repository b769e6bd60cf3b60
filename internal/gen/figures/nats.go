package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/nats-io/nats-server/v2/server"

	"github.com/open-parley/parley/ledger/jetstream"
)

// natsServer is one NATS server, a process of its own on this machine.
type natsServer struct {
	Name   string
	Port   int
	Routes int      // port
	Others []string // routes of all, where there are several
	Dir    string
}

// servers are NATS servers that sync each write, as JetStream must for a ledger.
type servers struct {
	urls    []string
	running []*exec.Cmd
	ends    []io.Closer
}

// startNATS starts n of them, and waits until each is there.
func startNATS(n int, dir string) (*servers, error) {
	all := make([]natsServer, n)
	var routes []string
	for i := range all {
		all[i] = natsServer{Name: fmt.Sprint("nats-", i+1), Dir: filepath.Join(dir, fmt.Sprint("nats-", i+1))}
		for _, port := range []*int{&all[i].Port, &all[i].Routes} {
			ln, err := net.Listen("tcp", "127.0.0.1:0")
			if err != nil {
				return nil, err
			}
			*port = ln.Addr().(*net.TCPAddr).Port
			if err := ln.Close(); err != nil {
				return nil, err
			}
		}
		routes = append(routes, fmt.Sprintf("nats://127.0.0.1:%d", all[i].Routes))
	}
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	s := &servers{}
	for _, o := range all {
		if n > 1 {
			o.Others = routes
		}
		b, err := json.Marshal(o)
		if err != nil {
			return nil, errors.Join(err, s.stop())
		}
		c := exec.Command(self, "--nats", string(b))
		c.Stderr = os.Stderr
		in, err := c.StdinPipe()
		if err != nil {
			return nil, errors.Join(err, s.stop())
		}
		out, err := c.StdoutPipe()
		if err == nil {
			err = c.Start()
		}
		if err != nil {
			return nil, errors.Join(err, s.stop())
		}
		s.running, s.ends = append(s.running, c), append(s.ends, in)
		if line := bufio.NewScanner(out); !line.Scan() {
			return nil, errors.Join(errors.New("a NATS server did not start"), s.stop())
		}
		s.urls = append(s.urls, fmt.Sprintf("nats://127.0.0.1:%d", o.Port))
	}
	return s, nil
}

func (s *servers) stop() (err error) {
	for i, c := range s.running {
		err = errors.Join(err, s.ends[i].Close(), c.Wait())
	}
	s.running = nil
	return err
}

// natsWait is how long the servers may take to start and elect a leader.
const natsWait = 30 * time.Second

// connect connects to the servers once they have JetStream.
func (s *servers) connect(ctx context.Context) (*jetstream.Cluster, error) {
	return connectNATS(ctx, s.urls)
}

func connectNATS(ctx context.Context, urls []string) (*jetstream.Cluster, error) {
	for end := time.Now().Add(natsWait); ; time.Sleep(200 * time.Millisecond) {
		c, err := jetstream.Connect(ctx, jetstream.Options{URLs: urls, Log: "figures", Node: "figures", Logger: slog.New(slog.DiscardHandler)})
		if err == nil || time.Now().After(end) {
			return c, err
		}
	}
}

// runNATS is a server's process: it ends with its input.
func runNATS(options string) error {
	var n natsServer
	if err := json.Unmarshal([]byte(options), &n); err != nil {
		return err
	}
	o := &server.Options{ServerName: n.Name, Host: "127.0.0.1", Port: n.Port, JetStream: true, StoreDir: n.Dir, SyncAlways: true, NoLog: true, NoSigs: true,
		JetStreamMaxMemory: 64 << 20, JetStreamMaxStore: 8 << 30}
	if len(n.Others) > 0 {
		o.Cluster = server.ClusterOpts{Name: "figures", Host: "127.0.0.1", Port: n.Routes}
		o.Routes = server.RoutesFromStr(strings.Join(n.Others, ","))
	}
	s, err := server.NewServer(o)
	if err != nil {
		return err
	}
	s.Start()
	if !s.ReadyForConnections(natsWait) {
		return errors.New("the NATS server is not ready")
	}
	fmt.Println("ready")
	_, err = io.Copy(io.Discard, os.Stdin)
	s.Shutdown()
	s.WaitForShutdown()
	return err
}
