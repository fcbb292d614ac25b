package apiclient

import (
	"context"
	"sync"
)

// flightGroup makes one request at a time for all who need its result. Unlike singleflight.Group, it ends a request
// when nobody waits for it anymore.
type flightGroup struct {
	mu      sync.Mutex
	current *flight // nil for none
}

// flight is one request and those who wait for it.
type flight struct {
	tracer  *tracer
	cancel  context.CancelFunc
	waiting int           // guarded by the group's mu
	done    chan struct{} // closed when err is set
	err     error
}

// do waits for the request under way, or else for a new one, which send makes. A reader whose context ends stops
// waiting, and the request goes on for the others. The trace is the request's so far.
func (g *flightGroup) do(ctx context.Context, send func(context.Context) error) (trace, error) {
	g.mu.Lock()

	if g.current == nil {
		g.current = g.start(context.WithoutCancel(ctx), send)
	}

	joined := g.current
	joined.waiting++

	g.mu.Unlock()

	select {
	case <-joined.done:
		return joined.tracer.snapshot(), joined.err
	case <-ctx.Done():
		g.leave(joined)

		return joined.tracer.snapshot(), context.Cause(ctx)
	}
}

func (g *flightGroup) start(ctx context.Context, send func(context.Context) error) *flight {
	started := &flight{done: make(chan struct{})}
	ctx, started.tracer = withTracer(ctx)
	ctx, started.cancel = context.WithCancel(ctx)

	go func() {
		started.err = send(ctx)

		g.mu.Lock()
		defer g.mu.Unlock()

		g.end(started)
		close(started.done)
	}()

	return started
}

// leave takes one who waited off a flight, and ends it after the last one.
func (g *flightGroup) leave(left *flight) {
	g.mu.Lock()
	defer g.mu.Unlock()

	if left.waiting--; left.waiting == 0 {
		g.end(left)
	}
}

// end ends a flight's request and makes room for the next one. The caller holds mu.
func (g *flightGroup) end(ended *flight) {
	ended.cancel()

	if g.current == ended {
		g.current = nil
	}
}
