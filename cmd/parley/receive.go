package main

import (
	"bytes"
	"crypto/ecdh"
	"crypto/rand"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/ledger/disk"
	"github.com/open-parley/parley/proof"
	"github.com/open-parley/parley/statement"
)

// newReceiveFile makes a key that receives.
func newReceiveFile(record parley.Key, party parley.PartyID) (*keyFile, error) {
	private, err := ecdh.X25519().GenerateKey(rand.Reader)
	if err != nil {
		return nil, err
	}
	f, err := describeFile(statement.NewReceiveKey(private, record.Post), "", party, nil)
	if err == nil {
		f.Seed = base64.StdEncoding.EncodeToString(private.Bytes())
	}
	return f, err
}

// receives is the private half of a key that receives, from the open seed.
func (f *keyFile) receives() (*ecdh.PrivateKey, error) {
	b, err := base64.StdEncoding.DecodeString(f.Seed)
	if err != nil {
		return nil, err
	}
	return f.receiver(b)
}

// receiver makes the private half, which must be the file's.
func (f *keyFile) receiver(b []byte) (*ecdh.PrivateKey, error) {
	k, err := ecdh.X25519().NewPrivateKey(b)
	if err == nil && statement.NewReceiveKey(k, f.Key.Post).Public != f.Key.Public {
		err = errors.New("its secret does not make its key")
	}
	return k, err
}

// receiving reads the file of a key that receives; a passphrase is asked for.
func (e *env) receiving(name string) (*keyFile, *ecdh.PrivateKey, error) {
	f, err := readKeyFile(name)
	if err != nil {
		return nil, nil, err
	}
	if f.Key.Use != parley.UseReceive || !f.secret() {
		return nil, nil, usage(fmt.Errorf("%s holds no secret of a key that receives: parley key new --receive makes one", shown(name)))
	}
	if f.Seed != "" {
		k, err := f.receives()
		return f, k, err
	}
	phrase, err := e.passphrase("Passphrase of " + shown(name) + ": ")
	if err != nil {
		return nil, nil, err
	}
	b, err := f.open(name, phrase)
	if err != nil {
		return nil, nil, err
	}
	k, err := f.receiver(b)
	if err != nil {
		err = usage(fmt.Errorf("%s was damaged or changed by hand: %w", name, err))
	}
	return f, k, err
}

// maxSealedFile is the longest file that log open -o writes, in bytes.
const maxSealedFile = 4 << 20

// logOpenCmd is parley log open.
type logOpenCmd struct {
	Entry   string `arg:"" help:"#INDEX, or the beginning of a statement's identifier; with --file, the file that --out wrote."`
	Receive string `help:"File of your key that receives." required:"" type:"path" placeholder:"FILE"`
	File    bool   `help:"Open a file that --out wrote: no server is asked."`
	Out     string `help:"Keep it as it came in this file: ciphertexts, and their keys for you alone." short:"o" type:"path" placeholder:"FILE"`
}

func (c *logOpenCmd) Run(e *env) error {
	f, private, err := e.receiving(c.Receive)
	if err != nil {
		return err
	}
	if c.File {
		return c.offline(e, private)
	}
	s, err := e.open()
	if err != nil {
		return err
	}
	defer s.close()
	x, err := s.entry(c.Entry)
	if err != nil {
		return err
	}
	if x.Signed == nil {
		return e.opaque(x)
	}
	a, err := s.c.Sealed(e.ctx, x.Signed.ID, f.KeyID)
	if err != nil {
		return err
	}
	signed, err := openSealed(a, private)
	if err != nil {
		return err
	}
	if leaf := hex.EncodeToString(x.Receipt.Leaf.Encode()); leaf != a.Leaf || signed.ID != x.Signed.ID {
		return parley.Refuse("not-what-was-said", "R9", "What the host keeps of entry %d is another statement than its log has there.", x.Index).
			To("Keep both: they prove it.")
	}
	if c.Out != "" {
		b, err := json.Marshal(a)
		if err == nil {
			err = disk.WriteNew(filepath.Dir(c.Out), filepath.Base(c.Out), append(b, '\n'), 0o600)
		}
		if err != nil {
			return usage(err)
		}
	}
	return e.openedSealed(a, signed, "What the host keeps opens with your key, and is what its log commits to.")
}

// offline opens what was kept.
func (c *logOpenCmd) offline(e *env, private *ecdh.PrivateKey) error {
	b, err := readLimited(c.Entry, maxSealedFile)
	if err != nil {
		return usage(err)
	}
	a := new(answer.Sealed)
	d := json.NewDecoder(bytes.NewReader(b))
	d.DisallowUnknownFields()
	if err := d.Decode(a); err != nil {
		return usage(fmt.Errorf("%s is not what parley log open -o writes: %w", shown(c.Entry), err))
	}
	signed, err := openSealed(a, private)
	if err != nil {
		return err
	}
	return e.openedSealed(a, signed, "It opens with your key, and is what its leaf commits to; that the leaf is in the log, its receipt proves.")
}

func openSealed(a *answer.Sealed, private *ecdh.PrivateKey) (*statement.Signed, error) {
	x := &ledger.ForRecipient{Index: a.Index, Sealed: a.Sealed, Key: a.Key, Wrapped: a.Wrapped}
	b, err := hex.DecodeString(a.Leaf)
	if err == nil {
		x.Leaf, err = proof.DecodeLeaf(b)
	}
	if err != nil {
		return nil, usage(fmt.Errorf("its leaf can't be read: %w", err))
	}
	return x.Open(private)
}

// openedSealed tells what was opened.
func (e *env) openedSealed(a *answer.Sealed, x *statement.Signed, verified string) error {
	texts := map[parley.PartID]string{}
	for id, p := range x.Parts {
		if p.Media == statement.MediaText {
			texts[id] = string(p.Data)
		}
	}
	if e.cli.JSON {
		return e.print(struct {
			Index     uint64                   `json:"index"`
			Statement parley.StatementID       `json:"statement"`
			Payload   json.RawMessage          `json:"payload"`
			Texts     map[parley.PartID]string `json:"texts,omitempty"`
		}{a.Index, x.ID, json.RawMessage(x.Envelope.Payload), texts})
	}
	t := e.table()
	t.row("entry", fmt.Sprintf("#%d", a.Index))
	t.row("statement", x.ID.String())
	t.row("type", string(x.Statement.Type))
	t.row("author", x.Statement.Author.String()+", "+x.Statement.Post)
	t.row("verified", verified)
	t.flush()
	fmt.Fprintf(e.out, "\n%s\n", x.Envelope.Payload)
	for _, text := range texts {
		fmt.Fprintf(e.out, "\n%s\n", text)
	}
	return nil
}
