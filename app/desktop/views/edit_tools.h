// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/edit_queue.h"
#include "app/desktop/theme/theme.h"

namespace noodkluis::app::desktop {

/// Undo and redo for a tool row: two buttons that say what they would do, and their keys.
void draw_edit_tools(Theme const& theme, EditQueue& edits);

}  // namespace noodkluis::app::desktop
