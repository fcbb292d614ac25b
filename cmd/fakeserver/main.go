// Fakeserver runs fakes of all vendors on one loopback port, with a session for each of their statuses. It
// is for trying the provider, and for testing modules that use it, without an account at a vendor.
//
// Usage:
//
//	go run ./cmd/fakeserver [-addr 127.0.0.1:8484] [-env FILE] [-many 1000] [-delay 50ms]
//	go run ./cmd/fakeserver set http://127.0.0.1:8484/control/beltic/approved declined
//
// The second form changes a session's status, as curl does, where there is no curl.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log"
	"net"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest/fakes"
)

func main() {
	addr := flag.String("addr", "127.0.0.1:8484", "loopback address to listen on; port 0 takes a free one")
	many := flag.Int("many", 0, "more approved sessions at each vendor, called many-0, many-1 and so on")
	delay := flag.Duration("delay", 0, "time that each response takes")
	env := flag.String("env", "", "file to write the environment of the fakes to, for a shell to source")
	flag.Parse()

	err := errUsage

	switch {
	case flag.NArg() == 0:
		err = run(*addr, *env, *many, *delay)
	case flag.NArg() == 3 && flag.Arg(0) == "set":
		err = set(flag.Arg(1), flag.Arg(2))
	}

	if err != nil {
		log.Fatal(err)
	}
}

var errUsage = errors.New("usage: fakeserver [-addr ADDRESS], or fakeserver set CONTROL-URL STATUS")

// run serves until it is interrupted. What it prints first can be sourced by a shell.
func run(addr, env string, many int, delay time.Duration) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()

	listener, err := listen(ctx, addr)
	if err != nil {
		return err
	}

	all, stats := fakes.All(), &statistics{}
	server := &http.Server{
		Handler:           stats.wrap(newHandler(all, many), delay),
		ConnState:         stats.connection,
		ReadHeaderTimeout: 10 * time.Second,
	}

	context.AfterFunc(ctx, func() { _ = server.Close() })

	text := instructions("http://"+listener.Addr().String(), all)
	fmt.Print(text)

	if env != "" {
		if err := os.WriteFile(env, []byte(text), 0o600); err != nil {
			return err
		}
		defer os.Remove(env) // so that nobody sources what no longer listens

		fmt.Printf("\n# In another terminal:\n. '%s'\n", env)
	}

	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}

	return nil
}

// listen refuses addresses that others could reach: whoever can reach the server can change its sessions.
func listen(ctx context.Context, addr string) (net.Listener, error) {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, err
	}

	if ip := net.ParseIP(host); ip == nil || !ip.IsLoopback() {
		return nil, fmt.Errorf("%s is not a loopback address, such as 127.0.0.1:8484", addr)
	}

	return new(net.ListenConfig).Listen(ctx, "tcp", addr)
}
