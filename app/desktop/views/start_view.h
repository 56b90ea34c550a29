// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <variant>

#include "app/desktop/platform/settings.h"
#include "app/desktop/views/create_view.h"
#include "app/desktop/views/recover_view.h"
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
    /// Makes the example when it is not there yet, and opens it.
    void show_example();
    /// The vault, once it is open.
    [[nodiscard]] std::optional<OpenedVault> draw(Theme const& theme);

  private:
    struct Home {};
    struct MakingExample {};
    void draw_home(Theme const& theme);
    void draw_cards(Theme const& theme);
    void draw_recent(Theme const& theme);
    [[nodiscard]] std::optional<OpenedVault> draw_example(Theme const& theme);
    VaultThread& m_thread;
    Clock const& m_clock;
    Settings const& m_settings;
    UserFolders const& m_folders;
    std::variant<Home, MakingExample, UnlockView, RecoverView, CreateView> m_page;
    Task<OpenedVault> m_example;
    FileChooser m_chooser;
    std::string m_error;
};

}  // namespace noodkluis::app::desktop
