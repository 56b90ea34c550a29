// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/lists_page.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "app/desktop/platform/keys.h"
#include "app/desktop/theme/icons.h"
#include "app/desktop/views/edit_tools.h"
#include "app/desktop/widgets/controls.h"
#include "app/desktop/widgets/named.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"
#include "app/lists/approve.h"
#include "app/lists/list_edit.h"
#include "app/lists/list_names.h"
#include "app/text/labels.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {
namespace {

constexpr float kEntryWidth = 320;
constexpr char const* kDragType = "list entry";

struct StateLook {
    Tone tone;
    char const* icon;
};

StateLook look_of(storage::ListStatus status) {
    switch (status) {
        case storage::ListStatus::approved:
            return {Tone::good, icon::kGood};
        case storage::ListStatus::draft:
        case storage::ListStatus::in_review:
            return {Tone::warning, icon::kEdit};
        case storage::ListStatus::superseded:
            break;
    }
    return {Tone::neutral, icon::kTime};
}

void draw_state(Theme const& theme, storage::ListStatus status) {
    auto const look = look_of(status);
    ui::state(theme, look.tone, look.icon, label_of_choice(name_of(status)));
}

}  // namespace

ListsPage::ListsPage(Workspace& workspace) : m_workspace(workspace), m_edits(workspace.edits) {}

void ListsPage::enter() {
    read_lists();
    read_sheet();
}

std::string ListsPage::status() const {
    return m_sheet ? fmt::format(fmt::runtime(tr("{0} objects on this list")), m_sheet->rows.size())
                   : fmt::format(fmt::runtime(tr("{0} lists")), m_lists.size());
}

void ListsPage::read_lists() {
    m_reading_lists = m_workspace.thread.submit(
        [&clock = m_workspace.clock](storage::Vault& vault, Job&) -> Result<std::vector<Choice>> {
            Records records(vault, clock);
            NK_TRY(auto const lists, records.lists.lists());
            std::vector<Choice> choices;
            for (auto const& list : lists) {
                NK_TRY(auto const count, records.lists.entry_count(list.id));
                choices.push_back({list, count});
            }
            return choices;
        });
}

void ListsPage::read_sheet() {
    if (m_list) {
        m_reading_sheet = m_workspace.thread.submit(
            [id = *m_list, &clock = m_workspace.clock](storage::Vault& vault, Job&) {
                Records records(vault, clock);
                return read_list_sheet(records, id);
            });
    }
}

void ListsPage::choose(storage::ListId list) {
    if (m_list != list) {
        m_list = list;
        m_sheet.reset();
        m_chosen.reset();
        m_note.clear();
        read_sheet();
    }
}

void ListsPage::poll() {
    auto const keep_error = [this](auto const& result) {
        if (!result) {
            m_error = message_of(result.error());
        }
        return result.has_value();
    };
    if (auto lists = m_reading_lists.take(); lists && keep_error(*lists)) {
        m_lists = std::move(**lists);
        if (!m_list && !m_lists.empty()) {
            choose(m_lists.front().list.id);
        }
    }
    if (auto sheet = m_reading_sheet.take(); sheet && keep_error(*sheet)) {
        m_sheet = std::move(**sheet);
    }
    if (std::exchange(m_seen_edits, m_edits.changes()) != m_edits.changes()) {
        m_error.clear();
        enter();
    }
    if (auto const error = m_edits.take_error()) {
        m_error = message_of(*error);
    }
    if (auto version = m_approving.take(); version && keep_error(*version)) {
        m_note = fmt::format(fmt::runtime(tr("Version {0} is approved and can be shared.")),
                             (*version)->number);
        enter();
    }
    if (auto created = m_creating.take(); created && keep_error(*created)) {
        m_naming = false;
        m_new_name.clear();
        read_lists();
        choose(**created);
    }
}

void ListsPage::handle_keys() {
    if (pressed(Key::move_up)) {
        move_chosen(-1);
    }
    if (pressed(Key::move_down)) {
        move_chosen(1);
    }
}

void ListsPage::move_chosen(int by) {
    if (!m_sheet || !m_chosen) {
        return;
    }
    for (auto const& row : m_sheet->rows) {
        auto const rank = row.entry.rank + by;
        if (row.entry.object == *m_chosen && rank >= 1 &&
            rank <= static_cast<std::int64_t>(m_sheet->rows.size())) {
            m_edits.add(MoveEntry{m_sheet->list.id, *m_chosen, rank}, tr("Move"));
            return;
        }
    }
}

void ListsPage::approve() {
    m_note.clear();
    m_error.clear();
    m_approving = m_workspace.thread.submit(
        [name = m_sheet->list.name, &clock = m_workspace.clock](storage::Vault& vault, Job&) {
            Records records(vault, clock);
            return approve_list(vault, records, name, "");
        });
}

