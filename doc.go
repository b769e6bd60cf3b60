// Package parley is the vocabulary of Parley: the words that every other
// package speaks, and nothing else. It imports the standard library only and
// touches neither the clock nor the network nor the disk.
//
// Everything said is a signed statement (package statement); everything that
// holds is computed from what was said (package docket). Names follow
// humanitarian law, ICAO and the usage of the field; see docs/design.
//
// Units: coordinates in 1e-7 degree of WGS 84, longitude first; heights and
// lengths in millimetres; times in milliseconds UTC.
package parley
