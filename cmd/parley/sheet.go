package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"os"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/web"
	"github.com/open-parley/parley/web/print"
)

// sheetCmd is parley sheet.
type sheetCmd struct {
	asOf
	Arrangement string `arg:"" help:"Arrangement, perhaps with @REVISION; absent revision: the current one."`
	Out         string `help:"File to write; absent: the title and .pdf." short:"o" type:"path" placeholder:"FILE"`
	Lang        string `help:"Language of what is not the text itself: ${enum}." enum:"en,ar,fr,ru,es,zh" default:"en"`
	Paper       string `help:"${enum}." enum:"a4,letter" default:"a4"`
	Browser     string `help:"Chromium, Chrome or Edge to print with; absent: the one that is found." env:"PARLEY_BROWSER" type:"path" placeholder:"PROGRAM"`
}

// Run has a browser that reaches nothing but this process print the page's own
// sheet, so that it is the same as on a screen.
func (c *sheetCmd) Run(e *env) error {
	at, err := c.instant()
	if err != nil {
		return err
	}
	browser := c.Browser
	if browser == "" {
		if browser, err = print.Find(); err != nil {
			return parley.Refuse("no-browser", "", "A sheet is printed by a browser, and no Chromium, Chrome or Edge was found here.").
				To("Install one (on Debian and Ubuntu: apt install chromium), or name it with --browser. Or open the arrangement in any browser and print it from there.")
		}
	}
	s, err := e.open()
	if err != nil {
		return err
	}
	defer s.close()
	m, err := s.matter(c.Arrangement, at, current)
	if err != nil {
		return err
	}
	if c.Out == "" {
		c.Out = fileName(m.Title) + ".pdf"
		if c.Out == ".pdf" {
			c.Out = parley.Short(m.Arrangement) + ".pdf"
		}
	}
	if _, err := os.Lstat(c.Out); !errors.Is(err, fs.ErrNotExist) {
		return usage(fmt.Errorf("%s is there already: %w", shown(c.Out), fs.ErrExist))
	}
	h, err := s.page()
	if err != nil {
		return err
	}
	pdf, err := print.PDF(e.ctx, browser, h, c.address(m, at))
	var said print.ErrPage
	if errors.As(err, &said) {
		return parley.Refuse("not-printed", "", "The sheet can't be made: %s", said.Why).To("Look at the arrangement in a browser, or with parley status.")
	}
	if err != nil {
		return err
	}
	if err := writeNew(c.Out, func(w io.Writer) error {
		_, err := w.Write(pdf)
		return err
	}); err != nil {
		return err
	}
	if e.cli.JSON {
		return e.print(struct {
			File        string               `json:"file"`
			Arrangement parley.ArrangementID `json:"arrangement"`
			Revision    parley.RevisionID    `json:"revision"`
		}{c.Out, m.Arrangement, m.rev.Revision})
	}
	fmt.Fprintf(e.out, "Wrote %s: revision %d of %q, %s.\n", shown(c.Out), m.rev.Number, m.Title, m.rev.State)
	return nil
}

// address is that of the sheet within the page.
func (c *sheetCmd) address(m matter, at parley.Instant) string {
	q := url.Values{"rev": {m.rev.Revision.String()}, "paper": {c.Paper}}
	if at != 0 {
		q.Set("at", at.String())
	}
	return "/?lang=" + c.Lang + "#/arrangements/" + m.Arrangement.String() + "/sheet?" + q.Encode()
}

// page serves the page, and to it what the session may read.
func (s *session) page() (http.Handler, error) {
	p, err := web.New()
	if err != nil {
		return nil, err
	}
	mux := http.NewServeMux()
	for _, pattern := range p.Patterns() {
		mux.Handle(pattern, p)
	}
	pass := func(w http.ResponseWriter, r *http.Request) {
		a, err := s.c.Raw().Fetch(r.Context(), r.URL.RequestURI())
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadGateway)
			return
		}
		defer a.Body.Close()
		for _, name := range []string{"Content-Type", "Content-Encoding"} {
			if v := a.Header.Get(name); v != "" {
				w.Header().Set(name, v)
			}
		}
		w.WriteHeader(a.StatusCode)
		io.Copy(w, a.Body)
	}
	for _, pattern := range []string{"GET /v1/", "GET /log/", "GET /tiles/"} {
		mux.HandleFunc(pattern, pass)
	}
	// Nothing is waited for, and nobody plays anybody on paper.
	mux.HandleFunc("GET /v1/events", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) })
	mux.HandleFunc("GET /v1/exercise/keys", http.NotFound)
	return mux, nil
}
