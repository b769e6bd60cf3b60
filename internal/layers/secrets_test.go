package layers

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strings"
	"testing"
)

// secretWords are the names of what must never be compared byte by byte: how
// long that takes tells how much of it was right.
var secretWords = []string{"token", "secret", "seed", "passphrase", "phrase", "mac", "mark", "password", "bearer", "cookie", "datakey", "epochkey", "private"}

// secretName reports whether an expression is called like a secret.
func secretName(e ast.Expr) bool {
	name := ""
	switch e := e.(type) {
	case *ast.Ident:
		name = e.Name
	case *ast.SelectorExpr:
		name = e.Sel.Name
	case *ast.SliceExpr:
		return secretName(e.X)
	case *ast.CallExpr: // a conversion, such as string(token)
		return len(e.Args) == 1 && secretName(e.Args[0])
	}
	for _, w := range secretWords {
		if strings.EqualFold(name, w) {
			return true
		}
	}
	return false
}

// harmless is what a secret may be compared with: whether there is one, how
// long it is.
func harmless(e ast.Expr) bool {
	switch e := e.(type) {
	case *ast.BasicLit, *ast.CompositeLit:
		return true
	case *ast.ParenExpr:
		return harmless(e.X)
	case *ast.Ident:
		return e.Name == "nil"
	case *ast.CallExpr:
		f, ok := e.Fun.(*ast.Ident)
		return ok && f.Name == "len"
	}
	return false
}

// Secrets are compared in constant time: crypto/subtle, crypto/hmac.
func TestSecretsAreComparedInConstantTime(t *testing.T) {
	for _, f := range sources(t) {
		for _, at := range comparisons(f.syntax) {
			t.Errorf("%s: a secret is compared byte by byte: use crypto/subtle, or give it another name if it is none", f.set.Position(at))
		}
	}
}

func comparisons(syntax ast.Node) (found []token.Pos) {
	ast.Inspect(syntax, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.BinaryExpr:
			if (n.Op == token.EQL || n.Op == token.NEQ) && !harmless(n.X) && !harmless(n.Y) && (secretName(n.X) || secretName(n.Y)) {
				found = append(found, n.Pos())
			}
		case *ast.CallExpr:
			if s, ok := n.Fun.(*ast.SelectorExpr); ok && len(n.Args) == 2 {
				if x, ok := s.X.(*ast.Ident); ok && (x.Name == "bytes" || x.Name == "slices" || x.Name == "strings") &&
					(s.Sel.Name == "Equal" || s.Sel.Name == "Compare" || s.Sel.Name == "EqualFold") && (secretName(n.Args[0]) || secretName(n.Args[1])) {
					found = append(found, n.Pos())
				}
			}
		}
		return true
	})
	return found
}

// The test finds what it looks for.
func TestComparisonsAreFound(t *testing.T) {
	for code, want := range map[string]int{
		`s.token == given`: 1, `given != string(token)`: 1, `bytes.Equal(a, k.seed)`: 1, `bytes.Equal(mac[:16], b)`: 1,
		`token == ""`: 0, `len(token) == 32`: 0, `s.seed == nil`: 0, `token == [32]byte{}`: 0, `bytes.Equal(a, b)`: 0,
	} {
		e := parse(t, "package x\nvar _ = "+code)
		if got := len(comparisons(e)); got != want {
			t.Errorf("%s: %d found, want %d", code, got, want)
		}
	}
}

func parse(t *testing.T, code string) *ast.File {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), "x.go", code, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	return f
}
