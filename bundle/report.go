package bundle

import (
	"fmt"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/proof"
)

// Report is what a bundle was found to be.
type Report struct {
	Header Header `json:"header"`
	Lines  int    `json:"lines"`
	// Name of the ledger and whether nothing in it is real, by its genesis.
	Name     string `json:"name"`
	Exercise bool   `json:"exercise"`
	Holder   string `json:"holder"` // its name
	// Head is the ledger time of the last entry.
	Head   parley.Instant `json:"head"`
	Root   parley.Digest  `json:"root"`
	Counts Counts         `json:"counts"`
	// Digest is that of the state that follows for the holder: the same on every
	// processor.
	Digest parley.Digest `json:"digest"`
	// View: the log has signed that this state follows.
	View bool `json:"view"`
	// LogKeyTrusted: the verifier brought the log's key. Otherwise it came from
	// the bundle.
	LogKeyTrusted bool   `json:"log_key_trusted"`
	Exporter      string `json:"exporter"`
	// Witnessed is the size up to which the verifier's own witnesses have
	// cosigned; 0: none.
	Witnessed uint64 `json:"witnessed"`
	// Policy is whether the verifier named witnesses.
	Policy bool `json:"policy"`
	// Compared is the size of the greatest checkpoint of the verifier's own that
	// this log agrees with; 0: none was compared. Beyond is that of one that is
	// greater than the bundle, and so could not be compared.
	Compared uint64 `json:"compared"`
	Beyond   uint64 `json:"beyond,omitempty"`
	// Promises there were, and those that the log broke.
	Promises int      `json:"promises"`
	Broken   []Broken `json:"broken,omitempty"`
	// Evidence that the log keeps two histories.
	Evidence []Contradiction `json:"evidence,omitempty"`
	// Fold holds the state, and takes the records of a bundle that continues
	// this one.
	Fold *Fold `json:"-"`
}

// Contradiction is two checkpoints that the log has signed and that can't both
// be true, by their sizes.
type Contradiction struct {
	Older uint64 `json:"older"`
	Newer uint64 `json:"newer"`
}

// Faithless reports whether the bundle proves that the host broke its word: a
// promise, or that it keeps one history.
func (r *Report) Faithless() bool { return len(r.Broken) > 0 || len(r.Evidence) > 0 }

// checkpoint notes one that the records agree with.
func (r *Report) checkpoint(c proof.Checkpoint, s proof.Standing) {
	r.Root = parley.Digest(c.Root)
	if s == proof.Witnessed {
		r.Witnessed = c.Size
	}
}

// Proven says in plain words what the bundle proves, if Verify gave no error.
func (r *Report) Proven() []string {
	c := r.Counts
	out := []string{
		fmt.Sprintf("The log has signed these %s, in this order, and each entered when it says: none was altered, left out, added or moved.", count(c.Entries, "entry", "entries")),
		fmt.Sprintf("Who said what: each of the %s that %s may see is signed by a key of its author's that was valid then, and went to exactly those whom it addresses.", count(c.Readable, "statement", "statements"), r.Holder),
		"What follows from them was computed anew here, by the rules: who is bound, by what, since when, and what is still missing.",
	}
	switch {
	case c.Opaque == c.Before+c.Opened:
		out = append(out, fmt.Sprintf("Nothing that is addressed to %s is missing: %s.", r.Holder, r.otherEntries()))
	case c.Opened > 0:
		out = append(out, fmt.Sprintf("Of the entries that %s can't see, %d were opened: none of these is for it without having been erased.", r.Holder, c.Opened))
	}
	if r.View {
		out = append(out, fmt.Sprintf("The host has signed that this state follows for %s: it can't tell others that it showed it anything else.", r.Holder))
	}
	if r.Witnessed > 0 {
		out = append(out, fmt.Sprintf("Your witnesses have cosigned the first %s: the host has shown no other history of these to them.", count(r.Witnessed, "entry", "entries")))
	}
	if r.Compared > 0 {
		out = append(out, fmt.Sprintf("The first %s are those whose checkpoint you held before.", count(r.Compared, "entry", "entries")))
	}
	if r.Promises > 0 && len(r.Broken) == 0 {
		out = append(out, fmt.Sprintf("The host has broken none of the %s that lie here.", count(uint64(r.Promises), "promise", "promises")))
	}
	return out
}

