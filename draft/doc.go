// Package draft reads and writes an arrangement as people keep it before it is
// tabled: a folder (arrangement.yaml, text.en.md, text.ar.md, annex.geojson)
// or one YAML file. Names stand for parties, "6 months" for a period, "3000 ft
// amsl" for a height, RFC 3339 for a time.
//
// Reading is strict: a key that the format does not know, a key written twice,
// a time that two instants could mean are refused, each with its file and line
// and with what to write. Whatever is rounded or approximated on the way to
// the exact Revision is reported as a Notice.
//
// The format is described in docs/formats/draft.md; Template is an annotated
// example.
package draft
