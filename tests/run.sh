#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Installs what is missing, builds, and runs every test. An argument names another preset.
set -euo pipefail
cd "$(dirname "$0")/.."
preset=${1:-release}
./third_party/install.sh
cmake --preset "$preset"
cmake --build --preset "$preset" --parallel
ctest --preset "$preset"
