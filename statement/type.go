package statement

import "github.com/open-parley/parley"

// Type names a statement type.
type Type string

const (
	PartyAdmit        Type = "party/admit"
	PartyUpdate       Type = "party/update"
	PartyTwoPerson    Type = "party/two-person"
	PostRoster        Type = "post/roster"
	KeyEnrol          Type = "key/enrol"
	KeyRevoke         Type = "key/revoke"
	TerritoryDeclare  Type = "territory/declare"
	TerritoryDisclaim Type = "territory/disclaim"

	ArrangementTable    Type = "arrangement/table"
	ArrangementRevise   Type = "arrangement/revise"
	ArrangementCounter  Type = "arrangement/counter"
	ArrangementWithdraw Type = "arrangement/withdraw"
	ArrangementDeclare  Type = "arrangement/declare"
	ArrangementAssert   Type = "arrangement/assert"
	ArrangementSuspend  Type = "arrangement/suspend"
	ArrangementResume   Type = "arrangement/resume"
	ArrangementDenounce Type = "arrangement/denounce"
	ArrangementRenew    Type = "arrangement/renew"
	ArrangementPublish  Type = "arrangement/publish"

	ClarificationAsk    Type = "clarification/ask"
	ClarificationAnswer Type = "clarification/answer"
	ClarificationSettle Type = "clarification/settle"
	CommentMake         Type = "comment/make"

	PositionTake         Type = "position/take"
	PositionSimultaneous Type = "position/simultaneous"
	ReservationAccept    Type = "reservation/accept"
	ReservationObject    Type = "reservation/object"
	ConditionConfirm     Type = "condition/confirm"

	RecognitionAcknowledge Type = "recognition/acknowledge"
	RecognitionGive        Type = "recognition/give"
	RecognitionCondition   Type = "recognition/condition"
	RecognitionRefuse      Type = "recognition/refuse"

	AnnexDeposit Type = "annex/deposit"

	AudienceExtend Type = "audience/extend"
	BreachNotify   Type = "breach/notify"
	BreachCure     Type = "breach/cure"
	BreachRelease  Type = "breach/release"

	OperationPlan   Type = "operation/plan"
	OperationChange Type = "operation/change"
	OperationStart  Type = "operation/start"
	OperationEnd    Type = "operation/end"

	LogGenesis Type = "log/genesis"
	LogRules   Type = "log/rules"
	LogPolicy  Type = "log/policy"
	LogPadding Type = "log/padding"

	RetentionAnnounce Type = "retention/announce"
	RetentionErase    Type = "retention/erase"
	RetentionHold     Type = "retention/hold"
	RetentionRelease  Type = "retention/release"
)

