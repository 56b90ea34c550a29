// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/exchange/collection_reader.h"

// The beginning of an export, as it stands and as it would be understood: what a user looks at
// while he says which column is which field.
namespace noodkluis::app {

/// The first rows of a file, independent of any mapping.
struct ImportSample {
    struct Row {
        std::uint64_t number = 0;
        std::vector<std::string> cells;
        std::vector<CellProblem> problems;
        std::vector<std::size_t> numbers{};
    };
    SourceFacts facts;
    std::vector<std::string> headers;
    std::vector<Row> rows;
    bool whole = false;  ///< the file has no more rows
};

/// At most `rows` rows with content. Of the options only encoding, separator, sheet and the shape
/// of the profile count. Errors: import_header_unusable, those of open_rows and RowSource::next.
[[nodiscard]] Result<ImportSample> read_import_sample(Path const& path,
                                                      ImportOptions const& options,
                                                      std::size_t rows);

/// A mapping that says of each column, in their order, what it is, and leaves nothing to guess.
struct SettledMapping {
    ImportProfile profile;
    std::vector<bool> guessed;           ///< of each column: nobody named it
    std::vector<std::string> missing{};  ///< headers that a kept mapping names and the file has not
};
/// As the profile has it, with what it lets be guessed. Errors: mapping_unknown_field,
/// mapping_column_missing, mapping_field_twice.
[[nodiscard]] Result<SettledMapping> settle_mapping(std::vector<std::string> const& headers,
                                                    ImportProfile const& profile);

struct PreviewCell {
    std::string understood;  ///< as the field takes it, for people; "" when it is not imported
    std::optional<ImportIssue> issue;  ///< the worst of what is the matter with it
};
struct PreviewRow {
    std::uint64_t number = 0;
    std::vector<PreviewCell> cells;    ///< one for each column
    std::optional<ImportIssue> issue;  ///< of the row as a whole
    bool refused = false;
};
struct ImportPreview {
    std::vector<PreviewRow> rows;  ///< one for each of the sample
    std::optional<Error> refusal;  ///< why a file cannot be imported with this mapping
};

/// Reads the sample with the mapping. Quick: no file is read.
[[nodiscard]] ImportPreview preview_import(ImportSample const& sample, ImportProfile const& mapping,
                                           CellCorrections const& corrections);

}  // namespace noodkluis::app
