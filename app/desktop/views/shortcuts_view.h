// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/theme/theme.h"

namespace noodkluis::app::desktop {

/// All keys on one page.
void draw_shortcuts(Theme const& theme);

}  // namespace noodkluis::app::desktop
