//go:build js && wasm

// Command wasm is what the verifier page runs: the verification of bundles and
// receipts that parley verify does, in the browser.
//
// It gives the page one object, parley, with the functions
//
//	verify(bytes, options, progress)  a promise of a JSON text; progress(done, total) is called now and then
//	at(milliseconds)                  a JSON text: who was bound then, by the bundle verified last
//
// and the text version.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"runtime/debug"
	"strings"
	"syscall/js"
	"time"

	"golang.org/x/mod/sumdb/note"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/bundle"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/proof"
	"github.com/open-parley/parley/statement"
)

// pause is how often the browser is let draw.
const pause = 50 * time.Millisecond

// maxRows is the greatest number of entries that are listed.
const maxRows = 20_000

// options are the verifier's own, as the page has them.
type options struct {
	LogKey     string   `json:"log_key"`
	Witnesses  []string `json:"witnesses"`
	Quorum     int      `json:"quorum"`
	Checkpoint string   `json:"checkpoint"`
	Promise    string   `json:"promise"`
}

// answer is what the page is told.
type answer struct {
	Kind    string                `json:"kind"` // bundle or receipt
	OK      bool                  `json:"ok"`
	Problem *parley.Refusal       `json:"problem,omitempty"`
	Line    int                   `json:"line,omitempty"` // of a bundle, where it does not verify
	Report  *bundle.Report        `json:"report,omitempty"`
	Receipt *bundle.ReceiptReport `json:"receipt,omitempty"`

	Proven   []string `json:"proven,omitempty"`
	Unproven []string `json:"unproven,omitempty"`
	Against  []string `json:"against,omitempty"`
	Entries  []row    `json:"entries,omitempty"`
	More     uint64   `json:"more,omitempty"` // entries that are not listed
}

// row is one entry.
type row struct {
	Index  uint64         `json:"index"`
	At     parley.Instant `json:"at"`
	Type   statement.Type `json:"type,omitempty"`
	Author string         `json:"author,omitempty"`
	Note   string         `json:"note,omitempty"`
}

// last is the bundle that was verified last.
var last *bundle.Report

func main() {
	js.Global().Set("parley", map[string]any{"verify": js.FuncOf(verify), "at": js.FuncOf(at), "version": version()})
	js.Global().Call("parleyReady")
	select {}
}

// version is the revision that this was built from, where Go knows it.
func version() string {
	revision, changed := "built without a revision", ""
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" {
				revision = "revision " + s.Value[:min(12, len(s.Value))]
			} else if s.Key == "vcs.modified" && s.Value == "true" {
				changed = ", changed since"
			}
		}
	}
	return revision + changed
}

func verify(_ js.Value, args []js.Value) any {
	data := make([]byte, args[0].Length())
	js.CopyBytesToGo(data, args[0])
	var o options
	err := json.Unmarshal([]byte(args[1].String()), &o)
	progress := args[2]
	run := js.FuncOf(func(_ js.Value, done []js.Value) any {
		go func() {
			a := &answer{Problem: problem(err)}
			if err == nil {
				a = look(data, o, progress)
			}
			done[0].Invoke(encode(a))
		}()
		return nil
	})
	return js.Global().Get("Promise").New(run)
}

func encode(v any) string {
	b, err := json.Marshal(v)
	if err != nil { // plain values only
		panic(err)
	}
	return string(b)
}

// look verifies whatever the file is.
func look(data []byte, o options, progress js.Value) *answer {
	before := last
	last = nil
	policy, err := policyOf(o)
	if err != nil {
		return &answer{Problem: problem(err)}
	}
	if !bytes.HasPrefix(data, []byte(`{"header":`)) {
		return receipt(data, policy)
	}
	a := &answer{Kind: "bundle"}
	drawn := time.Now()
	list := lister{answer: a, erased: map[uint64]bool{}}
	b := bundle.Options{Policy: policy, Entry: list.entry, Progress: func(done, total uint64) {
		if time.Since(drawn) > pause {
			progress.Invoke(done, total)
			time.Sleep(time.Millisecond) // the browser draws
			drawn = time.Now()
		}
	}}
	if before != nil {
		b.After = before.Fold
	}
	if o.Checkpoint != "" {
		b.Known = [][]byte{[]byte(o.Checkpoint)}
	}
	if o.Promise != "" {
		b.Promises = [][]byte{[]byte(o.Promise)}
	}
	r, err := bundle.Verify(bytes.NewReader(data), b)
	if err != nil {
		a.Problem, a.Line, a.Entries, a.More = problem(err), r.Lines, nil, 0
		return a
	}
	last = r
	list.finish(r)
	a.OK, a.Report, a.Proven, a.Unproven, a.Against = true, r, r.Proven(), r.Unproven(), r.Against()
	return a
}

