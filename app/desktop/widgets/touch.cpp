// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/widgets/touch.h"

namespace noodkluis::app::desktop::ui {
namespace {

// A finger in a glove does not stand still.
constexpr float kTapMax = 16;

}  // namespace

void scroll_by_dragging(Theme const& theme) {
    auto const& io = ImGui::GetIO();
    auto const corner = ImGui::GetWindowPos();
    auto const start = io.MouseClickedPos[0];
    float const right = corner.x + ImGui::GetWindowWidth() -
                        (ImGui::GetScrollMaxY() > 0 ? ImGui::GetStyle().ScrollbarSize : 0);
    bool const began_here = start.x >= corner.x && start.x < right && start.y >= corner.y &&
                            start.y < corner.y + ImGui::GetWindowHeight();
    if (began_here && ImGui::IsMouseDragging(0, theme.px(kTapMax))) {
        ImGui::SetScrollY(ImGui::GetScrollY() - io.MouseDelta.y);
    }
}

bool was_dragged(Theme const& theme) {
    auto const& io = ImGui::GetIO();
    float const tap = theme.px(kTapMax);
    return io.MouseDragMaxDistanceSqr[0] >= tap * tap;
}

}  // namespace noodkluis::app::desktop::ui
