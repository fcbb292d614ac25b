package datasources

import (
	"context"
	"crypto/tls"
	"errors"
	"io"
	"net"
	"net/http"
	"testing"
	"testing/synctest"
	"time"

	"github.com/seed-97276580/terraform-provider-identity/internal/apiclient"
)

// status is a session that has nothing else.
type status string

func (s status) CurrentStatus() *string {
	if s == "" {
		return nil
	}

	return new(string(s))
}

var vendorOfTests = Vendor{Title: "Vendor", Decisions: Decisions{
	{Status: "new", Decision: Pending},
	{Status: "almost", Decision: Pending},
	{Status: "good", Decision: Approved},
	{Status: "bad", Decision: Rejected},
	{Status: "late", Decision: Expired},
}}

// seen is what one read of a session brings.
type seen struct {
	status status
	err    error
}

func TestAwait(t *testing.T) {
	t.Parallel()

	down := &apiclient.Error{Vendor: "Vendor", Method: "GET", Path: "/7", Status: 503, Attempts: 5}
	limited := &apiclient.Error{Vendor: "Vendor", Method: "GET", Path: "/7", Status: 429, RetryAfter: 40 * time.Second}
	limitedForADay := &apiclient.Error{
		Vendor: "Vendor", Method: "GET", Path: "/7", Status: 429, RetryAfter: 24 * time.Hour, TooLong: true,
	}
	rejected := &apiclient.Error{
		Status: 401, Problem: apiclient.Problem{Form: apiclient.ErrorForm, Code: "c"}, RetryAfter: 24 * time.Hour,
	}
	vendorsOwn := &apiclient.Error{Status: 500, Problem: rejected.Problem}
	tokens := &apiclient.Error{Status: 500, Problem: rejected.Problem, OfToken: true}
	html := &apiclient.Error{Err: &apiclient.ResponseError{Kind: apiclient.NotJSON, Reason: "HTML"}}
	rate := &apiclient.Error{Err: &apiclient.ResponseError{Kind: apiclient.LimitTooLow, Reason: "too low"}}

	const (
		decision = "Vendor: waited for the decision approved"
		word     = "Vendor: waited for the status "
		deadline = "; the deadline of the wait passed"
		isNew    = "; the last status was new (decision pending)"
		noTime   = "; the deadline of the wait comes before the next read; the last attempt to read failed: "
	)

	approved := &WaitFor{Decisions: []string{"approved"}}
	statuses := func(words ...string) *WaitFor { return &WaitFor{Statuses: words} }

	for name, test := range map[string]struct {
		wait  *WaitFor
		reads []seen // the last one again and again
		took  time.Duration
		want  status
		err   string
	}{
		"no wait":       {reads: []seen{{"new", nil}}, want: "new"},
		"there already": {wait: approved, reads: []seen{{"good", nil}}, want: "good"},
		"gets there": {
			wait: approved, reads: []seen{{"new", nil}, {"almost", nil}, {"good", nil}}, took: 10 * time.Second, want: "good",
		},
		"status": {
			wait: statuses("good"), reads: []seen{{"new", nil}, {"good", nil}}, took: 5 * time.Second, want: "good",
		},
		"one of several statuses": {
			wait: statuses("good", "almost"), reads: []seen{{"new", nil}, {"almost", nil}}, took: 5 * time.Second,
			want: "almost",
		},
		"one of several decisions": {
			wait: &WaitFor{Decisions: []string{"rejected", "expired"}}, reads: []seen{{"new", nil}, {"late", nil}},
			took: 5 * time.Second, want: "late",
		},
		"final and wanted": {wait: statuses("bad"), reads: []seen{{"bad", nil}}, want: "bad"},
		"final and not wanted": {
			wait: approved, reads: []seen{{"new", nil}, {"bad", nil}}, took: 5 * time.Second,
			err: decision + "; the last status was bad (decision rejected)",
		},
		"expired": {
			wait: approved, reads: []seen{{"late", nil}}, err: decision + "; the last status was late (decision expired)",
		},
		"approved and not wanted": {
			wait: statuses("almost"), reads: []seen{{"good", nil}},
			err: word + "almost; the last status was good (decision approved)",
		},
		"status from the future": {
			wait: approved, reads: []seen{{"newer", nil}}, took: 10 * time.Minute,
			err: decision + "; the last status was newer (decision unknown)" + deadline,
		},
		"status from the future that is wanted": {wait: statuses("newer"), reads: []seen{{"newer", nil}}, want: "newer"},
		"status that only looks like it": {
			wait: statuses("good"), reads: []seen{{"go\x00od", nil}}, took: 10 * time.Minute,
			err: word + "good; the last status was of an unexpected form (decision unknown)" + deadline,
		},
		"no status": {
			wait: approved, reads: []seen{{"new", nil}, {"", nil}}, took: 10 * time.Minute,
			err: decision + "; the last status was none (decision unknown)" + deadline,
		},
		"deadline": {
			wait: approved, reads: []seen{{"new", nil}}, took: 10 * time.Minute, err: decision + isNew + deadline,
		},
		"own interval": {
			wait:  &WaitFor{Decisions: []string{"approved"}, PollInterval: new("1m")},
			reads: []seen{{"new", nil}, {"good", nil}}, took: time.Minute, want: "good",
		},
		"down for a while": {
			wait: approved, reads: []seen{{"new", nil}, {"", down}, {"", down}, {"good", nil}}, took: 15 * time.Second,
			want: "good",
		},
		"down from the start": {
			wait: approved, reads: []seen{{"", down}, {"good", nil}}, took: 5 * time.Second, want: "good",
		},
		"down until the deadline": {
			wait: approved, reads: []seen{{"new", nil}, {"", down}}, took: 10 * time.Minute,
			err: decision + isNew + deadline + "; the last attempt to read failed: " + down.Error(),
		},
		"never up until the deadline": {
			wait: approved, reads: []seen{{"", down}}, took: 10 * time.Minute,
			err: decision + "; no status was seen" + deadline + "; the last attempt to read failed: " + down.Error(),
		},
		"HTML after an error of the vendor's own": {
			wait: approved, reads: []seen{{"", vendorsOwn}, {"", html}, {"good", nil}}, took: 10 * time.Second, want: "good",
		},
		"HTML after an error of something in between": {
			wait: approved, reads: []seen{{"", down}, {"", html}}, took: 5 * time.Second, err: html.Error(),
		},
		"HTML after an error of the token endpoint": {
			wait: approved, reads: []seen{{"", tokens}, {"", html}}, took: 5 * time.Second, err: html.Error(),
		},
		"asked to wait": {
			wait: approved, reads: []seen{{"", limited}, {"good", nil}}, took: 40 * time.Second, want: "good",
		},
		"asked to wait for a day": {
			wait: approved, reads: []seen{{"new", nil}, {"", limitedForADay}}, took: 5 * time.Second,
			err: decision + isNew + noTime + limitedForADay.Error(),
		},
		"asked to wait for a day, at once": {
			wait: approved, reads: []seen{{"", limitedForADay}}, err: limitedForADay.Error(),
		},
		"final, and asked to wait for a day": {
			wait: approved, reads: []seen{{"new", nil}, {"", rejected}}, took: 5 * time.Second, err: rejected.Error(),
		},
		"rate that leaves no turn": {
			wait: approved, reads: []seen{{"new", nil}, {"", rate}}, took: 5 * time.Second,
			err: decision + isNew + noTime + rate.Error(),
		},
		"no turn before the deadline": {
			wait:  approved,
			reads: []seen{{"new", nil}, {"", &apiclient.Error{Err: context.DeadlineExceeded}}}, took: 5 * time.Second,
			err: decision + isNew + deadline,
		},
	} {
		synctest.Test(t, func(t *testing.T) {
			ctx, cancel := context.WithTimeout(t.Context(), 10*time.Minute)
			defer cancel()

			started, reads := time.Now(), 0

			got, err := await(ctx, vendorOfTests, test.wait, func(context.Context) (status, error) {
				read := test.reads[min(reads, len(test.reads)-1)]
				reads++

				if failure, ok := errors.AsType[*apiclient.Error](read.err); ok {
					received := *failure
					received.Received = time.Now()
					read.err = &received
				}

				return read.status, read.err
			})

			switch {
			case test.err == "" && (err != nil || got != test.want):
				t.Errorf("%s: got %s, error %v", name, got, err)
			case test.err != "" && (err == nil || err.Error() != test.err):
				t.Errorf("%s: error is %v\nwant %s", name, err, test.err)
			}

			if took := time.Since(started); took != test.took {
				t.Errorf("%s: took %s", name, took)
			}
		})
	}
}

