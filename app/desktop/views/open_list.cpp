// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/open_list.h"

#include <algorithm>
#include <map>

namespace noodkluis::app::desktop {
namespace {

/// What can be told beforehand without asking the vault; for all else the sheet is read again.
struct Foresee {
    ListSheet& sheet;

    void operator()(MoveEntries const& edit) const {
        if (edit.list == sheet.list.id) {
            move_rows(sheet.rows, edit.places);
        }
    }
    void operator()(SetEntries const& edit) const {
        if (edit.list != sheet.list.id) {
            return;
        }
        std::map<storage::ObjectId, storage::ListEntry const*> changed;
        for (auto const& entry : edit.entries) {
            changed.emplace(entry.object, &entry);
        }
        for (auto& row : sheet.rows) {
            if (auto const found = changed.find(row.entry.object); found != changed.end()) {
                auto const rank = row.entry.rank;
                row.entry = *found->second;
                row.entry.rank = rank;
            }
        }
    }
    template <class Other>
    void operator()(Other const& /*edit*/) const {}
};

}  // namespace

void OpenList::open(storage::ListId list) {
    if (m_id != list) {
        m_id = list;
        m_sheet.reset();
    }
    read();
}

void OpenList::close() {
    m_id.reset();
    m_sheet.reset();
    m_reading = {};
}

void OpenList::read() {
    if (m_id) {
        m_reading = m_workspace.thread.submit(
            [id = *m_id, &clock = m_workspace.clock](storage::Vault& vault, Job&) {
                Records records(vault, clock);
                return read_list_sheet(records, id);
            });
    }
}

Result<bool> OpenList::poll() {
    auto sheet = m_reading.take();
    if (!sheet) {
        return false;
    }
    if (!*sheet) {
        close();
        return tl::unexpected(sheet->error());
    }
    m_sheet = std::move(**sheet);
    return true;
}

ListRow const* OpenList::row(storage::ObjectId object) const {
    if (!m_sheet) {
        return nullptr;
    }
    auto const found = std::find_if(m_sheet->rows.begin(), m_sheet->rows.end(),
                                    [&](auto const& row) { return row.entry.object == object; });
    return found == m_sheet->rows.end() ? nullptr : &*found;
}

std::vector<storage::ListEntry> OpenList::entries(std::vector<storage::ObjectId> objects) const {
    std::sort(objects.begin(), objects.end());
    std::vector<storage::ListEntry> entries;
    if (m_sheet) {
        for (auto const& row : m_sheet->rows) {
            if (std::binary_search(objects.begin(), objects.end(), row.entry.object)) {
                entries.push_back(row.entry);
            }
        }
    }
    return entries;
}

void OpenList::foresee(Edit const& edit) {
    m_reading = {};  // what it brings is older than this edit
    if (m_sheet) {
        std::visit(Foresee{*m_sheet}, edit);
    }
}

}  // namespace noodkluis::app::desktop
