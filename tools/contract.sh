#!/usr/bin/env bash
# Replays what a real Kubernetes answered and did against this build. Recordings are not part of the project: RECORDINGS
# names the directory that has `recordings/` and `tools/` (default: ../shared).
#
# Cases listed in tools/contract-later.txt are about things that are not built yet. The run fails when any other case
# fails, and when one of these passes: then its line has to go.
set -euo pipefail
cd "$(dirname "$0")/.."
shared=${RECORDINGS:-../shared}
[ -d "$shared/recordings" ] || { echo "no recordings at $shared; set RECORDINGS"; exit 1; }
swift build --product swiftlet
swiftlet=$(swift build --show-bin-path)/swiftlet

work=$(mktemp -d)
token=contract-$RANDOM$RANDOM
stop() {
    for name in api scenarios; do "$swiftlet" down --data-dir "$work/$name" >/dev/null 2>&1 || true; done
    rm -rf "$work"
}
trap stop EXIT

# start NAME OPTION...: a cluster in the background; sets `server`.
start() {
    local name=$1
    shift
    local port=$((20000 + RANDOM % 20000))
    "$swiftlet" up --detach --data-dir "$work/$name" --port "$port" --admin-token "$token" --no-kubeconfig "$@" \
        >/dev/null
    server=https://127.0.0.1:$port
}

# Those that wait for the minutes of a clock take five minutes more: SCENARIOS=all runs them too.
echo "== Controller scenarios"
options=(--jobs 8)
[ "${SCENARIOS:-quick}" = all ] || options+=(--skip-slow)
start scenarios --simulated-nodes 4
python3 "$shared/tools/scenario.py" --server "$server" --token "$token" "${options[@]}" "$shared/recordings/scenarios" \
    >"$work/scenarios.log" || true
tail -1 "$work/scenarios.log"
grep '^FAIL ' "$work/scenarios.log" && { cat "$work/scenarios.log"; exit 1; }
grep -q "^PASS" "$work/scenarios.log" || { cat "$work/scenarios.log"; exit 1; }
"$swiftlet" down --data-dir "$work/scenarios" >/dev/null

echo "== API recordings"
start api --no-default-storage-class
python3 "$shared/tools/replay.py" --server "$server" --token "$token" --jobs 8 --sa-wait 3 \
    "$shared"/recordings/{discovery,tables,defaulting,validation,patch,semantics} >"$work/replay.log" || true
tail -1 "$work/replay.log"
sed -n 's/^FAIL //p' "$work/replay.log" | sort >"$work/failed"
sed -n 's/^PASS //p' "$work/replay.log" | sort >"$work/passed"
sed 's/ *#.*//; /^$/d' tools/contract-later.txt | sort >"$work/later"
[ -s "$work/passed" ] || { cat "$work/replay.log"; exit 1; }
broken=$(comm -23 "$work/failed" "$work/later")
done_now=$(comm -12 "$work/passed" "$work/later")
if [ -n "$broken" ]; then
    for case in $broken; do sed -n "\|^FAIL $case\$|,/^[PF]A[SI][SL] /p" "$work/replay.log" | head -12; done
    echo "these cases should pass:" $broken
fi
[ -z "$done_now" ] || echo "these cases pass now; take them from tools/contract-later.txt:" $done_now
[ -z "$broken$done_now" ]
echo "as expected: $(wc -l <"$work/passed") pass, $(wc -l <"$work/later") are for later"
