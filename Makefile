# The only door.
SHELL := /bin/bash

.PHONY: setup test generate check

test: setup check
	swift test

generate:
	swift run -q SchemaCompiler Schema Sources/ObjectModel/Generated

check:
	swift run -q SchemaCompiler Schema Sources/ObjectModel/Generated --check

setup:
	@tools/setup.sh
