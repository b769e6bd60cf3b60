package api_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"strconv"
	"strings"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/api"
	"github.com/open-parley/parley/api/apitest"
	"github.com/open-parley/parley/proof"
	"github.com/open-parley/parley/statement"
)

const secretWords = "The wells are behind the school."

// withKey knows callers by a header, with the key that a session would name.
func withKey(r *http.Request) (api.Caller, error) {
	c, err := byHeader(r)
	if c.Party != (parley.PartyID{}) {
		c.Key = parley.KeyID(c.Party)
	}
	return c, err
}

// sealedHost is a corridor that three see, with a private annex of the first for
// the second.
func sealedHost(t *testing.T) (h *apitest.Host, parties [3]*apitest.Actor, in parley.ArrangementID, rev parley.RevisionID, deposit parley.StatementID) {
	t.Helper()
	h = apitest.FoundWith(t, api.Options{Authenticate: withKey})
	for i, name := range []string{"North", "South", "East"} {
		parties[i] = h.Admit(name, parley.ArmedForce)
	}
	north, south, east := parties[0], parties[1], parties[2]
	r, parts := apitest.Corridor(t, "1. Aid passes.", 1000000, north, south)
	secret := statement.Parts{}
	annex := parley.PrivateAnnex{Label: "wells", Part: apitest.Text(t, secret, secretWords+"\n"), Parties: []parley.PartyID{south.ID}}
	r.Private = []parley.PrivateAnnex{annex}
	table, _ := north.Enter(&statement.Table{Revision: r}, statement.Parties(north.ID, south.ID, east.ID), parts)
	in, rev = parley.ArrangementID(table.ID), table.RevisionID
	signed, _ := north.Enter(&statement.Deposit{Arrangement: in, Revision: rev, Label: "wells", Part: annex.Part}, statement.DepositAudience(&annex, north.ID), secret)
	return h, parties, in, rev, signed.ID
}

func bodyOf(t *testing.T, r *http.Response) string {
	t.Helper()
	return string(must(io.ReadAll(r.Body))(t))
}

// accessOf is the caller's own access log.
func accessOf(t *testing.T, h *apitest.Host, p *apitest.Actor) (a answer.Access) {
	t.Helper()
	must(0, json.Unmarshal([]byte(bodyOf(t, asks(t, "GET", h.URL+"/v1/access", p.ID, ""))), &a))(t)
	return a
}

