package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/statement"
)

// minPrefix is the least number of hexadecimal digits by which something may
// be named.
const minPrefix = 4

// directory resolves what people call parties.
type directory []docket.Party

// find resolves a label: identity or its beginning, name, country code, or
// part of a name. The error lists what it could mean.
func (d directory) find(label string) (docket.Party, error) {
	label = strings.TrimSpace(label)
	lower := strings.ToLower(label)
	tests := []func(p docket.Party) bool{
		func(p docket.Party) bool { return strings.ToLower(p.Profile.Name) == lower },
		func(p docket.Party) bool {
			return p.Profile.Country != "" && strings.ToLower(p.Profile.Country) == lower
		},
		func(p docket.Party) bool { return fileName(p.Profile.Name) == fileName(label) && fileName(label) != "" },
		func(p docket.Party) bool { return len(label) >= minPrefix && strings.HasPrefix(p.ID.String(), lower) },
		func(p docket.Party) bool {
			return p.Profile.Kind != parley.Registrar && slices.Contains(strings.Fields(strings.ToLower(p.Profile.Name)), lower)
		},
		// By a part of its name nobody means the registrar, which takes part in nothing.
		func(p docket.Party) bool {
			return len(label) >= 3 && p.Profile.Kind != parley.Registrar && wordPrefix(p.Profile.Name, lower)
		},
		func(p docket.Party) bool {
			return len(label) >= 3 && p.Profile.Kind != parley.Registrar && strings.Contains(strings.ToLower(p.Profile.Name), lower)
		},
	}
	for _, test := range tests {
		var fit []docket.Party
		for _, p := range d {
			if label != "" && test(p) {
				fit = append(fit, p)
			}
		}
		if len(fit) == 1 {
			return fit[0], nil
		}
		if len(fit) > 1 {
			var list []string
			for _, p := range fit {
				list = append(list, fmt.Sprintf("%s  %s%s", parley.Short(p.ID), p.Profile.Name, country(p.Profile)))
			}
			return docket.Party{}, ambiguous("party", label, list)
		}
	}
	var list []string
	for _, p := range d {
		list = append(list, fmt.Sprintf("%s  %s%s", parley.Short(p.ID), p.Profile.Name, country(p.Profile)))
	}
	return docket.Party{}, unknown("party", label, list)
}

// wordPrefix reports whether a word of the name begins with lower.
func wordPrefix(name, lower string) bool {
	for _, w := range strings.Fields(strings.ToLower(name)) {
		if strings.HasPrefix(w, lower) {
			return true
		}
	}
	return false
}

// Party makes the directory what package draft resolves names with.
func (d directory) Party(label string) (parley.PartyID, string, bool) {
	p, err := d.find(label)
	return p.ID, p.Profile.Name, err == nil
}

// list resolves several labels.
func (d directory) list(labels []string) ([]parley.PartyID, error) {
	var out []parley.PartyID
	for _, l := range labels {
		p, err := d.find(l)
		if err != nil {
			return nil, err
		}
		out = append(out, p.ID)
	}
	return out, nil
}

// name is what to call a party.
func (d directory) name(id parley.PartyID) string {
	for _, p := range d {
		if p.ID == id {
			return p.Profile.Name
		}
	}
	return "party " + parley.Short(id)
}

func (d directory) names(ids []parley.PartyID) string {
	var out []string
	for _, id := range ids {
		out = append(out, d.name(id))
	}
	return strings.Join(out, ", ")
}

func unknown(noun, label string, have []string) error {
	todo := "See the list with parley status."
	if noun == "party" {
		todo = "See the list with parley party list."
	}
	if n := len(have); n > 0 && n <= 12 {
		todo = "There are:\n  " + strings.Join(have, "\n  ")
	}
	return usage(parley.Refuse("unknown-"+noun, "", "No %s is called %q.", noun, label).To("%s", todo))
}

func ambiguous(noun, label string, fit []string) error {
	return usage(parley.Refuse("ambiguous", "", "%q fits more than one %s.", label, noun).To("Say which:\n  %s", strings.Join(fit, "\n  ")))
}

