package ledger

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/ledger/disk"
	"github.com/open-parley/parley/ledger/keystore"
	"github.com/open-parley/parley/proof"
	"github.com/open-parley/parley/statement"
)

// What is of sealed class leaves the ledger by ReadSealed and ExportSealed alone:
// first an entry in its submitter's access log is on the disk, then it goes.

// Reader is who reads what is of sealed class: a post of a party, by a key.
type Reader struct {
	Party parley.PartyID
	Post  string
	Key   parley.KeyID
}

// MaxAccessPage is the greatest number of entries that Access gives at once.
const MaxAccessPage = 500

// ReadSealed gives one statement of sealed class with its parts, to a party that
// may see it, and says so in its submitter's access log first. What is not for
// the reader, or not of sealed class, is not found.
func (l *Ledger) ReadSealed(ctx context.Context, id parley.StatementID, r Reader) (Event, error) {
	if err := l.mayReadSealed(); err != nil {
		return Event{}, err
	}
	var index uint64
	var submitter parley.PartyID
	var found bool
	l.View(func(s *docket.State) {
		if index, found = s.Find(id); found {
			submitter, found = s.SealedBy(index)
			found = found && s.Visible(index, r.Party)
		}
	})
	if !found {
		return Event{}, notFound("The statement %s is not in the ledger.", parley.Short(id))
	}
	e, err := l.unsealed(ctx, index)
	if err != nil {
		return Event{}, err
	}
	a := proof.Access{At: l.cfg.Now(), Party: r.Party, Post: r.Post, Key: r.Key, Statement: id, How: proof.HowRead}
	if _, err := l.noteAccess(ctx, submitter, []proof.Access{a}); err != nil {
		return Event{}, err
	}
	return e, nil
}

// mayReadSealed: in a cluster the access logs would lie on one node's disk.
func (l *Ledger) mayReadSealed() error {
	if l.member != nil {
		return refuse(nil, "sealed-in-cluster", "", "Serve the ledger from one node (parley ledger copy) to read what is of sealed class.",
			"A cluster shows nothing of sealed class: the log of who read it would lie on one machine's disk alone.")
	}
	return nil
}

// unsealed reads one entry whole.
func (l *Ledger) unsealed(ctx context.Context, index uint64) (Event, error) {
	records, err := l.engine.Read(ctx, index, 1)
	if err != nil {
		return Event{}, unreadable(ctx, err)
	}
	if len(records) != 1 {
		return Event{}, refuseDamaged(nil, "Entry %d is missing.", index)
	}
	e, _, err := openRecord(ctx, l.keys, records[0], (*statement.Submission).Open)
	if err == nil && e.Signed == nil {
		err = refuse(ErrErasedEntry, "erased", "", "Its first receipt, where somebody kept it, remains valid.", "The content of entry %d was erased.", index)
	}
	return e, err
}

// noteAccess writes entries into a submitter's access log; they are on the disk
// when it returns. It gives the number of an export.
func (l *Ledger) noteAccess(ctx context.Context, submitter parley.PartyID, entries []proof.Access) (int64, error) {
	key, err := l.accessKey(ctx, submitter)
	if err != nil {
		return 0, refuseAccess(err)
	}
	// Who has gone meanwhile was given nothing; an entry that is there says more
	// than happened, never less.
	number, err := l.access.append(ctx, submitter, key, entries)
	if err != nil {
		return 0, refuseAccess(err)
	}
	return number, nil
}

// refuseAccess: nothing is read that can't be said to have been read.
func refuseAccess(cause error) error {
	return refuse(cause, "access-log", "R8", "Try again; if it goes on, the operator must look at the log of the server.",
		"The read could not be written into the access log, so nothing was shown.")
}

