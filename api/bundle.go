package api

import (
	"bufio"
	"context"
	"errors"
	"net/http"
	"strconv"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/bundle"
)

// bundleType is the media type of a bundle: lines of JSON.
const bundleType = "application/jsonl"

const routeBundle = "GET " + prefix + "/bundle"

// bundlePiece is how many bytes of a bundle are sent together.
const bundlePiece = 64 << 10

// bundleRoutes are what one party holds of the log: its bundle, its view, and
// the openings of its own slot.
func (s *Server) bundleRoutes(api huma.API) {
	text := func(name, doc string, required bool, schema *huma.Schema) *huma.Param {
		return &huma.Param{Name: name, In: "query", Description: doc, Required: required, Schema: schema}
	}
	number := naturalNumber()
	id := identifier{}.Schema(nil)
	party := text("party", "the holder", true, id)
	s.plain(api, huma.Operation{OperationID: "bundle", Method: http.MethodGet, Path: "/bundle", Tags: []string{"log"},
		Summary: "What a party may see of the log, with all proofs, in one file that verifies offline",
		Description: "Lines of JSON, as docs/formats/bundle.md tells them. With from it continues a bundle of that size. An answer that breaks off has no trailer, " +
			"and does not verify.",
		Parameters: []*huma.Param{party, text("from", "index of the first entry; absent: 0", false, number),
			text("openings", "whether the holder's own slot is opened in what it can't see: in all entries, in none, or in one in one_in by the seed; absent: none", false,
				&huma.Schema{Type: huma.TypeString, Enum: []any{"all", "sample", "none"}}),
			text("one_in", "with openings=sample: how many entries there are for one that is opened, 2 or more", false, number),
			text("seed", "with openings=sample: 32 bytes drawn at random by who asks", false, id)},
		Responses: map[string]*huma.Response{"200": {Description: "The bundle", Content: map[string]*huma.MediaType{
			bundleType: {Schema: &huma.Schema{Type: huma.TypeString}}}}},
	}, s.getBundle)
	s.plain(api, huma.Operation{OperationID: "view", Method: http.MethodGet, Path: "/view", Tags: []string{"log"},
		Summary: "The digest of the state that a party may know, a signed note", Parameters: []*huma.Param{party},
		Responses: map[string]*huma.Response{"200": {Description: "The note",
			Content: map[string]*huma.MediaType{"text/plain": {Schema: &huma.Schema{Type: huma.TypeString}}}}}}, s.getView)
	route(s, api, huma.Operation{OperationID: "slot", Path: "/entries/{index}/slot", Tags: []string{"log"},
		Summary: "Proof whether an entry addresses a party, for the party itself"}, s.getSlot)
}

type slotInput struct {
	Index uint64         `path:"index" maximum:"9007199254740991" doc:"0 for the first entry"`
	Party parley.PartyID `query:"party" required:"true" doc:"whose slot"`
}

func (s *Server) getSlot(ctx context.Context, l Ledger, in *slotInput) (*out[answer.Slot], error) {
	o, err := l.OpenSlot(ctx, in.Index, in.Party)
	if err != nil {
		return nil, err
	}
	e, err := l.ReadEntry(ctx, in.Index)
	if err != nil {
		return nil, err
	}
	opening, err := o.Encode()
	if err != nil {
		return nil, err
	}
	leaf, err := e.Leaf.MarshalText()
	return permanent(answer.Slot{Index: in.Index, Party: in.Party, Leaf: string(leaf), Opening: opening, AsOf: placeOf(e)}), err
}

func (s *Server) getView(w http.ResponseWriter, r *http.Request) *problem {
	l, err := s.open(r.Context())
	if err != nil {
		return problemOf(err, 0)
	}
	q, p := single(r, "party")
	if p != nil {
		return p
	}
	party, p := partyOf(q["party"])
	if p != nil {
		return p
	}
	if !s.computations.wait(r.Context()) {
		return busy("computations")
	}
	defer s.computations.leave()
	signed, err := l.SignedView(party)
	if err != nil {
		return problemOf(err, http.StatusUnprocessableEntity)
	}
	writeNote(w, signed)
	return nil
}

