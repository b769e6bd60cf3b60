package scenario_test

import (
	"context"
	"fmt"
	"strings"

	"github.com/open-parley/parley/scenario"
)

func ExampleStory_Tell() {
	story, err := scenario.Parse("pause.txtar", []byte(`# A pause of two
at 2027-05-01T12:00Z
exercise "Example"
party alpha state "Alphaland"
party beta state "Betaland"
alpha tables pause from pause.yaml to beta
alpha accepts pause
beta accepts pause
expect pause bound alpha beta
-- pause.yaml --
title: Pause of the plain
kind: pause
texts: {en: {authentic: true, text: "1. Nobody fires."}}
map: {status: final, volumes: [{id: plain, circle: {centre: [10.5, 45.5], radius: 20 km}}]}
roles: {belligerent: [alpha, beta]}
consenting: [belligerent]
`))
	if err != nil {
		fmt.Println(err)
		return
	}
	var told strings.Builder
	r, err := story.Tell(context.Background(), &told, scenario.Options{Engine: scenario.OnDocket})
	text, _, _ := strings.Cut(told.String(), "6 entries") // the digest follows
	fmt.Print(text)
	fmt.Println(r.OK, err)
	// Output:
	// A pause of two
	// ==============
	//
	// 1 May 2027, 12:00 UTC
	//   Alphaland and Betaland are admitted.
	//   Alphaland tables “Pause of the plain” to Betaland.
	//   → “Pause of the plain” is on the table; it waits for this:
	//       - Alphaland has not accepted this revision (its role must consent).
	//       - Betaland has not accepted this revision (its role must consent).
	//   Alphaland accepts “Pause of the plain”.
	//   → It still waits for Betaland.
	//   Betaland accepts “Pause of the plain”.
	//   → “Pause of the plain” is in force from 1 May 2027, 12:00 UTC; it binds Alphaland and Betaland,
	//     and nobody else; it waits for nothing.
	//
	// true <nil>
}
