package main

import (
	"cmp"
	_ "embed"
	"fmt"
	"math"
	"slices"
	"strings"
	"text/template"
	"time"
)

//go:embed plot.svg.tmpl
var plotTemplate string

// line is a data source in the plot: the time of a plan against its number of sessions.
type line struct {
	Source, Label string
	Each          bool    // whether each session has a data source of its own
	Points        []point // in pixels
	Sessions      int     // at the last point, where the label is
	LabelY        float64
}

type point struct{ X, Y float64 }

// title states the result.
func (r results) title() string {
	all, each := workload{plural, 0, 1000}, workload{single, 0, 1000}

	return fmt.Sprintf("One data source reads 1,000 sessions in %.2g s or less; one for each takes %.2g s or more",
		max(r.seconds(all, "beltic"), r.seconds(all, "solaris")), min(r.seconds(each, "beltic"), r.seconds(each, "solaris")))
}

// plot returns an SVG.
func (r results) plot() string {
	var svg strings.Builder

	if err := template.Must(template.New("").Parse(plotTemplate)).Execute(&svg, map[string]any{
		"Title": r.title(), "Machine": r.config["machine"], "AtOnce": r.lines(0), "Slow": r.lines(slow),
	}); err != nil {
		panic(err) // the template is wrong
	}

	return svg.String()
}

// lines returns the lines for one delay.
func (r results) lines(delay time.Duration) (lines []line) {
	for _, source := range sources {
		l := line{Source: source.name, Each: !strings.HasSuffix(source.name, "s")}

		for _, sessions := range source.sizes {
			seconds := r.median(workload{source.name, delay, sessions}, planTime)
			// The axes of the template: 62 pixels for ten times the sessions, 65 for ten times the seconds.
			at := point{math.Round(62 * math.Log10(float64(sessions))), math.Round(130 - 65*math.Log10(seconds))}
			l.Points, l.Sessions, l.LabelY = append(l.Points, at), sessions, at.Y
			l.Label = fmt.Sprintf("%s: %.2g s", strings.TrimPrefix(source.name, "identity_"), seconds)
		}

		lines = append(lines, l)
	}

	// Labels make room for others of their kind, from the fastest plan up.
	slices.SortFunc(lines, func(a, b line) int { return cmp.Compare(b.LabelY, a.LabelY) })
	room := map[bool]float64{true: math.Inf(1), false: math.Inf(1)}

	for i, l := range lines {
		lines[i].LabelY = min(l.LabelY, room[l.Each])
		room[l.Each] = lines[i].LabelY - 15
	}

	return lines
}
