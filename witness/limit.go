package witness

import "time"

// Limits of a witness, each named in its refusal.
const (
	// MaxRequest is the longest add-checkpoint request in bytes: a checkpoint of
	// proof.MaxCheckpoint and a proof of proof.MaxProof lines fit.
	MaxRequest = 20 << 10
	// MaxKey is the longest key file, and MaxLog the longest description of a
	// log, in bytes.
	MaxKey = 4 << 10
	MaxLog = 4 << 10
	// MaxLogs is how many logs a witness follows.
	MaxLogs = 1024
	// MaxKept is how many pieces of evidence a witness keeps of one log; more
	// say nothing new.
	MaxKept = 16
	// MaxAnswer is the longest answer that Push and Follow read, in bytes.
	MaxAnswer = 64 << 10
)

// Times.
const (
	// HeaderTimeout … IdleTimeout of the server.
	HeaderTimeout = 5 * time.Second
	ReadTimeout   = 10 * time.Second
	WriteTimeout  = 30 * time.Second
	IdleTimeout   = 2 * time.Minute
	// AskTimeout is how long one request to a host or witness may take.
	AskTimeout = 10 * time.Second
	// FirstPause after a request that failed; it doubles up to MaxPause.
	FirstPause = time.Second
	MaxPause   = time.Minute
	// Poll is how often Follow asks a host.
	Poll = time.Second
	// MaxFollowPause is the longest pause after a question to a host that failed:
	// while it is being started again, its quorum must not wait for the witness.
	MaxFollowPause = 5 * time.Second
	// DrainTimeout is how long requests under way may take at the end.
	DrainTimeout = 5 * time.Second
)
