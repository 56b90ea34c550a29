// SPDX-License-Identifier: Apache-2.0
// Which floor is shown.
#include <fmt/format.h>

#include "app/desktop/theme/icons.h"
#include "app/desktop/views/plans_page.h"
#include "app/desktop/widgets/controls.h"
#include "app/desktop/widgets/named.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {
namespace {

constexpr float kFloorsWidth = 256;

std::string floor_words(storage::Floor const& floor) {
    return fmt::format(fmt::runtime(tr("Floor {0}")), floor.label);
}

}  // namespace

std::vector<Command> PlansPage::commands() {
    std::vector<Command> commands;
    if (!m_index) {
        return commands;
    }
    for (auto const& building : m_index->places) {
        for (auto const& floor : building.floors) {
            commands.push_back({icon::kPlans,
                                building.building.name + " · " + floor_words(floor.floor), "",
                                [this, id = floor.floor.id] { choose_floor(id); }});
        }
    }
    if (m_sheet && m_sheet->floor.plan && m_side != Side::tools) {
        commands.push_back(
            {icon::kEdit, tr("Mark on the plan"), "", [this] { set_side(Side::tools); }});
    }
    return commands;
}

void PlansPage::draw_floor_choice(Theme const& theme) {
    std::vector<std::string> words;
    std::vector<storage::FloorId> floors;
    int chosen = -1;
    for (auto const& building : m_index->places) {
        for (auto const& floor : building.floors) {
            chosen = m_floor == floor.floor.id ? static_cast<int>(floors.size()) : chosen;
            floors.push_back(floor.floor.id);
            words.push_back(building.building.name + " · " + floor_words(floor.floor));
        }
    }
    ui::FieldLook look;
    look.hint = tr("Which floor");
    look.width = theme.px(240);
    if (ui::choice(theme, chosen, words, look)) {
        choose_floor(floors[static_cast<std::size_t>(chosen)]);
    }
}

void PlansPage::draw_floors(Theme const& theme) {
    ui::PanelScope const panel(theme, "floors", {theme.px(kFloorsWidth), 0},
                               ui::PanelScope::Frame::bordered);
    for (auto const& building : m_index->places) {
        {
            ui::FontScope const font(theme.fonts.strong);
            ui::clipped(building.building.name, ImGui::GetContentRegionAvail().x);
        }
        // As the building stands: the highest floor on top.
        for (auto floor = building.floors.rbegin(); floor != building.floors.rend(); ++floor) {
            draw_floor_row(theme, floor->floor);
        }
        ui::gap(theme, Space::l);
    }
}

void PlansPage::draw_floor_row(Theme const& theme, storage::Floor const& floor) {
    ui::IdScope const id(floor.id);
    auto const start = ImGui::GetCursorPos();
    float const width = ImGui::GetContentRegionAvail().x;
    float const height = theme.row_height();
    if (ImGui::Selectable("##floor", m_floor == floor.id, ImGuiSelectableFlags_None,
                          {0, height - theme.space(Space::xs)})) {
        choose_floor(floor.id);
    }
    ui::named(floor_words(floor));
    auto const end = ImGui::GetCursorPos();
    float const top = start.y + (height - theme.space(Space::xs) - ImGui::GetFontSize()) / 2;
    auto const count = m_index->counts.find(floor.id);
    auto const number =
        count == m_index->counts.end() ? std::string("0") : std::to_string(count->second.objects);
    auto const marks = (floor.plan ? "" : std::string(tr("no plan")) + "  ") + number;
    float const right = ui::width_of(marks);
    ImGui::SetCursorPos({start.x + theme.space(Space::s), top});
    ui::clipped(floor_words(floor), width - right - theme.space(Space::l));
    ImGui::SetCursorPos({start.x + width - right - theme.space(Space::xs), top});
    ui::muted(theme, marks);
    ImGui::SetCursorPos(end);
}

}  // namespace noodkluis::app::desktop
