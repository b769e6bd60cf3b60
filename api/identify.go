package api

import (
	"context"
	"net/http"
	"strings"

	"github.com/open-parley/parley"
)

// cookieName has browsers keep the cookie for this very host, over TLS, and
// from scripts (RFC 6265bis, section 4.1.3.2).
const cookieName = "__Host-parley"

func sessionCookie(token string, seconds int) *http.Cookie {
	return &http.Cookie{Name: cookieName, Value: token, Path: "/", MaxAge: seconds, Secure: true, HttpOnly: true, SameSite: http.SameSiteStrictMode}
}

// identify tells who asks, by the token of a session.
func (s *Server) identify(r *http.Request) (Caller, error) {
	token, cookie, p := tokenOf(r)
	switch {
	case p != nil:
		return Caller{}, p
	case token == "" && !cookie:
		return Caller{}, nil
	case cookie && !safe(r.Method) && !s.ownOrigin(r):
		return Caller{}, foreignOrigin()
	}
	l, err := s.whole()
	if err != nil {
		return Caller{}, err
	}
	own, err := s.sessions.Use(token, keysOf(l))
	if err != nil {
		return Caller{}, problemOf(err, http.StatusUnauthorized)
	}
	return Caller{Party: own.Party, Post: own.Post, Key: own.Key, Session: own.ID.String(), session: own}, nil
}

// tokenOf is the token that a request carries, in one place.
func tokenOf(r *http.Request) (token string, cookie bool, p *problem) {
	headers, cookies := r.Header.Values("Authorization"), r.CookiesNamed(cookieName)
	switch {
	case len(headers)+len(cookies) > 1:
		return "", false, newProblem(http.StatusBadRequest, parley.Refuse("two-credentials", "", "The request says more than once who sends it.").
			To("Send one token: as Authorization: Bearer, or as a cookie."))
	case len(cookies) == 1:
		return cookies[0].Value, true, nil
	case len(headers) == 0:
		return "", false, nil
	}
	scheme, token, _ := strings.Cut(headers[0], " ")
	if token = strings.TrimSpace(token); !strings.EqualFold(scheme, "Bearer") || token == "" {
		return "", false, newProblem(http.StatusBadRequest, parley.Refuse("credential", "", "The header Authorization holds no bearer's token.").
			To("Send Authorization: Bearer TOKEN, with the token of POST /v1/login."))
	}
	return token, false, nil
}

func safe(method string) bool {
	return method == http.MethodGet || method == http.MethodHead || method == http.MethodOptions
}

// still reports whether who asks may still be answered: a session can end, and
// its key be revoked, while its answer is being written.
func (s *Server) still(ctx context.Context) error {
	c, _ := CallerOf(ctx)
	if c.session == nil {
		return nil
	}
	l, err := s.whole()
	if err != nil {
		return err
	}
	return s.sessions.Touch(c.session, keysOf(l))
}

// ended is closed when the session that asks ends; nil: never.
func ended(ctx context.Context) <-chan struct{} {
	if c, _ := CallerOf(ctx); c.session != nil {
		return c.session.Ended()
	}
	return nil
}
