package ledger

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/ledger/disk"
	"github.com/open-parley/parley/ledger/keystore"
	"github.com/open-parley/parley/proof"
	"github.com/open-parley/parley/statement"
)

const docDir = "../docs/formats"

// exampleBlock is a marked example of a format page.
var exampleBlock = regexp.MustCompile("(?s)<!-- example: (\\S+) -->\n```(\\w+)\n(.*?)```\n")

// examples are the pages' examples, from the vectors.
func examples(t *testing.T) map[string]string {
	v := makeVectors(t)
	pretty := func(s string) string {
		var b bytes.Buffer
		if err := json.Indent(&b, []byte(s), "", "  "); err != nil {
			t.Fatal(err)
		}
		return b.String() + "\n"
	}
	read := proof.Access{At: 1767225600000, Party: parley.PartyID{1}, Post: "duty-officer", Key: parley.KeyID{2}, Statement: parley.StatementID{3}, How: proof.HowRead}
	access, err := read.Encode()
	if err != nil {
		t.Fatal(err)
	}
	leaf := v.Leaf[1]
	sealed := v.Sealed
	all, err := hex.DecodeString(sealed.Encoded)
	if err != nil {
		t.Fatal(err)
	}
	s, err := DecodeSealed(all)
	if err != nil {
		t.Fatal(err)
	}
	return map[string]string{
		"leaf": fmt.Sprintf("version  %s\nat       %s      %v\nC        %s\nA        %s\n\nhash     %s\n",
			leaf.Encoded[:2], leaf.Encoded[2:18], leaf.At, leaf.Encoded[18:82], leaf.Encoded[82:], leaf.Hash),
		"opening":          pretty(string(v.Slot[0].Openings[1])),
		"receipt":          pretty(v.Receipt.Receipt),
		"cosigned-receipt": witnessesOf(t, v.Receipt.Cosigned),
		"evidence":         pretty(v.Evidence.TwoSizes),
		"promise":          v.Promise.Signed,
		"checkpoint":       v.Checkpoint.Signed,
		"cosigned":         v.Cosignature.Signed,
		"sealed": fmt.Sprintf("version    %02x\nwidth      %02x                  2^8 slots\nstatement  %s\nfirst key  %016x    41\nparts      0001\nenvelope   %08x            %d bytes follow\n           %x\npart       %s\n           %08x            %d bytes follow\n           %x\n",
			all[0], all[1], s.Statement, s.FirstKey, len(s.Envelope), len(s.Envelope), s.Envelope,
			s.Parts[0].ID, len(s.Parts[0].Data), len(s.Parts[0].Data), s.Parts[0].Data),
		"access":   pretty(string(access)),
		"snapshot": snapshotExample(),
		"digests": fmt.Sprintf("commitment  SHA-256(%q ‖ envelope)  %s\nleaf        SHA-256(0x00 ‖ leaf)  %x\nroot of 5   RFC 6962  %s\n",
			statement.TagCommitment, v.Receipt.Leaves[3][18:82], leafHash(t, v.Receipt.Leaves[3]), v.Checkpoint.Root),
	}
}

// snapshotExample shows a snapshot's header, and what follows it.
func snapshotExample() string {
	h := snapshotHeader{Code: "devel", Rules: 1, Size: 1_000_000, Root: tlog.Hash{0xab, 0xcd}, At: 1767225600000, Key: make([]byte, keystore.WrappedSize)}
	b := h.encode()
	at := func(from, n int) string { return hex.EncodeToString(b[from : from+n]) }
	return fmt.Sprintf("magic    %s    %q\nformat   %s\nstate    %s                                  version of the state's encoding\ncode     %s %s                        %q\nrules    %s\nsize     %s                    %d\nroot     %s\nat       %s                    %v\nkey      %s…    %d bytes\nchunks   up to %d bytes, each with %d bytes of tag\n",
		at(0, 16), snapshotMagic, at(16, 1), at(17, 1), at(18, 1), at(19, 5), h.Code, at(24, 8), at(32, 8), h.Size, at(40, 32), at(72, 8), h.At, at(80, 16), keystore.WrappedSize, disk.Chunk, disk.ChunkTag)
}

// witnessesOf shows what a cosigned receipt has beside the others: its
// checkpoint and witnesses.
func witnessesOf(t *testing.T, receipt string) string {
	r, err := proof.DecodeReceipt([]byte(receipt))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(struct {
		Checkpoint string   `json:"checkpoint"`
		Witnesses  []string `json:"witnesses"`
	}{string(r.Checkpoint), r.Witnesses}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func leafHash(t *testing.T, encoded string) []byte {
	b, err := hex.DecodeString(encoded)
	if err != nil {
		t.Fatal(err)
	}
	l, err := proof.DecodeLeaf(b)
	if err != nil {
		t.Fatal(err)
	}
	h := l.Hash()
	return h[:]
}

// Every example of a format page is what the code gives; TestVectorsVerify
// verifies the same values. JSON examples are spread over lines, and come back
// to the canonical form.
func TestDocumentedExamples(t *testing.T) {
	want := examples(t)
	used := map[string]bool{"files": true} // TestDocumentedFiles has it
	for _, page := range []string{"leaf", "receipt", "promise", "checkpoint", "evidence", "sealed", "snapshot", "digests", "order-of-writing", "access-log"} {
		path := filepath.Join(docDir, page+".md")
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(strings.SplitN(string(b), "\n", 3)[2], "<!-- example: ") {
			t.Errorf("%s does not begin with an example", path)
		}
		again := exampleBlock.ReplaceAllStringFunc(string(b), func(block string) string {
			m := exampleBlock.FindStringSubmatch(block)
			if m[1] == "files" {
				return block
			}
			text, ok := want[m[1]]
			if !ok {
				t.Errorf("%s has an unknown example %q", path, m[1])
				return block
			}
			used[m[1]] = true
			if m[3] != text && !*update {
				t.Errorf("%s: the example %q is not what the code gives", path, m[1])
			}
			return fmt.Sprintf("<!-- example: %s -->\n```%s\n%s```\n", m[1], m[2], text)
		})
		if *update && again != string(b) {
			if err := os.WriteFile(path, []byte(again), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	for name := range want {
		if !used[name] {
			t.Errorf("no page shows the example %q", name)
		}
	}
	v := makeVectors(t)
	for _, name := range []string{"receipt", "opening"} {
		canonical, err := statement.Canonicalise([]byte(want[name]))
		if err != nil {
			t.Fatal(err)
		}
		if string(canonical) != v.Receipt.Receipt && string(canonical) != string(v.Slot[0].Openings[1]) {
			t.Errorf("the example %q is not the vector", name)
		}
	}
}
