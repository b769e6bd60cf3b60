package statement_test

import (
	"encoding/base64"
	"fmt"
	"strings"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/statement"
	"github.com/open-parley/parley/statement/statementtest"
)

// Each limit on a list lets the greatest length in, and nothing beyond it.
// Limits of the text, the envelope and the annex are tested beside them.
func TestLimits(t *testing.T) {
	parties := func(n int) []parley.PartyID {
		out := make([]parley.PartyID, n)
		for i := range out {
			out[i] = parley.PartyID{byte(i >> 8), byte(i), 1}
		}
		return out
	}
	labels := func(n int) (out []string) {
		for i := range n {
			out = append(out, fmt.Sprint("L", i))
		}
		return out
	}
	revision := func(s *statement.Statement) *parley.Revision { return s.Revision() }
	for _, c := range []struct {
		name string
		typ  statement.Type
		most int
		fill func(s *statement.Statement, n int)
	}{
		{"MaxAudience", statement.PositionTake, statement.MaxAudience, func(s *statement.Statement, n int) {
			s.Audience = statement.Parties(append(parties(n-1), s.Author)...)
		}},
		{"MaxTexts", statement.ArrangementTable, statement.MaxTexts, func(s *statement.Statement, n int) {
			r := revision(s)
			r.Texts = nil
			for i := range n {
				r.Texts = append(r.Texts, parley.Text{Lang: string([]byte{'a' + byte(i/26), 'a' + byte(i%26)}), Authentic: true, Title: "T", Part: parley.PartID{byte(i + 1)}})
			}
		}},
		{"MaxRoles", statement.ArrangementTable, statement.MaxRoles, func(s *statement.Statement, n int) {
			r := revision(s)
			r.Consenting, r.Roles = nil, nil
			for i := range n {
				r.Roles = append(r.Roles, parley.RoleHolder{Party: parties(n)[i], Name: fmt.Sprint(i), Role: parley.Observer})
			}
		}},
		{"MaxRules", statement.ArrangementTable, statement.MaxRules, func(s *statement.Statement, n int) {
			r := revision(s)
			r.Rules = nil
			for i := range n {
				r.Rules = append(r.Rules, parley.Rule{Clause: fmt.Sprint(i), Forbids: []parley.Activity{parley.Strike}})
			}
		}},
		{"MaxNamed, parties of a rule", statement.ArrangementTable, statement.MaxNamed, func(s *statement.Statement, n int) {
			revision(s).Rules[0].Parties = parties(n)
		}},
		{"MaxNamed, volumes of a rule", statement.ArrangementTable, statement.MaxNamed, func(s *statement.Statement, n int) {
			revision(s).Rules[0].Volumes = labels(n)
		}},
		{"MaxNamed, groups of an exemption", statement.ArrangementTable, statement.MaxNamed, func(s *statement.Statement, n int) {
			revision(s).Rules[0].Exempt.Groups = labels(n)
		}},
		{"MaxNamed, parties of a who", statement.ArrangementTable, statement.MaxNamed, func(s *statement.Statement, n int) {
			revision(s).Terms.Accession = &parley.Accession{By: &parley.Who{Parties: parties(n)}}
		}},
		{"MaxNamed, members", statement.PositionSimultaneous, statement.MaxNamed, func(s *statement.Statement, n int) {
			s.Body.(*statement.Simultaneous).Members = statement.Parties(append(parties(n-1), s.Author)...).Parties
		}},
		{"MaxSlots", statement.ArrangementTable, statement.MaxSlots, func(s *statement.Statement, n int) {
			r := &revision(s).Rules[0]
			for range n {
				r.Schedule = append(r.Schedule, parley.Slot{Days: []int64{1}, From: 0, Until: 1})
			}
		}},
		{"MaxSolarSlots", statement.ArrangementTable, statement.MaxSolarSlots, func(s *statement.Statement, n int) {
			r := &revision(s).Rules[0]
			r.Sun = &parley.Point{}
			for range n {
				r.Schedule = append(r.Schedule, parley.Slot{Days: []int64{1}, FromSun: parley.Sunrise, UntilSun: parley.Sunset})
			}
		}},
		{"MaxExcept", statement.ArrangementTable, statement.MaxExcept, func(s *statement.Statement, n int) {
			r := &revision(s).Rules[0]
			for i := range parley.Instant(n) {
				r.Except = append(r.Except, parley.Window{From: 1 + i, Until: 2 + i})
			}
		}},
		{"MaxConditionNodes", statement.RecognitionCondition, statement.MaxConditionNodes, func(s *statement.Statement, n int) {
			s.Body.(*statement.RecogniseOnCondition).Condition = *wide(n - 1)
		}},
		{"MaxConditionDepth", statement.RecognitionCondition, statement.MaxConditionDepth, func(s *statement.Statement, n int) {
			s.Body.(*statement.RecogniseOnCondition).Condition = *nested(n)
		}},
		{"MaxRenewals", statement.ArrangementTable, statement.MaxRenewals, func(s *statement.Statement, n int) {
			revision(s).Terms.Renewal.Most = int64(n)
		}},
		{"MaxWitnesses", statement.LogPolicy, statement.MaxWitnesses, func(s *statement.Statement, n int) {
			b := s.Body.(*statement.Policy)
			b.Witnesses = nil
			for i := range n {
				b.Witnesses = append(b.Witnesses, fmt.Sprintf("w%03d+01234567+AAAA", i))
			}
		}},
		{"MaxEffects", statement.RetentionErase, statement.MaxEffects, func(s *statement.Statement, n int) {
			b := s.Body.(*statement.Erase)
			one := b.Effects[0]
			one.Audience, b.Effects = statement.Everyone, nil
			for i := range n {
				one.Index = uint64(i)
				b.Effects = append(b.Effects, one)
			}
		}},
		{"MaxLabel", statement.PositionTake, statement.MaxLabel, func(s *statement.Statement, n int) {
			s.Body.(*statement.Position).Source.Citation = strings.Repeat("x", n)
		}},
		{"MaxVerifierKey", statement.LogPolicy, statement.MaxVerifierKey, func(s *statement.Statement, n int) {
			s.Body.(*statement.Policy).Witnesses = []string{strings.Repeat("w", n-len("+01234567+AAAA")) + "+01234567+AAAA"}
		}},
	} {
		for over := range 2 {
			s, _ := statementtest.Example(c.typ)
			c.fill(s, c.most+over)
			if _, err := s.Encode(); (err != nil) != (over > 0) || over > 0 && !strings.Contains("limit range verifier-key", code(err)) {
				t.Errorf("%s + %d: %v", c.name, over, err)
			}
		}
	}
}

