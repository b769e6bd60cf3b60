package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

const vectors = "../../../testdata/vectors/bundle"

// browserWait is how long a browser may take on a busy machine.
const browserWait = 3 * time.Minute

// browser starts the machine's Chromium, or skips.
func browser(t *testing.T) context.Context {
	t.Helper()
	if testing.Short() {
		t.Skip("the page's program takes seconds to compile")
	}
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if p, err := exec.LookPath(name); err == nil {
			path = p
			break
		}
	}
	if path == "" {
		t.Skip("there is no Chromium here to open the page with: apt-get install chromium")
	}
	o := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.UserDataDir(t.TempDir()))
	if os.Getuid() == 0 {
		o = append(o, chromedp.NoSandbox)
	}
	ctx, cancel := context.WithTimeout(t.Context(), browserWait)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewExecAllocator(ctx, o...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	return ctx
}

// heard collects what the page asks the network for, and what it complains of.
type heard struct {
	mu       sync.Mutex
	requests []string
}

func (h *heard) listen(t *testing.T, ctx context.Context) {
	t.Helper()
	err := chromedp.Listen(ctx, func(event any) {
		// The browser's own controls draw themselves with data: pictures.
		if e, ok := event.(*network.EventRequestWillBeSent); ok && !strings.HasPrefix(e.Request.URL, "data:") {
			h.mu.Lock()
			h.requests = append(h.requests, e.Request.URL)
			h.mu.Unlock()
		}
	})
	if err != nil {
		t.Fatal(err)
	}
}

// tab is the browser's tab with the page.
type tab struct {
	t   *testing.T
	ctx context.Context
}

func (b tab) do(steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	if err := chromedp.Do(b.ctx, steps...); err != nil {
		b.t.Fatal(err)
	}
}

func (b tab) run(script string) {
	b.t.Helper()
	if _, err := chromedp.Run(b.ctx, chromedp.Evaluate[any](script)); err != nil {
		b.t.Fatal(err)
	}
}

func (b tab) text(css string) string {
	b.t.Helper()
	words, err := chromedp.Run(b.ctx, chromedp.Text(chromedp.CSS(css)))
	if err != nil {
		b.t.Fatal(err)
	}
	return words
}

// verdict waits for the page's verdict after something was done.
func (b tab) verdict(do func()) string {
	b.t.Helper()
	b.run(`document.getElementById("verdict").hidden = true; 0`)
	do()
	b.do(chromedp.WaitVisible(chromedp.CSS("#verdict")))
	return b.text("#verdict")
}

// choose gives the page a file.
func (b tab) choose(file string) string {
	b.t.Helper()
	return b.verdict(func() { b.do(chromedp.SetUploadFiles(chromedp.CSS("#file"), []string{file})) })
}

// shot keeps a picture of the page where PARLEY_SHOTS names a folder.
func (b tab) shot(name string) {
	b.t.Helper()
	dir := os.Getenv("PARLEY_SHOTS")
	if dir == "" {
		return
	}
	picture, err := chromedp.Run(b.ctx, chromedp.FullScreenshot(100))
	if err == nil {
		err = os.WriteFile(filepath.Join(dir, name+".png"), picture, 0o644)
	}
	if err != nil {
		b.t.Fatal(err)
	}
}

