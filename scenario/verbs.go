package scenario

import (
	"fmt"
	"slices"
	"strings"

	"github.com/open-parley/parley/draft"
)

// verb is a form of line and what it does. The patterns are the grammar: the
// reference in docs/formats/scenario.md lists each.
type verb struct {
	pattern string
	about   string // for the reference
	do      func(*teller, *step) error
	act     func(*teller, *step) (*act, error) // a statement of the party named PARTY
	items   pattern
}

// verbs in the order in which they are tried.
var verbs = compileAll([]verb{
	// The stage.
	{pattern: "exercise TEXT [world FILE] [recovery after PERIOD] [erasure after NOTICE:PERIOD]", do: (*teller).exercise, about: "founds the ledger; first line of every story. world: builtin, none (the default) or a GeoJSON file whose features have name, country and accuracy_m. erasure after: the notice that an erasure needs; absent: none"},
	{pattern: "party LABEL KIND [COUNTRY] TEXT", do: (*teller).party, about: "makes a party with its founding key, and admits it"},
	{pattern: "outsider LABEL KIND [COUNTRY] TEXT", do: (*teller).outsider, about: "makes a party that is not admitted yet"},
	{pattern: "admit PARTY", do: (*teller).admit, about: "the registrar admits an outsider"},
	{pattern: "at TIME", do: (*teller).setClock, about: "sets the clock"},
	{pattern: "after PERIOD", do: (*teller).addClock, about: "moves the clock on; here minutes, seconds and ms are allowed too"},
	{pattern: "submit LABEL", do: (*teller).submit, about: "submits a paper that was signed before; a second time it gets its first receipt"},
	{pattern: "recover key LABEL of PARTY [may NAMES]", do: (*teller).recover, about: "the registrar enrols a key for a party that has lost its own"},
	{pattern: "announce erasure of comments of ARRANGEMENT", do: (*teller).announceComments, about: "the registrar gives notice that it will erase what was commented"},
	{pattern: "announce erasure of ARRANGEMENT", do: (*teller).announceAll, about: "the registrar gives notice that it will erase an arrangement that has ended"},
	{pattern: "hold ARRANGEMENT [until TIME] TEXT", do: (*teller).registrarHolds, about: "the registrar forbids its erasure, and says why"},
	{pattern: "erase comments of ARRANGEMENT", do: (*teller).eraseComments, about: "the registrar erases what was commented"},
	{pattern: "erase ARRANGEMENT", do: (*teller).eraseAll, about: "the registrar erases an arrangement that has ended"},
	{pattern: "show ARRANGEMENT", do: (*teller).show, about: "tells how it stands: who must consent, what it waits for, whom it binds, and whose operations it would meet"},
	{pattern: "check PARTY ACTIVITY [for PURPOSE] in AREA [floor FLOOR:HEIGHT] [ceiling CEILING:HEIGHT] from FROM:TIME until UNTIL:TIME", do: (*teller).check, about: "asks whether the party may expect a conflict, and tells the answer"},

	// The party itself.
	{pattern: "PARTY renames itself TEXT", act: (*teller).rename, about: "party/update"},
	{pattern: "PARTY enrols key LABEL [for login] [may NAMES]", act: (*teller).enrol, about: "key/enrol; NAMES are powers: table, negotiate, consent, monitor, operate, administer; absent: all of them"},
	{pattern: "PARTY revokes key LABEL [compromised since TIME]", act: (*teller).revoke, about: "key/revoke; the key of the beginning is called founding"},
	{pattern: "PARTY needs two posts for NAMES", act: (*teller).twoPerson, about: "party/two-person; NAMES are statement types; nothing ends the rule"},
	{pattern: "PARTY rosters POST [that must answer] [deputies NAMES] [watch WATCH from FROM:TIME until UNTIL:TIME]", act: (*teller).roster, about: "post/roster; a key's label is its post, that of the founding one is head-of-delegation"},
	{pattern: "PARTY declares territory TEXT in AREA", act: (*teller).declareTerritory, about: "territory/declare"},
	{pattern: "PARTY disclaims territory TEXT", act: (*teller).disclaimTerritory, about: "territory/disclaim"},
	{pattern: "PARTY disclaims attributed territory", act: (*teller).disclaimAttributed, about: "territory/disclaim"},
	{pattern: "PARTY disclaims its touch of ARRANGEMENT", act: (*teller).disclaimTouch, about: "territory/disclaim, for one revision whose touch is indeterminate"},

	// Bringing in.
	{pattern: "PARTY tables LABEL from FILE to PARTIES", act: (*teller).table, about: "arrangement/table; to everyone, or to parties"},
	{pattern: "PARTY declares LABEL from FILE to PARTIES", act: (*teller).declare, about: "arrangement/declare"},
	{pattern: "PARTY asserts LABEL from FILE to PARTIES", act: (*teller).assert, about: "arrangement/assert, for the bases asserted and authorised"},
	{pattern: "PARTY counters ARRANGEMENT with LABEL from FILE to PARTIES", act: (*teller).counter, about: "arrangement/counter"},
	{pattern: "PARTY revises ARRANGEMENT from FILE", act: (*teller).revise, about: "arrangement/revise; the revision is called ARRANGEMENT@2, @3 …"},
	{pattern: "PARTY withdraws ARRANGEMENT [saying TEXT]", act: (*teller).withdraw, about: "arrangement/withdraw"},
	{pattern: "PARTY extends ARRANGEMENT to PARTIES", act: (*teller).extend, about: "audience/extend; to everyone, or to more parties"},
	{pattern: "PARTY deposits FILE for ARRANGEMENT", act: (*teller).deposit, about: "annex/deposit: the content of a private annex; FILE is as parley annex new writes it, and the draft names it"},

	// Talk.
	{pattern: "PARTY asks LABEL about ARRANGEMENT [blocking] [clause CLAUSE] TEXT", act: (*teller).ask, about: "clarification/ask; LABEL names the question"},
	{pattern: "PARTY answers LABEL TEXT", act: (*teller).answer, about: "clarification/answer"},
	{pattern: "PARTY settles LABEL", act: (*teller).settle, about: "clarification/settle"},
	{pattern: "PARTY comments on ARRANGEMENT [clause CLAUSE] TEXT", act: (*teller).comment, about: "comment/make"},

	// Positions.
	{pattern: "PARTY accepts reservation LABEL", act: (*teller).acceptReservation, about: "reservation/accept"},
	{pattern: "PARTY objects to reservation LABEL [saying TEXT]", act: (*teller).objectReservation, about: "reservation/object"},
	{pattern: "PARTY accepts ARRANGEMENT together with PARTIES", act: (*teller).simultaneous, about: "position/simultaneous"},
	{pattern: "PARTY accepts ARRANGEMENT if CONDITION [saying TEXT] [citing SOURCE TIME CITATION:TEXT]", act: (*teller).acceptIf, about: "position/take: accept-with-condition, such as: if syria accepts; if monitor confirms withdrawal-complete; and, or, ( )"},
	{pattern: "PARTY accepts ARRANGEMENT reserving LABEL RESERVATION:TEXT [saying TEXT] [citing SOURCE TIME CITATION:TEXT]", act: (*teller).acceptReserving, about: "position/take: accept-with-reservation; LABEL names the reservation"},
	{pattern: "PARTY accepts ARRANGEMENT [saying TEXT] [citing SOURCE TIME CITATION:TEXT]", act: (*teller).accept, about: "position/take: accept. SOURCE: press, call, meeting or note"},
	{pattern: "PARTY rejects ARRANGEMENT [saying TEXT] [citing SOURCE TIME CITATION:TEXT]", act: (*teller).reject, about: "position/take: reject"},
	{pattern: "PARTY is undecided on ARRANGEMENT [saying TEXT] [citing SOURCE TIME CITATION:TEXT]", act: (*teller).undecided, about: "position/take: undecided"},
	{pattern: "PARTY confirms FACT for ARRANGEMENT [saying TEXT]", act: (*teller).confirm, about: "condition/confirm"},

	// Recognition of a declared zone.
	{pattern: "PARTY acknowledges ARRANGEMENT", act: (*teller).acknowledge, about: "recognition/acknowledge"},
	{pattern: "PARTY recognises ARRANGEMENT if CONDITION [saying TEXT]", act: (*teller).recogniseIf, about: "recognition/condition"},
	{pattern: "PARTY recognises ARRANGEMENT [saying TEXT]", act: (*teller).recognise, about: "recognition/give"},
	{pattern: "PARTY refuses to recognise ARRANGEMENT [saying TEXT]", act: (*teller).refuseRecognition, about: "recognition/refuse"},

	// Its life.
	{pattern: "PARTY suspends ARRANGEMENT [until TIME] [saying TEXT]", act: (*teller).suspend, about: "arrangement/suspend"},
	{pattern: "PARTY resumes ARRANGEMENT [saying TEXT]", act: (*teller).resume, about: "arrangement/resume"},
	{pattern: "PARTY denounces ARRANGEMENT [saying TEXT]", act: (*teller).denounce, about: "arrangement/denounce"},
	{pattern: "PARTY renews ARRANGEMENT", act: (*teller).renew, about: "arrangement/renew: renew the present term"},
	{pattern: "PARTY objects to renewal of ARRANGEMENT", act: (*teller).objectRenewal, about: "arrangement/renew: object"},
	{pattern: "PARTY publishes ARRANGEMENT", act: (*teller).publish, about: "arrangement/publish: take part in making public what is in force"},
	{pattern: "PARTY takes no part in publishing ARRANGEMENT", act: (*teller).unpublish, about: "arrangement/publish: take it back"},
	{pattern: "PARTY notifies breach LABEL of ARRANGEMENT by AGAINST [clause CLAUSE] TEXT", act: (*teller).notifyBreach, about: "breach/notify; LABEL names the notice"},
	{pattern: "PARTY finds LABEL cured [saying TEXT]", act: (*teller).cure, about: "breach/cure"},
	{pattern: "PARTY releases itself under LABEL [saying TEXT]", act: (*teller).release, about: "breach/release"},

	{pattern: "PARTY holds ARRANGEMENT [until TIME] TEXT", act: (*teller).hold, about: "retention/hold; TEXT says why"},
	{pattern: "PARTY releases its hold of ARRANGEMENT", act: (*teller).releaseHold, about: "retention/release"},

	// Operations.
	{pattern: "PARTY plans LABEL ACTIVITY [for PURPOSE] in AREA [floor FLOOR:HEIGHT] [ceiling CEILING:HEIGHT] from FROM:TIME until UNTIL:TIME to PARTIES", act: (*teller).plan, about: "operation/plan; LABEL names the operation"},
	{pattern: "PARTY changes LABEL to ACTIVITY [for PURPOSE] in AREA [floor FLOOR:HEIGHT] [ceiling CEILING:HEIGHT] from FROM:TIME until UNTIL:TIME", act: (*teller).change, about: "operation/change"},
	{pattern: "PARTY starts LABEL", act: (*teller).start, about: "operation/start"},
	{pattern: "PARTY ends LABEL", act: (*teller).end, about: "operation/end"},
})

