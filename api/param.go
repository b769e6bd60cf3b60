package api

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/statement"
)

// The parameters of requests that have a form of their own. Each has one
// parser, which refuses what it does not know.

// moment is the parameter at: RFC 3339 with an offset, or milliseconds since
// 1970. Absent: now.
type moment struct {
	at  parley.Instant
	set bool
}

func (m *moment) UnmarshalText(b []byte) error {
	at, err := parseInstant(string(b))
	if err == nil {
		*m = moment{at, true}
	}
	return err
}

func parseInstant(s string) (parley.Instant, error) {
	if ms, err := strconv.ParseInt(s, 10, 64); err == nil {
		if ms < 0 || ms > int64(parley.Never) || strconv.FormatInt(ms, 10) != s {
			return 0, fmt.Errorf("%q is no time in milliseconds since 1970", s)
		}
		return parley.Instant(ms), nil
	}
	t, err := time.Parse(time.RFC3339Nano, s)
	if err != nil {
		return 0, fmt.Errorf("%q is no time: write RFC 3339 with an offset, such as 2017-05-06T00:00:00Z (a + of an offset is %%2B in a query), or milliseconds since 1970", s)
	}
	if t.Nanosecond()%int(time.Millisecond) != 0 {
		return 0, fmt.Errorf("%q is finer than a millisecond", s)
	}
	if t.UnixMilli() < 0 || parley.At(t) > parley.Never {
		return 0, fmt.Errorf("%q is before 1970", s)
	}
	return parley.At(t), nil
}

// Schema describes it.
func (moment) Schema(huma.Registry) *huma.Schema {
	return &huma.Schema{Type: huma.TypeString, Examples: []any{"2017-05-06T00:00:00Z", "1494028800000"},
		Description: "RFC 3339 with an offset, or milliseconds since 1970; absent: now"}
}

// in resolves it: now is never before the ledger's head.
func (s *Server) in(st *docket.State, m moment) *docket.Snapshot {
	if !m.set {
		m.at = max(s.now(), st.Head())
	}
	return st.At(m.at).With(s.heights)
}

// audienceParam is everyone, or party identifiers with commas between them.
type audienceParam struct{ statement.Audience }

func (a *audienceParam) UnmarshalText(b []byte) error {
	if string(b) == "everyone" {
		a.Audience = statement.Everyone
		return nil
	}
	var ids []parley.PartyID
	for f := range strings.SplitSeq(string(b), ",") {
		var id parley.PartyID
		if err := id.UnmarshalText([]byte(f)); err != nil {
			return err
		}
		if len(ids) == statement.MaxAudience {
			return fmt.Errorf("an audience names at most %d parties", statement.MaxAudience)
		}
		if slices.Contains(ids, id) {
			return fmt.Errorf("party %s is named twice", parley.Short(id))
		}
		ids = append(ids, id)
	}
	a.Audience = statement.Parties(ids...)
	return nil
}

// Schema describes it.
func (audienceParam) Schema(huma.Registry) *huma.Schema {
	return &huma.Schema{Type: huma.TypeString, Examples: []any{"everyone"},
		Description: "everyone, or party identifiers with commas between them"}
}

// subjectKinds are the names of the chains in the parameter kind.
var subjectKinds = map[string]statement.SubjectKind{
	"party":       statement.SubjectParty,
	"log":         statement.SubjectLog,
	"arrangement": statement.SubjectArrangement,
	"operation":   statement.SubjectOperation,
}

// subjectKind is the parameter kind.
type subjectKind struct{ kind statement.SubjectKind }

func (k *subjectKind) UnmarshalText(b []byte) error {
	v, ok := subjectKinds[string(b)]
	if !ok {
		return errors.New("a subject is party, log, arrangement or operation")
	}
	k.kind = v
	return nil
}

// Schema describes it.
func (subjectKind) Schema(huma.Registry) *huma.Schema {
	return &huma.Schema{Type: huma.TypeString, Enum: []any{"party", "log", "arrangement", "operation"},
		Description: "whose chain: the author's own matters, the log's, an arrangement's or an operation's"}
}

// identifier describes every identifier.
type identifier struct{}

// Schema describes it.
func (identifier) Schema(huma.Registry) *huma.Schema {
	return &huma.Schema{Type: huma.TypeString, Pattern: "^[0-9a-f]{64}$", PatternDescription: "64 lower-case hexadecimal digits"}
}

// pair describes a point: [lon,lat] in units of 1e-7 degree.
type pair struct{}

// Schema describes it.
func (pair) Schema(huma.Registry) *huma.Schema {
	two := 2
	return &huma.Schema{Type: huma.TypeArray, Items: &huma.Schema{Type: huma.TypeInteger}, MinItems: &two, MaxItems: &two,
		Description: "longitude and latitude in WGS 84, units of 1e-7 degree"}
}

// decimal describes a number that is never a float on its way.
type decimal struct{}

// Schema describes it.
func (decimal) Schema(huma.Registry) *huma.Schema { return &huma.Schema{Type: huma.TypeNumber} }

// addressees describes an audience.
type addressees struct{}

// Schema describes it.
func (addressees) Schema(huma.Registry) *huma.Schema {
	return &huma.Schema{Type: huma.TypeArray, Items: &huma.Schema{Type: huma.TypeString},
		Description: `["everyone"], or party identifiers in ascending order`}
}

// aliases are types whose JSON reflection does not show.
var aliases = map[reflect.Type]reflect.Type{
	reflect.TypeFor[parley.LedgerID]():      reflect.TypeFor[identifier](),
	reflect.TypeFor[parley.StatementID]():   reflect.TypeFor[identifier](),
	reflect.TypeFor[parley.PartyID]():       reflect.TypeFor[identifier](),
	reflect.TypeFor[parley.KeyID]():         reflect.TypeFor[identifier](),
	reflect.TypeFor[parley.ArrangementID](): reflect.TypeFor[identifier](),
	reflect.TypeFor[parley.OperationID]():   reflect.TypeFor[identifier](),
	reflect.TypeFor[parley.RevisionID]():    reflect.TypeFor[identifier](),
	reflect.TypeFor[parley.PartID]():        reflect.TypeFor[identifier](),
	reflect.TypeFor[parley.Digest]():        reflect.TypeFor[identifier](),
	reflect.TypeFor[statement.Salt]():       reflect.TypeFor[identifier](),
	reflect.TypeFor[parley.Point]():         reflect.TypeFor[pair](),
	reflect.TypeFor[statement.Audience]():   reflect.TypeFor[addressees](),
	reflect.TypeFor[json.Number]():          reflect.TypeFor[decimal](),
}

// naturalNumber describes an index, which is at most statement.MaxInteger.
func naturalNumber() *huma.Schema {
	least, most := 0.0, float64(statement.MaxInteger)
	return &huma.Schema{Type: huma.TypeInteger, Format: "int64", Minimum: &least, Maximum: &most}
}
