package statement_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/gowebpki/jcs"
	"github.com/open-parley/parley/statement"
)

// profileCases is written to testdata/vectors/statement/profile.json too. Text
// is what is read; Code is "" where the profile accepts it.
var profileCases = []struct{ Name, Text, Code string }{
	{"empty object", `{}`, ""},
	{"integers at both ends", `[-9007199254740991,-1,0,1,9007199254740991]`, ""},
	{"words", `[true,false]`, ""},
	{"members in order", `{"A":1,"B":2,"_":3,"a1":4,"c":5}`, ""},
	{"several scripts", `["حلب","Зона","安全区","😀"]`, ""},
	{"short escapes", `["\"\\\b\t\n\f\r\u0000\u001f"]`, ""},
	{"delete and line separator are raw", "[\"\x7f\u2028\u2029\"]", ""},
	{"solidus is raw", `["a/b<>&"]`, ""},
	{"deepest nesting", strings.Repeat("[", statement.MaxDepth) + strings.Repeat("]", statement.MaxDepth), ""},

	{"nothing", ``, "syntax"},
	{"two values", `{}{}`, "syntax"},
	{"cut off", `{"a":1`, "syntax"},
	{"a comma too many", `[1,]`, "syntax"},
	{"single quotes", `{'a':1}`, "syntax"},
	{"not a number", `[NaN]`, "syntax"},
	{"plus sign", `[+1]`, "syntax"},
	{"minus alone", `[-]`, "syntax"},
	{"half a word", `[tru]`, "syntax"},
	{"raw control character", "[\"\x01\"]", "syntax"},
	{"unknown escape", `["\x41"]`, "syntax"},
	{"byte order mark", "\ufeff{}", "syntax"},
	{"not UTF-8", "[\"\xff\"]", "not-utf8"},
	{"overlong UTF-8", "[\"\xc0\x80\"]", "not-utf8"},
	{"surrogate in UTF-8", "[\"\xed\xa0\x80\"]", "not-utf8"},
	{"one level too deep", strings.Repeat("[", statement.MaxDepth+1) + strings.Repeat("]", statement.MaxDepth+1), "depth"},

	{"null", `{"a":null}`, "null"},
	{"fraction", `[1.5]`, "float"},
	{"fraction of zero", `[1.0]`, "float"},
	{"exponent", `[1e3]`, "float"},
	{"capital exponent", `[1E3]`, "float"},
	{"minus zero", `[-0]`, "negative-zero"},
	{"leading zero", `[01]`, "leading-zero"},
	{"leading zero after minus", `[-01]`, "leading-zero"},
	{"2^53", `[9007199254740992]`, "big-integer"},
	{"-2^53", `[-9007199254740992]`, "big-integer"},
	{"hundred digits", `[` + strings.Repeat("9", 100) + `]`, "big-integer"},

	{"the same key twice", `{"a":1,"a":2}`, "duplicate-key"},
	{"the same key in another case", `{"A":1,"B":2,"a":3}`, "duplicate-key"},
	{"the same key in mixed case", `{"Audience":1,"audiencE":2}`, "duplicate-key"},
	{"kelvin sign, which folds to k", "{\"\u212a\":1,\"k\":2}", "key"},
	{"long s, which folds to s", "{\"\u017f\":1}", "key"},
	{"escaped key", `{"\u0061":1}`, "not-canonical"},
	{"escaped quote in a key", `{"a\"":1}`, "key"},
	{"empty key", `{"":1}`, "key"},
	{"key with a space", `{"a b":1}`, "key"},
	{"key too long", `{"` + strings.Repeat("a", statement.MaxFieldName+1) + `":1}`, "key"},

	{"members out of order", `{"b":1,"a":2}`, "not-canonical"},
	{"white space", `{"a": 1}`, "not-canonical"},
	{"line end", "{}\n", "not-canonical"},
	{"escaped letter", `["\u0041"]`, "not-canonical"},
	{"escaped solidus", `["\/"]`, "not-canonical"},
	{"control character the long way", `["\u000a"]`, "not-canonical"},
	{"capital hexadecimal", `["\u001F"]`, "not-canonical"},
	{"escaped emoji", `["\ud83d\ude00"]`, "not-canonical"},
	{"half a surrogate pair", `["\ud83d"]`, "surrogate"},
	{"surrogates the wrong way round", `["\ude00\ud83d"]`, "surrogate"},
}

func TestProfile(t *testing.T) {
	for _, c := range profileCases {
		err := statement.CheckProfile([]byte(c.Text))
		if code(err) != c.Code || (err == nil) != (c.Code == "") {
			t.Errorf("%s: code %q, want %q (%v)", c.Name, code(err), c.Code, err)
		}
	}
}

