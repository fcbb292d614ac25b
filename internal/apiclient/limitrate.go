package apiclient

import (
	"context"
	"fmt"
	"time"

	"golang.org/x/time/rate"
)

// keepsRate reports whether the rate allows another request now, and counts that one. If it does not, admit will be
// called when it does. The caller holds mu.
func (l *limits) keepsRate() bool {
	now := time.Now()
	turn := l.rate.ReserveN(now, 1)

	wait := turn.DelayFrom(now)
	if wait == 0 {
		return true
	}

	turn.CancelAt(now)

	if !l.waking {
		l.waking = true

		time.AfterFunc(wait, func() {
			l.mu.Lock()
			l.waking = false
			l.mu.Unlock()

			l.wake()
		})
	}

	return false
}

// checkRate refuses a request that comes at a place in the queue at which its turn would be after its deadline. The
// caller holds mu.
func (l *limits) checkRate(ctx context.Context, place int) error {
	deadline, bounded := ctx.Deadline()
	if !bounded || l.rate.Limit() == rate.Inf {
		return nil
	}

	perSecond, now := float64(l.rate.Limit()), time.Now()
	missing := max(0, float64(place+1)-l.rate.TokensAt(now))
	wait, left := time.Duration(missing/perSecond*float64(time.Second)), deadline.Sub(now)

	if wait <= left || left <= 0 { // a deadline that has passed is not the rate's fault
		return nil
	}

	return &ResponseError{LimitTooLow, fmt.Sprintf("at %g requests per second this one would have its turn in %s, "+
		"and its deadline is in %s", perSecond, wait.Round(time.Millisecond), left.Round(time.Millisecond))}
}
