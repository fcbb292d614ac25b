package apiclient

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// rationed is a vendor that allows so many requests in each second of the clock, and refuses the others with a 429.
type rationed struct {
	perSecond  int
	retryAfter string
	takes      time.Duration

	mu       sync.Mutex
	second   int64
	taken    int
	refusals map[string]int // by path
}

func (r *rationed) RoundTrip(req *http.Request) (*http.Response, error) {
	time.Sleep(r.takes)

	return play(r.respond(req.URL.Path)).RoundTrip(req)
}

func (r *rationed) respond(path string) response {
	r.mu.Lock()
	defer r.mu.Unlock()

	if now := time.Now().Unix(); now != r.second {
		r.second, r.taken = now, 0
	}

	if r.taken == r.perSecond {
		r.refusals[path]++

		return response{status: http.StatusTooManyRequests, retryAfter: r.retryAfter, body: `{"code": "slow_down"}`}
	}

	r.taken++

	return response{status: http.StatusOK, body: `{"id": "` + path[1:] + `"}`}
}

// Sessions at a vendor with a limit take as long as the limit asks for, and none is refused again and again.
func TestLimitsAreTheVendors(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		retryAfter string
		takes      time.Duration
		sideBySide int
	}{
		"time is named":                       {"1", 0, 200},
		"time is named, in groups":            {"1", 0, 32},
		"time is named, slow":                 {"1", 50 * time.Millisecond, 32},
		"time is not named":                   {"", 0, 200},
		"time is not named, slow, in groups":  {"", 50 * time.Millisecond, 32},
		"named as none":                       {"0", time.Millisecond, 32},
		"time is named, as slow as the limit": {"1", time.Second, 200},
	} {
		synctest.Test(t, func(t *testing.T) {
			ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
			defer cancel()

			vendor := &rationed{perSecond: 10, retryAfter: test.retryAfter, takes: test.takes, refusals: map[string]int{}}
			client := play().client(t, nil)
			client.config.HTTP = newHTTPClient(DefaultPolicy("agent"), vendor)

			started, slots := time.Now(), make(chan struct{}, test.sideBySide)

			var group sync.WaitGroup

			for i := range 200 {
				slots <- struct{}{}

				group.Go(func() {
					if err := client.Get(ctx, &thing{}, strconv.Itoa(i)); err != nil {
						t.Errorf("%s: %v", name, err)
					}

					<-slots
				})
			}

			group.Wait()

			most, all := 0, 0
			for _, count := range vendor.refusals {
				most = max(most, count)
				all += count
			}

			if took := time.Since(started); took < 19*time.Second || took > 25*time.Second+5*test.takes || most > 4 {
				t.Errorf("%s: took %s, one was refused %d times", name, took, most)
			}

			t.Logf("%s: took %s, %d refusals, %d at most", name, time.Since(started), all, most)
		})
	}
}

// A pause holds no slot and is no attempt's time, and it is for everything that goes to the vendor.
func TestPauseIsForAllRequests(t *testing.T) {
	t.Parallel()

	synctest.Test(t, func(t *testing.T) {
		server := play(response{status: 429, retryAfter: "20"}, ok)
		client := server.client(t, func(p *Policy) { p.RequestTimeout = time.Second })

		var group sync.WaitGroup

		for range 3 {
			group.Go(func() {
				if err := client.Get(t.Context(), &thing{}, "7"); err != nil {
					t.Error(err)
				}
			})

			time.Sleep(time.Second)
		}

		group.Wait()

		if len(server.at) != 4 || server.at[0] != 0 || server.at[1] != 20*time.Second {
			t.Errorf("requests came after %s", server.at)
		}
	})
}

// Requests that were under way when a pause began may be refused, too: the longest wait that the vendor asks for
// counts, and all pause again if the pause is over.
func TestLaterRefusal(t *testing.T) {
	t.Parallel()

	const (
		early = 1500 * time.Millisecond
		late  = 6 * time.Second
	)

	for name, test := range map[string]struct {
		after      time.Duration
		retryAfter string
		again      []time.Duration // when the two are sent again
	}{
		"in the pause":     {early, "", []time.Duration{2 * time.Second, 2 * time.Second}},
		"asks for more":    {early, "20", []time.Duration{early + 20*time.Second, early + 20*time.Second}},
		"after the pause":  {late, "", []time.Duration{2 * time.Second, late + time.Second}},
		"asks for no wait": {late, "0", []time.Duration{2 * time.Second, late + time.Second}},
		"asks for a wait":  {late, "3", []time.Duration{2 * time.Second, late + 3*time.Second}},
	} {
		synctest.Test(t, func(t *testing.T) {
			server := play(
				response{status: 429, takes: time.Second},
				response{status: 429, retryAfter: test.retryAfter, takes: test.after}, ok,
			)

			if err := getMany(t.Context(), server.client(t, nil), 2); err != nil {
				t.Errorf("%s: %v", name, err)
			}

			if !slices.Equal(server.at, append([]time.Duration{0, 0}, test.again...)) {
				t.Errorf("%s: requests came after %s", name, server.at)
			}
		})
	}
}