void ListsPage::create() {
    m_error.clear();
    m_creating = m_workspace.thread.submit(
        [name = m_new_name, &clock = m_workspace.clock](storage::Vault& vault, Job&) {
            Records records(vault, clock);
            NewList list;
            list.name = name;
            return vault.write([&] { return create_list(records.lists, records.places, list); });
        });
}

void ListsPage::draw(Theme const& theme) {
    poll();
    handle_keys();
    ui::head(theme, tr("Lists"));
    draw_tools(theme);
    if (!m_error.empty()) {
        ui::message(theme, Tone::danger, m_error);
    }
    if (m_sheet) {
        draw_sheet(theme);
    } else if (m_lists.empty() && !m_reading_lists.active()) {
        ui::gap(theme, Space::xl);
        ui::title(theme, tr("No lists yet"));
        ui::wrapped_muted(theme, tr("A list says what to carry out first, for one building or one "
                                    "kind of disaster."));
    }
}

void ListsPage::draw_tools(Theme const& theme) {
    if (m_naming) {
        draw_naming(theme);
        return;
    }
    if (!m_lists.empty()) {
        std::vector<std::string> names;
        int chosen = -1;
        for (auto const& choice : m_lists) {
            chosen = m_list == choice.list.id ? static_cast<int>(names.size()) : chosen;
            names.push_back(choice.list.name);
        }
        ui::FieldLook look;
        look.hint = tr("Which list");
        look.width = theme.px(360);
        if (ui::choice(theme, chosen, names, look)) {
            choose(m_lists[static_cast<std::size_t>(chosen)].list.id);
        }
        ImGui::SameLine();
    }
    if (ui::button(theme, icon::kAdd, tr("New list"))) {
        m_naming = true;
    }
    ImGui::SameLine();
    draw_edit_tools(theme, m_edits);
}

void ListsPage::draw_naming(Theme const& theme) {
    ui::FieldLook look;
    look.hint = tr("Name of the list");
    look.width = theme.px(360);
    look.focus = m_new_name.empty() && ImGui::IsWindowAppearing();
    ui::text_field(theme, m_new_name, look);
    bool wanted = ui::entered();
    ImGui::SameLine();
    wanted |= ui::button(theme, icon::kAdd, tr("Make"), ui::ButtonKind::main);
    ImGui::SameLine();
    if (ui::button(theme, nullptr, tr("Cancel"), ui::ButtonKind::quiet) || pressed(Key::back)) {
        m_naming = false;
    }
    if (wanted && !m_new_name.empty()) {
        create();
    }
}

void ListsPage::draw_sheet(Theme const& theme) {
    draw_sheet_head(theme);
    if (!m_note.empty()) {
        ui::message(theme, Tone::good, m_note);
    }
    if (m_sheet->rows.empty()) {
        ui::gap(theme, Space::l);
        ui::wrapped_muted(theme, tr("There is nothing on this list yet. Choose an object in the "
                                    "collection and put it on the list."));
        return;
    }
    draw_table(theme);
    if (m_chosen) {
        ImGui::SameLine(0, theme.space(Space::m));
        draw_entry(theme);
    }
}

void ListsPage::draw_sheet_head(Theme const& theme) {
    auto const& list = m_sheet->list;
    float const right = ImGui::GetCursorPosX() + ImGui::GetContentRegionAvail().x;
    {
        ui::GroupScope const group;
        ui::title(theme, list.name);
        draw_state(theme, list.status);
        if (!m_sheet->versions.empty()) {
            ImGui::SameLine();
            auto const& version = m_sheet->versions.front();
            ui::muted(theme, fmt::format(fmt::runtime(tr("version {0}, approved on {1}")),
                                         version.number, display_date(version.approved_at)));
        }
        if (list.review_due) {
            ImGui::SameLine();
            ui::muted(theme, fmt::format(fmt::runtime(tr("review before {0}")),
                                         display_date(*list.review_due)));
        }
    }
    auto const* const label = tr("Approve");
    ImGui::SameLine(right - ui::button_width(theme, icon::kGood, label));
    ui::DisabledScope const disabled(list.status == storage::ListStatus::approved ||
                                     m_sheet->rows.empty() || m_approving.active());
    if (ui::button(theme, icon::kGood, label, ui::ButtonKind::main)) {
        approve();
    }
}

