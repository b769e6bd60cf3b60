// Package web is the user interface: Svelte and TypeScript sources, built into
// dist, embedded, and served under a policy by which the page loads nothing
// from anywhere else and turns no text into script.
//
// The files are kept in their brotli form alone, which every browser takes on
// a connection that it trusts; whoever doesn't is given them unpacked.
package web

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"io"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strconv"
	"strings"

	"github.com/andybalholm/brotli"
)

//go:embed all:dist
var built embed.FS

// Policy is the Content-Security-Policy of the page. Trusted Types: "default"
// names the workers that the page starts, "svelte-trusted-html" is the
// framework's, for its own compiled templates.
const Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; " +
	"connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; " +
	"require-trusted-types-for 'script'; trusted-types default svelte-trusted-html"

// Permissions are what of the browser the page may use: passkeys, and the
// position for the map.
const Permissions = "publickey-credentials-get=(self), publickey-credentials-create=(self), geolocation=(self), camera=(), microphone=(), payment=(), usb=()"

// file is one built file.
type file struct {
	packed []byte
	kind   string
	tag    string
	// lasting: its name changes with its content.
	lasting bool
}

// Page is the interface as it was built. It takes no state and tells nothing
// of any ledger.
type Page struct{ files map[string]file }

// New reads what was built.
func New() (*Page, error) {
	p := &Page{files: map[string]file{}}
	err := fs.WalkDir(built, "dist", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		packed, err := built.ReadFile(name)
		if err != nil {
			return err
		}
		at := strings.TrimSuffix(strings.TrimPrefix(name, "dist"), ".br")
		sum := sha256.Sum256(packed)
		p.files[at] = file{packed: packed, kind: kindOf(at), tag: `"` + base64.RawURLEncoding.EncodeToString(sum[:12]) + `"`,
			lasting: strings.HasPrefix(at, "/assets/")}
		return nil
	})
	return p, err
}

// kindOf is the media type of a file, which does not depend on the machine's
// own tables.
func kindOf(name string) string {
	switch ext := path.Ext(name); ext {
	case ".js", ".mjs":
		return "text/javascript; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	case ".svg":
		return "image/svg+xml"
	case ".webmanifest":
		return "application/manifest+json"
	case ".html":
		return "text/html; charset=utf-8"
	default:
		return mime.TypeByExtension(ext)
	}
}

// Patterns are the routes that the page answers.
func (p *Page) Patterns() []string {
	return []string{"GET /{$}", "GET /join", "GET /assets/{name}", "GET /favicon.svg", "GET /manifest.webmanifest", "GET /sw.js"}
}

// ServeHTTP serves the page and what it is made of.
func (p *Page) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name := r.URL.Path
	if name == "/join" { // an invitation's link: browsers keep what follows #
		w.Header().Set("Cache-Control", "no-store")
		w.Header().Set("Location", "/")
		w.WriteHeader(http.StatusFound)
		return
	}
	if name == "/" {
		name = "/index.html"
	}
	f, ok := p.files[name]
	if !ok {
		http.NotFound(w, r)
		return
	}
	h := w.Header()
	h.Set("Content-Type", f.kind)
	// On a bad link every header counts: each stands where it has an effect. A
	// worker is under the policy that its own script came with.
	if ext := path.Ext(name); ext != ".css" && ext != ".webmanifest" {
		h.Set("Content-Security-Policy", Policy)
	}
	if name == "/index.html" {
		h.Set("Permissions-Policy", Permissions)
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
	}
	h.Set("Vary", "Accept-Encoding")
	h.Set("ETag", f.tag)
	h.Set("Cache-Control", "no-cache")
	if f.lasting {
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	if r.Header.Get("If-None-Match") == f.tag {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	body := f.packed
	if takesBrotli(r) {
		h.Set("Content-Encoding", "br")
	} else {
		var err error
		if body, err = io.ReadAll(brotli.NewReader(bytes.NewReader(f.packed))); err != nil {
			panic(err) // it was built into the program
		}
	}
	h.Set("Content-Length", strconv.Itoa(len(body)))
	if r.Method != http.MethodHead {
		w.Write(body)
	}
}

func takesBrotli(r *http.Request) bool {
	for _, accepted := range r.Header.Values("Accept-Encoding") {
		for coding := range strings.SplitSeq(accepted, ",") {
			name, weight, _ := strings.Cut(strings.TrimSpace(coding), ";")
			if strings.EqualFold(name, "br") && strings.ReplaceAll(weight, " ", "") != "q=0" {
				return true
			}
		}
	}
	return false
}
