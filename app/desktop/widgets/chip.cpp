// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/widgets/chip.h"

#include <algorithm>

#include "app/desktop/theme/icons.h"
#include "app/desktop/widgets/named.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"

namespace noodkluis::app::desktop::ui {
namespace {

constexpr float kChipWidthMax = 280;

}  // namespace

bool chip(Theme const& theme, std::string_view words) {
    FontScope const font(theme.fonts.small);
    float const padding = theme.space(Space::m);
    float const gap = theme.space(Space::s);
    float const cross = width_of(icon::kClose);
    float const text_width = std::min(width_of(words), theme.px(kChipWidthMax));
    ImVec2 const size(text_width + cross + gap + 2 * padding, theme.px(28));
    if (ImGui::GetContentRegionAvail().x < size.x) {
        ImGui::NewLine();
    }
    auto const start = ImGui::GetCursorScreenPos();
    bool const pressed = ImGui::InvisibleButton("chip", size);
    named(words);
    bool const hovered = ImGui::IsItemHovered() || ImGui::IsItemFocused();
    auto* const list = ImGui::GetWindowDrawList();
    ImVec2 const end(start.x + size.x, start.y + size.y);
    list->AddRectFilled(start, end,
                        to_packed(hovered ? theme.palette.hovered : theme.palette.selected),
                        size.y / 2);
    float const line = start.y + (size.y - ImGui::GetTextLineHeight()) / 2;
    ImVec2 const clip_end(start.x + padding + text_width, end.y);
    list->PushClipRect(start, clip_end, true);
    list->AddText({start.x + padding, line}, to_packed(theme.palette.text), words.data(),
                  words.data() + words.size());
    list->PopClipRect();
    list->AddText({end.x - padding - cross, line}, to_packed(theme.palette.muted), icon::kClose);
    return pressed;
}

bool counted_row(Theme const& theme, std::string_view words, std::string_view count, bool chosen,
                 int depth) {
    float const height = theme.px(28);
    float const width = ImGui::GetContentRegionAvail().x;
    auto const start = ImGui::GetCursorPos();
    bool const pressed =
        ImGui::Selectable("##row", chosen, ImGuiSelectableFlags_None, {width, height});
    named(words);
    auto const end = ImGui::GetCursorPos();
    float const inset = theme.space(Space::s);
    float const line = start.y + (height - ImGui::GetTextLineHeight()) / 2;
    float const indent = inset + static_cast<float>(depth) * theme.space(Space::l);
    float const count_width = width_of(count);
    ImGui::SetCursorPos({start.x + indent, line});
    clipped(words, width - indent - count_width - 2 * inset);
    ImGui::SetCursorPos({start.x + width - count_width - inset, line});
    muted(theme, count);
    ImGui::SetCursorPos(end);
    return pressed;
}

}  // namespace noodkluis::app::desktop::ui
