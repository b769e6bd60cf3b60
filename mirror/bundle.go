package mirror

import (
	"bufio"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/mod/sumdb/note"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/bundle"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/ledger/disk"
	"github.com/open-parley/parley/proof"
)

// ExportKeyFile holds the key with which the mirror signs the bundles that it
// writes: a note key, mode 0600. It says who exported, and proves nothing else.
const ExportKeyFile = "export.key"

const maxExportKey = 4 << 10

// exportKey is the key of bundles with its verifier key, a line each; it is made
// when it is first needed.
func (m *Mirror) exportKey() (note.Signer, string, error) {
	path := filepath.Join(m.cfg.Dir, ExportKeyFile)
	b, err := disk.ReadSecret(path, maxExportKey)
	if errors.Is(err, os.ErrNotExist) {
		secret, public, err := note.GenerateKey(rand.Reader, "mirror/"+parley.Short(m.id.Party))
		if err != nil {
			return nil, "", err
		}
		b = []byte(secret + "\n" + public + "\n")
		if err := disk.WriteNew(m.cfg.Dir, ExportKeyFile, b, 0o600); err != nil {
			return nil, "", err
		}
	} else if err != nil {
		return nil, "", err
	}
	secret, public, _ := strings.Cut(strings.TrimSpace(string(b)), "\n")
	signer, err := note.NewSigner(secret)
	if err != nil {
		return nil, "", refuseDamaged(nil, "The key in %s can't be read.", path)
	}
	if v, err := note.NewVerifier(public); err != nil || v.Name() != signer.Name() || v.KeyHash() != signer.KeyHash() {
		return nil, "", refuseDamaged(err, "The two halves of the key in %s do not belong together.", path)
	}
	return signer, public, nil
}

// Bundle writes what the party may see, from entry from on, with the host's
// promises, its signed view where it is of this size, and the evidence against
// it.
func (m *Mirror) Bundle(ctx context.Context, w io.Writer, party parley.PartyID, from uint64, openings bundle.Openings) error {
	if party != m.id.Party {
		return m.foreign(party)
	}
	m.exporting.Lock()
	signer, public, err := m.exportKey()
	m.exporting.Unlock()
	if err != nil {
		return err
	}
	m.mu.RLock()
	size, checkpoint, view := m.head.Size, m.note, m.view
	h := bundle.Header{ExportedAt: m.cfg.Now(), Exporter: public, Ledger: m.id.Ledger, LogKey: m.id.LogKey, From: from, Openings: openings, Party: party, Size: size}
	if g := m.served.Genesis(); g != nil {
		h.World = g.World
	}
	m.mu.RUnlock()
	if from > size {
		return refuse(nil, "ahead", "R9", "The mirror may not have come so far: ask again later, or the host.", "You ask from entry %d on, this mirror has %d.", from, size)
	}
	world, err := bundle.WorldFor(h.World, m.cfg.World)
	if err != nil {
		return err
	}
	out, err := bundle.NewWriter(w, h, world)
	if err != nil {
		return err
	}
	if err := m.writePromises(ctx, out); err != nil {
		return err
	}
	cosigned := m.quorate()
	if cosigned != nil && cosigned.Size == size {
		checkpoint = cosigned.Note
	}
	if err := m.writeRecords(ctx, out, from, size, openings, cosigned); err != nil {
		return err
	}
	if err := out.Checkpoint(checkpoint); err != nil {
		return err
	}
	if v, err := proof.OpenView(view, m.verifier); err == nil && v.Size == size {
		if err := out.View(view); err != nil {
			return err
		}
	}
	if err := m.writeEvidence(ctx, out); err != nil {
		return err
	}
	return out.Close(signer)
}

func (m *Mirror) writePromises(ctx context.Context, out *bundle.Writer) error {
	all, err := m.items(ctx, "")
	if err != nil {
		return err
	}
	n := 0
	for _, i := range all {
		if len(i.promise) == 0 || n == bundle.MaxPromises {
			continue
		}
		n++
		if err := out.Promise(i.promise); err != nil {
			return err
		}
	}
	return nil
}

