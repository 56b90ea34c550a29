#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Noodkluis against the tools that people trust for each single thing, in one run and one table. What
# matters is the ratio: below 1 we are faster. Needs nothing but the peers; one that is not installed
# is left out.
#
#     tests/bench/peers.sh [ROUNDS [ROWS [MEGABYTES]]]
set -euo pipefail
cd "$(dirname "$0")/../.."
rounds=${1:-3}
rows=${2:-150000}
megabytes=${3:-200}

if [ ! -f build/release/build.ninja ]; then cmake --preset release > /dev/null; fi
cmake --build --preset release --target noodkluis-cli queries_bench > /dev/null
cli=$PWD/build/release/app/noodkluis-cli
queries=$PWD/build/release/tests/queries_bench
folder=$(mktemp -d "${TMPDIR:-/tmp}/noodkluis-peers.XXXXXX")
trap 'rm -rf "$folder"' EXIT
cd "$folder"
printf 'twaalf schapen in de wei' > passphrase
nk() { "$cli" --passphrase-file passphrase "$@"; }

# best COMMAND: the lowest time of the rounds, in ms. What a round leaves is removed by `before`.
before=:
best() {
    local lowest='' ms output
    for _ in $(seq "$rounds"); do
        eval "$before"
        output=$(/usr/bin/time -f '%e' bash -c "$1" 2>&1 > out.txt | tail -1)
        ms=$(awk -v s="$output" 'BEGIN { print int(s * 1000) }')
        if [ -z "$lowest" ] || [ "$ms" -lt "$lowest" ]; then lowest=$ms; fi
    done
    echo "$lowest"
}
row() { # WHAT OURS PEER
    printf '%-62s %8s %8s %6s\n' "$1" "$2" "$3" \
        "$(awk -v a="$2" -v b="$3" 'BEGIN { printf "%.2f", a / (b > 0 ? b : 1) }')"
}
has() { command -v "$1" > /dev/null || { echo "$1 is not here: left out"; return 1; }; }
printf '%-62s %8s %8s %6s\n' 'what, the lowest of the rounds' 'ours ms' 'peer ms' 'ratio'

if has keepassxc-cli; then
    # Its passes follow from a time; ours can be anything from 3 to 10.
    for time in 100 200 300 400 600 800 1000; do
        rm -f peer.kdbx
        printf '%s\n%s\n' "$(cat passphrase)" "$(cat passphrase)" |
            keepassxc-cli db-create -q -p -t "$time" peer.kdbx > out.txt 2>&1
        keepassxc-cli db-info -q peer.kdbx < <(cat passphrase; echo) > info.txt 2>&1
        passes=$(grep -o '[0-9]* rounds' info.txt | head -1 | cut -d' ' -f1)
        memory=$(grep -o '[0-9]* KB' info.txt | head -1 | cut -d' ' -f1)
        if [ "${passes:-0}" -ge 3 ]; then break; fi
    done
    if [ "${passes:-0}" -ge 3 ] && [ "$passes" -le 10 ]; then
        nk init unlock.kluis --kind police --name P --kdf-passes "$passes" \
            --kdf-memory-mib "$((memory / 1024))" > out.txt
        row "unlock, $(grep -o 'Argon2[a-z]*' info.txt | head -1) $passes x $((memory / 1024)) MiB: keepassxc-cli" \
            "$(best "'$cli' --passphrase-file passphrase object list unlock.kluis")" \
            "$(best "(cat passphrase; echo) | keepassxc-cli ls -q peer.kdbx")"
    else
        echo "unlock: keepassxc-cli takes ${passes:-no} passes, which cannot be the same here"
    fi
fi

head -c "$((megabytes * 1000000))" /dev/urandom > plain
if has age; then
    age-keygen -o peer.txt 2> out.txt
    recipient=$(age-keygen -y peer.txt)
    before='rm -f ours.age theirs.age'
    encrypt_ours=$(best "'$cli' age encrypt plain -o ours.age -r $recipient")
    encrypt_peer=$(best "age -r $recipient -o theirs.age plain")
    row "encrypt $megabytes MB: age" "$encrypt_ours" "$encrypt_peer"
    "$cli" age encrypt plain -o ours.age -r "$recipient" > out.txt
    age -r "$recipient" -o theirs.age plain
    before='rm -f back'
    row "decrypt $megabytes MB: age" "$(best "'$cli' age decrypt theirs.age -o back -i peer.txt")" \
        "$(best "age -d -i peer.txt -o back ours.age")"
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
    before='rm -rf import.kluis plain.db; "$cli" --passphrase-file passphrase init import.kluis --kind institution --name M --kdf-passes 3 --kdf-memory-mib 64 > out.txt'
    import_ours=$(best "'$cli' --passphrase-file passphrase import import.kluis rows.csv")
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
        peer=$(($(best "sqlcipher c.db < cipher-$what.sql") - start_cipher))
        row "$what, $rows objects: sqlcipher shell" "$(ours "$what")" "$peer"
        if has sqlite3; then
            start_plain=$(best 'sqlite3 p.db < start.sql')
            peer=$(($(best "sqlite3 p.db < $what.sql") - start_plain))
            row "$what, $rows objects: sqlite3 shell, not encrypted" "$(ours "$what")" "$peer"
        fi
    done
    before=:
fi

if has minisign; then
    "$cli" --passphrase-file passphrase init sign.kluis --kind institution --name M --kdf-passes 3 \
        --kdf-memory-mib 64 > out.txt
    minisign -G -W -p peer.pub -s peer.key > out.txt
    before='rm -f plain.minisig'
    sign_peer=$(best 'minisign -S -H -s peer.key -m plain')
    before=:
    verify_peer=$(best 'minisign -V -H -p peer.pub -m plain')
    echo "sign and verify $megabytes MB: minisign takes $sign_peer and $verify_peer ms; ours are part of"
    echo 'sealing and verifying a bundle, which tests/bench/run.sh measures against zip, age and minisign.'
fi
