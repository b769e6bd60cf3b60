package client

import (
	"context"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/proof"
	"github.com/open-parley/parley/statement"
)

// MaxSignings is how often Say lets a statement be signed anew because another
// one of its author came between.
const MaxSignings = 3

// Receipt is a receipt that was verified.
type Receipt struct {
	*proof.Receipt
	Statement parley.StatementID
	// Duplicate: the statement was in before it was sent now.
	Duplicate  bool
	Checkpoint proof.Checkpoint
	Standing   proof.Standing
	Wire       []byte // its one encoding, for keeping
	// Answer says how it counts by the log's own policy.
	Answer answer.Receipt
	// Queued is set where a mirror took the statement, which will send it: then
	// there is no receipt yet, and nothing else is set but Statement.
	Queued *answer.Queued
}

// Submit sends a signed statement and verifies its receipt. Sending the same
// statement again is safe, also when the outcome of the first time is unknown:
// it gets the receipt of its first entry.
func (c *Client) Submit(ctx context.Context, sub *statement.Submission) (*Receipt, error) {
	wire, err := sub.Encode()
	if err != nil {
		return nil, err
	}
	signed, err := sub.Open()
	if err != nil {
		return nil, err
	}
	if _, err := c.trust(ctx); err != nil {
		return nil, err
	}
	var body []byte
	status, err := c.post(ctx, &body, "/statements", wire)
	if err != nil {
		return nil, err
	}
	if status == http.StatusAccepted {
		q := new(answer.Queued)
		return &Receipt{Statement: signed.ID, Queued: q}, json.Unmarshal(body, q)
	}
	var a answer.Receipt
	if err := json.Unmarshal(body, &a); err != nil {
		return nil, differs("receipt", err)
	}
	return c.submitted(ctx, a, signed, status == http.StatusOK)
}

var errEnvelope = errors.New("its leaf commits to another envelope than the one sent")

// Base is what a statement must build on to enter.
type Base struct {
	Ledger parley.LedgerID
	Prev   parley.StatementID // zero: there is none
	Seen   statement.Seen
}

// Say has a statement signed on top of what its author said last, and submits
// it. If another statement of the author on that subject comes between, sign
// is asked again with the newer Base, MaxSignings times in all; it may refuse,
// should the statement no longer hold.
func (c *Client) Say(ctx context.Context, author parley.PartyID, subject statement.Subject, to statement.Audience,
	sign func(Base) (*statement.Submission, error)) (*Receipt, error) {
	for n := 1; ; n++ {
		on, err := c.Base(ctx, author, subject, to)
		if err != nil {
			return nil, err
		}
		sub, err := sign(on)
		if err != nil {
			return nil, err
		}
		r, err := c.Submit(ctx, sub)
		var p *answer.Problem
		if errors.As(err, &p) && p.Code == "broken-prev" && n < MaxSignings {
			continue
		}
		return r, err
	}
}

var subjectKinds = map[statement.SubjectKind]string{
	statement.SubjectParty: "party", statement.SubjectLog: "log",
	statement.SubjectArrangement: "arrangement", statement.SubjectOperation: "operation",
}

