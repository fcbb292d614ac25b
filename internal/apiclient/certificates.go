package apiclient

import (
	"bytes"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
)

// ParseCertificates returns the system's roots with the certificates of a PEM text added. The text must hold at least
// one, and every block of it must be a certificate that can be read: encoding/pem skips what it cannot.
func ParseCertificates(text string) (*x509.CertPool, error) {
	pool, err := x509.SystemCertPool()
	if err != nil {
		return nil, fmt.Errorf("cannot be added to the system's certificates: %w", err)
	}

	blocks, err := pemBlocks(text)
	if err != nil {
		return nil, err
	}

	for i, block := range blocks {
		if block.Type != "CERTIFICATE" {
			return nil, fmt.Errorf("must hold certificates only; number %d is a PEM block of another type", i+1)
		}

		certificate, err := x509.ParseCertificate(block.Bytes)
		if err != nil {
			return nil, fmt.Errorf("holds a certificate that cannot be read, as number %d", i+1)
		}

		pool.AddCert(certificate)
	}

	if len(blocks) == 0 {
		return nil, errors.New("must hold at least one certificate in PEM form")
	}

	return pool, nil
}

// pemBlocks returns the blocks of a PEM text. A block that begins and cannot be read is an error: with a byte order
// mark or an indent in front of it, or a wrong character inside.
func pemBlocks(text string) ([]*pem.Block, error) {
	begin := []byte("-----BEGIN")
	rest := []byte(text)

	var blocks []*pem.Block

	for {
		block, after := pem.Decode(rest)

		skipped := rest
		if block != nil {
			// What pem.Decode has consumed holds one beginning, unless it has skipped others.
			skipped = rest[:len(rest)-len(after)]
		}

		count := bytes.Count(skipped, begin)
		if block == nil && count > 0 || count > 1 {
			return nil, fmt.Errorf("holds a PEM block that cannot be read, as number %d: look for a byte order mark or "+
				"whitespace in front of it and for a wrong character inside", len(blocks)+1)
		}

		if block == nil {
			return blocks, nil
		}

		blocks, rest = append(blocks, block), after
	}
}

// CheckPEM refuses what is not in PEM form, and a block that cannot be read. Errors do not repeat the text.
func CheckPEM(text string) error {
	blocks, err := pemBlocks(text)
	if err == nil && len(blocks) == 0 {
		return errors.New("must be in PEM form")
	}

	return err
}

// ParseClientCertificate returns a client certificate with its key, both of which CheckPEM has seen. Errors do not
// repeat the key.
func ParseClientCertificate(certificate, key string) (*tls.Certificate, error) {
	pair, err := tls.X509KeyPair([]byte(certificate), []byte(key))
	if err != nil {
		return nil, errors.New("and client_key must be a certificate and its private key in PEM form, and belong together")
	}

	return &pair, nil
}
