package bundle

import "io"

// VerifyBy is Verify with so many entries verified together.
func VerifyBy(r io.Reader, o Options, many int) (*Report, error) { return verify(r, o, many) }
