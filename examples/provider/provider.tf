terraform {
  required_providers {
    identity = {
      source = "seed-97276580/identity"
    }
  }
}

# Credentials come from the environment: SOLARIS_CLIENT_ID and SOLARIS_CLIENT_SECRET, BELTIC_API_KEY.
# Configure the vendors that you use, and leave the others out.
provider "identity" {
  solaris {
    environment = "sandbox"
  }

  beltic {}

  # Keep names, addresses and the like out of plan and state.
  omit_personal_data = true
}
