package ledger

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"golang.org/x/mod/sumdb/note"

	"github.com/open-parley/parley/ledger/disk"
	"github.com/open-parley/parley/proof"
)

// signedSlot is the length of one of the two slots of the file `checkpoint`.
const signedSlot = 4096

// signedFile is the file with the last signed checkpoint. It has two slots, each
// with a note and line feeds up to its end, which are written in turn and
// synced: what was signed last stays as it is until what comes next is on the
// disk. A write that is cut short spoils the other slot alone, which its own
// signature shows. Overwriting in place changes no name and no length, so it
// costs a tenth of replacing the file. Owner: whoever signs.
type signedFile struct {
	f    *os.File
	next int64 // slot
}

// newSignedFile replaces the file, of whatever form, in one step.
func newSignedFile(dir string, signed []byte) (*signedFile, error) {
	slot, err := slotOf(signed)
	if err != nil {
		return nil, err
	}
	empty, _ := slotOf(nil)
	if err := disk.WriteAside(dir, CheckpointFile, append(slot, empty...), 0o644); err != nil {
		return nil, err
	}
	f, err := os.OpenFile(filepath.Join(dir, CheckpointFile), os.O_RDWR, 0)
	if err != nil {
		return nil, err
	}
	return &signedFile{f: f, next: 1}, nil
}

func slotOf(signed []byte) ([]byte, error) {
	if len(signed) > signedSlot {
		return nil, fmt.Errorf("the signed checkpoint has %d bytes, the limit is %d", len(signed), signedSlot)
	}
	return append(append(make([]byte, 0, 2*signedSlot), signed...), bytes.Repeat([]byte{'\n'}, signedSlot-len(signed))...), nil
}

// write is done when the checkpoint is on the disk.
func (s *signedFile) write(signed []byte) error {
	slot, err := slotOf(signed)
	if err == nil {
		_, err = s.f.WriteAt(slot, s.next*signedSlot)
	}
	if err == nil {
		err = disk.SyncData(s.f)
	}
	s.next = 1 - s.next
	return err
}

func (s *signedFile) close() error { return s.f.Close() }

// OpenSigned gives the newest checkpoint that a log has signed out of what a
// file holds: a ledger's file `checkpoint`, or a note alone.
func OpenSigned(content []byte, log note.Verifier) (signed []byte, c proof.Checkpoint, err error) {
	for _, n := range SignedSlots(content) {
		k, _, openErr := proof.Policy{Log: log}.Open(n)
		switch {
		case openErr != nil:
			err = errors.Join(err, openErr)
		case signed == nil || k.Size > c.Size:
			signed, c = n, k
		}
	}
	if signed != nil {
		return signed, c, nil
	}
	if err == nil {
		err = errors.New("it holds no checkpoint")
	}
	return nil, c, err
}

// SignedSlots gives what a file holds, without what was never written: the notes
// in the slots of a ledger's file `checkpoint`, or a note alone.
func SignedSlots(content []byte) [][]byte {
	if len(content) != 2*signedSlot {
		return [][]byte{content}
	}
	var notes [][]byte
	for slot := range 2 {
		if text := bytes.TrimRight(content[slot*signedSlot:(slot+1)*signedSlot], "\n"); len(text) > 0 {
			notes = append(notes, append(bytes.Clone(text), '\n'))
		}
	}
	return notes
}

// signedTries is how often the file is read while another process writes it:
// both slots can be caught only by two writes during one reading.
const signedTries = 3

// readSigned reads the file in dir.
func readSigned(dir string, log note.Verifier) (signed []byte, c proof.Checkpoint, err error) {
	for range signedTries {
		var b []byte
		if b, err = disk.ReadLimited(filepath.Join(dir, CheckpointFile), proof.MaxCheckpoint); err != nil {
			return nil, c, err
		}
		if signed, c, err = OpenSigned(b, log); err == nil {
			return signed, c, nil
		}
	}
	return nil, c, &notSigned{err}
}

// notSigned: the file was read, and holds nothing that the log has signed.
type notSigned struct{ error }

func (e *notSigned) Unwrap() error { return e.error }
