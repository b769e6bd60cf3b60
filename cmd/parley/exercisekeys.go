package main

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"slices"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/api"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/ledger"
)

// maxExerciseKeys are lent at most.
const maxExerciseKeys = 256

// exerciseKeys reads the key files in a folder, in the order of the ledger's
// parties, the registrar last. Each holds its secret in the open.
func exerciseKeys(dir string, l *ledger.Ledger) ([]answer.ExerciseKey, error) {
	names, err := filepath.Glob(filepath.Join(dir, "*.key"))
	if err == nil && len(names) == 0 {
		_, err = os.ReadDir(dir)
		err = cmp.Or(err, fmt.Errorf("%s holds no key file (*.key)", shown(dir)))
	}
	if err == nil && len(names) > maxExerciseKeys {
		err = fmt.Errorf("%s holds %d key files; %d are lent at most", shown(dir), len(names), maxExerciseKeys)
	}
	if err != nil {
		return nil, usage(err)
	}
	var keys []answer.ExerciseKey
	for _, name := range names {
		f, err := readKeyFile(name)
		if err == nil && f.Seed == "" {
			err = usage(fmt.Errorf("%s: its secret is not in it, or under a passphrase: it can't be lent", shown(name)))
		}
		if err != nil {
			return nil, err
		}
		b, err := json.Marshal(f)
		if err != nil {
			return nil, err
		}
		k := answer.ExerciseKey{Party: f.Party, Post: f.Key.Post, File: b}
		if f.Profile != nil {
			k.Name = f.Profile.Name
		}
		keys = append(keys, k)
	}
	place := map[parley.PartyID]int{}
	l.View(func(s *docket.State) {
		for i, p := range s.Parties() {
			place[p.ID] = i - len(s.Parties())
			for j := range keys {
				if keys[j].Party == p.ID {
					keys[j].Name = p.Profile.Name
				}
			}
		}
		place[s.Registrar()] = 1
	})
	slices.SortStableFunc(keys, func(a, b answer.ExerciseKey) int { return place[a.Party] - place[b.Party] })
	return keys, nil
}

// exerciseFlags is embedded by what serves an exercise to play it.
type exerciseFlags struct {
	ExerciseKeys string `help:"Lend the key files in this folder to whoever connects: for exercises alone, on this machine." type:"path" placeholder:"DIR"`
}

// lend has the server lend them.
func (c exerciseFlags) lend(s *api.Server, l *ledger.Ledger, log *slog.Logger) error {
	keys, err := exerciseKeys(c.ExerciseKeys, l)
	if err != nil {
		return err
	}
	if err := s.LendKeys(keys); err != nil {
		return err
	}
	log.Info("LENT: whoever connects to this address reads these keys and speaks with them. It is an exercise; nothing in it is real.", "keys", len(keys))
	return nil
}

// alone refuses flags that have others than this machine reach the server.
func (c exerciseFlags) alone(x *exposure) error {
	if c.ExerciseKeys != "" && len(x.BehindProxy) > 0 {
		return usage(errors.New("--exercise-keys: whoever connects could speak for every party, so that no proxy may stand before it"))
	}
	return nil
}
