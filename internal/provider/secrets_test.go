package provider_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/seed-97276580/terraform-provider-identity/internal/acctest"
	"github.com/seed-97276580/terraform-provider-identity/internal/acctest/fakes"
	"github.com/seed-97276580/terraform-provider-identity/internal/acctest/fakevendor"
)

// A gateway in front of all vendors sees the credentials of each, and may repeat them in a response to another one.
func TestSecretsOfAllVendors(t *testing.T) {
	t.Parallel()

	const token = "fake-token-1" // the first one that the fake with tokens issues; the other credentials do not change

	all, env := fakes.Start(t)

	for _, fake := range all {
		for _, other := range all {
			if other.Name == fake.Name {
				continue
			}

			server, _ := acctest.NewServer(t, env, block{"http": block{"max_retries": 0}})
			read(t, server, other)

			for _, secret := range []string{other.Secrets()[0], token} {
				body := fmt.Sprintf(`{"errors": [{"code": "c", "title": "t", "detail": "got %s"}]}`, secret)
				fault := fakevendor.Fault{Status: http.StatusForbidden, Body: body}

				for _, request := range []string{"the first one, which may be for a token", "another one"} {
					fake.FailAlways(&fault)
					text := read(t, server, fake).Text()
					fake.FailAlways(nil)

					if strings.Contains(text, secret) || !strings.Contains(text, "[left out, ") {
						t.Errorf("%s, %s: %q is shown in %s", fake.Name, request, secret, text)
					}

					expectApproved(t, server, fake)
				}
			}
		}
	}
}
