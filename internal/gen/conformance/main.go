// Command conformance tries a real, closed server against its own OpenAPI
// document with schemathesis, once as the public and once as each kind of post:
// no request may make the server fail, and every answer is what the document
// says. It installs schemathesis into a temporary folder of its own.
//
//	go run ./internal/gen/conformance -parley bin/parley
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/open-parley/parley/answer"
)

// tool is what is installed, pinned: an upgrade is a commit.
const tool = "schemathesis==4.32.5"

// untried operations: a stream has no end, and to log out would end the session
// that the others are tried with.
var untried = []string{"events", "logout", "end-session"}

// unchecked are what schemathesis finds and Parley wants: an identifier of the
// right form may be refused, because it names nothing.
var unchecked = []string{"positive_data_acceptance"}

func main() {
	log.SetFlags(0)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx); err != nil {
		log.Fatal(err)
	}
}

type bench struct {
	ctx      context.Context
	dir      string
	parley   string
	tool     string
	url      string
	examples int
	seed     int
}

func run(ctx context.Context) (err error) {
	b := &bench{ctx: ctx}
	only := ""
	flag.StringVar(&b.parley, "parley", "bin/parley", "the binary")
	flag.StringVar(&b.tool, "tool", "", "schemathesis, where it is installed already")
	flag.StringVar(&only, "role", "", "this role alone")
	flag.IntVar(&b.examples, "examples", 50, "cases for each operation at most")
	flag.IntVar(&b.seed, "seed", 1, "seed of the cases")
	flag.Parse()
	if b.parley, err = filepath.Abs(b.parley); err != nil {
		return err
	}
	if b.dir, err = os.MkdirTemp("", "parley-conformance"); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(b.dir)) }()
	if err := b.install(); err != nil {
		return err
	}
	keys, err := b.found()
	if err != nil {
		return err
	}
	stop, err := b.serve()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, stop()) }()
	known, err := b.story()
	if err != nil {
		return err
	}
	if err := b.files(known); err != nil {
		return err
	}
	var failed []string
	for _, role := range []string{"party", "outsider", "reader", "registrar", "public"} {
		if only != "" && role != only {
			continue
		}
		for _, config := range configs {
			log.Printf("\n== as %s, %s", role, config)
			if err := b.try(role, keys[role], config); err != nil {
				failed = append(failed, fmt.Sprintf("as %s, %s: %v", role, config, err))
			}
		}
	}
	if len(failed) > 0 {
		return errors.New(strings.Join(failed, "\n"))
	}
	return nil
}

// install makes a virtual environment with the tool in it.
func (b *bench) install() error {
	if b.tool != "" {
		return nil
	}
	venv := filepath.Join(b.dir, "venv")
	if err := b.loud("python3", "-m", "venv", venv); err != nil {
		return fmt.Errorf("python3 with its module venv is needed: %w", err)
	}
	b.tool = filepath.Join(venv, "bin", "schemathesis")
	return b.loud(filepath.Join(venv, "bin", "pip"), "install", "--quiet", "--disable-pip-version-check", tool)
}

func (b *bench) loud(name string, args ...string) error {
	c := exec.CommandContext(b.ctx, name, args...)
	c.Stdout, c.Stderr = os.Stdout, os.Stderr
	return c.Run()
}

// say runs a command of parley and gives what it prints.
func (b *bench) say(args ...string) (string, error) {
	c := exec.CommandContext(b.ctx, b.parley, args...)
	c.Dir = b.dir
	c.Env = append(os.Environ(), "PARLEY_HOME="+filepath.Join(b.dir, "home"), "PARLEY_SERVER="+b.url)
	var out, errs bytes.Buffer
	c.Stdout, c.Stderr = &out, &errs
	if err := c.Run(); err != nil {
		return "", fmt.Errorf("parley %s: %w\n%s", strings.Join(args, " "), err, errs.String())
	}
	return strings.TrimSpace(out.String()), nil
}

func (b *bench) all(commands ...string) error {
	for _, c := range commands {
		if _, err := b.say(strings.Fields(c)...); err != nil {
			return err
		}
	}
	return nil
}

// found founds a ledger with parties in it; the roles' key files.
func (b *bench) found() (map[string]string, error) {
	if err := os.WriteFile(filepath.Join(b.dir, "pause.yaml"), []byte(pause), 0o600); err != nil {
		return nil, err
	}
	if err := b.all(
		"init --dir ledger --name Conformance --exercise --world none",
		"key new --name Aland --kind state -o aland.key",
		"key new --name Bland --kind state -o bland.key",
		"key new --name Cland --kind state -o cland.key",
		"party admit aland.key.pub --dir ledger --key ledger/registrar.key",
		"party admit bland.key.pub --dir ledger --key ledger/registrar.key",
		"party admit cland.key.pub --dir ledger --key ledger/registrar.key",
		"key new --party aland.key --post archive --login -o reader.key",
		"key enrol reader.key.pub --dir ledger --key aland.key",
	); err != nil {
		return nil, err
	}
	return map[string]string{"party": "aland.key", "outsider": "cland.key", "reader": "reader.key", "registrar": "ledger/registrar.key"}, nil
}

