package ledger_test

import (
	"bytes"
	"database/sql"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/bundle"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/proof"
	"github.com/open-parley/parley/statement"
)

// marker is what a private annex says, and nobody else says.
const marker = "The shelter lies under the old mill; knock twice."

// sealedStage is a ledger where the first party has tabled a zone before three,
// with a private annex for the second.
type sealedStage struct {
	*stage
	annex   statement.Part
	deposit *statement.Submission
	id      parley.StatementID
}

func (s *sealedStage) reader(i int) ledger.Reader {
	p := s.parties[i]
	return ledger.Reader{Party: p.id, Post: "duty-officer", Key: p.key.ID()}
}

func foundSealed(t testing.TB, dir string, annex statement.Part) *sealedStage {
	t.Helper()
	s := &sealedStage{stage: found(t, dir, 3), annex: annex}
	a, b, c := s.parties[0], s.parties[1], s.parties[2]
	text := statement.Part{Media: statement.MediaText, Salt: statement.Salt{1}, Data: []byte("1. Nobody attacks.\n")}
	area := statement.Part{Media: statement.MediaAnnex, Salt: statement.Salt{2}, Data: []byte(
		`{"volumes":[{"footprint":{"circle":{"centre":[440000000,330000000],"radius":5000000}},"id":"area"}]}`)}
	private := parley.PrivateAnnex{Label: "shelters", Part: annex.ID(), Parties: []parley.PartyID{b.id}}
	revision := parley.Revision{Kind: parley.SafeZone, Basis: parley.Agreed, Map: parley.Map{Status: parley.MapFinal, Part: area.ID()},
		Texts:   []parley.Text{{Lang: "en", Authentic: true, Title: "Zone", Part: text.ID()}},
		Private: []parley.PrivateAnnex{private}}
	table := a.say(t, &statement.Table{Revision: revision}, statement.Parties(a.id, b.id, c.id), text, area)
	s.submit(t, table)
	id, err := statement.RevisionIDOf(&revision)
	if err != nil {
		t.Fatal(err)
	}
	s.deposit = a.say(t, &statement.Deposit{Arrangement: parley.ArrangementID(table.Envelope.ID()), Revision: id, Label: "shelters", Part: annex.ID()},
		statement.DepositAudience(&private, a.id), annex)
	s.id = s.deposit.Envelope.ID()
	return s
}

func markedText() statement.Part {
	return statement.Part{Media: statement.MediaText, Salt: statement.Salt{3}, Data: []byte(marker + "\n")}
}

func (s *sealedStage) accessLog(t testing.TB, submitter int) []proof.Access {
	t.Helper()
	p, err := s.l.Access(t.Context(), s.parties[submitter].id, 0, ledger.MaxAccessPage)
	if err != nil {
		t.Fatal(err)
	}
	s.grows(t, submitter, p)
	return p.Entries
}

// grows checks that a page's entries lead from its edge to its checkpoint.
func (s *sealedStage) grows(t testing.TB, submitter int, p *ledger.AccessPage) {
	t.Helper()
	v, err := proof.AccessVerifier(s.l.VerifierKey(), s.parties[submitter].id)
	if err != nil {
		t.Fatal(err)
	}
	c, _, err := proof.Policy{Log: v}.Open(p.Checkpoint)
	if err != nil {
		t.Fatal(err)
	}
	edge, err := proof.NewEdge(p.Since, p.Edge)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range p.Entries {
		h, err := e.Hash()
		if err != nil {
			t.Fatal(err)
		}
		edge.Add(h)
	}
	if edge.Size() == p.Size && (edge.Root() != c.Root || c.Size != p.Size) {
		t.Fatal("the entries do not lead to the checkpoint")
	}
	if _, _, err := s.policy().Open(p.Checkpoint); err == nil {
		t.Fatal("an access log's checkpoint passes for the log's")
	}
}

