package main

import (
	"fmt"
	"strings"

	"github.com/alecthomas/kong"
)

// completionCmd is parley completion. The scripts are made from the commands
// themselves, so they never lag behind.
type completionCmd struct {
	Shell string `arg:"" enum:"bash,zsh,fish" help:"${enum}."`
}

func (c *completionCmd) Run(e *env) error {
	list := commands(e.app.Model.Node, nil)
	switch c.Shell {
	case "bash":
		bashCompletion(e, list)
	case "zsh":
		fmt.Fprint(e.out, "#compdef parley\nautoload -U +X bashcompinit && bashcompinit\n")
		bashCompletion(e, list)
	case "fish":
		fishCompletion(e, list)
	}
	return nil
}

// command is one command with what can follow it.
type command struct {
	path     []string // "breach", "notify"; empty for parley itself
	help     string
	children []*kong.Node
	flags    []*kong.Flag
	files    bool     // an argument is a file
	words    []string // an argument's vocabulary
}

// commands lists a node and all below it.
func commands(n *kong.Node, path []string) []command {
	c := command{path: path, help: n.Help}
	for _, group := range n.AllFlags(true) {
		c.flags = append(c.flags, group...)
	}
	for _, child := range n.Children {
		if !child.Hidden && child.Type == kong.CommandNode {
			c.children = append(c.children, child)
		}
	}
	for _, p := range n.Positional {
		if isFile(p) {
			c.files = true
		}
		c.words = append(c.words, enumOf(p)...)
	}
	out := []command{c}
	for _, child := range c.children {
		out = append(out, commands(child, append(append([]string(nil), path...), child.Name))...)
	}
	return out
}

func isFile(v *kong.Value) bool {
	return v.Tag.Type == "path" || v.Name == "receipt" || v.Name == "story"
}

func enumOf(v *kong.Value) []string {
	if v.Enum == "" {
		return nil
	}
	return strings.Split(v.Enum, ",")
}

// bashCompletion walks the words before the cursor to the command that they
// name, and offers what can follow it.
func bashCompletion(e *env, list []command) {
	w := e.out
	fmt.Fprint(w, `# Completion of parley for bash. Load it with:
#   source <(parley completion bash)
_parley() {
  local cur prev path word i
  cur="${COMP_WORDS[COMP_CWORD]}"
  prev="${COMP_WORDS[COMP_CWORD-1]}"
  path=""
  for ((i = 1; i < COMP_CWORD; i++)); do
    word="${COMP_WORDS[i]}"
    case "$path/$word" in
`)
	for _, c := range list[1:] {
		fmt.Fprintf(w, "      /%s) path=\"/%s\" ;;\n", strings.Join(c.path, "/"), strings.Join(c.path, "/"))
	}
	fmt.Fprint(w, "    esac\n  done\n  case \"$path $prev\" in\n")
	for _, c := range list {
		at := ""
		if len(c.path) > 0 {
			at = "/" + strings.Join(c.path, "/")
		}
		for _, f := range c.flags {
			switch words := enumOf(f.Value); {
			case len(words) > 0:
				fmt.Fprintf(w, "    \"%s --%s\") COMPREPLY=($(compgen -W \"%s\" -- \"$cur\")); return ;;\n", at, f.Name, strings.Join(words, " "))
			case isFile(f.Value):
				fmt.Fprintf(w, "    \"%s --%s\") COMPREPLY=($(compgen -f -- \"$cur\")); return ;;\n", at, f.Name)
			}
		}
	}
	fmt.Fprint(w, "  esac\n  case \"$path\" in\n")
	for _, c := range list {
		at := ""
		if len(c.path) > 0 {
			at = "/" + strings.Join(c.path, "/")
		}
		words := append([]string(nil), c.words...)
		for _, child := range c.children {
			words = append(words, child.Name)
		}
		for _, f := range c.flags {
			words = append(words, "--"+f.Name)
		}
		files := ""
		if c.files {
			files = " -f"
		}
		fmt.Fprintf(w, "    \"%s\") COMPREPLY=($(compgen%s -W \"%s\" -- \"$cur\")) ;;\n", at, files, strings.Join(words, " "))
	}
	fmt.Fprint(w, "  esac\n}\ncomplete -o filenames -F _parley parley\n")
}

// fishCompletion states for each command what can follow it.
func fishCompletion(e *env, list []command) {
	w := e.out
	fmt.Fprint(w, `# Completion of parley for fish. Load it with:
#   parley completion fish | source
function __parley_at
  set -l words (commandline -opc | string match -v -- '-*')
  set -e words[1]
  test (string join / -- $words[1..(count $argv)] 2>/dev/null) = (string join / -- $argv)
end
complete -c parley -f
`)
	for _, c := range list {
		when := "__fish_use_subcommand"
		if len(c.path) > 0 {
			when = "__parley_at " + strings.Join(c.path, " ")
		}
		for _, child := range c.children {
			fmt.Fprintf(w, "complete -c parley -n %s -a %s -d %s\n", fishQuote(when), child.Name, fishQuote(child.Help))
		}
		if c.files {
			fmt.Fprintf(w, "complete -c parley -n %s -F\n", fishQuote(when))
		}
		for _, f := range c.flags {
			more := ""
			if !f.IsBool() {
				more = " -r"
			}
			if isFile(f.Value) {
				more += " -F"
			}
			if words := enumOf(f.Value); len(words) > 0 {
				more += " -a " + fishQuote(strings.Join(words, " "))
			}
			fmt.Fprintf(w, "complete -c parley -n %s -l %s -d %s%s\n", fishQuote(when), f.Name, fishQuote(f.Help), more)
		}
	}
}

func fishQuote(s string) string {
	return "'" + strings.ReplaceAll(strings.ReplaceAll(s, `\`, `\\`), "'", `\'`) + "'"
}
