// Command parley is the command line of Parley, and the only place where its
// packages are wired together: a server, an exercise, and a command for
// everything that a party does.
//
//	parley help              what there is
//	parley help exit-codes   what the exit codes mean
//
// Each file of this package holds the commands of one noun.
package main

import (
	"context"
	"errors"
	"io"
	"os"
	"os/signal"
	"reflect"
	"slices"
	"strings"
	"syscall"

	"github.com/alecthomas/kong"
	"github.com/mattn/go-isatty"

	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/ledger/jetstream"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // the first signal asks for an end, the second ends
	code := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// cli is the whole command line. Groups are those of the help page.
type cli struct {
	Server  string `help:"Address of the server." env:"PARLEY_SERVER" default:"http://127.0.0.1:8080" placeholder:"URL" group:"Everywhere"`
	Dir     string `help:"Folder: the ledger's of init, serve and demo, the mirror's of mirror, the witness's of witness; elsewhere a ledger's, which is opened here instead of asking a server (it must not be served meanwhile)." type:"path" placeholder:"DIR" group:"Everywhere"`
	Key     string `help:"Key file to log in and sign with." env:"PARLEY_KEY" type:"path" placeholder:"FILE" group:"Everywhere"`
	CA      string `name:"ca" help:"Believe a server's certificate if it comes from this PEM file alone; absent: from the system's." env:"PARLEY_CA" type:"path" placeholder:"FILE" group:"Everywhere"`
	IDToken string `name:"id-token" help:"File with the token of the identity provider that the server asks for beside the key." env:"PARLEY_ID_TOKEN" type:"path" placeholder:"FILE" group:"Everywhere"`
	JSON    bool   `help:"Print what programs read: the API's JSON; errors as problem JSON on stderr." name:"json" group:"Everywhere"`

	Yes  bool   `help:"Sign without asking for confirmation." short:"y" group:"Everywhere"`
	Zone string `help:"Show times in this zone too, such as Asia/Damascus." env:"PARLEY_ZONE" placeholder:"ZONE" group:"Everywhere"`

	PassphraseFile string `help:"File whose first line is the passphrase of --key, mode 0600; absent: it is asked for." name:"passphrase-file" type:"path" placeholder:"FILE" group:"Everywhere"`
	PassphraseFD   *int   `help:"The same from an open file descriptor." name:"passphrase-fd" placeholder:"N" group:"Everywhere"`

	WitnessURL []string `help:"Address of a witness to compare with what the server shows, now and at every later command; repeat for each; none forgets them." name:"witness-url" sep:"none" placeholder:"URL" group:"Everywhere"`

	ShowVersion versionFlag `help:"Which version this is." name:"version" group:"Everywhere"`

	Init   initCmd   `cmd:"" group:"Host" help:"Found a ledger."`
	Demo   demoCmd   `cmd:"" group:"Host" help:"Start an exercise with a story in it."`
	Serve  serveCmd  `cmd:"" group:"Host" help:"Serve a ledger on this machine."`
	Mirror mirrorCmd `cmd:"" group:"Host" help:"Follow a host for your party, and serve what it may see; also without a link."`

	LedgerCmd ledgerCmd `cmd:"" name:"ledger" group:"Host" help:"Back up and restore a ledger's folder."`
	Doctor    doctorCmd `cmd:"" group:"Host" help:"What is wrong with a ledger's folder, where, and what to do; changes nothing."`

	Login  loginCmd  `cmd:"" group:"Parties" help:"Open a session for other programs, and print its token."`
	Logout logoutCmd `cmd:"" group:"Parties" help:"End sessions of your post."`
	Whoami whoamiCmd `cmd:"" group:"Parties" help:"As whom the server knows you; --all: who of your party is logged in."`

	Audit    auditCmd    `cmd:"" group:"Host" help:"What a served ledger has refused, to whom, when and by which rule."`
	Refusals refusalsCmd `cmd:"" group:"Parties" help:"What your party's posts were refused; for posts that administer."`

	Invite inviteCmd `cmd:"" group:"Parties" help:"Invite a key or a party by a link that can be used once; see who asks; let them in."`
	Join   joinCmd   `cmd:"" group:"Parties" help:"Make a key and ask to be let in, by an invitation's link."`

	KeyCmd    keyCmd       `cmd:"" name:"key" group:"Parties" help:"Make, show, enrol, rotate and revoke keys."`
	Powers    powersCmd    `cmd:"" group:"Parties" help:"Who may sign what for a party, for which post, and what needs two posts."`
	TwoPerson twoPersonCmd `cmd:"" name:"two-person" group:"Parties" help:"Have statements of some types signed by two of your posts."`
	Cosign    cosignCmd    `cmd:"" group:"Parties" help:"Sign as the second post what another of your posts has signed, and submit it."`
	Roster    rosterCmd    `cmd:"" group:"Parties" help:"Who stands in for a post: deputies, and who is on watch."`
	Party     partyCmd     `cmd:"" group:"Parties" help:"Admit, list, show and update parties."`
	Territory territoryCmd `cmd:"" group:"Parties" help:"Declare and disclaim territory."`

	Table    tableCmd    `cmd:"" group:"Bring in" help:"Bring in an arrangement to be agreed; --new writes a template."`
	Revise   reviseCmd   `cmd:"" group:"Bring in" help:"Bring in the next revision of your arrangement."`
	Counter  counterCmd  `cmd:"" group:"Bring in" help:"Answer an arrangement with one of your own; both stay open."`
	Declare  declareCmd  `cmd:"" group:"Bring in" help:"Declare a zone on territory that is yours alone."`
	Assert   assertCmd   `cmd:"" group:"Bring in" help:"Make known a zone that you assert, or that a third body authorised."`
	Withdraw withdrawCmd `cmd:"" group:"Bring in" help:"Take what is not in force off the table."`
	Extend   extendCmd   `cmd:"" group:"Bring in" help:"Show an arrangement to more parties."`
	Annex    annexCmd    `cmd:"" group:"Bring in" help:"Private annexes of a revision, which only parties named may see."`
	Draft    draftCmd    `cmd:"" group:"Bring in" help:"Check a draft without a server."`

	Ask     askCmd     `cmd:"" group:"Speak" help:"Ask for clarification; --blocking holds the entry into force back."`
	Answer  answerCmd  `cmd:"" group:"Speak" help:"Answer a question."`
	Settle  settleCmd  `cmd:"" group:"Speak" help:"Say that your question is answered."`
	Comment commentCmd `cmd:"" group:"Speak" help:"Comment, to all who see the arrangement or to some."`
	Talk    talkCmd    `cmd:"" group:"Speak" help:"What was said of an arrangement."`

	Accept       acceptCmd       `cmd:"" group:"Take a position" help:"Accept a revision."`
	Reserve      reserveCmd      `cmd:"" group:"Take a position" help:"Accept with a reservation."`
	Condition    conditionCmd    `cmd:"" group:"Take a position" help:"Accept on a condition."`
	Reject       rejectCmd       `cmd:"" group:"Take a position" help:"Reject a revision."`
	Undecided    undecidedCmd    `cmd:"" group:"Take a position" help:"Say that you are undecided; it takes an earlier position back."`
	Simultaneous simultaneousCmd `cmd:"" group:"Take a position" help:"Accept together with others, at one instant."`
	Confirm      confirmCmd      `cmd:"" group:"Take a position" help:"Confirm a fact that a condition leaves to you."`
	Reservation  reservationCmd  `cmd:"" group:"Take a position" help:"Accept or object to another's reservation."`

	Acknowledge       acknowledgeCmd       `cmd:"" group:"Declared zones" help:"Say that a declared zone was received; nothing more."`
	Recognise         recogniseCmd         `cmd:"" group:"Declared zones" aliases:"recognize" help:"Recognise a declared zone; it binds you."`
	RefuseRecognition refuseRecognitionCmd `cmd:"" group:"Declared zones" help:"Refuse to recognise a declared zone."`

	Suspend  suspendCmd  `cmd:"" group:"In force" help:"Suspend an arrangement as its terms provide."`
	Resume   resumeCmd   `cmd:"" group:"In force" help:"End your suspension."`
	Renew    renewCmd    `cmd:"" group:"In force" help:"Agree to another term."`
	Object   objectCmd   `cmd:"" group:"In force" help:"Object to tacit renewal, or to a reservation."`
	Denounce denounceCmd `cmd:"" group:"In force" help:"Leave an arrangement, after its notice."`
	Publish  publishCmd  `cmd:"" group:"In force" help:"Take part in making public what is in force; all who had to consent must."`
	Breach   breachCmd   `cmd:"" group:"In force" help:"Notify a breach, cure it, be released."`

	Operation operationCmd `cmd:"" group:"Flights and operations" help:"Plan, change, start, end and list operations."`
	Check     checkCmd     `cmd:"" group:"Flights and operations" help:"May a party expect a conflict? Exit code 0, 3, 4 or 5."`

	Needs     needsCmd     `cmd:"" group:"Ask" help:"What waits for your party, the most pressing first."`
	Status    statusCmd    `cmd:"" group:"Ask" help:"What there is, toward whom, and what it waits for."`
	Diff      diffCmd      `cmd:"" group:"Ask" help:"What a revision changes against another."`
	Impact    impactCmd    `cmd:"" group:"Ask" help:"What a draft or a revision would mean: who must consent, what it meets."`
	Export    exportCmd    `cmd:"" group:"Ask" help:"A revision's map as GeoJSON."`
	Sheet     sheetCmd     `cmd:"" group:"Ask" help:"An arrangement as the sheet that people sign on paper, as a PDF."`
	Published publishedCmd `cmd:"" group:"Ask" help:"What participants have made public; anybody may ask."`
	Log       logCmd       `cmd:"" group:"Ask" help:"The entries, receipts and checkpoints of the log."`
	Audience  audienceCmd  `cmd:"" group:"Ask" help:"Who sees a statement, since when, and why."`
	Readers   readersCmd   `cmd:"" group:"Ask" help:"Who has read what your party said of sealed class, and when."`
	Bundle    bundleCmd    `cmd:"" group:"Ask" help:"Write what a party may see of the log to one file that verifies offline."`
	Verify    verifyCmd    `cmd:"" group:"Ask" help:"Verify bundles and receipts offline, or a ledger's folder as a whole."`

	Retention  retentionCmd  `cmd:"" group:"Host" help:"Hold what must not be erased; plan, announce and carry out erasures."`
	Witness    witnessCmd    `cmd:"" group:"Host" help:"Cosign checkpoints, so that a host with two histories is found out."`
	Evidence   evidenceCmd   `cmd:"" group:"Ask" help:"Proof that a log has signed two histories: what is kept of it, and whether it holds."`
	Scenario   scenarioCmd   `cmd:"" group:"Host" help:"Play stories that rehearse and test an arrangement."`
	Version    versionCmd    `cmd:"" group:"Help" help:"Which version this is."`
	Help       helpCmd       `cmd:"" group:"Help" help:"Help on a command, or on exit-codes, names, times, environment."`
	Completion completionCmd `cmd:"" group:"Help" help:"Print shell completion for bash, zsh or fish."`
}

// env is what commands have of the outside.
type env struct {
	// cluster is where the log of --dir lies; nil: in the folder.
	cluster *jetstream.Cluster
	// data is what --dir compares heights by; nil: nothing.
	data *docket.Heights

	ctx  context.Context
	cli  *cli
	app  *kong.Kong
	in   io.Reader
	out  io.Writer
	errw io.Writer
	// ask: a person sits at the terminal. watch: a person reads stderr.
	ask, watch bool
	alarmed    []string // files of evidence that this command has told of
	unlocked   unlocked // the key of --key, once it was needed
	phrase     []byte   // what --passphrase-fd gave, which can be read once
}

// run parses and runs one command, and gives its exit code.
func run(ctx context.Context, args []string, in io.Reader, out, errw io.Writer) int {
	var c cli
	e := &env{ctx: ctx, cli: &c, in: in, out: out, errw: errw, ask: terminal(in) && terminal(errw), watch: terminal(errw)}
	exit := -1
	app, err := kong.New(&c,
		kong.Name("parley"),
		kong.Description("Safe zones, no-fly zones, corridors and protected sites, agreed among parties that do not trust each other: signed statements, one ledger, and what follows from them."),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, NoExpandSubcommands: true, FlagsLast: true, WrapUpperBound: 100}),
		kong.ShortUsageOnError(),
		kong.Writers(out, errw),
		kong.Exit(func(code int) { exit = code; panic(exited{}) }),
		kong.NamedMapper("path", kong.MapperFunc(pathFlag)),
		kong.Bind(e),
	)
	if err != nil { // a mistake in the struct above, which every test would meet
		panic(err)
	}
	e.app = app
	code := func() (code int) {
		defer func() {
			if v := recover(); v != nil {
				if _, ok := v.(exited); !ok {
					panic(v)
				}
				code = exit
			}
		}()
		k, err := app.Parse(args)
		if err != nil {
			if len(args) == 0 {
				return e.welcome()
			}
			c.JSON = c.JSON || saysJSON(args)
			return e.fail(usageError{err})
		}
		if !unalarmed[strings.Fields(k.Command())[0]] {
			e.alarms()
		}
		return e.fail(k.Run())
	}()
	return code
}

