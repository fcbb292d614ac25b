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
	doubted   map[string]bool
	secrets   map[string]bool // that were sent
}

type notesKey struct{}

// WithNotes returns a context whose reads leave notes.
func WithNotes(ctx context.Context) (context.Context, *Notes) {
	notes := newNotes()

	return context.WithValue(ctx, notesKey{}, notes), notes
}

// NotesOf returns the context's notes, or some that nobody reads.
func NotesOf(ctx context.Context) *Notes {
	if notes, ok := ctx.Value(notesKey{}).(*Notes); ok {
		return notes
	}

	return newNotes()
}

func newNotes() *Notes {
	return &Notes{
		unread: map[string]bool{}, unchecked: map[string]bool{}, doubted: map[string]bool{}, secrets: map[string]bool{},
	}
}

// Unchecked notes that a list does not show what a filter compares.
func (n *Notes) Unchecked(filter string) {
	n.mu.Lock()
	defer n.mu.Unlock()

	n.unchecked[filter] = true
}

// Doubted notes the text of an error that counts as the vendor's word, and may not be it.
func (n *Notes) Doubted(text string) {
	n.mu.Lock()
	defer n.mu.Unlock()

	n.doubted[text] = true
}

// unreadable notes the documented paths of members that have another type than the documented one.
func (n *Notes) unreadable(paths []string) {
	n.mu.Lock()
	defer n.mu.Unlock()

	for _, path := range paths {
		n.unread[path] = true
	}
}

// hide notes what was sent and must not be shown.
func (n *Notes) hide(secrets []string) {
	n.mu.Lock()
	defer n.mu.Unlock()

	for _, secret := range secrets {
		n.secrets[secret] = true
	}
}

// Present returns a text of a response as messages may show it: printable, at most 500 characters long, and left out
// whole if it repeats a credential of one of the reads.
func (n *Notes) Present(text string) string {
	n.mu.Lock()
	defer n.mu.Unlock()

	return present(text, slices.Collect(maps.Keys(n.secrets)))
}

// All returns the paths of the members that could not be read, the filters that could not be checked, and the texts of
// errors that are doubted, all of them sorted.
func (n *Notes) All() (unread, unchecked, doubted []string) {
	n.mu.Lock()
	defer n.mu.Unlock()

	return slices.Sorted(maps.Keys(n.unread)), slices.Sorted(maps.Keys(n.unchecked)), slices.Sorted(maps.Keys(n.doubted))
}