// expectations begin with the word expect.
var expectations = compileAll([]verb{
	{pattern: "ARRANGEMENT [at TIME] is STATE [toward PARTY]", do: (*teller).expectState, about: "the state of its current revision, or of the one named with @, overall or toward a party"},
	{pattern: "ARRANGEMENT [at TIME] bound PARTIES", do: (*teller).expectBound, about: "exactly these are bound; nobody for none"},
	{pattern: "ARRANGEMENT [at TIME] not bound PARTIES", do: (*teller).expectNotBound, about: "none of these is bound"},
	{pattern: "ARRANGEMENT [at TIME] waits for ITEMS", do: (*teller).expectWaits, about: "what it waits for, among other things: position of syria and turkey, map, date …; nothing for nothing at all"},
	{pattern: "ARRANGEMENT [at TIME] waits only for ITEMS", do: (*teller).expectWaitsOnly, about: "exactly what it waits for"},
	{pattern: "ARRANGEMENT [at TIME] requires PARTY because REASON", do: (*teller).expectBecause, about: "why it must consent: role, territory, indeterminate, bound"},
	{pattern: "ARRANGEMENT [at TIME] requires PARTIES", do: (*teller).expectRequires, about: "exactly these must consent; quote the name of one that is no party here"},
	{pattern: "ARRANGEMENT [at TIME] later claims PARTIES", do: (*teller).expectLaterClaims, about: "who claims part of the land since the entry into force; nobody for none"},
	{pattern: "ARRANGEMENT [at TIME] speaks of revision NUMBER", do: (*teller).expectCurrent, about: "which revision is the current one"},
	{pattern: "ARRANGEMENT [at TIME] in force since SINCE:TIME", do: (*teller).expectSince, about: "when it came into force"},
	{pattern: "ARRANGEMENT [at TIME] ends ENDS:TIME", do: (*teller).expectEnds, about: "when its term ends; never for no end"},
	{pattern: "ARRANGEMENT [at TIME] renewed NUMBER times", do: (*teller).expectRenewals, about: "how often it was renewed"},
	{pattern: "ARRANGEMENT answers ANSWERED:ARRANGEMENT", do: (*teller).expectAnswers, about: "it counters the other, and the other names it"},
	{pattern: "ARRANGEMENT [at TIME] is public naming PARTIES", do: (*teller).expectPublic, about: "anybody may read the revision, and that it binds exactly these; nobody for none"},
	{pattern: "ARRANGEMENT [at TIME] is not public", do: (*teller).expectNotPublic, about: "the public does not learn that it is there"},
	{pattern: "position of PARTY on ARRANGEMENT [at TIME] is STANCE [SETTLED]", do: (*teller).expectPosition, about: "its latest stance, or none; settled or open"},
	{pattern: "flag FLAG of PARTY on ARRANGEMENT", do: (*teller).expectFlag, about: "such as key-compromised"},
	{pattern: "says TEXT about ARRANGEMENT", do: (*teller).expectSays, about: "one of the things that it waits for is said in these words"},
	{pattern: "PARTY sees LABELS:NAMES deposited for ARRANGEMENT", do: (*teller).expectDeposited, about: "exactly these private annexes are there, as far as the party can see; nothing for none"},
	{pattern: "PARTY sees ARRANGEMENT", do: (*teller).expectSees, about: "it is in the party's view"},
	{pattern: "PARTY does not see ARRANGEMENT", do: (*teller).expectNotSees, about: "it is not"},
	{pattern: "check PARTY ACTIVITY [for PURPOSE] in AREA [floor FLOOR:HEIGHT] [ceiling CEILING:HEIGHT] from FROM:TIME until UNTIL:TIME = VERDICT [because TEXT]", do: (*teller).expectCheck, about: "the verdict, and words from one of its reasons"},
	{pattern: "impact of ARRANGEMENT [seen by PARTY] touches PARTIES", do: (*teller).expectTouches, about: "exactly whose territory it touches, or may"},
	{pattern: "impact of ARRANGEMENT [seen by PARTY] overlaps LABELS:NAMES", do: (*teller).expectOverlaps, about: "exactly which arrangements it meets; nothing for none"},
	{pattern: "impact of ARRANGEMENT [seen by PARTY] meets LABELS:NAMES", do: (*teller).expectMeets, about: "exactly which operations it would forbid; nothing for none"},
	{pattern: "impact of ARRANGEMENT [seen by PARTY] covers NUMBER km2", do: (*teller).expectCovers, about: "its area, rounded"},
	{pattern: "ARRANGEMENT held by PARTIES", do: (*teller).expectHeld, about: "exactly these hold it against erasure; nobody for none"},
	{pattern: "key LABEL of PARTY is STATE", do: (*teller).expectKey, about: "valid, not-yet-valid, revoked, compromised or unknown"},
	{pattern: "key LABEL of PARTY [at TIME] may NAMES", do: (*teller).expectPowers, about: "exactly what it may do then, for its own post and for those that it stands in for; nothing for nothing"},
	{pattern: "size NUMBER", do: (*teller).expectSize, about: "how many entries the ledger has"},
	{pattern: "digest HEX", do: (*teller).expectDigest, about: "the digest of the whole state"},
})

