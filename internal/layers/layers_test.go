package layers

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/open-parley/parley"

// root is the vocabulary, below all floors.
const root = -1

// wiring is above all floors.
const wiring = 4

// floors places every package of the module; its subpackages lie where it
// lies, unless they are placed themselves. A package that is not here fails
// the test: say where it belongs, in the map of docs/design/house.md too.
var floors = map[string]int{
	"": root,

	"geo":      0,
	"tiles":    0,
	"testdata": 0, // the story and samples that the demo carries

	"fence":     1,
	"statement": 1,
	"proof":     1,
	"bundle":    1,
	"docket":    1,
	"diff":      1,
	"draft":     1,
	"answer":    1,
	"retention": 1,

	"ledger":  2,
	"session": 2,

	"api":      3,
	"mirror":   3,
	"client":   3,
	"witness":  3,
	"scenario": 3,
	"web":      3,

	"cmd/parley": wiring,
	"internal":   wiring, // tools and tests; nobody imports them
}

// downwards lists the imports within one floor that are wanted: what stands on
// the left may import what stands on the right.
var downwards = map[string][]string{
	"docket":    {"statement", "fence"},
	"draft":     {"statement"},
	"retention": {"docket", "draft", "statement"},
	"answer":    {"docket", "statement", "diff", "proof"},
	"proof":     {"statement"},
	"bundle":    {"docket", "proof", "statement"},
}

// impure are packages of the standard library that the vocabulary and the
// floors 0 and 1 do without: the disk, the network, randomness, the system.
var impure = []string{"os", "os/exec", "os/signal", "os/user", "path/filepath", "net", "net/http", "net/netip", "math/rand", "math/rand/v2",
	"crypto/rand", "syscall", "database/sql", "log", "log/slog", "io/ioutil", "plugin", "unsafe"}

// clock are the functions of package time that read or wait for the clock, or
// the machine's own zone.
var clock = []string{"Now", "Since", "Until", "Sleep", "After", "AfterFunc", "NewTimer", "NewTicker", "Tick", "Local"}

// file is one source file, without tests.
type file struct {
	pkg     string // relative to the module
	name    string
	imports []string
	syntax  *ast.File
	set     *token.FileSet
}

func sources(t *testing.T) []file {
	top := filepath.Join("..", "..")
	var out []file
	err := filepath.WalkDir(top, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(top, name)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		if d.IsDir() {
			base := path.Base(rel)
			if rel != "." && (strings.HasPrefix(base, ".") || base == "node_modules" || base == "testdata" && rel != "testdata") {
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(rel, ".go") || strings.HasSuffix(rel, "_test.go") {
			return nil
		}
		f := file{name: rel, set: token.NewFileSet()}
		if f.pkg = path.Dir(rel); f.pkg == "." {
			f.pkg = ""
		}
		if f.syntax, err = parser.ParseFile(f.set, name, nil, parser.SkipObjectResolution); err != nil {
			return err
		}
		for _, i := range f.syntax.Imports {
			p, err := strconv.Unquote(i.Path.Value)
			if err != nil {
				return err
			}
			f.imports = append(f.imports, p)
		}
		out = append(out, f)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(out) < 50 {
		t.Fatalf("only %d files were found: the test looks in the wrong place", len(out))
	}
	return out
}

// place finds the entry of floors that a package belongs to.
func place(pkg string) (entry string, floor int, ok bool) {
	for p := pkg; p != ""; p = path.Dir(p) {
		if p == "." {
			break
		}
		if f, ok := floors[p]; ok {
			return p, f, true
		}
	}
	f, ok := floors[pkg]
	return pkg, f, ok && pkg == ""
}

// own reports whether an import path is the module's, and which package.
func own(imported string) (pkg string, ok bool) {
	if imported == module {
		return "", true
	}
	return strings.CutPrefix(imported, module+"/")
}

func standard(imported string) bool {
	first, _, _ := strings.Cut(imported, "/")
	return !strings.Contains(first, ".")
}

func TestImportsLeadDownwards(t *testing.T) {
	for _, f := range sources(t) {
		from, floor, ok := place(f.pkg)
		if !ok {
			t.Errorf("%s: package %s stands on no floor: place it in internal/layers and in docs/design/house.md", f.name, f.pkg)
			continue
		}
		for _, i := range f.imports {
			pkg, mine := own(i)
			if !mine {
				if floor == root && !standard(i) {
					t.Errorf("%s imports %s: the vocabulary needs the standard library alone", f.name, i)
				}
				continue
			}
			to, below, ok := place(pkg)
			switch {
			case !ok:
				t.Errorf("%s imports %s, which stands on no floor", f.name, i)
			case to == from:
			case below == wiring:
				t.Errorf("%s imports %s, which nothing may import", f.name, i)
			case below > floor:
				t.Errorf("%s (floor %d) imports %s (floor %d): imports lead downwards", f.name, floor, i, below)
			case below == floor && !slices.Contains(downwards[from], to):
				t.Errorf("%s imports %s on its own floor %d", f.name, i, floor)
			}
		}
	}
}

func TestWhatDecidesIsPure(t *testing.T) {
	for _, f := range sources(t) {
		_, floor, ok := place(f.pkg)
		if !ok || floor > 1 || strings.HasSuffix(f.pkg, "test") {
			continue
		}
		timeName := ""
		for _, i := range f.syntax.Imports {
			p, err := strconv.Unquote(i.Path.Value)
			if err != nil {
				t.Fatal(err)
			}
			if slices.Contains(impure, p) {
				t.Errorf("%s imports %s: floors 0 and 1 are given what they need of the outside", f.name, p)
			}
			if p == "time" {
				timeName = "time"
				if i.Name != nil {
					timeName = i.Name.Name
				}
			}
		}
		if timeName == "" {
			continue
		}
		ast.Inspect(f.syntax, func(n ast.Node) bool {
			s, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			if x, ok := s.X.(*ast.Ident); ok && x.Name == timeName && slices.Contains(clock, s.Sel.Name) {
				t.Errorf("%s: time.%s: on floors 0 and 1 time is an argument", f.set.Position(s.Pos()), s.Sel.Name)
			}
			return true
		})
	}
}

// TestPlacesExist keeps the table from outliving what it names.
func TestPlacesExist(t *testing.T) {
	seen := map[string]bool{}
	for _, f := range sources(t) {
		entry, _, _ := place(f.pkg)
		seen[entry] = true
	}
	for _, entry := range slices.Sorted(maps.Keys(floors)) {
		if !seen[entry] {
			t.Errorf("no package lies at %q any more", entry)
		}
	}
	for from, to := range downwards {
		for _, p := range append([]string{from}, to...) {
			if _, ok := floors[p]; !ok {
				t.Errorf("downwards names %q, which stands on no floor", p)
			}
		}
	}
}
