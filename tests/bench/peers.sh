#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Noodkluis against the tools that people trust for each single thing, in one run and one table. What
# matters is the ratio: below 1 we are faster. The last column is that of processor time, which says
# more while the computer does other things as well. Needs nothing but the peers; one that is not
# installed is left out. Builds what it measures, unless BUILD names the folder of a release build.
#
#     [BUILD=FOLDER] tests/bench/peers.sh [ROUNDS [ROWS [MEGABYTES]]]
set -euo pipefail
cd "$(dirname "$0")/../.."
make_kdbx=$PWD/tests/bench/kdbx.py
rounds=${1:-3}
rows=${2:-150000}
megabytes=${3:-200}

if [ -z "${BUILD:-}" ]; then
    BUILD=$PWD/build/release
    if [ ! -f "$BUILD/build.ninja" ]; then cmake --preset release > /dev/null; fi
    cmake --build --preset release --target noodkluis-cli queries_bench > /dev/null
fi
cli=$BUILD/app/noodkluis-cli
queries=$BUILD/tests/queries_bench
folder=$(mktemp -d "${TMPDIR:-/tmp}/noodkluis-peers.XXXXXX")
trap 'rm -rf "$folder"' EXIT
cd "$folder"
printf 'twaalf schapen in de wei' > passphrase
nk() { "$cli" --passphrase-file passphrase "$@"; }

# best COMMAND: the lowest time of the rounds and the lowest processor time, in ms, as "time,cpu".
# What a round leaves is removed by `before`.
before=:
best() {
    local lowest='' least='' ms cpu output
    for _ in $(seq "$rounds"); do
        eval "$before"
        output=$(/usr/bin/time -f '%e %U %S' bash -c "$1" 2>&1 > out.txt | tail -1)
        read -r ms cpu <<< "$(awk -v s="$output" 'BEGIN {
            split(s, part, " "); print int(part[1] * 1000), int((part[2] + part[3]) * 1000) }')"
        if [ -z "$lowest" ] || [ "$ms" -lt "$lowest" ]; then lowest=$ms; fi
        if [ -z "$least" ] || [ "$cpu" -lt "$least" ]; then least=$cpu; fi
    done
    echo "$lowest,$least"
}
# A from B, each "time,cpu".
less() { awk -v a="$1" -v b="$2" 'BEGIN { split(a, x, ","); split(b, y, ","); print x[1] - y[1] "," x[2] - y[2] }'; }
row() { # WHAT OURS PEER
    awk -v what="$1" -v ours="$2" -v peer="$3" 'BEGIN {
        split(ours, a, ","); split(peer, b, ",")
        printf "%-62s %8.0f %8.0f %6.2f", what, a[1], b[1], a[1] / (b[1] > 0 ? b[1] : 1)
        if (2 in a && 2 in b) printf " %6.2f", a[2] / (b[2] > 0 ? b[2] : 1)
        print "" }'
}
has() { command -v "$1" > /dev/null || { echo "$1 is not here: left out"; return 1; }; }
printf '%-62s %8s %8s %6s %6s\n' 'what, the lowest of the rounds' 'ours ms' 'peer ms' 'ratio' 'cpu'

if has keepassxc-cli; then
    for memory in 64 256; do
        "$make_kdbx" peer.kdbx passphrase 3 "$memory"
        nk init "unlock$memory.kluis" --kind police --name P --kdf-passes 3 --kdf-memory-mib "$memory" \
            > out.txt
        row "unlock, Argon2id 3 x $memory MiB: keepassxc-cli" \
            "$(best "'$cli' --passphrase-file passphrase object list unlock$memory.kluis")" \
            "$(best "(cat passphrase; echo) | keepassxc-cli ls -q peer.kdbx")"
    done
fi

