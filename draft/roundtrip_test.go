package draft_test

import (
	"bytes"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/draft"
	"github.com/open-parley/parley/statement"
)

// A revision, written as YAML and read again, has the same texts, rules, terms
// and map; only the salts differ, and with them the commitments.
func TestRevisionRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		parts := statement.Parts{}
		r := genRevision(t, parts)
		if err := (&statement.Table{Revision: *r}).Valid(); err != nil {
			t.Fatalf("the test makes what cannot be tabled: %v", err)
		}
		for _, name := range []func(parley.PartyID) string{nil, label} {
			b, err := draft.FromRevision(r, parts, name)
			if err != nil {
				t.Fatal(err)
			}
			d, err := draft.Load(mapFS(map[string]string{"d.yaml": string(b)}), "d.yaml")
			if err != nil {
				t.Fatalf("%v\n%s", err, b)
			}
			got, gotParts, notices, err := d.Revision(everybody, salts())
			if err != nil {
				t.Fatalf("%v\n%s", err, b)
			}
			if len(notices) > 0 {
				t.Fatalf("what was exact is no longer: %v", notices)
			}
			if d := difference(r, got, parts, gotParts); d != "" {
				t.Fatalf("%s\n%s", d, b)
			}
		}
	})
}

func label(id0 parley.PartyID) string {
	for _, n := range everybody {
		if id(n) == id0 {
			return n
		}
	}
	return id0.String()
}

func difference(a, b *parley.Revision, ap, bp statement.Parts) string {
	x, y := *a, *b
	x.Texts, y.Texts, x.Map.Part, y.Map.Part = nil, nil, parley.PartID{}, parley.PartID{}
	if !reflect.DeepEqual(x, y) {
		return fmt.Sprintf("revision:\n%+v\n%+v", x, y)
	}
	for i, t := range a.Texts {
		u := b.Texts[i]
		if t.Lang != u.Lang || t.Title != u.Title || t.Authentic != u.Authentic || !bytes.Equal(ap[t.Part].Data, bp[u.Part].Data) {
			return fmt.Sprintf("text:\n%+v %q\n%+v %q", t, ap[t.Part].Data, u, bp[u.Part].Data)
		}
	}
	if !bytes.Equal(ap[a.Map.Part].Data, bp[b.Map.Part].Data) {
		return fmt.Sprintf("map:\n%s\n%s", ap[a.Map.Part].Data, bp[b.Map.Part].Data)
	}
	return ""
}

var texts = rapid.SampledFrom([]string{
	"One.\n", "One.", "One.\n\n\n", "  indented\nthen not\n", "# Title: with colon\n- a\n\ttab\n", "trailing \nspace\n", "\nfirst line empty\n",
	"\u2067نص\u2069 mixed\n", "'quotes' \"both\" \\ back\n", "---\n...\n", "a: b\n", "null", "true\n", "\n", " ", "%x\n", "#\n", "é\u200dx\n", "x\u00a0\n",
})

