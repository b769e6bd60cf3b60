package statement_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/statement"
	"github.com/open-parley/parley/statement/statementtest"
)

// wrong is one way to spoil the worked example of a type.
type wrong struct {
	name   string
	typ    statement.Type
	change func(s *statement.Statement)
	code   string
}

// head spoils what all types share; rev a revision; bod a body.
func head(name, code string, change func(s *statement.Statement)) wrong {
	return wrong{name, statement.PositionTake, change, code}
}

func rev(name, code string, change func(r *parley.Revision)) wrong {
	return wrong{name, statement.ArrangementTable, func(s *statement.Statement) { change(s.Revision()) }, code}
}

func bod[B statement.Body](name, code string, change func(b B)) wrong {
	var b B
	return wrong{name, b.Type(), func(s *statement.Statement) { change(s.Body.(B)) }, code}
}

// solar lets a slot begin so long after sunset.
func solar(r *parley.Revision, after int64) *parley.Rule {
	rule := &r.Rules[1]
	rule.Schedule[0].FromSun, rule.Schedule[0].From, rule.Sun = parley.Sunset, after, &parley.Point{Lon: 36_3000000, Lat: 33_5000000}
	return rule
}

func id(n byte) (p parley.PartyID) { p[0] = n; return p }

func TestValidRefuses(t *testing.T) {
	long := strings.Repeat("x", statement.MaxLabel+1)
	for _, w := range [][]wrong{{
		head("no body", "missing", func(s *statement.Statement) { s.Body = nil }),
		head("another type", "unknown-type", func(s *statement.Statement) { s.Type = statement.CommentMake }),
		head("another version", "unknown-version", func(s *statement.Statement) { s.Version = 2 }),
		head("no ledger", "missing", func(s *statement.Statement) { s.Ledger = parley.LedgerID{} }),
		head("no author", "missing", func(s *statement.Statement) { s.Author = parley.PartyID{} }),
		head("no post", "missing", func(s *statement.Statement) { s.Post = "" }),
		head("no time", "missing", func(s *statement.Statement) { s.SignedAt = 0 }),
		head("before 1970", "range", func(s *statement.Statement) { s.SignedAt = -1 }),
		head("after 9999", "range", func(s *statement.Statement) { s.Until = statement.MaxInstant + 1 }),
		head("a checkpoint too great", "range", func(s *statement.Statement) { s.Seen.Size = statement.MaxInteger + 1 }),
		head("a root of nothing", "conflicting-fields", func(s *statement.Statement) { s.Seen.Size = 0 }),
		head("no salt", "missing", func(s *statement.Statement) { s.Salt = statement.Salt{} }),
		head("nobody", "missing", func(s *statement.Statement) { s.Audience = statement.Audience{} }),
		head("without the author", "audience", func(s *statement.Statement) { s.Audience = statement.Parties(id(1)) }),
		head("everyone and some", "conflicting-fields", func(s *statement.Statement) { s.Audience.Everyone = true }),
		head("audience out of order", "order", func(s *statement.Statement) {
			s.Audience.Parties[0], s.Audience.Parties[1] = s.Audience.Parties[1], s.Audience.Parties[0]
		}),
		head("party zero", "missing", func(s *statement.Statement) { s.Audience.Parties = append([]parley.PartyID{{}}, s.Audience.Parties...) }),
		head("too many", "limit", func(s *statement.Statement) {
			for i := range statement.MaxAudience {
				s.Audience.Parties = append(s.Audience.Parties, parley.PartyID{byte(i >> 8), byte(i), 1})
			}
			s.Audience = statement.Parties(s.Audience.Parties...)
		}),
		{"limited, though of a party", statement.PartyUpdate, func(s *statement.Statement) { s.Audience = statement.Parties(s.Author) }, "audience"},
		{"limited, though of territory", statement.TerritoryDisclaim, func(s *statement.Statement) { s.Audience = statement.Parties(s.Author) }, "audience"},
		{"genesis in a ledger", statement.LogGenesis, func(s *statement.Statement) { s.Ledger[0] = 1 }, "conflicting-fields"},
		{"genesis that saw something", statement.LogGenesis, func(s *statement.Statement) { s.Seen.Size = 1 }, "conflicting-fields"},
		{"genesis by a key that may not", statement.LogGenesis, func(s *statement.Statement) {
			k := statementtest.ExampleKey()
			b := s.Body.(*statement.Genesis)
			b.Key, b.Proof = k.Key(), k.Proof()
		}, "missing"},
	}, {
		head("post with a line break", "label", func(s *statement.Statement) { s.Post = "duty\nofficer" }),
		head("post with an override", "label", func(s *statement.Statement) { s.Post = "duty\u202eofficer" }),
		head("post with an isolate", "label", func(s *statement.Statement) { s.Post = "duty\u2066officer" }),
		head("post with a mark", "label", func(s *statement.Statement) { s.Post = "duty\u200fofficer" }),
		head("post with a zero-width space", "label", func(s *statement.Statement) { s.Post = "duty\u200bofficer" }),
		head("post with a joiner", "", func(s *statement.Statement) { s.Post = "نمی\u200cخواهم" }),
		head("post with a tag character", "label", func(s *statement.Statement) { s.Post = "duty\U000e0061" }),
		head("post of private use", "label", func(s *statement.Statement) { s.Post = "\ue000" }),
		head("post of an unassigned character", "label", func(s *statement.Statement) { s.Post = "\u0378" }),
		head("post not in NFC", "label", func(s *statement.Statement) { s.Post = "Sa\u0303o" }),
		head("post not in UTF-8", "label", func(s *statement.Statement) { s.Post = "\xff" }),
		head("post with a space before", "label", func(s *statement.Statement) { s.Post = " duty" }),
		head("post too long", "limit", func(s *statement.Statement) { s.Post = long }),
		head("post as long as may be", "", func(s *statement.Statement) { s.Post = long[1:] }),
	}, {
		rev("unknown kind", "unknown-word", func(r *parley.Revision) { r.Kind = "castle" }),
		rev("declared, though tabled", "unknown-word", func(r *parley.Revision) { r.Basis = parley.Declared }),
		rev("authority, though agreed", "conflicting-fields", func(r *parley.Revision) { r.Authority = "Resolution 1" }),
		rev("no text", "missing", func(r *parley.Revision) { r.Texts = nil }),
		rev("no authentic text", "missing", func(r *parley.Revision) { r.Texts[0].Authentic, r.Texts[1].Authentic = false, false }),
		rev("languages out of order", "order", func(r *parley.Revision) { r.Texts[0], r.Texts[1] = r.Texts[1], r.Texts[0] }),
		rev("one language twice", "order", func(r *parley.Revision) { r.Texts[1].Lang = "ar" }),
		rev("language in capitals", "language", func(r *parley.Revision) { r.Texts[1].Lang = "EN" }),
		rev("language by name", "language", func(r *parley.Revision) { r.Texts[1].Lang = "english" }),
		rev("language with an extension", "language", func(r *parley.Revision) { r.Texts[1].Lang = "en-u-ca-gregory" }),
		rev("language with script and region", "", func(r *parley.Revision) { r.Texts[1].Lang = "zh-Hant-TW" }),
		rev("language with variants", "", func(r *parley.Revision) { r.Texts[1].Lang = "sl-rozaj-1994" }),
		rev("no title", "missing", func(r *parley.Revision) { r.Texts[0].Title = "" }),
		rev("text without part", "missing", func(r *parley.Revision) { r.Texts[0].Part = parley.PartID{} }),
		rev("one part twice", "repeated", func(r *parley.Revision) { r.Texts[1].Part = r.Texts[0].Part }),
		rev("unknown map status", "unknown-word", func(r *parley.Revision) { r.Map.Status = "draft" }),
		rev("final map without part", "missing", func(r *parley.Revision) { r.Map.Part = parley.PartID{} }),
		rev("unknown role", "unknown-word", func(r *parley.Revision) { r.Roles[2].Role = "king" }),
		rev("a role twice", "repeated", func(r *parley.Revision) { r.Roles = append(r.Roles, r.Roles[0]) }),
		rev("two names for one party", "conflicting-fields", func(r *parley.Revision) {
			r.Roles = append(r.Roles, parley.RoleHolder{Party: r.Roles[0].Party, Name: "Other", Role: parley.Belligerent})
		}),
		rev("consenting out of order", "order", func(r *parley.Revision) { r.Consenting[0], r.Consenting[1] = r.Consenting[1], r.Consenting[0] }),
		rev("consenting twice", "repeated", func(r *parley.Revision) { r.Consenting[1] = r.Consenting[0] }),
		rev("consenting role without holder", "missing", func(r *parley.Revision) { r.Consenting = []parley.Role{parley.Guarantor} }),
		{"consent to what is declared", statement.ArrangementDeclare, func(s *statement.Statement) {
			r := s.Revision()
			r.Roles = []parley.RoleHolder{{Party: id(1), Name: "X", Role: parley.Monitor}}
			r.Consenting = []parley.Role{parley.Monitor}
		}, "conflicting-fields"},
		{"authorised by nobody", statement.ArrangementAssert, func(s *statement.Statement) { s.Revision().Authority = "" }, "missing"},
		{"agreed, though asserted", statement.ArrangementAssert, func(s *statement.Statement) { s.Revision().Basis = parley.Agreed }, "unknown-word"},
		{"asserted, though declared", statement.ArrangementDeclare, func(s *statement.Statement) { s.Revision().Basis = parley.Asserted }, "unknown-word"},
		{"revised by no basis", statement.ArrangementRevise, func(s *statement.Statement) { s.Revision().Basis = "" }, "unknown-word"},
	}, {
		rev("one clause twice", "repeated", func(r *parley.Revision) { r.Rules[1].Clause = r.Rules[0].Clause }),
		rev("a rule that forbids nothing", "missing", func(r *parley.Revision) { r.Rules[0].Forbids = nil }),
		rev("unknown activity", "unknown-word", func(r *parley.Revision) { r.Rules[0].Forbids[0] = "singing" }),
		rev("an activity twice", "repeated", func(r *parley.Revision) { r.Rules[0].Forbids = append(r.Rules[0].Forbids, r.Rules[0].Forbids[0]) }),
		rev("parties of a rule out of order", "order", func(r *parley.Revision) { r.Rules[0].Parties = []parley.PartyID{id(2), id(1)} }),
		rev("a volume without name", "missing", func(r *parley.Revision) { r.Rules[0].Volumes = []string{""} }),
		rev("a volume twice", "repeated", func(r *parley.Revision) { r.Rules[0].Volumes = []string{"A", "A"} }),
		rev("an eighth day", "range", func(r *parley.Revision) { r.Rules[1].Schedule[0].Days = []int64{8} }),
		rev("days out of order", "order", func(r *parley.Revision) { r.Rules[1].Schedule[0].Days = []int64{2, 1} }),
		rev("no days", "missing", func(r *parley.Revision) { r.Rules[1].Schedule[0].Days = nil }),
		rev("hours by the sun", "", func(r *parley.Revision) { solar(r, -parley.MaxSunShift) }),
		rev("too long before the sunset", "range", func(r *parley.Revision) { solar(r, -parley.MaxSunShift-1) }),
		rev("too long after the sunset", "range", func(r *parley.Revision) { solar(r, parley.MaxSunShift+1) }),
		rev("hours by the moon", "unknown-word", func(r *parley.Revision) { solar(r, 0).Schedule[0].FromSun = "moonrise" }),
		rev("the sun of nowhere", "missing", func(r *parley.Revision) { solar(r, 0).Sun = nil }),
		rev("a sun for nothing", "conflicting-fields", func(r *parley.Revision) { r.Rules[1].Sun = &parley.Point{} }),
		rev("the sun at a pole", "range", func(r *parley.Revision) { solar(r, 0).Sun.Lat = 89_0000001 }),
		rev("exceptions", "", func(r *parley.Revision) {
			r.Rules[0].Except = []parley.Window{{From: 1, Until: 2}, {From: 2, Until: 3}}
		}),
		rev("exceptions out of order", "order", func(r *parley.Revision) {
			r.Rules[0].Except = []parley.Window{{From: 2, Until: 4}, {From: 3, Until: 5}}
		}),
		rev("an exception of no time", "window", func(r *parley.Revision) { r.Rules[0].Except = []parley.Window{{From: 2, Until: 2}} }),
		rev("from midnight's end", "range", func(r *parley.Revision) { r.Rules[1].Schedule[0].From = 86_400_000 }),
		rev("until midnight's end", "", func(r *parley.Revision) { r.Rules[1].Schedule[0].Until = 86_400_000 }),
		rev("an exemption of nothing", "missing", func(r *parley.Revision) { r.Rules[0].Exempt = &parley.Exempt{} }),
		rev("unknown purpose", "unknown-word", func(r *parley.Revision) { r.Rules[0].Exempt.Purposes[0] = "leisure" }),
		rev("floor over ceiling", "height", func(r *parley.Revision) {
			r.Rules[0].Floor = &parley.Height{Datum: parley.DatumAMSL, MM: 6_000_000}
		}),
		rev("floor over another datum", "", func(r *parley.Revision) {
			r.Rules[0].Floor = &parley.Height{Datum: parley.DatumAGL, MM: 7_000_000}
		}),
		rev("unknown datum", "unknown-word", func(r *parley.Revision) { r.Rules[0].Ceiling.Datum = "tide" }),
		rev("too high", "range", func(r *parley.Revision) { r.Rules[0].Ceiling.MM = statement.MaxHeight + 1 }),
		rev("too many rules", "limit", func(r *parley.Revision) {
			for i := range statement.MaxRules {
				r.Rules = append(r.Rules, parley.Rule{Clause: fmt.Sprint(i), Forbids: []parley.Activity{parley.Strike}})
			}
		}),
	}, {
		rev("negative duration", "period", func(r *parley.Revision) { r.Terms.Duration.Days = -1 }),
		rev("more than a century", "period", func(r *parley.Revision) { r.Terms.Duration.Months = parley.MaxMonths + 1 }),
		rev("renewal without duration", "missing", func(r *parley.Revision) { r.Terms.Duration = parley.Period{} }),
		rev("unknown renewal", "unknown-word", func(r *parley.Revision) { r.Terms.Renewal.Mode = "maybe" }),
		rev("tacit renewal by someone", "conflicting-fields", func(r *parley.Revision) { r.Terms.Renewal.By = &parley.Who{Roles: []parley.Role{parley.Monitor}} }),
		rev("notice of renewal by consent", "conflicting-fields", func(r *parley.Revision) { r.Terms.Renewal.Mode = parley.RenewByConsent }),
		rev("lapses before it starts", "conflicting-fields", func(r *parley.Revision) { r.Terms.OpenUntil = r.Terms.Effective.At - 1 }),
		rev("ends as it starts", "conflicting-fields", func(r *parley.Revision) { r.Terms.Ends = r.Terms.Effective.At }),
		rev("who is nobody", "missing", func(r *parley.Revision) { r.Terms.Accession = &parley.Accession{By: &parley.Who{}} }),
		rev("an empty condition", "conflicting-fields", func(r *parley.Revision) { r.Terms.Effective.When = &parley.Condition{} }),
		rev("two conditions in one", "conflicting-fields", func(r *parley.Revision) { r.Terms.Effective.When.Accepts = id(1) }),
		rev("deepest condition", "", func(r *parley.Revision) { r.Terms.Effective.When = nested(statement.MaxConditionDepth) }),
		rev("one level deeper", "limit", func(r *parley.Revision) { r.Terms.Effective.When = nested(statement.MaxConditionDepth + 1) }),
		rev("widest condition", "", func(r *parley.Revision) { r.Terms.Effective.When = wide(statement.MaxConditionNodes - 1) }),
		rev("one wider", "limit", func(r *parley.Revision) { r.Terms.Effective.When = wide(statement.MaxConditionNodes) }),
		rev("a fact without name", "missing", func(r *parley.Revision) { r.Terms.Effective.When.Confirmed.Label = "" }),
	}, {
		bod("unknown stance", "unknown-word", func(b *statement.Position) { b.Stance = "maybe" }),
		bod("a plain accept with a reservation", "conflicting-fields", func(b *statement.Position) { b.Stance = parley.Accept }),
		bod("a reservation without text", "conflicting-fields", func(b *statement.Position) { b.Reservation = parley.PartID{} }),
		bod("a condition without one", "conflicting-fields", func(b *statement.Position) {
			b.Stance, b.Reservation = parley.AcceptWithCondition, parley.PartID{}
		}),
		bod("reservation as declaration", "repeated", func(b *statement.Position) { b.Text = b.Reservation }),
		bod("unknown source", "unknown-word", func(b *statement.Position) { b.Source.Kind = "rumour" }),
		bod("no arrangement", "missing", func(b *statement.Position) { b.Arrangement = parley.ArrangementID{} }),
		bod("no revision", "missing", func(b *statement.Position) { b.Revision = parley.RevisionID{} }),
		bod("alone", "missing", func(b *statement.Simultaneous) { b.Members = b.Members[:1] }),
		bod("members without the author", "missing", func(b *statement.Simultaneous) { b.Members = []parley.PartyID{id(1), id(2)} }),
		bod("members out of order", "order", func(b *statement.Simultaneous) { b.Members[0], b.Members[1] = b.Members[1], b.Members[0] }),
		bod("no reservation named", "missing", func(b *statement.AcceptReservation) { b.Reservation = parley.StatementID{} }),
		bod("no question named", "missing", func(b *statement.Answer) { b.Question = parley.StatementID{} }),
		bod("a question without text", "missing", func(b *statement.Ask) { b.Text = parley.PartID{} }),
		bod("a place outside the world", "range", func(b *statement.Ask) { b.Point.Lat = parley.MaxLat + 1 }),
		bod("a breach by nobody", "missing", func(b *statement.NotifyBreach) { b.Against = parley.PartyID{} }),
		bod("neither renewed nor objected", "unknown-word", func(b *statement.Renew) { b.Decision = "" }),
		bod("renewed for no term", "missing", func(b *statement.Renew) { b.Expiry = 0 }),
		bod("extended to nobody", "conflicting-fields", func(b *statement.Extend) { b.Parties = nil }),
		bod("extended to everyone and some", "conflicting-fields", func(b *statement.Extend) { b.Everyone = true }),
		bod("disclaiming nothing", "conflicting-fields", func(b *statement.DisclaimTerritory) { b.Name = "" }),
		bod("disclaiming two things", "conflicting-fields", func(b *statement.DisclaimTerritory) { b.Attributed = true }),
		bod("flight to nowhere", "missing", func(b *statement.Plan) { b.Intent.Map = parley.PartID{} }),
		bod("flight without end", "window", func(b *statement.Plan) { b.Intent.Window.Until = b.Intent.Window.From }),
		bod("flight for no known purpose", "unknown-word", func(b *statement.Plan) { b.Intent.Purpose = "fun" }),
	}, {
		bod("no name", "missing", func(b *statement.Update) { b.Profile.Name = "" }),
		bod("unknown kind of party", "unknown-word", func(b *statement.Update) { b.Profile.Kind = "empire" }),
		bod("country in small letters", "country", func(b *statement.Update) { b.Profile.Country = "xa" }),
		bod("country of three letters", "country", func(b *statement.Update) { b.Profile.Country = "XAA" }),
		bod("country of a group", "conflicting-fields", func(b *statement.Update) { b.Profile.Kind = parley.ArmedGroup }),
		bod("a proof of another record", "bad-proof", func(b *statement.Admit) { b.Key.Post = "other" }),
		bod("no proof", "bad-proof", func(b *statement.Admit) { b.Proof = "" }),
		bod("a proof that is no base64", "base64", func(b *statement.Enrol) { b.Proof = "?" }),
		bod("unknown algorithm", "unknown-word", func(b *statement.Enrol) { b.Key.Alg = "rsa" }),
		bod("unknown use", "unknown-word", func(b *statement.Enrol) { b.Key.Use = "both" }),
		bod("short key", "key", func(b *statement.Enrol) { b.Key.Public = "AAAA" }),
		bod("a login key that reads", "bad-proof", func(b *statement.Enrol) { b.Key.Use, b.Key.Powers = parley.UseLogin, []parley.Power{parley.PowerRead} }),
		bod("a signing key that only reads", "conflicting-fields", func(b *statement.Enrol) { b.Key.Powers = []parley.Power{parley.PowerRead} }),
		bod("a rule on an unknown type", "unknown-word", func(b *statement.TwoPerson) { b.Types = []statement.Type{"x/y"} }),
		bod("a rule that names a type twice", "order", func(b *statement.TwoPerson) { b.Types = append(b.Types, b.Types[1]) }),
		bod("too many types", "limit", func(b *statement.TwoPerson) { b.Types = make([]statement.Type, statement.MaxTypes+1) }),
		bod("no rule", "", func(b *statement.TwoPerson) { b.Types = nil }),
		bod("a roster of no post", "missing", func(b *statement.Roster) { b.Post = "" }),
		bod("a post that is its own deputy", "repeated", func(b *statement.Roster) { b.Deputies = []string{b.Post} }),
		bod("deputies out of order", "order", func(b *statement.Roster) { b.Deputies = []string{"b", "a"} }),
		bod("too many deputies", "limit", func(b *statement.Roster) { b.Deputies = make([]string, statement.MaxDeputies+1) }),
		bod("too many shifts", "limit", func(b *statement.Roster) { b.Watch = make([]statement.Shift, statement.MaxShifts+1) }),
		bod("a shift that ends before it begins", "window", func(b *statement.Roster) { b.Watch[0].Until = b.Watch[0].From }),
		bod("a shift of 31 days", "", func(b *statement.Roster) { b.Watch[1].Until = b.Watch[1].From + statement.MaxShift }),
		bod("a shift that is too long", "limit", func(b *statement.Roster) { b.Watch[1].Until = b.Watch[1].From + statement.MaxShift + 1 }),
		bod("shifts out of order", "order", func(b *statement.Roster) { b.Watch[0], b.Watch[1] = b.Watch[1], b.Watch[0] }),
		bod("a shift of no post", "missing", func(b *statement.Roster) { b.Watch[0].Post = "" }),
		bod("a login key with powers", "conflicting-fields", func(b *statement.Enrol) { b.Key.Use = parley.UseLogin }),
		bod("a signing key without powers", "missing", func(b *statement.Enrol) { b.Key.Powers = nil }),
		bod("powers out of order", "order", func(b *statement.Enrol) { b.Key.Powers = []parley.Power{parley.PowerTable, parley.PowerConsent} }),
		bod("an unknown power", "unknown-word", func(b *statement.Enrol) { b.Key.Powers = []parley.Power{"veto"} }),
		bod("an origin without passkey", "conflicting-fields", func(b *statement.Enrol) { b.Key.Origin = "https://example.org" }),
		bod("no key", "missing", func(b *statement.Revoke) { b.Key = parley.KeyID{} }),
		bod("no delay", "missing", func(b *statement.Policy) { b.RecoveryDelay = parley.Period{} }),
		bod("a quorum of none", "range", func(b *statement.Policy) { b.Quorum = 2 }),
		bod("a witness without hash", "verifier-key", func(b *statement.Policy) { b.Witnesses[0] = "witness" }),
		bod("rules before the first", "range", func(b *statement.Rules) { b.Rules = 0 }),
		bod("nothing erased", "missing", func(b *statement.Erase) { b.Effects = nil }),
		bod("an effect of unknown type", "unknown-word", func(b *statement.Erase) { b.Effects[0].Type = "x/y" }),
		bod("one entry erased twice", "order", func(b *statement.Erase) { b.Effects = append(b.Effects, b.Effects[0]) }),
	}} {
		for _, w := range w {
			s, _ := statementtest.Example(w.typ)
			w.change(s)
			_, err := s.Encode()
			if code(err) != w.code || (err == nil) != (w.code == "") {
				t.Errorf("%s: %v, want code %q", w.name, err, w.code)
			}
		}
	}
}

