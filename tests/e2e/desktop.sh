#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Opens a vault in a real window, locks it with Ctrl+L, opens it again and ends the program: who has
# the vault shows in what the command line is told. Once locked, neither the passphrase nor what is
# in the vault is in its memory. Usage: desktop.sh NOODKLUIS NOODKLUIS-CLI MEMORY_SEARCH
set -euo pipefail
desktop=$1
cli=$2
memory_search=$3
folder=$(mktemp -d)
finish() {
    local code=$?
    kill "${program:-0}" "${server:-0}" 2>/dev/null || true
    wait 2>/dev/null || true
    rm -rf "$folder"
    exit "$code"
}
trap finish EXIT
export HOME=$folder XDG_CONFIG_HOME=$folder/config XDG_DATA_HOME=$folder/data
phrase='zeven zilveren zwanen zwemmen'
printf '%s' "$phrase" >"$folder/phrase"

"$cli" init "$folder/museum.kluis" --kind institution --name Museum --device kantoor \
    --contact x@example.org --kdf-passes 3 --kdf-memory-mib 64 --passphrase-file "$folder/phrase" >/dev/null

printf '%s' 'KANARIE-zilveren-schaal' >"$folder/title"
{
    echo objectnummer,titel
    for i in {1..100}; do echo "K-$i,$(cat "$folder/title") $i"; done
} >"$folder/rows.csv"
"$cli" import "$folder/museum.kluis" "$folder/rows.csv" --passphrase-file "$folder/phrase" >/dev/null

if DISPLAY=:9999 "$desktop" "$folder/museum.kluis" 2>"$folder/errors"; then
    echo "desktop: a window was opened without a display" >&2
    exit 1
fi
grep -q 'noodkluis-cli' "$folder/errors"

Xvfb -displayfd 3 -screen 0 1280x800x24 3>"$folder/display" 2>/dev/null &
server=$!
for _ in {1..100}; do
    [ -s "$folder/display" ] && break
    sleep 0.1
done
DISPLAY=:$(cat "$folder/display")
export DISPLAY
# Without its fonts (font_missing) it says which one, and ends.
mkdir "$folder/bin"
cp --reflink=auto "$desktop" "$folder/bin/noodkluis"
if "$folder/bin/noodkluis" 2>"$folder/errors"; then
    echo 'desktop: it started without fonts' >&2
    exit 1
fi
grep -q 'Inter-Regular.otf' "$folder/errors"
rm -r "$folder/bin"

"$desktop" "$folder/museum.kluis" &
program=$!
window=$(xdotool search --sync --onlyvisible --pid "$program" | head -1)

is_in_use() {
    ! "$cli" --json list show "$folder/museum.kluis" --passphrase-file "$folder/phrase" |
        grep -q '"lists"'
}
wait_until() { # command...
    for _ in {1..150}; do
        "$@" && return
        sleep 0.2
    done
    echo "desktop: never came true: $*" >&2
    exit 1
}
is_free() { ! is_in_use; }
unlock() {
    # The field takes the keys as soon as it is drawn; a first try may come too early.
    for _ in {1..20}; do
        xdotool type --window "$window" --delay 15 "$phrase"
        xdotool key --window "$window" Return
        sleep 1.5
        is_in_use && return
    done
    echo 'desktop: the vault was not opened' >&2
    exit 1
}

# How often a text is in the memory of the program; "?" when we may not look, as in some containers.
in_memory() { "$memory_search" "$program" "$folder/$1" || echo '?'; }
is_shown() { [ "$(in_memory title)" != 0 ]; }
is_wiped() { case $(in_memory "$1") in 0 | '?') ;; *) return 1 ;; esac; }

is_free
unlock
kill -0 "$program"
wait_until is_shown
wait_until is_wiped phrase
xdotool key --window "$window" ctrl+l
wait_until is_free
wait_until is_wiped title
wait_until is_wiped phrase
unlock
# Told to end, it closes the vault in order: no write-ahead log is left beside the database.
[ -e "$folder/museum.kluis/vault.db-wal" ]
kill -TERM "$program"
wait "$program"
[ ! -e "$folder/museum.kluis/vault.db-wal" ]
is_free
# Nothing of the vault or the passphrase is left outside it.
if grep -rqs "$phrase" "$XDG_CONFIG_HOME" "$XDG_DATA_HOME"; then
    echo 'desktop: the passphrase was written to a file' >&2
    exit 1
fi
[ ! -e imgui.ini ]
echo 'desktop: opened, locked, opened again and ended'
