// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

// The keys that work everywhere, by what they do. ImGui before 1.87 has no names for most keys, and
// misses one that was pressed and released between two frames, so the window keeps its own record.
namespace noodkluis::app::desktop {

enum class Key : std::uint8_t {
    palette,  ///< Ctrl+K
    lock,     ///< Ctrl+L
    undo,     ///< Ctrl+Z, while nothing is typed: a field undoes its own text
    redo,     ///< Ctrl+Shift+Z, the same
    search,   ///< Ctrl+F
    all,      ///< Ctrl+A, while nothing is typed
    help,     ///< F1
    back,     ///< Escape
    confirm,  ///< Enter
    erase,    ///< Backspace
    move_up,  ///< Alt and the arrow key
    move_down,
    row_up,  ///< an arrow key, also while something is typed
    row_down,
    left,  ///< a single arrow key, while nothing is typed
    right,
    up,
    down,
    zoom_in,     ///< +, while nothing is typed
    zoom_out,    ///< -
    zoom_fit,    ///< 0
    remove,      ///< Delete, while nothing is typed
    choose_all,  ///< Ctrl+A, while nothing is typed
    next_part,   ///< Tab, while nothing is typed
    previous_part,
};

/// Since the last frame; a key that is held counts once.
[[nodiscard]] bool pressed(Key key);
/// A letter without modifiers, while nothing is typed; 'A' to 'Z'.
[[nodiscard]] bool pressed_letter(char letter);
/// Ctrl and a figure from 1 to 9.
[[nodiscard]] bool pressed_number(int figure);
/// A figure from 1 to 9 alone, while nothing is typed.
[[nodiscard]] bool pressed_figure(int figure);

}  // namespace noodkluis::app::desktop
