// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/object_panel.h"

#include <algorithm>

#include <fmt/format.h>

#include "app/desktop/theme/icons.h"
#include "app/desktop/views/field_editor.h"
#include "app/desktop/widgets/controls.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"
#include "app/text/field_words.h"
#include "app/text/labels.h"
#include "app/text/message.h"
#include "storage/model/field_text.h"

namespace noodkluis::app::desktop {
namespace {

constexpr float kTwoColumnsFrom = 340;
constexpr std::string_view kChecked = "location_checked_on";

storage::ObjectField const& field_of(PlacedField const& placed) {
    return *storage::find_object_field(placed.name);
}

/// ImGui would put the first line of the second column level with the text in the field of the
/// first.
void next_column() {
    ImGui::TableNextColumn();
    ui::StyleScope const close(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
    ImGui::Dummy({0, 0});
}

/// What a field holds, for the history.
std::string words_for(std::string const& name, std::string const& value) {
    if (value.empty()) {
        return tr("nothing");
    }
    return words_of_value(name, value);
}

}  // namespace

void ObjectPanel::show(ObjectSheet sheet) {
    if (m_sheet && m_sheet->object.id != sheet.object.id) {
        m_refused_field.clear();
        m_sent.clear();
    }
    m_gallery.show(sheet.object.photos, sheet.photos);
    m_sheet = std::move(sheet);
    m_stored.clear();
    for (auto const& group : field_groups()) {
        for (auto const& placed : group.fields) {
            auto const& field = field_of(placed);
            m_stored[field.name] = typing_of(field, typing_text(m_sheet->object, field));
        }
    }
    std::erase_if(m_sent, [this](auto const& sent) {
        auto const found = m_stored.find(sent.first);
        return found == m_stored.end() || found->second.text == sent.second;
    });
}

ObjectPanel::Typing ObjectPanel::typing_of(storage::ObjectField const& field,
                                           std::string text) const {
    Typing typing{std::move(text), {}, {}};
    typing.meaning = understand(m_sheet->object, field, typing.text);
    if (typing.meaning.problem) {
        typing.problem = message_of(*typing.meaning.problem);
    }
    return typing;
}

void ObjectPanel::refuse(Error const& error) {
    m_refused_field = error.subject;
    m_refusal = message_of(error);
    for (auto& [name, text] : m_sent) {
        m_typing[m_sheet->object.id][name] = typing_of(*storage::find_object_field(name), text);
    }
    m_sent.clear();
}

/// False when it cannot be stored as it is.
bool ObjectPanel::hand_out(storage::ObjectField const& field, Fields::iterator typing,
                           std::vector<Change>& changes) {
    if (typing->second.meaning.problem) {
        return false;
    }
    changes.push_back({SetObjectFields{m_sheet->object.id, typing->second.meaning.values},
                       label_of_field(field.name)});
    m_sent[field.name] = std::move(typing->second.text);
    if (m_refused_field == field.name) {
        m_refused_field.clear();
    }
    return true;
}

std::vector<ObjectPanel::Change> ObjectPanel::flush() {
    std::vector<Change> changes;
    if (!m_sheet) {
        return changes;
    }
    auto& fields = m_typing[m_sheet->object.id];
    for (auto typing = fields.begin(); typing != fields.end();) {
        bool const done = hand_out(*storage::find_object_field(typing->first), typing, changes);
        typing = done ? fields.erase(typing) : std::next(typing);
    }
    if (fields.empty()) {
        m_typing.erase(m_sheet->object.id);
    }
    if (auto photos = m_gallery.flush(); photos.photos) {
        changes.push_back({SetObjectFields{m_sheet->object.id, {}, std::move(photos.photos)},
                           std::move(photos.label)});
    }
    return changes;
}

ObjectPanel::Change ObjectPanel::replace_photo(storage::BlobId before,
                                               storage::BlobId after) const {
    auto photos = m_sheet->object.photos;
    for (auto& photo : photos) {
        photo.blob = photo.blob == before ? after : photo.blob;
    }
    return {SetObjectFields{m_sheet->object.id, {}, std::move(photos)}, tr("Turn")};
}

ObjectPanel::Outcome ObjectPanel::draw(Theme const& theme) {
    m_outcome = {};
    ui::IdScope const id(m_sheet->object.id);
    draw_head(theme);
    draw_photos(theme);
    for (auto const& group : field_groups()) {
        draw_group(theme, group);
    }
    draw_history(theme);
    return std::exchange(m_outcome, {});
}

void ObjectPanel::draw_head(Theme const& theme) {
    auto const& object = m_sheet->object;
    auto const& name = object.short_name.empty() ? object.title : object.short_name;
    {
        ui::FontScope const font(theme.fonts.title);
        ui::wrapped(name.empty() ? object.accession_number : name);
    }
    std::string lists;
    for (auto const& list : m_sheet->lists) {
        lists += (lists.empty() ? "" : ", ") + list;
    }
    if (!lists.empty()) {
        ui::wrapped_muted(theme, std::string(icon::kLists) + "  " + lists);
    }
    if (ui::button(theme, icon::kLists, tr("Put on a list"))) {
        m_outcome.put_on_list = true;
    }
    ui::gap(theme, Space::m);
}

void ObjectPanel::draw_photos(Theme const& theme) {
    auto photos = m_gallery.draw(theme);
    if (photos.photos) {
        m_outcome.changes.push_back(
            {SetObjectFields{m_sheet->object.id, {}, std::move(photos.photos)},
             std::move(photos.label)});
    }
    m_outcome.look_at = photos.look_at;
    m_outcome.turn = photos.turn;
    m_outcome.add_photo = photos.add;
}

void ObjectPanel::draw_group(Theme const& theme, FieldGroup const& group) {
    ui::gap(theme, Space::xl);
    ui::strong(theme, tr(group.title));
    bool const wide = ImGui::GetContentRegionAvail().x >= theme.px(kTwoColumnsFrom);
    auto const is_half = [&](std::size_t index) {
        return wide && index < group.fields.size() && group.fields[index].shape == FieldShape::half;
    };
    for (std::size_t i = 0; i < group.fields.size(); ++i) {
        if (!is_half(i) || !is_half(i + 1)) {
            draw_field(theme, group.fields[i]);
            continue;
        }
        ui::IdScope const id(static_cast<int>(i));
        ui::StyleScope const padding(ImGuiStyleVar_CellPadding, ImVec2(theme.space(Space::xs), 0));
        if (ImGui::BeginTable("pair", 2,
                              ImGuiTableFlags_SizingStretchSame | ImGuiTableFlags_NoPadOuterX)) {
            next_column();
            draw_field(theme, group.fields[i]);
            next_column();
            draw_field(theme, group.fields[++i]);
            ImGui::EndTable();
        }
    }
}

void ObjectPanel::draw_field(Theme const& theme, PlacedField const& placed) {
    auto const& field = field_of(placed);
    ui::IdScope const id(placed.name);
    auto& typed = m_typing[m_sheet->object.id];
    auto typing = typed.find(placed.name);
    auto const sent = m_sent.find(placed.name);
    auto const& stored = m_stored[placed.name];
    auto const& shown = sent == m_sent.end() ? stored.text : sent->second;
    auto text = typing == typed.end() ? shown : typing->second.text;
    bool const refused = m_refused_field == placed.name;
    auto const& now = typing == typed.end() ? stored : typing->second;
    FieldNotes notes;
    notes.hint = *placed.hint == '\0' ? "" : tr(placed.hint);
    if (now.meaning.understood != text) {
        notes.understood = now.meaning.understood;
    }
    notes.problem = refused ? m_refusal : now.problem;
    bool const finished = edit_field(theme, field, placed.shape, text, notes);
    if (text == shown && typing != typed.end()) {
        typed.erase(typing);
        typing = typed.end();
    } else if (text != shown && (typing == typed.end() || typing->second.text != text)) {
        typing = typed.insert_or_assign(placed.name, typing_of(field, text)).first;
    }
    if (finished && typing != typed.end() && hand_out(field, typing, m_outcome.changes)) {
        typed.erase(typing);
    }
    if (placed.name == kChecked) {
        auto const today =
            storage::format_date(std::chrono::floor<std::chrono::days>(m_clock.now()));
        if (text != today && ui::button(theme, icon::kGood, tr("Checked today"))) {
            m_outcome.changes.push_back(
                {SetObjectFields{m_sheet->object.id, {{placed.name, today}}},
                 label_of_field(placed.name)});
        }
    }
}

void ObjectPanel::draw_history(Theme const& theme) {
    ui::gap(theme, Space::xl);
    ui::strong(theme, tr("History"));
    for (auto const& revision : m_sheet->history) {
        draw_revision(theme, revision);
    }
}

void ObjectPanel::draw_revision(Theme const& theme, storage::Revision const& revision) {
    ui::IdScope const id(static_cast<int>(revision.version));
    ui::FontScope const font(theme.fonts.small);
    ui::gap(theme, Space::s);
    ui::muted(theme, display_time(revision.time));
    if (revision.action == storage::RevisionAction::created) {
        ui::wrapped(tr("Added"));
        return;
    }
    for (auto const& change : revision.changes) {
        auto const label = label_of_field(change.field);
        ui::wrapped(change.field == "photos"
                        ? label
                        : fmt::format("{}: {} → {}", label, words_for(change.field, change.before),
                                      words_for(change.field, change.after)));
    }
    if (ui::button(theme, icon::kUndo, tr("Undo this"), ui::ButtonKind::quiet)) {
        m_outcome.changes.push_back(
            {RevertRevision{m_sheet->object.id, revision.version}, tr("Undo from the history")});
    }
}

}  // namespace noodkluis::app::desktop
