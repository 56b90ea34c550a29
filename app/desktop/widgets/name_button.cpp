// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/widgets/name_button.h"

#include "app/desktop/widgets/named.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"

namespace noodkluis::app::desktop::ui {

bool name_button(Theme const& theme, char const* icon, std::string_view name, float width,
                 bool here) {
    GroupScope const group;
    float const inset = theme.space(Space::s);
    auto const start = ImGui::GetCursorPos();
    bool const pressed =
        ImGui::Selectable("##name", here, ImGuiSelectableFlags_None, {width, theme.row_height()});
    named(name);
    float left = start.x + inset;
    float const top = start.y + (theme.row_height() - ImGui::GetTextLineHeight()) / 2;
    if (icon != nullptr) {
        ImGui::SetCursorPos({left, top});
        muted(theme, icon);
        left += theme.px(30);
    }
    ImGui::SetCursorPos({left, top});
    clipped(name, start.x + width - inset - left);
    ImGui::SetCursorPos(start);
    ImGui::Dummy({width, theme.row_height()});
    return pressed;
}

}  // namespace noodkluis::app::desktop::ui
