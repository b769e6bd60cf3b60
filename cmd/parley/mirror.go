package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strconv"
	"time"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/api"
	"github.com/open-parley/parley/client"
	"github.com/open-parley/parley/ledger/audit"
	"github.com/open-parley/parley/mirror"
	"github.com/open-parley/parley/statement"
	"github.com/open-parley/parley/web"
)

// mirrorCmd is parley mirror.
type mirrorCmd struct {
	Follow   mirrorFollowCmd   `cmd:"" default:"withargs" help:"Follow a host for your party, verify everything, and serve it."`
	Outbox   mirrorOutboxCmd   `cmd:"" help:"What waits at a mirror to be sent, and what became of it."`
	Findings mirrorFindingsCmd `cmd:"" help:"How current a mirror is, and what its host was caught at."`
}

// mirrorFollowCmd is parley mirror URL.
type mirrorFollowCmd struct {
	URL         string `arg:"" help:"The host's address."`
	Addr        string `help:"Address to listen on: loopback only, unless there is TLS or a proxy that does it." default:"127.0.0.1:8081" placeholder:"HOST:PORT"`
	AddressFile string `help:"Write the URL here once the mirror listens." type:"path" placeholder:"FILE"`
	Open        bool   `help:"Let whoever connects read all that the mirror holds, and queue statements: on this machine alone."`
	exposure
	heightFlags
	MaxAge     time.Duration `help:"Past this age of the checkpoint a check is indeterminate." default:"1h" placeholder:"TIME"`
	Poll       time.Duration `help:"Ask the host this often, whatever it tells of itself." default:"30s" placeholder:"TIME"`
	Compare    []string      `help:"Compare checkpoints with this server too: another party's mirror, say. Repeat for each." sep:"none" placeholder:"URL"`
	Ledger     string        `help:"The ledger's identifier, known beforehand." placeholder:"ID"`
	LogKey     string        `help:"The log's verifier key, known beforehand." placeholder:"KEY"`
	World      string        `help:"The file of attributed territories that the ledger was founded with, where it is not the built-in one." type:"path" placeholder:"FILE"`
	MaxDisk    uint64        `help:"GiB that the mirror's store may take: a host can sign a log of any length." default:"32" placeholder:"GIB"`
	VerifyOnly bool          `help:"Verify what the mirror holds, follow the host to its newest checkpoint, and end."`
}

func (c *mirrorFollowCmd) Run(e *env) error {
	if e.cli.Dir == "" {
		return usage(errors.New("name the mirror's folder with --dir"))
	}
	if c.MaxDisk == 0 || c.MaxDisk > maxDiskGiB {
		return usage(fmt.Errorf("--max-disk is from 1 to %d GiB", maxDiskGiB))
	}
	if err := c.contact(e); err != nil {
		return err
	}
	if c.VerifyOnly {
		return c.verify(e)
	}
	return c.serve(e, logger(e.errw))
}

// host is a client of the host, which logs in with the key of --key.
func (c *mirrorFollowCmd) host(e *env, pin client.Pin) (*client.Client, error) {
	key, err := e.loginKey()
	if err != nil {
		return nil, err
	}
	trusting, err := caClient(e.cli.CA)
	if err != nil {
		return nil, err
	}
	host, err := client.New(c.URL, client.Options{HTTP: trusting, Pin: pin, Signer: key, IDToken: e.idToken()})
	return host, usage(err)
}

// maxDiskGiB is more than any disk has, and can be told in bytes.
const maxDiskGiB = 1 << 30

// contact makes the mirror at the first contact with its host, and pins what
// it is of.
func (c *mirrorFollowCmd) contact(e *env) error {
	if mirror.Exists(e.cli.Dir) {
		return nil
	}
	if e.cli.Key == "" {
		return usage(parley.Refuse("no-key", "", "The mirror is of one party, and no key is named.").
			To("Name your key file, or its public half, with --key FILE or in PARLEY_KEY."))
	}
	file, err := readKeyFile(e.cli.Key)
	if err != nil {
		return err
	}
	pin := client.Pin{LogKey: c.LogKey}
	if c.Ledger != "" {
		if err := pin.Ledger.UnmarshalText([]byte(c.Ledger)); err != nil {
			return usage(err)
		}
	}
	host, err := c.host(e, pin)
	if err != nil {
		return err
	}
	l, err := host.Ledger(e.ctx)
	if err != nil {
		return err
	}
	if _, err := host.Party(e.ctx, file.Party); err != nil {
		return err
	}
	if c.Ledger == "" && c.LogKey == "" {
		fmt.Fprintf(e.errw, "First contact with %q. Compare its log key with what its host published:\n  %s\n", l.Name, l.LogKey)
	}
	return mirror.Create(e.ctx, e.cli.Dir, mirror.Identity{Ledger: l.Ledger, LogKey: l.LogKey, Party: file.Party})
}

