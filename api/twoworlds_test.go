package api_test

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/api/apitest"
	"github.com/open-parley/parley/statement"
)

var (
	worldsSeed  = flag.Uint64("worlds.seed", 1, "the first seed of the two worlds")
	worldsPairs = flag.Int("worlds.pairs", 2, "how many pairs of worlds are compared")
	worldsSteps = flag.Int("worlds.steps", 50, "entries in each world")
	worldsAsked = flag.Int("worlds.asked", 12, "how often each route is asked")
)

// Two ledgers with as many entries at the same times, which differ in nothing
// that one party may see. Whatever that party, or the public, asks of either is
// answered alike (R6): body, headers, status, sizes.
func TestTwoWorldsAreOne(t *testing.T) {
	for i := range *worldsPairs {
		seed := *worldsSeed + uint64(i)
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			w := part(t, seed)
			first, asked := w.seen.Size, 0
			for step := range *worldsSteps {
				w.step()
				if step%25 != 24 && step != *worldsSteps-1 {
					continue
				}
				for _, who := range []parley.PartyID{w.observer.ID, {}} {
					c := &comparison{worlds: w, t: t, who: who, first: first}
					c.all()
					asked += c.asked
				}
				mirrors := w.mirrors()
				for _, who := range []parley.PartyID{w.observer.ID, {}, w.others[0].ID} {
					c := &comparison{worlds: w, t: t, who: who, first: first, mirrors: mirrors}
					c.all()
					asked += c.asked
				}
			}
			t.Logf("%d questions; hidden in one world: %v; in the other: %v; the same in both: %v", asked, w.a.hidden.kinds, w.b.hidden.kinds, w.own.kinds)
		})
	}
}

// comparison asks the same of both worlds.
type comparison struct {
	*worlds
	t     *testing.T
	who   parley.PartyID
	first uint64
	a, b  *mask
	asked int
	// mirrors of the worlds for the observer are asked instead, where there are any.
	mirrors map[*world]string
}

// address is what is asked.
func (c *comparison) address(x *world) string {
	if u, ok := c.mirrors[x]; ok {
		return u
	}
	return x.h.URL
}

var plainClient = &http.Client{Transport: &http.Transport{DisableCompression: true, MaxIdleConnsPerHost: 4}}

// request is what is asked of both.
type request struct {
	method, path, query, body string
	header                    http.Header
}

func (r request) String() string {
	return fmt.Sprintf("%s %s?%s %.200q", r.method, r.path, r.query, r.body)
}

// all asks everything that the description of the API knows, and what is beside it.
func (c *comparison) all() {
	c.masks()
	var doc struct {
		Paths map[string]map[string]struct {
			Parameters []struct {
				Name, In string
				Required bool
			}
		}
	}
	r := must(plainClient.Get(c.worlds.a.h.URL + "/v1/openapi.json"))(c.t)
	defer r.Body.Close()
	if err := json.NewDecoder(r.Body).Decode(&doc); err != nil {
		c.t.Fatal(err)
	}
	paths := make([]string, 0, len(doc.Paths))
	for path := range doc.Paths {
		paths = append(paths, path)
	}
	slices.Sort(paths)
	for _, path := range paths {
		methods := make([]string, 0, 2)
		for method := range doc.Paths[path] {
			methods = append(methods, method)
		}
		slices.Sort(methods)
		for _, method := range methods {
			if beside[path] {
				continue
			}
			for range *worldsAsked {
				q := request{method: strings.ToUpper(method), header: http.Header{}}
				q.path = path
				var query []string
				for _, p := range doc.Paths[path][method].Parameters {
					v := c.value(p.Name)
					switch {
					case p.In == "path":
						q.path = strings.ReplaceAll(q.path, "{"+p.Name+"}", v)
					case p.In == "header":
						q.header.Set(p.Name, v)
					case p.Required || c.rng.IntN(3) > 0:
						query = append(query, p.Name+"="+v)
					}
				}
				q.query = strings.Join(query, "&")
				if q.method == http.MethodPost {
					q.body = c.body(path)
				}
				if path == "/v1/events" && c.who != (parley.PartyID{}) {
					c.stream(q)
					continue
				}
				c.compare(q)
			}
		}
	}
	size := c.worlds.a.h.Ledger.Head().Size
	for _, path := range []string{"/log/checkpoint", "/log/witnessed", "/log/candidate", fmt.Sprintf("/log/tile/entries/000.p/%d", size), fmt.Sprintf("/log/tile/0/000.p/%d", size),
		"/healthz", "/readyz", "/v1/openapi.json", "/v1/openapi.yaml", "/v1/nothing", "/"} {
		c.compare(request{method: "GET", path: path})
		c.compare(request{method: "HEAD", path: path})
	}
}

