// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/exchange/row_source.h"
#include "app/exchange/zip_archive.h"

namespace noodkluis::app {

/// Whether the archive is an OpenDocument file.
[[nodiscard]] bool is_ods(ZipArchive const& archive);

/// The rows of a sheet of an OpenDocument spreadsheet (.ods). The content is unpacked in memory.
/// Errors: sheet_missing, sheet_protected, and those of ZipArchive and XmlParser.
[[nodiscard]] Result<std::unique_ptr<RowSource>> open_ods(ZipArchive archive,
                                                          std::string const& name,
                                                          std::string const& sheet);

}  // namespace noodkluis::app
