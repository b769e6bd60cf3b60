package main

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"log/slog"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// newCertificate makes a certificate for this machine, signed by itself.
func newCertificate() (cert, key []byte, err error) {
	k, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, nil, err
	}
	serial, err := rand.Int(rand.Reader, big.NewInt(1<<62))
	if err != nil {
		return nil, nil, err
	}
	c := &x509.Certificate{SerialNumber: serial, Subject: pkix.Name{CommonName: "parley"}, NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}, DNSNames: []string{"localhost"}, IsCA: true, BasicConstraintsValid: true,
		KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign}
	der, err := x509.CreateCertificate(rand.Reader, c, c, k.Public(), k)
	if err != nil {
		return nil, nil, err
	}
	secret, err := x509.MarshalPKCS8PrivateKey(k)
	return pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}), pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: secret}), err
}

func makesCertificate(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: certificate CERT KEY")
	}
	cert, key, err := newCertificate()
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), cert, 0o600))
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), key, 0o600))
}

func presents(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: presents CERT")
	}
	want, _ := pem.Decode([]byte(ts.ReadFile(args[0])))
	addr := strings.TrimPrefix(ts.Getenv("PARLEY_SERVER"), "https://")
	for deadline := time.Now().Add(serveWait); time.Now().Before(deadline); time.Sleep(10 * time.Millisecond) {
		c, err := tls.Dial("tcp", addr, &tls.Config{InsecureSkipVerify: true}) // it is compared below
		if err != nil {
			continue
		}
		shown := c.ConnectionState().PeerCertificates[0].Raw
		c.Close()
		if bytes.Equal(shown, want.Bytes) {
			return
		}
	}
	ts.Fatalf("the server does not show %s within %v", args[0], serveWait)
}

// A certificate that is exchanged by halves, or opened to others, is not taken;
// the one before it goes on.
func TestACertificateIsExchangedWhole(t *testing.T) {
	dir := t.TempDir()
	write := func(name string, b []byte, mode os.FileMode) {
		os.Remove(filepath.Join(dir, name))
		if err := os.WriteFile(filepath.Join(dir, name), b, mode); err != nil {
			t.Fatal(err)
		}
	}
	make := func() (cert, key []byte) {
		cert, key, err := newCertificate()
		if err != nil {
			t.Fatal(err)
		}
		return cert, key
	}
	var log bytes.Buffer
	c := &certificate{cert: filepath.Join(dir, "cert"), key: filepath.Join(dir, "key"), log: slog.New(slog.NewTextHandler(&log, nil))}
	shows := func(cert []byte) bool {
		c.looked = time.Time{}
		got, err := c.get(nil)
		if err != nil {
			t.Fatal(err)
		}
		block, _ := pem.Decode(cert)
		return bytes.Equal(got.Certificate[0], block.Bytes)
	}
	first, key := make()
	write("cert", first, 0o644)
	write("key", key, 0o600)
	if err := c.load(); err != nil {
		t.Fatal(err)
	}
	second, key := make()
	write("cert", second, 0o644)
	if !shows(first) {
		t.Error("half a certificate is taken")
	}
	write("key", key, 0o640)
	if !shows(first) {
		t.Error("a key that others can read is taken")
	}
	write("key", key, 0o600)
	if !shows(second) {
		t.Error("the new certificate is not taken")
	}
	os.Remove(filepath.Join(dir, "cert"))
	for range 2 {
		if !shows(second) {
			t.Error("a certificate goes with its file")
		}
	}
	if n := strings.Count(log.String(), "can't be read again"); n != 4 {
		t.Errorf("it was told %d times:\n%s", n, log.String())
	}
}
