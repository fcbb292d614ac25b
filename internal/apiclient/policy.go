package apiclient

import (
	"crypto/tls"
	"crypto/x509"
	"time"
)

// Policy is how requests are made. Start from DefaultPolicy.
type Policy struct {
	UserAgent             string
	RequestTimeout        time.Duration // of one attempt, its response's body included
	MaxRetries            int           // after the first attempt
	MinRetryWait          time.Duration // before the first retry; it doubles with each
	MaxRetryWait          time.Duration // of one wait, whoever asks for it
	MaxConcurrentRequests int
	MaxRequestsPerSecond  float64          // 0 for no limit
	RootCAs               *x509.CertPool   // nil for the system's
	ClientCertificate     *tls.Certificate // nil for none
}

// DefaultPolicy is how requests are made by default.
func DefaultPolicy(userAgent string) Policy {
	return Policy{
		UserAgent:             userAgent,
		RequestTimeout:        30 * time.Second,
		MaxRetries:            4,
		MinRetryWait:          500 * time.Millisecond,
		MaxRetryWait:          30 * time.Second,
		MaxConcurrentRequests: 32,
	}
}
