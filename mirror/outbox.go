package mirror

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/statement"
)

const (
	// MaxWaiting is how many statements the outbox holds that are not in the log.
	MaxWaiting = 1000
	// MaxWaitingBytes is how many bytes they may have, sealed.
	MaxWaitingBytes = 64 << 20
	// MaxSettled is how many are kept and shown of those that need nothing more;
	// the oldest go first. Broken promises stay.
	MaxSettled = 10_000
)

// item is one statement in the outbox.
type item struct {
	answer.Queued
	c       parley.Digest
	promise []byte
	index   int64 // -1: none
}

const columns = `n, statement, c, state, queued, promise, idx, why, file`

func scanItem(scan func(...any) error) (*item, error) {
	i := new(item)
	var id, c []byte
	var why string
	if err := scan(&i.Place, &id, &c, (*string)(&i.State), (*int64)(&i.At), &i.promise, &i.index, &why, &i.Evidence); err != nil {
		return nil, err
	}
	if len(id) != len(i.Statement) || len(c) != len(i.c) {
		return nil, refuseDamaged(nil, "Place %d of the outbox is damaged.", i.Place)
	}
	copy(i.Statement[:], id)
	copy(i.c[:], c)
	if why != "" {
		i.Why = new(answer.Problem)
		if err := json.Unmarshal([]byte(why), i.Why); err != nil {
			return nil, refuseDamaged(err, "Place %d of the outbox is damaged: %v.", i.Place, err)
		}
	}
	if i.index >= 0 {
		n := uint64(i.index)
		i.Index = &n
	}
	return i, nil
}

// items lists the outbox in its order, or those in one state.
func (m *Mirror) items(ctx context.Context, state answer.QueueState) ([]*item, error) {
	rows, err := m.store.read.QueryContext(ctx, `select `+columns+` from outbox where ?1 = '' or state = ?1 order by n`, string(state))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []*item
	for rows.Next() {
		i, err := scanItem(rows.Scan)
		if err != nil {
			return nil, err
		}
		if err := m.promisedBy(i); err != nil {
			return nil, err
		}
		out = append(out, i)
	}
	return out, rows.Err()
}

// Outbox lists what was queued, in its order.
func (m *Mirror) Outbox(ctx context.Context) ([]answer.Queued, error) {
	all, err := m.items(ctx, "")
	out := make([]answer.Queued, len(all))
	for k, i := range all {
		out[k] = i.Queued
	}
	return out, err
}

// Queue keeps a statement of the mirror's party, to be sent when there is a
// link. It is on the disk when Queue returns. One that is queued already keeps
// its place. Whether the rules let it in is the host's to say; refused here is
// what could never enter.
func (m *Mirror) Queue(ctx context.Context, sub *statement.Submission) (*answer.Queued, error) {
	signed, err := sub.Open()
	if err != nil {
		return nil, err
	}
	if err := m.mayQueue(sub, signed); err != nil {
		return nil, err
	}
	c, err := sub.Envelope.Commitment()
	if err != nil {
		return nil, err
	}
	wire, err := sub.Encode()
	if err != nil {
		return nil, err
	}
	m.pending.Lock()
	defer m.pending.Unlock()
	var i *item
	err = m.store.tx(ctx, func(tx *sql.Tx) error {
		known, err := find(ctx, tx, signed.ID)
		if err != nil || known != nil {
			i = known
			return err
		}
		if err := m.room(ctx, tx, len(wire)); err != nil {
			return err
		}
		sealed := m.sealer.seal(sealedSubmission, 0, signed.ID[:], wire)
		if _, err := tx.ExecContext(ctx, `insert into outbox (statement, c, state, queued, submission, promise, idx, why, file) values (?, ?, ?, ?, ?, x'', -1, '', '')`,
			signed.ID[:], c[:], string(answer.Waiting), int64(m.cfg.Now()), sealed); err != nil {
			return err
		}
		i, err = find(ctx, tx, signed.ID)
		return err
	})
	if err != nil {
		return nil, err
	}
	m.wake()
	return &i.Queued, m.promisedBy(i)
}

