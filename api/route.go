package api

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"net/http"
	"reflect"
	"strings"
	"sync"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
)

// Version of the API. Within it, fields and paths are added, never changed.
const Version = "1"

const prefix = "/v1"

// routes is a mux that knows what is registered.
type routes struct {
	*http.ServeMux
	patterns []string
}

// HandleFunc registers a route.
func (m *routes) HandleFunc(pattern string, h func(http.ResponseWriter, *http.Request)) {
	m.Handle(pattern, http.HandlerFunc(h))
}

// Handle registers a route.
func (m *routes) Handle(pattern string, h http.Handler) {
	m.patterns = append(m.patterns, pattern)
	m.ServeMux.Handle(pattern, h)
}

// routes registers everything that is served.
func (s *Server) routes() {
	errorsOnce.Do(func() {
		huma.NewError = humaProblem
		huma.NewErrorWithContext = func(ctx huma.Context, status int, msg string, errs ...error) huma.StatusError {
			p := humaProblem(status, msg, errs...)
			if p, ok := p.(*problem); ok {
				return fail(ctx.Context(), p)
			}
			return p
		}
		huma.DefaultArrayNullable = false
	})
	api := humago.New(s.mux, configuration())
	s.logRoutes(api)
	s.entriesRoutes(api)
	s.retentionRoutes(api)
	s.bundleRoutes(api)
	s.submitRoutes(api)
	s.batchRoutes(api)
	s.promiseRoutes(api)
	s.partyRoutes(api)
	s.postRoutes(api)
	s.publishedRoutes(api)
	s.situationRoutes(api)
	s.arrangementRoutes(api)
	s.draftRoutes(api)
	s.sealedRoutes(api)
	s.checkRoutes(api)
	s.eventRoutes(api)
	s.mirrorRoutes(api)
	s.loginRoutes(api)
	s.invitationRoutes(api)
	s.passkeyRoutes(api)
	s.exerciseRoutes(api)
	s.tileRoutes()
	s.cosignRoutes()
	s.refusalRoutes(api)
	secure(api.OpenAPI())
	s.words = wordsOf(api.OpenAPI())
	s.describe("json", api.OpenAPI().MarshalJSON)
	s.describe("yaml", api.OpenAPI().YAML)
	s.pageRoutes()
	s.tileSetRoutes()
	s.mux.HandleFunc("GET /healthz", s.healthz)
	s.mux.HandleFunc("GET /readyz", s.readyz)
	s.mux.Handle("GET /metrics", s.metrics.handler())
}

// errorsOnce guards huma's own hooks, which are the only way to have it report
// problems with codes.
var errorsOnce sync.Once

func configuration() huma.Config {
	c := huma.DefaultConfig("Parley", Version)
	c.Info.Description = `A ledger of signed statements about safe zones, no-fly zones, corridors and protected sites, and what follows from them.

Identifiers are 64 lower-case hexadecimal digits; times milliseconds UTC (in queries RFC 3339 too); coordinates [longitude, latitude] in 1e-7 degree of WGS 84; heights and lengths millimetres. Every answer names the state that it was computed as of. Errors are application/problem+json with code, rule, state and what to do.

` + parley.NoteUnlisted
	c.Info.License = nil
	c.OpenAPIPath, c.DocsPath, c.SchemasPath = "", "", "" // see describe
	c.CreateHooks, c.Transformers = nil, nil
	c.Formats = map[string]huma.Format{"application/json": huma.DefaultJSONFormat, "json": huma.DefaultJSONFormat}
	c.RejectUnknownQueryParameters = true
	c.AllowAdditionalPropertiesByDefault = true // in answers; what is sent is decoded strictly
	c.Components.SecuritySchemes = map[string]*huma.SecurityScheme{sessionScheme: {Type: "http", Scheme: "bearer",
		Description: "The token of POST /v1/login, which lasts an hour at most"}}
	r := huma.NewMapRegistry("#/components/schemas/", schemaName)
	for t, alias := range aliases {
		r.RegisterTypeAlias(t, alias)
	}
	c.Components.Schemas = r
	return c
}

