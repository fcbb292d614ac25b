terraform {
  required_providers {
    identity = {
      source  = "seed-97276580/identity"
      version = "~> 0.1.0"
    }
  }
}

# Write only the blocks of the vendors that you use: a block without credentials is
# an error.
provider "identity" {
  beltic {} # the key comes from BELTIC_API_KEY

  # Keep names, addresses and the like out of plan and state.
  omit_personal_data = true
}
