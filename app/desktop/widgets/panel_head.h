// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "app/desktop/theme/theme.h"

namespace noodkluis::app::desktop::ui {

/// The title of a panel, and at its right the button that closes it; true when that was pressed.
[[nodiscard]] bool panel_head(Theme const& theme, std::string_view title);

}  // namespace noodkluis::app::desktop::ui
