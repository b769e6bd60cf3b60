package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/bundle"
	"github.com/open-parley/parley/client"
	"github.com/open-parley/parley/draft"
	"github.com/open-parley/parley/proof"
	"github.com/open-parley/parley/statement"
)

// logCmd is parley log.
type logCmd struct {
	List       logListCmd       `cmd:"" default:"withargs" help:"The entries: who said what, when."`
	Show       logShowCmd       `cmd:"" help:"One entry in full, verified."`
	Open       logOpenCmd       `cmd:"" help:"Read a statement as the host keeps it, with a key of yours that receives."`
	Receipt    logReceiptCmd    `cmd:"" help:"The receipt of a statement, with the statement: what parley verify takes."`
	Promise    logPromiseCmd    `cmd:"" help:"The log's promise of a statement, and whether it is kept."`
	Checkpoint logCheckpointCmd `cmd:"" help:"The latest signed checkpoint, verified against the last one that you knew."`
	Complete   completenessCmd  `cmd:"" name:"completeness" help:"Have your own slot opened in what you can't see: was anything withheld from you?"`
	Padding    logPaddingCmd    `cmd:"" help:"Enter a cover entry: the registrar's key signs."`
	Erase      logEraseCmd      `cmd:"" help:"Destroy the contents of an arrangement that has ended, or comments: the registrar's key signs."`
	Policy     logPolicyCmd     `cmd:"" help:"Replace the log's policy: the registrar's key signs."`
}

// logListCmd is parley log list, or parley log alone.
type logListCmd struct {
	From   uint64 `help:"First entry; absent: the last --last entries." placeholder:"INDEX"`
	Last   uint64 `help:"How many at most." default:"50" placeholder:"N"`
	Follow bool   `help:"Go on with what enters, until interrupted." short:"f"`
}

func (c *logListCmd) Run(e *env) error {
	s, err := e.open()
	if err != nil {
		return err
	}
	defer s.close()
	d, err := s.directory()
	if err != nil {
		return err
	}
	size := s.info.Size
	from, until := c.From, size
	if from == 0 && size > c.Last {
		from = size - c.Last
	}
	if c.From > 0 && !c.Follow {
		until = min(size, from+c.Last)
	}
	if from >= until && !c.Follow {
		return usage(fmt.Errorf("there is no entry %d: the ledger has %d", from, size))
	}
	for event, err := range s.c.Events(e.ctx, from) {
		if err != nil {
			return err
		}
		if !c.Follow && event.Index >= until {
			break
		}
		if e.cli.JSON {
			if err := e.print(event); err != nil {
				return err
			}
		} else {
			d = s.line(d, event)
		}
		if !c.Follow && event.Index+1 == until {
			break
		}
	}
	return nil
}

// line tells an event; it asks for the parties again where one is new.
func (s *session) line(d directory, v answer.Event) directory {
	e := s.e
	if v.Type == "" {
		fmt.Fprintf(e.out, "#%-5d %s  (opaque)\n", v.Index, exact(v.At))
		return d
	}
	if v.Author != (parley.PartyID{}) && strings.HasPrefix(d.name(v.Author), "party ") {
		s.parties = nil
		if again, err := s.directory(); err == nil {
			d = again
		}
	}
	state := ""
	if v.Refused {
		state = "  refused, without effect"
	} else if v.State != "" {
		state = fmt.Sprintf("  %s is %s", parley.Short(v.Arrangement), v.State)
	}
	fmt.Fprintf(e.out, "#%-5d %-24s  %-26s %s%s\n", v.Index, exact(v.At), v.Type, d.name(v.Author), state)
	return d
}

// entry resolves #INDEX, INDEX or an identifier, and fetches it verified.
func (s *session) entry(label string) (*client.Entry, error) {
	digits := strings.TrimPrefix(label, "#")
	if n, err := strconv.ParseUint(digits, 10, 53); err == nil && len(digits) < 16 {
		return s.c.Entry(s.e.ctx, n)
	}
	var id parley.StatementID
	if err := id.UnmarshalText([]byte(label)); err == nil {
		return s.c.Statement(s.e.ctx, id)
	}
	if !hexadecimal(label) {
		return nil, usage(fmt.Errorf("%q is neither an entry's index nor a statement's identifier", label))
	}
	var fit []string
	var found parley.StatementID
	for event, err := range s.c.Events(s.e.ctx, 0) {
		if err != nil {
			return nil, err
		}
		if event.Type != "" && strings.HasPrefix(event.Statement.String(), label) {
			found = event.Statement
			fit = append(fit, fmt.Sprintf("#%d  %s  %s", event.Index, parley.Short(event.Statement), event.Type))
		}
		if event.Index+1 >= s.info.Size {
			break
		}
	}
	switch len(fit) {
	case 1:
		return s.c.Statement(s.e.ctx, found)
	case 0:
		return nil, unknown("statement", label, nil)
	}
	return nil, ambiguous("statement", label, fit)
}

