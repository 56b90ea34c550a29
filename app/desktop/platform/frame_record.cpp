// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/platform/frame_record.h"

#include <imgui.h>

namespace noodkluis::app::desktop {

FrameRecord* frame_record() {
    return static_cast<FrameRecord*>(ImGui::GetIO().UserData);
}

}  // namespace noodkluis::app::desktop
