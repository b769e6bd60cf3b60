package scenario

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
	"math/big"
	"math/rand/v2"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/draft"
	"github.com/open-parley/parley/geo"
	"github.com/open-parley/parley/statement"
)

// dawn is a story's time until it sets its clock: 2000-01-01T00:00Z.
const dawn parley.Instant = 946684800000

// recoveryDelay of stories that do not say otherwise.
var recoveryDelay = parley.Period{Days: 7}

func (t *teller) exercise(st *step) error {
	if t.stage != nil {
		return parley.Refuse("story", "", "A story has one ledger.").To("Take the second exercise out.")
	}
	name := st.args.text("TEXT")
	t.exercised, t.seed = name, rootSeed(name)
	t.random = rand.NewChaCha8(t.seed)
	if t.clock == 0 {
		t.clock = dawn
	}
	policy := statement.Policy{RecoveryDelay: recoveryDelay}
	if st.args.has("PERIOD") {
		var err error
		if policy.RecoveryDelay, err = draft.ParsePeriod(st.args.text("PERIOD")); err != nil {
			return err
		}
	}
	if st.args.has("NOTICE") {
		var err error
		if policy.ErasureNotice, err = draft.ParsePeriod(st.args.text("NOTICE")); err != nil {
			return err
		}
	}
	genesis := &statement.Genesis{Name: name, Exercise: true, Rules: docket.RulesVersion, Policy: policy}
	switch w := st.args.text("FILE"); w {
	case "", "none":
	case "builtin":
		t.world = geo.BuiltinWorld()
	default:
		var err error
		if t.world, err = t.readWorld(w); err != nil {
			return err
		}
	}
	if t.world != nil {
		genesis.World = t.world.Digest()
	}
	host, err := t.newActor("registrar", parley.Registrar, "", name, []parley.Power{parley.PowerAdminister, parley.PowerRegister})
	if err != nil {
		return err
	}
	host.admitted = true
	t.registrar = host
	key := host.keys["founding"]
	genesis.Key, genesis.Proof = key.Key(), key.Proof()
	found := func(logKey string) (*statement.Submission, error) {
		genesis.LogKey = logKey
		sub, _, err := statement.Sign(&statement.Statement{
			Type: statement.LogGenesis, Version: statement.Version, Author: host.id, Post: key.Key().Post,
			SignedAt: t.clock, Audience: statement.Everyone, Salt: t.salt(), Body: genesis,
		}, statement.Parts{}, key)
		return sub, err
	}
	// The log's key and the story's salts come from streams of their own, for
	// the ledger draws more from the first than the fold does.
	seed := sha256.Sum256(append(t.seed[:], "log"...))
	var random io.Reader = rand.NewChaCha8(seed)
	if t.opt.Rand != nil {
		random = t.opt.Rand
	}
	now := func() parley.Instant { return t.clock }
	if t.opt.Engine == OnDocket {
		t.stage, err = newOnDocket(t.world, now, random, found)
	} else {
		var s *onLedger
		if s, err = newOnLedger(t.ctx, t.opt.Dir, t.world, now, &locked{r: random}, found); err == nil {
			t.stage = s
		}
	}
	if err != nil {
		return err
	}
	t.stage.view(func(d *docket.State) { t.ledger = d.Ledger() })
	return nil
}

var allPowers = []parley.Power{parley.PowerAdminister, parley.PowerConsent, parley.PowerMonitor, parley.PowerNegotiate, parley.PowerOperate, parley.PowerTable}

// reserved words that name no party.
var reserved = []string{"registrar", "everyone", "nobody", "nothing", "none", "and", "expect", "refused", "sign", "submit", "exercise", "party", "outsider", "admit", "at", "after", "announce", "hold", "erase", "recover", "show", "check"}

func (t *teller) newActor(label string, kind parley.PartyKind, country, name string, powers []parley.Power) (*actor, error) {
	if _, ok := t.actors[label]; ok {
		return nil, parley.Refuse("story", "", "There is a party %q already.", label).To("Choose another label.")
	}
	k, err := t.newKey(label, "founding", parley.UseSign, powers)
	if err != nil {
		return nil, err
	}
	a := &actor{label: label, profile: parley.Profile{Name: name, Kind: kind, Country: country}, keys: map[string]*statement.SoftKey{"founding": k}}
	if a.id, err = statement.PartyIDOf(k.Key(), k.Proof()); err != nil {
		return nil, err
	}
	t.actors[label] = a
	if kind != parley.Registrar {
		t.order = append(t.order, a)
	}
	return a, nil
}

func (t *teller) newKey(label, key string, use parley.KeyUse, powers []parley.Power) (*statement.SoftKey, error) {
	return statement.SoftKeyFromSeed(KeySeed(t.exercised, label, key), parley.Key{Use: use, Post: post(key), Powers: powers})
}

