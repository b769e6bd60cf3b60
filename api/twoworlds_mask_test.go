package api_test

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/proof"
)

// mask replaces, by their values, what the public leaves determine: leaves, their
// commitments, hashes of the tree, checkpoints and their signatures; and what
// opens the observer's own slots in the leaves' A. Everything else must be the
// same in both worlds, byte for byte.
type mask struct {
	pairs    []string
	log      note.Verifier
	replacer *strings.Replacer
}

func (m *mask) put(value, label string) {
	if len(value) < 32 {
		panic("too short to be told by its value")
	}
	m.pairs = append(m.pairs, value, (label + strings.Repeat("~", len(value)))[:len(value)])
}

func (m *mask) raw(b []byte, format string, args ...any) {
	label := "<" + fmt.Sprintf(format, args...) + ">"
	m.put(string(b), label)
	m.put(hex.EncodeToString(b), label)
	m.put(base64.StdEncoding.EncodeToString(b), label)
}

// maskOf is the mask of a world as it stands, for an observer.
func maskOf(t testing.TB, x *world, first uint64, observer parley.PartyID) *mask {
	t.Helper()
	ctx := context.Background()
	m := &mask{log: x.h.Ledger.Verifier()}
	size := x.h.Ledger.Head().Size
	leaves := must(x.h.Ledger.Leaves(ctx, 0, int(size)))(t)
	hashes := make([]tlog.Hash, size)
	for i, b := range leaves {
		leaf := must(proof.DecodeLeaf(b))(t)
		m.raw(b, "leaf %d", i)
		m.raw(leaf.C[:], "C %d", i)
		m.raw(leaf.A[:], "A %d", i)
		hashes[i] = leaf.Hash()
	}
	m.ranges(hashes)
	for i, n := range x.notes {
		sum := sha256.Sum256([]byte(n))
		m.raw(sum[:], "checkpoint %d", first+uint64(i))
		m.signature(n, fmt.Sprintf("<signature %d>", first+uint64(i)))
	}
	var visible []bool
	x.h.Ledger.View(func(st *docket.State) { visible = st.Seen(observer) })
	for i, v := range visible {
		var opened []byte
		if v {
			r, err := x.h.Ledger.ReceiptAt(ctx, uint64(i))
			if err != nil {
				continue // erased
			}
			if _, _, err := r.Verify(proof.Policy{Log: m.log}); err != nil {
				t.Fatal(err)
			}
			r.Proof, r.Checkpoint = nil, nil
			opened = must(json.Marshal(map[string]any{"openings": r.Openings, "everyone": r.Everyone}))(t)
		}
		if o, err := x.h.Ledger.OpenSlot(ctx, uint64(i), observer); err == nil {
			opened = append(opened, must(o.Encode())(t)...)
		}
		for n, v := range digits.FindAllString(string(opened), -1) {
			m.put(v, fmt.Sprintf("<opening %d %d>", i, n))
		}
	}
	return m
}

var digits = regexp.MustCompile(`[0-9a-f]{64}`)

// ranges are the hashes that proofs of this log can hold (RFC 6962, section 2.1).
func (m *mask) ranges(leaves []tlog.Hash) {
	done := map[[2]int]tlog.Hash{}
	var of func(i, j int) tlog.Hash
	of = func(i, j int) tlog.Hash {
		if h, ok := done[[2]int{i, j}]; ok {
			return h
		}
		h := leaves[i]
		if j-i > 1 {
			k := 1
			for 2*k < j-i {
				k *= 2
			}
			h = tlog.NodeHash(of(i, i+k), of(i+k, j))
		}
		done[[2]int{i, j}] = h
		m.raw(h[:], "tree %d-%d", i, j)
		return h
	}
	for n := 1; n <= len(leaves); n++ {
		of(0, n)
	}
}

// signature masks the signature of a note.
func (m *mask) signature(n, label string) {
	line := strings.TrimSuffix(n, "\n")
	m.put(line[strings.LastIndexByte(line, ' ')+1:], label)
}

// trailer masks the hash and the signature by which a bundle ends, after
// computing the one and verifying the other.
func (m *mask) trailer(t testing.TB, body string) *mask {
	at := strings.LastIndex(body, "{\"trailer\":")
	if at < 0 {
		return m
	}
	var last struct{ Trailer string }
	if err := json.Unmarshal([]byte(body[at:]), &last); err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256([]byte(body[:at]))
	if !strings.Contains(last.Trailer, hex.EncodeToString(sum[:])) {
		t.Fatal("the bundle's trailer is of another bundle")
	}
	c := mask{log: m.log}
	c.pairs = append([]string(nil), m.pairs...)
	c.raw(sum[:], "bundle")
	c.signature(last.Trailer, "<trailer>")
	return &c
}

func (m *mask) over(s string) string {
	if m.replacer == nil {
		m.replacer = strings.NewReplacer(m.pairs...)
	}
	return m.replacer.Replace(s)
}
