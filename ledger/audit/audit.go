// Package audit keeps what was refused, to whom, when and by which rule: a line
// of JSON each, in files of the ledger's folder. It never holds a path, a query
// or a body, nor the sentence of a refusal, which may name what it is about.
//
//	audit/<party>.jsonl    what a party's posts were refused; .1.jsonl: before that
//	audit/public.jsonl     what was refused to those who had not logged in
//
// Each party has files of its own, of a size of their own: no party can have
// another's forgotten by being refused a lot, and none can the public's.
package audit

import (
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/ledger/disk"
)

// Folder of the audit within a ledger's folder, mode 0700; its files are 0600.
const Folder = "audit"

// Limits of what is kept.
const (
	// MaxFile is the size in bytes at which a party's file becomes its .1.jsonl,
	// in the place of the one before; MaxPublic is that of the public's.
	MaxFile   = 512 << 10
	MaxPublic = 4 << 20
	// PerMinute is how many lines a file gets in a minute; of more, the number
	// alone is kept, in the next line.
	PerMinute = 120
	// Queue is how many refusals wait to be written; of more, the number alone is
	// kept.
	Queue = 1024
	// MaxLine is the longest line that is read, in bytes.
	MaxLine = 2 << 10
)

const (
	ending  = ".jsonl"
	earlier = ".1.jsonl"
	public  = "public"
)

// Log is an audit that is being written. All methods may be called at the same
// time.
type Log struct {
	dir     string
	log     *slog.Logger
	queue   chan answer.Refused
	omitted atomic.Uint64 // had no room in queue
	closing sync.Once
	end     chan struct{}
	ended   chan struct{}

	files map[string]*file // owner: write
}

// file is what the writer knows of one.
type file struct {
	party   parley.PartyID // zero: the public's
	next    uint64         // number of the next line
	size    int64
	minute  parley.Instant // begin of the minute that lines are counted in
	lines   int
	omitted uint64
}

// Open makes the audit's folder in dir, and starts the writer.
func Open(dir string, log *slog.Logger) (*Log, error) {
	l, err := open(dir, log)
	if err == nil {
		go l.write()
	}
	return l, err
}

func open(dir string, log *slog.Logger) (*Log, error) {
	l := &Log{dir: filepath.Join(dir, Folder), log: log, queue: make(chan answer.Refused, Queue), files: map[string]*file{},
		end: make(chan struct{}), ended: make(chan struct{})}
	if err := os.MkdirAll(l.dir, 0o700); err != nil {
		return nil, err
	}
	info, err := os.Stat(l.dir)
	if err != nil {
		return nil, err
	}
	if err := disk.Closed(l.dir, info); err != nil {
		return nil, err
	}
	return l, nil
}

// Add queues a refusal; it never waits.
func (l *Log) Add(r answer.Refused) {
	select {
	case l.queue <- r:
	default:
		l.omitted.Add(1)
	}
}

// Close writes what is queued.
func (l *Log) Close() {
	l.closing.Do(func() { close(l.end) })
	<-l.ended
}

// write appends what is queued, as much as there is at a time, and syncs it.
func (l *Log) write() {
	defer close(l.ended)
	for {
		select {
		case r := <-l.queue:
			l.append(l.drain(r))
		case <-l.end:
			for len(l.queue) > 0 {
				l.append(l.drain(<-l.queue))
			}
			l.flush()
			return
		}
	}
}

func (l *Log) drain(first answer.Refused) []answer.Refused {
	all := []answer.Refused{first}
	for len(all) < Queue {
		select {
		case r := <-l.queue:
			all = append(all, r)
		default:
			return all
		}
	}
	return all
}

func nameOf(p parley.PartyID) string {
	if p == (parley.PartyID{}) {
		return public
	}
	return p.String()
}

// append writes refusals to their files. What can't be written is told to the
// operator; requests are answered all the same.
func (l *Log) append(all []answer.Refused) {
	lines := map[string][]byte{}
	for i := range all {
		r := &all[i]
		name := nameOf(r.Party)
		f, err := l.file(r.Party)
		if err != nil {
			l.log.Error("the audit of refusals can't be read", "file", name, "error", err)
			continue
		}
		if name == public {
			f.omitted += l.omitted.Swap(0)
		}
		if minute := r.At - r.At%minuteMS; minute != f.minute {
			f.minute, f.lines = minute, 0
		}
		if f.lines++; f.lines > PerMinute {
			f.omitted++
			continue
		}
		lines[name] = append(lines[name], f.line(r)...)
	}
	for name, b := range lines {
		l.put(name, b)
	}
}

const minuteMS = 60_000

// line numbers a refusal and encodes it.
func (f *file) line(r *answer.Refused) []byte {
	r.N, r.Omitted = f.next, f.omitted
	f.next++
	f.omitted = 0
	b, err := json.Marshal(r)
	if err != nil { // plain values only
		panic(err)
	}
	return append(b, '\n')
}

// flush keeps the number of those that were not written.
func (l *Log) flush() {
	if n := l.omitted.Swap(0); n > 0 {
		if f, err := l.file(parley.PartyID{}); err == nil {
			f.omitted += n
		}
	}
	for name, f := range l.files {
		if f.omitted > 0 {
			l.put(name, f.line(&answer.Refused{At: f.minute, Party: f.party}))
		}
	}
}

// file finds a file's state, by its last line where it was there before.
func (l *Log) file(party parley.PartyID) (*file, error) {
	name := nameOf(party)
	if f := l.files[name]; f != nil {
		return f, nil
	}
	f := &file{party: party}
	for _, end := range []string{ending, earlier} {
		b, err := read(filepath.Join(l.dir, name+end))
		if err != nil {
			return nil, err
		}
		if end == ending {
			f.size = int64(len(b))
		}
		if all := parse(b); len(all) > 0 {
			f.next = max(f.next, all[len(all)-1].N+1)
		}
	}
	l.files[name] = f
	return f, nil
}

// put appends to a file, and first makes room.
func (l *Log) put(name string, b []byte) {
	f, limit := l.files[name], int64(MaxFile)
	if name == public {
		limit = MaxPublic
	}
	path := filepath.Join(l.dir, name+ending)
	err := error(nil)
	if f.size > 0 && f.size+int64(len(b)) > limit {
		if err = os.Rename(path, filepath.Join(l.dir, name+earlier)); err == nil {
			f.size = 0
			err = disk.SyncFolder(l.dir)
		}
	}
	if err == nil {
		f.size, err = appendTo(path, b)
	}
	if err != nil {
		l.log.Error("the audit of refusals can't be written", "file", name, "error", err)
	}
}

// appendTo appends lines, synced. A line that a killed process left half is
// ended first.
func appendTo(path string, b []byte) (size int64, err error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_APPEND, 0o600)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	info, err := f.Stat()
	if err != nil {
		return 0, err
	}
	size = info.Size()
	if size > 0 {
		last := make([]byte, 1)
		if _, err := f.ReadAt(last, size-1); err != nil {
			return size, err
		}
		if last[0] != '\n' {
			b = append([]byte{'\n'}, b...)
		}
	}
	if _, err := f.Write(b); err != nil {
		return size, err
	}
	return size + int64(len(b)), f.Sync()
}

// read gives a file's content; none where there is no such file.
func read(path string) ([]byte, error) {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if err := disk.Closed(path, info); err != nil {
		return nil, err
	}
	return io.ReadAll(io.LimitReader(f, 2*MaxPublic))
}
