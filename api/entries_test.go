package api_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/api"
	"github.com/open-parley/parley/api/apitest"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/statement"
)

// pages reads the log to its beginning as a party.
func pages(t *testing.T, h *apitest.Host, who parley.PartyID, query string, limit int) (lines []answer.Line) {
	t.Helper()
	for next := uint64(0); ; {
		var page answer.Entries
		r := asks(t, "GET", fmt.Sprintf("%s/v1/entries?limit=%d&before=%d%s", h.URL, limit, next, query), who, "")
		must(0, json.NewDecoder(r.Body).Decode(&page))(t)
		if r.StatusCode != 200 || len(page.Entries) > limit || page.Next > 0 && next > 0 && page.Next >= next {
			t.Fatalf("%s, with %d entries, next %d after %d", r.Status, len(page.Entries), page.Next, next)
		}
		lines = append(lines, page.Entries...)
		if next = page.Next; next == 0 {
			return lines
		}
	}
}

// A party pages through the log backwards: each entry once, what is for it with
// its words, the others by index and time alone; and a selection has nothing
// that is not for it.
func TestThePagesOfTheLog(t *testing.T) {
	h := apitest.FoundWith(t, api.Options{Authenticate: byHeader})
	north, south, west := h.Admit("North", parley.ArmedForce), h.Admit("South", parley.ArmedForce), h.Admit("West", parley.ArmedForce)
	aside := statement.Parties(north.ID, south.ID)
	id, rev := north.Table(aside, "1. x\n", 1_000_000, north, south)
	south.Enter(&statement.Position{Arrangement: id, Revision: rev, Stance: parley.Accept}, aside, nil)
	parts := statement.Parts{}
	south.Enter(&statement.Comment{Arrangement: id, Text: apitest.Text(t, parts, "Aside.")}, aside, parts)
	size := int(h.Ledger.Head().Size)

	for _, who := range []*apitest.Actor{south, west} {
		lines := pages(t, h, who.ID, "", 3)
		if len(lines) != size {
			t.Fatalf("%d lines of %d entries", len(lines), size)
		}
		for i, x := range lines {
			private, seen := i < 3, who == south // the newest three are between two
			if x.Index != uint64(size-1-i) || x.At == 0 || x.Opaque == (!private || seen) || x.Erased {
				t.Errorf("line %d: %+v", i, x)
			}
			if x.Opaque {
				if b := string(must(json.Marshal(x))(t)); b != fmt.Sprintf(`{"index":%d,"at":%d,"opaque":true}`, x.Index, x.At) {
					t.Errorf("of what is not for it, West is told %s", b)
				}
			}
		}
	}
	all := pages(t, h, south.ID, "", 200)
	if x := all[1]; x.Type != statement.PositionTake || x.Author != south.ID || x.Post != "chief" || x.Arrangement != id || x.State == "" || !strings.Contains(string(x.Body), `"stance":"accept"`) {
		t.Errorf("South's position is told as %+v", x)
	}
	if x := all[2]; x.Type != statement.ArrangementTable || x.Body != nil && len(x.Body) > api.MaxLine {
		t.Errorf("the tabling is told as %+v", x)
	}

	for query, want := range map[string]map[parley.PartyID]int{
		"&arrangement=" + id.String():                                  {south.ID: 3, west.ID: 0},
		"&author=" + south.ID.String():                                 {south.ID: 2, west.ID: 0},
		"&type=position/take":                                          {south.ID: 1, west.ID: 0},
		"&type=party/admit":                                            {south.ID: 3, west.ID: 3},
		"&type=party/admit&author=" + south.ID.String():                {south.ID: 0, west.ID: 0},
		"&arrangement=" + id.String() + "&author=" + north.ID.String(): {south.ID: 1, west.ID: 0},
	} {
		for who, n := range want {
			if lines := pages(t, h, who, query, 1); len(lines) != n {
				t.Errorf("%s gives %d lines, want %d", query, len(lines), n)
			}
		}
	}
	problem(t, asks(t, "GET", h.URL+"/v1/entries", parley.PartyID{}, ""), 401, "login-needed")
	problem(t, asks(t, "GET", h.URL+"/v1/entries?type=no/type", south.ID, ""), 400, "malformed")
	for _, wrong := range []string{"limit=0", "limit=201", "before=x", "author=x", "from=1", "type=" + strings.Repeat("x", 65)} {
		if r := asks(t, "GET", h.URL+"/v1/entries?"+wrong, south.ID, ""); r.StatusCode < 400 || r.StatusCode >= 500 {
			t.Errorf("%s: %s", wrong, r.Status)
		}
	}
}

// However rare what is asked for: a page looks through so many entries and no
// more, and says where to go on.
func TestAPageLooksThroughSoManyEntries(t *testing.T) {
	h := apitest.Found(t)
	for _, name := range []string{"North", "South", "West"} {
		h.Admit(name, parley.State)
	}
	h.Ledger.View(func(st *docket.State) {
		for most, want := range map[int]uint64{1: 3, 3: 1, 4: 0, api.MaxScan: 0} {
			if found, next := api.PageOf(st, string(statement.LogGenesis), 1, most); next != want || (len(found) == 1) != (want == 0) {
				t.Errorf("looking through %d finds %v and goes on at %d", most, found, next)
			}
		}
	})
}
