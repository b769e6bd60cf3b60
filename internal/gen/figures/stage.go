package main

import (
	"bufio"
	"bytes"
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/mod/sumdb/note"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/proof"
	"github.com/open-parley/parley/statement"
)

// maxClients: with the registrar among them, the parties have the least number
// of slots.
const maxClients = proof.MinWidth

// speaker is a client: a party, and what it said last.
type speaker struct {
	id   parley.PartyID
	key  *statement.SoftKey
	prev parley.StatementID
	n    int
}

// stage is a ledger with a server, and those who speak to it.
type stage struct {
	dir      string
	ledger   parley.LedgerID
	logKey   string
	speakers []*speaker

	nats   *servers // for jetstream
	server *exec.Cmd
	url    string
	ask    io.WriteCloser
	told   *bufio.Scanner
	client *http.Client

	rate     map[[2]int]float64 // statements/s that were reached, by clients and batch
	receipts [][]byte           // some of the last round
}

func newSpeaker(powers ...parley.Power) (*speaker, error) {
	slices.Sort(powers)
	k, err := statement.NewSoftKey(rand.Reader, parley.Key{Use: parley.UseSign, Post: "office", Powers: powers})
	if err != nil {
		return nil, err
	}
	id, err := statement.PartyIDOf(k.Key(), k.Proof())
	return &speaker{id: id, key: k}, err
}

// newStage founds a ledger of that many parties, the registrar among them, and
// starts the server.
func newStage(ctx context.Context, parties int) (*stage, error) {
	dir, err := os.MkdirTemp("", "figures-")
	if err != nil {
		return nil, err
	}
	s := &stage{dir: dir, rate: map[[2]int]float64{},
		client: &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: parties, MaxConnsPerHost: parties}}}
	if *engine == "jetstream" {
		if s.nats, err = startNATS(*natsCount, dir); err != nil {
			return nil, errors.Join(err, s.close())
		}
		*natsURLs = strings.Join(s.nats.urls, ",")
		c, err := s.nats.connect(ctx)
		if err == nil {
			err = errors.Join(c.Found(ctx), c.Close())
		}
		if err != nil {
			return nil, errors.Join(err, s.close())
		}
	}
	if err := s.found(ctx, parties); err != nil {
		return nil, errors.Join(err, s.close())
	}
	if err := s.start(); err != nil {
		return nil, errors.Join(err, s.close())
	}
	return s, nil
}

func (s *stage) found(ctx context.Context, parties int) error {
	registrar, err := newSpeaker(parley.PowerAdminister, parley.PowerRegister)
	if err != nil {
		return err
	}
	c, err := config(ctx, s.folder())
	if err != nil {
		return err
	}
	l, _, err := ledger.Init(ctx, c, "figures.example.org", func(logKey string) (*statement.Submission, error) {
		s.logKey = logKey
		sub, id, err := s.sign(registrar, parley.StatementID{}, &statement.Genesis{Name: "Figures", Exercise: true, Key: registrar.key.Key(), Proof: registrar.key.Proof(),
			LogKey: logKey, Rules: docket.RulesVersion, Policy: statement.Policy{RecoveryDelay: parley.Period{Days: 7}}})
		s.ledger = parley.LedgerID(id)
		return sub, err
	})
	if err != nil {
		return err
	}
	s.speakers = append(s.speakers, registrar)
	prev := parley.StatementID(s.ledger)
	for i := 1; i < parties && err == nil; i++ {
		var p *speaker
		var sub *statement.Submission
		if p, err = newSpeaker(parley.PowerAdminister); err != nil {
			break
		}
		s.speakers = append(s.speakers, p)
		if sub, prev, err = s.sign(registrar, prev, &statement.Admit{Key: p.key.Key(), Proof: p.key.Proof(),
			Profile: parley.Profile{Name: fmt.Sprint("Party ", i), Kind: parley.State}}); err == nil {
			_, err = l.Submit(ctx, sub)
		}
	}
	return errors.Join(err, l.Close(ctx))
}

