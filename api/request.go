package api

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"mime"
	"net/http"
	"net/url"
	"os"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/proof"
)

// call is one request on its way through. It belongs to the request's goroutine.
type call struct {
	id      string
	route   string   // its pattern, once it is known
	peer    string   // the address that asks
	problem *problem // what it was answered with, if not well
}

type callKey struct{}

func callOf(ctx context.Context) *call {
	c, _ := ctx.Value(callKey{}).(*call)
	return c
}

// fail names the request in the problem, and keeps it for the log.
func fail(ctx context.Context, p *problem) *problem {
	if c := callOf(ctx); c != nil {
		p.Request = c.id
		c.problem = p
	}
	return p
}

// ServeHTTP guards, routes, measures and logs.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	start := time.Now()
	var id [8]byte
	rand.Read(id[:])
	c := &call{id: hex.EncodeToString(id[:]), peer: s.peer(r)}
	out := &response{ResponseWriter: w, match: r.Header.Get("If-None-Match")}
	r = r.WithContext(context.WithValue(r.Context(), callKey{}, c))
	h := out.Header()
	h.Set("Request-Id", c.id)
	s.secureHeaders(h, r)
	h.Set("Cache-Control", "no-store") // unless the answer knows better
	s.markHeader(h)

	defer func() {
		if v := recover(); v != nil {
			if err, ok := v.(error); ok && errors.Is(err, http.ErrAbortHandler) {
				panic(v)
			}
			p := fail(r.Context(), problemOf(fmt.Errorf("panic: %s\n%s", panicked(v), debug.Stack()), 0))
			if r.Context().Err() != nil {
				p.cause = r.Context().Err() // the client has left; there was nowhere to write to
			}
			if out.status == 0 {
				p.write(out)
			}
		}
		s.account(r, c, out, time.Since(start))
	}()

	r, leave, p := s.receive(w, r, c)
	defer leave()
	if p != nil {
		fail(r.Context(), p).write(out)
	} else {
		w, end := pack(out, r)
		s.mux.ServeHTTP(w, r)
		end()
	}
	s.failed(r, c.route, out.status)
}

// panicked is what may be logged of a panic: what the runtime found, but of
// another value its type alone, for it may hold what somebody said.
func panicked(v any) string {
	if err, ok := v.(runtime.Error); ok {
		return err.Error()
	}
	return fmt.Sprintf("a %T", v)
}

// receive finds the route and who asks, and refuses what no handler should see.
// leave is called when the request has been answered.
func (s *Server) receive(w http.ResponseWriter, r *http.Request, c *call) (_ *http.Request, leave func(), p *problem) {
	c.route = "refused"
	if p = s.guard(r); p == nil {
		handler, pattern := s.mux.Handler(r)
		if c.route = pattern; pattern == "" {
			c.route, p = "unknown", s.noRoute(handler, r)
		} else if allow, ok := s.words[r.URL.Path]; ok && !slices.Contains(allow, r.Method) {
			c.route, p = "unknown", noMethod(allow) // it is nothing's identifier
		} else {
			r, p = s.enter(r, pattern)
		}
	}
	leave, tooMuch := s.limit(r, c.route)
	if tooMuch != nil {
		p = tooMuch
	}
	if p == nil {
		p = unambiguous(r)
	}
	if p == nil {
		p = measure(w, r, c.route)
	}
	return r, leave, p
}

// measure bounds the body before anything is read of it, and refuses one that
// is not of the route's type.
func measure(w http.ResponseWriter, r *http.Request, route string) *problem {
	media, limit := "application/json", int64(MaxBody)
	switch route {
	case routeBatch:
		media, limit = answer.LinesType, MaxBatchBody
	case routePasskeyRegister, routePasskeyProve, routeLogin, routeLook, routeRedeem, routeInvite:
		limit = MaxLogin
	case postCosignature:
		media, limit = "text/plain", proof.MaxCheckpoint
	}
	if r.Method == http.MethodPost {
		if p := want(r, media); p != nil {
			return p
		}
	} else if r.ContentLength != 0 {
		return malformed("A request with this method takes no body.")
	}
	if r.ContentLength > limit {
		return tooLarge(limit)
	}
	r.Body = body{http.MaxBytesReader(w, r.Body, limit)}
	return nil
}

