#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# What was tried to break it, counted by running it: attacks, faults, inputs of the fuzzer. Takes long
# with many seconds for each fuzz target and with FAULTS_ALL=1, which stops every verb at each of its
# steps.
#
#     [FAULTS_ALL=1] tests/counts.sh BUILD_FOLDER [SECONDS_PER_FUZZ_TARGET]
set -euo pipefail
build=$(realpath "${1:?usage: tests/counts.sh BUILD_FOLDER [SECONDS_PER_FUZZ_TARGET]}")
seconds=${2:-0}
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
count() { # WHAT NUMBER
    printf '%-44s %12s\n' "$1" "$2"
}

"$build/tests/attack_tests" --success > "$work/attacks.txt" || failed=1
"$build/tests/fault_tests" '[faults]' > "$work/faults.txt" || failed=1
count 'attacks tried' "$(grep -oE '[0-9]+ attacks' "$work/attacks.txt" | awk '{ n += $1 } END { print n + 0 }')"
grep -hoE '[a-z ]+: [0-9]+ steps, [0-9]+ faults; before [0-9]+, after [0-9]+' "$work/faults.txt"
count 'faults injected' \
    "$(grep -oE '[0-9]+ faults' "$work/faults.txt" | awk '{ n += $1 } END { print n + 0 }')"
if [ "$seconds" -gt 0 ]; then
    tests/fuzz/run.sh "$seconds" | tee "$work/fuzz.txt" || failed=1
    count 'inputs of the fuzzer' "$(awk 'NR > 1 { n += $2 } END { print n + 0 }' "$work/fuzz.txt")"
fi
exit "$failed"