// post is the office of a key in a story: of the founding one, the head's.
func post(key string) string {
	if key == "founding" {
		return "head-of-delegation"
	}
	return key
}

func (t *teller) outsider(st *step) error {
	label := st.args.text("LABEL")
	if slices.Contains(reserved, label) {
		return parley.Refuse("story", "", "%q cannot name a party.", label).To("Choose another label.")
	}
	kind := parley.PartyKind(st.args.text("KIND"))
	if !slices.Contains(parley.PartyKinds, kind) {
		return parley.Refuse("story", "", "There is no kind of party %q.", kind).To("Use one of %q.", parley.PartyKinds)
	}
	_, err := t.newActor(label, kind, st.args.text("COUNTRY"), st.args.text("TEXT"), allPowers)
	return err
}

func (t *teller) party(st *step) error {
	if err := t.outsider(st); err != nil {
		return err
	}
	return t.admitActor(st, t.actors[st.args.text("LABEL")])
}

func (t *teller) admit(st *step) error {
	a, err := t.actor(st.args.text("PARTY"))
	if err != nil {
		return err
	}
	return t.admitActor(st, a)
}

func (t *teller) admitActor(st *step, a *actor) error {
	k := a.keys["founding"]
	return t.registrarSays(st, &act{
		body: &statement.Admit{Key: k.Key(), Proof: k.Proof(), Profile: a.profile}, audience: statement.Everyone,
		tell:   a.profile.Name + " is admitted",
		admits: a.profile.Name,
		done:   func(*statement.Signed) { a.admitted = true },
	})
}

// registrarSays signs and enters an act of the registrar.
func (t *teller) registrarSays(st *step, a *act) error {
	p, err := t.sign(st, t.registrar, a)
	if err != nil {
		return err
	}
	return t.enter(st, p)
}

func (t *teller) recover(st *step) error {
	a, err := t.actor(st.args.text("PARTY"))
	if err != nil {
		return err
	}
	label := st.args.text("LABEL")
	k, err := t.enrolKey(a, label, parley.UseSign, st.args)
	if err != nil {
		return err
	}
	return t.registrarSays(st, &act{
		body: &statement.Enrol{Key: k.Key(), Proof: k.Proof(), Party: a.id}, audience: statement.Everyone,
		tell: fmt.Sprintf("the registrar enrols the key %q for %s, which has lost its own", label, a.profile.Name),
	})
}

func (t *teller) eraseComments(st *step) error {
	return t.eraseEntries(st, "what was commented", true)
}

func (t *teller) eraseAll(st *step) error {
	return t.eraseEntries(st, "everything said", false)
}

func (t *teller) eraseEntries(st *step, what string, comments bool) error {
	m, _, err := t.revision(st.args.text("ARRANGEMENT"))
	if err != nil {
		return err
	}
	body := &statement.Erase{Arrangement: m.id}
	var audience statement.Audience
	var private [][]statement.Effect
	t.stage.view(func(d *docket.State) {
		audience, _ = d.Audience(m.id)
		body.Effects = d.Effects(m.id, comments)
		private = d.PrivateEffects(m.id, comments)
	})
	for _, g := range private {
		if err := t.registrarSays(st, &act{body: &statement.Erase{Arrangement: m.id, Effects: g, Private: true},
			audience: statement.Parties(append(slices.Clone(g[0].Audience.Parties), t.registrar.id)...),
			tell:     fmt.Sprintf("the registrar erases what was said to fewer on %s", t.quote(m))}); err != nil {
			return err
		}
	}
	if len(body.Effects) == 0 && len(private) > 0 {
		return t.stage.erase(t.ctx)
	}
	if !audience.Everyone {
		audience = statement.Parties(append(slices.Clone(audience.Parties), t.registrar.id)...)
	}
	if err := t.registrarSays(st, &act{body: body, audience: audience,
		tell: fmt.Sprintf("the registrar erases %s on %s; that it was said, remains", what, t.quote(m))}); err != nil {
		return err
	}
	return t.stage.erase(t.ctx)
}

func (t *teller) setClock(st *step) error {
	at, err := instant(st.args, "TIME")
	if err != nil {
		return err
	}
	return t.moveClock(at, zoneOf(st.args.text("TIME")))
}

var fineUnit = regexp.MustCompile(`^(\d{1,9}) ?(minutes?|seconds?|ms)$`)

