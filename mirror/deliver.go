package mirror

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"time"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/proof"
)

// deliver sends what is in the outbox until ctx ends.
func (m *Mirror) deliver(ctx context.Context, host Host) {
	pause := FirstPause
	for {
		wait := m.cfg.Poll
		if err := m.send(ctx, host); err == nil {
			pause = FirstPause
		} else if ctx.Err() == nil {
			m.cfg.Log.Warn("the outbox could not be sent; it is tried again", "error", err, "again_in", pause.String())
			wait, pause = pause, min(2*pause, MaxPause)
		}
		select {
		case <-ctx.Done():
			return
		case <-m.sending:
		case <-time.After(wait):
		}
	}
}

// send looks what became of the statements in the outbox, then sends those that
// wait, in order. It stops where one can be neither sent nor is refused.
func (m *Mirror) send(ctx context.Context, host Host) error {
	m.pending.Lock()
	defer m.pending.Unlock()
	if err := m.settle(ctx); err != nil {
		return err
	}
	waiting, err := m.items(ctx, answer.Waiting)
	if err != nil {
		return err
	}
	for _, i := range waiting {
		if err := m.sendOne(ctx, host, i); err != nil {
			return err
		}
	}
	return nil
}

// settle marks what has entered, was refused by an entry, or whose promise was
// broken, by the log as it is mirrored here.
func (m *Mirror) settle(ctx context.Context) error {
	for _, state := range []answer.QueueState{answer.Waiting, answer.Promised} {
		list, err := m.items(ctx, state)
		if err != nil {
			return err
		}
		for _, i := range list {
			if err := m.settleOne(ctx, i); err != nil {
				return err
			}
		}
	}
	_, err := m.store.write.ExecContext(ctx, `delete from outbox where state in (?1, ?2) and n <= (select max(n) from outbox) - ?3`,
		string(answer.Entered), string(answer.RefusedByHost), MaxSettled)
	return err
}

func (m *Mirror) settleOne(ctx context.Context, i *item) error {
	var index uint64
	in := false
	var why *parley.Refusal
	m.View(func(s *docket.State) {
		if index, in = s.Find(i.Statement); in {
			why, _ = s.Refused(i.Statement)
		}
	})
	switch {
	case in && why != nil:
		i.State, i.Why, i.index = answer.RefusedByHost, refused(why), int64(index)
	case in:
		i.State, i.index = answer.Entered, int64(index)
		if late, err := m.late(ctx, i, index); late || err != nil {
			return errors.Join(err, m.brokenPromise(ctx, i))
		}
	case i.State == answer.Promised && m.Head().At > i.IncludeBy:
		return m.breach(ctx, i)
	default:
		return nil
	}
	return m.update(ctx, i)
}

// late reports whether an entry came after the time that was promised.
func (m *Mirror) late(ctx context.Context, i *item, index uint64) (bool, error) {
	if i.IncludeBy == 0 {
		return false, nil
	}
	r, err := m.Record(ctx, index)
	return err == nil && r.Leaf.At > i.IncludeBy, err
}

func refused(r *parley.Refusal) *answer.Problem {
	return &answer.Problem{Type: "urn:parley:problem:" + r.Code, Title: "It was refused", Status: http.StatusConflict,
		Detail: r.Sentence, Code: r.Code, Rule: r.Rule, State: r.State, Todo: r.Todo}
}

// update keeps what became of an item.
func (m *Mirror) update(ctx context.Context, i *item) error {
	why := ""
	if i.Why != nil {
		b, err := json.Marshal(i.Why)
		if err != nil {
			return err
		}
		why = string(b)
	}
	if i.promise == nil {
		i.promise = []byte{}
	}
	_, err := m.store.write.ExecContext(ctx, `update outbox set state = ?, promise = ?, idx = ?, why = ?, file = ? where n = ?`,
		string(i.State), i.promise, i.index, why, i.Evidence, i.Place)
	return err
}

// sendOne asks for the host's promise; where it gives none, it submits. The
// statement is in the outbox until the log that is mirrored here holds it.
func (m *Mirror) sendOne(ctx context.Context, host Host, i *item) error {
	sub, err := m.submission(ctx, i)
	if err != nil {
		return err
	}
	signed, err := host.Promise(ctx, sub)
	var p *answer.Problem
	switch {
	case err == nil:
		return m.promised(ctx, i, signed)
	case errors.As(err, &p) && (p.Code == "unknown-path" || p.Code == "method"): // a host that gives none
		if err = host.Submit(ctx, sub); err == nil {
			m.poke()
			return nil // the log will show it
		}
	}
	if errors.As(err, &p) && p.Status < http.StatusInternalServerError && p.Code != "not-parley" && p.Code != "misdirected" {
		i.State, i.Why = answer.RefusedByHost, p
		return m.update(ctx, i)
	}
	return err
}

// promised keeps the host's promise.
func (m *Mirror) promised(ctx context.Context, i *item, signed []byte) error {
	p, err := proof.OpenPromise(signed, m.verifier)
	if err == nil && p.C != i.c {
		err = fmt.Errorf("it promises another statement than the one that was sent")
	}
	if err != nil {
		l := &lie{code: "bad-promise", cause: err}
		return errors.Join(l, m.find(ctx, l))
	}
	i.State, i.promise = answer.Promised, signed
	if err := m.update(ctx, i); err != nil {
		return err
	}
	m.poke()
	return nil
}

// promisedBy reads until when an item is promised.
func (m *Mirror) promisedBy(i *item) error {
	if len(i.promise) == 0 {
		return nil
	}
	p, err := proof.OpenPromise(i.promise, m.verifier)
	if err != nil {
		return refuseDamaged(err, "The promise at place %d of the outbox is damaged: %v", i.Place, err)
	}
	i.IncludeBy, i.Promise = p.IncludeBy, string(i.promise)
	return nil
}

// poke has the log looked at soon: what was sent will be in it.
func (m *Mirror) poke() {
	select {
	case m.nudge <- struct{}{}:
	default:
	}
}

// breach proves a broken promise: the log has come past its time, and no leaf up
// to there commits to what was promised.
func (m *Mirror) breach(ctx context.Context, i *item) error {
	index, in, err := m.store.holds(ctx, i.c, m.Head().Size)
	if err != nil {
		return err
	}
	if in { // with other signatures, or opaque
		i.State, i.index = answer.Entered, int64(index)
		return m.update(ctx, i)
	}
	return m.brokenPromise(ctx, i)
}