func TestAwaitEndsWhenCancelled(t *testing.T) {
	t.Parallel()

	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(7*time.Second, cancel)

		started := time.Now()

		until := &WaitFor{Decisions: []string{"approved"}}

		_, err := await(ctx, vendorOfTests, until, func(context.Context) (status, error) { return "new", nil })
		if !errors.Is(err, context.Canceled) || time.Since(started) != 7*time.Second {
			t.Errorf("after %s the error is %v", time.Since(started), err)
		}
	})
}

// An interrupt ends a pause, and leaves a wait one read, which may show that it is over, and takes a minute at most.
func TestAwaitEndsWhenInterrupted(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		after    time.Duration
		statuses []status
		want     error
		reads    int
		took     time.Duration
	}{
		"in a pause": {
			after: 7 * time.Second, statuses: []status{"new", "new", "good"}, want: context.Canceled, reads: 2,
			took: 7 * time.Second,
		},
		"before, and it is not over yet": {statuses: []status{"new", "good"}, want: context.Canceled, reads: 1},
		"before, and it is over":         {statuses: []status{"good"}, reads: 1},
		"in a read that does not end": {
			after: 7 * time.Second, statuses: []status{"new", "endless"}, want: context.Canceled, reads: 2,
			took: 67 * time.Second,
		},
		"before a read that does not end": {
			statuses: []status{"endless"}, want: context.Canceled, reads: 1, took: time.Minute,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			synctest.Test(t, func(t *testing.T) {
				interrupted, reads, started := make(chan struct{}), 0, time.Now()
				time.AfterFunc(test.after, func() { close(interrupted) })
				synctest.Wait()

				until := &WaitFor{Decisions: []string{"approved"}}

				_, err := await(WithInterrupt(t.Context(), interrupted), vendorOfTests, until,
					func(ctx context.Context) (status, error) {
						reads++

						if test.statuses[reads-1] == "endless" {
							<-ctx.Done()

							return "", &apiclient.Error{Err: ctx.Err()}
						}

						return test.statuses[reads-1], nil
					})
				if !errors.Is(err, test.want) || reads != test.reads || time.Since(started) != test.took {
					t.Errorf("after %d reads and %s, the error is %v", reads, time.Since(started), err)
				}
			})
		})
	}
}

