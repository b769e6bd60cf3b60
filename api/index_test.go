package api_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"net/http"
	"sync"
	"testing"
	"time"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/api/apitest"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/statement"
)

// A server that starts with a ledger indexes its maps before anybody asks; and
// who asks meanwhile, while others enter, is answered right.
func TestIndexedAtStart(t *testing.T) {
	h := apitest.Found(t)
	aland := h.Admit("Aland", parley.State)
	bland := h.Admit("Bland", parley.State)
	during := parley.Window{From: parley.At(time.Now()), Until: parley.At(time.Now().Add(time.Hour))}
	const plans = 150
	at := func(i int32) parley.Volume { return apitest.Square("V", i*1_000_000, 10_000_000, 500_000) }
	for i := range int32(plans) {
		parts := statement.Parts{}
		aland.Enter(&statement.Plan{Intent: statement.Intent{Activity: parley.Strike, Window: during, Map: apitest.Annex(t, parts, at(i))}}, statement.Everyone, parts)
	}

	twin := h.Twin()
	for end := time.Now().Add(time.Minute); ; time.Sleep(time.Millisecond) {
		more := true
		twin.Ledger.View(func(s *docket.State) { more = s.Ready(0) })
		if !more {
			break
		}
		if time.Now().After(end) {
			t.Fatal("nothing is indexed within a minute")
		}
	}

	busy := h.Twin()
	other := bland.As(busy)
	var all sync.WaitGroup
	for k := range int32(4) {
		all.Go(func() {
			for i := k; i < plans; i += 20 {
				body, err := json.Marshal(parley.Question{Party: bland.ID, Activity: parley.CivilFlight, Volumes: []parley.Volume{at(i)}, Window: during})
				if err != nil {
					t.Error(err)
					return
				}
				r, err := http.Post(busy.URL+"/v1/check", "application/json", bytes.NewReader(body))
				if err != nil {
					t.Error(err)
					return
				}
				var a parley.Answer
				if err := errors.Join(json.NewDecoder(r.Body).Decode(&a), r.Body.Close()); err != nil {
					t.Error(err)
				}
				if a.Verdict != parley.Coordinate || len(a.Reasons) != 1 {
					t.Errorf("%d: %s for %d reasons", i, a.Verdict, len(a.Reasons))
				}
			}
		})
	}
	for range 20 {
		parts := statement.Parts{}
		other.Enter(&statement.Plan{Intent: statement.Intent{Activity: parley.Strike, Window: during, Map: apitest.Annex(t, parts, apitest.Square("far", 0, 500_000_000, 1000))}}, statement.Everyone, parts)
	}
	all.Wait()
}
