package api

import (
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"net/url"

	"github.com/danielgtaylor/huma/v2"
	"github.com/go-webauthn/webauthn/protocol"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/statement"
)

const (
	routePasskeyOptions  = "GET " + prefix + "/passkeys/options"
	routePasskeyRegister = "POST " + prefix + "/passkeys/register"
	routePasskeyProve    = "POST " + prefix + "/passkeys/prove"
)

// COSE algorithms that a key's record can hold: Ed25519, then ES256.
const (
	coseEdDSA = -8
	coseES256 = -7
)

// passkeyRoutes make a key's record of a browser's passkey. Nothing is kept:
// the record enters the ledger by an administrator's key/enrol.
func (s *Server) passkeyRoutes(api huma.API) {
	tag := []string{"passkeys"}
	body := func(schema *huma.Schema) *huma.RequestBody {
		return &huma.RequestBody{Required: true, Content: map[string]*huma.MediaType{"application/json": {Schema: schema}}}
	}
	s.plain(api, huma.Operation{OperationID: "passkey-options", Method: http.MethodGet, Path: "/passkeys/options", Tags: tag,
		Summary:   "What to register a passkey with (navigator.credentials.create)",
		Responses: map[string]*huma.Response{"200": jsonOf[answer.PasskeyOptions](api, "Challenge and relying party")}}, s.getPasskeyOptions)
	s.plain(api, huma.Operation{OperationID: "passkey-register", Method: http.MethodPost, Path: "/passkeys/register", Tags: tag,
		Summary:     "Have a new passkey verified, and get its key's record",
		RequestBody: body(schemaOf[answer.PasskeyRegistration](api)),
		Responses:   map[string]*huma.Response{"200": jsonOf[answer.PasskeyRecord](api, "The record, and what the passkey signs to prove it")}}, s.postPasskeyRegister)
	s.plain(api, huma.Operation{OperationID: "passkey-prove", Method: http.MethodPost, Path: "/passkeys/prove", Tags: tag,
		Summary:     "Have a record's proof verified",
		RequestBody: body(schemaOf[answer.PasskeyProof](api)),
		Responses:   map[string]*huma.Response{"200": jsonOf[answer.ProvenPasskey](api, "What an administrator can enrol")}}, s.postPasskeyProve)
}

// relyingParty is the host of an origin.
func relyingParty(origin string) (string, error) {
	u, err := url.Parse(origin)
	if err != nil {
		return "", err
	}
	return u.Hostname(), nil
}

func (s *Server) getPasskeyOptions(w http.ResponseWriter, r *http.Request) *problem {
	l, err := s.whole()
	if err != nil {
		return problemOf(err, 0)
	}
	if _, p := single(r); p != nil {
		return p
	}
	origin := s.originOf(r)
	c, err := s.sessions.Challenge(ledgerOf(l), origin, parley.KeyID{})
	if err != nil {
		return problemOf(err, http.StatusBadRequest)
	}
	text, err := c.Encode()
	if err != nil {
		return problemOf(err, 0)
	}
	a := answer.PasskeyOptions{Registration: string(text), Challenge: challengeOf(text), Origin: origin, Algorithms: []int64{coseEdDSA, coseES256}}
	if a.RelyingParty, err = relyingParty(origin); err != nil {
		return problemOf(err, 0)
	}
	return replyWith(w, a)
}

// challengeOf is what a browser is given to sign.
func challengeOf(b []byte) string {
	sum := sha256.Sum256(b)
	return base64.RawURLEncoding.EncodeToString(sum[:])
}

func (s *Server) postPasskeyRegister(w http.ResponseWriter, r *http.Request) *problem {
	l, err := s.whole()
	if err != nil {
		return problemOf(err, 0)
	}
	var in answer.PasskeyRegistration
	if err := strict(r.Body, &in); err != nil {
		return problemOf(err, http.StatusBadRequest)
	}
	origin := s.originOf(r)
	if err := s.sessions.Own([]byte(in.Registration), ledgerOf(l), origin); err != nil {
		return problemOf(err, http.StatusUnprocessableEntity)
	}
	k := parley.Key{Alg: parley.WebAuthn, Use: in.Use, Post: in.Post, Powers: in.Powers, Origin: origin}
	if k.RelyingParty, err = relyingParty(origin); err != nil {
		return problemOf(err, 0)
	}
	cose, err := attested(in, k)
	if err != nil {
		refusal := parley.Refuse("bad-attestation", "", "The passkey was not made for this page, this challenge and a verified user.").
			To("Register it again, with what /v1/passkeys/options says and user verification required.")
		refusal.Cause = err
		return newProblem(http.StatusUnprocessableEntity, refusal)
	}
	k.Public = base64.StdEncoding.EncodeToString(cose)
	message, err := statement.ProofMessage(k)
	if err != nil {
		return problemOf(err, http.StatusUnprocessableEntity)
	}
	id, err := statement.KeyIDOf(k)
	if err != nil {
		return problemOf(err, http.StatusUnprocessableEntity)
	}
	return replyWith(w, answer.PasskeyRecord{Key: k, KeyID: id, Challenge: challengeOf(message)})
}

// attested verifies a registration (W3C Web Authentication, 7.1) and gives the
// COSE key. Who has made the authenticator is not asked.
func attested(in answer.PasskeyRegistration, k parley.Key) ([]byte, error) {
	raw := protocol.AuthenticatorAttestationResponse{AttestationObject: in.Attestation}
	raw.ClientDataJSON = in.ClientData
	p, err := raw.Parse()
	if err != nil {
		return nil, err
	}
	err = p.CollectedClientData.Verify(challengeOf([]byte(in.Registration)), protocol.CreateCeremony, []string{k.Origin}, nil, nil,
		protocol.TopOriginExplicitVerificationMode, false)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(in.ClientData)
	params := []protocol.CredentialParameter{{Type: protocol.PublicKeyCredentialType, Algorithm: coseEdDSA}, {Type: protocol.PublicKeyCredentialType, Algorithm: coseES256}}
	if err := p.AttestationObject.Verify(k.RelyingParty, sum[:], true, true, nil, params, protocol.AttestationPolicy{}, protocol.SignaturePolicy{}); err != nil {
		return nil, err
	}
	return p.AttestationObject.AuthData.AttData.CredentialPublicKey, nil
}

func (s *Server) postPasskeyProve(w http.ResponseWriter, r *http.Request) *problem {
	var in answer.PasskeyProof
	if err := strict(r.Body, &in); err != nil {
		return problemOf(err, http.StatusBadRequest)
	}
	a := answer.ProvenPasskey{Key: in.Key, Proof: in.Proof}
	if in.Key.Alg != parley.WebAuthn || in.Key.Origin != s.originOf(r) {
		return newProblem(http.StatusUnprocessableEntity, parley.Refuse("origin", "", "The key is no passkey of this page.").To("Register it here."))
	}
	var err error
	if a.Party, err = statement.PartyIDOf(in.Key, in.Proof); err != nil {
		return problemOf(err, http.StatusUnprocessableEntity)
	}
	if a.KeyID, err = statement.KeyIDOf(in.Key); err != nil {
		return problemOf(err, http.StatusUnprocessableEntity)
	}
	return replyWith(w, a)
}
