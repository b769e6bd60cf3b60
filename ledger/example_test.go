package ledger_test

import (
	"encoding/json"
	"fmt"
	"os"

	"golang.org/x/mod/sumdb/note"

	"github.com/open-parley/parley/proof"
)

// Whoever holds a receipt verifies it with the log's key alone.
func ExampleReceipt_Verify() {
	var log struct {
		VerifierKey string `json:"verifier_key"`
	}
	var held struct {
		Receipt string `json:"receipt"`
	}
	for name, v := range map[string]any{"checkpoint": &log, "receipt": &held} {
		b, err := os.ReadFile("../testdata/vectors/ledger/" + name + ".json")
		if err != nil {
			fmt.Println(err)
			return
		}
		if err := json.Unmarshal(b, v); err != nil {
			fmt.Println(err)
			return
		}
	}
	key, err := note.NewVerifier(log.VerifierKey)
	if err != nil {
		fmt.Println(err)
		return
	}
	r, err := proof.DecodeReceipt([]byte(held.Receipt))
	if err != nil {
		fmt.Println(err)
		return
	}
	checkpoint, standing, err := r.Verify(proof.Policy{Log: key})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("entry %d of %d, entered at %v, %s, for the parties", r.Index, checkpoint.Size, r.Leaf.At, standing)
	for _, o := range r.Openings {
		fmt.Print(" ", o.Number)
	}
	// Output: entry 3 of 5, entered at 2026-01-01T00:00:00.003Z, logged, for the parties 1 7
}
