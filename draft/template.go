package draft

import (
	_ "embed"
	"slices"
)

//go:embed template.yaml
var template []byte

// Template is an annotated draft in one YAML file. It loads as it is, with
// parties that are called alpha, beta and monitor.
func Template() []byte { return slices.Clone(template) }