// logShowCmd is parley log show.
type logShowCmd struct {
	Entry string `arg:"" help:"#INDEX, or the beginning of a statement's identifier."`
}

func (c *logShowCmd) Run(e *env) error {
	s, err := e.open()
	if err != nil {
		return err
	}
	defer s.close()
	x, err := s.entry(c.Entry)
	if err != nil {
		return err
	}
	if x.Signed == nil {
		return e.opaque(x)
	}
	payload := json.RawMessage(x.Signed.Envelope.Payload)
	if e.cli.JSON {
		return e.print(struct {
			Index     uint64             `json:"index"`
			At        parley.Instant     `json:"at"`
			Statement parley.StatementID `json:"statement"`
			Refused   bool               `json:"refused,omitempty"`
			Payload   json.RawMessage    `json:"payload"`
			Receipt   json.RawMessage    `json:"receipt"`
		}{x.Index, x.At, x.Signed.ID, x.Receipt.Leaf.Refused, payload, x.Receipt.Wire})
	}
	d, err := s.directory()
	if err != nil {
		return err
	}
	st := x.Signed.Statement
	t := e.table()
	t.row("entry", fmt.Sprintf("#%d", x.Index))
	t.row("statement", x.Signed.ID.String())
	t.row("type", string(st.Type))
	t.row("author", d.name(st.Author)+", "+st.Post)
	t.row("entered", exact(x.At))
	if x.Receipt.Leaf.Refused {
		t.row("effect", "none: the log had promised that it enters, and it stands refused")
	}
	t.row("signed at", exact(st.SignedAt)+" (by its author's clock: evidence only)")
	to := "everyone"
	if !st.Audience.Everyone {
		to = d.names(st.Audience.Parties)
	}
	t.row("addressed to", to)
	for _, id := range x.Signed.KeyIDs() {
		t.row("signed by", "key "+id.String())
	}
	t.row("verified", fmt.Sprintf("in the log (%s), for this audience, signed by its author's key", x.Receipt.Standing))
	if x.Signed.Withheld() {
		t.row("sealed", "held by the host, read one at a time: commitments, receipt and signatures hold without it")
	}
	t.flush()
	var body json.RawMessage
	var fields struct {
		Body json.RawMessage `json:"body"`
	}
	if err := json.Unmarshal(payload, &fields); err != nil {
		return err
	}
	if body, err = json.MarshalIndent(fields.Body, "", "  "); err != nil {
		return err
	}
	fmt.Fprintf(e.out, "\n%s\n", body)
	for _, ref := range st.Body.Parts() {
		if ref.Media == statement.MediaText {
			fmt.Fprintf(e.out, "\n--- text %s\n%s\n", parley.Short(ref.ID), strings.TrimSpace(string(x.Signed.Parts[ref.ID].Data)))
		}
	}
	return nil
}

// logReceiptCmd is parley log receipt.
type logReceiptCmd struct {
	Statement string `arg:"" help:"#INDEX, or the beginning of a statement's identifier."`
	Witnessed bool   `help:"Wait, 20 seconds at most, for the cosignatures that the log's policy asks for; without them: exit code 8."`
}

func (c *logReceiptCmd) Run(e *env) error {
	s, err := e.open()
	if err != nil {
		return err
	}
	defer s.close()
	x, err := s.entry(c.Statement)
	if err != nil {
		return err
	}
	if x.Signed == nil {
		return usage(errors.New("the entry is opaque: it was erased, or is not for you"))
	}
	if c.Witnessed {
		if x.Receipt, err = s.c.Witnessed(e.ctx, x.Signed.ID); err != nil {
			return err
		}
		if x.Receipt.Answer.Standing != proof.Witnessed {
			return parley.Refuse("not-witnessed", "R9", "Too few of the log's witnesses have cosigned a checkpoint with this statement.").
				To("Try again later; parley log checkpoint tells whom the log's policy asks for.")
		}
	}
	keys, err := s.c.Keys(e.ctx, x.Signed.Statement.Author)
	if err != nil {
		return err
	}
	wire, err := (&statement.Submission{Envelope: x.Signed.Envelope, Parts: x.Signed.Parts}).Encode()
	if err != nil {
		return err
	}
	b := bundle.ReceiptFile{Receipt: x.Receipt.Wire, Submission: wire}
	for _, k := range keys.Keys {
		for _, id := range x.Signed.KeyIDs() {
			if k.ID == id {
				b.Keys = append(b.Keys, k.Key)
			}
		}
	}
	return e.print(b)
}

