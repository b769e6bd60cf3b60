package ledger

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"math/bits"
	"slices"

	"github.com/open-parley/parley"
)

// MinWidth is the least number of slots, so that a small ledger's leaves do
// not tell how many parties it has.
const MinWidth = 256

// MaxWidth is the greatest number of slots and so of parties in one ledger.
const MaxWidth = 1 << 16

// Tags separate the hashes of a slot tree from each other and from all others.
// The slot's tag keeps its message within one block of SHA-256.
const (
	tagSlot = "parley.v1.slot\x00"
	tagNode = "parley.v1.slot-node\x00"
	tagRoot = "parley.v1.slot-root\x00"
)

// SlotSecret is the 32 random bytes from which one entry's slot salts come.
type SlotSecret [32]byte

// Addressees is an audience in party numbers: everyone, or the numbers listed,
// ascending.
type Addressees struct {
	Everyone bool
	Numbers  []int
}

// has reports whether the slot of that number holds a 1.
func (a Addressees) has(number int) bool {
	if a.Everyone {
		return true
	}
	_, ok := slices.BinarySearch(a.Numbers, number)
	return ok
}

// Width is the number of slots for that many parties: the least power of two
// that holds them, at least MinWidth.
func Width(parties int) int {
	w := MinWidth
	for w < parties {
		w *= 2
	}
	return w
}

// Slots is one entry's slot tree: a leaf for each party number below the width,
//
//	slot  = SHA-256(tagSlot ‖ salt ‖ bit)
//	node  = SHA-256(tagNode ‖ left ‖ right)
//	A     = SHA-256(tagRoot ‖ width (4 bytes, big-endian) ‖ top)
//
// with bit 1 for an addressee, 0 for any other, and 1 in every slot, padding
// included, when everyone is addressed. Slot i's salt is bytes 32i … 32i+31 of
// the AES-256-CTR keystream under the entry's secret, from a zero counter: with
// one salt opened, the others stay as unpredictable as AES, so neither A nor
// another's opening lets anybody try out the two values of a bit.
type Slots struct {
	width  int
	secret SlotSecret
	salts  []byte
	to     Addressees
	nodes  []parley.Digest // a heap: 1 is the top, width … 2·width−1 the slots
}

// NewSlots builds the tree. Numbers at or above width, or not ascending, are an
// error, as is a width that Width never gives.
func NewSlots(secret *SlotSecret, width int, to Addressees) (*Slots, error) {
	if err := validWidth(width); err != nil {
		return nil, err
	}
	for i, n := range to.Numbers {
		if n < 0 || n >= width || i > 0 && n <= to.Numbers[i-1] {
			return nil, fmt.Errorf("party number %d is out of order, or not among the %d slots", n, width)
		}
	}
	block, err := aes.NewCipher(secret[:])
	if err != nil {
		return nil, err
	}
	s := &Slots{width: width, secret: *secret, to: to, salts: make([]byte, 32*width), nodes: make([]parley.Digest, 2*width)}
	cipher.NewCTR(block, make([]byte, aes.BlockSize)).XORKeyStream(s.salts, s.salts)

	next := 0 // of to.Numbers: cheaper than a search for each slot
	for i := range width {
		bit := byte(0)
		if to.Everyone {
			bit = 1
		} else if next < len(to.Numbers) && to.Numbers[next] == i {
			bit = 1
			next++
		}
		s.nodes[width+i] = slotHash((*[32]byte)(s.salts[32*i:]), bit)
	}
	for i := width - 1; i > 0; i-- {
		s.nodes[i] = nodeHash(&s.nodes[2*i], &s.nodes[2*i+1])
	}
	return s, nil
}

// Root is A.
func (s *Slots) Root() parley.Digest { return rootHash(s.width, &s.nodes[1]) }

// Open proves one slot's bit.
func (s *Slots) Open(number int) (Opening, error) {
	if number < 0 || number >= s.width {
		return Opening{}, fmt.Errorf("party number %d is not among the %d slots", number, s.width)
	}
	o := Opening{Number: number, Width: s.width, Bit: s.to.has(number)}
	copy(o.Salt[:], s.salts[32*number:])
	for i := s.width + number; i > 1; i /= 2 {
		o.Path = append(o.Path, s.nodes[i^1])
	}
	return o, nil
}

// Opening proves the bit of one party's slot and tells nothing of the others.
type Opening struct {
	Number int
	Width  int
	Bit    bool
	Salt   [32]byte
	// Path holds the sibling of each node from the slot up to the top.
	Path []parley.Digest
}

var errOpening = errors.New("the slot opening does not match the leaf")

// Verify checks the opening against a leaf's A.
func (o Opening) Verify(a parley.Digest) error {
	if err := o.valid(); err != nil {
		return err
	}
	bit := byte(0)
	if o.Bit {
		bit = 1
	}
	h := slotHash(&o.Salt, bit)
	for i, p := range o.Path {
		if o.Number>>i&1 == 0 {
			h = nodeHash(&h, &p)
		} else {
			h = nodeHash(&p, &h)
		}
	}
	if rootHash(o.Width, &h) != a {
		return errOpening
	}
	return nil
}

func (o Opening) valid() error {
	if err := validWidth(o.Width); err != nil {
		return err
	}
	if o.Number < 0 || o.Number >= o.Width {
		return fmt.Errorf("party number %d is not among the %d slots", o.Number, o.Width)
	}
	if want := bits.TrailingZeros(uint(o.Width)); len(o.Path) != want {
		return fmt.Errorf("slot opening has a path of %d hashes, want %d", len(o.Path), want)
	}
	return nil
}

// Whole opens every slot of an entry that addresses everyone, by its secret.
type Whole struct {
	Width  int
	Secret SlotSecret
}

// Verify checks that every slot of the leaf's A holds a 1.
func (w Whole) Verify(a parley.Digest) error {
	s, err := NewSlots(&w.Secret, w.Width, Addressees{Everyone: true})
	if err != nil {
		return err
	}
	if s.Root() != a {
		return errOpening
	}
	return nil
}

func validWidth(w int) error {
	if w < MinWidth || w > MaxWidth || w&(w-1) != 0 {
		return fmt.Errorf("a slot tree's width is a power of two from %d to %d, not %d", MinWidth, MaxWidth, w)
	}
	return nil
}

func slotHash(salt *[32]byte, bit byte) parley.Digest {
	var b [len(tagSlot) + 33]byte
	copy(b[:], tagSlot)
	copy(b[len(tagSlot):], salt[:])
	b[len(b)-1] = bit
	return sha256.Sum256(b[:])
}

func nodeHash(left, right *parley.Digest) parley.Digest {
	var b [len(tagNode) + 64]byte
	copy(b[:], tagNode)
	copy(b[len(tagNode):], left[:])
	copy(b[len(tagNode)+32:], right[:])
	return sha256.Sum256(b[:])
}

func rootHash(width int, top *parley.Digest) parley.Digest {
	var b [len(tagRoot) + 36]byte
	copy(b[:], tagRoot)
	binary.BigEndian.PutUint32(b[len(tagRoot):], uint32(width))
	copy(b[len(tagRoot)+4:], top[:])
	return sha256.Sum256(b[:])
}
