package proof

import (
	"bytes"
	"errors"
	"fmt"

	"filippo.io/torchwood"
	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/statement"
)

// MaxEvidence is the greatest length of a piece of evidence in bytes: two
// checkpoints and a consistency proof fit.
const MaxEvidence = 2*MaxCheckpoint + 8<<10

// Evidence is two checkpoints that one log has signed and that can't both be
// true: it shows that its host keeps two histories, to anybody who knows the
// log's key, without believing anyone.
type Evidence struct {
	// Log is the verifier key by which the checkpoints are signed. Whoever
	// verifies compares it with the one that they know.
	Log string
	// Older and Newer are the signed notes, with the log's line alone; of two
	// of one size the one with the smaller root is Older.
	Older, Newer []byte
	// Proof shows that the tree of Newer begins with one of Older's size whose
	// root is Prefix, which is not Older's. Two checkpoints of one size need
	// neither.
	Prefix tlog.Hash
	Proof  tlog.TreeProof
}

type wireEvidence struct {
	Log    string          `json:"log"`
	Newer  string          `json:"newer"`
	Older  string          `json:"older"`
	Prefix parley.Digest   `json:"prefix,omitzero"`
	Proof  []parley.Digest `json:"proof,omitempty"`
}

// Contradiction looks for evidence in two signed checkpoints of the log with
// that verifier key, in any order; nil: it is proven that one continues the
// other. read gives hashes of the greater tree, which need not be believed:
// false ones are an error. For two of one size it is not asked.
func Contradiction(vkey string, a, b []byte, read tlog.HashReader) (*Evidence, error) {
	log, err := logKey(vkey)
	if err != nil {
		return nil, err
	}
	older, err := openHead(a, log)
	if err != nil {
		return nil, err
	}
	newer, err := openHead(b, log)
	if err != nil {
		return nil, err
	}
	if newer.N < older.N || newer.N == older.N && bytes.Compare(newer.Hash[:], older.Hash[:]) < 0 {
		older, newer = newer, older
	}
	e := &Evidence{Log: vkey, Older: older.note, Newer: newer.note}
	switch {
	case older.Origin != newer.Origin:
		return nil, refuseProof("evidence", errors.New("the checkpoints are of two logs"))
	case older.N == 0 || older.Tree == newer.Tree:
		return nil, nil
	case older.N < newer.N:
		if e.Prefix, err = tlog.TreeHash(older.N, read); err != nil {
			return nil, err
		}
		if e.Proof, err = tlog.ProveTree(newer.N, older.N, read); err != nil {
			return nil, err
		}
		if e.Prefix == older.Hash {
			if err := tlog.CheckTree(e.Proof, newer.N, newer.Hash, older.N, older.Hash); err != nil {
				return nil, refuseProof("evidence", fmt.Errorf("the hashes are not the later log's: %w", err))
			}
			return nil, nil
		}
	}
	_, _, err = e.Verify(log)
	return e, err
}

// FromProof looks for evidence in a consistency proof that should lead from
// one checkpoint to a newer one and does not: if it leads to the newer from
// another root, that is the evidence. Nil: it proves nothing, as for a size that
// is a power of two, where the proof leaves the older root out.
func FromProof(vkey string, older, newer []byte, p tlog.TreeProof) *Evidence {
	log, err := logKey(vkey)
	if err != nil {
		return nil
	}
	a, err1 := openHead(older, log)
	b, err2 := openHead(newer, log)
	if err1 != nil || err2 != nil || a.N < 1 || a.N >= b.N || a.N&(a.N-1) == 0 {
		return nil
	}
	e := &Evidence{Log: vkey, Older: a.note, Newer: b.note, Prefix: olderRoot(p, a.N, b.N), Proof: p}
	if _, _, err := e.Verify(log); err != nil {
		return nil
	}
	return e
}

// olderRoot is the root of n entries that a proof up to size entries is for, if
// it is one (RFC 9162, section 2.1.4.2). n is no power of two.
func olderRoot(p tlog.TreeProof, n, size int64) tlog.Hash {
	if len(p) == 0 {
		return tlog.Hash{}
	}
	fn, sn, root := n-1, size-1, p[0]
	for fn&1 == 1 {
		fn, sn = fn>>1, sn>>1
	}
	for _, h := range p[1:] {
		if fn&1 == 1 || fn == sn {
			root = tlog.NodeHash(h, root)
			for fn&1 == 0 && fn != 0 {
				fn, sn = fn>>1, sn>>1
			}
		}
		fn, sn = fn>>1, sn>>1
	}
	return root
}

