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
	lines := bufio.NewScanner(r.Body)
	lines.Buffer(nil, MaxLine)
	var name string
	var data []byte
	for lines.Scan() {
		silence.Reset(Silence)
		line := lines.Bytes()
		field, value, _ := bytes.Cut(line, []byte(":"))
		value = bytes.TrimPrefix(value, []byte(" "))
		switch string(field) {
		case "event":
			name = string(value)
		case "data":
			data = append(data, value...)
		}
		if len(line) > 0 {
			continue
		}
		if name == "entry" {
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
		}
		name, data = "", nil // end, or what a later version sends
	}
	if err := lines.Err(); err != nil {
		return err
	}
	return io.EOF
}
