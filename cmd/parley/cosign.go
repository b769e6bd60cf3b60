package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/draft"
	"github.com/open-parley/parley/ledger/disk"
	"github.com/open-parley/parley/statement"
)

// postFor is the post for which the key of --key signs a statement of type t:
// the one named, or the key's own if that may sign it, or the one that it stands
// in for.
func (s *session) postFor(file *keyFile, t statement.Type, named string) (string, error) {
	if named != "" {
		return named, nil
	}
	for _, p := range file.Key.Powers {
		if p == statement.PowerFor(t) {
			return file.Key.Post, nil
		}
	}
	if t == statement.LogGenesis || file.Key.Use != parley.UseSign {
		return file.Key.Post, nil
	}
	a, err := s.c.Posts(s.e.ctx, file.Party, 0)
	if p, ok := err.(*answer.Problem); ok && p.Code == "unknown-party" {
		return file.Key.Post, nil // the refusal of the statement says it better
	}
	if err != nil {
		return "", err
	}
	for _, post := range a.Posts {
		for _, k := range post.Keys {
			if k.Key != file.KeyID {
				continue
			}
			for _, o := range k.Offices {
				for _, p := range o.Powers {
					if p == statement.PowerFor(t) {
						return o.Post, nil
					}
				}
			}
		}
	}
	return file.Key.Post, nil
}

// halfSigned is what parley cosign takes: a submission in its wire form.
func (s *session) toCosign(name string, sub *statement.Submission, signed *statement.Signed) error {
	a, err := s.c.Admit(s.e.ctx, sub)
	if err != nil {
		return err
	}
	if !a.Admitted && a.Why.Code != "two-person" {
		return a.Why
	}
	wire, err := sub.Encode()
	if err != nil {
		return err
	}
	if err := disk.WriteNew(filepath.Dir(name), filepath.Base(name), append(wire, '\n'), 0o600); err != nil {
		return usage(err)
	}
	e := s.e
	if e.cli.JSON {
		return e.print(struct {
			Statement parley.StatementID `json:"statement"`
			Type      statement.Type     `json:"type"`
			Enough    bool               `json:"enough"` // it would be taken as it is
			File      string             `json:"file"`
		}{signed.ID, signed.Statement.Type, a.Admitted, name})
	}
	fmt.Fprintf(e.out, "Signed, and not submitted: %s, statement %s, in %s.\n", signed.Statement.Type, parley.Short(signed.ID), shown(name))
	switch {
	case a.Admitted && len(signed.KeyIDs()) > 1:
		fmt.Fprintf(e.out, "It would be taken as it is. Any post of your party that signed it submits it:  parley cosign %s --key ITS-KEY\n", shown(name))
	case a.Admitted:
		fmt.Fprintln(e.out, "One signature would do: no two-person rule of yours asks for a second.")
		fallthrough
	default:
		fmt.Fprintf(e.out, "A second post signs and submits it:  parley cosign %s --key SECOND-KEY\n", shown(name))
	}
	fmt.Fprintln(e.out, "What your party says on the same subject meanwhile makes it void: it is then refused, and signed anew.")
	return nil
}

// cosignCmd is parley cosign. What its key and another have signed already it
// submits as it is.
type cosignCmd struct {
	File    string `arg:"" help:"What --cosign-out wrote." type:"path"`
	Out     string `help:"Don't submit it: write it with your signature to this file." type:"path" placeholder:"FILE"`
	Receipt string `help:"Keep the receipt, with the statement, in this file." type:"path" placeholder:"FILE"`
	DryRun  bool   `help:"Show it, and ask whether it would be taken with your signature; enter nothing."`
}

