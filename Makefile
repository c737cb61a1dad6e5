# The only door.
SHELL := /bin/bash

.PHONY: test generate check

test: check
	swift test

generate:
	swift run -q SchemaCompiler Schema Sources/ObjectModel/Generated

check:
	swift run -q SchemaCompiler Schema Sources/ObjectModel/Generated --check