func (s *stage) sign(p *speaker, prev parley.StatementID, b statement.Body) (*statement.Submission, parley.StatementID, error) {
	st := &statement.Statement{Type: b.Type(), Version: statement.Version, Ledger: s.ledger, Author: p.id, Post: "office",
		SignedAt: parley.At(time.Now()), Prev: prev, Audience: statement.Everyone, Body: b}
	if _, err := rand.Read(st.Salt[:]); err != nil {
		return nil, prev, err
	}
	sub, x, err := statement.Sign(st, nil, p.key)
	if err != nil {
		return nil, prev, err
	}
	return sub, x.ID, nil
}

func (s *stage) start() error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	s.server = exec.Command(self, "--serve", s.folder(), "--engine", *engine, "--nats-urls", *natsURLs)
	s.server.Stderr = os.Stderr
	if s.ask, err = s.server.StdinPipe(); err != nil {
		return err
	}
	out, err := s.server.StdoutPipe()
	if err != nil {
		return err
	}
	if err := s.server.Start(); err != nil {
		return err
	}
	s.told = bufio.NewScanner(out)
	if !s.told.Scan() {
		return errors.New("the server did not start")
	}
	s.url = s.told.Text()
	return nil
}

// stop ends the server.
func (s *stage) stop() error {
	if s.server == nil {
		return nil
	}
	err := errors.Join(s.ask.Close(), s.server.Wait())
	s.server = nil
	return err
}

// folder is the ledger's.
func (s *stage) folder() string { return filepath.Join(s.dir, "ledger") }

func (s *stage) close() error {
	err := s.stop()
	if s.nats != nil {
		err = errors.Join(err, s.nats.stop())
	}
	return errors.Join(err, os.RemoveAll(s.dir))
}

// cpu is the processor time of the server so far.
func (s *stage) cpu() (float64, error) {
	if _, err := io.WriteString(s.ask, "\n"); err != nil {
		return 0, err
	}
	if !s.told.Scan() {
		return 0, errors.New("the server has gone")
	}
	return strconv.ParseFloat(s.told.Text(), 64)
}

// load has n clients send statements, size of them in a request, for about as
// long as a round takes, and each wait for the receipts before it goes on.
func (s *stage) load(ctx context.Context, n, size int) (Load, error) {
	rate, known := s.rate[[2]int{n, size}]
	if !known {
		rate = 400 * float64(min(n*size, 8))
	}
	each := max(1, int(rate*float64(*seconds))/(n*size))
	requests, err := s.presign(n, size, each)
	if err != nil {
		return Load{}, err
	}
	before, err := s.cpu()
	if err != nil {
		return Load{}, err
	}
	took := make([][]time.Duration, n)
	var failed atomic.Pointer[error]
	var answers [][]byte
	var all sync.WaitGroup
	start := time.Now()
	for i := range n {
		all.Go(func() {
			for _, body := range requests[i] {
				from := time.Now()
				b, err := s.send(ctx, body, size)
				if err != nil {
					failed.CompareAndSwap(nil, &err)
					return
				}
				took[i] = append(took[i], time.Since(from))
				if i == 0 {
					answers = append(answers, b)
				}
			}
		})
	}
	all.Wait()
	elapsed := time.Since(start)
	if err := failed.Load(); err != nil {
		return Load{}, *err
	}
	after, err := s.cpu()
	if err != nil {
		return Load{}, err
	}
	s.receipts = answers
	total := float64(n * each * size)
	s.rate[[2]int{n, size}] = total / elapsed.Seconds()
	sorted := slices.Sorted(slices.Values(slices.Concat(took...)))
	ms := func(q float64) float64 {
		return float64(sorted[min(len(sorted)-1, int(q*float64(len(sorted))))].Microseconds()) / 1000
	}
	return Load{Clients: n, Batch: size, Statements: total / elapsed.Seconds(), P50: ms(0.50), P99: ms(0.99), CPU: (after - before) / total}, nil
}

