#!/usr/bin/env bash
# All tests. Thousands of lines of those that pass hide the one that fails, so what failed is said again at the end.
set -uo pipefail
cd "$(dirname "$0")/.."

# What tests leave behind goes with the directory.
TMPDIR=$(mktemp -d)
# Containers of other users look into it.
chmod 711 "$TMPDIR"
export TMPDIR
trap 'rm -rf "$TMPDIR"' EXIT
output=$TMPDIR/output

# Eight tests at a time: those that talk to servers are not to wait a minute behind those that count.
swift test --skip-build --experimental-maximum-parallelization-width 8 2>&1 | tee "$output"
status=${PIPESTATUS[0]}
if [ "$status" -ne 0 ]; then
    printf '\nwhat failed:\n'
    grep --text -E -A 8 '^✘ Test .* recorded an issue' "$output" | grep --text -vE '^✔|^◇|^--$' | head -200
    grep --text -E '^✘ (Test|Suite) .* failed after|Fatal error|error: ' "$output" | head -50
fi
exit "$status"