// story says something that Cland does not see, and gives the parameters by
// which it is found.
func (b *bench) story() (known map[string]string, err error) {
	if err := b.all(
		"table pause.yaml --key aland.key",
		"comment pause Noted. --key bland.key",
		"accept pause --key aland.key",
	); err != nil {
		return nil, err
	}
	text, err := b.say("status", "pause", "--json", "--key", "aland.key")
	if err != nil {
		return nil, err
	}
	var a answer.Arrangement
	if err := json.Unmarshal([]byte(text), &a); err != nil || a.Arrangement == nil || len(a.Arrangement.Revisions) == 0 {
		return nil, fmt.Errorf("parley status told %s: %w", text, err)
	}
	rev := a.Arrangement.Revisions[0]
	return map[string]string{
		"path.arrangement": a.Arrangement.Arrangement.String(), "path.revision": rev.Revision.String(), "path.statement": a.Arrangement.Arrangement.String(),
		"query.from": rev.Revision.String(), "query.to": rev.Revision.String(),
	}, nil
}

// hooks teach the tool lines of JSON.
const hooks = `import json
import schemathesis


@schemathesis.serializer("application/jsonl")
def write(ctx, value):
    return json.dumps(value).encode() + b"\n"


@schemathesis.deserializer("application/jsonl")
def read(ctx, response):
    if ctx.operation.path.endswith("/bundle"):  # a file, described as text
        return response.content.decode()
    return json.loads(response.content.splitlines()[0])
`

const pause = `title: River pause
kind: pause
texts:
  en:
    authentic: true
    text: |
      1. No strike in the area for ten days.
map:
  status: final
  accuracy: 50 m
  volumes:
    - id: area
      polygon: [[10, 45], [10.5, 45], [10.5, 45.5], [10, 45.5]]
roles:
  belligerent: [aland, bland]
consenting: [belligerent]
rules:
  - clause: "1"
    forbids: [strike, artillery]
terms:
  duration: 10 days
  denunciation: {notice: 1 day}
`

// startWait is how long a server may take to start.
const startWait = time.Minute

// serve serves the ledger, closed, and counts nobody: the limits have tests of
// their own.
func (b *bench) serve() (stop func() error, err error) {
	address, errs := filepath.Join(b.dir, "address"), new(bytes.Buffer)
	c := exec.Command(b.parley, "serve", "--dir", "ledger", "--addr", "127.0.0.1:0", "--address-file", address,
		"--post-rate", "1000000", "--public-rate", "1000000", "--day-statements", "1000000000")
	c.Dir, c.Stderr = b.dir, errs
	if err := c.Start(); err != nil {
		return nil, err
	}
	stop = func() error { return errors.Join(c.Process.Signal(os.Interrupt), c.Wait()) }
	for deadline := time.Now().Add(startWait); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		if text, err := os.ReadFile(address); err == nil {
			b.url = strings.TrimSpace(string(text))
			return stop, nil
		}
	}
	return nil, errors.Join(fmt.Errorf("no server within %v: %s", startWait, errs), stop())
}

// configs of the tool: names that nobody knows, and names that there are.
var configs = []string{"any.toml", "known.toml"}

// files writes what the tool reads.
func (b *bench) files(known map[string]string) error {
	any := `[checks]
negative_data_rejection.expected-statuses = ["4xx"]

[[operations]]
include-operation-id = "submitBatch"
[operations.checks]
negative_data_rejection.enabled = false # each line has an answer of its own
`
	some := any
	for path, names := range map[string][]string{
		"/arrangements/|/statements/": {"path.arrangement", "path.revision", "path.statement"},
		"/diff$":                      {"query.from", "query.to"},
	} {
		some += fmt.Sprintf("\n[[operations]]\ninclude-path-regex = %q\n[operations.parameters]\n", path)
		for _, name := range names {
			some += fmt.Sprintf("%q = %q\n", name, known[name])
		}
	}
	return errors.Join(
		os.WriteFile(filepath.Join(b.dir, "hooks.py"), []byte(hooks), 0o600),
		os.WriteFile(filepath.Join(b.dir, configs[0]), []byte(any), 0o600),
		os.WriteFile(filepath.Join(b.dir, configs[1]), []byte(some), 0o600))
}

// try runs the tool as one role.
func (b *bench) try(role, key, config string) error {
	args := []string{"--config-file", config, "run", b.url + "/v1/openapi.json", "--seed", fmt.Sprint(b.seed), "--max-examples", fmt.Sprint(b.examples),
		"--continue-on-failure", "--exclude-checks", strings.Join(unchecked, ","), "--phases", "examples,coverage,fuzzing", "--no-color"}
	for _, id := range untried {
		args = append(args, "--exclude-operation-id", id)
	}
	if role != "public" { // which comes last: what fails there is counted, and then no login is tried
		for _, id := range []string{"login", "look-at-invitation", "redeem-invitation"} {
			args = append(args, "--exclude-operation-id", id)
		}
		token, err := b.say("login", "--key", key)
		if err != nil {
			return err
		}
		args = append(args, "--header", "Authorization: Bearer "+token)
	}
	c := exec.CommandContext(b.ctx, b.tool, args...)
	c.Dir, c.Stdout, c.Stderr = b.dir, os.Stdout, os.Stderr
	c.Env = append(slices.DeleteFunc(os.Environ(), func(s string) bool { return strings.HasPrefix(s, "SCHEMATHESIS_") }),
		"SCHEMATHESIS_HOOKS=hooks", "PYTHONPATH="+b.dir)
	return c.Run()
}
