// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>

#include "app/desktop/page.h"
#include "app/desktop/views/command_palette.h"
#include "app/session/open_vault.h"

namespace noodkluis::app::desktop {

/// The frame around an open vault: side bar, page, status line, and the keys that work everywhere.
class Shell {
  public:
    Shell(Workspace workspace, Settings& settings);
    Shell(Shell const&) = delete;
    Shell& operator=(Shell const&) = delete;
    ~Shell();

    /// A file that was dropped on the window: for the page that is shown, or a sealed bundle.
    void take_dropped(Path const& file);
    /// What the shell cannot do itself.
    enum class Request : std::uint8_t { none, lock, settings_changed };
    [[nodiscard]] Request draw(Theme const& theme, std::chrono::seconds until_lock);
    [[nodiscard]] std::chrono::seconds redraw_within() const;
    [[nodiscard]] OpenedVault const& vault() const { return m_workspace.vault; }

  private:
    void draw_side_bar(Theme const& theme);
    void draw_status_line(Theme const& theme, std::chrono::seconds until_lock);
    void handle_keys();
    void open_palette();
    void go(PageKind kind);
    Workspace m_workspace;
    Settings& m_settings;
    std::vector<std::unique_ptr<Page>> m_pages;
    PageKind m_page = PageKind::overview;
    Request m_request = Request::none;
    CommandPalette m_palette;
    bool m_shortcuts = false;  ///< shown in place of the page
};

}  // namespace noodkluis::app::desktop
