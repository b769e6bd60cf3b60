package client

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"net/http"
	"strconv"
	"time"

	"github.com/open-parley/parley/answer"
)

const (
	// MaxLine is the longest line of an event stream in bytes.
	MaxLine = 64 << 10
	// Silence is how long a stream may say nothing, not even a heartbeat,
	// before it is taken for dead and opened anew.
	Silence = 60 * time.Second
)

// Events gives what entered the ledger, from index from on, each entry once and
// in order; it waits for more, and connects again and resumes where it was when
// the connection breaks or the server restarts. It ends when ctx does, or with
// an error that connecting again does not mend.
func (c *Client) Events(ctx context.Context, from uint64) iter.Seq2[answer.Event, error] {
	return func(yield func(answer.Event, error) bool) {
		next, pause := from, FirstPause
		for ctx.Err() == nil {
			before := next
			err := c.stream(ctx, &next, yield)
			var u *unavailable
			var p *answer.Problem
			switch {
			case errors.Is(err, errEnough) || ctx.Err() != nil:
				return
			case errors.As(err, &u):
			case errors.As(err, &p):
				yield(answer.Event{}, p)
				return
			}
			if next > before {
				pause = FirstPause
			}
			wait := pause
			if u != nil && u.after > 0 {
				wait = min(u.after, MaxPause)
			}
			select {
			case <-time.After(wait):
			case <-ctx.Done():
				return
			}
			pause = min(2*pause, MaxPause)
		}
	}
}

// errEnough: the caller wants no more.
var errEnough = errors.New("enough")

// stream reads one connection's events.
func (c *Client) stream(ctx context.Context, next *uint64, yield func(answer.Event, error) bool) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	header := http.Header{"Accept": {"text/event-stream"}}
	r, err := c.open(ctx, http.MethodGet, "/events?from="+strconv.FormatUint(*next, 10), nil, header)
	if err != nil {
		return err
	}
	defer r.Body.Close()
	silence := time.AfterFunc(Silence, cancel)
	defer silence.Stop()
	return readEvents(r.Body, func() { silence.Reset(Silence) }, func(name string, data []byte) error {
		if name != "entry" {
			return nil // end, or what a later version sends
		}
		var e answer.Event
		if err := json.Unmarshal(data, &e); err != nil {
			return foreign(r, err)
		}
		if e.Index != *next {
			return foreign(r, fmt.Errorf("entry %d came where %d was due", e.Index, *next))
		}
		*next++
		if !yield(e, nil) {
			return errEnough
		}
		return nil
	})
}

// readEvents reads server-sent events (the WHATWG's HTML, section 9.2.6) until
// the stream or f fails; what is broken off at the end is no event. heard is
// called for each line, comments too.
func readEvents(r io.Reader, heard func(), f func(name string, data []byte) error) error {
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, MaxLine)
	var name string
	var data []byte
	for lines.Scan() {
		heard()
		line := lines.Bytes()
		if len(line) == 0 {
			if name != "" {
				if err := f(name, data); err != nil {
					return err
				}
			}
			name, data = "", nil
			continue
		}
		field, value, _ := bytes.Cut(line, []byte(":"))
		value = bytes.TrimPrefix(value, []byte(" "))
		switch string(field) {
		case "event":
			name = string(value)
		case "data":
			if data != nil {
				data = append(data, '\n')
			}
			data = append(data, value...)
		}
	}
	if err := lines.Err(); err != nil {
		return err
	}
	return io.EOF
}
