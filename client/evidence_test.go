package client_test

import (
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"testing"

	"golang.org/x/mod/sumdb/note"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/api/apitest"
	"github.com/open-parley/parley/client"
	"github.com/open-parley/parley/proof"
	"github.com/open-parley/parley/statement"
	"github.com/open-parley/parley/witness"
)

// chatter lets a party say something, that many times.
func chatter(a *apitest.Actor, word string, times int) {
	for i := range times {
		a.Enter(&statement.Update{Profile: parley.Profile{Name: fmt.Sprint(word, " ", i), Kind: parley.State}}, statement.Everyone, nil)
	}
}

// A host shows one history to one party and then another: whatever the sizes,
// as soon as both are on the table the client has evidence that stands without
// it, and hands it over to be kept.
func TestTwoHistoriesAreEvidence(t *testing.T) {
	for _, x := range []struct{ seen, shown int }{{1, 1}, {1, 4}, {3, 4}, {4, 1}} {
		t.Run(fmt.Sprintf("%d then %d", x.seen, x.shown), func(t *testing.T) {
			h := apitest.Found(t)
			north := h.Admit("North", parley.State)
			chatter(north, "Both", 5)
			twin := h.Twin()
			chatter(north, "One", x.seen)
			chatter(north.As(twin), "Other", x.shown)

			first := connect(t, h.URL, client.Pin{})
			must(first.Checkpoint(t.Context()))(t)
			var kept []*proof.Evidence
			c, err := client.New(twin.URL, client.Options{Pin: first.Pin(), Evidence: func(e *proof.Evidence) { kept = append(kept, e) }})
			if err != nil {
				t.Fatal(err)
			}
			_, err = c.Checkpoint(t.Context())
			var r *client.Rewritten
			if !errors.Is(err, client.ErrRewritten) || !errors.As(err, &r) {
				t.Fatalf("it says %v", err)
			}
			// What shows less than it has signed may have lost it: the tiles of
			// the greater log are gone.
			if x.shown < x.seen {
				if r.Evidence != nil || len(kept) != 0 {
					t.Error("a log that was lost is evidence")
				}
				chatter(north.As(twin), "Other still", 5)
				if _, err = c.Checkpoint(t.Context()); !errors.As(err, &r) {
					t.Fatalf("once it has grown: %v", err)
				}
			}
			if r.Evidence == nil || len(kept) != 1 {
				t.Fatalf("it has no evidence; kept %d", len(kept))
			}
			b := must(kept[0].Encode())(t)
			stranger := must(note.NewVerifier(h.Ledger.VerifierKey()))(t)
			older, newer, err := must(proof.DecodeEvidence(b))(t).Verify(stranger)
			if err != nil || older.Size > newer.Size || older.Size < 8 {
				t.Errorf("it proves %v against %v: %v", older, newer, err)
			}
		})
	}
}

// A party that is shown a history of its own from the first contact on finds it
// out by asking a witness, whether that has seen more or less.
func TestAPartyComparesWithAWitness(t *testing.T) {
	for _, x := range []struct {
		signed, shown int
		evidence      bool
	}{{1, 1, true}, {1, 3, true}, {3, 1, false}} {
		h := apitest.Found(t)
		north := h.Admit("North", parley.State)
		twin := h.Twin()
		chatter(north, "To the witness", x.signed)
		chatter(north.As(twin), "To the party", x.shown)

		dir := t.TempDir()
		must(witness.Init(dir, "w.example", rand.Reader))(t)
		if err := witness.Add(dir, witness.Log{Key: h.Ledger.VerifierKey()}); err != nil {
			t.Fatal(err)
		}
		w := must(witness.Open(dir, slog.New(slog.DiscardHandler)))(t)
		server := httptest.NewServer(w)
		c := connect(t, h.URL, client.Pin{})
		if _, err := c.Compare(t.Context(), server.URL); !errors.Is(err, client.ErrNoWitness) {
			t.Errorf("before the witness has signed anything: %v", err)
		}
		if _, err := w.Sign((&witness.Request{Checkpoint: h.Ledger.Checkpoint()}).Encode()); err != nil {
			t.Fatal(err)
		}
		before := h.Ledger.Head().Size
		chatter(north, "Later", 1)
		if n, err := c.Compare(t.Context(), server.URL+"/"); err != nil || n != before {
			t.Errorf("to whom it shows the same: the witness has come to %d of %d: %v", n, before, err)
		}
		deceived := connect(t, twin.URL, client.Pin{})
		must(deceived.Checkpoint(t.Context()))(t)
		_, err := deceived.Compare(t.Context(), server.URL)
		var r *client.Rewritten
		if !errors.As(err, &r) || (r.Evidence != nil) != x.evidence {
			t.Errorf("%+v: whom it deceives is told %v", x, err)
		}
		server.Close()
		if _, err := c.Compare(t.Context(), server.URL); !errors.Is(err, client.ErrNoWitness) {
			t.Errorf("a witness that does not answer: %v", err)
		}
		if _, err := c.Compare(t.Context(), "w.example"); err == nil || errors.Is(err, client.ErrNoWitness) {
			t.Errorf("no address: %v", err)
		}
		w.Close()
	}
}

// A proof that is false where the tiles are right is no alarm, and nothing that
// a witness shows unsigned is.
func TestFalseAlarms(t *testing.T) {
	h := apitest.Found(t)
	north := h.Admit("North", parley.State)
	c := connect(t, h.URL, client.Pin{})
	must(c.Checkpoint(t.Context()))(t)
	chatter(north, "More", 3)
	broken := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/v1/consistency" {
			w.Header().Set("Content-Type", "application/json")
			fmt.Fprint(w, `{"from":1,"to":2,"hashes":[]}`)
			return
		}
		h.API.ServeHTTP(w, r)
	}))
	defer broken.Close()
	if _, err := connect(t, broken.URL, c.Pin()).Checkpoint(t.Context()); err != nil {
		t.Errorf("the tiles prove that it agrees, and it says %v", err)
	}
	liar := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprint(w, "log\n9\nAAAA\n\n— log AAAAAAAA\n")
	}))
	defer liar.Close()
	if _, err := c.Compare(t.Context(), liar.URL); !errors.Is(err, client.ErrNoWitness) || errors.Is(err, client.ErrRewritten) {
		t.Errorf("of a witness that shows nonsense it says %v", err)
	}
}
