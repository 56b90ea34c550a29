// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>

#include "app/session/vault_thread.h"

namespace noodkluis::app::desktop {

/// Where the user put the borders between panels and columns. Kept in the vault: a plain file next
/// to it would tell what was looked at.
class Layout {
  public:
    /// Must outlive it.
    explicit Layout(VaultThread& thread) : m_thread(thread) {}

    /// Asks the vault for it; what arrives holds from then on.
    void load();
    /// Takes what arrived, and sends what changed, now and then; before each frame.
    void poll();
    /// Sends what changed since.
    void save();

    /// How wide the panel with this name is, in pixels at a scale of 100 %.
    [[nodiscard]] float& width(std::string const& panel, float at_first);
    /// Whether the column with this name is shown.
    [[nodiscard]] bool& shown(std::string const& column, bool at_first);

  private:
    [[nodiscard]] std::string text() const;
    void read(std::string const& text);
    VaultThread& m_thread;
    Task<std::string> m_loading;
    std::map<std::string, float> m_widths;
    std::map<std::string, bool> m_columns;
    std::string m_saved;
};

}  // namespace noodkluis::app::desktop