// A wait of less than a second counts as well, even above max_retry_wait.
func TestShortWaitIsNotCut(t *testing.T) {
	t.Parallel()

	synctest.Test(t, func(t *testing.T) {
		const date = "Sat, 01 Jan 2000 00:00:01 GMT" // a second after synctest's clock starts

		server := play(response{status: 429, takes: 500 * time.Millisecond, retryAfter: date}, ok)
		client := server.client(t, func(p *Policy) { p.MaxConcurrentRequests, p.MaxRetryWait = 1, 100*time.Millisecond })

		var group sync.WaitGroup

		for range 2 {
			group.Go(func() {
				failure, isError := errors.AsType[*Error](client.Get(t.Context(), &thing{}, "7"))
				if !isError || !failure.TooLong {
					t.Errorf("error is %v", failure)
				}
			})
		}

		group.Wait()

		if len(server.at) != 1 {
			t.Errorf("requests came after %s", server.at)
		}
	})
}

// The status of a refusal is enough for a pause, whatever ends its body.
func TestPauseWithoutABody(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		change      func(*Policy)
		isCancelled bool // the read, in place of its deadline
		want        string
	}{
		"deadline": {want: ": the deadline of the read passed (1 attempt)"},
		"Ctrl-C":   {isCancelled: true, want: ": the run was cancelled (1 attempt)"},
		"timeout": {
			change: func(p *Policy) { p.RequestTimeout, p.MaxRetries = time.Second, 0 }, want: " (1 attempt)",
		},
	} {
		synctest.Test(t, func(t *testing.T) {
			server := play(response{status: 429, retryAfter: "20", bodyHangs: true}, ok)
			client := server.client(t, test.change)

			ctx, cancel := context.WithTimeout(t.Context(), 2*time.Second)
			if test.isCancelled {
				ctx, cancel = context.WithCancel(t.Context())
				time.AfterFunc(2*time.Second, cancel)
			}
			defer cancel()

			want := "Vendor: GET api.example/7: 429 Too Many Requests" + test.want
			if err := client.Get(ctx, &thing{}, "7"); err == nil || err.Error() != want {
				t.Errorf("%s: error is %v\nwant %s", name, err, want)
			}

			err := client.Get(t.Context(), &thing{}, "7")
			if err != nil || len(server.at) != 2 || server.at[1] < 20*time.Second {
				t.Errorf("%s: requests came after %s, error %v", name, server.at, err)
			}
		})
	}
}

// A pause begins as soon as the status is known: the body of a refusal may take its time.
func TestPauseBeginsBeforeTheBody(t *testing.T) {
	t.Parallel()

	synctest.Test(t, func(t *testing.T) {
		server := play(response{status: 429, retryAfter: "20", bodyHangs: true}, ok)
		client := server.client(t, nil)

		var group sync.WaitGroup

		for range 2 {
			group.Go(func() {
				if err := client.Get(t.Context(), &thing{}, "7"); err != nil {
					t.Error(err)
				}
			})

			time.Sleep(5 * time.Second)
		}

		hasty, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()

		const reason = "Vendor: GET api.example/7: 429 Too Many Requests: the vendor asks to wait 10s before the next request"
		if err := client.Get(hasty, &thing{}, "7"); err == nil || err.Error() != reason {
			t.Errorf("error is %v", err)
		}

		group.Wait()

		want := []time.Duration{0, 20 * time.Second, 30 * time.Second} // the last one after the timeout of the first
		if !slices.Equal(server.at, want) {
			t.Errorf("requests came after %s", server.at)
		}
	})
}

