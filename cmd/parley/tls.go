package main

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"golang.org/x/crypto/acme"
	"golang.org/x/crypto/acme/autocert"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/api"
	login "github.com/open-parley/parley/session"
)

// exposure is embedded by what serves: how others than this machine reach it.
type exposure struct {
	Origin    []string `help:"Address under which it is reached, such as https://parley.example.org; repeat for each." sep:"none" placeholder:"URL"`
	TLSCert   string   `name:"tls-cert" help:"Certificate and those above it, PEM; read again when it changes." type:"path" placeholder:"FILE"`
	TLSKey    string   `name:"tls-key" help:"Its key, PEM, mode 0600." type:"path" placeholder:"FILE"`
	ACMEHost  []string `name:"acme-host" help:"Have a certificate made for this name (ACME, Let's Encrypt unless --acme-directory says otherwise); repeat for each." sep:"none" placeholder:"NAME"`
	ACMEDir   string   `name:"acme-directory" help:"Address of the ACME server's directory." placeholder:"URL"`
	ACMEEmail string   `name:"acme-email" help:"Whom the ACME server may write to." placeholder:"ADDRESS"`

	OIDCIssuer  string   `name:"oidc-issuer" help:"Let in only whom this identity provider knows too, beside the key (OpenID Connect)." placeholder:"URL"`
	OIDCClient  string   `name:"oidc-client" help:"Whom its tokens are for." placeholder:"ID"`
	OIDCSubject []string `name:"oidc-subject" help:"Let this subject in; repeat for each." sep:"none" placeholder:"SUB"`
	OIDCDomain  []string `name:"oidc-domain" help:"Let verified e-mail addresses of this domain in; repeat for each." sep:"none" placeholder:"NAME"`

	BehindProxy []string `help:"A proxy does TLS: its address or network, alone believed in X-Forwarded-For and -Proto; repeat for each." sep:"none" placeholder:"NETWORK"`
}

// gate asks the identity provider that the flags name for its description.
func (x *exposure) gate(ctx context.Context, o *api.Options, ca string) error {
	if x.OIDCIssuer == "" {
		if x.OIDCClient != "" || x.OIDCSubject != nil || x.OIDCDomain != nil {
			return usage(errors.New("--oidc-client, --oidc-subject and --oidc-domain go with --oidc-issuer"))
		}
		return nil
	}
	if u, err := url.Parse(x.OIDCIssuer); err != nil || u.Host == "" || u.Scheme != "https" && !(u.Scheme == "http" && login.Loopback(u.Hostname())) || x.OIDCClient == "" {
		return usage(errors.New("--oidc-issuer: give its https address, and with --oidc-client whom its tokens are for"))
	}
	web, err := caClient(ca)
	if err != nil {
		return err
	}
	o.Gate, err = api.OIDC{Issuer: x.OIDCIssuer, Client: x.OIDCClient, Subjects: x.OIDCSubject, Domains: x.OIDCDomain, HTTP: web}.Gate(ctx)
	return err
}

// certificateEvery is how often a certificate's files are looked at, at most.
const certificateEvery = time.Second

// apply checks the flags and puts what they say into the options. dir is where
// certificates that are made are kept.
func (x *exposure) apply(o *api.Options, dir, ca string, log *slog.Logger) error {
	for _, origin := range x.Origin {
		if err := login.CheckOrigin(origin); err != nil {
			return usage(err)
		}
	}
	o.Origins = slices.Clone(x.Origin)
	files, made, proxy := x.TLSCert != "" || x.TLSKey != "", len(x.ACMEHost) > 0, len(x.BehindProxy) > 0
	switch {
	case files && made || files && proxy || made && proxy:
		return usage(errors.New("choose one: --tls-cert and --tls-key, --acme-host, or --behind-proxy"))
	case !made && (x.ACMEDir != "" || x.ACMEEmail != ""):
		return usage(errors.New("--acme-directory and --acme-email go with --acme-host"))
	case files:
		return x.fromFiles(o, log)
	case made:
		return x.fromACME(o, dir, ca)
	case proxy:
		return x.fromProxy(o)
	}
	return nil
}

func (x *exposure) fromFiles(o *api.Options, log *slog.Logger) error {
	if x.TLSCert == "" || x.TLSKey == "" {
		return usage(errors.New("--tls-cert and --tls-key go together"))
	}
	c := &certificate{cert: x.TLSCert, key: x.TLSKey, log: log}
	if err := c.load(); err != nil {
		return err
	}
	o.TLS = &tls.Config{MinVersion: tls.VersionTLS13, GetCertificate: c.get}
	return nil
}

func (x *exposure) fromACME(o *api.Options, dir, ca string) error {
	m := &autocert.Manager{Prompt: autocert.AcceptTOS, Cache: autocert.DirCache(filepath.Join(dir, "acme")),
		HostPolicy: autocert.HostWhitelist(x.ACMEHost...), Email: x.ACMEEmail}
	if x.ACMEDir != "" {
		if u, err := url.Parse(x.ACMEDir); err != nil || u.Scheme != "https" {
			return usage(fmt.Errorf("--acme-directory: %q is no https address", x.ACMEDir))
		}
		c, err := caClient(ca)
		if err != nil {
			return err
		}
		m.Client = &acme.Client{DirectoryURL: x.ACMEDir, HTTPClient: c}
	}
	o.TLS = m.TLSConfig()
	o.TLS.MinVersion = tls.VersionTLS13
	for _, h := range x.ACMEHost {
		if origin := "https://" + h; login.CheckOrigin(origin) == nil && !slices.Contains(o.Origins, origin) {
			o.Origins = append(o.Origins, origin)
		}
	}
	return nil
}