func genRevision(t *rapid.T, parts statement.Parts) *parley.Revision {
	n := byte(0)
	part := func(m statement.Media, data []byte) parley.PartID {
		n++
		return parts.Add(statement.Part{Media: m, Salt: statement.Salt{1, n}, Data: data})
	}
	titles := rapid.SampledFrom([]string{"A zone", "1", "yes", "a: b", "# no comment", "منطقة", "it's \"it\"", "null", "2027-01-01", "-", "~"})
	r := &parley.Revision{Kind: rapid.SampledFrom(parley.Kinds).Draw(t, "kind"), Basis: parley.Agreed}
	for i, lang := range []string{"ar", "en", "zh-Hant"} {
		if i > 0 && rapid.Bool().Draw(t, "leave out "+lang) {
			continue
		}
		r.Texts = append(r.Texts, parley.Text{Lang: lang, Authentic: i == 0 || rapid.Bool().Draw(t, "authentic"), Title: titles.Draw(t, "title"),
			Part: part(statement.MediaText, []byte(texts.Draw(t, "text")))})
	}
	for _, l := range rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"shelters", "1", "no", "a: b"}), 0, 2, rapid.ID).Draw(t, "private") {
		n++
		r.Private = append(r.Private, parley.PrivateAnnex{Label: l, Part: parley.PartID{9, n}, Parties: genParties(t, 1)})
	}
	slices.SortFunc(r.Private, func(a, b parley.PrivateAnnex) int { return strings.Compare(a.Label, b.Label) })
	annex := genAnnex(t)
	r.Map.Status = parley.MapPending
	if annex != nil {
		b, err := statement.EncodeAnnex(annex)
		if err != nil {
			t.Fatal(err)
		}
		r.Map.Part = part(statement.MediaAnnex, b)
		r.Map.Status = rapid.SampledFrom([]parley.MapStatus{parley.MapFinal, parley.MapPending}).Draw(t, "status")
	}
	for _, role := range rapid.SliceOfNDistinct(rapid.SampledFrom(parley.Roles), 0, 3, rapid.ID).Draw(t, "roles") {
		for _, p := range genParties(t, 1) {
			r.Roles = append(r.Roles, parley.RoleHolder{Party: p, Name: "of the text: " + label(p), Role: role})
		}
		if rapid.Bool().Draw(t, "consents") {
			r.Consenting = append(r.Consenting, role)
		}
	}
	slices.Sort(r.Consenting)
	for i := range rapid.IntRange(0, 3).Draw(t, "rules") {
		r.Rules = append(r.Rules, genRule(t, fmt.Sprintf("%d(a)", i+1), annex))
	}
	r.Terms = genTerms(t)
	return r
}

func genParties(t *rapid.T, least int) []parley.PartyID {
	var out []parley.PartyID
	for _, n := range rapid.SliceOfNDistinct(rapid.SampledFrom([]string(everybody)), least, 3, rapid.ID).Draw(t, "parties") {
		out = append(out, id(n))
	}
	slices.SortFunc(out, func(a, b parley.PartyID) int { return bytes.Compare(a[:], b[:]) })
	return out
}

func genRule(t *rapid.T, clause string, annex *parley.Annex) parley.Rule {
	r := parley.Rule{Clause: clause, Forbids: rapid.SliceOfNDistinct(rapid.SampledFrom(parley.Activities), 1, 3, rapid.ID).Draw(t, "forbids")}
	r.Parties = genParties(t, 0)
	if annex != nil && rapid.Bool().Draw(t, "volumes") {
		r.Volumes = []string{annex.Volumes[0].ID}
	}
	r.Floor, r.Ceiling = genHeights(t)
	for range rapid.IntRange(0, 2).Draw(t, "slots") {
		days := rapid.SliceOfNDistinct(rapid.Int64Range(1, 7), 1, 7, rapid.ID).Draw(t, "days")
		slices.Sort(days)
		r.Schedule = append(r.Schedule, parley.Slot{Days: days, From: rapid.Int64Range(0, 86_399_999).Draw(t, "from"), Until: rapid.Int64Range(0, 86_400_000).Draw(t, "until")})
	}
	if len(r.Schedule) > 0 && rapid.Bool().Draw(t, "sun") {
		s := &r.Schedule[0]
		shift := rapid.Int64Range(-parley.MaxSunShift, parley.MaxSunShift)
		s.UntilSun, s.Until = parley.Sunrise, shift.Draw(t, "until sun")
		if rapid.Bool().Draw(t, "from sun") {
			s.FromSun, s.From = parley.Sunset, shift.Draw(t, "from sun")
		}
		s.Days = []int64{1, 2, 3, 4, 5, 6, 7}
		r.Sun = &parley.Point{Lon: rapid.Int32Range(-180_0000000, 180_0000000).Draw(t, "lon"), Lat: rapid.Int32Range(-89_0000000, 89_0000000).Draw(t, "lat")}
	}
	from := parley.Instant(rapid.Int64Range(1, 2e12).Draw(t, "except"))
	for range rapid.IntRange(0, 2).Draw(t, "exceptions") {
		w := parley.Window{From: from, Until: from + parley.Instant(rapid.Int64Range(1, 1e9).Draw(t, "long"))}
		r.Except, from = append(r.Except, w), w.Until
	}
	if rapid.Bool().Draw(t, "exempts") {
		r.Exempt = &parley.Exempt{Purposes: []parley.Purpose{parley.PurposeMedevac}, Parties: genParties(t, 0), Groups: []string{"those: excluded"}}
	}
	return r
}

