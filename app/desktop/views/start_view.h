// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <variant>

#include "app/desktop/platform/settings.h"
#include "app/desktop/views/check_view.h"
#include "app/desktop/views/create_view.h"
#include "app/desktop/views/recover_view.h"
#include "app/desktop/views/restore_view.h"
#include "app/desktop/views/unlock_view.h"
#include "app/desktop/widgets/file_chooser.h"

namespace noodkluis::app::desktop {

/// The first screen: make a vault, open one, or look at the example.
class StartView {
  public:
    /// All must outlive it.
    StartView(VaultThread& thread, Clock const& clock, Settings const& settings,
              UserFolders const& folders);

    /// A vault that was dropped on the window, named on the command line, or locked just now.
    void show_vault(Path folder);
    /// Reads all of a vault to see whether it is whole.
    void show_check(Path folder);
    /// Makes the example when it is not there yet, and opens it.
    void show_example();
    /// The vault, once it is open.
    [[nodiscard]] std::optional<OpenedVault> draw(Theme const& theme);

  private:
    struct Home {};
    struct MakingExample {};
    void show_restore(Path backup, Path damaged);
    void draw_home(Theme const& theme);
    /// True when it was the page that is shown.
    [[nodiscard]] bool draw_check(Theme const& theme);
    [[nodiscard]] bool draw_restore(Theme const& theme);
    void draw_cards(Theme const& theme);
    void draw_recent(Theme const& theme);
    [[nodiscard]] std::optional<OpenedVault> draw_example(Theme const& theme);
    VaultThread& m_thread;
    Clock const& m_clock;
    Settings const& m_settings;
    UserFolders const& m_folders;
    std::variant<Home, MakingExample, UnlockView, RecoverView, CreateView, CheckView, RestoreView>
        m_page;
    Task<OpenedVault> m_example;
    FileChooser m_chooser;
    bool m_chooses_backup = false;
    std::string m_error;
};

}  // namespace noodkluis::app::desktop
