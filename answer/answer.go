// Package answer holds the shapes of what the API answers, for the server that
// writes them and the client that reads them. Statuses, verdicts and impacts
// are the vocabulary's own (package parley), differences those of package diff,
// receipts those of package ledger.
//
// Every answer says as of which state it was computed (R10).
package answer

import (
	"encoding/json"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/diff"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/proof"
	"github.com/open-parley/parley/statement"
)

// Ledger says which ledger this is and how far it has come.
type Ledger struct {
	Ledger parley.LedgerID `json:"ledger"`
	// Public: nobody has logged in, and only Ledger, LogKey, Size, Root,
	// Checkpoint and AsOf are told.
	Public   bool   `json:"public,omitempty"`
	Name     string `json:"name" required:"false"`
	Exercise bool   `json:"exercise" required:"false"` // nothing in it is real
	// LogKey is the verifier key of the checkpoints, in the note format. Pin it
	// together with Ledger at first contact.
	LogKey    string         `json:"log_key"`
	Registrar parley.PartyID `json:"registrar" required:"false"`
	Size      uint64         `json:"size"`
	Root      parley.Digest  `json:"root"`
	// Checkpoint is the SHA-256 of the signed checkpoint, as it is served.
	Checkpoint parley.Digest `json:"checkpoint"`
	// Witnesses (verifier keys) of whom Quorum must have cosigned for the log to
	// call a checkpoint witnessed, by its policy; Witnessed is the size of the
	// newest one that is. Absent: none.
	Witnesses []string `json:"witnesses,omitempty"`
	Quorum    int64    `json:"quorum,omitempty"`
	Witnessed uint64   `json:"witnessed,omitempty"`
	// ErasureNotice, by the log's policy: how long an erasure is announced before
	// it is admitted.
	ErasureNotice parley.Period `json:"erasure_notice,omitzero"`
	Parties       string        `json:"parties" required:"false"` // where they are listed
	AsOf          parley.AsOf   `json:"as_of"`
}

// MarshalJSON leaves out what the public isn't told.
func (l Ledger) MarshalJSON() ([]byte, error) {
	if !l.Public {
		type full Ledger
		return json.Marshal(full(l))
	}
	return json.Marshal(struct {
		Ledger     parley.LedgerID `json:"ledger"`
		Public     bool            `json:"public"`
		LogKey     string          `json:"log_key"`
		Size       uint64          `json:"size"`
		Root       parley.Digest   `json:"root"`
		Checkpoint parley.Digest   `json:"checkpoint"`
		AsOf       parley.AsOf     `json:"as_of"`
	}{l.Ledger, l.Public, l.LogKey, l.Size, l.Root, l.Checkpoint, l.AsOf})
}

// Consistency proves that the log of size To begins with that of size From
// (RFC 6962, section 2.1.2).
type Consistency struct {
	From   uint64          `json:"from"`
	To     uint64          `json:"to"`
	Hashes []parley.Digest `json:"hashes"`
	AsOf   parley.AsOf     `json:"as_of"`
}

// Receipt is the ledger's receipt for one statement.
type Receipt struct {
	Statement parley.StatementID `json:"statement"`
	// Duplicate: the statement was in already, and this is for its first entry.
	Duplicate bool            `json:"duplicate,omitempty"`
	Receipt   json.RawMessage `json:"receipt"` // proof.Receipt in its one encoding
	// Refused: the entry keeps a promise and has no effect; this is why.
	Refused *Problem `json:"refused,omitempty"`
	// Witnesses are the verifier keys of those who cosigned; absent: nobody.
	Witnesses []string `json:"witnesses,omitempty"`
	// Standing is how it counts by the log's own policy as it stands. What a
	// reader relies on is the reader's policy.
	Standing proof.Standing `json:"standing"`
	AsOf     parley.AsOf    `json:"as_of"`
}

// LinesType is the media type of a batch: JSON, one value a line.
const LinesType = "application/jsonl"

// Promise is the log's promise of a statement, and how far it is kept.
type Promise struct {
	Statement  parley.StatementID `json:"statement"`
	Commitment parley.Digest      `json:"commitment"` // of the envelope that was promised
	IncludeBy  parley.Instant     `json:"include_by"` // ledger time
	Promise    string             `json:"promise"`    // the signed note
	// Receipt of the entry by which it is kept, in its one encoding; absent: the
	// statement waits.
	Receipt json.RawMessage `json:"receipt,omitempty"`
	// Refused: that entry has no effect; this is why.
	Refused *Problem    `json:"refused,omitempty"`
	AsOf    parley.AsOf `json:"as_of"`
}

// Admission is the answer to a dry run: would the statement enter now?
type Admission struct {
	Statement parley.StatementID `json:"statement"`
	Admitted  bool               `json:"admitted"`
	Why       *Problem           `json:"why,omitempty"` // absent if it would
	AsOf      parley.AsOf        `json:"as_of"`
}