func nested(depth int) *parley.Condition {
	c := parley.Condition{Accepts: id(1)}
	for range depth - 1 {
		c = parley.Condition{All: []parley.Condition{c}}
	}
	return &c
}

func wide(n int) *parley.Condition {
	c := &parley.Condition{}
	for range n {
		c.Any = append(c.Any, parley.Condition{Accepts: id(1)})
	}
	return c
}

func TestTextParts(t *testing.T) {
	for text, want := range map[string]string{
		"# Title\n\n1. Clause\twith a tab.\n":     "",
		"2(أ) لا \u200fطيران\u200f عسكري (M4).\n": "",
		"the volume \u2068A1\u2069 and no more":   "",
		"😀 \u06dd 👩\u200d🚒":                       "",
		"":                                        "missing",
		"line\r\n":                                "text",
		"bell\a":                                  "text",
		"an \u202eoverride\u202c":                 "text",
		"an \u202bembedding\u202c":                "text",
		"an open \u2067isolate\nand on":           "text",
		"an open \u2067isolate":                   "text",
		"closed too often\u2069":                  "text",
		"line\u2028separator":                     "text",
		"soft\u00adhyphen":                        "text",
		"zero\u200bwidth":                         "text",
		"byte order \ufeffmark":                   "text",
		"tag \U000e0041":                          "text",
		"Sa\u0303o":                               "text",
		"\xff":                                    "text",
	} {
		s, parts := statementtest.Example(statement.ClarificationAsk)
		clear(parts)
		s.Body.(*statement.Ask).Text = parts.Add(statement.Part{Media: statement.MediaText, Salt: statement.Salt{1}, Data: []byte(text)})
		_, _, err := statement.Sign(s, parts, statementtest.ExampleKey())
		if code(err) != want || (err == nil) != (want == "") {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
}

func TestAudience(t *testing.T) {
	a, b := statement.Parties(id(3), id(1), id(2), id(1)), statement.Parties(id(2))
	if len(a.Parties) != 3 || !a.Has(id(1)) || a.Has(id(4)) || !statement.Everyone.Has(id(4)) {
		t.Error(a)
	}
	if !a.Covers(b) || b.Covers(a) || !statement.Everyone.Covers(a) || a.Covers(statement.Everyone) || !a.Covers(a) {
		t.Error("covers")
	}
	if !a.Equal(statement.Parties(id(1), id(2), id(3))) || a.Equal(b) || a.Equal(statement.Everyone) {
		t.Error("equal")
	}
}

func TestTypes(t *testing.T) {
	for _, typ := range statement.Types() {
		b, ok := statement.NewBody(typ)
		if !ok || b.Type() != typ {
			t.Errorf("%s has the body %T", typ, b)
		}
		if statement.PowerFor(typ) == "" {
			t.Errorf("nobody may sign %s", typ)
		}
	}
	if _, ok := statement.NewBody("war/declare"); ok {
		t.Error("there is no such type")
	}
}

// What founds an arrangement or an operation is its subject; what follows names it.
func TestSubjects(t *testing.T) {
	for _, typ := range statement.Types() {
		s, _ := statementtest.Example(typ)
		sub := s.Subject()
		founds := typ == statement.ArrangementTable || typ == statement.ArrangementDeclare || typ == statement.ArrangementAssert ||
			typ == statement.ArrangementCounter || typ == statement.OperationPlan
		named := sub.Kind == statement.SubjectArrangement || sub.Kind == statement.SubjectOperation
		if sub.Kind == 0 || (sub.ID == [32]byte{}) != (founds || !named) {
			t.Errorf("%s has the subject %v", typ, sub)
		}
	}
	recovery := statement.Enrol{Party: id(1)}
	if sub := recovery.Subject(); sub.Kind != statement.SubjectLog {
		t.Errorf("a recovery has the subject %v", sub)
	}
	touch := statement.DisclaimTerritory{Arrangement: parley.ArrangementID{1}}
	if sub := touch.Subject(); sub.Kind != statement.SubjectArrangement || sub.ID != [32]byte{1} {
		t.Errorf("a disclaimed touch has the subject %v", sub)
	}
}
