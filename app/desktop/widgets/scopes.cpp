// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/widgets/scopes.h"

namespace noodkluis::app::desktop::ui {

PanelScope::PanelScope(Theme const& theme, char const* id, ImVec2 size, Frame frame,
                       ImGuiWindowFlags flags) {
    float const padding = frame == Frame::none ? 0 : theme.space(Space::l);
    bool const bordered = frame == Frame::bordered;
    ColourScope const ground(ImGuiCol_ChildBg, frame == Frame::padded ? theme.palette.background
                                                                      : theme.palette.surface);
    StyleScope const inside(ImGuiStyleVar_WindowPadding, ImVec2(padding, padding));
    ColourScope const border(ImGuiCol_Border, theme.palette.line);
    ImGui::BeginChild(id, size, bordered,
                      flags | (frame == Frame::padded ? ImGuiWindowFlags_AlwaysUseWindowPadding
                                                      : ImGuiWindowFlags_None));
}

PanelScope::~PanelScope() {
    ImGui::EndChild();
}

}  // namespace noodkluis::app::desktop::ui
