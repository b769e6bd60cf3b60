package bundle

import (
	"bufio"
	"errors"
	"io"
	"iter"
)

// Records reads the entries of a bundle as they stream in, and verifies nothing:
// it is for a reader who folds them himself and knows the log's checkpoints. A
// stream that breaks off before the trailer gives io.ErrUnexpectedEOF.
func Records(r io.Reader) iter.Seq2[*Record, error] {
	return func(yield func(*Record, error) bool) {
		in := bufio.NewReaderSize(r, MaxLine)
		for n := 1; ; n++ {
			line, err := in.ReadSlice('\n')
			switch {
			case errors.Is(err, bufio.ErrBufferFull):
				err = refuse("limit", nil, "Line %d has more than %d bytes.", n, MaxLine)
			case errors.Is(err, io.EOF):
				err = io.ErrUnexpectedEOF
			}
			if err != nil {
				yield(nil, err)
				return
			}
			kind, value, ok := cutLine(line[:len(line)-1])
			switch {
			case !ok:
				yield(nil, refuse("bad-line", nil, "Line %d is no line of a bundle.", n))
				return
			case kind == kindTrailer:
				return
			case kind == kindEntry:
				rec, err := DecodeRecord(value)
				if !yield(rec, err) || err != nil {
					return
				}
			}
		}
	}
}