// What is of sealed class stands in no answer but the one that reads it, and
// that is logged for its submitter.
func TestSealedIsReadAlone(t *testing.T) {
	h, parties, in, rev, deposit := sealedHost(t)
	north, south, east := parties[0], parties[1], parties[2]
	index := h.Ledger.Head().Size - 1
	of := "/v1/arrangements/" + in.String()
	for _, p := range parties {
		for _, path := range []string{"/v1/entries/" + strconv.FormatUint(index, 10), "/v1/statements/" + deposit.String() + "?withhold=true", of, of + "/talk", of + "/revisions/" + rev.String(),
			of + "/revisions/" + rev.String() + "/map", of + "/revisions/" + rev.String() + "/annexes", "/v1/arrangements", "/v1/bundle?openings=all&party=" + p.ID.String(),
			of + "/diff?from=" + rev.String() + "&to=" + rev.String()} {
			if b := bodyOf(t, asks(t, "GET", h.URL+path, p.ID, "")); strings.Contains(b, secretWords) || strings.Contains(b, "wells are") {
				t.Errorf("%s shows what is sealed", path)
			}
		}
	}
	if a := accessOf(t, h, north); a.Size != 0 {
		t.Fatalf("something was logged as read: %+v", a)
	}
	for p, deposited := range map[*apitest.Actor]bool{north: true, south: true, east: false} {
		b := bodyOf(t, asks(t, "GET", h.URL+of+"/revisions/"+rev.String()+"/annexes", p.ID, ""))
		if strings.Contains(b, deposit.String()) != deposited || !strings.Contains(b, `"label":"wells"`) {
			t.Errorf("of the annex %s is told %s", p.Name, b)
		}
	}

	got := asks(t, "GET", h.URL+"/v1/statements/"+deposit.String(), south.ID, "")
	if b := bodyOf(t, got); got.StatusCode != 200 || !strings.Contains(b, secretWords) || got.Header.Get("ETag") != "" || got.Header.Get("Cache-Control") != "no-store" {
		t.Errorf("%s: %s", got.Status, b)
	}
	hidden := problem(t, asks(t, "GET", h.URL+"/v1/statements/"+deposit.String(), east.ID, ""), 404, "unknown-statement")
	nowhere := problem(t, asks(t, "GET", h.URL+"/v1/statements/"+nobody, east.ID, ""), 404, "unknown-statement")
	if strings.ReplaceAll(hidden.Detail, deposit.String(), nobody) != nowhere.Detail {
		t.Errorf("%q tells more than %q", hidden.Detail, nowhere.Detail)
	}
	a := accessOf(t, h, north)
	if a.Size != 1 || a.Entries[0].Party != south.ID || a.Entries[0].Statement != deposit || a.Entries[0].How != proof.HowRead {
		t.Errorf("the access log says %+v", a)
	}
	for _, p := range []*apitest.Actor{south, east} {
		if a := accessOf(t, h, p); a.Size != 0 || len(a.Entries) != 0 {
			t.Errorf("%s is told of others' reads: %+v", p.Name, a)
		}
	}
	problem(t, asks(t, "GET", h.URL+"/v1/access", parley.PartyID{}, ""), 401, "login-needed")
	problem(t, asks(t, "GET", h.URL+"/v1/sealed/export", parley.PartyID{}, ""), 401, "login-needed")
	problem(t, asks(t, "GET", h.URL+"/v1/access?since=9", north.ID, ""), 409, "ahead")
}

// Each post reads so often and no more; what it may not see it is never told to
// wait for, and one post's reads are not counted for another's.
func TestSealedReadsAreRationed(t *testing.T) {
	h, parties, _, _, deposit := sealedHost(t)
	path := h.URL + "/v1/statements/" + deposit.String()
	for range api.SealedBurst {
		if r := asks(t, "GET", path, parties[1].ID, ""); r.StatusCode != 200 {
			t.Fatal(r.Status)
		}
	}
	r := asks(t, "GET", path, parties[1].ID, "")
	if problem(t, r, 429, "too-many-requests"); r.Header.Get("Retry-After") == "" {
		t.Error("it does not say how long to wait")
	}
	for range api.SealedBurst + 2 {
		problem(t, asks(t, "GET", path, parties[2].ID, ""), 404, "unknown-statement")
	}
	if r := asks(t, "GET", path, parties[0].ID, ""); r.StatusCode != 200 {
		t.Errorf("another post: %s", r.Status)
	}
	if r := asks(t, "GET", path+"?withhold=true", parties[1].ID, ""); r.StatusCode != 200 {
		t.Errorf("without its parts: %s", r.Status)
	}
	if a := accessOf(t, h, parties[0]); a.Size != api.SealedBurst+1 {
		t.Errorf("%d reads are logged", a.Size)
	}
}