// Entry is one entry of the log with its content, which never changes; AsOf is
// its own place. An opaque entry (erased, or not for the reader) has index,
// time and leaf alone.
type Entry struct {
	Index  uint64         `json:"index"`
	At     parley.Instant `json:"at"`
	Leaf   string         `json:"leaf"` // hexadecimal
	Opaque bool           `json:"opaque,omitempty"`
	// Erasure: it is opaque because a retention/erase has named it.
	Erasure *Erasure `json:"erasure,omitempty"`
	Refused bool     `json:"refused,omitempty"` // it keeps a promise and has no effect
	// Sealed: the statement is of sealed class, and its parts are not here: the
	// host holds them, to be read one at a time.
	Sealed    bool               `json:"sealed,omitempty"`
	Statement parley.StatementID `json:"statement,omitzero"`
	// Submission is the statement as it was sent: envelope and parts. All that
	// follows can be derived from it.
	Submission json.RawMessage                   `json:"submission,omitempty"`
	Payload    json.RawMessage                   `json:"payload,omitempty"`
	Revision   parley.RevisionID                 `json:"revision,omitzero"`
	Texts      map[parley.PartID]string          `json:"texts,omitempty"`
	Maps       map[parley.PartID]json.RawMessage `json:"maps,omitempty"`
	Receipt    string                            `json:"receipt,omitempty"` // where its receipt is
	AsOf       parley.AsOf                       `json:"as_of"`
}

// Line is an entry as a page of the log tells it. Of one that is not for the
// reader it has index and time alone.
type Line struct {
	Index   uint64         `json:"index"`
	At      parley.Instant `json:"at"`
	Opaque  bool           `json:"opaque,omitempty"`  // erased, or not for the reader
	Erased  bool           `json:"erased,omitempty"`  // it was for the reader
	Refused bool           `json:"refused,omitempty"` // it keeps a promise and has no effect
	Type    statement.Type `json:"type,omitempty"`
	// Statement, Author and Post: what was said, by whom.
	Statement   parley.StatementID   `json:"statement,omitzero"`
	Author      parley.PartyID       `json:"author,omitzero"`
	Post        string               `json:"post,omitempty"`
	Arrangement parley.ArrangementID `json:"arrangement,omitzero"`
	// State of the arrangement at the entry's ledger time.
	State parley.StateName `json:"state,omitempty"`
	// Body of the statement, if it is short.
	Body json.RawMessage `json:"body,omitempty"`
}

// Entries is a page of the log, the newest entry first.
type Entries struct {
	Entries []Line      `json:"entries"`
	Next    uint64      `json:"next,omitempty"` // ask for those before this index; absent: that is all
	AsOf    parley.AsOf `json:"as_of"`
}

// Sealed is an entry as the host keeps it, for one recipient.
type Sealed struct {
	Index     uint64             `json:"index"`
	Statement parley.StatementID `json:"statement"`
	Leaf      string             `json:"leaf"`   // hexadecimal
	Sealed    []byte             `json:"sealed"` // base64: docs/formats/sealed.md
	Key       parley.KeyID       `json:"key"`    // whom the data keys are wrapped for
	Wrapped   []byte             `json:"wrapped"`
	AsOf      parley.AsOf        `json:"as_of"`
}

// Stage is how far an erasure has come.
type Stage string

const (
	StageNamed         Stage = "named"          // in the log; told no more, the keys are still there
	StageKeysDestroyed Stage = "keys-destroyed" // a copy of the keys may lie in a backup
	StageErased        Stage = "erased"         // the last noted copy has expired
)

// Erasure is how far the erasure of an entry has come on the host that answers.
type Erasure struct {
	Stage         Stage          `json:"stage"`
	Named         parley.Instant `json:"named"`                   // ledger time of the retention/erase
	KeysDestroyed parley.Instant `json:"keys_destroyed,omitzero"` // absent: not, or it is not known when
	Gone          parley.Instant `json:"gone,omitzero"`           // when the last noted copy of the keys expires
}

// Erased is an entry that a retention/erase has named.
type Erased struct {
	Index     uint64             `json:"index"`
	Statement parley.StatementID `json:"statement"`
	Type      statement.Type     `json:"type"`
	Author    parley.PartyID     `json:"author"`
	Erasure   Erasure            `json:"erasure"`
}

// Retained is what is held of an arrangement, and which erasure is announced.
type Retained struct {
	Arrangement parley.ArrangementID `json:"arrangement"`
	Retention   docket.Retention     `json:"retention"`
}

// Retention is what is held, announced and erased.
type Retention struct {
	Arrangements []Retained  `json:"arrangements"`
	Erased       []Erased    `json:"erased"`
	Next         uint64      `json:"next,omitempty"` // ask for more erased entries from this index on; absent: that is all
	AsOf         parley.AsOf `json:"as_of"`
}

// Slot proves whether an entry addresses a party. The opening verifies against
// the leaf; that the leaf is in the log, its tree proves.
type Slot struct {
	Index   uint64          `json:"index"`
	Party   parley.PartyID  `json:"party"`
	Leaf    string          `json:"leaf"`    // hexadecimal
	Opening json.RawMessage `json:"opening"` // proof.Opening in its one encoding
	AsOf    parley.AsOf     `json:"as_of"`
}

