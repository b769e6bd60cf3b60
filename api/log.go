package api

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"

	"github.com/danielgtaylor/huma/v2"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/proof"
	"github.com/open-parley/parley/statement"
)

// logRoutes are what the log itself is asked for: where it stands, entries,
// receipts and proofs.
func (s *Server) logRoutes(api huma.API) {
	public(s, api, huma.Operation{OperationID: "ledger", Path: "/ledger", Tags: []string{"log"},
		Summary:     "Which ledger this is, and how far it has come",
		Description: "Who has not logged in is told ledger, log_key, size, root, checkpoint and as_of alone, and that it is so (public)."}, s.getLedger)
	s.plain(api, huma.Operation{OperationID: "checkpoint", Method: http.MethodGet, Path: "/checkpoint", Tags: []string{"log"},
		Summary: "The latest signed checkpoint, a note (c2sp.org/tlog-checkpoint)",
		Responses: map[string]*huma.Response{"200": {Description: "The note",
			Content: map[string]*huma.MediaType{"text/plain": {Schema: &huma.Schema{Type: huma.TypeString}}}}}}, s.getCheckpoint)
	public(s, api, huma.Operation{OperationID: "consistency", Path: "/consistency", Tags: []string{"log"},
		Summary: "Proof that the log of one size begins with the log of a smaller one (RFC 6962, section 2.1.2)"}, s.getConsistency)
	route(s, api, huma.Operation{OperationID: "entry", Path: "/entries/{index}", Tags: []string{"log"},
		Summary: "One entry by its place in the log"}, s.getEntry)
	route(s, api, huma.Operation{OperationID: "statement", Path: "/statements/{statement}", Tags: []string{"log"},
		Summary:     "One statement: envelope, payload, texts and maps",
		Description: "One of sealed class is read: each time its submitter's access log gets an entry first, and each post may do so only so often."}, s.getStatement)
	route(s, api, huma.Operation{OperationID: "recipient", Path: "/statements/{statement}/sealed", Tags: []string{"log"},
		Summary:     "One statement as the host keeps it: ciphertexts, and their data keys wrapped for a key of yours that receives",
		Description: "docs/formats/recipient.md says how it is opened. What is of sealed class is not given so."}, s.getSealed)
	route(s, api, huma.Operation{OperationID: "receipt", Path: "/receipts/{statement}", Tags: []string{"log"},
		Summary:     "The receipt of one statement, under the newest witnessed checkpoint that covers it, or else the newest",
		Description: "With witnessed=wait it waits, 20 seconds at most, until enough witnesses for the log's policy have cosigned; then it gives the receipt that there is.",
	}, s.getReceipt)
}

// asOf is the state that an answer about now rests on.
func (s *Server) asOf(st *docket.State) parley.AsOf {
	a := s.in(st, moment{}).AsOf()
	a.Mirror = s.mirrored()
	return a
}

func (s *Server) getLedger(ctx context.Context, l Ledger, _ *struct{}) (*out[answer.Ledger], error) {
	a := answer.Ledger{LogKey: l.VerifierKey(), Parties: prefix + "/parties"}
	_, known := CallerOf(ctx)
	a.Public = !known && !s.isOpen
	l.View(func(st *docket.State) {
		a.Ledger, a.Name, a.Exercise, a.Registrar, a.AsOf = st.Ledger(), st.Name(), st.Exercise(), st.Registrar(), s.asOf(st)
		a.Witnesses, a.Quorum, a.ErasureNotice = st.Policy().Witnesses, st.Policy().Quorum, st.Policy().ErasureNotice
	})
	if w, ok := l.(witnessed); ok {
		if note := w.Witnessed(); note != nil {
			c, err := checkpointOf(l, note)
			if err != nil {
				return nil, err
			}
			a.Witnessed = c.Size
		}
	}
	note := l.Checkpoint()
	c, err := checkpointOf(l, note)
	if err != nil {
		return nil, err
	}
	a.Size, a.Root, a.Checkpoint = c.Size, parley.Digest(c.Root), sha256.Sum256(note)
	return current(a), nil
}

// checkpointOf reads the ledger's own checkpoint.
func checkpointOf(l Ledger, note []byte) (proof.Checkpoint, error) {
	c, _, err := proof.Policy{Log: l.Verifier()}.Open(note)
	return c, err
}

func (s *Server) getCheckpoint(w http.ResponseWriter, r *http.Request) *problem {
	l, err := s.whole()
	if err != nil {
		return problemOf(err, 0)
	}
	writeNote(w, l.Checkpoint())
	return nil
}

type consistencyInput struct {
	From uint64 `query:"from" required:"true" minimum:"1" maximum:"9007199254740991" doc:"the smaller size"`
	To   uint64 `query:"to" required:"true" minimum:"1" maximum:"9007199254740991" doc:"the greater size"`
}

func (s *Server) getConsistency(ctx context.Context, l Ledger, in *consistencyInput) (*out[answer.Consistency], error) {
	proof, err := l.ProveConsistency(ctx, in.From, in.To)
	if err != nil {
		return nil, err
	}
	a := answer.Consistency{From: in.From, To: in.To, Hashes: make([]parley.Digest, len(proof))}
	for i, h := range proof {
		a.Hashes[i] = parley.Digest(h)
	}
	// The proof is about the first To entries, whatever came later.
	e, err := l.ReadEntry(ctx, in.To-1)
	if err != nil {
		return nil, err
	}
	a.AsOf = placeOf(e)
	return permanent(a), nil
}

// placeOf is the state just after an entry.
func placeOf(e ledger.Event) parley.AsOf {
	return parley.AsOf{Size: e.Index + 1, At: e.Leaf.At, Head: e.Leaf.At}
}

