// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/page.h"
#include "app/desktop/widgets/file_chooser.h"
#include "app/sharing/agreement_sheet.h"
#include "app/sharing/statements.h"

namespace noodkluis::app::desktop {

/// What is done with an agreement that holds: suspend it, let it go on, end it. What the other side
/// must be told is saved as a file for them.
class AgreementLife {
  public:
    explicit AgreementLife(Workspace& workspace) : m_workspace(workspace) {}

    /// It chooses a file in place of the page.
    [[nodiscard]] bool fills_page() const { return m_chooser.is_open(); }
    void draw_chooser(Theme const& theme);
    /// True once after the agreement changed.
    [[nodiscard]] bool draw(Theme const& theme, AgreementSheet const& sheet);

  private:
    struct Done {
        std::string sentence;
        std::optional<StatusFile> statement;  ///< for the other side
    };
    void state(std::string const& agreement, StatusState state);
    void end(std::string const& agreement);
    void poll();
    void draw_ours(Theme const& theme, AgreementSheet const& sheet);
    void draw_end(Theme const& theme, AgreementSheet const& sheet);
    Workspace& m_workspace;
    FileChooser m_chooser;
    Task<Done> m_working;
    Task<void> m_saving;
    std::optional<Done> m_done;
    std::string m_about;  ///< id of the agreement that this tells of
    bool m_ending = false;
    bool m_revoke = true;
    bool m_changed = false;
    std::string m_error;
};

}  // namespace noodkluis::app::desktop
