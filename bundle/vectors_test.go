package bundle_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/mod/sumdb/note"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/bundle"
	"github.com/open-parley/parley/proof"
)

var update = flag.Bool("update", false, "write the vectors, fuzz seeds and documented examples anew")

const vectorDir = "../testdata/vectors/bundle"

// vector says what a bundle in the folder proves, or why it does not.
type vector struct {
	File   string `json:"file"`
	LogKey string `json:"log_key"`
	Size   uint64 `json:"size,omitempty"`
	// Root and Digest are compared byte for byte, on every processor.
	Root   parley.Digest  `json:"root,omitzero"`
	Digest parley.Digest  `json:"digest,omitzero"`
	Counts *bundle.Counts `json:"counts,omitempty"`
	// Bound are the names of who is bound by the first arrangement at a time.
	Bound map[string][]string `json:"bound,omitempty"`
	// Tampered are changes after which it must not verify.
	Tampered []tampering `json:"tampered,omitempty"`
}

// tampering changes lines, which count from 1.
type tampering struct {
	Name string `json:"name"`
	Code string `json:"code"`
	// Found is the line in which it is found.
	Found   int    `json:"found"`
	Line    int    `json:"line,omitempty"`
	Replace string `json:"replace,omitempty"` // in Line, the first of it
	By      string `json:"by,omitempty"`
	Drop    bool   `json:"drop,omitempty"` // Line
	Swap    int    `json:"swap,omitempty"` // Line with this one
	Again   bool   `json:"again,omitempty"`
	Keep    int    `json:"keep,omitempty"` // so many lines and no more
	Append  string `json:"append,omitempty"`
}

func (x tampering) do(b []byte) []byte {
	lines := bytes.SplitAfter(b, []byte("\n"))
	lines = lines[:len(lines)-1]
	i := x.Line - 1
	switch {
	case x.Drop:
		lines = append(lines[:i], lines[i+1:]...)
	case x.Swap > 0:
		lines[i], lines[x.Swap-1] = lines[x.Swap-1], lines[i]
	case x.Again:
		lines = append(lines[:i+1], lines[i:]...)
	case x.Keep > 0:
		lines = lines[:x.Keep]
	case x.Replace != "":
		lines[i] = bytes.Replace(lines[i], []byte(x.Replace), []byte(x.By), 1)
	}
	return append(bytes.Join(lines, nil), x.Append...)
}

var tamperings = []tampering{
	{Name: "an entry is dropped", Line: 4, Drop: true},
	{Name: "two entries change places", Line: 3, Swap: 4},
	{Name: "an entry stands twice", Line: 4, Again: true},
	{Name: "it ends before its trailer", Keep: 7},
	{Name: "something follows it", Append: "\n"},
	{Name: "another holder", Line: 1, Replace: `"party":"`, By: `"party":"0`},
	{Name: "another time", Line: 3, Replace: `"leaf":"01000001`, By: `"leaf":"01000002`},
	{Name: "another payload", Line: 4, Replace: `"payload":"eyJ`, By: `"payload":"eyK`},
	{Name: "another opening", Line: 4, Replace: `"secret":"`, By: `"secret":"0`},
	{Name: "white space", Line: 2, Replace: `{"entry":`, By: `{"entry": `},
	{Name: "an unknown member", Line: 2, Replace: `"index":0,`, By: `"hint":1,"index":0,`},
	{Name: "a line of another kind", Line: 2, Replace: `{"entry":`, By: `{"entries":`},
}

func optionsOf(t testing.TB, v *vector) bundle.Options {
	t.Helper()
	k, err := note.NewVerifier(v.LogKey)
	if err != nil {
		t.Fatal(err)
	}
	return bundle.Options{Policy: proof.Policy{Log: k}}
}

// finding is the code and the line of a refusal.
func finding(t testing.TB, b []byte, o bundle.Options) (string, int) {
	t.Helper()
	r, err := bundle.Verify(bytes.NewReader(b), o)
	var refusal *parley.Refusal
	if !errors.As(err, &refusal) || refusal.Rule != "R9" {
		t.Fatalf("no refusal: %v, lines %d", err, r.Lines)
	}
	var cause *parley.Refusal
	if errors.As(refusal.Cause, &cause) {
		refusal = cause
	}
	return refusal.Code, r.Lines
}

