package answer

import "github.com/open-parley/parley"

// Refused is a request that was refused, as the audit keeps it: never its path,
// its query or its body.
type Refused struct {
	N  uint64         `json:"n"` // counts the party's own
	At parley.Instant `json:"at"`
	// Party, Post and Key are whose session asked; absent: nobody had logged in.
	Party parley.PartyID `json:"party,omitzero"`
	Post  string         `json:"post,omitempty"`
	Key   parley.KeyID   `json:"key,omitzero"`
	// Peer is the address, or the IPv6 network, of one who had not logged in.
	Peer   string `json:"peer,omitempty"`
	Route  string `json:"route"` // method and template, such as "POST /v1/statements"
	Status int    `json:"status"`
	Code   string `json:"code"`
	Rule   string `json:"rule,omitempty"`
	// Request names the request in the operator's log.
	Request string `json:"request,omitempty"`
	// Omitted counts those before that were too many to be kept.
	Omitted uint64 `json:"omitted,omitempty"`
}

// Refusals are what a party's posts were refused, the oldest first.
type Refusals struct {
	Refusals []Refused   `json:"refusals"`
	Next     uint64      `json:"next,omitempty"` // number of the next; absent: there is none yet
	AsOf     parley.AsOf `json:"as_of"`
}