// accessKey is the data key of a submitter's access log, which it founds at the
// first read: first the key, then the log.
func (l *Ledger) accessKey(ctx context.Context, submitter parley.PartyID) (*keystore.Key, error) {
	l.founding.Lock()
	defer l.founding.Unlock()
	log, ok, err := l.access.find(ctx, l.access.db, submitter)
	if err != nil {
		return nil, err
	}
	if ok {
		k, err := l.keys.Get(ctx, log.key, accessObject(submitter))
		return &k, err
	}
	it := keystore.Item{Object: accessObject(submitter)}
	if _, err := io.ReadFull(l.cfg.Rand, it.Key[:]); err != nil {
		return nil, err
	}
	l.append.Lock()
	number, err := l.putKeys(ctx, []keystore.Item{it})
	l.append.Unlock()
	if err == nil {
		err = l.access.found(ctx, submitter, number)
	}
	return &it.Key, err
}

// AccessPage is a piece of a submitter's access log.
type AccessPage struct {
	Since   uint64
	Edge    []tlog.Hash // roots of the complete subtrees of the first Since entries
	Entries []proof.Access
	Size    uint64
	// Checkpoint of Size entries, signed by the log's key under the name
	// proof.AccessOrigin.
	Checkpoint []byte
}

// Access gives up to limit entries of a submitter's access log from a place on.
func (l *Ledger) Access(ctx context.Context, submitter parley.PartyID, since uint64, limit int) (*AccessPage, error) {
	if err := l.mayReadSealed(); err != nil {
		return nil, err
	}
	log, ok, err := l.access.find(ctx, l.access.db, submitter)
	if err != nil {
		return nil, unreadable(ctx, err)
	}
	if since > log.size {
		return nil, refuse(nil, "ahead", "R9", "If you have seen entries up to there, this access log was cut: keep the checkpoint that you hold, and ask the host.",
			"You ask from entry %d on, the access log has %d.", since, log.size)
	}
	p := &AccessPage{Since: since, Size: log.size}
	root := proof.EmptyRoot
	if ok {
		if root, err = l.accessEntries(ctx, p, log, submitter, min(limit, MaxAccessPage)); err != nil {
			return nil, refuseAccessDamaged(err)
		}
	}
	p.Checkpoint, err = l.signAccess(submitter, log.size, root)
	return p, err
}

func (l *Ledger) accessEntries(ctx context.Context, p *AccessPage, log accessLog, submitter parley.PartyID, limit int) (root tlog.Hash, err error) {
	key, err := l.keys.Get(ctx, log.key, accessObject(submitter))
	if err != nil {
		return root, err
	}
	hashes := l.access.hashes(ctx, l.access.db, log.number)
	before, err := proof.ReadEdge(p.Since, hashes)
	if err != nil {
		return root, err
	}
	p.Edge = before.Roots()
	if p.Entries, err = l.access.read(ctx, log, submitter, &key, p.Since, limit); err != nil {
		return root, err
	}
	whole, err := proof.ReadEdge(log.size, hashes)
	if err != nil {
		return root, err
	}
	return whole.Root(), nil
}

func (l *Ledger) signAccess(submitter parley.PartyID, size uint64, root tlog.Hash) ([]byte, error) {
	origin := proof.AccessOrigin(l.key.signer.Name(), submitter)
	text, err := signerText(origin, l.key.seed)
	if err != nil {
		return nil, err
	}
	signer, err := note.NewSigner(text)
	if err != nil {
		return nil, err
	}
	return proof.Checkpoint{Origin: origin, Size: size, Root: root}.Sign(signer)
}

// AccessSize is how many entries a submitter's access log has, and a channel that
// closes once any log may have more.
func (l *Ledger) AccessSize(ctx context.Context, submitter parley.PartyID) (uint64, <-chan struct{}, error) {
	changed := l.access.wait()
	log, _, err := l.access.find(ctx, l.access.db, submitter)
	return log.size, changed, err
}

