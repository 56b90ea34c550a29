// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/theme/theme.h"

// The rows of a table, as high as the theme wants them, with what is in a cell in the middle.
namespace noodkluis::app::desktop::ui {

void next_row(Theme const& theme);
/// `height` is that of what comes into the cell; 0 is a line of text.
void next_cell(Theme const& theme, float height = 0);
/// The same in the cell that is there already.
void move_to_middle(Theme const& theme, float height = 0);
/// Of something that fills the row, such as what is pressed to choose it.
[[nodiscard]] float inside_row(Theme const& theme);

}  // namespace noodkluis::app::desktop::ui
