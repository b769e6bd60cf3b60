package docket

import (
	"github.com/open-parley/parley"
	"github.com/open-parley/parley/statement"
)

// Admit tells whether x may enter at ledger time at, which is no earlier than
// the head's. The error is a *parley.Refusal: the rule or the state that
// forbids it, and what would make it possible. Signatures are the ledger's to
// verify; whose keys they are, and whether those may sign this, is decided
// here. The state does not change.
func (s *State) Admit(x *statement.Signed, at parley.Instant) error {
	if r := s.admit(x, max(at, s.head)); r != nil {
		return r
	}
	return nil
}

// AdmitSpeaker makes those of Admit's checks that rest on what nobody can erase:
// that the statement is for this ledger, in time, not there yet, by keys of its
// author's that were valid and may sign it, to parties that there are. A reader
// of a log from which arrangements were erased can make no others of a
// statement on an arrangement.
func (s *State) AdmitSpeaker(x *statement.Signed, at parley.Instant) error {
	if r := s.admitSpeaker(x, max(at, s.head)); r != nil {
		return r
	}
	return nil
}

func (s *State) admit(x *statement.Signed, at parley.Instant) *parley.Refusal {
	if r := s.admitSpeaker(x, at); r != nil || x.Statement.Type == statement.LogGenesis {
		return r
	}
	if r := s.admitPrev(x.Statement); r != nil {
		return r
	}
	return s.admitBody(x, at)
}

func (s *State) admitSpeaker(x *statement.Signed, at parley.Instant) *parley.Refusal {
	st := x.Statement
	if g, ok := st.Body.(*statement.Genesis); ok {
		return s.admitGenesis(g, x)
	}
	if s.genesis == nil {
		return parley.Refuse("no-genesis", "statement", "The log is empty: its first entry must be log/genesis.").To("Found the ledger first (parley init).")
	}
	if st.Ledger != s.ledger {
		return parley.Refuse("another-ledger", "statement", "The statement is for ledger %s; this is %s.", parley.Short(st.Ledger), parley.Short(s.ledger)).
			To("Sign it anew for this ledger. An exercise's statements never enter a real one.")
	}
	if st.Until != 0 && at > st.Until {
		return parley.Refuse("past-until", "time", "The statement was to enter by %v; it is %v.", st.Until, at).To("Sign it anew, if it still holds.")
	}
	if s.record(x.ID) != nil {
		return parley.Refuse("duplicate", "duplicates", "The statement is in the ledger already.").To("Ask for its first receipt.")
	}
	if r := s.admitKeys(x, at); r != nil {
		return r
	}
	if r := s.admitAudience(st); r != nil {
		return r
	}
	switch st.Type {
	case statement.RetentionErase, statement.RetentionAnnounce:
		if st.Author != s.registrar {
			return notTheRegistrar()
		}
	}
	return nil
}

func notTheRegistrar() *parley.Refusal {
	return parley.Refuse("not-registrar", "keys", "Only the registrar keeps the log.")
}

func (s *State) admitGenesis(g *statement.Genesis, x *statement.Signed) *parley.Refusal {
	st := x.Statement
	switch {
	case s.size != 0:
		return parley.Refuse("not-first", "statement", "log/genesis is the first entry of a log and no other.").To("Found another ledger in another folder.")
	case !st.Audience.Everyone:
		return parley.Refuse("audience", "audience", "The genesis goes to everyone.").To(`Set the audience to ["everyone"].`)
	case g.Rules != RulesVersion:
		return parley.Refuse("unknown-rules", "R12", "Rules version %d is not known here; version %d is.", g.Rules, RulesVersion).To("Use a newer Parley.")
	}
	id, err := statement.PartyIDOf(g.Key, g.Proof)
	if err != nil || id != st.Author {
		return parley.Refuse("not-founding-key", "keys", "The genesis is not signed by the registrar that its key founds.").To("Make the author the hash of the founding key.")
	}
	kid, err := statement.KeyIDOf(g.Key)
	if ids := x.KeyIDs(); err != nil || len(ids) != 1 || ids[0] != kid {
		return parley.Refuse("not-founding-key", "keys", "The genesis is not signed by its own founding key.").To("Sign it with that key alone.")
	}
	if want := s.worldDigest(); g.World != want {
		return parley.Refuse("another-world", "R12", "The genesis names the territory file %s; the one given is %s.", parley.Short(g.World), parley.Short(want)).To("Start with the file that the genesis names.")
	}
	return nil
}