// mayQueue refuses what is another party's, for another ledger, or signed by a
// key that is not known here.
func (m *Mirror) mayQueue(sub *statement.Submission, x *statement.Signed) (err error) {
	st := x.Statement
	if st.Author != m.id.Party {
		return parley.Refuse("not-own", "R6", "The statement is of party %s; this mirror sends those of %s alone.", parley.Short(st.Author), parley.Short(m.id.Party)).
			To("Send it to the host, or to a mirror of its author.")
	}
	if st.Ledger != m.id.Ledger {
		return parley.Refuse("another-ledger", "statement", "The statement is for ledger %s; this is a mirror of %s.", parley.Short(st.Ledger), parley.Short(m.id.Ledger)).
			To("Sign it anew for this ledger.")
	}
	return sub.Envelope.Verify(func(id parley.KeyID) (k parley.Key, ok bool) {
		m.View(func(s *docket.State) { k, ok = s.Key(id) })
		return k, ok
	})
}

// room refuses a statement that the outbox can't hold.
func (m *Mirror) room(ctx context.Context, tx *sql.Tx, size int) error {
	var count, bytes int64
	err := tx.QueryRowContext(ctx, `select count(*), coalesce(sum(length(submission)), 0) from outbox where state in (?, ?)`,
		string(answer.Waiting), string(answer.Promised)).Scan(&count, &bytes)
	if err == nil && (count >= MaxWaiting || bytes+int64(size) > MaxWaitingBytes) {
		return parley.Refuse("outbox-full", "", "There are %d statements with %d bytes in the outbox, as much as it holds.", count, bytes).
			To("Restore the link, and send it again.")
	}
	return err
}

func find(ctx context.Context, tx *sql.Tx, id parley.StatementID) (*item, error) {
	i, err := scanItem(tx.QueryRowContext(ctx, `select `+columns+` from outbox where statement = ?`, id[:]).Scan)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	return i, err
}

// submission opens what was queued.
func (m *Mirror) submission(ctx context.Context, i *item) (*statement.Submission, error) {
	var sealed []byte
	if err := m.store.read.QueryRowContext(ctx, `select submission from outbox where n = ?`, i.Place).Scan(&sealed); err != nil {
		return nil, err
	}
	wire, err := m.sealer.open(sealedSubmission, 0, i.Statement[:], sealed)
	if err != nil {
		return nil, refuseDamaged(err, "Place %d of the outbox is damaged: %v.", i.Place, err)
	}
	return statement.DecodeSubmission(wire)
}

// Prev is the author's latest statement on the subject with the audience, among
// those that are in the outbox and not in the log yet, else in the log: the next
// one builds on it. queued: it is in the outbox.
func (m *Mirror) Prev(ctx context.Context, author parley.PartyID, subject statement.Subject, to statement.Audience) (prev parley.StatementID, queued bool, err error) {
	m.View(func(s *docket.State) { prev = s.Prev(author, subject, to) })
	founding := subject.ID == ([32]byte{}) && (subject.Kind == statement.SubjectArrangement || subject.Kind == statement.SubjectOperation)
	if author != m.id.Party || founding {
		return prev, false, nil
	}
	for _, state := range []answer.QueueState{answer.Promised, answer.Waiting} {
		list, err := m.items(ctx, state)
		if err != nil {
			return prev, false, err
		}
		for _, i := range list {
			fits, err := m.continues(ctx, i, subject, to)
			if err != nil {
				return prev, false, err
			}
			if fits {
				prev, queued = i.Statement, true
			}
		}
	}
	return prev, queued, nil
}

// continues reports whether an item is in the chain of that subject and
// audience, and not in the log yet.
func (m *Mirror) continues(ctx context.Context, i *item, subject statement.Subject, to statement.Audience) (bool, error) {
	in := false
	m.View(func(s *docket.State) { _, in = s.Find(i.Statement) })
	if in {
		return false, nil
	}
	sub, err := m.submission(ctx, i)
	if err != nil {
		return false, err
	}
	st, err := statement.Decode(sub.Envelope.Payload)
	if err != nil {
		return false, err
	}
	own := st.Subject()
	if own.ID == ([32]byte{}) && (own.Kind == statement.SubjectArrangement || own.Kind == statement.SubjectOperation) {
		own.ID = [32]byte(i.Statement)
	}
	return own == subject && st.Audience.Equal(to), nil
}
