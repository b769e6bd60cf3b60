package api_test

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"sync"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/api/apitest"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/statement"
)

const benchClients = 32

// BenchmarkSubmitHTTP: 32 clients over loopback TCP, each waiting for its
// receipt before it sends its next statement; every frame is synced to the
// disk. Clients and server share the machine; signing is done before.
func BenchmarkSubmitHTTP(b *testing.B) {
	for _, kind := range []string{"rename", "comment"} {
		b.Run(kind, func(b *testing.B) { benchmarkSubmit(b, kind) })
	}
}

func benchmarkSubmit(b *testing.B, kind string) {
	h := apitest.Found(b)
	clients := make([]*apitest.Actor, benchClients)
	for i := range clients {
		clients[i] = h.Admit(fmt.Sprint("Party ", i), parley.State)
	}
	id, _ := clients[0].Table(statement.Everyone, "1. Aid passes.\n", 1_000_000, clients[0], clients[1])
	wires := make([][][]byte, benchClients)
	var sign sync.WaitGroup
	for i, c := range clients {
		sign.Go(func() {
			prev := parley.StatementID{}
			h.Ledger.View(func(st *docket.State) {
				if kind == "rename" {
					prev = st.Prev(c.ID, statement.Subject{Kind: statement.SubjectParty}, statement.Everyone)
				} else {
					prev = st.Prev(c.ID, statement.Subject{Kind: statement.SubjectArrangement, ID: id}, statement.Everyone)
				}
			})
			for k := 0; k*benchClients+i < b.N; k++ {
				var sub *statement.Submission
				var signed *statement.Signed
				if kind == "rename" {
					sub, signed = c.SignAfter(prev, &statement.Update{Profile: parley.Profile{Name: fmt.Sprint("Party ", i, " ", k), Kind: parley.State}}, statement.Everyone, nil)
				} else {
					parts := statement.Parts{}
					sub, signed = c.SignAfter(prev, &statement.Comment{Arrangement: id, Text: apitest.Text(b, parts, "We have read the second article again, and have no objection.")}, statement.Everyone, parts)
				}
				prev = signed.ID
				wires[i] = append(wires[i], apitest.Wire(b, sub))
			}
		})
	}
	sign.Wait()
	transport := &http.Transport{MaxIdleConnsPerHost: benchClients}
	defer transport.CloseIdleConnections()
	client := &http.Client{Transport: transport}
	b.ResetTimer()
	var send sync.WaitGroup
	for i := range clients {
		send.Go(func() {
			for _, w := range wires[i] {
				r, err := client.Post(h.URL+"/v1/statements", "application/json", bytes.NewReader(w))
				if err != nil {
					b.Error(err)
					return
				}
				body, _ := io.ReadAll(r.Body)
				r.Body.Close()
				if r.StatusCode != http.StatusCreated {
					b.Errorf("%s: %s", r.Status, body)
					return
				}
			}
		})
	}
	send.Wait()
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "statements/s")
}
