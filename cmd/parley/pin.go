package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"

	"github.com/open-parley/parley/client"
)

// pin is what was learnt of a ledger at first contact, and the newest
// checkpoint that was verified since. It is kept for each server and for each
// folder in one small file.
type pin struct {
	client.Pin
	Name     string `json:"name,omitempty"`
	Exercise bool   `json:"exercise,omitempty"`
	// Witnesses are the addresses of those to compare with.
	Witnesses []string `json:"witnesses,omitempty"`
}

// home is the folder for what this user's parley remembers.
func home() (string, error) {
	if dir := os.Getenv("PARLEY_HOME"); dir != "" {
		return dir, nil
	}
	dir, err := os.UserConfigDir()
	if err != nil {
		return "", fmt.Errorf("no folder to remember servers in: %w; set PARLEY_HOME", err)
	}
	return filepath.Join(dir, "parley"), nil
}

const pinFile = "servers.json"

// maxPins is the longest pinFile in bytes.
const maxPins = 4 << 20

// readPins reads what is known of all servers.
func readPins() (map[string]pin, error) {
	dir, err := home()
	if err != nil {
		return nil, err
	}
	name := filepath.Join(dir, pinFile)
	b, err := readLimited(name, maxPins)
	if errors.Is(err, fs.ErrNotExist) {
		return map[string]pin{}, nil
	}
	if err != nil {
		return nil, err
	}
	pins := map[string]pin{}
	d := json.NewDecoder(bytes.NewReader(b))
	d.DisallowUnknownFields()
	if err = d.Decode(&pins); err == nil {
		err = sameJSON(b, pins)
	}
	if err != nil {
		return nil, fmt.Errorf("%s was damaged: %w; restore it, or remove it and compare every log key anew", name, err)
	}
	return pins, nil
}

// sameJSON reports whether v is all that b holds but for white space: no member
// twice or in another spelling, nothing after it.
func sameJSON(b []byte, v any) error {
	var have bytes.Buffer
	if err := json.Compact(&have, b); err != nil {
		return err
	}
	want, err := json.Marshal(v)
	if err == nil && !bytes.Equal(have.Bytes(), want) {
		err = errors.New("it holds something else than Parley wrote")
	}
	return err
}

// writePin replaces what is known of one server; nil forgets it. Of two
// commands at the same time the later one's word stands; a pin that is lost so
// is taken anew at the next contact.
func writePin(server string, p *pin) error {
	dir, err := home()
	if err != nil {
		return err
	}
	pins, err := readPins()
	if err != nil {
		return err
	}
	if p == nil {
		delete(pins, server)
	} else if reflect.DeepEqual(pins[server], *p) {
		return nil
	} else {
		pins[server] = *p
	}
	b, err := json.MarshalIndent(pins, "", "  ")
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(dir, pinFile+".*")
	if err != nil {
		return err
	}
	_, err = f.Write(append(b, '\n'))
	if err == nil {
		err = f.Sync()
	}
	if err2 := f.Close(); err == nil {
		err = err2
	}
	if err == nil {
		err = os.Rename(f.Name(), filepath.Join(dir, pinFile))
	}
	if err != nil {
		os.Remove(f.Name())
	}
	return err
}
