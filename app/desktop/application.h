// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "app/desktop/platform/system_events.h"
#include "app/desktop/platform/window.h"
#include "app/desktop/shell.h"
#include "app/desktop/views/start_view.h"

namespace noodkluis::app::desktop {

/// The window, the thread that has the vault, and which of the two screens is shown: the start or
/// the shell around an open vault.
class Application {
  public:
    struct Start {
        UserFolders folders;
        std::string locale_folder;  ///< as for set_language
        WindowSize size;
        OutsideEvents* outside = nullptr;  ///< who watches for them; must outlive the application
    };
    /// Errors: window_failed, font_missing.
    [[nodiscard]] static Result<std::unique_ptr<Application>> start(Clock const& clock,
                                                                    Start start);
    /// Until the window is closed.
    void run();
    /// The same for a while only.
    void run_for(std::chrono::seconds time);
    /// Nothing is under way on the thread of the vault.
    [[nodiscard]] bool idle() { return !m_thread.busy(); }

    /// One frame, after what has happened by now: what `run` does over and over.
    void frame();
    /// The first screen with this vault, or with the home page when it is "". Locks what is open.
    void show_start(Path vault);
    /// A file or folder that was dropped on the window or named on the command line.
    void show_file(Path const& file);
    /// Makes the example when it is not there yet, and opens it.
    void show_example();
    [[nodiscard]] Window& window() { return *m_window; }
    [[nodiscard]] Settings& settings() { return m_settings; }
    /// After the settings were changed: from the next frame on they hold.
    void apply_settings();

  private:
    Application(Clock const& clock, Start start, std::unique_ptr<Window> window, Settings settings,
                Theme const& theme);
    enum class Leaving : std::uint8_t { no, lock, check, close };
    void leave(Leaving how);
    void finish_leaving();
    void heed_outside();
    void draw_screen();
    void take_dropped_files();
    void load_look();
    void run_until(std::chrono::steady_clock::time_point end);
    [[nodiscard]] std::chrono::milliseconds until_next_frame();
    [[nodiscard]] std::chrono::seconds until_lock() const;

    Clock const& m_clock;
    UserFolders m_folders;
    std::string m_locale_folder;
    OutsideEvents* m_outside;
    std::unique_ptr<Window> m_window;
    Settings m_settings;
    Theme m_theme;
    VaultThread m_thread;  // before what asks it for things
    std::optional<StartView> m_start;
    std::optional<Shell> m_shell;
    Task<void> m_locking;
    Leaving m_leaving = Leaving::no;
    bool m_closed = false;
    bool m_look_changed = false;
};

}  // namespace noodkluis::app::desktop
