package session

import (
	"github.com/open-parley/parley"
)

// Session is a post that has logged in. What is exported never changes.
type Session struct {
	ID      parley.Digest // names it; it opens nothing
	Party   parley.PartyID
	Post    string
	Key     parley.KeyID
	Opened  parley.Instant
	Expires parley.Instant

	token [32]byte       // SHA-256 of the token
	used  parley.Instant // guarded by the keeper
	ended chan struct{}  // closed when it ends
}

// Ended is closed when the session has ended by logout, by running out where
// that was noticed, or with its key.
func (s *Session) Ended() <-chan struct{} { return s.ended }

// Info is a session as it stands.
type Info struct {
	ID      parley.Digest  `json:"id"`
	Party   parley.PartyID `json:"party"`
	Post    string         `json:"post"`
	Key     parley.KeyID   `json:"key"`
	Opened  parley.Instant `json:"opened"`
	Used    parley.Instant `json:"used"`
	Expires parley.Instant `json:"expires"` // at the latest
	// IdleUntil is when it ends unless it is used.
	IdleUntil parley.Instant `json:"idle_until"`
}

func (s *Session) info() Info {
	return Info{s.ID, s.Party, s.Post, s.Key, s.Opened, s.used, s.Expires, min(s.Expires, s.used+parley.Instant(Idle.Milliseconds()))}
}

// over reports whether it has run out.
func (s *Session) over(now parley.Instant) bool { return now >= s.info().IdleUntil }
