package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/mod/sumdb/note"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/ledger/disk"
	"github.com/open-parley/parley/proof"
)

// evidenceFolder lies in the folder for what this user's parley remembers.
const evidenceFolder = "evidence"

// maxEvidence is how many pieces are kept: one says all, and a faithless host
// could make more for ever.
const maxEvidence = 64

// evidenceCmd is parley evidence.
type evidenceCmd struct {
	List   evidenceListCmd   `cmd:"" default:"1" help:"What is kept here against logs that have signed two histories. Exit code 8 if there is any."`
	Verify evidenceVerifyCmd `cmd:"" help:"Verify evidence, with no network: from a witness, a mirror or another party too."`
}

// keptEvidence is a piece of evidence in a file.
type keptEvidence struct {
	File   string `json:"file"`
	Log    string `json:"log"`
	LogKey string `json:"log_key"`
	Older  uint64 `json:"older"` // entries of the checkpoints that contradict each other
	Newer  uint64 `json:"newer"`
}

// says tells the contradiction.
func (k *keptEvidence) says() string {
	if k.Older == k.Newer {
		return fmt.Sprintf("%s has signed two different logs of %d entries", k.Log, k.Newer)
	}
	return fmt.Sprintf("%s has signed a log of %d entries that does not begin with the %d that it signed before", k.Log, k.Newer, k.Older)
}

// readEvidence verifies a file by its own key: it proves that whoever holds that
// key has signed two histories. key is the one that the user knows, or empty.
func readEvidence(name, key string) (*keptEvidence, error) {
	b, err := readLimited(name, proof.MaxEvidence+1)
	if err != nil {
		return nil, usage(err)
	}
	e, err := proof.DecodeEvidence([]byte(strings.TrimSuffix(string(b), "\n")))
	if err != nil {
		return nil, asEvidence(err)
	}
	if key == "" {
		key = e.Log
	}
	v, err := note.NewVerifier(key)
	if err != nil {
		return nil, usage(fmt.Errorf("--log-key: %w", err))
	}
	older, newer, err := e.Verify(v)
	if err != nil {
		return nil, asEvidence(err)
	}
	return &keptEvidence{File: name, Log: older.Origin, LogKey: key, Older: older.Size, Newer: newer.Size}, nil
}

// asEvidence makes whatever is wrong with evidence a refusal by R9.
func asEvidence(err error) error {
	var r *parley.Refusal
	if errors.As(err, &r) && r.Rule == "R9" {
		return err
	}
	return parley.Refuse("bad-evidence", "R9", "This is no evidence: %v", err).To("Ask for it again: it may be damaged or forged.")
}

// evidenceFiles are the files kept here.
func evidenceFiles() ([]string, error) {
	dir, err := home()
	if err != nil {
		return nil, err
	}
	entries, err := os.ReadDir(filepath.Join(dir, evidenceFolder))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	var out []string
	for _, x := range entries {
		if strings.HasSuffix(x.Name(), ".json") {
			out = append(out, filepath.Join(dir, evidenceFolder, x.Name()))
		}
	}
	return out, err
}

// keep keeps evidence that was found, and says so.
func (e *env) keep(x *proof.Evidence) {
	name, err := keepEvidence(x)
	if err != nil {
		fmt.Fprintf(e.errw, "parley: evidence was found and could not be kept: %v\n", err)
		return
	}
	e.alarm(name)
}

func keepEvidence(x *proof.Evidence) (string, error) {
	b, err := x.Encode()
	if err != nil {
		return "", err
	}
	dir, err := home()
	if err != nil {
		return "", err
	}
	dir = filepath.Join(dir, evidenceFolder)
	sum := sha256.Sum256(b)
	name := hex.EncodeToString(sum[:16]) + ".json"
	known, err := evidenceFiles()
	if err != nil {
		return "", err
	}
	if _, err := os.Stat(filepath.Join(dir, name)); err == nil || len(known) >= maxEvidence {
		return filepath.Join(dir, name), nil
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", err
	}
	return filepath.Join(dir, name), disk.WriteAside(dir, name, append(b, '\n'), 0o600)
}

