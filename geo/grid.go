package geo

import (
	"strings"

	"github.com/open-parley/parley"
)

func parseGrid(s string) (parley.Point, bool, error) {
	_ = strings.ToUpper
	return parley.Point{}, false, nil
}