// A refusal says where.
func TestProfileNamesThePlace(t *testing.T) {
	err := statement.CheckProfile([]byte(`{"body":{"rules":[{},{"clause":null}]}}`))
	if err == nil || !strings.Contains(err.Error(), "(at byte 31, $.body.rules[1].clause)") {
		t.Fatal(err)
	}
}

func TestProfileLimits(t *testing.T) {
	var many bytes.Buffer
	many.WriteByte('{')
	for i := range statement.MaxMembers + 1 {
		if i > 0 {
			many.WriteByte(',')
		}
		many.WriteString(`"k` + strings.Repeat("x", i%50) + string(rune('A'+i/50)) + `":1`)
	}
	many.WriteByte('}')
	for name, text := range map[string]string{
		"length":  `"` + strings.Repeat("x", statement.MaxDocument-1) + `"`,
		"members": many.String(),
	} {
		if _, err := statement.Canonicalise([]byte(text)); !hasCode(err, "limit") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := statement.CheckProfile([]byte(`"` + strings.Repeat("x", statement.MaxDocument-2) + `"`)); err != nil {
		t.Error(err)
	}
}

// agree holds the two laws of the profile against RFC 8785's own code: what is
// accepted is canonical, and what is canonicalised is what jcs gives.
func agree(t *testing.T, b []byte) {
	accepted := statement.CheckProfile(b) == nil
	ours, err := statement.Canonicalise(b)
	if err != nil {
		if accepted {
			t.Fatalf("%q is accepted but not canonicalised: %v", b, err)
		}
		return
	}
	theirs, err := jcs.Transform(b)
	if err != nil || !bytes.Equal(ours, theirs) {
		t.Fatalf("%q becomes %q, but by jcs (%v) %q", b, ours, err, theirs)
	}
	if accepted != bytes.Equal(b, ours) {
		t.Fatalf("%q is accepted: %v, its canonical form is %q", b, accepted, ours)
	}
	if !json.Valid(b) {
		t.Fatalf("%q is canonicalised but no JSON", b)
	}
	if err := statement.CheckProfile(ours); err != nil {
		t.Fatalf("%q is canonicalised to %q: %v", b, ours, err)
	}
}

func TestProfileAgreesWithJCS(t *testing.T) {
	for _, c := range profileCases {
		agree(t, []byte(c.Text))
	}
	agree(t, []byte(`{"b":[{"z":1,"a":{"y":2,"x":"\u00e9\u2028"}}],"B2":{},"a":"\ud83d\ude00\/"}`))
}

func FuzzCheckProfile(f *testing.F) {
	f.Fuzz(func(t *testing.T, b []byte) { agree(t, b) })
}

func TestWhatIsMissingIsNamed(t *testing.T) {
	for text, path := range map[string]string{
		`{}`:              "$.envelope",
		`{"envelope":{}}`: "$.envelope.payload",
		`{"envelope":{"payload":"","payloadType":""}}`:                                                            "$.envelope.signatures",
		`{"envelope":{"payload":"","payloadType":"","signatures":[{"keyid":"` + strings.Repeat("0", 64) + `"}]}}`: "$.envelope.signatures[0].sig",
	} {
		_, err := statement.DecodeSubmission([]byte(text))
		if want := path + " is missing. Send it."; !hasCode(err, "missing") || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", text, err, want)
		}
	}
}

func TestDecodeStrict(t *testing.T) {
	type form struct {
		Name  string   `json:"name"`
		Count int64    `json:"count,omitempty"`
		List  []string `json:"list,omitempty"`
	}
	for _, c := range []struct{ text, code string }{
		{`{"name":"a"}`, ""},
		{`{"count":3,"list":["x"],"name":"a"}`, ""},
		{`{"count":0,"name":"a"}`, "not-canonical"},
		{`{"list":[],"name":"a"}`, "not-canonical"},
		{`{}`, "missing"},
		{`{"Name":"a"}`, "not-canonical"},
		{`{"name":"a","other":1}`, "unknown-field"},
		{`{"name":1}`, "wrong-type"},
		{`{"count":"3","name":"a"}`, "wrong-type"},
		{`["name"]`, "wrong-type"},
	} {
		var v form
		if err := statement.DecodeStrict([]byte(c.text), &v); code(err) != c.code {
			t.Errorf("%s: %v, want %q", c.text, err, c.code)
		}
	}
	if _, err := statement.Canonical(struct{ L []string }{}); !hasCode(err, "null") {
		t.Errorf("a nil slice: %v", err)
	}
	if _, err := statement.Canonical(1.5); !hasCode(err, "float") {
		t.Errorf("a fraction: %v", err)
	}
}
