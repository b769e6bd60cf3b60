package api

import (
	"cmp"
	"encoding/json"
	"errors"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
)

// problem is an answer.Problem on its way out: with its headers, and the cause
// for the operator's log.
type problem struct {
	answer.Problem
	after bool          // Retry-After
	wait  time.Duration // how long; 0: RetryAfter
	allow string        // Allow, with 405
	cause error
}

// GetStatus and ContentType make it an error that huma can write.
func (p *problem) GetStatus() int            { return p.Status }
func (p *problem) ContentType(string) string { return answer.ProblemType }

// GetHeaders tells when to try again.
func (p *problem) GetHeaders() http.Header {
	h := http.Header{"Cache-Control": {"no-store"}}
	if p.after {
		wait := cmp.Or(p.wait, RetryAfter)
		h.Set("Retry-After", strconv.FormatInt(int64((wait+time.Second-1)/time.Second), 10))
	}
	if p.allow != "" {
		h.Set("Allow", p.allow)
	}
	if p.Status == http.StatusUnauthorized {
		h.Set("WWW-Authenticate", `Bearer realm="parley"`)
	}
	return h
}

var titles = map[int]string{
	http.StatusBadRequest:                  "The request can't be read",
	http.StatusUnauthorized:                "It is for those who have logged in",
	http.StatusForbidden:                   "That is not for you",
	http.StatusRequestTimeout:              "The request came too slowly",
	http.StatusNotFound:                    "There is no such thing here",
	http.StatusMethodNotAllowed:            "That can't be done here",
	http.StatusConflict:                    "The rules or the state forbid it",
	http.StatusGone:                        "It was here and was erased",
	http.StatusRequestEntityTooLarge:       "It is larger than the limit",
	http.StatusRequestURITooLong:           "It is larger than the limit",
	http.StatusTooManyRequests:             "Too much at a time",
	http.StatusRequestHeaderFieldsTooLarge: "It is larger than the limit",
	http.StatusUnsupportedMediaType:        "The media type is not known here",
	http.StatusUnprocessableEntity:         "It can be read, but makes no sense",
	http.StatusInternalServerError:         "The server failed",
	http.StatusServiceUnavailable:          "Not now",
}

func newProblem(status int, r *parley.Refusal) *problem {
	title := titles[status]
	if title == "" {
		title = http.StatusText(status)
	}
	return &problem{Problem: answer.Problem{
		Type: "urn:parley:problem:" + r.Code, Title: title, Status: status,
		Detail: r.Sentence, Code: r.Code, Rule: r.Rule, State: r.State, Todo: r.Todo,
	}, cause: r.Cause, after: status == http.StatusServiceUnavailable || status == http.StatusTooManyRequests}
}

// statuses of refusals that neither a rule nor the format explains.
var statuses = map[string]int{
	"limit":               http.StatusRequestEntityTooLarge,
	"not-found":           http.StatusNotFound,
	"no-slot":             http.StatusNotFound,
	"erased":              http.StatusGone,
	"invitation-used":     http.StatusGone,
	"invitation-expired":  http.StatusGone,
	"busy":                http.StatusServiceUnavailable,
	"stopped":             http.StatusServiceUnavailable,
	"disk-full":           http.StatusServiceUnavailable,
	"closed":              http.StatusServiceUnavailable,
	"clock-behind":        http.StatusServiceUnavailable,
	"clock-jumped":        http.StatusServiceUnavailable,
	"no-decider":          http.StatusServiceUnavailable,
	"not-entered":         http.StatusServiceUnavailable,
	"outcome-unknown":     http.StatusServiceUnavailable,
	"receipt-unavailable": http.StatusServiceUnavailable,
	"access-log":          http.StatusServiceUnavailable,
	"sealed-in-cluster":   http.StatusServiceUnavailable,
	"log-damaged":         http.StatusInternalServerError,
	"access-damaged":      http.StatusInternalServerError,
	"keys-lost":           http.StatusInternalServerError,
}

