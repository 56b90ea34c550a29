// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

// What the window and the widgets tell each other about one frame. The window leaves it with ImGui,
// so that no widget needs a reference to the window.
namespace noodkluis::app::desktop {

/// In GLFW's numbers.
struct KeyPress {
    int key = 0;
    int modifiers = 0;
};

/// Where a widget is on the screen, in pixels from the top left.
struct NamedWidget {
    std::string name;
    float left = 0;
    float top = 0;
    float right = 0;
    float bottom = 0;
};

/// A part of the screen that can be scrolled further down, by so many pixels.
struct ScrollingPart {
    float left = 0;
    float top = 0;
    float right = 0;
    float bottom = 0;
    float below = 0;
};

struct FrameRecord {
    std::vector<KeyPress> presses;  ///< since the last frame
    bool keep_widgets = false;      ///< somebody wants to know where widgets are
    std::vector<NamedWidget> widgets;
    std::vector<ScrollingPart> parts;  ///< that hold widgets with a name
};

/// Null when there is no window.
[[nodiscard]] FrameRecord* frame_record();

}  // namespace noodkluis::app::desktop
