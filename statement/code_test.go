package statement_test

import (
	"errors"

	"github.com/open-parley/parley"
)

// code is the refusal's code, or "" where err is none.
func code(err error) string {
	var r *parley.Refusal
	if errors.As(err, &r) {
		return r.Code
	}
	return ""
}

func hasCode(err error, want string) bool { return code(err) == want }
