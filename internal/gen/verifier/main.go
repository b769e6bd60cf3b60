// Command verifier builds the verifier page: one HTML file without network,
// which verifies bundles and receipts by the code of parley verify, compiled
// for the browser.
//
//	go run ./internal/gen/verifier -o bin/parley-verifier.html
package main

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

//go:embed page
var page embed.FS

func main() {
	out := flag.String("o", "bin/parley-verifier.html", "file to write")
	flag.Parse()
	if err := build(*out); err != nil {
		fmt.Fprintln(os.Stderr, "verifier:", err)
		os.Exit(1)
	}
}

// build compiles the program and writes the page around it.
func build(out string) error {
	dir, err := os.MkdirTemp("", "parley-verifier-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	program := filepath.Join(dir, "verifier.wasm")
	c := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", program, "github.com/open-parley/parley/internal/gen/verifier/wasm")
	c.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "CGO_ENABLED=0")
	c.Stderr = os.Stderr
	if err := c.Run(); err != nil {
		return fmt.Errorf("go build: %w", err)
	}
	wasm, err := os.ReadFile(program)
	if err != nil {
		return err
	}
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return fmt.Errorf("go env GOROOT: %w", err)
	}
	exec, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(root)), "lib", "wasm", "wasm_exec.js"))
	if err != nil {
		return err
	}
	html, err := assemble(wasm, exec)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(out), 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(out, html, 0o644); err != nil {
		return err
	}
	fmt.Printf("%s: %.1f MB; the program in it %.1f MB\n", out, float64(len(html))/1e6, float64(len(wasm))/1e6)
	return nil
}

// assemble puts everything into one file. The policy lets run what is in it, by
// hash, and nothing else, and lets nothing out.
func assemble(wasm, exec []byte) ([]byte, error) {
	var files [3]string
	for i, name := range []string{"page.html", "page.css", "page.js"} {
		b, err := page.ReadFile("page/" + name)
		if err != nil {
			return nil, err
		}
		files[i] = string(b)
	}
	html, css, js := files[0], files[1], files[2]
	var packed bytes.Buffer
	z, err := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := z.Write(wasm); err != nil {
		return nil, err
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	hash := func(s string) string {
		sum := sha256.Sum256([]byte(s))
		return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
	}
	csp := strings.Join([]string{"default-src 'none'",
		"script-src 'wasm-unsafe-eval' " + hash(string(exec)) + " " + hash(js),
		"style-src " + hash(css), "base-uri 'none'", "form-action 'none'"}, "; ")
	return []byte(strings.NewReplacer("{{csp}}", csp, "{{css}}", css, "{{js}}", js, "{{exec}}", string(exec),
		"{{wasm}}", base64.StdEncoding.EncodeToString(packed.Bytes())).Replace(html)), nil
}
