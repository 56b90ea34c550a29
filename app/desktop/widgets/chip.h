// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "app/desktop/theme/theme.h"

namespace noodkluis::app::desktop::ui {

/// Something that holds, with a cross to end it; true when that was pressed. On the next line when
/// there is no room. Any text will do, inside an IdScope.
[[nodiscard]] bool chip(Theme const& theme, std::string_view words);

/// A line of a list to choose from, with how many there are at its end. True when it was pressed.
/// Any text will do, inside an IdScope.
[[nodiscard]] bool counted_row(Theme const& theme, std::string_view words, std::string_view count,
                               bool chosen, int depth = 0);

}  // namespace noodkluis::app::desktop::ui
