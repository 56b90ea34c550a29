// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "app/desktop/theme/theme.h"

namespace noodkluis::app::desktop {

/// One of those that can be chosen in a narrow list: its name, and below it its state with icon and
/// word. True when it was pressed. The caller gives it an id.
[[nodiscard]] bool draw_side_entry(Theme const& theme, bool chosen, std::string const& name,
                                   std::string const& state, Tone tone, char const* icon);

}  // namespace noodkluis::app::desktop
