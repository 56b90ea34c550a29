// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace noodkluis::app::desktop::ui {

/// Gives the widget that was drawn last a name, by which a driver finds it on the screen. Costs
/// nothing when nobody drives.
void named(std::string_view name);

}  // namespace noodkluis::app::desktop::ui
