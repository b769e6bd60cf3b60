package api

import (
	"net"
	"net/http"
	"net/url"
	"strings"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/session"
)

// originOf is the origin that a request was sent to, as a browser writes it.
func (s *Server) originOf(r *http.Request) string {
	scheme := "http"
	if r.TLS != nil {
		scheme = "https"
	}
	host := strings.ToLower(r.Host)
	if name, port, err := net.SplitHostPort(host); err == nil && (scheme == "http" && port == "80" || scheme == "https" && port == "443") {
		host = name
		if strings.Contains(name, ":") {
			host = "[" + name + "]"
		}
	}
	return scheme + "://" + host
}

// ownOrigin reports whether a page of this very server sends the request.
func (s *Server) ownOrigin(r *http.Request) bool {
	sent := r.Header.Values("Origin")
	return len(sent) == 1 && sent[0] == s.originOf(r)
}

func foreignOrigin() *problem {
	return newProblem(http.StatusForbidden, parley.Refuse("foreign-origin", "R6", "A page of another site sends the request.").
		To("Ask from a page of this server, or from a program."))
}

// guardOrigin refuses what a page of another site sends.
func (s *Server) guardOrigin(r *http.Request) *problem {
	for _, origin := range r.Header.Values("Origin") {
		if u, err := url.Parse(origin); err != nil || !loopbackHost(u.Host) {
			return foreignOrigin()
		}
	}
	if err := s.crossOrigin.Check(r); err != nil {
		return foreignOrigin()
	}
	return nil
}

// loopbackHost reports whether host, perhaps with a port, is this machine.
func loopbackHost(host string) bool {
	if h, _, err := net.SplitHostPort(host); err == nil {
		host = h
	}
	return session.Loopback(strings.Trim(strings.ToLower(host), "[]"))
}
