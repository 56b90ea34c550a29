#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Installs what is missing, builds, and shows what the program can do.
set -euo pipefail
cd "$(dirname "$0")/.."
./third_party/install.sh
cmake --preset release
cmake --build --preset release --parallel --target noodkluis-cli
exec build/release/app/noodkluis-cli "${@:---help}"
