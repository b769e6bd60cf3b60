package api

import (
	"context"
	"errors"
	"fmt"
	"net"

	"github.com/open-parley/parley"
)

// Listen opens a loopback address, and refuses every other.
func Listen(ctx context.Context, addr string) (net.Listener, error) {
	host, err := hostOf(addr)
	if err != nil {
		return nil, err
	}
	ips := []net.IPAddr{{IP: net.ParseIP(host)}}
	if ips[0].IP == nil && host != "" {
		if ips, err = net.DefaultResolver.LookupIPAddr(ctx, host); err != nil {
			return nil, fmt.Errorf("the host of %q is not known: %w", addr, err)
		}
	}
	for _, ip := range ips {
		if host == "" || !ip.IP.IsLoopback() {
			return nil, notLoopback(addr)
		}
	}
	ln, err := new(net.ListenConfig).Listen(ctx, "tcp", addr)
	if err != nil {
		return nil, err
	}
	if err := loopback(ln.Addr()); err != nil {
		return nil, errors.Join(err, ln.Close())
	}
	return ln, nil
}

// ListenAnywhere opens any address: for a server with TLS, or behind a proxy.
func ListenAnywhere(ctx context.Context, addr string) (net.Listener, error) {
	if _, err := hostOf(addr); err != nil {
		return nil, err
	}
	return new(net.ListenConfig).Listen(ctx, "tcp", addr)
}

func hostOf(addr string) (string, error) {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return "", fmt.Errorf("%q is no address: write host and port, such as 127.0.0.1:8080: %w", addr, err)
	}
	return host, nil
}

// mayListen refuses an address that others can reach where what is said could
// be read on the way, or where whoever connects reads everything or gets keys.
func (s *Server) mayListen(a net.Addr) error {
	if s.lendsKeys && s.behindProxy {
		return parley.Refuse("not-loopback", "R6", "A server that lends an exercise's keys stands behind no proxy: whoever asks it could speak for every party.").
			To("Serve it on a loopback address such as 127.0.0.1:8080.")
	}
	if (s.tls != nil || s.behindProxy) && !s.isOpen && !s.lendsKeys {
		return nil
	}
	return loopback(a)
}

func loopback(a net.Addr) error {
	if t, ok := a.(*net.TCPAddr); ok && t.IP.IsLoopback() {
		return nil
	}
	return notLoopback(a.String())
}

// notLoopback is why an address is refused.
func notLoopback(addr string) error {
	return parley.Refuse("not-loopback", "R6",
		"Parley will not listen on %q without TLS: whoever is on the way could read what parties say, and use their sessions.", addr).
		To("Give it a certificate (--tls-cert and --tls-key, or --acme-host), say that a proxy does TLS (--behind-proxy), or listen on a loopback address such as 127.0.0.1:8080.")
}
