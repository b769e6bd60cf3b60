package api

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/diff"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/draft"
	"github.com/open-parley/parley/geo"
	"github.com/open-parley/parley/statement"
)

// draftRoutes read drafts as people write them, and write revisions as such.
func (s *Server) draftRoutes(api huma.API) {
	tag := []string{"drafts"}
	const path = "/drafts"
	route(s, api, huma.Operation{OperationID: "draft", Method: http.MethodPost, Path: path, Tags: tag,
		Summary: "What a draft makes: the revision with its parts, its map, what it would mean, what it changes; and what is wrong with it",
		Description: "Nothing is kept of it. A draft with problems is answered too, with what could be computed all the same. " +
			"The salts are new each time, and with them the revision's identifier.",
		MaxBodyBytes: MaxBody, SkipValidateBody: true,
		RequestBody: &huma.RequestBody{Required: true, Description: "The draft", Content: map[string]*huma.MediaType{"application/json": {Schema: schemaOf[answer.SentDraft](api)}}},
	}, s.postDraft)
	delete(api.OpenAPI().Paths[prefix+path].Post.RequestBody.Content, "application/octet-stream")
	route(s, api, huma.Operation{OperationID: "revision-draft", Path: "/arrangements/{arrangement}/revisions/{revision}/draft", Tags: tag,
		Summary: "A revision as a draft to edit: for its next revision, or for a counter-proposal"}, s.getRevisionDraft)
}

// drafted is answer.Drafted with its map.
type drafted struct {
	answer.Drafted
	// Map holds the outlines of the volumes with which nothing is wrong (RFC 7946).
	Map *draftMap `json:"map,omitempty"`
}

// draftMap is a FeatureCollection.
type draftMap struct {
	Type     string    `json:"type"`
	Features []feature `json:"features"`
}

// labels finds parties by what a draft calls them: the whole identity or its
// beginning, the name, or the country's code.
type labels []docket.Party

// leastPrefix is the least number of digits of an identity that name a party.
const leastPrefix = 4

// Party is what package draft asks.
func (l labels) Party(label string) (parley.PartyID, string, bool) {
	label = strings.TrimSpace(label)
	lower := strings.ToLower(label)
	for _, is := range []func(p docket.Party) bool{
		func(p docket.Party) bool { return p.ID.String() == lower },
		func(p docket.Party) bool { return strings.EqualFold(p.Profile.Name, label) },
		func(p docket.Party) bool {
			return p.Profile.Country != "" && strings.EqualFold(p.Profile.Country, label)
		},
		func(p docket.Party) bool { return len(lower) >= leastPrefix && strings.HasPrefix(p.ID.String(), lower) },
	} {
		var fit []docket.Party
		for _, p := range l {
			if is(p) {
				fit = append(fit, p)
			}
		}
		if len(fit) == 1 {
			return fit[0].ID, fit[0].Profile.Name, true
		}
		if len(fit) > 1 {
			break // it names none of them
		}
	}
	return parley.PartyID{}, "", false
}

// sentDraft decodes the body strictly, but for the draft, which has its own reader.
func sentDraft(b []byte) (in answer.SentDraft, err error) {
	if deeper(b, statement.MaxDepth) {
		return in, newProblem(http.StatusBadRequest, parley.Refuse("depth", "", "Values nest deeper than %d.", statement.MaxDepth).To("Nest less deeply."))
	}
	d := json.NewDecoder(bytes.NewReader(b))
	d.DisallowUnknownFields()
	if err = d.Decode(&in); err == nil {
		if _, err = d.Token(); errors.Is(err, io.EOF) {
			err = nil
		} else if err == nil {
			err = errors.New("something follows the JSON")
		}
	}
	if err != nil {
		return in, malformed("The body is not what it should be: %v.", err)
	}
	if len(in.Draft) == 0 {
		return in, malformed("The body holds no draft.")
	}
	return in, nil
}

// deeper reports whether JSON nests deeper than most, before any of it is built.
func deeper(b []byte, most int) bool {
	depth, text, escaped := 0, false, false
	for _, c := range b {
		switch {
		case escaped:
			escaped = false
		case text:
			escaped, text = c == '\\', c != '"'
		case c == '"':
			text = true
		case c == '[' || c == '{':
			if depth++; depth > most {
				return true
			}
		case c == ']' || c == '}':
			depth--
		}
	}
	return false
}

