package audit

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
)

// Of gives what a party's posts were refused, from the line numbered from on,
// limit lines at most, the oldest first; and the number of the next line, 0
// where there is none yet.
func (l *Log) Of(party parley.PartyID, from uint64, limit int) (page []answer.Refused, next uint64, err error) {
	all, err := both(l.dir, party.String())
	if err != nil {
		return nil, 0, err
	}
	for _, r := range all {
		if r.N < from {
			continue
		}
		if len(page) == limit {
			return page, r.N, nil
		}
		page = append(page, r)
	}
	return page, 0, nil
}

// All gives everything that the audit in a ledger's folder holds, the oldest
// first. The ledger may be served meanwhile.
func All(dir string) ([]answer.Refused, error) {
	dir = filepath.Join(dir, Folder)
	files, err := os.ReadDir(dir)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	names := map[string]bool{}
	for _, f := range files {
		name, _, _ := strings.Cut(f.Name(), ".")
		names[name] = true
	}
	var all []answer.Refused
	for name := range names {
		some, err := both(dir, name)
		if err != nil {
			return nil, err
		}
		all = append(all, some...)
	}
	slices.SortFunc(all, func(a, b answer.Refused) int {
		return cmp.Or(cmp.Compare(a.At, b.At), bytes.Compare(a.Party[:], b.Party[:]), cmp.Compare(a.N, b.N))
	})
	return all, nil
}

// both reads a file and the one before it. The newer is read first: what moves
// from it meanwhile is then there twice, and not missing.
func both(dir, name string) ([]answer.Refused, error) {
	newer, err := read(filepath.Join(dir, name+ending))
	if err != nil {
		return nil, err
	}
	older, err := read(filepath.Join(dir, name+earlier))
	if err != nil {
		return nil, err
	}
	all := append(parse(older), parse(newer)...)
	slices.SortStableFunc(all, func(a, b answer.Refused) int { return cmp.Compare(a.N, b.N) })
	return slices.CompactFunc(all, func(a, b answer.Refused) bool { return a == b }), nil
}

// parse reads lines. What is none is left out: the audit decides nothing, and a
// line may have been cut where a process was killed.
func parse(b []byte) (all []answer.Refused) {
	for line := range bytes.Lines(b) {
		if r, ok := parseLine(line); ok {
			all = append(all, r)
		}
	}
	return all
}

// parseLine reads a line, which ends with its newline.
func parseLine(line []byte) (r answer.Refused, ok bool) {
	if len(line) > MaxLine || !bytes.HasSuffix(line, []byte{'\n'}) {
		return r, false
	}
	d := json.NewDecoder(bytes.NewReader(line))
	d.DisallowUnknownFields()
	if d.Decode(&r) != nil || d.More() {
		return answer.Refused{}, false
	}
	return r, true
}
