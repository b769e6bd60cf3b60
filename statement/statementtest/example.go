package statementtest

import (
	"crypto/sha256"
	"fmt"
	"strings"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/statement"
)

// Example is the worked example of a type, as its page in docs/formats shows
// it, and the parts that it commits to. All examples tell one story, of parties
// that do not exist; the same on every run.
func Example(typ statement.Type) (*statement.Statement, statement.Parts) {
	s := &story{parts: statement.Parts{}}
	s.tell()
	found, ok := s.told[typ]
	if !ok {
		panic("statementtest: no example of " + string(typ))
	}
	parts := statement.Parts{}
	for _, ref := range found.Body.Parts() {
		parts[ref.ID] = s.parts[ref.ID]
	}
	return found, parts
}

// ExampleKey is the founding key of the State of Arden. Its secret is public.
func ExampleKey() *statement.SoftKey { return keyOf("Republic of Arden", parley.Powers[:6]...) }

// keyOf is the key of a party in the story: its seed is the hash of its name.
func keyOf(name string, powers ...parley.Power) *statement.SoftKey {
	seed := hash("key of " + name)
	k, err := statement.SoftKeyFromSeed(seed[:], parley.Key{Use: parley.UseSign, Post: "duty-officer", Powers: sorted(powers)})
	if err != nil {
		panic(err)
	}
	return k
}

func sorted(powers []parley.Power) []parley.Power {
	out := []parley.Power{}
	for _, p := range []parley.Power{parley.PowerAdminister, parley.PowerConsent, parley.PowerMonitor, parley.PowerNegotiate,
		parley.PowerOperate, parley.PowerRegister, parley.PowerTable} {
		for _, q := range powers {
			if p == q {
				out = append(out, p)
			}
		}
	}
	return out
}

func hash(s string) [32]byte { return sha256.Sum256([]byte("parley example: " + s)) }

// story is what was said so far.
type story struct {
	parts  statement.Parts
	told   map[statement.Type]*statement.Statement
	ledger parley.LedgerID
	size   uint64
	chains map[string]parley.StatementID // latest by author, subject and audience

	// The zone to be agreed, its second revision, and who sees it in the end.
	agreed parley.ArrangementID
	second parley.RevisionID
	talks  statement.Audience
}

const day = 24 * 3_600_000

// start is 2027-03-01T09:00:00Z.
const start parley.Instant = 1_803_891_600_000

// say adds a statement and gives its identifier.
func (s *story) say(author parley.PartyID, to statement.Audience, body statement.Body) parley.StatementID {
	st := &statement.Statement{
		Type: body.Type(), Version: statement.Version, Ledger: s.ledger, Author: author, Post: "duty-officer",
		SignedAt: start + parley.Instant(s.size)*3_600_000, Audience: to, Salt: statement.Salt(hash(fmt.Sprint("salt ", s.size))), Body: body,
	}
	if s.size > 0 {
		st.Seen = statement.Seen{Size: s.size, Root: parley.Digest(hash(fmt.Sprint("root ", s.size)))}
		st.Until = st.SignedAt + 7*day
	}
	subject := body.Subject()
	founds := subject.ID == [32]byte{} && (subject.Kind == statement.SubjectArrangement || subject.Kind == statement.SubjectOperation)
	chain := func() string { return fmt.Sprint(author, subject, to) }
	if !founds {
		st.Prev = s.chains[chain()]
	}
	payload, err := st.Encode()
	if err != nil {
		panic(fmt.Sprintf("statementtest: the example of %s: %v", st.Type, err))
	}
	if _, ok := s.told[st.Type]; !ok { // the first of each type is the example
		s.told[st.Type] = st
	}
	s.size++
	id := statement.MessageID(statement.Message(payload))
	if founds {
		subject.ID = [32]byte(id)
	}
	s.chains[chain()] = id
	return id
}

func (s *story) text(lines ...string) parley.PartID {
	data := strings.Join(lines, "\n") + "\n"
	return s.parts.Add(statement.Part{Media: statement.MediaText, Salt: statement.Salt(hash("salt of " + data)), Data: []byte(data)})
}

func (s *story) annex(volumes ...parley.Volume) parley.PartID {
	data, err := statement.EncodeAnnex(&parley.Annex{Volumes: volumes})
	if err != nil {
		panic(err)
	}
	return s.parts.Add(statement.Part{Media: statement.MediaAnnex, Salt: statement.Salt(hash("salt of " + string(data))), Data: data})
}

// box is a volume over a rectangle, in units of 1e-7 degree.
func box(id string, west, south, east, north int32) parley.Volume {
	return parley.Volume{ID: id, Accuracy: 30_000, Footprint: parley.Footprint{Edges: parley.EdgesStraight,
		Polygons: [][][]parley.Point{{{{Lon: west, Lat: south}, {Lon: east, Lat: south}, {Lon: east, Lat: north}, {Lon: west, Lat: north}}}}}}
}

