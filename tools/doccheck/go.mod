module github.com/seed-97276580/terraform-provider-identity/tools/doccheck

go 1.26.0

require github.com/yuin/goldmark v1.8.7
