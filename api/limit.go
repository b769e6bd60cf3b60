package api

import (
	"time"

	"github.com/open-parley/parley/statement"
)

// Limits of the server. Each is answered by a problem that names it.
const (
	// MaxBody is the longest request body in bytes: a submission of
	// statement.MaxStatement in its wire form fits. Past it: 413, "too-large".
	MaxBody = statement.MaxDocument
	// MaxHeader is the greatest size of a request's headers in bytes (431).
	MaxHeader = 16 << 10
	// MaxQuery is the longest query string in bytes: an audience of
	// statement.MaxAudience parties fits. Past it: 414, "too-large".
	MaxQuery = 20 << 10
	// MaxSubmissions are taken in at the same time; the next gets 503, "busy".
	MaxSubmissions = 256
	// MaxBatchBody is the longest body of a batch in bytes (413, "too-large").
	MaxBatchBody = 4 << 20
	// MaxBatches of up to ledger.MaxBatch statements are taken in at the same
	// time; the next waits for MaxBatchWait, then gets 503, "busy".
	MaxBatches   = 64
	MaxBatchWait = 30 * time.Second
	// MaxComputations (checks, impacts, differences, statements tried out) run
	// at the same time; the next waits for MaxWait, then gets 503, "busy".
	MaxComputations = 16
	MaxWait         = 2 * time.Second
	// MaxSubscribers of the event stream; the next gets 503, "busy".
	MaxSubscribers = 256
	// MaxBundles are written at the same time; the next gets 503, "busy".
	MaxBundles = 4
	// MaxWitnessing requests wait for witnesses at the same time; the next gets
	// 503, "busy".
	MaxWitnessing = 256
	// MaxLogins are verified, or wait to be told that they are refused, at the
	// same time; the next waits for MaxWait, then gets 503, "busy".
	MaxLogins = 128
	// MaxLogin is the longest body of a login in bytes (413, "too-large").
	MaxLogin = 16 << 10
	// MaxPage is the greatest number of remarks in one answer.
	MaxPage = 500
)

// Timeouts. A reader of the event stream that takes longer than EventTimeout
// for one event is dropped; the stream has no other end.
const (
	HeaderTimeout = 5 * time.Second
	ReadTimeout   = 30 * time.Second
	WriteTimeout  = 60 * time.Second
	IdleTimeout   = 2 * time.Minute
	EventTimeout  = 10 * time.Second
	// BundleTimeout is how long a reader may take for each piece of a bundle.
	BundleTimeout = 30 * time.Second
	// LoginFloor is how long a refused login takes at least, whatever is wrong.
	LoginFloor = 50 * time.Millisecond
	// WitnessWait is how long ?witnessed=wait waits at most; then the receipt is
	// given as it is.
	WitnessWait = 20 * time.Second
	// Heartbeat is how often a comment goes to a silent event stream.
	Heartbeat = 15 * time.Second
	// DrainTimeout is how long a server that stops waits for requests under way.
	DrainTimeout = 15 * time.Second
	// RetryAfter is what a busy server tells clients to wait.
	RetryAfter = time.Second
)
