package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/url"
	"strings"
	"syscall"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/client"
	"github.com/open-parley/parley/ledger"
)

// Exit codes, as docs/operations/exit-codes.md tells them. 3, 4 and 5 are
// parley.Verdict's.
const (
	exitOK          = 0
	exitFailed      = 1 // the command failed, or a story did not go as it says
	exitUsage       = 2 // the command line, or a file that it names, can't be understood
	exitRefused     = 6 // a rule, a state or a format forbids it
	exitUnreachable = 7
	exitUnverified  = 8 // a proof does not hold
)

const exitCodes = `Exit codes of parley:

  0  done; of check: no-conflict
  1  failed for another reason; of scenario: a story did not go as it says
  2  the command line, or a file that it names, can't be understood
  3  check: coordinate
  4  check: conflict
  5  check: indeterminate
  6  refused by a rule, a state or a format; nothing was entered; of doctor:
     something has to be done
  7  the server can't be reached, or is not ready
  8  a proof does not hold: receipt, checkpoint, signature, or the log itself; of
     verify: a bundle holds, and proves that the host broke its word

With --json an error is one problem (RFC 9457) on stderr: code, rule, state,
detail, todo, and exit, which is the code above.
`

// exitCodeOf sorts an error.
func exitCodeOf(err error) int {
	var (
		verdict verdictError
		use     usageError
		problem *answer.Problem
		refusal *parley.Refusal
		dial    *net.OpError
		u       *url.Error
	)
	switch {
	case err == nil:
		return exitOK
	case errors.As(err, &verdict):
		return int(verdict)
	case errors.As(err, &use):
		return exitUsage
	case errors.Is(err, errDeclined), errors.Is(err, context.Canceled):
		return exitFailed
	case errors.Is(err, ledger.ErrDamaged), errors.Is(err, client.ErrRewritten):
		return exitUnverified
	case errors.As(err, &problem):
		switch {
		case problem.Code == "not-parley":
			return exitUnreachable
		case problem.Status == 404:
			return exitUsage
		case problem.Status == 503:
			return exitUnreachable
		case problem.Status >= 500:
			return exitFailed
		}
		return exitRefused
	case errors.As(err, &refusal):
		switch {
		case refusal.Rule == "R9":
			return exitUnverified
		case refusal.Code == "internal", refusal.Code == "no-browser", refusal.Code == "not-printed":
			return exitFailed
		case refusal.Code == "unreachable":
			return exitUnreachable
		case refusal.Code == "no-ledger", refusal.Code == "story":
			return exitUsage
		}
		return exitRefused
	case errors.As(err, &dial), errors.As(err, &u), errors.Is(err, syscall.ECONNREFUSED):
		return exitUnreachable
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, fs.ErrPermission), errors.Is(err, fs.ErrExist):
		return exitUsage
	}
	return exitFailed
}

// fail prints an error and gives its exit code.
func (e *env) fail(err error) int {
	code := exitCodeOf(err)
	var verdict verdictError
	if err == nil || errors.As(err, &verdict) {
		return code
	}
	p := e.problem(err)
	if e.cli.JSON {
		b, err := json.Marshal(struct {
			answer.Problem
			Exit int `json:"exit"`
		}{p, code})
		if err != nil { // plain values only
			panic(err)
		}
		fmt.Fprintf(e.errw, "%s\n", b)
		return code
	}
	sentence := p.Detail
	if p.Rule != "" {
		sentence = p.Rule + ": " + sentence
	}
	fmt.Fprintf(e.errw, "parley: %s\n", indent(sentence, "        "))
	if p.Todo != "" {
		fmt.Fprintf(e.errw, "        %s\n", indent(p.Todo, "        "))
	}
	if p.Code != "" && code != exitUsage {
		about := "code " + p.Code
		if p.State != "" {
			about += ", state " + string(p.State)
		}
		if p.Request != "" {
			about += ", request " + p.Request
		}
		fmt.Fprintf(e.errw, "        (%s)\n", about)
	}
	return code
}

// problem is what an error tells.
func (e *env) problem(err error) answer.Problem {
	var problem *answer.Problem
	if errors.As(err, &problem) {
		return *problem
	}
	var refusal *parley.Refusal
	if errors.As(err, &refusal) {
		return answer.Problem{Type: "urn:parley:problem:" + refusal.Code, Title: "It was refused", Detail: refusal.Sentence,
			Code: refusal.Code, Rule: refusal.Rule, State: refusal.State, Todo: refusal.Todo}
	}
	code, title, detail, todo := "failed", "It failed", err.Error(), ""
	switch exitCodeOf(err) {
	case exitUsage:
		code, title = "usage", "It can't be understood"
		todo = "See parley --help, or parley help COMMAND."
		if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) || errors.Is(err, fs.ErrExist) {
			todo = "Check the file's name and permissions."
		}
	case exitUnreachable:
		code, title = "unreachable", "Nobody answers"
		at := asked(err, e.cli.Server)
		detail = fmt.Sprintf("Nobody answers at %s: %v.", at, cause(err))
		todo = "Check the address, and whether it is served."
		if at == strings.TrimSuffix(e.cli.Server, "/") {
			todo = "Start one with parley serve --dir DIR, name another with --server URL, or open the ledger's folder with --dir DIR."
		}
	}
	return answer.Problem{Type: "urn:parley:problem:" + code, Title: title, Detail: sentence(detail), Code: code, Todo: todo}
}

// asked is the address of the server that a request went to: not always that of
// --server, which is meant where the error does not tell.
func asked(err error, server string) string {
	var u *url.Error
	if errors.As(err, &u) {
		if at, err := url.Parse(u.URL); err == nil && at.Host != "" {
			if own, err := url.Parse(server); err != nil || own.Scheme != at.Scheme || own.Host != at.Host {
				return at.Scheme + "://" + at.Host
			}
		}
	}
	return strings.TrimSuffix(server, "/")
}

// cause strips what net/http wraps around an error.
func cause(err error) error {
	var u *url.Error
	if errors.As(err, &u) {
		err = u.Err
	}
	var dial *net.OpError
	if errors.As(err, &dial) && dial.Err != nil {
		return dial.Err
	}
	return err
}

// sentence gives s a capital and a full stop.
func sentence(s string) string {
	s = strings.TrimSpace(s)
	if s == "" {
		return s
	}
	if s[0] >= 'a' && s[0] <= 'z' {
		s = strings.ToUpper(s[:1]) + s[1:]
	}
	if !strings.ContainsAny(s[len(s)-1:], ".?!") {
		s += "."
	}
	return s
}

// indent indents all lines of s but the first.
func indent(s, by string) string { return strings.ReplaceAll(s, "\n", "\n"+by) }
