package proof

import (
	"bytes"
	"crypto/ed25519"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/statement"
)

// ExportLine is one line of a submitter's export of what it has said of sealed
// class. Each line by itself says whose export it is of, and the log's mark, a
// signature over it, proves that.
type ExportLine struct {
	At     parley.Instant  `json:"at"`
	Export int64           `json:"export"` // its number among the party's exports, from 1
	Key    parley.KeyID    `json:"key"`    // that had opened the session
	Ledger parley.LedgerID `json:"ledger"`
	Line   int64           `json:"line"`  // 0: the header, which holds no statement
	Lines  int64           `json:"lines"` // statements in all
	Party  parley.PartyID  `json:"party"`
	Post   string          `json:"post"`
	// Submission is the statement as it was sent, parts among it.
	Submission json.RawMessage `json:"submission,omitempty"`
}

// MaxExportLine is the longest line of an export in bytes.
const MaxExportLine = 1 << 20

// tagExport begins what a mark signs. It holds a zero, as no note does.
const tagExport = "parley.v1.sealed-export\x00"

type wireExportLine struct {
	Mark string          `json:"mark"` // base64
	Of   json.RawMessage `json:"of"`
}

// Mark is the line's one encoding, with a line break, marked by the log's key.
func (x *ExportLine) Mark(key ed25519.PrivateKey) ([]byte, error) {
	if err := x.valid(); err != nil {
		return nil, err
	}
	of, err := statement.CanonicalWithin(x, MaxExportLine)
	if err != nil {
		return nil, err
	}
	mark := ed25519.Sign(key, append([]byte(tagExport), of...))
	b, err := statement.CanonicalWithin(&wireExportLine{base64.StdEncoding.EncodeToString(mark), of}, MaxExportLine)
	return append(b, '\n'), err
}

// OpenExportLine tells whose export a line is of, by the log's verifier key.
func OpenExportLine(vkey string, line []byte) (*ExportLine, error) {
	x, err := openExportLine(vkey, bytes.TrimSuffix(line, []byte("\n")))
	if err != nil {
		return nil, refuseProof("export", err)
	}
	return x, nil
}

func openExportLine(vkey string, line []byte) (*ExportLine, error) {
	if _, err := logKey(vkey); err != nil {
		return nil, err
	}
	var w wireExportLine
	if err := statement.DecodeStrictWithin(line, &w, MaxExportLine); err != nil {
		return nil, err
	}
	mark, err := base64.StdEncoding.Strict().DecodeString(w.Mark)
	if err != nil || !ed25519.Verify(publicOf(vkey), append([]byte(tagExport), w.Of...), mark) {
		return nil, errors.New("its mark is not the log's")
	}
	x := new(ExportLine)
	if err := statement.DecodeStrictWithin(w.Of, x, MaxExportLine); err != nil {
		return nil, err
	}
	return x, x.valid()
}

func (x *ExportLine) valid() error {
	switch {
	case x.At <= 0 || x.At > statement.MaxInstant || x.Export < 1 || x.Line < 0 || x.Line > x.Lines || x.Lines > statement.MaxInteger:
		return errors.New("a number is out of range")
	case x.Party == parley.PartyID{} || x.Key == parley.KeyID{} || x.Post == "" || len(x.Post) > statement.MaxLabel:
		return fmt.Errorf("it does not say who exported it")
	case (x.Line == 0) != (x.Submission == nil):
		return errors.New("a line but the first holds a statement")
	}
	return nil
}
