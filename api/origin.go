package api

import (
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"strings"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/session"
)

// viaProxy reports whether a proxy that is believed passes the request on.
func (s *Server) viaProxy(r *http.Request) bool {
	if !s.behindProxy || len(s.proxies) == 0 {
		return s.behindProxy
	}
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return false
	}
	ip, err := netip.ParseAddr(host)
	return err == nil && slices.ContainsFunc(s.proxies, func(p netip.Prefix) bool { return p.Contains(ip.Unmap().WithZone("")) })
}

// encrypted reports whether the client's connection is: here, or at the proxy.
func (s *Server) encrypted(r *http.Request) bool {
	if r.TLS != nil {
		return true
	}
	proto := r.Header.Values("X-Forwarded-Proto")
	return s.viaProxy(r) && len(proto) == 1 && proto[0] == "https"
}

// originOf is the origin that a request was sent to, as a browser writes it.
func (s *Server) originOf(r *http.Request) string {
	scheme := "http"
	if s.encrypted(r) {
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

// fromMachine reports whether the request comes from this machine: where there
// is a proxy, not through it.
func (s *Server) fromMachine(r *http.Request) bool {
	if s.behindProxy {
		return fromHere(r)
	}
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	return err != nil || session.Loopback(host)
}

// guardHost refuses what was sent to another name than this server's, or on
// another way than it may come. A page of another site that has its name
// resolve to this machine (DNS rebinding) would otherwise read everything
// through a visitor's browser.
func (s *Server) guardHost(r *http.Request) *problem {
	here := s.fromMachine(r)
	if s.behindProxy && !here && !s.viaProxy(r) {
		return newProblem(http.StatusForbidden, parley.Refuse("not-through-proxy", "R6", "The request comes neither from this machine nor through the server's proxy.").
			To("Ask the address that the operator has published."))
	}
	if here && loopbackHost(r.Host) || slices.Contains(s.origins, s.originOf(r)) {
		return nil
	}
	if s.viaProxy(r) && !s.encrypted(r) {
		return newProblem(http.StatusForbidden, parley.Refuse("tls-needed", "R6", "The proxy does not say that the connection to it is encrypted.").
			To("Connect with https; the proxy must set X-Forwarded-Proto."))
	}
	return newProblem(http.StatusMisdirectedRequest, parley.Refuse("misdirected", "R6", "The request is for another host than this server.").
		To("Ask for the address that the operator has published (--origin); on its own machine for 127.0.0.1, [::1] or localhost."))
}

// guardOrigin refuses what a page of another site sends.
func (s *Server) guardOrigin(r *http.Request) *problem {
	for _, origin := range r.Header.Values("Origin") {
		u, err := url.Parse(origin)
		if local := err == nil && s.fromMachine(r) && loopbackHost(u.Host); !local && !slices.Contains(s.origins, origin) {
			return foreignOrigin()
		}
	}
	if err := s.crossOrigin.Check(r); err != nil {
		return foreignOrigin()
	}
	return nil
}

// secureHeaders tell browsers to keep to TLS, and what they are given to itself.
func (s *Server) secureHeaders(h http.Header, r *http.Request) {
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Referrer-Policy", "no-referrer")
	if s.encrypted(r) {
		h.Set("Strict-Transport-Security", "max-age=31536000")
	}
}

// loopbackHost reports whether host, perhaps with a port, is this machine.
func loopbackHost(host string) bool {
	if h, _, err := net.SplitHostPort(host); err == nil {
		host = h
	}
	return session.Loopback(strings.Trim(strings.ToLower(host), "[]"))
}
