// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/list_chooser.h"

#include <algorithm>

#include "app/desktop/platform/keys.h"
#include "app/desktop/theme/icons.h"
#include "app/desktop/widgets/controls.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"
#include "app/text/message.h"
#include "storage/model/field_text.h"

namespace noodkluis::app::desktop {
namespace {

constexpr float kChoiceWidth = 280;

float choice_width(Theme const& theme) {
    return std::min(theme.px(kChoiceWidth), ImGui::GetWindowWidth() * 0.27F);
}

}  // namespace

void ListChooser::read() {
    m_reading = m_workspace.thread.submit(
        [&clock = m_workspace.clock](storage::Vault& vault, Job&) -> Result<Read> {
            Records records(vault, clock);
            Read read;
            NK_TRY(read.lists, records.lists.lists());
            NK_TRY(auto const tree, records.places.tree());
            for (auto const& building : tree) {
                read.buildings.push_back(building.building.name);
            }
            return read;
        });
}

Result<bool> ListChooser::poll() {
    auto read = m_reading.take();
    if (!read) {
        return false;
    }
    if (!*read) {
        return tl::unexpected(read->error());
    }
    m_lists = std::move((*read)->lists);
    m_buildings = std::move((*read)->buildings);
    if (m_made && has(*m_made)) {
        m_naming = false;
        m_name.clear();
    }
    return true;
}

bool ListChooser::has(storage::ListId list) const {
    return std::any_of(m_lists.begin(), m_lists.end(),
                       [&](auto const& known) { return known.id == list; });
}

ListChooser::Outcome ListChooser::draw(Theme const& theme,
                                       std::optional<storage::ListId> const& open) {
    Outcome outcome;
    if (m_naming) {
        draw_naming(theme, outcome);
        return outcome;
    }
    if (!m_lists.empty()) {
        std::vector<std::string> names;
        int chosen = -1;
        for (auto const& list : m_lists) {
            chosen = open == list.id ? static_cast<int>(names.size()) : chosen;
            names.push_back(list.name);
        }
        ui::FieldLook look;
        look.hint = tr("Which list");
        look.width = choice_width(theme);
        if (ui::choice(theme, chosen, names, look)) {
            outcome.open = m_lists[static_cast<std::size_t>(chosen)].id;
        }
        ImGui::SameLine();
    }
    if (ui::button(theme, icon::kAdd, tr("New list"))) {
        m_naming = m_focus_name = true;
    }
    return outcome;
}

std::optional<storage::ListId> ListChooser::draw_second(
    Theme const& theme, std::optional<storage::ListId> const& open,
    std::optional<storage::ListId> const& second) const {
    std::vector<std::string> names;
    std::vector<storage::ListId> ids;
    int chosen = -1;
    for (auto const& list : m_lists) {
        if (list.id != open) {
            chosen = second == list.id ? static_cast<int>(ids.size()) : chosen;
            ids.push_back(list.id);
            names.push_back(list.name);
        }
    }
    ui::FieldLook look;
    look.hint = tr("Which list beside it");
    look.width = choice_width(theme);
    return ui::choice(theme, chosen, names, look)
               ? std::optional(ids[static_cast<std::size_t>(chosen)])
               : std::nullopt;
}

void ListChooser::draw_naming(Theme const& theme, Outcome& outcome) {
    ui::FieldLook look;
    look.hint = tr("Name of the list");
    look.width = choice_width(theme);
    look.focus = std::exchange(m_focus_name, false);
    ui::text_field(theme, m_name, look);
    bool wanted = ui::entered();
    ImGui::SameLine();
    wanted |= ui::button(theme, icon::kAdd, tr("Make"), ui::ButtonKind::main);
    ui::beside(ui::button_width(theme, nullptr, tr("Cancel")));
    if (ui::button(theme, nullptr, tr("Cancel"), ui::ButtonKind::quiet) || pressed(Key::back)) {
        m_naming = false;
    }
    auto name = storage::tidy_text(m_name);
    if (wanted && !name.empty()) {
        storage::PriorityList list;
        list.id = storage::ListId::random();
        list.name = std::move(name);
        m_made = list.id;
        outcome.make = EditHistory::Step{AddList{std::move(list)}, tr("New list")};
    }
}

}  // namespace noodkluis::app::desktop
