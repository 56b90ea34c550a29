// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/platform/keys.h"

#include <algorithm>

#include <GLFW/glfw3.h>
#include <imgui.h>

#include "app/desktop/platform/frame_record.h"

namespace noodkluis::app::desktop {
namespace {

constexpr int kModifiers = GLFW_MOD_CONTROL | GLFW_MOD_SHIFT | GLFW_MOD_ALT | GLFW_MOD_SUPER;

/// Without a window there are no keys.
bool pressed_with(int modifiers, int key) {
    auto const* const record = frame_record();
    return record != nullptr &&
           std::any_of(record->presses.begin(), record->presses.end(), [&](KeyPress const& press) {
               return press.key == key && (press.modifiers & kModifiers) == modifiers;
           });
}

bool typing() {
    return ImGui::GetIO().WantTextInput;
}

}  // namespace

bool pressed(Key key) {
    switch (key) {
        case Key::palette:
            return pressed_with(GLFW_MOD_CONTROL, GLFW_KEY_K);
        case Key::lock:
            return pressed_with(GLFW_MOD_CONTROL, GLFW_KEY_L);
        case Key::undo:
            return !typing() && pressed_with(GLFW_MOD_CONTROL, GLFW_KEY_Z);
        case Key::redo:
            return !typing() && pressed_with(GLFW_MOD_CONTROL | GLFW_MOD_SHIFT, GLFW_KEY_Z);
        case Key::search:
            return pressed_with(GLFW_MOD_CONTROL, GLFW_KEY_F);
        case Key::all:
            return !typing() && pressed_with(GLFW_MOD_CONTROL, GLFW_KEY_A);
        case Key::help:
            return pressed_with(0, GLFW_KEY_F1);
        case Key::back:
            return pressed_with(0, GLFW_KEY_ESCAPE);
        case Key::confirm:
            return pressed_with(0, GLFW_KEY_ENTER) || pressed_with(0, GLFW_KEY_KP_ENTER);
        case Key::erase:
            return pressed_with(0, GLFW_KEY_BACKSPACE);
        case Key::move_up:
            return pressed_with(GLFW_MOD_ALT, GLFW_KEY_UP);
        case Key::move_down:
            return pressed_with(GLFW_MOD_ALT, GLFW_KEY_DOWN);
        case Key::row_up:
            return pressed_with(0, GLFW_KEY_UP);
        case Key::row_down:
            return pressed_with(0, GLFW_KEY_DOWN);
        case Key::left:
            return !typing() && pressed_with(0, GLFW_KEY_LEFT);
        case Key::right:
            return !typing() && pressed_with(0, GLFW_KEY_RIGHT);
        case Key::up:
            return !typing() && pressed_with(0, GLFW_KEY_UP);
        case Key::down:
            return !typing() && pressed_with(0, GLFW_KEY_DOWN);
        case Key::zoom_in:
            // The plus is on the key of the equals sign, with or without shift.
            return !typing() &&
                   (pressed_with(0, GLFW_KEY_KP_ADD) || pressed_with(0, GLFW_KEY_EQUAL) ||
                    pressed_with(GLFW_MOD_SHIFT, GLFW_KEY_EQUAL));
        case Key::zoom_out:
            return !typing() &&
                   (pressed_with(0, GLFW_KEY_KP_SUBTRACT) || pressed_with(0, GLFW_KEY_MINUS));
        case Key::zoom_fit:
            return !typing() && (pressed_with(0, GLFW_KEY_KP_0) || pressed_with(0, GLFW_KEY_0));
        case Key::remove:
            return !typing() && pressed_with(0, GLFW_KEY_DELETE);
        case Key::choose_all:
            return !typing() && pressed_with(GLFW_MOD_CONTROL, GLFW_KEY_A);
        case Key::next_part:
            return !typing() && pressed_with(0, GLFW_KEY_TAB);
        case Key::previous_part:
            return !typing() && pressed_with(GLFW_MOD_SHIFT, GLFW_KEY_TAB);
    }
    return false;
}

bool pressed_letter(char letter) {
    return !typing() && pressed_with(0, letter);  // GLFW numbers letters as ASCII does
}

bool pressed_number(int figure) {
    return pressed_with(GLFW_MOD_CONTROL, GLFW_KEY_1 + figure - 1);
}

bool pressed_figure(int figure) {
    return !typing() && (pressed_with(0, GLFW_KEY_1 + figure - 1) ||
                         pressed_with(0, GLFW_KEY_KP_1 + figure - 1));
}

}  // namespace noodkluis::app::desktop