func genHeights(t *rapid.T) (floor, ceiling *parley.Height) {
	datum := rapid.SampledFrom([]parley.Datum{parley.DatumAGL, parley.DatumAMSL, parley.DatumWGS84, parley.DatumFL}).Draw(t, "datum")
	if rapid.Bool().Draw(t, "floor") {
		floor = &parley.Height{Datum: datum, MM: rapid.Int64Range(-1000, 1_000_000).Draw(t, "mm")}
	}
	if rapid.Bool().Draw(t, "ceiling") {
		ceiling = &parley.Height{Datum: datum, MM: rapid.Int64Range(1_000_001, 20_000_000).Draw(t, "mm")}
	}
	return floor, ceiling
}

func genAnnex(t *rapid.T) *parley.Annex {
	if rapid.IntRange(0, 3).Draw(t, "map") == 0 {
		return nil
	}
	a := new(parley.Annex)
	for i := range rapid.IntRange(1, 3).Draw(t, "volumes") {
		x, y := rapid.Int32Range(-170e7, 170e7).Draw(t, "lon"), rapid.Int32Range(-80e7, 80e7).Draw(t, "lat")
		at := func(dx, dy int32) parley.Point { return parley.Point{Lon: x + dx, Lat: y + dy} }
		v := parley.Volume{ID: fmt.Sprintf("%d north: 'a'", i), Accuracy: rapid.Int64Range(0, 5_000_000).Draw(t, "accuracy")}
		switch rapid.IntRange(0, 2).Draw(t, "shape") {
		case 0:
			v.Footprint.Circle = &parley.Circle{Centre: at(0, 0), Radius: rapid.Int64Range(1_000, 1_000_000).Draw(t, "radius")}
		case 1:
			v.Footprint.Corridor = &parley.Corridor{Line: []parley.Point{at(0, 0), at(1e6, 1e6), at(2e6, 0)}, HalfWidth: rapid.Int64Range(1_000, 1_000_000).Draw(t, "half")}
		default:
			v.Footprint.Polygons = [][][]parley.Point{{{at(0, 0), at(9e6, 0), at(9e6, 9e6), at(0, 9e6)}, {at(2e6, 2e6), at(2e6, 5e6), at(5e6, 5e6)}}, {{at(20e6, 0), at(21e6, 0), at(20e6, 1e6)}}}
			v.Footprint.Edges = rapid.SampledFrom([]parley.Edges{parley.EdgesStraight, parley.EdgesGeodesic}).Draw(t, "edges")
		}
		v.Floor, v.Ceiling = genHeights(t)
		if rapid.Bool().Draw(t, "windows") {
			from := genInstant(t)
			v.Windows = []parley.Window{{From: from, Until: from + 1}, {From: from + 2, Until: from + 60_000}}
		}
		a.Volumes = append(a.Volumes, v)
	}
	return a
}

func genInstant(t *rapid.T) parley.Instant {
	return parley.Instant(rapid.Int64Range(1, 4_000_000_000_000).Draw(t, "instant"))
}

func genPeriod(t *rapid.T) parley.Period {
	return parley.Period{Months: rapid.Int64Range(0, 24).Draw(t, "months"), Days: rapid.Int64Range(0, 40).Draw(t, "days"), Hours: rapid.Int64Range(0, 40).Draw(t, "hours")}
}

func genWho(t *rapid.T) *parley.Who {
	switch rapid.IntRange(0, 2).Draw(t, "who") {
	case 0:
		return nil
	case 1:
		return &parley.Who{Parties: genParties(t, 1)}
	}
	return &parley.Who{Roles: []parley.Role{parley.Monitor, parley.Guarantor}, Parties: genParties(t, 0)}
}

