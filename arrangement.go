package parley

import "slices"

// Kind is what sort of arrangement it is.
type Kind string

const (
	SafeZone             Kind = "safe-zone"
	NoFlyZone            Kind = "no-fly-zone"
	HumanitarianCorridor Kind = "corridor"
	DeEscalationArea     Kind = "de-escalation-area"
	DemilitarisedZone    Kind = "demilitarised-zone"    // Additional Protocol I, art. 60
	HospitalZone         Kind = "hospital-zone"         // Geneva Convention IV, art. 14
	NeutralisedZone      Kind = "neutralised-zone"      // Geneva Convention IV, art. 15
	NonDefendedLocality  Kind = "non-defended-locality" // Additional Protocol I, art. 59
	Pause                Kind = "pause"
)

// Kinds lists every Kind.
var Kinds = []Kind{SafeZone, NoFlyZone, HumanitarianCorridor, DeEscalationArea, DemilitarisedZone,
	HospitalZone, NeutralisedZone, NonDefendedLocality, Pause}

// Basis is what an arrangement rests on. It never changes.
type Basis string

const (
	// Agreed comes into force by consent alone (R1).
	Agreed Basis = "agreed"
	// Declared is one party's word about its own territory; others may recognise it.
	Declared Basis = "declared"
	// Authorised rests on a third body's decision, such as a Security Council resolution.
	Authorised Basis = "authorised"
	// Asserted is one side's say.
	Asserted Basis = "asserted"
)

// Role is a party's part in an arrangement.
type Role string

const (
	TerritorialState Role = "territorial-state"
	Belligerent      Role = "belligerent"
	Guarantor        Role = "guarantor"
	Monitor          Role = "monitor"
	Humanitarian     Role = "humanitarian"
	Mediator         Role = "mediator"
	Observer         Role = "observer"
)

// Roles lists every Role.
var Roles = []Role{TerritorialState, Belligerent, Guarantor, Monitor, Humanitarian, Mediator, Observer}

// Revision is one immutable version of an arrangement. Its RevisionID is the
// hash of its canonical form, which commits to every text and to the map.
type Revision struct {
	Kind  Kind  `json:"kind"`
	Basis Basis `json:"basis"`
	// Authority cites the third body's decision; set with Authorised alone.
	Authority string `json:"authority,omitempty"`
	// Texts in ascending order of language, one for each; at least one authentic.
	Texts []Text `json:"texts"`
	Map   Map    `json:"map"`
	// Roles in the order of the text. A party may hold several.
	Roles []RoleHolder `json:"roles,omitempty"`
	// Consenting names the roles whose every holder must consent; R1 adds the
	// claimants of the territory. Ascending.
	Consenting []Role `json:"consenting,omitempty"`
	Rules      []Rule `json:"rules,omitempty"`
	Terms      Terms  `json:"terms"`
	// Private annexes, ascending by label: bound into the revision, seen by the
	// parties named alone, and of no effect on consent, force or checks.
	Private []PrivateAnnex `json:"private,omitempty"`
}

// PrivateAnnex commits to a part, text or map, that the sponsor deposits for
// the parties named (annex/deposit).
type PrivateAnnex struct {
	Label string `json:"label"`
	Part  PartID `json:"part"`
	// Parties that may see it, ascending; the sponsor may see it in any case.
	Parties []PartyID `json:"parties"`
}

// Text is the arrangement in one language.
type Text struct {
	Lang      string `json:"lang"` // BCP 47
	Authentic bool   `json:"authentic,omitempty"`
	Title     string `json:"title"`
	Part      PartID `json:"part"` // Markdown
}

// MapStatus tells whether the annex map is the text of record.
type MapStatus string

const (
	MapPending MapStatus = "pending" // may be agreed in principle; cannot come into force
	MapFinal   MapStatus = "final"   // the text of record, however coarse
)

