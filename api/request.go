package api

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"log/slog"
	"mime"
	"net/http"
	"net/url"
	"runtime/debug"
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
	c := &call{id: hex.EncodeToString(id[:])}
	out := &response{ResponseWriter: w, match: r.Header.Get("If-None-Match")}
	r = r.WithContext(context.WithValue(r.Context(), callKey{}, c))
	h := out.Header()
	h.Set("Request-Id", c.id)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cache-Control", "no-store") // unless the answer knows better
	s.markHeader(h)

	route := ""
	defer func() {
		if v := recover(); v != nil {
			if err, ok := v.(error); ok && errors.Is(err, http.ErrAbortHandler) {
				panic(v)
			}
			p := fail(r.Context(), problemOf(fmt.Errorf("panic: %v\n%s", v, debug.Stack()), 0))
			if r.Context().Err() != nil {
				p.cause = r.Context().Err() // the client has left; there was nowhere to write to
			}
			if out.status == 0 {
				p.write(out)
			}
		}
		s.account(r, route, c, out, time.Since(start))
	}()

	if p := s.guard(r); p != nil {
		route = "refused"
		fail(r.Context(), p).write(out)
		return
	}
	handler, pattern := s.mux.Handler(r)
	if pattern == "" {
		route = "unknown"
		fail(r.Context(), noRoute(handler, r)).write(out)
		return
	}
	route = pattern
	r, p := s.enter(r, pattern)
	if p != nil {
		fail(r.Context(), p).write(out)
		return
	}
	media, limit := "application/json", int64(MaxBody)
	if pattern == routeBatch {
		media, limit = answer.LinesType, MaxBatchBody
	}
	if pattern == routeLogin {
		limit = MaxLogin
	}
	if pattern == postCosignature {
		media, limit = "text/plain", proof.MaxCheckpoint
	}
	r.Body = http.MaxBytesReader(w, r.Body, limit)
	if r.Method == http.MethodPost {
		if p := want(r, media); p != nil {
			fail(r.Context(), p).write(out)
			return
		}
	}
	s.mux.ServeHTTP(out, r)
}

// guard refuses what no route should see. A page of another site that has its
// name resolve to this machine (DNS rebinding) would otherwise read everything
// through a visitor's browser.
func (s *Server) guard(r *http.Request) *problem {
	if !loopbackHost(r.Host) {
		return newProblem(http.StatusMisdirectedRequest, parley.Refuse("misdirected", "R6", "The request is for another host than this machine.").
			To("Ask for 127.0.0.1, [::1] or localhost: until there is access control, Parley serves the machine that it runs on alone."))
	}
	if p := s.guardOrigin(r); p != nil {
		return p
	}
	if len(r.URL.RawQuery) > MaxQuery {
		return newProblem(http.StatusRequestURITooLong, parley.Refuse("too-large", "", "The query string is longer than %d bytes.", MaxQuery).
			To("Ask for less at a time."))
	}
	if r.URL.RawQuery == "" {
		return nil
	}
	q, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return malformed("The query string can't be read.")
	}
	for name, values := range q {
		if len(values) != 1 {
			return malformed("The parameter %q is given %d times.", name, len(values))
		}
	}
	return nil
}

// want refuses a body that is not said to be of the route's type: a page of
// another site can have a browser send some others without asking here first.
func want(r *http.Request, media string) *problem {
	if m, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || m != media {
		return newProblem(http.StatusUnsupportedMediaType, parley.Refuse("media-type", "", "The body is not said to be %s.", media).
			To("Send it with the header Content-Type: %s.", media))
	}
	return nil
}

// noRoute tells a path that does not exist from a method that it does not take.
func noRoute(h http.Handler, r *http.Request) *problem {
	var probe response
	probe.ResponseWriter = nowhere{http.Header{}}
	h.ServeHTTP(&probe, r)
	if probe.status == http.StatusMethodNotAllowed {
		allow := probe.Header().Get("Allow")
		p := newProblem(probe.status, parley.Refuse("method", "", "%s is not possible here.", r.Method).To("Use %s.", allow))
		p.allow = allow
		return p
	}
	return newProblem(http.StatusNotFound, parley.Refuse("unknown-path", "", "There is nothing at this path.").
		To("See /v1/openapi.json for what there is."))
}

// nowhere takes what the mux would have written.
type nowhere struct{ h http.Header }

func (n nowhere) Header() http.Header         { return n.h }
func (n nowhere) Write(b []byte) (int, error) { return len(b), nil }
func (n nowhere) WriteHeader(int)             {}

// account writes the log line and the metrics: the route's pattern, never the
// path or the query.
func (s *Server) account(r *http.Request, route string, c *call, out *response, took time.Duration) {
	if out.status == 0 {
		out.status = http.StatusOK
	}
	s.metrics.request(route, out.status, took)
	level, attrs := slog.LevelInfo, make([]slog.Attr, 0, 10)
	attrs = append(attrs, slog.String("request", c.id), slog.String("method", r.Method), slog.String("route", route),
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