// The page verifies what parley verify verifies, refuses what it refuses, and
// asks nobody for anything.
func TestPage(t *testing.T) {
	ctx := browser(t)
	dir := t.TempDir()
	html := filepath.Join(dir, "parley-verifier.html")
	if err := build(html); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(filepath.Join(vectors, "bundles.json"))
	if err != nil {
		t.Fatal(err)
	}
	var list []struct {
		File   string `json:"file"`
		LogKey string `json:"log_key"`
		Root   string `json:"root"`
		Digest string `json:"digest"`
	}
	if err := json.Unmarshal(b, &list); err != nil {
		t.Fatal(err)
	}
	member, err := filepath.Abs(filepath.Join(vectors, "member.bundle"))
	if err != nil {
		t.Fatal(err)
	}
	good, err := os.ReadFile(member)
	if err != nil {
		t.Fatal(err)
	}
	bad := filepath.Join(dir, "tampered.bundle")
	if err := os.WriteFile(bad, bytes.Replace(good, []byte(`"index":3`), []byte(`"index":7`), 1), 0o600); err != nil {
		t.Fatal(err)
	}

	h := new(heard)
	h.listen(t, ctx)
	p := tab{t, ctx}
	start := time.Now()
	p.do(chromedp.EmulateViewport(1200, 900), chromedp.Navigate("file://"+html), chromedp.WaitReady(chromedp.CSS(`html[data-ready="yes"]`)))
	t.Logf("ready after %v", time.Since(start).Round(time.Millisecond))
	p.shot("empty")
	alone := p.choose(member)
	p.shot("alone")
	p.do(chromedp.Click(chromedp.CSS("#trust summary")), chromedp.SendKeys(chromedp.CSS("#log-key"), list[0].LogKey))
	trusted := p.verdict(func() { p.run(`document.getElementById("again").click()`) })
	p.shot("trusted")
	late := p.text("#stands")
	p.run(`(() => { const e = document.getElementById("at"); e.value = "2027-05-01T12:00"; e.dispatchEvent(new Event("change")); })()`)
	early := p.text("#stands")
	entries := p.text("#entries")
	p.do(chromedp.SendKeys(chromedp.CSS("#filter"), "erased"))
	fit := p.text("#entries-words")
	if _, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "dark"}}}); err != nil {
		t.Fatal(err)
	}
	p.shot("dark")
	p.do(chromedp.EmulateViewport(360, 740, chromedp.EmulateScale(2), chromedp.EmulateMobile))
	p.shot("phone")
	tampered := p.choose(bad)
	p.shot("tampered")
	after := p.choose(member)
	holds := func(what, have string, wants ...string) {
		t.Helper()
		for _, want := range wants {
			if !strings.Contains(have, want) {
				t.Errorf("%s does not say %q:\n%s", what, want, have)
			}
		}
	}
	holds("a bundle by itself", alone, "It verifies in itself", "Whose log it is", list[0].Root, list[0].Digest, "Betaland")
	holds("a bundle with its log's key", trusted, "It verifies", "those that the log has signed", list[0].Digest)
	holds("who was bound at the last entry", late, "Zone of the plain", "Bound: Alphaland, Betaland, and nobody else")
	holds("who was bound before", early, "Nobody is bound")
	holds("the entries", entries, "log/genesis", "party/admit", "position/take", "for this party, and erased since")
	holds("the filter", fit, "fit")
	holds("what was changed", tampered, "It does NOT verify", "Line 5")
	holds("the bundle again", after, "It verifies", list[0].Digest)
	h.mu.Lock()
	defer h.mu.Unlock()
	if len(h.requests) != 1 || h.requests[0] != "file://"+html {
		t.Errorf("the page asked for %v", h.requests)
	}
}

// Nothing that the page shows comes from elsewhere, and what runs is named by
// hash.
func TestPolicy(t *testing.T) {
	b, err := assemble([]byte("program"), []byte("go"))
	if err != nil {
		t.Fatal(err)
	}
	s := string(b)
	for _, want := range []string{"default-src 'none'; script-src 'wasm-unsafe-eval' 'sha256-", "style-src 'sha256-", "base-uri 'none'; form-action 'none'"} {
		if !strings.Contains(s, want) {
			t.Errorf("the policy lacks %q", want)
		}
	}
	for _, word := range []string{"http:", "https:", "src=", "@import", "url(", "unsafe-inline", "'unsafe-eval'", "{{"} {
		if strings.Contains(s, word) {
			t.Errorf("the page holds %q", word)
		}
	}
}