// Map is the annex map: a part that holds the Annex. A pending map may have
// none, or an indicative one.
type Map struct {
	Status MapStatus `json:"status"`
	Part   PartID    `json:"part,omitzero"`
}

// Annex is the content of a map part, in the canonical JSON profile.
type Annex struct {
	Volumes []Volume `json:"volumes"`
}

// RoleHolder gives a party a role. Name is the label that the text quotes; the
// identity decides.
type RoleHolder struct {
	Party PartyID `json:"party"`
	Name  string  `json:"name"`
	Role  Role    `json:"role"`
}

// Activity is what a rule forbids and what an operation does.
type Activity string

const (
	AnyActivity    Activity = "any"
	AnyFlight      Activity = "any-flight" // includes military-flight, civil-flight and drone
	MilitaryFlight Activity = "military-flight"
	CivilFlight    Activity = "civil-flight"
	Drone          Activity = "drone"
	Strike         Activity = "strike"
	GroundForce    Activity = "ground-force"
	HeavyWeapon    Activity = "heavy-weapon" // includes artillery
	Artillery      Activity = "artillery"
	Movement       Activity = "movement" // of people or goods on the ground, unarmed
)

// Activities lists every Activity.
var Activities = []Activity{AnyActivity, AnyFlight, MilitaryFlight, CivilFlight, Drone, Strike, GroundForce, HeavyWeapon, Artillery, Movement}

// Covers reports whether forbidding a forbids b: any covers everything,
// any-flight every flight, heavy-weapon artillery.
func (a Activity) Covers(b Activity) bool {
	switch {
	case a == b, a == AnyActivity:
		return true
	case a == AnyFlight:
		return b == MilitaryFlight || b == CivilFlight || b == Drone
	case a == HeavyWeapon:
		return b == Artillery
	}
	return false
}

// Purpose is why an operation takes place; rules exempt purposes.
type Purpose string

const (
	PurposeHumanitarian    Purpose = "humanitarian"
	PurposeMedevac         Purpose = "medevac"
	PurposeSearchAndRescue Purpose = "search-and-rescue"
	PurposeMonitor         Purpose = "monitor"
)

// Purposes lists every Purpose.
var Purposes = []Purpose{PurposeHumanitarian, PurposeMedevac, PurposeSearchAndRescue, PurposeMonitor}

// Rule says who may not do what, where and when, in the arrangement's volumes.
type Rule struct {
	// Clause is the rule's number in the text, such as "2(a)"; unique in a revision.
	Clause  string     `json:"clause"`
	Forbids []Activity `json:"forbids"`
	// Parties and Roles limit whom it addresses; both absent: everyone bound.
	Parties []PartyID `json:"parties,omitempty"`
	Roles   []Role    `json:"roles,omitempty"`
	// Volumes by their ID; absent: all of the map.
	Volumes []string `json:"volumes,omitempty"`
	// Floor and Ceiling narrow the volumes' own heights.
	Floor    *Height `json:"floor,omitempty"`
	Ceiling  *Height `json:"ceiling,omitempty"`
	Schedule []Slot  `json:"schedule,omitempty"` // absent: at all hours
	// Except is when the rule does not hold, whatever its schedule: sorted,
	// without overlaps.
	Except []Window `json:"except,omitempty"`
	// Sun is where the Sun rises and sets for the slots that name it; present
	// where there are any.
	Sun    *Point  `json:"sun,omitempty"`
	Exempt *Exempt `json:"exempt,omitempty"`
}

// Slot is a time of the week, in UTC: on Days (1 Monday … 7 Sunday), from From
// until Until in milliseconds after midnight. Until at or before From ends on
// the next day.
//
// With FromSun, From counts from the day's sunrise or sunset instead, before or
// after it, and Until does with UntilSun. Whose day a sunrise is, and whether an
// end is the next day's, is told by the mean times of the rule's point, which
// are the same on every day: sunrise at 06:00 and sunset at 18:00 of its mean
// solar time, as UTC. A slot that would end before it begins on some day is not
// on that day.
type Slot struct {
	Days     []int64 `json:"days"`
	From     int64   `json:"from"`
	FromSun  Sun     `json:"from_sun,omitempty"`
	Until    int64   `json:"until"`
	UntilSun Sun     `json:"until_sun,omitempty"`
}

