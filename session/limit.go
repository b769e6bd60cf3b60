package session

import "time"

// Limits of challenges and sessions.
const (
	// TTL is how long a session lasts at most, and Idle how long one that is
	// not used.
	TTL  = time.Hour
	Idle = 15 * time.Minute
	// ChallengeTTL is how long a challenge may be answered.
	ChallengeTTL = 2 * time.Minute
	// MaxChallenge is the longest canonical challenge in bytes.
	MaxChallenge = 1 << 10
	// MaxOrigin is the longest origin in bytes.
	MaxOrigin = 280
	// TokenSize is the size of a token in bytes, before its base64.
	TokenSize = 32

	// MaxPerKey and MaxPerParty are the sessions of one key and of one party at
	// a time: past them the one that was not used for longest ends.
	MaxPerKey   = 32
	MaxPerParty = 512
	// MaxSessions of all; past it nobody logs in until one ends ("busy").
	MaxSessions = 65_536
	// MaxAnsweredPerKey is how many challenges one key may answer within
	// ChallengeTTL; each is remembered that long, to be answered once ("busy").
	MaxAnsweredPerKey = 256
	// MaxAnswered are remembered of all keys ("busy").
	MaxAnswered = 262_144
)
