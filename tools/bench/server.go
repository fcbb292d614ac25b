package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"time"
)

// server is a running fake of both vendors.
type server struct {
	process *exec.Cmd
	env     []string // the provider's settings
	origin  string
}

// traffic is what a server has seen of a plan.
type traffic struct{ Connections, Requests, Tokens int }

// start starts a server whose answers take a time each.
func start(ctx context.Context, binary string, delay time.Duration) (*server, error) {
	s := &server{process: exec.CommandContext(ctx, binary,
		"-addr", "127.0.0.1:0", "-many", strconv.Itoa(most), "-delay", delay.String())}
	s.process.Stderr = os.Stderr
	s.process.Cancel = func() error { return s.process.Process.Signal(os.Interrupt) }

	output, err := s.process.StdoutPipe()
	if err != nil {
		return nil, err
	}

	if err := s.process.Start(); err != nil {
		return nil, err
	}

	// The settings stand together, and an empty line follows them.
	for lines := bufio.NewScanner(output); lines.Scan(); {
		if setting, ok := strings.CutPrefix(lines.Text(), "export "); ok {
			s.env = append(s.env, setting)
		} else if len(s.env) > 0 {
			s.origin = strings.TrimSuffix(s.get("BELTIC_BASE_URL"), "/beltic")

			return s, nil
		}
	}

	return nil, errors.Join(errors.New("the fake vendors did not start"), s.stop())
}

// get returns one of the settings.
func (s *server) get(name string) string {
	for _, setting := range s.env {
		if value, ok := strings.CutPrefix(setting, name+"="); ok {
			return value
		}
	}

	return ""
}

func (s *server) stop() error {
	_ = s.process.Process.Signal(os.Interrupt)

	return s.process.Wait()
}

// traffic returns what was seen since the last call.
func (s *server) traffic(ctx context.Context) (traffic, error) {
	var seen traffic

	request, err := http.NewRequestWithContext(ctx, http.MethodGet, s.origin+"/statistics", nil)
	if err != nil {
		return seen, err
	}

	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		return seen, err
	}
	defer answer.Body.Close()

	if answer.StatusCode != http.StatusOK {
		return seen, fmt.Errorf("statistics: %s", answer.Status)
	}

	return seen, json.NewDecoder(answer.Body).Decode(&seen)
}
