// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/entry_panel.h"

#include <algorithm>

#include <fmt/format.h>

#include "app/desktop/theme/icons.h"
#include "app/desktop/widgets/controls.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"
#include "app/lists/list_names.h"
#include "app/text/labels.h"
#include "app/text/message.h"
#include "storage/model/field_text.h"

namespace noodkluis::app::desktop {
namespace {

constexpr std::uint32_t kPhotoSide = 640;
constexpr float kPhotoHeight = 150;

std::string number_text(std::optional<std::int64_t> number) {
    return number ? std::to_string(*number) : std::string();
}

/// The text of the entry itself that this field shows, or null when it is one of the object.
std::string* entry_text(storage::ListEntry& entry, std::string const& field) {
    if (field == "destination") {
        return &entry.destination;
    }
    if (field == "instruction") {
        return &entry.instruction;
    }
    return field == "reason" ? &entry.reason : nullptr;
}

bool is_long(std::string const& field) {
    return field == "instruction" || field == "reason";
}

}  // namespace

EntryPanel::Steps EntryPanel::flush() {
    Steps steps;
    auto const typing = m_typing;
    for (auto const& [field, text] : typing) {
        finish(field, steps);
    }
    m_list.reset();
    m_typing.clear();
    m_sent.clear();
    m_refused_field.clear();
    return steps;
}

void EntryPanel::show(storage::ListId list, ListRow const& row) {
    m_list = list;
    m_row = row;
    m_photo = {};
    m_reading = {};
    if (row.photos > 0) {
        m_reading = m_workspace.thread.submit(
            [object = row.entry.object, &clock = m_workspace.clock](storage::Vault& vault, Job&) {
                Records records(vault, clock);
                return read_object_sheet(records, object, kPhotoSide);
            });
    }
}

void EntryPanel::poll() {
    auto sheet = m_reading.take();
    if (!sheet || !*sheet || (*sheet)->photos.empty()) {
        return;
    }
    m_photo = Texture((*sheet)->photos.front());
}

void EntryPanel::accept() {
    for (auto const& [field, text] : m_sent) {
        if (auto const typing = m_typing.find(field);
            typing != m_typing.end() && typing->second == text) {
            m_typing.erase(typing);
        }
    }
    m_sent.clear();
    m_refused_field.clear();
}

bool EntryPanel::refuse(Error const& error) {
    auto const sent = m_sent.find(error.subject);
    if (sent == m_sent.end()) {
        return false;
    }
    m_refused_field = error.subject;
    m_refusal = message_of(error);
    m_typing.insert(*sent);
    return true;
}

std::string EntryPanel::stored(std::string const& field) const {
    if (field == "rank") {
        return std::to_string(m_row.entry.rank);
    }
    if (field == "people_needed") {
        return number_text(m_row.people);
    }
    if (field == "minutes_needed") {
        return number_text(m_row.minutes);
    }
    if (field == "handling") {
        return m_row.handling;
    }
    auto entry = m_row.entry;
    auto const* const text = entry_text(entry, field);
    return text == nullptr ? std::string() : *text;
}

EntryPanel::Steps EntryPanel::draw(Theme const& theme, ListSheet const& sheet, ListRow const& row) {
    Steps steps;
    if (m_list != sheet.list.id || m_row.entry.object != row.entry.object) {
        steps = flush();
        show(sheet.list.id, row);
    }
    m_row = row;
    poll();
    ui::IdScope const id(row.entry.object);
    draw_photo(theme);
    {
        ui::FontScope const font(theme.fonts.title);
        ui::wrapped(row.name.empty() ? row.accession_number : row.name);
    }
    ui::muted(theme, row.accession_number);
    ui::wrapped_muted(theme,
                      std::string(icon::kPin) + "  " +
                          (row.location_path.empty() ? tr("No location yet") : row.location_path));
    ui::gap(theme, Space::m);
    draw_choices(theme, steps);
    draw_field(theme, "destination", tr("Destination"), steps);
    draw_field(theme, "instruction", tr("Instruction"), steps);
    draw_field(theme, "handling", tr("Handling"), steps);
    draw_field(theme, "reason", tr("Reason"), steps);
    return steps;
}

void EntryPanel::draw_photo(Theme const& theme) {
    if (m_photo.empty()) {
        return;
    }
    // In a low window the fields come first.
    float const height = std::min(theme.px(kPhotoHeight), ImGui::GetWindowHeight() / 4);
    m_photo.draw(m_photo.fitted({ImGui::GetContentRegionAvail().x, height}));
    ui::gap(theme, Space::s);
}

void EntryPanel::draw_choices(Theme const& theme, Steps& steps) {
    constexpr auto kFlags = ImGuiTableFlags_SizingStretchSame | ImGuiTableFlags_NoPadOuterX;
    auto entry = m_row.entry;
    ui::FieldLook look;
    if (ImGui::BeginTable("class and action", 2, kFlags)) {
        ImGui::TableSetupColumn("class", ImGuiTableColumnFlags_WidthStretch, 1);
        ImGui::TableSetupColumn("action", ImGuiTableColumnFlags_WidthStretch, 2);
        ImGui::TableNextColumn();
        ui::align_with_controls();  // as the cells after it do by themselves
        look.label = tr("Class");
        int salvage_class = static_cast<int>(entry.salvage_class);
        if (ui::choice(theme, salvage_class, {"A", "B", "C"}, look)) {
            entry.salvage_class = static_cast<storage::SalvageClass>(salvage_class);
            steps.push_back({SetEntries{*m_list, {entry}}, tr("Class")});
        }
        ImGui::TableNextColumn();
        look.label = tr("Action");
        int action = static_cast<int>(entry.action);
        if (ui::choice(theme, action, labels_of_choices(kSalvageActionNames), look)) {
            entry.action = static_cast<storage::SalvageAction>(action);
            steps.push_back({SetEntries{*m_list, {entry}}, tr("Action")});
        }
        ImGui::EndTable();
    }
    if (ImGui::BeginTable("numbers", 3, kFlags)) {
        ImGui::TableNextColumn();
        ui::align_with_controls();
        draw_field(theme, "rank", tr("Rank"), steps);
        ImGui::TableNextColumn();
        draw_field(theme, "people_needed", tr("People"), steps);
        ImGui::TableNextColumn();
        draw_field(theme, "minutes_needed", tr("Minutes"), steps);
        ImGui::EndTable();
    }
}

void EntryPanel::draw_field(Theme const& theme, char const* field, char const* label,
                            Steps& steps) {
    auto const before = stored(field);
    auto const typing = m_typing.find(field);
    auto text = typing == m_typing.end() ? before : typing->second;
    ui::FieldLook look;
    look.label = label;
    if (m_refused_field == field) {
        look.error = m_refusal;
    }
    if (std::string_view(field) == "rank") {
        look.focus = std::exchange(m_focus_rank, false);
    }
    bool const changed =
        is_long(field) ? ui::text_area(theme, text, look, 2) : ui::text_field(theme, text, look);
    if (changed) {
        m_sent.erase(field);
        m_typing[field] = text;
    } else if (text == before && typing != m_typing.end()) {
        m_typing.erase(field);
        if (m_refused_field == field) {
            m_refused_field.clear();
        }
    }
    if (ui::edited() || ui::entered()) {
        finish(field, steps);
    }
}

/// The text that was typed in a field becomes an edit, once.
void EntryPanel::finish(std::string const& field, Steps& steps) {
    auto const typing = m_typing.find(field);
    if (typing == m_typing.end()) {
        return;
    }
    auto const text = storage::tidy_text(typing->second);
    typing->second = text;
    if (text == stored(field) || (m_sent.count(field) != 0 && m_sent[field] == text)) {
        return;
    }
    m_sent[field] = text;
    auto entry = m_row.entry;
    if (auto* const own = entry_text(entry, field)) {
        // What was handed out before is not in the row yet.
        for (auto const& [other, sent] : m_sent) {
            if (auto* const target = entry_text(entry, other)) {
                *target = sent;
            }
        }
        *own = text;
        steps.push_back({SetEntries{*m_list, {entry}}, label_of_field(field)});
    } else if (field == "rank") {
        auto const rank = storage::parse_decimal(text, 0).value_or(0);
        steps.push_back({MoveEntries{*m_list, {{entry.object, rank}}}, tr("Move")});
    } else {
        steps.push_back({SetObjectFields{entry.object, {{field, text}}}, label_of_field(field)});
    }
}

}  // namespace noodkluis::app::desktop
