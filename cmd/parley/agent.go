package main

import (
	"crypto/ed25519"
	"encoding/base64"
	"errors"
	"fmt"
	"net"
	"os"
	"slices"
	"strings"
	"time"

	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/agent"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/statement"
)

// agentVariable names the agent's socket, as OpenSSH has it.
const agentVariable = "SSH_AUTH_SOCK"

// agentTimeout is how long an agent may take for an answer: it may ask its owner
// (ssh-add -c) or wait for a touch of a token.
const agentTimeout = 2 * time.Minute

// agentKey is a key that an ssh-agent holds. What the agent signs is the plain
// Ed25519 signature (RFC 8032) over the message, as of any other key.
type agentKey struct {
	key    parley.Key
	public ed25519.PublicKey
	name   string // the comment in the agent
}

func (k *agentKey) Key() parley.Key { return k.key }

// Sign asks the agent, and checks what it gives.
func (k *agentKey) Sign(message []byte) (sig []byte, err error) {
	public, err := ssh.NewPublicKey(k.public)
	if err != nil {
		return nil, err
	}
	err = withAgent(func(a agent.ExtendedAgent) error {
		s, err := a.Sign(public, message)
		if err != nil {
			return parley.Refuse("agent-key", "", "The ssh-agent does not sign with the key %q.", k.name).
				To("See whether ssh-add -l lists it, add it with ssh-add, and unlock the agent; a key that is restricted to hosts (ssh-add -h) signs nothing else.")
		}
		if s.Format != ssh.KeyAlgoED25519 || !ed25519.Verify(k.public, message, s.Blob) {
			return parley.Refuse("agent-key", "", "What the ssh-agent gave for %q is no plain Ed25519 signature.", k.name).
				To("Use another agent, or a key file of parley key new.")
		}
		sig = s.Blob
		return nil
	})
	return sig, err
}

// newAgentKey is the key of a file that names one in an agent.
func newAgentKey(f *keyFile) (*agentKey, error) {
	public, err := base64.StdEncoding.DecodeString(f.Key.Public)
	if err != nil {
		return nil, err
	}
	return &agentKey{f.Key, public, f.Agent}, nil
}

// newAgentFile makes the file of a key that an agent holds: the one Ed25519 key
// whose comment, or fingerprint, is label.
func newAgentFile(label string, k parley.Key, party parley.PartyID, profile *parley.Profile) (*keyFile, error) {
	found, err := findInAgent(label)
	if err != nil {
		return nil, err
	}
	k.Alg, k.Public = parley.Ed25519, base64.StdEncoding.EncodeToString(found.public)
	found.key = k
	message, err := statement.ProofMessage(k)
	if err != nil {
		return nil, usage(err)
	}
	sig, err := found.Sign(message)
	if err != nil {
		return nil, err
	}
	f, err := describeFile(k, base64.StdEncoding.EncodeToString(sig), party, profile)
	if err == nil {
		f.Agent = found.name
	}
	return f, err
}

func findInAgent(label string) (found *agentKey, err error) {
	var fit, all []string
	err = withAgent(func(a agent.ExtendedAgent) error {
		keys, err := a.List()
		if err != nil {
			return fmt.Errorf("the ssh-agent lists no keys: %w", err)
		}
		for _, k := range keys {
			public, ok := ed25519Of(k)
			if !ok {
				continue
			}
			print := ssh.FingerprintSHA256(k)
			line := print + "  " + k.Comment
			all = append(all, line)
			if k.Comment == label || print == label {
				fit = append(fit, line)
				found = &agentKey{public: public, name: k.Comment}
				if found.name == "" {
					found.name = print
				}
			}
		}
		return nil
	})
	switch {
	case err != nil:
		return nil, err
	case len(fit) > 1:
		return nil, ambiguous("Ed25519 key in the ssh-agent", label, fit)
	case found == nil:
		slices.Sort(all)
		todo := "Add one: ssh-keygen -t ed25519, then ssh-add."
		if len(all) > 0 {
			todo = "There are:\n  " + strings.Join(all, "\n  ")
		}
		return nil, usage(parley.Refuse("agent-key", "", "No Ed25519 key in the ssh-agent is called %q.", label).To("%s", todo))
	}
	return found, nil
}

// ed25519Of is the raw public key. Other algorithms can't sign statements, keys
// of security tokens of FIDO (sk-ssh-…) among them: they sign something around
// the message.
func ed25519Of(k *agent.Key) (ed25519.PublicKey, bool) {
	if k.Format != ssh.KeyAlgoED25519 {
		return nil, false
	}
	p, err := ssh.ParsePublicKey(k.Blob)
	if err != nil {
		return nil, false
	}
	c, ok := p.(ssh.CryptoPublicKey)
	if !ok {
		return nil, false
	}
	public, ok := c.CryptoPublicKey().(ed25519.PublicKey)
	return public, ok
}

// withAgent talks to the agent for one question.
func withAgent(f func(agent.ExtendedAgent) error) error {
	path := os.Getenv(agentVariable)
	if path == "" {
		return parley.Refuse("no-agent", "", "The key is in an ssh-agent, and %s names none.", agentVariable).
			To("Start one (eval \"$(ssh-agent)\"), or set %s to its socket.", agentVariable)
	}
	c, err := net.DialTimeout("unix", path, agentTimeout)
	if err != nil {
		return parley.Refuse("no-agent", "", "No ssh-agent answers at %s: %v.", shown(path), errors.Unwrap(err)).
			To("Start one, or correct %s.", agentVariable)
	}
	defer c.Close()
	if err := c.SetDeadline(time.Now().Add(agentTimeout)); err != nil {
		return err
	}
	return f(agent.NewClient(c))
}
