package client

import (
	"context"
	"encoding/json"
	"errors"
	"strconv"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/statement"
)

// Now asks for the state as it is; any other instant for the state as it was,
// or will be if nothing more is said.
const Now parley.Instant = 0

func at(t parley.Instant) string {
	if t == Now {
		return ""
	}
	return strconv.FormatInt(int64(t), 10)
}

// Ledger asks which ledger this is. What it says is checked against what is
// proven: identifier, key and checkpoint.
func (c *Client) Ledger(ctx context.Context) (*answer.Ledger, error) {
	if _, err := c.Checkpoint(ctx); err != nil {
		return nil, err
	}
	a := new(answer.Ledger)
	err := c.get(ctx, a, "/ledger")
	if err == nil && a.Public && c.o.Signer != nil {
		if err = c.login(ctx, ""); err == nil {
			*a = answer.Ledger{}
			err = c.get(ctx, a, "/ledger")
		}
	}
	if err != nil {
		return nil, err
	}
	if pin := c.Pin(); a.Ledger != pin.Ledger || a.LogKey != pin.LogKey {
		return nil, differs("ledger", errors.New("it says that it is another than its genesis"))
	}
	return a, nil
}

// Parties lists the parties, the registrar first.
func (c *Client) Parties(ctx context.Context) (*answer.Parties, error) {
	a := new(answer.Parties)
	return a, c.get(ctx, a, "/parties")
}

// Party asks for one party.
func (c *Client) Party(ctx context.Context, id parley.PartyID) (*answer.Party, error) {
	a := new(answer.Party)
	return a, c.get(ctx, a, "/parties/"+id.String())
}

// Keys asks for a party's keys.
func (c *Client) Keys(ctx context.Context, id parley.PartyID) (*answer.Keys, error) {
	a := new(answer.Keys)
	return a, c.get(ctx, a, "/parties/"+id.String()+"/keys")
}

// Refusals asks what the own party's posts were refused, from the number from on.
func (c *Client) Refusals(ctx context.Context, from uint64) (*answer.Refusals, error) {
	a := new(answer.Refusals)
	return a, c.get(ctx, a, "/refusals?limit=500&from="+strconv.FormatUint(from, 10))
}

// Territories asks what parties declare to be theirs.
func (c *Client) Territories(ctx context.Context) (*answer.Territories, error) {
	a := new(answer.Territories)
	return a, c.get(ctx, a, "/territories")
}

// Operations asks for the operations that were made known.
func (c *Client) Operations(ctx context.Context) (*answer.Operations, error) {
	a := new(answer.Operations)
	return a, c.get(ctx, a, "/operations")
}

// Arrangements asks for all arrangements as they stand at t.
func (c *Client) Arrangements(ctx context.Context, t parley.Instant) (*answer.Arrangements, error) {
	a := new(answer.Arrangements)
	return a, c.get(ctx, a, "/arrangements", "at", at(t))
}

// Sealed asks for a statement as the host keeps it, for a key of one's own that
// receives. Nothing of it is believed: who opens it verifies it.
func (c *Client) Sealed(ctx context.Context, id parley.StatementID, key parley.KeyID) (*answer.Sealed, error) {
	a := new(answer.Sealed)
	return a, c.get(ctx, a, "/statements/"+id.String()+"/sealed", "key", key.String())
}

// Retention asks what is held, announced and erased; of erased entries, those
// from an index on.
func (c *Client) Retention(ctx context.Context, from uint64) (*answer.Retention, error) {
	a := new(answer.Retention)
	if from == 0 {
		return a, c.get(ctx, a, "/retention")
	}
	return a, c.get(ctx, a, "/retention", "from", strconv.FormatUint(from, 10))
}

// Arrangement asks how one arrangement stands at t.
func (c *Client) Arrangement(ctx context.Context, id parley.ArrangementID, t parley.Instant) (*answer.Arrangement, error) {
	a := new(answer.Arrangement)
	return a, c.get(ctx, a, "/arrangements/"+id.String(), "at", at(t))
}

// Needs asks what waits for a party at t; the zero party is the one that has
// logged in.
func (c *Client) Needs(ctx context.Context, party parley.PartyID, t parley.Instant) (*answer.Needs, error) {
	a := new(answer.Needs)
	if party == (parley.PartyID{}) {
		return a, c.get(ctx, a, "/needs", "at", at(t))
	}
	return a, c.get(ctx, a, "/needs", "at", at(t), "party", party.String())
}

