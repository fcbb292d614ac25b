terraform {
  required_providers {
    identity = {
      source  = "seed-97276580/identity"
      version = "~> 0.1.0"
    }
  }
}

provider "identity" {
  beltic {}                 # the key comes from BELTIC_API_KEY
  omit_personal_data = true # personal data reaches neither plan nor state
}

data "identity_beltic_session" "owner" {
  id = "123e4567-e89b-12d3-a456-426614174000"
}

output "owner_is_verified" {
  value = data.identity_beltic_session.owner.decision == "approved"
}
