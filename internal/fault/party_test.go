package fault

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/statement"
)

// dawn is when everything is signed, by the word of its authors: 2026-01-01.
const dawn parley.Instant = 1767225600000

// dusk is when planned operations end: 2100-01-01.
const dusk parley.Instant = 4102444800000

// party says one thing after the other, and says the same again until it has a
// receipt for it.
type party struct {
	key    *statement.SoftKey
	id     parley.PartyID
	ledger parley.LedgerID

	prev    map[string]parley.StatementID
	n       int
	pending *statement.Submission
}

func newParty(t *testing.T, seed string, of parley.LedgerID) *party {
	t.Helper()
	sum := sha256.Sum256([]byte(seed))
	return partyOf(t, sum[:], parley.Key{Use: parley.UseSign, Post: "duty-officer", Powers: []parley.Power{
		parley.PowerAdminister, parley.PowerConsent, parley.PowerMonitor, parley.PowerNegotiate, parley.PowerOperate, parley.PowerTable}}, of)
}

func partyOf(t *testing.T, seed []byte, record parley.Key, of parley.LedgerID) *party {
	t.Helper()
	k, err := statement.SoftKeyFromSeed(seed, record)
	if err != nil {
		t.Fatal(err)
	}
	id, err := statement.PartyIDOf(k.Key(), k.Proof())
	if err != nil {
		t.Fatal(err)
	}
	return &party{key: k, id: id, ledger: of, prev: map[string]parley.StatementID{}}
}

// readParty reads the registrar's key file.
func readParty(t *testing.T, name string, of parley.LedgerID) *party {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Key  parley.Key `json:"key"`
		Seed []byte     `json:"seed"`
	}
	if err := json.Unmarshal(b, &file); err != nil {
		t.Fatal(err)
	}
	return partyOf(t, file.Seed, parley.Key{Use: file.Key.Use, Post: file.Key.Post, Powers: file.Key.Powers}, of)
}

// say signs a statement that follows the party's last one on its subject.
func (p *party) say(t *testing.T, body statement.Body, to statement.Audience, parts ...statement.Part) *statement.Submission {
	t.Helper()
	p.n++
	st := &statement.Statement{Type: body.Type(), Version: statement.Version, Ledger: p.ledger, Author: p.id, Post: p.key.Key().Post,
		SignedAt: dawn, Audience: to, Body: body, Salt: sha256.Sum256(fmt.Appendf(nil, "%x %d", p.id, p.n))}
	chain := fmt.Sprint(body.Subject(), to)
	founds := body.Subject().Kind == statement.SubjectOperation
	if !founds {
		st.Prev = p.prev[chain]
	}
	all := statement.Parts{}
	for _, part := range parts {
		all.Add(part)
	}
	sub, signed, err := statement.Sign(st, all, p.key)
	if err != nil {
		t.Fatal(err)
	}
	if !founds {
		p.prev[chain] = signed.ID
	}
	return sub
}

// next is what the party says next: its name to everyone, or an operation to itself.
func (p *party) next(t *testing.T) *statement.Submission {
	if p.n%5 != 4 {
		return p.say(t, &statement.Update{Profile: parley.Profile{Name: fmt.Sprint("name ", p.n), Kind: parley.ArmedForce}}, statement.Everyone)
	}
	part := statement.Part{Media: statement.MediaAnnex, Salt: statement.Salt{byte(p.n), byte(p.n >> 8)}, Data: []byte(
		`{"volumes":[{"footprint":{"circle":{"centre":[440000000,330000000],"radius":5000000}},"id":"area"}]}`)}
	return p.say(t, &statement.Plan{Intent: statement.Intent{Activity: parley.CivilFlight, Map: part.ID(),
		Window: parley.Window{From: dawn, Until: dusk}}}, statement.Parties(p.id), part)
}

// send sends what is pending and accounts for its receipt.
func (p *party) send(ctx context.Context, h *host, a *account) error {
	body, err := p.pending.Encode()
	if err != nil {
		return err
	}
	var got answer.Receipt
	if err := h.post(ctx, "/v1/statements", body, &got); err != nil {
		return err
	}
	if err := a.receipt(p.pending, got.Receipt); err != nil {
		return err
	}
	p.pending = nil
	return nil
}

// write writes until something keeps it from going on, and says what.
func (p *party) write(t *testing.T, ctx context.Context, h *host, a *account) error {
	for ctx.Err() == nil {
		if p.pending == nil {
			p.pending = p.next(t)
		}
		if err := p.send(ctx, h, a); err != nil {
			return err
		}
	}
	return nil
}
