package datasources

import (
	"context"
	"errors"
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

var decisions = Decisions{"new": Pending, "almost": Pending, "good": Approved, "bad": Rejected, "late": Expired}

// seen is what one read of a session brings.
type seen struct {
	status status
	err    error
}

func TestAwait(t *testing.T) {
	t.Parallel()

	down := &apiclient.Error{Vendor: "Vendor", Method: "GET", Path: "/7", Status: 503, Attempts: 5}
	limited := &apiclient.Error{Vendor: "Vendor", Method: "GET", Path: "/7", Status: 429, RetryAfter: 40 * time.Second}
	limitedForADay := &apiclient.Error{Vendor: "Vendor", Method: "GET", Path: "/7", Status: 429, RetryAfter: 24 * time.Hour}
	refused := func(status int) error {
		return &apiclient.Error{Vendor: "Vendor", Method: "GET", Path: "/7", Status: status}
	}

	const text = "Vendor: waited for "

	for name, test := range map[string]struct {
		wait  *WaitFor
		reads []seen // the last one again and again
		took  time.Duration
		err   string
		want  status
	}{
		"no wait":                           {nil, []seen{{"new", nil}}, 0, "", "new"},
		"there already":                     {&WaitFor{Statuses: []string{"good"}}, []seen{{"good", nil}}, 0, "", "good"},
		"gets there":                        {&WaitFor{Statuses: []string{"good"}}, []seen{{"new", nil}, {"almost", nil}, {"good", nil}}, 10 * time.Second, "", "good"},
		"one of several":                    {&WaitFor{Statuses: []string{"good", "almost"}}, []seen{{"new", nil}, {"almost", nil}}, 5 * time.Second, "", "almost"},
		"final and asked for":               {&WaitFor{Statuses: []string{"bad"}}, []seen{{"bad", nil}}, 0, "", "bad"},
		"final and not asked for":           {&WaitFor{Statuses: []string{"good"}}, []seen{{"new", nil}, {"bad", nil}}, 5 * time.Second, text + "the status good; the last status was bad (decision rejected)", ""},
		"approved and not asked for":        {&WaitFor{Statuses: []string{"almost"}}, []seen{{"good", nil}}, 0, text + "the status almost; the last status was good (decision approved)", ""},
		"any final decision":                {&WaitFor{}, []seen{{"new", nil}, {"late", nil}}, 5 * time.Second, "", "late"},
		"status from the future":            {&WaitFor{}, []seen{{"newer", nil}}, 10 * time.Minute, text + "a final decision; the last status was newer (decision unknown); the deadline of the wait passed", ""},
		"status from the future, asked for": {&WaitFor{Statuses: []string{"newer"}}, []seen{{"newer", nil}}, 0, "", "newer"},
		"status that only looks like it": {
			&WaitFor{Statuses: []string{"good"}},
			[]seen{{"go\x00od", nil}},
			10 * time.Minute,
			text + "the status good; the last status was good (decision unknown); the deadline of the wait passed", "",
		},
		"no status":               {&WaitFor{Statuses: []string{"good"}}, []seen{{"", nil}}, 10 * time.Minute, text + "the status good; no status was seen; the deadline of the wait passed", ""},
		"deadline":                {&WaitFor{}, []seen{{"new", nil}}, 10 * time.Minute, text + "a final decision; the last status was new (decision pending); the deadline of the wait passed", ""},
		"own interval":            {&WaitFor{PollInterval: new("1m")}, []seen{{"new", nil}, {"good", nil}}, time.Minute, "", "good"},
		"down for a while":        {&WaitFor{}, []seen{{"new", nil}, {"", down}, {"", down}, {"good", nil}}, 15 * time.Second, "", "good"},
		"down from the start":     {&WaitFor{}, []seen{{"", down}, {"good", nil}}, 5 * time.Second, "", "good"},
		"down until the deadline": {&WaitFor{}, []seen{{"new", nil}, {"", down}}, 10 * time.Minute, text + "a final decision; the last status was new (decision pending); the deadline of the wait passed; the last attempt to read failed: " + down.Error(), ""},
		"asked to wait":           {&WaitFor{}, []seen{{"", limited}, {"good", nil}}, 40 * time.Second, "", "good"},
		"asked to wait for a day": {&WaitFor{}, []seen{{"new", nil}, {"", limitedForADay}}, 5 * time.Second, limitedForADay.Error(), ""},
		"no turn before the deadline": {
			&WaitFor{},
			[]seen{{"new", nil}, {"", &apiclient.Error{Err: context.DeadlineExceeded}}},
			5 * time.Second,
			text + "a final decision; the last status was new (decision pending); the deadline of the wait passed", "",
		},
		"credentials are not taken": {&WaitFor{}, []seen{{"new", nil}, {"", refused(401)}}, 5 * time.Second, refused(401).Error(), ""},
		"forbidden":                 {&WaitFor{}, []seen{{"new", nil}, {"", refused(403)}}, 5 * time.Second, refused(403).Error(), ""},
		"not found":                 {&WaitFor{}, []seen{{"", refused(404)}}, 0, refused(404).Error(), ""},
	} {
		synctest.Test(t, func(t *testing.T) {
			ctx, cancel := context.WithTimeout(t.Context(), 10*time.Minute)
			defer cancel()

			started, reads := time.Now(), 0

			got, err := await(ctx, "Vendor", decisions, test.wait, func(context.Context) (status, error) {
				read := test.reads[min(reads, len(test.reads)-1)]
				reads++

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

		_, err := await(ctx, "Vendor", decisions, &WaitFor{}, func(context.Context) (status, error) { return "new", nil })
		if !errors.Is(err, context.Canceled) || time.Since(started) != 7*time.Second {
			t.Errorf("after %s the error is %v", time.Since(started), err)
		}
	})
}

// A deadline in the middle of a read tells the last status too.
func TestAwaitDeadlineWhileReading(t *testing.T) {
	t.Parallel()

	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithTimeout(t.Context(), 7*time.Second)
		defer cancel()

		first := true

		_, err := await(ctx, "Vendor", decisions, &WaitFor{}, func(ctx context.Context) (status, error) {
			if first {
				first = false

				return "new", nil
			}

			<-ctx.Done()

			return "", &apiclient.Error{Vendor: "Vendor", Err: ctx.Err()}
		})

		want := "Vendor: waited for a final decision; the last status was new (decision pending); the deadline of the wait passed"
		if err == nil || err.Error() != want {
			t.Errorf("error is %v", err)
		}
	})
}
