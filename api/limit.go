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
	// MaxComputations (checks, impacts, differences, drafts, maps, statements tried
	// out) run at the same time; the next waits for MaxWait, then gets 503, "busy".
	MaxComputations = 16
	MaxWait         = 2 * time.Second
	// MaxSubscribers of the event stream; the next gets 503, "busy".
	MaxSubscribers = 256
	// MaxBundles are made at the same time, not counting those whose reader is
	// taking a piece; the next waits for MaxWait, then gets 503, "busy".
	MaxBundles = 4
	// MaxWitnessing requests wait for witnesses at the same time; the next gets
	// 503, "busy".
	MaxWitnessing = 256
	// MaxLogins are verified, or wait to be told that they are refused, at the
	// same time; the next waits for MaxWait, then gets 503, "busy".
	MaxLogins = 128
	// MaxLogin is the longest body of a login in bytes (413, "too-large").
	MaxLogin = 16 << 10
	// MaxViews are kept of what parties may see, those of the parties that asked
	// last, and fewer where they would have more than MaxViewEntries entries
	// together, at 8 bytes each. A party whose view is not kept is answered all
	// the same, by looking through the log once.
	MaxViews       = 512
	MaxViewEntries = 32 << 20
	// MaxPage is the greatest number of remarks, or refusals, in one answer.
	MaxPage = 500
	// MaxPath is the longest path in bytes (414, "too-large"), MaxParameters how
	// many a query has at most (414, "too-many-parameters"), MaxHeaders how many
	// lines the headers have (431, "too-many-headers").
	MaxPath       = 1 << 10
	MaxParameters = 16
	MaxHeaders    = 64
)

// How much each may ask for: past it 429, with the time to wait in Retry-After.
// Nobody is counted where the ledger is open to all.
const (
	// PostRate are the requests of one post in a second; PublicRate those of one
	// address that has not logged in; LoginRate the logins and invitations tried
	// from one address ("too-many-requests"). BurstFactor times as many may come
	// at once.
	PostRate    = 100
	PublicRate  = 50
	LoginRate   = 5
	BurstFactor = 10
	// FailureRate are logins and invitations refused to one address in a second,
	// after FailureBurst; past them none is tried ("too-many-requests").
	FailureRate  = 0.1
	FailureBurst = 20
	// SealedRate are the reads by one post, in a second, of what is of sealed
	// class, after SealedBurst; ExportRate its exports, after ExportBurst
	// ("too-many-requests").
	SealedRate  = 1.0 / 30
	SealedBurst = 10
	ExportRate  = 1.0 / 3600
	ExportBurst = 2
	// MaxBuckets of each kind are counted apart; past them newcomers share one.
	MaxBuckets = 4096
	// PeerPrefix is the network of IPv6 that counts as one address, in bits.
	PeerPrefix = 64

	// PartyUnderway requests of one party are answered at the same time, and
	// PeerUnderway of one address that has not logged in; event streams,
	// bundles and batches are counted apart ("too-many-at-once").
	PartyUnderway = 64
	PartyStreams  = 32
	PartyBundles  = 2
	PartyBatches  = 8
	PeerUnderway  = 32

	// DayStatements and DayBytes are what one party may enter in a day of UTC, in
	// bytes as sent ("quota-spent").
	DayStatements = 10_000
	DayBytes      = 256 << 20
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
