// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <vector>

#include "app/desktop/theme/palette.h"
#include "app/text/message.h"
#include "crypto/base/clock.h"
#include "crypto/base/file.h"

namespace noodkluis::app::desktop {

struct RecentVault {
    Path folder;
    Timestamp opened_at{};  ///< zero when it is not known
};

/// What the program remembers outside any vault: nothing about what is in one.
struct Settings {
    Language language = Language::dutch;
    ThemeKind theme = ThemeKind::light;
    int scale_percent = 100;  ///< 100 to 200
    std::chrono::minutes auto_lock{10};
    std::vector<RecentVault> recent;  ///< the last opened first
};
inline constexpr std::size_t kRecentMax = 8;

/// Those of a new user when there are none, or none that can be read: they are not worth an error.
[[nodiscard]] Settings load_settings(Path const& file);
/// Errors: io_write.
[[nodiscard]] Status save_settings(Settings const& settings, Path const& file);
/// Puts the vault in front.
void remember_vault(Settings& settings, Path const& folder, Timestamp now);

/// Where things of the user are.
struct UserFolders {
    Path home;           ///< or where the program was started, when there is none
    Path settings_file;  ///< $XDG_CONFIG_HOME/noodkluis/desktop.json
    Path example;        ///< where the example is built: $XDG_DATA_HOME/noodkluis/example
};
/// As the environment says, by the XDG base directory specification.
[[nodiscard]] UserFolders user_folders();

}  // namespace noodkluis::app::desktop
