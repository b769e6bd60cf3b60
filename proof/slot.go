package proof

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"math/bits"
	"slices"
	"sync"

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
//
// It keeps the secret and what was opened when it was built, not the tree: the
// nodes are 16 KiB for each statement on its way.
type Slots struct {
	width    int
	secret   SlotSecret
	to       Addressees
	root     parley.Digest
	openings []Opening // of the addressees, in order; none for everyone
}

// NewSlots builds the tree. Numbers at or above width, or not ascending, are an
// error, as is a width that Width never gives.
func NewSlots(secret *SlotSecret, width int, to Addressees) (*Slots, error) {
	if err := ValidWidth(width); err != nil {
		return nil, err
	}
	for i, n := range to.Numbers {
		if n < 0 || n >= width || i > 0 && n <= to.Numbers[i-1] {
			return nil, fmt.Errorf("party number %d is out of order, or not among the %d slots", n, width)
		}
	}
	s := &Slots{width: width, secret: *secret, to: to}
	g, err := s.grow()
	if err != nil {
		return nil, err
	}
	defer g.release()
	s.root = rootHash(width, &g.nodes[1])
	if !to.Everyone {
		s.openings = make([]Opening, len(to.Numbers))
		for i, n := range to.Numbers {
			s.openings[i] = g.open(n, true)
		}
	}
	return s, nil
}

// grown is a whole slot tree.
type grown struct {
	salts []byte
	nodes []parley.Digest // a heap: 1 is the top, width … 2·width−1 the slots
}

// trees lends the memory of trees of the least width.
var trees = sync.Pool{New: func() any {
	return &grown{salts: make([]byte, 32*MinWidth), nodes: make([]parley.Digest, 2*MinWidth)}
}}

func (s *Slots) grow() (*grown, error) {
	block, err := aes.NewCipher(s.secret[:])
	if err != nil {
		return nil, err
	}
	var g *grown
	if s.width == MinWidth {
		g = trees.Get().(*grown)
		clear(g.salts)
	} else {
		g = &grown{salts: make([]byte, 32*s.width), nodes: make([]parley.Digest, 2*s.width)}
	}
	var zero [aes.BlockSize]byte
	cipher.NewCTR(block, zero[:]).XORKeyStream(g.salts, g.salts)

	slot := [len(tagSlot) + 33]byte{}
	copy(slot[:], tagSlot)
	next := 0 // of to.Numbers: cheaper than a search for each slot
	for i := range s.width {
		bit := byte(0)
		if s.to.Everyone {
			bit = 1
		} else if next < len(s.to.Numbers) && s.to.Numbers[next] == i {
			bit = 1
			next++
		}
		copy(slot[len(tagSlot):], g.salts[32*i:32*i+32])
		slot[len(slot)-1] = bit
		g.nodes[s.width+i] = sha256.Sum256(slot[:])
	}
	node := [len(tagNode) + 64]byte{}
	copy(node[:], tagNode)
	for i := s.width - 1; i > 0; i-- {
		copy(node[len(tagNode):], g.nodes[2*i][:])
		copy(node[len(tagNode)+32:], g.nodes[2*i+1][:])
		g.nodes[i] = sha256.Sum256(node[:])
	}
	return g, nil
}

// release gives the memory back; it is overwritten by the next tree.
func (g *grown) release() {
	if len(g.nodes) == 2*MinWidth {
		trees.Put(g)
	}
}

func (g *grown) open(number int, bit bool) Opening {
	width := len(g.nodes) / 2
	o := Opening{Number: number, Width: width, Bit: bit, Path: make([]parley.Digest, 0, bits.TrailingZeros(uint(width)))}
	copy(o.Salt[:], g.salts[32*number:])
	for i := width + number; i > 1; i /= 2 {
		o.Path = append(o.Path, g.nodes[i^1])
	}
	return o
}

// Root is A.
func (s *Slots) Root() parley.Digest { return s.root }

// Width is the number of slots.
func (s *Slots) Width() int { return s.width }

// Open proves one slot's bit.
func (s *Slots) Open(number int) (Opening, error) {
	if number < 0 || number >= s.width {
		return Opening{}, fmt.Errorf("party number %d is not among the %d slots", number, s.width)
	}
	if i, ok := slices.BinarySearch(s.to.Numbers, number); ok && !s.to.Everyone {
		return s.openings[i], nil
	}
	g, err := s.grow()
	if err != nil {
		return Opening{}, err
	}
	defer g.release()
	return g.open(number, s.to.Everyone), nil
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
	if err := ValidWidth(o.Width); err != nil {
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

// ValidWidth refuses what is no width of a slot tree.
func ValidWidth(w int) error {
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