func revisionPath(id parley.ArrangementID, rev parley.RevisionID) string {
	return "/arrangements/" + id.String() + "/revisions/" + rev.String()
}

// Revision fetches a revision, and verifies that it is the one that the hash
// names (R3): texts and map are those of the statement that tabled it, which is
// verified like any other.
func (c *Client) Revision(ctx context.Context, id parley.ArrangementID, rev parley.RevisionID) (*answer.Revision, error) {
	a := new(answer.Revision)
	if err := c.get(ctx, a, revisionPath(id, rev)); err != nil {
		return nil, err
	}
	e, err := c.Statement(ctx, a.By)
	if err != nil {
		return nil, err
	}
	content := e.Signed.Statement.Revision()
	if e.Signed.RevisionID != rev || content == nil {
		return nil, differs("revision", errors.New("the statement that it names tabled another"))
	}
	a.Revision, a.Content, a.Texts, a.Annex = rev, content, map[parley.PartID]string{}, nil
	for part, p := range e.Signed.Parts {
		switch p.Media {
		case statement.MediaText:
			a.Texts[part] = string(p.Data)
		case statement.MediaAnnex:
			if a.Annex, err = statement.DecodeAnnex(p.Data); err != nil {
				return nil, err
			}
		}
	}
	return a, nil
}

// Map fetches a revision's map as GeoJSON.
func (c *Client) Map(ctx context.Context, id parley.ArrangementID, rev parley.RevisionID) ([]byte, error) {
	var b []byte
	return b, c.get(ctx, &b, revisionPath(id, rev)+"/map")
}

// Diff asks what one revision changes against another.
func (c *Client) Diff(ctx context.Context, id parley.ArrangementID, from, to parley.RevisionID) (*answer.Diff, error) {
	a := new(answer.Diff)
	return a, c.get(ctx, a, "/arrangements/"+id.String()+"/diff", "from", from.String(), "to", to.String())
}

// Talk asks for a page of what was said, from an entry's index on; the
// answer's Next is where the next page begins, 0 after the last.
func (c *Client) Talk(ctx context.Context, id parley.ArrangementID, from uint64) (*answer.Talk, error) {
	a := new(answer.Talk)
	return a, c.get(ctx, a, "/arrangements/"+id.String()+"/talk", "from", strconv.FormatUint(from, 10))
}

// Impact asks what a revision would mean, at t. The zero asker sees all.
func (c *Client) Impact(ctx context.Context, id parley.ArrangementID, rev parley.RevisionID, asker parley.PartyID, t parley.Instant) (*parley.Impact, error) {
	who := ""
	if asker != (parley.PartyID{}) {
		who = asker.String()
	}
	a := new(parley.Impact)
	return a, c.get(ctx, a, revisionPath(id, rev)+"/impact", "asker", who, "at", at(t))
}

// ImpactOf asks what a draft would mean before it is tabled.
func (c *Client) ImpactOf(ctx context.Context, d answer.Draft) (*parley.Impact, error) {
	a := new(parley.Impact)
	return a, c.ask(ctx, a, "/impact", d)
}

// Check asks whether a party may expect a conflict, as of t.
func (c *Client) Check(ctx context.Context, q parley.Question, t parley.Instant) (*parley.Answer, error) {
	a := new(parley.Answer)
	path := "/check"
	if t != Now {
		path += "?at=" + at(t)
	}
	return a, c.ask(ctx, a, path, q)
}

// Mirror asks a mirror how current it is, and what its host was caught at.
func (c *Client) Mirror(ctx context.Context) (*answer.Mirror, error) {
	a := new(answer.Mirror)
	return a, c.get(ctx, a, "/mirror")
}

// Outbox asks a mirror what waits in its outbox, and what became of it.
func (c *Client) Outbox(ctx context.Context) (*answer.Outbox, error) {
	a := new(answer.Outbox)
	return a, c.get(ctx, a, "/outbox")
}

// Admit asks whether a statement would enter now; nothing is entered.
func (c *Client) Admit(ctx context.Context, sub *statement.Submission) (*answer.Admission, error) {
	wire, err := sub.Encode()
	if err != nil {
		return nil, err
	}
	a := new(answer.Admission)
	_, err = c.post(ctx, a, "/admit", wire)
	return a, err
}

func (c *Client) ask(ctx context.Context, into any, path string, question any) error {
	b, err := json.Marshal(question)
	if err != nil {
		return err
	}
	_, err = c.post(ctx, into, path, b)
	return err
}
