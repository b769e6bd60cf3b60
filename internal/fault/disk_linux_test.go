package fault

import (
	"errors"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unsafe"

	"golang.org/x/sys/unix"
)

// volume is a small file system of its own.
type volume struct {
	t     *testing.T
	image string
	at    string // where it is mounted
}

// newVolume makes and mounts one, or skips the test where that can't be had.
func newVolume(t *testing.T, bytes int64) *volume {
	t.Helper()
	if os.Getuid() != 0 {
		t.Skip("a file system of its own needs root")
	}
	if _, err := exec.LookPath("mkfs.ext4"); err != nil {
		t.Skip("there is no mkfs.ext4")
	}
	v := &volume{t: t, image: filepath.Join(t.TempDir(), "image"), at: t.TempDir()}
	f, err := os.Create(v.image)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(f.Truncate(bytes), f.Close()); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("mkfs.ext4", "-q", "-m", "0", v.image).CombinedOutput(); err != nil {
		t.Fatalf("mkfs.ext4: %v: %s", err, out)
	}
	if out, err := exec.Command("mount", "-o", "loop", v.image, v.at).CombinedOutput(); err != nil {
		t.Skipf("a loop device can't be had: %v: %s", err, out)
	}
	t.Cleanup(func() { unix.Unmount(v.at, unix.MNT_DETACH) })
	return v
}

const (
	ext4Shutdown = 0x8004587d // EXT4_IOC_SHUTDOWN, _IOR('X', 125, __u32)
	noLogFlush   = 2          // EXT4_GOING_FLAGS_NOLOGFLUSH
)

// cut ends the file system as a power cut does: from now on nothing reaches the
// disk, not even the journal.
func (v *volume) cut() {
	v.t.Helper()
	f, err := os.Open(v.at)
	if err != nil {
		v.t.Fatal(err)
	}
	defer f.Close()
	flags := uint32(noLogFlush)
	if _, _, errno := unix.Syscall(unix.SYS_IOCTL, f.Fd(), ext4Shutdown, uintptr(unsafe.Pointer(&flags))); errno != 0 {
		v.t.Fatalf("shutting the file system down: %v", errno)
	}
}

// again mounts what was cut: only what had reached the disk is there.
func (v *volume) again() {
	v.t.Helper()
	for tries := 0; ; tries++ { // the killed process may still let go of its files
		err := unix.Unmount(v.at, 0)
		if err == nil {
			break
		}
		if tries == 200 {
			v.t.Fatalf("unmounting: %v", err)
		}
		time.Sleep(10 * time.Millisecond)
	}
	if out, err := exec.Command("mount", "-o", "loop", v.image, v.at).CombinedOutput(); err != nil {
		v.t.Fatalf("mounting again: %v: %s", err, out)
	}
}

// R8: the power is cut while 32 parties write.
func TestPowerCut(t *testing.T) {
	v := newVolume(t, 512<<20)
	dir := filepath.Join(v.at, "ledger")
	h, all := found(t, dir, writers)
	a := newAccount(h.verifier)
	n := times(3)
	for round := range n {
		if round > 0 {
			h.start()
		}
		w := writeAll(t, h, all, a)
		a.reach(a.count()+1+rand.IntN(400), w.done)
		time.Sleep(time.Duration(rand.IntN(3000)) * time.Microsecond)
		v.cut()
		time.Sleep(time.Duration(rand.IntN(20)) * time.Millisecond) // the server meets the dead disk
		h.kill()
		for i, err := range w.wait() {
			var no *refused
			if !errors.Is(err, errGone) && (!errors.As(err, &no) || no.Status < 500) {
				t.Fatalf("writer %d was kept by %v: %s", i, err, h.tail())
			}
		}
		v.again()
		a.check(t, dir, false)
	}
	finish(t, h, a, nil)
	if _, err := run(t, "doctor", "--dir", dir); err != nil {
		t.Error(err)
	}
	t.Logf("power cut %d times (ext4 shut down without flushing its journal): %d statements acknowledged, 0 lost, one history", n, a.count())
}

// A full disk: the ledger refuses, loses nothing, and goes on once there is
// room again: by itself, or when it was killed meanwhile.
func TestDiskFull(t *testing.T) {
	v := newVolume(t, 48<<20)
	dir := filepath.Join(v.at, "ledger")
	h, all := found(t, dir, writers)
	a := newAccount(h.verifier)
	ballast := filepath.Join(v.at, "ballast")
	n := times(2)
	for round := range n {
		if round > 0 {
			h.start()
		}
		killed := round%3 == 0
		fill(t, ballast, rand.Int64N(1<<20))
		w := writeAll(t, h, all, a)
		for i, err := range w.wait() { // until the disk is full
			var no *refused
			if !errors.As(err, &no) || no.Status < 500 {
				t.Fatalf("writer %d was kept by %v, not by the full disk: %s", i, err, h.tail())
			}
		}
		a.check(t, dir, false)
		if killed {
			h.kill()
			a.check(t, dir, false)
		}
		if killed && round%2 == 0 { // it starts and says what it can at a full disk, or says why not
			h.launch()
			if err := h.ready(); err != nil && !strings.Contains(err.Error(), "disk-full") {
				t.Errorf("at a full disk: %v", err)
			}
			h.kill()
		}
		if err := os.Remove(ballast); err != nil {
			t.Fatal(err)
		}
		a.check(t, dir, false)
		if killed {
			h.start()
		} else if err := h.ready(); err != nil {
			t.Fatalf("with room again it does not go on: %v", err)
		}
		before := a.count()
		w = writeAll(t, h, all, a)
		a.reach(before+200, w.done)
		h.kill()
		onlyGone(t, h, w.wait())
		if a.count() < before+200 {
			t.Fatal("with room again it does not go on")
		}
		a.check(t, dir, false)
	}
	finish(t, h, a, nil)
	t.Logf("disk full %d times: %d statements acknowledged, 0 lost, one history", n, a.count())
}

// fill leaves about that many bytes free.
func fill(t *testing.T, path string, leave int64) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	block := make([]byte, 64<<10)
	for err == nil {
		_, err = f.Write(block)
	}
	if !errors.Is(err, unix.ENOSPC) {
		t.Fatal(err)
	}
	info, err := f.Stat()
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(f.Truncate(max(0, info.Size()-leave)), f.Sync()); err != nil {
		t.Fatal(err)
	}
}