// body is one of which a client may send less than it said, or too slowly.
type body struct{ io.ReadCloser }

func (b body) Read(to []byte) (int, error) {
	n, err := b.ReadCloser.Read(to)
	var tooLong *http.MaxBytesError
	if err == nil || err == io.EOF || errors.As(err, &tooLong) {
		return n, err
	}
	status := http.StatusBadRequest
	if errors.Is(err, os.ErrDeadlineExceeded) {
		status = http.StatusRequestTimeout
	}
	p := newProblem(status, parley.Refuse("body-broken-off", "", "The body broke off.").To("Send it again, within %v.", ReadTimeout))
	p.cause = err
	return n, p
}

// guard refuses what no route should see.
func (s *Server) guard(r *http.Request) *problem {
	if p := s.guardHost(r); p != nil {
		return p
	}
	if p := s.guardOrigin(r); p != nil {
		return p
	}
	lines := 0
	for _, values := range r.Header {
		lines += len(values)
	}
	if lines > MaxHeaders {
		return newProblem(http.StatusRequestHeaderFieldsTooLarge, parley.Refuse("too-many-headers", "", "The request has more than %d headers.", MaxHeaders).
			To("Send fewer."))
	}
	if len(r.URL.EscapedPath()) > MaxPath {
		return newProblem(http.StatusRequestURITooLong, parley.Refuse("too-large", "", "The path is longer than %d bytes.", MaxPath).
			To("See /v1/openapi.json for what there is."))
	}
	if len(r.URL.RawQuery) > MaxQuery {
		return newProblem(http.StatusRequestURITooLong, parley.Refuse("too-large", "", "The query string is longer than %d bytes.", MaxQuery).
			To("Ask for less at a time."))
	}
	return nil
}

// unambiguous refuses a query that different readers could read in different ways.
func unambiguous(r *http.Request) *problem {
	if r.URL.RawQuery == "" {
		return nil
	}
	if strings.Count(r.URL.RawQuery, "&") >= MaxParameters {
		return newProblem(http.StatusRequestURITooLong, parley.Refuse("too-many-parameters", "", "The query has more than %d parameters.", MaxParameters).
			To("Ask for less at a time."))
	}
	q, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return malformed("The query string can't be read.")
	}
	for name, values := range q {
		if len(values) != 1 {
			return malformed("The parameter %q is given %d times.", name, len(values))
		}
		if values[0] == "" { // as a script's variable that holds nothing
			return malformed("The parameter %q is empty.", name)
		}
	}
	return nil
}

// want refuses a body that is not said to be of the route's type: a page of
// another site can have a browser send some others without asking here first.
func want(r *http.Request, media string) *problem {
	for _, encoding := range r.Header.Values("Content-Encoding") {
		if encoding != "identity" {
			return newProblem(http.StatusUnsupportedMediaType, parley.Refuse("content-encoding", "", "The body is compressed, or encoded in another way.").
				To("Send it as it is, without Content-Encoding."))
		}
	}
	if m, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || m != media {
		return newProblem(http.StatusUnsupportedMediaType, parley.Refuse("media-type", "", "The body is not said to be %s.", media).
			To("Send it with the header Content-Type: %s.", media))
	}
	return nil
}

// noRoute tells a path that does not exist from a method that it does not take.
func (s *Server) noRoute(h http.Handler, r *http.Request) *problem {
	var probe response
	probe.ResponseWriter = nowhere{http.Header{}}
	h.ServeHTTP(&probe, r)
	if probe.status == http.StatusMethodNotAllowed {
		if allow, ok := s.words[r.URL.Path]; ok {
			return noMethod(allow)
		}
		return noMethod(strings.Split(probe.Header().Get("Allow"), ", "))
	}
	return newProblem(http.StatusNotFound, parley.Refuse("unknown-path", "", "There is nothing at this path.").
		To("See /v1/openapi.json for what there is."))
}