void ListsPage::draw_table(Theme const& theme) {
    constexpr auto kFlags = ImGuiTableFlags_ScrollY | ImGuiTableFlags_RowBg |
                            ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_BordersOuter;
    float const width = ImGui::GetContentRegionAvail().x -
                        (m_chosen ? theme.px(kEntryWidth) + theme.space(Space::m) : 0);
    if (!ImGui::BeginTable("entries", 7, kFlags, {width, 0})) {
        return;
    }
    ImGui::TableSetupScrollFreeze(0, 1);
    auto const fixed = [&](char const* label, float pixels) {
        ImGui::TableSetupColumn(label, ImGuiTableColumnFlags_WidthFixed, theme.px(pixels));
    };
    fixed(tr("Rank"), 48);
    fixed(tr("Class"), 48);
    fixed(tr("Number"), 104);
    ImGui::TableSetupColumn(tr("Name"), ImGuiTableColumnFlags_WidthStretch, 1.4F);
    ImGui::TableSetupColumn(tr("Location"), ImGuiTableColumnFlags_WidthStretch, 1);
    fixed(tr("People"), 52);
    fixed(tr("Minutes"), 60);
    {
        ui::FontScope const font(theme.fonts.small);
        ImGui::TableHeadersRow();
    }
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(m_sheet->rows.size()));
    while (clipper.Step()) {
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            draw_row(theme, static_cast<std::size_t>(i));
        }
    }
    ImGui::EndTable();
}

void ListsPage::draw_row(Theme const& theme, std::size_t index) {
    auto const& row = m_sheet->rows[index];
    ui::IdScope const id(row.entry.object);
    ImGui::TableNextRow(ImGuiTableRowFlags_None, theme.row_height());
    ImGui::TableNextColumn();
    if (ImGui::Selectable("##row", m_chosen == row.entry.object,
                          ImGuiSelectableFlags_SpanAllColumns, {0, theme.px(24)})) {
        m_chosen = row.entry.object;
    }
    ui::named(row.accession_number);
    if (ImGui::BeginDragDropSource()) {
        ImGui::SetDragDropPayload(kDragType, row.entry.object.bytes.data(),
                                  row.entry.object.bytes.size());
        ui::text(row.name);
        ImGui::EndDragDropSource();
    }
    if (ImGui::BeginDragDropTarget()) {
        if (auto const* payload = ImGui::AcceptDragDropPayload(kDragType)) {
            storage::ObjectId dropped;
            std::copy_n(static_cast<Byte const*>(payload->Data), dropped.bytes.size(),
                        dropped.bytes.begin());
            m_edits.add(MoveEntry{m_sheet->list.id, dropped, row.entry.rank}, tr("Move"));
        }
        ImGui::EndDragDropTarget();
    }
    ImGui::SameLine(0, 0);
    ui::FontScope const figures(theme.fonts.figures);
    ui::text(std::to_string(row.entry.rank));
    ImGui::TableNextColumn();
    ui::class_badge(theme, row.entry.salvage_class, theme.px(22));
    auto const cell = [](std::string const& words) {
        ImGui::TableNextColumn();
        ui::clipped(words, ImGui::GetContentRegionAvail().x);
    };
    cell(row.accession_number);
    cell(row.name);
    ImGui::TableNextColumn();
    ui::clipped_path(row.location_path, ImGui::GetContentRegionAvail().x);
    cell(row.people ? std::to_string(*row.people) : "");
    cell(row.minutes ? std::to_string(*row.minutes) : "");
}

void ListsPage::draw_entry(Theme const& theme) {
    auto const found = std::find_if(m_sheet->rows.begin(), m_sheet->rows.end(),
                                    [&](auto const& row) { return row.entry.object == *m_chosen; });
    if (found == m_sheet->rows.end()) {
        m_chosen.reset();
        return;
    }
    ui::PanelScope const panel(theme, "entry", {theme.px(kEntryWidth), 0},
                               ui::PanelScope::Frame::bordered);
    if (auto const changed = m_entry.draw(theme, *found)) {
        m_edits.add(SetEntry{m_sheet->list.id, *changed}, tr("Entry"));
    }
    ui::gap(theme, Space::m);
    if (ui::button(theme, icon::kUp, tr("Up"))) {
        move_chosen(-1);
    }
    ImGui::SameLine();
    if (ui::button(theme, icon::kDown, tr("Down"))) {
        move_chosen(1);
    }
    ImGui::SameLine();
    if (ui::button(theme, icon::kRemove, tr("Remove"), ui::ButtonKind::danger)) {
        m_edits.add(RemoveEntries{m_sheet->list.id, {found->entry.object}}, tr("Remove"));
    }
    ui::FontScope const font(theme.fonts.small);
    ui::wrapped_muted(theme, tr("Alt and an arrow key move it as well."));
}

}  // namespace noodkluis::app::desktop
