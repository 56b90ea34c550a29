// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "app/exchange/encoding.h"
#include "app/exchange/measures.h"
#include "app/exchange/xml_shape.h"

// How the exports of one collection system are read. A profile is a JSON file; ours are in
// app/resources/profiles/import, and a mapping file of the user has the same form.
namespace noodkluis::app {

struct ImportProfile {
    std::string name;
    std::string source_system;  ///< goes into the object's field of that name
    std::optional<Encoding> encoding;
    std::optional<char> separator;
    std::string repeat;  ///< what joins repeated values in one cell; "" = nothing does
    DecimalMark decimal = DecimalMark::unknown;
    std::optional<Unit> length_unit;  ///< of measures that name none
    std::optional<Unit> weight_unit;
    std::vector<std::pair<std::string, std::string>> columns;  ///< header and name of its target
    std::vector<std::string> signature;  ///< headers by which a file is recognised
    bool formula_guard = false;          ///< cells of CSV may be those of guarded_cell
    std::optional<XmlShape> xml{};       ///< how XML is a table; none for what has rows already
    bool guess = true;                   ///< also guess columns that are not named
    bool exact = false;                  ///< what the file has not of it is told
};

/// Reads `{"columns": {"objectnummer": "accession_number", "taxatie": ""}, "separator": ";",
/// "encoding": "windows-1252", "repeat": "$", "decimal": "comma", "unit": "cm", "weight_unit":
/// "kg", "source_system": "...", "guess": false, "formula_guard": true, "xml": {...}}`; only
/// "columns" is required. `name` is that of the file, for errors. Errors: mapping_malformed.
[[nodiscard]] Result<ImportProfile> parse_import_profile(ByteView json, std::string const& name);
/// A mapping file of the user, which is `exact`. Errors: mapping_malformed,
/// file_not_found, io_read, file_too_large.
[[nodiscard]] Result<ImportProfile> read_mapping_file(Path const& path);

/// The mapping file that gives the same profile when it is read. Columns with the same header are
/// one.
[[nodiscard]] std::string write_import_profile(ImportProfile const& profile);

/// Our own profiles.
[[nodiscard]] std::vector<ImportProfile> const& import_profiles();
/// Errors: unknown_import_profile.
[[nodiscard]] Result<ImportProfile> find_import_profile(std::string_view name);
/// One of ours by its name, else the file of that name. Errors: unknown_import_profile,
/// mapping_malformed, io_read, file_too_large.
[[nodiscard]] Result<ImportProfile> find_or_read_profile(std::string const& name);
/// Our profile of which the signature is among the headers, else one that only guesses.
[[nodiscard]] ImportProfile recognise_profile(std::span<std::string const> headers);

}  // namespace noodkluis::app
