package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// readLimited reads a regular file that has at most limit bytes.
func readLimited(name string, limit int64) ([]byte, error) {
	b, _, err := readRegular(name, limit)
	return b, err
}

// readRegular reads a regular file that has at most limit bytes, and tells its
// mode as it was read.
func readRegular(name string, limit int64) ([]byte, fs.FileMode, error) {
	f, err := openRegular(name)
	if err != nil {
		return nil, 0, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, 0, err
	}
	b, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err != nil {
		return nil, 0, err
	}
	if int64(len(b)) > limit {
		return nil, 0, fmt.Errorf("%s has more than %d bytes", shown(name), limit)
	}
	return b, info.Mode(), nil
}

// openRegular opens a regular file. It asks before opening, because to open a
// pipe can wait for ever, and afterwards, because it may be another by then.
func openRegular(name string) (*os.File, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is no regular file", shown(name))
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	if info, err = f.Stat(); err == nil && !info.Mode().IsRegular() {
		err = fmt.Errorf("%s is no regular file", shown(name))
	}
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}

// withoutMark takes away the byte order mark that some editors put first.
func withoutMark(b []byte) []byte { return bytes.TrimPrefix(b, []byte("\ufeff")) }
