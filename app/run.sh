#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Installs what is missing, builds, and opens the application on the vault of an invented museum.
# Without a display it plays the same story on the command line, in a fresh folder build/demo.
# With arguments: runs noodkluis-cli with them instead.
set -euo pipefail
cd "$(dirname "$0")/.."
./third_party/install.sh
cmake --preset release
cmake --build --preset release --parallel --target noodkluis-cli noodkluis
if [ $# -gt 0 ]; then
    exec build/release/app/noodkluis-cli "$@"
fi
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec build/release/app/noodkluis --example
fi
echo 'There is no display here, so the story is played on the command line.'
rm -rf build/demo
exec build/release/app/noodkluis-cli demo build/demo
