package ledger_test

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/open-parley/parley/statement"
)

// forms are the ways in which a text may lie in bytes: as it is, in UTF-16 of
// either order, in hexadecimal digits of either case, and in base64 of either
// alphabet, wherever it begins there.
func forms(text string) map[string][]byte {
	out := map[string][]byte{"UTF-8": []byte(text), "hex": []byte(hex.EncodeToString([]byte(text))),
		"HEX": []byte(strings.ToUpper(hex.EncodeToString([]byte(text))))}
	var little, big []byte
	for _, u := range utf16.Encode([]rune(text)) {
		little = append(little, byte(u), byte(u>>8))
		big = append(big, byte(u>>8), byte(u))
	}
	out["UTF-16LE"], out["UTF-16BE"] = little, big
	for name, e := range map[string]*base64.Encoding{"base64": base64.RawStdEncoding, "base64url": base64.RawURLEncoding} {
		for shift := range 3 {
			coded := e.EncodeToString(append(make([]byte, shift), text...))
			// The first and last digits hold bits of what stands around it.
			out[fmt.Sprint(name, shift)] = []byte(coded[4 : len(coded)-4])
		}
	}
	return out
}

// holds fails where one of the texts lies in b, in any form.
func holds(t testing.TB, what string, b []byte, where string, texts ...string) {
	t.Helper()
	for _, text := range texts {
		for form, bytesOf := range forms(text) {
			if bytes.Contains(b, bytesOf) {
				t.Errorf("%s holds %q in %s %s", what, text, form, where)
			}
		}
	}
}

// The content of a sealed annex lies nowhere on the disk: not in the ledger's
// folder or beside it, with snapshots, after a backup, a restart and a crash.
func TestNothingSealedLiesOnTheDisk(t *testing.T) {
	// Coordinates as people and as programs write them.
	const lon, lat = 440012347, 330007653
	texts := []string{marker, fmt.Sprint(lon), fmt.Sprint(lat), fmt.Sprint("[", lon, ",", lat, "]"), "44.0012347"}
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	t.Setenv("SQLITE_TMPDIR", temp)
	for name, annex := range map[string]statement.Part{
		"text": {Media: statement.MediaText, Salt: statement.Salt{3}, Data: []byte(marker + "\nIt is at 44.0012347, [" + fmt.Sprint(lon, ",", lat) + "].\n")},
		"map": {Media: statement.MediaAnnex, Salt: statement.Salt{5}, Data: []byte(
			fmt.Sprintf(`{"volumes":[{"footprint":{"circle":{"centre":[%d,%d],"radius":1000}},"id":"%s"}]}`, lon, lat, "shelter of the mill"))},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			s := foundSealed(t, dir, annex)
			s.cfg.SnapshotEvery = 3
			s.reopen(t)
			if _, err := s.l.Promise(t.Context(), s.deposit); err != nil { // it waits on the disk first
				t.Fatal(err)
			}
			s.submit(t, s.deposit)
			for range 3 {
				if _, err := s.l.ReadSealed(t.Context(), s.id, s.reader(1)); err != nil {
					t.Fatal(err)
				}
				s.submit(t, s.parties[2].rename(t, "another name"))
			}
			search := func(what string, dirs ...string) {
				t.Helper()
				for _, d := range append(dirs, temp) {
					for path, content := range snapshot(t, d) {
						holds(t, path, []byte(content), what, append(texts, "shelter of the mill")...)
					}
				}
			}
			search("while it is served", dir)
			open, _ := backup(t, dir, false)
			shut, _ := backup(t, dir, true)
			search("after a backup", dir, open, shut)
			s.reopen(t)
			search("after a restart", dir)
			if err := s.l.Close(t.Context()); err != nil {
				t.Fatal(err)
			}
			cmd := child(t, dir, "read")
			cmd.Env = append(cmd.Env, childStatement+"="+s.id.String())
			pipe, err := cmd.StdoutPipe()
			if err != nil {
				t.Fatal(err)
			}
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			pipe.Read(make([]byte, 1)) // it has read
			cmd.Process.Kill()
			cmd.Wait()
			search("after a crash", dir)
			s.reopenOnly(t)
			read, err := s.l.ReadSealed(t.Context(), s.id, s.reader(1))
			if err != nil || !bytes.Contains(read.Signed.Parts[s.annex.ID()].Data, []byte(fmt.Sprint(lat))) {
				t.Fatalf("it can't be read any more: %v", err)
			}
		})
	}
	// The search finds what is there.
	if f := forms(marker); !bytes.Contains([]byte(base64.StdEncoding.EncodeToString([]byte("x"+marker+"y"))), f["base641"]) {
		t.Error("base64 is not searched for")
	}
}
