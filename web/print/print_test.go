package print_test

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/open-parley/parley/web/print"
)

// browser is one that can print, or the test is skipped where there is none.
func browser(t *testing.T) string {
	path, err := print.Find()
	if errors.Is(err, print.ErrNoBrowser) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// pages serves a page that runs a script.
func pages(script string) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprintf(w, `<!doctype html><html lang="en"><title>Paper</title><p>Words</p><script src="/s.js"></script></html>`)
	})
	mux.HandleFunc("GET /s.js", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/javascript")
		io.WriteString(w, script)
	})
	mux.HandleFunc("GET /data", func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, r.URL.Query().Get("q"), "!") })
	return mux
}

func TestAPageIsPrintedOnceItIsReady(t *testing.T) {
	h := pages(`fetch("/data?q=" + location.hash.slice(1)).then((r) => r.text()).then((x) => setTimeout(() => {
		document.querySelector("p").textContent = x; document.documentElement.dataset.sheet = "ready"; }, 300));`)
	pdf, err := print.PDF(t.Context(), browser(t), h, "/#here")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.HasPrefix(pdf, []byte("%PDF-")) || len(pdf) < 1000 {
		t.Errorf("%d bytes: %.40q", len(pdf), pdf)
	}
}

// What the page can't have is told in its own words.
func TestAPageThatFailsSaysWhy(t *testing.T) {
	_, err := print.PDF(t.Context(), browser(t), pages(`document.documentElement.dataset.why = "no such matter"; document.documentElement.dataset.sheet = "failed";`), "/")
	var said print.ErrPage
	if !errors.As(err, &said) || said.Why != "no such matter" {
		t.Errorf("it fails with %v", err)
	}
}

// The browser reaches nothing but the handler, and changes nothing there.
func TestNothingElseIsReached(t *testing.T) {
	var reached atomic.Int32
	outside := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { reached.Add(1) }))
	defer outside.Close()
	h := pages(fmt.Sprintf(`(async () => {
		const out = [];
		for (const [url, init] of [[%q, {mode: "no-cors"}], ["http://localhost:1/", {mode: "no-cors"}], ["https://example.org/", {mode: "no-cors"}]])
			out.push(await fetch(url, init).then(() => "reached", () => "blocked"));
		out.push((await fetch("/data", {method: "POST", body: "x"})).status);
		document.documentElement.dataset.why = out.join();
		document.documentElement.dataset.sheet = "failed";
	})();`, outside.URL))
	_, err := print.PDF(t.Context(), browser(t), h, "/")
	if err == nil || err.Error() != "blocked,blocked,blocked,405" || reached.Load() != 0 {
		t.Errorf("%v; the server outside was reached %d times", err, reached.Load())
	}
}

// A page that is never ready is not waited for without end, and a program that
// is no browser is told of.
func TestWhatDoesNotPrintIsGivenUp(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), 3*time.Second)
	defer cancel()
	if _, err := print.PDF(ctx, browser(t), pages(""), "/"); err == nil {
		t.Error("a page was printed that is not ready")
	}
	for _, program := range []string{"/bin/false", "/nowhere/chromium"} {
		if _, err := print.PDF(t.Context(), program, pages(""), "/"); err == nil || !strings.Contains(err.Error(), program) {
			t.Errorf("%s: %v", program, err)
		}
	}
}

func TestWithoutABrowserThatIsSaid(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	if path, err := print.Find(); err == nil && !strings.HasPrefix(path, "/") || err != nil && !errors.Is(err, print.ErrNoBrowser) {
		t.Errorf("%q, %v", path, err)
	}
}

// Messages end with a zero byte, and with nothing else.
func TestMessagesAreReadWhole(t *testing.T) {
	long := strings.Repeat("x", 200_000)
	in := bufio.NewReaderSize(strings.NewReader(`{"a":1}`+"\x00"+long+"\x00rest"), 16)
	for _, want := range []string{`{"a":1}`, long} {
		if got, err := print.ReadMessage(in); err != nil || string(got) != want {
			t.Errorf("%.20q, %v", got, err)
		}
	}
	if got, err := print.ReadMessage(in); !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("what breaks off is read as %q, %v", got, err)
	}
	if _, err := print.ReadMessage(in); !errors.Is(err, io.EOF) {
		t.Errorf("at the end: %v", err)
	}
}
