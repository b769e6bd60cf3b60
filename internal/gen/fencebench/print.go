package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
)

// ratios says of each peer how many times as long it takes as fence, one by one.
func (f *Figures) ratios() {
	for i := range f.Rows {
		r := &f.Rows[i]
		if strings.HasPrefix(r.Who, "fence") || r.Who == "geo" {
			continue
		}
		for _, own := range f.Rows {
			if own.Who == "fence" && own.What == r.What && own.Spread == r.Spread && own.Zones == r.Zones && own.Median > 0 {
				r.Ratio = r.Median / own.Median
			}
		}
	}
}

// print writes tables in Markdown: a column for each workload.
func (f *Figures) print(w io.Writer) error {
	var columns, lines []string
	for _, r := range f.Rows {
		columns = once(columns, r.column())
		lines = once(lines, r.line())
	}
	fmt.Fprintf(w, "%d cores, %s. Processor time, median of %d rounds (the least); × of what fence takes.\n\n", f.Cores, f.Go, *rounds)
	fmt.Fprintf(w, "| | %s |\n|---%s|\n", strings.Join(columns, " | "), strings.Repeat("|--:", len(columns)))
	for _, line := range lines {
		cells := make([]string, len(columns))
		for _, r := range f.Rows {
			if r.line() == line {
				cells[slices.Index(columns, r.column())] = r.cell()
			}
		}
		fmt.Fprintf(w, "| %s | %s |\n", line, strings.Join(cells, " | "))
	}
	if f.Answers != nil {
		fmt.Fprintf(w, "\n| answers beside fence's | positions | zones found | other within %.1f m of an outline | other elsewhere |\n|---|--:|--:|--:|--:|\n", edgeMM/1000.0)
		for _, a := range f.Answers {
			fmt.Fprintf(w, "| %s, %s %s | %d | %d | %d | %d |\n", a.Who, a.Spread, short(a.Zones), a.Positions, a.Hits, a.Edge, a.Differ)
		}
	}
	for _, m := range f.Missing {
		if _, err := fmt.Fprintf(w, "\nNot measured: %s\n", m); err != nil {
			return err
		}
	}
	return nil
}

func once(all []string, s string) []string {
	if slices.Contains(all, s) {
		return all
	}
	return append(all, s)
}

func (r *Row) column() string { return r.Spread + " " + short(r.Zones) }

func (r *Row) line() string { return r.What + ": " + r.Who + ", " + r.Unit }

func (r *Row) cell() string {
	s := number(r.Median)
	if r.Least != r.Median {
		s += " (" + number(r.Least) + ")"
	}
	if r.Ratio > 0 {
		s += " ×" + number(r.Ratio)
	}
	return s
}

// number writes three digits, or all before the point.
func number(v float64) string {
	switch {
	case v < 10:
		return fmt.Sprintf("%.2f", v)
	case v < 100:
		return fmt.Sprintf("%.1f", v)
	}
	s := fmt.Sprintf("%.0f", v)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

func short(n int) string {
	switch {
	case n >= 1_000_000 && n%1_000_000 == 0:
		return fmt.Sprintf("%dM", n/1_000_000)
	case n >= 1000 && n%1000 == 0:
		return fmt.Sprintf("%dk", n/1000)
	}
	return fmt.Sprint(n)
}