// modifiers stand in brackets at the end of an act.
var modifierForms = compileAll([]verb{
	{pattern: "key LABEL [and NAMES]", about: "sign with this key, not the founding one; with several, all of them sign, for the post of the first"},
	{pattern: "post POST", about: "speak for this post, not the one that the key belongs to"},
	{pattern: "until TIME", about: "the statement may enter until then"},
	{pattern: "signed TIME", about: "the time that the signer writes; absent: the story's clock"},
	{pattern: "prev LABEL", about: "name that paper as the previous statement, or none"},
	{pattern: "only to PARTIES", about: "a smaller audience"},
	{pattern: "as everyone", about: "address everyone"},
	{pattern: "for another ledger", about: "sign for a ledger that is not this one"},
	{pattern: "expiry TIME", about: "of the term that a renewal speaks of"},
})

func compileAll(list []verb) []verb {
	for i := range list {
		list[i].items = compile(list[i].pattern)
	}
	return list
}

type modifiers map[string]args

// readStep finds the form of a line.
func readStep(words []word) (step, error) {
	var st step
	if words[0].is("refused") {
		colon := slices.IndexFunc(words, func(w word) bool { return w.is(":") })
		if colon < 0 {
			return st, fmt.Errorf("a refusal is expected as: refused RULE CODE: the act")
		}
		st.want = &wanted{}
		for _, w := range words[1:colon] {
			st.want.words = append(st.want.words, w.text)
		}
		words = words[colon+1:]
	}
	sign := ""
	if len(words) > 3 && words[0].is("sign") && words[2].is(":") {
		sign = words[1].text
		words = words[3:]
	}
	words, mods, err := takeModifiers(words)
	if err != nil {
		return st, err
	}
	if len(words) == 0 {
		return st, fmt.Errorf("there is no act")
	}
	list := verbs
	if words[0].is("expect") {
		if st.want != nil || sign != "" || len(mods) > 0 {
			return st, fmt.Errorf("an expectation is no act")
		}
		list, words = expectations, words[1:]
	}
	v, a, err := find(list, words)
	if err != nil {
		return st, err
	}
	if v.act == nil && (sign != "" || len(mods) > 0) {
		return st, fmt.Errorf("%q is no statement that a party signs", v.pattern)
	}
	if v.do != nil && st.want != nil && !strings.HasPrefix(v.pattern, "submit") && !strings.HasPrefix(v.pattern, "admit") && !strings.HasPrefix(v.pattern, "erase") && !strings.HasPrefix(v.pattern, "announce") && !strings.HasPrefix(v.pattern, "hold") && !strings.HasPrefix(v.pattern, "recover") && !strings.HasPrefix(v.pattern, "check") {
		return st, fmt.Errorf("%q cannot be refused", v.pattern)
	}
	st.verb, st.args, st.mods = v, a, mods
	if v.act != nil {
		st.who = a.text("PARTY")
	}
	if sign != "" {
		st.mods["sign"] = args{"LABEL": {{text: sign}}}
	}
	return st, nil
}

