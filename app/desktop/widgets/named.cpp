// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/widgets/named.h"

#include <algorithm>

#include <imgui.h>

#include "app/desktop/platform/frame_record.h"

namespace noodkluis::app::desktop::ui {

namespace {

void keep_part(FrameRecord& record) {
    float const below = ImGui::GetScrollMaxY() - ImGui::GetScrollY();
    auto const at = ImGui::GetWindowPos();
    auto const size = ImGui::GetWindowSize();
    auto const& parts = record.parts;
    if (below >= 1 && std::none_of(parts.begin(), parts.end(), [&](auto const& part) {
            return part.left == at.x && part.top == at.y;
        })) {
        record.parts.push_back({at.x, at.y, at.x + size.x, at.y + size.y, below});
    }
}

}  // namespace

void named(std::string_view name) {
    auto* const record = frame_record();
    if (record == nullptr || !record->keep_widgets) {
        return;
    }
    keep_part(*record);
    if (!ImGui::IsItemVisible()) {
        return;
    }
    auto const low = ImGui::GetItemRectMin();
    auto const high = ImGui::GetItemRectMax();
    // Only the part that the panel shows can be pressed.
    auto const* const list = ImGui::GetWindowDrawList();
    auto const shown_low = list->GetClipRectMin();
    auto const shown_high = list->GetClipRectMax();
    record->widgets.push_back({std::string(name), std::max(low.x, shown_low.x),
                               std::max(low.y, shown_low.y), std::min(high.x, shown_high.x),
                               std::min(high.y, shown_high.y)});
}

}  // namespace noodkluis::app::desktop::ui