// writeRecords writes the entries, and at its place the checkpoint that witnesses
// have cosigned; nil: none. One of all entries is the caller's to write.
func (m *Mirror) writeRecords(ctx context.Context, out *bundle.Writer, from, size uint64, openings bundle.Openings, witnessed *proof.Cosigned) error {
	between := func(at uint64) error {
		if witnessed == nil || witnessed.Size != at || at == 0 || at == size {
			return nil
		}
		return out.Checkpoint(witnessed.Note)
	}
	if err := between(from); err != nil {
		return err
	}
	for from < size {
		rows, err := m.store.rows(ctx, entries, from, int(min(chunk, size-from)))
		if err == nil && len(rows) == 0 {
			err = refuseDamaged(nil, "Entry %d is missing.", from)
		}
		if err != nil {
			return err
		}
		for _, r := range rows {
			rec, err := m.recordOf(r)
			if err != nil {
				return err
			}
			if rec.Own != nil && !openings.Wants(rec.Index) {
				rec.Own = nil
			}
			if err := out.Record(rec); err != nil {
				return err
			}
			if err := between(rec.Index + 1); err != nil {
				return err
			}
		}
		from += uint64(len(rows))
	}
	return nil
}

// writeEvidence adds the contradictions that the host was caught at.
func (m *Mirror) writeEvidence(ctx context.Context, out *bundle.Writer) error {
	all, err := m.Findings(ctx)
	if err != nil {
		return err
	}
	for _, f := range all {
		if f.Code != "rewritten" || f.Evidence == "" {
			continue
		}
		b, err := os.ReadFile(filepath.Join(m.cfg.Dir, EvidenceFolder, f.Evidence))
		if err != nil {
			return err
		}
		if err := out.Evidence(b); err != nil {
			return err
		}
	}
	return nil
}

// OpenSlot proves whether an entry addresses the mirror's party.
func (m *Mirror) OpenSlot(ctx context.Context, index uint64, party parley.PartyID) (proof.Opening, error) {
	if party != m.id.Party {
		return proof.Opening{}, m.foreign(party)
	}
	r, err := m.Record(ctx, index)
	if err != nil {
		return proof.Opening{}, err
	}
	number, known := 0, false
	m.View(func(s *docket.State) { number, known = s.PartyNumber(party) })
	switch {
	case r.Own != nil:
		return *r.Own, nil
	case r.Everyone != nil && known && number < r.Everyone.Width:
		slots, err := proof.NewSlots(&r.Everyone.Secret, r.Everyone.Width, proof.Addressees{Everyone: true})
		if err != nil {
			return proof.Opening{}, err
		}
		return slots.Open(number)
	}
	for _, o := range r.Openings {
		if o.Number == number {
			return o, nil
		}
	}
	return proof.Opening{}, notFound("The mirror holds no opening of the party's slot in entry %d.", index)
}

// SignedView is the host's word on what follows for the mirror's party, as it
// was last compared.
func (m *Mirror) SignedView(party parley.PartyID) ([]byte, error) {
	if party != m.id.Party {
		return nil, m.foreign(party)
	}
	m.mu.RLock()
	defer m.mu.RUnlock()
	if m.view == nil {
		return nil, notFound("The host's view has not been compared since the mirror was started.")
	}
	return m.view, nil
}

func (m *Mirror) foreign(party parley.PartyID) error {
	return refuse(nil, "not-own", "R6", "Ask the host, or that party's mirror.", "This mirror is of %s; it has nothing of party %s.", parley.Short(m.id.Party), parley.Short(party))
}

// brokenPromise keeps the proof that a promise was broken: a bundle with the
// promise and every leaf up to a time after it.
func (m *Mirror) brokenPromise(ctx context.Context, i *item) error {
	name := "promise-broken-" + parley.Short(i.Statement) + ".bundle"
	if err := m.writeBundle(ctx, name); err != nil {
		return err
	}
	l := &lie{code: "promise-broken", file: name,
		cause: fmt.Errorf("the host promised that statement %s would be in the log by %v; the log has come past that, and %s", parley.Short(i.Statement), i.IncludeBy, notThere(i))}
	if err := m.find(ctx, l); err != nil {
		return err
	}
	i.State, i.Evidence = answer.PromiseBroken, name
	return m.update(ctx, i)
}

// writeBundle writes the party's whole bundle into a file of evidence.
func (m *Mirror) writeBundle(ctx context.Context, name string) error {
	dir, err := m.evidenceFolder()
	if err != nil {
		return err
	}
	f, err := os.CreateTemp(dir, ".new-") // mode 0600
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	b := bufio.NewWriter(f)
	if err = m.Bundle(ctx, b, m.id.Party, 0, bundle.All); err == nil {
		err = b.Flush()
	}
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return err
	}
	if err := os.Rename(f.Name(), filepath.Join(dir, name)); err != nil {
		return err
	}
	return disk.SyncFolder(dir)
}

func notThere(i *item) string {
	if i.index >= 0 {
		return fmt.Sprintf("the statement came too late, as entry %d", i.index)
	}
	return "the statement is not in it"
}
