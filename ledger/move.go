package ledger

import (
	"context"
	"crypto/rand"
	"errors"
	"math"
	"path/filepath"

	"github.com/open-parley/parley/ledger/disk"
	"github.com/open-parley/parley/ledger/keystore"
)

// Move copies the log, the wrapped keys and the promises of the ledger in dir, which must not
// be served meanwhile, from its engine into a cluster's, which must be empty.
// Roots and proofs stay as they are. done is called, with the folder still
// locked, when all is there: it notes where the log lies from now on.
func Move(ctx context.Context, dir string, from, to Opener, c Cluster, progress func(done, total uint64), done func() error) (_ Head, err error) {
	held, err := disk.Lock(filepath.Join(dir, LockFile))
	if errors.Is(err, disk.ErrInUse) {
		return Head{}, refuse(err, "in-use", "", "Stop its server first: what it would write meanwhile would be a second history.", "Another process has the ledger in %s open.", dir)
	}
	if err != nil {
		return Head{}, err
	}
	defer func() { err = errors.Join(err, held.Close()) }()
	if err := moveKeys(ctx, dir, c); err != nil {
		return Head{}, err
	}
	if err := moveQueue(ctx, dir, c); err != nil {
		return Head{}, err
	}
	source, err := from(ctx, dir)
	if err != nil {
		return Head{}, refuseDamaged(err, "The log's store in %s can't be opened: %v.", dir, err)
	}
	defer func() { err = errors.Join(err, source.Close()) }()
	target, err := to(ctx, dir)
	if err != nil {
		return Head{}, err
	}
	defer func() { err = errors.Join(err, target.Close()) }()
	head, err := Copy(ctx, source, target, math.MaxUint64, progress)
	if err == nil {
		err = done()
	}
	return head, err
}

// moveKeys appends all wrapped keys to the cluster's.
func moveKeys(ctx context.Context, dir string, c Cluster) (err error) {
	keys, err := keystore.OpenReadOnly(ctx, dir, "")
	if err != nil {
		return refuseKeys(err, "The key store in %s can't be opened: %v.", dir, err)
	}
	defer func() { err = errors.Join(err, keys.Close()) }()
	all := func(add func(*keystore.Batch) error) error {
		for next := int64(1); next < keys.Next(); {
			b, err := keys.Stored(ctx, next)
			if err != nil {
				return refuseKeys(err, "The key store in %s can't be read: %v.", dir, err)
			}
			for _, part := range b.Split(sharedBatch) {
				if err := add(part); err != nil {
					return err
				}
			}
			next += b.Count()
		}
		return nil
	}
	if epoch := keys.Epoch(); epoch > 1 {
		return c.EndEpoch(ctx, epoch, 1, nil, all)
	}
	return all(func(b *keystore.Batch) error { return c.AppendKeys(ctx, b) })
}

// moveQueue appends all promises, kept or not, to the cluster's queue, under
// their numbers.
func moveQueue(ctx context.Context, dir string, c Cluster) (err error) {
	if !disk.Exists(filepath.Join(dir, IntakeFile)) {
		return nil
	}
	key, err := readLogKey(dir)
	if err != nil {
		return refuseLogKey(err, dir)
	}
	m := &member{Cluster: c}
	if m.seal, err = newEnvelopes(key.seed, rand.Reader); err != nil {
		return err
	}
	q, err := inspectedIntake(dir)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, q.close()) }()
	next, first, size := int64(1), int64(1), 0
	var rows []waitingRow
	send := func() error {
		if first == next {
			return nil
		}
		p, err := m.piece(first, next, rows)
		if err != nil {
			return err
		}
		rows, first, size = nil, next, 0
		return c.AppendQueue(ctx, p)
	}
	err = q.each(ctx, func(number int64, r waitingRow) error {
		if n := rowHead + len(r.sealed); number != next || size+n > maxForward {
			if err := send(); err != nil {
				return err
			}
		}
		if number != next { // a number that an erasure took
			next = number
			if err := send(); err != nil {
				return err
			}
		}
		rows, next, size = append(rows, r), number+1, size+rowHead+len(r.sealed)
		return nil
	})
	if err == nil {
		err = send()
	}
	return err
}
