package bundle

import "github.com/open-parley/parley"

// refuse is the refusal of a record or bundle that does not prove what it
// should (R9).
func refuse(code string, cause error, format string, args ...any) error {
	r := parley.Refuse(code, "R9", format, args...).
		To("Keep it as it is, ask the one who gave it to you again, and compare with another source: it may be damaged or forged.")
	r.Cause = cause
	return r
}
