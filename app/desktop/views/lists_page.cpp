// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/lists_page.h"

#include <algorithm>

#include <fmt/format.h>

#include "app/desktop/platform/keys.h"
#include "app/desktop/theme/icons.h"
#include "app/lists/approve.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {

ListsPage::ListsPage(Workspace& workspace)
    : m_workspace(workspace),
      m_edits(workspace.edits),
      m_watch(workspace.edits),
      m_chooser(workspace),
      m_first(workspace),
      m_second(workspace),
      m_entry(workspace),
      m_export(workspace) {}

std::string ListsPage::under_way() const {
    return m_export.exporting() ? tr("exporting") : "";
}

void ListsPage::Pane::refresh() {
    objects.clear();
    if (auto const* const sheet = list.sheet()) {
        table.refresh(*sheet);
        for (auto const& row : sheet->rows) {
            objects.push_back(row.entry.object);
        }
        std::sort(objects.begin(), objects.end());
    }
}

void ListsPage::enter() {
    m_chooser.read();
    m_first.list.read();
    m_second.list.read();
    read_side();
}

void ListsPage::flush() {
    take(m_entry.flush());
    take(m_properties.flush());
}

void ListsPage::show_about(std::string const& id) {
    if (auto const list = storage::ListId::parse(id)) {
        open(*list);
        show(Side::review);
    }
}

std::string ListsPage::status() const {
    auto const* const sheet = m_first.list.sheet();
    return sheet != nullptr
               ? counted("{0} object on this list", "{0} objects on this list", sheet->rows.size())
               : counted("{0} list", "{0} lists", m_chooser.lists().size());
}

std::vector<Command> ListsPage::commands() {
    std::vector<Command> commands;
    for (auto const& list : m_chooser.lists()) {
        commands.push_back({icon::kLists, list.name, "", [this, id = list.id] { open(id); }});
    }
    if (m_first.list.sheet() != nullptr) {
        auto const add = [&](char const* icon, char const* label, Side side) {
            commands.push_back({icon, label, "", [this, side] { show(side); }});
        };
        add(icon::kGood, tr("Review and approve"), Side::review);
        add(icon::kChanges, tr("Changes"), Side::changes);
        add(icon::kLog, tr("History"), Side::history);
        add(icon::kSettings, tr("Properties"), Side::properties);
    }
    return commands;
}

template <class T>
bool ListsPage::keep_error(Result<T> const& result) {
    if (!result) {
        m_error = message_of(result.error());
    }
    return result.has_value();
}

void ListsPage::poll() {
    if (auto const fresh = m_chooser.poll(); keep_error(fresh) && *fresh) {
        auto const& lists = m_chooser.lists();
        if (auto const made = m_chooser.take_made()) {
            open(*made);
        } else if (m_first.list.id() && !m_chooser.has(*m_first.list.id())) {
            m_first.list.close();
        }
        if (m_second.list.id() && !m_chooser.has(*m_second.list.id())) {
            m_second.list.close();
        }
        if (!m_first.list.id() && !lists.empty()) {
            open(lists.front().id);
        }
    }
    for (auto* const pane : {&m_first, &m_second}) {
        if (auto const fresh = pane->list.poll(); keep_error(fresh) && *fresh) {
            pane->refresh();
        }
    }
    poll_edits();
    poll_side();
}

void ListsPage::poll_edits() {
    bool const changed = m_watch.changed();
    auto const error = m_edits.take_error();
    if (changed) {
        m_error.clear();
        m_entry.accept();
        m_properties.accept();
    }
    if (error && !m_entry.refuse(*error) &&
        !(m_side == Side::properties && m_properties.refuse(*error))) {
        m_error = message_of(*error);
    }
    // While more are on their way, what is shown is ahead of what can be read.
    if ((changed || error) && m_edits.idle()) {
        enter();
    }
    if (auto version = m_approving.take(); version && keep_error(*version)) {
        m_note = fmt::format(fmt::runtime(tr("Version {0} is approved and can be shared.")),
                             (*version)->number);
        m_review.clear();
        m_side = Side::none;
        enter();
    }
}

void ListsPage::poll_side() {
    if (auto changes = m_reading_changes.take(); changes && keep_error(*changes)) {
        m_changes = std::move(**changes);
    }
    if (auto history = m_reading_history.take(); history && keep_error(*history)) {
        m_history = std::move(**history);
    }
}

/// What the panel beside the table needs and the sheet does not hold.
void ListsPage::read_side() {
    if (!m_first.list.id()) {
        return;
    }
    auto const id = *m_first.list.id();
    if (m_side == Side::changes || m_side == Side::review) {
        m_reading_changes = m_workspace.thread.submit(
            [id, &clock = m_workspace.clock](storage::Vault& vault, Job&) -> Result<ChangesSince> {
                Records records(vault, clock);
                NK_TRY(auto const list, records.lists.get(id));
                return read_list_changes(records, list);
            });
    }
    if (m_side == Side::history) {
        m_reading_history = m_workspace.thread.submit(
            [id, &clock = m_workspace.clock](storage::Vault& vault, Job&) {
                Records records(vault, clock);
                return read_list_history(records, storage::UserRepository(vault.connection()), id);
            });
    }
}