// kinds is the register of statement types: the power that a post needs to
// sign each, and its empty body.
var kinds = map[Type]struct {
	power parley.Power
	body  func() Body
}{
	PartyAdmit:        {parley.PowerRegister, func() Body { return new(Admit) }},
	PartyUpdate:       {parley.PowerAdminister, func() Body { return new(Update) }},
	PartyTwoPerson:    {parley.PowerAdminister, func() Body { return new(TwoPerson) }},
	PostRoster:        {parley.PowerAdminister, func() Body { return new(Roster) }},
	KeyEnrol:          {parley.PowerAdminister, func() Body { return new(Enrol) }},
	KeyRevoke:         {parley.PowerAdminister, func() Body { return new(Revoke) }},
	TerritoryDeclare:  {parley.PowerAdminister, func() Body { return new(DeclareTerritory) }},
	TerritoryDisclaim: {parley.PowerAdminister, func() Body { return new(DisclaimTerritory) }},

	ArrangementTable:    {parley.PowerTable, func() Body { return new(Table) }},
	ArrangementRevise:   {parley.PowerTable, func() Body { return new(Revise) }},
	ArrangementCounter:  {parley.PowerTable, func() Body { return new(Counter) }},
	ArrangementWithdraw: {parley.PowerTable, func() Body { return new(Withdraw) }},
	ArrangementDeclare:  {parley.PowerTable, func() Body { return new(Declare) }},
	ArrangementAssert:   {parley.PowerTable, func() Body { return new(Assert) }},
	ArrangementSuspend:  {parley.PowerConsent, func() Body { return new(Suspend) }},
	ArrangementResume:   {parley.PowerConsent, func() Body { return new(Resume) }},
	ArrangementDenounce: {parley.PowerConsent, func() Body { return new(Denounce) }},
	ArrangementRenew:    {parley.PowerConsent, func() Body { return new(Renew) }},
	ArrangementPublish:  {parley.PowerConsent, func() Body { return new(Publish) }},

	ClarificationAsk:    {parley.PowerNegotiate, func() Body { return new(Ask) }},
	ClarificationAnswer: {parley.PowerNegotiate, func() Body { return new(Answer) }},
	ClarificationSettle: {parley.PowerNegotiate, func() Body { return new(Settle) }},
	CommentMake:         {parley.PowerNegotiate, func() Body { return new(Comment) }},

	PositionTake:         {parley.PowerConsent, func() Body { return new(Position) }},
	PositionSimultaneous: {parley.PowerConsent, func() Body { return new(Simultaneous) }},
	ReservationAccept:    {parley.PowerConsent, func() Body { return new(AcceptReservation) }},
	ReservationObject:    {parley.PowerConsent, func() Body { return new(ObjectReservation) }},
	ConditionConfirm:     {parley.PowerMonitor, func() Body { return new(ConfirmCondition) }},

	RecognitionAcknowledge: {parley.PowerConsent, func() Body { return new(AcknowledgeZone) }},
	RecognitionGive:        {parley.PowerConsent, func() Body { return new(Recognise) }},
	RecognitionCondition:   {parley.PowerConsent, func() Body { return new(RecogniseOnCondition) }},
	RecognitionRefuse:      {parley.PowerConsent, func() Body { return new(RefuseRecognition) }},

	AnnexDeposit: {parley.PowerTable, func() Body { return new(Deposit) }},

	AudienceExtend: {parley.PowerTable, func() Body { return new(Extend) }},
	BreachNotify:   {parley.PowerConsent, func() Body { return new(NotifyBreach) }},
	BreachCure:     {parley.PowerMonitor, func() Body { return new(CureBreach) }},
	BreachRelease:  {parley.PowerConsent, func() Body { return new(Release) }},

	OperationPlan:   {parley.PowerOperate, func() Body { return new(Plan) }},
	OperationChange: {parley.PowerOperate, func() Body { return new(Change) }},
	OperationStart:  {parley.PowerOperate, func() Body { return new(Start) }},
	OperationEnd:    {parley.PowerOperate, func() Body { return new(End) }},

	LogGenesis: {parley.PowerRegister, func() Body { return new(Genesis) }},
	LogRules:   {parley.PowerRegister, func() Body { return new(Rules) }},
	LogPolicy:  {parley.PowerRegister, func() Body { return new(Policy) }},
	LogPadding: {parley.PowerRegister, func() Body { return new(Padding) }},

	RetentionAnnounce: {parley.PowerRegister, func() Body { return new(Announce) }},
	RetentionErase:    {parley.PowerRegister, func() Body { return new(Erase) }},
	RetentionHold:     {parley.PowerAdminister, func() Body { return new(Hold) }},
	RetentionRelease:  {parley.PowerAdminister, func() Body { return new(ReleaseHold) }},
}

// PowerFor is the power that a post needs to sign statements of type t; "" for
// a type that does not exist.
func PowerFor(t Type) parley.Power { return kinds[t].power }

// Sealed reports whether t is of sealed class: the parts of its statements stand
// in no list, stream, bundle or mirror. The host holds them, and gives them to
// who is addressed one at a time, each time with an entry in the access log.
func Sealed(t Type) bool { return t == AnnexDeposit }