// schemaName keeps types of one name apart by their package; the vocabulary's
// have the bare name.
func schemaName(t reflect.Type, hint string) string {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	pkg := t.PkgPath()[strings.LastIndexByte(t.PkgPath(), '/')+1:]
	if t.Name() == "" {
		return huma.DefaultSchemaNamer(t, hint)
	}
	title := func(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
	if pkg == "" || pkg == "parley" || pkg == "api" {
		return title(t.Name())
	}
	return title(pkg) + t.Name()
}

// out is an answer with its headers.
type out[T any] struct {
	CacheControl string `header:"Cache-Control"`
	ETag         string `header:"ETag"`
	Body         T
}

// current is an answer that holds for now.
func current[T any](v T) *out[T] { return &out[T]{CacheControl: "no-store", Body: v} }

// permanent is an answer without content that never changes: it may be kept.
func permanent[T any](v T) *out[T] {
	return &out[T]{CacheControl: "private, max-age=31536000, immutable", Body: v}
}

// content is an answer that never changes but by being erased: it is asked for
// again each time, which costs no more than a 304.
func content[T any](v T, tag string) *out[T] {
	return &out[T]{CacheControl: "private, no-cache", ETag: `"` + tag + `"`, Body: v}
}

// route registers a query: a handler that is given the ledger as the caller may
// see it, and whose errors become problems.
func route[I, T any](s *Server, api huma.API, op huma.Operation, h func(context.Context, Ledger, *I) (*out[T], error)) {
	routeOn(s, api, op, s.open, h)
}

// public registers a query whose handler tells anybody what the leaves tell, or
// what was published.
func public[I, T any](s *Server, api huma.API, op huma.Operation, h func(context.Context, Ledger, *I) (*out[T], error)) {
	routeOn(s, api, op, func(context.Context) (Ledger, error) { return s.whole() }, h)
}

func routeOn[I, T any](s *Server, api huma.API, op huma.Operation, open func(context.Context) (Ledger, error), h func(context.Context, Ledger, *I) (*out[T], error)) {
	if op.Method == "" {
		op.Method = http.MethodGet
	}
	op.Path = prefix + op.Path
	huma.Register(api, op, func(ctx context.Context, in *I) (*out[T], error) {
		l, err := open(ctx)
		if err != nil {
			return nil, fail(ctx, problemOf(err, 0))
		}
		o, err := h(ctx, l, in)
		if err != nil {
			return nil, fail(ctx, problemOf(err, http.StatusUnprocessableEntity))
		}
		if o.ETag == "" {
			s.mark(&o.Body)
		}
		return o, nil
	})
}

// plain registers a handler that huma does not run, with its description.
func (s *Server) plain(api huma.API, op huma.Operation, h func(http.ResponseWriter, *http.Request) *problem) {
	op.Path = prefix + op.Path
	if op.Responses == nil {
		op.Responses = map[string]*huma.Response{}
	}
	op.Responses["default"] = &huma.Response{Description: "Error", Content: map[string]*huma.MediaType{
		answer.ProblemType: {Schema: schemaOf[problem](api)},
	}}
	api.OpenAPI().AddOperation(&op)
	s.mux.HandleFunc(op.Method+" "+op.Path, func(w http.ResponseWriter, r *http.Request) {
		if p := h(w, r); p != nil {
			fail(r.Context(), p).write(w)
		}
	})
}

// describe serves the OpenAPI document in one of its forms, made at the first
// request.
func (s *Server) describe(form string, make func() ([]byte, error)) {
	document := sync.OnceValues(make)
	s.mux.HandleFunc("GET "+prefix+"/openapi."+form, func(w http.ResponseWriter, r *http.Request) {
		b, err := document()
		if err != nil {
			fail(r.Context(), problemOf(err, 0)).write(w)
			return
		}
		sum := sha256.Sum256(b)
		h := w.Header()
		h.Set("Content-Type", "application/openapi+"+form)
		h.Set("Cache-Control", "no-cache")
		h.Set("ETag", `"`+hex.EncodeToString(sum[:])+`"`)
		w.Write(b)
	})
}

func schemaOf[T any](api huma.API) *huma.Schema {
	t := reflect.TypeFor[T]()
	return api.OpenAPI().Components.Schemas.Schema(t, true, t.Name())
}

func jsonOf[T any](api huma.API, description string) *huma.Response {
	return &huma.Response{Description: description, Content: map[string]*huma.MediaType{"application/json": {Schema: schemaOf[T](api)}}}
}

// healthz tells that the process runs.
func (s *Server) healthz(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.Write([]byte("ok\n"))
}

// readyz tells whether statements are taken: not while the ledger replays, has
// stopped, or the server goes away.
func (s *Server) readyz(w http.ResponseWriter, r *http.Request) {
	l, err := s.whole()
	if err == nil {
		select {
		case <-s.stopping:
			err = newProblem(http.StatusServiceUnavailable, parley.Refuse("stopping", "", "The server is shutting down.").To("Connect again when it is back."))
		default:
			if cause := l.Err(); cause != nil {
				err = stopped(cause)
			}
		}
	}
	if err != nil {
		fail(r.Context(), problemOf(err, 0)).write(w)
		return
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.Write([]byte("ready\n"))
}

// stopped is the problem of a ledger that takes nothing any more.
func stopped(cause error) *problem {
	var full *parley.Refusal
	if errors.As(cause, &full) && full.Code == "disk-full" { // it goes on by itself
		return newProblem(http.StatusServiceUnavailable, full)
	}
	r := parley.Refuse("stopped", "R8", "The ledger has stopped; what has a receipt is safe and can be read.").
		To("The operator must look at the log, mend the cause and start it again.")
	r.Cause = cause
	return newProblem(http.StatusServiceUnavailable, r)
}
