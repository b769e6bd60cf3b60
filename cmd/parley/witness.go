package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"golang.org/x/mod/sumdb/note"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/api"
	"github.com/open-parley/parley/client"
	"github.com/open-parley/parley/ledger/disk"
	"github.com/open-parley/parley/proof"
	"github.com/open-parley/parley/witness"
)

// witnessCmd is parley witness.
type witnessCmd struct {
	Serve witnessServeCmd `cmd:"" default:"withargs" help:"Cosign checkpoints for hosts that ask, and for those that --follow names."`
	Init  witnessInitCmd  `cmd:"" help:"Make a witness: a folder with a key of its own."`
	Add   witnessAddCmd   `cmd:"" help:"Sign for a log from now on; a running witness need not be started again."`
	List  witnessListCmd  `cmd:"" help:"The logs, what was signed of each, and the evidence. Exit code 8 if there is any."`
}

// witnessDir is the witness's folder.
func witnessDir(e *env) (string, error) {
	if e.cli.Dir == "" {
		return "", usage(errors.New("name the witness's folder with --dir"))
	}
	return e.cli.Dir, nil
}

// asWitness explains what is wrong with a witness's folder.
func asWitness(dir string, err error) error {
	var open *disk.OpenError
	switch {
	case err == nil:
		return nil
	case errors.Is(err, disk.ErrInUse):
		return parley.Refuse("in-use", "", "Another process has the witness in %s open.", dir).To("Stop it, or use another folder: two that sign with one key could sign two histories.")
	case errors.As(err, &open):
		return parley.Refuse("key-file-open", "", "Others can read the witness's key: %v.", open).To("Run chmod 600 on it. If others may have read it, make another witness.")
	case errors.Is(err, fs.ErrNotExist):
		return usage(fmt.Errorf("there is no witness in %s; parley witness init makes one", shown(dir)))
	}
	return err
}

// witnessInitCmd is parley witness init.
type witnessInitCmd struct {
	Name string `help:"The witness's name in its key, such as witness.example.org." required:"" placeholder:"NAME"`
}

func (c *witnessInitCmd) Run(e *env) error {
	dir, err := witnessDir(e)
	if err != nil {
		return err
	}
	vkey, err := witness.Init(dir, c.Name, rand.Reader)
	if err != nil {
		return usage(err)
	}
	if e.cli.JSON {
		return e.print(struct {
			Key string `json:"key"`
		}{vkey})
	}
	fmt.Fprintf(e.out, "%s\n", vkey)
	if e.watch {
		fmt.Fprintf(e.errw, "Publish this key: hosts name it in their policy (parley log policy --witness), parties verify with it (parley verify --witness).\n")
	}
	return nil
}

// witnessAddCmd is parley witness add.
type witnessAddCmd struct {
	Log    string `arg:"" help:"The log's verifier key, or the address of its host."`
	LogKey string `help:"The log's verifier key, where the address is given: another one is refused." placeholder:"KEY"`
	URL    string `help:"Address of the host, where the key is given: evidence is sought in its tiles." name:"url" placeholder:"URL"`
}

func (c *witnessAddCmd) Run(e *env) error {
	dir, err := witnessDir(e)
	if err != nil {
		return err
	}
	l := witness.Log{Key: c.Log, URL: c.URL}
	if strings.Contains(c.Log, "://") {
		if l, err = c.ask(e); err != nil {
			return err
		}
	} else if c.LogKey != "" && c.LogKey != c.Log {
		return usage(errors.New("two keys are given; leave --log-key out"))
	}
	if err := witness.Add(dir, l); err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return asWitness(dir, err)
		}
		return usage(err)
	}
	if e.cli.JSON {
		return e.print(witnessed{Key: l.Key, URL: l.URL})
	}
	fmt.Fprintf(e.out, "%s\n", l.Key)
	if c.LogKey == "" && l.Key != c.Log && e.watch {
		fmt.Fprintf(e.errw, "Compare this log key with what its host published.\n")
	}
	return nil
}

// ask learns the log's key from its host, which proves it by the genesis.
func (c *witnessAddCmd) ask(e *env) (witness.Log, error) {
	s, err := client.New(strings.TrimSuffix(c.Log, "/"), client.Options{Pin: client.Pin{LogKey: c.LogKey}})
	if err != nil {
		return witness.Log{}, usage(err)
	}
	if _, err := s.Ledger(e.ctx); err != nil {
		return witness.Log{}, err
	}
	return witness.Log{Key: s.Pin().LogKey, URL: c.Log}, nil
}