func TestLimitOfPublicKey(t *testing.T) {
	k := statementtest.ExampleKey().Key()
	k.Public = base64.StdEncoding.EncodeToString(make([]byte, statement.MaxPublicKey+1))
	if _, err := statement.KeyIDOf(k); !hasCode(err, "limit") {
		t.Error(err)
	}
}

// A payload has its own limit, below that of the whole.
func TestLimitOfPayload(t *testing.T) {
	if _, err := statement.Decode(make([]byte, statement.MaxPayload+1)); !hasCode(err, "limit") {
		t.Error(err)
	}
	s, _ := statementtest.Example(statement.ArrangementTable)
	r := s.Revision()
	for i := range statement.MaxRules {
		rule := parley.Rule{Clause: fmt.Sprint("r", i), Forbids: []parley.Activity{parley.Strike}}
		for j := range statement.MaxNamed {
			rule.Parties = append(rule.Parties, parley.PartyID{byte(j + 1)})
		}
		r.Rules = append(r.Rules[:min(i, len(r.Rules))], rule)
	}
	if _, err := s.Encode(); !hasCode(err, "limit") {
		t.Error(err)
	}
	if statement.MaxParts != statement.MaxTexts+1 || statement.MaxFrame < statement.MaxStatement || statement.MaxDocument < statement.MaxStatement*4/3 {
		t.Error("the limits do not fit each other")
	}
}
