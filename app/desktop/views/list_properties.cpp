// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/list_properties.h"

#include <algorithm>

#include "app/desktop/theme/icons.h"
#include "app/desktop/widgets/controls.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"
#include "app/lists/list_names.h"
#include "app/text/labels.h"
#include "app/text/message.h"
#include "storage/model/field_text.h"

namespace noodkluis::app::desktop {

Steps ListProperties::flush() {
    Steps steps;
    for (auto const& [field, text] : m_typing) {
        if (auto const value = storage::tidy_text(text); value != m_stored[field]) {
            steps.push_back({SetListFields{*m_list, {{field, value}}}, label_of_field(field)});
        }
    }
    m_typing.clear();
    return steps;
}

bool ListProperties::refuse(Error const& error) {
    bool const is_name =
        error.code == ErrorCode::name_taken || error.code == ErrorCode::name_missing;
    std::string const field = is_name ? "name" : "review_due";
    if (m_typing.count(field) == 0) {
        return false;
    }
    m_refused_field = field;
    m_refusal = message_of(error);
    return true;
}

Steps ListProperties::draw(Theme const& theme, ListSheet const& sheet,
                           std::vector<std::string> const& buildings) {
    Steps steps;
    auto const& list = sheet.list;
    if (m_list != list.id) {
        steps = flush();
        m_list = list.id;
        m_refused_field.clear();
    }
    draw_text(theme, "name", tr("Name"), "", list.name, steps);
    draw_choices(theme, sheet, buildings, steps);
    draw_text(theme, "review_due", tr("Review before"), tr("A date such as 2027-11-20"),
              list.review_due ? storage::format_date(*list.review_due) : std::string(), steps);
    if (sheet.rows.empty() && sheet.versions.empty()) {
        ui::gap(theme, Space::m);
        if (ui::button(theme, icon::kRemove, tr("Delete this list"), ui::ButtonKind::danger)) {
            steps.push_back({DeleteList{list.id}, tr("Delete this list")});
        }
    }
    return steps;
}

void ListProperties::draw_choices(Theme const& theme, ListSheet const& sheet,
                                  std::vector<std::string> const& buildings, Steps& steps) const {
    auto const& list = sheet.list;
    auto const set = [&](char const* field, std::string value) {
        steps.push_back(
            {SetListFields{list.id, {{field, std::move(value)}}}, label_of_field(field)});
    };
    ui::FieldLook look;
    look.label = tr("Kind");
    int kind = static_cast<int>(list.kind);
    if (ui::choice(theme, kind, labels_of_choices(kListKindNames), look)) {
        set("kind", name_of(static_cast<storage::ListKind>(kind)));
    }
    look.label = tr("Scenario");
    int scenario = static_cast<int>(list.scenario);
    if (ui::choice(theme, scenario, labels_of_choices(kScenarioNames), look)) {
        set("scenario", name_of(static_cast<storage::Scenario>(scenario)));
    }
    look.label = tr("Building");
    std::vector<std::string> words{tr("All buildings")};
    words.insert(words.end(), buildings.begin(), buildings.end());
    auto const found = std::find(buildings.begin(), buildings.end(), sheet.building);
    int building = found == buildings.end() ? 0 : static_cast<int>(found - buildings.begin()) + 1;
    if (ui::choice(theme, building, words, look)) {
        set("building", building == 0 ? "" : buildings[static_cast<std::size_t>(building) - 1]);
    }
}

void ListProperties::draw_text(Theme const& theme, char const* field, char const* label,
                               char const* help, std::string const& stored, Steps& steps) {
    if (m_stored[field] != stored) {
        m_typing.erase(field);
        m_stored[field] = stored;
    }
    auto const typing = m_typing.find(field);
    auto text = typing == m_typing.end() ? stored : typing->second;
    ui::FieldLook look;
    look.label = label;
    look.help = help;
    if (m_refused_field == field && typing != m_typing.end()) {
        look.error = m_refusal;
    }
    if (ui::text_field(theme, text, look)) {
        m_typing[field] = text;
    }
    bool const finished = ui::edited() || ui::entered();
    if (auto const value = storage::tidy_text(text); finished && value != stored) {
        steps.push_back({SetListFields{*m_list, {{field, value}}}, label});
    }
}

}  // namespace noodkluis::app::desktop
