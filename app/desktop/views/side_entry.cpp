// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/side_entry.h"

#include "app/desktop/widgets/controls.h"
#include "app/desktop/widgets/named.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"

namespace noodkluis::app::desktop {
namespace {

constexpr float kHeight = 52;

}  // namespace

bool draw_side_entry(Theme const& theme, bool chosen, std::string const& name,
                     std::string const& state, Tone tone, char const* icon) {
    auto const start = ImGui::GetCursorPos();
    float const width = ImGui::GetContentRegionAvail().x;
    bool const pressed =
        ImGui::Selectable("##entry", chosen, ImGuiSelectableFlags_None, {width, theme.px(kHeight)});
    ui::named(name);
    float const inset = theme.space(Space::s);
    ImGui::SetCursorPos({start.x + inset, start.y + theme.px(6)});
    {
        ui::GroupScope const together;
        ui::StyleScope const spacing(ImGuiStyleVar_ItemSpacing, ImVec2(0, theme.px(2)));
        ui::clipped(name, width - 2 * inset);
        ui::FontScope const font(theme.fonts.small);
        ui::state(theme, tone, icon, state);
    }
    ImGui::SetCursorPos({start.x, start.y + theme.px(kHeight) + theme.space(Space::xs)});
    return pressed;
}

}  // namespace noodkluis::app::desktop
