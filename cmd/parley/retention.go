package main

import (
	"crypto/rand"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/client"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/draft"
	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/ledger/sqlite"
	"github.com/open-parley/parley/retention"
	"github.com/open-parley/parley/statement"
)

// retentionCmd is parley retention.
type retentionCmd struct {
	Hold     retentionHoldCmd     `cmd:"" help:"Forbid the erasure of an arrangement that you see."`
	Release  retentionReleaseCmd  `cmd:"" help:"End your hold."`
	Announce retentionAnnounceCmd `cmd:"" help:"Registrar: give notice that an arrangement, or its comments, will be erased."`
	List     retentionListCmd     `cmd:"" help:"What is held, announced and erased, and how far it is gone."`
	Plan     retentionPlanCmd     `cmd:"" help:"Host: what a policy would erase, what is held and by whom, what is too young; changes nothing."`
	Apply    retentionApplyCmd    `cmd:"" help:"Registrar: announce and erase what the plan says, and destroy the keys."`
	Copied   retentionCopiedCmd   `cmd:"" help:"Host: note that the keys were copied by other means than parley ledger backup."`
}

// realNotice is how long an erasure is announced in a ledger that is no
// exercise, where its founder says nothing else.
var realNotice = parley.Period{Days: 30}

// parseNotice reads the notice before an erasure.
func parseNotice(s string) (parley.Period, error) {
	if s == "none" {
		return parley.Period{}, nil
	}
	p, err := draft.ParsePeriod(s)
	return p, usage(err)
}

// keepers are who hear what is said of keeping and erasing an arrangement: its
// audience and the registrar.
func (s *session) keepers(a *parley.Status) (statement.Audience, error) {
	d, err := s.directory()
	if err != nil {
		return statement.Audience{}, err
	}
	audience := audienceOf(a)
	for _, p := range d {
		if p.Profile.Kind == parley.Registrar && !audience.Everyone {
			audience = statement.Parties(append(audience.Parties, p.ID)...)
		}
	}
	return audience, nil
}

// retain signs what is said of keeping or erasing an arrangement.
func (c about) retain(e *env, says [][2]string, body func(parley.ArrangementID) statement.Body) error {
	return c.on(e, latest, "", func(s *session, m matter, _ parley.PartID, _ statement.Parts) (act, error) {
		audience, err := s.keepers(m.Status)
		return act{signing: c.signing, body: body(m.Arrangement), audience: audience, binding: true,
			says: append([][2]string{{"arrangement", fmt.Sprintf("%s (%s)", m.Title, parley.Short(m.Arrangement))}}, says...)}, err
	})
}

// retentionHoldCmd is parley retention hold.
type retentionHoldCmd struct {
	about
	Reason string `arg:"" help:"Why, in few words; everybody who sees the arrangement reads it, and the registrar."`
	Until  string `help:"When the hold ends by itself; absent: when you release it." placeholder:"TIME"`
}

func (c *retentionHoldCmd) Run(e *env) error {
	var until parley.Instant
	says := [][2]string{{"hold", "nothing of it is erased while this stands"}, {"reason", c.Reason}}
	if c.Until != "" {
		t, err := draft.ParseTime(c.Until)
		if err != nil {
			return usage(fmt.Errorf("--until: %w", err))
		}
		until, says = t, append(says, [2]string{"until", exact(t)})
	}
	return c.retain(e, says, func(id parley.ArrangementID) statement.Body {
		return &statement.Hold{Arrangement: id, Reason: c.Reason, Until: until}
	})
}

// retentionReleaseCmd is parley retention release.
type retentionReleaseCmd struct{ about }

func (c *retentionReleaseCmd) Run(e *env) error {
	return c.retain(e, [][2]string{{"release", "your hold ends; the arrangement may be erased as the log's policy provides"}},
		func(id parley.ArrangementID) statement.Body { return &statement.ReleaseHold{Arrangement: id} })
}

// retentionAnnounceCmd is parley retention announce.
type retentionAnnounceCmd struct {
	about
	clusterFlags
	Comments bool `help:"Its comments alone, made so far; absent: all of it, which must have ended."`
}

func (c *retentionAnnounceCmd) Run(e *env) error {
	left, err := c.keeping(e)
	if err != nil {
		return err
	}
	defer left()
	return c.retain(e, [][2]string{{"announce", "its erasure; whoever sees it may hold it until the notice of the log's policy has run"}},
		func(id parley.ArrangementID) statement.Body {
			return &statement.Announce{Arrangement: id, Comments: c.Comments}
		})
}

