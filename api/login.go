package api

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"slices"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/ledger/credential"
	"github.com/open-parley/parley/session"
)

const (
	routeChallenge = "GET " + prefix + "/login/challenge"
	routeLogin     = "POST " + prefix + "/login"
)

// loginRoutes are how a post logs in, and what it may do with sessions.
func (s *Server) loginRoutes(api huma.API) {
	tag := []string{"login"}
	text := func(name, doc string) *huma.Param {
		return &huma.Param{Name: name, In: "query", Description: doc, Schema: identifier{}.Schema(nil)}
	}
	id := &huma.Param{Name: "session", In: "path", Required: true, Schema: identifier{}.Schema(nil)}
	gone := map[string]*huma.Response{"204": {Description: "It has ended"}}
	s.plain(api, huma.Operation{OperationID: "challenge", Method: http.MethodGet, Path: "/login/challenge", Tags: tag,
		Summary:     "A challenge for a key to sign",
		Description: "It is given for any key, whether it exists or not, and can be answered once, within two minutes. Without a key any passkey answers it that this server remembers, by its credential.",
		Parameters:  []*huma.Param{text("key", "the key that will sign; absent: a passkey whose credential is sent with the login")},
		Responses:   map[string]*huma.Response{"200": jsonOf[answer.Challenge](api, "What to sign")}}, s.getChallenge)
	s.plain(api, huma.Operation{OperationID: "login", Method: http.MethodPost, Path: "/login", Tags: tag,
		Summary:     "Log in with a signed challenge",
		Description: "The token opens a session of an hour at most. Send it as Authorization: Bearer, or ask for a cookie.",
		RequestBody: &huma.RequestBody{Required: true, Content: map[string]*huma.MediaType{"application/json": {Schema: schemaOf[answer.Login](api)}}},
		Responses:   map[string]*huma.Response{"200": jsonOf[answer.Session](api, "The session")}}, s.postLogin)
	s.plain(api, huma.Operation{OperationID: "session", Method: http.MethodGet, Path: "/session", Tags: tag,
		Summary:   "Who I am",
		Responses: map[string]*huma.Response{"200": jsonOf[answer.Session](api, "The session that asks")}}, s.getSession)
	s.plain(api, huma.Operation{OperationID: "logout", Method: http.MethodDelete, Path: "/session", Tags: tag,
		Summary: "Log out", Responses: gone}, s.deleteSession)
	s.plain(api, huma.Operation{OperationID: "sessions", Method: http.MethodGet, Path: "/sessions", Tags: tag,
		Summary:   "The sessions of one's own party, the latest first",
		Responses: map[string]*huma.Response{"200": jsonOf[answer.Sessions](api, "The sessions")}}, s.getSessions)
	s.plain(api, huma.Operation{OperationID: "end-session", Method: http.MethodDelete, Path: "/sessions/{session}", Tags: tag,
		Summary:    "End a session of one's own post; with the power administer, of any post of one's own party",
		Parameters: []*huma.Param{id}, Responses: gone}, s.deleteSessions)
}

// keysOf tells how a key stands in the ledger now.
func keysOf(l Ledger) session.Keys {
	return func(id parley.KeyID) (k docket.KeyStatus, ok bool) {
		l.View(func(st *docket.State) {
			if k, ok = st.KeyStatus(id); k.From <= st.Head() {
				k.From = 0 // valid by the ledger's time, which this machine's may lag behind
			}
		})
		return k, ok
	}
}

func ledgerOf(l Ledger) (id parley.LedgerID) {
	l.View(func(st *docket.State) { id = st.Ledger() })
	return id
}

func (s *Server) getChallenge(w http.ResponseWriter, r *http.Request) *problem {
	l, err := s.whole()
	if err != nil {
		return problemOf(err, 0)
	}
	q, p := single(r, "key")
	if p != nil {
		return p
	}
	var key parley.KeyID
	if text, named := q["key"]; !named {
		// whichever passkey answers
	} else if err := key.UnmarshalText([]byte(text)); err != nil {
		return malformed("key is no key's identifier: %v.", err)
	}
	c, err := s.sessions.Challenge(ledgerOf(l), s.originOf(r), key)
	if err != nil {
		return problemOf(err, http.StatusBadRequest)
	}
	text, err := c.Encode()
	if err != nil {
		return problemOf(err, 0)
	}
	message, err := c.Message()
	if err != nil {
		return problemOf(err, 0)
	}
	sum := sha256.Sum256(message)
	return replyWith(w, answer.Challenge{Challenge: string(text), Passkey: base64.RawURLEncoding.EncodeToString(sum[:])})
}

// replyWith writes an answer that holds for now.
func replyWith(w http.ResponseWriter, v any) *problem {
	b, err := compact(v)
	if err != nil {
		return problemOf(err, 0)
	}
	reply(w, http.StatusOK, b)
	return nil
}

