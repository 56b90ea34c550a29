#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# What a vault at the limits of practice costs: 150,000 objects, a list of 5,000 with photos, 100
# agreements and 10,000 bundles; and a backup and a reader while somebody writes in it. Prints time
# and peak memory of each, and ends with 1 when one fails or the vault is not in order afterwards.
# Argon2id takes 64 MiB of each peak. Builds what it measures, unless BUILD names the folder of a
# release build.
#
#     [BUILD=FOLDER] tests/bench/load.sh [OBJECTS]
set -euo pipefail
cd "$(dirname "$0")/../.."
objects=${1:-150000}
if [ -z "${BUILD:-}" ]; then
    BUILD=$PWD/build/release
    cmake --preset release > /dev/null
    cmake --build --preset release --target noodkluis-cli vaults_bench > /dev/null
fi
cli=$BUILD/app/noodkluis-cli
folder=$(mktemp -d "${TMPDIR:-/tmp}/noodkluis-load.XXXXXX")
trap 'rm -rf "$folder"' EXIT
cd "$folder"
printf 'twaalf schapen in de wei\n' > passphrase

measure() { # WHAT COMMAND...
    local what=$1 figures
    shift
    figures=$(/usr/bin/time -f '%e %U %S %M' "$@" 2>&1 > out.txt | tail -1)
    awk -v what="$what" -v f="$figures" 'BEGIN {
        split(f, x, " "); printf "%-44s %8.2f s %8.2f s cpu %6d MiB\n", what, x[1], x[2] + x[3], x[4] / 1024 }'
}
nk() { "$cli" --passphrase-file passphrase "$@"; }
verb() { # WHAT VERB...
    local what=$1
    shift
    measure "$what" "$cli" --passphrase-file passphrase "$@"
}
measure "making it" "$BUILD/tests/vaults_bench" load . "$objects"
ls -l museum.kluis/vault.db
verb 'opening it, and the agreements' agreement list museum.kluis
verb 'the bundles' bundles museum.kluis
verb 'the first objects' object list museum.kluis
verb 'one search' object list museum.kluis --search gewone
verb 'the list' list show museum.kluis Brand
verb 'sealing it' seal museum.kluis 'Afspraak 7' Brand brand.nkbundle
verb 'opening the bundle' open brandweer.kluis brand.nkbundle
verb 'the log, verified' audit verify museum.kluis
verb 'check' check museum.kluis
verb 'backup' backup museum.kluis quiet.nkbackup

# The writer waits for a lock or is told that the vault is in use; what was written is whole.
awk 'BEGIN { print "objectnummer,titel"; for (i = 0; i < 50000; i++) printf "N-%d,Nieuw %d\n", i, i }' > new.csv
nk import museum.kluis new.csv > writer.txt 2>&1 &
writer=$!
sleep 0.5
verb 'backup while 50,000 objects come in' backup museum.kluis busy.nkbackup
wait "$writer" || { cat writer.txt; exit 1; }
nk restore busy.nkbackup restored.kluis > out.txt
verb 'check of what that backup gives' check restored.kluis
verb 'check of the vault' check museum.kluis
verb 'restore' restore quiet.nkbackup quiet.kluis