// keeping readies a command of the registrar's that works on the folder: it
// writes of what the registrar does not see, where its content lies.
func (c *clusterFlags) keeping(e *env) (func(), error) {
	if e.cli.Dir == "" {
		return nil, usage(errors.New("name the ledger's folder with --dir DIR: the registrar sees no arrangement through a server, and keys are destroyed where they lie"))
	}
	if e.cli.Key == "" {
		e.cli.Key = registrarKeyIn(e.cli.Dir)
	}
	return c.joinFor(e)
}

// planned is embedded by what follows a policy.
type planned struct {
	Policy string `arg:"" optional:"" help:"Retention policy (YAML); absent: the default, which is conservative."`
	clusterFlags
}

// read gives the policy.
func (c planned) read() (*draft.Retention, error) {
	if c.Policy == "" {
		return draft.ParseRetention("the default policy", draft.DefaultRetention)
	}
	b, err := readLimited(c.Policy, draft.MaxRetention)
	if err != nil {
		return nil, usage(err)
	}
	p, err := draft.ParseRetention(c.Policy, b)
	return p, usage(err)
}

// planJSON is what --json tells of a plan.
type planJSON struct {
	At    parley.Instant   `json:"at"`
	Size  uint64           `json:"size"`
	Items []retention.Item `json:"items"`
}

// retentionPlanCmd is parley retention plan.
type retentionPlanCmd struct {
	planned
	Default bool `help:"Print the default policy, to begin one with."`
}

func (c *retentionPlanCmd) Run(e *env) error {
	if c.Default {
		_, err := e.out.Write(draft.DefaultRetention)
		return err
	}
	policy, err := c.read()
	if err != nil {
		return err
	}
	if e.cli.Dir == "" {
		return usage(errors.New("name the ledger's folder with --dir DIR; it may be served meanwhile"))
	}
	left, err := c.joinFor(e)
	if err != nil {
		return err
	}
	defer left()
	state, err := e.inspect()
	if err != nil {
		return err
	}
	return e.plan(state, retention.Plan(state, policy, nowUTC()))
}

// inspect replays the ledger in the folder, served or not, and changes nothing.
func (e *env) inspect() (*docket.State, error) {
	t, done, err := e.transfer(e.cli.Dir, "")
	if err != nil {
		return nil, err
	}
	defer done()
	cfg := ledger.Config{Dir: e.cli.Dir, Engine: sqlite.OpenReadOnly, World: t.World,
		Progress: func(done, total uint64) { t.Progress(ledger.Verifying, done, total) }}
	if e.cluster != nil {
		cfg.Engine = e.cluster.Open
	}
	found, err := ledger.Inspect(e.ctx, cfg, ledger.Keys{})
	if err != nil {
		return nil, err
	}
	return found.State, nil
}

// plan tells what a policy has in mind.
func (e *env) plan(s *docket.State, items []retention.Item) error {
	if e.cli.JSON {
		return e.print(planJSON{At: nowUTC(), Size: s.Size(), Items: append([]retention.Item{}, items...)})
	}
	if len(items) == 0 {
		fmt.Fprintln(e.out, "Nothing here is spoken of by the policy: nothing would be erased.")
		return nil
	}
	name := func(id parley.PartyID) string {
		if p, ok := s.Party(id); ok {
			return p.Profile.Name
		}
		return parley.Short(id)
	}
	t := e.table()
	t.row("ID", "TITLE", "STATE", "ERASES", "ENTRIES", "RULE", "WHAT NOW")
	for _, it := range items {
		t.row(parley.Short(it.Arrangement), shorten(it.Title, 40), string(it.State), string(it.Erases), fmt.Sprint(it.Entries), fmt.Sprint(it.Rule), e.step(it, name))
	}
	t.flush()
	return nil
}

// step says what a plan has in mind for an item.
func (e *env) step(it retention.Item, name func(parley.PartyID) string) string {
	switch it.Step {
	case retention.Announce:
		return "announce it"
	case retention.Erase:
		return "erase it"
	case retention.Wait:
		return "announced; wait until " + e.when(it.From)
	case retention.Young:
		return "too young until " + e.when(it.From)
	case retention.TooMany:
		return fmt.Sprintf("more than %d entries: erase its comments first", statement.MaxEffects)
	}
	var by []string
	for _, h := range it.Holds {
		text := name(h.Party) + " (" + h.Reason
		if h.Until != parley.Never {
			text += ", until " + e.when(h.Until)
		}
		by = append(by, text+")")
	}
	return "held by " + strings.Join(by, ", ")
}

// retentionApplyCmd is parley retention apply.
type retentionApplyCmd struct{ planned }

// appliedJSON is what --json tells of what was done.
type appliedJSON struct {
	Entered       []enteredItem `json:"entered"`
	KeysDestroyed int           `json:"keys_destroyed"`
}

type enteredItem struct {
	retention.Item
	Statement parley.StatementID `json:"statement"`
	Index     uint64             `json:"index"`
}