// A deadline in the middle of a read tells the last status too, also if a part of a response has come.
func TestAwaitDeadlineWhileReading(t *testing.T) {
	t.Parallel()

	for _, httpStatus := range []int{0, http.StatusOK} {
		synctest.Test(t, func(t *testing.T) {
			ctx, cancel := context.WithTimeout(t.Context(), 7*time.Second)
			defer cancel()

			first := true

			until := &WaitFor{Decisions: []string{"approved"}}

			_, err := await(ctx, vendorOfTests, until, func(ctx context.Context) (status, error) {
				if first {
					first = false

					return "new", nil
				}

				<-ctx.Done()

				return "", &apiclient.Error{Vendor: "Vendor", Status: httpStatus, Err: ctx.Err()}
			})

			want := "Vendor: waited for the decision approved; the last status was new (decision pending); the deadline of " +
				"the wait passed"
			if err == nil || err.Error() != want {
				t.Errorf("%d: error is %v", httpStatus, err)
			}
		})
	}
}

// What is over of a wait that the vendor asked for does not count against the deadline.
func TestAwaitCountsWhatIsLeft(t *testing.T) {
	t.Parallel()

	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithTimeout(t.Context(), 15*time.Second)
		defer cancel()

		statuses := []status{"new", "", "good"}

		_, err := await(ctx, vendorOfTests, &WaitFor{Decisions: []string{"approved"}}, func(context.Context) (status, error) {
			next := statuses[0]
			statuses = statuses[1:]

			if next == "" {
				longAgo := time.Now().Add(time.Second - time.Hour)

				return "", &apiclient.Error{Status: http.StatusBadGateway, RetryAfter: time.Hour, Received: longAgo}
			}

			return next, nil
		})
		if err != nil {
			t.Error(err)
		}
	})
}

