package main

import (
	"context"
	"encoding/json"
	"io"
	"io/fs"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"parley": main, "nats-server": natsServer})
}

// fixtures is where testdata lies, wherever a test runs.
var fixtures, _ = filepath.Abs("../../testdata")

// TestScript plays the command-line stories in testdata/script. Beside the
// usual commands they have:
//
//	serving FILE        waits for the server whose address FILE will hold, and asks it from then on
//	open ADDRESS        waits until somebody listens there
//	holds FILE TEXT     waits until a file holds it
//	wait-for FILE       waits until there is one
//	json FILE           every line of FILE is JSON
//	grab NAME REGEXP    takes the first group of the last output
//	replace OLD NEW FILE replaces all of OLD, of which there must be some
//	fixture FOLDER      copies what lies in a folder of testdata here
//	certificate CERT KEY makes a certificate for 127.0.0.1
//	presents CERT       waits until the server shows that certificate
//	ground FILE METRES  writes a tile of level ground
//	geoid FILE          writes a grid that is EGM96 where it is looked at, else 0
//	exit N command…     the command exits with exactly N
func TestScript(t *testing.T) { testscript.Run(t, scriptParams(t)) }

// scriptParams are what the stories have beside the usual commands.
func scriptParams(t *testing.T) testscript.Params {
	return testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("PARLEY_HOME", filepath.Join(env.WorkDir, "home"))
			env.Setenv("PARLEY_SERVER", "http://127.0.0.1:1") // nobody; serving sets it
			env.Setenv("PARLEY_KEY", "")
			env.Setenv("PARLEY_CA", "")
			env.Setenv("PARLEY_ZONE", "")
			for name, file := range map[string]string{"VECTOR": "vector.pmtiles", "RASTER": "raster.pmtiles"} {
				at, err := filepath.Abs(filepath.Join("../../tiles/testdata", file))
				if err != nil {
					return err
				}
				env.Setenv(name, at)
			}
			env.Setenv("NATS_ADDRESS", freeAddress(t))
			env.Setenv("NATS_LAZY", freeAddress(t)) // nobody listens
			conf := "listen: " + env.Getenv("NATS_ADDRESS") + "\njetstream { store_dir: \"" + filepath.Join(env.WorkDir, "nats") + "\", sync_interval: always }\n"
			if err := os.WriteFile(filepath.Join(env.WorkDir, "nats.conf"), []byte(conf), 0o600); err != nil {
				return err
			}
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"serving":     serving,
			"holds":       holds,
			"fetch":       fetch,
			"wait-for":    waitFor,
			"open":        opens,
			"json":        isJSON,
			"grab":        grab,
			"exit":        exits,
			"replace":     replace,
			"fixture":     fixture,
			"certificate": makesCertificate,
			"presents":    presents,
			"ground":      makesGround,
			"geoid":       makesGeoid,
		},
	}
}

// serveWait is how long a server may take to start on a busy machine.
const serveWait = time.Minute

// serving waits until the address is written and the server is ready.
func serving(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: serving FILE")
	}
	ca := ts.Getenv("PARLEY_CA")
	if ca != "" {
		ca = ts.MkAbs(ca)
	}
	web, err := caClient(ca)
	ts.Check(err)
	ctx, cancel := context.WithTimeout(context.Background(), serveWait)
	defer cancel()
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	for {
		if b, err := os.ReadFile(ts.MkAbs(args[0])); err == nil {
			url := strings.TrimSpace(string(b))
			req, err := http.NewRequestWithContext(ctx, http.MethodGet, url+"/readyz", nil)
			ts.Check(err)
			if r, err := web.Do(req); err == nil {
				r.Body.Close()
				if r.StatusCode == http.StatusOK {
					ts.Setenv("PARLEY_SERVER", url)
					return
				}
			}
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			ts.Fatalf("no server within %v", serveWait)
		}
	}
}

// fetch asks the server for a path, as anybody's program would, and writes the
// answer to the output.
func fetch(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: fetch PATH")
	}
	r, err := http.Get(ts.Getenv("PARLEY_SERVER") + args[0])
	ts.Check(err)
	defer r.Body.Close()
	_, err = io.Copy(ts.Stdout(), r.Body)
	ts.Check(err)
}

// holds waits until a file that somebody writes holds a text.
func holds(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: holds FILE TEXT")
	}
	deadline := time.After(serveWait)
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	for {
		if b, err := os.ReadFile(ts.MkAbs(args[0])); err == nil && strings.Contains(string(b), args[1]) {
			return
		}
		select {
		case <-tick.C:
		case <-deadline:
			ts.Fatalf("%s does not hold %s within %v", args[0], args[1], serveWait)
		}
	}
}

// waitFor waits until there is a file, or a socket.
func waitFor(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: wait-for FILE")
	}
	for deadline := time.Now().Add(serveWait); time.Now().Before(deadline); time.Sleep(10 * time.Millisecond) {
		if _, err := os.Stat(ts.MkAbs(args[0])); err == nil {
			return
		}
	}
	ts.Fatalf("there is no %s within %v", args[0], serveWait)
}

// opens waits until somebody listens at an address.
func opens(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: open ADDRESS")
	}
	for deadline := time.Now().Add(serveWait); time.Now().Before(deadline); time.Sleep(10 * time.Millisecond) {
		if c, err := net.Dial("tcp", args[0]); err == nil {
			c.Close()
			return
		}
	}
	ts.Fatalf("nobody listens at %s within %v", args[0], serveWait)
}

// isJSON checks that each line of a file is one JSON value.
func isJSON(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 1 {
		ts.Fatalf("usage: json FILE")
	}
	text := strings.TrimSpace(ts.ReadFile(args[0]))
	ok := text != ""
	for line := range strings.SplitSeq(text, "\n") {
		ok = ok && json.Valid([]byte(line))
	}
	if ok == neg {
		ts.Fatalf("%s is JSON: %v:\n%s", args[0], ok, text)
	}
}

// replace replaces a piece of a file.
func replace(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: replace OLD NEW FILE")
	}
	name := ts.MkAbs(args[2])
	info, err := os.Stat(name)
	ts.Check(err)
	text := ts.ReadFile(args[2])
	if !strings.Contains(text, args[0]) {
		ts.Fatalf("%s holds no %s", args[2], args[0])
	}
	ts.Check(os.WriteFile(name, []byte(strings.ReplaceAll(text, args[0], args[1])), info.Mode()))
}

// grab puts a piece of the last output into a variable.
func grab(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: grab NAME REGEXP")
	}
	m := compile(ts, args[1]).FindStringSubmatch(ts.ReadFile("stdout"))
	if len(m) < 2 {
		ts.Fatalf("the output has nothing like %s", args[1])
	}
	ts.Setenv(args[0], m[1])
}

// fixture copies a folder of testdata here. Its files, which git keeps readable
// for all, are closed.
func fixture(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: fixture FOLDER")
	}
	from := filepath.Join(fixtures, args[0])
	ts.Check(filepath.WalkDir(from, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name, err := filepath.Rel(from, path)
		if err != nil {
			return err
		}
		if d.IsDir() {
			return os.MkdirAll(ts.MkAbs(name), 0o700)
		}
		b, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		return os.WriteFile(ts.MkAbs(name), b, 0o600)
	}))
}
