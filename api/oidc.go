package api

import (
	"context"
	"net/http"
	"slices"
	"strings"

	"github.com/coreos/go-oidc/v3/oidc"

	"github.com/open-parley/parley"
)

// OIDC is an identity provider whose word a login needs beside a key's
// signature: never instead of one.
type OIDC struct {
	Issuer string // as in its discovery document
	Client string // whom the tokens are for
	// Subjects and Domains are whom it lets in: a token's sub, or the domain of
	// its verified e-mail address. One of them must fit.
	Subjects, Domains []string
	HTTP              *http.Client // nil: the default
}

// Gate refuses a login whose identity token does not do. nonce is that of the
// challenge which is being answered.
type Gate func(ctx context.Context, token, nonce string) error

// Gate fetches the issuer's description and gives the gate. Its keys are fetched
// as they change, until ctx is done.
func (o OIDC) Gate(ctx context.Context) (Gate, error) {
	if len(o.Subjects)+len(o.Domains) == 0 {
		return nil, parley.Refuse("oidc", "", "Nobody is let in by %s.", o.Issuer).To("Name subjects or domains (--oidc-subject, --oidc-domain).")
	}
	if o.HTTP != nil {
		ctx = oidc.ClientContext(ctx, o.HTTP)
	}
	p, err := oidc.NewProvider(ctx, o.Issuer)
	if err != nil {
		r := parley.Refuse("unreachable", "", "The identity provider %s can't be asked: %v.", o.Issuer, err).To("Check its address; it must be the issuer that it calls itself.")
		r.Cause = err
		return nil, r
	}
	v := p.Verifier(&oidc.Config{ClientID: o.Client})
	return func(ctx context.Context, token, nonce string) error { return o.check(ctx, v, token, nonce) }, nil
}

func (o OIDC) check(ctx context.Context, v *oidc.IDTokenVerifier, token, nonce string) error {
	refuse := func(what string, cause error) error {
		r := parley.Refuse("id-token", "", "Beside the key's signature this server needs a token of %s, and the one sent %s.", o.Issuer, what).
			To("Get an identity token there, and send it as id_token (--id-token FILE).")
		r.Cause = cause
		return r
	}
	if token == "" {
		return refuse("is none", nil)
	}
	t, err := v.Verify(ctx, token)
	if err != nil {
		return refuse("does not verify, or has run out", err)
	}
	var claims struct {
		Email    string `json:"email"`
		Verified bool   `json:"email_verified"`
	}
	if err := t.Claims(&claims); err != nil {
		return refuse("can't be read", err)
	}
	if t.Nonce != "" && t.Nonce != nonce {
		return refuse("was made for another login", nil)
	}
	_, domain, _ := strings.Cut(claims.Email, "@")
	if slices.Contains(o.Subjects, t.Subject) || claims.Verified && domain != "" && slices.Contains(o.Domains, strings.ToLower(domain)) {
		return nil
	}
	return refuse("is of somebody who is not let in", nil)
}
