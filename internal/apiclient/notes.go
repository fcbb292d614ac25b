package apiclient

import (
	"context"
	"maps"
	"slices"
	"sync"
)

// Notes collects what a read comes across that is no error, and that the user should know. It is safe for concurrent
// use.
type Notes struct {
	mu        sync.Mutex
	unread    map[string]bool
	unchecked map[string]bool
}

type notesKey struct{}

// WithNotes returns a context whose reads leave notes.
func WithNotes(ctx context.Context) (context.Context, *Notes) {
	notes := &Notes{unread: map[string]bool{}, unchecked: map[string]bool{}}

	return context.WithValue(ctx, notesKey{}, notes), notes
}

// NotesOf returns the context's notes, or some that nobody reads.
func NotesOf(ctx context.Context) *Notes {
	if notes, ok := ctx.Value(notesKey{}).(*Notes); ok {
		return notes
	}

	return &Notes{unread: map[string]bool{}, unchecked: map[string]bool{}}
}

// Unchecked notes that a list does not show what a filter compares.
func (n *Notes) Unchecked(filter string) {
	n.mu.Lock()
	defer n.mu.Unlock()

	n.unchecked[filter] = true
}

// unreadable notes the documented paths of members that have another type than the documented one.
func (n *Notes) unreadable(paths []string) {
	n.mu.Lock()
	defer n.mu.Unlock()

	for _, path := range paths {
		n.unread[path] = true
	}
}

// All returns the paths of the members that could not be read, and the filters that could not be checked, both sorted.
func (n *Notes) All() (unread, unchecked []string) {
	n.mu.Lock()
	defer n.mu.Unlock()

	return slices.Sorted(maps.Keys(n.unread)), slices.Sorted(maps.Keys(n.unchecked))
}