type entryInput struct {
	Index uint64 `path:"index" maximum:"9007199254740991" doc:"0 for the first entry"`
}

func (s *Server) getEntry(ctx context.Context, l Ledger, in *entryInput) (*out[answer.Entry], error) {
	e, err := l.ReadEntry(ctx, in.Index)
	if err != nil {
		return nil, err
	}
	a, err := entryOf(e)
	if err != nil {
		return nil, err
	}
	tag := strconv.FormatUint(e.Index, 10) + "-" + e.Leaf.C.String()
	if a.Opaque {
		tag += "-opaque"
		x, ok := docket.ErasedEntry{}, false
		l.View(func(st *docket.State) { x, ok = st.ErasedEntry(in.Index) })
		if ok {
			if a.Erasure, err = erasureOf(ctx, l, x); err != nil {
				return nil, err
			}
			tag += fmt.Sprintf("-%s-%d", a.Erasure.Stage, a.Erasure.Gone)
		}
	}
	return content(a, tag), nil
}

type statementInput struct {
	Statement parley.StatementID `path:"statement"`
	Withhold  bool               `query:"withhold" doc:"leave out the parts of what is of sealed class, which without this are read, and the read logged"`
}

func (s *Server) getStatement(ctx context.Context, l Ledger, in *statementInput) (*out[answer.Entry], error) {
	index, ok := uint64(0), false
	l.View(func(st *docket.State) { index, ok = st.Find(in.Statement) })
	if !ok {
		return nil, notFound("statement", in.Statement)
	}
	e, err := l.ReadEntry(ctx, index)
	if err != nil {
		return nil, err
	}
	if e.Signed == nil {
		return nil, erased(ctx, l, in.Statement, index)
	}
	a, err := entryOf(e)
	if err != nil {
		return nil, err
	}
	if a.Sealed && !in.Withhold {
		return s.readSealed(ctx, in.Statement, a)
	}
	return content(a, in.Statement.String()), nil
}

type sealedInput struct {
	Statement parley.StatementID `path:"statement"`
	Key       parley.KeyID       `query:"key" required:"true" doc:"the key that receives"`
}

func (s *Server) getSealed(ctx context.Context, l Ledger, in *sealedInput) (*out[answer.Sealed], error) {
	x, err := l.SealedFor(ctx, in.Statement, in.Key)
	if err != nil {
		return nil, err
	}
	a := answer.Sealed{Index: x.Index, Statement: in.Statement, Leaf: hex.EncodeToString(x.Leaf.Encode()), Sealed: x.Sealed, Key: x.Key, Wrapped: x.Wrapped}
	l.View(func(st *docket.State) { a.AsOf = s.asOf(st) })
	return current(a), nil
}

// entryOf says an entry in full. Nothing is added that can't be derived from
// the submission and its place.
func entryOf(e ledger.Event) (answer.Entry, error) {
	a := answer.Entry{Index: e.Index, At: e.Leaf.At, Leaf: hex.EncodeToString(e.Leaf.Encode()), Refused: e.Leaf.Refused, AsOf: placeOf(e)}
	if e.Signed == nil {
		a.Opaque = true
		return a, nil
	}
	wire, err := e.Signed.Submission().Encode()
	if err != nil {
		return a, err
	}
	a.Statement, a.Submission, a.Payload, a.Revision = e.Signed.ID, wire, e.Signed.Envelope.Payload, e.Signed.RevisionID
	a.Receipt = prefix + "/receipts/" + a.Statement.String()
	a.Sealed = e.Signed.Withheld()
	for id, p := range e.Signed.Parts {
		switch p.Media {
		case statement.MediaText:
			if a.Texts == nil {
				a.Texts = map[parley.PartID]string{}
			}
			a.Texts[id] = string(p.Data)
		case statement.MediaAnnex:
			if a.Maps == nil {
				a.Maps = map[parley.PartID]json.RawMessage{}
			}
			a.Maps[id] = p.Data
		}
	}
	return a, nil
}

type receiptInput struct {
	Statement parley.StatementID `path:"statement"`
	Witnessed string             `query:"witnessed" enum:"wait" doc:"wait for the cosignatures that the log's policy asks for"`
}

func (s *Server) getReceipt(ctx context.Context, l Ledger, in *receiptInput) (*out[answer.Receipt], error) {
	if in.Witnessed != "" {
		if err := s.awaitWitnessed(ctx, l, in.Statement); err != nil {
			return nil, err
		}
		if err := s.still(ctx); err != nil {
			return nil, problemOf(err, http.StatusUnauthorized)
		}
	}
	r, err := l.Receipt(ctx, in.Statement)
	if err != nil {
		return nil, err
	}
	a, err := s.receiptOf(l, in.Statement, r, true)
	if err != nil {
		return nil, err
	}
	return current(*a), nil
}

// receiptOf wraps a receipt.
func (s *Server) receiptOf(l Ledger, id parley.StatementID, r *proof.Receipt, duplicate bool) (*answer.Receipt, error) {
	wire, err := r.Encode()
	if err != nil {
		return nil, err
	}
	a := &answer.Receipt{Statement: id, Duplicate: duplicate, Receipt: wire, Witnesses: r.Witnesses, Standing: proof.Logged}
	if r.Leaf.Refused {
		a.Refused = refusedAt(l, r.Index)
	}
	l.View(func(st *docket.State) {
		a.AsOf = s.asOf(st)
		if proof.Quorate(r.Witnesses, st.Policy().Witnesses, st.Policy().Quorum) {
			a.Standing = proof.Witnessed
		}
	})
	return a, nil
}
