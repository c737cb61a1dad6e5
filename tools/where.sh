#!/usr/bin/env bash
# Where a word of Kubernetes is decided: first the map in docs/where.md, else the sources that say it.
set -euo pipefail
cd "$(dirname "$0")/.."

word="${*:-}"
if [ -z "$word" ]; then
    echo "usage: make where WORD=backoffLimit" >&2
    exit 2
fi

if grep -iF -- "$word" docs/where.md | grep '^|' | sed -E 's/^\| *//; s/ *\|$//; s/ *\| */  ->  /; s/`//g'; then
    exit 0
fi
echo "docs/where.md does not have \"$word\". Sources that do:"
if ! grep -rilF --include='*.swift' --include='*.c' --include='*.schema' --exclude-dir=Generated \
    -- "$word" Sources Schema Tests | sort; then
    echo "none" >&2
    exit 1
fi
