package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"os"
	"os/exec"
	"runtime"
	"syscall"
	"time"
)

// usage is what the processes of one plan took.
type usage struct {
	Memory        int64         // most of any provider process, in bytes
	Provider, CLI time.Duration // processor time, of all provider processes together and of the CLI
}

// watched is what one provider process took, a line of the report.
type watched struct {
	Memory int64
	Time   time.Duration
}

// watch runs the provider $BENCH_PROVIDER in this process's place, and adds to the report $BENCH_USAGE what it
// took. It returns the exit code.
func watch(args []string) int {
	provider := exec.Command(os.Getenv("BENCH_PROVIDER"), args...) //nolint:noctx // it ends when the CLI says so
	provider.Stdin, provider.Stdout, provider.Stderr = os.Stdin, os.Stdout, os.Stderr

	err := provider.Run()
	if provider.ProcessState == nil {
		log.Print(err)

		return 1
	}

	if err := note(provider.ProcessState); err != nil {
		log.Print(err)

		return 1
	}

	return provider.ProcessState.ExitCode()
}

func note(process *os.ProcessState) error {
	file, err := os.OpenFile(os.Getenv("BENCH_USAGE"), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer file.Close()

	line := watched{Time: process.UserTime() + process.SystemTime()}
	if usage, ok := process.SysUsage().(*syscall.Rusage); ok {
		line.Memory = maxMemory(usage)
	}

	return json.NewEncoder(file).Encode(line)
}

// maxMemory returns bytes. Linux and the BSDs count in KiB, macOS in bytes.
func maxMemory(usage *syscall.Rusage) int64 {
	if runtime.GOOS == "darwin" {
		return usage.Maxrss
	}

	return usage.Maxrss << 10
}

// readUsage sums a report up.
func readUsage(path string) (usage, error) {
	file, err := os.Open(path)
	if err != nil {
		return usage{}, fmt.Errorf("no provider was watched: %w", err)
	}
	defer file.Close()

	var sum usage

	for lines := json.NewDecoder(file); ; {
		var line watched

		switch err := lines.Decode(&line); {
		case errors.Is(err, io.EOF):
			return sum, nil
		case err != nil:
			return usage{}, err
		}

		sum.Memory = max(sum.Memory, line.Memory)
		sum.Provider += line.Time
	}
}
