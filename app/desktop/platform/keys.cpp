// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/platform/keys.h"

#include <GLFW/glfw3.h>
#include <imgui.h>

namespace noodkluis::app::desktop {
namespace {

enum class With : std::uint8_t { nothing, ctrl, ctrl_shift, alt };

bool held(With with) {
    auto const& io = ImGui::GetIO();
    return io.KeyCtrl == (with == With::ctrl || with == With::ctrl_shift) &&
           io.KeyShift == (with == With::ctrl_shift) && io.KeyAlt == (with == With::alt);
}

/// The backend's own number of a key before ImGui 1.87, the name of ImGui after it.
#if IMGUI_VERSION_NUM >= 18700
#define NK_KEY(glfw, imgui) ImGuiKey_##imgui
#else
#define NK_KEY(glfw, imgui) GLFW_KEY_##glfw
#endif

template <class Code>
bool pressed_with(With with, Code code) {
    return held(with) && ImGui::IsKeyPressed(code, false);
}

}  // namespace

bool pressed(Key key) {
    switch (key) {
        case Key::palette:
            return pressed_with(With::ctrl, NK_KEY(K, K));
        case Key::lock:
            return pressed_with(With::ctrl, NK_KEY(L, L));
        case Key::undo:
            return pressed_with(With::ctrl, NK_KEY(Z, Z));
        case Key::redo:
            return pressed_with(With::ctrl_shift, NK_KEY(Z, Z));
        case Key::search:
            return pressed_with(With::ctrl, NK_KEY(F, F));
        case Key::help:
            return pressed_with(With::nothing, NK_KEY(F1, F1));
        case Key::back:
            return pressed_with(With::nothing, NK_KEY(ESCAPE, Escape));
        case Key::confirm:
            return pressed_with(With::nothing, NK_KEY(ENTER, Enter)) ||
                   pressed_with(With::nothing, NK_KEY(KP_ENTER, KeypadEnter));
        case Key::previous:
            return !ImGui::GetIO().WantTextInput &&
                   (pressed_with(With::nothing, NK_KEY(UP, UpArrow)) ||
                    pressed_with(With::nothing, NK_KEY(LEFT, LeftArrow)));
        case Key::next:
            return !ImGui::GetIO().WantTextInput &&
                   (pressed_with(With::nothing, NK_KEY(DOWN, DownArrow)) ||
                    pressed_with(With::nothing, NK_KEY(RIGHT, RightArrow)));
        case Key::move_up:
            return pressed_with(With::alt, NK_KEY(UP, UpArrow));
        case Key::move_down:
            return pressed_with(With::alt, NK_KEY(DOWN, DownArrow));
    }
    return false;
}

bool pressed_number(int figure) {
    auto const first = static_cast<int>(NK_KEY(1, 1));
    using Code = decltype(NK_KEY(1, 1));
    return pressed_with(With::ctrl, static_cast<Code>(first + figure - 1));
}

}  // namespace noodkluis::app::desktop