// beside are routes of the login: what they answer is drawn at random, and rests
// on keys, which all see.
var beside = map[string]bool{"/v1/login/challenge": true, "/v1/login": true, "/v1/passkeys/options": true}

func (c *comparison) masks() {
	c.a, c.b = maskOf(c.t, c.worlds.a, c.first, c.observer.ID), maskOf(c.t, c.worlds.b, c.first, c.observer.ID)
}

// value is one for a parameter: of what the observer knows, of what is hidden in
// one of the worlds, or of nothing.
func (c *comparison) value(name string) string {
	from := []*known{&c.own, &c.worlds.a.hidden, &c.worlds.b.hidden, {}}[c.rng.IntN(4)]
	nothing := fmt.Sprintf("%064x", c.rng.Uint64())
	switch name {
	case "arrangement", "subject":
		return pick(c.rng, from.arrangements, nothing)
	case "revision", "to_revision", "from_revision":
		return pick(c.rng, from.revisions, nothing)
	case "statement":
		return pick(c.rng, from.statements, nothing)
	case "party", "author", "asker", "key":
		return pick(c.rng, append(c.parties(), c.observer.ID, c.observer.ID), nothing)
	case "type":
		return []string{"position/take", "arrangement/table", "comment/make", "no/type"}[c.rng.IntN(4)]
	case "index", "from", "before", "to", "Last-Event-ID", "limit":
		if c.rng.IntN(8) == 0 && name != "limit" {
			return pick(c.rng, from.revisions, nothing)
		}
		return fmt.Sprint(c.rng.IntN(int(c.worlds.a.h.Ledger.Head().Size) + 3))
	case "at":
		return fmt.Sprint(int64(c.at) - int64(c.rng.IntN(400_000)) + 100_000)
	case "kind":
		return []string{"party", "log", "arrangement", "operation"}[c.rng.IntN(4)]
	case "audience":
		if c.rng.IntN(3) == 0 {
			return "everyone"
		}
		return c.observer.ID.String() + "," + pick(c.rng, c.parties(), nothing)
	case "openings":
		return []string{"all", "none", "sample"}[c.rng.IntN(3)]
	case "witnessed":
		return "wait"
	case "one_in":
		return "2"
	case "seed", "commitment":
		return nothing
	}
	return nothing
}

func pick[T fmt.Stringer](rng *rand.Rand, from []T, none string) string {
	if len(from) == 0 {
		return none
	}
	return from[rng.IntN(len(from))].String()
}

func (c *comparison) parties() []parley.PartyID {
	ids := []parley.PartyID{c.worlds.a.h.Registrar.ID}
	for _, o := range c.others {
		ids = append(ids, o.ID)
	}
	return ids
}

