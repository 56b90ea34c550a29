// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <vector>

#include "app/desktop/theme/palette.h"
#include "app/text/message.h"
#include "crypto/base/file.h"

namespace noodkluis::app::desktop {

/// What the program remembers outside any vault: nothing about what is in one.
struct Settings {
    Language language = Language::dutch;
    ThemeKind theme = ThemeKind::light;
    int scale_percent = 100;  ///< 100 to 200
    std::chrono::minutes auto_lock{10};
    std::vector<Path> recent;  ///< vault folders, the last used first
};
inline constexpr std::size_t kRecentMax = 8;

/// Where they are kept: $XDG_CONFIG_HOME/noodkluis/desktop.json.
[[nodiscard]] Path settings_file();
/// Those of a new user when there are none, or none that can be read: they are not worth an error.
[[nodiscard]] Settings load_settings(Path const& file);
/// Errors: io_write.
[[nodiscard]] Status save_settings(Settings const& settings, Path const& file);
/// Puts the vault in front.
void remember_vault(Settings& settings, Path const& folder);

/// Where the user's own files are: the home folder, or where the program was started.
[[nodiscard]] Path home_folder();
/// Where the example is built.
[[nodiscard]] Path example_folder();

}  // namespace noodkluis::app::desktop