// saysJSON finds --json on a command line that was not understood, up to where
// it is known to be another's.
func saysJSON(args []string) bool {
	if end := slices.Index(args, "--"); end >= 0 {
		args = args[:end]
	}
	return slices.Contains(args, "--json") || slices.Contains(args, "--json=true")
}

// unalarmed commands say nothing of evidence that is kept: their output alone is
// wanted, or it is about that.
var unalarmed = map[string]bool{"help": true, "version": true, "completion": true, "evidence": true}

// pathFlag makes a path absolute. An empty one stays empty: it names nothing,
// as an environment variable that is set to nothing does. A flag that may be
// repeated takes one path each time.
func pathFlag(c *kong.DecodeContext, target reflect.Value) error {
	var path string
	if err := c.Scan.PopValueInto("file", &path); err != nil {
		return err
	}
	if path != "" && path != "-" {
		path = kong.ExpandPath(path)
	}
	if target.Kind() == reflect.Slice {
		target.Set(reflect.Append(target, reflect.ValueOf(path)))
		return nil
	}
	target.SetString(path)
	return nil
}

// exited unwinds from kong when it would exit, after --help.
type exited struct{}

// terminal reports whether f is one.
func terminal(f any) bool {
	file, ok := f.(*os.File)
	return ok && isatty.IsTerminal(file.Fd())
}

// usageError is the user's: what was typed, or a file that was named, can't be
// understood.
type usageError struct{ error }

func (u usageError) Unwrap() error { return u.error }

// usage makes a usageError of err, if it is not nil.
func usage(err error) error {
	if err == nil {
		return nil
	}
	return usageError{err}
}

// verdictError carries the exit code of a check; nothing more is printed.
type verdictError int

func (v verdictError) Error() string { return "the check found something" }

// errDeclined: the user said no.
var errDeclined = errors.New("nothing was signed")
