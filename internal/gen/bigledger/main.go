// Command bigledger founds a ledger and fills it with statements of many types,
// signed and entered as clients would, for measurements:
//
//	go run ./internal/gen/bigledger -dir /tmp/big -n 1000000
//
// A quarter of a million entries take some minutes on two cores. The same
// number gives arrangements of the same shape; keys and salts are drawn.
package main

import (
	"context"
	"crypto/rand"
	"flag"
	"fmt"
	"log"
	"log/slog"
	"math"
	"os"
	"runtime/pprof"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/geo"
	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/ledger/sqlite"
	"github.com/open-parley/parley/statement"
)

const (
	parties = 40
	clients = 8 // each with one batch under way
)

func main() {
	dir := flag.String("dir", "", "the folder, which is made")
	n := flag.Int("n", 1_000_000, "how many entries")
	every := flag.Uint64("snapshot-every", ledger.SnapshotEvery, "after how many entries a snapshot is taken")
	open := flag.Bool("open", false, "only open the ledger in the folder, and tell how long that takes")
	whole := flag.Bool("whole", false, "with -open: take no snapshot")
	profile := flag.String("profile", "", "with -open: write a processor profile of the start")
	flag.Parse()
	if *dir == "" {
		flag.Usage()
		os.Exit(2)
	}
	if *open {
		if err := measure(*dir, *whole, *profile, *every); err != nil {
			log.Fatal(err)
		}
		return
	}
	if err := fill(*dir, *n, *every); err != nil {
		log.Fatal(err)
	}
}

func fill(dir string, n int, every uint64) error {
	if err := os.Mkdir(dir, 0o700); err != nil {
		return err
	}
	ctx := context.Background()
	h, err := found(ctx, dir, every)
	if err != nil {
		return err
	}
	start := time.Now()
	var next, entered atomic.Int64
	var failed atomic.Pointer[error]
	var wg sync.WaitGroup
	for range clients {
		wg.Go(func() {
			for int(entered.Load()) < n && failed.Load() == nil {
				i := int(next.Add(1)) - 1
				m := h.matter(i)
				for _, r := range h.l.SubmitBatch(ctx, m.subs) {
					if r.Err != nil {
						err := fmt.Errorf("matter %d: %w", i, r.Err)
						failed.CompareAndSwap(nil, &err)
						return
					}
				}
				if v := entered.Add(int64(len(m.subs))); v%100_000 < int64(len(m.subs)) {
					fmt.Fprintf(os.Stderr, "%d entries, %.0f/s\n", v, float64(v)/time.Since(start).Seconds())
				}
			}
		})
	}
	wg.Wait()
	err = h.l.Close(ctx)
	if f := failed.Load(); f != nil {
		err = *f
	}
	return err
}

// measure opens the ledger and tells what that took.
func measure(dir string, whole bool, profile string, every uint64) error {
	cfg := config(dir, every)
	cfg.Whole, cfg.Unverified = whole, true
	if profile != "" {
		f, err := os.Create(profile)
		if err != nil {
			return err
		}
		defer f.Close()
		if err := pprof.StartCPUProfile(f); err != nil {
			return err
		}
	}
	start := time.Now()
	l, err := ledger.Open(context.Background(), cfg)
	if err != nil {
		return err
	}
	took := time.Since(start)
	pprof.StopCPUProfile()
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return err
	}
	fmt.Printf("%d entries, ready after %.2f s\n", l.Head().Size, took.Seconds())
	for _, line := range strings.Split(string(status), "\n") {
		if strings.HasPrefix(line, "VmHWM") || strings.HasPrefix(line, "VmRSS") {
			fmt.Println(line)
		}
	}
	return l.Close(context.Background())
}

// host is the ledger and those who speak in it.
type host struct {
	l       *ledger.Ledger
	ledger  parley.LedgerID
	keys    []*statement.SoftKey // the registrar's first
	parties []parley.PartyID
}

func config(dir string, every uint64) ledger.Config {
	return ledger.Config{Dir: dir, SnapshotEvery: every, Engine: sqlite.Open, World: geo.BuiltinWorld(), Log: slog.New(slog.NewTextHandler(os.Stderr, nil)),
		Now: func() parley.Instant { return parley.At(time.Now()) }}
}

