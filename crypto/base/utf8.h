// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace noodkluis {

/// How many characters (code points) `text` has; null when it is not well-formed UTF-8 as RFC 3629
/// defines it: no overlong forms, no surrogates, nothing above U+10FFFF.
[[nodiscard]] std::optional<std::size_t> utf8_length(std::string_view text);

}  // namespace noodkluis
