package api

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"filippo.io/torchwood"
	"golang.org/x/mod/sumdb/tlog"

	"github.com/open-parley/parley"
)

// logPrefix is where the log lies as https://c2sp.org/tlog-tiles serves it. Its
// leaves are commitments: whoever reads all of it learns how many entries there
// are and when they came, and nothing of what they say.
const logPrefix = "/log/"

// immutable is how long what never changes may be kept, by anybody.
const immutable = "public, max-age=31536000, immutable"

// tileRoutes serve the log itself. They are another specification's, and so
// neither under /v1 nor in its description.
func (s *Server) tileRoutes() {
	s.bare("GET "+logPrefix+"checkpoint", s.getLogCheckpoint)
	s.bare("GET "+logPrefix+"tile/{path...}", s.getTile)
}

// bare registers a handler that is not of the API, and serves anybody: it tells
// what the leaves tell.
func (s *Server) bare(pattern string, h func(http.ResponseWriter, *http.Request, Ledger) *problem) {
	s.mux.HandleFunc(pattern, func(w http.ResponseWriter, r *http.Request) {
		l, err := s.whole()
		if err != nil {
			fail(r.Context(), problemOf(err, 0)).write(w)
			return
		}
		if p := h(w, r, l); p != nil {
			fail(r.Context(), p).write(w)
		}
	})
}

func (s *Server) getLogCheckpoint(w http.ResponseWriter, _ *http.Request, l Ledger) *problem {
	note := l.Checkpoint()
	if c, ok := l.(cosigned); ok {
		note = c.WithCosignatures(note)
	}
	writeNote(w, note)
	return nil
}

// writeNote answers with a signed note that the next request may find changed.
func writeNote(w http.ResponseWriter, note []byte) {
	h := w.Header()
	h.Set("Content-Type", "text/plain; charset=utf-8")
	h.Set("Cache-Control", "no-cache")
	sum := sha256.Sum256(note)
	h.Set("ETag", `"`+hex.EncodeToString(sum[:])+`"`)
	h.Set("Content-Length", strconv.Itoa(len(note)))
	w.WriteHeader(http.StatusOK)
	w.Write(note)
}

// getTile serves tile/<L>/<N>[.p/<W>] and tile/entries/<N>[.p/<W>].
func (s *Server) getTile(w http.ResponseWriter, r *http.Request, l Ledger) *problem {
	path := "tile/" + r.PathValue("path")
	t, err := torchwood.ParseTilePath(path)
	if err != nil || torchwood.TilePath(t) != path || r.URL.RawPath != "" || r.URL.RawQuery != "" {
		return noTile("This is no path of a tile.")
	}
	if have := width(t, l.Head().Size); t.W > have {
		return noTile("The log is not that long yet: there are %d of the %d hashes or entries.", have, t.W)
	}
	if !s.computations.wait(r.Context()) {
		return busy("computations")
	}
	defer s.computations.leave()
	h := w.Header()
	if t.L >= 0 {
		b, err := tlog.ReadTileData(t, l.Hashes(r.Context()))
		if err != nil {
			return problemOf(err, 0)
		}
		writeTile(h, w, b)
		return nil
	}
	b, err := bundleOf(r, t, l)
	if err != nil {
		return problemOf(err, 0)
	}
	h.Set("Vary", "Accept-Encoding")
	if acceptsGzip(r.Header.Get("Accept-Encoding")) {
		var z bytes.Buffer
		g := gzip.NewWriter(&z)
		_, err := g.Write(b)
		if err = errors.Join(err, g.Close()); err != nil {
			return problemOf(err, 0)
		}
		h.Set("Content-Encoding", "gzip")
		b = z.Bytes()
	}
	writeTile(h, w, b)
	return nil
}

func writeTile(h http.Header, w http.ResponseWriter, b []byte) {
	h.Set("Content-Type", "application/octet-stream")
	h.Set("Cache-Control", immutable)
	h.Set("Content-Length", strconv.Itoa(len(b)))
	w.WriteHeader(http.StatusOK)
	w.Write(b)
}

// width is how many hashes, or entries, that tile has in a log of that size.
func width(t tlog.Tile, size uint64) int {
	level := uint(max(t.L, 0)) * torchwood.TileHeight // past 63 there is nothing
	if all, first := size>>level, uint64(t.N)*torchwood.TileWidth; t.N <= int64(all/torchwood.TileWidth) && first < all {
		return int(min(all-first, torchwood.TileWidth))
	}
	return 0
}

// bundleOf is a bundle of entries, each of them a leaf.
func bundleOf(r *http.Request, t tlog.Tile, l Ledger) ([]byte, error) {
	leaves, err := l.Leaves(r.Context(), uint64(t.N)*torchwood.TileWidth, t.W)
	if err != nil {
		return nil, err
	}
	if len(leaves) != t.W {
		return nil, fmt.Errorf("%d leaves of %d", len(leaves), t.W)
	}
	var b []byte
	for _, leaf := range leaves {
		if b, err = torchwood.AppendTileEntry(b, leaf); err != nil {
			return nil, err
		}
	}
	return b, nil
}

// acceptsGzip reads Accept-Encoding as far as it matters here (RFC 9110,
// section 12.5.3).
func acceptsGzip(header string) bool {
	for part := range strings.SplitSeq(header, ",") {
		name, q, _ := strings.Cut(part, ";")
		if strings.EqualFold(strings.TrimSpace(name), "gzip") {
			zero := strings.TrimRight(strings.ReplaceAll(q, " ", ""), "0.") == "q="
			return !zero
		}
	}
	return false
}

func noTile(format string, args ...any) *problem {
	return newProblem(http.StatusNotFound, parley.Refuse("unknown-tile", "", format, args...).
		To("Read /log/checkpoint first: tiles up to its size are there (c2sp.org/tlog-tiles)."))
}
