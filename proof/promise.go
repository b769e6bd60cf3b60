package proof

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"

	"github.com/open-parley/parley"
)

// Promise is the log's word that the statement committed to by C will have
// entered by a certain time, if need be as refused. It is given only once the
// statement is queued durably. A broken one is proven by the promise itself
// and a later witnessed checkpoint without C.
type Promise struct {
	Origin string // the log's
	C      parley.Digest
	// IncludeBy is the last ledger time at which C enters.
	IncludeBy parley.Instant
}

// promiseHeader is a promise's first line. A checkpoint's first line is a key
// name, which has no spaces: neither can be taken for the other.
const promiseHeader = "parley promise v1"

// Text is what is signed: header, origin, C in hexadecimal, time in
// milliseconds, a line each.
func (p Promise) Text() string {
	return fmt.Sprintf("%s\n%s\n%s\n%d\n", promiseHeader, p.Origin, p.C, int64(p.IncludeBy))
}

// Sign gives the signed note.
func (p Promise) Sign(log note.Signer) ([]byte, error) {
	if log.Name() != p.Origin {
		return nil, fmt.Errorf("a promise of %q can't be signed by the key of %q", p.Origin, log.Name())
	}
	return note.Sign(&note.Note{Text: p.Text()}, log)
}

// DecodePromise reads a promise's text; it accepts nothing but what Text gives.
func DecodePromise(text string) (Promise, error) {
	lines := strings.Split(text, "\n")
	if len(lines) != 5 || lines[0] != promiseHeader || lines[1] == "" || lines[4] != "" {
		return Promise{}, errors.New("a promise has four lines: header, origin, commitment, time")
	}
	p := Promise{Origin: lines[1]}
	if err := p.C.UnmarshalText([]byte(lines[2])); err != nil {
		return Promise{}, err
	}
	ms, err := strconv.ParseInt(lines[3], 10, 64)
	if err != nil || ms < 0 || ms >= int64(parley.Never) || strconv.FormatInt(ms, 10) != lines[3] {
		return Promise{}, fmt.Errorf("promise's time %q is no number of milliseconds", lines[3])
	}
	p.IncludeBy = parley.Instant(ms)
	return p, nil
}

// OpenPromise verifies a signed promise of that log.
func OpenPromise(signed []byte, log note.Verifier) (Promise, error) {
	n, err := openNote(signed, log)
	if err != nil {
		return Promise{}, err
	}
	p, err := DecodePromise(n.Text)
	if err != nil {
		return Promise{}, refuseProof("promise", err)
	}
	if p.Origin != log.Name() {
		return Promise{}, refuseProof("promise", fmt.Errorf("it is of %q, not of %q", p.Origin, log.Name()))
	}
	return p, nil
}