// admitKeys checks that every signature is by a key of the author's post, valid
// at ledger time, of the right use, with the power that the type asks for.
func (s *State) admitKeys(x *statement.Signed, at parley.Instant) *parley.Refusal {
	st := x.Statement
	p, ok := s.parties[st.Author]
	if !ok {
		return parley.Refuse("not-admitted", "keys", "Party %s has not been admitted here.", parley.Short(st.Author)).To("Ask the registrar to admit it (party/admit).")
	}
	post := false
	for _, id := range x.KeyIDs() {
		k, ok := s.keys[id]
		switch {
		case !ok || k.party != p.id:
			return parley.Refuse("unknown-key", "keys", "Key %s is not enrolled for %s.", parley.Short(id), s.name(p.id)).To("Enrol it (key/enrol), or sign with a key that is.")
		case at >= k.until:
			return parley.Refuse("revoked-key", "keys", "Key %s of %s was revoked at %v; statements are judged by the keys valid at their ledger time.", parley.Short(id), s.name(p.id), k.until).To("Sign with a key that stands.")
		case at < k.from:
			return parley.Refuse("key-not-yet-valid", "keys", "Key %s was enrolled by the registrar and is valid from %v, unless %s objects.", parley.Short(id), k.from, s.name(p.id)).To("Wait until then, or sign with another key.")
		case k.key.Use != parley.UseSign:
			return parley.Refuse("login-key", "keys", "Key %s opens sessions; login keys never sign statements.", parley.Short(id)).To("Sign with a key enrolled for signing.")
		}
		may := false
		for o := range p.offices(k, at) {
			if has(o.Powers, statement.PowerFor(st.Type)) {
				may, post = true, post || o.Post == st.Post
			}
		}
		if !may {
			return parley.Refuse("no-power", "keys", "The post %s of %s has no power to sign %s: it needs %q.", k.key.Post, s.name(p.id), st.Type, statement.PowerFor(st.Type)).To("Let a post sign that has it, or enrol a key with that power.")
		}
	}
	if !post {
		return parley.Refuse("wrong-post", "keys", "The statement speaks for the post %q; none of its keys may sign %s for it.", st.Post, st.Type).To("Name the post that the key belongs to, or stands in for.")
	}
	return s.admitTwoPosts(p, x, at)
}

// admitAudience checks that every addressee exists and that the author is one.
func (s *State) admitAudience(st *statement.Statement) *parley.Refusal {
	if st.Audience.Everyone {
		return nil
	}
	for _, p := range st.Audience.Parties {
		if _, ok := s.parties[p]; !ok {
			return parley.Refuse("unknown-addressee", "audience", "The audience names party %s, which has not been admitted here.", parley.Short(p)).To("Leave it out, or have it admitted first.")
		}
	}
	if !st.Audience.Has(st.Author) {
		return parley.Refuse("author-not-addressed", "audience", "The audience leaves out its author.").To("Add the author.")
	}
	return nil
}

func (s *State) admitPrev(st *statement.Statement) *parley.Refusal {
	if want := s.Prev(st.Author, st.Subject(), st.Audience); st.Prev != want {
		if want == (parley.StatementID{}) {
			return parley.Refuse("broken-prev", "statement", "prev is %s, but the author has said nothing on this subject to this audience yet.", parley.Short(st.Prev)).To("Leave prev out and sign anew.")
		}
		return parley.Refuse("broken-prev", "statement", "prev is %s; the author's latest statement on this subject to this audience is %s.", parley.Short(st.Prev), parley.Short(want)).To("Read that one, set prev to it and sign anew, if it still holds.")
	}
	return nil
}

func (s *State) admitBody(x *statement.Signed, at parley.Instant) *parley.Refusal {
	st := x.Statement
	switch b := st.Body.(type) {
	case *statement.Admit, *statement.Update, *statement.TwoPerson, *statement.Roster, *statement.Enrol,
		*statement.Revoke, *statement.DeclareTerritory:
		if !st.Audience.Everyone {
			return parley.Refuse("audience", "audience", "Party, key and territory statements go to everyone.").To(`Set the audience to ["everyone"].`)
		}
		return s.admitParty(x, at)
	case *statement.DisclaimTerritory:
		return s.admitDisclaim(b, st, at)
	case *statement.Rules, *statement.Policy, *statement.Padding, *statement.Erase:
		return s.admitLog(x, at)
	case *statement.Announce:
		return s.admitRetention(b.Arrangement, st, at)
	case *statement.Hold:
		return s.admitRetention(b.Arrangement, st, at)
	case *statement.ReleaseHold:
		return s.admitRetention(b.Arrangement, st, at)
	case *statement.Plan, *statement.Change, *statement.Start, *statement.End:
		return s.admitOperation(x, at)
	}
	if st.Author == s.registrar {
		return parley.Refuse("registrar", "keys", "The registrar admits parties and keeps the log; it takes no part in arrangements.").To("Speak as a party of your own.")
	}
	if rev := st.Revision(); rev != nil {
		return s.admitRevision(rev, x, at)
	}
	return s.admitMatter(x, at)
}

