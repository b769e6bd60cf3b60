package geo

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// parseDecimal reads a number in JSON's notation as a whole number of 10^-scale,
// without passing through a float. Digits beyond are rounded, halves away from
// zero; exact is false where that changed the value.
func parseDecimal(s string, scale int) (v int64, exact bool, err error) {
	bad := func() (int64, bool, error) { return 0, false, fmt.Errorf("%.40q is not a decimal number", s) }
	rest, negative := strings.CutPrefix(s, "-")
	exp := 0
	if i := strings.IndexAny(rest, "eE"); i >= 0 {
		if exp, err = strconv.Atoi(strings.TrimPrefix(rest[i+1:], "+")); err != nil || exp < -400 || exp > 400 {
			return bad()
		}
		rest = rest[:i]
	}
	whole, frac, point := strings.Cut(rest, ".")
	if whole == "" || point && frac == "" {
		return bad()
	}
	digits := whole + frac
	for _, c := range []byte(digits) {
		if c < '0' || c > '9' {
			return bad()
		}
	}
	keep := len(whole) + exp + scale // digits of the result
	lost := ""
	switch {
	case keep < 0:
		digits, lost = "", "0"+digits
	case keep <= len(digits):
		digits, lost = digits[:keep], digits[keep:]
	default:
		digits += strings.Repeat("0", min(keep-len(digits), 500))
	}
	digits = strings.TrimLeft(digits, "0")
	if len(digits) > 18 {
		return 0, false, errors.New("the number is too large")
	}
	for _, c := range []byte(digits) {
		v = v*10 + int64(c-'0')
	}
	if lost != "" && lost[0] >= '5' {
		v++
	}
	if negative {
		v = -v
	}
	return v, strings.Trim(lost, "0") == "", nil
}

// formatDecimal writes v·10^-scale without needless zeros.
func formatDecimal(v int64, scale int) string {
	sign := ""
	if v < 0 {
		sign, v = "-", -v
	}
	s := strconv.FormatInt(v, 10)
	if len(s) <= scale {
		s = strings.Repeat("0", scale+1-len(s)) + s
	}
	whole, frac := s[:len(s)-scale], strings.TrimRight(s[len(s)-scale:], "0")
	if frac != "" {
		frac = "." + frac
	}
	return sign + whole + frac
}