// postLogin opens a session. What it refuses takes LoginFloor, whatever the
// reason: time tells nobody which keys exist.
func (s *Server) postLogin(w http.ResponseWriter, r *http.Request) *problem {
	start := time.Now()
	l, err := s.whole()
	if err != nil {
		return problemOf(err, 0)
	}
	var in answer.Login
	if err := strict(r.Body, &in); err != nil {
		return problemOf(err, http.StatusBadRequest)
	}
	if !s.logins.wait(r.Context()) {
		return busy("logins")
	}
	defer s.logins.leave()
	passkeys, err := s.passkeysOf(r.Context(), l, in.Credential)
	if err != nil {
		return problemOf(err, http.StatusBadRequest)
	}
	token, opened, err := s.sessions.OpenAs(passkeys, []byte(in.Challenge), in.Signature, ledgerOf(l), s.originOf(r), keysOf(l))
	if err == nil && s.gate != nil {
		if err = s.pass(r, in); err != nil { // nobody has the token yet
			s.sessions.End(opened.Party, opened.ID, func(*session.Session) bool { return true })
		}
	}
	if err == nil {
		if _, err = s.scoped(l, opened.Party); err != nil { // a mirror serves its own party alone
			s.sessions.End(opened.Party, opened.ID, func(*session.Session) bool { return true })
			err = newProblem(http.StatusForbidden, parley.Refuse("not-your-party", "R6", "This is the mirror of another party.").
				To("Ask the host, or a mirror of your own party."))
		}
	}
	if err != nil {
		pause(r.Context(), LoginFloor-time.Since(start))
		return problemOf(err, http.StatusUnauthorized)
	}
	s.rememberCredential(r.Context(), l, in.Credential, opened)
	a := s.describeSession(l, s.sessions.Info(opened), opened.ID)
	if in.Cookie {
		http.SetCookie(w, sessionCookie(token, int(session.TTL.Seconds())))
	} else {
		a.Token = token
	}
	return replyWith(w, a)
}

// passkeysOf are the keys that were told to be a credential's.
func (s *Server) passkeysOf(ctx context.Context, l Ledger, id []byte) ([]parley.KeyID, error) {
	if len(id) > credential.MaxID {
		return nil, malformed("The credential's identifier has %d bytes, and may have %d.", len(id), credential.MaxID)
	}
	store := s.credentials.Load()
	if store == nil || len(id) == 0 {
		return nil, nil
	}
	return store.Keys(ctx, ledgerOf(l), id)
}

// rememberCredential keeps whose credential has logged in, if it is a passkey.
// The login stands all the same if that fails.
func (s *Server) rememberCredential(ctx context.Context, l Ledger, id []byte, opened *session.Session) {
	store := s.credentials.Load()
	if store == nil || len(id) == 0 {
		return
	}
	if k, ok := keysOf(l)(opened.Key); !ok || k.Key.Alg != parley.WebAuthn {
		return
	}
	if err := store.Remember(ctx, ledgerOf(l), id, opened.Key, s.now()); err != nil {
		s.log.Warn("a passkey's credential could not be remembered", "error", err)
	}
}

// pass asks the gate about a login whose key has signed.
func (s *Server) pass(r *http.Request, in answer.Login) error {
	c, err := session.Decode([]byte(in.Challenge))
	if err != nil {
		return err
	}
	return s.gate(r.Context(), in.IDToken, c.Nonce)
}

// pause waits, or until nobody waits for the answer.
func pause(ctx context.Context, d time.Duration) {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
	case <-ctx.Done():
	}
}

// describeSession tells of a session, as current asks.
func (s *Server) describeSession(l Ledger, i session.Info, current parley.Digest) answer.Session {
	a := answer.Session{Session: i.ID, Party: i.Party, Post: i.Post, Key: i.Key, Offices: []docket.Office{},
		Opened: i.Opened, Used: i.Used, Expires: i.Expires, IdleUntil: i.IdleUntil, Current: i.ID == current}
	l.View(func(st *docket.State) {
		if p, ok := st.Party(i.Party); ok {
			a.Name = p.Profile.Name
		}
		a.Offices = append(a.Offices, st.PowersOf(i.Key, s.now())...)
	})
	return a
}

// caller is the session that asks, with the ledger as its party may see it.
func (s *Server) caller(r *http.Request) (*session.Session, Ledger, *problem) {
	c, ok := CallerOf(r.Context())
	if !ok || c.session == nil {
		return nil, nil, loginNeeded()
	}
	l, err := s.open(r.Context())
	if err != nil {
		return nil, nil, problemOf(err, 0)
	}
	return c.session, l, nil
}

func (s *Server) getSession(w http.ResponseWriter, r *http.Request) *problem {
	own, l, p := s.caller(r)
	if p != nil {
		return p
	}
	return replyWith(w, s.describeSession(l, s.sessions.Info(own), own.ID))
}

func (s *Server) getSessions(w http.ResponseWriter, r *http.Request) *problem {
	own, l, p := s.caller(r)
	if p != nil {
		return p
	}
	a := answer.Sessions{Sessions: []answer.Session{}}
	for _, i := range s.sessions.List(own.Party) {
		a.Sessions = append(a.Sessions, s.describeSession(l, i, own.ID))
	}
	return replyWith(w, a)
}

func (s *Server) deleteSession(w http.ResponseWriter, r *http.Request) *problem {
	own, _, p := s.caller(r)
	if p != nil {
		return p
	}
	s.sessions.End(own.Party, own.ID, func(*session.Session) bool { return true })
	http.SetCookie(w, sessionCookie("", -1))
	w.WriteHeader(http.StatusNoContent)
	return nil
}

func (s *Server) deleteSessions(w http.ResponseWriter, r *http.Request) *problem {
	own, l, p := s.caller(r)
	if p != nil {
		return p
	}
	var id parley.Digest
	if err := id.UnmarshalText([]byte(r.PathValue("session"))); err != nil {
		return malformed("session is no session's identifier: %v.", err)
	}
	all := false
	l.View(func(st *docket.State) {
		all = slices.ContainsFunc(st.PowersOf(own.Key, s.now()), func(o docket.Office) bool { return slices.Contains(o.Powers, parley.PowerAdminister) })
	})
	if !s.sessions.End(own.Party, id, func(o *session.Session) bool { return all || o.Post == own.Post }) {
		return notFound("session", id)
	}
	w.WriteHeader(http.StatusNoContent)
	return nil
}