func receipt(data []byte, policy proof.Policy) *answer {
	a := &answer{Kind: "receipt"}
	if policy.Log == nil {
		a.Problem = parley.Refuse("no-log-key", "", "A receipt does not hold the log's key, so it isn't known whose signature to believe.").
			To("Give the log's verifier key, which its host publishes. Never take it from the one who gave you the receipt.")
		return a
	}
	if len(data) > bundle.MaxReceiptFile {
		a.Problem = parley.Refuse("limit", "R9", "The file is longer than any receipt, and it is no bundle.")
		return a
	}
	r, err := bundle.VerifyReceipt(data, policy)
	if err != nil {
		a.Problem = problem(err)
		return a
	}
	a.OK, a.Receipt = true, r
	return a
}

// policyOf is whom the user trusts.
func policyOf(o options) (proof.Policy, error) {
	var p proof.Policy
	var err error
	if o.LogKey != "" {
		if p.Log, err = note.NewVerifier(o.LogKey); err != nil {
			return p, parley.Refuse("log-key", "", "The log's key can't be read: %v.", err).To("Copy it whole: name+hash+key.")
		}
	}
	for _, w := range o.Witnesses {
		v, err := proof.NewWitness(w)
		if err != nil {
			return p, parley.Refuse("witness-key", "", "The witness's key %.40q can't be read: %v.", w, err).To("Copy it whole: name+hash+key.")
		}
		p.Witnesses = append(p.Witnesses, v)
	}
	if p.Quorum = o.Quorum; p.Quorum == 0 {
		p.Quorum = len(p.Witnesses)
	}
	if p.Quorum > len(p.Witnesses) {
		return p, parley.Refuse("quorum", "", "%d witnesses can't cosign where you name %d.", p.Quorum, len(p.Witnesses)).To("Name more, or ask for fewer.")
	}
	return p, nil
}

func problem(err error) *parley.Refusal {
	var r *parley.Refusal
	switch {
	case err == nil:
		return nil
	case errors.As(err, &r):
		return r
	}
	return parley.Refuse("failed", "", "%v", err)
}

// lister lists entries as they are folded.
type lister struct {
	*answer
	erased map[uint64]bool
}

func (l *lister) entry(r *bundle.Record, e docket.Entry, s *docket.State) {
	if len(l.Entries) >= maxRows {
		l.More++
		return
	}
	x := row{Index: r.Index, At: r.Leaf.At}
	switch {
	case e.Signed != nil:
		st := e.Signed.Statement
		x.Type = st.Type
		if p, ok := s.Party(st.Author); ok {
			x.Author = p.Profile.Name
		}
		if r.Leaf.Refused {
			x.Note = "refused: it entered for a promise, and nothing follows from it"
		} else if b, ok := st.Body.(*statement.Erase); ok {
			for _, f := range b.Effects {
				l.erased[f.Index] = true
			}
		}
	case r.Own != nil && r.Own.Bit:
		x.Note = "for this party, and erased since"
	case r.Own != nil:
		x.Note = "proven not to be for this party"
	default:
		x.Note = "not opened"
	}
	l.Entries = append(l.Entries, x)
}

// finish says of what was not opened what is known of it in the end.
func (l *lister) finish(r *bundle.Report) {
	admitted, _ := r.Fold.State().Admission(r.Fold.Holder())
	for i := range l.Entries {
		x := &l.Entries[i]
		if x.Type != "" || x.Note != "not opened" {
			continue
		}
		if l.erased[x.Index] {
			x.Note = "erased"
		} else if x.Index < admitted {
			x.Note = "older than this party's admission"
		}
	}
}

// stand is how one arrangement stands at a time.
type stand struct {
	Title   string           `json:"title"`
	ID      string           `json:"id"`
	Kind    parley.Kind      `json:"kind"`
	Basis   parley.Basis     `json:"basis"`
	State   parley.StateName `json:"state"`
	Bound   []string         `json:"bound"`
	Toward  []parley.Toward  `json:"toward"`
	Waiting []parley.Waiting `json:"waiting"`
	InForce parley.Instant   `json:"in_force,omitzero"`
	Ends    parley.Instant   `json:"ends,omitzero"`
}

func at(_ js.Value, args []js.Value) any {
	if last == nil {
		return "[]"
	}
	s := last.Fold.State()
	list := []stand{}
	for _, x := range s.At(parley.Instant(args[0].Float())).Arrangements() {
		a := stand{Title: x.Title, ID: parley.Short(x.Arrangement), Kind: x.Kind, Basis: x.Basis, State: x.State,
			Bound: []string{}, Toward: x.Toward, Waiting: x.Waiting}
		if strings.TrimSpace(a.Title) == "" {
			a.Title = a.ID
		}
		for _, id := range x.Bound {
			if p, ok := s.Party(id); ok {
				a.Bound = append(a.Bound, p.Profile.Name)
			}
		}
		for _, r := range x.Revisions {
			if r.Revision == x.Current {
				a.InForce, a.Ends = r.InForce, r.Ends
			}
		}
		list = append(list, a)
	}
	return encode(list)
}