// logCheckpointCmd is parley log checkpoint.
type logCheckpointCmd struct {
	Forget bool `help:"Forget what is pinned of this server: the next contact is the first."`
}

func (c *logCheckpointCmd) Run(e *env) error {
	if c.Forget {
		where := strings.TrimSuffix(e.cli.Server, "/")
		if e.cli.Dir != "" {
			where = "folder " + e.cli.Dir
		}
		if err := writePin(where, nil); err != nil {
			return err
		}
		fmt.Fprintf(e.out, "Forgot %s. Compare the log key at the next contact.\n", where)
		return nil
	}
	s, err := e.open()
	if err != nil {
		return err
	}
	defer s.close()
	p := s.c.Pin()
	if e.cli.JSON {
		return e.print(s.info)
	}
	e.banner(s)
	t := e.table()
	t.row("ledger", s.info.Ledger.String())
	t.row("log key", s.info.LogKey)
	t.row("entries", strconv.FormatUint(s.info.Size, 10))
	if s.info.Quorum > 0 {
		t.row("witnesses", fmt.Sprintf("%s; by the log's policy %d must cosign", witnessNames(s.info.Witnesses), s.info.Quorum))
		t.row("witnessed", fmt.Sprintf("%d entries", s.info.Witnessed))
	}
	t.flush()
	fmt.Fprintf(e.out, "\n%s", p.Checkpoint)
	e.asOf(s.info.AsOf)
	return nil
}

// logPaddingCmd is parley log padding.
type logPaddingCmd struct {
	signing
	Count int           `help:"How many." default:"1" placeholder:"N"`
	Every time.Duration `help:"Mean time from one to the next, which is drawn at random: a steady beat would tell them from others." placeholder:"DURATION"`
}

// maxWait is how many times the mean the wait for the next cover entry may be.
const maxWait = 8

func (c *logPaddingCmd) Run(e *env) error {
	if c.Count < 1 || c.Every < 0 {
		return usage(errors.New("--count is 1 or more, --every a time such as 10m"))
	}
	for i := range c.Count {
		if i > 0 {
			select {
			case <-time.After(time.Duration(min(rand.ExpFloat64(), maxWait) * float64(c.Every))):
			case <-e.ctx.Done():
				return e.ctx.Err()
			}
		}
		if err := e.keepLog(c.signing, &statement.Padding{}, nil, func(s *session) statement.Audience { return statement.Parties(s.info.Registrar) }); err != nil {
			return err
		}
	}
	return nil
}

// logPolicyCmd is parley log policy.
type logPolicyCmd struct {
	signing
	Recovery string   `help:"Delay before a key that the registrar recovers for a party is valid." required:"" placeholder:"PERIOD"`
	Witness  []string `help:"Verifier key of a witness, name+hash+base64; repeat for each." sep:"none" placeholder:"KEY"`
	Quorum   int64    `help:"How many witnesses make a receipt witnessed." placeholder:"N"`

	ErasureNotice string `help:"How long an erasure is announced before it is admitted, or none; absent: as it is." placeholder:"PERIOD"`
}

func (c *logPolicyCmd) Run(e *env) error {
	delay, err := draft.ParsePeriod(c.Recovery)
	if err != nil {
		return usage(err)
	}
	for _, w := range c.Witness {
		if _, err := proof.NewWitness(w); err != nil {
			return usage(fmt.Errorf("--witness: %w", err))
		}
	}
	policy := &statement.Policy{RecoveryDelay: delay, Witnesses: slices.Sorted(slices.Values(c.Witness)), Quorum: c.Quorum}
	says := [][2]string{{"recovery delay", delay.String()}, {"witnesses", fmt.Sprintf("%d, quorum %d", len(c.Witness), c.Quorum)}}
	if c.ErasureNotice != "" {
		if policy.ErasureNotice, err = parseNotice(c.ErasureNotice); err != nil {
			return err
		}
		says = append(says, [2]string{"erasure notice", c.ErasureNotice})
	}
	return e.keepLog(c.signing, policy, says, func(s *session) statement.Audience {
		if c.ErasureNotice == "" {
			policy.ErasureNotice = s.info.ErasureNotice
		}
		return statement.Everyone
	})
}

// keepLog signs what keeps the log; with --dir the registrar's key is known. What covers other entries is for the
// registrar alone: to everybody else it looks like any of them.
func (e *env) keepLog(c signing, body statement.Body, says [][2]string, to func(*session) statement.Audience) error {
	if e.cli.Key == "" && e.cli.Dir != "" {
		e.cli.Key = registrarKeyIn(e.cli.Dir)
	}
	s, err := e.openToSign()
	if err != nil {
		return err
	}
	defer s.close()
	return s.sign(act{signing: c, body: body, audience: to(s), says: says, binding: true})
}
