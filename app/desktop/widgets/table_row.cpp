// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/widgets/table_row.h"

namespace noodkluis::app::desktop::ui {

void next_row(Theme const& theme) {
    ImGui::TableNextRow(ImGuiTableRowFlags_None, theme.row_height());
}

float inside_row(Theme const& theme) {
    return theme.row_height() - 2 * ImGui::GetStyle().CellPadding.y;
}

void move_to_middle(Theme const& theme, float height) {
    float const used = height > 0 ? height : ImGui::GetTextLineHeight();
    ImGui::SetCursorPosY(ImGui::GetCursorPosY() + (inside_row(theme) - used) / 2);
}

void next_cell(Theme const& theme, float height) {
    ImGui::TableNextColumn();
    move_to_middle(theme, height);
}

}  // namespace noodkluis::app::desktop::ui
