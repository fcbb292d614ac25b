variable "url" { type = string }
variable "key" { type = string }

data "http" "each" {
  for_each        = toset(jsondecode(file("ids.json")))
  url             = "${var.url}/v1/identity/sessions/${each.key}"
  request_headers = { X-Api-Key = var.key }
}
