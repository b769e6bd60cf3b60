package draft_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/draft"
	"github.com/open-parley/parley/statement"
)

// sent is a draft as a page sends it.
const sent = `{"title":"Pause of the plain","kind":"pause",
 "texts":{"en":{"authentic":true,"text":"1. Nobody fires."},"fr":{"title":"Trêve","text":"1. Personne ne tire."}},
 "map":{"status":"final","volumes":[{"id":"plain","circle":{"centre":[10.5,45.5],"radius":"20 km"},"ceiling":"3000 ft amsl"}]},
 "roles":[{"belligerent":[{"party":"alpha","as":"Alphaland"},{"party":"beta"}]}],"consenting":["belligerent"],
 "rules":[{"clause":"1","forbids":["strike"],"volumes":["plain"]}],
 "terms":{"duration":"6 months","renewal":{"mode":"by-consent","most":2},"breach":"allowed"}}`

func compile(t testing.TB, s string) *draft.Compiled {
	t.Helper()
	c, err := draft.Compile([]byte(s), everybody, salts())
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestCompile(t *testing.T) {
	c := compile(t, sent)
	if len(c.Problems)+len(c.Notices) > 0 {
		t.Fatalf("%+v %+v", c.Problems, c.Notices)
	}
	r := c.Revision
	if err := (&statement.Table{Revision: *r}).Valid(); err != nil {
		t.Fatal(err)
	}
	if r.Texts[1].Title != "Trêve" || r.Roles[0].Name != "Alphaland" || r.Roles[1].Name != "The beta" || r.Terms.Renewal.Most != 2 || r.Terms.Breach == nil ||
		c.Annex.Volumes[0].Footprint.Circle.Radius != 20_000_000 || len(c.Parts) != 3 {
		t.Errorf("%+v %+v", r, c.Annex)
	}
}

// What is wrong is told with its place, all at once, and the rest is made.
func TestCompileTellsWhereItIsWrong(t *testing.T) {
	for _, c := range []struct {
		was, is string
		where   string
		says    string
	}{
		{`"kind":"pause"`, `"kind":"paws"`, "/kind", `no kind "paws"`},
		{`"kind":"pause",`, ``, "/kind", "Add kind."},
		{`"kind":"pause"`, `"kind":"pause","kind":"corridor"`, "/kind", "stands twice"},
		{`"kind":"pause"`, `"kin/d~":"pause","kind":"pause"`, "/kin~1d~0", `no key "kin/d~"`},
		{`"text":"1. Nobody fires."`, `"file":"text.en.md"`, "/texts/en", "no file beside"},
		{`,"text":"1. Personne ne tire."`, ``, "/texts/fr/text", `Add text.`},
		{`"authentic":true,`, ``, "/texts", "No text is authentic."},
		{`"authentic":true,`, `"authentic":"yes",`, "/texts/en/authentic", "Write true or false."},
		{`"radius":"20 km"`, `"radius":"20"`, "/map/volumes/0/circle/radius", "20"},
		{`"radius":"20 km"`, `"radius":"0 km"`, "/map/volumes/0", `Volume "plain"`},
		{`[10.5,45.5]`, `[10.5,95.5]`, "/map/volumes/0/circle/centre", "outside"},
		{`[10.5,45.5]`, `[10.5,1e1]`, "/map/volumes/0/circle/centre", "1e1"},
		{`"ceiling":"3000 ft amsl"`, `"ceiling":"3000 ft"`, "/map/volumes/0/ceiling", "measured from"},
		{`"volumes":[{"id":"plain"`, `"volumes":[{"id":"plane"`, "/rules/0/volumes", `no volume "plain"`},
		{`{"party":"beta"}`, `{"party":"delta"}`, "/roles/0/belligerent/1/party", "delta"},
		{`"consenting":["belligerent"]`, `"consenting":["belligerents"]`, "/consenting/0", `Did you mean "belligerent"?`},
		{`"consenting":["belligerent"]`, `"consenting":["guarantor"]`, "/consenting/0", "guarantor"},
		{`"clause":"1"`, `"clause":" "`, "/rules/0/clause", "Rules[0].clause"},
		{`"forbids":["strike"]`, `"forbids":[]`, "/rules/0/forbids", "empty list"},
		{`"duration":"6 months"`, `"duration":"6 moons"`, "/terms/duration", "moons"},
		{`"duration":"6 months",`, ``, "/terms/duration", "though the terms provide for renewal"},
		{`"renewal":{`, `"effective":{"when":"delta accepts"},"renewal":{`, "/terms/effective/when", "delta"},
		{`"status":"final","volumes"`, `"status":"final","geojson":{"type":"Point","coordinates":[1,2]},"volumes"`, "/map/geojson", "Feature"},
		{`"title":"Trêve"`, `"title":"Tr\u202eêve"`, "/texts/fr/title", ""},
		{`{"title"`, `[{"title"`, "", "not one JSON document"},
		{`"allowed"}}`, `"allowed"}} x`, "", "not one JSON document"},
		{`"terms":{`, `"terms":` + strings.Repeat(`{"a":`, 40) + `{`, "", "not one JSON document"},
		{sent, `"pause"`, "", "the arrangement is"},
		{sent, "{\"title\":\"\xff\"}", "", "UTF-8"},
		{sent, ``, "", "not one JSON document"},
	} {
		got := compile(t, strings.Replace(sent, c.was, c.is, 1))
		found := false
		for _, p := range got.Problems {
			found = found || p.Where == c.where && strings.Contains(strings.ToLower(p.Sentence+" "+p.Todo), strings.ToLower(c.says)) && p.Code != ""
		}
		if !found {
			t.Errorf("%s in place of %s: %+v, want %q at %q", c.is, c.was, got.Problems, c.says, c.where)
		}
	}
	c := compile(t, strings.NewReplacer(`"kind":"pause"`, `"kind":"paws"`, `"6 months"`, `"soon"`, `"party":"beta"`, `"party":"delta"`).Replace(sent))
	if len(c.Problems) != 3 || c.Annex == nil || len(c.Revision.Roles) != 1 || len(c.Revision.Rules) != 1 || len(c.Revision.Texts) != 2 {
		t.Errorf("%+v\n%+v", c.Problems, c.Revision)
	}
	c = compile(t, strings.Replace(sent, `"volumes":[{`, `"volumes":[{"id":"bow","polygon":[[10,45],[11,46],[11,45],[10,46]]},{`, 1))
	if len(c.Problems) != 1 || len(c.Annex.Volumes) != 1 || c.Problems[0].Where != "/map/volumes/0" {
		t.Errorf("of two volumes, one of which crosses itself: %+v %+v", c.Problems, c.Annex)
	}
}

// What was rounded is told with its place.
func TestCompileNotices(t *testing.T) {
	c := compile(t, strings.Replace(sent, `[10.5,45.5]`, `[10.123456789,45.5]`, 1))
	if len(c.Problems) > 0 || len(c.Notices) != 1 || c.Notices[0].Where != "/map/volumes/0/circle/centre" {
		t.Errorf("%+v %+v", c.Problems, c.Notices)
	}
	feature := `{"type":"FeatureCollection","features":[{"type":"Feature","id":"a","properties":{"accuracy_m":0.0001},"geometry":{"type":"Polygon","coordinates":[[[1,1],[2,1],[2,2],[1,1]]]}}]}`
	c = compile(t, strings.Replace(sent, `"volumes":`, `"geojson":`+feature+`,"volumes":`, 1))
	if len(c.Problems) > 0 || len(c.Notices) != 1 || c.Notices[0].Where != "/map/geojson" || !strings.Contains(c.Notices[0].Sentence, "Feature a") || len(c.Annex.Volumes) != 2 {
		t.Errorf("%+v %+v", c.Problems, c.Notices)
	}
}

// A revision, written as JSON and read again with its own salts, is itself.
func TestJSONRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		parts := statement.Parts{}
		r := genRevision(t, parts)
		b, err := draft.ToJSON(r, parts)
		if err != nil {
			t.Fatal(err)
		}
		if !json.Valid(b) {
			t.Fatalf("no JSON: %s", b)
		}
		var own bytes.Buffer
		for _, x := range r.Texts {
			salt := parts[x.Part].Salt
			own.Write(salt[:])
		}
		salt := parts[r.Map.Part].Salt
		own.Write(salt[:])
		c, err := draft.Compile(b, identities{}, &own)
		if err != nil || len(c.Problems)+len(c.Notices) > 0 {
			t.Fatalf("%v %+v\n%s", err, c, b)
		}
		want, _ := statement.RevisionIDOf(r)
		if got, err := statement.RevisionIDOf(c.Revision); err != nil || got != want {
			t.Fatalf("%v\n%+v\n%+v\n%s", err, r, c.Revision, b)
		}
	})
}

