# The only door. `make test` and `make demo` install what is missing first.
SHELL := /bin/bash
DATA := $(CURDIR)/.build/demo
# With the Swift libraries inside, so that the binary runs on machines without a toolchain, and optimized across
# modules (docs/decisions/0012, 0022).
RELEASE := -c release --static-swift-stdlib -Xswiftc -cross-module-optimization

.PHONY: help setup test contract scenarios crash crash-points overload tour clients conformance demo down bench fuzz fuzz-quick \
	fuzz-seeds histories generate check fmt where

help:
	@echo "make demo                  start a cluster, run the example Jobs, leave it running"
	@echo "make down                  stop that cluster"
	@echo "make test                  everything that can be checked by itself"
	@echo "make contract              replay recordings of Kubernetes, where they are"
	@echo "make scenarios             the same, with what waits for the minutes of a clock"
	@echo "make crash                 kill the server in the middle of Jobs, count exactly"
	@echo "make crash-points          kill the controllers after every single write of every story (minutes)"
	@echo "make overload              one client floods: others work on, memory stays bounded"
	@echo "make tour                  the workloads of examples/ on three nodes, checked step by step"
	@echo "make clients [CLIENTS=..]  kubectl (transcripts), 1.20 too, and Python's clients against a cluster"
	@echo "make conformance [TESTS=..] programs after Kubernetes' conformance tests, against a cluster"
	@echo "make bench                 measure speed and size (release build)"
	@echo "make fuzz [SECONDS=3600]   requests that are nearly right; SEED=7 for others"
	@echo "make fuzz-quick            the seeds, and the same few requests every time"
	@echo "make fuzz-seeds            what they found before must not come back"
	@echo "make histories [SEED=..]   random operations at once, then what must hold; OPERATIONS=, HISTORIES=, STORY="
	@echo "make generate              after a change in Schema/"
	@echo "make check                 generated code is fresh, the tree is tidy"
	@echo "make fmt [FILES=...]       format Swift sources"
	@echo "make where WORD=backoff    where something lives"

setup:
	@tools/setup.sh

test: setup
	swift build --build-tests
	swift run --skip-build SchemaCompiler Schema Sources/ObjectModel/Generated --check
	@tools/test.sh

contract: setup
	@tools/contract.sh

scenarios: setup
	@SCENARIOS=all tools/contract.sh

crash-points: setup
	CRASH_POINTS=all swift test --filter ControllersCrashTests

crash:
	@tools/setup.sh demo
	swift build --product swiftlet
	@tools/crash-job.sh "$$(swift build --show-bin-path)/swiftlet" 3

tour:
	@tools/setup.sh demo
	swift build --product swiftlet
	@tools/tour.sh "$$(swift build --show-bin-path)/swiftlet" $(TOUR)

clients:
	@tools/setup.sh demo
	swift build --product swiftlet
	@tools/clients.sh "$$(swift build --show-bin-path)/swiftlet" $(CLIENTS)

conformance:
	@tools/setup.sh demo
	swift build --product swiftlet
	@tools/conformance.sh "$$(swift build --show-bin-path)/swiftlet" $(TESTS)

demo:
	@tools/setup.sh demo
	swift build $(RELEASE) --product swiftlet
	@tools/demo.sh .build/release/swiftlet $(DATA)

down:
	@.build/release/swiftlet down --data-dir $(DATA)

bench: setup
	swift build $(RELEASE) --product swiftlet
	swift build $(RELEASE) --product swiftlet-bench
	.build/release/swiftlet-bench all

SECONDS := 3600
SEED := 1
overload: setup
	swift build --product swiftlet
	@tools/overload.py "$$(swift build --show-bin-path)/swiftlet"

fuzz: fuzz-seeds
	@tools/fuzz.py --binary "$$(swift build --show-bin-path)/swiftlet" --seconds $(SECONDS) --seed $(SEED) --verbose

# A number of requests, not a time: the same ones on every machine. Without the seeds, whose largest bodies take a
# debug build longer than an answer may take.
CASES := 600
fuzz-quick: setup
	swift build --product swiftlet
	@tools/fuzz.py --binary "$$(swift build --show-bin-path)/swiftlet" --cases $(CASES) --seed $(SEED)

fuzz-seeds: setup
	swift build --product swiftlet
	@tools/fuzz.py --binary "$$(swift build --show-bin-path)/swiftlet" --replay Tests/Fuzz/seeds

# HISTORIES=20 for the seeds from SEED on.
HISTORIES := 1
OPERATIONS := 400
STORY := all
histories: setup
	swift build --product swiftlet
	@tools/histories.sh "$$(swift build --show-bin-path)/swiftlet" $(SEED) $(HISTORIES) \
		--operations $(OPERATIONS) --story $(STORY)

generate:
	swift run -q SchemaCompiler Schema Sources/ObjectModel/Generated

check:
	swift run -q SchemaCompiler Schema Sources/ObjectModel/Generated --check
	swift test --filter TidyTests

fmt:
	@tools/fmt.sh $(FILES)

where:
	@tools/where.sh "$(WORD)"
