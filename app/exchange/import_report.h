// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/exchange/row_source.h"

// What an import understood, changed and refused, by row and field; with dry run, what it would
// have. Its size does not grow with the file: counts are exact, lines are kept up to a limit.
namespace noodkluis::app {

/// What became of what an issue is about.
enum class IssueEffect : std::uint8_t {
    row_refused,    ///< the row cannot be imported
    value_refused,  ///< the row is imported without this value; its text is kept
    value_changed   ///< imported in another form
};

enum class ImportIssue : std::uint8_t {
    // row_refused
    nul_byte,
    invalid_text,
    cut_off,
    misquoted,
    cell_too_long,
    too_many_columns,
    too_few_cells,
    too_many_cells,
    number_missing,
    number_twice,
    number_alike,
    value_not_accepted,
    value_too_long,
    // value_refused
    unit_missing,
    unit_unknown,
    number_ambiguous,
    measure_unclear,
    measure_out_of_range,
    // value_changed
    first_of_several,
    form_changed,
    blanks_removed
};
inline constexpr std::size_t kImportIssues = 21;

/// The stable name for scripts: "unit-missing".
[[nodiscard]] std::string issue_name(ImportIssue issue);
[[nodiscard]] IssueEffect issue_effect(ImportIssue issue);
/// "row-refused", "value-refused", "value-changed".
[[nodiscard]] char const* effect_name(IssueEffect effect);
/// What is the matter and what to do, translated.
[[nodiscard]] char const* issue_sentence(ImportIssue issue);

inline constexpr std::size_t kNoPlace = SIZE_MAX;
inline constexpr std::size_t kImportCellMax = 2000;

struct ImportLine {
    std::uint64_t row = 0;  ///< as SourceRow numbers it
    std::string column;     ///< its header; "" when the whole row is meant
    std::string field;      ///< of the object; "" when none
    ImportIssue issue = ImportIssue::nul_byte;
    std::uint64_t other_row = 0;   ///< for number_twice and number_alike: the earlier row
    std::size_t place = kNoPlace;  ///< of the column, 0 is the first; kNoPlace for the whole row
    std::string cell{};            ///< what stands there, at most kImportCellMax bytes of it
    /// They say the same about the same; where the column stands and what is in it follows from it.
    friend bool operator==(ImportLine const& left, ImportLine const& right) {
        return left.row == right.row && left.column == right.column && left.field == right.field &&
               left.issue == right.issue && left.other_row == right.other_row;
    }
};

struct ColumnReport {
    std::string header;
    std::string field;  ///< "" = not imported
    std::uint64_t understood = 0;
    std::uint64_t changed = 0;
    std::uint64_t refused = 0;
    std::uint64_t blank = 0;
};

struct ImportReport {
    std::string profile;  ///< "" when columns were guessed only
    TableFormat format = TableFormat::csv;
    std::string sheet;        ///< "" when the file has no sheets
    EncodingChoice encoding;  ///< of CSV
    char separator = ',';     ///< of CSV
    std::vector<ColumnReport> columns;
    std::vector<std::string> missing;  ///< headers that the mapping names and the file has not
    std::uint64_t rows = 0;            ///< with content, without the header
    std::uint64_t created = 0;
    std::uint64_t changed = 0;
    std::uint64_t unchanged = 0;
    std::uint64_t refused = 0;
    std::vector<std::uint64_t> issues = std::vector<std::uint64_t>(kImportIssues);  ///< by issue
    std::vector<ImportLine> problems;  ///< the first kImportLinesMax that refuse something
    std::vector<ImportLine> changes;   ///< the first kImportLinesMax of value_changed
    bool dry_run = false;
    /// Why nothing was written; none when the import was (or, on a dry run, would be) done.
    std::optional<Error> refusal;

    [[nodiscard]] std::uint64_t count(ImportIssue issue) const {
        return issues[static_cast<std::size_t>(issue)];
    }
    /// Counts the line, and keeps it when there is room.
    void add(ImportLine line);
};

}  // namespace noodkluis::app