// What is of sealed class comes without its parts wherever it is read but by
// ReadSealed, and a bundle of it verifies and folds to the same view.
func TestSealedIsReadOneAtATime(t *testing.T) {
	s := foundSealed(t, t.TempDir(), markedText())
	r := s.submit(t, s.deposit)
	e, err := s.l.ReadEntry(t.Context(), r.Index)
	if err != nil || !e.Signed.Withheld() {
		t.Fatalf("an entry is read with its sealed parts: %v", err)
	}
	if e, err = s.l.Await(t.Context(), r.Index); err != nil || !e.Signed.Withheld() {
		t.Fatalf("an event comes with its sealed parts: %v", err)
	}
	s.reopen(t)
	if e, err = s.l.Await(t.Context(), r.Index); err != nil || !e.Signed.Withheld() {
		t.Fatalf("after a restart an event comes with its sealed parts: %v", err)
	}
	for i := range s.parties {
		var file bytes.Buffer
		if err := s.l.Bundle(t.Context(), &file, s.parties[i].id, 0, bundle.All); err != nil {
			t.Fatal(err)
		}
		holds(t, "a bundle", file.Bytes(), "", marker)
		report, err := bundle.Verify(&file, bundle.Options{Policy: s.policy()})
		if err != nil {
			t.Fatal(err)
		}
		s.l.View(func(d *docket.State) {
			if d.View(s.parties[i].id).Digest() != report.Digest {
				t.Error("a bundle folds to another view")
			}
		})
	}

	if log := s.accessLog(t, 0); len(log) != 0 {
		t.Fatalf("before any read the access log holds %v", log)
	}
	read, err := s.l.ReadSealed(t.Context(), s.id, s.reader(1))
	if err != nil || string(read.Signed.Parts[s.annex.ID()].Data) != marker+"\n" {
		t.Fatalf("the party named does not get the annex: %v", err)
	}
	_, hidden := s.l.ReadSealed(t.Context(), s.id, s.reader(2))
	_, nowhere := s.l.ReadSealed(t.Context(), parley.StatementID{9}, s.reader(1))
	for _, err := range []error{hidden, nowhere} {
		wantCode(t, err, "not-found")
	}
	if a, b := hidden.Error(), nowhere.Error(); strings.ReplaceAll(a, parley.Short(s.id), "") != strings.ReplaceAll(b, parley.Short(parley.StatementID{9}), "") {
		t.Errorf("%q tells more than %q", a, b)
	}
	s.clock.now.Add(-5)
	if _, err := s.l.ReadSealed(t.Context(), s.id, s.reader(0)); err != nil {
		t.Fatal(err)
	}
	log := s.accessLog(t, 0)
	want := []proof.Access{{At: log[0].At, Party: s.parties[1].id, Post: "duty-officer", Key: s.parties[1].key.ID(), Statement: s.id, How: proof.HowRead},
		{At: log[0].At, Party: s.parties[0].id, Post: "duty-officer", Key: s.parties[0].key.ID(), Statement: s.id, How: proof.HowRead}}
	if !slices.Equal(log, want) {
		t.Errorf("the access log holds %+v, want %+v", log, want)
	}
	if log := s.accessLog(t, 1); len(log) != 0 {
		t.Errorf("a reader has an access log of what others said: %v", log)
	}
}

// The access log grows: whoever holds its edge at any size can follow it, over
// restarts, a backup, and back from it; a cut one is told from one that grew.
func TestAccessLogGrows(t *testing.T) {
	s := foundSealed(t, t.TempDir(), markedText())
	s.submit(t, s.deposit)
	for range 21 {
		if _, err := s.l.ReadSealed(t.Context(), s.id, s.reader(1)); err != nil {
			t.Fatal(err)
		}
	}
	s.reopen(t)
	for since := uint64(0); since <= 21; since++ {
		p, err := s.l.Access(t.Context(), s.parties[0].id, since, ledger.MaxAccessPage)
		if err != nil || p.Size != 21 || len(p.Entries) != 21-int(since) {
			t.Fatalf("from %d on there are %d of %d entries: %v", since, len(p.Entries), p.Size, err)
		}
		s.grows(t, 0, p)
	}
	if p, err := s.l.Access(t.Context(), s.parties[0].id, 3, 5); err != nil || len(p.Entries) != 5 {
		t.Fatalf("a page of 5 has %d entries: %v", len(p.Entries), err)
	}
	_, err := s.l.Access(t.Context(), s.parties[0].id, 22, 5)
	wantCode(t, err, "ahead")

	if _, err := s.l.Erase(t.Context()); err != nil {
		t.Fatal(err)
	}
	s.accessLog(t, 0)
	from, _ := backup(t, s.cfg.Dir, false)
	if err := s.l.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	s.cfg.Dir = restore(t, from)
	s.reopenOnly(t)
	if log := s.accessLog(t, 0); len(log) != 21 {
		t.Fatalf("after a restore the access log has %d entries", len(log))
	}
	if i, err := os.Stat(filepath.Join(s.cfg.Dir, ledger.AccessFile)); err != nil || i.Mode().Perm() != 0o600 {
		t.Errorf("%s has mode %v: %v", ledger.AccessFile, i.Mode(), err)
	}
}