// problemOf turns any error into a problem. A refusal by a rule or a state is
// a conflict; format is the status of one that rests on the format alone. What
// is no refusal is the server's own failure, whose cause users don't see.
func problemOf(err error, format int) *problem {
	var p *problem
	if errors.As(err, &p) {
		return p
	}
	var tooLong *http.MaxBytesError
	if errors.As(err, &tooLong) {
		return tooLarge(tooLong.Limit)
	}
	var r *parley.Refusal
	switch {
	case !errors.As(err, &r):
		p = internal()
		p.cause = err
		return p
	case statuses[r.Code] == http.StatusInternalServerError:
		p = internal()
		p.cause = err // what it says is for the operator
		return p
	case statuses[r.Code] != 0:
		return newProblem(statuses[r.Code], r)
	case r.State == "" && (r.Rule == "" || strings.HasPrefix(r.Code, "part-")):
		return newProblem(format, r)
	}
	return newProblem(http.StatusConflict, r)
}

// query is problemOf for questions: what they name and is not here is not
// found, and no rule stands in their way.
func query(err error) *problem {
	p := problemOf(err, http.StatusUnprocessableEntity)
	var r *parley.Refusal
	if p.Status != http.StatusConflict || !errors.As(err, &r) {
		return p
	}
	if r.Code == "unknown-arrangement" || r.Code == "unknown-revision" {
		return newProblem(http.StatusNotFound, r)
	}
	return newProblem(http.StatusUnprocessableEntity, r)
}

func tooLarge(limit int64) *problem {
	return newProblem(http.StatusRequestEntityTooLarge, parley.Refuse("too-large", "", "The body is longer than %d bytes.", limit).
		To("Shorten the texts or simplify the map."))
}

func internal() *problem {
	return newProblem(http.StatusInternalServerError, parley.Refuse("internal", "", "The server failed to answer.").
		To("Try again; if it stays so, give the operator the request's name."))
}

func notFound(noun string, id any) *problem {
	return newProblem(http.StatusNotFound, parley.Refuse("unknown-"+noun, "", "There is no %s %v here.", noun, id).
		To("Check the identifier: it has 64 lower-case hexadecimal digits, and belongs to this ledger."))
}

func busy(what string) *problem {
	return newProblem(http.StatusServiceUnavailable, parley.Refuse("busy", "", "The server has as many %s under way as it takes.", what).
		To("Try again in a second."))
}

func malformed(format string, args ...any) *problem {
	return newProblem(http.StatusBadRequest, parley.Refuse("malformed", "", format, args...).
		To("Send what /v1/openapi.json says."))
}

// humaProblem is how huma reports what it finds itself: parameters that can't
// be read, above all.
func humaProblem(status int, msg string, errs ...error) huma.StatusError {
	for _, err := range errs {
		var p *problem
		if errors.As(err, &p) {
			return p
		}
	}
	if status == http.StatusInternalServerError || status == 0 {
		return problemOf(errors.Join(errs...), status)
	}
	if status == http.StatusRequestEntityTooLarge {
		return tooLarge(MaxBody)
	}
	if status == http.StatusUnprocessableEntity {
		status = http.StatusBadRequest // parameters are checked for their form alone
	}
	for _, err := range errs {
		var d huma.ErrorDetailer
		if errors.As(err, &d) {
			e := d.ErrorDetail()
			where := strings.TrimPrefix(strings.TrimPrefix(e.Location, "path."), "query.")
			msg = where + ": " + strings.TrimPrefix(e.Message, "invalid value: ")
			break
		}
	}
	p := malformed("%s.", strings.TrimSuffix(msg, "."))
	p.Status, p.Title = status, titles[status]
	return p
}

// write sends the problem.
func (p *problem) write(w http.ResponseWriter) {
	for k, v := range p.GetHeaders() {
		w.Header()[k] = v
	}
	w.Header().Set("Content-Type", answer.ProblemType)
	b, err := json.Marshal(p.Problem)
	if err != nil { // no field can fail
		panic(err)
	}
	w.Header().Set("Content-Length", strconv.Itoa(len(b)+1))
	w.WriteHeader(p.Status)
	w.Write(append(b, '\n'))
}
