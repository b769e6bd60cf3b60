//go:build unix

package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/open-parley/parley/draft"
)

func TestADraftReadsNothingOutsideItsFolder(t *testing.T) {
	before, after, ok := strings.Cut(string(draft.Template()), "    text: |\n")
	_, after, more := strings.Cut(after, "\n  fr:\n")
	if !ok || !more {
		t.Fatal("the template has no two texts")
	}
	out := t.TempDir()
	put(t, filepath.Join(out, "secret.md"), []byte("the secret\n"))
	for link, what := range map[string]string{filepath.Join(out, "secret.md"): "escapes", "/dev/zero": "", "pipe": "regular"} {
		dir := filepath.Join(t.TempDir(), "draft")
		if err := os.Mkdir(dir, 0o700); err != nil {
			t.Fatal(err)
		}
		put(t, filepath.Join(dir, draft.FileName), []byte(before+"    title: Zone\n    file: text.md\n  fr:\n"+after))
		var err error
		if text := filepath.Join(dir, "text.md"); link == "pipe" {
			err = syscall.Mkfifo(text, 0o600)
		} else {
			err = os.Symlink(link, text)
		}
		if err != nil {
			t.Fatal(err)
		}
		d, err := loadDraft(dir)
		if d != nil || err == nil || !strings.Contains(err.Error(), what) || !strings.Contains(err.Error(), "draft/text.md") {
			t.Errorf("text.md is %s: %v", link, err)
		}
	}
}

func TestWhatIsNoRegularFileIsNotRead(t *testing.T) {
	t.Setenv("PARLEY_HOME", t.TempDir())
	pipe := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"/dev/zero", pipe, t.TempDir()} {
		for _, args := range [][]string{
			{"check", "--activity", "drone", "--from", "2026-01-01T00:00:00Z", "--until", "2026-01-02T00:00:00Z", "--volume", name},
			{"key", "show", name},
			{"init", "--dir", filepath.Join(t.TempDir(), "ledger"), "--name", "N", "--world", name},
			{"verify", "--log-key", "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", name},
		} {
			var out bytes.Buffer
			if code := run(context.Background(), args, strings.NewReader(""), &out, &out); code != exitUsage || !strings.Contains(out.String(), "no regular file") {
				t.Errorf("%v: exit code %d\n%s", args, code, &out)
			}
		}
	}
	if _, err := loadDraft("/dev/zero"); err == nil || !strings.Contains(err.Error(), "no regular file") {
		t.Errorf("/dev/zero as a draft: %v", err)
	}
}

func TestAFileHasALimit(t *testing.T) {
	name := filepath.Join(t.TempDir(), "f")
	put(t, name, []byte("12345"))
	if b, err := readLimited(name, 5); err != nil || string(b) != "12345" {
		t.Errorf("five bytes of five: %q, %v", b, err)
	}
	if _, err := readLimited(name, 4); err == nil {
		t.Error("five bytes of four were read")
	}
}
