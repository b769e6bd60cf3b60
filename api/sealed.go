package api

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"sync"

	"github.com/danielgtaylor/huma/v2"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/proof"
)

// holder is a ledger that holds what is of sealed class: the host's own. A
// mirror has none of it.
type holder interface {
	ReadSealed(ctx context.Context, id parley.StatementID, r ledger.Reader) (ledger.Event, error)
	ExportSealed(ctx context.Context, r ledger.Reader, w io.Writer) error
	Access(ctx context.Context, submitter parley.PartyID, since uint64, limit int) (*ledger.AccessPage, error)
	AccessSize(ctx context.Context, submitter parley.PartyID) (uint64, <-chan struct{}, error)
}

func (s *Server) sealedRoutes(api huma.API) {
	route(s, api, huma.Operation{OperationID: "annexes", Path: "/arrangements/{arrangement}/revisions/{revision}/annexes", Tags: []string{"arrangements"},
		Summary:     "The private annexes of a revision",
		Description: "What the revision says of each; and, to those whom it names and the sponsor, whether it was deposited."}, s.getAnnexes)
	route(s, api, huma.Operation{OperationID: "access", Path: "/access", Tags: []string{"sealed"},
		Summary:     "Who has read what your party said of sealed class",
		Description: "A piece of your own party's access log, with what is needed to verify that it only grows, as docs/formats/access-log.md tells."}, s.getAccess)
	s.plain(api, huma.Operation{OperationID: "sealed-export", Method: http.MethodGet, Path: "/sealed/export", Tags: []string{"sealed"},
		Summary:     "All that your own party said of sealed class, marked in each line as this export",
		Description: "Lines of JSON, as docs/formats/access-log.md tells them. Each statement gets an entry in the access log first.",
		Responses: map[string]*huma.Response{"200": {Description: "The export", Content: map[string]*huma.MediaType{
			bundleType: {Schema: &huma.Schema{Type: huma.TypeString}}}}},
	}, s.getSealedExport)
}

// sealed gives who reads, and the ledger that holds what is of sealed class;
// nil: this one does not.
func (s *Server) sealed(ctx context.Context) (holder, ledger.Reader, error) {
	l, err := s.whole()
	if err != nil {
		return nil, ledger.Reader{}, err
	}
	c, known := CallerOf(ctx)
	if !known {
		return nil, ledger.Reader{}, loginNeeded()
	}
	h, _ := l.(holder)
	return h, ledger.Reader{Party: c.Party, Post: c.Post, Key: c.Key}, nil
}

// heldElsewhere: a mirror was asked.
func heldElsewhere() *problem {
	return newProblem(http.StatusNotFound, parley.Refuse("held-by-host", "", "What is of sealed class is held by the host, and read there one at a time; a mirror has none of it.").
		To("Ask the host itself."))
}

// readSealed gives a statement of sealed class with its parts to one who may see
// it. Whether it is there for the caller was asked before: how often a post
// reads is counted for what it may read alone, so that the limit tells nothing.
func (s *Server) readSealed(ctx context.Context, id parley.StatementID, shown answer.Entry) (*out[answer.Entry], error) {
	h, reader, err := s.sealed(ctx)
	if h == nil || err != nil {
		return current(shown), nil // nobody is known, or a mirror was asked
	}
	if wait := s.limits.sealed.take(reader.Party.String()+" "+reader.Post, s.limits.now()); wait > 0 {
		return nil, tooMany("reads of what is sealed", "your post", wait)
	}
	e, err := h.ReadSealed(ctx, id, reader)
	if err != nil {
		return nil, err
	}
	a, err := entryOf(e)
	if err != nil {
		return nil, err
	}
	return current(a), nil
}

type annexesInput struct {
	Arrangement parley.ArrangementID `path:"arrangement"`
	Revision    parley.RevisionID    `path:"revision"`
}

