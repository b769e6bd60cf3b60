package print

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"
)

// ErrNoBrowser means that none was found that can print.
var ErrNoBrowser = errors.New("no Chromium, Chrome or Edge was found on this machine")

// names under which browsers that can do it are installed.
var names = []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "microsoft-edge-stable", "msedge", "brave-browser"}

// places where they lie outside the search path.
var places = []string{
	"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
	"/Applications/Chromium.app/Contents/MacOS/Chromium",
	"/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
	"/snap/bin/chromium",
}

// Find gives a browser that can print.
func Find() (string, error) {
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	for _, path := range places {
		if s, err := os.Stat(path); err == nil && !s.IsDir() {
			return path, nil
		}
	}
	return "", ErrNoBrowser
}

// browser is a running one, spoken to through two pipes.
type browser struct {
	cmd     *exec.Cmd
	in      io.WriteCloser // what it is told
	out     io.ReadCloser  // what it says
	profile string
	said    *tail
}

// tail keeps the last of what a program says of itself.
type tail struct{ b []byte }

const tailLength = 2 << 10

func (t *tail) Write(b []byte) (int, error) {
	t.b = append(t.b, b...)
	if len(t.b) > tailLength {
		t.b = t.b[len(t.b)-tailLength:]
	}
	return len(b), nil
}

// start starts the browser at path without a window.
func start(ctx context.Context, path string) (*browser, error) {
	if runtime.GOOS == "windows" {
		return nil, errors.New("a browser can't be started in this way on Windows: print the page from a browser of yours")
	}
	profile, err := os.MkdirTemp("", "parley-print-")
	if err != nil {
		return nil, err
	}
	theirs, in, err := os.Pipe()
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(profile))
	}
	out, theirOut, err := os.Pipe()
	if err != nil {
		return nil, errors.Join(err, in.Close(), theirs.Close(), os.RemoveAll(profile))
	}
	args := []string{"--headless", "--remote-debugging-pipe", "--user-data-dir=" + profile, "--no-first-run", "--no-default-browser-check",
		"--disable-background-networking", "--disable-component-update", "--disable-default-apps", "--disable-extensions", "--disable-sync",
		"--disable-gpu", "--disable-dev-shm-usage", "--metrics-recording-only", "--mute-audio", "--host-resolver-rules=MAP * ~NOTFOUND"}
	if os.Geteuid() == 0 { // it does not start for root otherwise
		args = append(args, "--no-sandbox")
	}
	b := &browser{cmd: exec.CommandContext(ctx, path, append(args, "about:blank")...), in: in, out: out, profile: profile, said: new(tail)}
	b.cmd.ExtraFiles = []*os.File{theirs, theirOut} // its descriptors 3 and 4
	b.cmd.Stderr = b.said
	b.cmd.Env = append(os.Environ(), "HOME="+profile, "XDG_CONFIG_HOME="+filepath.Join(profile, "config"), "XDG_CACHE_HOME="+filepath.Join(profile, "cache"))
	b.cmd.WaitDelay = 5 * time.Second
	err = b.cmd.Start()
	err = errors.Join(err, theirs.Close(), theirOut.Close())
	if err != nil {
		return nil, errors.Join(fmt.Errorf("%s can't be started: %w", path, err), in.Close(), out.Close(), os.RemoveAll(profile))
	}
	return b, nil
}

// end ends the browser and leaves nothing of it.
func (b *browser) end() {
	b.in.Close() // at which it ends by itself
	done := make(chan struct{})
	go func() {
		b.cmd.Wait()
		close(done)
	}()
	select {
	case <-done:
	case <-time.After(5 * time.Second):
		b.cmd.Process.Kill()
		<-done
	}
	b.out.Close()
	for range 20 { // its helpers may write for a moment longer
		if os.RemoveAll(b.profile) == nil {
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
}

// broke is why nothing more comes from the browser.
func (b *browser) broke(err error) error {
	lines := strings.Split(strings.TrimSpace(string(b.said.b)), "\n")
	return fmt.Errorf("the browser %s ended (%w); it said: %s", b.cmd.Path, err, lines[len(lines)-1])
}
