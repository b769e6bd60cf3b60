package api_test

import (
	"bytes"
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/api"
	"github.com/open-parley/parley/api/apitest"
	"github.com/open-parley/parley/ledger/invitation"
	"github.com/open-parley/parley/statement"
)

// inviting is a closed host that keeps invitations, with a clock of its own.
func inviting(t *testing.T) (visitor, *atomic.Int64) {
	ahead := new(atomic.Int64)
	h := apitest.FoundWith(t, api.Options{Now: func() parley.Instant { return parley.At(time.Now()) + parley.Instant(ahead.Load()) }})
	return visitor{t, h}, ahead
}

// send posts JSON.
func (v visitor) send(path string, body any, headers ...string) *http.Response {
	v.t.Helper()
	r := must(http.NewRequest(http.MethodPost, v.h.URL+path, bytes.NewReader(must(json.Marshal(body))(v.t))))(v.t)
	r.Header.Set("Content-Type", "application/json")
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Add(headers[i], headers[i+1])
	}
	return must(http.DefaultClient.Do(r))(v.t)
}

var secret = statement.InvitationSecret{1, 2, 3}

func asking(t *testing.T, k *statement.SoftKey, profile *parley.Profile) *answer.Asks {
	return &answer.Asks{Key: k.Key(), Proof: k.Proof(), Profile: profile, Seal: must(secret.Seal(k.Key(), k.Proof(), profile))(t)}
}

