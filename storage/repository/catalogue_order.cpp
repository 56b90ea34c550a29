// SPDX-License-Identifier: Apache-2.0
#include "storage/repository/catalogue_entries.h"

// Equal ones follow by number. Text without regard to the case of plain letters.
#define NK_BY_TEXT(text)                                                   \
    "SELECT row, " text " <> '' FROM object ORDER BY " text " = '', " text \
    " COLLATE NOCASE, accession_number"
#define NK_BY_VALUE(value)                                                             \
    "SELECT row, " value " IS NOT NULL FROM object ORDER BY " value " IS NULL, " value \
    ", accession_number"
/// 0 is "unknown" for these.
#define NK_BY_KNOWN(value) \
    "SELECT row, " value " <> 0 FROM object ORDER BY " value " = 0, " value ", accession_number"

namespace noodkluis::storage {

Sql catalogue_order(ObjectColumn column) {
    switch (column) {
        case ObjectColumn::accession_number:
            return "SELECT row, 1 FROM object ORDER BY accession_number";
        case ObjectColumn::short_name:
            return "SELECT row, name <> '' FROM (SELECT row, accession_number, "
                   "iif(short_name = '', title, short_name) AS name FROM object) "
                   "ORDER BY name = '', name COLLATE NOCASE, accession_number";
        case ObjectColumn::title:
            return NK_BY_TEXT("title");
        case ObjectColumn::object_name:
            return NK_BY_TEXT("object_name");
        case ObjectColumn::maker:
            return NK_BY_TEXT("maker");
        case ObjectColumn::date:
            return NK_BY_TEXT("date");
        case ObjectColumn::materials:
            return NK_BY_TEXT("materials");
        case ObjectColumn::location:
            return "SELECT object.row, path IS NOT NULL FROM object "
                   "LEFT JOIN location ON location.id = object.location "
                   "ORDER BY path IS NULL, path COLLATE NOCASE, accession_number";
        case ObjectColumn::location_checked_on:
            return NK_BY_VALUE("location_checked_on");
        case ObjectColumn::people_needed:
            return NK_BY_VALUE("people_needed");
        case ObjectColumn::minutes_needed:
            return NK_BY_VALUE("minutes_needed");
        case ObjectColumn::weight:
            return NK_BY_VALUE("weight_g");
        case ObjectColumn::removable:
            return NK_BY_KNOWN("removable");
        case ObjectColumn::condition:
            return NK_BY_KNOWN("condition");
        case ObjectColumn::owner_kind:
            return "SELECT row, 1 FROM object ORDER BY owner_kind, accession_number";
        case ObjectColumn::owner:
            return NK_BY_TEXT("owner");
        case ObjectColumn::value:
            return NK_BY_VALUE("value_cents");
        case ObjectColumn::updated_at:
            return "SELECT row, 1 FROM object ORDER BY updated_at, accession_number";
    }
    assertion_failed("a known column", __FILE__, __LINE__);
}

}  // namespace noodkluis::storage