func noMethod(methods []string) *problem {
	allow := strings.Join(methods, ", ")
	p := newProblem(http.StatusMethodNotAllowed, parley.Refuse("method", "", "The method is not possible here.").To("Use %s.", allow))
	p.allow = allow
	return p
}

// nowhere takes what the mux would have written.
type nowhere struct{ h http.Header }

func (n nowhere) Header() http.Header         { return n.h }
func (n nowhere) Write(b []byte) (int, error) { return len(b), nil }
func (n nowhere) WriteHeader(int)             {}

// account writes the log line and the metrics: the route's pattern, never the
// path or the query.
func (s *Server) account(r *http.Request, c *call, out *response, took time.Duration) {
	if out.status == 0 {
		out.status = http.StatusOK
	}
	s.metrics.request(c.route, out.status, took)
	if c.problem != nil {
		s.auditRefusal(r.Context(), c.problem)
	}
	level, attrs := slog.LevelInfo, make([]slog.Attr, 0, 10)
	attrs = append(attrs, slog.String("request", c.id), slog.String("method", methodOf(r)), slog.String("route", c.route),
		slog.Int("status", out.status), slog.Int64("bytes", out.bytes), slog.Float64("took_ms", float64(took.Microseconds())/1000))
	if p := c.problem; p != nil {
		attrs = append(attrs, slog.String("code", p.Code))
		if p.Rule != "" {
			attrs = append(attrs, slog.String("rule", p.Rule))
		}
		if p.Status >= http.StatusInternalServerError && p.Status != http.StatusServiceUnavailable {
			level = slog.LevelError
			attrs = append(attrs, slog.Any("cause", p.cause))
		}
	}
	s.log.LogAttrs(r.Context(), level, "request", attrs...)
}

// methodOf is a method that is known; a client may call others what it likes.
func methodOf(r *http.Request) string {
	switch r.Method {
	case http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete, http.MethodOptions:
		return r.Method
	}
	return "other"
}

// response counts what goes out, and answers 304 where the client has it.
type response struct {
	http.ResponseWriter
	match  string // the request's If-None-Match
	status int
	bytes  int64
	silent bool
}

func (w *response) WriteHeader(status int) {
	if w.status != 0 {
		return
	}
	if tag := w.Header().Get("ETag"); status == http.StatusOK && tag != "" && matches(w.match, tag) {
		status, w.silent = http.StatusNotModified, true
		w.Header().Del("Content-Length")
		w.Header().Del("Content-Type")
		w.Header().Del("Content-Encoding")
	}
	w.status = status
	w.ResponseWriter.WriteHeader(status)
}

func (w *response) Write(b []byte) (int, error) {
	if w.status == 0 {
		w.WriteHeader(http.StatusOK)
	}
	if w.silent {
		return len(b), nil
	}
	n, err := w.ResponseWriter.Write(b)
	w.bytes += int64(n)
	return n, err
}

// Unwrap lets http.ResponseController reach the connection.
func (w *response) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// matches compares entity tags weakly (RFC 9110, section 13.1.2).
func matches(list, tag string) bool {
	for t := range strings.SplitSeq(list, ",") {
		t = strings.TrimSpace(t)
		if t == "*" || strings.TrimPrefix(t, "W/") == strings.TrimPrefix(tag, "W/") {
			return true
		}
	}
	return false
}

// reply writes a JSON answer of a plain handler.
func reply(w http.ResponseWriter, status int, body []byte) {
	h := w.Header()
	h.Set("Content-Type", "application/json")
	h.Set("Cache-Control", "no-store")
	h.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	w.Write(body)
}
