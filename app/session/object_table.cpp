// SPDX-License-Identifier: Apache-2.0
#include "app/session/object_table.h"

#include <algorithm>

#include "storage/repository/object_catalogue.h"

namespace noodkluis::app {
namespace {

constexpr std::size_t kBlockRows = 64;
constexpr std::size_t kRowsMax = 4096;  // kept in memory

}  // namespace

void ObjectTable::show(storage::CatalogueFilter filter, storage::CatalogueSort sort) {
    m_filter = std::move(filter);
    m_sort = sort;
    find();
}

void ObjectTable::refresh() {
    ++m_generation;
    m_prepared = false;
    find();
}

void ObjectTable::find() {
    m_finding =
        m_thread.submit([filter = m_filter, sort = m_sort](storage::Vault& vault, Job& job) {
            return vault.catalogue().ids(filter, sort, job);
        });
}

std::optional<Error> ObjectTable::poll() {
    if (auto found = m_finding.take()) {
        if (!*found) {
            return found->error();
        }
        m_ids = std::move(**found);
    }
    if (auto rows = m_reading.take()) {
        if (!*rows) {
            return rows->error();
        }
        if (m_rows.size() >= kRowsMax) {
            m_rows.clear();
        }
        for (auto& [id, row] : **rows) {
            m_rows[id] = {std::move(row), m_reading_generation};
        }
    }
    if (m_wanted_block && !m_reading.active()) {
        read_block(*m_wanted_block);
    }
    m_wanted_block.reset();
    prepare_search();
    return std::nullopt;
}

/// Step by step while there is nothing else to do.
void ObjectTable::prepare_search() {
    if (auto more = m_preparing.take()) {
        m_prepared = !*more || !**more;
    }
    if (!m_prepared && !m_preparing.active() && !m_finding.active() && !m_reading.active()) {
        m_preparing = m_thread.submit(
            [](storage::Vault& vault, Job&) { return vault.catalogue().prepare_search(); });
    }
}

std::optional<std::size_t> ObjectTable::index_of(storage::ObjectId id) const {
    auto const found = std::find(m_ids.begin(), m_ids.end(), id);
    return found == m_ids.end() ? std::nullopt
                                : std::optional(static_cast<std::size_t>(found - m_ids.begin()));
}

TableRow const* ObjectTable::row(std::size_t index) {
    auto const found = m_rows.find(m_ids[index]);
    bool const known = found != m_rows.end();
    if (!known || found->second.generation != m_generation) {
        m_wanted_block = m_wanted_block.value_or(index / kBlockRows);
    }
    return known ? &found->second.row : nullptr;
}

void ObjectTable::read_block(std::size_t block) {
    auto const first = block * kBlockRows;
    if (first >= m_ids.size()) {
        return;
    }
    auto const count = std::min(kBlockRows, m_ids.size() - first);
    auto const begin = m_ids.begin() + static_cast<std::ptrdiff_t>(first);
    std::vector<storage::ObjectId> ids(begin, begin + static_cast<std::ptrdiff_t>(count));
    m_reading_generation = m_generation;
    m_reading = m_thread.submit(
        [ids = std::move(ids), &clock = m_clock](storage::Vault& vault, Job& job) -> Result<Rows> {
            storage::ObjectRepository objects(vault.connection(), vault.user(), clock);
            Rows rows;
            for (auto const id : ids) {
                if (job.cancelled()) {
                    return fail(ErrorCode::cancelled);
                }
                auto const object = objects.get(id);
                if (object) {
                    rows.emplace_back(id, table_row(*object));
                } else if (object.error().code == ErrorCode::record_not_found) {
                    rows.emplace_back(id, TableRow());  // gone since; the next answer tells
                } else {
                    return tl::unexpected(object.error());
                }
            }
            return rows;
        });
}

}  // namespace noodkluis::app
