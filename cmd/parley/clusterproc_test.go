package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	mathrand "math/rand/v2"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/nats-io/nats-server/v2/server"
)

// natsServer is the server's own main, for tests that start real processes.
func natsServer() {
	fs := flag.NewFlagSet("nats-server", flag.ExitOnError)
	opts, err := server.ConfigureOptions(fs, os.Args[1:], func() {}, fs.Usage, func() {})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	s, err := server.NewServer(opts)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	s.ConfigureLogger()
	if err := server.Run(s); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	s.WaitForShutdown()
}

// process is one that the test starts, kills and starts again.
type process struct {
	t    *testing.T
	name string
	args []string
	log  string // file with its stderr
	cmd  *exec.Cmd
}

func (p *process) start() {
	p.t.Helper()
	f, err := os.OpenFile(p.log, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		p.t.Fatal(err)
	}
	defer f.Close()
	p.cmd = exec.Command(p.name, p.args...)
	p.cmd.Stderr, p.cmd.Stdout = f, f
	if err := p.cmd.Start(); err != nil {
		p.t.Fatal(err)
	}
}

func (p *process) signal(s syscall.Signal) {
	if p.cmd != nil && p.cmd.Process != nil {
		p.cmd.Process.Signal(s)
	}
}

// kill ends it at once, and waits until it is gone.
func (p *process) kill() {
	if p.cmd == nil {
		return
	}
	p.signal(syscall.SIGCONT)
	p.signal(syscall.SIGKILL)
	p.cmd.Wait()
	p.cmd = nil
}

// stop ends it as an operator does.
func (p *process) stop() {
	if p.cmd == nil {
		return
	}
	p.signal(syscall.SIGCONT)
	p.signal(syscall.SIGTERM)
	p.cmd.Wait()
	p.cmd = nil
}

// proxy is the wire between a node and a NATS server; cut, it swallows what is
// sent and refuses nobody, as a network does that drops.
type proxy struct {
	ln net.Listener
	to string

	mu    sync.Mutex // guards the rest
	cut   bool
	conns map[net.Conn]bool
}

func newProxy(t *testing.T, to string) *proxy {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	p := &proxy{ln: ln, to: to, conns: map[net.Conn]bool{}}
	t.Cleanup(func() { ln.Close(); p.set(true); p.set(false) })
	go func() {
		for {
			c, err := ln.Accept()
			if err != nil {
				return
			}
			go p.serve(c)
		}
	}()
	return p
}

func (p *proxy) url() string { return "nats://" + p.ln.Addr().String() }

// set cuts the wire or mends it; connections of before are dead then.
func (p *proxy) set(cut bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.cut = cut
	if !cut {
		for c := range p.conns {
			c.Close()
		}
		clear(p.conns)
	}
}

func (p *proxy) serve(c net.Conn) {
	p.mu.Lock()
	cut := p.cut
	p.conns[c] = true
	p.mu.Unlock()
	if cut {
		return // silent
	}
	s, err := net.Dial("tcp", p.to)
	if err != nil {
		c.Close()
		return
	}
	p.mu.Lock()
	p.conns[s] = true
	p.mu.Unlock()
	go p.pipe(s, c)
	p.pipe(c, s)
}

func (p *proxy) pipe(to, from net.Conn) {
	buf := make([]byte, 64<<10)
	for {
		n, err := from.Read(buf)
		p.mu.Lock()
		cut := p.cut
		p.mu.Unlock()
		if n > 0 && !cut {
			if _, werr := to.Write(buf[:n]); werr != nil {
				err = werr
			}
		}
		if err != nil {
			if !cut {
				to.Close()
			}
			return
		}
	}
}

// site is three NATS servers and three nodes of one ledger, each a process.
type site struct {
	t       *testing.T
	dir     string
	nats    []*process
	natsURL []string
	nodes   []*process
	url     []string // of the nodes
	folder  []string
	wires   [][]*proxy // by node: to each NATS server
}

const siteServers = 3

