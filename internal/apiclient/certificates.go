package apiclient

import (
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
)

// ParseCertificates returns the system's roots with the certificates of a PEM text added. The text must
// hold nothing but certificates, and at least one: a private key among them is a mistake worth telling.
func ParseCertificates(text string) (*x509.CertPool, error) {
	pool, err := x509.SystemCertPool()
	if err != nil {
		return nil, fmt.Errorf("cannot be added to the system's certificates: %w", err)
	}

	count := 0

	for block, rest := pem.Decode([]byte(text)); block != nil; block, rest = pem.Decode(rest) {
		if block.Type != "CERTIFICATE" {
			return nil, errors.New("must hold certificates only; it holds a PEM block of another type")
		}

		certificate, err := x509.ParseCertificate(block.Bytes)
		if err != nil {
			return nil, fmt.Errorf("holds a certificate that cannot be read, as number %d", count+1)
		}

		pool.AddCert(certificate)

		count++
	}

	if count == 0 {
		return nil, errors.New("must hold at least one certificate in PEM form")
	}

	return pool, nil
}