func genTerms(t *rapid.T) parley.Terms {
	var m parley.Terms
	if rapid.Bool().Draw(t, "effective") {
		m.Effective.At = genInstant(t)
	}
	if rapid.Bool().Draw(t, "when") {
		c := genCondition(t, 0)
		m.Effective.When = &c
	}
	if rapid.Bool().Draw(t, "open") {
		m.OpenUntil = m.Effective.At + genInstant(t)
	}
	if rapid.Bool().Draw(t, "renewal") {
		m.Duration = parley.Period{Months: 1}
		m.Renewal = &parley.Renewal{Mode: parley.RenewByConsent, By: genWho(t), Period: genPeriod(t), Most: rapid.Int64Range(0, 9).Draw(t, "most")}
		if rapid.Bool().Draw(t, "tacit") {
			m.Renewal.Mode, m.Renewal.By, m.Renewal.Notice = parley.RenewTacit, nil, genPeriod(t)
		}
	}
	if rapid.Bool().Draw(t, "ends") {
		m.Ends = m.Effective.At + genInstant(t)
	}
	if rapid.Bool().Draw(t, "denunciation") {
		m.Denunciation = &parley.Denunciation{By: genWho(t), Notice: genPeriod(t)}
	}
	if rapid.Bool().Draw(t, "suspension") {
		m.Suspension = &parley.Suspension{By: genWho(t), Notice: genPeriod(t), Longest: genPeriod(t)}
	}
	if rapid.Bool().Draw(t, "accession") {
		m.Accession = &parley.Accession{By: genWho(t)}
	}
	if rapid.Bool().Draw(t, "breach") {
		m.Breach = &parley.Breach{Cure: genPeriod(t), Release: rapid.Bool().Draw(t, "release")}
	}
	return m
}

func genCondition(t *rapid.T, depth int) parley.Condition {
	kind := rapid.IntRange(0, 3).Draw(t, "condition")
	if depth > 2 {
		kind %= 2
	}
	p := id(rapid.SampledFrom([]string(everybody)).Draw(t, "who"))
	switch kind {
	case 0:
		return parley.Condition{Accepts: p}
	case 1:
		fact := rapid.SampledFrom([]string{"withdrawal-complete", "and", "belts \"drawn\" 'well'", "a (b)", `back\slash`}).Draw(t, "fact")
		return parley.Condition{Confirmed: &parley.Confirmed{By: p, Label: fact}}
	}
	list := []parley.Condition{genCondition(t, depth+1), genCondition(t, depth+1)}
	if kind == 2 {
		return parley.Condition{All: list}
	}
	return parley.Condition{Any: list}
}

func TestParseCondition(t *testing.T) {
	a, b, g := parley.Condition{Accepts: id("alpha")}, parley.Condition{Accepts: id("beta")}, parley.Condition{Accepts: id("gamma")}
	fact := parley.Condition{Confirmed: &parley.Confirmed{By: id("monitor"), Label: "withdrawal-complete"}}
	for in, want := range map[string]parley.Condition{
		"alpha accepts": a,
		"alpha accepts and beta accepts and gamma accepts":                         {All: []parley.Condition{a, b, g}},
		"(alpha accepts or beta accepts) and monitor confirms withdrawal-complete": {All: []parley.Condition{{Any: []parley.Condition{a, b}}, fact}},
		"'monitor' CONFIRMS \"withdrawal-complete\"":                               fact,
	} {
		if got, err := draft.ParseCondition(in, everybody); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("ParseCondition(%q) = %+v, %v", in, got, err)
		}
	}
	for _, in := range []string{"", "alpha", "alpha agrees", "delta accepts", "alpha accepts and", "alpha accepts and beta accepts or gamma accepts", "(alpha accepts",
		"alpha accepts)", "monitor confirms", "alpha accepts beta accepts", "''", "'alpha accepts", strings.Repeat("(", 100) + "alpha accepts"} {
		if got, err := draft.ParseCondition(in, everybody); err == nil {
			t.Errorf("ParseCondition(%q) = %+v", in, got)
		}
	}
}
