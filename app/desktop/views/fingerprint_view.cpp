// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/fingerprint_view.h"

#include <cmath>

#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"

namespace noodkluis::app::desktop {

float group_step(Theme const& theme) {
    return theme.px(116);
}

void draw_group_number(Theme const& theme, std::size_t group) {
    ui::FontScope const font(theme.fonts.small);
    ui::muted(theme, std::to_string(group + 1));
}

void draw_fingerprint(Theme const& theme, FingerprintGroups const& groups) {
    float const left = ImGui::GetCursorPosX();
    bool const wide =
        ImGui::GetContentRegionAvail().x >= group_step(theme) * static_cast<float>(kGroupsInLine);
    std::size_t const in_line = wide ? kGroupsInLine : kGroupsInLine / 2;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (auto const column = i % in_line; column != 0) {
            ImGui::SameLine();
            ImGui::SetCursorPosX(left + group_step(theme) * static_cast<float>(column));
        }
        ui::GroupScope const together;
        draw_group_number(theme, i);
        ui::head(theme, groups[i]);
    }
}

void draw_code(Theme const& theme, QrCode const& code, float side) {
    auto const& paper = palette_of(ThemeKind::light);
    auto const corner = ImGui::GetCursorScreenPos();
    auto* const list = ImGui::GetWindowDrawList();
    list->AddRectFilled(corner, {corner.x + side, corner.y + side}, to_packed(paper.surface),
                        theme.px(6));
    // Whole pixels, so that no thin light lines come between the modules.
    float const module = std::floor(side / static_cast<float>(code.side + 2 * kQrBorder));
    float const start = std::floor((side - module * static_cast<float>(code.side)) / 2);
    for (int row = 0; row < code.side; ++row) {
        for (int column = 0; column < code.side; ++column) {
            int const first = column;
            while (column < code.side && code.is_dark(column, row)) {
                ++column;
            }
            if (column > first) {
                float const top = corner.y + start + module * static_cast<float>(row);
                list->AddRectFilled(
                    {corner.x + start + module * static_cast<float>(first), top},
                    {corner.x + start + module * static_cast<float>(column), top + module},
                    to_packed(paper.text));
            }
        }
    }
    ImGui::Dummy({side, side});
}

}  // namespace noodkluis::app::desktop
