// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/page.h"
#include "app/desktop/views/new_passphrase.h"
#include "app/desktop/widgets/file_chooser.h"

namespace noodkluis::app::desktop {

/// A key file on a stick that opens the vault together with a passphrase.
class KeyFileForm {
  public:
    explicit KeyFileForm(Workspace& workspace) : m_workspace(workspace) {}

    /// It chooses a file in place of the page.
    [[nodiscard]] bool fills_page() const { return m_chooser.is_open(); }
    void draw_chooser(Theme const& theme);
    /// The work that makes it, once; its result is the sentence to show.
    [[nodiscard]] std::optional<Task<std::string>> take_work() {
        return std::exchange(m_work, std::nullopt);
    }
    /// False when the user is done with it.
    [[nodiscard]] bool draw(Theme const& theme);

  private:
    void make(Path const& file);
    Workspace& m_workspace;
    NewPassphrase m_passphrase;
    FileChooser m_chooser;
    bool m_always = false;  ///< the passphrase alone opens no longer
    bool m_done = false;
    std::optional<Task<std::string>> m_work;
    std::string m_error;
};

}  // namespace noodkluis::app::desktop