// The submitter alone exports, each line marked; it is told of each read as it
// comes.
func TestSealedExportAndEvents(t *testing.T) {
	h, parties, _, _, deposit := sealedHost(t)
	north, south, east := parties[0], parties[1], parties[2]
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	stream := func(p *apitest.Actor) *bufio.Scanner {
		req := must(http.NewRequestWithContext(ctx, "GET", h.URL+"/v1/events", nil))(t)
		req.Header.Set(asHeader, p.ID.String())
		r := must(http.DefaultClient.Do(req))(t)
		t.Cleanup(func() { r.Body.Close() })
		return bufio.NewScanner(r.Body)
	}
	mine, others := stream(north), stream(south)
	mine.Scan() // it has begun
	others.Scan()
	if r := asks(t, "GET", h.URL+"/v1/statements/"+deposit.String(), south.ID, ""); r.StatusCode != 200 {
		t.Fatal(r.Status)
	}
	for mine.Scan() && mine.Text() != "event: access" {
	}
	if mine.Scan(); mine.Text() != `data: {"size":1}` {
		t.Errorf("the submitter is told %q", mine.Text())
	}
	south.Enter(&statement.Update{Profile: parley.Profile{Name: "Southern", Kind: parley.ArmedForce}}, statement.Everyone, nil)
	for others.Scan() && !strings.HasPrefix(others.Text(), "event: entry") {
		if strings.HasPrefix(others.Text(), "event:") {
			t.Errorf("another party is told %q", others.Text())
		}
	}

	r := asks(t, "GET", h.URL+"/v1/sealed/export", north.ID, "")
	file := []byte(bodyOf(t, r))
	lines := bytes.Split(bytes.TrimSuffix(file, []byte("\n")), []byte("\n"))
	if len(lines) != 2 || r.Header.Get("Cache-Control") != "no-store" {
		t.Fatalf("the export is %s\n%s", file, h.Log)
	}
	for _, line := range lines {
		x, err := proof.OpenExportLine(h.Ledger.VerifierKey(), line)
		if err != nil || x.Party != north.ID || x.Post != "chief" || x.Export != 1 {
			t.Errorf("a line is marked %+v: %v", x, err)
		}
	}
	for _, p := range []*apitest.Actor{south, east} {
		problem(t, asks(t, "GET", h.URL+"/v1/sealed/export", p.ID, ""), 422, "nothing-sealed")
	}
	if a := accessOf(t, h, north); a.Size != 2 || a.Entries[1].How != proof.HowExport {
		t.Errorf("the access log says %+v", a)
	}
	for range api.ExportBurst - 1 {
		asks(t, "GET", h.URL+"/v1/sealed/export", north.ID, "")
	}
	problem(t, asks(t, "GET", h.URL+"/v1/sealed/export", north.ID, ""), 429, "too-many-requests")
}

// On a ledger that is open to all nobody is known, and nothing sealed is shown.
func TestNothingSealedIsOpenToAll(t *testing.T) {
	h := apitest.Found(t)
	north, south := h.Admit("North", parley.ArmedForce), h.Admit("South", parley.ArmedForce)
	r, parts := apitest.Corridor(t, "1. Aid passes.", 1000000, north, south)
	secret := statement.Parts{}
	annex := parley.PrivateAnnex{Label: "wells", Part: apitest.Text(t, secret, secretWords+"\n"), Parties: []parley.PartyID{south.ID}}
	r.Private = []parley.PrivateAnnex{annex}
	table, _ := north.Enter(&statement.Table{Revision: r}, statement.Everyone, parts)
	signed, _ := north.Enter(&statement.Deposit{Arrangement: parley.ArrangementID(table.ID), Revision: table.RevisionID, Label: "wells", Part: annex.Part},
		statement.DepositAudience(&annex, north.ID), secret)
	for _, path := range []string{"/v1/statements/" + signed.ID.String(), "/v1/entries/" + strconv.FormatUint(h.Ledger.Head().Size-1, 10)} {
		b := bodyOf(t, asks(t, "GET", h.URL+path, parley.PartyID{}, ""))
		if strings.Contains(b, secretWords) || !strings.Contains(b, `"sealed":true`) {
			t.Errorf("%s shows %s", path, b)
		}
	}
	problem(t, asks(t, "GET", h.URL+"/v1/access", parley.PartyID{}, ""), 401, "login-needed")
	problem(t, asks(t, "GET", h.URL+"/v1/sealed/export", parley.PartyID{}, ""), 401, "login-needed")
}