// witnessed is a log and what was signed of it.
type witnessed struct {
	Key        string `json:"log_key"`
	URL        string `json:"url,omitempty"`
	Size       uint64 `json:"size,omitempty"`
	Checkpoint string `json:"checkpoint,omitempty"`
}

// witnessListCmd is parley witness list.
type witnessListCmd struct{}

func (c *witnessListCmd) Run(e *env) error {
	dir, err := witnessDir(e)
	if err != nil {
		return err
	}
	if _, err := os.Stat(filepath.Join(dir, witness.KeyFile)); err != nil {
		return asWitness(dir, err)
	}
	logs, err := witness.Logs(dir)
	if err != nil {
		return err
	}
	t := e.table()
	var all []witnessed
	for _, l := range logs {
		w := witnessed{Key: l.Key, URL: l.URL}
		signed, err := witness.Signed(dir, l)
		if err != nil {
			return err
		}
		v, err := note.NewVerifier(l.Key)
		if err != nil {
			return err
		}
		if signed != nil {
			k, _, err := proof.Policy{Log: v}.Open(signed)
			if err != nil {
				return err
			}
			w.Size, w.Checkpoint = k.Size, string(signed)
		}
		all = append(all, w)
		t.row(v.Name(), fmt.Sprintf("%d entries signed", w.Size), l.URL)
	}
	kept, err := witness.Evidence(dir)
	if err != nil {
		return err
	}
	if e.cli.JSON {
		files := []string{}
		for _, k := range kept {
			files = append(files, k.File)
		}
		if err := e.print(struct {
			Logs     []witnessed `json:"logs"`
			Evidence []string    `json:"evidence"`
		}{all, files}); err != nil {
			return err
		}
	} else {
		t.flush()
	}
	return twoHistories(kept)
}

// twoHistories is the refusal that a witness ends with that holds evidence.
func twoHistories(kept []witness.Kept) error {
	if len(kept) == 0 {
		return nil
	}
	return parley.Refuse("two-histories", "R9", "A log has signed two histories; there is evidence: %s.", shown(kept[0].File)).
		To("Give it to all parties; anybody verifies it with parley evidence verify FILE. Rely on nothing of that log.")
}

// witnessServeCmd is parley witness, or parley witness serve.
type witnessServeCmd struct {
	Listen      string   `help:"Address to listen on: loopback only." default:"127.0.0.1:8081" placeholder:"HOST:PORT"`
	AddressFile string   `help:"Write the URL here once it listens." type:"path" placeholder:"FILE"`
	Follow      []string `help:"Address of a host to ask for checkpoints, as it can't ask here; repeat for each." sep:"none" placeholder:"URL"`
}

func (c *witnessServeCmd) Run(e *env) error {
	dir, err := witnessDir(e)
	if err != nil {
		return err
	}
	if err := checkURLs("--follow", c.Follow); err != nil {
		return err
	}
	log := logger(e.errw)
	w, err := witness.Open(dir, log)
	if err != nil {
		return asWitness(dir, err)
	}
	ln, err := listen(e.ctx, c.Listen, api.Listen)
	if err != nil {
		return errors.Join(err, w.Close())
	}
	ctx, cancel := context.WithCancel(e.ctx)
	defer cancel()
	var following sync.WaitGroup
	for _, u := range c.Follow {
		following.Go(func() { w.Follow(ctx, u) })
	}
	at := "http://" + ln.Addr().String()
	if c.AddressFile != "" {
		err = writeAddress(c.AddressFile, at)
	}
	if err == nil {
		log.Info("witnessing", "url", at, "dir", dir, "key", w.VerifierKey())
		err = w.ServeOn(ctx, ln)
	} else {
		ln.Close()
	}
	cancel()
	following.Wait()
	if err := errors.Join(err, w.Close()); err != nil {
		return err
	}
	kept, err := witness.Evidence(dir)
	if err != nil {
		return err
	}
	return twoHistories(kept)
}

// checkURLs refuses what is no address.
func checkURLs(flag string, urls []string) error {
	for _, s := range urls {
		if u, err := url.Parse(s); err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
			return usage(fmt.Errorf("%s: %q is no address; write such as http://127.0.0.1:8081", flag, s))
		}
	}
	return nil
}