func found(ctx context.Context, dir string, every uint64) (*host, error) {
	h := &host{}
	for i := range parties + 1 {
		powers := []parley.Power{parley.PowerAdminister, parley.PowerConsent, parley.PowerMonitor, parley.PowerNegotiate, parley.PowerOperate, parley.PowerTable}
		if i == 0 {
			powers = []parley.Power{parley.PowerAdminister, parley.PowerRegister}
		}
		k, err := statement.NewSoftKey(rand.Reader, parley.Key{Alg: parley.Ed25519, Use: parley.UseSign, Post: "office", Powers: powers})
		if err != nil {
			return nil, err
		}
		id, err := statement.PartyIDOf(k.Key(), k.Proof())
		if err != nil {
			return nil, err
		}
		h.keys, h.parties = append(h.keys, k), append(h.parties, id)
	}
	m := &matter{h: h}
	l, _, err := ledger.Init(ctx, config(dir, every), "big.example.org", func(logKey string) (*statement.Submission, error) {
		m.say(0, statement.Everyone, &statement.Genesis{Name: "Big", Exercise: true, Key: h.keys[0].Key(), Proof: h.keys[0].Proof(), LogKey: logKey,
			World: geo.BuiltinWorld().Digest(), Rules: docket.RulesVersion, Policy: statement.Policy{RecoveryDelay: parley.Period{Days: 14}}})
		return m.subs[0], nil
	})
	if err != nil {
		return nil, err
	}
	h.l = l
	l.View(func(s *docket.State) {
		h.ledger = s.Ledger()
		m.prev = map[string]parley.StatementID{chain(0, (&statement.Admit{}).Subject(), statement.Everyone): s.Prev(h.parties[0], (&statement.Admit{}).Subject(), statement.Everyone)}
	})
	m.subs = nil
	for i := 1; i <= parties; i++ {
		f := parley.Profile{Name: fmt.Sprintf("Party %d", i), Kind: parley.ArmedForce}
		m.say(0, statement.Everyone, &statement.Admit{Key: h.keys[i].Key(), Proof: h.keys[i].Proof(), Profile: f})
	}
	for _, r := range l.SubmitBatch(ctx, m.subs) {
		if r.Err != nil {
			return nil, r.Err
		}
	}
	return h, nil
}

// matter makes the statements on one arrangement, in their order.
type matter struct {
	h    *host
	subs []*statement.Submission
	prev map[string]parley.StatementID
}

func chain(author int, s statement.Subject, a statement.Audience) string {
	return fmt.Sprint(author, s.Kind, s.ID, a.Everyone, len(a.Parties))
}

// say signs a statement; it panics where one can't be signed, which is a fault
// of this program.
func (m *matter) say(author int, to statement.Audience, body statement.Body, parts ...statement.Part) *statement.Signed {
	st := &statement.Statement{Type: body.Type(), Version: statement.Version, Ledger: m.h.ledger, Author: m.h.parties[author], Post: "office",
		SignedAt: parley.At(time.Now()), Audience: to, Body: body}
	if _, err := rand.Read(st.Salt[:]); err != nil {
		panic(err)
	}
	subject := body.Subject()
	founds := subject.ID == [32]byte{} && subject.Kind != statement.SubjectLog && subject.Kind != statement.SubjectParty
	if !founds {
		st.Prev = m.prev[chain(author, subject, to)]
	}
	all := statement.Parts{}
	for _, p := range parts {
		all.Add(p)
	}
	sub, x, err := statement.Sign(st, all, m.h.keys[author])
	if err != nil {
		panic(err)
	}
	if founds {
		subject.ID = [32]byte(x.ID)
	}
	if m.prev == nil {
		m.prev = map[string]parley.StatementID{}
	}
	m.prev[chain(author, subject, to)] = x.ID
	m.subs = append(m.subs, sub)
	return x
}

func text(words string) statement.Part {
	p := statement.Part{Media: statement.MediaText, Data: []byte(words)}
	if _, err := rand.Read(p.Salt[:]); err != nil {
		panic(err)
	}
	return p
}

const paragraph = "The parties will keep aircraft and heavy weapons out of the area from the agreed hour on, and let relief through on the roads marked on the map. "