func (s *State) admitParty(x *statement.Signed, at parley.Instant) *parley.Refusal {
	st := x.Statement
	me := s.parties[st.Author]
	switch b := st.Body.(type) {
	case *statement.Admit:
		if st.Author != s.registrar {
			return parley.Refuse("not-registrar", "keys", "Only the registrar admits parties.").To("Send it your founding key and proof.")
		}
		if b.Profile.Kind == parley.Registrar {
			return parley.Refuse("registrar", "keys", "A ledger has one registrar, founded by its genesis.").To("Choose another kind.")
		}
		if b.Key.Use != parley.UseSign || !has(b.Key.Powers, parley.PowerAdminister) {
			return parley.Refuse("founding-key", "keys", "A founding key signs and administers: it enrols the party's later keys.").To("Give it use sign and the power administer.")
		}
		id, err := statement.PartyIDOf(b.Key, b.Proof)
		if err != nil {
			return refusalOf(err, "bad-proof", "keys")
		}
		if _, ok := s.parties[id]; ok {
			return parley.Refuse("admitted", "keys", "%s has been admitted already.", s.name(id))
		}
		return s.admitNewKey(b.Key, false)
	case *statement.Update:
		was := me.public().Profile
		if b.Profile.Kind != was.Kind || b.Profile.Country != was.Country {
			return parley.Refuse("attested", "keys", "Kind and country were attested at the admission; a party changes its name alone.").To("Keep them as they are.")
		}
	case *statement.Enrol:
		if b.Key.Use == parley.UseReceive && b.Party != (parley.PartyID{}) {
			return parley.Refuse("receive-key", "keys", "A key that receives is enrolled by its own party alone.").To("Recover a key that signs; the party enrols others with it.")
		}
		if err := statement.CheckProof(b.Key, b.Proof); err != nil {
			return refusalOf(err, "bad-proof", "keys")
		}
		if b.Party != (parley.PartyID{}) {
			if st.Author != s.registrar {
				return parley.Refuse("not-registrar", "keys", "Only the registrar recovers a key for another party.").To("Leave party out to enrol a key of your own.")
			}
			if _, ok := s.parties[b.Party]; !ok || b.Party == s.registrar {
				return parley.Refuse("not-admitted", "keys", "Party %s has not been admitted here.", parley.Short(b.Party))
			}
		}
		return s.admitNewKey(b.Key, st.Author == s.registrar && b.Party == (parley.PartyID{}))
	case *statement.TwoPerson:
		return s.admitTwoPerson(b, me, at)
	case *statement.Roster:
		return s.admitRoster(b, me, at)
	case *statement.Revoke:
		k, ok := s.keys[b.Key]
		if !ok || k.party != me.id {
			return parley.Refuse("unknown-key", "keys", "Key %s is not a key of %s.", parley.Short(b.Key), s.name(me.id)).To("A party revokes its own keys.")
		}
		if k.until != parley.Never {
			return parley.Refuse("revoked-key", "keys", "Key %s was revoked at %v already.", parley.Short(b.Key), k.until)
		}
		if b.CompromisedSince > at {
			return parley.Refuse("time", "time", "compromised_since lies in the future.").To("Give the time from which the key can no longer be trusted.")
		}
		return s.admitRevocation(me, k, at)
	case *statement.DeclareTerritory:
		if st.Author == s.registrar {
			return parley.Refuse("registrar", "keys", "The registrar declares no territory.")
		}
		if _, err := prepare(x, b.Map); err != nil {
			return refusalOf(err, "bad-map", "")
		}
	}
	return nil
}

// admitNewKey checks a key that is not enrolled yet; registrar tells whether it
// becomes one of the registrar's.
func (s *State) admitNewKey(k parley.Key, registrar bool) *parley.Refusal {
	if has(k.Powers, parley.PowerRegister) && !registrar {
		return parley.Refuse("power", "keys", "The power register is the registrar's.").To("Leave it out.")
	}
	id, err := statement.KeyIDOf(k)
	if err != nil {
		return refusalOf(err, "bad-key", "keys")
	}
	if _, ok := s.keys[id]; ok {
		return parley.Refuse("enrolled", "keys", "Key %s is enrolled already, or was.", parley.Short(id)).To("Make a new key.")
	}
	for _, o := range s.keys {
		if o.key.Public == k.Public {
			return parley.Refuse("enrolled", "keys", "The same public key is enrolled already as %s.", parley.Short(o.id)).To("Make a new key: one key, one post.")
		}
	}
	return nil
}

func (s *State) admitLog(x *statement.Signed, at parley.Instant) *parley.Refusal {
	if x.Statement.Author != s.registrar {
		return notTheRegistrar()
	}
	switch b := x.Statement.Body.(type) {
	case *statement.Rules:
		if b.Rules != RulesVersion {
			return parley.Refuse("unknown-rules", "R12", "Rules version %d is not known here; version %d is.", b.Rules, RulesVersion).To("Bring every node to a Parley that knows it first.")
		}
	case *statement.Erase:
		return s.admitErase(b, x.Statement, at)
	}
	return nil
}

// refusalOf keeps a refusal as it is and wraps any other error.
func refusalOf(err error, code, rule string) *parley.Refusal {
	if r, ok := err.(*parley.Refusal); ok {
		return r
	}
	r := parley.Refuse(code, rule, "%s.", err)
	r.Cause = err
	return r
}

func has[T comparable](list []T, v T) bool {
	for _, e := range list {
		if e == v {
			return true
		}
	}
	return false
}
