package witness

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strconv"
)

// AddCheckpoint is the path that hosts post requests to.
const AddCheckpoint = "/add-checkpoint"

// sizeType is the media type of a conflict's size.
const sizeType = "text/x.tlog.size"

// ServeHTTP serves add-checkpoint of https://c2sp.org/tlog-witness, and beside
// it what a party compares with: GET /checkpoint?origin=ORIGIN, the newest
// checkpoint signed, and GET /evidence, a line for each piece.
func (w *Witness) ServeHTTP(out http.ResponseWriter, r *http.Request) {
	out.Header().Set("X-Content-Type-Options", "nosniff")
	out.Header().Set("Cache-Control", "no-store")
	mux := http.NewServeMux()
	mux.HandleFunc("POST "+AddCheckpoint, w.postCheckpoint)
	mux.HandleFunc("GET /checkpoint", w.getCheckpoint)
	mux.HandleFunc("GET /evidence", w.getEvidence)
	mux.ServeHTTP(out, r)
}

func (w *Witness) postCheckpoint(out http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(http.MaxBytesReader(out, r.Body, MaxRequest))
	if err != nil {
		http.Error(out, err.Error(), http.StatusBadRequest)
		return
	}
	origin := ""
	if _, note, ok := bytes.Cut(body, []byte("\n\n")); ok {
		first, _, _ := bytes.Cut(note, []byte("\n"))
		origin = string(first[:min(len(first), maxVerifierKey)])
	}
	signed, err := w.Sign(body)
	status := statusOf(err)
	var conflict *Conflict
	switch {
	case err == nil:
		out.Header().Set("Content-Type", "text/plain; charset=utf-8")
		out.Write(signed)
	case errors.As(err, &conflict):
		out.Header().Set("Content-Type", sizeType)
		out.WriteHeader(status)
		fmt.Fprintf(out, "%d\n", conflict.Size)
	case status == http.StatusInternalServerError:
		w.log.Error("a checkpoint could not be signed", "log", origin, "error", err)
		http.Error(out, "the witness failed", status)
		return
	default:
		http.Error(out, err.Error(), status)
	}
	w.log.Info("asked to sign", "log", origin, "status", status)
}

// statusOf is the status that the specification has for what went wrong.
func statusOf(err error) int {
	var conflict *Conflict
	switch {
	case err == nil:
		return http.StatusOK
	case errors.As(err, &conflict):
		return http.StatusConflict
	case errors.Is(err, errUnknownLog):
		return http.StatusNotFound
	case errors.Is(err, errSignature):
		return http.StatusForbidden
	case errors.Is(err, errBad):
		return http.StatusBadRequest
	case errors.Is(err, errProof):
		return http.StatusUnprocessableEntity
	}
	return http.StatusInternalServerError
}

func (w *Witness) getCheckpoint(out http.ResponseWriter, r *http.Request) {
	signed, err := w.Latest(r.URL.Query().Get("origin"))
	if errors.Is(err, errUnknownLog) || err == nil && signed == nil {
		http.Error(out, "this witness has signed nothing of that log", http.StatusNotFound)
		return
	}
	if err != nil {
		w.log.Error("a checkpoint could not be read", "error", err)
		http.Error(out, "the witness failed", http.StatusInternalServerError)
		return
	}
	out.Header().Set("Content-Type", "text/plain; charset=utf-8")
	out.Write(signed)
}

func (w *Witness) getEvidence(out http.ResponseWriter, r *http.Request) {
	kept, err := Evidence(w.dir)
	if err != nil {
		w.log.Error("evidence could not be read", "error", err)
		http.Error(out, "the witness failed", http.StatusInternalServerError)
		return
	}
	out.Header().Set("Content-Type", "application/jsonl")
	out.Header().Set("Evidence-Count", strconv.Itoa(len(kept)))
	for _, k := range kept {
		out.Write(append(k.Wire, '\n'))
	}
}

// ServeOn serves until ctx is done, then lets requests under way finish.
func (w *Witness) ServeOn(ctx context.Context, ln net.Listener) error {
	h := &http.Server{
		Handler: w, ReadHeaderTimeout: HeaderTimeout, ReadTimeout: ReadTimeout, WriteTimeout: WriteTimeout, IdleTimeout: IdleTimeout,
		MaxHeaderBytes: MaxKey, ErrorLog: slog.NewLogLogger(w.log.Handler(), slog.LevelWarn),
	}
	done := make(chan error, 1)
	go func() { done <- h.Serve(ln) }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
	}
	drain, cancel := context.WithTimeout(context.WithoutCancel(ctx), DrainTimeout)
	defer cancel()
	return h.Shutdown(drain)
}
