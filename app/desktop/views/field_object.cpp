// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/field_object.h"

#include <algorithm>

#include <fmt/format.h>

#include "app/desktop/theme/icons.h"
#include "app/desktop/views/field_cards.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"
#include "app/desktop/widgets/touch.h"
#include "app/sharing/object_facts.h"
#include "app/text/labels.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {
namespace {

constexpr float kPictureHeight = 260;
constexpr float kPictureHeightMin = 140;

char const* icon_of(FactKind kind) {
    switch (kind) {
        case FactKind::danger:
        case FactKind::building_danger:
            return icon::kWarning;
        case FactKind::location:
            return icon::kPin;
        case FactKind::instruction:
            return icon::kNote;
        case FactKind::freeing:
        case FactKind::access:
            return icon::kUnlock;
        case FactKind::carrying:
            return icon::kPeople;
        case FactKind::size:
            return icon::kOpenBox;
        case FactKind::protection:
            return icon::kHide;
        case FactKind::destination:
            return icon::kDown;
        case FactKind::assembly_point:
            return icon::kAssembly;
        case FactKind::shutoffs:
            break;
    }
    return icon::kClose;
}

void draw_fact(Theme const& theme, ObjectFact const& fact) {
    bool const danger = fact.kind == FactKind::danger || fact.kind == FactKind::building_danger;
    {
        ui::FontScope const font(theme.fonts.field_strong);
        ui::coloured(theme.colour_of(danger ? Tone::danger : Tone::neutral),
                     std::string(icon_of(fact.kind)) + "  " + label_of(fact.kind));
    }
    ui::FontScope const font(theme.fonts.field);
    ui::wrapped(fact.words);
    ui::gap(theme, Space::m);
}

/// What to do, with how many, in what time, and the number on its label; in one line if they fit.
void draw_needs(Theme const& theme, SharedEntry const& entry) {
    ui::FontScope const font(theme.fonts.field);
    bool first = true;
    auto const add = [&](std::string const& words, bool known) {
        if (!known) {
            return;
        }
        if (!std::exchange(first, false)) {
            ImGui::SameLine(0, theme.space(Space::l));
            if (ui::width_of(words) > ImGui::GetContentRegionAvail().x) {
                ImGui::NewLine();
            }
        }
        ui::text(words);
    };
    auto const& action = text_of(entry.entry, "action");
    auto const& people = text_of(entry.object, "people_needed");
    auto const& minutes = text_of(entry.object, "minutes_needed");
    auto const& number = text_of(entry.object, "accession_number");
    add(label_of_choice(action), !action.empty());
    add(std::string(icon::kPeople) + " " + people, !people.empty());
    add(std::string(icon::kTime) + " " + fmt::format(fmt::runtime(tr("{0} min")), minutes),
        !minutes.empty());
    add(number, !number.empty());
}

void draw_name(Theme const& theme, SharedEntry const& entry, std::size_t index) {
    auto const start = ImGui::GetCursorPos();
    {
        ui::FontScope const font(theme.fonts.field_number);
        ui::StyleScope const tight(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
        ui::text(std::to_string(index + 1));
    }
    ImGui::SameLine(0, theme.space(Space::l));
    float const height = theme.fonts.field_number->FontSize;
    float const badge = theme.px(56);
    ImGui::SetCursorPosY(start.y + (height - badge) / 2);
    ui::class_badge(theme, class_of(entry), badge);
    ImGui::SameLine(0, theme.space(Space::l));
    {
        ui::GroupScope const group;
        ui::StyleScope const tight(ImGuiStyleVar_ItemSpacing, ImVec2(theme.px(8), theme.px(2)));
        {
            ui::FontScope const font(theme.fonts.field_strong);
            ui::wrapped(entry.name());
        }
        draw_needs(theme, entry);
    }
    ImGui::SetCursorPosY(std::max(ImGui::GetCursorPosY(), start.y + height));
}

/// What was marked, with a button that takes the last of it back.
void draw_salvage(Theme const& theme, FieldFocus& focus, FieldMarks& marks, std::size_t index) {
    auto const& salvage = marks.of(index);
    if (salvage.last_mark == 0) {
        return;
    }
    FieldButton const take_back{icon::kUndo, tr("Take back")};
    ui::FontScope const font(theme.fonts.field_strong);
    float const button = ui::button_width(theme, take_back.icon, take_back.label);
    float const right = ImGui::GetCursorPosX() + ImGui::GetContentRegionAvail().x;
    auto const start = ImGui::GetCursorPos();
    {
        ui::GroupScope const group;
        ui::StyleScope const tight(ImGuiStyleVar_ItemSpacing, ImVec2(0, theme.px(2)));
        ImGui::SetCursorPosY(start.y + (salvage.damaged_at ? 0 : theme.px(18)));
        float const width = right - button - start.x - theme.space(Space::m);
        auto const line = [&](storage::SalvageState state, Timestamp at) {
            auto const look = look_of(state);
            ui::ColourScope const colour(ImGuiCol_Text, theme.colour_of(look.tone));
            ui::clipped(
                fmt::format("{} {} {}", look.icon, display_clock(at), button_words_of(state)),
                width);
        };
        if (salvage.state != storage::SalvageState::to_do) {
            line(salvage.state, salvage.since);
        }
        if (salvage.damaged_at) {
            line(storage::SalvageState::damaged, *salvage.damaged_at);
        }
    }
    ImGui::SetCursorPos({right - button, start.y});
    if (field_button(theme, focus, Stop::take_back, take_back)) {
        marks.take_back(index);
    }
}

}  // namespace

void draw_field_object(Theme const& theme, FieldFocus& focus, FieldMarks& marks,
                       FieldGallery& gallery, SharedList const& list, std::size_t index,
                       ImVec2 size) {
    auto const& entry = list.entries[index];
    ui::PanelScope const panel(theme, "object", size, ui::PanelScope::Frame::bordered);
    ui::scroll_by_dragging(theme);
    ui::IdScope const id(static_cast<int>(index));
    draw_name(theme, entry, index);
    draw_salvage(theme, focus, marks, index);
    gallery.show(index);
    float const left = size.y - ImGui::GetCursorPosY() - theme.px(120);
    gallery.draw_small(theme, focus,
                       std::clamp(left, theme.px(kPictureHeightMin), theme.px(kPictureHeight)));
    ui::gap(theme, Space::m);
    for (auto const& fact : facts_of(list, entry)) {
        draw_fact(theme, fact);
    }
}

}  // namespace noodkluis::app::desktop
