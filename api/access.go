package api

import (
	"context"
	"maps"
	"net"
	"net/http"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/session"
)

// Caller is who asks: a post of a party, by a session that a key has opened.
type Caller struct {
	Party   parley.PartyID
	Post    string
	Key     parley.KeyID
	Session string

	session *session.Session // by which it stays known; nil: by other means
}

type callerKey struct{}

// CallerOf is who asks in a request; false: the public.
func CallerOf(ctx context.Context) (Caller, bool) {
	c, ok := ctx.Value(callerKey{}).(Caller)
	return c, ok
}

// WithCaller is the context of a request by c.
func WithCaller(ctx context.Context, c Caller) context.Context {
	return context.WithValue(ctx, callerKey{}, c)
}

// scope is who may use a route, and what of the ledger its handler holds.
type scope int

const (
	// scopeParty: a party alone, and what it may see. Every route that is in no
	// list is of this kind.
	scopeParty scope = iota
	// scopeLeaves: anybody, without being known: what the leaves, the tree and
	// the checkpoint tell, or what is no ledger's at all.
	scopeLeaves
	// scopePublished: anybody, without being known: what its participants have
	// made public.
	scopePublished
	// scopeBoth: anybody; the public gets what scopeLeaves tells, a party more.
	scopeBoth
	// scopeMachine: programs on this machine.
	scopeMachine
)

// scopes are the routes that are not for parties alone, by the mux's pattern.
// docs/design/need-to-know.md lists them all.
var scopes = map[string]scope{
	"GET " + logPrefix + "checkpoint":     scopeLeaves,
	"GET " + logPrefix + "tile/{path...}": scopeLeaves,
	"GET " + logPrefix + "candidate":      scopeLeaves,
	"GET " + logPrefix + "witnessed":      scopeLeaves,
	postCosignature:                       scopeLeaves,
	"GET " + prefix + "/checkpoint":       scopeLeaves,
	"GET " + prefix + "/consistency":      scopeLeaves,
	"GET " + prefix + "/ledger":           scopeBoth,
	"GET " + prefix + publishedPath:       scopePublished,
	"GET " + prefix + publishedOnePath:    scopePublished,
	"GET " + prefix + "/openapi.json":     scopeLeaves,
	"GET " + prefix + "/openapi.yaml":     scopeLeaves,
	routeChallenge:                        scopeLeaves,
	routePasskeyOptions:                   scopeLeaves,
	routePasskeyRegister:                  scopeLeaves,
	routePasskeyProve:                     scopeLeaves,
	routeLook:                             scopeLeaves,
	routeRedeem:                           scopeLeaves,
	routeLogin:                            scopeLeaves,
	"GET /{$}":                            scopeLeaves,
	"GET /join":                           scopeLeaves,
	"GET /assets/{name}":                  scopeLeaves,
	"GET /favicon.svg":                    scopeLeaves,
	tilesIndexRoute:                       scopeLeaves,
	tilesRoute:                            scopeLeaves,
	"GET /manifest.webmanifest":           scopeLeaves,
	"GET /sw.js":                          scopeLeaves,
	"GET /healthz":                        scopeLeaves,
	"GET /readyz":                         scopeLeaves,
	"GET /metrics":                        scopeMachine,
	routeExerciseKeys:                     scopeMachine,
}

// sessionScheme is what the document calls a session's token.
const sessionScheme = "session"

// operations are those of a path, by method.
func operations(item *huma.PathItem) map[string]*huma.Operation {
	all := map[string]*huma.Operation{http.MethodGet: item.Get, http.MethodPost: item.Post, http.MethodPut: item.Put, http.MethodDelete: item.Delete}
	maps.DeleteFunc(all, func(_ string, op *huma.Operation) bool { return op == nil })
	return all
}

