package client_test

import (
	"database/sql"
	"errors"
	"io"
	"path/filepath"
	"testing"

	_ "modernc.org/sqlite"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/api"
	"github.com/open-parley/parley/api/apitest"
	"github.com/open-parley/parley/client"
	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/statement"
)

// A submitter's client reads its whole access log, keeps its newest checkpoint,
// and notices where it is not the beginning of what it is shown later.
func TestAccessLogIsKept(t *testing.T) {
	h := apitest.FoundWith(t, api.Options{})
	north, south := h.Admit("North", parley.ArmedForce), h.Admit("South", parley.ArmedForce)
	r, parts := apitest.Corridor(t, "1. Aid passes.", 1000000, north, south)
	secret := statement.Parts{}
	annex := parley.PrivateAnnex{Label: "wells", Part: apitest.Text(t, secret, "Behind the school.\n"), Parties: []parley.PartyID{south.ID}}
	r.Private = []parley.PrivateAnnex{annex}
	table, _ := north.Enter(&statement.Table{Revision: r}, statement.Parties(north.ID, south.ID), parts)
	deposit, _ := north.Enter(&statement.Deposit{Arrangement: parley.ArrangementID(table.ID), Revision: table.RevisionID, Label: "wells", Part: annex.Part},
		statement.DepositAudience(&annex, north.ID), secret)

	ctx := t.Context()
	n, s := enter(t, h.URL, north.Key, client.Pin{}), enter(t, h.URL, south.Key, client.Pin{})
	if log := must(n.AccessLog(ctx))(t); len(log) != 0 {
		t.Fatalf("before any read the access log has %d entries", len(log))
	}
	if e := must(s.Statement(ctx, deposit.ID))(t); !e.Signed.Withheld() {
		t.Error("a statement is read without being asked for as sealed")
	}
	for range 3 {
		if e := must(s.ReadSealed(ctx, deposit.ID))(t); string(e.Signed.Parts[annex.Part].Data) != "Behind the school.\n" {
			t.Error("the annex is not what was deposited")
		}
	}
	if log := must(n.AccessLog(ctx))(t); len(log) != 3 || log[2].Party != south.ID || log[2].Statement != deposit.ID {
		t.Fatalf("the access log says %+v", log)
	}
	export := must(n.ExportSealed(ctx))(t)
	io.Copy(io.Discard, export)
	export.Close()
	again := enter(t, h.URL, north.Key, n.Pin())
	if log := must(again.AccessLog(ctx))(t); len(log) != 4 {
		t.Fatalf("the access log has %d entries", len(log))
	}

	// The host takes the last entries back, and goes on.
	db := must(sql.Open("sqlite", filepath.Join(h.Dir, ledger.AccessFile)))(t)
	defer db.Close()
	for _, q := range []string{`delete from entry where place > 1`, `delete from hash where number > 2`, `update log set size = 2`} {
		if _, err := db.Exec(q); err != nil {
			t.Fatal(err)
		}
	}
	for range 2 { // cut, and grown again beyond what it was
		var refusal *parley.Refusal
		if _, err := again.AccessLog(ctx); !errors.Is(err, client.ErrAccessCut) || !errors.As(err, &refusal) || refusal.Code != "access-cut" {
			t.Fatalf("a cut access log is taken: %v", err)
		}
		for range 3 {
			must(s.ReadSealed(ctx, deposit.ID))(t)
		}
	}
	if log := must(enter(t, h.URL, north.Key, client.Pin{}).AccessLog(ctx))(t); len(log) < 5 {
		t.Errorf("to one who knows nothing it has %d entries", len(log))
	}
}