func (c *cosignCmd) Run(e *env) error {
	if c.Out != "" && (c.DryRun || c.Receipt != "") {
		return usage(fmt.Errorf("--out submits nothing: leave --dry-run and --receipt out"))
	}
	b, err := readLimited(c.File, statement.MaxDocument)
	if err != nil {
		return usage(err)
	}
	sub, err := statement.DecodeSubmission(bytes.TrimSuffix(b, []byte("\n")))
	if err != nil {
		return notToSign(c.File, err)
	}
	signed, err := sub.Open()
	if err != nil {
		return notToSign(c.File, err)
	}
	s, err := e.openToSign()
	if err != nil {
		return err
	}
	defer s.close()
	file, key, err := e.signer()
	if err != nil {
		return err
	}
	a, err := s.second(file, signed)
	if err != nil {
		return err
	}
	a.DryRun = c.DryRun
	if err := s.confirm(a, signed.Statement); err != nil {
		return err
	}
	both := sub
	if ready := c.Out == "" && len(signed.KeyIDs()) > 1 && slices.Contains(signed.KeyIDs(), file.KeyID); !ready {
		if both, signed, err = sub.Cosign(key); err != nil {
			return err
		}
	}
	switch {
	case c.Out != "":
		return s.toCosign(c.Out, both, signed)
	case c.DryRun:
		return s.tryOut(both)
	}
	r, err := s.c.Submit(e.ctx, both)
	if err != nil {
		return err
	}
	a.Receipt = c.Receipt
	if r.Queued != nil {
		return s.queued(a, signed, r.Queued)
	}
	if c.Receipt != "" {
		keys, err := s.signers(signed)
		if err != nil {
			return err
		}
		if err := writeReceipt(c.Receipt, both, r, keys...); err != nil {
			return err
		}
	}
	if e.cli.JSON {
		return e.print(entered{r.Statement, r.Index, r.Leaf.At, r.Duplicate, r.Standing, r.Wire})
	}
	return s.follows(a, signed, r)
}

// notToSign refuses a file that holds no statement.
func notToSign(name string, err error) error {
	return usage(parley.Refuse("no-statement", "", "%s is no statement to sign: %s", shown(name), sentence(err.Error())).
		To("Name a file that --cosign-out wrote; if it was changed since, have it signed anew."))
}

// signers are the ledgered keys that signed.
func (s *session) signers(x *statement.Signed) ([]parley.Key, error) {
	keys, err := s.c.Keys(s.e.ctx, x.Statement.Author)
	if err != nil {
		return nil, err
	}
	var out []parley.Key
	for _, id := range x.KeyIDs() {
		for _, k := range keys.Keys {
			if k.ID == id {
				out = append(out, k.Key)
			}
		}
	}
	return out, nil
}

// second checks what a second post is to sign, and shows all of it.
func (s *session) second(file *keyFile, x *statement.Signed) (act, error) {
	st := x.Statement
	a := act{body: st.Body, parts: x.Parts, audience: st.Audience, binding: true, show: !s.e.cli.JSON}
	if st.Ledger != s.info.Ledger {
		return a, parley.Refuse("another-ledger", "statement", "The statement is for ledger %s; this is %s.", parley.Short(st.Ledger), parley.Short(s.info.Ledger)).
			To("Name the server of its ledger (--server).")
	}
	if st.Author != file.Party {
		d, err := s.directory()
		if err != nil {
			return a, err
		}
		return a, parley.Refuse("another-party", "keys", "The statement is %s's; your key is of another party.", d.name(st.Author)).To("Name a key of that party with --key.")
	}
	keys, err := s.c.Keys(s.e.ctx, st.Author)
	if err != nil {
		return a, err
	}
	known := map[parley.KeyID]parley.Key{}
	for _, k := range keys.Keys {
		known[k.ID] = k.Key
	}
	if err := x.Envelope.Verify(func(id parley.KeyID) (parley.Key, bool) { k, ok := known[id]; return k, ok }); err != nil {
		return a, err
	}
	a.says = append(a.says, [2]string{"your post", file.Key.Post})
	for _, id := range x.KeyIDs() {
		a.says = append(a.says, [2]string{"signed by", known[id].Post + ", key " + parley.Short(id) + " (the signature verifies)"})
	}
	if a.says, err = s.inWords(a.says, st.Body, st.Author, known); err != nil {
		return a, err
	}
	if err := s.tell(&a, x); err != nil {
		return a, err
	}
	return a, s.fullText(x)
}

