#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Installs what is missing, builds, and plays the whole story with an invented museum in a fresh
# folder build/demo. With arguments: runs noodkluis-cli with them instead.
set -euo pipefail
cd "$(dirname "$0")/.."
./third_party/install.sh
cmake --preset release
cmake --build --preset release --parallel --target noodkluis-cli
if [ $# -gt 0 ]; then
    exec build/release/app/noodkluis-cli "$@"
fi
rm -rf build/demo
exec build/release/app/noodkluis-cli demo build/demo
