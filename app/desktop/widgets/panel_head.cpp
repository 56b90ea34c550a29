// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/widgets/panel_head.h"

#include "app/desktop/theme/icons.h"
#include "app/desktop/widgets/controls.h"
#include "app/desktop/widgets/text.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop::ui {

bool panel_head(Theme const& theme, std::string_view title) {
    float const right = ImGui::GetCursorPosX() + ImGui::GetContentRegionAvail().x;
    align_with_controls();
    strong(theme, title);
    auto const* const label = tr("Close");
    ImGui::SameLine(right - button_width(theme, icon::kClose, label));
    return button(theme, icon::kClose, label, ButtonKind::quiet);
}

}  // namespace noodkluis::app::desktop::ui
