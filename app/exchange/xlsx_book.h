// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "app/exchange/sheet_values.h"
#include "app/exchange/zip_archive.h"

// The parts of an Excel file (ECMA-376) that its sheets refer to.
namespace noodkluis::app {

struct XlsxSheet {
    std::string name;
    std::string part;  ///< of the archive
    bool hidden = false;
};

struct XlsxBook {
    std::vector<XlsxSheet> sheets;  ///< those with cells, in their order
    std::string strings_part;       ///< "" when there is none
    std::string styles_part;        ///< "" when there is none
    DayZero zero = DayZero::in_1900;
};

/// Whether the archive is an Excel file at all.
[[nodiscard]] bool is_xlsx(ZipArchive const& archive);
/// Errors: those of ZipArchive::read and parse_xml.
[[nodiscard]] Result<XlsxBook> read_xlsx_book(ZipArchive& archive, std::string const& name);
/// The texts that cells refer to by number.
[[nodiscard]] Result<std::vector<std::string>> read_xlsx_strings(ZipArchive& archive,
                                                                 XlsxBook const& book,
                                                                 std::string const& name);
/// What each style that cells refer to by number makes of a number.
[[nodiscard]] Result<std::vector<NumberLook>> read_xlsx_looks(ZipArchive& archive,
                                                              XlsxBook const& book,
                                                              std::string const& name);

}  // namespace noodkluis::app