// What ends a wait and what it outlasts, before and after the vendor's first response. Before it, whatever comes from
// something in between says that the address is wrong.
func TestAwaitOutlasts(t *testing.T) {
	t.Parallel()

	vendors := apiclient.Problem{Form: apiclient.ErrorForm, Code: "c"}
	ofKind := func(kind apiclient.Kind) apiclient.Error {
		return apiclient.Error{Err: &apiclient.ResponseError{Kind: kind}}
	}
	message := apiclient.Problem{Form: apiclient.BareMessage, Detail: "d"}

	for name, test := range map[string]struct {
		failure       apiclient.Error
		before, after bool // whether the wait goes on
	}{
		"500":                        {failure: apiclient.Error{Status: 500}, before: true, after: true},
		"503 in the vendor's form":   {failure: apiclient.Error{Status: 503, Problem: vendors}, before: true, after: true},
		"429":                        {failure: apiclient.Error{Status: 429}, before: true, after: true},
		"attempt that took too long": {failure: ofKind(apiclient.TimedOut), before: true, after: true},
		"broken connection":          {failure: apiclient.Error{Err: io.EOF}, before: true, after: true},
		"redirect":                   {failure: ofKind(apiclient.Redirected), after: true},
		"not JSON":                   {failure: ofKind(apiclient.NotJSON), after: true},
		"unknown host":               {failure: apiclient.Error{Err: &net.DNSError{IsNotFound: true}}, after: true},
		"404 of a gateway":           {failure: apiclient.Error{Status: 404}, after: true},
		"403 of a gateway":           {failure: apiclient.Error{Status: 403}, after: true},
		"403 with a message":         {failure: apiclient.Error{Status: 403, Problem: message}, after: true},
		"undocumented status":        {failure: ofKind(apiclient.Undocumented), after: true},
		"response from a cache":      {failure: ofKind(apiclient.Old), before: true, after: true},
		"TLS alert": {
			failure: apiclient.Error{Err: &net.OpError{Op: "remote error", Err: io.EOF}}, after: true,
		},
		"refusal of a proxy":   {failure: ofKind(apiclient.ProxyRefused)},
		"HTTP without TLS":     {failure: apiclient.Error{Err: http.ErrSchemeMismatch}, after: true},
		"rate that is too low": {failure: ofKind(apiclient.LimitTooLow)},
		"rate that is too low for a token in its own time": {
			failure: apiclient.Error{OfToken: true, Err: ofKind(apiclient.LimitTooLow).Err}, before: true, after: true,
		},
		"404 in the vendor's form": {failure: apiclient.Error{Status: 404, Problem: vendors}},
		"401 in the vendor's form": {failure: apiclient.Error{Status: 401, Problem: vendors}},
		"wrong shape":              {failure: ofKind(apiclient.WrongShape)},
		"another session":          {failure: ofKind(apiclient.WrongObject)},
		"untrusted certificate":    {failure: apiclient.Error{Err: &tls.CertificateVerificationError{}}},
		"certificate that cannot be read": {
			failure: apiclient.Error{Err: errors.New("tls: failed to parse certificate from server: x509: x")},
		},
		"TLS that is too old": {
			failure: apiclient.Error{Err: errors.New("tls: server selected unsupported protocol version 302")}, after: true,
		},
	} {
		for _, responded := range []bool{false, true} {
			synctest.Test(t, func(t *testing.T) {
				reads := []seen{{"", &test.failure}, {"good", nil}}
				if responded {
					reads = append([]seen{{"new", nil}}, reads...)
				}

				_, err := await(t.Context(), vendorOfTests, &WaitFor{Decisions: []string{"approved"}},
					func(context.Context) (status, error) {
						read := reads[0]
						reads = reads[1:]

						return read.status, read.err
					})

				want := test.before
				if responded {
					want = test.after
				}

				if (err == nil) != want {
					t.Errorf("%s, responded %t: error is %v", name, responded, err)
				}
			})
		}
	}
}
