package statement

import (
	"bytes"
	"encoding/json"
	"slices"

	"github.com/open-parley/parley"
)

// Everyone is the audience of what is public among the parties.
var Everyone = Audience{Everyone: true}

// Parties is the audience of the parties named, sorted, each once.
func Parties(ids ...parley.PartyID) Audience {
	ids = slices.Clone(ids)
	slices.SortFunc(ids, compareParties)
	return Audience{Parties: slices.Compact(ids)}
}

// Has reports whether p may see what has this audience.
func (a Audience) Has(p parley.PartyID) bool {
	if a.Everyone {
		return true
	}
	_, ok := slices.BinarySearchFunc(a.Parties, p, compareParties)
	return ok
}

// Equal reports whether a and b are the same parties.
func (a Audience) Equal(b Audience) bool {
	return a.Everyone == b.Everyone && slices.Equal(a.Parties, b.Parties)
}

// Covers reports whether everyone in b is in a. Only Everyone covers Everyone,
// which includes parties that are yet to come.
func (a Audience) Covers(b Audience) bool {
	if a.Everyone || b.Everyone {
		return a.Everyone
	}
	return !slices.ContainsFunc(b.Parties, func(p parley.PartyID) bool { return !a.Has(p) })
}

const everyone = "everyone"

// MarshalJSON writes ["everyone"] or the array of party identifiers.
func (a Audience) MarshalJSON() ([]byte, error) {
	if a.Everyone {
		if len(a.Parties) > 0 {
			return nil, parley.Refuse("conflicting-fields", "", "An audience is everyone and names parties too.").To("Set one of the two.")
		}
		return []byte(`["` + everyone + `"]`), nil
	}
	if a.Parties == nil {
		return []byte("[]"), nil
	}
	return json.Marshal(a.Parties)
}

// UnmarshalJSON reads either form.
func (a *Audience) UnmarshalJSON(b []byte) error {
	*a = Audience{}
	if bytes.Contains(b, []byte(everyone)) { // no identifier holds that
		var words []string
		if err := json.Unmarshal(b, &words); err != nil {
			return err
		}
		if len(words) == 1 && words[0] == everyone {
			a.Everyone = true
			return nil
		}
	}
	return json.Unmarshal(b, &a.Parties)
}

// audience checks an audience, which may not be empty.
func (c *check) audience(path string, a Audience) {
	if a.Everyone {
		c.that(len(a.Parties) == 0, "conflicting-fields", path, "is everyone and names parties too", "Set one of the two.")
		return
	}
	c.parties(path, a.Parties, 1, MaxAudience)
}
