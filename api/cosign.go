package api

import (
	"context"
	"errors"
	"io"
	"net/http"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
)

// cosigned is what a ledger can do that collects cosignatures: a host's, not a
// mirror.
type cosigned interface {
	// Candidate is the checkpoint for which cosignatures are asked.
	Candidate() []byte
	// Cosign takes those of witnesses that the log's policy names.
	Cosign(note []byte) error
	witnessed
	// WithCosignatures adds to a checkpoint those that are there for it.
	WithCosignatures(signed []byte) []byte
	awaiting
}

// awaiting is a ledger on which a witnessed checkpoint can be waited for.
type awaiting interface {
	// AwaitWitnessed waits until a witnessed checkpoint covers an entry.
	AwaitWitnessed(ctx context.Context, index uint64) error
}

// witnessed is a ledger, or a mirror, that has cosigned checkpoints.
type witnessed interface {
	// Witnessed is the newest checkpoint with enough cosignatures for the log's
	// policy; nil: none.
	Witnessed() []byte
}

// postCosignature is the one POST whose body is a note, text/plain.
const postCosignature = "POST " + logPrefix + "cosignature"

func (s *Server) cosignRoutes() {
	s.bare("GET "+logPrefix+"candidate", s.cosigning(func(w http.ResponseWriter, _ *http.Request, l cosigned) *problem {
		writeNote(w, l.Candidate())
		return nil
	}))
	s.bare("GET "+logPrefix+"witnessed", func(w http.ResponseWriter, _ *http.Request, l Ledger) *problem {
		var note []byte
		if l, ok := l.(witnessed); ok {
			note = l.Witnessed()
		}
		if note == nil {
			return newProblem(http.StatusNotFound, parley.Refuse("not-witnessed", "", "No checkpoint has the cosignatures that the log's policy asks for.").
				To("Ask again later; GET /v1/ledger tells what the policy asks for."))
		}
		writeNote(w, note)
		return nil
	})
	s.bare(postCosignature, s.cosigning(func(w http.ResponseWriter, r *http.Request, l cosigned) *problem {
		b, err := io.ReadAll(r.Body)
		if err == nil {
			err = l.Cosign(b)
		}
		if err != nil {
			return problemOf(err, http.StatusUnprocessableEntity)
		}
		w.WriteHeader(http.StatusNoContent)
		return nil
	}))
}

// cosigning gives a handler the ledger that collects cosignatures.
func (s *Server) cosigning(h func(http.ResponseWriter, *http.Request, cosigned) *problem) func(http.ResponseWriter, *http.Request, Ledger) *problem {
	return func(w http.ResponseWriter, r *http.Request, l Ledger) *problem {
		c, ok := l.(cosigned)
		if !ok {
			return newProblem(http.StatusNotFound, parley.Refuse("unknown-path", "", "This is no host: it collects no cosignatures.").To("Ask the log's host."))
		}
		return h(w, r, c)
	}
}

// awaitWitnessed waits for a statement's entry to be witnessed, for WitnessWait
// at most.
func (s *Server) awaitWitnessed(ctx context.Context, l Ledger, id parley.StatementID) error {
	c, ok := l.(awaiting)
	if !ok {
		return nil
	}
	in, index, asks := false, uint64(0), false
	l.View(func(st *docket.State) {
		index, in = st.Find(id)
		asks = st.Policy().Quorum > 0
	})
	if !in || !asks {
		return nil
	}
	if !s.witnessing.enter() {
		return busy("requests that wait for witnesses")
	}
	defer s.witnessing.leave()
	ctx, cancel := context.WithTimeout(ctx, WitnessWait)
	defer cancel()
	go func() { // a server that goes away waits no more
		select {
		case <-s.stopping:
			cancel()
		case <-ctx.Done():
		}
	}()
	if err := c.AwaitWitnessed(ctx, index); err != nil && !errors.Is(err, context.DeadlineExceeded) && !errors.Is(err, context.Canceled) {
		return err
	}
	return nil
}
