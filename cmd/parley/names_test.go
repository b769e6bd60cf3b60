package main

import (
	"errors"
	"strings"
	"testing"

	"github.com/open-parley/parley"
)

func TestPartiesAreFoundByWhatPeopleCallThem(t *testing.T) {
	id := func(b byte) (p parley.PartyID) { p[0], p[1], p[2] = 0xab, 0xcd, b; return p }
	d := directory{
		{ID: id(0), Profile: parley.Profile{Name: "Register of Syria", Kind: parley.Registrar}},
		{ID: id(1), Profile: parley.Profile{Name: "Syrian Arab Republic", Kind: parley.State, Country: "SY"}},
		{ID: id(2), Profile: parley.Profile{Name: "Russian Federation", Kind: parley.State, Country: "RU"}},
		{ID: id(3), Profile: parley.Profile{Name: "Syrian Arab Red Crescent", Kind: parley.HumanitarianOrganisation}},
		{ID: id(4), Profile: parley.Profile{Name: "Joint Commission", Kind: parley.MonitoringMission}},
	}
	for label, want := range map[string]byte{
		"Syrian Arab Republic": 1, "syrian arab republic": 1, "syrian-arab-republic": 1, "sy": 1, "SY": 1,
		"russia": 2, "federation": 2, "crescent": 3, "joint": 4, "Register of Syria": 0,
		"abcd01": 1, id(2).String(): 2, "republic": 1, "red": 3,
	} {
		p, err := d.find(label)
		if err != nil || p.ID != id(want) {
			t.Errorf("%q is %s, %v; want party %d", label, p.Profile.Name, err, want)
		}
	}
	for label, code := range map[string]string{
		"syrian": "ambiguous", "arab": "ambiguous", "abcd": "ambiguous", "": "unknown-party", "nobody": "unknown-party",
		"ab": "unknown-party", "register": "unknown-party",
	} {
		_, err := d.find(label)
		var r *parley.Refusal
		if !errors.As(err, &r) || r.Code != code || exitCodeOf(err) != exitUsage {
			t.Errorf("%q: %v, want %s", label, err, code)
		} else if code == "ambiguous" && strings.Count(r.Todo, "\n") < 2 {
			t.Errorf("%q: what it fits is not listed: %s", label, r.Todo)
		}
	}
}

func TestRevisionsAreFoundByNumberAndHash(t *testing.T) {
	rev := func(b ...byte) (r parley.RevisionID) { copy(r[:], b); return r }
	s := &parley.Status{Title: "Pause", Revisions: []parley.RevisionStatus{
		{Number: 1, Revision: rev(0x12, 0x34, 0x50)}, {Number: 2, Revision: rev(0x12, 0x34, 0x51)}, {Number: 3, Revision: rev(0xff)}}}
	for label, want := range map[string]int{"1": 1, "2": 2, "3": 3, "123451": 2, "ff00": 3} {
		if r, err := findRevision(s, label); err != nil || r.Number != want {
			t.Errorf("@%s is %d, %v; want %d", label, r.Number, err, want)
		}
	}
	for _, label := range []string{"4", "0", "1234", "", "abcd", "x"} {
		if r, err := findRevision(s, label); err == nil {
			t.Errorf("@%s is %d, want an error", label, r.Number)
		}
	}
	for in, want := range map[string][2]string{"pause@2": {"pause", "2"}, "a@b@3": {"a@b", "3"}, "pause": {"pause", ""}} {
		if name, r, _ := cutRevision(in); name != want[0] || r != want[1] {
			t.Errorf("%q is cut into %q and %q", in, name, r)
		}
	}
}