func (t *teller) addClock(st *step) error {
	s := st.args.text("PERIOD")
	if m := fineUnit.FindStringSubmatch(s); m != nil {
		n, _ := strconv.ParseInt(m[1], 10, 64)
		switch m[2][0:2] {
		case "mi":
			n *= 60_000
		case "se":
			n *= 1000
		}
		return t.moveClock(t.clock+parley.Instant(n), t.zone)
	}
	p, err := draft.ParsePeriod(s)
	if err != nil {
		return err
	}
	return t.moveClock(p.From(t.clock), t.zone)
}

// moveClock tells what happens on the way.
func (t *teller) moveClock(at parley.Instant, zone string) error {
	if at < t.clock {
		return parley.Refuse("story", "time", "It is %v already; a story's time does not run back.", t.clock).To("Sort the lines; ask about the past with: expect … at %v is …", at)
	}
	from := t.clock
	t.zone = zone
	if t.stage == nil {
		t.clock = at
		return nil
	}
	t.tellClock(from, at)
	t.clock = at
	return nil
}

// readWorld makes attributed territories of a GeoJSON file, whose features
// have the properties name, country (ISO 3166-1 alpha-2) and accuracy_m.
func (t *teller) readWorld(name string) (*geo.World, error) {
	b, ok := t.story.files[name]
	if !ok {
		return nil, parley.Refuse("story", "", "There is no file %s in the story.", name).To("Add it after a line -- %s --", name)
	}
	features, err := geo.FootprintsFromGeoJSON(b)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	var list []geo.RawTerritory
	for _, f := range features {
		r := geo.RawTerritory{Name: f.Name, Polygons: f.Footprint.Polygons}
		if f.Footprint.Edges != parley.EdgesStraight {
			return nil, parley.Refuse("story", "", "%s: %s is no polygon with straight edges.", name, f.Name).To("Draw a polygon.")
		}
		r.Country, _ = f.Properties["country"].(string)
		if n, ok := f.Properties["accuracy_m"].(json.Number); ok {
			v, good := new(big.Rat), len(n) < 20 && !strings.ContainsAny(n.String(), "eE")
			if good {
				v, good = v.SetString(n.String())
			}
			if !good || !v.IsInt() || !v.Num().IsInt64() {
				return nil, parley.Refuse("story", "", "%s: accuracy_m of %s is no whole number of metres.", name, f.Name)
			}
			r.Accuracy = v.Num().Int64() * 1000
		}
		list = append(list, r)
	}
	file, err := geo.EncodeWorld("the story "+t.story.Name, list)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return geo.DecodeWorld(bytes.Clone(file))
}

// area reads an AREA: a file of the story, or a shape written out: box LON,LAT
// LON,LAT or circle LON,LAT RADIUS.
func (t *teller) area(st *step) (*parley.Annex, error) {
	w := strings.Fields(st.args.text("AREA"))
	var annex *parley.Annex
	switch {
	case w[0] == "box" && len(w) == 3:
		a, err := draft.ParsePoint(w[1])
		if err != nil {
			return nil, err
		}
		b, err := draft.ParsePoint(w[2])
		if err != nil {
			return nil, err
		}
		ring := []parley.Point{a, {Lon: b.Lon, Lat: a.Lat}, b, {Lon: a.Lon, Lat: b.Lat}}
		annex = &parley.Annex{Volumes: []parley.Volume{{ID: "area", Footprint: parley.Footprint{Polygons: [][][]parley.Point{{ring}}, Edges: parley.EdgesStraight}}}}
	case w[0] == "circle" && len(w) >= 3:
		c, err := draft.ParsePoint(w[1])
		if err != nil {
			return nil, err
		}
		r, err := draft.ParseLength(strings.Join(w[2:], " "))
		if err != nil {
			return nil, err
		}
		annex = &parley.Annex{Volumes: []parley.Volume{{ID: "area", Footprint: parley.Footprint{Circle: &parley.Circle{Centre: c, Radius: r}}}}}
	case len(w) == 1:
		var err error
		if annex, _, err = draft.LoadMap(t.story.files, w[0]); err != nil {
			return nil, err
		}
	default:
		return nil, parley.Refuse("story", "", "%q is no area.", st.args.text("AREA")).To("Name a file, or write: box 36,34 37,35 or circle 36.5,34.5 10 km")
	}
	for i := range annex.Volumes {
		for slot, h := range map[string]**parley.Height{"FLOOR": &annex.Volumes[i].Floor, "CEILING": &annex.Volumes[i].Ceiling} {
			if st.args.has(slot) {
				v, err := draft.ParseHeight(st.args.text(slot))
				if err != nil {
					return nil, err
				}
				*h = &v
			}
		}
	}
	return annex, nil
}

func (t *teller) window(st *step) (parley.Window, error) {
	from, err := instant(st.args, "FROM")
	if err != nil {
		return parley.Window{}, err
	}
	until, err := instant(st.args, "UNTIL")
	return parley.Window{From: from, Until: until}, err
}
