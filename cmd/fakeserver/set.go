package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
)

// set makes the control call.
func set(address, status string) error {
	req, err := http.NewRequestWithContext(context.Background(), http.MethodPut, address, strings.NewReader(status))
	if err != nil {
		return err
	}

	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()

	if resp.StatusCode != http.StatusOK {
		return fmt.Errorf("the fake server responded %s", resp.Status)
	}

	_, err = io.Copy(os.Stdout, resp.Body)

	return err
}
