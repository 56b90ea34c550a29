// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/page.h"

namespace noodkluis::app::desktop {

/// How the program looks and when it locks.
class SettingsPage final : public Page {
  public:
    explicit SettingsPage(Settings& settings) : m_settings(settings) {}
    void draw(Theme const& theme) override;
    [[nodiscard]] bool take_settings_changed() override { return std::exchange(m_changed, false); }

  private:
    Settings& m_settings;
    bool m_changed = false;
};

}  // namespace noodkluis::app::desktop
