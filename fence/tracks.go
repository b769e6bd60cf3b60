package fence

import (
	"fmt"
	"math"
	"math/bits"
	"slices"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/geo"
)

// Report is a fix of something that moves.
type Report struct {
	Track uint64 // whose it is
	Fix
}

// Event is what changed between two fixes of a track: how it lies to a zone.
// From Apart it entered, to Apart it left; Indeterminate at either side is
// uncertain still, or again. Between two fixes it may have been elsewhere: see
// Index.Segment.
type Event struct {
	Track uint64
	At    parley.Instant // of the later fix
	// Zone by its ID. A zone that was removed is left with the next fix, by the ID
	// that it had; another one that has this ID now is entered in a second event.
	Zone     ID
	From, To geo.Relation
}

// MaxTracks is how many tracks a Tracks follows: 67,108,863.
const MaxTracks = 1<<placeBits - 1

// Tracks tells what moving things enter and leave. It keeps 64 bytes of each
// track, 8 to 16 to find it by, and the zones it is in; with them a box of place,
// height and time in which nothing can change, so that most fixes cost a
// comparison. It is for one goroutine; several share an Index and each follow
// tracks of their own.
type Tracks struct {
	x     *Index
	table table
	sets  sets
	w     walk
	spare []uint32
	todo  []todo
	fixes [batch]Fix
	hits  []Hit
	Full  int // fixes for which zones were looked up: for who measures
}

// track is what is known of one: a cache line.
type track struct {
	id                       uint64
	west, south, east, north int32 // where no zone begins or ends
	low, high                int32 // mm over datum, where none does
	from, last               int64 // instants, included, when none does
	edition                  uint32
	set                      uint32 // its zones, in sets
	accuracy                 int32  // up to which this holds; negative: nothing holds
	count                    uint16
	datum                    Datum
	pending                  bool // among those to be looked up now
}

// MaxIn is how many zones a track can be in at once. Where there are more, no
// more than these are told of, whichever come first.
const MaxIn = math.MaxUint16

// NewTracks follows no tracks yet, over x.
func NewTracks(x *Index) *Tracks { return &Tracks{x: x, table: newTable()} }

// Use goes on with another index, made from the one before by Edit or With, in
// one step or several; for any other one begin with NewTracks. What that changes
// for a track is told with its next fix, and until then Zones gives what was.
func (t *Tracks) Use(x *Index) { t.x = x }

// Len is the number of tracks that are followed.
func (t *Tracks) Len() int { return t.table.len() }

// Zones appends the zones that a track was in with its last fix, by ID.
func (t *Tracks) Zones(id uint64, out []Hit) []Hit {
	_, place, ok := t.table.find(id, hash(id))
	if !ok {
		return out
	}
	for _, z := range t.sets.get(t.table.at(place)) {
		out = append(out, Hit{ID(z & zoneMask), geo.Relation(z >> countBits)})
	}
	return out
}

// Forget ends following a track, and reports whether it was followed.
func (t *Tracks) Forget(id uint64) bool {
	i, place, ok := t.table.find(id, hash(id))
	if ok {
		t.sets.put(t.table.at(place), nil)
		t.table.remove(i, place)
	}
	return ok
}

// todo is a report that is to be looked up.
type todo struct{ report, place uint32 }

// Follow appends what changed with each report to out, in the order of reports,
// and of each by zone. Reports of one track come in the order of their time, which
// is not checked: each is compared with the one that was given before it. One that
// is refused refuses all, and none of them is followed.
func (t *Tracks) Follow(reports []Report, out []Event) ([]Event, error) {
	for i := range reports {
		if err := reports[i].check(); err != nil {
			return out, fmt.Errorf("report %d, of track %d: %w", i, reports[i].Track, err)
		}
	}
	if t.Len()+len(reports) > MaxTracks {
		return out, fmt.Errorf("%d tracks and %d reports: at most %d tracks are followed", t.Len(), len(reports), MaxTracks)
	}
	for len(reports) > 0 {
		n := min(batch, len(reports))
		out = t.batch(reports[:n], out)
		reports = reports[n:]
	}
	return out, nil
}

func (t *Tracks) batch(reports []Report, out []Event) []Event {
	// Each pass reads ahead what the next one decides upon.
	var hashes [batch]uint64
	var places [batch]uint32
	var seen uint32
	for i := range reports {
		h := hash(reports[i].Track)
		hashes[i&(batch-1)] = h
		seen |= t.table.words[h&t.table.mask]
	}
	t.w.seen = seen
	for i := range reports {
		id, h := reports[i].Track, hashes[i&(batch-1)]
		_, place, ok := t.table.find(id, h)
		if !ok {
			place = t.table.add(id, h)
		}
		places[i&(batch-1)] = place
	}
	t.todo = t.todo[:0]
	for i := range reports {
		place := places[i&(batch-1)]
		s := t.table.at(place)
		if s.pending { // an earlier report of it comes first
			out = t.look(reports, out)
		}
		if !s.holds(t.x, &reports[i].Fix) {
			s.pending = true
			t.todo = append(t.todo, todo{uint32(i), place})
		}
	}
	return t.look(reports, out)
}

