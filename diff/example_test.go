package diff_test

import (
	"fmt"

	"github.com/open-parley/parley/diff"
)

func ExampleLines() {
	was := "1. The zone lasts six months.\n2. No strike.\n"
	is := "1. The zone lasts three months.\n2. No strike.\n"
	for _, h := range diff.Lines(was, is) {
		for _, l := range h.Lines {
			fmt.Printf("%-8s", l.Op)
			for _, s := range l.Spans {
				if s.Changed {
					fmt.Printf("[%s]", s.Text)
				} else {
					fmt.Print(s.Text)
				}
			}
			fmt.Println()
		}
	}
	// Output:
	// removed 1. The zone lasts [six] months.
	// added   1. The zone lasts [three] months.
	//         2. No strike.
}
