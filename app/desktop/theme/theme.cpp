// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/theme/theme.h"

#include <algorithm>
#include <cmath>

namespace noodkluis::app::desktop {
namespace {

void set_sizes(ImGuiStyle& style, Theme const& theme) {
    float const line = std::max(1.0F, std::floor(theme.scale));
    style.WindowPadding = {theme.space(Space::l), theme.space(Space::l)};
    style.FramePadding = {theme.space(Space::m),
                          std::floor((theme.control_height() - theme.fonts.body->FontSize) / 2)};
    style.ItemSpacing = {theme.space(Space::s), theme.space(Space::s)};
    style.ItemInnerSpacing = {theme.space(Space::s), theme.space(Space::s)};
    style.CellPadding = {theme.space(Space::s), theme.space(Space::xs)};
    style.ScrollbarSize = theme.px(theme.is_field() ? 24 : 14);
    style.GrabMinSize = theme.space(Space::xl);
    style.FrameRounding = style.ChildRounding = style.PopupRounding = theme.px(6);
    style.ScrollbarRounding = style.GrabRounding = style.TabRounding = theme.px(6);
    style.WindowRounding = 0;
    style.WindowBorderSize = 0;
    style.ChildBorderSize = style.PopupBorderSize = style.FrameBorderSize = line;
}

void set_colours(ImGuiStyle& style, Palette const& p) {
    auto const set = [&](ImGuiCol which, Colour colour) { style.Colors[which] = to_imgui(colour); };
    set(ImGuiCol_Text, p.text);
    set(ImGuiCol_TextDisabled, p.muted);
    set(ImGuiCol_WindowBg, p.background);
    set(ImGuiCol_ChildBg, p.surface);
    set(ImGuiCol_PopupBg, p.surface);
    set(ImGuiCol_Border, p.border);
    style.Colors[ImGuiCol_BorderShadow] = {0, 0, 0, 0};
    set(ImGuiCol_FrameBg, p.surface);
    set(ImGuiCol_FrameBgHovered, p.hovered);
    set(ImGuiCol_FrameBgActive, p.hovered);
    set(ImGuiCol_Button, p.surface);
    set(ImGuiCol_ButtonHovered, p.hovered);
    set(ImGuiCol_ButtonActive, p.selected);
    set(ImGuiCol_Header, p.selected);
    set(ImGuiCol_HeaderHovered, p.hovered);
    set(ImGuiCol_HeaderActive, p.selected);
    set(ImGuiCol_CheckMark, p.accent);
    set(ImGuiCol_SliderGrab, p.accent);
    set(ImGuiCol_SliderGrabActive, p.accent);
    set(ImGuiCol_ScrollbarBg, p.surface);
    set(ImGuiCol_ScrollbarGrab, p.line);
    set(ImGuiCol_ScrollbarGrabHovered, p.border);
    set(ImGuiCol_ScrollbarGrabActive, p.border);
    set(ImGuiCol_Separator, p.line);
    set(ImGuiCol_SeparatorHovered, p.accent);
    set(ImGuiCol_SeparatorActive, p.accent);
    set(ImGuiCol_TableHeaderBg, p.background);
    set(ImGuiCol_TableBorderLight, p.line);
    set(ImGuiCol_TableBorderStrong, p.line);
    set(ImGuiCol_TableRowBg, p.surface);
    set(ImGuiCol_TableRowBgAlt, p.surface);
    set(ImGuiCol_TextSelectedBg, p.selected);
    set(ImGuiCol_PlotHistogram, p.accent);
    set(ImGuiCol_NavHighlight, p.accent);
    set(ImGuiCol_DragDropTarget, p.accent);
}

}  // namespace

float Theme::px(float at_100_percent) const {
    return std::round(at_100_percent * scale);
}

Colour Theme::colour_of(Tone tone) const {
    switch (tone) {
        case Tone::good:
            return palette.good;
        case Tone::warning:
            return palette.warning;
        case Tone::danger:
            return palette.danger;
        case Tone::neutral:
            break;
    }
    return palette.text;
}

Colour Theme::surface_of(Tone tone) const {
    switch (tone) {
        case Tone::good:
            return palette.good_surface;
        case Tone::warning:
            return palette.warning_surface;
        case Tone::danger:
            return palette.danger_surface;
        case Tone::neutral:
            break;
    }
    return palette.background;
}

ImVec4 to_imgui(Colour colour) {
    constexpr float kFull = 255;
    return {static_cast<float>(colour.red) / kFull, static_cast<float>(colour.green) / kFull,
            static_cast<float>(colour.blue) / kFull, 1};
}

ImU32 to_packed(Colour colour) {
    return IM_COL32(colour.red, colour.green, colour.blue, 255);
}

Result<Theme> load_theme(ThemeKind kind, float scale) {
    Theme theme;
    theme.kind = kind;
    theme.palette = palette_of(kind);
    theme.scale = scale;
    NK_TRY(theme.fonts, load_fonts(scale));
    auto& style = ImGui::GetStyle();
    style = ImGuiStyle();
    set_sizes(style, theme);
    set_colours(style, theme.palette);
    ImGui::GetIO().FontDefault = theme.fonts.body;
    return theme;
}

}  // namespace noodkluis::app::desktop
