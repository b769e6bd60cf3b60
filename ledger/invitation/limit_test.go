package invitation

import (
	"encoding/binary"
	"errors"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
)

const start parley.Instant = 1_800_000_000_000

// invites makes invitation n of a party.
func invites(t *testing.T, s *Store, by parley.PartyID, n int) (answer.Invitation, error) {
	var door parley.Digest
	copy(door[:], by[:])
	binary.BigEndian.PutUint32(door[1:], uint32(n))
	return s.Make(t.Context(), answer.Invitation{By: by, Expires: start + parley.Instant(MaxTTL.Milliseconds())}, door, start)
}

func refusedWith(t *testing.T, err error, code string) {
	t.Helper()
	var r *parley.Refusal
	if !errors.As(err, &r) || r.Code != code {
		t.Errorf("got %v, want %q", err, code)
	}
}

// Whoever makes and revokes as many invitations as it can takes nothing from
// others.
func TestInvitationsThatAreOverTakeNobodysPlace(t *testing.T) {
	s, err := Open(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	busy, other := parley.PartyID{1}, parley.PartyID{2}
	for n := range MaxKept + MaxOpen {
		v, err := invites(t, s, busy, n)
		if err == nil {
			_, err = s.End(t.Context(), busy, v.Invitation)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	var kept int
	if err := s.db.QueryRowContext(t.Context(), `select count(*) from invitation`).Scan(&kept); err != nil || kept > MaxKept+1 {
		t.Errorf("%d are remembered (%v)", kept, err)
	}
	for n := range MaxOpen {
		if _, err := invites(t, s, other, n); err != nil {
			t.Fatal(err)
		}
	}
	_, err = invites(t, s, other, MaxOpen)
	refusedWith(t, err, "limit")
	_, err = invites(t, s, parley.PartyID{3}, 0)
	if err != nil {
		t.Error(err)
	}
}

// A secret is for one invitation.
func TestADoorIsForOne(t *testing.T) {
	s, err := Open(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if _, err := invites(t, s, parley.PartyID{1}, 0); err != nil {
		t.Fatal(err)
	}
	_, err = invites(t, s, parley.PartyID{1}, 0)
	refusedWith(t, err, "repeated")
}
