// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

// The keys that work everywhere, by what they do. ImGui before 1.87 has no names for most keys, and
// misses one that was pressed and released between two frames, so the window keeps its own record.
namespace noodkluis::app::desktop {

enum class Key : std::uint8_t {
    palette,  ///< Ctrl+K
    lock,     ///< Ctrl+L
    undo,     ///< Ctrl+Z
    redo,     ///< Ctrl+Shift+Z
    search,   ///< Ctrl+F
    all,      ///< Ctrl+A, while nothing is typed
    help,     ///< F1
    back,     ///< Escape
    confirm,  ///< Enter
    move_up,  ///< Alt and the arrow key
    move_down,
    previous,  ///< an arrow key, while nothing is typed
    next,
    row_up,  ///< an arrow key, also while something is typed
    row_down,
};

/// Since the last frame; a key that is held counts once.
[[nodiscard]] bool pressed(Key key);
/// Ctrl and a figure from 1 to 9.
[[nodiscard]] bool pressed_number(int figure);

}  // namespace noodkluis::app::desktop
