package api

import "github.com/open-parley/parley/web"

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
