package main

import (
	"errors"
	"fmt"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/draft"
	"github.com/open-parley/parley/geo"
	"github.com/open-parley/parley/statement"
)

// maxGeoJSON is the longest GeoJSON file that is read, in bytes.
const maxGeoJSON = 32 << 20

// place is embedded by commands that take an area from a file.
type place struct {
	Volume   string `help:"GeoJSON file with the area: longitude first, WGS 84." required:"" type:"path" placeholder:"FILE"`
	Floor    string `help:"Lower height, such as \"3000 ft amsl\"; absent: the ground." placeholder:"HEIGHT"`
	Ceiling  string `help:"Upper height; absent: unlimited." placeholder:"HEIGHT"`
	Accuracy string `help:"How far the true line may lie from the one drawn; absent: exact." placeholder:"LENGTH"`
}

func (p place) volumes(e *env) ([]parley.Volume, error) {
	var v parley.Volume
	for _, h := range []struct {
		flag, text, none string
		to               **parley.Height
	}{{"--floor", p.Floor, "ground", &v.Floor}, {"--ceiling", p.Ceiling, "unlimited", &v.Ceiling}} {
		if h.text == "" || h.text == h.none {
			continue
		}
		height, err := draft.ParseHeight(h.text)
		if err != nil {
			return nil, usage(fmt.Errorf("%s: %w", h.flag, err))
		}
		*h.to = &height
	}
	if p.Accuracy != "" && p.Accuracy != "exact" {
		mm, err := draft.ParseLength(p.Accuracy)
		if err != nil {
			return nil, usage(fmt.Errorf("--accuracy: %w", err))
		}
		v.Accuracy = mm
	}
	return e.areas(p.Volume, v)
}

// areas reads a GeoJSON file. Each feature becomes a volume like v. A feature
// that can't be taken refuses the whole file: nothing is dropped silently.
func (e *env) areas(name string, v parley.Volume) ([]parley.Volume, error) {
	b, err := readLimited(name, maxGeoJSON)
	if err != nil {
		return nil, usage(err)
	}
	features, err := geo.FootprintsFromGeoJSON(withoutMark(b))
	var bad *geo.ImportError
	switch {
	case errors.As(err, &bad):
		return nil, usage(fmt.Errorf("%s: %w; mend or remove these features", name, err))
	case err != nil:
		return nil, usage(fmt.Errorf("%s: %w", name, err))
	case len(features) == 0:
		return nil, usage(fmt.Errorf("%s holds no area", name))
	}
	seen := map[string]bool{}
	var out []parley.Volume
	for i, f := range features {
		for _, n := range f.Notes {
			fmt.Fprintf(e.errw, "%s: feature %d: %s\n", name, i, n)
		}
		v.ID, v.Footprint = f.Name, f.Footprint
		if v.ID == "" || seen[v.ID] {
			v.ID = f.ID
		}
		if v.ID == "" || seen[v.ID] {
			v.ID = fmt.Sprintf("area-%d", i+1)
		}
		seen[v.ID] = true
		if _, err := geo.PrepareVolume(v); err != nil {
			return nil, usage(fmt.Errorf("%s: feature %d: %w", name, i, err))
		}
		out = append(out, v)
	}
	return out, nil
}

// annexPart makes a part of volumes.
func annexPart(parts statement.Parts, volumes []parley.Volume) (parley.PartID, error) {
	b, err := statement.EncodeAnnex(&parley.Annex{Volumes: volumes})
	if err != nil {
		return parley.PartID{}, usage(err)
	}
	return addPart(parts, statement.MediaAnnex, b)
}

// span is embedded by commands that ask for a time from … until.
type span struct {
	From string `help:"When it begins." required:"" placeholder:"TIME"`
	Till string `help:"When it ends; that instant is no longer part of it." name:"until" required:"" placeholder:"TIME"`
}

func (s span) window() (parley.Window, error) {
	from, err := draft.ParseTime(s.From)
	if err != nil {
		return parley.Window{}, usage(fmt.Errorf("--from: %w", err))
	}
	until, err := draft.ParseTime(s.Till)
	if err != nil {
		return parley.Window{}, usage(fmt.Errorf("--until: %w", err))
	}
	if from >= until {
		return parley.Window{}, usage(errors.New("--until does not lie after --from"))
	}
	return parley.Window{From: from, Until: until}, nil
}