// Without a time, pauses double as long as nothing gets through.
func TestPausesGrow(t *testing.T) {
	t.Parallel()

	synctest.Test(t, func(t *testing.T) {
		refused := response{status: 429}
		server := play(refused, refused, refused, refused, refused, refused, refused, ok)

		if err := server.client(t, nil).Get(t.Context(), &thing{}, "7"); err != nil {
			t.Fatal(err)
		}

		want := time.Duration(0)
		for i, pause := range []time.Duration{
			0, time.Second, 2 * time.Second, 4 * time.Second, 8 * time.Second, 16 * time.Second, 30 * time.Second,
			30 * time.Second,
		} {
			if want += pause; server.at[i] != want {
				t.Errorf("request %d came after %s, want %s", i, server.at[i], want)
			}
		}
	})
}

func TestLimitEndsAtTheDeadline(t *testing.T) {
	t.Parallel()

	const refused = "Vendor: GET api.example/7: 429 Too Many Requests: busy"

	for name, test := range map[string]struct {
		retryAfter string
		retries    int
		took       time.Duration
		want       string
	}{
		"again and again": {
			"1", 4, 10 * time.Second, ": the vendor asks to wait 1s before the next request (11 attempts)",
		},
		"without a time":  {"", 4, 10500 * time.Millisecond, ": the deadline of the read passed (4 attempts)"},
		"without retries": {"1", 0, 0, " (1 attempt)"},
		"without retries, and asks for too long": {
			"60", 0, 0, " (1 attempt)",
		},
	} {
		synctest.Test(t, func(t *testing.T) {
			ctx, cancel := context.WithTimeout(t.Context(), 10500*time.Millisecond)
			defer cancel()

			server := play(response{status: 429, retryAfter: test.retryAfter, body: `{"code": "busy"}`})
			client := server.client(t, func(p *Policy) { p.MaxRetries = test.retries })

			// One that has seen no response itself says why it waited, too.
			time.AfterFunc(9500*time.Millisecond, func() {
				if err := client.Get(ctx, &thing{}, "7"); err == nil || !strings.HasPrefix(err.Error(), refused) {
					t.Errorf("%s: the other error is %v", name, err)
				}
			})

			err := client.Get(ctx, &thing{}, "7")
			if err == nil || err.Error() != refused+test.want || time.Since(server.start) != test.took {
				t.Errorf("%s: after %s the error is %v", name, time.Since(server.start), err)
			}

			time.Sleep(time.Minute)
		})
	}
}

// What the vendor tells one request, the others are told, too: those that wait already, and those that come later. None
// of them is sent.
func TestLongPauseEndsAllRequests(t *testing.T) {
	t.Parallel()

	synctest.Test(t, func(t *testing.T) {
		server := play(response{status: 429, retryAfter: "3600", body: `{"code": "busy"}`, takes: time.Second}, ok)
		client := server.client(t, func(p *Policy) { p.MaxConcurrentRequests = 1 })
		refused := func(wait string) string {
			return "Vendor: GET api.example/7: 429 Too Many Requests: busy: the vendor asks to wait " + wait +
				" before the next request"
		}

		var group sync.WaitGroup

		for _, want := range []string{refused("1h0m0s") + " (1 attempt)", refused("1h0m0s")} {
			group.Go(func() {
				if err := client.Get(t.Context(), &thing{}, "7"); err == nil || err.Error() != want {
					t.Errorf("error is %v\nwant     %s", err, want)
				}
			})

			synctest.Wait() // the first one has the only slot
		}

		group.Wait()
		var left time.Duration

		// The error names whole seconds. What is left is exact, since a wait may have the time for it.
		for _, left = range []time.Duration{
			50 * time.Minute, 49*time.Minute + 59700*time.Millisecond, 49*time.Minute + 59300*time.Millisecond,
		} {
			time.Sleep(time.Until(server.start.Add(time.Hour + time.Second - left))) // virtual

			failure, _ := errors.AsType[*Error](client.Get(t.Context(), &thing{}, "7"))
			if failure == nil || failure.Error() != refused(left.Round(time.Second).String()) || failure.Left() != left {
				t.Errorf("%s are left, the error is %v", left, failure)
			}
		}

		if len(server.at) != 1 || time.Since(server.start) != time.Hour+time.Second-left {
			t.Errorf("requests came after %s, the last read ended after %s", server.at, time.Since(server.start))
		}

		time.Sleep(left) // virtual

		if err := client.Get(t.Context(), &thing{}, "7"); err != nil {
			t.Error(err)
		}
	})
}

