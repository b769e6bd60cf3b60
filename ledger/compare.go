package ledger

import (
	"encoding/json"
	"math/bits"
	"time"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
)

const (
	// compareLeast and compareShare say at which sizes all nodes compare their
	// states: at multiples of an eighth of the log, rounded down to a power of
	// two, and of at least 1024 entries.
	compareLeast = 1024
	compareShare = 8
	// compareEvery is how often a log that rests is compared.
	compareEvery = 10 * time.Second
	// stateLogEvery is how often a state that has not changed is logged.
	stateLogEvery = 10 * time.Minute
	// comparedSizes is how many of the last sizes are kept.
	comparedSizes = 32
)

// states are this node's state digests and what the others said of theirs.
type states struct {
	sizes    []uint64 // oldest first
	own      map[uint64]parley.Digest
	theirs   map[uint64]map[string]parley.Digest // by size and node
	diverged map[string]uint64                   // nodes that had another state, and at which size
	work     chan *docket.State
}

func (s *states) init() {
	s.own, s.theirs, s.diverged = map[uint64]parley.Digest{}, map[uint64]map[string]parley.Digest{}, map[string]uint64{}
	s.work = make(chan *docket.State, 1)
}

// stateNote is what a node tells of its state, or of the epoch of the keys. It is
// sealed: the state digest never leaves the host.
type stateNote struct {
	Node   string        `json:"node"`
	Size   uint64        `json:"size,omitempty"`
	Digest parley.Digest `json:"digest"`
	Epoch  int64         `json:"epoch,omitempty"` // it has begun; absent: the note is of a state
}

// comparable reports whether all nodes compare their states at that size.
func comparable(size uint64) bool {
	if size == 0 {
		return false
	}
	step := max(compareLeast, uint64(1)<<(bits.Len64(size)-1)/compareShare)
	return size%step == 0
}

// noteState hands the committed state to the comparison; it needs the lock. One
// that comes while another is still digested is left out.
func (l *Ledger) noteState() {
	if l.member == nil || l.member.blurred.Load() || !comparable(l.committed.Size()) {
		return
	}
	select {
	case l.member.states.work <- l.committed.Clone():
	default:
	}
}

// compare is one goroutine: it digests states and tells the other nodes.
func (l *Ledger) compare() {
	tick := time.NewTicker(compareEvery)
	defer tick.Stop()
	rested := uint64(0)
	var logged stateNote
	var loggedAt time.Time
	for {
		var s *docket.State
		select {
		case <-l.member.ctx.Done():
			return
		case s = <-l.member.states.work:
		case <-tick.C:
			l.watchEpoch()
			if size := l.Head().Size; size != rested || l.member.blurred.Load() {
				rested = size
				continue
			}
			l.mu.RLock()
			s = l.committed.Clone()
			l.mu.RUnlock()
		}
		note := stateNote{Node: l.member.Node(), Size: s.Size(), Digest: s.Digest()}
		if note != logged || time.Since(loggedAt) >= stateLogEvery {
			logged, loggedAt = note, time.Now()
			l.log.Info("the state", "node", note.Node, "entries", note.Size, "state", note.Digest)
		}
		l.heard(note)
		l.tell(note)
	}
}

// tell sends a note to the other nodes; it may get lost.
func (l *Ledger) tell(note stateNote) {
	b, err := json.Marshal(note)
	if err == nil {
		b, err = l.member.seal.close(purposeState, nil, b)
	}
	if err == nil {
		err = l.member.Tell(b)
	}
	if err != nil {
		l.log.Debug("the other nodes could not be told", "error", err)
	}
}

// hear takes what another node tells of its state.
func (l *Ledger) hear(sealed []byte) {
	b, err := l.member.seal.open(purposeState, nil, sealed)
	if err != nil {
		return // not from a node of this log
	}
	var note stateNote
	if json.Unmarshal(b, &note) != nil || note.Node == l.member.Node() {
		return
	}
	if note.Epoch != 0 {
		go l.watchEpoch()
		return
	}
	l.heard(note)
}

// heard keeps a digest, and names a node whose state differs from this one's.
func (l *Ledger) heard(note stateNote) {
	m := l.member
	m.mu.Lock()
	defer m.mu.Unlock()
	s := &m.states
	if s.theirs[note.Size] == nil {
		s.theirs[note.Size] = map[string]parley.Digest{}
		if s.sizes = append(s.sizes, note.Size); len(s.sizes) > comparedSizes {
			delete(s.theirs, s.sizes[0])
			delete(s.own, s.sizes[0])
			s.sizes = s.sizes[1:]
		}
	}
	if note.Node == m.Node() {
		s.own[note.Size] = note.Digest
	} else {
		s.theirs[note.Size][note.Node] = note.Digest
	}
	own, known := s.own[note.Size]
	if !known {
		return
	}
	for node, digest := range s.theirs[note.Size] {
		if _, said := s.diverged[node]; digest == own || said {
			continue
		}
		s.diverged[node] = note.Size
		l.log.Error("two nodes have another state after the same entries: one has a fault in memory, disk or program. The one that most others differ from is to be stopped, wiped and filled again",
			"node", m.Node(), "other", node, "entries", note.Size)
	}
}

// NodeStatus is a node's part in its cluster.
type NodeStatus struct {
	Node string
	// Decides: this node gives statements their places.
	Decides bool
	// Silent is for how long the log was not reached; 0 while the node decides.
	Silent time.Duration
	// Diverged are the nodes whose state differed from this one's at the same
	// size.
	Diverged []string
}

// Node tells of this node's part in its cluster; false: there is no cluster.
func (l *Ledger) Node() (NodeStatus, bool) {
	if l.member == nil {
		return NodeStatus{}, false
	}
	s := NodeStatus{Node: l.member.Node(), Decides: l.member.deciding()}
	l.member.mu.Lock()
	defer l.member.mu.Unlock()
	if !s.Decides {
		s.Silent = time.Since(l.member.seen)
	}
	for node := range l.member.states.diverged {
		s.Diverged = append(s.Diverged, node)
	}
	return s, true
}