void ListsPage::open(storage::ListId list) {
    flush();
    m_first.list.open(list);
    m_first.table = ListTable();
    if (m_second.list.id() == list) {
        m_second.list.close();
    }
    m_changes.reset();
    m_history.clear();
    m_review.clear();
    m_note.clear();
    read_side();
}

void ListsPage::show(Side side) {
    m_side = m_side == side ? Side::none : side;
    m_choosing = false;
    m_second.list.close();
    m_active = &m_first;
    m_changes.reset();
    m_history.clear();
    read_side();
}

void ListsPage::take(Steps steps) {
    for (auto& step : steps) {
        take(std::move(step));
    }
}

void ListsPage::take(EditHistory::Step step) {
    m_note.clear();
    for (auto* const pane : {&m_first, &m_second}) {
        pane->list.foresee(step.edit);
        pane->refresh();
    }
    m_edits.add(std::move(step.edit), std::move(step.label));
}

void ListsPage::handle_keys() {
    auto const* const sheet = m_active->list.sheet();
    if (sheet == nullptr) {
        return;
    }
    if (pressed(Key::move_up)) {
        move_chosen(-1);
    }
    if (pressed(Key::move_down)) {
        move_chosen(1);
    }
    for (int i = 0; i < 3; ++i) {
        if (pressed_letter(static_cast<char>('A' + i))) {
            change_chosen({static_cast<storage::SalvageClass>(i), std::nullopt});
        }
    }
    if (pressed(Key::remove)) {
        remove_chosen();
    }
    if (pressed(Key::choose_all)) {
        m_active->table.choose_all(*sheet);
        m_side = Side::entry;
    }
    if (pressed_letter('R') && shows_entry()) {
        m_entry.focus_rank();
    }
    // In a field it gives back the text from before.
    if (pressed(Key::back) && !m_chooser.naming() && !ImGui::GetIO().WantTextInput) {
        m_active->table.choose(*sheet, {});
        m_side = Side::none;
    }
}

void ListsPage::move_chosen(int by) {
    auto const& chosen = m_active->table.chosen();
    if (chosen.empty()) {
        return;
    }
    auto const* const end = m_active->list.row(by < 0 ? chosen.front() : chosen.back());
    if (end == nullptr) {
        return;
    }
    auto const rank = end->entry.rank + (by < 0 ? -1 : 2);
    auto const& sheet = *m_active->list.sheet();
    if (auto places = places_before(sheet.rows, chosen, rank); !places.empty()) {
        take({MoveEntries{sheet.list.id, std::move(places)}, tr("Move")});
    }
}

void ListsPage::change_chosen(SeveralChange const& change) {
    if (!change.salvage_class && !change.action) {
        return;
    }
    auto entries = m_active->list.entries(m_active->table.chosen());
    bool differs = false;
    for (auto& entry : entries) {
        auto const before = entry;
        entry.salvage_class = change.salvage_class.value_or(entry.salvage_class);
        entry.action = change.action.value_or(entry.action);
        differs = differs || entry != before;
    }
    if (differs) {
        take({SetEntries{*m_active->list.id(), std::move(entries)},
              change.action ? tr("Action") : tr("Class")});
    }
}

void ListsPage::remove_chosen() {
    if (auto const& chosen = m_active->table.chosen(); !chosen.empty()) {
        take({RemoveEntries{*m_active->list.id(), chosen}, tr("Remove")});
    }
}

void ListsPage::copy_chosen(Pane const& from, Pane const& to) {
    auto const end = static_cast<std::int64_t>(to.list.sheet()->rows.size()) + 1;
    drop(to, {*from.list.id(), from.table.chosen(), end});
}

/// Rows of the list itself move; rows of the other one are copied.
void ListsPage::drop(Pane const& pane, ListTable::Drop const& dropped) {
    auto const& sheet = *pane.list.sheet();
    if (dropped.from == sheet.list.id) {
        if (auto places = places_before(sheet.rows, dropped.objects, dropped.rank);
            !places.empty()) {
            take({MoveEntries{sheet.list.id, std::move(places)}, tr("Move")});
        }
        return;
    }
    auto const& from = &pane == &m_first ? m_second : m_first;
    std::vector<storage::ListEntry> entries;
    for (auto& entry : from.list.entries(dropped.objects)) {
        if (pane.list.row(entry.object) == nullptr) {
            entry.rank = dropped.rank + static_cast<std::int64_t>(entries.size());
            entries.push_back(std::move(entry));
        }
    }
    if (entries.empty()) {
        m_note = tr("On both lists already.");
        return;
    }
    take({PutEntries{sheet.list.id, std::move(entries)}, tr("Copy to the other list")});
}

void ListsPage::approve(ReviewPanel::Approval const& approval) {
    m_note.clear();
    m_error.clear();
    m_approving =
        m_workspace.thread.submit([name = m_first.list.sheet()->list.name, approval,
                                   &clock = m_workspace.clock](storage::Vault& vault, Job&) {
            Records records(vault, clock);
            return approve_list(vault, records, name, approval.note, approval.next_review);
        });
}

}  // namespace noodkluis::app::desktop