func (s *Server) getBundle(w http.ResponseWriter, r *http.Request) *problem {
	l, err := s.open(r.Context())
	if err != nil {
		return problemOf(err, 0)
	}
	q, p := single(r, "party", "from", "openings", "one_in", "seed")
	if p != nil {
		return p
	}
	party, p := partyOf(q["party"])
	if p != nil {
		return p
	}
	from, p := numberOf("from", q["from"])
	if p != nil {
		return p
	}
	openings, p := openingsOf(q)
	if p != nil {
		return p
	}
	if !s.bundles.wait(r.Context()) {
		return busy("bundles")
	}
	defer s.bundles.leave()
	out := &pieces{w: w, c: http.NewResponseController(w), may: func() error { return s.still(r.Context()) }, place: s.bundles}
	buffered := bufio.NewWriterSize(out, bundlePiece)
	if err := l.Bundle(r.Context(), buffered, party, from, openings); err != nil {
		if !out.begun {
			return problemOf(err, http.StatusUnprocessableEntity)
		}
		s.log.Warn("a bundle breaks off", "error", err)
		panic(http.ErrAbortHandler) // the reader learns that it is not whole
	}
	if err := buffered.Flush(); err != nil {
		panic(http.ErrAbortHandler)
	}
	return nil
}

// pieces writes an answer that may take long, each piece within a time.
type pieces struct {
	w     http.ResponseWriter
	c     *http.ResponseController
	may   func() error // whether the reader may still have it
	place gate         // left to others while the reader takes a piece; nil: none
	begun bool
}

func (p *pieces) Write(b []byte) (int, error) {
	if err := p.may(); err != nil {
		return 0, err
	}
	if err := p.c.SetWriteDeadline(time.Now().Add(BundleTimeout)); err != nil && !errors.Is(err, http.ErrNotSupported) {
		return 0, err
	}
	if !p.begun {
		p.begun = true
		h := p.w.Header()
		h.Set("Content-Type", bundleType)
		h.Set("Cache-Control", "no-store")
		p.w.WriteHeader(http.StatusOK)
	}
	if p.place != nil {
		p.place.leave()
		defer func() { p.place <- struct{}{} }()
	}
	return p.w.Write(b)
}

// single reads query parameters of those names, each there at most once.
func single(r *http.Request, names ...string) (map[string]string, *problem) {
	out := map[string]string{}
	q := r.URL.Query()
	for _, n := range names {
		if v, ok := q[n]; ok && len(v) == 1 {
			out[n] = v[0]
			delete(q, n)
		}
	}
	for n := range q {
		return nil, malformed("The query parameter %.64q is unknown here, or there twice.", n)
	}
	return out, nil
}

func partyOf(s string) (parley.PartyID, *problem) {
	var id parley.PartyID
	if err := id.UnmarshalText([]byte(s)); err != nil {
		return id, malformed("party is no party's identifier: %v.", err)
	}
	return id, nil
}

// numberOf reads a number; absent: 0.
func numberOf(name, s string) (uint64, *problem) {
	if s == "" {
		return 0, nil
	}
	n, err := strconv.ParseUint(s, 10, 53)
	if err != nil || strconv.FormatUint(n, 10) != s {
		return 0, malformed("%s is no number.", name)
	}
	return n, nil
}

func openingsOf(q map[string]string) (bundle.Openings, *problem) {
	var o bundle.Openings
	sample := q["openings"] == "sample"
	if _, one := q["one_in"]; one != sample {
		return o, malformed("one_in and seed go with openings=sample, and with nothing else.")
	}
	if _, given := q["seed"]; given != sample {
		return o, malformed("one_in and seed go with openings=sample, and with nothing else.")
	}
	switch q["openings"] {
	case "", "none":
	case "all":
		o = bundle.All
	case "sample":
		var p *problem
		if o.OneIn, p = numberOf("one_in", q["one_in"]); p != nil {
			return o, p
		}
		if err := o.Seed.UnmarshalText([]byte(q["seed"])); err != nil {
			return o, malformed("seed is no 32 bytes: %v.", err)
		}
		if err := o.Valid(); err != nil || o.OneIn < 2 {
			return o, malformed("A sample is one in 2 to %d entries, with a seed that is not zero.", bundle.MaxOneIn)
		}
	default:
		return o, malformed("openings is all, sample or none.")
	}
	return o, nil
}
