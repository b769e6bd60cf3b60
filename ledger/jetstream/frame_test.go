package jetstream

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"maps"
	"os"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/ledger/ledgertest"
)

func messages(t testing.TB) [][]byte {
	t.Helper()
	b := ledgertest.NewBuilder(9)
	var out [][]byte
	for _, n := range []int{1, 3, 20} {
		first := b.Size
		data, err := (&frame{Frame: *b.Next(t, n, 4), First: first}).encode()
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, data)
	}
	fence, err := (&frame{Frame: ledger.Frame{Epoch: 2, Prev: b.Root, Root: b.Root, At: 7}, First: b.Size}).encode()
	if err != nil {
		t.Fatal(err)
	}
	return append(out, fence)
}

// Every flipped bit of a message is noticed.
func TestFlippedBits(t *testing.T) {
	for _, m := range messages(t) {
		for i := range 8 * len(m) {
			bad := bytes.Clone(m)
			bad[i/8] ^= 1 << (i % 8)
			if _, err := decodeFrame(bad); err == nil {
				t.Fatalf("bit %d of a message of %d bytes was flipped, and nobody noticed", i, len(m))
			}
		}
		for _, bad := range [][]byte{nil, m[:10], m[:len(m)-1], append(bytes.Clone(m), 0)} {
			if _, err := decodeFrame(bad); err == nil {
				t.Fatalf("a message of %d bytes was taken for one of %d", len(bad), len(m))
			}
		}
	}
}

// A frame that does not fit into one message is refused before it is sent.
func TestFrameTooLong(t *testing.T) {
	f := ledgertest.NewBuilder(1).Next(t, 2, MaxMessage/2)
	if _, err := (&frame{Frame: *f}).encode(); err == nil || !strings.Contains(err.Error(), "the limit") {
		t.Fatalf("a frame of more than %d bytes: %v", MaxMessage, err)
	}
}

// FuzzDecodeFrame decodes what is between a valid start and a valid sum: the
// sum keeps everything else out.
func FuzzDecodeFrame(f *testing.F) {
	for _, m := range messages(f) {
		f.Add(m[:len(m)-32])
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		if _, err := decodeFrame(b); err == nil {
			t.Fatalf("%x was taken without a sum", b)
		}
		whole := sealSum(bytes.Clone(b))
		x, err := decodeFrame(whole)
		if err != nil {
			return
		}
		again, err := x.encode()
		if err != nil || !bytes.Equal(again, whole) {
			t.Fatalf("%x is read as %x: %v", whole, again, err)
		}
		if want := tlog.StoredHashCount(int64(x.next())) - tlog.StoredHashCount(int64(x.First)); int64(len(x.Hashes)) != want {
			t.Fatalf("%d tree hashes for entries %d to %d", len(x.Hashes), x.First, x.next())
		}
	})
}

var exampleBlock = regexp.MustCompile("(?s)<!-- example: (\\S+) -->\n```text\n(.*?)```\n")

// The page on cluster messages shows what the code writes.
func TestDocumentedExamples(t *testing.T) {
	page, err := os.ReadFile("../../docs/formats/cluster.md")
	if err != nil {
		t.Fatal(err)
	}
	want := describeKeys()
	maps.Copy(want, describeQueue())
	want["frame"] = describe(messages(t)[0])
	for _, m := range exampleBlock.FindAllStringSubmatch(string(page), -1) {
		if text, ok := want[m[1]]; !ok || m[2] != text {
			t.Errorf("the example %q should be\n%s", m[1], text)
		}
		delete(want, m[1])
	}
	for name := range want {
		t.Errorf("the page lacks the example %q:\n%s", name, want[name])
	}
}

func describe(m []byte) string {
	h := func(from, to int) string { return hex.EncodeToString(m[from:to]) }
	sealed := frameHead + recordHead
	end := len(m) - 64
	return fmt.Sprintf("version  %s\nepoch    %s\nfirst    %s\nat       %s\nprev     %s\nroot     %s\nrecords  %s\nleaf     %s…\nlength   %s\nsealed   %s…\nhash     %s\nsum      %s\n",
		h(0, 1), h(1, 9), h(9, 17), h(17, 25), h(25, 57), h(57, 89), h(89, 93), h(93, 109), h(sealed-4, sealed), h(sealed, sealed+16), h(end, end+32), h(end+32, end+64))
}
