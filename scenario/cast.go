package scenario

import (
	"crypto/sha256"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/statement"
)

// Randomness: everything is drawn from the exercise's name.

// KeySeed is the 32-byte seed of a key of a story: of the exercise's name, the
// party's label and the key's, which is "founding" for the one of the beginning
// (and "registrar" is the host's label). Whoever knows the story has the key:
// it protects nothing, and opens nothing but an exercise.
func KeySeed(exercise, party, key string) []byte {
	root := rootSeed(exercise)
	seed := sha256.Sum256(append(root[:], "key\x00"+party+"\x00"+key...))
	return seed[:]
}

func rootSeed(exercise string) [32]byte {
	return sha256.Sum256([]byte("parley exercise\x00" + exercise))
}

func (t *teller) salt() (s statement.Salt) {
	t.random.Read(s[:])
	return s
}

func (t *teller) text(parts statement.Parts, s string) parley.PartID {
	return parts.Add(statement.Part{Media: statement.MediaText, Salt: t.salt(), Data: []byte(s)})
}

// Party resolves labels, names, country codes and identities, for drafts.
func (t *teller) Party(label string) (parley.PartyID, string, bool) {
	if a, ok := t.actors[label]; ok {
		return a.id, a.profile.Name, true
	}
	for _, a := range t.order {
		if a.profile.Name == label || a.profile.Country != "" && a.profile.Country == label || a.id.String() == label {
			return a.id, a.profile.Name, true
		}
	}
	return parley.PartyID{}, "", false
}

func (t *teller) actor(label string) (*actor, error) {
	if a, ok := t.actors[label]; ok {
		return a, nil
	}
	for _, a := range t.order {
		if a.profile.Name == label {
			return a, nil
		}
	}
	return nil, parley.Refuse("story", "", "Nobody in this story is called %q.", label).To("Introduce it first: party %s state \"Its name\"", label)
}

func (t *teller) name(id parley.PartyID) string {
	for _, a := range t.order {
		if a.id == id {
			return a.profile.Name
		}
	}
	if t.registrar != nil && t.registrar.id == id {
		return t.registrar.profile.Name
	}
	return "party " + parley.Short(id)
}

// label is what the story calls a party.
func (t *teller) label(id parley.PartyID) string {
	for _, a := range t.order {
		if a.id == id {
			return a.label
		}
	}
	if t.registrar != nil && t.registrar.id == id {
		return t.registrar.label
	}
	return parley.Short(id)
}

// audience is the parties named and the author; the word everyone stands alone.
func (t *teller) audience(labels []string, author *actor) (statement.Audience, error) {
	if len(labels) == 1 && labels[0] == "everyone" {
		return statement.Everyone, nil
	}
	ids := []parley.PartyID{author.id}
	for _, l := range labels {
		a, err := t.actor(l)
		if err != nil {
			return statement.Audience{}, err
		}
		ids = append(ids, a.id)
	}
	return statement.Parties(ids...), nil
}
