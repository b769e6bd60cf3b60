package api_test

import (
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/api/apitest"
	"github.com/open-parley/parley/bundle"
	"github.com/open-parley/parley/proof"
	"github.com/open-parley/parley/statement"
)

// What a party is sent verifies, and is no more than it may see.
func TestBundleOverHTTP(t *testing.T) {
	h := apitest.Found(t)
	north, south, west := h.Admit("North", parley.ArmedForce), h.Admit("South", parley.ArmedForce), h.Admit("West", parley.ArmedForce)
	north.Table(statement.Parties(north.ID, south.ID), "1. x\n", 1_000_000, north, south)
	for name, want := range map[string]struct {
		query             string
		readable, unknown uint64
	}{
		"all":    {"?openings=all&party=" + south.ID.String(), 5, 0},
		"none":   {"?party=" + west.ID.String(), 4, 1},
		"west":   {"?openings=all&party=" + west.ID.String(), 4, 0},
		"sample": {"?openings=sample&one_in=2&seed=" + strings.Repeat("0f", 32) + "&party=" + south.ID.String(), 5, 0},
	} {
		r := must(http.Get(h.URL + "/v1/bundle" + want.query))(t)
		b, err := bundle.Verify(r.Body, bundle.Options{})
		r.Body.Close()
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if b.Counts.Readable != want.readable || b.Counts.Unopened() != want.unknown || !b.View {
			t.Errorf("%s: %+v", name, b.Counts)
		}
	}
}

func TestViewAndSlotOverHTTP(t *testing.T) {
	h := apitest.Found(t)
	north, south := h.Admit("North", parley.ArmedForce), h.Admit("South", parley.ArmedForce)
	north.Table(statement.Parties(north.ID), "1. x\n", 1_000_000, north)
	r := must(http.Get(h.URL + "/v1/view?party=" + south.ID.String()))(t)
	defer r.Body.Close()
	v, err := proof.OpenView(must(io.ReadAll(r.Body))(t), h.Ledger.Verifier())
	if err != nil || v.Party != south.ID || v.Size != 4 {
		t.Errorf("view %+v: %v", v, err)
	}
	for p, want := range map[parley.PartyID]bool{north.ID: true, south.ID: false} {
		var a answer.Slot
		ask(t, h.URL+"/v1/entries/3/slot?party="+p.String(), &a)
		o := must(proof.DecodeOpening(a.Opening))(t)
		var leaf proof.Leaf
		if err := leaf.UnmarshalText([]byte(a.Leaf)); err != nil || o.Verify(leaf.A) != nil || o.Bit != want {
			t.Errorf("slot of %s: %+v, %v", parley.Short(p), o, err)
		}
	}
}

func TestBundleRefusals(t *testing.T) {
	h := apitest.Found(t)
	north := h.Admit("North", parley.ArmedForce)
	party := "party=" + north.ID.String()
	for path, status := range map[string]int{
		"/v1/bundle":                                                     400,
		"/v1/bundle?party=abc":                                           400,
		"/v1/bundle?" + party + "&" + party:                              400,
		"/v1/bundle?" + party + "&what=1":                                400,
		"/v1/bundle?" + party + "&from=-1":                               400,
		"/v1/bundle?" + party + "&from=01":                               400,
		"/v1/bundle?" + party + "&from=3":                                409,
		"/v1/bundle?" + party + "&openings=some":                         400,
		"/v1/bundle?" + party + "&openings=sample":                       400,
		"/v1/bundle?" + party + "&one_in=3":                              400,
		"/v1/bundle?" + party + "&openings=sample&one_in=1&seed=" + seed: 400,
		"/v1/bundle?" + party + "&openings=sample&one_in=9&seed=" + zero: 400,
		"/v1/bundle?party=" + zero:                                       404,
		"/v1/view?party=" + zero:                                         404,
		"/v1/view":                                                       400,
		"/v1/entries/2/slot?" + party:                                    404,
		"/v1/entries/0/slot?" + party:                                    404,
		"/v1/entries/1/slot?party=" + zero:                               404,
		"/v1/entries/1/slot":                                             400,
	} {
		r := must(http.Get(h.URL + path))(t)
		r.Body.Close()
		if r.StatusCode != status || r.Header.Get("Content-Type") != answer.ProblemType {
			t.Errorf("%s: %s, want %d", path, r.Status, status)
		}
	}
}

var (
	zero = strings.Repeat("00", 32)
	seed = strings.Repeat("0f", 32)
)
