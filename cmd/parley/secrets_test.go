package main

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/open-parley/parley/ledger/audit"
	"github.com/open-parley/parley/ledger/keystore"
)

// heard collects what somebody writes.
type heard struct {
	mu  sync.Mutex // guards buf
	buf bytes.Buffer
}

func (h *heard) Write(b []byte) (int, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.buf.Write(b)
}

func (h *heard) String() string {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.buf.String()
}

// told is all that a story's commands and servers have written, and what must
// not be in it.
type told struct {
	t       *testing.T
	dir     string
	errors  strings.Builder // of all commands
	answers strings.Builder // of all commands, but for those that give a secret
	server  heard           // its log
	other   strings.Builder // metrics, audit, problems
	secrets map[string]string
	salts   map[string]bool
	url     string
}

// say runs a command, which exits with the code want.
func (x *told) say(want int, args ...string) string {
	x.t.Helper()
	var out, errw bytes.Buffer
	if x.url != "" {
		args = append(args, "--server", x.url)
	}
	code := run(context.Background(), args, strings.NewReader(""), &out, &errw)
	if code != want {
		x.t.Fatalf("%v: exit code %d, want %d\n%s%s", args, code, want, &out, &errw)
	}
	x.errors.WriteString(errw.String())
	if args[0] != "login" && args[0] != "invite" {
		x.answers.WriteString(out.String())
	}
	return strings.TrimSpace(out.String())
}

// keep adds a secret of bytes in every form that a program would write it in,
// as a whole and its beginning.
func (x *told) keep(name string, secret []byte) {
	if len(secret) < 12 {
		x.t.Fatalf("%s has %d bytes only", name, len(secret))
	}
	plain := strings.Trim(fmt.Sprint(secret[:12]), "[]")
	start := secret[:12] // base64 of a multiple of 3 bytes begins as that of the whole
	for _, form := range []string{string(secret), hex.EncodeToString(start), strings.ToUpper(hex.EncodeToString(start)),
		base64.StdEncoding.EncodeToString(start), base64.URLEncoding.EncodeToString(start), plain, strings.ReplaceAll(plain, " ", ", "), strings.ReplaceAll(plain, " ", ",")} {
		x.secrets[form] = name
	}
}

// text adds a secret that is text.
func (x *told) text(name, secret string) { x.secrets[secret] = name }

func (x *told) path(name string) string { return filepath.Join(x.dir, name) }

// serve serves the ledger, closed, with a log that leaves nothing out, until
// stop is called.
func (x *told) serve() (stop func()) {
	ctx, cancel := context.WithCancel(context.Background())
	address := x.path("address")
	done := make(chan int, 1)
	go func() {
		done <- run(ctx, []string{"serve", "--dir", x.path("ledger"), "--addr", "127.0.0.1:0", "--address-file", address, "--debug"}, strings.NewReader(""), &x.server, &x.server)
	}()
	for deadline := time.Now().Add(serveWait); ; time.Sleep(10 * time.Millisecond) {
		if b, err := os.ReadFile(address); err == nil {
			x.url = strings.TrimSpace(string(b))
			break
		}
		if time.Now().After(deadline) {
			x.t.Fatalf("no server: %s", &x.server)
		}
	}
	return func() {
		cancel()
		if code := <-done; code != exitOK {
			x.t.Errorf("the server ended with %d: %s", code, &x.server)
		}
		os.Remove(address)
		x.url = ""
	}
}

// ask sends a request and keeps the answer where it is a problem, or metrics.
func (x *told) ask(method, path, body string, header ...string) {
	x.t.Helper()
	req, err := http.NewRequest(method, x.url+path, strings.NewReader(body))
	if err != nil {
		x.t.Fatal(err)
	}
	if body == "" {
		req.Body, req.ContentLength = nil, 0
	}
	req.Header.Set("Content-Type", "application/json")
	for i := 0; i < len(header); i += 2 {
		req.Header.Set(header[i], header[i+1])
	}
	r, err := http.DefaultClient.Do(req)
	if err != nil {
		x.t.Fatal(err)
	}
	defer r.Body.Close()
	if r.StatusCode >= 400 || path == "/metrics" { // others are what somebody may see, and streams don't end
		b, err := io.ReadAll(r.Body)
		if err != nil {
			x.t.Fatal(err)
		}
		x.other.Write(b)
	}
	for name, values := range r.Header {
		x.other.WriteString(name + ": " + strings.Join(values, ", ") + "\n")
	}
}

