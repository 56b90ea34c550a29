// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "app/desktop/theme/theme.h"

namespace noodkluis::app::desktop::ui {

/// A line of a list to press, whose words come from elsewhere. Inside an IdScope of its own.
/// `icon` may be null; `here` marks the one that is chosen.
[[nodiscard]] bool name_button(Theme const& theme, char const* icon, std::string_view name,
                               float width, bool here);

}  // namespace noodkluis::app::desktop::ui
