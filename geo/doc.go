// Package geo answers where things are, exactly: which areas contain a point,
// which touch one another and which only might, given the accuracy of the lines
// they were drawn with. It lays out footprints of the parley vocabulary as
// polygons in whole units of 1e-7 degree (WGS 84), compares them with exact
// integer predicates, carries the world's attributed territories, and reads the
// notations that positions and footprints arrive in.
//
// Everything here is pure and gives the same answer on every processor (rule
// R12): decisions rest on integers, or on floating-point operations that are
// each rounded as IEEE 754 says and never fused (see trig.go). Where accuracy
// leaves a question open, the answer is Indeterminate (R11). Areas in km² inform
// and never decide.
package geo
