package diff

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestLinesTellWhatChanged(t *testing.T) {
	was := "# Zone\n\n1. The zone lasts six months.\n2. No strike.\n3. Aid passes.\n4. A joint committee meets weekly.\n5. Done.\n6. a\n7. b\n8. c\n9. d\n10. e\n11. f\n"
	is := "# Zone\n\n1. The zone lasts three months.\n2. No strike.\n3. Aid passes.\n4. A joint committee meets weekly.\n5. Done.\n6. a\n7. b\n8. c\n9. d\n10. e\n12. g\n"
	got := textString(Lines(was, is))
	want := `@@ -1,6 +1,6 @@
 # Zone
 
-1. The zone lasts [-six-] months.
+1. The zone lasts {+three+} months.
 2. No strike.
 3. Aid passes.
 4. A joint committee meets weekly.
@@ -10,4 +10,4 @@
 8. c
 9. d
 10. e
-[-11-]. [-f-]
+{+12+}. {+g+}
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if hunks := Lines("", "one\ntwo\n"); len(hunks) != 1 || hunks[0].FromLine != 0 || hunks[0].ToLine != 1 || hunks[0].ToLines != 2 {
		t.Errorf("a new text is told as %+v", hunks)
	}
	if hunks := Lines(was, was); hunks != nil {
		t.Errorf("a text differs from itself by %+v", hunks)
	}
}

func textString(hunks []Hunk) string {
	var b strings.Builder
	for _, h := range hunks {
		h.write(&b)
	}
	return b.String()
}

// Applying the hunks to the old text gives the new one, and their words make
// up their lines.
func TestHunksApply(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.SliceOfN(rapid.SampledFrom([]string{"a b c", "a c", "b", "", "ё ж", "zone — no strike"}), 0, 25)
		a, b := text.Draw(t, "was"), text.Draw(t, "is")
		was, is := ended(a), ended(b)
		var out []string
		at := 0
		for _, h := range Lines(was, is) {
			start := h.FromLine - 1
			if h.FromLines == 0 {
				start++
			}
			out = append(out, a[at:start]...)
			at = start
			if to := h.ToLine - 1; h.ToLines > 0 && to != len(out) || h.ToLines == 0 && h.ToLine != len(out) {
				t.Fatalf("hunk %+v begins after %d lines of the new text", h, len(out))
			}
			n, m := 0, 0
			for _, l := range h.Lines {
				if l.Op != Added {
					if at >= len(a) || a[at] != l.String() {
						t.Fatalf("line %d is not %q", at+1, l)
					}
					at++
					n++
				}
				if l.Op != Removed {
					out = append(out, l.String())
					m++
				}
			}
			if n != h.FromLines || m != h.ToLines {
				t.Fatalf("hunk %+v holds %d and %d lines", h, n, m)
			}
		}
		if got := ended(append(out, a[at:]...)); got != is {
			t.Fatalf("got %q, want %q", got, is)
		}
	})
}

func ended(lines []string) string {
	var b strings.Builder
	for _, l := range lines {
		b.WriteString(l + "\n")
	}
	return b.String()
}

func FuzzTokens(f *testing.F) {
	f.Add("No strike, save in self-defence; (a) 10 km.")
	f.Add("المنطقة الآمنة\n\nЗона — 6 месяцев\xff\xfe")
	f.Fuzz(func(t *testing.T, s string) {
		if got := strings.Join(tokens(s), ""); got != s {
			t.Fatalf("%q became %q", s, got)
		}
	})
}
