package disk

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

func TestWriteAside(t *testing.T) {
	dir := t.TempDir()
	for _, content := range []string{"first", "a longer second", "x"} {
		if err := WriteAside(dir, "file", []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		if b, err := os.ReadFile(filepath.Join(dir, "file")); err != nil || string(b) != content {
			t.Fatalf("the file holds %q: %v", b, err)
		}
	}
	if files, err := os.ReadDir(dir); err != nil || len(files) != 1 {
		t.Fatalf("the folder holds %v: %v", files, err)
	}
	// What a process that died left beside it is in nobody's way.
	if err := os.WriteFile(filepath.Join(dir, "file.new"), []byte("half of something longer"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := WriteAside(dir, "file", []byte("after"), 0o600); err != nil {
		t.Fatal(err)
	}
	if b, _ := os.ReadFile(filepath.Join(dir, "file")); string(b) != "after" {
		t.Fatalf("the file holds %q", b)
	}
}

func TestWriteNewAndOverwrite(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "file")
	if err := Overwrite(path, nil); !errors.Is(err, fs.ErrNotExist) {
		t.Fatalf("a missing file was overwritten: %v", err)
	}
	if err := WriteNew(dir, "file", []byte("secret"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := WriteNew(dir, "file", nil, 0o600); !errors.Is(err, fs.ErrExist) {
		t.Fatalf("a file was made twice: %v", err)
	}
	if err := Overwrite(path, []byte("000000")); err != nil {
		t.Fatal(err)
	}
	if b, _ := os.ReadFile(path); string(b) != "000000" {
		t.Fatalf("the file holds %q", b)
	}
}

func TestLock(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lock")
	f, err := Lock(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Lock(path); !errors.Is(err, ErrInUse) {
		t.Fatalf("a second lock: %v", err)
	}
	f.Close()
	if f, err = Lock(path); err != nil {
		t.Fatal(err)
	}
	f.Close()
}
