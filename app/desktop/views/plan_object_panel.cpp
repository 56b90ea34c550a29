// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/plan_object_panel.h"

#include <array>

#include <fmt/format.h>

#include "app/desktop/theme/icons.h"
#include "app/desktop/widgets/controls.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"
#include "app/text/field_words.h"
#include "app/text/message.h"
#include "storage/model/object_fields.h"

namespace noodkluis::app::desktop {
namespace {

constexpr float kPhotoHeight = 180;

/// What somebody needs to know at the object, in this order; the danger first.
constexpr std::array kShownFields{"crew_hazard", "removable",  "fixing",          "tools",
                                  "handling",    "dimensions", "protect_in_place"};

/// "people: 2 · minutes: 6 · 14 kg", as far as it is known.
std::string effort_of(storage::Object const& object) {
    std::string text;
    auto const add = [&text](std::string const& part) {
        text += (text.empty() ? "" : "  ·  ") + part;
    };
    if (object.people_needed) {
        add(fmt::format(fmt::runtime(tr("people: {0}")), *object.people_needed));
    }
    if (object.minutes_needed) {
        add(fmt::format(fmt::runtime(tr("minutes: {0}")), *object.minutes_needed));
    }
    auto const weight = storage::get_field(object, *storage::find_object_field("weight_kg"));
    if (!weight.empty()) {
        add(words_of_value("weight_kg", weight) + " kg");
    }
    return text;
}

}  // namespace

void PlanObjectPanel::show(ObjectSheet sheet) {
    m_photos.clear();
    for (auto const& photo : sheet.photos) {
        m_photos.emplace_back(photo);
    }
    m_sheet = std::move(sheet);
}

void PlanObjectPanel::draw(Theme const& theme,
                           std::optional<storage::SalvageClass> salvage_class) const {
    auto const& object = m_sheet->object;
    if (!m_photos.empty()) {
        ImVec2 const box{ImGui::GetContentRegionAvail().x, theme.px(kPhotoHeight)};
        m_photos.front().draw(m_photos.front().fitted(box));
        ui::gap(theme, Space::s);
    }
    if (salvage_class) {
        ui::class_badge(theme, *salvage_class, theme.px(26));
        ImGui::SameLine();
    }
    {
        ui::FontScope const font(theme.fonts.title);
        auto const& name = object.short_name.empty() ? object.title : object.short_name;
        ui::wrapped(name.empty() ? object.accession_number : name);
    }
    ui::muted(theme, object.accession_number);
    ui::gap(theme, Space::s);
    ui::wrapped(std::string(icon::kPin) + "  " + object.location_path);
    std::string lists;
    for (auto const& list : m_sheet->lists) {
        lists += (lists.empty() ? "" : ", ") + list;
    }
    if (!lists.empty()) {
        ui::wrapped(std::string(icon::kLists) + "  " + lists);
    }
    if (auto const effort = effort_of(object); !effort.empty()) {
        ui::gap(theme, Space::s);
        ui::wrapped(effort);
    }
    for (auto const* const name : kShownFields) {
        auto const* const field = storage::find_object_field(name);
        auto text = storage::get_field(object, *field);
        if (text.empty() || text == "unknown") {
            continue;
        }
        text = words_of_value(name, text);
        ui::gap(theme, Space::s);
        {
            ui::StyleScope const tight(ImGuiStyleVar_ItemSpacing, ImVec2(0, theme.px(2)));
            ui::FontScope const font(theme.fonts.small);
            ui::muted(theme, tr(field->label));
        }
        ui::wrapped(text);
    }
}

}  // namespace noodkluis::app::desktop
