#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Breaks each rule of check.sh once, in a folder of its own, and wants it to be seen.
set -euo pipefail
check=$(cd "$(dirname "$0")" && pwd)/check.sh
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
failed=0

spdx='// SPDX-License-Identifier: Apache-2.0'
plant() { # file, content
    mkdir -p "$(dirname "$folder/$1")"
    printf '%b' "$2" >"$folder/$1"
}
clean() {
    rm -rf "${folder:?}"/*
    plant crypto/hash.h "$spdx\n#pragma once\n"
    plant crypto/hash.cpp "$spdx\n#include <sodium.h>\n"
    plant storage/sqlite/row.cpp "$spdx\n#include <sqlite3.h>\n#include \"crypto/hash.h\"\n"
    plant app/cli/main.cpp "$spdx\n#include \"app/sharing/seal.h\"\n"
    plant app/desktop/shell.cpp "$spdx\n#include <imgui.h>\n"
    plant app/sharing/seal.h "$spdx\n#include \"storage/vault.h\"\n"
    plant tests/app/seal_test.cpp "$spdx\n#include \"app/cli/verb.h\"\n"
    plant app/run.sh "#!/bin/sh\n# SPDX-License-Identifier: Apache-2.0\n"
}
# The check must name this place, and nothing else.
sees() { # place, file, content
    local output
    plant "$2" "$3"
    if output=$("$check" "$folder") || [[ $output != "$1: "* || $output == *$'\n'* ]]; then
        printf 'not seen as it should be: %s\n%s\n' "$1" "$output"
        failed=1
    fi
    clean
}

clean
if ! "$check" "$folder"; then
    echo 'a clean folder is refused'
    failed=1
fi
sees crypto/hash.cpp:2 crypto/hash.cpp "$spdx\nint _Hash = 0;\n"
sees app/a.cpp:1 app/a.cpp '#include <string>\n'
sees app/a.sh:2 app/a.sh '#!/bin/sh\nset -e\n'
sees app/a.cpp:401 app/a.cpp "$spdx$(printf '\\n%.0s' {1..401})"
sees app/a.cpp:2 app/a.cpp "$spdx\n// TO""DO: later\n"
sees app/a.cpp:2 app/a.cpp "$spdx\n\tint a;\n"
sees app/a.cpp:2 app/a.cpp "$spdx\nint a; \n"
sees app/a.cpp:2 app/a.cpp "$spdx\nint a;\r\n"
sees storage/a.cpp:2 storage/a.cpp "$spdx\n#include <sodium.h>\n"
sees tests/a.cpp:2 tests/a.cpp "$spdx\n#include <sodium/utils.h>\n"
sees storage/a.cpp:2 storage/a.cpp "$spdx\n#include <sqlite3.h>\n"
sees app/cli/a.cpp:2 app/cli/a.cpp "$spdx\n#include <imgui.h>\n"
sees app/session/a.cpp:2 app/session/a.cpp "$spdx\n#include \"app/desktop/shell.h\"\n"
sees app/a.h:3 app/a.h "$spdx\n\nusing namespace std;\n"
sees crypto/a.cpp:2 crypto/a.cpp "$spdx\n#include \"storage/vault.h\"\n"
sees storage/a.cpp:2 storage/a.cpp "$spdx\n#include \"app/text/message.h\"\n"
sees app/lists/a.cpp:2 app/lists/a.cpp "$spdx\n#include \"app/cli/verb.h\"\n"
sees app/text/a.cpp:2 app/text/a.cpp "$spdx\n#include \"app/lists/approve.h\"\n"
sees SECURITY.md:3 SECURITY.md \
    '## How each promise is tested\n| promise | test |\n| p | `no such case` |\n## Report\n'
exit "$failed"
