package session

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"io"
	"net"
	"net/url"
	"strings"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/statement"
)

const (
	randomSize = 16 // of a nonce: random bytes, then the server's own mark
	nonceSize  = randomSize + sha256.Size
)

// Challenge is what a key signs to log in. docs/formats/login.md describes it.
type Challenge struct {
	Expires parley.Instant  `json:"expires"`
	Key     parley.KeyID    `json:"key"`
	Ledger  parley.LedgerID `json:"ledger"`
	// Nonce is base64 of 48 bytes: 16 random ones, and a mark by which the
	// server knows the challenge for its own.
	Nonce string `json:"nonce"`
	// Origin is scheme, host and port that the client has connected to. A client
	// signs for no other: what one server relays of another's is worth nothing.
	Origin string `json:"origin"`
}

// Decode reads a challenge, which has one encoding.
func Decode(b []byte) (*Challenge, error) {
	c := new(Challenge)
	if err := statement.DecodeStrictWithin(b, c, MaxChallenge); err != nil {
		return nil, err
	}
	if _, err := c.nonce(); err != nil {
		return nil, err
	}
	if c.Expires <= 0 || c.Expires >= parley.Never {
		return nil, parley.Refuse("bad-challenge", "", "The challenge never ends.").To("Ask for a new one.")
	}
	return c, CheckOrigin(c.Origin)
}

// Encode gives the one encoding.
func (c *Challenge) Encode() ([]byte, error) { return statement.CanonicalWithin(c, MaxChallenge) }

// Message is what the key signs: statement.TagLogin ‖ the canonical challenge.
// For a passkey the challenge of the assertion is the SHA-256 of it.
func (c *Challenge) Message() ([]byte, error) {
	b, err := c.Encode()
	if err != nil {
		return nil, err
	}
	return append([]byte(statement.TagLogin), b...), nil
}

func (c *Challenge) nonce() ([]byte, error) {
	b, err := base64.StdEncoding.Strict().DecodeString(c.Nonce)
	if err != nil || len(b) != nonceSize || base64.StdEncoding.EncodeToString(b) != c.Nonce {
		return nil, parley.Refuse("bad-challenge", "", "The nonce is not base64 of %d bytes.", nonceSize).To("Send the challenge as it was given.")
	}
	return b, nil
}

// CheckOrigin refuses what is no origin of a server: https with host and port
// as a browser writes them, or http on this machine.
func CheckOrigin(origin string) error {
	u, err := url.Parse(origin)
	ok := err == nil && len(origin) <= MaxOrigin && u.Host != "" && origin == u.Scheme+"://"+u.Host && u.Host == strings.ToLower(u.Host) &&
		(u.Scheme == "https" && u.Port() != "443" || u.Scheme == "http" && Loopback(u.Hostname()) && u.Port() != "80")
	if ok && !strings.HasSuffix(u.Host, ":") {
		return nil
	}
	return parley.Refuse("origin", "", "%.100q is no origin to log in at.", origin).
		To("Give scheme, host and port as a browser does, such as https://parley.example.org; http only on this machine.")
}

// Loopback reports whether a host without port names this machine.
func Loopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// minter makes challenges and knows its own again, without keeping any.
type minter struct {
	secret []byte
	rand   io.Reader
}

func (m *minter) make(ledger parley.LedgerID, origin string, key parley.KeyID, expires parley.Instant) (*Challenge, error) {
	var nonce [nonceSize]byte
	if _, err := io.ReadFull(m.rand, nonce[:randomSize]); err != nil {
		return nil, err
	}
	c := &Challenge{Expires: expires, Key: key, Ledger: ledger, Origin: origin}
	mark, err := m.mark(c, nonce[:randomSize])
	if err != nil {
		return nil, err
	}
	copy(nonce[randomSize:], mark)
	c.Nonce = base64.StdEncoding.EncodeToString(nonce[:])
	return c, nil
}

// own reports whether this server made the challenge, all of it.
func (m *minter) own(c *Challenge) bool {
	nonce, err := c.nonce()
	if err != nil {
		return false
	}
	mark, err := m.mark(c, nonce[:randomSize])
	return err == nil && hmac.Equal(mark, nonce[randomSize:])
}

func (m *minter) mark(c *Challenge, random []byte) ([]byte, error) {
	bare := *c
	bare.Nonce = base64.StdEncoding.EncodeToString(random)
	b, err := bare.Encode()
	if err != nil {
		return nil, err
	}
	h := hmac.New(sha256.New, m.secret)
	h.Write(b)
	return h.Sum(nil), nil
}
