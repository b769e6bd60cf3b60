package mirror

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/ledger/disk"
)

// MaxFindings is how many findings are kept; of those that nobody's signature
// proves, the oldest go first.
const MaxFindings = 1000

// lie is the error of a step in which the host showed what can't be true.
type lie struct {
	code     string
	cause    error
	evidence []byte // encoded; nil: none
	kind     string // of the evidence: the file's ending
	file     string // of evidence that is kept already
}

func (l *lie) Error() string { return l.cause.Error() }

// Unwrap gives a refusal: what was found, and what to do.
func (l *lie) Unwrap() error {
	var r *parley.Refusal
	if errors.As(l.cause, &r) {
		return l.cause
	}
	return refuse(l.cause, l.code, "R9", "The mirror keeps what it had. Look at parley mirror findings, keep the evidence, and ask the host and the other parties.",
		"%s.", capital(l.cause.Error()))
}

// capital begins a sentence.
func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// caught makes a lie of what did not verify.
func caught(code string, cause error) error {
	var already *lie
	if errors.As(cause, &already) {
		return cause
	}
	return &lie{code: code, cause: cause}
}

// find keeps a finding, once, and marks the mirror.
func (m *Mirror) find(ctx context.Context, l *lie) error {
	f := answer.Finding{At: m.cfg.Now(), Code: l.code, Sentence: sentence(l.cause), Lasting: l.evidence != nil || l.file != "", Evidence: l.file}
	var err error
	if l.evidence != nil {
		if f.Evidence, err = m.keepEvidence(l); err != nil {
			return err
		}
	}
	fresh := false
	err = m.store.tx(ctx, func(tx *sql.Tx) error {
		var n int
		err := tx.QueryRowContext(ctx, `select count(*) from finding where code = ? and sentence = ? and file = ?`, f.Code, f.Sentence, f.Evidence).Scan(&n)
		if fresh = n == 0; err != nil || !fresh {
			return err
		}
		if _, err := tx.ExecContext(ctx, `insert into finding (at, code, sentence, lasting, file) values (?, ?, ?, ?, ?)`,
			int64(f.At), f.Code, f.Sentence, f.Lasting, f.Evidence); err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `delete from finding where lasting = 0 and n <= (select max(n) from finding) - ?`, MaxFindings)
		return err
	})
	if err != nil {
		return err
	}
	if fresh {
		m.cfg.Log.Error("the host has shown what can't be true; the mirror keeps what it had", "code", f.Code, "evidence", f.Evidence)
	}
	m.mark(&f)
	return nil
}

// mark puts the mirror in doubt; a lasting finding stays before any other.
func (m *Mirror) mark(f *answer.Finding) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.doubt == nil || !m.doubt.Lasting {
		m.doubt = f
	}
}

// clear takes back a doubt that nothing lasting rests on.
func (m *Mirror) clear() {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.doubt != nil && !m.doubt.Lasting {
		m.doubt = nil
	}
}

// keepEvidence writes evidence into a file that is named by its content.
func (m *Mirror) keepEvidence(l *lie) (string, error) {
	dir, err := m.evidenceFolder()
	if err != nil {
		return "", err
	}
	name := fmt.Sprintf("%s-%.16s.%s", l.code, digest(l.evidence), l.kind)
	return name, disk.WriteAside(dir, name, l.evidence, 0o600)
}

func (m *Mirror) evidenceFolder() (string, error) {
	dir := filepath.Join(m.cfg.Dir, EvidenceFolder)
	return dir, os.MkdirAll(dir, 0o700)
}

// recall marks the mirror by what it found before.
func (m *Mirror) recall(ctx context.Context) error {
	all, err := m.Findings(ctx)
	if err != nil {
		return refuseDamaged(err, "The mirror's findings can't be read: %v.", err)
	}
	for i := range all {
		if all[i].Lasting {
			m.mark(&all[i])
		}
	}
	return nil
}

// Findings lists what the host was caught at, the oldest first.
func (m *Mirror) Findings(ctx context.Context) ([]answer.Finding, error) {
	rows, err := m.store.read.QueryContext(ctx, `select at, code, sentence, lasting, file from finding order by n`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []answer.Finding
	for rows.Next() {
		var f answer.Finding
		if err := rows.Scan((*int64)(&f.At), &f.Code, &f.Sentence, &f.Lasting, &f.Evidence); err != nil {
			return nil, err
		}
		out = append(out, f)
	}
	return out, rows.Err()
}

// sentence is what a refusal says, or any other error.
func sentence(err error) string {
	var r *parley.Refusal
	if errors.As(err, &r) {
		return r.Sentence
	}
	return capital(err.Error()) + "."
}
