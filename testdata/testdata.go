// Package testdata holds the story and the samples that parley demo carries in
// its binary. The scenarios beside them are read by tests alone.
package testdata

import "embed"

// Demo holds scenarios/syria-2017.txtar and demo/.
//
//go:embed scenarios/syria-2017.txtar demo
var Demo embed.FS
