package statement

import (
	"bytes"
	"encoding/json"
	"unicode/utf8"

	"github.com/open-parley/parley"
)

// The frame around a body, around a payload and around parts is always the
// same: where a text keeps to its one encoding it is read in one pass here, at a
// fifth of the cost. What is not read here the general decoder looks at, which
// takes the same texts and says what is wrong with the others;
// TestFastDecodersAgree and the fuzz targets compare the two.

// cursor reads what must stand at its place. Once something else stands there
// it is bad, and reads nothing more.
type cursor struct {
	b   []byte
	bad bool
}

func (c *cursor) is(s string) bool {
	if c.bad || len(c.b) < len(s) || string(c.b[:len(s)]) != s {
		return false
	}
	c.b = c.b[len(s):]
	return true
}

func (c *cursor) want(s string) {
	if !c.is(s) {
		c.bad = true
	}
}

// hex32 reads 64 lower-case hexadecimal digits.
func (c *cursor) hex32() (out [32]byte) {
	if c.bad || len(c.b) < 64 {
		c.bad = true
		return out
	}
	for i := range out {
		high, low := nibble[c.b[2*i]], nibble[c.b[2*i+1]]
		if high|low > 15 {
			c.bad = true
			return out
		}
		out[i] = high<<4 | low
	}
	c.b = c.b[64:]
	return out
}

// nibble is the value of a lower-case hexadecimal digit; 255: it is none.
var nibble = func() (t [256]byte) {
	for i := range t {
		t[i] = 255
	}
	for i, c := range []byte("0123456789abcdef") {
		t[c] = byte(i)
	}
	return t
}()

// number reads an integer from 0 to MaxInteger in its one form.
func (c *cursor) number() (n int64) {
	i := 0
	for ; !c.bad && i < len(c.b) && i < 16 && c.b[i] >= '0' && c.b[i] <= '9'; i++ {
		n = 10*n + int64(c.b[i]-'0')
	}
	if c.bad || i == 0 || i > 1 && c.b[0] == '0' || n > MaxInteger {
		c.bad = true
		return 0
	}
	c.b = c.b[i:]
	return n
}

// text reads up to the closing quote, which it leaves, where nothing is escaped.
func (c *cursor) text() []byte {
	for i, x := range c.b {
		if x == '"' && !c.bad {
			t := c.b[:i]
			c.b = c.b[i:]
			return t
		}
		if x < 0x20 || x == '\\' {
			break
		}
	}
	c.bad = true
	return nil
}

// base64 reads the one base64 of at least one and at most limit bytes, up to
// the closing quote.
func (c *cursor) base64(limit int) []byte {
	n := bytes.IndexByte(c.b, '"')
	if c.bad || n < 1 || b64.DecodedLen(n) > limit+2 {
		c.bad = true
		return nil
	}
	t := c.b[:n]
	c.b = c.b[n:]
	out := make([]byte, b64.DecodedLen(len(t)))
	n, err := b64.Decode(out, t)
	if err != nil || n > limit || b64.EncodedLen(n) != len(t) { // it skips line breaks
		c.bad = true
		return nil
	}
	return out[:n:n]
}

// envelope reads an envelope.
func (c *cursor) envelope() *Envelope {
	c.want(envelopeHead)
	e := &Envelope{Payload: c.base64(MaxPayload)}
	c.want(envelopeType)
	for more := true; more && !c.bad; more = c.is(",") {
		c.want(signatureHead)
		s := Signature{KeyID: c.hex32()}
		c.want(signatureSig)
		s.Sig = c.base64(MaxSignature)
		c.want(`"}`)
		if e.Signatures = append(e.Signatures, s); len(e.Signatures) > MaxSignatures {
			c.bad = true
		}
	}
	c.want(`]}`)
	return e
}

// fastEnvelope decodes an envelope in its one encoding; false: ask the general
// decoder.
func fastEnvelope(b []byte) (*Envelope, bool) {
	c := cursor{b: b}
	e := c.envelope()
	return e, !c.bad && len(c.b) == 0
}

