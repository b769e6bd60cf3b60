package api

import "net/http"

// Page is the user interface: files that are the same for everybody.
type Page interface {
	http.Handler
	// Patterns are the routes of the mux that it answers.
	Patterns() []string
}

// pageRoutes serves the page. Its headers are its own: the server's forbid an
// answer to do anything.
func (s *Server) pageRoutes() {
	if s.page == nil {
		return
	}
	for _, pattern := range s.page.Patterns() {
		s.mux.Handle(pattern, s.page)
	}
}