func (c *retentionApplyCmd) Run(e *env) error {
	policy, err := c.read()
	if err != nil {
		return err
	}
	left, err := c.keeping(e)
	if err != nil {
		return err
	}
	defer left()
	s, err := e.openToSign()
	if err != nil {
		return err
	}
	defer s.close()
	var items []retention.Item
	var state *docket.State
	s.ledger.View(func(d *docket.State) { items, state = retention.Plan(d, policy, nowUTC()), d.Clone() })
	var todo []retention.Item
	for _, it := range items {
		if it.Step == retention.Announce || it.Step == retention.Erase {
			todo = append(todo, it)
		}
	}
	if !e.cli.JSON {
		if err := e.plan(state, items); err != nil {
			return err
		}
	}
	said := 0
	for _, it := range todo {
		said += len(saidOf(it))
	}
	if err := e.agree(said); err != nil {
		return err
	}
	return s.apply(todo)
}

// agree asks whether that many statements shall be signed.
func (e *env) agree(n int) error {
	if n == 0 || e.cli.Yes || !e.ask {
		return nil
	}
	fmt.Fprintf(e.errw, "\nSign %s, and destroy the keys of what is erased? That can't be undone. [y/N] ", plural(n, "statement", "statements"))
	line, err := e.line()
	if err != nil {
		return err
	}
	if w := strings.ToLower(strings.TrimSpace(line)); w != "y" && w != "yes" {
		return errDeclined
	}
	return nil
}

// apply says what the items are due for, and destroys the keys of what is erased.
func (s *session) apply(items []retention.Item) error {
	e := s.e
	out := appliedJSON{Entered: []enteredItem{}}
	erased := false
	for _, it := range items {
		for _, b := range saidOf(it) {
			r, err := s.say(b, s.andRegistrar(it.Arrangement, b))
			if err != nil {
				return err
			}
			out.Entered = append(out.Entered, enteredItem{it, r.Statement, r.Index})
			if !e.cli.JSON {
				fmt.Fprintf(e.out, "Entered as #%d: %s of %s.\n", r.Index, b.Type(), it.Title)
			}
		}
	}
	if left, err := s.ledger.Unfinished(e.ctx); err != nil {
		return err
	} else if left { // also what an earlier command named and did not come to destroy
		erased = true
		if out.KeysDestroyed, err = s.ledger.Erase(e.ctx); err != nil {
			return err
		}
	}
	if e.cli.JSON {
		return e.print(out)
	}
	if erased {
		e.destroyed(out.KeysDestroyed)
	}
	if len(items) == 0 && !erased {
		fmt.Fprintln(e.out, "\nThere is nothing to do now.")
	}
	return nil
}

// saidOf is what the registrar says for an item that is due.
func saidOf(it retention.Item) (out []statement.Body) {
	if it.Step != retention.Erase {
		return []statement.Body{&statement.Announce{Arrangement: it.Arrangement, Comments: it.Erases == draft.EraseComments}}
	}
	for _, b := range it.Erasures {
		out = append(out, &b)
	}
	return out
}

// andRegistrar is to whom b goes: those who see the arrangement, or what b
// erases of it, and the registrar.
func (s *session) andRegistrar(id parley.ArrangementID, b statement.Body) (out statement.Audience) {
	s.ledger.View(func(d *docket.State) {
		out, _ = d.Audience(id)
		if erase, ok := b.(*statement.Erase); ok && erase.Private {
			out = erase.Effects[0].Audience
		}
		if !out.Everyone {
			out = statement.Parties(append(slices.Clone(out.Parties), d.Registrar())...)
		}
	})
	return out
}

// destroyed tells of keys that are gone.
func (e *env) destroyed(n int) {
	fmt.Fprintf(e.out, "%s destroyed. Backups of the keys that are older still open what was erased, until they have expired: see parley retention list.\n", plural(n, "data key", "data keys"))
}

// say signs a statement without parts and enters it.
func (s *session) say(body statement.Body, audience statement.Audience) (*client.Receipt, error) {
	file, key, err := s.e.signer()
	if err != nil {
		return nil, err
	}
	st := &statement.Statement{Type: body.Type(), Version: statement.Version, Author: file.Party, Post: key.Key().Post, Audience: audience, Body: body}
	if _, err := rand.Read(st.Salt[:]); err != nil {
		return nil, err
	}
	return s.c.Say(s.e.ctx, file.Party, body.Subject(), audience, func(on client.Base) (*statement.Submission, error) {
		st.Ledger, st.Seen, st.Prev, st.SignedAt = on.Ledger, on.Seen, on.Prev, nowUTC()
		sub, _, err := statement.Sign(st, statement.Parts{}, key)
		return sub, err
	})
}