// Prev is what the next statement of an author on a subject must build on.
type Prev struct {
	// Prev is the author's latest statement on that subject to that audience;
	// absent if there is none.
	Prev parley.StatementID `json:"prev,omitzero"`
	// Queued: Prev waits in a mirror's outbox and has not entered yet.
	Queued bool `json:"queued,omitempty"`
	// Seen is the latest checkpoint.
	Seen statement.Seen `json:"seen"`
	AsOf parley.AsOf    `json:"as_of"`
}

// Parties lists the parties in the order of their admission.
type Parties struct {
	Parties []docket.Party `json:"parties"`
	AsOf    parley.AsOf    `json:"as_of"`
}

// Party is one party.
type Party struct {
	Party docket.Party `json:"party"`
	AsOf  parley.AsOf  `json:"as_of"`
}

// Keys are a party's keys in the order of their enrolment.
type Keys struct {
	Party parley.PartyID     `json:"party"`
	Keys  []docket.KeyStatus `json:"keys"`
	AsOf  parley.AsOf        `json:"as_of"`
}

// Territories are the areas that parties declare to be theirs.
type Territories struct {
	Territories []Territory `json:"territories"`
	Note        string      `json:"note"` // R5
	AsOf        parley.AsOf `json:"as_of"`
}

// Territory is one declared area. Claims may overlap.
type Territory struct {
	Owner parley.PartyID     `json:"owner"`
	Name  string             `json:"name"`
	By    parley.StatementID `json:"by"`
	Since parley.Instant     `json:"since"`
	Until parley.Instant     `json:"until,omitzero"`
	// SquareMetres inform, they never decide.
	SquareMetres int64 `json:"square_metres"`
}

// Arrangements lists arrangements in the order of their tabling.
type Arrangements struct {
	Arrangements []*parley.Status `json:"arrangements"`
	Note         string           `json:"note"` // R5
	AsOf         parley.AsOf      `json:"as_of"`
}

// Arrangement is one arrangement at an instant.
type Arrangement struct {
	Arrangement *parley.Status `json:"arrangement"`
	// Retention is what is held of it, and which erasure is announced; absent:
	// nothing, or the past was asked about.
	Retention *docket.Retention `json:"retention,omitempty"`
	AsOf      parley.AsOf       `json:"as_of"`
}

// Revision is one revision with what its parts hold.
type Revision struct {
	Arrangement parley.ArrangementID     `json:"arrangement"`
	Revision    parley.RevisionID        `json:"revision"`
	Number      int                      `json:"number"`
	Index       uint64                   `json:"index"`
	By          parley.StatementID       `json:"by"`
	Content     *parley.Revision         `json:"content"`
	Texts       map[parley.PartID]string `json:"texts"`
	Annex       *parley.Annex            `json:"annex,omitempty"`
	Map         string                   `json:"map,omitempty"` // where the map is, as GeoJSON
	Note        string                   `json:"note"`          // R5
	AsOf        parley.AsOf              `json:"as_of"`
}

// Diff is what one revision changes against another.
type Diff struct {
	Arrangement parley.ArrangementID `json:"arrangement"`
	Diff        *diff.Diff           `json:"diff"`
	AsOf        parley.AsOf          `json:"as_of"`
}

// Talk is what was said of an arrangement, in ledger order. Next, if not 0, is
// where the next page begins.
type Talk struct {
	Arrangement parley.ArrangementID `json:"arrangement"`
	Talk        []Remark             `json:"talk"`
	Next        uint64               `json:"next,omitempty"`
	AsOf        parley.AsOf          `json:"as_of"`
}

// Remark is one thing said, with its words.
type Remark struct {
	docket.Remark
	Words string `json:"words,omitempty"` // Markdown
}

// Draft is a revision that is not tabled yet, whose impact is asked for.
type Draft struct {
	Sponsor  parley.PartyID  `json:"sponsor"`
	Revision parley.Revision `json:"revision"`
	Annex    *parley.Annex   `json:"annex,omitempty"`
	// Asker limits what is told of operations to those known to it; absent: all.
	Asker parley.PartyID `json:"asker,omitzero"`
}

// Event tells that an entry came in. State is the arrangement's at the entry's
// ledger time, as of AsOf.
type Event struct {
	Index       uint64               `json:"index"`
	At          parley.Instant       `json:"at"`
	Type        statement.Type       `json:"type,omitempty"`    // absent: opaque
	Refused     bool                 `json:"refused,omitempty"` // it keeps a promise and has no effect
	Statement   parley.StatementID   `json:"statement,omitzero"`
	Author      parley.PartyID       `json:"author,omitzero"`
	Arrangement parley.ArrangementID `json:"arrangement,omitzero"`
	State       parley.StateName     `json:"state,omitempty"`
	AsOf        parley.AsOf          `json:"as_of"`
}

// End is the last event of a stream: why it ends, and where to resume.
type End struct {
	Why    string `json:"why"`
	Resume uint64 `json:"resume"` // the index of the next entry
}

// Operations are those that parties made known.
type Operations struct {
	Operations []docket.Operation `json:"operations"`
	Note       string             `json:"note"` // R5
	AsOf       parley.AsOf        `json:"as_of"`
}
