package apiclient

import (
	"io"
	"net/http"
	"testing"
)

// endless is a body that never ends, and counts what is read of it.
type endless struct{ read int }

func (e *endless) Read(bytes []byte) (int, error) {
	e.read += len(bytes)

	return len(bytes), nil
}

// Of a body that does not end, no more is read than shows that it is too large.
func TestBodyIsNotReadWhole(t *testing.T) {
	t.Parallel()

	for name, length := range map[string]int64{"announced": 1 << 40, "not announced": -1, "announced as empty": 0} {
		body := &endless{}

		content, err := readBody(&http.Response{Body: io.NopCloser(body), ContentLength: length})
		if err != nil || len(content) != 4<<20+1 || body.read != 4<<20+1 {
			t.Errorf("%s: read %d bytes, and returned %d, error %v", name, body.read, len(content), err)
		}
	}
}