// Against says in plain words what the bundle proves against the host.
func (r *Report) Against() []string {
	var out []string
	for _, e := range r.Evidence {
		out = append(out, fmt.Sprintf("TWO HISTORIES: the log has signed a checkpoint of %d and one of %d entries that can't both be true. Whoever knows the log's key can verify that.", e.Older, e.Newer))
	}
	for _, b := range r.Broken {
		out = append(out, r.broken(b))
	}
	return out
}

// otherEntries says of what the holder can't see why it is not for it.
func (r *Report) otherEntries() string {
	c := r.Counts
	switch {
	case c.Opaque == 0:
		return "it may see every entry of the log"
	case c.Opened == 0:
		return "every entry that it can't see is older than its admission"
	}
	s := fmt.Sprintf("each of the %d entries that it can't see is proven not to be for it, or to have been erased", c.Opened)
	if c.Opened == 1 {
		s = "the one entry that it can't see is proven not to be for it, or to have been erased"
	}
	if c.Before > 0 {
		s += fmt.Sprintf(", and %d more are older than its admission", c.Before)
	}
	return s
}

func (r *Report) broken(b Broken) string {
	if b.Entered != 0 {
		return fmt.Sprintf("BROKEN PROMISE: the host promised that %s would enter by %v; it entered at %v. Promise and bundle prove it together.", parley.Short(b.C), b.IncludeBy, b.Entered)
	}
	return fmt.Sprintf("BROKEN PROMISE: the host promised that %s would enter by %v; the log goes on to %v without it. Promise and bundle prove it together.", parley.Short(b.C), b.IncludeBy, b.Later)
}

// Unproven says in plain words what the bundle does not prove.
func (r *Report) Unproven() []string {
	var out []string
	c := r.Counts
	if !r.LogKeyTrusted {
		out = append(out, "Whose log this is: its key came from the bundle itself. Compare it with what the host published: "+r.Header.LogKey)
	}
	switch {
	case r.Witnessed == 0 && r.Policy:
		out = append(out, "That the host shows everyone the same log: too few of your witnesses have cosigned. A host that rewrote everything with its real key would look the same, to one who holds no older checkpoint.")
	case r.Witnessed == 0:
		out = append(out, "That the host shows everyone the same log: you named no witnesses. A host that rewrote everything with its real key would look the same, to one who holds no older checkpoint.")
	case r.Witnessed < c.Entries:
		out = append(out, fmt.Sprintf("That the host shows everyone the same entries from number %d on: your witnesses have cosigned those before it alone.", r.Witnessed))
	}
	if r.Beyond > 0 {
		out = append(out, fmt.Sprintf("That it is the log whose checkpoint of %d entries you hold: the bundle ends before that. Ask for a newer one.", r.Beyond))
	}
	if n := c.Unopened(); n > 0 {
		how := "were not opened"
		if c.Opened > 0 {
			how = "were not among the sample"
		}
		out = append(out, fmt.Sprintf("That nothing addressed to %s was withheld: %d of the entries that it can't see %s.", r.Holder, n, how))
		if c.Opened > 0 {
			out = append(out, fmt.Sprintf("Had one entry been withheld, this sample of %d in %d would have missed it with a probability of %s; of ten, %s.",
				c.Opened, c.Opened+n, percent(Unnoticed(c.Opened, c.Opened+n, 1)), percent(Unnoticed(c.Opened, c.Opened+n, 10))))
		}
	}
	if !r.View {
		out = append(out, "That the host stands by what follows for the holder: it has signed no view.")
	}
	if c.Erased > 0 {
		out = append(out, fmt.Sprintf("What was said in the %s. That they entered, and when, remains proven, and whoever kept such a statement can still prove it; of what type and by whom they were is the registrar's word.", count(c.Erased, "entry that was erased", "entries that were erased")))
	}
	if c.Extended > 0 {
		out = append(out, fmt.Sprintf("That nothing is missing of what was said before an arrangement was extended to %s: %s here by the host's choice, for which its signed view stands.", r.Holder, count(c.Extended, "such entry is", "such entries are")))
	}
	out = append(out, "What was said outside this log.")
	return out
}

// Unnoticed is the probability that a sample of n out of all entries, drawn
// without replacement, holds none of the withheld ones.
func Unnoticed(n, all, withheld uint64) float64 {
	p := 1.0
	for i := range min(withheld, all) {
		if n+i >= all {
			return 0
		}
		p *= float64(all-n-i) / float64(all-i)
	}
	return p
}

func percent(p float64) string {
	switch {
	case p == 0:
		return "0 %"
	case p < 0.0001:
		return "less than 0.01 %"
	}
	return fmt.Sprintf("%.3g %%", 100*p)
}

func count(n uint64, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