// alarms says what is kept, at each command, until the user removes it.
func (e *env) alarms() {
	names, err := evidenceFiles()
	if err != nil {
		fmt.Fprintf(e.errw, "parley: the evidence that is kept can't be read: %v\n", err)
	}
	for _, name := range names {
		e.alarm(name)
	}
}

// alarm says what one file holds, once.
func (e *env) alarm(name string) {
	if slices.Contains(e.alarmed, name) {
		return
	}
	e.alarmed = append(e.alarmed, name)
	k, err := readEvidence(name, "")
	if err != nil {
		fmt.Fprintf(e.errw, "parley: %s is kept as evidence, but was damaged: %v\n", shown(name), err)
		return
	}
	if e.cli.JSON {
		b, err := json.Marshal(struct {
			Type  string `json:"type"`
			Title string `json:"title"`
			keptEvidence
		}{"urn:parley:notice:two-histories", "A log has signed two histories", *k})
		if err != nil { // plain values only
			panic(err)
		}
		fmt.Fprintf(e.errw, "%s\n", b)
		return
	}
	fmt.Fprintf(e.errw, "parley: EVIDENCE: %s.\n        Rely on nothing of it, and give %s to all parties: anybody can verify it.\n        This is said until you remove the file.\n", k.says(), shown(name))
}

// evidenceListCmd is parley evidence list, or parley evidence alone.
type evidenceListCmd struct{}

func (c *evidenceListCmd) Run(e *env) error {
	names, err := evidenceFiles()
	if err != nil {
		return err
	}
	all := []*keptEvidence{}
	t := e.table()
	for _, name := range names {
		k, err := readEvidence(name, "")
		if err != nil {
			return fmt.Errorf("%s: %w", shown(name), err)
		}
		all = append(all, k)
		t.row(shown(name), k.says())
	}
	if e.cli.JSON {
		err = e.print(struct {
			Evidence []*keptEvidence `json:"evidence"`
		}{all})
	} else {
		t.flush()
	}
	if err != nil || len(all) == 0 {
		return err
	}
	return verdictError(exitUnverified)
}

// evidenceVerifyCmd is parley evidence verify.
type evidenceVerifyCmd struct {
	File   string `arg:"" help:"Evidence, as parley evidence list names it, or as a witness gave it." type:"path"`
	LogKey string `help:"The log's verifier key, as its host publishes it; absent: the evidence's own, which is then compared with what is pinned." placeholder:"KEY"`
}

func (c *evidenceVerifyCmd) Run(e *env) error {
	k, err := readEvidence(c.File, c.LogKey)
	if err != nil {
		return err
	}
	known, err := pinnedAs(k.LogKey)
	if err != nil {
		return err
	}
	if e.cli.JSON {
		return e.print(struct {
			*keptEvidence
			Known []string `json:"known"` // servers whose log it is, as pinned
		}{k, known})
	}
	fmt.Fprintf(e.out, "It is proven: %s.\n\n", k.says())
	t := e.table()
	t.row("log key", k.LogKey)
	switch {
	case c.LogKey != "":
		t.row("whose", "of the key that you gave")
	case len(known) > 0:
		t.row("whose", "of the ledger that you know at "+strings.Join(known, ", "))
	default:
		t.row("whose", "of a key that you have not pinned: compare it with the one that the host published")
	}
	t.flush()
	return nil
}

// pinnedAs lists the servers that were pinned with a log key.
func pinnedAs(key string) ([]string, error) {
	pins, err := readPins()
	if err != nil {
		return nil, err
	}
	out := []string{}
	for where, p := range pins {
		if p.LogKey == key {
			out = append(out, where)
		}
	}
	slices.Sort(out)
	return out, nil
}