// holds reports whether f lies where nothing can have changed. Only the sum of
// many comparisons is decided upon.
func (s *track) holds(x *Index, f *Fix) bool {
	lon, lat, t := f.Point.Lon, f.Point.Lat, int64(f.At)
	lo, hi := int64(f.Height)-int64(f.HeightAccuracy), int64(f.Height)+int64(f.HeightAccuracy)
	out := (int64(lon) - int64(s.west)) | (int64(s.east) - int64(lon)) | (int64(lat) - int64(s.south)) | (int64(s.north) - int64(lat)) |
		(t - s.from) | (s.last - t) | (lo - int64(s.low)) | (int64(s.high) - hi) | (int64(s.accuracy) - int64(f.Accuracy))
	return out >= 0 && f.Datum == s.datum && (s.edition == x.edition || s.edition >= x.changed(f.Point))
}

// look looks up what is to be looked up, and tells what changed.
func (t *Tracks) look(reports []Report, out []Event) []Event {
	n := len(t.todo)
	t.Full += n
	w := &t.w
	w.x = t.x
	for i, d := range t.todo {
		t.fixes[i&(batch-1)] = reports[d.report].Fix
		s := t.table.at(d.place)
		*s = track{id: s.id, edition: s.edition, set: s.set, count: s.count, accuracy: -1}
	}
	var spots [batch]spot
	w.ways(t.fixes[:n], &spots)
	w.found = w.found[:0]
	for i, d := range t.todo {
		f, first := &t.fixes[i&(batch-1)], len(w.found)
		w.look(f, i, &spots[i&(batch-1)])
		t.x.bound(t.table.at(d.place), f, w.found[first:])
	}
	t.hits = w.filter(t.fixes[:n], t.hits[:0])
	from := 0
	for i, d := range t.todo {
		to := max(from, w.ends[i&(batch-1)])
		mine := t.hits[from:to]
		from = to
		now := t.spare[:0]
		for _, h := range mine[:min(len(mine), MaxIn)] {
			now = append(now, uint32(h.Zone)|uint32(h.Relation)<<countBits)
		}
		t.spare = now
		sortZones(now)
		s := t.table.at(d.place)
		out = t.tell(s, &reports[d.report], now, out)
		s.edition = t.x.edition
	}
	t.todo = t.todo[:0]
	return out
}

// sortZones sorts by zone: few, and nearly in order.
func sortZones(z []uint32) {
	if len(z) > 48 {
		slices.SortFunc(z, func(a, b uint32) int { return int(a&zoneMask) - int(b&zoneMask) })
		return
	}
	for i := 1; i < len(z); i++ {
		v, j := z[i], i
		for ; j > 0 && z[j-1]&zoneMask > v&zoneMask; j-- {
			z[j] = z[j-1]
		}
		z[j] = v
	}
}

// tell compares a track's zones with those of before.
func (t *Tracks) tell(s *track, r *Report, now []uint32, out []Event) []Event {
	was := t.sets.get(s)
	event := func(zone uint32, from, to geo.Relation) {
		out = append(out, Event{r.Track, r.At, ID(zone), from, to})
	}
	changed := false
	for i, j := 0, 0; i < len(was) || j < len(now); {
		var a, b uint32 = math.MaxUint32, math.MaxUint32
		if i < len(was) {
			a = was[i]
		}
		if j < len(now) {
			b = now[j]
		}
		switch za, zb := a&zoneMask, b&zoneMask; {
		case j == len(now) || i < len(was) && za < zb:
			event(za, geo.Relation(a>>countBits), geo.Apart)
			i++
		case i == len(was) || zb < za:
			event(zb, geo.Apart, geo.Relation(b>>countBits))
			j++
		case t.x.born(zb) > s.edition: // another zone has its name
			event(za, geo.Relation(a>>countBits), geo.Apart)
			event(zb, geo.Apart, geo.Relation(b>>countBits))
			i, j = i+1, j+1
		case a != b:
			event(za, geo.Relation(a>>countBits), geo.Relation(b>>countBits))
			i, j = i+1, j+1
		default:
			i, j = i+1, j+1
			continue
		}
		changed = true
	}
	if changed {
		t.sets.put(s, now)
	}
	return out
}

// sets holds the zones of tracks, in runs of powers of two.
type sets struct {
	words []uint32
	spare [17][]uint32 // free runs, by the logarithm of their length
}

func (p *sets) get(s *track) []uint32 { return p.words[s.set : s.set+uint32(s.count)] }

func sizeOf(count int) int { return bits.Len(uint(count - 1)) }

// put gives a track other zones.
func (p *sets) put(s *track, zones []uint32) {
	if s.count > 0 && (len(zones) == 0 || sizeOf(len(zones)) != sizeOf(int(s.count))) {
		k := sizeOf(int(s.count))
		p.spare[k] = append(p.spare[k], s.set)
		s.set, s.count = 0, 0
	}
	if len(zones) == 0 {
		return
	}
	if s.count == 0 {
		k := sizeOf(len(zones))
		if n := len(p.spare[k]); n > 0 {
			s.set, p.spare[k] = p.spare[k][n-1], p.spare[k][:n-1]
		} else {
			s.set = uint32(len(p.words))
			p.words = append(p.words, make([]uint32, 1<<k)...)
		}
	}
	s.count = uint16(len(zones))
	copy(p.words[s.set:], zones)
}
