// Package scenario plays a story: a text file in which each line is one act of
// one party, and expectations stand between them. The story runs on a real
// ledger, with real signatures and its own clock, and is told as a person
// would tell it: who said what, what followed, what was refused and by which
// rule. Where an expectation fails, the result says what was wanted and what is.
//
// Keys and salts come from the story's own names, so that the same story gives
// the same digest on every machine. Such keys protect nothing: the ledger that
// a story founds is always an exercise.
//
// The format is described in docs/formats/scenario.md; testdata/scenarios
// holds one story for each rule.
package scenario
