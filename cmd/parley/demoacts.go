package main

import (
	"fmt"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// demoAct is one thing that a party of the story says in the demo: a command,
// without its key.
type demoAct struct {
	by   string
	args []string
}

// demoActs table matters of today beside the story, so that one of each sort
// and state is there, with what a party may need. FILE.yaml is a sample.
var demoActs = []demoAct{
	// A pause that waits for Syria alone.
	{"russia", []string{"table", "pause.yaml"}},
	{"turkey", []string{"ask", "winter pause", "Who watches that no drone flies?", "--clause", "2"}},
	{"russia", []string{"accept", "winter pause"}},
	{"turkey", []string{"accept", "winter pause"}},

	// In force, and about to end.
	{"russia", []string{"table", "ghouta.yaml", "--to", "everyone"}},
	{"russia", []string{"accept", "evacuation pause"}},
	{"opposition", []string{"accept", "evacuation pause"}},
	{"syria", []string{"accept", "evacuation pause"}},
	{"opposition", []string{"renew", "evacuation pause"}},

	// In force.
	{"us", []string{"table", "quiet-hours.yaml", "--to", "everyone"}},
	{"us", []string{"accept", "quiet hours"}},
	{"russia", []string{"accept", "quiet hours"}},
	{"syria", []string{"accept", "quiet hours"}},

	// In force, and suspended; between four.
	{"us", []string{"table", "south.yaml", "--to", "russia,SY,envoy"}},
	{"us", []string{"accept", "area of the south"}},
	{"russia", []string{"accept", "area of the south"}},
	{"syria", []string{"accept", "area of the south"}},
	{"us", []string{"suspend", "area of the south", "--text", "Until the monitors are back at their posts."}},

	// In force, with a notice of breach.
	{"turkey", []string{"table", "strip.yaml", "--to", "everyone"}},
	{"turkey", []string{"accept", "strip without"}},
	{"russia", []string{"accept", "strip without"}},
	{"opposition", []string{"accept", "strip without"}},
	{"syria", []string{"accept", "strip without"}},
	{"turkey", []string{"breach", "notify", "strip without", "A mortar stands inside the strip, near post 4. We ask that it be withdrawn.", "--against", "opposition", "--clause", "1"}},

	// Agreed, and starts later.
	{"envoy", []string{"table", "harvest.yaml", "--to", "everyone"}},
	{"opposition", []string{"accept", "harvest truce"}},
	{"russia", []string{"accept", "harvest truce"}},
	{"syria", []string{"accept", "harvest truce"}},

	// Under review: revised since some accepted it, with questions and a reservation.
	{"envoy", []string{"table", "corridor.yaml", "--to", "everyone"}},
	{"turkey", []string{"accept", "aid corridor"}},
	{"russia", []string{"accept", "aid corridor"}},
	{"opposition", []string{"ask", "aid corridor", "Who inspects the convoys, and how long may it take?", "--clause", "3", "--blocking"}},
	{"envoy", []string{"answer", "aid corridor", "A team of ours, within two hours. The second revision says so."}},
	{"opposition", []string{"settle", "aid corridor"}},
	{"envoy", []string{"revise", "aid corridor", "corridor-2.yaml"}},
	{"turkey", []string{"accept", "aid corridor"}},
	{"russia", []string{"reserve", "aid corridor", "Flights that our own monitors need are agreed on with the Envoy beforehand, and not refused without a reason."}},
	{"opposition", []string{"ask", "aid corridor", "Does a convoy that is late have to turn back at 15:00?", "--clause", "1", "--blocking"}},
	{"envoy", []string{"answer", "aid corridor", "No. What is under way by 15:00 arrives."}},
	{"syria", []string{"ask", "aid corridor", "At this bend the line runs through a village. Can it pass to the south of it?", "--point", "36.97,36.16", "--blocking"}},
	{"iran", []string{"comment", "aid corridor", "The longer hours are welcome: the road is slow in winter.", "--clause", "1"}},

	// Under review: countered.
	{"us", []string{"table", "euphrates.yaml", "--to", "everyone"}},
	{"us", []string{"accept", "safe zone east"}},
	{"russia", []string{"counter", "safe zone east", "euphrates-counter.yaml"}},
	{"russia", []string{"accept", "camps and a road"}},

	// Declared; rejected; withdrawn.
	{"syria", []string{"declare", "hospital.yaml", "--to", "everyone"}},
	{"russia", []string{"recognise", "hospital zone"}},
	{"us", []string{"acknowledge", "hospital zone"}},
	{"envoy", []string{"table", "palmyra.yaml", "--to", "everyone"}},
	{"russia", []string{"accept", "palmyra"}},
	{"syria", []string{"reject", "palmyra", "--text", "The road must stay open. Without clause 2 we would accept."}},
	{"turkey", []string{"table", "night-calm.yaml", "--to", "everyone"}},
	{"turkey", []string{"withdraw", "night calm", "--text", "The aid corridor comes first."}},
}

// demoKeys are the names of key files that differ from how acts call parties.
var demoKeys = map[string]string{"envoy": "un"}

// act has a party of the demo say something, through the server like anybody.
func (c *demoCmd) act(e *env, a demoAct, dir, at string) error {
	label := a.by
	if file, ok := demoKeys[label]; ok {
		label = file
	}
	args := make([]string, len(a.args))
	for i, arg := range a.args {
		if filepath.Ext(arg) == ".yaml" {
			arg = filepath.Join(dir, arg)
		}
		args[i] = arg
	}
	args = append(args, "--key", filepath.Join(dir, "keys", label+".key"), "--server", at, "--yes")
	if code := run(e.ctx, args, strings.NewReader(""), nowhere{}, e.errw); code != exitOK {
		return fmt.Errorf("the demo's matters of today can't be prepared: parley %s exits with %d", strings.Join(a.args[:2], " "), code)
	}
	return nil
}

var demoDay = regexp.MustCompile(`TODAY\+(\d+)T`)

// dated puts days into a sample: TODAY+3T becomes the day in three days.
func dated(sample []byte, now time.Time) []byte {
	return demoDay.ReplaceAllFunc(sample, func(m []byte) []byte {
		days, _ := strconv.Atoi(string(demoDay.FindSubmatch(m)[1]))
		return []byte(now.UTC().AddDate(0, 0, days).Format("2006-01-02T"))
	})
}
