// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "app/desktop/platform/window.h"
#include "app/desktop/shell.h"
#include "app/desktop/views/start_view.h"

namespace noodkluis::app::desktop {

/// The window, the thread that has the vault, and which of the two screens is shown: the start or
/// the shell around an open vault.
class Application {
  public:
    /// `vault` is opened first, when it is not empty. `locale_folder` as for set_language.
    /// Errors: window_failed, font_missing.
    [[nodiscard]] static Result<std::unique_ptr<Application>> start(Clock const& clock, Path vault,
                                                                    std::string locale_folder);
    /// Until the window is closed.
    void run();

  private:
    Application(Clock const& clock, std::string locale_folder, std::unique_ptr<Window> window,
                Settings settings, Theme const& theme);
    void frame();
    void draw_screen();
    void take_dropped_files();
    void lock();
    void apply_settings();
    void load_look();
    [[nodiscard]] std::chrono::seconds until_lock() const;

    Clock const& m_clock;
    std::string m_locale_folder;
    std::unique_ptr<Window> m_window;
    Settings m_settings;
    Theme m_theme;
    VaultThread m_thread;  // before what asks it for things
    std::optional<StartView> m_start;
    std::optional<Shell> m_shell;
    Task<void> m_locking;
    bool m_look_changed = false;
};

}  // namespace noodkluis::app::desktop