// disclosed gathers the secrets that lie in the folder.
func (x *told) disclosed() {
	logKey, err := os.ReadFile(x.path("ledger/log.key"))
	if err != nil {
		x.t.Fatal(err)
	}
	raw, err := base64.StdEncoding.DecodeString(string(bytes.SplitN(logKey[:len(logKey)-1], []byte("+"), 5)[4]))
	if err != nil || len(raw) != 33 {
		x.t.Fatalf("log.key: %v", err)
	}
	x.keep("the log's key", raw[1:])
	epochs, _ := filepath.Glob(x.path("ledger/keys/*.key"))
	for _, name := range epochs {
		b, err := os.ReadFile(name)
		if err != nil {
			x.t.Fatal(err)
		}
		key, err := hex.DecodeString(strings.TrimSpace(string(b)))
		if err != nil {
			x.t.Fatal(err)
		}
		x.keep(filepath.Base(name), key)
	}
	ctx := context.Background()
	store, err := keystore.OpenReadOnly(ctx, x.path("ledger"), x.path("ledger/keys"))
	if err != nil {
		x.t.Fatal(err)
	}
	defer store.Close()
	found := 0
	for kind := keystore.Envelope; kind <= keystore.Access; kind++ {
		var objects []keystore.Object
		if err := store.Each(ctx, kind, func(o keystore.Object) { objects = append(objects, o) }); err != nil {
			x.t.Fatal(err)
		}
		for _, o := range objects {
			for number := range store.Next() {
				if key, err := store.Get(ctx, number, o); err == nil {
					x.keep(fmt.Sprintf("data key %d", number), key[:])
					found++
				}
			}
		}
	}
	if found < 10 {
		x.t.Errorf("only %d data keys were found", found)
	}
}

// seeds gathers the secrets of key files.
func (x *told) seeds(names ...string) {
	for _, name := range names {
		f, err := readKeyFile(x.path(name))
		if err != nil {
			x.t.Fatal(err)
		}
		e := &env{ctx: context.Background(), cli: &cli{Key: x.path(name), PassphraseFile: x.path("phrase")}}
		if f.Sealed != "" {
			x.text(name, f.Sealed[100:160])
		}
		k, err := e.unlock(x.path(name), f)
		if err != nil {
			x.t.Fatal(err)
		}
		x.keep(name, k.(interface{ Seed() []byte }).Seed())
	}
}

// salted gathers the salts of what a party can see.
func (x *told) salted(key string) {
	salt := regexp.MustCompile(`"salt":"([^"]{20,})"`)
	payload := regexp.MustCompile(`"payload":"([^"]+)"`)
	for i := range 8 {
		var out, errw bytes.Buffer
		run(context.Background(), []string{"log", "show", fmt.Sprint(i), "--json", "--key", key, "--server", x.url}, strings.NewReader(""), &out, &errw)
		text := out.String()
		for _, m := range payload.FindAllStringSubmatch(text, -1) {
			b, err := base64.StdEncoding.DecodeString(m[1])
			if err != nil {
				x.t.Fatal(err)
			}
			text += string(b)
		}
		for _, m := range salt.FindAllStringSubmatch(text, -1) {
			x.salts[m[1]] = true
		}
	}
}

