#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# clang-tidy over all sources of ours, as clang reads them; any finding fails. The sources of a
# folder are read together, as in a unity build: the headers that they share are checked once.
set -euo pipefail
cd "$(dirname "$0")/../.."
build=build/tidy
# Only configured: that gives the commands of the compiler and the headers made from data files.
cmake -S . -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Debug -DCMAKE_CXX_COMPILER=clang++ \
    -DCMAKE_UNITY_BUILD=ON -DCMAKE_DISABLE_PRECOMPILE_HEADERS=ON

mapfile -t files < <(sed -n 's/^ *"file": "\(.*\)",*$/\1/p' "$build/compile_commands.json" |
    grep -v '\.c$' | sort -u)
check() {
    xargs -r -P "$(nproc)" -n 1 clang-tidy --quiet -p "$build" "$@" \
        2> >(grep -v 'warnings generated' >&2)
}
printf '%s\n' "${files[@]}" | grep -v "^$PWD/crypto/" | check
printf '%s\n' "${files[@]}" | grep "^$PWD/crypto/" | check --checks='clang-analyzer-*'
echo "clang-tidy: ${#files[@]} compilations without a finding"
