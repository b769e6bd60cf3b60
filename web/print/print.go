package print

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// Patience is how long a page may take until it can be printed.
const Patience = 90 * time.Second

// origin is where the browser believes that it is. Nobody can be reached there:
// the name is reserved (RFC 2606).
const origin = "https://parley.invalid"

// ErrPage is what the page itself says of why it can't be printed.
type ErrPage struct{ Why string }

func (e ErrPage) Error() string { return e.Why }

// PDF has the browser at path open an address of the page, such as
// /?lang=ar#/arrangements/…, and print it once it is ready: it says so itself,
// by data-sheet of its root. Whatever the page asks for is asked of handler, and
// only by GET.
func PDF(ctx context.Context, path string, handler http.Handler, address string) ([]byte, error) {
	ctx, cancel := context.WithTimeoutCause(ctx, Patience, errors.New("the page was not ready in time"))
	defer cancel()
	b, err := start(ctx, path)
	if err != nil {
		return nil, err
	}
	defer b.end()
	p := &page{ctx: ctx, handler: handler}
	p.wire = speak(b, p.event)
	if err := p.open(address); err != nil {
		return nil, err
	}
	if err := p.ready(); err != nil {
		return nil, err
	}
	var printed struct {
		Data []byte `json:"data"`
	}
	err = p.wire.call(ctx, p.session, "Page.printToPDF", map[string]any{"preferCSSPageSize": true, "printBackground": true, "generateTaggedPDF": true}, &printed)
	if err == nil && !bytes.HasPrefix(printed.Data, []byte("%PDF-")) {
		err = errors.New("what the browser printed is no PDF")
	}
	return printed.Data, err
}

// page is the one page of the browser.
type page struct {
	ctx     context.Context
	wire    *wire
	handler http.Handler
	session string
}

// open opens the address, with all requests taken out before they get anywhere.
func (p *page) open(address string) error {
	var target struct {
		ID string `json:"targetId"`
	}
	if err := p.wire.call(p.ctx, "", "Target.createTarget", map[string]any{"url": "about:blank"}, &target); err != nil {
		return err
	}
	var attached struct {
		Session string `json:"sessionId"`
	}
	if err := p.wire.call(p.ctx, "", "Target.attachToTarget", map[string]any{"targetId": target.ID, "flatten": true}, &attached); err != nil {
		return err
	}
	p.session = attached.Session
	for _, c := range []struct {
		method string
		params any
	}{
		{"Fetch.enable", map[string]any{"patterns": []map[string]string{{"urlPattern": "*"}}}},
		{"Page.enable", struct{}{}},
		{"Network.enable", struct{}{}},
		{"Network.setBypassServiceWorker", map[string]any{"bypass": true}},
		{"Page.navigate", map[string]any{"url": origin + address}},
	} {
		if err := p.wire.call(p.ctx, p.session, c.method, c.params, nil); err != nil {
			return err
		}
	}
	return nil
}

// ready waits until the page says that it is, and its fonts are there.
func (p *page) ready() error {
	const ask = `document.fonts.ready.then(() => JSON.stringify([document.documentElement.dataset.sheet ?? "", document.documentElement.dataset.why ?? ""]))`
	for {
		var a struct {
			Result struct {
				Value string `json:"value"`
			} `json:"result"`
		}
		err := p.wire.call(p.ctx, p.session, "Runtime.evaluate", map[string]any{"expression": ask, "awaitPromise": true, "returnByValue": true}, &a)
		var state [2]string
		if err == nil && a.Result.Value != "" {
			err = json.Unmarshal([]byte(a.Result.Value), &state)
		}
		switch {
		case p.ctx.Err() != nil:
			return context.Cause(p.ctx)
		case err != nil && !strings.Contains(err.Error(), "context"): // of a document that just went
			return err
		case state[0] == "failed":
			return ErrPage{state[1]}
		case state[0] == "ready":
			return nil
		}
		select {
		case <-p.ctx.Done():
			return context.Cause(p.ctx)
		case <-time.After(100 * time.Millisecond):
		}
	}
}

// event hears of requests.
func (p *page) event(m message) {
	if m.Method != "Fetch.requestPaused" {
		return
	}
	var r paused
	if json.Unmarshal(m.Params, &r) == nil {
		go p.answer(r)
	}
}

// paused is a request of the page that waits.
type paused struct {
	ID      string `json:"requestId"`
	Request struct {
		URL     string            `json:"url"`
		Method  string            `json:"method"`
		Headers map[string]string `json:"headers"`
	} `json:"request"`
}

// answer answers one of the page's own, and fails all else.
func (p *page) answer(r paused) {
	u, err := url.Parse(r.Request.URL)
	if err != nil || u.Scheme+"://"+u.Host != origin {
		p.wire.call(p.ctx, p.session, "Fetch.failRequest", map[string]any{"requestId": r.ID, "errorReason": "BlockedByClient"}, nil)
		return
	}
	w := &answered{header: http.Header{}, status: http.StatusOK}
	if r.Request.Method == http.MethodGet {
		req, err := http.NewRequestWithContext(p.ctx, http.MethodGet, u.RequestURI(), nil)
		if err == nil {
			req.Host = u.Host
			p.handler.ServeHTTP(w, req)
		} else {
			w.status = http.StatusBadRequest
		}
	} else {
		http.Error(w, fmt.Sprintf("What is printed is only read: there is no %s.", r.Request.Method), http.StatusMethodNotAllowed)
	}
	headers := []map[string]string{}
	for name, values := range w.header {
		for _, v := range values {
			headers = append(headers, map[string]string{"name": name, "value": v})
		}
	}
	p.wire.call(p.ctx, p.session, "Fetch.fulfillRequest", map[string]any{"requestId": r.ID, "responseCode": w.status, "responseHeaders": headers,
		"body": base64.StdEncoding.EncodeToString(w.body.Bytes())}, nil)
}

// answered keeps an answer whole.
type answered struct {
	header http.Header
	status int
	wrote  bool
	body   bytes.Buffer
}

func (a *answered) Header() http.Header { return a.header }

func (a *answered) WriteHeader(status int) {
	if !a.wrote {
		a.status, a.wrote = status, true
	}
}

func (a *answered) Write(b []byte) (int, error) {
	a.wrote = true
	return a.body.Write(b)
}