// loadAccess opens the access logs, and reads the end of each.
func (l *Ledger) loadAccess(ctx context.Context) (err error) {
	if err := l.warnOfLostAccess(ctx); err != nil {
		return refuseAccessDamaged(err)
	}
	if l.access, err = openAccess(ctx, l.cfg.Dir, l.cfg.Rand); err != nil {
		return refuseAccessDamaged(err)
	}
	err = l.access.all(ctx, func(p parley.PartyID, log accessLog) error {
		key, err := l.keys.Get(ctx, log.key, accessObject(p))
		if err != nil {
			return err
		}
		if _, err := l.access.lastTime(ctx, l.access.db, log, p, &key); err != nil {
			return err
		}
		_, err = proof.ReadEdge(log.size, l.access.hashes(ctx, l.access.db, log.number))
		return err
	})
	if err != nil {
		return refuseAccessDamaged(err)
	}
	return nil
}

// inspectAccess reads every entry of every access log, and computes its tree
// again.
func (l *Ledger) inspectAccess(ctx context.Context) error {
	if !disk.Exists(filepath.Join(l.cfg.Dir, AccessFile)) {
		return nil
	}
	a, err := inspectedAccess(l.cfg.Dir)
	if err == nil {
		err = a.all(ctx, func(p parley.PartyID, log accessLog) error { return l.verifyAccess(ctx, a, p, log) })
		err = errors.Join(err, a.close())
	}
	if err != nil {
		return refuseAccessDamaged(err)
	}
	return nil
}

func (l *Ledger) verifyAccess(ctx context.Context, a *accessLogs, submitter parley.PartyID, log accessLog) error {
	key, err := l.keys.Get(ctx, log.key, accessObject(submitter))
	if err != nil {
		return err
	}
	stored := a.hashes(ctx, a.db, log.number)
	for place := uint64(0); place < log.size; {
		entries, err := a.read(ctx, log, submitter, &key, place, MaxAccessPage)
		if err == nil && len(entries) == 0 {
			err = fmt.Errorf("%w: entry %d of an access log is missing", ErrDamaged, place)
		}
		if err != nil {
			return err
		}
		for i := range entries {
			if err := verifyAccessEntry(&entries[i], int64(place), stored); err != nil {
				return err
			}
			place++
		}
	}
	return nil
}

// verifyAccessEntry compares the tree hashes that an entry added with the stored
// ones.
func verifyAccessEntry(e *proof.Access, place int64, stored tlog.HashReader) error {
	h, err := e.Hash()
	if err != nil {
		return err
	}
	want, err := tlog.StoredHashesForRecordHash(place, h, stored)
	if err != nil {
		return err
	}
	indexes := make([]int64, len(want))
	for i := range indexes {
		indexes[i] = tlog.StoredHashCount(place) + int64(i)
	}
	got, err := stored.ReadHashes(indexes)
	if err == nil && !slices.Equal(got, want) {
		err = fmt.Errorf("%w: the tree of an access log is not that of its entries, from entry %d on", ErrDamaged, place)
	}
	return err
}

// accessLost counts the access logs that were begun, where access.db is missing.
func (l *Ledger) accessLost(ctx context.Context) (begun int, err error) {
	if disk.Exists(filepath.Join(l.cfg.Dir, AccessFile)) {
		return 0, nil
	}
	err = l.keys.Each(ctx, keystore.Access, func(keystore.Object) { begun++ })
	return begun, err
}

// warnOfLostAccess tells the operator before an empty access.db takes the place
// of one that is missing.
func (l *Ledger) warnOfLostAccess(ctx context.Context) error {
	begun, err := l.accessLost(ctx)
	if err == nil && begun > 0 && l.member == nil {
		l.log.Error(AccessFile+" is missing, and what is of sealed class was read: who read it can't be told any more, and the submitters' programs will say that their access logs were cut. Restore it from a backup together with keys.db and keys/",
			"access_logs", begun)
	}
	return err
}

func refuseAccessDamaged(cause error) error {
	return refuse(errors.Join(ErrDamaged, cause), "access-damaged", "R8",
		"Restore "+AccessFile+" from a backup, together with keys.db and keys/.", "The access logs can't be read: %v.", cause)
}