func (x *exposure) fromProxy(o *api.Options) error {
	if len(x.Origin) == 0 {
		return usage(errors.New("--behind-proxy: say with --origin under which address the proxy is reached, such as https://parley.example.org"))
	}
	o.BehindProxy = true
	for _, s := range x.BehindProxy {
		p, err := netip.ParsePrefix(s)
		if ip, alone := netip.ParseAddr(s); alone == nil {
			p, err = netip.PrefixFrom(ip, ip.BitLen()), nil
		}
		if err != nil {
			return usage(fmt.Errorf("--behind-proxy: %q is neither an address nor a network such as 10.0.0.0/24", s))
		}
		o.Proxies = append(o.Proxies, p.Masked())
	}
	return nil
}

// listen opens the address: any with TLS or behind a proxy, else loopback alone.
// One that others reach needs a name under which they do.
func (x *exposure) listen(ctx context.Context, addr string, o *api.Options) (net.Listener, error) {
	if exposed := o.TLS != nil || o.BehindProxy; !exposed || o.Open {
		ln, err := listen(ctx, addr, api.Listen)
		var r *parley.Refusal
		if exposed && errors.As(err, &r) && r.Code == "not-loopback" {
			err = parley.Refuse(r.Code, r.Rule, "With --open whoever connects reads everything, and %q is reached from other machines.", addr).
				To("Leave --open out, or listen on a loopback address such as 127.0.0.1:8080.")
		}
		return ln, err
	}
	ln, err := listen(ctx, addr, api.ListenAnywhere)
	if err != nil {
		return nil, err
	}
	if t, ok := ln.Addr().(*net.TCPAddr); ok && !t.IP.IsLoopback() && len(o.Origins) == 0 {
		return nil, errors.Join(usage(errors.New("say with --origin under which address the server is reached, such as https://parley.example.org")), ln.Close())
	}
	return ln, nil
}

// urlOf is where a server that listens is asked from this machine.
func urlOf(ln net.Listener, o *api.Options) string {
	if o.TLS != nil {
		return "https://" + ln.Addr().String()
	}
	return "http://" + ln.Addr().String()
}

// certificate is one in files, read again when they change. What can't be read
// then is told of, and the one before it goes on.
type certificate struct {
	cert, key string
	log       *slog.Logger

	mu     sync.Mutex // guards the rest
	now    *tls.Certificate
	stamp  string
	looked time.Time
}

// get gives the certificate for a connection.
func (c *certificate) get(*tls.ClientHelloInfo) (*tls.Certificate, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if time.Since(c.looked) >= certificateEvery {
		c.looked = time.Now()
		if stamp, err := c.stamped(); err != nil || stamp != c.stamp {
			if err == nil {
				err = c.read(stamp)
			}
			if err != nil {
				c.stamp = stamp // told once for each change
				c.log.Error("the certificate can't be read again; the one before it is used", "file", c.cert, "error", err)
			} else {
				c.log.Info("another certificate is used", "file", c.cert, "until", c.now.Leaf.NotAfter)
			}
		}
	}
	return c.now, nil
}

// load reads it the first time.
func (c *certificate) load() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	stamp, err := c.stamped()
	if err != nil {
		return err
	}
	return c.read(stamp)
}

// stamped tells one state of the files from another.
func (c *certificate) stamped() (string, error) {
	var b strings.Builder
	for _, name := range []string{c.cert, c.key} {
		info, err := os.Stat(name)
		if err != nil {
			return "", err
		}
		fmt.Fprint(&b, info.ModTime().UnixNano(), " ", info.Size(), " ")
		if name == c.key && runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0 {
			return "", keyFileOpen(name, info.Mode())
		}
	}
	return b.String(), nil
}

func (c *certificate) read(stamp string) error {
	pair, err := tls.LoadX509KeyPair(c.cert, c.key)
	if err != nil {
		return usage(fmt.Errorf("--tls-cert %s, --tls-key %s: %w", shown(c.cert), shown(c.key), err))
	}
	if pair.Leaf == nil {
		if pair.Leaf, err = x509.ParseCertificate(pair.Certificate[0]); err != nil {
			return usage(err)
		}
	}
	c.now, c.stamp = &pair, stamp
	return nil
}

// caClient is a client that believes the certificates of a file alone; "": those
// of the system.
func caClient(file string) (*http.Client, error) {
	t := http.DefaultTransport.(*http.Transport).Clone()
	t.TLSClientConfig = &tls.Config{MinVersion: tls.VersionTLS13}
	if file != "" {
		pem, err := os.ReadFile(file)
		if err != nil {
			return nil, usage(err)
		}
		t.TLSClientConfig.RootCAs = x509.NewCertPool()
		if !t.TLSClientConfig.RootCAs.AppendCertsFromPEM(pem) {
			return nil, usage(fmt.Errorf("%s holds no certificate in PEM", shown(file)))
		}
	}
	return &http.Client{Transport: t}, nil
}
