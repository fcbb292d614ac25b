package apiclient

import (
	"context"
	"net"
	"net/http/httptrace"
	"syscall"
	"time"
)

// dialWithin returns a Transport.DialContext whose connections have so long to become usable, including what proxies
// and TLS do first. net/http goes on to open a connection when its request has timed out, in a place that the next one
// may need, and some proxies have no limit of their own.
func dialWithin(timeout time.Duration) func(ctx context.Context, network, address string) (net.Conn, error) {
	return func(ctx context.Context, network, address string) (net.Conn, error) {
		deadline := time.Now().Add(timeout)

		connection, err := dialerTo(address, timeout).DialContext(ctx, network, address)
		if err != nil {
			return nil, err
		}

		return connection, connection.SetDeadline(deadline)
	}
}

// dialerTo returns a dialer for an address. A resolver may take localhost for another host, to which nothing must be
// sent without TLS: the dialer refuses to connect there.
func dialerTo(address string, timeout time.Duration) *net.Dialer {
	dialer := &net.Dialer{KeepAlive: 30 * time.Second, Timeout: timeout}

	if isLocal(address) {
		dialer.Control = func(_, resolved string, _ syscall.RawConn) error {
			if !isLocal(resolved) {
				return errNotLocal
			}

			return nil
		}
	}

	return dialer
}

func isLocal(address string) bool {
	host, _, err := net.SplitHostPort(address)

	return err == nil && isLoopback(host)
}

// connectionState is what a request knows of the connection that it was given.
type connectionState struct {
	open bool // which it is after its TLS handshake
	kept bool // another request had opened it
}

// isDamage reports whether an error says that something has damaged what came over the connection after its handshake.
// An alert on one that is new may be a refusal, which in TLS 1.3 comes as late.
func (s connectionState) isDamage(err error) bool {
	return s.open && isNotTLS(err) || s.kept && kindOf(err) == TLSRefused
}

// withoutDeadline returns a context for a request that lifts the deadline of dialWithin as soon as it has its
// connection: from then on, the request's own timeout counts. It notes in state what connection that is.
func withoutDeadline(ctx context.Context, state *connectionState) context.Context {
	return httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{GotConn: func(info httptrace.GotConnInfo) {
		*state = connectionState{open: true, kept: info.Reused}

		// Also if net/http takes it for a used one: it may have been opened for a request that then took another. An error
		// says that it has broken, which the request will find out.
		_ = info.Conn.SetDeadline(time.Time{})
	}})
}