// takeModifiers takes what stands in brackets off the end of a line.
func takeModifiers(words []word) ([]word, modifiers, error) {
	mods := modifiers{}
	for len(words) > 0 && words[len(words)-1].is("]") {
		open := len(words) - 2
		for open >= 0 && !words[open].is("[") {
			open--
		}
		if open < 0 {
			return nil, nil, fmt.Errorf("a bracket closes that does not open")
		}
		inner := words[open+1 : len(words)-1]
		v, a, err := find(modifierForms, inner)
		if err != nil {
			return nil, nil, err
		}
		key, _, _ := strings.Cut(v.pattern, " ")
		if _, twice := mods[key]; twice {
			return nil, nil, fmt.Errorf("[%s] stands twice", key)
		}
		mods[key] = a
		words = words[:open]
	}
	for _, w := range words {
		if w.is("[") || w.is("]") {
			return nil, nil, fmt.Errorf("brackets stand at the end of a line")
		}
	}
	return words, mods, nil
}

// find gives the form that the words have; failing that, an error that names
// the forms that come nearest.
func find(list []verb, words []word) (*verb, args, error) {
	reaches := make([]int, len(list))
	literals := map[string]bool{}
	for i := range list {
		v := &list[i]
		a := args{}
		if v.items.match(words, a, &reaches[i], 0) {
			return v, a, nil
		}
		v.items.literals(literals)
	}
	// A word that is nearly one of a form's own speaks for that form.
	known := sortedKeys(literals)
	for _, w := range words {
		near := draft.Nearest(w.text, known)
		if w.quoted || near == "" {
			continue
		}
		for i := range list {
			own := map[string]bool{}
			list[i].items.literals(own)
			if own[near] {
				reaches[i] += 2
			}
		}
	}
	best, near := 0, []string(nil)
	for i, reach := range reaches {
		if reach > best {
			best, near = reach, nil
		}
		if reach == best && reach > 0 && len(near) < 4 {
			near = append(near, list[i].pattern)
		}
	}
	if len(near) == 0 {
		return nil, nil, fmt.Errorf("%q is no form of line that stories know; docs/formats/scenario.md lists them", join(words))
	}
	return nil, nil, fmt.Errorf("%q is no form of line that stories know. Near it: %s", join(words), strings.Join(near, "; "))
}

// Form is a form of line, for the reference.
type Form struct {
	Group   string // setting, act, modifier or expect
	Pattern string
	About   string
}

// Forms lists every form of line that stories know. In a pattern, small words
// stand for themselves, capitals for what they name, and what stands in
// brackets may be left out.
func Forms() []Form {
	var out []Form
	for _, v := range verbs {
		group := "setting"
		if v.act != nil {
			group = "act"
		}
		out = append(out, Form{group, v.pattern, v.about})
	}
	for _, v := range modifierForms {
		out = append(out, Form{"modifier", v.pattern, v.about})
	}
	for _, v := range expectations {
		out = append(out, Form{"expect", "expect " + v.pattern, v.about})
	}
	return out
}