// Sun is what the Sun does on a day.
type Sun string

const (
	Sunrise Sun = "sunrise"
	Sunset  Sun = "sunset"
)

// Suns lists every Sun.
var Suns = []Sun{Sunrise, Sunset}

// MaxSunShift limits how far before or after sunrise or sunset a slot begins or
// ends: 12 hours in milliseconds.
const MaxSunShift = 12 * 3_600_000

// Exempt is what a rule does not touch.
type Exempt struct {
	Purposes []Purpose `json:"purposes,omitempty"`
	Parties  []PartyID `json:"parties,omitempty"`
	// Groups that the text excludes, by the name it uses; they are no parties,
	// so nothing is computed from them.
	Groups []string `json:"groups,omitempty"`
}

// Who selects parties: those named and the holders of the roles. An absent Who
// means what the field that holds it says.
type Who struct {
	Parties []PartyID `json:"parties,omitempty"`
	Roles   []Role    `json:"roles,omitempty"`
}

// Terms say when an arrangement starts and ends, and who may change its life.
// What they do not provide is refused.
type Terms struct {
	Effective Effective `json:"effective,omitzero"`
	// OpenUntil: if not in force by then, the revision lapses. Absent: open.
	OpenUntil Instant `json:"open_until,omitzero"`
	// Duration of a term, counted from the start; absent: no end but Ends.
	Duration Period `json:"duration,omitzero"`
	// Ends is a fixed end, beyond which nothing renews.
	Ends Instant `json:"ends,omitzero"`
	// Each of the following is absent where the text does not provide it.
	Renewal      *Renewal      `json:"renewal,omitempty"`
	Denunciation *Denunciation `json:"denunciation,omitempty"`
	Suspension   *Suspension   `json:"suspension,omitempty"`
	Accession    *Accession    `json:"accession,omitempty"`
	Breach       *Breach       `json:"breach,omitempty"`
}

// Effective holds the arrangement back after consent is complete: until At,
// until When is settled, or both. Zero: it starts with the last consent.
type Effective struct {
	At   Instant    `json:"at,omitzero"`
	When *Condition `json:"when,omitempty"`
}

// RenewalMode is how a term is followed by another.
type RenewalMode string

const (
	RenewTacit     RenewalMode = "tacit"      // unless a required party objects in time
	RenewByConsent RenewalMode = "by-consent" // if all of By sign before expiry
)

// Renewal of the term at its expiry.
type Renewal struct {
	Mode RenewalMode `json:"mode"`
	// By must sign (by-consent). Absent: every required party.
	By *Who `json:"by,omitempty"`
	// Period of each renewal; zero: as the Duration.
	Period Period `json:"period,omitzero"`
	// Notice before expiry by which an objection to tacit renewal must be in.
	Notice Period `json:"notice,omitzero"`
	// Most is the greatest number of renewals; 0: any.
	Most int64 `json:"most,omitempty"`
}

// Denunciation by a party that leaves.
type Denunciation struct {
	By     *Who   `json:"by,omitempty"` // absent: any bound party
	Notice Period `json:"notice,omitzero"`
}

// Suspension of the whole, while the term runs on.
type Suspension struct {
	By      *Who   `json:"by,omitempty"` // absent: any bound party
	Notice  Period `json:"notice,omitzero"`
	Longest Period `json:"longest,omitzero"` // zero: until resumed
}

// Accession by parties that need not consent, after the entry into force.
type Accession struct {
	By *Who `json:"by,omitempty"` // absent: any party that can see the arrangement
}

