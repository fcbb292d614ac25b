package apiclient

import (
	"cmp"
	"context"
	"net/http"
	"slices"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// firstPause is how long requests pause when a 429 names no time. It doubles as long as nothing gets through.
const firstPause = time.Second

// wordsTime is how long a request that would have to wait for too long waits for the words of the refusal.
const wordsTime = time.Second

// limits lets requests to one vendor through, in the order in which they come, at most so many at the same time and in
// each second. When the vendor refuses one because of its limits, all of them pause, and afterwards fewer go at the
// same time: half as many, and one more with each round that gets through.
type limits struct {
	most    float64
	maxWait time.Duration // that a request waits because the vendor asks for it
	rate    *rate.Limiter

	mu       sync.Mutex
	window   float64 // how many may be in flight, 1 to most
	inFlight int
	tickets  int
	queue    []turn        // in the order of tickets: a request that was refused is first again
	until    time.Time     // end of the pause
	asked    time.Time     // end of the longest pause that the vendor has asked for
	news     chan struct{} // closed when it has refused
	rounds   int           // pauses so far: a refusal of an earlier round is no news
	failed   int           // pauses since something got through
	refusal  trace         // of the pause
	waking   bool          // admit will be called when the rate allows another one
}

// turn is a request that waits.
type turn struct {
	ticket int
	come   chan int // gets the round in which it is let through
	tracer *tracer
}

func newLimits(policy Policy) *limits {
	perSecond := rate.Inf
	if policy.MaxRequestsPerSecond > 0 {
		perSecond = rate.Limit(policy.MaxRequestsPerSecond)
	}

	most := float64(policy.MaxConcurrentRequests)

	return &limits{
		most: most, window: most, maxWait: policy.MaxRetryWait, rate: rate.NewLimiter(perSecond, 1),
		news: make(chan struct{}),
	}
}

// ticket gives a request its place among the others.
func (l *limits) ticket() int {
	l.mu.Lock()
	defer l.mu.Unlock()

	l.tickets++

	return l.tickets
}

// errAsked ends a request that would have to wait for too long, because of what the vendor has told another one.
var errAsked = &ResponseError{RateLimited, "the vendor asks for a longer wait than allowed"}

// enter waits for a request's turn, and returns the round that it is in. The caller must leave afterwards.
func (l *limits) enter(ctx context.Context, ticket int) (round int, err error) {
	own := turn{ticket, make(chan int, 1), tracerOf(ctx)}

	if err := l.queueUp(ctx, own); err != nil {
		return 0, err
	}

	for {
		news, err := l.checkAsked(ctx, own)
		if err != nil {
			return 0, err
		}

		select {
		case round := <-own.come:
			return round, nil
		case <-news:
		case <-ctx.Done():
			l.mu.Lock()
			defer l.mu.Unlock()

			l.withdraw(own)

			return 0, context.Cause(ctx)
		}
	}
}

// queueUp takes a request into the queue, unless its turn would come after its deadline.
func (l *limits) queueUp(ctx context.Context, own turn) error {
	l.mu.Lock()
	defer l.mu.Unlock()

	place, _ := slices.BinarySearchFunc(l.queue, own, compareTickets)
	if err := l.checkRate(ctx, place); err != nil {
		return err
	}

	if time.Now().Before(l.until) {
		l.explain(own)
	}

	l.queue = slices.Insert(l.queue, place, own)
	l.admit()

	return nil
}

// checkAsked withdraws a request that would have to wait for too long. It returns the channel that tells when to check
// again.
func (l *limits) checkAsked(ctx context.Context, own turn) (news chan struct{}, err error) {
	l.mu.Lock()
	defer l.mu.Unlock()

	wait := time.Until(l.asked)
	if wait <= 0 || wait <= allowedWait(ctx, l.maxWait) {
		return l.news, nil
	}

	l.withdraw(own)

	// The error names whole seconds. They count from a moment that makes up for the rounding, so that Left is exact.
	seconds := max(wait.Round(time.Second), time.Second)
	from := time.Now().Add(wait - seconds)
	own.tracer.update(func(t *trace) { t.retryAfter, t.received, t.tooLong = seconds, from, true })

	return nil, errAsked
}

// withdraw takes a request off the queue. The caller holds mu.
func (l *limits) withdraw(own turn) {
	if i, waits := slices.BinarySearchFunc(l.queue, own, compareTickets); waits {
		l.queue = slices.Delete(l.queue, i, i+1)
	} else { // admitted in the same moment
		l.inFlight--
		l.admit()
	}
}

func compareTickets(a, b turn) int { return cmp.Compare(a.ticket, b.ticket) }

// explain notes why a request waits that has seen no response itself. The caller holds mu.
func (l *limits) explain(waiting turn) {
	waiting.tracer.update(func(t *trace) {
		if t.attempts == 0 {
			t.status, t.problem = l.refusal.status, l.refusal.problem
			t.credentials = l.refusal.credentials // which the problem may repeat
		}
	})
}

// admit lets as many requests through as may be in flight. The caller holds mu.
func (l *limits) admit() {
	for len(l.queue) > 0 && l.inFlight < int(l.window) && !time.Now().Before(l.until) && l.keepsRate() {
		l.queue[0].come <- l.rounds
		l.queue = l.queue[1:]
		l.inFlight++
	}
}

// leave makes room for the next request. succeeded says that the vendor has let this one through.
func (l *limits) leave(succeeded bool) {
	l.mu.Lock()
	defer l.mu.Unlock()

	if succeeded {
		l.failed = 0
		l.window = min(l.most, l.window+1/l.window)
	}

	l.inFlight--
	l.admit()
}

// isPaused reports whether a pause has begun since a request was let through.
func (l *limits) isPaused() bool {
	l.mu.Lock()
	defer l.mu.Unlock()

	return time.Now().Before(l.until)
}

// pause stops all requests for as long as a refusal asks for, or else for a while that grows.
func (l *limits) pause(resp *http.Response, round int) {
	l.mu.Lock()
	defer l.mu.Unlock()

	asked, _ := retryAfter(resp)
	wait, isPausing := asked, time.Now().Before(l.until)

	// A refusal of an earlier round may come so late that the pause is over.
	if wait < firstPause && (round == l.rounds || !isPausing) {
		wait = max(wait, min(firstPause<<min(l.failed, 20), l.maxWait))
	}

	if round == l.rounds {
		l.rounds++
		l.window = max(1, l.window/2)
		l.failed++
	}

	until := time.Now().Add(wait)
	if !until.After(l.until) {
		return
	}

	l.until = until
	l.explainAll(trace{status: resp.StatusCode})

	time.AfterFunc(wait, l.wake)

	if wait == asked {
		l.asked = until
		time.AfterFunc(wordsTime, l.tell)
	}
}

// explainPause gives the words of a refusal to those who wait for the end of the pause, and lets them know: it may be
// too long for them.
func (l *limits) explainPause(refusal trace) {
	l.mu.Lock()
	defer l.mu.Unlock()

	if time.Now().Before(l.until) {
		l.explainAll(refusal)
		l.tellAll()
	}
}

// tell lets those who wait know what the vendor asks for, whatever else it may be about to say.
func (l *limits) tell() {
	l.mu.Lock()
	defer l.mu.Unlock()

	l.tellAll()
}

// tellAll is tell for a caller that holds mu.
func (l *limits) tellAll() {
	close(l.news)
	l.news = make(chan struct{})
}

// explainAll notes why requests wait. The caller holds mu.
func (l *limits) explainAll(refusal trace) {
	l.refusal = refusal

	for _, waiting := range l.queue {
		l.explain(waiting)
	}
}

// wake lets requests through at the end of a pause, or when the rate allows another one.
func (l *limits) wake() {
	l.mu.Lock()
	defer l.mu.Unlock()

	l.admit()
}

// isLimit reports whether a vendor refuses a request because there are too many, which no request can help alone.
func isLimit(resp *http.Response) bool {
	_, asked := retryAfter(resp)

	return resp.StatusCode == http.StatusTooManyRequests || resp.StatusCode == http.StatusServiceUnavailable && asked
}
