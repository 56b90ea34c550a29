// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/widgets/controls.h"

#include <algorithm>
#include <optional>

#include <imgui_stdlib.h>

#include "app/desktop/platform/keys.h"
#include "app/desktop/theme/icons.h"
#include "app/desktop/widgets/named.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"

namespace noodkluis::app::desktop::ui {
namespace {

struct ButtonColours {
    Colour ground;
    Colour hovered;
    Colour text;
    Colour border;
};

/// A colour between two.
Colour mix(Colour from, Colour to, double part) {
    auto const channel = [part](std::uint8_t a, std::uint8_t b) {
        return static_cast<std::uint8_t>(a + (b - a) * part);
    };
    return {channel(from.red, to.red), channel(from.green, to.green), channel(from.blue, to.blue)};
}

ButtonColours colours_of(Theme const& theme, ButtonKind kind) {
    auto const& p = theme.palette;
    switch (kind) {
        case ButtonKind::main:
            return {p.accent, mix(p.accent, p.text, 0.2), p.on_accent, p.accent};
        case ButtonKind::quiet:
            return {p.surface, p.hovered, p.text, p.surface};
        case ButtonKind::danger:
            return {p.surface, p.danger_surface, p.danger, p.danger};
        case ButtonKind::normal:
            break;
    }
    return {p.surface, p.hovered, p.text, p.border};
}

std::string with_icon(char const* icon, char const* label) {
    return icon == nullptr ? std::string(label) : std::string(icon) + "  " + label;
}

char const* icon_of(Tone tone) {
    switch (tone) {
        case Tone::good:
            return icon::kGood;
        case Tone::warning:
            return icon::kWarning;
        case Tone::danger:
            return icon::kDanger;
        case Tone::neutral:
            break;
    }
    return icon::kNote;
}

char const* name_of(FieldLook const& look) {
    return *look.label != '\0' ? look.label : look.hint;
}

/// The label above, and room for the help below after the field is drawn.
void begin_field(FieldLook const& look) {
    if (*look.label != '\0') {
        clipped(look.label, look.width > 0 ? look.width : ImGui::GetContentRegionAvail().x);
    }
    ImGui::SetNextItemWidth(look.width);
    if (look.focus) {
        ImGui::SetKeyboardFocusHere();
    }
}

void end_field(Theme const& theme, FieldLook const& look) {
    if (look.error.empty() && look.help.empty()) {
        return;
    }
    FontScope const font(theme.fonts.small);
    ColourScope const colour(ImGuiCol_Text,
                             look.error.empty() ? theme.palette.muted : theme.palette.danger);
    wrapped(look.error.empty() ? look.help : look.error);
}

}  // namespace

bool button(Theme const& theme, char const* icon, char const* label, ButtonKind kind, float width,
            float height) {
    auto const colours = colours_of(theme, kind);
    ColourScope const ground(ImGuiCol_Button, colours.ground);
    ColourScope const hovered(ImGuiCol_ButtonHovered, colours.hovered);
    ColourScope const active(ImGuiCol_ButtonActive, colours.hovered);
    ColourScope const border(ImGuiCol_Border, colours.border);
    ColourScope const words(ImGuiCol_Text, colours.text);
    bool const pressed = ImGui::Button(with_icon(icon, label).c_str(),
                                       {width, height > 0 ? height : theme.control_height()});
    named(label);
    return pressed;
}

float button_width(Theme const& /*theme*/, char const* icon, char const* label) {
    return width_of(with_icon(icon, label)) + 2 * ImGui::GetStyle().FramePadding.x;
}

bool card(Theme const& theme, char const* icon, char const* label, char const* sentence,
          ImVec2 size) {
    auto const start = ImGui::GetCursorPos();
    bool pressed = false;
    {
        ColourScope const hovered(ImGuiCol_ButtonHovered, theme.palette.hovered);
        pressed = ImGui::Button((std::string("##") + label).c_str(), size);
        named(label);
    }
    float const padding = theme.space(Space::xl);
    ImGui::SetCursorPos({start.x + padding, start.y + padding});
    ImGui::BeginGroup();
    {
        FontScope const font(theme.fonts.head);
        coloured(theme.palette.accent, icon);
    }
    {
        FontScope const font(theme.fonts.title);
        ImGui::PushTextWrapPos(start.x + size.x - padding);
        text(label);
        ImGui::PopTextWrapPos();
    }
    ImGui::PushTextWrapPos(start.x + size.x - padding);
    coloured(theme.palette.muted, sentence);
    ImGui::PopTextWrapPos();
    ImGui::EndGroup();
    ImGui::SetCursorPos(start);
    ImGui::Dummy(size);  // what comes next stands beside or below the card
    return pressed;
}

bool text_field(Theme const& theme, std::string& value, FieldLook const& look) {
    GroupScope const group;
    begin_field(look);
    std::optional<ColourScope> border;
    if (!look.error.empty()) {
        border.emplace(ImGuiCol_Border, theme.palette.danger);
    }
    auto const id = std::string("##") + name_of(look);
    bool const changed = ImGui::InputTextWithHint(id.c_str(), look.hint, &value);
    named(name_of(look));
    border.reset();
    end_field(theme, look);
    return changed;
}

bool entered() {
    return (ImGui::IsItemActive() || ImGui::IsItemDeactivated()) && pressed(Key::confirm);
}

bool edited() {
    return ImGui::IsItemDeactivatedAfterEdit();
}

bool text_area(Theme const& theme, std::string& value, FieldLook const& look, int lines) {
    GroupScope const group;
    begin_field(look);
    auto const id = std::string("##") + look.label;
    float const height = ImGui::GetTextLineHeight() * static_cast<float>(lines) +
                         2 * ImGui::GetStyle().FramePadding.y;
    bool const changed = ImGui::InputTextMultiline(id.c_str(), &value, {look.width, height});
    named(name_of(look));
    end_field(theme, look);
    return changed;
}

bool search_field(Theme const& theme, std::string& value, char const* hint, float width,
                  bool focus) {
    auto const shown = std::string(icon::kSearch) + "  " + hint;
    FieldLook look;
    look.hint = shown.c_str();
    look.width = width;
    look.focus = focus;
    bool const changed = text_field(theme, value, look);
    named(hint);
    return changed;
}

bool choice(Theme const& theme, int& chosen, std::vector<std::string> const& words,
            FieldLook const& look) {
    GroupScope const group;
    begin_field(look);
    auto const id = std::string("##") + name_of(look);
    bool const known = chosen >= 0 && chosen < static_cast<int>(words.size());
    bool changed = false;
    bool const open = ImGui::BeginCombo(
        id.c_str(), known ? words[static_cast<std::size_t>(chosen)].c_str() : look.hint);
    if (!open) {
        named(name_of(look));
    } else {
        for (int i = 0; i < static_cast<int>(words.size()); ++i) {
            IdScope const scope(i);
            if (ImGui::Selectable(words[static_cast<std::size_t>(i)].c_str(), i == chosen)) {
                changed = chosen != i;
                chosen = i;
            }
            named(words[static_cast<std::size_t>(i)]);
        }
        ImGui::EndCombo();
    }
    end_field(theme, look);
    return changed;
}

void tick(char const* id, bool& on, char const* words) {
    ImGui::Checkbox(id, &on);
    named(words);
    ImGui::SameLine();
    align_with_controls();
    wrapped(words);
}

void message(Theme const& theme, Tone tone, std::string_view sentence) {
    float const padding = theme.space(Space::m);
    float const width = ImGui::GetContentRegionAvail().x;
    auto const* const sign = icon_of(tone);
    float const indent = padding + width_of(sign) + theme.space(Space::s);
    auto const size = ImGui::CalcTextSize(sentence.data(), sentence.data() + sentence.size(), false,
                                          width - indent - padding);
    float const height = size.y + 2 * padding;
    auto const corner = ImGui::GetCursorScreenPos();
    auto* const list = ImGui::GetWindowDrawList();
    list->AddRectFilled(corner, {corner.x + width, corner.y + height},
                        to_packed(theme.surface_of(tone)), theme.px(6));
    auto const start = ImGui::GetCursorPos();
    GroupScope const group;
    ImGui::SetCursorPos({start.x + padding, start.y + padding});
    coloured(theme.colour_of(tone), sign);
    ImGui::SetCursorPos({start.x + indent, start.y + padding});
    ImGui::PushTextWrapPos(start.x + width - padding);
    coloured(theme.colour_of(tone), sentence);
    ImGui::PopTextWrapPos();
    ImGui::SetCursorPos(start);
    ImGui::Dummy({width, height});
}

void state(Theme const& theme, Tone tone, char const* icon, std::string_view word) {
    auto const colour = tone == Tone::neutral ? theme.palette.muted : theme.colour_of(tone);
    coloured(colour, std::string(icon) + "  " + std::string(word));
}

void progress(Theme const& theme, Progress progress, std::string_view words) {
    float const part = progress.total == 0 ? 0
                                           : std::min(1.0F, static_cast<float>(progress.done) /
                                                                static_cast<float>(progress.total));
    text(words);
    ColourScope const ground(ImGuiCol_FrameBg, theme.palette.line);
    ImGui::ProgressBar(part, {-1, theme.space(Space::s)}, "");
}

void class_badge(Theme const& theme, storage::SalvageClass salvage_class, float size) {
    auto const corner = ImGui::GetCursorScreenPos();
    ImVec2 const middle{corner.x + size / 2, corner.y + size / 2};
    auto* const list = ImGui::GetWindowDrawList();
    auto const ink = to_packed(theme.palette.text);
    auto letter_colour = to_packed(theme.palette.surface);
    char const* letter = "A";
    float const half = size / 2;
    switch (salvage_class) {
        case storage::SalvageClass::a:
            list->AddRectFilled({corner.x + size * 0.06F, corner.y + size * 0.06F},
                                {corner.x + size * 0.94F, corner.y + size * 0.94F}, ink,
                                size * 0.1F);
            break;
        case storage::SalvageClass::b:
            letter = "B";
            list->AddQuadFilled({middle.x, corner.y - half * 0.08F},
                                {corner.x + size + half * 0.08F, middle.y},
                                {middle.x, corner.y + size + half * 0.08F},
                                {corner.x - half * 0.08F, middle.y}, ink);
            break;
        case storage::SalvageClass::c:
            letter = "C";
            letter_colour = ink;
            list->AddCircle(middle, half * 0.92F, ink, 0, std::max(1.5F, size / 14));
            break;
    }
    auto* const font = size > theme.px(40) ? theme.fonts.field_strong : theme.fonts.strong;
    float const height = size * (salvage_class == storage::SalvageClass::b ? 0.56F : 0.66F);
    auto const extent = font->CalcTextSizeA(height, 1e6F, 0, letter);
    list->AddText(font, height, {middle.x - extent.x / 2, middle.y - extent.y / 2}, letter_colour,
                  letter);
    ImGui::Dummy({size, size});
}

}  // namespace noodkluis::app::desktop::ui