// makeVectors makes the bundles of the small story and what they prove.
func makeVectors(t *testing.T) (map[string][]byte, []vector) {
	t.Helper()
	l, _ := small(t)
	beta, gamma := called(t, l, "Betaland"), called(t, l, "Gammaland")
	files := map[string][]byte{
		"member.bundle":   export(t, l, beta, 0, bundle.All),
		"outsider.bundle": export(t, l, gamma, 0, bundle.All),
		"sampled.bundle":  export(t, l, gamma, 0, someSeed),
		"unopened.bundle": export(t, l, gamma, 0, bundle.Openings{}),
	}
	var list []vector
	for _, name := range []string{"member.bundle", "outsider.bundle", "sampled.bundle", "unopened.bundle"} {
		v := vector{File: name, LogKey: l.VerifierKey()}
		o := optionsOf(t, &v)
		r, err := bundle.Verify(bytes.NewReader(files[name]), o)
		if err != nil {
			t.Fatal(err)
		}
		v.Size, v.Root, v.Digest, v.Counts = r.Counts.Entries, r.Root, r.Digest, &r.Counts
		v.Bound = boundIn(r, r.Head-1, r.Head)
		if name == "outsider.bundle" {
			for _, x := range tamperings {
				bad := x.do(files[name])
				if bytes.Equal(bad, files[name]) {
					t.Fatalf("%s changes nothing", x.Name)
				}
				x.Code, x.Found = finding(t, bad, o)
				v.Tampered = append(v.Tampered, x)
			}
		}
		list = append(list, v)
	}
	return files, list
}

// boundIn names who is bound by the first arrangement at each time.
func boundIn(r *bundle.Report, times ...parley.Instant) map[string][]string {
	s := r.Fold.State()
	out := map[string][]string{}
	for _, at := range times {
		if all := s.At(at).Arrangements(); len(all) > 0 {
			names := []string{}
			for _, id := range all[0].Bound {
				p, _ := s.Party(id)
				names = append(names, p.Profile.Name)
			}
			out[at.String()] = names
		}
	}
	return out
}

// The files in testdata/vectors/bundle are what this code makes and what it
// finds in them.
func TestVectors(t *testing.T) {
	files, list := makeVectors(t)
	want, err := json.MarshalIndent(list, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	files["bundles.json"] = append(want, '\n')
	for name, b := range files {
		path := filepath.Join(vectorDir, name)
		if *update {
			if err := errors.Join(os.MkdirAll(vectorDir, 0o755), os.WriteFile(path, b, 0o644)); err != nil {
				t.Fatal(err)
			}
		}
		have, err := os.ReadFile(path)
		if err != nil || !bytes.Equal(have, b) {
			t.Errorf("%s is not what the code makes (%v); go test ./bundle -update writes it", path, err)
		}
	}
}

// The committed bundles go on verifying, with the same digests.
func TestOldVectorsVerify(t *testing.T) {
	b, err := os.ReadFile(filepath.Join(vectorDir, "bundles.json"))
	if err != nil {
		t.Fatal(err)
	}
	var list []vector
	if err := json.Unmarshal(b, &list); err != nil {
		t.Fatal(err)
	}
	for _, v := range list {
		file, err := os.ReadFile(filepath.Join(vectorDir, v.File))
		if err != nil {
			t.Fatal(err)
		}
		r, err := bundle.Verify(bytes.NewReader(file), optionsOf(t, &v))
		if err != nil || r.Root != v.Root || r.Digest != v.Digest || r.Counts != *v.Counts {
			t.Errorf("%s: %v, %+v", v.File, err, r)
		}
		for _, x := range v.Tampered {
			if code, line := finding(t, x.do(file), optionsOf(t, &v)); code != x.Code || line != x.Found {
				t.Errorf("%s, %s: %s in line %d, want %s in line %d", v.File, x.Name, code, line, x.Code, x.Found)
			}
		}
	}
}

// An independent program, written from the pages in docs/formats alone, finds
// the same: the format is what the pages say.
func TestIndependentChecker(t *testing.T) {
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("there is no python3 here to run testdata/vectors/check.py with")
	}
	out, err := exec.CommandContext(t.Context(), python, "../testdata/vectors/check.py", filepath.Join(vectorDir, "bundles.json")).CombinedOutput()
	if err != nil || !strings.Contains(string(out), "4 bundles hold") {
		t.Errorf("%v\n%s", err, out)
	}
	t.Log(string(out))
}