// Where the access log can't be written, nothing is read.
func TestNothingIsReadThatCannotBeLogged(t *testing.T) {
	s := foundSealed(t, t.TempDir(), markedText())
	s.submit(t, s.deposit)
	if _, err := s.l.ReadSealed(t.Context(), s.id, s.reader(1)); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", filepath.Join(s.cfg.Dir, ledger.AccessFile))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(`create trigger full before insert on entry begin select raise(abort, 'the disk is full'); end`); err != nil {
		t.Fatal(err)
	}
	e, err := s.l.ReadSealed(t.Context(), s.id, s.reader(1))
	wantCode(t, err, "access-log")
	if e.Signed != nil {
		t.Error("it was read all the same")
	}
	var file bytes.Buffer
	wantCode(t, s.l.ExportSealed(t.Context(), s.reader(0), &file), "access-log")
	if file.Len() != 0 {
		t.Error("it was exported all the same")
	}
	if log := s.accessLog(t, 0); len(log) != 1 {
		t.Errorf("the access log has %d entries, want 1", len(log))
	}
	if _, err := db.Exec(`drop trigger full`); err != nil {
		t.Fatal(err)
	}
	if _, err := s.l.ReadSealed(t.Context(), s.id, s.reader(1)); err != nil {
		t.Fatal(err)
	}
}

// A changed, lost or cut access log is found.
func TestADamagedAccessLogIsFound(t *testing.T) {
	for name, break_ := range map[string]string{
		"an entry's bytes": `update entry set sealed = zeroblob(length(sealed)) where place = 1`,
		"an entry":         `delete from entry where place = 0`,
		"a hash":           `update hash set hash = zeroblob(32) where number = 0`,
		"the key's number": `update log set key = 1`,
	} {
		t.Run(name, func(t *testing.T) {
			s := foundSealed(t, t.TempDir(), markedText())
			s.submit(t, s.deposit)
			for range 3 {
				if _, err := s.l.ReadSealed(t.Context(), s.id, s.reader(1)); err != nil {
					t.Fatal(err)
				}
			}
			if err := s.l.Close(t.Context()); err != nil {
				t.Fatal(err)
			}
			inspect := func() error {
				cfg := s.cfg
				_, err := ledger.Inspect(t.Context(), cfg, ledger.Keys{})
				return err
			}
			if err := inspect(); err != nil {
				t.Fatal(err)
			}
			db, err := sql.Open("sqlite", filepath.Join(s.cfg.Dir, ledger.AccessFile))
			if err != nil {
				t.Fatal(err)
			}
			if _, err := db.Exec(break_); err != nil {
				t.Fatal(err)
			}
			if err := db.Close(); err != nil {
				t.Fatal(err)
			}
			wantCode(t, inspect(), "access-damaged")
		})
	}
	s := foundSealed(t, t.TempDir(), markedText())
	s.submit(t, s.deposit)
	if _, err := s.l.ReadSealed(t.Context(), s.id, s.reader(1)); err != nil {
		t.Fatal(err)
	}
	if err := s.l.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(s.cfg.Dir, ledger.AccessFile)); err != nil {
		t.Fatal(err)
	}
	if found, err := ledger.Inspect(t.Context(), s.cfg, ledger.Keys{}); err != nil || found.AccessLost != 1 {
		t.Errorf("of a lost access log it is said %d: %v", found.AccessLost, err)
	}
}

