// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/page.h"
#include "app/desktop/widgets/back_key.h"
#include "app/desktop/widgets/file_chooser.h"
#include "app/exchange/photo_folder.h"

namespace noodkluis::app::desktop {

/// Photos from a folder, in place of what a page shows: which fit which object, and then they come
/// in.
class PhotoFolderView {
  public:
    explicit PhotoFolderView(Workspace& workspace) : m_workspace(workspace) {}
    /// Lets the user choose the folder.
    void begin();
    [[nodiscard]] bool is_open() const { return m_open; }
    [[nodiscard]] bool importing() const { return m_importing.active(); }

    enum class Outcome : std::uint8_t { waiting, left };
    /// While it is open. `left`: the page shows its own content again, and objects may have
    /// changed.
    [[nodiscard]] Outcome draw(Theme const& theme);

  private:
    void poll();
    void look(Path folder);
    void import();
    void draw_report(Theme const& theme);
    void draw_row(Theme const& theme, FolderPhoto const& photo) const;
    void draw_end(Theme const& theme);
    Workspace& m_workspace;
    FileChooser m_chooser;
    Path m_folder;
    std::optional<PhotoFolderReport> m_report;
    Task<PhotoFolderReport> m_looking;
    Task<PhotoFolderReport> m_importing;
    ui::BackKey m_back;
    bool m_open = false;
    bool m_done = false;  ///< the report tells what came in
    std::string m_error;
};

}  // namespace noodkluis::app::desktop