// wordsOf are the paths without parameters, and the methods that they take. The
// mux would take some of them for an identifier, where another method has one.
func wordsOf(doc *huma.OpenAPI) map[string][]string {
	words := map[string][]string{}
	for path, item := range doc.Paths {
		if strings.Contains(path, "{") {
			continue
		}
		methods := slices.Sorted(maps.Keys(operations(item)))
		if slices.Contains(methods, http.MethodGet) {
			methods = append(methods, http.MethodHead)
		}
		slices.Sort(methods)
		words[path] = methods
	}
	return words
}

// secure has the document say which operations need a session.
func secure(doc *huma.OpenAPI) {
	for path, item := range doc.Paths {
		for method, op := range operations(item) {
			switch scopes[method+" "+path] {
			case scopeParty:
				op.Security = []map[string][]string{{sessionScheme: {}}}
			case scopeBoth:
				op.Security = []map[string][]string{{sessionScheme: {}}, {}}
			}
		}
	}
}

// enter finds out who asks, before anything of the request is looked at, and
// whether the route is for that caller.
func (s *Server) enter(r *http.Request, pattern string) (*http.Request, *problem) {
	kind := scopes[pattern]
	switch {
	case kind == scopeLeaves || kind == scopePublished:
		return r, nil
	case kind == scopeMachine:
		if !fromHere(r) {
			return r, s.noRoute(http.NotFoundHandler(), r)
		}
		return r, nil
	case s.ledger.Load() == nil:
		return r, nil // the handler says so
	}
	c, err := s.authenticate(r)
	if err != nil {
		p := problemOf(err, http.StatusUnauthorized)
		if p.Status == http.StatusConflict { // whatever rule it names
			p.Status, p.Title = http.StatusUnauthorized, titles[http.StatusUnauthorized]
		}
		return r, p
	}
	if c != (Caller{}) {
		r = r.WithContext(WithCaller(r.Context(), c))
	} else if kind == scopeParty && !s.isOpen {
		return r, loginNeeded()
	}
	return r, nil
}

// open gives the ledger as the caller may see it, if it still may: its session
// can have ended, or its key been revoked, while its body arrived. It is the
// only way by which a handler gets one, but for those of scopeLeaves and
// scopePublished.
func (s *Server) open(ctx context.Context) (Ledger, error) {
	l, err := s.whole()
	if err != nil {
		return nil, err
	}
	if c, known := CallerOf(ctx); known {
		if err := s.still(ctx); err != nil {
			return nil, problemOf(err, http.StatusUnauthorized)
		}
		return s.scoped(l, c.Party)
	}
	if s.isOpen {
		return l, nil
	}
	return nil, loginNeeded()
}

// whole gives the ledger unscoped, or the problem that it is not there yet: for
// what tells no more than the leaves.
func (s *Server) whole() (Ledger, error) {
	if l := s.ledger.Load(); l != nil {
		return *l, nil
	}
	return nil, newProblem(http.StatusServiceUnavailable, parley.Refuse("replaying", "", "The ledger is being replayed.").
		To("Try again in a second; /readyz tells when it is done."))
}

// fromHere reports whether a program of this machine asks, and passes nobody
// else's request on.
func fromHere(r *http.Request) bool {
	for _, name := range []string{"Forwarded", "X-Forwarded-For", "X-Real-Ip"} {
		if r.Header.Get(name) != "" {
			return false
		}
	}
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil { // within the process
		return true
	}
	ip := net.ParseIP(host)
	return ip != nil && ip.IsLoopback()
}

func loginNeeded() *problem {
	return newProblem(http.StatusUnauthorized, parley.Refuse("login-needed", "R6", "This is for the parties of the ledger, each of which sees what is for it.").
		To("Log in with a key of your post (--key FILE, or PARLEY_KEY)."))
}

func notYourParty() error {
	return newProblem(http.StatusForbidden, parley.Refuse("not-your-party", "R6", "This is for another party than the one that you have logged in for.").
		To("Ask for your own party, or log in with a key of the other."))
}
