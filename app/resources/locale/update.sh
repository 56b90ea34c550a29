#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Brings the translations up to date with the sources: new texts come in untranslated, texts that
# no source has any more go out. With --extract FILE it only writes the template.
set -euo pipefail
cd "$(dirname "$0")/../../.."

template=$(mktemp)
trap 'rm -f "$template"' EXIT

extract() { # keywords and options; the names of the files come on standard input
    xgettext --files-from=- --from-code=UTF-8 --language=C++ --sort-by-file --add-location=file \
        --package-name=noodkluis --foreign-user --output="$template" "$@"
}

# tr("..."), translatable("...") and counted("one", "many") in the program, the third argument in the list of errors, and the second one in the
# tables of fields and of choices.
find app storage crypto -name '*.cpp' -o -name '*.h' -o -name '*.inc' | sort |
    extract --keyword --keyword=tr --keyword=translatable --keyword=NK_ERROR:3 \
        --keyword=tr_count:1,2 --keyword=counted:1,2 \
        --flag=tr_count:1:no-c-format --flag=counted:1:no-c-format \
        --flag=tr:1:no-c-format --flag=translatable:1:no-c-format --flag=NK_ERROR:3:no-c-format
sed -i 's/charset=CHARSET/charset=UTF-8/' "$template"
printf '%s\n' storage/model/object_fields.cpp app/text/labels.cpp |
    extract --join-existing --keyword \
        --keyword={line,text,texts,integer,decimal,choice,lengths,boolean,date}:2
sed -i '/^"POT-Creation-Date/d' "$template"

if [ "${1:-}" = --extract ]; then
    cp "$template" "$2"
    exit 0
fi
for po in app/resources/locale/*.po; do
    msgmerge --quiet --no-fuzzy-matching --update --backup=none --sort-by-file \
        --add-location=file "$po" "$template"
    msgattrib --no-obsolete --output="$po" "$po"
    sed -i '/^"POT-Creation-Date/d' "$po"
    printf '%s: ' "$po"
    msgfmt --check --statistics --output=/dev/null "$po"
done