// hexadecimal reports whether s can be the beginning of an identifier.
func hexadecimal(s string) bool {
	return len(s) >= minPrefix && strings.Trim(s, "0123456789abcdef") == ""
}

// arrangement resolves the part of a label before @.
func findArrangement(list []*parley.Status, label string) (*parley.Status, error) {
	lower := strings.ToLower(strings.TrimSpace(label))
	line := func(s *parley.Status) string {
		return fmt.Sprintf("%s  %s (%s)", parley.Short(s.Arrangement), s.Title, s.State)
	}
	var all []string
	for _, s := range list {
		all = append(all, line(s))
	}
	tests := []func(s *parley.Status) bool{
		func(s *parley.Status) bool {
			return hexadecimal(lower) && strings.HasPrefix(s.Arrangement.String(), lower)
		},
		func(s *parley.Status) bool { return strings.ToLower(s.Title) == lower },
		func(s *parley.Status) bool { return strings.Contains(strings.ToLower(s.Title), lower) },
	}
	for _, test := range tests {
		var fit []*parley.Status
		for _, s := range list {
			if lower != "" && test(s) {
				fit = append(fit, s)
			}
		}
		if len(fit) == 1 {
			return fit[0], nil
		}
		if len(fit) > 1 {
			var lines []string
			for _, s := range fit {
				lines = append(lines, line(s))
			}
			return nil, ambiguous("arrangement", label, lines)
		}
	}
	return nil, unknown("arrangement", label, all)
}

// findRevision resolves the part of a label after @: a number, or the beginning
// of a hash.
func findRevision(s *parley.Status, label string) (parley.RevisionStatus, error) {
	var fit, all []string
	var found parley.RevisionStatus
	n, err := strconv.Atoi(label)
	for _, r := range s.Revisions {
		line := fmt.Sprintf("%d  %s (%s)", r.Number, parley.Short(r.Revision), r.State)
		all = append(all, line)
		if err == nil && len(label) < minPrefix {
			if r.Number == n {
				return r, nil
			}
		} else if hexadecimal(label) && strings.HasPrefix(r.Revision.String(), label) {
			found = r
			fit = append(fit, line)
		}
	}
	switch len(fit) {
	case 1:
		return found, nil
	case 0:
		return found, unknown("revision", label, all)
	}
	return found, ambiguous("revision", label, fit)
}

// latest is the last revision; current the one that Status speaks of.
func latest(s *parley.Status) parley.RevisionStatus { return s.Revisions[len(s.Revisions)-1] }

func current(s *parley.Status) parley.RevisionStatus {
	for _, r := range s.Revisions {
		if r.Revision == s.Current {
			return r
		}
	}
	return latest(s)
}

// findRemark resolves a statement among what was said: #17, or the beginning of
// its identifier. Absent types: any.
func findRemark(talk []answer.Remark, label string, types ...statement.Type) (answer.Remark, error) {
	var fit, all []string
	var found answer.Remark
	digits := strings.TrimPrefix(label, "#")
	index, err := strconv.ParseUint(digits, 10, 53)
	for _, r := range talk {
		if len(types) > 0 && !slices.Contains(types, r.Type) {
			continue
		}
		line := fmt.Sprintf("#%d  %s  %s: %s", r.Index, parley.Short(r.Statement), r.Type, firstLine(r.Words))
		all = append(all, line)
		switch {
		case err == nil && (digits != label || len(label) < minPrefix):
			if r.Index == index {
				return r, nil
			}
		case hexadecimal(label) && strings.HasPrefix(r.Statement.String(), label):
			found = r
			fit = append(fit, line)
		}
	}
	switch len(fit) {
	case 1:
		return found, nil
	case 0:
		return found, unknown("statement", label, all)
	}
	return found, ambiguous("statement", label, fit)
}

// firstLine is what a text begins with.
func firstLine(s string) string {
	const most = 60
	line, _, more := strings.Cut(strings.TrimSpace(s), "\n")
	if r := []rune(line); len(r) > most {
		return string(r[:most]) + "…"
	}
	if more {
		line += " …"
	}
	return line
}
