package statementtest

import (
	"github.com/open-parley/parley"
	"github.com/open-parley/parley/statement"
)

// arrange tells what is said about three zones: one to be agreed, one declared,
// one asserted. It gives the first, and who sees it in the end.
func (s *story) arrange(arden, north, monitor, relief, registrar parley.PartyID, talks statement.Audience) (parley.ArrangementID, statement.Audience) {
	first := s.zone(arden, north, monitor)
	table := s.say(arden, talks, &statement.Table{Revision: first})
	a, r1 := parley.ArrangementID(table), revisionID(first)

	question := s.say(north, talks, &statement.Ask{Arrangement: a, Revision: r1, Blocking: true, Clause: "2(a)",
		Point: &parley.Point{Lon: 36_5200000, Lat: 35_9300000}, Text: s.text("Does clause 2(a) cover the airfield north of the road?")})
	s.say(arden, talks, &statement.Answer{Arrangement: a, Question: question, Text: s.text("Yes. The airfield lies within volume A1.")})
	s.say(north, talks, &statement.Settle{Arrangement: a, Question: question})
	index := s.size
	comment := s.say(monitor, talks, &statement.Comment{Arrangement: a, Revision: r1, Clause: "2(a)", Text: s.text("The mission can observe the airfield from two posts.")})

	counter := first
	counter.Terms.Duration = parley.Period{Months: 3}
	s.say(north, talks, &statement.Counter{Answers: a, To: r1, Revision: counter})
	next := first
	next.Terms.Denunciation = &parley.Denunciation{Notice: parley.Period{Days: 30}}
	s.say(arden, talks, &statement.Revise{Arrangement: a, Replaces: r1, Revision: next})
	r := revisionID(next)

	reserved := s.say(north, talks, &statement.Position{Arrangement: a, Revision: r, Stance: parley.AcceptWithReservation,
		Reservation: s.text("Clause 2(a) does not apply to the hospital's helipad."),
		Source:      &statement.Source{Kind: statement.SourceMeeting, At: start, Citation: "Lakeside, third session"}})
	s.say(arden, talks, &statement.AcceptReservation{Arrangement: a, Revision: r, Reservation: reserved})
	s.say(arden, talks, &statement.ObjectReservation{Arrangement: a, Revision: r, Reservation: reserved, Text: s.text("The helipad lies outside the zone.")})
	s.say(arden, talks, &statement.Simultaneous{Arrangement: a, Revision: r, Members: statement.Parties(arden, north).Parties})
	s.say(monitor, talks, &statement.ConfirmCondition{Arrangement: a, Revision: r, Label: "withdrawal-complete"})

	s.say(arden, talks, &statement.Extend{Arrangement: a, Parties: []parley.PartyID{relief}})
	s.recognise(arden, north, talks)
	s.say(registrar, with(talks, relief, registrar), &statement.Erase{Arrangement: a, Effects: []statement.Effect{
		{Index: index, Statement: comment, Type: statement.CommentMake, Author: monitor, Audience: talks}}})
	talks = with(talks, relief)
	s.agreed, s.second, s.talks = a, r, talks
	s.say(arden, talks, &statement.Suspend{Arrangement: a, Revision: r, Ends: start + 20*day, Text: s.text("While the road is cleared of mines.")})
	s.say(arden, talks, &statement.Resume{Arrangement: a, Revision: r})
	s.say(arden, talks, &statement.Renew{Arrangement: a, Revision: r, Expiry: start + 184*day, Decision: statement.DecideRenew})
	notice := s.say(north, talks, &statement.NotifyBreach{Arrangement: a, Revision: r, Against: arden, Clause: "2(a)",
		Text: s.text("Two military flights crossed volume A1 on 3 April.")})
	s.say(monitor, talks, &statement.CureBreach{Arrangement: a, Notice: notice, Text: s.text("No flight was seen since 5 April.")})
	s.say(north, talks, &statement.Release{Arrangement: a, Notice: notice})
	s.say(north, talks, &statement.Denounce{Arrangement: a, Revision: r, Text: s.text("We leave the arrangement with thirty days' notice.")})

	s.say(arden, talks, &statement.Withdraw{Arrangement: a, Revision: r1})
	return a, talks
}

// retain tells what is said of keeping and erasing an arrangement.
func (s *story) retain(a parley.ArrangementID, north, registrar parley.PartyID, talks statement.Audience) {
	keepers := with(talks, registrar)
	s.say(registrar, keepers, &statement.Announce{Arrangement: a})
	s.say(north, keepers, &statement.Hold{Arrangement: a, Reason: "Inquiry into the flights of 3 April", Until: start + 400*day})
	s.say(north, keepers, &statement.ReleaseHold{Arrangement: a})
}

