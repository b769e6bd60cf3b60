package scenario

import (
	"bytes"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/open-parley/parley"
)

// MaxStory is the longest story in bytes, its files among it.
const MaxStory = 4 << 20

// Story is a story that was read: its lines and its files.
type Story struct {
	Name  string // of the file, for messages
	Title string
	steps []step
	files files
}

// step is one line of the story.
type step struct {
	line int
	text string // as written, for the telling and for messages
	verb *verb  // nil: narration
	args args
	mods modifiers
	who  string // the author's label; "" where the step is nobody's act
	want *wanted
}

// wanted is the refusal that a step expects; it holds nothing or words that
// must each be the refusal's rule, code or state.
type wanted struct{ words []string }

// Parse reads a story in the txtar format: the script, then the files that it
// names, each after a line "-- name --". A refusal's code is "story"; it names
// the file and line and, where one is near, the form of line that is known.
func Parse(name string, data []byte) (*Story, error) {
	if len(data) > MaxStory {
		return nil, parley.Refuse("story", "", "%s has %d bytes, a story may have %d.", name, len(data), MaxStory).To("Shorten it.")
	}
	s := &Story{Name: name, files: files{}}
	script, err := s.split(data)
	if err != nil {
		return nil, err
	}
	p := parser{story: s}
	for n, line := range script {
		p.take(n+1, line)
	}
	p.flush()
	if len(p.problems) > 0 {
		return nil, parley.Refuse("story", "", "%s", strings.Join(p.problems, "\n"))
	}
	if !slices.ContainsFunc(s.steps, func(st step) bool { return st.verb != nil }) {
		return nil, parley.Refuse("story", "", "%s: Nothing happens in it.", name).To("Begin with: exercise \"A name\"")
	}
	return s, nil
}

// split takes the files off the script's lines.
func (s *Story) split(data []byte) (script []string, err error) {
	current := ""
	var body bytes.Buffer
	put := func() {
		if current != "" {
			s.files[current] = bytes.Clone(body.Bytes())
		}
		body.Reset()
	}
	for n, line := range strings.SplitAfter(string(data), "\n") {
		trimmed := strings.TrimRight(line, "\r\n")
		if strings.HasPrefix(trimmed, "-- ") && strings.HasSuffix(trimmed, " --") && len(trimmed) > 6 {
			put()
			current = path.Clean(strings.TrimSpace(trimmed[3 : len(trimmed)-3]))
			if !validName(current) {
				return nil, parley.Refuse("story", "", "%s:%d: %q cannot name a file.", s.Name, n+1, current).To("Use a relative path without ..")
			}
			if _, twice := s.files[current]; twice {
				return nil, parley.Refuse("story", "", "%s:%d: The file %s stands twice.", s.Name, n+1, current).To("Rename one.")
			}
			s.files[current] = nil
			continue
		}
		if current == "" {
			script = append(script, trimmed)
		} else {
			body.WriteString(line)
		}
	}
	put()
	return script, nil
}

// parser joins continued lines and reads them.
type parser struct {
	story    *Story
	problems []string
	line     int
	pending  string
	prose    bool
}

func (p *parser) fail(line int, format string, args ...any) {
	if len(p.problems) < 20 {
		p.problems = append(p.problems, fmt.Sprintf("%s:%d: ", p.story.Name, line)+fmt.Sprintf(format, args...))
	}
}

// take reads a line of the script: prose after #, a note that is not told
// after ##, a continuation after a space, or a step.
func (p *parser) take(n int, line string) {
	switch {
	case strings.TrimSpace(line) == "":
		p.flush()
	case strings.HasPrefix(line, "##"):
		p.flush()
	case strings.HasPrefix(line, "#"):
		text := strings.TrimSpace(line[1:])
		if p.story.Title == "" && len(p.story.steps) == 0 && p.pending == "" {
			p.story.Title = text
			return
		}
		if text == "" {
			p.flush()
			return
		}
		if p.prose && p.pending != "" {
			p.pending += " " + text
			return
		}
		p.flush()
		p.line, p.pending, p.prose = n, text, true
	case line[0] == ' ' || line[0] == '\t':
		if p.pending == "" || p.prose {
			p.fail(n, "A line that begins with a space continues the one before it, but there is none.")
			return
		}
		p.pending += " " + strings.TrimSpace(line)
	default:
		p.flush()
		p.line, p.pending, p.prose = n, line, false
	}
}

func (p *parser) flush() {
	text := strings.TrimSpace(p.pending)
	p.pending = ""
	if text == "" {
		return
	}
	if p.prose {
		p.story.steps = append(p.story.steps, step{line: p.line, text: text})
		return
	}
	words, err := split(text)
	if err != nil {
		p.fail(p.line, "%v", err)
		return
	}
	if len(words) == 0 {
		return
	}
	st, err := readStep(words)
	if err != nil {
		p.fail(p.line, "%v", err)
		return
	}
	st.line, st.text = p.line, text
	p.story.steps = append(p.story.steps, st)
}
