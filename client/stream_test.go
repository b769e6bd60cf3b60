package client

import (
	"errors"
	"io"
	"strings"
	"testing"
)

// Whatever comes over the line, what was written as an event is read as one,
// and half an event is none.
func FuzzReadEvents(f *testing.F) {
	f.Add(": hello\n\n", "entry", `{"index":1}`)
	f.Add("event: entry\ndata: {", "end", `{"why":"x"}`)
	f.Add("id: 1\nevent\ndata\n\n\r\n", "entry", "")
	f.Fuzz(func(t *testing.T, noise, name, data string) {
		if strings.ContainsAny(name+data, "\r\n") || name == "" || len(noise)+len(name)+len(data) > MaxLine/2 ||
			strings.HasPrefix(name, " ") || strings.HasPrefix(data, " ") {
			return
		}
		type event struct{ name, data string }
		var got []event
		err := readEvents(strings.NewReader(noise+"\n\nevent: "+name+"\ndata: "+data+"\n\nevent: half\ndata: half"), func() {}, func(n string, d []byte) error {
			got = append(got, event{n, string(d)})
			return nil
		})
		if !errors.Is(err, io.EOF) || len(got) == 0 || got[len(got)-1] != (event{name, data}) {
			t.Fatalf("%q then %q, %q: %q, %v", noise, name, data, got, err)
		}
	})
}

func TestALineWithoutEndIsRefused(t *testing.T) {
	err := readEvents(strings.NewReader(strings.Repeat("x", MaxLine+1)), func() {}, func(string, []byte) error { return nil })
	if err == nil || errors.Is(err, io.EOF) {
		t.Errorf("got %v", err)
	}
}
