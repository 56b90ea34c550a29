// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/widgets/back_key.h"

#include <imgui.h>

#include "app/desktop/platform/keys.h"

namespace noodkluis::app::desktop::ui {

bool BackKey::pressed() {
    bool const leaves = desktop::pressed(Key::back) && !m_taken;
    m_taken = ImGui::IsAnyItemActive() || ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopup);
    return leaves;
}

}  // namespace noodkluis::app::desktop::ui
