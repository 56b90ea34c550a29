// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "app/desktop/widgets/controls.h"

namespace noodkluis::app::desktop {

/// What the arrow keys reach in the field view, in the order in which they reach it.
enum class Stop : std::uint8_t {
    cards,
    first,  ///< the buttons under the object
    second,
    third,
    next,
    undo,
    take_back,
    previous_photo,
    photo,
    next_photo,
    plan,
    tally,
    to_do_filter,
    class_filter,
    contrast,
    close
};

/// The keyboard in the field view: left, right and Tab go from part to part, Enter presses, and up
/// and down stay for the cards, so that an object is marked and the next one chosen without going
/// to and fro. Each part that is drawn says so, once in each frame.
class FieldFocus {
  public:
    /// Takes the keys of this frame.
    void begin_frame();
    struct At {
        bool shown = false;    ///< the keyboard is here
        bool pressed = false;  ///< and Enter was pressed
    };
    [[nodiscard]] At at(Stop stop);
    void go(Stop stop) { m_stop = stop; }

  private:
    void move(int by);
    Stop m_stop = Stop::cards;
    std::vector<Stop> m_stops;  ///< drawn in this frame; at its start those of the last one
    bool m_shown = false;       ///< since a key was pressed, until something is touched
    bool m_confirmed = false;
};

/// Draws that the keyboard is at what was drawn last.
void draw_focus(Theme const& theme, ImVec2 from, ImVec2 to);

struct FieldButton {
    char const* icon = nullptr;
    char const* label = "";
    ui::ButtonKind kind = ui::ButtonKind::normal;
    float width = 0;
};
/// 64 px high, for a finger in a glove; in the font that is set.
[[nodiscard]] bool field_button(Theme const& theme, FieldFocus& focus, Stop stop,
                                FieldButton const& button);
/// Its height.
[[nodiscard]] float field_button_height(Theme const& theme);
/// The largest type in which each of these fits in a button of this width.
[[nodiscard]] ImFont* font_of_buttons(Theme const& theme, std::vector<FieldButton> const& buttons,
                                      float width);

}  // namespace noodkluis::app::desktop