// A submitter exports what it said, marked in each line as its export; others
// have nothing of it.
func TestExportIsMarked(t *testing.T) {
	s := foundSealed(t, t.TempDir(), markedText())
	s.submit(t, s.deposit)
	for n := int64(1); n <= 2; n++ {
		var file bytes.Buffer
		if err := s.l.ExportSealed(t.Context(), s.reader(0), &file); err != nil {
			t.Fatal(err)
		}
		lines := bytes.SplitAfter(file.Bytes(), []byte("\n"))
		if len(lines) != 3 || len(lines[2]) != 0 {
			t.Fatalf("the export has %d lines", len(lines))
		}
		for i, line := range lines[:2] {
			x, err := proof.OpenExportLine(s.l.VerifierKey(), line)
			if err != nil {
				t.Fatal(err)
			}
			if x.Party != s.parties[0].id || x.Key != s.parties[0].key.ID() || x.Export != n || x.Line != int64(i) || x.Lines != 1 {
				t.Errorf("line %d is marked %+v", i, x)
			}
			for at := 0; at < len(line); at += 7 {
				changed := bytes.Clone(line)
				changed[at] ^= 1
				if _, err := proof.OpenExportLine(s.l.VerifierKey(), changed); err == nil {
					t.Fatalf("a line changed at %d keeps its mark", at)
				}
			}
		}
		x, _ := proof.OpenExportLine(s.l.VerifierKey(), lines[1])
		sub, err := statement.DecodeSubmission(x.Submission)
		if err != nil {
			t.Fatal(err)
		}
		if signed, err := sub.Open(); err != nil || string(signed.Parts[s.annex.ID()].Data) != marker+"\n" {
			t.Errorf("the export does not hold the annex: %v", err)
		}
		if log := s.accessLog(t, 0); int64(len(log)) != n || log[n-1].How != proof.HowExport || log[n-1].Export != n || log[n-1].Statement != s.id {
			t.Errorf("of the export the access log says %+v", log)
		}
	}
	for _, i := range []int{1, 2} {
		var file bytes.Buffer
		wantCode(t, s.l.ExportSealed(t.Context(), s.reader(i), &file), "nothing-sealed")
		if file.Len() != 0 {
			t.Error("something was exported")
		}
	}
}

// A map outside the zone does not enter, is told why, and where it was promised
// it enters as refused, in the bundle too.
func TestAnAnnexLiesInsideTheZone(t *testing.T) {
	outside := statement.Part{Media: statement.MediaAnnex, Salt: statement.Salt{4}, Data: []byte(
		`{"volumes":[{"footprint":{"circle":{"centre":[440500000,330000000],"radius":1000000}},"id":"shelter"}]}`)}
	s := foundSealed(t, t.TempDir(), outside)
	_, err := s.l.Submit(t.Context(), s.deposit)
	wantCode(t, err, "outside")
	if _, err := s.l.Promise(t.Context(), s.deposit); err != nil {
		t.Fatal(err)
	}
	for deadline := time.Now().Add(time.Minute); ; time.Sleep(time.Millisecond) {
		in := false
		s.l.View(func(d *docket.State) { _, in = d.Find(s.id) })
		if in {
			break
		}
		if time.Now().After(deadline) {
			t.Fatal("what was promised does not enter")
		}
	}
	why := func() (code string) {
		s.l.View(func(d *docket.State) {
			if r, ok := d.Refused(s.id); ok {
				code = r.Code
			}
		})
		return code
	}
	if code := why(); code != "outside" {
		t.Errorf("it stands refused as %q", code)
	}
	s.cfg.Whole = true
	s.reopen(t)
	if code := why(); code != "outside" {
		t.Errorf("after a replay it stands refused as %q", code)
	}
	var file bytes.Buffer
	if err := s.l.Bundle(t.Context(), &file, s.parties[1].id, 0, bundle.All); err != nil {
		t.Fatal(err)
	}
	if _, err := bundle.Verify(&file, bundle.Options{Policy: s.policy()}); err != nil {
		t.Fatal(err)
	}
	inside := statement.Part{Media: statement.MediaAnnex, Salt: statement.Salt{4}, Data: []byte(
		`{"volumes":[{"footprint":{"circle":{"centre":[440000000,330000000],"radius":1000000}},"id":"shelter"}]}`)}
	s = foundSealed(t, t.TempDir(), inside)
	s.submit(t, s.deposit)
}
