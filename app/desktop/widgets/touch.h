// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/theme/theme.h"

// A finger on the screen, in a glove.
namespace noodkluis::app::desktop::ui {

/// Moves the content of the panel that is being drawn along with the finger.
void scroll_by_dragging(Theme const& theme);
/// Whether the press that ends now moved so far that it was no tap.
[[nodiscard]] bool was_dragged(Theme const& theme);

}  // namespace noodkluis::app::desktop::ui
