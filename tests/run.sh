#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Installs what is missing, builds, and runs every test. Arguments: another preset, and the programs
# of tests to which it is limited (crypto, storage, app, desktop, e2e).
set -euo pipefail
cd "$(dirname "$0")/.."
preset=${1:-release}
programs=("${@:2}")
./third_party/install.sh
cmake --preset "$preset"
if [ ${#programs[@]} -eq 0 ]; then
    cmake --build --preset "$preset" --parallel
    exec ctest --preset "$preset"
fi
cmake --build --preset "$preset" --parallel --target "${programs[@]/%/_tests}"
ctest --preset "$preset" --label-regex "^($(IFS='|' && echo "${programs[*]}"))\$"