// recognise tells what is said about zones that nobody needs to agree to.
func (s *story) recognise(arden, north parley.PartyID, talks statement.Audience) {
	zone := parley.Revision{Kind: parley.HospitalZone, Basis: parley.Declared,
		Texts: []parley.Text{{Lang: "en", Authentic: true, Title: "Lakeside hospital zone", Part: s.text("# Lakeside hospital zone", "", "1. The zone shelters the wounded and the sick.")}},
		Map: parley.Map{Status: parley.MapFinal, Part: s.annex(parley.Volume{ID: "H", Footprint: parley.Footprint{
			Circle: &parley.Circle{Centre: parley.Point{Lon: 36_6000000, Lat: 36_0000000}, Radius: 800_000}}})},
		Rules: []parley.Rule{{Clause: "1", Forbids: []parley.Activity{parley.Strike, parley.HeavyWeapon}}},
	}
	a, r := parley.ArrangementID(s.say(arden, talks, &statement.Declare{Revision: zone})), revisionID(zone)
	s.say(north, talks, &statement.AcknowledgeZone{Arrangement: a, Revision: r})
	s.say(north, talks, &statement.RecogniseOnCondition{Arrangement: a, Revision: r, Condition: parley.Condition{All: []parley.Condition{
		{Accepts: arden}, {Confirmed: &parley.Confirmed{By: north, Label: "zone-inspected"}}}}})
	s.say(north, talks, &statement.Recognise{Arrangement: a, Revision: r})
	s.say(north, talks, &statement.RefuseRecognition{Arrangement: a, Revision: r, Text: s.text("Artillery stands within the zone.")})

	zone.Kind, zone.Basis, zone.Authority = parley.NoFlyZone, parley.Authorised, "Resolution 17 of the Lakeside Council"
	zone.Rules = []parley.Rule{{Clause: "1", Forbids: []parley.Activity{parley.MilitaryFlight}, Exempt: &parley.Exempt{Purposes: []parley.Purpose{parley.PurposeHumanitarian, parley.PurposeMedevac}}}}
	s.say(arden, talks, &statement.Assert{Revision: zone})
}

// zone is the first revision of the zone to be agreed.
func (s *story) zone(arden, north, monitor parley.PartyID) parley.Revision {
	return parley.Revision{
		Kind: parley.DeEscalationArea, Basis: parley.Agreed,
		Texts: []parley.Text{
			{Lang: "ar", Authentic: true, Title: "منطقة خفض التصعيد", Part: s.text("# منطقة خفض التصعيد", "", "2(أ) لا طيران عسكري.")},
			{Lang: "en", Authentic: true, Title: "De-escalation area", Part: s.text("# De-escalation area", "", "2(a) No military flights.", "", "2(b) No heavy weapons.")},
		},
		Map: parley.Map{Status: parley.MapFinal, Part: s.annex(box("A1", 36_4000000, 35_8000000, 36_8000000, 36_2000000))},
		Roles: []parley.RoleHolder{
			{Party: arden, Name: "Republic of Arden", Role: parley.TerritorialState},
			{Party: north, Name: "Northern Front", Role: parley.Belligerent},
			{Party: monitor, Name: "Ceasefire Mission", Role: parley.Monitor},
		},
		Consenting: []parley.Role{parley.Belligerent, parley.TerritorialState},
		Rules: []parley.Rule{
			{Clause: "2(a)", Forbids: []parley.Activity{parley.MilitaryFlight}, Volumes: []string{"A1"},
				Ceiling: &parley.Height{Datum: parley.DatumAMSL, MM: 6_000_000}, Exempt: &parley.Exempt{Purposes: []parley.Purpose{parley.PurposeMedevac}}},
			{Clause: "2(b)", Forbids: []parley.Activity{parley.HeavyWeapon}, Roles: []parley.Role{parley.Belligerent},
				Schedule: []parley.Slot{{Days: []int64{1, 2, 3, 4, 5}, From: 18 * 3_600_000, Until: 6 * 3_600_000}}},
		},
		Terms: parley.Terms{
			Effective: parley.Effective{At: start + 10*day, When: &parley.Condition{Confirmed: &parley.Confirmed{By: monitor, Label: "withdrawal-complete"}}},
			Duration:  parley.Period{Months: 6},
			Renewal:   &parley.Renewal{Mode: parley.RenewTacit, Notice: parley.Period{Days: 30}},
			Breach:    &parley.Breach{Cure: parley.Period{Days: 5}, Release: true},
		},
	}
}

// with is the audience a and more.
func with(a statement.Audience, more ...parley.PartyID) statement.Audience {
	return statement.Parties(append(more, a.Parties...)...)
}

func revisionID(r parley.Revision) parley.RevisionID {
	id, err := statement.RevisionIDOf(&r)
	if err != nil {
		panic(err)
	}
	return id
}