func (s *story) tell() {
	s.told, s.chains = map[statement.Type]*statement.Statement{}, map[string]parley.StatementID{}
	identity := func(k *statement.SoftKey) parley.PartyID {
		id, err := statement.PartyIDOf(k.Key(), k.Proof())
		if err != nil {
			panic(err)
		}
		return id
	}
	host := keyOf("host", parley.PowerRegister, parley.PowerAdminister)
	state, front := ExampleKey(), keyOf("Northern Front", parley.Powers[:6]...)
	mission, aid := keyOf("Ceasefire Mission", parley.Powers[:6]...), keyOf("Lake Relief", parley.Powers[:6]...)
	registrar, arden, north, monitor, relief := identity(host), identity(state), identity(front), identity(mission), identity(aid)
	all := statement.Everyone
	talks := statement.Parties(arden, north, monitor)

	s.ledger = parley.LedgerID(s.say(registrar, all, &statement.Genesis{
		Name: "Lakeside Talks", Exercise: true, Key: host.Key(), Proof: host.Proof(),
		LogKey: "log.lakeside.example+2f3a9c11+Aa8f0Yk0m3n9mVY3mUeZ8hYyQmR0cGJzL1Z1d2pFb1hW", World: parley.Digest(hash("world")), Rules: 1,
		Policy: statement.Policy{RecoveryDelay: parley.Period{Days: 14}},
	}))
	s.say(registrar, all, &statement.Admit{Key: state.Key(), Proof: state.Proof(),
		Profile: parley.Profile{Name: "Republic of Arden", Kind: parley.State, Country: "XA"}})
	for _, p := range []struct {
		key  *statement.SoftKey
		name string
		kind parley.PartyKind
	}{{front, "Northern Front", parley.ArmedGroup}, {mission, "Ceasefire Mission", parley.MonitoringMission}, {aid, "Lake Relief", parley.HumanitarianOrganisation}} {
		s.say(registrar, all, &statement.Admit{Key: p.key.Key(), Proof: p.key.Proof(), Profile: parley.Profile{Name: p.name, Kind: p.kind}})
	}
	s.say(arden, all, &statement.Update{Profile: parley.Profile{Name: "Arden", Kind: parley.State, Country: "XA"}})
	second := keyOf("legal adviser of Arden", parley.PowerConsent)
	s.say(arden, all, &statement.Enrol{Key: second.Key(), Proof: second.Proof()})
	s.say(arden, all, &statement.Revoke{Key: second.ID(), CompromisedSince: start + day})
	s.say(arden, all, &statement.DeclareTerritory{Name: "Arden", Map: s.annex(box("arden", 36_0000000, 35_0000000, 38_0000000, 37_0000000))})
	s.say(north, all, &statement.DeclareTerritory{Name: "East bank", Map: s.annex(box("east", 36_7000000, 36_0000000, 36_9000000, 36_3000000))})
	s.say(north, all, &statement.DisclaimTerritory{Name: "East bank"})
	s.say(registrar, all, &statement.Rules{Rules: 2})
	s.say(registrar, all, &statement.Policy{RecoveryDelay: parley.Period{Days: 14},
		Witnesses: []string{"witness.example.org+7c01d2e3+AdZtq0bR0Nn0cGJzL1Z1d2pFb1hWYTJ1eWVBd0JkZkVn"}, Quorum: 1, ErasureNotice: parley.Period{Days: 30}})
	s.say(registrar, statement.Parties(registrar), &statement.Padding{})

	zone, zoneAudience := s.arrange(arden, north, monitor, relief, registrar, talks)

	plan := s.say(arden, talks, &statement.Plan{Intent: s.intent(5)})
	s.say(arden, talks, &statement.Change{Operation: parley.OperationID(plan), Intent: s.intent(6)})
	s.say(arden, talks, &statement.Start{Operation: parley.OperationID(plan)})
	s.say(arden, talks, &statement.End{Operation: parley.OperationID(plan)})

	s.say(arden, all, &statement.TwoPerson{Types: []statement.Type{statement.ArrangementDenounce, statement.PositionTake}})
	s.say(arden, all, &statement.Roster{Post: "duty-officer", MustAnswer: true, Deputies: []string{"chief-of-staff"}, Watch: []statement.Shift{
		{Window: parley.Window{From: start + 7*day, Until: start + 7*day + day/2}, Post: "duty-officer"},
		{Window: parley.Window{From: start + 7*day + day/2, Until: start + 8*day}, Post: "night-desk"},
	}})
	s.retain(zone, north, registrar, zoneAudience)
	s.deposit(arden, north, monitor, talks)
	s.say(arden, s.talks, &statement.Publish{Arrangement: s.agreed, Revision: s.second})
}

// deposit tells of a zone with a private annex, which the sponsor and one other
// party see.
func (s *story) deposit(arden, north, monitor parley.PartyID, talks statement.Audience) {
	annex := parley.PrivateAnnex{Label: "crossings", Parties: []parley.PartyID{north}, Part: s.text("Patrols cross at the mill and at the upper ford.")}
	zone := s.zone(arden, north, monitor)
	zone.Private = []parley.PrivateAnnex{annex}
	table := s.say(arden, talks, &statement.Table{Revision: zone})
	s.say(arden, statement.DepositAudience(&annex, arden), &statement.Deposit{Arrangement: parley.ArrangementID(table),
		Revision: revisionID(zone), Label: annex.Label, Part: annex.Part})
}

func (s *story) intent(after parley.Instant) statement.Intent {
	return statement.Intent{
		Activity: parley.CivilFlight, Purpose: parley.PurposeMedevac,
		Map: s.annex(parley.Volume{ID: "route", Footprint: parley.Footprint{Corridor: &parley.Corridor{
			Line: []parley.Point{{Lon: 36_5000000, Lat: 35_9000000}, {Lon: 36_7000000, Lat: 36_1000000}}, HalfWidth: 2_000_000}},
			Ceiling: &parley.Height{Datum: parley.DatumAMSL, MM: 1_500_000}}),
		Window: parley.Window{From: start + after*day, Until: start + after*day + 2*3_600_000},
	}
}
