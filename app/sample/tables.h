// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "crypto/base/bytes.h"

// The plain tables of the sample: `;` between cells, no quotes, a head that names the columns.
namespace noodkluis::app::sample {

using Row = std::vector<std::string>;

/// The rows below the head. Each has as many cells as the head (asserted).
[[nodiscard]] std::vector<Row> read_table(std::string_view csv);

/// Text as Excel in the Netherlands saves it: Windows-1252 with CR LF. Line breaks inside quoted
/// cells stay LF. Only characters of that encoding (asserted).
[[nodiscard]] Bytes as_excel_csv(std::string_view utf8);

}  // namespace noodkluis::app::sample