// presign makes every client's requests, in the order of its chain.
func (s *stage) presign(n, size, each int) ([][][]byte, error) {
	requests := make([][][]byte, n)
	errs := make([]error, n)
	parallel(n, func(i int) {
		p, kind := s.speakers[i], parley.State
		if i == 0 {
			kind = parley.Registrar
		}
		for range each {
			var body bytes.Buffer
			for range size {
				p.n++
				sub, id, err := s.sign(p, p.prev, &statement.Update{Profile: parley.Profile{Name: fmt.Sprint("Party ", i, ", name ", p.n), Kind: kind}})
				var wire []byte
				if err == nil {
					wire, err = sub.Encode()
				}
				if err != nil {
					errs[i] = err
					return
				}
				p.prev = id
				body.Write(wire)
				if size > 1 {
					body.WriteByte('\n')
				}
			}
			requests[i] = append(requests[i], body.Bytes())
		}
	})
	return requests, errors.Join(errs...)
}

// send posts a request and checks that every statement has got a receipt.
func (s *stage) send(ctx context.Context, body []byte, size int) ([]byte, error) {
	path, media, status := "/v1/statements", "application/json", http.StatusCreated
	if size > 1 {
		path, media, status = "/v1/statements/batch", answer.LinesType, http.StatusOK
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, s.url+path, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	req.Header.Set("Content-Type", media)
	r, err := s.client.Do(req)
	if err != nil {
		return nil, err
	}
	defer r.Body.Close()
	b, err := io.ReadAll(r.Body)
	if err != nil {
		return nil, err
	}
	if got := bytes.Count(b, []byte(`"receipt":`)); r.StatusCode != status || got != size {
		return nil, fmt.Errorf("%s, %d receipts for %d statements: %.300s", r.Status, got, size, b)
	}
	return b, nil
}

// verifyReceipts verifies those of the last round, again and again, on all
// cores, and tells how many in a second.
func (s *stage) verifyReceipts() (float64, error) {
	log, err := note.NewVerifier(s.logKey)
	if err != nil {
		return 0, err
	}
	var receipts []*proof.Receipt
	for _, b := range s.receipts {
		for line := range strings.SplitSeq(strings.TrimSpace(string(b)), "\n") {
			var a answer.Receipt
			if err := json.Unmarshal([]byte(line), &a); err != nil {
				return 0, err
			}
			r, err := proof.DecodeReceipt(a.Receipt)
			if err != nil {
				return 0, err
			}
			receipts = append(receipts, r)
		}
	}
	var failed atomic.Bool
	var done atomic.Int64
	start := time.Now()
	parallel(runtime.GOMAXPROCS(0), func(k int) {
		for i := k; time.Since(start) < time.Duration(*seconds)*time.Second; i++ {
			if _, _, err := receipts[i%len(receipts)].Verify(proof.Policy{Log: log}); err != nil {
				failed.Store(true)
			}
			done.Add(1)
		}
	})
	if failed.Load() {
		return 0, errors.New("a receipt does not verify")
	}
	return float64(done.Load()) / time.Since(start).Seconds(), nil
}

// replay opens the ledger as after a restart.
func (s *stage) replay(ctx context.Context) (float64, error) {
	if err := s.stop(); err != nil {
		return 0, err
	}
	c, err := config(ctx, s.folder())
	if err != nil {
		return 0, err
	}
	// Without the snapshots, so that every entry is read, opened and folded.
	if err := os.RemoveAll(filepath.Join(s.folder(), ledger.SnapshotFolder)); err != nil {
		return 0, err
	}
	start := time.Now()
	l, err := ledger.Open(ctx, c)
	if err != nil {
		return 0, err
	}
	took := time.Since(start)
	return float64(l.Head().Size) / took.Seconds(), l.Close(ctx)
}

// parallel calls f for 0 … n−1 on all cores.
func parallel(n int, f func(i int)) {
	var next atomic.Int64
	var all sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), n) {
		all.Go(func() {
			for i := next.Add(1) - 1; int(i) < n; i = next.Add(1) - 1 {
				f(int(i))
			}
		})
	}
	all.Wait()
}