// body is one for a POST.
func (c *comparison) body(path string) string {
	switch path {
	case "/v1/check":
		v := apitest.Square("flight", 36_0000000+int32(c.rng.IntN(1_000_000)), 35_0000000, 300_000)
		q := parley.Question{Party: append(c.parties(), c.observer.ID)[c.rng.IntN(len(c.others)+2)], Activity: parley.MilitaryFlight,
			Window: parley.Window{From: c.at, Until: c.at + 7_200_000}, Volumes: []parley.Volume{v}}
		return string(must(json.Marshal(q))(c.t))
	case "/v1/impact":
		r, _ := apitest.Corridor(c.t, "1. Draft.\n", 500_000, c.observer, c.others[0])
		v := apitest.Square("road", 36_0000000, 35_0000000, 500_000)
		return string(must(json.Marshal(map[string]any{"sponsor": append(c.parties(), c.observer.ID)[c.rng.IntN(len(c.others)+2)], "revision": r,
			"annex": parley.Annex{Volumes: []parley.Volume{v}}}))(c.t))
	case "/v1/statements/batch":
		var lines []string
		for range 1 + c.rng.IntN(4) {
			lines = append(lines, c.submission())
		}
		return strings.Join(lines, "\n")
	}
	return c.submission()
}

// submission is a statement: one that was said before, a new one of the
// observer's, that may name what is hidden, or none at all.
func (c *comparison) submission() string {
	from := []*known{&c.own, &c.worlds.a.hidden, &c.worlds.b.hidden}[c.rng.IntN(3)]
	switch c.rng.IntN(5) {
	case 0:
		if len(from.wires) > 0 {
			return from.wires[c.rng.IntN(len(from.wires))]
		}
		return "{}"
	case 1:
		sub, _ := c.observer.SignSeeing(c.seen, &statement.Update{Profile: parley.Profile{Name: fmt.Sprint("Observer ", c.rng.Uint64()), Kind: parley.ArmedForce}}, statement.Everyone, nil)
		return string(apitest.Wire(c.t, sub))
	}
	var id parley.ArrangementID
	var rev parley.RevisionID
	if len(from.arrangements) > 0 {
		i := c.rng.IntN(len(from.arrangements))
		id, rev = from.arrangements[i], from.revisions[i]
	} else {
		id, rev = parley.ArrangementID{1}, parley.RevisionID{2}
	}
	to := statement.Parties(c.observer.ID, c.others[c.rng.IntN(len(c.others))].ID, c.others[c.rng.IntN(len(c.others))].ID)
	var body statement.Body
	parts := statement.Parts{}
	switch c.rng.IntN(5) {
	case 0:
		body = &statement.Position{Arrangement: id, Revision: rev, Stance: parley.Accept}
	case 1:
		body = &statement.Comment{Arrangement: id, Text: apitest.Text(c.t, parts, "And we?")}
	case 2:
		body = &statement.Hold{Arrangement: id, Reason: "inquiry"}
		to = statement.Parties(append(slices.Clone(to.Parties), c.worlds.a.h.Registrar.ID)...)
	case 3:
		op := parley.OperationID{3}
		if len(from.operations) > 0 {
			op = from.operations[c.rng.IntN(len(from.operations))]
		}
		body = &statement.Start{Operation: op}
	default:
		r, p := apitest.Corridor(c.t, "1. Instead.\n", 400_000, c.observer, c.others[0])
		body, parts = &statement.Counter{Answers: id, To: rev, Revision: r}, p
	}
	sub, _ := c.observer.SignSeeing(c.seen, body, to, parts)
	return string(apitest.Wire(c.t, sub))
}

// said is an answer.
type said struct {
	status int
	header http.Header
	body   string
}

func (c *comparison) ask(x *world, q request) said {
	c.t.Helper()
	url := c.address(x) + q.path
	if q.query != "" {
		url += "?" + q.query
	}
	req := must(http.NewRequest(q.method, url, strings.NewReader(q.body)))(c.t)
	for k, v := range q.header {
		req.Header[k] = v
	}
	if c.who != (parley.PartyID{}) {
		req.Header.Set(asHeader, c.who.String())
	}
	if q.method == http.MethodPost {
		req.Header.Set("Content-Type", "application/json")
		if q.path == "/v1/statements/batch" {
			req.Header.Set("Content-Type", "application/jsonl")
		}
	}
	r := must(plainClient.Do(req))(c.t)
	defer r.Body.Close()
	return said{r.StatusCode, r.Header, string(must(io.ReadAll(r.Body))(c.t))}
}