head -c "$((megabytes * 1000000))" /dev/urandom > plain
if has age; then
    # What we write is on the disk when we say so; sync does the same for the peer.
    age-keygen -o peer.txt 2> out.txt
    recipient=$(age-keygen -y peer.txt)
    before='rm -f ours.age theirs.age'
    encrypt_ours=$(best "'$cli' age encrypt plain -o ours.age -r $recipient")
    encrypt_peer=$(best "age -r $recipient -o theirs.age plain && sync theirs.age")
    row "encrypt $megabytes MB: age" "$encrypt_ours" "$encrypt_peer"
    "$cli" age encrypt plain -o ours.age -r "$recipient" > out.txt
    age -r "$recipient" -o theirs.age plain
    before='rm -f back'
    row "decrypt $megabytes MB: age" "$(best "'$cli' age decrypt theirs.age -o back -i peer.txt")" \
        "$(best "age -d -i peer.txt -o back ours.age && sync back")"
    before=:
fi

awk -v rows="$rows" 'BEGIN {
    split("Kelk Schaal Portret Landschap Beker Kandelaar Boek Kaart Zegel Munt Vaas Tapijt Stoel Klok", name, " ")
    split("zilver hout doek papier goud brons glas ivoor steen wol linnen leer", of, " ")
    print "objectnummer,titel,beschrijving,vervaardiger"
    for (i = 1; i <= rows; i++)
        printf "INV-%06d,%s van %s nummer %d,Beschreven in het register van %d op blad %d,Maker %d\n", \
            i, name[i % 14 + 1], of[i % 12 + 1], i, 1700 + i % 300, i % 97, i % 4001
}' > rows.csv
if has sqlcipher; then
    before='rm -rf import.kluis; "$cli" --passphrase-file passphrase init import.kluis --kind institution --name M --kdf-passes 3 --kdf-memory-mib 64 > out.txt'
    import_ours=$(best "'$cli' --passphrase-file passphrase import import.kluis rows.csv")
    before='rm -f plain.db'
    hex=$(printf '2a%.0s' {1..32})
    import_peer=$(best "sqlcipher plain.db \"PRAGMA key = \\\"x'$hex'\\\"\" '.mode csv' '.import rows.csv plain'")
    before=:
    row "import of $rows rows, with history and index: sqlcipher .import" "$import_ours" "$import_peer"

    "$queries" import.kluis . > ours.txt
    ours() { sed -n "s/^$1 //p" ours.txt; }
    cp import.kluis/vault.db cipher.db
    { cat key.sql; echo "ATTACH 'plain-copy.db' AS plain KEY ''; SELECT sqlcipher_export('plain');"; } |
        sqlcipher cipher.db > out.txt
    for what in lookup search insert; do
        cat key.sql "$what.sql" > "cipher-$what.sql"
        echo 'SELECT 1 FROM object LIMIT 1;' > start.sql
        cat key.sql start.sql > cipher-start.sql
        # Starting and opening are taken off: ours is measured without them as well.
        before='cp cipher.db c.db; cp plain-copy.db p.db'
        start_cipher=$(best 'sqlcipher c.db < cipher-start.sql')
        peer=$(less "$(best "sqlcipher c.db < cipher-$what.sql")" "$start_cipher")
        row "$what, $rows objects: sqlcipher shell" "$(ours "$what")" "$peer"
        if has sqlite3; then
            start_plain=$(best 'sqlite3 p.db < start.sql')
            peer=$(less "$(best "sqlite3 p.db < $what.sql")" "$start_plain")
            row "$what, $rows objects: sqlite3 shell, not encrypted" "$(ours "$what")" "$peer"
        fi
    done
    before=:
fi

if has minisign; then
    minisign -G -W -p peer.pub -s peer.key > out.txt
    before='rm -f plain.minisig'
    sign_peer=$(best 'minisign -S -H -s peer.key -m plain')
    sign_ours=$(best "'$queries' sign plain")
    before=:
    row "sign $megabytes MB: minisign" "$sign_ours" "$sign_peer"
    minisign -S -H -s peer.key -m plain
    row "verify $megabytes MB: minisign" "$(best "'$queries' verify plain")" \
        "$(best 'minisign -V -H -p peer.pub -m plain')"
fi
