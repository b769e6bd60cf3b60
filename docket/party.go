package docket

import (
	"fmt"
	"sort"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/statement"
)

// party is a party that was admitted.
type party struct {
	id       parley.PartyID
	number   int
	since    parley.Instant
	profiles []profileSince // oldest first
	keys     []*key         // in order of enrolment
	rules    []ruleSince    // two-person rules, oldest first
	rosters  []rostered     // by post, in order of its first roster
	// declared: the party declared territory of its own, so that what the
	// built-in world attributes to it yields.
	declared bool
	// disclaimed: it took back what the built-in world attributes to it.
	disclaimed bool
}

type profileSince struct {
	at      parley.Instant
	profile parley.Profile
}

// ruleSince is a two-person rule from the entry that set it.
type ruleSince struct {
	at   parley.Instant
	rule statement.TwoPerson
}

// rostered is a post with its rosters, oldest first.
type rostered struct {
	post  string
	since []rosterSince
}

type rosterSince struct {
	at     parley.Instant
	roster statement.Roster
}

// key is an enrolled key.
type key struct {
	id          parley.KeyID
	key         parley.Key
	party       parley.PartyID
	from        parley.Instant // valid from this ledger time
	until       parley.Instant // revoked at; Never while it stands
	compromised parley.Instant // since; zero: not said to be
	recovery    bool           // enrolled by the registrar
}

// Party is a party as it stands.
type Party struct {
	ID      parley.PartyID `json:"id"`
	Number  int            `json:"number"` // its slot in every leaf's audience tree
	Profile parley.Profile `json:"profile"`
	Since   parley.Instant `json:"since"`
}

// KeyStatus is an enrolled key as it stands.
type KeyStatus struct {
	ID               parley.KeyID   `json:"id"`
	Key              parley.Key     `json:"key"`
	Party            parley.PartyID `json:"party"`
	From             parley.Instant `json:"from"`
	Until            parley.Instant `json:"until,omitzero"` // revoked; zero: it stands
	CompromisedSince parley.Instant `json:"compromised_since,omitzero"`
	Recovery         bool           `json:"recovery,omitempty"`
}

// Party gives the party with that identity.
func (s *State) Party(id parley.PartyID) (Party, bool) {
	p, ok := s.parties[id]
	if !ok {
		return Party{}, false
	}
	return p.public(), true
}

// Parties are all parties in the order of their admission, the registrar first.
func (s *State) Parties() []Party {
	out := make([]Party, len(s.order))
	for i, p := range s.order {
		out[i] = p.public()
	}
	return out
}

// PartyNumber is the party's slot in every leaf's audience tree.
func (s *State) PartyNumber(id parley.PartyID) (int, bool) {
	p, ok := s.parties[id]
	if !ok {
		return 0, false
	}
	return p.number, true
}

// PartyCount is the number of parties admitted.
func (s *State) PartyCount() int { return len(s.order) }

// Key gives the record of an enrolled key, revoked or not.
func (s *State) Key(id parley.KeyID) (parley.Key, bool) {
	k, ok := s.keys[id]
	if !ok {
		return parley.Key{}, false
	}
	return k.key, true
}

// KeyStatus tells how an enrolled key stands, revoked or not.
func (s *State) KeyStatus(id parley.KeyID) (KeyStatus, bool) {
	k, ok := s.keys[id]
	if !ok {
		return KeyStatus{}, false
	}
	return k.public(), true
}

// Keys are the party's keys in the order of their enrolment.
func (s *State) Keys(id parley.PartyID) []KeyStatus {
	p, ok := s.parties[id]
	if !ok {
		return nil
	}
	out := make([]KeyStatus, len(p.keys))
	for i, k := range p.keys {
		out[i] = k.public()
	}
	return out
}

func (k *key) public() KeyStatus {
	out := KeyStatus{k.id, k.key, k.party, k.from, k.until, k.compromised, k.recovery}
	if k.until == parley.Never {
		out.Until = 0
	}
	return out
}

func (p *party) public() Party {
	return Party{p.id, p.number, p.profiles[len(p.profiles)-1].profile, p.since}
}

func (p *party) rename(at parley.Instant, f parley.Profile) {
	p.profiles = append(p.profiles, profileSince{at, f})
}

// nameAt is the party's name as it was at t; its short identity before it was
// admitted.
func (s *State) nameAt(id parley.PartyID, t parley.Instant) string {
	p, ok := s.parties[id]
	if !ok {
		return "party " + parley.Short(id)
	}
	i := sort.Search(len(p.profiles), func(i int) bool { return p.profiles[i].at > t })
	return p.profiles[max(i-1, 0)].profile.Name
}

// Profile is what a party said of itself, as it stood; false: it was not here.
func (v *Snapshot) Profile(id parley.PartyID) (parley.Profile, bool) {
	p, ok := v.s.parties[id]
	if !ok || p.since > v.t {
		return parley.Profile{}, false
	}
	i := sort.Search(len(p.profiles), func(i int) bool { return p.profiles[i].at > v.t })
	return p.profiles[max(i-1, 0)].profile, true
}

// name is the party's name now.
func (s *State) name(id parley.PartyID) string { return s.nameAt(id, parley.Never) }

func (s *State) foldGenesis(b *statement.Genesis, r *record) error {
	if want := s.worldDigest(); b.World != want {
		return fmt.Errorf("the ledger was founded with the territory file %v, and this one is %v: with another, others would have to consent", b.World, want)
	}
	s.ledger = parley.LedgerID(r.id)
	s.genesis = b
	s.rules = b.Rules
	s.policy = b.Policy
	s.registrar = r.author
	profile := parley.Profile{Name: b.Name, Kind: parley.Registrar}
	return s.found(r.author, b.Key, profile, r)
}

// worldDigest is that of the file of attributed territories; zero: none.
func (s *State) worldDigest() parley.Digest {
	if s.world == nil {
		return parley.Digest{}
	}
	return s.world.Digest()
}

func (s *State) foldAdmit(b *statement.Admit, r *record) error {
	id, err := statement.PartyIDOf(b.Key, b.Proof)
	if err != nil {
		return err
	}
	if err := s.found(id, b.Key, b.Profile, r); err != nil {
		return err
	}
	if b.Profile.Country != "" {
		s.reclaim(r.at)
	}
	return nil
}

func (s *State) found(id parley.PartyID, k parley.Key, f parley.Profile, r *record) error {
	p := &party{id: id, number: len(s.order), since: r.at, profiles: []profileSince{{r.at, f}}}
	s.parties[id] = p
	s.order = append(s.order, p)
	s.named = append(s.named, r.at)
	return s.enrol(p, k, r.at, false)
}

func (s *State) enrol(p *party, k parley.Key, from parley.Instant, recovery bool) error {
	id, err := statement.KeyIDOf(k)
	if err != nil {
		return err
	}
	e := &key{id: id, key: k, party: p.id, from: from, until: parley.Never, recovery: recovery}
	p.keys = append(p.keys, e)
	s.keys[id] = e
	return nil
}

func (s *State) foldEnrol(b *statement.Enrol, r *record) error {
	if b.Party != (parley.PartyID{}) {
		return s.enrol(s.parties[b.Party], b.Key, s.policy.RecoveryDelay.From(r.at), true)
	}
	return s.enrol(s.parties[r.author], b.Key, r.at, false)
}

func (s *State) foldRevoke(b *statement.Revoke, r *record) {
	k := s.keys[b.Key]
	k.until = r.at
	if b.CompromisedSince == 0 {
		return
	}
	k.compromised = b.CompromisedSince
	for _, a := range s.tabled {
		a.compromise(s, k, r)
	}
}