// identities resolves nothing but identities.
type identities struct{}

func (identities) Party(label string) (id parley.PartyID, name string, ok bool) {
	return id, fmt.Sprint("party ", label), id.UnmarshalText([]byte(label)) == nil
}

// Whatever is sent is answered: with a revision that can be tabled, or with what
// is wrong.
func FuzzCompile(f *testing.F) {
	f.Add([]byte(sent))
	f.Add([]byte(`{"map":{"geojson":{"type":"Feature"}},"roles":{"observer":"alpha"},"terms":{"effective":{"when":"alpha accepts or ("}}}`))
	f.Add([]byte(`{"private":[{"label":"x","file":"y","parties":["alpha"]}],"texts":{"en":null}}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		c := compile(t, string(b))
		if len(c.Problems) > 0 {
			for _, p := range c.Problems {
				if p.Sentence == "" || p.Code == "" || p.Where != "" && p.Where[0] != '/' {
					t.Errorf("%+v", p)
				}
			}
			return
		}
		if err := (&statement.Table{Revision: *c.Revision}).Valid(); c.Revision.Basis == parley.Agreed && err != nil {
			t.Errorf("%v\n%s", err, b)
		}
		again, err := draft.ToJSON(c.Revision, c.Parts)
		if err != nil {
			return // a text that only submitting refuses
		}
		d, err := draft.Compile(again, identities{}, salts())
		if err != nil || len(d.Problems) > 0 {
			t.Fatalf("%v %+v\n%s", err, d.Problems, again)
		}
		if diff := difference(c.Revision, d.Revision, c.Parts, d.Parts); diff != "" {
			t.Errorf("%s\n%s", diff, again)
		}
	})
}
