// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/widgets/splitter.h"

#include <algorithm>

namespace noodkluis::app::desktop::ui {

float splitter_width(Theme const& theme) {
    return theme.space(Space::m);
}

void splitter(Theme const& theme, float& width, WidthRange range) {
    ImGui::InvisibleButton("splitter", {splitter_width(theme), ImGui::GetContentRegionAvail().y});
    bool const used = ImGui::IsItemHovered() || ImGui::IsItemActive();
    if (used) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
        auto const low = ImGui::GetItemRectMin();
        auto const high = ImGui::GetItemRectMax();
        float const middle = (low.x + high.x) / 2;
        ImGui::GetWindowDrawList()->AddLine({middle, low.y}, {middle, high.y},
                                            to_packed(theme.palette.accent), theme.px(2));
    }
    if (ImGui::IsItemActive()) {
        width -= ImGui::GetIO().MouseDelta.x / theme.scale;
    }
    width = std::clamp(width, range.least, std::max(range.least, range.most));
}

}  // namespace noodkluis::app::desktop::ui
