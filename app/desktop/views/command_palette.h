// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "app/desktop/command.h"
#include "app/desktop/theme/theme.h"

namespace noodkluis::app::desktop {

/// Type a few letters of what you want to do, and press Enter.
class CommandPalette {
  public:
    void open(std::vector<Command> commands);
    [[nodiscard]] bool is_open() const { return m_open; }
    /// Over whatever is there. What was chosen is run after the palette has closed.
    void draw(Theme const& theme);

  private:
    void draw_row(Theme const& theme, std::size_t row);
    void filter();
    std::vector<Command> m_commands;
    std::vector<std::size_t> m_shown;  ///< indices of the commands that fit
    std::string m_search;
    std::size_t m_row = 0;  ///< of those shown
    bool m_open = false;
    bool m_focus = false;
    bool m_run = false;
};

}  // namespace noodkluis::app::desktop
