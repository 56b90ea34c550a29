#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Whole programs against their peers, one after another in the same run, and what matters is the
# ratio. Prints one table. Without EXPORT.csv (the Rijksmuseum export of ../shared/data) the import
# is skipped.
#
#     tests/bench/run.sh [EXPORT.csv [ROUNDS]]
set -euo pipefail
cd "$(dirname "$0")/../.."
export_csv=$(realpath "${1:-../shared/data/csv/rijksmuseum-suriname-objecten.csv}")
rounds=${2:-3}
rows=150000
megabytes=500

cmake --preset release > /dev/null
cmake --build --preset release --target noodkluis-cli import_rows_bench vaults_bench > /dev/null
cli=$PWD/build/release/app/noodkluis-cli
bench=$PWD/build/release/tests
folder=$(mktemp -d "${TMPDIR:-/tmp}/noodkluis-bench.XXXXXX")
trap 'rm -rf "$folder"' EXIT
cd "$folder"
printf 'twaalf schapen in de wei\n' > passphrase
printf 'a wrong passphrase\n' > wrong
nk() { "$cli" --passphrase-file passphrase "$@"; }

# measure NAME COMMAND: keeps the lowest time in ms and the highest peak memory in MiB of the rounds
# in time_NAME and peak_NAME.
measure() {
    local name=$1 command=$2 output
    output=$(/usr/bin/time -f '%e %M' bash -c "$command" 2>&1 > out.txt | tail -1)
    local ms peak
    ms=$(awk -v s="${output% *}" 'BEGIN { print int(s * 1000) }')
    peak=$((${output#* } / 1024))
    local -n best="time_$name" highest="peak_$name"
    if [ -z "${best:-}" ] || [ "$ms" -lt "$best" ]; then best=$ms; fi
    if [ -z "${highest:-}" ] || [ "$peak" -gt "$highest" ]; then highest=$peak; fi
}
row() { printf '%-44s %9s %9s %7s %9s\n' "$@"; }
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a / b }'; }

row 'what (lowest of the rounds)' 'ours ms' 'peer ms' 'ratio' 'peak MiB'

if [ -f "$export_csv" ]; then
    mkdir rows
    "$bench/import_rows_bench" "$export_csv" "$rows" rows > library.txt
    for _ in $(seq "$rounds"); do
        rm -rf import.kluis plain.db
        nk init import.kluis --kind institution --name M --kdf-passes 3 --kdf-memory-mib 64 > out.txt
        measure import "'$cli' --json --passphrase-file passphrase import import.kluis rows/rows.csv"
        measure shell "sqlcipher plain.db \"PRAGMA key = \\\"x'$(printf '2a%.0s' {1..32})'\\\"\" \
            '.mode csv' '.import rows/rows.csv plain'"
    done
    row "import of $rows rows: sqlcipher .import" "$time_import" "$time_shell" \
        "$(ratio "$time_import" "$time_shell")" "$peak_import"

    "$bench/vaults_bench" log import.kluis 10000
    for _ in $(seq $((rounds * 3))); do
        measure open "'$cli' --passphrase-file passphrase partner list import.kluis"
        measure refuse "'$cli' --passphrase-file wrong partner list import.kluis || true"
    done
    row "opening that vault, 10,000 log entries" "$time_open" '-' '-' "$peak_open"
    row "  of which Argon2id and start: wrong passphrase" "$time_refuse" '-' '-' "$peak_refuse"
else
    echo "import: skipped, $export_csv is not there"
fi

"$bench/vaults_bench" sharing . "$megabytes"
nk card export museum.kluis museum.nkcard > out.txt
minisign -G -W -p peer.pub -s peer.key > out.txt
age-keygen -o peer.txt 2> out.txt
recipient=$(age-keygen -y peer.txt)
nk --json seal museum.kluis Afspraak Brand first.nkbundle > out.txt
until=$(sed -n 's/.*"not_after": "\([^"]*\)".*/\1/p' out.txt)
nk epoch export brandweer.kluis week.txt --at "$until" > out.txt 2>&1
unzip -q first.nkbundle payload.age
age -d -i week.txt -o payload.zip payload.age
unzip -q payload.zip -d content
rm -f payload.age payload.zip first.nkbundle

for _ in $(seq "$rounds"); do
    rm -f brand.nkbundle peer.zip peer.age*
    measure seal "'$cli' --passphrase-file passphrase seal museum.kluis Afspraak Brand brand.nkbundle"
    measure seal_peer "zip -q -0 -r peer.zip content && age -r $recipient -o peer.age peer.zip &&
        minisign -S -H -s peer.key -m peer.age && sync peer.age"
    rm -rf peer.zip peer-content
    measure verify "'$cli' verify brand.nkbundle --card museum.nkcard"
    measure open_bundle "'$cli' --passphrase-file passphrase open brandweer.kluis brand.nkbundle"
    measure open_peer "minisign -V -H -p peer.pub -m peer.age && age -d -i peer.txt -o peer.zip peer.age &&
        unzip -q peer.zip -d peer-content"
done
both=$((time_verify + time_open_bundle))
row "sealing $megabytes MB: zip -0, age, minisign" "$time_seal" "$time_seal_peer" \
    "$(ratio "$time_seal" "$time_seal_peer")" "$peak_seal"
row "verifying without a vault" "$time_verify" '-' '-' "$peak_verify"
row "opening, which verifies as well" "$time_open_bundle" '-' '-' "$peak_open_bundle"
row "verifying and opening: minisign, age, unzip" "$both" "$time_open_peer" \
    "$(ratio "$both" "$time_open_peer")" "$peak_open_bundle"
echo "Argon2id takes 64 MiB of each peak in a vault."
echo
echo "A list of 5,000 objects, in the vault's own thread:"
"$bench/vaults_bench" list . 5000
