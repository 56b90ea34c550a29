// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>

namespace noodkluis::app::desktop {

/// Something that can be done now: found by its words in the command palette.
struct Command {
    char const* icon = "";
    std::string label;
    std::string keys;  ///< the shortcut that does the same, or ""
    std::function<void()> run;
};

}  // namespace noodkluis::app::desktop
