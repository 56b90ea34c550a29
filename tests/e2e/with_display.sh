#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Runs a command with a display and a home folder of its own. Usage: with_display.sh COMMAND...
set -euo pipefail
folder=$(mktemp -d)
finish() {
    local code=$?
    kill "${server:-0}" 2>/dev/null || true
    wait 2>/dev/null || true
    rm -rf "$folder"
    exit "$code"
}
trap finish EXIT
Xvfb -displayfd 3 -screen 0 1280x800x24 3>"$folder/display" 2>/dev/null &
server=$!
for _ in {1..100}; do
    [ -s "$folder/display" ] && break
    sleep 0.1
done
DISPLAY=:$(cat "$folder/display")
export DISPLAY HOME=$folder XDG_CONFIG_HOME=$folder/config XDG_DATA_HOME=$folder/data
"$@"
