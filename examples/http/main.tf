# The proxy itself comes from
# HTTPS_PROXY=http://user:password@proxy.example.com:3128 and NO_PROXY=localhost.

terraform {
  required_providers {
    identity = {
      source  = "seed-97276580/identity"
      version = "~> 0.1.0"
    }
  }
}

provider "identity" {
  http {
    ca_certificates         = file("${path.module}/corporate-ca.pem")
    request_timeout         = "30s" # for one attempt
    max_retries             = 4
    max_retry_wait          = "30s" # if the vendor asks for more, the read fails
    max_concurrent_requests = 16    # per vendor
    max_requests_per_second = 50    # per vendor; by default there is no limit

    # For a server that requires a client certificate (mutual TLS), set both:
    # client_certificate = file("${path.module}/client.pem")
    # client_key         = file("${path.module}/client-key.pem")
  }
}
