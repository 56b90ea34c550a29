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
    Shell(VaultThread& thread, Clock const& clock, OpenedVault vault, Settings& settings);
    Shell(Shell const&) = delete;
    Shell& operator=(Shell const&) = delete;
    /// Everything that was typed is sent to the vault's thread, before what that is asked for next.
    ~Shell();

    /// A file that was dropped on the window.
    void take_dropped(Path const& file);
    /// What goes on and would be stopped by leaving; or "".
    [[nodiscard]] std::string under_way() const;
    /// Asks whether to leave all the same; the answer comes as a request.
    void ask_before_leaving() { m_asking = true; }
    /// What the shell cannot do itself.
    enum class Request : std::uint8_t { none, lock, check, settings_changed, stay, leave };
    /// Takes what the vault's thread has done; before each frame.
    void poll();
    [[nodiscard]] Request draw(Theme const& theme, std::chrono::seconds until_lock);
    [[nodiscard]] std::chrono::seconds redraw_within() const;
    [[nodiscard]] OpenedVault const& vault() const { return m_workspace.vault; }

  private:
    void draw_side_bar(Theme const& theme);
    void draw_place(Theme const& theme, PageKind kind, float width);
    [[nodiscard]] std::int64_t waiting_on(PageKind page) const;
    void draw_status_line(Theme const& theme, std::chrono::seconds until_lock);
    void draw_question(Theme const& theme);
    void handle_keys();
    void open_palette();
    void go(PageKind kind);
    EditQueue m_edits;
    Layout m_layout;
    AgendaWatch m_agenda;
    Workspace m_workspace;
    Settings& m_settings;
    std::vector<std::unique_ptr<Page>> m_pages;
    PageKind m_page = PageKind::overview;
    Request m_request = Request::none;
    CommandPalette m_palette;
    std::string m_not_taken;   ///< the name of a dropped file that is of no use
    bool m_asking = false;     ///< whether to leave although something goes on
    bool m_shortcuts = false;  ///< shown in place of the page
};

}  // namespace noodkluis::app::desktop
