package main

import (
	"cmp"
	"os"
	"slices"
	"time"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/plotutil"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgsvg"
)

const (
	width  = 24 * vg.Centimeter
	height = 11 * vg.Centimeter
)

// picture writes the time of a plan against the number of sessions, one diagram for each of the vendor's delays.
func picture(results []result, path string) error {
	canvas := vgsvg.NewWith(vgsvg.UseWH(width, height), vgsvg.EmbedFonts(false))
	page := draw.New(canvas)
	tiles := draw.Tiles{Rows: 1, Cols: len(delays), PadX: vg.Centimeter, PadTop: vg.Millimeter, PadBottom: vg.Millimeter, PadLeft: vg.Millimeter, PadRight: 3 * vg.Millimeter}

	diagrams := make([]*plot.Plot, len(delays))

	for i, delay := range delays {
		diagram, err := diagram(results, delay)
		if err != nil {
			return err
		}

		diagrams[i] = diagram
	}

	for i, canvas := range plot.Align([][]*plot.Plot{diagrams}, tiles, page)[0] {
		diagrams[i].Draw(canvas)
	}

	file, err := os.Create(path)
	if err != nil {
		return err
	}

	_, err = canvas.WriteTo(file)

	return cmp.Or(err, file.Close())
}

func diagram(results []result, delay time.Duration) (*plot.Plot, error) {
	p := plot.New()
	p.Title.Text = "The vendor answers " + answers(delay)
	p.X.Label.Text, p.Y.Label.Text = "sessions in the plan", "seconds for the whole plan"
	p.X.Scale, p.Y.Scale = plot.LogScale{}, plot.LogScale{}
	p.X.Tick.Marker, p.Y.Tick.Marker = plot.LogTicks{Prec: -1}, plot.LogTicks{Prec: -1}
	p.Legend.Top, p.Legend.Left = true, true
	p.Y.Min, p.Y.Max = 0.1, 1000
	p.X.Min, p.X.Max = 1, most
	p.Add(plotter.NewGrid())

	for i, kind := range kinds {
		var points plotter.XYs

		for _, r := range results {
			if r.Workload.Source == kind.name && r.Workload.Delay == delay {
				points = append(points, plotter.XY{X: float64(r.Workload.Sessions), Y: r.median().Seconds()})
			}
		}

		if len(points) == 0 {
			continue
		}

		line, marks, err := plotter.NewLinePoints(points)
		if err != nil {
			return nil, err
		}

		line.Color, marks.Color, marks.Shape = plotutil.Color(i), plotutil.Color(i), plotutil.Shape(i)
		if slices.Equal(kind.counts, oneByOne) {
			line.Dashes = []vg.Length{vg.Points(4), vg.Points(2)}
		}

		p.Add(line, marks)
		p.Legend.Add(kind.name, line, marks)
	}

	return p, nil
}
