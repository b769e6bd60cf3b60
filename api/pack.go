package api

import (
	"compress/gzip"
	"crypto/rand"
	"net/http"
	"strings"
)

// packed are the answers that a screen waits for on a bad link. They are
// compressed for those who take that; no other answer is: what is compressed
// together shows in its length how much it has in common, and in these stand
// titles of many authors. Whoever also sees the line's lengths would have to
// table an arrangement for each guess, and finds each blurred by a random part.
var packed = map[string]bool{prefix + "/situation": true, prefix + "/situation/map": true}

// blur is the greatest length of the random part.
const blur = 64

// packer compresses an answer that went well.
type packer struct {
	http.ResponseWriter
	z       *gzip.Writer
	decided bool
}

// pack gives the writer for an answer to r, and what ends it.
func pack(w http.ResponseWriter, r *http.Request) (http.ResponseWriter, func()) {
	if !packed[r.URL.Path] || r.Method != http.MethodGet {
		return w, func() {}
	}
	w.Header().Add("Vary", "Accept-Encoding")
	if !acceptsGzip(strings.Join(r.Header.Values("Accept-Encoding"), ",")) {
		return w, func() {}
	}
	p := &packer{ResponseWriter: w}
	return p, p.end
}

func (p *packer) WriteHeader(status int) {
	if !p.decided {
		p.decided = true
		h := p.Header()
		// A 304 is decided further out, by the tag: it has no body to pack.
		if status == http.StatusOK && h.Get("Content-Encoding") == "" {
			h.Set("Content-Encoding", "gzip")
			h.Del("Content-Length")
			if tag := h.Get("ETag"); strings.HasPrefix(tag, `"`) {
				h.Set("ETag", "W/"+tag) // the same answer in other bytes
			}
			p.z = gzip.NewWriter(p.ResponseWriter)
			var n [1]byte
			rand.Read(n[:])
			p.z.Comment = strings.Repeat("-", int(n[0])%blur)
		}
	}
	p.ResponseWriter.WriteHeader(status)
}

func (p *packer) Write(b []byte) (int, error) {
	if !p.decided {
		p.WriteHeader(http.StatusOK)
	}
	if p.z == nil {
		return p.ResponseWriter.Write(b)
	}
	return p.z.Write(b)
}

// end writes what is left. Nobody is there to be told of a failure: the
// connection is broken, and the client sees that the answer is not whole.
func (p *packer) end() {
	if p.z != nil {
		p.z.Close()
	}
}

// Unwrap lets http.ResponseController reach the connection.
func (p *packer) Unwrap() http.ResponseWriter { return p.ResponseWriter }
