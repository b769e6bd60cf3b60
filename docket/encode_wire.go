package docket

import (
	"bufio"
	"errors"
	"fmt"
	"io"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/geo"
)

// Limits of an encoded state, so that a damaged one costs no more than its own
// bytes: lists grow as they are read.
const (
	maxEncodedEntries = 1<<32 - 2 // what the index can number
	maxEncodedString  = 1 << 20   // bytes; names and labels are far shorter
	maxEncodedDepth   = 64        // of conditions within conditions
	readAhead         = 64        // elements of a list for which room is made before they are read
)

// encoder writes a state. The first error stays.
type encoder struct {
	w   *bufio.Writer
	err error
	s   *State
	// whole: write identifiers, words and audiences out wherever they come, and
	// leave out why entries were refused. It is for digests.
	whole bool

	words       map[string]int
	audiences   map[string]int
	keys        map[parley.KeyID]int         // number, by party and enrolment
	revisions   map[parley.RevisionID]uint64 // the entry that named it first
	pieces      map[parley.StatementID]int
	territories map[*geo.Territory]int
}

func (e *encoder) byte(b byte) {
	if err := e.w.WriteByte(b); err != nil && e.err == nil {
		e.err = err
	}
}

func (e *encoder) bytes(b []byte) {
	if _, err := e.w.Write(b); err != nil && e.err == nil {
		e.err = err
	}
}

func (e *encoder) bool(b bool) {
	if b {
		e.byte(1)
	} else {
		e.byte(0)
	}
}

func (e *encoder) uint(v uint64) {
	for v >= 0x80 {
		e.byte(byte(v) | 0x80)
		v >>= 7
	}
	e.byte(byte(v))
}

// int is zigzag: small numbers of either sign are short.
func (e *encoder) int(v int64) { e.uint(uint64(v)<<1 ^ uint64(v>>63)) }

// text is a string as it is; word is one of few, which are spelt once.
func (e *encoder) text(s string) {
	e.uint(uint64(len(s)))
	if _, err := e.w.WriteString(s); err != nil && e.err == nil {
		e.err = err
	}
}

func (e *encoder) word(s string) {
	if e.whole {
		e.text(s)
		return
	}
	n, ok := e.words[s]
	if !ok {
		n = len(e.words)
		e.words[s] = n
	}
	e.uint(uint64(n))
	if !ok {
		e.text(s)
	}
}

// time is an instant near another: 0, Never, or how far from it.
func (e *encoder) time(t, near parley.Instant) {
	switch t {
	case 0:
		e.uint(0)
	case parley.Never:
		e.uint(1)
	default:
		d := int64(t - near)
		e.uint((uint64(d)<<1 ^ uint64(d>>63)) + 2)
	}
}

// decoder reads a state. The first error stays, and everything read after it
// is zero.
type decoder struct {
	r       io.Reader
	buf     []byte
	at, end int
	err     error
	s       *State
	depth   int

	words       []string
	spelt       map[string]bool
	audiences   []audience
	heard       map[string]bool
	keys        []parley.KeyID
	revisions   map[parley.RevisionID]uint64
	territories []*geo.Territory
	slabs       slabs
}

var errEncoding = errors.New("docket: this is not the encoding of a state")

func (d *decoder) fail(format string, args ...any) {
	if d.err == nil {
		d.err = fmt.Errorf("%w: %s", errEncoding, fmt.Sprintf(format, args...))
	}
}

// more reads until n bytes are there, which are no more than the buffer holds.
func (d *decoder) more(n int) bool {
	if d.err != nil {
		return false
	}
	copy(d.buf, d.buf[d.at:d.end])
	d.at, d.end = 0, d.end-d.at
	for d.end < n {
		m, err := d.r.Read(d.buf[d.end:])
		d.end += m
		if err != nil && d.end < n {
			if errors.Is(err, io.EOF) {
				d.fail("it ends too early")
			} else {
				d.err = err
			}
			return false
		}
	}
	return true
}

func (d *decoder) byte() byte {
	if d.at == d.end && !d.more(1) {
		return 0
	}
	b := d.buf[d.at]
	d.at++
	return b
}

// bytes fills b.
func (d *decoder) bytes(b []byte) {
	for len(b) > 0 {
		if d.at == d.end && !d.more(1) {
			return
		}
		n := copy(b, d.buf[d.at:d.end])
		d.at += n
		b = b[n:]
	}
}

func (d *decoder) id() (id [32]byte) {
	if d.end-d.at >= 32 {
		id = [32]byte(d.buf[d.at:])
		d.at += 32
		return id
	}
	d.bytes(id[:])
	return id
}

func (d *decoder) bool() bool {
	b := d.byte()
	if b > 1 {
		d.fail("a truth value is %d", b)
	}
	return b == 1
}

func (d *decoder) uint() uint64 {
	b := d.byte()
	if b < 0x80 {
		return uint64(b)
	}
	v, shift := uint64(b&0x7f), 7
	for {
		b = d.byte()
		if d.err != nil {
			return 0
		}
		if shift == 63 && b > 1 {
			d.fail("a number is too great")
			return 0
		}
		v |= uint64(b&0x7f) << shift
		if b < 0x80 {
			if b == 0 {
				d.fail("a number is longer than it need be")
			}
			return v
		}
		shift += 7
	}
}

func (d *decoder) int() int64 {
	v := d.uint()
	return int64(v>>1) ^ -int64(v&1)
}

// count is a number below limit.
func (d *decoder) count(limit uint64, what string) int {
	v := d.uint()
	if v >= limit {
		d.fail("%s: %d, of %d", what, v, limit)
		return 0
	}
	return int(v)
}

func (d *decoder) text() string {
	n := d.count(maxEncodedString+1, "a string's length")
	if n == 0 || d.err != nil {
		return ""
	}
	if d.end-d.at >= n {
		s := string(d.buf[d.at : d.at+n])
		d.at += n
		return s
	}
	b := make([]byte, n)
	d.bytes(b)
	return string(b)
}

func (d *decoder) word() string {
	n := d.count(uint64(len(d.words))+1, "a word")
	if n < len(d.words) {
		return d.words[n]
	}
	s := d.text()
	if d.err != nil {
		return ""
	}
	if d.spelt[s] {
		d.fail("a word is spelt twice")
	}
	d.spelt[s] = true
	d.words = append(d.words, s)
	return s
}

func (d *decoder) time(near parley.Instant) parley.Instant {
	v := d.uint()
	switch v {
	case 0:
		return 0
	case 1:
		return parley.Never
	}
	v -= 2
	t := near + parley.Instant(int64(v>>1)^-int64(v&1))
	if t == 0 || t == parley.Never {
		d.fail("a time is not in its shortest form")
	}
	return t
}

// slab gives values of one type out of larger pieces of memory.
type slab[T any] struct{ left []T }

const slabSize = 512

func (s *slab[T]) next() *T {
	if len(s.left) == 0 {
		s.left = make([]T, slabSize)
	}
	v := &s.left[0]
	s.left = s.left[1:]
	return v
}

type slabs struct {
	records  slab[record]
	remarks  slab[remark]
	moments  slab[moment]
	machines slab[machine]
	states   slab[revState]
}
