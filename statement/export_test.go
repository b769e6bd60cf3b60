package statement

// The fast decoders and the general ones, for TestFastDecodersAgree.
var (
	FastStatement     = func(b []byte) (*Statement, bool) { return fastStatement(b, false) }
	GeneralStatement  = decodeStatement
	GeneralSubmission = decodeSubmission
	GeneralEnvelope   = decodeEnvelope
	FastEnvelope      = fastEnvelope
	KnownStatement    = func(b []byte) (*Statement, bool) { return fastStatement(b, true) }
)

// FastSubmission is DecodeSubmission, and whether it was the fast one.
func FastSubmission(b []byte) (*Submission, bool, error) {
	_, _, ok := fastSubmission(b)
	s, err := DecodeSubmission(b)
	return s, ok, err
}
