package api_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"testing"
	"time"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/api"
	"github.com/open-parley/parley/api/apitest"
	"github.com/open-parley/parley/statement"
)

// featureCollection is a map as a browser reads it.
type featureCollection struct {
	Type     string `json:"type"`
	Features []struct {
		Type     string `json:"type"`
		Geometry struct {
			Type        string          `json:"type"`
			Coordinates json.RawMessage `json:"coordinates"`
		} `json:"geometry"`
		Properties struct {
			Arrangement parley.ArrangementID `json:"arrangement"`
			Volume      string               `json:"volume"`
			Floor       *parley.Height       `json:"floor"`
			Centreline  bool                 `json:"centreline"`
		} `json:"properties"`
	} `json:"features"`
	Note string      `json:"note"`
	AsOf parley.AsOf `json:"as_of"`
}

// Each party is shown its own situation: what it may see, and what waits for it.
func TestTheSituationIsTheCallersOwn(t *testing.T) {
	v := closed(t)
	h := v.h
	north, south, east := h.Admit("North", parley.ArmedForce), h.Admit("South", parley.ArmedForce), h.Admit("East", parley.ArmedForce)
	between := statement.Parties(north.ID, south.ID)
	one, rev := north.Table(between, "1. Aid passes.", 1_000_000, north, south)
	two, _ := north.Table(statement.Everyone, "1. Aid passes here too.", 2_000_000, north, south)
	north.Enter(&statement.Position{Arrangement: one, Revision: rev, Stance: parley.Accept}, between, nil)

	v.refused(v.do("GET", "/v1/situation"), 401, "login-needed")
	v.refused(v.do("GET", "/v1/situation/map"), 401, "login-needed")
	v.refused(v.do("GET", "/v1/needs?party="+south.ID.String()), 401, "login-needed")

	see := func(a *apitest.Actor, path string, into any) *http.Response {
		t.Helper()
		return read(t, v.do("GET", path, bearer(h.Token(a.Key))...), into)
	}
	var s answer.Situation
	see(south, "/v1/situation", &s)
	if s.Me == nil || s.Me.Party != south.ID || s.Ledger.Name != "Exercise Olive" || s.Note != parley.NoteUnlisted || len(s.Arrangements) != 2 {
		t.Fatalf("South is shown %+v", s)
	}
	b := s.Arrangements[0]
	if b.Arrangement != one || b.Number != 1 || b.Required != 2 || b.Consents != 1 || b.State != parley.StateTabled || b.Titles["en"] != b.Title ||
		b.TowardMe == nil || b.TowardMe.Accepted != 0 || b.Map != parley.MapFinal || fmt.Sprint(b.BBox) != "[36.0000000 35.0000000 36.1000000 35.1000000]" {
		t.Errorf("of the first, South is shown %+v", b)
	}
	if len(b.Waiting) != 1 || b.Waiting[0].Kind != parley.WaitPosition || !slices.Equal(b.Waiting[0].Parties, []parley.PartyID{south.ID}) || !b.Waiting[0].Blocks {
		t.Errorf("it waits for %+v", b.Waiting)
	}
	if len(s.Needs) != 2 || s.Needs[0].Kind != parley.NeedConsent || s.Needs[0].Arrangement != one || !slices.Equal(s.Needs[0].From, []parley.PartyID{north.ID}) || s.Needs[1].Arrangement != two {
		t.Errorf("South is told that it needs %+v", s.Needs)
	}
	if f := s.Parties[north.ID]; f.Name != "North" || f.Kind != parley.ArmedForce || len(s.Parties) != 2 {
		t.Errorf("the parties are %+v", s.Parties)
	}
	see(north, "/v1/situation", &s)
	if b := s.Arrangements[0]; b.TowardMe == nil || b.TowardMe.Accepted != 1 || b.TowardMe.Stance != parley.Accept {
		t.Errorf("of the first, North is shown %+v", b.TowardMe)
	}
	s = answer.Situation{}
	see(east, "/v1/situation", &s)
	if len(s.Arrangements) != 1 || s.Arrangements[0].Arrangement != two || len(s.Needs) != 0 || s.Arrangements[0].TowardMe != nil {
		t.Errorf("East is shown %+v", s)
	}

	var n answer.Needs
	see(south, "/v1/needs", &n)
	if n.Party != south.ID || len(n.Needs) != 2 || n.Titles[one] == "" {
		t.Errorf("South needs %+v", n)
	}
	v.refused(v.do("GET", "/v1/needs?party="+south.ID.String(), bearer(h.Token(east.Key))...), 403, "not-your-party")

	var g featureCollection
	r := see(south, "/v1/situation/map", &g)
	if g.Type != "FeatureCollection" || len(g.Features) != 2 || g.Features[0].Properties.Arrangement != one || g.Features[0].Properties.Volume != "road" ||
		r.Header.Get("Content-Type") != "application/geo+json" || g.Note != parley.NoteUnlisted ||
		string(g.Features[0].Geometry.Coordinates) != "[[[[36,35],[36.1,35],[36.1,35.1],[36,35.1],[36,35]]]]" {
		t.Errorf("South's map is %+v", g)
	}
	again := v.do("GET", "/v1/situation/map", append(bearer(h.Token(south.Key)), "If-None-Match", r.Header.Get("ETag"))...)
	if again.StatusCode != http.StatusNotModified || bodyOf(t, again) != "" {
		t.Errorf("the same map again is %s", again.Status)
	}
	other := see(east, "/v1/situation/map", &g)
	if len(g.Features) != 1 || other.Header.Get("ETag") == r.Header.Get("ETag") {
		t.Errorf("East's map is %+v", g)
	}
}

