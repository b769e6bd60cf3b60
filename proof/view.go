package proof

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"

	"github.com/open-parley/parley"
)

// View is the log's word on what follows for one party from the first Size
// entries: the digest of the state that the party may know. The party computes
// the same from the entries that it may see (the law of views); a host that
// withholds one from it, or shows it another, has signed that it differs.
type View struct {
	Origin string // the log's
	Party  parley.PartyID
	Size   uint64
	Digest parley.Digest
}

// viewHeader is a view's first line; like a promise's it has spaces, which a
// checkpoint's has not.
const viewHeader = "parley view v1"

// Text is what is signed: header, origin, party, size, digest, a line each.
func (v View) Text() string {
	return fmt.Sprintf("%s\n%s\n%s\n%d\n%s\n", viewHeader, v.Origin, v.Party, v.Size, v.Digest)
}

// Sign gives the signed note.
func (v View) Sign(log note.Signer) ([]byte, error) {
	if log.Name() != v.Origin {
		return nil, fmt.Errorf("a view of %q can't be signed by the key of %q", v.Origin, log.Name())
	}
	return note.Sign(&note.Note{Text: v.Text()}, log)
}

// DecodeView reads a view's text; it accepts nothing but what Text gives.
func DecodeView(text string) (View, error) {
	lines := strings.Split(text, "\n")
	if len(lines) != 6 || lines[0] != viewHeader || lines[1] == "" || lines[5] != "" {
		return View{}, errors.New("a view has five lines: header, origin, party, size, digest")
	}
	v := View{Origin: lines[1]}
	if err := v.Party.UnmarshalText([]byte(lines[2])); err != nil {
		return View{}, err
	}
	size, err := strconv.ParseUint(lines[3], 10, 63)
	if err != nil || strconv.FormatUint(size, 10) != lines[3] {
		return View{}, fmt.Errorf("view's size %q is no decimal number", lines[3])
	}
	v.Size = size
	return v, v.Digest.UnmarshalText([]byte(lines[4]))
}

// OpenView verifies a signed view of that log.
func OpenView(signed []byte, log note.Verifier) (View, error) {
	n, err := openNote(signed, log)
	if err != nil {
		return View{}, err
	}
	v, err := DecodeView(n.Text)
	if err != nil {
		return View{}, refuseProof("view", err)
	}
	if v.Origin != log.Name() {
		return View{}, refuseProof("view", fmt.Errorf("it is of %q, not of %q", v.Origin, log.Name()))
	}
	return v, nil
}
