package datasources

import (
	"context"
	"slices"
	"time"

	"github.com/hashicorp/terraform-plugin-log/tflog"
)

// awaitMany reads sessions in rounds until all of them are there. A round reads those that are not there yet, so that a
// session that waits holds no slot. When the last one is there, all are read once more, since an earlier one may have
// changed: the result is a round in which all of them are there. The first session that cannot get there any more, or
// that the vendor does not know, ends the wait with a *ManyError.
func awaitMany[S Session](
	ctx context.Context, vendor Vendor, until *WaitFor, ids []string, limit int,
	read func(ctx context.Context, id string) (S, error),
) (map[string]S, error) {
	wait := newWait(vendor, until)
	ids = distinct(ids)

	last := make(map[string]*WaitError, len(ids))
	for _, id := range ids {
		last[id] = &WaitError{ID: id}
	}

	for round := ids; ; {
		readOne := func(ctx context.Context, id string) (judged[S], error) {
			session, err := read(ctx, id)
			there, err := wait.judge(ctx, last[id], session, err)

			return judged[S]{session, there}, err
		}

		results, err := withinGrace(ctx, func(ctx context.Context) (map[string]judged[S], error) {
			return readMany(ctx, round, limit, readOne)
		})
		if err != nil {
			return nil, err
		}

		waiting := slices.DeleteFunc(slices.Clone(round), func(id string) bool { return results[id].there })

		switch {
		case len(waiting) > 0:
			tflog.Info(ctx, "Waiting for sessions", map[string]any{
				"vendor":  vendor.Title,
				"waiting": len(waiting),
				"elapsed": time.Since(wait.started).Round(time.Second).String(),
			})

			if err := wait.pause(ctx, allOf(last, waiting)...); err != nil {
				return nil, &ManyError{waiting[0], err}
			}

			round = waiting
		case len(round) < len(ids) && isInterrupted(ctx):
			return nil, &ManyError{round[0], last[round[0]].because(context.Canceled)}
		case len(round) < len(ids):
			round = ids
		default:
			return sessionsOf(results), nil
		}
	}
}

// allOf returns the values of keys, in their order.
func allOf[V any](values map[string]V, keys []string) []V {
	all := make([]V, 0, len(keys))
	for _, key := range keys {
		all = append(all, values[key])
	}

	return all
}

// judged is what one round shows of a session.
type judged[S Session] struct {
	session S
	there   bool
}

func sessionsOf[S Session](results map[string]judged[S]) map[string]S {
	sessions := make(map[string]S, len(results))
	for id, result := range results {
		sessions[id] = result.session
	}

	return sessions
}
