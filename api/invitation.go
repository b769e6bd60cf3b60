package api

import (
	"net/http"
	"slices"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/ledger/invitation"
	"github.com/open-parley/parley/statement"
)

const (
	routeInvite = "POST " + prefix + "/invitations"
	routeLook   = "POST " + prefix + "/invitations/look"
	routeRedeem = "POST " + prefix + "/invitations/redeem"
)

// invitationRoutes let those ask to be let in whom somebody who may do so has
// invited. The host lets nobody in: the inviter's statement does.
func (s *Server) invitationRoutes(api huma.API) {
	tag := []string{"invitations"}
	body := func(schema *huma.Schema) *huma.RequestBody {
		return &huma.RequestBody{Required: true, Content: map[string]*huma.MediaType{"application/json": {Schema: schema}}}
	}
	id := &huma.Param{Name: "invitation", In: "path", Required: true, Schema: identifier{}.Schema(nil)}
	s.plain(api, huma.Operation{OperationID: "invite", Method: http.MethodPost, Path: "/invitations", Tags: tag,
		Summary:     "Invite a key for a post of one's own party (administer), or a party (register)",
		RequestBody: body(schemaOf[answer.Invite](api)),
		Responses:   map[string]*huma.Response{"200": jsonOf[answer.Invitation](api, "The invitation; its secret stays with the inviter")}}, s.postInvitation)
	s.plain(api, huma.Operation{OperationID: "invitations", Method: http.MethodGet, Path: "/invitations", Tags: tag,
		Summary:   "The invitations of one's own party, with the keys that ask",
		Responses: map[string]*huma.Response{"200": jsonOf[answer.Invitations](api, "The invitations")}}, s.getInvitations)
	s.plain(api, huma.Operation{OperationID: "close-invitation", Method: http.MethodDelete, Path: "/invitations/{invitation}", Tags: tag,
		Summary:    "Revoke an invitation, or close it when its key has been let in",
		Parameters: []*huma.Param{id}, Responses: map[string]*huma.Response{"204": {Description: "It is closed"}}}, s.deleteInvitation)
	s.plain(api, huma.Operation{OperationID: "look-at-invitation", Method: http.MethodPost, Path: "/invitations/look", Tags: tag,
		Summary: "What an invitation is for", RequestBody: body(schemaOf[answer.Door](api)),
		Responses: map[string]*huma.Response{"200": jsonOf[answer.Invited](api, "What it is for")}}, s.postLook)
	s.plain(api, huma.Operation{OperationID: "redeem-invitation", Method: http.MethodPost, Path: "/invitations/redeem", Tags: tag,
		Summary: "Ask for a key to be let in, once", RequestBody: body(schemaOf[answer.Door](api)),
		Responses: map[string]*huma.Response{"200": jsonOf[answer.Invited](api, "The key asks; the inviter decides")}}, s.postRedeem)
}

// inviting gives the store, where invitations are kept.
func (s *Server) inviting() (*invitation.Store, *problem) {
	if i := s.invitations.Load(); i != nil {
		return i, nil
	}
	return nil, newProblem(http.StatusNotFound, parley.Refuse("no-invitations", "", "Nobody is invited here.").To("Ask the host itself."))
}

// mayInvite refuses what the caller's key could not sign itself.
func (s *Server) mayInvite(r *http.Request, admits bool) (Caller, *problem) {
	c, ok := CallerOf(r.Context())
	l, err := s.open(r.Context())
	if !ok {
		return c, loginNeeded()
	}
	if err != nil {
		return c, problemOf(err, 0)
	}
	need := parley.PowerAdminister
	if admits {
		need = parley.PowerRegister
	}
	l.View(func(st *docket.State) {
		ok = slices.ContainsFunc(st.PowersOf(c.Key, s.now()), func(o docket.Office) bool { return slices.Contains(o.Powers, need) })
		ok = ok && (!admits || c.Party == st.Registrar())
	})
	if !ok {
		return c, newProblem(http.StatusForbidden, parley.Refuse("power", "", "Who invites must have the power %s: it decides in the end.", need).
			To("Let a post with that power invite."))
	}
	return c, nil
}

