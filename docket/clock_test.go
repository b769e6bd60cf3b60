package docket_test

import (
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/statement"
)

// A term ends at the very instant at which a denunciation takes effect: what is
// said of it does not depend on how far ahead one asks first.
func TestTermEndsWithItsDenunciation(t *testing.T) {
	l := newStream(2, nil, nil)
	zone := annexPart(parley.Volume{ID: "A", Footprint: square(10, 10, 0.2)})
	note := statement.Part{Media: statement.MediaText, Data: []byte("Zone.")}
	table := l.add(1, &statement.Table{Revision: parley.Revision{
		Kind: parley.SafeZone, Basis: parley.Agreed,
		Texts:      []parley.Text{{Lang: "en", Authentic: true, Title: "Zone", Part: note.ID()}},
		Map:        parley.Map{Status: parley.MapFinal, Part: zone.ID()},
		Roles:      []parley.RoleHolder{{Party: l.ids[1], Name: "1", Role: parley.Belligerent}, {Party: l.ids[2], Name: "2", Role: parley.Belligerent}},
		Consenting: []parley.Role{parley.Belligerent},
		Terms: parley.Terms{Duration: parley.Period{Hours: 6}, Renewal: &parley.Renewal{Mode: parley.RenewTacit},
			Denunciation: &parley.Denunciation{Notice: parley.Period{Hours: 12}}},
	}}, zone, note)
	id, rev := parley.ArrangementID(table), l.last().RevisionID
	l.add(1, &statement.Position{Arrangement: id, Revision: rev, Stance: parley.Accept})
	l.add(2, &statement.Position{Arrangement: id, Revision: rev, Stance: parley.Accept})
	l.at -= 1000 // denounced in the very millisecond of the entry into force
	l.add(1, &statement.Denounce{Arrangement: id, Revision: rev})
	ends := l.at + parley.Instant(12*3600*1000)
	renewals := func(s *docket.State, at parley.Instant) int64 {
		a, ok := s.At(at).Arrangement(id)
		if !ok || a.State != parley.StateTerminated {
			t.Fatalf("at %v the arrangement is %+v", at, a)
		}
		return a.Revisions[0].Renewals
	}
	near, far := l.fold(t, nil), l.fold(t, nil)
	if a, b := renewals(near, ends), renewals(far, ends+1000*3600*1000); a != 1 || b != 1 {
		t.Fatalf("asked at its end it was renewed %d times, asked long after it %d times", a, b)
	}
}