// fastSubmission decodes a submission in its one wire form, but for what
// DecodeSubmission checks of either; false: ask the general decoder.
func fastSubmission(b []byte) (e *Envelope, parts []Part, ok bool) {
	if len(b) > MaxDocument {
		return nil, nil, false
	}
	c := cursor{b: b}
	c.want(`{"envelope":`)
	e = c.envelope()
	if c.is(`,"parts":[`) {
		for more := true; more && !c.bad; more = c.is(",") {
			var p Part
			c.want(`{"data":"`)
			if !c.is(`","media":"`) { // a part may be empty
				p.Data = c.base64(MaxStatement)
				c.want(`","media":"`)
			} else {
				p.Data = []byte{}
			}
			switch t := c.text(); Media(t) {
			case MediaText:
				p.Media = MediaText
			case MediaAnnex:
				p.Media = MediaAnnex
			default:
				c.bad = true
			}
			c.want(`","salt":"`)
			p.Salt = c.hex32()
			c.want(`"}`)
			if parts = append(parts, p); len(parts) > MaxParts {
				c.bad = true
			}
		}
		c.want(`]`)
	}
	c.want(`}`)
	return e, parts, !c.bad && len(c.b) == 0
}

// fastStatement decodes a valid payload; false: ask the general decoder.
func fastStatement(payload []byte, accepted bool) (*Statement, bool) {
	if !utf8.Valid(payload) {
		return nil, false
	}
	s, c := new(Statement), cursor{b: payload}
	c.want(`{"audience":[`)
	s.Audience = c.audience()
	c.want(`],"author":"`)
	s.Author = c.hex32()
	c.want(`","body":`)
	var body []byte
	if accepted {
		body = c.known()
	} else {
		body = c.value()
	}
	if c.is(`,"ledger":"`) {
		s.Ledger = parley.LedgerID(c.set())
		c.want(`"`)
	}
	c.want(`,"post":"`)
	s.Post = string(c.text())
	c.want(`"`)
	if c.is(`,"prev":"`) {
		s.Prev = parley.StatementID(c.set())
		c.want(`"`)
	}
	c.want(`,"salt":"`)
	s.Salt = c.hex32()
	c.want(`","seen":{"root":"`)
	s.Seen.Root = c.hex32()
	c.want(`","size":`)
	s.Seen.Size = uint64(c.number())
	c.want(`},"signed_at":`)
	s.SignedAt = parley.Instant(c.number())
	c.want(`,"type":"`)
	s.Type = Type(c.text())
	c.want(`"`)
	if c.is(`,"until":`) {
		s.Until = parley.Instant(c.number())
		c.bad = c.bad || s.Until == 0
	}
	c.want(`,"version":1}`)
	s.Version = Version
	if c.bad || len(c.b) != 0 || !s.fastBody(body, accepted) || s.Valid() != nil {
		return nil, false
	}
	return s, true
}

// known reads an object that was checked before: up to where it ends.
func (c *cursor) known() []byte {
	depth, text := 0, false
	for i := 0; i < len(c.b) && !c.bad; i++ {
		switch x := c.b[i]; {
		case text && x == '\\':
			i++
		case x == '"':
			text = !text
		case text:
		case x == '{':
			depth++
		case x == '}':
			if depth--; depth == 0 {
				v := c.b[:i+1]
				c.b = c.b[i+1:]
				return v
			}
		case depth == 0:
			c.bad = true
		}
	}
	c.bad = true
	return nil
}

// fastBody decodes the body, whose profile was checked, and compares its own
// encoding: so there is no unknown field in it, nor one in another spelling. For
// what was accepted before that is known.
func (s *Statement) fastBody(b []byte, accepted bool) bool {
	body, ok := NewBody(s.Type)
	if !ok || json.Unmarshal(b, body) != nil {
		return false
	}
	if accepted {
		s.Body = body
		return true
	}
	again, err := Canonical(body)
	s.Body = body
	return err == nil && bytes.Equal(again, b)
}

// set reads an identifier that is left out where it is zero.
func (c *cursor) set() [32]byte {
	id := c.hex32()
	c.bad = c.bad || id == [32]byte{}
	return id
}

func (c *cursor) audience() (a Audience) {
	if c.is(`"` + everyone + `"`) {
		return Everyone
	}
	for more := true; more && !c.bad; more = c.is(",") {
		c.want(`"`)
		a.Parties = append(a.Parties, c.hex32())
		c.want(`"`)
		if len(a.Parties) > MaxAudience {
			c.bad = true
		}
	}
	return a
}

// value reads one value of a member, checked as CheckProfile does.
func (c *cursor) value() []byte {
	if c.bad {
		return nil
	}
	s := scanner{b: c.b, strict: true, path: make([]step, 1, 8)} // within the payload's object
	if s.value() != nil {
		c.bad = true
		return nil
	}
	v := c.b[:s.i]
	c.b = c.b[s.i:]
	return v
}
