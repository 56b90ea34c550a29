// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "crypto/base/file.h"

// Archives as other programs make them, and as nobody should.
namespace noodkluis::test {

struct ZipPart {
    std::string name;
    std::string content;
    bool stored = false;
    std::optional<std::uint32_t> claimed_size{};  ///< bytes, instead of what it unpacks to
};
/// A ZIP file with these parts.
[[nodiscard]] std::string zip_of(std::vector<ZipPart> const& parts);
void write_text(Path const& path, std::string_view content);
/// The content of a file that is packed with gzip.
[[nodiscard]] std::string unpacked_gzip(Path const& path);

/// An Excel file with one sheet, whose rows are the XML given.
[[nodiscard]] std::string xlsx_of(std::string const& rows, std::string const& strings = "",
                                  std::string const& styles = "");
/// An OpenDocument spreadsheet, whose tables are the XML given.
[[nodiscard]] std::string ods_of(std::string const& tables);

}  // namespace noodkluis::test