// inWords says what the types do for which there are plain words; the body is
// shown whole beside them.
func (s *session) inWords(says [][2]string, body statement.Body, author parley.PartyID, keys map[parley.KeyID]parley.Key) ([][2]string, error) {
	switch b := body.(type) {
	case *statement.Roster:
		return append(says, s.e.rosterSays(b)...), nil
	case *statement.TwoPerson:
		return append(says, twoPersonSays(b)...), nil
	case *statement.Revoke:
		return append(says, s.e.revokeSays(b, keys[b.Key].Post)...), nil
	case *statement.Enrol:
		id, err := statement.KeyIDOf(b.Key)
		return append(says, enrolSays(id, b.Key)...), err
	case *statement.Publish:
		if list, err := s.all(0); err == nil {
			for _, x := range list {
				if x.Arrangement == b.Arrangement && current(x).Revision == b.Revision {
					more, err := s.publishSays(matter{Status: x, rev: current(x)}, b.Withdraw, author)
					return append(says, more...), err
				}
			}
		}
	case *statement.Position:
		says = append(says, [2]string{"position", string(b.Stance)})
		if b.Condition != nil {
			d, err := s.directory()
			if err != nil {
				return nil, err
			}
			says = append(says, [2]string{"condition", draft.FormatCondition(*b.Condition, d.name)})
		}
	}
	return says, nil
}

// tell fills in what is known of the matter: which arrangement, which revision,
// what it waits for.
func (s *session) tell(a *act, x *statement.Signed) error {
	st := x.Statement
	d, err := s.directory()
	if err != nil {
		return err
	}
	to := "everyone"
	if !st.Audience.Everyone {
		to = d.names(st.Audience.Parties)
	}
	a.says = append(a.says, [2]string{"seen by", to}, [2]string{"written at", exact(st.SignedAt)}, [2]string{"fingerprint", x.ID.String()})
	if st.Until != 0 {
		a.says = append(a.says, [2]string{"enters by", exact(st.Until)})
	}
	if x.RevisionID != (parley.RevisionID{}) {
		a.says = append(a.says, [2]string{"revision", "hash " + x.RevisionID.String()})
	}
	subject := st.Subject()
	if subject.Kind != statement.SubjectArrangement {
		return nil
	}
	if a.founds = subject.ID == [32]byte{}; a.founds {
		return nil
	}
	a.arrangement = parley.ArrangementID(subject.ID)
	list, err := s.all(0)
	if err != nil {
		return err
	}
	m := matter{}
	for _, x := range list {
		if x.Arrangement == a.arrangement {
			m.Status, m.rev = x, latest(x)
		}
	}
	if m.Status == nil {
		return nil // what it says is shown whole all the same
	}
	var about struct {
		Revision parley.RevisionID `json:"revision"`
	}
	if b, err := json.Marshal(st.Body); err == nil && st.Revision() == nil && json.Unmarshal(b, &about) == nil {
		for _, r := range m.Revisions {
			if r.Revision == about.Revision {
				m.rev = r
			}
		}
	}
	a.says = append(a.says, m.says()...)
	return nil
}

// fullText shows all that is signed: the body field by field, or a revision as
// people write it, and every text. It goes to stderr, as the question does.
func (s *session) fullText(x *statement.Signed) error {
	e := s.e
	if e.cli.JSON {
		return nil
	}
	d, err := s.directory()
	if err != nil {
		return err
	}
	if rev := x.Statement.Revision(); rev != nil {
		text, err := draft.FromRevision(rev, x.Parts, d.name)
		if err != nil {
			return err
		}
		fmt.Fprintf(e.errw, "%s\n", bytes.TrimSpace(text))
	}
	b, err := json.Marshal(x.Statement.Body)
	if err != nil {
		return err
	}
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(b, &fields); err != nil {
		return err
	}
	if x.Statement.Revision() != nil {
		delete(fields, "revision") // told above, as people write it
	}
	if len(fields) > 0 {
		if b, err = json.MarshalIndent(fields, "", "  "); err != nil {
			return err
		}
		fmt.Fprintf(e.errw, "%s\n", b)
	}
	for _, ref := range x.Statement.Body.Parts() {
		if ref.Media == statement.MediaText && x.Statement.Revision() == nil {
			fmt.Fprintf(e.errw, "--- text %s\n%s\n", parley.Short(ref.ID), strings.TrimSpace(string(x.Parts[ref.ID].Data)))
		}
	}
	fmt.Fprintln(e.errw)
	return nil
}
