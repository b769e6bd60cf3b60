package print

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"sync"
)

// maxMessage is the longest message that a browser is believed, in bytes: a
// printed sheet, in base64.
const maxMessage = 96 << 20

// message is one of the DevTools protocol, either way.
type message struct {
	ID      int             `json:"id,omitempty"`
	Session string          `json:"sessionId,omitempty"`
	Method  string          `json:"method,omitempty"`
	Params  json.RawMessage `json:"params,omitempty"`
	Result  json.RawMessage `json:"result,omitempty"`
	Error   *struct {
		Message string `json:"message"`
	} `json:"error,omitempty"`
}

// wire speaks with a browser: messages end with a zero byte.
type wire struct {
	b *browser
	// event is called for what the browser says unasked; it must not wait.
	event func(message)

	mu      sync.Mutex // guards the rest
	last    int
	waiting map[int]chan message
	broken  error
}

func speak(b *browser, event func(message)) *wire {
	w := &wire{b: b, event: event, waiting: map[int]chan message{}}
	go w.listen()
	return w
}

func (w *wire) listen() {
	in := bufio.NewReaderSize(w.b.out, 64<<10)
	for {
		raw, err := readMessage(in)
		var m message
		if err == nil {
			err = json.Unmarshal(raw, &m)
		}
		if err != nil {
			w.fail(err)
			return
		}
		if m.ID == 0 {
			w.event(m)
			continue
		}
		w.mu.Lock()
		c := w.waiting[m.ID]
		delete(w.waiting, m.ID)
		w.mu.Unlock()
		if c != nil {
			c <- m
		}
	}
}

// readMessage reads to the zero byte, which it leaves out.
func readMessage(in *bufio.Reader) ([]byte, error) {
	var out []byte
	for {
		piece, err := in.ReadSlice(0)
		out = append(out, piece...)
		switch {
		case len(out) > maxMessage:
			return nil, errors.New("a message is too long")
		case err == nil:
			return out[:len(out)-1], nil
		case errors.Is(err, io.EOF) && len(out) > 0:
			return nil, io.ErrUnexpectedEOF
		case !errors.Is(err, bufio.ErrBufferFull):
			return nil, err
		}
	}
}

func (w *wire) fail(err error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.broken = err
	for id, c := range w.waiting {
		close(c)
		delete(w.waiting, id)
	}
}

// call asks for something and waits for the answer; into may be nil.
func (w *wire) call(ctx context.Context, session, method string, params, into any) error {
	p, err := json.Marshal(params)
	if err != nil {
		return err
	}
	c := make(chan message, 1)
	w.mu.Lock()
	if w.broken != nil {
		w.mu.Unlock()
		return w.b.broke(w.broken)
	}
	w.last++
	id := w.last
	w.waiting[id] = c
	b, err := json.Marshal(message{ID: id, Session: session, Method: method, Params: p})
	if err == nil {
		_, err = w.b.in.Write(append(b, 0))
	}
	w.mu.Unlock()
	if err != nil {
		return w.b.broke(err)
	}
	select {
	case <-ctx.Done():
		return context.Cause(ctx)
	case m, ok := <-c:
		switch {
		case !ok:
			w.mu.Lock()
			defer w.mu.Unlock()
			return w.b.broke(w.broken)
		case m.Error != nil:
			return fmt.Errorf("the browser refuses %s: %s", method, m.Error.Message)
		case into == nil:
			return nil
		}
		return json.Unmarshal(m.Result, into)
	}
}