// open opens the mirror and compares it with what the command names.
func (c *mirrorFollowCmd) open(e *env, log *slog.Logger) (*mirror.Mirror, error) {
	cfg := mirror.Config{Dir: e.cli.Dir, Now: nowUTC, MaxAge: c.MaxAge, Poll: c.Poll, Log: log, MaxBytes: c.MaxDisk << 30, Whole: c.VerifyOnly}
	if c.World != "" {
		var err error
		if cfg.World, err = chooseWorld(c.World); err != nil {
			return nil, err
		}
	}
	show, done := e.progress("verifying")
	cfg.Progress = show
	m, err := mirror.Open(e.ctx, cfg)
	done()
	if err != nil {
		return nil, err
	}
	id := m.Identity()
	if c.Ledger != "" && c.Ledger != id.Ledger.String() || c.LogKey != "" && c.LogKey != id.LogKey {
		return nil, errors.Join(parley.Refuse("another-ledger", "R9", "The mirror in %s is of ledger %s, not of the one that you name.", e.cli.Dir, parley.Short(id.Ledger)).
			To("Name its folder, or mirror the other ledger into another."), m.Close())
	}
	return m, nil
}

// verify is --verify-only.
func (c *mirrorFollowCmd) verify(e *env) (err error) {
	m, err := c.open(e, discard)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, m.Close()) }()
	host, err := c.host(e, client.Pin{Ledger: m.Identity().Ledger})
	if err != nil {
		return err
	}
	if err := m.Sync(e.ctx, host.Raw()); err != nil {
		return err
	}
	findings, err := m.Findings(e.ctx)
	if err != nil {
		return err
	}
	a := m.Mirrored()
	if e.cli.JSON {
		err = e.print(answer.Mirror{Ledger: m.Identity().Ledger, LogKey: m.VerifierKey(), Mirrored: a, Findings: findings})
	} else {
		fmt.Fprintf(e.out, "All %d entries verify; they are what the log's checkpoint commits to.\n", a.Size)
		e.findings(findings)
	}
	if err == nil && a.Doubt != "" {
		return verdictError(exitUnverified)
	}
	return err
}

func (c *mirrorFollowCmd) serve(e *env, log *slog.Logger) error {
	if _, err := e.loginKey(); err != nil {
		return err
	}
	page, err := web.New()
	if err != nil {
		return err
	}
	o := api.Options{Log: log, Open: c.Open, Page: page}
	if o.Heights, err = c.heights(log); err != nil {
		return err
	}
	if err := c.apply(&o, e.cli.Dir, e.cli.CA, log); err != nil {
		return err
	}
	if err := c.gate(e.ctx, &o, e.cli.CA); err != nil {
		return err
	}
	ln, err := c.exposure.listen(e.ctx, c.Addr, &o)
	if err != nil {
		return err
	}
	s := api.New(o)
	ctx, cancel := context.WithCancel(e.ctx)
	defer cancel()
	served := make(chan error, 1)
	go func() { served <- s.ServeOn(ctx, ln) }()
	m, err := c.open(e, log)
	var host *client.Client
	if err == nil {
		host, err = c.host(e, client.Pin{Ledger: m.Identity().Ledger})
	}
	if err == nil {
		var refusals *audit.Log
		if refusals, err = keepRefusals(e.cli.Dir, log); err == nil {
			defer refusals.Close()
			s.KeepRefusals(refusals)
		}
	}
	if err == nil && c.AddressFile != "" {
		err = writeAddress(c.AddressFile, urlOf(ln, &o))
	}
	if err != nil {
		cancel()
		<-served
		if m != nil {
			err = errors.Join(err, m.Close())
		}
		return err
	}
	if c.Open {
		log.Warn("OPEN: whoever connects to this address reads all that this mirror holds, and may queue statements.")
	}
	log.Info("mirroring", "host", c.URL, "url", urlOf(ln, &o), "dir", e.cli.Dir, "entries", m.Head().Size)
	ended := make(chan error, 2)
	go func() { ended <- m.Follow(ctx, host.Raw()) }()
	go func() { ended <- c.compare(ctx, m, log) }()
	attach(ctx, s, m)
	select {
	case err = <-served:
		cancel()
		err = errors.Join(err, <-ended, <-ended)
	case err = <-ended: // the mirror's own folder failed: what it has is not to be served
		cancel()
		err = errors.Join(err, <-ended, <-served)
	}
	return errors.Join(err, m.Close())
}

