// SPDX-License-Identifier: Apache-2.0
#include "app/exchange/column_mapping.h"
#include "app/exchange/import_profile.h"
#include "fuzz/fuzz.h"

// A mapping file of the user, and what its columns are taken for.
namespace noodkluis::fuzz {

using namespace app;

std::vector<Bytes> seeds() {
    return {bytes_of(R"({"columns": {"objectnummer": "accession_number", "taxatie": ""}})"),
            bytes_of(R"({"columns": {"nr": "accession_number", "b": "width"}, "separator": ";",
"encoding": "windows-1252", "repeat": "$", "decimal": "comma", "unit": "cm", "weight_unit": "kg",
"source_system": "x", "guess": false})")};
}

void feed(ByteView input) {
    if (auto const profile = parse_import_profile(input, "input")) {
        std::vector<std::string> headers{"objectnummer", "hoogte (cm)", ""};
        for (auto const& [header, target] : profile->columns) {
            headers.push_back(header);
        }
        auto const targets = map_columns(headers, *profile);
        NK_ASSERT(!targets || targets->size() == headers.size());
    }
    static_cast<void>(guess_target(as_text(input)));
}

}  // namespace noodkluis::fuzz
