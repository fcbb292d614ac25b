terraform {
  required_providers {
    identity = {
      source = "seed-97276580/identity"
    }
  }
}

provider "identity" {
  http {
    request_timeout         = "30s" # one attempt
    max_retries             = 4
    max_retry_wait          = "30s" # one wait between attempts, also when the vendor asks for more
    max_concurrent_requests = 32    # per vendor
    max_requests_per_second = 50    # per vendor; no limit when absent
    ca_certificates         = file("${path.module}/corporate-ca.pem")

    # For a server that asks for a client certificate (mutual TLS), both of these:
    # client_certificate = file("${path.module}/client.pem")
    # client_key         = file("${path.module}/client-key.pem")
  }
}