// Base asks what the author's next statement on a subject builds on. The
// checkpoint that it names is verified.
func (c *Client) Base(ctx context.Context, author parley.PartyID, subject statement.Subject, to statement.Audience) (Base, error) {
	if _, err := c.Checkpoint(ctx); err != nil {
		return Base{}, err
	}
	audience := "everyone"
	if !to.Everyone {
		ids := make([]string, len(to.Parties))
		for i, p := range to.Parties {
			ids[i] = p.String()
		}
		audience = strings.Join(ids, ",")
	}
	id := ""
	if subject.ID != ([32]byte{}) {
		id = parley.Digest(subject.ID).String()
	}
	var a answer.Prev
	if err := c.get(ctx, &a, "/prev", "author", author.String(), "kind", subjectKinds[subject.Kind], "subject", id, "audience", audience); err != nil {
		return Base{}, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	// What the author signs to have seen is what was proven, not what was said.
	return Base{Ledger: c.pin.Ledger, Prev: a.Prev, Seen: statement.Seen{Size: c.known.Size, Root: parley.Digest(c.known.Root)}}, nil
}

// Checkpoint fetches the latest checkpoint and verifies it against the last.
func (c *Client) Checkpoint(ctx context.Context) (proof.Checkpoint, error) {
	p, err := c.trust(ctx)
	if err != nil {
		return proof.Checkpoint{}, err
	}
	var note []byte
	if err := c.get(ctx, &note, "/checkpoint"); err != nil {
		return proof.Checkpoint{}, err
	}
	k, _, err := p.Open(note)
	if err != nil {
		return proof.Checkpoint{}, err
	}
	return k, c.observe(ctx, k, note)
}

// Receipt fetches and verifies the receipt of a statement that is in. It
// proves the entry, and with the statement's own content more: see Statement.
func (c *Client) Receipt(ctx context.Context, id parley.StatementID) (*Receipt, error) {
	return c.receipt(ctx, id)
}

func (c *Client) receipt(ctx context.Context, id parley.StatementID, query ...string) (*Receipt, error) {
	if _, err := c.trust(ctx); err != nil {
		return nil, err
	}
	var a answer.Receipt
	if err := c.get(ctx, &a, "/receipts/"+id.String(), query...); err != nil {
		return nil, err
	}
	if a.Statement != id {
		return nil, differs("receipt", errors.New("it is for another statement"))
	}
	return c.verify(ctx, a, nil)
}

// Witnessed is Receipt once enough witnesses for the log's policy have cosigned,
// or the server has waited for them for long enough: see its Standing.
func (c *Client) Witnessed(ctx context.Context, id parley.StatementID) (*Receipt, error) {
	return c.receipt(ctx, id, "witnessed", "wait")
}

// verify proves a receipt, and, with the statement, that it is for that one:
// its envelope by C, its audience by the slots.
func (c *Client) verify(ctx context.Context, a answer.Receipt, signed *statement.Signed) (*Receipt, error) {
	p, err := c.trust(ctx)
	if err != nil {
		return nil, err
	}
	r, err := proof.DecodeReceipt(a.Receipt)
	if err != nil {
		return nil, err
	}
	out := &Receipt{Receipt: r, Statement: a.Statement, Duplicate: a.Duplicate, Wire: a.Receipt, Answer: a}
	if out.Checkpoint, out.Standing, err = r.Verify(p); err != nil {
		return nil, err
	}
	if signed != nil {
		commitment, err := signed.Envelope.Commitment()
		if err != nil {
			return nil, err
		}
		if a.Statement != signed.ID {
			return nil, differs("receipt", errors.New("it is for another statement"))
		}
		if commitment != r.Leaf.C {
			return nil, differs("receipt", errEnvelope)
		}
		numberOf, err := c.numbers(ctx, signed.Statement.Audience)
		if err != nil {
			return nil, err
		}
		if err := r.Addresses(signed.Statement.Audience, numberOf); err != nil {
			return nil, err
		}
	}
	return out, c.observe(ctx, out.Checkpoint, r.Checkpoint)
}

// numbers gives the slots of an audience, and asks for the list of parties
// where it names one that is not known yet.
func (c *Client) numbers(ctx context.Context, a statement.Audience) (func(parley.PartyID) (int, bool), error) {
	c.mu.Lock()
	known := c.number
	c.mu.Unlock()
	if slices.ContainsFunc(a.Parties, func(p parley.PartyID) bool { _, ok := known[p]; return !ok }) {
		list, err := c.Parties(ctx)
		if err != nil {
			return nil, err
		}
		known = make(map[parley.PartyID]int, len(list.Parties))
		for _, p := range list.Parties {
			known[p.ID] = p.Number
		}
		c.mu.Lock()
		c.number = known
		c.mu.Unlock()
	}
	return func(p parley.PartyID) (int, bool) { n, ok := known[p]; return n, ok }, nil
}

// Entry is one entry, proven: that it is in the log at its place, and, unless
// it is opaque, that its content is the one that its author signed.
type Entry struct {
	Index   uint64
	At      parley.Instant
	Signed  *statement.Signed // nil: opaque
	Receipt *Receipt          // nil: opaque
	Erasure *answer.Erasure   // of an opaque one: it was erased, the host says
}

// Statement fetches a statement with its receipt, and verifies both: that its
// bytes hash to its identifier, its parts to its commitments, its envelope to
// the leaf, the leaf to the log, and its signatures with its author's keys.
// Whether those keys were valid then is what the log tells. One of sealed class
// comes without its parts: see ReadSealed.
func (c *Client) Statement(ctx context.Context, id parley.StatementID) (*Entry, error) {
	return c.statement(ctx, id, "withhold", "true")
}

// statement is Statement with parameters of the query.
func (c *Client) statement(ctx context.Context, id parley.StatementID, query ...string) (*Entry, error) {
	var a answer.Entry
	if err := c.get(ctx, &a, "/statements/"+id.String(), query...); err != nil {
		return nil, err
	}
	e, err := c.prove(ctx, a)
	if err == nil && (e.Signed == nil || e.Signed.ID != id) {
		err = differs("statement", errors.New("it is another one"))
	}
	if err != nil {
		return nil, err
	}
	return e, nil
}

// Entry fetches the entry at a place in the log, and verifies it like
// Statement. Of an opaque one nothing is proven.
func (c *Client) Entry(ctx context.Context, index uint64) (*Entry, error) {
	var a answer.Entry
	if err := c.get(ctx, &a, "/entries/"+strconv.FormatUint(index, 10)); err != nil {
		return nil, err
	}
	if a.Index != index {
		return nil, differs("entry", fmt.Errorf("it is entry %d", a.Index))
	}
	return c.prove(ctx, a)
}

func (c *Client) prove(ctx context.Context, a answer.Entry) (*Entry, error) {
	e := &Entry{Index: a.Index, At: a.At, Erasure: a.Erasure}
	if a.Opaque {
		return e, nil
	}
	sub, err := statement.DecodeSubmission(a.Submission)
	if err != nil {
		return nil, differs("statement", err)
	}
	if e.Signed, err = sub.OpenEither(); err != nil {
		return nil, differs("statement", err)
	}
	r, err := c.Receipt(ctx, e.Signed.ID)
	if err != nil {
		return nil, err
	}
	if leaf := hex.EncodeToString(r.Leaf.Encode()); r.Index != a.Index || leaf != a.Leaf || r.Leaf.At != a.At {
		return nil, differs("statement", fmt.Errorf("its receipt is for entry %d", r.Index))
	}
	keys, err := c.keysOf(ctx, e.Signed)
	if err != nil {
		return nil, err
	}
	p, err := c.trust(ctx)
	if err != nil {
		return nil, err
	}
	if _, _, err := r.VerifyWith(p, e.Signed.Envelope, keys); err != nil {
		return nil, err
	}
	e.Receipt = r
	return e, nil
}

// keysOf gives the author's keys by what they hash to. The founding key of an
// unheard-of registrar comes from the genesis itself.
func (c *Client) keysOf(ctx context.Context, s *statement.Signed) (func(parley.KeyID) (parley.Key, bool), error) {
	list, err := c.Keys(ctx, s.Statement.Author)
	if err != nil {
		return nil, err
	}
	return func(id parley.KeyID) (parley.Key, bool) {
		for _, k := range list.Keys {
			if own, err := statement.KeyIDOf(k.Key); err == nil && own == id {
				return k.Key, true
			}
		}
		return parley.Key{}, false
	}, nil
}