func (s *Server) getAnnexes(_ context.Context, l Ledger, in *annexesInput) (*out[answer.Annexes], error) {
	a := answer.Annexes{Arrangement: in.Arrangement, Revision: in.Revision, Annexes: []answer.PrivateAnnex{}, Note: parley.NoteUnlisted}
	known := false
	l.View(func(st *docket.State) {
		var c *docket.RevisionContent
		if c, known = st.Revision(in.Arrangement, in.Revision); !known {
			return
		}
		a.AsOf = s.asOf(st)
		deposits := st.Deposits(in.Arrangement, in.Revision)
		for _, p := range c.Revision.Private {
			x := answer.PrivateAnnex{Label: p.Label, Part: p.Part}
			for _, id := range p.Parties {
				one, _ := st.Party(id)
				x.Parties = append(x.Parties, answer.Named{Party: id, Name: one.Profile.Name})
			}
			for _, d := range deposits {
				if d.Label == p.Label {
					x.Deposited = &answer.Deposited{Statement: d.Statement, Index: d.Index, At: d.At}
				}
			}
			a.Annexes = append(a.Annexes, x)
		}
	})
	if !known {
		return nil, notFound("revision", in.Revision)
	}
	return current(a), nil
}

type accessInput struct {
	Since uint64 `query:"since" maximum:"9007199254740991" doc:"place of the first entry that is wanted, from 0"`
	Limit int    `query:"limit" default:"100" minimum:"1" maximum:"500" doc:"how many at most"`
}

func (s *Server) getAccess(ctx context.Context, _ Ledger, in *accessInput) (*out[answer.Access], error) {
	h, reader, err := s.sealed(ctx)
	if err != nil {
		return nil, err
	}
	if h == nil {
		return nil, heldElsewhere()
	}
	p, err := h.Access(ctx, reader.Party, in.Since, in.Limit)
	if err != nil {
		return nil, err
	}
	a := answer.Access{Party: reader.Party, Since: p.Since, Size: p.Size, Entries: []proof.Access{}, Edge: []parley.Digest{}, Checkpoint: string(p.Checkpoint)}
	for _, hash := range p.Edge {
		a.Edge = append(a.Edge, parley.Digest(hash))
	}
	a.Entries = append(a.Entries, p.Entries...)
	return current(a), nil
}

func (s *Server) getSealedExport(w http.ResponseWriter, r *http.Request) *problem {
	if _, p := single(r); p != nil {
		return p
	}
	h, reader, err := s.sealed(r.Context())
	if err != nil {
		return problemOf(err, 0)
	}
	if h == nil {
		return heldElsewhere()
	}
	if wait := s.limits.exports.take(reader.Party.String()+" "+reader.Post, s.limits.now()); wait > 0 {
		return tooMany("exports", "your post", wait)
	}
	out := &pieces{w: w, c: http.NewResponseController(w), may: func() error { return s.still(r.Context()) }}
	buffered := bufio.NewWriterSize(out, bundlePiece)
	if err := h.ExportSealed(r.Context(), reader, buffered); err != nil {
		if !out.begun {
			return problemOf(err, http.StatusUnprocessableEntity)
		}
		s.log.Warn("an export breaks off", "error", err)
		panic(http.ErrAbortHandler) // the reader learns that it is not whole
	}
	if err := buffered.Flush(); err != nil {
		panic(http.ErrAbortHandler)
	}
	return nil
}

// tellAccess sends an event for each change of the caller's own access log, until
// ctx ends.
func (s *Server) tellAccess(ctx context.Context, out *stream, wait *sync.WaitGroup) {
	h, reader, err := s.sealed(ctx)
	if h == nil || err != nil {
		return
	}
	told, changed, err := h.AccessSize(ctx, reader.Party)
	if err != nil {
		return
	}
	wait.Go(func() {
		for {
			select {
			case <-changed:
			case <-ctx.Done():
				return
			}
			var size uint64
			if size, changed, err = h.AccessSize(ctx, reader.Party); err != nil || s.still(ctx) != nil {
				return
			}
			if size == told {
				continue
			}
			told = size
			b, err := json.Marshal(answer.AccessChanged{Size: size})
			if err != nil || out.send("event: access\ndata: "+string(b)+"\n\n") != nil {
				return
			}
		}
	})
}
