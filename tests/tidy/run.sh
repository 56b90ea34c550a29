#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# clang-tidy over the core, as clang reads it; any finding fails. Arguments: files, else all of the
# core: not the faces (command line, window), the sample and the tests, which call it.
set -euo pipefail
cd "$(dirname "$0")/../.."
build=build/tidy
# Only configured: that gives the commands of the compiler and the headers made from data files.
cmake -S . -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Debug -DCMAKE_CXX_COMPILER=clang++ \
    -DCMAKE_DISABLE_PRECOMPILE_HEADERS=ON

files=("$@")
if [ $# -eq 0 ]; then
    mapfile -t files < <(git ls-files 'app/*.cpp' 'crypto/*.cpp' 'storage/*.cpp' |
        grep -vE '^app/(cli|desktop|sample)/')
fi
printf '%s\n' "${files[@]}" |
    xargs -P "$(nproc)" -n 4 clang-tidy --quiet -p "$build" 2> >(grep -v 'warnings generated' >&2)
echo "clang-tidy: ${#files[@]} files without a finding"