// Nothing secret and nothing that was said is in the server's log, at any
// level, in its metrics, its headers or its audit; nothing secret in any error.
func TestSecretsAreNowhere(t *testing.T) {
	t.Setenv("PARLEY_HOME", t.TempDir())
	for _, name := range []string{"PARLEY_KEY", "PARLEY_SERVER", "PARLEY_ZONE"} {
		t.Setenv(name, "")
		os.Unsetenv(name)
	}
	x := &told{t: t, dir: t.TempDir(), secrets: map[string]string{}, salts: map[string]bool{}}
	const phrase, words = "correct horse battery staple", "The hospital lies behind the old mill"
	for name, text := range map[string]string{"phrase": phrase + "\n", "wrong": "horse battery staple correct\n", "pause.yaml": secretPause,
		"plain.geojson": `{"type":"Feature","properties":{"name":"Hidden plain"},"geometry":{"type":"Polygon","coordinates":[[[9,44],[12,44],[12,47],[9,47],[9,44]]]}}`} {
		if err := os.WriteFile(x.path(name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	x.text("a passphrase", phrase)
	x.text("a passphrase", "horse battery staple correct")
	ledger, aland, bland, watch := x.path("ledger"), x.path("aland.key"), x.path("bland.key"), x.path("watch.key")
	as := func(args ...string) []string {
		return append(args, "--key", aland, "--passphrase-file", x.path("phrase"))
	}
	x.say(0, "init", "--dir", ledger, "--name", "Quiet register", "--exercise", "--world", "none")
	x.say(0, "key", "new", "--name", "Aland", "--kind", "state", "--passphrase", "--passphrase-file", x.path("phrase"), "-o", aland)
	x.say(0, "key", "new", "--name", "Bland", "--kind", "state", "-o", bland)
	x.say(0, "key", "new", "--party", aland, "--post", "watch", "--power", "monitor", "-o", watch)
	registrar := x.path("ledger/registrar.key")

	stop := x.serve()
	x.say(0, "party", "admit", aland+".pub", "--key", registrar)
	x.say(0, "party", "admit", bland+".pub", "--key", registrar)
	x.say(0, as("key", "enrol", watch+".pub", "--yes")...)
	x.say(0, as("territory", "declare", "Hidden plain", x.path("plain.geojson"))...)
	link := x.say(0, "invite", "--admit", "--expires", "2h", "--key", registrar)
	x.say(0, "annex", "new", "shelters", "--text", "The cellar is under Ferdinand's barn.", "--for", "bland", "-o", x.path("shelters.annex"))
	x.say(0, as("table", x.path("pause.yaml"))...)
	x.say(0, as("annex", "deposit", "pause", x.path("shelters.annex"))...)
	x.say(0, "annex", "show", "pause", "shelters", "--key", bland)
	x.say(0, "comment", "pause", words, "--key", bland)
	x.say(0, "ask", "pause", "Is the mill "+words, "--blocking", "--clause", "1", "--key", bland)
	x.say(0, as("accept", "pause")...)
	x.say(0, "status", "pause", "--key", bland)

	// Errors of all kinds, with what is secret in every place of a request.
	x.say(exitRefused, "status", "--key", aland, "--passphrase-file", x.path("wrong"))
	x.say(exitUsage, "status", "--key", aland)
	x.say(exitRefused, "status")
	x.say(exitUsage, "accept", words, "--key", bland)
	x.say(exitRefused, "withdraw", "pause", "--key", bland)
	token := x.say(0, "login", "--key", bland)
	used := x.say(0, "login", "--key", watch)
	x.text("a token", token)
	if i := strings.Index(link, "/join#"); i < 0 {
		t.Errorf("the invitation is %q", link)
	} else {
		x.text("an invitation", strings.Fields(link[i+len("/join#"):])[0])
	}
	x.text("a token that was ended", used)
	x.say(0, "logout", "--key", watch)
	x.say(0, as("key", "revoke", watch, "--yes")...)
	x.say(exitRefused, "status", "--key", watch)
	bearer := []string{"Authorization", "Bearer " + token}
	for _, path := range []string{"/v1/parties", "/v1/statements", "/v1/check", "/v1/impact", "/v1/admit", "/v1/login", "/v1/promises", "/v1/statements/batch", "/log/cosignature", "/v1/" + token, "/v1/statements/" + token} {
		for _, method := range []string{"GET", "POST", "DELETE"} {
			for _, body := range []string{"", `{"note":"` + words + `"}`, token, `{"token":"` + token + `","seed":` + "\"x\"", strings.Repeat("["+`"`+words+`",`, 40)} {
				x.ask(method, path+"?token="+token+"&at="+token, body, bearer...)
				x.ask(method, path, body, bearer...)
			}
		}
	}
	for _, header := range [][2]string{{"Authorization", "Basic " + token}, {"Authorization", "Bearer " + used}, {"Authorization", token}, {"Cookie", "__Host-parley=" + token},
		{"Content-Type", token}, {"Content-Encoding", token}, {"Origin", "https://" + token}, {"X-Forwarded-For", token}, {"Last-Event-ID", token}, {"If-None-Match", token}, {"User-Agent", token}} {
		x.ask("GET", "/v1/parties", "", header[0], header[1])
		x.ask("POST", "/v1/statements", words, header[0], header[1])
		x.ask("GET", "/v1/events", "", append([]string{header[0], header[1]}, "Accept", token)...)
	}
	x.ask("GET", "/metrics", "")
	x.salted(bland)
	x.disclosed()

	// What is erased, with the server stopped; and all once more.
	stop()
	x.say(0, "log", "erase", "pause", "--comments", "--dir", ledger)
	x.say(0, "verify", "--dir", ledger)
	x.say(0, "doctor", ledger)
	x.say(0, "ledger", "backup", "--dir", ledger, "-o", x.path("copy"), "--expires", "30 days")
	stop = x.serve()
	x.say(0, as("refusals")...)
	x.ask("GET", "/metrics", "")
	stop()
	x.say(0, "audit", ledger)
	x.disclosed()
	x.seeds("aland.key", "bland.key", "watch.key", "ledger/registrar.key")
	x.search()
}

// search looks for all that must not be anywhere.
func (x *told) search() {
	files, err := os.ReadDir(x.path("ledger/" + audit.Folder))
	if err != nil || len(files) < 2 {
		x.t.Fatalf("the audit has %d files: %v", len(files), err)
	}
	for _, f := range files {
		b, err := os.ReadFile(x.path("ledger/" + audit.Folder + "/" + f.Name()))
		if err != nil {
			x.t.Fatal(err)
		}
		x.other.Write(b)
	}
	if len(x.salts) < 8 || len(x.secrets) < 100 {
		x.t.Fatalf("%d salts and %d forms of secrets are looked for", len(x.salts), len(x.secrets))
	}
	served := x.server.String() + x.other.String()
	for _, want := range []string{`"level":"INFO"`, "login-needed", "parley_http_requests_total", `"route":"POST /v1/statements"`} {
		if !strings.Contains(served, want) {
			x.t.Errorf("nothing was gathered: %s is not there", want)
		}
	}
	everything := map[string]string{"the server's log, metrics, problems or audit": served, "an error": x.errors.String(), "an answer": x.answers.String()}
	for where, text := range everything {
		for form, name := range x.secrets {
			if strings.Contains(text, form) {
				x.t.Errorf("%s is in %s", name, where)
			}
		}
	}
	for salt := range x.salts {
		if strings.Contains(served, salt) || strings.Contains(x.errors.String(), salt) {
			x.t.Errorf("the salt %s is in the log or an error", salt)
		}
	}
	for _, content := range []string{"hospital", "mill", "Ferdinand", "cellar", "barn", "shelters", "Hidden plain", "Aland", "Bland", "Quiet register", "101234567", "10.1234567", "457654321", "45.7654321"} {
		if strings.Contains(served, content) {
			x.t.Errorf("the server's log, metrics, problems or audit hold %q", content)
		}
	}
}

const secretPause = `title: Pause at the mill
kind: pause
texts:
  en: {authentic: true, text: "1. No strike near the mill, whose miller is called Ferdinand.\n"}
map:
  status: final
  accuracy: 50 m
  volumes:
    - {id: area, polygon: [[10.1234567, 45], [10.5, 45], [10.5, 45.7654321], [10, 45.5]]}
roles:
  belligerent: [aland, bland]
consenting: [belligerent]
rules:
  - {clause: "1", forbids: [strike]}
terms:
  duration: 10 days
  denunciation: {notice: 1 day}
private:
  - {label: shelters, file: shelters.annex, parties: [bland]}
`
