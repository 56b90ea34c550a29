// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/field_focus.h"

#include <algorithm>

#include "app/desktop/platform/keys.h"
#include "app/desktop/widgets/scopes.h"

namespace noodkluis::app::desktop {

void FieldFocus::begin_frame() {
    m_confirmed = m_shown && pressed(Key::confirm);
    if (pressed(Key::right) || pressed(Key::next_part)) {
        move(1);
    } else if (pressed(Key::left) || pressed(Key::previous_part)) {
        move(-1);
    } else if (pressed(Key::up) || pressed(Key::down)) {
        m_shown = true;
    }
    if (ImGui::IsMouseClicked(0)) {
        m_shown = false;
    }
    m_stops.clear();
}

void FieldFocus::move(int by) {
    m_shown = true;
    if (m_stops.empty()) {
        return;
    }
    std::sort(m_stops.begin(), m_stops.end());
    auto const count = static_cast<int>(m_stops.size());
    auto const found = std::find(m_stops.begin(), m_stops.end(), m_stop);
    int const from = found == m_stops.end() ? 0 : static_cast<int>(found - m_stops.begin());
    m_stop = m_stops[static_cast<std::size_t>((from + by + count) % count)];
}

FieldFocus::At FieldFocus::at(Stop stop) {
    m_stops.push_back(stop);
    bool const here = m_shown && stop == m_stop;
    return {here, here && m_confirmed};
}

void draw_focus(Theme const& theme, ImVec2 from, ImVec2 to) {
    // Apart from the button by a line of the ground, so that it shows around the accent as well.
    float const out = theme.px(5);
    ImGui::GetWindowDrawList()->AddRect({from.x - out, from.y - out}, {to.x + out, to.y + out},
                                        to_packed(theme.palette.text), theme.px(9), 0, theme.px(4));
}

bool field_button(Theme const& theme, FieldFocus& focus, Stop stop, FieldButton const& button) {
    auto const at = focus.at(stop);
    ui::StyleScope const padding(ImGuiStyleVar_FramePadding,
                                 ImVec2(ImGui::GetStyle().FramePadding.x, 0));
    bool const touched = ui::button(theme, button.icon, button.label, button.kind, button.width,
                                    field_button_height(theme));
    if (at.shown) {
        draw_focus(theme, ImGui::GetItemRectMin(), ImGui::GetItemRectMax());
    }
    return touched || at.pressed;
}

float field_button_height(Theme const& theme) {
    return theme.px(64);
}

ImFont* font_of_buttons(Theme const& theme, std::vector<FieldButton> const& buttons, float width) {
    for (auto* const candidate : {theme.fonts.field_strong, theme.fonts.title}) {
        ui::FontScope const font(candidate);
        if (std::all_of(buttons.begin(), buttons.end(), [&](FieldButton const& button) {
                return ui::button_width(theme, button.icon, button.label) <= width;
            })) {
            return candidate;
        }
    }
    return theme.fonts.strong;
}

}  // namespace noodkluis::app::desktop