// Whoever asks an open server without a session is shown all, and nothing that
// waits for anybody; with one, its own.
func TestTheSituationOfAnOpenServer(t *testing.T) {
	h := apitest.Found(t)
	v := visitor{t, h}
	north, south, east := h.Admit("North", parley.ArmedForce), h.Admit("South", parley.ArmedForce), h.Admit("East", parley.ArmedForce)
	north.Table(statement.Parties(north.ID, south.ID), "1. Aid passes.", 1_000_000, north, south)
	var s answer.Situation
	ask(t, h.URL+"/v1/situation", &s)
	if s.Me != nil || len(s.Needs) != 0 || len(s.Arrangements) != 1 || s.Ledger.Public {
		t.Errorf("nobody is shown %+v", s)
	}
	read(t, v.do("GET", "/v1/situation", bearer(h.Token(east.Key))...), &s)
	if s.Me == nil || len(s.Arrangements) != 0 {
		t.Errorf("East is shown %+v", s)
	}
	var n answer.Needs
	ask(t, h.URL+"/v1/needs?party="+south.ID.String(), &n)
	if len(n.Needs) != 1 {
		t.Errorf("South needs %+v", n)
	}
	v.refused(v.do("GET", "/v1/needs"), 422, "no-party")
	v.refused(v.do("GET", "/v1/needs?party="+nobody), 404, "unknown-party")
}

// A corridor has its centreline; what lies over the 180° meridian is bounded
// across it.
func TestTheSituationMapOfCorridors(t *testing.T) {
	h := apitest.Found(t)
	north, south := h.Admit("North", parley.ArmedForce), h.Admit("South", parley.ArmedForce)
	r, parts := apitest.Corridor(t, "1. Aid passes.", 1_000_000, north, south)
	r.Map.Part = apitest.Annex(t, parts, parley.Volume{ID: "way", Floor: &parley.Height{Datum: parley.DatumAGL, MM: 1000}, Footprint: parley.Footprint{
		Corridor: &parley.Corridor{Line: []parley.Point{{Lon: 179_9000000, Lat: 10_0000000}, {Lon: -179_9000000, Lat: 10_0000000}}, HalfWidth: 1_000_000}}})
	for id := range parts { // the map that it had
		if id != r.Map.Part && parts[id].Media == statement.MediaAnnex {
			delete(parts, id)
		}
	}
	north.Enter(&statement.Table{Revision: r}, statement.Everyone, parts)
	var g featureCollection
	ask(t, h.URL+"/v1/situation/map", &g)
	if len(g.Features) != 2 || g.Features[0].Geometry.Type != "MultiPolygon" || g.Features[0].Properties.Floor == nil ||
		!g.Features[1].Properties.Centreline || string(g.Features[1].Geometry.Coordinates) != "[[179.9,10],[-179.9,10]]" {
		t.Errorf("the map is %+v", g)
	}
	var s answer.Situation
	ask(t, h.URL+"/v1/situation", &s)
	b := s.Arrangements[0].BBox
	if west, _ := b[0].Float64(); west < 179 {
		t.Errorf("it is bounded by %v", b)
	}
	if east, _ := b[2].Float64(); east > -179 {
		t.Errorf("it is bounded by %v", b)
	}
}

// Two thousand arrangements of sixty vertices are listed and drawn without
// waiting.
func TestTheSituationOfManyArrangements(t *testing.T) {
	if testing.Short() {
		t.Skip("it founds a ledger of 2,000 arrangements")
	}
	h := apitest.FoundWith(t, api.Options{Open: true})
	north, south := h.Admit("North", parley.ArmedForce), h.Admit("South", parley.ArmedForce)
	var subs []*statement.Submission
	for i := range 2000 {
		r, parts := apitest.Corridor(t, "1. Aid passes.", 1_000_000, north, south)
		for id := range parts {
			if parts[id].Media == statement.MediaAnnex {
				delete(parts, id)
			}
		}
		r.Map.Part = apitest.Annex(t, parts, ragged(int32(i%50)*3_000_000, int32(i/50)*3_000_000))
		sub, _ := north.Sign(&statement.Table{Revision: r}, statement.Everyone, parts)
		subs = append(subs, sub)
	}
	for batch := range slices.Chunk(subs, 100) {
		for _, r := range h.Ledger.SubmitBatch(t.Context(), batch) {
			if r.Err != nil {
				t.Fatal(r.Err)
			}
		}
	}
	v := visitor{t, h}
	token := bearer(h.Token(south.Key))
	for _, path := range []string{"/v1/situation", "/v1/situation/map", "/v1/needs", "/v1/situation", "/v1/situation/map"} {
		start := time.Now()
		b := bodyOf(t, v.do("GET", path, token...))
		t.Logf("%s: %d bytes in %v", path, len(b), time.Since(start))
		if len(b) < 2000*100 {
			t.Errorf("%s: %.200s", path, b)
		}
	}
}

// ragged is a volume of sixty vertices.
func ragged(lon, lat int32) parley.Volume {
	var ring []parley.Point
	for i := range int32(30) {
		ring = append(ring, parley.Point{Lon: lon + i*50_000, Lat: lat - i%2*20_000})
	}
	for i := range int32(30) {
		ring = append(ring, parley.Point{Lon: lon + (29-i)*50_000, Lat: lat + 1_000_000 + i%2*20_000})
	}
	return parley.Volume{ID: "ragged", Footprint: parley.Footprint{Edges: parley.EdgesStraight, Polygons: [][][]parley.Point{{ring}}}}
}