// Verify proves that both checkpoints are of the log with that key, and that
// they can't both be true.
func (e *Evidence) Verify(log note.Verifier) (older, newer Checkpoint, err error) {
	own, err := logKey(e.Log)
	if err != nil {
		return older, newer, err
	}
	if own.Name() != log.Name() || own.KeyHash() != log.KeyHash() {
		return older, newer, refuseProof("evidence", fmt.Errorf("it is of the log %q, not of %q", own.Name(), log.Name()))
	}
	was, err := openHead(e.Older, log)
	if err != nil {
		return older, newer, err
	}
	is, err := openHead(e.Newer, log)
	if err != nil {
		return older, newer, err
	}
	err = func() error {
		switch {
		case !bytes.Equal(was.note, e.Older) || !bytes.Equal(is.note, e.Newer):
			return errors.New("a checkpoint has other lines than the log's own")
		case was.Origin != is.Origin:
			return errors.New("the checkpoints are of two logs")
		case was.N == 0 || was.N > is.N:
			return fmt.Errorf("a log of %d entries can't contradict a later one of %d", was.N, is.N)
		case was.N == is.N && (len(e.Proof) > 0 || e.Prefix != tlog.Hash{}):
			return errors.New("two checkpoints of one size need no proof")
		case was.N == is.N && bytes.Compare(was.Hash[:], is.Hash[:]) >= 0:
			return errors.New("the checkpoints agree, or are not in order")
		case was.N == is.N:
			return nil
		case e.Prefix == was.Hash:
			return errors.New("the later log begins with the earlier one")
		}
		return tlog.CheckTree(e.Proof, is.N, is.Hash, was.N, e.Prefix)
	}()
	if err != nil {
		return older, newer, refuseProof("evidence", err)
	}
	return was.checkpoint(), is.checkpoint(), nil
}

// head is a checkpoint of any log: one of another kind may have extension lines.
type head struct {
	torchwood.Checkpoint
	note []byte // with the log's line alone
}

func (h head) checkpoint() Checkpoint {
	return Checkpoint{Origin: h.Origin, Size: uint64(h.N), Root: h.Hash}
}

func openHead(signed []byte, log note.Verifier) (h head, err error) {
	n, err := openNote(signed, log)
	if err != nil {
		return h, err
	}
	h.Checkpoint, err = torchwood.ParseCheckpoint(n.Text)
	if err == nil && h.N > MaxSize {
		err = fmt.Errorf("its size %d is more than %d", h.N, int64(MaxSize))
	}
	if err != nil {
		return h, refuseProof("checkpoint", err)
	}
	h.note = fmt.Appendf(nil, "%s\n— %s %s\n", n.Text, n.Sigs[0].Name, n.Sigs[0].Base64)
	return h, nil
}

// logKey reads a log's verifier key in its one form: lower-case hash, strict
// base64 of type and key, which needs no padding.
func logKey(vkey string) (note.Verifier, error) {
	v, err := note.NewVerifier(vkey)
	if err == nil && (vkey[:len(vkey)-44] != fmt.Sprintf("%s+%08x+", v.Name(), v.KeyHash())) {
		err = errors.New("it is not in its one form")
	}
	if err != nil {
		return nil, refuseProof("evidence", fmt.Errorf("the log's key: %w", err))
	}
	return v, nil
}

// Encode is the evidence's one encoding.
func (e *Evidence) Encode() ([]byte, error) {
	w := wireEvidence{Log: e.Log, Older: string(e.Older), Newer: string(e.Newer), Prefix: parley.Digest(e.Prefix)}
	for _, h := range e.Proof {
		w.Proof = append(w.Proof, parley.Digest(h))
	}
	return statement.Canonical(&w)
}

// DecodeEvidence decodes the one encoding. It proves nothing yet.
func DecodeEvidence(b []byte) (*Evidence, error) {
	if len(b) > MaxEvidence {
		return nil, refuseProof("limit", fmt.Errorf("the evidence has %d bytes, the limit is %d", len(b), MaxEvidence))
	}
	var w wireEvidence
	if err := statement.DecodeStrict(b, &w); err != nil {
		return nil, err
	}
	if len(w.Proof) > MaxProof {
		return nil, refuseProof("evidence", fmt.Errorf("the proof has %d hashes, the limit is %d", len(w.Proof), MaxProof))
	}
	e := &Evidence{Log: w.Log, Older: []byte(w.Older), Newer: []byte(w.Newer), Prefix: tlog.Hash(w.Prefix)}
	for _, h := range w.Proof {
		e.Proof = append(e.Proof, tlog.Hash(h))
	}
	return e, nil
}
