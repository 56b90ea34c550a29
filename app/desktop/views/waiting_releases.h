// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/page.h"
#include "app/desktop/widgets/file_chooser.h"
#include "app/sharing/releases.h"

namespace noodkluis::app::desktop {

/// Bundles that a colleague signed for and that wait for a second signature.
class WaitingReleases {
  public:
    explicit WaitingReleases(Workspace& workspace) : m_workspace(workspace) {}

    void read();
    /// It chooses a file in place of the page.
    [[nodiscard]] bool fills_page() const { return m_chooser.is_open(); }
    [[nodiscard]] bool sealing() const { return m_sealing.active(); }
    /// True once after something was sealed or withdrawn.
    [[nodiscard]] bool draw(Theme const& theme);
    void draw_chooser(Theme const& theme);

  private:
    void poll();
    void draw_one(Theme const& theme, WaitingRelease const& waiting);
    Workspace& m_workspace;
    FileChooser m_chooser;
    std::vector<WaitingRelease> m_waiting;
    Task<std::vector<WaitingRelease>> m_reading;
    Task<std::string> m_sealing;  ///< its result is the sentence to show
    storage::BundleId m_chosen;
    bool m_changed = false;
    std::string m_note;
    std::string m_error;
};

}  // namespace noodkluis::app::desktop
