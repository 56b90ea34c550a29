// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/object_panel.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "app/desktop/theme/icons.h"
#include "app/desktop/widgets/controls.h"
#include "app/desktop/widgets/named.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"
#include "app/text/labels.h"
#include "app/text/message.h"
#include "storage/model/object_fields.h"

namespace noodkluis::app::desktop {
namespace {

struct FieldGroup {
    char const* title;  ///< a gettext key
    char const* first;  ///< name of its first field, in the order of object_fields
};

constexpr std::array kGroups{FieldGroup{translatable("What it is"), "accession_number"},
                             FieldGroup{translatable("Size and weight"), "dimensions"},
                             FieldGroup{translatable("Where it is"), "location_path"},
                             FieldGroup{translatable("How to save it"), "people_needed"},
                             FieldGroup{translatable("For ourselves"), "owner_kind"}};
constexpr float kPhotoHeight = 200;

bool is_long(storage::ObjectField const& field) {
    constexpr std::array kLong{"description", "notes",          "protect_in_place",
                               "crew_hazard", "condition_note", "identifying_marks",
                               "legal_status"};
    return std::find(kLong.begin(), kLong.end(), std::string_view(field.name)) != kLong.end();
}

int index_of(storage::ObjectField const& field, std::string const& text) {
    for (std::size_t i = 0; i < field.choices.size(); ++i) {
        if (text == field.choices[i]) {
            return static_cast<int>(i);
        }
    }
    return -1;
}

}  // namespace

void ObjectPanel::show(ObjectSheet sheet) {
    if (!m_sheet || m_sheet->object.id != sheet.object.id) {
        m_typing.clear();
        m_refused_field.clear();
    }
    m_textures.clear();
    for (auto const& photo : sheet.photos) {
        m_textures.emplace_back(photo.pixels);
    }
    m_sheet = std::move(sheet);
}

void ObjectPanel::refuse(Error const& error) {
    m_refused_field = error.subject;
    m_refusal = message_of(error);
}

std::optional<ObjectPanel::Change> ObjectPanel::draw(Theme const& theme) {
    auto const& object = m_sheet->object;
    ui::IdScope const id(object.id);
    auto const& name = object.short_name.empty() ? object.title : object.short_name;
    {
        ui::FontScope const font(theme.fonts.title);
        ui::wrapped(name.empty() ? object.accession_number : name);
    }
    ui::muted(theme, object.accession_number);
    ui::gap(theme, Space::m);
    draw_photos(theme);
    if (!m_sheet->lists.empty()) {
        std::string lists;
        for (auto const& list : m_sheet->lists) {
            lists += (lists.empty() ? "" : ", ") + list;
        }
        ui::wrapped_muted(theme, std::string(icon::kLists) + "  " + lists);
    }
    for (auto const& field : storage::object_fields()) {
        for (auto const& group : kGroups) {
            if (std::string_view(group.first) == field.name) {
                ui::gap(theme, Space::l);
                ui::strong(theme, tr(group.title));
            }
        }
        draw_field(theme, field);
    }
    draw_history(theme);
    return std::exchange(m_change, std::nullopt);
}

void ObjectPanel::draw_photos(Theme const& theme) {
    for (std::size_t i = 0; i < m_textures.size(); ++i) {
        auto const box = ImVec2(ImGui::GetContentRegionAvail().x, theme.px(kPhotoHeight));
        m_textures[i].draw(m_textures[i].fitted(box));
        auto const& photo = m_sheet->photos[i];
        if (!photo.caption.empty()) {
            ui::FontScope const font(theme.fonts.small);
            ui::wrapped_muted(theme, photo.caption);
        }
    }
}

void ObjectPanel::draw_field(Theme const& theme, storage::ObjectField const& field) {
    auto const stored = storage::get_field(m_sheet->object, field);
    auto const typing = m_typing.find(field.name);
    auto text = typing == m_typing.end() ? stored : typing->second;
    ui::IdScope const id(field.name);
    bool const finished = draw_value(theme, field, text);
    if (text != stored) {
        m_typing[field.name] = text;
    } else if (typing != m_typing.end()) {
        m_typing.erase(field.name);
        if (m_refused_field == field.name) {
            m_refused_field.clear();
        }
    }
    if (finished && text != stored) {
        m_refused_field.clear();
        m_change =
            Change{SetObjectFields{m_sheet->object.id, {{field.name, text}}}, tr(field.label)};
    }
}

/// True when the user is done with the field.
bool ObjectPanel::draw_value(Theme const& theme, storage::ObjectField const& field,
                             std::string& text) {
    ui::FieldLook look;
    auto const* const label = tr(field.label);
    look.label = label;
    if (m_refused_field == field.name) {
        look.error = m_refusal;
    }
    if (field.type == storage::FieldType::choice) {
        int chosen = index_of(field, text);
        bool const changed = ui::choice(theme, chosen, labels_of_choices(field.choices), look);
        if (changed) {
            text = field.choices[static_cast<std::size_t>(chosen)];
        }
        return changed;
    }
    if (field.type == storage::FieldType::boolean) {
        bool value = text == "yes";
        bool const changed = ImGui::Checkbox(label, &value);
        ui::named(label);
        if (changed) {
            text = value ? "yes" : "no";
        }
        return changed;
    }
    if (is_long(field)) {
        ui::text_area(theme, text, look, 3);
    } else {
        ui::text_field(theme, text, look);
    }
    return ui::edited();
}

void ObjectPanel::draw_history(Theme const& theme) const {
    ui::gap(theme, Space::l);
    ui::strong(theme, tr("History"));
    ui::FontScope const font(theme.fonts.small);
    for (auto const& revision : m_sheet->history) {
        std::string what;
        for (auto const& change : revision.changes) {
            what += (what.empty() ? "" : ", ") + label_of_field(change.field);
        }
        if (revision.action == storage::RevisionAction::created) {
            what = tr("Added");
        }
        ui::wrapped_muted(theme, display_time(revision.time) + "  " + what);
    }
}

}  // namespace noodkluis::app::desktop
