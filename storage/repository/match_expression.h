// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace noodkluis::storage {

/// The query for FTS5: each word a quoted string, the start of a word; "" when there is no word.
/// A word of punctuation only is kept: the index holds none, and drops it beside other words.
[[nodiscard]] std::string match_expression(std::string_view text);

}  // namespace noodkluis::storage
