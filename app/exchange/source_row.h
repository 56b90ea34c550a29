// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

// The rows of an export, whatever kind of file they come from.
namespace noodkluis::app {

/// What can be wrong with a row of which the extent is nevertheless certain.
enum class CellFault : std::uint8_t {
    nul_byte,         ///< a zero byte: the file is damaged or not a text
    invalid_text,     ///< bytes that are no text in the encoding of the file
    cut_off,          ///< the file ends inside a quoted cell
    misquoted,        ///< text after a closing quote
    cell_too_long,    ///< more than kCsvCellMax bytes
    too_many_columns  ///< more than kCsvColumnsMax
};

struct CellProblem {
    CellFault fault = CellFault::nul_byte;
    std::size_t column = 0;  ///< 0 is the first
    friend bool operator==(CellProblem const&, CellProblem const&) = default;
};

/// One row. The cells are valid UTF-8 unless a problem says otherwise, and valid until the next one
/// is read.
struct SourceRow {
    /// As a spreadsheet counts: the first row is 1, blank rows count, line breaks inside cells do
    /// not. In XML, where no row names the columns, the number of the record.
    std::uint64_t number = 0;
    std::vector<std::string_view> cells;
    std::vector<CellProblem> problems;
    /// Columns of which the file itself says that they hold a number, not a text: written with a
    /// decimal point, whatever the decimal sign of texts is.
    std::vector<std::size_t> numbers{};
};

}  // namespace noodkluis::app