func (s *Server) postInvitation(w http.ResponseWriter, r *http.Request) *problem {
	var in answer.Invite
	if err := strict(r.Body, &in); err != nil {
		return problemOf(err, http.StatusBadRequest)
	}
	store, p := s.inviting()
	if p != nil {
		return p
	}
	c, p := s.mayInvite(r, in.Admits)
	if p != nil {
		return p
	}
	if in.Use == parley.UseReceive {
		return malformed("A key that receives signs nothing, and asks nobody to be let in.")
	}
	v := answer.Invitation{By: c.Party, Admits: in.Admits, Key: parley.Key{Use: in.Use, Post: in.Post, Powers: in.Powers}, Made: s.now(), Expires: in.Expires}
	if err := statement.CheckTerms(v.Key); err != nil {
		return problemOf(err, http.StatusBadRequest)
	}
	v, err := store.Make(r.Context(), v, in.Door, s.now())
	if err != nil {
		return problemOf(err, http.StatusBadRequest)
	}
	return replyWith(w, v)
}

func (s *Server) getInvitations(w http.ResponseWriter, r *http.Request) *problem {
	store, p := s.inviting()
	if p != nil {
		return p
	}
	c, p := s.administers(r)
	if p != nil {
		return p
	}
	all, err := store.List(r.Context(), c.Party)
	if err != nil {
		return problemOf(err, 0)
	}
	return replyWith(w, answer.Invitations{Invitations: all})
}

// administers is who may invite at all.
func (s *Server) administers(r *http.Request) (Caller, *problem) {
	c, p := s.mayInvite(r, false)
	if p != nil && p.Status == http.StatusForbidden {
		c, p = s.mayInvite(r, true)
	}
	return c, p
}

func (s *Server) deleteInvitation(w http.ResponseWriter, r *http.Request) *problem {
	store, p := s.inviting()
	if p != nil {
		return p
	}
	c, p := s.administers(r)
	if p != nil {
		return p
	}
	var id parley.Digest
	if err := id.UnmarshalText([]byte(r.PathValue("invitation"))); err != nil {
		return malformed("invitation is no invitation's identifier: %v.", err)
	}
	switch ended, err := store.End(r.Context(), c.Party, id); {
	case err != nil:
		return problemOf(err, 0)
	case !ended:
		return notFound("invitation", id)
	}
	w.WriteHeader(http.StatusNoContent)
	return nil
}

func (s *Server) postLook(w http.ResponseWriter, r *http.Request) *problem {
	return s.atTheDoor(w, r, func(store *invitation.Store, in answer.Door) (answer.Invitation, error) {
		if in.Asks != nil {
			return answer.Invitation{}, malformed("Looking asks for nothing.")
		}
		return store.Look(r.Context(), in.Door, s.now())
	})
}

func (s *Server) postRedeem(w http.ResponseWriter, r *http.Request) *problem {
	return s.atTheDoor(w, r, func(store *invitation.Store, in answer.Door) (answer.Invitation, error) {
		if in.Asks == nil || in.Asks.At != 0 {
			return answer.Invitation{}, malformed("Redeeming takes asks, without at.")
		}
		in.Asks.At = s.now()
		return store.Redeem(r.Context(), in.Door, *in.Asks, s.now())
	})
}

// atTheDoor answers one who has not logged in. A refusal takes LoginFloor,
// whatever the reason.
func (s *Server) atTheDoor(w http.ResponseWriter, r *http.Request, f func(*invitation.Store, answer.Door) (answer.Invitation, error)) *problem {
	start := time.Now()
	l, err := s.whole()
	if err != nil {
		return problemOf(err, 0)
	}
	var in answer.Door
	if err := strict(r.Body, &in); err != nil {
		return problemOf(err, http.StatusBadRequest)
	}
	store, p := s.inviting()
	if p != nil {
		return p
	}
	if !s.logins.wait(r.Context()) {
		return busy("logins")
	}
	defer s.logins.leave()
	v, err := f(store, in)
	if err != nil {
		pause(r.Context(), LoginFloor-time.Since(start))
		return problemOf(err, http.StatusUnprocessableEntity)
	}
	a := answer.Invited{By: v.By, Admits: v.Admits, Post: v.Key.Post, Use: v.Key.Use, Powers: v.Key.Powers, Expires: v.Expires}
	l.View(func(st *docket.State) {
		a.Ledger, a.Name = st.Ledger(), st.Name()
		if p, ok := st.Party(v.By); ok {
			a.ByName = p.Profile.Name
		}
	})
	return replyWith(w, a)
}
