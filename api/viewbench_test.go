package api_test

import (
	"context"
	"flag"
	"fmt"
	"io"
	"net/http"
	"slices"
	"testing"
	"time"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/api"
	"github.com/open-parley/parley/api/apitest"
	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/statement"
)

var viewEntries = flag.Int("views.entries", 100_000, "entries of the ledger of BenchmarkViewsHTTP")

// BenchmarkViewsHTTP: a real ledger of 100,000 statements with 200 parties, half
// of its arrangements said to everyone and half to three parties and the one that
// sees all. Right after each statement the host's own answer is asked for (by
// whoever asks an open server), and that of parties whose views were kept: all
// arrangements, and one. Ratios are medians of a party's time to the host's.
func BenchmarkViewsHTTP(b *testing.B) {
	const parties, arrangements, rounds, asked = 200, 400, 20, 20
	h := apitest.FoundWith(b, api.Options{Authenticate: byHeader, Open: true, Rates: unlimited})
	all := make([]*apitest.Actor, parties)
	for i := range all {
		all[i] = h.Admit(fmt.Sprint("Party ", i), parley.ArmedForce)
	}
	ids := make([]parley.ArrangementID, arrangements)
	for i := range ids {
		x, y := all[1+i%(parties-2)], all[2+i%(parties-2)]
		ids[i], _ = x.Table(audienceOf(all, i), "1. Aid passes.\n", 1_000_000, x, y)
	}
	prev := map[int]parley.StatementID{}
	say := func(n int) {
		var subs []*statement.Submission
		for k := range n {
			i := k % arrangements
			parts := statement.Parts{}
			by := all[2+i%(parties-2)]
			sub, signed := by.SignAfter(prev[i], &statement.Comment{Arrangement: ids[i], Text: apitest.Text(b, parts, "As discussed.")}, audienceOf(all, i), parts)
			prev[i] = signed.ID
			subs = append(subs, sub)
		}
		for batch := range slices.Chunk(subs, ledger.MaxBatch) {
			for _, r := range h.Ledger.SubmitBatch(context.Background(), batch) {
				if r.Err != nil {
					b.Fatal(r.Err)
				}
			}
		}
	}
	for int(h.Ledger.Head().Size) < *viewEntries {
		say(min(*viewEntries-int(h.Ledger.Head().Size), 10*arrangements))
	}
	get := func(path string, who parley.PartyID) time.Duration {
		start := time.Now()
		req := must(http.NewRequest(http.MethodGet, h.URL+path, nil))(b)
		if who != (parley.PartyID{}) {
			req.Header.Set(asHeader, who.String())
		}
		r := must(plainClient.Do(req))(b)
		if _, err := io.Copy(io.Discard, r.Body); err != nil || r.StatusCode != http.StatusOK {
			b.Fatal(r.Status, err)
		}
		r.Body.Close()
		return time.Since(start)
	}
	one := "/v1/arrangements/" + ids[0].String()
	for _, p := range all {
		get(one, p.ID)
	}
	took := map[string][]time.Duration{}
	for b.Loop() {
		for n := range rounds {
			for _, path := range []string{"/v1/arrangements", one} {
				say(1)
				took["host "+path] = append(took["host "+path], get(path, parley.PartyID{}))
				say(1)
				took["all "+path] = append(took["all "+path], get(path, all[0].ID))
				for k := range asked {
					say(1)
					took["party "+path] = append(took["party "+path], get(path, all[1+(7*n+11*k)%(parties-1)].ID))
				}
			}
		}
	}
	middle := func(name string) float64 {
		slices.Sort(took[name])
		return float64(took[name][len(took[name])/2])
	}
	b.ReportMetric(middle("host /v1/arrangements")/1000, "host-all-µs")
	b.ReportMetric(middle("all /v1/arrangements")/middle("host /v1/arrangements"), "ratio-all-seen")
	b.ReportMetric(middle("party /v1/arrangements")/middle("host /v1/arrangements"), "ratio-all-party")
	b.ReportMetric(middle("host "+one)/1000, "host-one-µs")
	b.ReportMetric(middle("all "+one)/middle("host "+one), "ratio-one-seen")
	b.ReportMetric(middle("party "+one)/middle("host "+one), "ratio-one-party")
}

func audienceOf(all []*apitest.Actor, i int) statement.Audience {
	if i%2 == 0 {
		return statement.Everyone
	}
	n := len(all) - 2
	return statement.Parties(all[0].ID, all[1+i%n].ID, all[2+i%n].ID)
}
