#!/usr/bin/env bash
# Formats the hand-written Swift files given, or all; with --check it only names those that would change.
set -euo pipefail
cd "$(dirname "$0")/.."

mode=(format --in-place --parallel)
if [ "${1:-}" = --check ]; then
    mode=(lint --strict --parallel)
    shift
fi
if [ $# -gt 0 ]; then
    files=("$@")
else
    mapfile -t files < <(find Sources Tests Benchmarks Package.swift -name '*.swift' -not -path '*/Generated/*')
fi
swift format "${mode[@]}" "${files[@]}"
