#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Runs every fuzz target for so many seconds, one after another, on the corpus that is kept in the
# build folder and grows with each run. Prints what each did; what it finds is kept beside the corpus,
# and then this ends with 1.
#
#     tests/fuzz/run.sh SECONDS [TARGET...]
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=${1:?usage: tests/fuzz/run.sh SECONDS [TARGET...]}
shift
if [ ! -f build/fuzz/build.ninja ]; then cmake --preset fuzz > /dev/null; fi
cmake --build --preset fuzz > /dev/null
folder=$PWD/build/fuzz/fuzz
mkdir -p "$folder"
if [ $# = 0 ]; then
    for source in tests/fuzz/*_fuzz.cpp; do set -- "$@" "$(basename "$source" .cpp)"; done
fi
found=0
printf '%-22s %12s %10s %8s\n' target executions coverage corpus
for target; do
    program=build/fuzz/tests/$target
    corpus=$folder/$target
    "$program" seeds "$corpus"
    log=$folder/$target.log
    result=ok
    "$program" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
        "-artifact_prefix=$folder/$target-" "$corpus" > "$log" 2>&1 || { result=FOUND; found=1; }
    printf '%-22s %12s %10s %8s  %s\n' "$target" \
        "$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")" \
        "$(grep -o 'cov: [0-9]*' "$log" | tail -1 | cut -d' ' -f2)" \
        "$(find "$corpus" -type f | wc -l)" "$result"
done
exit "$found"
