// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/theme/theme.h"
#include "app/sharing/share_overview.h"

namespace noodkluis::app::desktop {

/// Who may see what at this moment: per agreement the lists, the fields, what is out, until when.
void draw_seen_today(Theme const& theme, std::vector<SeenToday> const& all, Timestamp now);

}  // namespace noodkluis::app::desktop