// Breach: a notice opens a cure period; after it the notifier may release
// itself toward the party in breach, where Release provides it (cf. Geneva
// Convention IV, Annex I, art. 12; Additional Protocol I, art. 60(7)).
type Breach struct {
	Cure    Period `json:"cure,omitzero"`
	Release bool   `json:"release,omitempty"`
}

// Condition is a monotone condition: exactly one field is set. There is no
// negation, so that more consent never unsettles one.
type Condition struct {
	// Accepts: that party's acceptance of this revision is itself settled.
	Accepts PartyID `json:"accepts,omitzero"`
	// Confirmed: a named party has signed condition/confirm.
	Confirmed *Confirmed  `json:"confirmed,omitempty"`
	All       []Condition `json:"all,omitempty"`
	Any       []Condition `json:"any,omitempty"`
}

// Confirmed is a fact that a named party, often the monitor, must confirm.
type Confirmed struct {
	By    PartyID `json:"by"`
	Label string  `json:"label"` // names the fact, such as "withdrawal-complete"
}

// Stance is what a party says of one revision.
type Stance string

const (
	Accept                Stance = "accept"
	AcceptWithReservation Stance = "accept-with-reservation"
	AcceptWithCondition   Stance = "accept-with-condition"
	Reject                Stance = "reject"
	Undecided             Stance = "undecided"
)

// Names reports whether the condition rests on the fact f. A nil condition
// rests on nothing.
func (c *Condition) Names(f Confirmed) bool {
	if c == nil {
		return false
	}
	if c.Confirmed != nil && *c.Confirmed == f {
		return true
	}
	for _, list := range [][]Condition{c.All, c.Any} {
		for i := range list {
			if list[i].Names(f) {
				return true
			}
		}
	}
	return false
}

// Accepters lists the parties on whose acceptance the condition rests.
func (c *Condition) Accepters() []PartyID {
	if c == nil {
		return nil
	}
	if c.Accepts != (PartyID{}) {
		return []PartyID{c.Accepts}
	}
	var out []PartyID
	for _, list := range [][]Condition{c.All, c.Any} {
		for i := range list {
			out = append(out, list[i].Accepters()...)
		}
	}
	return out
}

// Named lists every party that the revision names: in its roles, rules, terms,
// conditions and private annexes, in that order, each once.
func (r *Revision) Named() []PartyID {
	var out []PartyID
	add := func(ids ...PartyID) {
		for _, id := range ids {
			if id != (PartyID{}) && !slices.Contains(out, id) {
				out = append(out, id)
			}
		}
	}
	for _, h := range r.Roles {
		add(h.Party)
	}
	for _, rule := range r.Rules {
		add(rule.Parties...)
		if rule.Exempt != nil {
			add(rule.Exempt.Parties...)
		}
	}
	by := func(w *Who) {
		if w != nil {
			add(w.Parties...)
		}
	}
	t := &r.Terms
	if t.Renewal != nil {
		by(t.Renewal.By)
	}
	if t.Denunciation != nil {
		by(t.Denunciation.By)
	}
	if t.Suspension != nil {
		by(t.Suspension.By)
	}
	if t.Accession != nil {
		by(t.Accession.By)
	}
	var facts func(c *Condition)
	facts = func(c *Condition) {
		if c == nil {
			return
		}
		add(c.Accepts)
		if c.Confirmed != nil {
			add(c.Confirmed.By)
		}
		for _, list := range [][]Condition{c.All, c.Any} {
			for i := range list {
				facts(&list[i])
			}
		}
	}
	facts(t.Effective.When)
	for _, p := range r.Private {
		add(p.Parties...)
	}
	return out
}

// PrivateAnnex is the private annex of that label; nil: there is none.
func (r *Revision) PrivateAnnex(label string) *PrivateAnnex {
	for i := range r.Private {
		if r.Private[i].Label == label {
			return &r.Private[i]
		}
	}
	return nil
}