func (s *Server) postDraft(ctx context.Context, l Ledger, in *asked) (*out[drafted], error) {
	sent, err := sentDraft(in.RawBody)
	if err != nil {
		return nil, err
	}
	if !s.computations.wait(ctx) {
		return nil, busy("computations")
	}
	defer s.computations.leave()
	var names labels
	known := false
	l.View(func(st *docket.State) {
		names = st.Parties()
		_, known = st.Party(sent.Sponsor)
	})
	if !known {
		return nil, notFound("party", sent.Sponsor)
	}
	c, err := draft.Compile(sent.Draft, names, rand.Reader)
	if err != nil {
		return nil, err
	}
	var a drafted
	a.Notices, a.Problems, a.Annex = []answer.DraftNote{}, []answer.DraftProblem{}, c.Annex
	for _, n := range c.Notices {
		a.Notices = append(a.Notices, answer.DraftNote{Path: n.Where, Detail: n.Sentence})
	}
	for _, p := range c.Problems {
		a.Problems = append(a.Problems, answer.DraftProblem{Path: p.Where, Code: p.Code, Detail: p.Sentence, Todo: p.Todo})
	}
	if len(c.Problems) == 0 {
		if err := a.exact(c); err != nil {
			return nil, err
		}
	}
	if a.Map, err = mapOf(c.Annex); err != nil {
		return nil, err
	}
	if err := s.means(ctx, l, in.At, sent, c, &a); err != nil {
		return nil, err
	}
	return current(a), nil
}

// exact fills in the revision and its parts.
func (a *drafted) exact(c *draft.Compiled) (err error) {
	a.Revision = c.Revision
	if a.RevisionID, err = statement.RevisionIDOf(c.Revision); err != nil {
		return err
	}
	ids := make([]parley.PartID, 0, len(c.Revision.Texts)+1)
	for _, t := range c.Revision.Texts {
		ids = append(ids, t.Part)
	}
	if c.Revision.Map.Part != (parley.PartID{}) {
		ids = append(ids, c.Revision.Map.Part)
	}
	for _, id := range ids {
		p := c.Parts[id]
		a.Parts = append(a.Parts, answer.SentPart{Media: p.Media, Salt: p.Salt, Data: p.Data})
	}
	return nil
}

// mapOf outlines volumes; nil: there are none.
func mapOf(annex *parley.Annex) (*draftMap, error) {
	if annex == nil {
		return nil, nil
	}
	g := &draftMap{Type: "FeatureCollection", Features: make([]feature, 0, len(annex.Volumes))}
	for _, v := range annex.Volumes {
		f, err := volumeFeature(v)
		if err != nil {
			return nil, err
		}
		g.Features = append(g.Features, f)
	}
	return g, nil
}

// volumeFeature outlines a volume.
func volumeFeature(v parley.Volume) (feature, error) {
	a, err := geo.Prepare([]parley.Footprint{v.Footprint}, v.Accuracy)
	if err != nil {
		return feature{}, err
	}
	return feature{Type: "Feature", ID: v.ID, Geometry: outline(a), Properties: properties{v.Floor, v.Ceiling, v.Windows, v.Accuracy}}, nil
}

// means tells what a draft would mean, and what it changes.
func (s *Server) means(ctx context.Context, l Ledger, at moment, sent answer.SentDraft, c *draft.Compiled, a *drafted) error {
	var err error
	var before *parley.Status
	onMaps(l, func(st *docket.State) {
		v := s.in(st, at)
		a.AsOf = v.AsOf()
		if sent.Arrangement != (parley.ArrangementID{}) {
			if before, _ = v.Arrangement(sent.Arrangement); before == nil {
				err = notFound("arrangement", sent.Arrangement)
				return
			}
		}
		if before != nil && before.Sponsor == sent.Sponsor {
			a.Impact, err = v.ImpactOfNext(sent.Arrangement, c.Revision, c.Annex, parley.PartyID{})
		} else {
			a.Impact, err = v.ImpactOf(sent.Sponsor, c.Revision, c.Annex, parley.PartyID{})
		}
	})
	if err != nil {
		return query(err)
	}
	if before == nil {
		return nil
	}
	_, from, err := side(ctx, l, sent.Arrangement, before.Current)
	if err != nil {
		return err
	}
	to := diff.Side{ID: a.RevisionID, Number: len(before.Revisions) + 1, Revision: c.Revision, Annex: c.Annex, Texts: map[parley.PartID]string{}}
	for _, t := range c.Revision.Texts {
		to.Texts[t.Part] = string(c.Parts[t.Part].Data)
	}
	a.Diff = diff.Revisions(from, to, naming(l))
	return nil
}

// naming is what parties are called now.
func naming(l Ledger) diff.Names {
	names := map[parley.PartyID]string{}
	l.View(func(st *docket.State) {
		for _, p := range st.Parties() {
			names[p.ID] = p.Profile.Name
		}
	})
	return func(p parley.PartyID) string { return names[p] }
}

func (s *Server) getRevisionDraft(ctx context.Context, l Ledger, in *revisionInput) (*out[answer.RevisionDraft], error) {
	c, _, err := side(ctx, l, in.Arrangement, in.Revision)
	if err != nil {
		return nil, err
	}
	e, err := l.ReadEntry(ctx, c.Index)
	if err != nil {
		return nil, err
	}
	if e.Signed == nil {
		return nil, notFound("revision", in.Revision)
	}
	b, err := draft.ToJSON(c.Revision, e.Signed.Parts)
	if err != nil {
		return nil, err
	}
	a := answer.RevisionDraft{Draft: b, AsOf: parley.AsOf{Size: c.Index + 1, At: c.At, Head: c.At}}
	return content(a, in.Revision.String()+"-draft"), nil
}
