package docket_test

import "flag"

// Where the docket is known to differ from the specification. Each line names
// the sentence that decides; it goes when the docket follows. With
// -model.strict the model holds the docket to all of them.
const (
	// "Resume ends the author's own suspension": also one whose notice still
	// runs, so that the author may suspend anew, and has nothing more to resume.
	resumedBeforeItBegan difference = "resume"
	// "An answer about t < the head's time never changes again": the counters
	// that an answer lists depend on what was asked before.
	countersRemembered difference = "counters"
	// A party that is not required and objects to tacit renewal leaves at the
	// expiry, also while a longer notice of denunciation runs.
	objectionWhileLeaving difference = "objection"
	// "What they do not provide is refused": a decision on an expiry beyond
	// which nothing renews, because the arrangement ends then.
	decisionBeyondTheEnd difference = "end"
	// "compromised-since asks for reaffirmation before E": what was said to be
	// compromised before the entry into force binds its party at that instant.
	compromisedJoins difference = "compromised"
	// "From the party concerned it stands as its position": also if that party
	// is a monitor.
	monitorCuresItself difference = "cure"
	// "Released" is a pair after a breach: a cured notice releases nobody, also
	// when all members have left.
	emptyCalledReleased difference = "released"
)

type difference string

var modelStrict = flag.Bool("model.strict", false, "hold the docket to what it is known to differ in")

// known tells whether the model lets a difference pass.
func known(difference) bool { return !*modelStrict }
