// Package postgres runs a PostgreSQL server of its own in a temporary folder,
// reached by its socket, where PostgreSQL is installed: figures are compared
// with it.
package postgres

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
)

// User may do everything in the server; it needs no password.
const User = "bench"

// Server is one server.
type Server struct {
	bin  string
	dir  string
	user string // to run as; "" as this one
}

// Find looks for PostgreSQL, and for a user who may run it.
func Find() (*Server, error) {
	s := &Server{}
	folders, err := filepath.Glob("/usr/lib/postgresql/*/bin")
	if err != nil {
		return nil, err
	}
	slices.Reverse(folders) // the newest last in order, first wanted
	if p, err := exec.LookPath("initdb"); err == nil {
		if p, err = filepath.EvalSymlinks(p); err == nil {
			folders = append([]string{filepath.Dir(p)}, folders...)
		}
	}
	for _, f := range folders {
		if has(f, "initdb") && has(f, "postgres") && has(f, "pg_ctl") && has(f, "pgbench") {
			s.bin = f
			break
		}
	}
	if s.bin == "" {
		return nil, errors.New("initdb, postgres, pg_ctl and pgbench are not installed (Debian: apt-get install postgresql postgresql-contrib)")
	}
	if os.Geteuid() == 0 {
		if _, err := user.Lookup("postgres"); err != nil {
			return nil, errors.New("this is root, as whom PostgreSQL does not run, and there is no user postgres")
		}
		if _, err := exec.LookPath("setpriv"); err != nil {
			return nil, errors.New("this is root, as whom PostgreSQL does not run, and setpriv (util-linux) is missing")
		}
		s.user = "postgres"
	}
	return s, nil
}

func has(folder, name string) bool {
	info, err := os.Stat(filepath.Join(folder, name))
	return err == nil && !errors.Is(err, fs.ErrNotExist) && info.Mode()&0o111 != 0
}

// HasExtension reports whether an extension is installed beside the server.
func (s *Server) HasExtension(ctx context.Context, name string) bool {
	out, err := exec.CommandContext(ctx, filepath.Join(s.bin, "pg_config"), "--sharedir").Output()
	if err != nil {
		return false
	}
	share := string(out[:max(len(out)-1, 0)])
	_, err = os.Stat(filepath.Join(share, "extension", name+".control"))
	return err == nil
}

func (s *Server) command(ctx context.Context, name string, args ...string) *exec.Cmd {
	words := append([]string{filepath.Join(s.bin, name)}, args...)
	if s.user != "" {
		words = append([]string{"setpriv", "--reuid=" + s.user, "--regid=" + s.user, "--init-groups"}, words...)
	}
	c := exec.CommandContext(ctx, words[0], words[1:]...)
	c.Dir = s.dir
	return c
}

// Do runs one of PostgreSQL's programs in the server's folder.
func (s *Server) Do(ctx context.Context, name string, args ...string) ([]byte, error) {
	out, err := s.command(ctx, name, args...).CombinedOutput()
	if err != nil {
		return nil, fmt.Errorf("%s: %w\n%s", name, err, out)
	}
	return out, nil
}

// Start makes an empty database with PostgreSQL's own settings, and serves it.
func (s *Server) Start(ctx context.Context, clients int) error {
	dir, err := os.MkdirTemp("", "figures-pg-")
	if err != nil {
		return err
	}
	s.dir = dir
	if s.user != "" {
		u, err := user.Lookup(s.user)
		if err != nil {
			return err
		}
		uid, err := strconv.Atoi(u.Uid)
		if err != nil {
			return err
		}
		if err := os.Chown(dir, uid, -1); err != nil {
			return err
		}
	}
	if _, err := s.Do(ctx, "initdb", "--auth=trust", "--username="+User, "--pgdata="+s.data()); err != nil {
		return err
	}
	options := "-c listen_addresses= -c unix_socket_directories=" + dir + " -c max_connections=" + strconv.Itoa(clients+8)
	c := s.command(ctx, "pg_ctl", "--pgdata="+s.data(), "--wait", "--log="+filepath.Join(dir, "log"), "--options="+options, "start")
	if err := c.Run(); err != nil { // not CombinedOutput: the server keeps the pipe open
		return fmt.Errorf("pg_ctl start: %w", err)
	}
	return nil
}

// Dir is the folder that holds the server's socket, and may hold its scripts.
func (s *Server) Dir() string { return s.dir }

func (s *Server) data() string { return filepath.Join(s.dir, "data") }

// Stop ends the server and removes the folder.
func (s *Server) Stop() error {
	if s.dir == "" {
		return nil
	}
	var err error
	if _, statErr := os.Stat(filepath.Join(s.data(), "postmaster.pid")); statErr == nil {
		_, err = s.Do(context.Background(), "pg_ctl", "--pgdata="+s.data(), "--mode=immediate", "--wait", "stop")
	}
	return errors.Join(err, os.RemoveAll(s.dir))
}
