package api

import (
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/web"
)

// Scopes are all routes that are served, and who each is for.
func Scopes() map[string]string {
	names := map[scope]string{scopeParty: "view", scopeLeaves: "leaves", scopePublished: "published", scopeBoth: "both", scopeMachine: "machine"}
	page, err := web.New()
	if err != nil {
		panic(err)
	}
	s := New(Options{Page: page})
	out := map[string]string{}
	for _, p := range s.mux.patterns {
		out[p] = names[scopes[p]]
	}
	for p := range scopes {
		if _, ok := out[p]; !ok {
			out[p] = "of no route"
		}
	}
	return out
}

// PageOf finds the indexes of a page of one type of statements, looking through
// that many entries.
func PageOf(st *docket.State, kind string, limit, most int) (found []uint64, next uint64) {
	return (&entriesInput{Limit: limit, Type: kind}).page(st, most)
}