// hide leaves out what names the request, and masks the rest.
func (s said) hide(t testing.TB, m *mask) string {
	var b bytes.Buffer
	fmt.Fprintln(&b, s.status)
	id := s.header.Get("Request-Id")
	h := s.header.Clone()
	h.Del("Date")
	h.Del("Request-Id")
	if err := h.Write(&b); err != nil {
		t.Fatal(err)
	}
	b.WriteString(s.body)
	text := b.String()
	if id != "" {
		text = strings.ReplaceAll(text, id, "<request>")
	}
	return m.trailer(t, s.body).over(text)
}

func (c *comparison) compare(q request) {
	c.t.Helper()
	size := c.worlds.a.h.Ledger.Head().Size
	a, b := c.ask(c.worlds.a, q), c.ask(c.worlds.b, q)
	if a.status == http.StatusAccepted && b.status == a.status && c.mirrors == nil {
		a, b = c.worlds.a.settled(a), c.worlds.b.settled(b)
	}
	for c.worlds.a.h.Ledger.Head().Size != size { // it has entered something
		c.at++
		size = c.worlds.a.h.Ledger.Head().Size
		c.note()
		c.masks()
	}
	c.asked++
	one, other := a.hide(c.t, c.a), b.hide(c.t, c.b)
	if one != other {
		c.t.Errorf("the worlds differ: %s\n%s", q, firstDifference(one, other))
	}
}

// settled waits until what was promised has entered. How far the log had come
// when the promise was given is a matter of the moment.
func (x *world) settled(s said) said {
	var p answer.Promise
	if err := json.Unmarshal([]byte(s.body), &p); err != nil {
		x.t.Fatal(err)
	}
	for {
		got, err := x.h.Ledger.Promised(context.Background(), p.Statement, p.Commitment)
		if err != nil {
			x.t.Fatal(err)
		}
		if got.Receipt != nil {
			break
		}
		time.Sleep(time.Millisecond)
	}
	s.body = s.body[:strings.LastIndex(s.body, `"as_of"`)]
	return s
}

func firstDifference(a, b string) string {
	i := 0
	for i < min(len(a), len(b)) && a[i] == b[i] {
		i++
	}
	cut := func(s string) string { return s[max(0, min(i, len(s))-200):min(len(s), i+200)] }
	return fmt.Sprintf("at byte %d of %d and %d:\n--- one\n%s\n--- other\n%s", i, len(a), len(b), cut(a), cut(b))
}

// stream reads events up to the newest entry.
func (c *comparison) stream(q request) {
	c.t.Helper()
	size := c.worlds.a.h.Ledger.Head().Size
	end := fmt.Sprint(size)
	if v := q.header.Get("Last-Event-ID"); v == fmt.Sprint(size-1) || v == "" && (q.query == "" || q.query == "from="+end) {
		q.header.Del("Last-Event-ID") // it would wait for what comes
		q.query = "from=0"
	}
	one, other := c.events(c.worlds.a, q), c.events(c.worlds.b, q)
	if a, b := one.hide(c.t, c.a), other.hide(c.t, c.b); a != b {
		c.t.Errorf("the streams differ: %s\n%s", q, firstDifference(a, b))
	}
	c.asked++
}

func (c *comparison) events(x *world, q request) said {
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	req := must(http.NewRequestWithContext(ctx, "GET", c.address(x)+q.path+"?"+q.query, nil))(c.t)
	for k, v := range q.header {
		req.Header[k] = v
	}
	req.Header.Set(asHeader, c.who.String())
	r := must(plainClient.Do(req))(c.t)
	defer r.Body.Close()
	s := said{status: r.StatusCode, header: r.Header}
	last := fmt.Sprintf("id: %d\n", x.h.Ledger.Head().Size-1)
	buf := make([]byte, 32<<10)
	for {
		n, err := r.Body.Read(buf)
		s.body += string(buf[:n])
		s.body = strings.ReplaceAll(s.body, ": still here\n\n", "")
		if at := strings.Index(s.body, last); at >= 0 && strings.Contains(s.body[at:], "\n\n") || err != nil {
			return s
		}
	}
}
