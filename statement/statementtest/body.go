package statementtest

import (
	"github.com/open-parley/parley"
	"github.com/open-parley/parley/statement"
)

// body draws a valid body of type typ for a statement by author.
func (g *gen) body(typ statement.Type, author parley.PartyID) statement.Body {
	a, r := parley.ArrangementID(g.id()), parley.RevisionID(g.id())
	other := parley.StatementID(g.id())
	switch typ {
	case statement.PartyAdmit:
		k, proof := g.key()
		return &statement.Admit{Key: k, Proof: proof, Profile: g.profile()}
	case statement.PartyUpdate:
		return &statement.Update{Profile: g.profile()}
	case statement.PartyTwoPerson:
		return &statement.TwoPerson{Types: some(g, statement.Types()[:8], 0)}
	case statement.PostRoster:
		return g.roster()
	case statement.KeyEnrol:
		k, proof := g.key()
		b := &statement.Enrol{Key: k, Proof: proof}
		if g.bool() {
			b.Party = parley.PartyID(g.id())
		}
		return b
	case statement.KeyRevoke:
		b := &statement.Revoke{Key: parley.KeyID(g.id())}
		if g.bool() {
			b.CompromisedSince = g.instant()
		}
		return b
	case statement.TerritoryDeclare:
		return &statement.DeclareTerritory{Name: g.label(), Map: g.annex()}
	case statement.TerritoryDisclaim:
		switch g.int(0, 2) {
		case 0:
			return &statement.DisclaimTerritory{Name: g.label()}
		case 1:
			return &statement.DisclaimTerritory{Attributed: true}
		}
		return &statement.DisclaimTerritory{Arrangement: a, Revision: r}

	case statement.ArrangementTable:
		return &statement.Table{Revision: g.revision(parley.Agreed)}
	case statement.ArrangementDeclare:
		return &statement.Declare{Revision: g.revision(parley.Declared)}
	case statement.ArrangementAssert:
		return &statement.Assert{Revision: g.revision(parley.Asserted, parley.Authorised)}
	case statement.ArrangementCounter:
		return &statement.Counter{Answers: a, To: r, Revision: g.revision(parley.Agreed)}
	case statement.ArrangementRevise:
		return &statement.Revise{Arrangement: a, Replaces: r, Revision: g.revision(parley.Agreed, parley.Declared, parley.Asserted, parley.Authorised)}
	case statement.ArrangementWithdraw:
		return &statement.Withdraw{Arrangement: a, Revision: r, Text: g.maybeText()}
	case statement.ArrangementSuspend:
		b := &statement.Suspend{Arrangement: a, Revision: r, Text: g.maybeText()}
		if g.bool() {
			b.Ends = g.instant()
		}
		return b
	case statement.ArrangementResume:
		return &statement.Resume{Arrangement: a, Revision: r, Text: g.maybeText()}
	case statement.ArrangementDenounce:
		return &statement.Denounce{Arrangement: a, Revision: r, Text: g.maybeText()}
	case statement.ArrangementRenew:
		return &statement.Renew{Arrangement: a, Revision: r, Expiry: g.instant(),
			Decision: one(g, []statement.Decision{statement.DecideRenew, statement.DecideObject})}

	case statement.ArrangementPublish:
		return &statement.Publish{Arrangement: a, Revision: r, Withdraw: g.bool()}

	case statement.ClarificationAsk:
		return &statement.Ask{Arrangement: a, Revision: r, Blocking: g.bool(), Clause: g.label(), Point: maybe(g, g.point), Text: g.text()}
	case statement.ClarificationAnswer:
		return &statement.Answer{Arrangement: a, Question: other, Text: g.text()}
	case statement.ClarificationSettle:
		return &statement.Settle{Arrangement: a, Question: other}
	case statement.AnnexDeposit:
		b := &statement.Deposit{Arrangement: a, Revision: r, Label: g.label()}
		if b.Part = g.maybeText(); b.Part == (parley.PartID{}) {
			b.Part = g.annex()
		}
		return b
	case statement.CommentMake:
		b := &statement.Comment{Arrangement: a, Text: g.text(), Point: maybe(g, g.point)}
		if g.bool() {
			b.Revision, b.Clause = r, g.label()
		} else {
			b.About = other
		}
		return b

	case statement.PositionTake:
		return g.position(a, r)
	case statement.PositionSimultaneous:
		return &statement.Simultaneous{Arrangement: a, Revision: r, Members: statement.Parties(append(g.parties(1), author)...).Parties}
	case statement.ReservationAccept:
		return &statement.AcceptReservation{Arrangement: a, Revision: r, Reservation: other}
	case statement.ReservationObject:
		return &statement.ObjectReservation{Arrangement: a, Revision: r, Reservation: other, Text: g.maybeText()}
	case statement.ConditionConfirm:
		return &statement.ConfirmCondition{Arrangement: a, Revision: r, Label: g.label(), Text: g.maybeText()}

	case statement.RecognitionAcknowledge:
		return &statement.AcknowledgeZone{Arrangement: a, Revision: r}
	case statement.RecognitionGive:
		return &statement.Recognise{Arrangement: a, Revision: r, Text: g.maybeText()}
	case statement.RecognitionCondition:
		return &statement.RecogniseOnCondition{Arrangement: a, Revision: r, Condition: g.condition(3), Text: g.maybeText()}
	case statement.RecognitionRefuse:
		return &statement.RefuseRecognition{Arrangement: a, Revision: r, Text: g.maybeText()}

	case statement.AudienceExtend:
		if g.bool() {
			return &statement.Extend{Arrangement: a, Everyone: true}
		}
		return &statement.Extend{Arrangement: a, Parties: g.parties(1)}
	case statement.BreachNotify:
		return &statement.NotifyBreach{Arrangement: a, Revision: r, Against: parley.PartyID(g.id()), Clause: g.label(), Text: g.text()}
	case statement.BreachCure:
		return &statement.CureBreach{Arrangement: a, Notice: other, Text: g.maybeText()}
	case statement.BreachRelease:
		return &statement.Release{Arrangement: a, Notice: other, Text: g.maybeText()}

	case statement.OperationPlan:
		return &statement.Plan{Intent: g.intent()}
	case statement.OperationChange:
		return &statement.Change{Operation: parley.OperationID(other), Intent: g.intent()}
	case statement.OperationStart:
		return &statement.Start{Operation: parley.OperationID(other)}
	case statement.OperationEnd:
		return &statement.End{Operation: parley.OperationID(other)}

	case statement.LogGenesis:
		k, proof := g.key(parley.PowerAdminister, parley.PowerRegister)
		return &statement.Genesis{Name: g.label(), Exercise: g.bool(), Key: k, Proof: proof, LogKey: "log.example+0a1b2c3d+AAECAwQ=",
			World: parley.Digest(g.id()), Rules: g.int(1, 9), Policy: g.policy()}
	case statement.LogRules:
		return &statement.Rules{Rules: g.int(1, 9)}
	case statement.LogPolicy:
		p := g.policy()
		return &p
	case statement.LogPadding:
		return &statement.Padding{}
	case statement.RetentionAnnounce:
		return &statement.Announce{Arrangement: a, Comments: g.bool()}
	case statement.RetentionHold:
		return &statement.Hold{Arrangement: a, Reason: g.label(), Until: g.until()}
	case statement.RetentionRelease:
		return &statement.ReleaseHold{Arrangement: a}
	case statement.RetentionErase:
		b := &statement.Erase{Arrangement: a}
		for i := range g.int(1, 3) {
			by := parley.PartyID(g.id())
			b.Effects = append(b.Effects, statement.Effect{Index: uint64(i*1000 + g.int(0, 999)), Statement: parley.StatementID(g.id()),
				Type: one(g, statement.Types()), Author: by, Audience: statement.Parties(append(g.parties(0), by)...)})
		}
		return b
	}
	g.t.Fatalf("no generator for %s", typ)
	return nil
}