// matter i: four parties table a zone, talk about it for a while, take
// positions and plan flights around it; every third stays unsettled.
func (h *host) matter(i int) *matter {
	m := &matter{h: h}
	who := [4]int{}
	ids := make([]parley.PartyID, 0, len(who))
	for k := range who {
		who[k] = 1 + (i*7+k*(1+i%5)*3)%parties
	}
	for k := range who { // distinct
		for j := 0; j < k; j++ {
			if who[j] == who[k] {
				who[k], j = 1+who[k]%parties, -1
			}
		}
		ids = append(ids, h.parties[who[k]])
	}
	to := statement.Parties(ids...)
	if i%4 == 0 {
		to = statement.Everyone
	}
	body, zone := text("# Zone\n\n"+paragraph+paragraph), annex(i)
	table := m.say(who[0], to, &statement.Table{Revision: revision(i, ids, body, zone, 0)}, body, zone)
	id, rev := parley.ArrangementID(table.ID), table.RevisionID
	for round := range 5 {
		for k := range who {
			for range 3 {
				words := text(paragraph)
				m.say(who[k], to, &statement.Comment{Arrangement: id, Revision: rev, Text: words.ID(), Clause: "1"}, words)
			}
		}
		ask, answer := text("Which roads are meant?"), text(paragraph)
		q := m.say(who[1+round%3], to, &statement.Ask{Arrangement: id, Revision: rev, Text: ask.ID(), Blocking: round%2 == 0}, ask)
		m.say(who[0], to, &statement.Answer{Arrangement: id, Question: q.ID, Text: answer.ID()}, answer)
		m.say(who[1+round%3], to, &statement.Settle{Arrangement: id, Question: q.ID})
		m.say(who[1+round%3], to, &statement.Position{Arrangement: id, Revision: rev, Stance: parley.Undecided})
		if round == 2 {
			again, zone := text("# Zone\n\n"+paragraph), annex(i)
			x := m.say(who[0], to, &statement.Revise{Arrangement: id, Replaces: rev, Revision: revision(i, ids, again, zone, 1)}, again, zone)
			rev = x.RevisionID
		}
	}
	for k := range who {
		if i%3 != 2 || k < 3 {
			m.say(who[k], to, &statement.Position{Arrangement: id, Revision: rev, Stance: parley.Accept})
		}
	}
	for k := range 2 {
		where := annex(i + k)
		now := parley.At(time.Now())
		plan := m.say(who[k], to, &statement.Plan{Intent: statement.Intent{Activity: parley.CivilFlight, Map: where.ID(),
			Window: parley.Window{From: now, Until: now + 86_400_000}}}, where)
		m.say(who[k], to, &statement.Start{Operation: parley.OperationID(plan.ID)})
		m.say(who[k], to, &statement.End{Operation: parley.OperationID(plan.ID)})
	}
	return m
}

func revision(i int, ids []parley.PartyID, body, zone statement.Part, n int) parley.Revision {
	r := parley.Revision{
		Kind: parley.Kinds[i%2], Basis: parley.Agreed,
		Texts: []parley.Text{{Lang: "en", Authentic: true, Title: fmt.Sprintf("Zone %d", i), Part: body.ID()}},
		Map:   parley.Map{Status: parley.MapFinal, Part: zone.ID()},
		Rules: []parley.Rule{{Clause: "1", Forbids: []parley.Activity{parley.MilitaryFlight}},
			{Clause: "2", Forbids: []parley.Activity{parley.HeavyWeapon, parley.Strike}}},
		Consenting: []parley.Role{parley.Belligerent, parley.Guarantor},
		Terms: parley.Terms{Duration: parley.Period{Months: int64(6 + n)}, Renewal: &parley.Renewal{Mode: parley.RenewTacit},
			Denunciation: &parley.Denunciation{Notice: parley.Period{Days: 30}}},
	}
	for k, id := range ids {
		role := parley.Belligerent
		if k > 1 {
			role = parley.Guarantor
		}
		r.Roles = append(r.Roles, parley.RoleHolder{Party: id, Name: fmt.Sprint("P", k), Role: role})
	}
	return r
}

// annex is a map with an outline of twelve vertices somewhere between the tropics.
func annex(i int) statement.Part {
	lon, lat := float64(i*37%3400)/10-170, float64(i*11%460)/10-23
	ring := make([]parley.Point, 12)
	for k := range ring {
		a := 2 * math.Pi * float64(k) / float64(len(ring))
		ring[k] = parley.Point{Lon: int32((lon + 0.2*math.Cos(a)) * 1e7), Lat: int32((lat + 0.2*math.Sin(a)) * 1e7)}
	}
	b, err := statement.EncodeAnnex(&parley.Annex{Volumes: []parley.Volume{{ID: "north", Footprint: parley.Footprint{Edges: parley.EdgesStraight, Polygons: [][][]parley.Point{{ring}}}}}})
	if err != nil {
		panic(err)
	}
	p := statement.Part{Media: statement.MediaAnnex, Data: b}
	if _, err := rand.Read(p.Salt[:]); err != nil {
		panic(err)
	}
	return p
}
