// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <imgui.h>

#include "app/desktop/theme/theme.h"

// Everything that ImGui wants closed again closes itself.
namespace noodkluis::app::desktop::ui {

class FontScope {
  public:
    explicit FontScope(ImFont* font) { ImGui::PushFont(font); }
    FontScope(FontScope const&) = delete;
    FontScope& operator=(FontScope const&) = delete;
    ~FontScope() { ImGui::PopFont(); }
};

class ColourScope {
  public:
    ColourScope(ImGuiCol which, Colour colour) { ImGui::PushStyleColor(which, to_imgui(colour)); }
    ColourScope(ColourScope const&) = delete;
    ColourScope& operator=(ColourScope const&) = delete;
    ~ColourScope() { ImGui::PopStyleColor(); }
};

class StyleScope {
  public:
    StyleScope(ImGuiStyleVar which, ImVec2 value) { ImGui::PushStyleVar(which, value); }
    StyleScope(ImGuiStyleVar which, float value) { ImGui::PushStyleVar(which, value); }
    StyleScope(StyleScope const&) = delete;
    StyleScope& operator=(StyleScope const&) = delete;
    ~StyleScope() { ImGui::PopStyleVar(); }
};

/// Widgets of one record: its id, never its title.
class IdScope {
  public:
    explicit IdScope(int id) { ImGui::PushID(id); }
    explicit IdScope(char const* id) { ImGui::PushID(id); }
    template <class Id>
    explicit IdScope(Id const& id) {
        auto const* const bytes = reinterpret_cast<char const*>(id.bytes.data());
        ImGui::PushID(bytes, bytes + id.bytes.size());
    }
    IdScope(IdScope const&) = delete;
    IdScope& operator=(IdScope const&) = delete;
    ~IdScope() { ImGui::PopID(); }
};

class DisabledScope {
  public:
    explicit DisabledScope(bool disabled) { ImGui::BeginDisabled(disabled); }
    DisabledScope(DisabledScope const&) = delete;
    DisabledScope& operator=(DisabledScope const&) = delete;
    ~DisabledScope() { ImGui::EndDisabled(); }
};

/// A part of the window with a scroll bar of its own when it needs one. A size of 0 takes what is
/// left; a negative one leaves that much. A padded one is the background itself; the others are
/// sheets that lie on it.
class PanelScope {
  public:
    enum class Frame : std::uint8_t { none, padded, bordered };
    PanelScope(Theme const& theme, char const* id, ImVec2 size, Frame frame,
               ImGuiWindowFlags flags = 0);
    PanelScope(PanelScope const&) = delete;
    PanelScope& operator=(PanelScope const&) = delete;
    ~PanelScope();
};

/// Two sheets beside each other, the left one with this part of the width. It begins at its top
/// while `fresh`: ImGui remembers where the one before it was left.
template <class Left, class Right>
void two_sheets(Theme const& theme, float part, bool& fresh, Left const& left, Right const& right) {
    {
        PanelScope const panel(theme, "left", {ImGui::GetContentRegionAvail().x * part, 0},
                               PanelScope::Frame::bordered);
        if (fresh) {
            ImGui::SetScrollY(0);
            fresh = false;
        }
        left();
    }
    ImGui::SameLine(0, theme.space(Space::m));
    PanelScope const panel(theme, "right", {0, 0}, PanelScope::Frame::bordered);
    right();
}

/// What is drawn next to each other in one column stays together as one item.
class GroupScope {
  public:
    GroupScope() { ImGui::BeginGroup(); }
    GroupScope(GroupScope const&) = delete;
    GroupScope& operator=(GroupScope const&) = delete;
    ~GroupScope() { ImGui::EndGroup(); }
};

}  // namespace noodkluis::app::desktop::ui
