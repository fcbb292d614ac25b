package apiclient

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"errors"
	"io"
	"net/http"
)

// maxBody is how many bytes of a response are read, after decompression.
const maxBody = 4 << 20

// wholeBody is a response's body that was read.
type wholeBody struct {
	io.Reader
	bytes []byte
}

// Close implements io.Closer.
func (wholeBody) Close() error { return nil }

// bodyOf returns the body of a response that attempt returned.
func bodyOf(resp *http.Response) []byte {
	defer resp.Body.Close()

	body, _ := resp.Body.(wholeBody)

	return body.bytes
}

// readBody reads up to maxBody and one byte more.
func readBody(resp *http.Response) ([]byte, error) {
	var buffer bytes.Buffer

	// Vendors' responses have some kilobytes. What is announced is not believed beyond the limit.
	buffer.Grow(int(min(max(resp.ContentLength, 4<<10), maxBody)) + bytes.MinRead)

	_, err := buffer.ReadFrom(io.LimitReader(resp.Body, maxBody+1))

	return buffer.Bytes(), err
}

// isWronglyEncoded reports whether a body could not be read because it is not what its Content-Encoding says.
func isWronglyEncoded(err error) bool {
	_, isCorrupt := errors.AsType[flate.CorruptInputError](err)

	return isCorrupt || errors.Is(err, gzip.ErrHeader) || errors.Is(err, gzip.ErrChecksum)
}