// Those who would have to wait for too long do not wait for the words of a refusal that do not come.
func TestLongPauseWithoutWords(t *testing.T) {
	t.Parallel()

	synctest.Test(t, func(t *testing.T) {
		server := play(response{status: 429, retryAfter: "3600", bodyHangs: true, takes: time.Second})
		client := server.client(t, func(p *Policy) { p.MaxConcurrentRequests = 1 })

		go func() { _ = client.Get(t.Context(), &thing{}, "7") }()

		synctest.Wait() // it has the only slot

		const want = "Vendor: GET api.example/7: 429 Too Many Requests: the vendor asks to wait 59m59s before the next " +
			"request"

		err := client.Get(t.Context(), &thing{}, "7")
		if err == nil || err.Error() != want || time.Since(server.start) != 2*time.Second {
			t.Errorf("after %s the error is %v", time.Since(server.start), err)
		}

		time.Sleep(time.Minute) // virtual: the other one ends, too
	})
}

// Without retries, the first refusal is the end of its read, and the others pause all the same.
func TestPauseWithoutRetries(t *testing.T) {
	t.Parallel()

	synctest.Test(t, func(t *testing.T) {
		server := play(response{status: 503, retryAfter: "4"}, ok)
		client := server.client(t, func(p *Policy) { p.MaxRetries = 0 })

		err := client.Get(t.Context(), &thing{}, "7")
		if failure, ok := errors.AsType[*Error](err); !ok || failure.RetryAfter != 4*time.Second || failure.TooLong {
			t.Errorf("error is %+v", err)
		}

		if err := client.Get(t.Context(), &thing{}, "7"); err != nil || server.at[1] != 4*time.Second {
			t.Errorf("requests came after %s, error is %v", server.at, err)
		}
	})
}

// A pause explains the wait of a token request, too: of one that begins before the pause, and of one within it.
func TestPauseExplainsATokenRequest(t *testing.T) {
	t.Parallel()

	for name, later := range map[string]time.Duration{"before": 0, "within": 3 * time.Second} {
		synctest.Test(t, func(t *testing.T) {
			server := play(response{status: 429, retryAfter: "25", body: `{"code": "busy"}`, takes: time.Second})
			paused := server.client(t, func(p *Policy) { p.MaxConcurrentRequests = 1 })

			// The same limits, and a credential that has to be fetched.
			client := New(paused.config)
			client.config.Authorizer = tokenAt(t, paused.config.HTTP)

			go func() { _ = paused.Get(t.Context(), &thing{}, "7") }()

			synctest.Wait()
			time.Sleep(later) // virtual

			ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
			defer cancel()

			err := client.Get(ctx, &thing{}, "7")
			want := "Vendor: POST auth.example/oauth2/token: 429 Too Many Requests: busy: the deadline of the read passed"

			if err == nil || err.Error() != want {
				t.Errorf("%s: error is %v", name, err)
			}
		})
	}
}

// A refusal explains why another request waits, and not what comes of it when it is sent at last.
func TestPauseExplainsNoAttempt(t *testing.T) {
	t.Parallel()

	synctest.Test(t, func(t *testing.T) {
		server := play(
			response{status: 429, retryAfter: "2", body: `{"code": "busy"}`, takes: time.Second}, response{takes: time.Hour},
		)
		client := server.client(t, func(p *Policy) { p.MaxConcurrentRequests = 1 })

		first, cancelFirst := context.WithCancel(t.Context())
		go func() { _ = client.Get(first, &thing{}, "7") }()

		synctest.Wait() // it has the only slot
		time.AfterFunc(2*time.Second, cancelFirst)

		ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
		defer cancel()

		err := client.Get(ctx, &thing{}, "7")
		if err == nil || err.Error() != "Vendor: GET api.example/7: the deadline of the read passed (1 attempt)" {
			t.Errorf("error is %v", err)
		}
	})
}

// A refusal explains a wait that it has caused, and none that comes long after it.
func TestEarlierPauseExplainsNothing(t *testing.T) {
	t.Parallel()

	synctest.Test(t, func(t *testing.T) {
		server := play(response{status: 429, body: `{"code": "busy"}`}, response{status: 200, takes: time.Minute})
		client := server.client(t, func(p *Policy) {
			p.MaxRetries, p.MaxConcurrentRequests, p.RequestTimeout = 0, 1, time.Hour
		})

		if err := client.Get(t.Context(), &thing{}, "7"); err == nil {
			t.Error("no error")
		}

		time.Sleep(time.Hour) // virtual

		slow, stop := context.WithCancel(t.Context())
		defer stop()

		go func() { _ = client.Get(slow, &thing{}, "7") }()

		synctest.Wait()

		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()

		want := "Vendor: GET api.example/7: the deadline of the read passed"
		if err := client.Get(ctx, &thing{}, "7"); err == nil || err.Error() != want {
			t.Errorf("error is %v", err)
		}
	})
}