func TestAnInvitationIsUsedOnce(t *testing.T) {
	v, ahead := inviting(t)
	aland, bland := v.h.Admit("Aland", parley.State), v.h.Admit("Bland", parley.State)
	watch := post(aland, "watch", parley.PowerMonitor)
	admin := bearer(v.h.Token(aland.Key))
	hour := func(n int64) parley.Instant { return parley.At(time.Now()) + parley.Instant(n*3_600_000) }
	terms := answer.Invite{Post: "desk", Use: parley.UseSign, Powers: []parley.Power{parley.PowerNegotiate}, Expires: hour(1), Door: secret.Door()}

	v.refused(v.send("/v1/invitations", terms), 401, "login-needed")
	v.refused(v.send("/v1/invitations", terms, bearer(v.h.Token(watch))...), 403, "power")
	admits := terms
	admits.Admits = true
	v.refused(v.send("/v1/invitations", admits, admin...), 403, "power")
	for code, change := range map[string]func(in *answer.Invite){
		"expires":            func(in *answer.Invite) { in.Expires = hour(24 * 31) },
		"missing":            func(in *answer.Invite) { in.Post = "" },
		"conflicting-fields": func(in *answer.Invite) { in.Use = parley.UseLogin },
	} {
		bad := terms
		change(&bad)
		v.refused(v.send("/v1/invitations", bad, admin...), 400, code)
	}
	var made answer.Invitation
	v.ok(v.send("/v1/invitations", terms, admin...), &made)

	look := answer.Door{Door: secret.Door()}
	var invited answer.Invited
	v.ok(v.send("/v1/invitations/look", look), &invited)
	if invited.ByName != "Aland" || invited.Post != "desk" {
		t.Errorf("it is for %+v", invited)
	}
	never := answer.Door{Door: statement.InvitationSecret{9}.Door()}
	v.refused(v.send("/v1/invitations/look", never), 410, "invitation-expired")
	v.refused(v.send("/v1/invitations/look", answer.Door{Door: parley.Digest(secret)}), 410, "invitation-expired")

	key := must(statement.NewSoftKey(strings.NewReader(strings.Repeat("k", 32)), parley.Key{Use: parley.UseSign, Post: "desk", Powers: terms.Powers}))(t)
	other := must(statement.NewSoftKey(strings.NewReader(strings.Repeat("o", 32)), parley.Key{Use: parley.UseSign, Post: "desk", Powers: []parley.Power{parley.PowerAdminister}}))(t)
	redeem := func(a *answer.Asks) *http.Response {
		return v.send("/v1/invitations/redeem", answer.Door{Door: secret.Door(), Asks: a})
	}
	v.refused(redeem(nil), 400, "malformed")
	v.refused(redeem(asking(t, other, nil)), 422, "another-post") // more powers than it was invited for
	v.refused(redeem(asking(t, key, &parley.Profile{Name: "X", Kind: parley.State})), 422, "conflicting-fields")
	stolen := asking(t, key, nil)
	stolen.Proof = other.Proof()
	v.refused(redeem(stolen), 422, "bad-proof")

	// Of many at once, one.
	var taken, used atomic.Int64
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			r := redeem(asking(t, key, nil))
			r.Body.Close()
			switch r.StatusCode {
			case 200:
				taken.Add(1)
			case 410:
				used.Add(1)
			}
		})
	}
	all.Wait()
	if taken.Load() != 1 || used.Load() != 3 {
		t.Errorf("it was used %d times, refused %d times", taken.Load(), used.Load())
	}
	v.refused(redeem(asking(t, key, nil)), 410, "invitation-used")
	v.refused(v.send("/v1/invitations/look", look), 410, "invitation-used")

	// The inviter sees who asks; nobody else does.
	var list answer.Invitations
	v.ok(v.do("GET", "/v1/invitations", admin...), &list)
	if len(list.Invitations) != 1 || list.Invitations[0].Asks == nil || list.Invitations[0].Asks.Key.Public != key.Key().Public {
		t.Fatalf("listed: %+v", list)
	}
	a := list.Invitations[0].Asks
	if seal := must(secret.Seal(a.Key, a.Proof, a.Profile))(t); seal != a.Seal {
		t.Error("the seal does not verify")
	}
	if seal := must(secret.Seal(other.Key(), other.Proof(), nil))(t); seal == a.Seal {
		t.Error("the seal verifies for another key")
	}
	v.ok(v.do("GET", "/v1/invitations", bearer(v.h.Token(bland.Key))...), &list)
	if len(list.Invitations) != 0 {
		t.Error("another party sees the invitation")
	}
	path := "/v1/invitations/" + made.Invitation.String()
	v.refused(v.do("DELETE", path, bearer(v.h.Token(bland.Key))...), 404, "unknown-invitation")
	v.ok(v.do("DELETE", path, admin...), nil)
	v.refused(v.do("DELETE", path, admin...), 404, "unknown-invitation")

	// One that has expired is told as one that never was.
	secret2 := statement.InvitationSecret{4}
	terms.Door = secret2.Door()
	v.ok(v.send("/v1/invitations", terms, admin...), nil)
	ahead.Store(3_600_001)
	expired := problem(t, v.send("/v1/invitations/redeem", answer.Door{Door: secret2.Door(), Asks: asking(t, key, nil)}), 410, "invitation-expired")
	unknown := problem(t, v.send("/v1/invitations/redeem", answer.Door{Door: never.Door, Asks: asking(t, key, nil)}), 410, "invitation-expired")
	if expired.Request, unknown.Request = "", ""; expired != unknown {
		t.Errorf("expired: %+v; unknown: %+v", expired, unknown)
	}
}

// Neither the disk nor the log holds what opens an invitation; a restart keeps
// them.
func TestInvitationsOnTheDisk(t *testing.T) {
	v, _ := inviting(t)
	aland := v.h.Admit("Aland", parley.State)
	terms := answer.Invite{Post: "desk", Use: parley.UseLogin, Expires: parley.At(time.Now().Add(time.Hour)), Door: secret.Door()}
	v.ok(v.send("/v1/invitations", terms, bearer(v.h.Token(aland.Key))...), nil)
	files := must(filepath.Glob(filepath.Join(v.h.Dir, invitation.File+"*")))(t)
	door := secret.Door()
	for _, name := range append(files, "") {
		b := []byte(v.h.Log.String())
		if name != "" {
			b = must(os.ReadFile(name))(t)
			if info := must(os.Stat(name))(t); info.Mode().Perm()&0o077 != 0 {
				t.Errorf("%s has the mode %v", name, info.Mode())
			}
		}
		for _, s := range [][]byte{secret[:], door[:], []byte(door.String())} {
			if bytes.Contains(b, s) {
				t.Errorf("%q holds what opens the invitation", name)
			}
		}
	}
	again := must(invitation.Open(t.Context(), v.h.Dir))(t)
	defer again.Close()
	if _, err := again.Look(t.Context(), door, parley.At(time.Now())); err != nil {
		t.Error(err)
	}
}
