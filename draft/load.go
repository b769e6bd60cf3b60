package draft

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
	"golang.org/x/text/unicode/norm"

	"github.com/open-parley/parley"
)

// FileName is the file that makes a folder a draft.
const FileName = "arrangement.yaml"

// MaxFile is the longest file of a draft in bytes. What can be tabled is less:
// a statement with all its parts has at most statement.MaxStatement bytes.
const MaxFile = 1 << 20

// Draft is an arrangement as it was read: complete but for the parties, whose
// names Revision resolves.
type Draft struct {
	file      string
	kind      parley.Kind
	basis     parley.Basis
	authority string
	texts     []langText
	mapStatus parley.MapStatus
	annex     *parley.Annex
	sound     []parley.Volume // those of annex with which nothing is wrong
	roles     []roleItem
	consent   []parley.Role
	rules     []ruleItem
	terms     parley.Terms // but for who and when
	who       []whoItem
	when      label
	private   []privateItem
	notices   []Notice
}

// Notice tells what a draft's exact form does not say as the draft did: a
// number that was rounded, a line ending that was changed.
type Notice struct {
	Where    string `json:"where"` // file:line, or the file alone
	Sentence string `json:"sentence"`
}

func (n Notice) String() string { return n.Where + ": " + n.Sentence }

type langText struct {
	lang, title string
	authentic   bool
	data        string
	at          place
}

// label is what the draft calls a party, where it does.
type label struct {
	text string
	at   place
}

type roleItem struct {
	role  parley.Role
	party label
	as    string // the name that the text quotes
}

type ruleItem struct {
	parley.Rule
	parties, exempt []label
}

// whoItem is a selection of parties in the terms.
type whoItem struct {
	parties []label
	set     func(*parley.Terms, []parley.PartyID)
}

// Title is the title in the first authentic language.
func (d *Draft) Title() string {
	for _, t := range d.texts {
		if t.authentic {
			return t.title
		}
	}
	return ""
}

// Basis is what the draft rests on, and so how it is brought in: table,
// declare or assert.
func (d *Draft) Basis() parley.Basis { return d.basis }

// Load reads the draft at name: a folder that holds FileName, or one YAML
// file. Texts and maps are named relative to the YAML file and lie below it. A
// refusal lists everything that is wrong, one line each, with file and line;
// its code is "draft".
func Load(fsys fs.FS, name string) (*Draft, error) {
	name = path.Clean(name)
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return nil, notReadable(name, err)
	}
	l := loader{fsys: fsys, dir: path.Dir(name)}
	l.file = name
	if info.IsDir() {
		l.dir, l.folder = name, true
		l.file = path.Join(name, FileName)
	}
	b, err := l.read(l.file)
	if err != nil {
		return nil, err
	}
	d := &Draft{file: l.file}
	l.d = d
	if root := l.document(b); root != nil {
		l.arrangement(root)
	}
	if err := l.err(); err != nil {
		return nil, err
	}
	return d, nil
}

type loader struct {
	reader
	fsys   fs.FS
	dir    string // of the YAML file
	folder bool   // the draft is a folder
	root   place
	d      *Draft
}

func (l *loader) notice(at place, format string, args ...any) {
	l.d.notices = append(l.d.notices, Notice{at.String(), at.says(fmt.Sprintf(format, args...))})
}

func notReadable(name string, err error) error {
	r := parley.Refuse("draft", "", "%s cannot be read: %v.", name, cause(err)).To("Name a folder with %s in it, or a YAML file.", FileName)
	r.Cause = err
	return r
}

