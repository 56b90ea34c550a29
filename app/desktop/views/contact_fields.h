// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "app/desktop/theme/theme.h"
#include "app/sharing/agreement.h"

namespace noodkluis::app::desktop {

/// The contact points of one side, with their stand-ins, to be typed; one more can be added.
void draw_contact_fields(Theme const& theme, char const* title,
                         std::vector<ContactPoint>& contacts);
/// Those in which something was typed.
[[nodiscard]] std::vector<ContactPoint> filled(std::vector<ContactPoint> const& contacts);

}  // namespace noodkluis::app::desktop
