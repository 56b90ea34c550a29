#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The rules for sources that no compiler knows. Prints each place that breaks one, and fails.
# Usage: check.sh [folder], by default the project.
set -euo pipefail
cd "${1:-"$(dirname "$0")/../.."}"

files() { # name patterns
    local name names=()
    for name in "$@"; do names+=(-o -name "$name"); done
    find . \( -name .git -o -path ./build \) -prune -o -type f \( "${names[@]:1}" \) -printf '%P\n' |
        sort
}

mapfile -t sources < <(files '*.cpp' '*.h')
mapfile -t all < <(files '*.cpp' '*.h' '*.sh' '*.cmake' '*.sql' '*.inc' 'CMakeLists.txt')
if [ ${#sources[@]} -eq 0 ]; then
    echo "style: no sources in $PWD" >&2
    exit 2
fi

broken=0
report() { # rule; the places on standard input
    local place
    while IFS= read -r place; do
        printf '%s: %s\n' "$place" "$1"
        broken=1
    done
}
# Prints the place of each line that matches. No match is no failure, a bad pattern is.
places() { grep -nHP -- "$@" | cut -d: -f1,2 || [ "${PIPESTATUS[0]}" -eq 1 ]; }
in_folder() { # files that lie below the folder of the first argument
    printf '%s\n' "${sources[@]}" | grep -P "^$1" || true
}

report 'first line (after #!) must be the SPDX line of Apache-2.0' < <(awk '
    FNR == 1 { wanted = /^#!/ ? 2 : 1 }
    FNR == wanted && !/^(\/\/|#|--) SPDX-License-Identifier: Apache-2\.0$/ { print FILENAME ":" FNR }
    ' "${all[@]}")
report 'more than 400 lines' < <(awk 'FNR == 401 { print FILENAME ":" FNR }' "${all[@]}")
report 'unfinished work is for the issue list' < <(places '\b(TO''DO|FIX''ME|XX''X)\b' "${all[@]}")
report 'name that is kept for the compiler' < <(
    places '^(?!\s*//|\s*#).*(?<![\w"<])(_[A-Z]\w*|(?!__(FILE|LINE|VA_ARGS)__)\w*__\w*)' "${sources[@]}")
report 'tab' < <(places '\t' "${all[@]}")
report 'blank at the end of the line' < <(places '[ \t\r]$' "${all[@]}")

headers=()
for file in "${sources[@]}"; do
    [[ $file == *.h && $file != tests/* ]] && headers+=("$file")
    [[ $file == crypto/* ]] ||
        report 'only crypto/ includes sodium.h' < <(places '#\s*include\s*[<"]sodium' "$file")
    [[ $file == storage/sqlite/* ]] ||
        report 'only storage/sqlite/ includes sqlite3.h' < <(
            places '#\s*include\s*[<"](sqlite3|sqlcipher)' "$file")
    [[ $file == app/desktop/* || $file == tests/window/* ]] ||
        report 'only app/desktop/ and tests/window/ include imgui.h and GLFW' < <(
            places '#\s*include\s*[<"](imgui|GLFW)' "$file")
done
if [ ${#headers[@]} -gt 0 ]; then
    report 'no using namespace in a header of a layer' < <(places '^\s*using\s+namespace\b' "${headers[@]}")
fi

# The direction of the layers: from, and what it must not include. Tests may use everything.
while read -r from forbidden; do
    mapfile -t inside < <(in_folder "$from")
    [ ${#inside[@]} -eq 0 ] || report "$from must not include $forbidden" < <(
        places "#\s*include\s*\"($forbidden)" "${inside[@]}")
done <<'LAYERS'
crypto/ (storage|app)/
storage/ app/
storage/(model|sqlite)/ storage/(repository|schema)/
app/(session|exchange|lists|sharing|report|sample|text)/ app/(cli|desktop)/
app/(session|exchange|lists|sharing|report|text)/ app/sample/
app/text/ app/(session|exchange|lists|sharing|report)/
LAYERS

# What SECURITY.md names as proof must be there.
if [ -f SECURITY.md ]; then
    while IFS=: read -r line name; do
        grep -rqF -- "${name//\`/}" tests/ || report "no such test: $name" <<<"SECURITY.md:$line"
    done < <(sed -n '/^## How each promise is tested/,/^## Report/{=;/^| .* |$/p}' SECURITY.md |
        awk '/^[0-9]+$/ { line = $0; next } { while (match($0, /`[^`]+`/)) {
            print line ":" substr($0, RSTART, RLENGTH); $0 = substr($0, RSTART + RLENGTH) } }')
fi

exit "$broken"
