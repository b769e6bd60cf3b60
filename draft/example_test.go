package draft_test

import (
	"fmt"
	"testing/fstest"

	"github.com/open-parley/parley/draft"
)

func ExampleLoad() {
	files := fstest.MapFS{"pause.yaml": {Data: []byte(`title: Pause of the plain
kind: pause
texts: {en: {authentic: true, text: "1. Nobody fires."}}
map: pending
terms: {duraton: 6 months}
`)}}
	_, err := draft.Load(files, "pause.yaml")
	fmt.Println(err)
	// Output: pause.yaml:5: There is no key "duraton" in the terms. Did you mean "duration"?
}

func ExampleParseTime() {
	for _, s := range []string{"2017-05-06T00:00 Asia/Damascus", "2017-05-06", "2017-10-29T02:30 Europe/Berlin"} {
		i, err := draft.ParseTime(s)
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(i)
	}
	// Output:
	// 2017-05-05T21:00:00Z
	// "2017-05-06" is a date; an instant is needed. Write the hour and its zone, such as 2017-05-06T00:00Z or 2017-05-06T00:00 Asia/Damascus.
	// 2017-10-29 02:30 happens twice in Europe/Berlin: the clocks go back over it. Write 2017-10-29T02:30+02:00 for the first or 2017-10-29T02:30+01:00 for the second.
}