// attach serves the mirror once it holds anything.
func attach(ctx context.Context, s *api.Server, m *mirror.Mirror) {
	go func() {
		if _, err := m.Await(ctx, 0); err == nil {
			s.Attach(m)
		}
	}()
}

// compare compares the mirror's checkpoint with those of other servers.
func (c *mirrorFollowCmd) compare(ctx context.Context, m *mirror.Mirror, log *slog.Logger) error {
	if len(c.Compare) == 0 {
		<-ctx.Done()
		return nil
	}
	for {
		for _, url := range c.Compare {
			other, err := client.New(url, client.Options{})
			if err != nil {
				return usage(err)
			}
			note, err := other.Raw().Checkpoint(ctx)
			if err == nil {
				_, err = m.Meet(ctx, note)
			}
			if err != nil && ctx.Err() == nil {
				log.Warn("checkpoints could not be compared, or contradict each other", "with", url, "error", err)
			}
		}
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(c.Poll):
		}
	}
}

// mirrorOutboxCmd is parley mirror outbox.
type mirrorOutboxCmd struct{}

func (c *mirrorOutboxCmd) Run(e *env) error {
	s, err := e.open()
	if err != nil {
		return err
	}
	defer s.close()
	a, err := s.c.Outbox(e.ctx)
	if err != nil {
		return err
	}
	if e.cli.JSON {
		return e.print(a)
	}
	if len(a.Outbox) == 0 {
		fmt.Fprintln(e.out, "Nothing was queued.")
		return nil
	}
	t := e.table()
	t.row("PLACE", "STATEMENT", "QUEUED", "STATE", "")
	for _, q := range a.Outbox {
		t.row(strconv.FormatInt(q.Place, 10), parley.Short(q.Statement), e.when(q.At), string(q.State), e.became(q))
	}
	t.flush()
	return nil
}

// became tells what became of a queued statement.
func (e *env) became(q answer.Queued) string {
	switch {
	case q.State == answer.PromiseBroken:
		return "not in the log by " + e.when(q.IncludeBy) + "; evidence: " + q.Evidence
	case q.Why != nil:
		return q.Why.Detail
	case q.Index != nil:
		return "entry #" + strconv.FormatUint(*q.Index, 10)
	case q.State == answer.Promised:
		return "will enter by " + e.when(q.IncludeBy)
	}
	return "waits for the link"
}

// mirrorFindingsCmd is parley mirror findings.
type mirrorFindingsCmd struct{}

func (c *mirrorFindingsCmd) Run(e *env) error {
	s, err := e.open()
	if err != nil {
		return err
	}
	defer s.close()
	a, err := s.c.Mirror(e.ctx)
	if err != nil {
		return err
	}
	if e.cli.JSON {
		err = e.print(a)
	} else {
		fmt.Fprintf(e.out, "%d entries, as the host last showed them at %s.\n", a.Size, exact(a.Heard))
		if a.Stale {
			fmt.Fprintln(e.out, "That is too long ago: checks are indeterminate.")
		}
		e.findings(a.Findings)
	}
	if err == nil && a.Doubt != "" {
		return verdictError(exitUnverified)
	}
	return err
}

func (e *env) findings(all []answer.Finding) {
	if len(all) == 0 {
		fmt.Fprintln(e.out, "The host was caught at nothing.")
		return
	}
	fmt.Fprintln(e.out, "The host was caught:")
	for _, f := range all {
		fmt.Fprintf(e.out, "  %s  %s: %s\n", exact(f.At), f.Code, f.Sentence)
		if f.Evidence != "" {
			fmt.Fprintf(e.out, "    evidence: %s\n", f.Evidence)
		}
	}
}

// queued tells that a mirror keeps what was signed.
func (s *session) queued(a act, signed *statement.Signed, q *answer.Queued) error {
	e := s.e
	if a.Receipt != "" {
		fmt.Fprintf(e.errw, "parley: there is no receipt yet; once it has entered, parley log receipt %s gives it.\n", parley.Short(signed.ID))
	}
	if e.cli.JSON {
		return e.print(q)
	}
	switch q.State {
	case answer.Entered:
		fmt.Fprintf(e.out, "It has entered already, as #%d: %s, statement %s.\n", *q.Index, signed.Statement.Type, parley.Short(signed.ID))
	case answer.Waiting, answer.Promised:
		fmt.Fprintf(e.out, "Queued at place %d: %s, statement %s. It is not in the ledger yet; parley mirror outbox tells when.\n", q.Place, signed.Statement.Type, parley.Short(signed.ID))
	default:
		fmt.Fprintf(e.out, "It was queued before, at place %d, and is %s.\n", q.Place, q.State)
	}
	return nil
}