func (g *gen) position(a parley.ArrangementID, r parley.RevisionID) *statement.Position {
	b := &statement.Position{Arrangement: a, Revision: r, Text: g.maybeText(),
		Stance: one(g, []parley.Stance{parley.Accept, parley.AcceptWithReservation, parley.AcceptWithCondition, parley.Reject, parley.Undecided})}
	switch b.Stance {
	case parley.AcceptWithReservation:
		b.Reservation = g.text()
	case parley.AcceptWithCondition:
		c := g.condition(4)
		b.Condition = &c
	}
	b.Source = maybe(g, func() statement.Source {
		return statement.Source{Kind: one(g, []statement.SourceKind{statement.SourcePress, statement.SourceCall, statement.SourceMeeting, statement.SourceNote}),
			At: g.instant(), Citation: g.label()}
	})
	return b
}

func (g *gen) roster() *statement.Roster {
	b := &statement.Roster{Post: g.label(), MustAnswer: g.bool(), Deputies: some(g, []string{"adviser", "deputy", "watch"}, 0)}
	for from := range g.int(0, 3) {
		shift := statement.Shift{Window: parley.Window{From: parley.Instant(from + 1), Until: parley.Instant(from + 1 + g.int(1, statement.MaxShift))}, Post: g.label()}
		b.Watch = append(b.Watch, shift)
	}
	return b
}

func (g *gen) intent() statement.Intent {
	in := statement.Intent{Activity: one(g, parley.Activities), Map: g.annex(), Window: g.window()}
	if g.bool() {
		in.Purpose = one(g, parley.Purposes)
	}
	return in
}
