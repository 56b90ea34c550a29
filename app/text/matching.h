// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace noodkluis::app {

/// Each word of `search` is somewhere in `text`; the case of ASCII letters does not count. For
/// short lists on a screen: the collection has a search of its own.
[[nodiscard]] bool matches(std::string_view text, std::string_view search);

}  // namespace noodkluis::app
