// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/exchange/row_source.h"
#include "app/exchange/zip_archive.h"

namespace noodkluis::app {

/// The rows of a sheet of an Excel file (.xlsx). The sheet is unpacked in memory. Errors:
/// sheet_missing, and those of ZipArchive and XmlParser.
[[nodiscard]] Result<std::unique_ptr<RowSource>> open_xlsx(ZipArchive archive,
                                                           std::string const& name,
                                                           std::string const& sheet);

/// A source that reads what is in memory.
[[nodiscard]] ByteSource source_of(Bytes document);

/// The place of the wanted sheet among the names; the first one when none is wanted. Errors:
/// sheet_missing, with the names there are.
[[nodiscard]] Result<std::size_t> place_of_sheet(std::vector<std::string> const& names,
                                                 std::string const& wanted,
                                                 std::string const& file);

}  // namespace noodkluis::app