func newSite(t *testing.T) *site {
	s := &site{t: t, dir: t.TempDir()}
	t.Cleanup(func() {
		for _, p := range append(s.nodes, s.nats...) {
			p.kill()
		}
		if t.Failed() {
			s.printLogs()
		}
	})
	var ports, routes []string
	for range siteServers {
		port := freeAddress(t)
		ports = append(ports, port)
		routes = append(routes, "nats://"+port)
	}
	for i := range siteServers {
		client := freeAddress(t)
		conf := filepath.Join(s.dir, fmt.Sprintf("nats-%d.conf", i+1))
		text := fmt.Sprintf("server_name: nats-%d\nlisten: %s\njetstream { store_dir: %q, sync_interval: always, max_memory_store: 64MB, max_file_store: 8GB }\ncluster { name: test, listen: %s, routes: [%s], no_advertise: true }\n",
			i+1, client, filepath.Join(s.dir, fmt.Sprintf("nats-%d", i+1)), ports[i], strings.Join(routes, ", "))
		if err := os.WriteFile(conf, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		p := &process{t: t, name: "nats-server", args: []string{"-c", conf}, log: filepath.Join(s.dir, fmt.Sprintf("nats-%d.log", i+1))}
		p.start()
		s.nats, s.natsURL = append(s.nats, p), append(s.natsURL, "nats://"+client)
	}
	s.found()
	return s
}

// found founds the ledger on the first node, and gives its folder to the others.
func (s *site) found() {
	t := s.t
	first := filepath.Join(s.dir, "node-1")
	deadline := time.Now().Add(time.Minute)
	for {
		out, err := exec.Command("parley", "init", "--dir", first, "--name", "Joint register", "--exercise", "--world", "none",
			"--cluster", strings.Join(s.natsURL, ",")).CombinedOutput()
		if err == nil {
			break
		}
		if time.Now().After(deadline) {
			t.Fatalf("parley init: %v\n%s", err, out)
		}
		os.RemoveAll(first)
		time.Sleep(200 * time.Millisecond)
	}
	for i := range siteServers {
		dir := filepath.Join(s.dir, fmt.Sprintf("node-%d", i+1))
		if i > 0 {
			if out, err := exec.Command("cp", "-rp", first, dir).CombinedOutput(); err != nil {
				t.Fatalf("%v: %s", err, out)
			}
		}
		var wires []*proxy
		var urls []string
		for _, u := range s.natsURL {
			w := newProxy(t, strings.TrimPrefix(u, "nats://"))
			wires, urls = append(wires, w), append(urls, w.url())
		}
		addr := freeAddress(t)
		p := &process{t: t, name: "parley", log: filepath.Join(s.dir, fmt.Sprintf("node-%d.log", i+1)),
			args: []string{"serve", "--open", "--dir", dir, "--addr", addr, "--cluster", strings.Join(urls, ","), "--node", fmt.Sprintf("node-%d", i+1)}}
		p.start()
		s.nodes, s.url = append(s.nodes, p), append(s.url, "http://"+addr)
		s.folder, s.wires = append(s.folder, dir), append(s.wires, wires)
	}
	for i := range s.nodes {
		s.ready(i)
	}
}

// ready waits until a node takes statements.
func (s *site) ready(i int) {
	s.t.Helper()
	deadline := time.Now().Add(time.Minute)
	for time.Now().Before(deadline) {
		if code, _ := s.get(i, "/readyz"); code == http.StatusOK {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	s.t.Fatalf("node %d is not ready", i+1)
}

// impatient is how long a node may take to answer a question; a frozen one takes
// longer.
const impatient = 2 * time.Second

func (s *site) get(i int, path string) (int, []byte) {
	ctx, cancel := context.WithTimeout(context.Background(), impatient)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, s.url[i]+path, nil)
	if err != nil {
		s.t.Fatal(err)
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return 0, nil
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		return 0, nil
	}
	return res.StatusCode, b
}

// decider waits until a node says that it decides.
func (s *site) decider() int {
	s.t.Helper()
	deadline := time.Now().Add(time.Minute)
	for time.Now().Before(deadline) {
		for i := range s.nodes {
			if _, b := s.get(i, "/metrics"); bytes.Contains(b, []byte("\nparley_cluster_decides 1\n")) {
				return i
			}
		}
		time.Sleep(20 * time.Millisecond)
	}
	s.t.Fatal("no node decides")
	return 0
}

// cut cuts a node off from all NATS servers, or mends that.
func (s *site) cut(i int, cut bool) {
	for _, w := range s.wires[i] {
		w.set(cut)
	}
}

func (s *site) printLogs() {
	for _, p := range append(s.nodes, s.nats...) {
		b, err := os.ReadFile(p.log)
		if err != nil && !errors.Is(err, os.ErrNotExist) {
			s.t.Log(err)
		}
		lines := strings.Split(string(b), "\n")
		kept := lines[:0]
		for _, line := range lines {
			if !strings.Contains(line, `"msg":"request"`) {
				kept = append(kept, line)
			}
		}
		s.t.Logf("%s:\n%s", p.log, strings.Join(kept[max(0, len(kept)-40):], "\n"))
	}
}

// freeAddress is one where nobody listens now. It lies below the ports that a
// system gives to outgoing connections (32768 and above on Linux), so that none
// takes it while its process is down.
func freeAddress(t *testing.T) string {
	for range 100 {
		ln, err := net.Listen("tcp", fmt.Sprint("127.0.0.1:", 10_000+mathrand.IntN(20_000)))
		if err != nil {
			continue
		}
		defer ln.Close()
		return ln.Addr().String()
	}
	t.Fatal("no port is free")
	return ""
}
