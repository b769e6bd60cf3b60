package witness

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/open-parley/parley/proof"
)

// Request asks a witness to sign a checkpoint: the body of add-checkpoint.
type Request struct {
	// Old is the size of the checkpoint that the witness signed last; 0: none.
	Old uint64
	// Proof is the consistency proof from Old to the checkpoint.
	Proof      tlog.TreeProof
	Checkpoint []byte // signed
}

// Encode is a line "old N", a line for each hash of the proof in base64, an
// empty line, and the checkpoint.
func (r *Request) Encode() []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "old %d\n", r.Old)
	for _, h := range r.Proof {
		fmt.Fprintf(&b, "%s\n", h)
	}
	b.WriteByte('\n')
	b.Write(r.Checkpoint)
	return b.Bytes()
}

// DecodeRequest decodes what Encode gives, and nothing else.
func DecodeRequest(b []byte) (*Request, error) {
	if len(b) > MaxRequest {
		return nil, fmt.Errorf("the request has %d bytes, the limit is %d", len(b), MaxRequest)
	}
	head, checkpoint, ok := bytes.Cut(b, []byte("\n\n"))
	lines := strings.Split(string(head), "\n")
	old, says := strings.CutPrefix(lines[0], "old ")
	if !ok || !says {
		return nil, errors.New("a request is a line \"old N\", the proof, an empty line and the checkpoint")
	}
	r := &Request{Checkpoint: checkpoint}
	var err error
	if r.Old, err = strconv.ParseUint(old, 10, 63); err != nil || strconv.FormatUint(r.Old, 10) != old {
		return nil, fmt.Errorf("the old size %.32q is no decimal number", old)
	}
	if len(lines)-1 > proof.MaxProof {
		return nil, fmt.Errorf("the proof has %d lines, the limit is %d", len(lines)-1, proof.MaxProof)
	}
	for _, line := range lines[1:] {
		h, err := base64.StdEncoding.Strict().DecodeString(line)
		if err != nil || len(h) != tlog.HashSize || len(line) != base64.StdEncoding.EncodedLen(tlog.HashSize) {
			return nil, fmt.Errorf("%.64q is not the base64 of 32 bytes", line)
		}
		r.Proof = append(r.Proof, tlog.Hash(h))
	}
	return r, nil
}