func cause(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

// read reads a regular file. It is asked about before it is opened, because to
// open a pipe can wait for ever, and afterwards, because it may have changed.
func (l *loader) read(name string) ([]byte, error) {
	info, err := fs.Stat(l.fsys, name)
	if err != nil {
		return nil, notReadable(name, err)
	}
	if !info.Mode().IsRegular() {
		return nil, notRegular(name)
	}
	f, err := l.fsys.Open(name)
	if err != nil {
		return nil, notReadable(name, err)
	}
	defer f.Close()
	if info, err = f.Stat(); err != nil {
		return nil, notReadable(name, err)
	}
	if !info.Mode().IsRegular() {
		return nil, notRegular(name)
	}
	b, err := io.ReadAll(io.LimitReader(f, MaxFile+1))
	if err != nil {
		return nil, notReadable(name, err)
	}
	if len(b) > MaxFile {
		return nil, parley.Refuse("draft", "", "%s has more than %d bytes.", name, MaxFile).To("Shorten it.")
	}
	return b, nil
}

func notRegular(name string) error {
	return parley.Refuse("draft", "", "%s is no regular file.", name).To("Put a file there: no folder, pipe or device.")
}

// beside reads a file that the YAML names.
func (l *loader) beside(n *yaml.Node, name string) ([]byte, string, bool) {
	if l.fsys == nil {
		l.fail(n, "Write here what it holds.", "There is no file beside a draft that is sent.")
		return nil, "", false
	}
	full := path.Join(l.dir, name)
	if !fs.ValidPath(full) || path.IsAbs(name) || strings.Contains(name, "..") {
		l.fail(n, "Put the file beside the YAML file or in a folder below it.", "%q does not lie beside this file.", name)
		return nil, "", false
	}
	b, err := l.read(full)
	if err != nil {
		l.addError(l.reader.at(n), err)
		return nil, "", false
	}
	return b, full, true
}

func (l *loader) exists(name string) bool {
	info, err := fs.Stat(l.fsys, path.Join(l.dir, name))
	return err == nil && !info.IsDir()
}

func (l *loader) arrangement(root *yaml.Node) {
	o, ok := l.object(root, "the arrangement", "title", "kind", "basis", "authority", "texts", "map", "roles", "consenting", "rules", "terms", "private")
	if !ok {
		return
	}
	d := l.d
	title, _ := l.str(o.need("title"), "title")
	d.kind = word(&l.reader, o.need("kind"), "kind", parley.Kinds)
	d.basis = parley.Agreed
	if n := o.get("basis"); n != nil {
		d.basis = word(&l.reader, n, "basis", []parley.Basis{parley.Agreed, parley.Declared, parley.Authorised, parley.Asserted})
	}
	d.authority, _ = l.str(o.get("authority"), "authority")
	if n := o.need("texts"); n != nil {
		l.texts(n, title)
	}
	d.mapStatus = parley.MapPending
	if n := o.need("map"); n != nil {
		l.annexMap(n)
	}
	if n := o.get("roles"); n != nil {
		l.roles(n)
	}
	d.consent = words(&l.reader, o.get("consenting"), "role", parley.Roles)
	slices.Sort(d.consent)
	if n := o.get("terms"); n != nil && !isNull(n) {
		l.terms(n)
	}
	// The hours of rules are resolved by the term.
	if n := o.get("rules"); n != nil {
		for _, c := range l.list(n, "rules") {
			l.rule(c)
		}
	}
	if n := o.get("private"); n != nil {
		l.private(n)
	}
}

func (l *loader) texts(n *yaml.Node, title string) {
	if n.Kind != yaml.MappingNode {
		l.fail(n, "Write each language with its text: en: {authentic: true, file: text.en.md}.", "texts is %s.", kindOf(n))
		return
	}
	var named []string
	for _, kv := range pairs(n) {
		t := langText{lang: kv[0].Value, title: title, at: l.reader.at(kv[0])}
		if slices.ContainsFunc(l.d.texts, func(o langText) bool { return o.lang == t.lang }) {
			l.fail(kv[0], "Keep one.", "The language %q stands twice.", t.lang)
			continue
		}
		if isNull(kv[1]) {
			kv[1] = &yaml.Node{Kind: yaml.MappingNode, Line: kv[1].Line}
		}
		o, ok := l.object(kv[1], "a text", "title", "authentic", "text", "file")
		if !ok {
			continue
		}
		if s, ok := l.str(o.get("title"), "title"); ok {
			t.title = s
		}
		t.authentic = l.boolean(o.get("authentic"), "authentic")
		named = append(named, l.text(&t, o, kv[1]))
		l.d.texts = append(l.d.texts, t)
	}
	slices.SortFunc(l.d.texts, func(a, b langText) int { return strings.Compare(a.lang, b.lang) })
	if len(l.d.texts) > 0 && !slices.ContainsFunc(l.d.texts, func(t langText) bool { return t.authentic }) {
		l.fail(n, "Write authentic: true beside at least one language.", "No text is authentic.")
	}
	if !l.folder {
		return
	}
	entries, _ := fs.ReadDir(l.fsys, l.dir)
	for _, e := range entries {
		if ok, _ := path.Match("text.*.md", e.Name()); ok && !slices.Contains(named, e.Name()) {
			l.fail(n, "Name its language under texts, or take the file out.", "%s lies in the folder, and texts does not name it.", e.Name())
		}
	}
}

// text reads the content of one language, and names the file it came from.
func (l *loader) text(t *langText, o object, n *yaml.Node) string {
	file, given := l.str(o.get("file"), "file")
	at := l.reader.at(n)
	switch {
	case o.get("text") != nil && given:
		l.fail(o.get("file"), "Keep one.", "The text stands here and in a file.")
	case o.get("text") != nil:
		at = l.reader.at(o.get("text"))
		t.data, _ = l.str(o.get("text"), "text")
	default:
		if !given && l.fsys == nil {
			o.need("text")
			return ""
		}
		if !given {
			file = "text." + t.lang + ".md"
		}
		b, full, ok := l.beside(n, file)
		if !ok {
			return file
		}
		t.data, at = string(b), place{file: full}
		if t.data == "" {
			l.add(at, "The text is empty.", "Write it, or take the language out.")
		}
	}
	if s := strings.ReplaceAll(strings.TrimPrefix(t.data, "\ufeff"), "\r\n", "\n"); s != t.data {
		t.data = s
		l.notice(at, "Line ends of Windows or a byte order mark were taken out.")
	}
	if s := norm.NFC.String(t.data); s != t.data {
		t.data = s
		l.notice(at, "Letters with marks were composed (Unicode normal form C).")
	}
	return file
}

func (l *loader) roles(n *yaml.Node) {
	items := []*yaml.Node{n}
	if n.Kind == yaml.SequenceNode {
		items = n.Content
	}
	seen := map[string]bool{}
	for _, item := range items {
		if item.Kind != yaml.MappingNode {
			l.fail(item, "Write each role with its holders, such as guarantor: [russia, turkey, iran].", "roles is %s.", kindOf(item))
			continue
		}
		for _, kv := range pairs(item) {
			role := word(&l.reader, kv[0], "role", parley.Roles)
			if n.Kind == yaml.MappingNode && seen[kv[0].Value] {
				l.fail(kv[0], "Keep one.", "The role %q stands twice.", kv[0].Value)
			}
			seen[kv[0].Value] = true
			for _, c := range l.list(kv[1], "role") {
				it := roleItem{role: role}
				if c.Kind == yaml.MappingNode {
					o, _ := l.object(c, "a role's holder", "party", "as")
					it.party = l.label(o.need("party"))
					it.as, _ = l.str(o.get("as"), "as")
				} else {
					it.party = l.label(c)
				}
				l.d.roles = append(l.d.roles, it)
			}
		}
	}
}

func (l *loader) label(n *yaml.Node) label {
	s, _ := l.str(n, "party")
	if n == nil {
		return label{}
	}
	return label{s, l.reader.at(n)}
}

func (l *loader) labels(n *yaml.Node) []label {
	if n == nil {
		return nil
	}
	var out []label
	for _, c := range l.list(n, "parties") {
		out = append(out, l.label(c))
	}
	return out
}

func (l *loader) strings(n *yaml.Node, what string) []string {
	if n == nil {
		return nil
	}
	var out []string
	for _, c := range l.list(n, what) {
		s, _ := l.str(c, what)
		out = append(out, s)
	}
	return out
}

// height reads a height; a word such as ground or unlimited stands for none.
func (l *loader) height(n *yaml.Node, none string) *parley.Height {
	s, ok := l.str(n, "height")
	if !ok || strings.EqualFold(s, none) {
		return nil
	}
	h, exact, err := height(s)
	if err != nil {
		l.addError(l.reader.at(n), err)
		return nil
	}
	if !exact {
		l.notice(l.reader.at(n), "%s was rounded to %d mm.", s, h.MM)
	}
	return &h
}

func (l *loader) length(n *yaml.Node, what string) int64 {
	s, ok := l.str(n, what)
	if !ok {
		return 0
	}
	mm, exact, err := length(s)
	if err != nil {
		l.addError(l.reader.at(n), err)
	} else if !exact {
		l.notice(l.reader.at(n), "%s was rounded to %d mm.", s, mm)
	}
	return mm
}

func (l *loader) windows(n *yaml.Node) []parley.Window {
	if n == nil {
		return nil
	}
	var out []parley.Window
	for _, c := range l.list(n, "windows") {
		o, ok := l.object(c, "a window", "from", "until")
		if !ok {
			continue
		}
		out = append(out, parley.Window{
			From:  value(&l.reader, o.need("from"), "from", ParseTime),
			Until: value(&l.reader, o.need("until"), "until", ParseTime),
		})
	}
	return out
}
