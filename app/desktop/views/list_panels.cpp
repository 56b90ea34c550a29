// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/list_panels.h"

#include <fmt/format.h>

#include "app/desktop/theme/icons.h"
#include "app/desktop/widgets/controls.h"
#include "app/desktop/widgets/named.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"
#include "app/lists/list_names.h"
#include "app/text/labels.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {
namespace {

char const* icon_of(ListChangeKind kind) {
    switch (kind) {
        case ListChangeKind::added:
            return icon::kAdd;
        case ListChangeKind::removed:
            return icon::kRemove;
        case ListChangeKind::moved:
            return icon::kMove;
        case ListChangeKind::photos_changed:
            return icon::kPhoto;
        case ListChangeKind::place_changed:
            return icon::kPin;
        case ListChangeKind::list_changed:
            return icon::kLists;
        case ListChangeKind::entry_changed:
        case ListChangeKind::object_changed:
            break;
    }
    return icon::kEdit;
}

/// Two lines of the same height for each item, so that the clipper can skip.
float line_height(Theme const& theme) {
    return 2 * theme.px(22) + theme.space(Space::s);
}

bool draw_change(Theme const& theme, ListChange const& change) {
    auto const start = ImGui::GetCursorPos();
    float const width = ImGui::GetContentRegionAvail().x;
    bool const pressed = ImGui::Selectable("##change", false, ImGuiSelectableFlags_None,
                                           {width, line_height(theme)});
    ui::named(change.number.empty() ? change.name : change.number);
    auto const end = ImGui::GetCursorPos();
    float const indent = theme.px(26);
    ImGui::SetCursorPos({start.x, start.y + theme.px(2)});
    ui::coloured(theme.palette.accent, icon_of(change.kind));
    ImGui::SetCursorPos({start.x + indent, start.y + theme.px(2)});
    ui::clipped(change.number.empty() ? change.name : change.number + "  " + change.name,
                width - indent);
    ImGui::SetCursorPos({start.x + indent, start.y + theme.px(24)});
    {
        ui::FontScope const font(theme.fonts.small);
        ui::ColourScope const colour(ImGuiCol_Text, theme.palette.muted);
        ui::clipped(words_of(change), width - indent);
    }
    ImGui::SetCursorPos(end);
    return pressed;
}

/// True when it is to be taken back.
bool draw_event(Theme const& theme, ListEvent const& event) {
    auto const start = ImGui::GetCursorPos();
    float const width = ImGui::GetContentRegionAvail().x;
    float const button = theme.control_height();
    bool const revertible = can_revert(event.revision);
    float const room = width - (revertible ? button + theme.space(Space::s) : 0);
    ImGui::SetCursorPosY(start.y + theme.px(2));
    ui::clipped(words_of(event), room);
    ImGui::SetCursorPos({start.x, start.y + theme.px(24)});
    {
        ui::FontScope const font(theme.fonts.small);
        ui::ColourScope const colour(ImGuiCol_Text, theme.palette.muted);
        ui::clipped(display_time(event.revision.time) + "  ·  " + event.who, room);
    }
    bool wanted = false;
    if (revertible) {
        ImGui::SetCursorPos({start.x + width - button, start.y + theme.px(6)});
        wanted = ui::button(theme, icon::kUndo, "##undo this", ui::ButtonKind::quiet, button);
        ui::named(tr("Undo this"));
        if (ImGui::IsItemHovered()) {
            ImGui::SetTooltip("%s", tr("Undo this"));
        }
    }
    ImGui::SetCursorPos(start);
    ImGui::Dummy({width, line_height(theme)});
    return wanted;
}

}  // namespace

bool draw_panel_head(Theme const& theme, char const* title) {
    auto const* const label = tr("Close");
    float const right = ImGui::GetCursorPosX() + ImGui::GetContentRegionAvail().x;
    ui::title(theme, title);
    ImGui::SameLine(right - ui::button_width(theme, icon::kClose, label));
    return ui::button(theme, icon::kClose, label, ui::ButtonKind::quiet);
}

std::optional<std::string> draw_changes(Theme const& theme, ChangesSince const& since) {
    if (!since.version) {
        ui::wrapped_muted(theme, tr("This list was never approved, so all of it is new."));
        return std::nullopt;
    }
    ui::wrapped_muted(theme,
                      fmt::format(fmt::runtime(tr("Since version {0}, approved on {1}")),
                                  since.version->number, display_date(since.version->approved_at)));
    if (since.changes.empty()) {
        ui::gap(theme, Space::s);
        ui::state(theme, Tone::good, icon::kGood, tr("Nothing changed"));
        return std::nullopt;
    }
    ui::gap(theme, Space::s);
    std::optional<std::string> pressed;
    ui::StyleScope const spacing(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(since.changes.size()), line_height(theme));
    while (clipper.Step()) {
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            ui::IdScope const id(i);
            auto const& change = since.changes[static_cast<std::size_t>(i)];
            if (draw_change(theme, change)) {
                pressed = change.number;
            }
        }
    }
    return pressed;
}

Steps draw_history(Theme const& theme, storage::ListId list, std::vector<ListEvent> const& events) {
    Steps steps;
    ui::wrapped_muted(theme,
                      tr("The arrow takes a change back. That is a change of its own, and can "
                         "be undone."));
    ui::gap(theme, Space::s);
    ui::StyleScope const spacing(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(events.size()), line_height(theme));
    while (clipper.Step()) {
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            ui::IdScope const id(i);
            auto const& event = events[static_cast<std::size_t>(i)];
            if (draw_event(theme, event)) {
                steps.push_back({RevertList{list, event.revision.version}, words_of(event)});
            }
        }
    }
    return steps;
}

SeveralChange draw_several(Theme const& theme, std::size_t count) {
    SeveralChange change;
    ui::title(theme, counted("{0} object chosen", "{0} objects chosen", count));
    ui::gap(theme, Space::s);
    ui::FieldLook look;
    look.label = tr("Class of all");
    look.hint = tr("As they are");
    int salvage_class = -1;
    if (ui::choice(theme, salvage_class, {"A", "B", "C"}, look)) {
        change.salvage_class = static_cast<storage::SalvageClass>(salvage_class);
    }
    look.label = tr("Action of all");
    int action = -1;
    if (ui::choice(theme, action, labels_of_choices(kSalvageActionNames), look)) {
        change.action = static_cast<storage::SalvageAction>(action);
    }
    return change;
}

}  // namespace noodkluis::app::desktop
